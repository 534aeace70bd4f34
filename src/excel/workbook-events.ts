/** Tells when the tables of the workbook may have changed: a table or sheet came, went or was edited. */
import { runInExcel, type ExcelWire } from "./run-in-excel";

/** Returns the function that ends the watching. `changed` may come many times in a row. */
export async function watchWorkbook(wire: ExcelWire, changed: () => void): Promise<() => Promise<void>> {
  return runInExcel(wire, { place: "the workbook" }, async ({ context, sync }) => {
    const { tables, worksheets } = context.workbook;
    const tell = async (): Promise<void> => changed();
    const handlers = [
      tables.onAdded.add(tell),
      tables.onDeleted.add(tell),
      tables.onChanged.add(tell),
      worksheets.onAdded.add(tell),
      worksheets.onDeleted.add(tell),
      worksheets.onChanged.add(tell),
    ];
    await sync();
    return async () => {
      // A handler is removed through the context it was added in.
      for (const handler of handlers) handler.remove();
      await context.sync();
    };
  });
}
