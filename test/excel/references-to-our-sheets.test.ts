/** What the user built on sheets of ours - formulas, references to tables, names - through re-runs, and through runs that fail. */
import type { PlannedCell, SheetPlan } from "../../src/core/report/sheet-plan";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import type { HostOptions } from "../../src/workbench/host/open-host";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { WireFault } from "../../src/workbench/host/wire";
import { CHECKS, ROLLFORWARD } from "./plans";
import { openClient, type RealClient } from "./real-client";

const OWN: WorkbookSnapshot = {
  sheets: [
    {
      name: "Ledger",
      rows: [
        ["SKU", "Units"],
        ["X1", 100],
      ],
      tables: [{ name: "Ledger", address: "A1:B2" }],
    },
    { name: "Notes", rows: [["mine"]] },
  ],
  active: "Notes",
  selection: "B2",
};

async function write({ excel }: RealClient, plans: readonly SheetPlan[]): Promise<void> {
  await openExcelPort(excelWire(excel)).writeSheets(plans, { signal: new AbortController().signal, onProgress: () => undefined });
}

const sheetOf = (client: RealClient, name: string): NonNullable<WorkbookSnapshot["sheets"][number]> => {
  const sheet = client.host.snapshot().sheets.find((found) => found.name === name);
  if (sheet === undefined)
    throw new Error(
      `no sheet ${name} among ${client.host
        .sheets()
        .map((found) => found.name)
        .join(", ")}`,
    );
  return sheet;
};
const valuesIn = (client: RealClient, name: string): unknown =>
  (sheetOf(client, name).rows ?? []).map((row) => row.map((cell) => (typeof cell === "object" && cell !== null ? (cell.formula ?? cell.value ?? null) : cell)));

/** The exchange that puts everything in place, after a run: the last one releases the client's references. */
const placingOf = ({ host }: RealClient): number => host.exchanges.length - 2;

const cell = (formula: string, value: number): { formula: string; value: number } => ({ formula, value });
/** The user adds a sheet that reads ours, after the first run. */
const withSummary = async (options: HostOptions = {}): Promise<RealClient> => {
  let isArmed = false;
  const client = openClient(
    { ...OWN, sheets: [...OWN.sheets, { name: "Summary" }] },
    {
      ...options,
      beforeAction: (request, action) => {
        if (isArmed) options.beforeAction?.(request, action);
      },
    },
  );
  await write(client, [ROLLFORWARD, CHECKS]);
  await client.excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.getItem("Summary").getRange("A1:A4").formulas = [
      ["='Rollforward 2026-10'!C5*2"],
      ["=SUM(Checks!B2:C2)"],
      ["=SUM(RollforwardLines[Units])"],
      ["=UnitsAtEnd"],
    ];
    names.add("UnitsAtEnd", worksheets.getItem("Rollforward 2026-10").getRange("C5"));
    await context.sync();
  });
  isArmed = true;
  return client;
};
const SUMMARY = [
  [cell("='Rollforward 2026-10'!C5*2", 0)],
  [cell("=SUM(Checks!B2:C2)", 0)],
  [cell("=SUM(RollforwardLines[Units])", 0)],
  [cell("=UnitsAtEnd", 0)],
];
const summaryOf = (client: RealClient): unknown => ({
  cells: sheetOf(client, "Summary").rows,
  name: client.host.snapshot().names?.find(({ name }) => name === "UnitsAtEnd")?.formula,
});
const kept = { cells: SUMMARY, name: "='Rollforward 2026-10'!$C$5" };
const line = (sku: string, units: number): PlannedCell[] => [sku, 1, units, units * 2];
/** Two lines more, so that the table grows and the total moves down. */
const longer: SheetPlan = {
  ...ROLLFORWARD,
  cells: [
    ...ROLLFORWARD.cells.slice(0, 4),
    line("X3", 7),
    line("X4", 9),
    ["Total", null, { formula: "=SUM(C3:C6)", value: 116 }, { formula: "=SUM(D3:D6)", value: 232.5 }],
  ],
  paint: [{ style: "total", areas: [{ row: 6, column: 0, rows: 1, columns: 4 }] }],
  tables: [{ name: "RollforwardLines", area: { row: 1, column: 0, rows: 5, columns: 4 } }],
};

test("formulas, table references and names of the user's go on working through every run, whether the sheet grows or shrinks", async () => {
  const client = await withSummary();
  const first = client.host.snapshot();
  const ids = client.host.sheets().map(({ id }) => id);
  await write(client, [longer, CHECKS]);
  expect(summaryOf(client)).toEqual(kept);
  expect(valuesIn(client, "Rollforward 2026-10")).toEqual([
    ["Inventory rollforward"],
    ["SKU", "As of", "Units", "Value"],
    ["X1", 46326, 95, 190.5],
    ["0012", 46326, 5, 10],
    ["X3", 1, 7, 14],
    ["X4", 1, 9, 18],
    ["Total", null, "=SUM(C3:C6)", "=SUM(D3:D6)"],
  ]);
  expect(sheetOf(client, "Rollforward 2026-10").tables).toMatchObject([{ name: "RollforwardLines", address: "A2:D6" }]);
  await write(client, [ROLLFORWARD, CHECKS]);
  expect(client.host.snapshot()).toEqual(first);
  expect(client.host.sheets().map(({ id }) => id)).toEqual(ids);
});

const moved: SheetPlan = {
  ...ROLLFORWARD,
  cells: [["Inventory rollforward", null, null, null], ["as of October", null, null, null], ...ROLLFORWARD.cells.slice(1)],
  paint: [],
  tables: [{ name: "RollforwardLines", area: { row: 2, column: 0, rows: 3, columns: 4 } }],
};

test("a table that moves to another row leaves the user's formulas with the cells it had", async () => {
  const client = await withSummary();
  await write(client, [moved, CHECKS]);
  expect(sheetOf(client, "Rollforward 2026-10").tables).toMatchObject([
    { name: "RollforwardLines", address: "A3:D5", style: "TableStyleLight1", showBandedRows: false },
  ]);
  expect(sheetOf(client, "Summary").rows?.[2]).toEqual([{ formula: "=SUM('Rollforward 2026-10'!$C$3:$C$4)", value: 0 }]);
});

test("a table that was to move is a table again when the run fails in the end", async () => {
  const probe = await withSummary();
  await write(probe, [moved, CHECKS]);
  const last = placingOf(probe);
  const lastActions = probe.host.exchanges[last]?.actions ?? 0;
  let failures = 0;
  for (let action = 1; action < lastActions; action += 4) {
    const client = await withSummary({
      beforeAction: ({ index }, at) => {
        if (index === last && at === action) throw new WireFault("GeneralException", "boom");
      },
    });
    const first = sheetOf(client, "Rollforward 2026-10");
    const outcome = await write(client, [moved, CHECKS]).then(
      () => "written",
      () => "failed",
    );
    if (outcome === "written") continue;
    failures += 1;
    expect(sheetOf(client, "Rollforward 2026-10")).toEqual(first);
    // The reference to the table may have become one to its cells, which are the same.
    expect(["=SUM(RollforwardLines[Units])", "=SUM('Rollforward 2026-10'!$C$3:$C$4)"]).toContain(
      (sheetOf(client, "Summary").rows?.[2]?.[0] as { formula: string }).formula,
    );
  }
  expect(failures).toBeGreaterThan(20);
}, 60_000);

test("sheets that the user hid, froze, coloured or widened otherwise are like that again after a failure", async () => {
  const arrange = async (options: HostOptions = {}): Promise<RealClient> => {
    const client = await withSummary(options);
    await client.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Checks");
      sheet.tabColor = "#123456";
      sheet.freezePanes.freezeColumns(2);
      sheet.getRange("A:A").format.columnWidth = 33;
      sheet.getRange("G9").values = [["mine"]];
      sheet.visibility = "Hidden";
      await context.sync();
    });
    return client;
  };
  const probe = await arrange();
  await write(probe, [longer, CHECKS]);
  const last = placingOf(probe);
  expect(sheetOf(probe, "Checks")).toMatchObject({ visibility: "Visible", tabColor: "#0E700E", frozen: { rows: 1, columns: 0 } });
  const client = await arrange({
    beforeAction: ({ index, actions }, at) => {
      if (index === last && at === actions - 25) throw new WireFault("GeneralException", "boom");
    },
  });
  const before = client.host.snapshot();
  await expect(write(client, [longer, CHECKS])).rejects.toThrow("Excel failed");
  expect(client.host.snapshot()).toEqual(before);
});

test("they go on working whatever request fails, at whichever action, and in the run after it", async () => {
  const probe = await withSummary();
  const begin = probe.host.exchanges.length;
  const before = probe.host.snapshot();
  await write(probe, [longer, CHECKS]);
  const after = probe.host.snapshot();
  expect(summaryOf(probe)).toEqual(kept);
  const actions = probe.host.exchanges.slice(begin).map((exchange) => exchange.actions);
  const outcomes = { failed: 0, written: 0 };
  for (const [request, count] of actions.entries()) {
    // The last two requests are those that touch what was there before.
    for (let action = 0; action < count; action += request < actions.length - 3 ? 9 : 2) {
      let isDone = false;
      const client = await withSummary({
        beforeAction: ({ index }, at) => {
          if (isDone || index !== begin + request || at !== action) return;
          isDone = true;
          throw new WireFault("GeneralException", "boom");
        },
      });
      const outcome = await write(client, [longer, CHECKS]).then(
        () => "written" as const,
        () => "failed" as const,
      );
      expect(client.host.snapshot()).toEqual(outcome === "written" ? after : before);
      outcomes[outcome] += 1;
      if (action % 30 !== 0) continue;
      await write(client, [longer, CHECKS]);
      expect(client.host.snapshot()).toEqual(after);
    }
  }
  expect(outcomes.failed).toBeGreaterThan(100);
  expect(outcomes.written).toBeGreaterThan(0);
}, 120_000);
