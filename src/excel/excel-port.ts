/** The open workbook as the use case sees it: tables in, sheets out. */
import type { LongSheetWriter, Port } from "../app/port";
import { findTables } from "./find-tables";
import { TIMEOUT_SECONDS, type ExcelWire } from "./run-in-excel";
import { writeSheets } from "./write-sheets";

/** Give it the namespace that office.js defines: `excelWire(Excel)`. */
export function excelWire(excel: typeof Excel): ExcelWire {
  return { excel, timeoutSeconds: TIMEOUT_SECONDS };
}

export function openExcelPort(wire: ExcelWire): Port & LongSheetWriter {
  return {
    findTables: (signal) => findTables(wire, signal),
    writeSheets: (plans, hooks) => writeSheets(wire, plans, hooks),
  };
}
