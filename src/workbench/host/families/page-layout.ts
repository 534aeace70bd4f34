/** Excel.PageLayout: how a sheet is printed. */
import type { Area } from "../addresses";
import { COLUMNS_MAX, ROWS_MAX } from "../addresses";
import { invalidArgument } from "../wire";
import type { Sheet } from "../workbook";
import { areaOf } from "./arguments";
import type { Family } from "./family";
import { rangeHandle, unwrap, type Handle } from "./handle";

export const PAGE_LAYOUT: Family<Sheet> = {
  name: "PageLayout",
  properties: {
    Orientation: {
      get: ({ printing }) => printing.orientation,
      set: (sheet, value) => {
        if (value !== "Portrait" && value !== "Landscape") throw invalidArgument(`${String(value)} is no way to turn a page`);
        sheet.printing = { ...sheet.printing, orientation: value };
      },
    },
    Zoom: {
      get: ({ printing }) => ({ horizontalFitToPages: printing.pagesWide }),
      set: (sheet, value) => {
        const pagesWide = (value as { readonly horizontalFitToPages?: unknown } | null)?.horizontalFitToPages;
        if (typeof pagesWide !== "number" || !Number.isInteger(pagesWide) || pagesWide < 1) throw invalidArgument("a sheet is printed on whole pages");
        sheet.printing = { ...sheet.printing, pagesWide };
      },
    },
  },
  objects: {
    GetPrintTitleRowsOrNullObject: (sheet): Handle | null => {
      const rows = sheet.printing.titleRows;
      return rows === null ? null : rangeHandle(sheet, { row: rows.from, column: 0, rows: rows.count, columns: COLUMNS_MAX });
    },
    GetPrintTitleColumnsOrNullObject: (sheet): Handle | null => {
      const columns = sheet.printing.titleColumns;
      return columns === null ? null : rangeHandle(sheet, { row: 0, column: columns.from, rows: ROWS_MAX, columns: columns.count });
    },
  },
  methods: {
    SetPrintTitleRows: (sheet, [range]) => {
      const { row, rows, columns } = areaOfArgument(range, "the rows");
      if (columns !== COLUMNS_MAX) throw invalidArgument("only whole rows can stand on every page");
      sheet.printing = { ...sheet.printing, titleRows: { from: row, count: rows } };
    },
    SetPrintTitleColumns: (sheet, [range]) => {
      const { column, columns, rows } = areaOfArgument(range, "the columns");
      if (rows !== ROWS_MAX) throw invalidArgument("only whole columns can stand on every page");
      sheet.printing = { ...sheet.printing, titleColumns: { from: column, count: columns } };
    },
  },
};

function areaOfArgument(range: unknown, what: string): Area {
  return unwrap("Range", range)?.area ?? areaOf(range, what);
}
