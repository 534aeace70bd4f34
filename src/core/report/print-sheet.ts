/**
 * How a planned sheet is printed: across the page, as many pages wide as keep it readable, with the headings and the columns that say what a
 * row is on every page.
 */
import type { SheetPlan } from "./sheet-plan";

export type Printing = {
  readonly pagesWide: number;
  /** Rows and columns that stand on every page; null and 0 for none. Rows are counted from 0. */
  readonly titleRows: { readonly row: number; readonly rows: number } | null;
  readonly titleColumns: number;
};

/** So many characters across a page of A4 or letter size are small, and can still be read. */
const CHARACTERS_PER_PAGE = 220;

export function printingOf({ columnWidths, frozen, headerRows }: SheetPlan): Printing {
  const titleCharacters = sumOf(columnWidths.slice(0, frozen.columns));
  const characters = sumOf(columnWidths.slice(frozen.columns));
  // Where several pages are needed, each of them repeats the columns on the left.
  const pagesWide =
    titleCharacters + characters <= CHARACTERS_PER_PAGE
      ? 1
      : Math.max(2, Math.ceil(characters / Math.max(CHARACTERS_PER_PAGE / 4, CHARACTERS_PER_PAGE - titleCharacters)));
  return { pagesWide, titleRows: headerRows ?? null, titleColumns: pagesWide === 1 ? 0 : frozen.columns };
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
