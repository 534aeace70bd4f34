/** A1 addresses to areas and back. Rows and columns are counted from 0; whole columns and rows reach to the end of the grid. */

export const ROWS_MAX = 1_048_576;
export const COLUMNS_MAX = 16_384;

export type Position = { readonly row: number; readonly column: number };
export type Area = Position & { readonly rows: number; readonly columns: number };

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: ROWS_MAX, columns: COLUMNS_MAX };

const CELL = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/i;
const COLUMN = /^\$?([A-Z]{1,3})$/i;
const ROW = /^\$?([0-9]{1,7})$/;

/** The sheet an address names (null where it names none) and its area; null where it is no address. */
export function parseAddress(text: string): { readonly sheet: string | null; readonly area: Area } | null {
  const split = /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?(.+)$/.exec(text.trim());
  if (split === null) return null;
  const area = parseArea(split[3] ?? "");
  const sheet = split[1]?.replaceAll("''", "'") ?? split[2] ?? null;
  return area === null ? null : { sheet, area };
}

export function parseArea(text: string): Area | null {
  const [first = "", last = first, ...more] = text.trim().split(":");
  if (more.length > 0) return null;
  const from = parseCorner(first);
  const to = parseCorner(last);
  if (from === null || to === null || from.kind !== to.kind || (from.kind !== "cell" && !text.includes(":"))) return null;
  const area = spanning(from, to);
  return area.row + area.rows <= ROWS_MAX && area.column + area.columns <= COLUMNS_MAX ? area : null;
}

type Corner = { readonly kind: "cell" | "column" | "row"; readonly row: number; readonly column: number };

function parseCorner(text: string): Corner | null {
  const cell = CELL.exec(text);
  if (cell !== null) return corner({ kind: "cell", row: Number(cell[2]) - 1, column: columnOf(cell[1] ?? "") });
  const column = COLUMN.exec(text);
  if (column !== null) return corner({ kind: "column", row: 0, column: columnOf(column[1] ?? "") });
  const row = ROW.exec(text);
  return row === null ? null : corner({ kind: "row", row: Number(row[1]) - 1, column: 0 });
}

function corner(found: Corner): Corner | null {
  return found.row >= 0 && found.row < ROWS_MAX && found.column >= 0 && found.column < COLUMNS_MAX ? found : null;
}

function spanning(from: Corner, to: Corner): Area {
  const row = Math.min(from.row, to.row);
  const column = Math.min(from.column, to.column);
  return {
    row,
    column,
    rows: from.kind === "column" ? ROWS_MAX : Math.abs(to.row - from.row) + 1,
    columns: from.kind === "row" ? COLUMNS_MAX : Math.abs(to.column - from.column) + 1,
  };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** "A1:B2", "A1", "A:B" or "1:2". */
export function addressOf({ row, column, rows, columns }: Area): string {
  const [left, right] = [columnLetters(column), columnLetters(column + columns - 1)];
  if (rows === ROWS_MAX) return `${left}:${right}`;
  if (columns === COLUMNS_MAX) return `${row + 1}:${row + rows}`;
  return rows === 1 && columns === 1 ? `${left}${row + 1}` : `${left}${row + 1}:${right}${row + rows}`;
}

/** "$A$1:$B$2" */
export function absoluteAddressOf(area: Area): string {
  return addressOf(area).replace(
    /([A-Z]+)?(\d+)?/g,
    (_, letters: string | undefined, digits: string | undefined) => `${letters === undefined ? "" : `$${letters}`}${digits === undefined ? "" : `$${digits}`}`,
  );
}

export function quoteSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === null ? name : `'${name.replaceAll("'", "''")}'`;
}

export function intersectionOf(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function boundingAreaOf(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}

/** The smallest area with all of the cells; null where there is none. */
export function boundsOf(cells: readonly Position[]): Area | null {
  let area: Area | null = null;
  for (const { row, column } of cells) {
    const cell = { row, column, rows: 1, columns: 1 };
    area = area === null ? cell : boundingAreaOf(area, cell);
  }
  return area;
}

export function isSameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
