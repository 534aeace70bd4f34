/** Files that become tables of the workbook, through the real Office.js client: reading them back gives the facts of the file. */
import { readFacts, surveyTables } from "../../src/app/reconcile-workbook";
import { rowsOf, type Schema, type Table } from "../../src/core/columns/table";
import { textOfDecimal } from "../../src/core/domain/money";
import { FACT_TABLES, type Facts, type FactTableName } from "../../src/core/facts/facts";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import { openFilePort } from "../../src/files/file-port";
import { planFile, writeFile } from "../../src/files/import-file";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { openClient } from "./real-client";

const { signal } = new AbortController();
const quiet = { signal, onProgress: () => undefined };

const LEDGER = [
  "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location",
  '10/31/2026,X001,B001,0012,"=HYPERLINK(""x"")",SELLABLE,1200,0,0,-5,0,0,0,0,0,0,0,0,1195,0,US',
  "10/30/2026,X001,B001,0012,+Tea,SELLABLE,1202,0,0,-2,0,0,0,0,0,0,0,0,1200,0,US",
].join("\n");
const COSTS = "SKU,Unit Cost,Currency,From\n0012,10.50,USD,2026-10-01\n1E5,2.25,USD,2026-10-15\n";
const GERMAN_COSTS = "SKU;Unit Cost;Currency\nA;1.234,50;EUR\nB;2,25;EUR\n";
const CONTENTS = "Shipment ID\tFBA15ABC\nName\tOctober\n\nMerchant SKU\tTitle\tASIN\tFNSKU\tWho will prep?\tShipped\nTEA-01\tTea\tB001\tX001\tMerchant\t24\n";
const FILES: Readonly<Record<string, string>> = {
  "ledger.csv": LEDGER,
  "costs.csv": COSTS,
  "kosten.csv": GERMAN_COSTS,
  "contents.tsv": CONTENTS,
  "twice.csv": "SKU,Unit Cost,Unit Cost,\nA,1,2,x\n",
};

/** Every row of every table of facts, figures by their value, without where they stand. */
function shown(facts: Facts): unknown {
  const names = Object.keys(FACT_TABLES) as FactTableName[];
  const cell = (value: unknown): unknown =>
    typeof value === "object" && value !== null && "coefficient" in value ? Number(textOfDecimal(value as never)) : value;
  const rows = (table: Table<Schema>): unknown =>
    rowsOf(table).map(({ at, ...cells }) => (void at, Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, cell(value)]))));
  return Object.fromEntries(names.filter((name) => facts[name].rowCount > 0).map((name) => [name, rows(facts[name])]));
}

async function factsIn(port: Parameters<typeof surveyTables>[0]): Promise<unknown> {
  return shown((await readFacts(await surveyTables(port, [], signal), quiet)).facts);
}

async function imported(name: string, client = openClient({ sheets: [{ name: "Sheet1" }] })) {
  const port = openExcelPort(excelWire(client.excel));
  const outcome = await writeFile(new Blob([FILES[name] ?? ""]), { name, encoding: null, mappings: [] }, { signal, onProgress: () => undefined }, (sheets) =>
    port.writeSheets(sheets, quiet),
  );
  if (outcome.outcome === "refused") throw new Error(outcome.message);
  return { client, port };
}

const sheetIn = ({ host }: ReturnType<typeof openClient>, name: string): WorkbookSnapshot["sheets"][number] | undefined =>
  host.snapshot().sheets.find((sheet) => sheet.name === name);

test.each(Object.keys(FILES))("%s gives the same facts from the sheet as from the file", async (name) => {
  const { port } = await imported(name);
  const fromFile = await factsIn(openFilePort({ inputs: [{ name, bytes: new TextEncoder().encode(FILES[name]) }], save: null }));
  expect(Object.keys(fromFile as object)).toHaveLength(1);
  expect(await factsIn(port)).toEqual(fromFile);
});

test("days are dates, quantities are numbers, and text stays text whatever it looks like", async () => {
  const { client } = await imported("ledger.csv");
  const sheet = sheetIn(client, "Amazon ledger");
  expect(sheet?.tables).toMatchObject([{ name: "AmazonLedger", address: "A1:U3" }]);
  const row = sheet?.rows?.[1] ?? [];
  expect(row[0]).toMatchObject({ value: 46326, format: { numberFormat: "d mmm yyyy" } });
  expect(row[3]).toMatchObject({ value: "0012" });
  expect(row[4]).toMatchObject({ value: '=HYPERLINK("x")' });
  expect(row[6]).toBe(1200);
});

test("the sheet is the user's: no mark, no replacing; the same kind again gets a name of its own", async () => {
  const { client, port } = await imported("costs.csv");
  await imported("kosten.csv", client);
  expect(client.host.sheets().map(({ name }) => name)).toEqual(["Sheet1", "Unit costs", "Unit costs (2)"]);
  expect(client.host.snapshot().names ?? []).toEqual([]);
  const found = await port.findTables(signal);
  expect(found.map(({ head, ours }) => [head.ref.table, ours])).toEqual([
    ["UnitCosts", null],
    ["UnitCosts_2", null],
  ]);
});

test("what stands above the header stays above it, on a sheet without a table that would cut it off", async () => {
  const { client } = await imported("contents.tsv");
  const sheet = sheetIn(client, "Shipment contents");
  expect(sheet?.tables ?? []).toEqual([]);
  expect(sheet?.rows?.[0]?.map((cell) => (typeof cell === "object" ? cell?.value : cell))).toEqual(["Shipment ID", "FBA15ABC"]);
});

test("a workbook that may not be changed is left as it was", async () => {
  const client = openClient({ sheets: [{ name: "Sheet1" }], structureProtected: true });
  const before = client.host.snapshot();
  await expect(imported("costs.csv", client)).rejects.toThrow("structure is protected");
  expect(client.host.snapshot()).toEqual(before);
});

test("rows and cells that no sheet can hold are refused before anything is written", async () => {
  const long = await planFile(
    new Blob([`SKU,Unit Cost\nA,1\n${"x".repeat(32_768)},2\n`]),
    { name: "long.csv", encoding: null, mappings: [] },
    { signal, onProgress: () => undefined },
  );
  expect(long).toEqual({
    outcome: "refused",
    code: "sheet-too-small",
    message: "long.csv has a text in row 3 that is longer than a cell holds. Use it without a sheet.",
  });
});

test("a file that is longer or shorter when it is written than when it was counted changes nothing", async () => {
  for (const count of [1, 3]) {
    const client = openClient({ sheets: [{ name: "Sheet1" }] });
    const before = client.host.snapshot();
    const port = openExcelPort(excelWire(client.excel));
    const planned = await planFile(new Blob([COSTS]), { name: "costs.csv", encoding: null, mappings: [] }, { signal, onProgress: () => undefined });
    if (planned.outcome === "refused") throw new Error(planned.message);
    const sheets = planned.sheets.map((sheet) => ({ ...sheet, rowsBelow: { ...sheet.rowsBelow, count } }));
    await expect(port.writeSheets(sheets, quiet)).rejects.toThrow(
      "Unit costs: the file was changed while it was read. Add it again. The workbook is as it was.",
    );
    expect(client.host.snapshot()).toEqual(before);
  }
});
