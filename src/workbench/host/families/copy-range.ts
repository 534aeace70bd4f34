/**
 * Range.copyFrom, as far as it is copying and pasting contents or formats: blanks are pasted too, a formula refers to the sheet it is
 * pasted into unless it names another, and neither tables nor column widths come along. A formula pasted elsewhere than where it
 * stood would have to be shifted, which this host cannot.
 */
import { addressOf, COLUMNS_MAX, ROWS_MAX, type Position } from "../addresses";
import { isFormula } from "../entries";
import { PLAIN } from "../formats";
import { accessDenied, invalidArgument, itemNotFound, WireFault } from "../wire";
import { contentAt, putContent } from "../cells";
import { noteContents, noteFormats } from "../noted";
import type { Workbook } from "../workbook";
import { areaOf } from "./arguments";
import { unwrap, type Range } from "./handle";

export function copyInto(workbook: Workbook, target: Range, [source, copyType, skipBlanks, transpose]: readonly unknown[]): void {
  const from = unwrap("Range", source) ?? { sheet: target.sheet, area: areaOf(source, "the source") };
  for (const { sheet } of [from, target]) if (!workbook.sheets.includes(sheet)) throw itemNotFound(`sheet ${sheet.name} was deleted`);
  if (target.sheet.isProtected) throw accessDenied(`sheet ${target.sheet.name}`);
  if (copyType !== "Formulas" && copyType !== "Formats") throw new WireFault("NotImplemented", `The workbook host cannot copy ${String(copyType)}.`);
  if (skipBlanks === true || transpose === true) throw new WireFault("NotImplemented", "The workbook host copies blanks and does not transpose.");
  const { rows, columns } = from.area;
  const repeats = (target.area.rows % rows === 0 && target.area.rows > rows) || (target.area.columns % columns === 0 && target.area.columns > columns);
  if (repeats) throw new WireFault("NotImplemented", "The workbook host does not repeat what it copies.");
  const to = { row: target.area.row, column: target.area.column, rows, columns };
  if (to.row + rows > ROWS_MAX || to.column + columns > COLUMNS_MAX) throw invalidArgument(`${addressOf(from.area)} does not fit there`);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [at, there] = [
        { row: to.row + row, column: to.column + column },
        { row: from.area.row + row, column: from.area.column + column },
      ];
      if (copyType === "Formats") copyFormat({ from: { sheet: from.sheet, ...there }, to: { sheet: target.sheet, ...at } });
      else copyContent(workbook, { from: { sheet: from.sheet, ...there }, to: { sheet: target.sheet, ...at } });
    }
  }
  if (copyType === "Formats") noteFormats(workbook, target.sheet, to);
  else noteContents(workbook, target.sheet, to);
}

type Cell = Position & { readonly sheet: Range["sheet"] };
type Copy = { readonly from: Cell; readonly to: Cell };

function copyContent(workbook: Workbook, { from, to }: Copy): void {
  const content = contentAt(from.sheet, from.row, from.column);
  if (content === undefined && contentAt(to.sheet, to.row, to.column) === undefined) return;
  if (isFormula(content) && (from.row !== to.row || from.column !== to.column))
    throw new WireFault("NotImplemented", "The workbook host cannot shift a formula.");
  putContent(workbook, to.sheet, to, content);
}

function copyFormat({ from, to }: Copy): void {
  const format = from.sheet.formats.get(from.row)?.[from.column] ?? from.sheet.columnFormats.get(from.column);
  const cells = to.sheet.formats.get(to.row) ?? [];
  if (format === undefined && to.sheet.columnFormats.has(to.column)) cells[to.column] = PLAIN;
  else if (format === undefined) delete cells[to.column];
  else cells[to.column] = format;
  if (cells.length > 0) to.sheet.formats.set(to.row, cells);
}
