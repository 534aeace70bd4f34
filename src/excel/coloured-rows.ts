/**
 * Rows that were coloured -> the cells that wear their colour now, each with the fill that it had before. A row that was sorted or pushed down is known by
 * the shipment and goods that stand in it; one that bears no such name is looked for where it was.
 */
import type { Conversation } from "./run-in-excel";

/** A row as it was; null for a cell without a fill. */
export type ColouredRow = {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly painted: string;
  readonly fills: readonly (string | null)[];
  /** Texts that stood in it and say which row it is; absent where an earlier version coloured it. */
  readonly names?: readonly string[];
};
export type CellFill = { readonly format?: { readonly fill?: { readonly color?: string; readonly pattern?: string | null } } };
export type RowOfFills = OfficeExtension.ClientResult<Excel.CellProperties[][]>;
/** One cell and what it is to wear. */
export type Repainted = { readonly sheetId: string; readonly row: number; readonly column: number; readonly columns: 1; readonly colour: string | null };

/** More cells than that are not read to look for rows that moved. */
const CELLS_MAX = 100_000;

export async function findColoured(kept: readonly ColouredRow[], { context, sync }: Conversation): Promise<readonly Repainted[]> {
  const ids = [...new Set(kept.map(({ sheetId }) => sheetId))];
  const sheets = ids.map((id) => context.workbook.worksheets.getItem(id));
  const used = sheets.map((sheet) => sheet.getUsedRange().load("rowIndex,columnIndex,rowCount,columnCount"));
  await sync();
  const texts = used.map((range) => (range.rowCount * range.columnCount > CELLS_MAX ? null : range.load("values")));
  await sync();
  const placed = ids.flatMap((id, index) => {
    const range = used[index];
    return range === undefined
      ? []
      : placeRows(
          kept.filter(({ sheetId }) => sheetId === id),
          { from: range.rowIndex, values: texts[index]?.values ?? [] },
        ).map((one) => ({ ...one, range, sheet: sheets[index] }));
  });
  const read = placed.flatMap(({ one, row, range, sheet }) =>
    sheet === undefined ? [] : [{ one, row, first: range.columnIndex, cells: fillsIn(sheet.getRangeByIndexes(row, range.columnIndex, 1, range.columnCount)) }],
  );
  await sync();
  return read.flatMap(({ one, row, first, cells }) => repaint(one, { row, first, found: (cells.value[0] ?? []) as readonly CellFill[] }));
}

type Used = { readonly from: number; readonly values: readonly (readonly unknown[])[] };

/** Where each row is now: still in its place, else the first other row with its names; where there is none, its place, in case its names were changed. */
function placeRows(kept: readonly ColouredRow[], { from, values }: Used): readonly { readonly one: ColouredRow; readonly row: number }[] {
  const taken = new Set<number>();
  const isAt = ({ names = [] }: ColouredRow, row: number): boolean =>
    names.length > 0 && names.every((name) => (values[row - from] ?? []).some((cell) => isSame(cell, name)));
  const inPlace = kept.filter((one) => isAt(one, one.row));
  for (const { row } of inPlace) taken.add(row);
  const moved = kept.filter((one) => !inPlace.includes(one));
  const rowsOf = new Map<string, number[]>();
  const wanted = new Set(moved.flatMap(({ names = [] }) => names.slice(0, 1).map(folded)));
  if (wanted.size > 0)
    values.forEach((cells, index) => {
      for (const word of new Set(cells.map((cell) => folded(String(cell))).filter((text) => wanted.has(text))))
        rowsOf.set(word, [...(rowsOf.get(word) ?? []), from + index]);
    });
  return [
    ...inPlace.map((one) => ({ one, row: one.row })),
    ...moved.flatMap((one) => {
      const found = (rowsOf.get(folded(one.names?.[0] ?? "")) ?? []).find((row) => !taken.has(row) && isAt(one, row));
      const row = found ?? one.row;
      if (taken.has(row)) return [];
      taken.add(row);
      return [{ one, row }];
    }),
  ];
}

/** Cells in the colour that they were given; where columns were put in before them, as far to the right as the colour begins now. */
function repaint(
  { sheetId, column, painted, fills }: ColouredRow,
  { row, first, found }: { readonly row: number; readonly first: number; readonly found: readonly CellFill[] },
): readonly Repainted[] {
  const worn = found.flatMap((cell, offset) => (isSame(fillOf(cell), painted) ? [first + offset] : []));
  const [start = column] = worn;
  const hasMoved = worn.some((at) => at < column || at >= column + fills.length);
  const shift = hasMoved ? start - column : 0;
  return worn.map((at) => ({ sheetId, row, column: at, columns: 1, colour: fills[Math.min(fills.length - 1, Math.max(0, at - column - shift))] ?? null }));
}

export function fillsIn(range: Excel.Range): RowOfFills {
  return range.getCellProperties({ format: { fill: { color: true, pattern: true } } });
}

export function fillOf(cell: CellFill | undefined): string | null {
  const fill = cell?.format?.fill;
  return fill?.pattern === "None" || fill?.color === undefined || fill.color === "" ? null : fill.color;
}

const folded = (text: string): string => text.trim().toLowerCase();

export function isSame(cell: unknown, text: string): boolean {
  return folded(String(cell)) === folded(text);
}
