/**
 * Which cells of the grid everything takes: title, notes and one line of legend above the headings of the first table, so that they can be
 * frozen in a small window; other tables and footnotes below it, with a line of air between them.
 */
import type { ReportSheet, ReportTable, Tone } from "./report";
import type { Area } from "./sheet-plan";

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

/** An entry of the legend, or a way to a table below; as many cells wide as its words need. */
export type PlacedEntry = { readonly text: string; readonly tone: Tone | null; readonly toRow: number | null; readonly area: Area };
export type PlacedSheet = {
  readonly tables: readonly PlacedTable[];
  readonly legend: readonly PlacedEntry[];
  readonly footnoteRow: number;
  readonly columnWidths: readonly number[];
};

export function placeSheet(sheet: ReportSheet): PlacedSheet {
  const columnWidths = widthsOf(sheet.tables);
  const hasLegend = sheet.legend.length > 0 || sheet.tables.length > 1;
  const legendRow = 1 + sheet.notes.length;
  const tables = placeTables(sheet.tables, legendRow + (hasLegend ? 1 : 0));
  const ways = tables.slice(1).map(({ table, titleRow, headerRow }) => ({
    text: `${table.title ?? table.wayTitle ?? "Totals"}: row ${(titleRow ?? headerRow) + 1}`,
    tone: null,
    toRow: titleRow ?? headerRow,
  }));
  const legend = placeEntries([...sheet.legend.map((entry) => ({ ...entry, toRow: null })), ...ways], legendRow, columnWidths);
  return { tables, legend, footnoteRow: Math.max(legendRow, ...tables.map(({ lastRow }) => lastRow)) + 2, columnWidths };
}

function placeTables(tables: readonly ReportTable[], from: number): readonly PlacedTable[] {
  let next = from;
  return tables.map((table) => {
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

/** From left to right. What finds no room keeps the last cell that is left: a text column says the same. */
function placeEntries(entries: readonly Omit<PlacedEntry, "area">[], row: number, widths: readonly number[]): readonly PlacedEntry[] {
  let column = 0;
  return entries.flatMap((entry) => {
    const from = column;
    for (let room = 0; column < widths.length && room < wholeWidth(entry.text) + ENTRY_MARGIN; column += 1) room += widths[column] ?? 0;
    return column === from ? [] : [{ ...entry, area: { row, column: from, rows: 1, columns: column - from } }];
  });
}

function widthsOf(tables: readonly ReportTable[]): readonly number[] {
  const columns = Math.max(2, ...tables.map((table) => table.columns.length));
  return Array.from({ length: columns }, (_, position) => Math.max(8, ...tables.map((table) => widthOf(table.columns[position]))));
}

/** Letters of headings are bold; programs without the workbook's font take a wider one. */
const WIDTH_PER_LETTER = 1.2;
const FILTER_BUTTON = 4;
const ENTRY_MARGIN = 2;
/** Chinese and Japanese letters are twice as wide as others. */
const WIDE_LETTERS = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

function wholeWidth(text: string): number {
  return Math.ceil((text.length + (text.match(WIDE_LETTERS)?.length ?? 0)) * WIDTH_PER_LETTER);
}

/** Of a heading on one line, with room for a filter button. */
export function headingWidth(title: string): number {
  return wholeWidth(title) + FILTER_BUTTON;
}

/** Of a text that stands a step away from the edge of its cell. */
export function textWidth(text: string): number {
  return text.length + (text.match(WIDE_LETTERS)?.length ?? 0) + ENTRY_MARGIN;
}

/** A heading fits on two lines, no word of it broken, with room for a filter button. */
function widthOf(column: ReportTable["columns"][number] | undefined): number {
  if (column === undefined) return 0;
  const words = column.title.split(" ");
  const breaks = words.map((_, at) => Math.max(wholeWidth(words.slice(0, at).join(" ")), wholeWidth(words.slice(at).join(" "))));
  return Math.max(column.width, Math.min(...breaks) + FILTER_BUTTON);
}
