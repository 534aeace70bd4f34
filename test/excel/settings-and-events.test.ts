/** What Tieout keeps in the workbook, and what it hears of it. */
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import { hostErrorOf, MAPPED_CODES } from "../../src/excel/host-errors";
import { recalculate } from "../../src/excel/recalculate";
import { selectSource } from "../../src/excel/select-area";
import { watchWorkbook } from "../../src/excel/workbook-events";
import { readWorkbookSetting, writeWorkbookSetting } from "../../src/excel/workbook-settings";
import { WireFault } from "../../src/workbench/host/wire";
import { openClient } from "./real-client";

const BOOK = {
  sheets: [{ name: "S", rows: [[], [null, "SKU", "Units"], [null, "X1", 1]], tables: [{ name: "T", address: "B2:C3" }] }, { name: "Other" }],
} as const;
const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 20));

test("settings come back as they were kept, and nothing comes back where nothing was", async () => {
  const { excel, host } = openClient(BOOK);
  const wire = excelWire(excel);
  expect(await readWorkbookSetting(wire, "Tieout.settings")).toBeNull();
  await writeWorkbookSetting(wire, "Tieout.settings", { method: "fifo", period: null });
  await writeWorkbookSetting(wire, "Tieout.settings", { method: "standard", period: null });
  expect(await readWorkbookSetting(wire, "Tieout.settings")).toEqual({ method: "standard", period: null });
  expect(host.snapshot().settings).toEqual({ "Tieout.settings": '{"method":"standard","period":null}' });
});

test("settings that somebody has spoiled are said to be so", async () => {
  const { excel } = openClient({ ...BOOK, settings: { "Tieout.settings": "{" } });
  await expect(readWorkbookSetting(excelWire(excel), "Tieout.settings")).rejects.toThrow(
    "The settings kept in this workbook (Tieout.settings) cannot be read.",
  );
});

test("after a run Excel is asked to work out every cell again, in one exchange", async () => {
  const { excel, host } = openClient(BOOK);
  await recalculate(excelWire(excel));
  expect(host.exchanges.map(({ errorCode }) => errorCode)).toEqual(host.exchanges.map(() => null));
  expect(host.exchanges).toHaveLength(1);
});

// A host that lacks the set DelayForCellEdit ignores the client's own way of waiting, without a word.
test.each([
  ["that can delay a request", ["ExcelApi", "DelayForCellEdit"]],
  ["that cannot", ["ExcelApi"]],
])("in a host %s, a patient port waits until the cell is edited, where others are told to finish editing it", async (_, sets) => {
  const { excel, host } = openClient(BOOK, { sets });
  const { signal } = new AbortController();
  host.setEditing(true);
  await expect(openExcelPort(excelWire(excel)).findTables(signal)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
  let found = 0;
  const waiting = openExcelPort({ ...excelWire(excel), isPatient: true })
    .findTables(signal)
    .then((tables) => {
      found = tables.length;
    });
  await settled();
  expect(found).toBe(0);
  host.setEditing(false);
  await waiting;
  expect(found).toBe(1);
});

test("an edit that outlasts Excel's longest silence is waited for all the same", async () => {
  const { excel, host } = openClient(BOOK);
  host.setEditing(true);
  const waiting = openExcelPort({ ...excelWire(excel), timeoutSeconds: 0.05, isPatient: true }).findTables(new AbortController().signal);
  setTimeout(() => host.setEditing(false), 150);
  expect(await waiting).toHaveLength(1);
});

test("an edit between two exchanges does not lose the rows of a table", async () => {
  let isBetween = false;
  const client = openClient(BOOK, {
    sets: ["ExcelApi"],
    beforeAction: ({ index }, at) => {
      if (index !== 1 || at !== 0 || isBetween) return;
      isBetween = true;
      client.host.setEditing(true);
      setTimeout(() => client.host.setEditing(false), 50);
      throw new WireFault("InvalidOperationInCellEditMode", "editing");
    },
  });
  const [table] = await openExcelPort({ ...excelWire(client.excel), isPatient: true }).findTables(new AbortController().signal);
  client.host.setEditing(true);
  setTimeout(() => client.host.setEditing(false), 50);
  const rows = [];
  for await (const chunk of table?.readRows({ fromRow: 3, columns: [0, 1] }, new AbortController().signal) ?? []) rows.push(...chunk.rows);
  expect(isBetween).toBe(true);
  expect(rows).toEqual([["X1", 1]]);
});

test("the watcher hears of edits, new tables and deleted sheets, until it stops", async () => {
  const { excel, host } = openClient(BOOK);
  let heard = 0;
  const stop = await watchWorkbook(excelWire(excel), () => {
    heard += 1;
  });
  const since = async (act: () => void | Promise<void>): Promise<boolean> => {
    const before = heard;
    await act();
    await settled();
    return heard > before;
  };
  const edit = (): void => host.setCells(host.sheets()[0]?.id ?? "", [{ row: 2, column: 2, written: 9 }]);
  expect(await since(edit)).toBe(true);
  expect(
    await since(() =>
      excel.run(async (context) => {
        context.workbook.tables.add("Other!A1:B2", true);
        await context.sync();
      }),
    ),
  ).toBe(true);
  expect(
    await since(() =>
      excel.run(async (context) => {
        context.workbook.worksheets.getItem("Other").delete();
        await context.sync();
      }),
    ),
  ).toBe(true);
  await stop();
  expect(await since(edit)).toBe(false);
});

test("a finding leads to the row of the user's table; one in a file leads nowhere", async () => {
  const { excel, host } = openClient(BOOK);
  expect(await selectSource(excelWire(excel), { source: { label: "T", file: null, sheet: "S", table: "T" }, row: 3 })).toBe(true);
  expect(host.snapshot()).toMatchObject({ active: "S", selection: "B3:C3" });
  expect(await selectSource(excelWire(excel), { source: { label: "a.csv", file: "a.csv", sheet: null, table: null }, row: 3 })).toBe(false);
});

test("every code that Excel documents has words of its own, with the place or a next step", () => {
  const codes = [
    "InvalidOperationInCellEditMode",
    "InactiveWorkbook",
    "AccessDenied",
    "ItemNotFound",
    "ItemAlreadyExists",
    "InvalidArgument",
    "InvalidReference",
    "InvalidSelection",
    "FilteredRangeConflict",
    "MergedRangeConflict",
    "PivotTableRangeConflict",
    "InsertDeleteConflict",
    "NonBlankCellOffSheet",
    "RequestPayloadSizeLimitExceeded",
    "ResponsePayloadSizeLimitExceeded",
    "RangeExceedsLimit",
    "OperationCellsExceedLimit",
    "FormulaLengthExceedsLimit",
    "MemoryLimitReached",
    "ActivityLimitReached",
    "UndoNotSupported",
    "RequestAborted",
    "ServiceNotAvailable",
    "HostRestartNeeded",
    "GeneralException",
    "0xF5320001",
  ];
  expect([...MAPPED_CODES].sort()).toEqual([...codes].sort());
  const messages = codes.map((code) => hostErrorOf({ code, message: "raw words" }, "the sheet Checks").message);
  expect(new Set(messages).size).toBe(codes.length);
  expect(messages.filter((message) => message.includes("raw words") || !/^[A-Z].*\. [A-Z].*\.$/.test(message))).toEqual([]);
});
