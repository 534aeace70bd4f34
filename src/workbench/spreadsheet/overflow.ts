/** Text runs on over empty neighbours as in a workbook, where Univer would cut it off at the cell's edge: that of links, and text that is indented. */
import { CellValueType, type Injector } from "@univerjs/core";
import { IHyperlinkEngineFormulaService, SpreadsheetSkeleton } from "@univerjs/preset-sheets-core";

/** Univer makes rich text of a link, in a font of its own. Whoever computes formulas holds the service already, so it is the service that changes. */
export function keepLinksPlain(injector: Injector): void {
  const plain: IHyperlinkEngineFormulaService = { generateCellValue: (_address, label) => ({ v: label, t: CellValueType.STRING }) };
  Object.assign(injector.get(IHyperlinkEngineFormulaService), plain);
}

/** Univer measures a text without its indent. Every sheet has a skeleton of its own, so it is their kind that changes. */
export function measureWithIndents(): void {
  const { getOverflowPosition } = SpreadsheetSkeleton.prototype;
  function measured(
    this: SpreadsheetSkeleton,
    ...[size, alignment, row, column, columnCount]: Parameters<typeof getOverflowPosition>
  ): ReturnType<typeof getOverflowPosition> {
    const indent = this.worksheet.getComposedCellStyle(row, column).pd?.l ?? 0;
    return getOverflowPosition.call(this, size === undefined ? size : { ...size, width: size.width + indent }, alignment, row, column, columnCount);
  }
  SpreadsheetSkeleton.prototype.getOverflowPosition = measured;
}
