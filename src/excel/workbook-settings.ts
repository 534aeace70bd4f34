/** A small JSON value kept in the workbook under one key, so that it travels with the file. */
import { FAILURES } from "./host-errors";
import { runInExcel, type ExcelWire } from "./run-in-excel";

/** null where nothing was kept yet. Whoever reads checks what it is: anybody can edit a workbook. */
export async function readWorkbookSetting(wire: ExcelWire, key: string): Promise<unknown> {
  return runInExcel(wire, { place: "the workbook's settings" }, async ({ context, sync }) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await sync();
    if (setting.isNullObject) return null;
    return parse(key, setting.value);
  });
}

export async function writeWorkbookSetting(wire: ExcelWire, key: string, value: unknown): Promise<void> {
  return runInExcel(wire, { place: "the workbook's settings" }, async ({ context, sync }) => {
    context.workbook.settings.add(key, JSON.stringify(value));
    await sync();
  });
}

function parse(key: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw FAILURES.settingsUnreadable(key);
  }
}
