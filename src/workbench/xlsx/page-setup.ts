/** How a sheet is printed, in the words of the file and in the host's; what stands on every page is kept as Excel shows it, "$1:$2" or "$A:$C". */
import type { WriteSheet } from "hucre/xlsx";
import { columnLetters, parseArea } from "../host/addresses";
import type { Printing } from "../host/workbook";

type PageSetup = NonNullable<WriteSheet["pageSetup"]>;

export function pageSetupOf({ orientation, pagesWide, titleRows, titleColumns }: Printing): PageSetup {
  return {
    orientation: orientation === "Landscape" ? "landscape" : "portrait",
    // As long as it takes.
    ...(pagesWide === null ? {} : { fitToPage: true, fitToWidth: pagesWide, fitToHeight: 0 }),
    ...(titleRows === null ? {} : { printTitlesRow: `$${titleRows.from + 1}:$${titleRows.from + titleRows.count}` }),
    ...(titleColumns === null
      ? {}
      : { printTitlesColumn: `$${columnLetters(titleColumns.from)}:$${columnLetters(titleColumns.from + titleColumns.count - 1)}` }),
  };
}

export function printingOfSetup({ orientation, fitToPage, fitToWidth, printTitlesRow, printTitlesColumn }: PageSetup): Printing {
  const rows = printTitlesRow === undefined ? null : parseArea(printTitlesRow);
  const columns = printTitlesColumn === undefined ? null : parseArea(printTitlesColumn);
  return {
    orientation: orientation === "landscape" ? "Landscape" : "Portrait",
    // In a file 0 is as many as it takes.
    pagesWide: fitToPage === true && fitToWidth !== 0 ? (fitToWidth ?? 1) : null,
    titleRows: rows === null ? null : { from: rows.row, count: rows.rows },
    titleColumns: columns === null ? null : { from: columns.column, count: columns.columns },
  };
}
