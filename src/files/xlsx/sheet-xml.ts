/** A planned sheet -> the XML of a worksheet and of its tables. */
import { assert } from "../../core/domain/assert";
import { serialOfDay, type DateSystem } from "../../core/domain/day";
import { printingOf } from "../../core/report/print-sheet";
import type { Area, PlannedCell, PlannedTable, SheetPlan } from "../../core/report/sheet-plan";
import { XML_DECLARATION } from "./package";
import { escapeCellText, escapeXml } from "./xml";

export type Namespaces = { readonly main: string; readonly relationships: string };

export const TRANSITIONAL: Namespaces = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
export const STRICT: Namespaces = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

/** A formula longer than this makes Excel repair the file. */
const FORMULA_CHARACTERS_MAX = 8192;
/** What Excel adds to a column for its margins, in characters of the standard font. */
const COLUMN_MARGIN = 0.7109375;

/** The height of a line in the standard font. */
const ROW_POINTS = 15;

const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
/** The sheet's name, and which page of how many. */
const FOOTER = "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>";

export type SheetContext = {
  readonly formats: Int32Array;
  readonly dateSystem: DateSystem;
  readonly namespaces: Namespaces;
  /** Relationship ids of the sheet's tables, in their order. */
  readonly tableIds: readonly string[];
  /** Formula text as it must stand in this workbook. */
  readonly formulaOf: (formula: string) => string;
};

export function sheetXml(plan: SheetPlan, context: SheetContext): string {
  const { namespaces, formats } = context;
  const width = plan.columnWidths.length;
  const rows = plan.cells.map((cells, row) => {
    assert(cells.length === width, "a planned sheet is rectangular", { sheet: plan.name, row });
    const xml = cells.map((cell, column) =>
      cellXml({ cell, reference: `${lettersOf(column)}${row + 1}`, format: formats[row * width + column] ?? 0 }, context),
    );
    const lines = plan.rowLines?.[row] ?? 1;
    return `<row r="${row + 1}"${lines === 1 ? "" : ` ht="${lines * ROW_POINTS}"`}>${xml.join("")}</row>`;
  });
  return [
    XML_DECLARATION,
    `<worksheet xmlns="${namespaces.main}" xmlns:r="${namespaces.relationships}">`,
    `<sheetPr><tabColor rgb="FF${plan.tabColor.slice(1).toUpperCase()}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="${referenceOf({ row: 0, column: 0, rows: Math.max(1, plan.cells.length), columns: Math.max(1, width) })}"/>`,
    viewXml(plan),
    `<sheetFormatPr defaultRowHeight="${ROW_POINTS}"/>`,
    width === 0
      ? ""
      : `<cols>${plan.columnWidths.map((characters, column) => `<col min="${column + 1}" max="${column + 1}" width="${characters + COLUMN_MARGIN}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    // As many pages long as it takes, first down and then across, so that the lines of a page go on beside it.
    `${MARGINS}<pageSetup orientation="landscape" pageOrder="overThenDown" fitToWidth="${printingOf(plan).pagesWide}" fitToHeight="0"/>${FOOTER}`,
    context.tableIds.length === 0
      ? ""
      : `<tableParts count="${context.tableIds.length}">${context.tableIds.map((id) => `<tablePart r:id="${id}"/>`).join("")}</tableParts>`,
    "</worksheet>",
  ].join("");
}

function viewXml({ frozen: { rows, columns } }: SheetPlan): string {
  if (rows === 0 && columns === 0) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const pane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const corner = `${lettersOf(columns)}${rows + 1}`;
  const splits = `${columns === 0 ? "" : ` xSplit="${columns}"`}${rows === 0 ? "" : ` ySplit="${rows}"`}`;
  return `<sheetViews><sheetView workbookViewId="0"><pane${splits} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`;
}

function cellXml(
  { cell, reference, format }: { readonly cell: PlannedCell; readonly reference: string; readonly format: number },
  { dateSystem, formulaOf }: SheetContext,
): string {
  const opening = `<c r="${reference}" s="${format}"`;
  if (cell === null || cell === "") return `${opening}/>`;
  if (typeof cell === "string") return `${opening} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(cell)}</t></is></c>`;
  if (typeof cell === "boolean") return `${opening} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return `${opening}><v>${numberText(cell, reference)}</v></c>`;
  if ("day" in cell) return `${opening}><v>${serialOfDay(cell.day, dateSystem)}</v></c>`;
  const formula = formulaOf(cell.formula.replace(/^=/, ""));
  assert(formula.length <= FORMULA_CHARACTERS_MAX, "a formula fits a cell", { reference, length: formula.length });
  if (typeof cell.value === "string") return `${opening} t="str"><f>${escapeXml(formula)}</f><v>${escapeCellText(cell.value)}</v></c>`;
  return `${opening}><f>${escapeXml(formula)}</f><v>${numberText(cell.value, reference)}</v></c>`;
}

/** A figure that is none would turn into an empty cell. */
function numberText(value: number, reference: string): string {
  assert(Number.isFinite(value), "a planned figure is a number", { reference, value });
  return String(value + 0);
}

/** A table as Excel keeps it: its columns named by the header cells, which must be text, and at least one row below them. */
export function tableXml(
  { name, area }: PlannedTable,
  { id, plan, namespaces }: { readonly id: number; readonly plan: SheetPlan; readonly namespaces: Namespaces },
): string {
  const header = (plan.cells[area.row] ?? []).slice(area.column, area.column + area.columns);
  const titles = header.map((cell) => {
    assert(typeof cell === "string" && cell !== "", "a table's header cells are text", { table: name, cell });
    return cell;
  });
  assert(titles.length === area.columns && new Set(titles.map((title) => title.toLowerCase())).size === titles.length, "a table's header cells differ", {
    table: name,
  });
  const reference = referenceOf({ ...area, rows: Math.max(2, area.rows) });
  const columns = titles.map((title, index) => `<tableColumn id="${index + 1}" name="${escapeCellText(title).replaceAll("&#10;", "_x000a_")}"/>`);
  return [
    XML_DECLARATION,
    `<table xmlns="${namespaces.main}" id="${id}" name="${escapeXml(name)}" displayName="${escapeXml(name)}" ref="${reference}" totalsRowShown="0">`,
    `<autoFilter ref="${reference}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns>`,
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>',
  ].join("");
}

/** 0 -> "A", 26 -> "AA" */
export function lettersOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : lettersOf(Math.floor(column / 26) - 1) + rest;
}

export function referenceOf({ row, column, rows, columns }: Area): string {
  const first = `${lettersOf(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${lettersOf(column + columns - 1)}${row + rows}`;
}
