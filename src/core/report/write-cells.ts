/** Tables -> cells: headings, figures, links and formulas, each formula held to the figure that the engine gave. */
import { minorDigitsOf } from "../domain/money";
import { nameOfPlace, type Place } from "../domain/source";
import { addressOf, quotedSheet, quotedText } from "./addresses";
import { formulaText, workOut } from "./formulas";
import type { PlacedSheet, PlacedTable } from "./place-sheet";
import type { Formula, Money, ReportCell, ReportColumn, ReportRow, ReportSheet } from "./report";
import type { PlannedCell } from "./sheet-plan";
import { assert } from "../domain/assert";

export function writeCells(cells: PlannedCell[][], sheet: ReportSheet, { tables, legend, footnoteRow }: PlacedSheet): void {
  const put = (row: number, column: number, cell: PlannedCell): void => {
    const line = cells[row];
    assert(line !== undefined && column < line.length, "a cell lies on its sheet", { sheet: sheet.id, row, column });
    line[column] = cell;
  };
  put(0, 0, sheet.title);
  sheet.notes.forEach((note, index) => put(1 + index, 0, note));
  for (const { text, toRow, area } of legend) put(area.row, area.column, toRow === null ? text : jumpTo(toRow, text));
  sheet.footnotes.forEach((note, index) => put(footnoteRow + index, 0, note));
  for (const placed of tables) {
    const { table, titleRow, bandRow, headerRow, firstRow, totalRow } = placed;
    if (titleRow !== null) put(titleRow, 0, table.title);
    table.columns.forEach(({ title, band }, column) => {
      put(headerRow, column, title);
      if (bandRow !== null && band !== null && table.columns[column - 1]?.band !== band) put(bandRow, column, band);
    });
    if (table.rows.length === 0 && !table.isRegister) put(firstRow, 0, "none");
    table.rows.forEach((row, index) =>
      table.columns.forEach((column, position) => put(firstRow + index, position, cellOf(placed, tables, { row, column, at: firstRow + index }))),
    );
    if (table.total !== null && totalRow !== null) {
      const total = table.total;
      table.columns.forEach((column, position) => put(totalRow, position, totalCell(placed, tables, { row: total, column, position })));
    }
  }
}

function cellOf(
  placed: PlacedTable,
  tables: readonly PlacedTable[],
  { row, column, at }: { readonly row: ReportRow; readonly column: ReportColumn; readonly at: number },
): PlannedCell {
  const cell = row.cells[column.key] ?? null;
  return column.formula === null || isPlain(cell, column) ? plainCell(cell) : liveCell(column.formula, cell, placed, tables, { row, at });
}

/** Where there is no figure there is no formula: an empty cell, or a text such as "no cost" in a column of figures. */
function isPlain(cell: ReportCell, column: ReportColumn): boolean {
  return cell === null || (typeof cell === "string" && column.meaning !== "mark" && column.meaning !== "unit-cost");
}

function liveCell(
  formula: Formula,
  cell: ReportCell,
  placed: PlacedTable,
  tables: readonly PlacedTable[],
  { row, at }: { readonly row: ReportRow; readonly at: number },
): PlannedCell {
  const expected = figureOf(cell);
  const worked = workOut(formula, row, tables);
  assert(worked === expected, "a formula comes to the engine's figure", { table: placed.table.id, formula: formula.is, worked, expected });
  return { formula: formulaText(formula, placed, tables, at), value: valueOf(cell) };
}

/** Quantities and money are added up; shares and marks follow from the sums, as in any row. */
function totalCell(
  placed: PlacedTable,
  tables: readonly PlacedTable[],
  { row, column, position }: { readonly row: ReportRow; readonly column: ReportColumn; readonly position: number },
): PlannedCell {
  const cell = row.cells[column.key] ?? null;
  const { table, firstRow, totalRow } = placed;
  if (totalRow === null || isPlain(cell, column)) return plainCell(cell);
  if (column.meaning === "quantity" || column.meaning === "money") {
    const sum = table.rows.reduce((running, one) => running + Number(figureOf(one.cells[column.key] ?? null) ?? 0), 0);
    assert(sum === figureOf(cell), "a total is the sum of its rows", { table: table.id, column: column.key, sum, total: figureOf(cell) });
    return { formula: `=SUM(${addressOf({ row: firstRow, column: position })}:${addressOf({ row: totalRow - 1, column: position })})`, value: valueOf(cell) };
  }
  return column.formula === null ? plainCell(cell) : liveCell(column.formula, cell, placed, tables, { row, at: totalRow });
}

function plainCell(cell: ReportCell): PlannedCell {
  if (cell === null || typeof cell !== "object") return cell;
  if ("day" in cell) return cell;
  if ("typed" in cell) return cell.typed;
  if ("place" in cell) return linkTo(cell.place);
  return majorOf(cell);
}

/** Rows of the workbook itself can be jumped to; rows of other files can only be named. */
function linkTo(place: Place): PlannedCell {
  const { source, row } = place;
  const text = nameOfPlace(place);
  if (source.file !== null || source.sheet === null) return text;
  return { formula: `=HYPERLINK(${quotedText(`#${quotedSheet(source.sheet)}!A${row ?? 1}`)},${quotedText(text)})`, value: text };
}

/** To a row of the same sheet, whatever the sheet is called by now. */
function jumpTo(row: number, text: string): PlannedCell {
  return { formula: `=HYPERLINK(${quotedText(`#A${row + 1}`)},${quotedText(text)})`, value: text };
}

/** The figure that formulas are checked in: units, minor units of money, or the text of a mark. */
export function figureOf(cell: ReportCell): number | string | null {
  if (cell === null || typeof cell !== "object") return typeof cell === "boolean" ? null : cell;
  return "amount" in cell ? cell.amount : null;
}

function valueOf(cell: ReportCell): string | number {
  const plain = plainCell(cell);
  return typeof plain === "number" || typeof plain === "string" ? plain : "";
}

/** A cell holds major units: the number nearest to the exact amount. */
function majorOf({ amount, currency }: Money): number {
  return amount / 10 ** minorDigitsOf(currency);
}
