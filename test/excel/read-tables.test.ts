/** Tables read through the real Office.js client: what is on offer, in which chunks it comes, and what happens when it changes underfoot. */
import type { OfferedTable } from "../../src/app/port";
import { readFacts, surveyTables } from "../../src/app/reconcile-workbook";
import type { Row } from "../../src/core/sources/grid";
import type { SheetPlan } from "../../src/core/report/sheet-plan";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import { WireFault } from "../../src/workbench/host/wire";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { CHECKS } from "./plans";
import { openClient, type RealClient } from "./real-client";

const MIB = 1024 * 1024;
const signal = new AbortController().signal;
const find = ({ excel }: RealClient): Promise<readonly OfferedTable[]> => openExcelPort(excelWire(excel)).findTables(signal);

async function readAll(
  table: OfferedTable | undefined,
  columns: readonly number[],
  fromRow = 2,
): Promise<readonly { readonly firstRow: number; readonly rows: readonly Row[] }[]> {
  const chunks = [];
  for await (const chunk of table?.readRows({ fromRow, columns }, signal) ?? []) chunks.push(chunk);
  return chunks;
}

const BOOK: WorkbookSnapshot = {
  sheets: [
    { name: "Plain", rows: [[], [null, "Title"], [null, "SKU", "Units"], [null, "X1", 5], [null, "X2", "#N/A"]] },
    {
      name: "Two tables",
      rows: [
        ["SKU", "Cost", null, "From", "To"],
        ["X1", 1.5, null, "EUR", "USD"],
        ["X2", 2, null, "GBP", "USD"],
        ["Total", 3.5],
      ],
      tables: [
        { name: "Costs", address: "A1:B4", showTotals: true },
        { name: "Rates", address: "D1:E3" },
      ],
    },
    { name: "Empty" },
    { name: "Hidden", rows: [["SKU"]], visibility: "Hidden" },
  ],
};

test("Excel Tables are on offer, and the used range of a sheet without one; empty and hidden sheets are not", async () => {
  const client = openClient(BOOK);
  const tables = await find(client);
  expect(tables.map(({ head, rowCount }) => ({ ...head.ref, firstRow: head.firstRow, rowCount, first: head.rows[0] }))).toEqual([
    { label: "Plain", file: null, sheet: "Plain", table: null, firstRow: 2, rowCount: 4, first: ["Title", null] },
    { label: "Costs", file: null, sheet: "Two tables", table: "Costs", firstRow: 1, rowCount: 3, first: ["SKU", "Cost"] },
    { label: "Rates", file: null, sheet: "Two tables", table: "Rates", firstRow: 1, rowCount: 3, first: ["From", "To"] },
  ]);
  expect(client.host.exchanges.length).toBeLessThanOrEqual(5);
});

const TEXTS = ["SKU", "Unit Cost", "Currency"];
const COSTS_OF = (...skus: readonly string[]): readonly Row[] => [TEXTS, ...skus.map((sku): Row => [sku, 2, "USD"])];

test("what stands beside, above and below the tables of a sheet is read as far as it reaches, whatever table ends next to it", async () => {
  const rows: readonly Row[] = [
    ["Our stock in October"],
    [],
    ["Item", "Units", null, null, ...TEXTS],
    ["A-1", 5, null, null, "TEA", 2, "USD"],
    ["A-2", 6, null, null, "MUG", 3, "USD"],
    [null, null, null, null, "CUP", 4, "USD"],
    [],
    ["SKU", "MSKU", "Units"],
    ["TEA", "TEA-PACK", 6],
  ];
  const client = openClient({ sheets: [{ name: "Stock", rows, tables: [{ name: "Stock_table", address: "A3:B5" }] }] });
  const tables = await surveyTables(openExcelPort(excelWire(client.excel)), [], signal);
  expect(tables.map(({ offered, recognition }) => [offered.head.ref.label, recognition?.kind, recognition?.headerRow])).toEqual([
    ["Stock_table", undefined, undefined],
    ["Stock C3:G9", "unit-costs", 3],
    ["Stock A6:G9", "sku-map", 8],
  ]);
  const { facts, issues } = await readFacts(tables, { signal, onProgress: () => undefined });
  expect([facts.unitCosts.rowCount, [...facts.unitCosts.row], facts.skuMap.rowCount, issues.map(({ code }) => code)]).toEqual([
    3,
    [4, 5, 6],
    1,
    ["table-unknown"],
  ]);
  expect(client.host.exchanges.length).toBeLessThanOrEqual(9);
});

test("a hidden sheet with anything on it is named once, and not read", async () => {
  const tables = await find(
    openClient({
      sheets: [
        { name: "Data", rows: COSTS_OF("TEA") },
        { name: "More", rows: COSTS_OF("MUG") },
        { name: "Old", rows: COSTS_OF("OLD"), visibility: "Hidden" },
        { name: "Blank", visibility: "Hidden" },
      ],
    }),
  );
  expect(tables.map(({ head, issues }) => [head.ref.label, issues?.().map(({ code, message }) => [code, message])])).toEqual([
    ["Data", [["sheets-hidden", "A sheet is hidden, and nothing on it was read: Old. Show what is meant to count, then reconcile again."]]],
    ["More", undefined],
  ]);
});

test("only the first 20 rows are read to find out what a table is", async () => {
  const client = openClient({ sheets: [{ name: "S", rows: Array.from({ length: 5_000 }, (_, row) => [`row ${row + 1}`]) }] });
  const [table] = await find(client);
  expect(table?.head.rows.length).toBe(20);
  expect(client.host.exchanges.reduce((sum, { responseBytes }) => sum + responseBytes, 0)).toBeLessThan(5_000);
});

test("what Tieout wrote is not offered", async () => {
  const client = openClient(BOOK);
  await openExcelPort(excelWire(client.excel)).writeSheets([{ ...CHECKS, id: "journal" }], { signal, onProgress: () => undefined });
  expect((await find(client)).map(({ head }) => head.ref.label)).toEqual(["Plain", "Costs", "Rates"]);
});

test("of what Tieout wrote, the sheets that are read back are on offer whole, hidden or not, and in as many exchanges as before", async () => {
  const client = openClient(BOOK);
  const cases: SheetPlan = {
    ...CHECKS,
    id: "cases",
    name: "Cases",
    cells: [
      ["Cases", null],
      ["Case ID", "Note"],
      [null, null],
    ],
    columnWidths: [10, 10],
    tables: [{ name: "Tieout_cases", area: { row: 1, column: 0, rows: 2, columns: 2 } }],
  };
  await openExcelPort(excelWire(client.excel)).writeSheets(
    [{ ...CHECKS, id: "journal" }, cases, { ...cases, id: "shipment-variances", name: "Kept", visibility: "hidden", tables: [] }],
    { signal, onProgress: () => undefined },
  );
  expect(
    client.host
      .sheets()
      .slice(-3)
      .map(({ name, visibility }) => [name, visibility]),
  ).toEqual([
    ["Kept", "Hidden"],
    ["Cases", "Visible"],
    ["Checks", "Visible"],
  ]);
  const before = client.host.exchanges.length;
  const ours = (await find(client)).filter((table) => table.ours !== null);
  expect(ours.map(({ head, ours: planId, rowCount }) => [head.ref.label, planId, rowCount, head.ref.table])).toEqual([
    ["Kept", "shipment-variances", 2, null],
    ["Cases", "cases", 2, null],
  ]);
  expect(client.host.exchanges.length - before).toBeLessThanOrEqual(5);
});

test("the date system comes with the head", async () => {
  expect((await find(openClient(BOOK))).map(({ head }) => head.dateSystem)).toEqual([1900, 1900, 1900]);
  expect((await find(openClient({ ...BOOK, dateSystem: 1904 }))).map(({ head }) => head.dateSystem)).toEqual([1904, 1904, 1904]);
});

test("rows carry their number in the sheet, empty cells are null, and only the wanted columns are filled", async () => {
  const [plain, costs] = await find(openClient(BOOK));
  expect(await readAll(plain, [1], 4)).toEqual([
    {
      firstRow: 4,
      rows: [
        [null, 5],
        [null, "#N/A"],
      ],
    },
  ]);
  expect(await readAll(costs, [0, 1])).toEqual([
    {
      firstRow: 2,
      rows: [
        ["X1", 1.5],
        ["X2", 2],
      ],
    },
  ]);
});

test("50,000 rows of 15 columns come in answers under 4 MB, in exchanges bounded by chunks", async () => {
  const rows = [
    Array.from({ length: 15 }, (_, column) => `Column ${column}`),
    ...Array.from({ length: 50_000 }, (_, row) => Array.from({ length: 15 }, (__, column) => (column < 3 ? `text ${row}` : row * column))),
  ];
  const client = openClient({ sheets: [{ name: "Ledger", rows, tables: [{ name: "Ledger", address: "A1:O50001" }] }] });
  const [table] = await find(client);
  const chunks = await readAll(
    table,
    Array.from({ length: 15 }, (_, column) => column),
  );
  expect(chunks.reduce((sum, chunk) => sum + chunk.rows.length, 0)).toBe(50_000);
  expect(chunks.at(-1)?.rows.at(-1)?.slice(0, 5)).toEqual(["text 49999", "text 49999", "text 49999", 149997, 199996]);
  expect(Math.max(...client.host.exchanges.map(({ responseBytes }) => responseBytes))).toBeLessThan(4 * MIB);
  expect(client.host.exchanges.length).toBeLessThan(40);
});

test("columns that nobody wants are not read", async () => {
  const rows = Array.from({ length: 2_000 }, (_, row) => Array.from({ length: 40 }, () => `a long text of row ${row} that costs bytes`));
  const client = openClient({ sheets: [{ name: "S", rows }] });
  const [table] = await find(client);
  const before = client.host.exchanges.length;
  await readAll(table, [0, 1, 30]);
  expect(client.host.exchanges.slice(before).reduce((sum, { responseBytes }) => sum + responseBytes, 0)).toBeLessThan(2_000 * 3 * 50);
});

test("an answer that Excel refuses as too large is asked for again in smaller pieces", async () => {
  const client = openClient({ sheets: [{ name: "S", rows: [["text"], ...Array.from({ length: 800 }, (_, row) => [`${row} ${"x".repeat(20_000)}`])] }] });
  const [table] = await find(client);
  const chunks = await readAll(table, [0]);
  expect(chunks.flatMap((chunk) => chunk.rows).map(([cell]) => parseInt(String(cell), 10))).toEqual(Array.from({ length: 800 }, (_, row) => row));
  expect(client.host.exchanges.some(({ errorCode }) => errorCode === "ResponsePayloadSizeLimitExceeded")).toBe(true);
});

test.each<[string, (context: Excel.RequestContext) => void]>([
  ["deleted", (context) => context.workbook.tables.getItem("Rates").delete()],
  ["deleted with its sheet", (context) => context.workbook.worksheets.getItem("Two tables").delete()],
  ["cut short", (context) => context.workbook.tables.getItem("Rates").resize("D1:E2")],
])("a table that is %s while it is read stops the reading with one message", async (_, act) => {
  const client = openClient(BOOK);
  const rates = (await find(client)).find(({ head }) => head.ref.label === "Rates");
  await client.excel.run(async (context) => {
    act(context);
    await context.sync();
  });
  await expect(readAll(rates, [0, 1])).rejects.toMatchObject({
    name: "HostError",
    message: "The table Rates was changed, moved or deleted while it was being read. Look at the list of tables again, then try again.",
  });
});

test("a cancelled reading stops between two chunks", async () => {
  const client = openClient({ sheets: [{ name: "S", rows: Array.from({ length: 200_000 }, (_, row) => [row]) }] });
  const [table] = await find(client);
  const abort = new AbortController();
  const read = async (): Promise<void> => {
    for await (const chunk of table?.readRows({ fromRow: 1, columns: [0] }, abort.signal) ?? []) abort.abort(chunk);
  };
  await expect(read()).rejects.toMatchObject({ firstRow: 1 });
});

test("a cell being edited, and Excel's own failures, are said once in plain words", async () => {
  const client = openClient(BOOK, {
    beforeAction: () => {
      if (isBroken) throw new WireFault("SomethingNew", "unheard of");
    },
  });
  let isBroken = false;
  client.host.setEditing(true);
  await expect(find(client)).rejects.toMatchObject({
    name: "HostError",
    code: "InvalidOperationInCellEditMode",
    message: "A cell is being edited. Finish editing the cell with Enter or Esc, then try again.",
  });
  client.host.setEditing(false);
  isBroken = true;
  await expect(find(client)).rejects.toMatchObject({
    name: "HostError",
    message: "Excel failed while Tieout was working on the workbook (SomethingNew: unheard of). Try again; if it stays, report these words.",
  });
});
