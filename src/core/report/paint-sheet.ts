/** Which areas of a sheet wear which style: formats by column, then headings and totals, then the tones of rows. */
import { minorDigitsOf } from "../domain/money";
import type { PlacedSheet, PlacedTable } from "./place-sheet";
import type { ColumnMeaning, ReportSheet, ReportTable, Tone } from "./report";
import type { Area, SheetPlan } from "./sheet-plan";
import type { StyleName } from "./styles";

const MEANING_STYLES = {
  text: "text",
  label: "label",
  quantity: "quantity",
  money: "money-2",
  "unit-cost": "unit-cost",
  date: "date",
  link: "link",
  mark: "center",
  prose: "prose",
  words: "words",
} as const satisfies Record<ColumnMeaning, StyleName>;
const NUMERIC: ReadonlySet<ColumnMeaning> = new Set(["quantity", "money", "unit-cost"]);

export function paintSheet(sheet: ReportSheet, { tables, legend, footnoteRow }: PlacedSheet): SheetPlan["paint"] {
  const first = (row: number): Area => ({ row, column: 0, rows: 1, columns: 1 });
  const titles = tables.flatMap(({ titleRow }) => (titleRow === null ? [] : [first(titleRow)]));
  const areas: (readonly [StyleName, readonly Area[]])[] = [
    ["title", [first(0)]],
    ["note", [...sheet.notes.map((_, index) => first(1 + index)), ...sheet.footnotes.map((_, index) => first(footnoteRow + index))]],
    ["label", legend.flatMap(({ toRow, area }) => (toRow === null ? [area] : []))],
    ["link", legend.flatMap(({ toRow, area }) => (toRow === null ? [] : [area]))],
    ["section", titles],
    ...tables.flatMap(paintTable),
    ...legend.flatMap(({ tone, area }) => (tone === null ? [] : [[tone, [area]] as const])),
  ];
  return areas.filter(([, list]) => list.length > 0).map(([style, list]) => ({ style, areas: list }));
}

function paintTable(placed: PlacedTable): readonly (readonly [StyleName, readonly Area[]])[] {
  const { table, bandRow, headerRow, firstRow, totalRow } = placed;
  const rows = Math.max(1, table.rows.length) + (totalRow === null ? 0 : 1);
  const columnArea = (column: number): Area => ({ row: firstRow, column, rows, columns: 1 });
  const byMeaning = (Object.keys(MEANING_STYLES) as ColumnMeaning[]).map(
    (meaning) => [MEANING_STYLES[meaning], positions(table, (column) => column.meaning === meaning).map(columnArea)] as const,
  );
  const header = (numeric: boolean): readonly Area[] =>
    positions(table, ({ meaning }) => NUMERIC.has(meaning) === numeric).map((column) => ({ row: headerRow, column, rows: 1, columns: 1 }));
  return [
    ...byMeaning,
    ...moneyByCell(placed),
    ["header", header(false)],
    ["header-number", header(true)],
    ["band", bandRow === null ? [] : bandRuns(table).map(({ from, to }) => ({ row: bandRow, column: from, rows: 1, columns: to - from + 1 }))],
    ["total", totalRow === null ? [] : [{ row: totalRow, column: 0, rows: 1, columns: table.columns.length }]],
    ...tones(placed),
  ];
}

function positions(table: ReportTable, matches: (column: ReportTable["columns"][number]) => boolean): readonly number[] {
  return table.columns.flatMap((column, position) => (matches(column) ? [position] : []));
}

/** Money outside a column of hundredths is written in its currency's own number of places. */
function moneyByCell({ table, firstRow }: PlacedTable): readonly (readonly [StyleName, readonly Area[]])[] {
  const areas = new Map<StyleName, Area[]>();
  table.rows.forEach(({ cells }, index) => {
    table.columns.forEach(({ key, meaning }, column) => {
      const cell = cells[key];
      if (cell === null || cell === undefined || typeof cell !== "object" || !("amount" in cell)) return;
      const style = MONEY_STYLES[minorDigitsOf(cell.currency)] ?? "money-2";
      if (style === "money-2" && meaning === "money") return;
      const list = areas.get(style) ?? [];
      list.push({ row: firstRow + index, column, rows: 1, columns: 1 });
      areas.set(style, list);
    });
  });
  return [...areas];
}

const MONEY_STYLES: Readonly<Record<number, StyleName>> = { 0: "money-0", 2: "money-2", 3: "money-3" };

function bandRuns(table: ReportTable): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number; band: string }[] = [];
  table.columns.forEach(({ band }, position) => {
    const last = runs.at(-1);
    if (band === null) return;
    if (last !== undefined && last.band === band && last.to === position - 1) last.to = position;
    else runs.push({ from: position, to: position, band });
  });
  return runs;
}

/** Neighbouring rows of one tone are one area. */
function tones({ table, firstRow }: PlacedTable): readonly (readonly [StyleName, readonly Area[]])[] {
  const areas = new Map<Tone, Area[]>();
  let open: { tone: Tone; from: number } | null = null;
  const close = (end: number): void => {
    if (open === null) return;
    const list = areas.get(open.tone) ?? [];
    list.push({ row: firstRow + open.from, column: 0, rows: end - open.from, columns: table.columns.length });
    areas.set(open.tone, list);
    open = null;
  };
  table.rows.forEach(({ tone }, index) => {
    if (open !== null && open.tone !== tone) close(index);
    if (open === null && tone !== null) open = { tone, from: index };
  });
  close(table.rows.length);
  return [...areas];
}
