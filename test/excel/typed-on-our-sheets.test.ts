/** What a user types on our sheets in Excel, and does to them, through the real client: after the next run it is all still there. */
import { calculateHere } from "../../src/app/calculate";
import { reconcileWorkbook, type Calculated } from "../../src/app/reconcile-workbook";
import { dayOf } from "../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { openClient, type RealClient } from "./real-client";

const SHIPMENTS = [
  ["Shipment ID", "SKU", "Dispatched", "Delivered", "Received", "Ship Date", "Delivered Date", "Closed Date", "Status"],
  ["FBA1", "TEA", 100, 100, 96, "2026-08-20", "2026-09-01", "2026-09-20", "CLOSED"],
  ["FBA2", "TEA", 40, 40, 39, "2026-08-21", "2026-09-01", "2026-09-20", "CLOSED"],
];
const BOOK: WorkbookSnapshot = {
  sheets: [
    { name: "Shipments", rows: SHIPMENTS },
    {
      name: "Costs",
      rows: [
        ["SKU", "Unit Cost", "Currency"],
        ["TEA", 2, "USD"],
      ],
    },
  ],
};
const TODAY = dayOf({ year: 2026, month: 11, day: 5 });

async function run({ excel }: RealClient): Promise<Calculated> {
  return reconcileWorkbook(
    openExcelPort(excelWire(excel)),
    { settings: DEFAULT_SETTINGS, today: TODAY },
    { signal: new AbortController().signal, calculator: calculateHere, onProgress: () => undefined },
  );
}

type Cells = readonly (readonly unknown[])[];
const cellsOf = ({ host }: RealClient, sheet: string): Cells =>
  (host.snapshot().sheets.find(({ name }) => name === sheet)?.rows ?? []).map((row) =>
    row.map((cell) => (typeof cell === "object" && cell !== null ? (cell.value ?? null) : cell)),
  );

/** Where a heading stands, and the first row under it in which each of the given texts stands. */
function find(cells: Cells, heading: string, ...texts: readonly string[]): { readonly row: number; readonly column: number } {
  const header = cells.findIndex((row) => row.includes(heading));
  return { row: cells.findIndex((row, at) => at > header && texts.every((text) => row.includes(text))), column: cells[header]?.indexOf(heading) ?? -1 };
}

async function change({ excel }: RealClient, act: (context: Excel.RequestContext) => void): Promise<void> {
  await excel.run(async (context) => {
    act(context);
    await context.sync();
  });
}

async function type(client: RealClient, sheet: string, at: { readonly row: number; readonly column: number }, value: string | number): Promise<void> {
  await change(client, (context) => {
    context.workbook.worksheets.getItem(sheet).getRangeByIndexes(at.row, at.column, 1, 1).values = [[value]];
  });
}

const under = (client: RealClient, sheet: string, heading: string, ...texts: readonly string[]): unknown => {
  const cells = cellsOf(client, sheet);
  const at = find(cells, heading, ...texts);
  return cells[at.row]?.[at.column] ?? null;
};

async function reviewed(): Promise<RealClient> {
  const client = openClient(BOOK);
  await run(client);
  const cells = cellsOf(client, "Shipment variances");
  await type(client, "Shipment variances", find(cells, "Note", "FBA2", "TEA"), "recount asked");
  await type(client, "Shipment variances", find(cells, "Signed off", "FBA1", "TEA"), "Ana");
  return client;
}

const SHEET = "Shipment variances";
const TABLE = "Tieout_shipment_variances_shipments";

test.each<[string, string, (client: RealClient) => Promise<void>]>([
  ["left as it is", SHEET, async () => undefined],
  [
    "renamed",
    "Mine now",
    (client) =>
      change(client, (context) => {
        context.workbook.worksheets.getItem(SHEET).name = "Mine now";
      }),
  ],
  [
    "turned into plain cells",
    SHEET,
    (client) =>
      change(client, (context) => {
        context.workbook.tables.getItem(TABLE).convertToRange();
      }),
  ],
  [
    "hidden",
    SHEET,
    (client) =>
      change(client, (context) => {
        context.workbook.worksheets.getItem(SHEET).visibility = "Hidden";
      }),
  ],
  [
    "in another order",
    SHEET,
    (client) =>
      change(client, (context) => {
        const [first, second] = ["FBA1", "FBA2"].map((id) => find(cellsOf(client, SHEET), "Note", id, "TEA").row);
        const rows = [first ?? 0, second ?? 0].map((row) => cellsOf(client, SHEET)[row] ?? []);
        const sheet = context.workbook.worksheets.getItem(SHEET);
        const write = (row: number, cells: readonly unknown[]): void => {
          sheet.getRangeByIndexes(row, 0, 1, cells.length).values = [cells.map((cell) => cell ?? "")];
        };
        write(first ?? 0, rows[1] ?? []);
        write(second ?? 0, rows[0] ?? []);
      }),
  ],
])("notes survive a run when the sheet was %s", async (_, name, act) => {
  const client = await reviewed();
  await act(client);
  await run(client);
  expect([under(client, name, "Note", "FBA2", "TEA"), under(client, name, "Signed off", "FBA1", "TEA"), under(client, name, "Note", "FBA1", "TEA")]).toEqual([
    "recount asked",
    "Ana",
    null,
  ]);
  const written = client.host.snapshot();
  await run(client);
  expect(client.host.snapshot()).toEqual(written);
});

test("a line that goes takes its note to the foot of the sheet, and comes back with it", async () => {
  const client = await reviewed();
  await change(client, (context) => {
    context.workbook.worksheets.getItem("Shipments").getRange("A3:I3").clear();
  });
  await run(client);
  expect(cellsOf(client, SHEET).some((row) => row[0] === "Notes without a line")).toBe(true);
  expect(under(client, SHEET, "Note", "FBA2", "TEA")).toBe("recount asked");
  await change(client, (context) => {
    context.workbook.worksheets.getItem("Shipments").getRange("A3:I3").values = [SHIPMENTS[2] ?? []];
  });
  await run(client);
  expect(cellsOf(client, SHEET).some((row) => row[0] === "Notes without a line")).toBe(false);
  expect(under(client, SHEET, "Note", "FBA2", "TEA")).toBe("recount asked");
});

test("a heading edited by hand stops the run before anything is written, and says what to do", async () => {
  const client = await reviewed();
  const cells = cellsOf(client, SHEET);
  await type(client, SHEET, { row: cells.findIndex((row) => row.includes("Signed off")), column: find(cells, "Note").column }, "Remarks of mine");
  const before = client.host.snapshot();
  const result = await run(client);
  expect(result.outcome === "stopped" ? result.issues.map(({ message }) => message.slice(0, 60)) : result.outcome).toEqual([
    expect.stringMatching(/^Shipment variances row \d+: the heading "Note" is gone/),
  ]);
  expect(client.host.snapshot()).toEqual(before);
});

test("a case typed into the empty register is followed from then on, and the user's own tables are never touched", async () => {
  const client = openClient(BOOK);
  await run(client);
  const at = { row: find(cellsOf(client, "Cases"), "Case ID").row, column: 0 };
  const header = cellsOf(client, "Cases").findIndex((row) => row.includes("Case ID"));
  for (const [column, value] of ["C-1", "FBA1", "TEA", "", "open"].entries())
    if (value !== "") await type(client, "Cases", { row: header + 1, column: at.column + column }, value);
  await run(client);
  expect([under(client, "Cases", "Status as followed", "C-1"), under(client, "Cases", "Claimed units", "C-1"), under(client, SHEET, "Case", "FBA1")]).toEqual([
    "open",
    4,
    "C-1",
  ]);
  expect(cellsOf(client, "Shipments")).toEqual(SHIPMENTS);
});
