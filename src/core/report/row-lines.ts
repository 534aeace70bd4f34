/**
 * How many lines of text the rows of a sheet take where a text is broken: headings, prose and words of the user's. Excel works this out again by itself when a
 * cell changes; other programs keep to what the file says.
 */
import type { PlacedSheet, PlacedTable } from "./place-sheet";
import type { ReportCell } from "./report";

/** Letters of running text take less room than the digits by which columns are measured. */
const LETTERS_PER_DIGIT = 1.18;
/** A heading shares its cell with a filter button. */
const BUTTON_CHARACTERS = 3;

/** Row -> lines, of rows with more than one. */
export function rowLinesOf({ tables, columnWidths }: Pick<PlacedSheet, "tables" | "columnWidths">): Readonly<Record<number, number>> {
  return Object.fromEntries(tables.flatMap((placed) => linesIn(placed, columnWidths)).filter(([, lines]) => lines > 1));
}

function linesIn({ table, headerRow, firstRow }: PlacedTable, widths: readonly number[]): readonly (readonly [number, number])[] {
  const columns = table.columns.map((column, position) => ({ ...column, room: widths[position] ?? column.width }));
  const prose = columns.filter(({ meaning }) => meaning === "prose" || meaning === "words");
  const ofRow = ({ cells }: (typeof table.rows)[number]): number =>
    Math.max(1, ...prose.map(({ key, room }) => linesOf(textIn(cells[key]), room * LETTERS_PER_DIGIT)));
  return [
    [headerRow, Math.max(1, ...columns.map(({ title, room }) => linesOf(title, room - BUTTON_CHARACTERS)))],
    ...(prose.length === 0 ? [] : table.rows.map((row, index) => [firstRow + index, ofRow(row)] as const)),
  ];
}

/** Words are kept whole, unless one alone is wider than its cell. */
function linesOf(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > room) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + length;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}

function textIn(cell: ReportCell | undefined): string {
  const text = typeof cell === "object" && cell !== null && "typed" in cell ? cell.typed : cell;
  return typeof text === "string" ? text : "";
}
