/** Which rows of the grid each table takes: under the title, notes and legend, with a line of air between tables. */
import type { ReportSheet, ReportTable } from "./report";

export type PlacedTable = {
  readonly table: ReportTable;
  /** null where the table has no title of its own. */
  readonly titleRow: number | null;
  /** null where no column stands under a band. */
  readonly bandRow: number | null;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly totalRow: number | null;
  readonly lastRow: number;
};

/** The legend stands under the notes, an entry a row. */
export function legendRowOf(sheet: ReportSheet): number {
  return 1 + sheet.notes.length;
}

export function placeTables(sheet: ReportSheet): readonly PlacedTable[] {
  let next = legendRowOf(sheet) + sheet.legend.length + 1;
  return sheet.tables.map((table) => {
    const titleRow = table.title === null ? null : next++;
    const bandRow = table.columns.some(({ band }) => band !== null) ? next++ : null;
    const headerRow = next++;
    const firstRow = next;
    next += Math.max(1, table.rows.length);
    const totalRow = table.total === null ? null : next++;
    const lastRow = next - 1;
    next += 1;
    return { table, titleRow, bandRow, headerRow, firstRow, totalRow, lastRow };
  });
}
