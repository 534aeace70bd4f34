/** Worksheet functions read the latest reconciliation, of which Excel knows nothing: after a run it has to be told. */
import { runInExcel, type ExcelWire } from "./run-in-excel";

export async function recalculate(wire: ExcelWire): Promise<void> {
  return runInExcel(wire, { place: "the worksheet functions" }, async ({ context, sync }) => {
    context.workbook.application.calculate("Full");
    await sync();
  });
}
