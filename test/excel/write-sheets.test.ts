/** Sheets written through the real Office.js client: what they hold, where they stand, and what happens when anything fails. */
import { HostError } from "../../src/app/port";
import type { PlannedCell, SheetPlan } from "../../src/core/report/sheet-plan";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import { selectArea } from "../../src/excel/select-area";
import { WireFault } from "../../src/workbench/host/wire";
import type { HostOptions } from "../../src/workbench/host/open-host";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { CHECKS, columnPlan, ROLLFORWARD } from "./plans";
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
const MIB = 1024 * 1024;
const hooks = (signal: AbortSignal = new AbortController().signal): { signal: AbortSignal; onProgress: () => void } => ({
  signal,
  onProgress: () => undefined,
});

async function write({ excel }: RealClient, plans: readonly SheetPlan[], signal?: AbortSignal): Promise<void> {
  await openExcelPort(excelWire(excel)).writeSheets(plans, hooks(signal));
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

const LEFT = { horizontalAlignment: "Left", indentLevel: 1, verticalAlignment: "Top" };

describe("what is written", () => {
  test("cells, dates, formulas, tables, widths, panes and marks", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD, CHECKS]);
    expect(client.host.sheets().map(({ name }) => name)).toEqual(["Ledger", "Notes", "Rollforward 2026-10", "Checks"]);
    expect(valuesIn(client, "Rollforward 2026-10")).toEqual([
      ["Inventory rollforward"],
      ["SKU", "As of", "Units", "Value"],
      ["X1", 46326, 95, 190.5],
      ["0012", 46326, 5, 10],
      ["Total", null, "=SUM(C3:C4)", "=SUM(D3:D4)"],
    ]);
    expect(valuesIn(client, "Checks")).toEqual([
      ["Check", "Expected", "Found", "Link"],
      ["Units conserved", 100, "='Rollforward 2026-10'!C5", '=HYPERLINK("#\'Rollforward 2026-10\'!C5","Open")'],
    ]);
    const sheet = sheetOf(client, "Rollforward 2026-10");
    expect(sheet).toMatchObject({
      visibility: "Visible",
      tabColor: "#0F6CBD",
      frozen: { rows: 2, columns: 1 },
      columnWidths: { 0: 108.75, 1: 66.75, 2: 56.25, 3: 66.75 },
    });
    expect(sheet.tables).toMatchObject([{ name: "RollforwardLines", address: "A2:D4" }]);
    expect(sheet.printing).toEqual({ orientation: "Landscape", pagesWide: 1, titleRows: { from: 1, count: 1 }, titleColumns: null });
    expect(client.host.snapshot().names).toEqual([
      { name: "Tieout.checks", formula: "=Checks!$A$1", visible: false, comment: "" },
      { name: "Tieout.rollforward_2026_10", formula: "='Rollforward 2026-10'!$A$1", visible: false, comment: "" },
    ]);
    expect(client.host.snapshot().active).toBe("Rollforward 2026-10");
  });

  test("number formats and looks, the later over the earlier", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD]);
    const rows = sheetOf(client, "Rollforward 2026-10").rows ?? [];
    expect(rows[0]?.[0]).toEqual({ value: "Inventory rollforward", format: { bold: true, size: 14, color: "#242424" } });
    expect(rows[2]?.[1]).toEqual({ value: 46326, format: { ...LEFT, numberFormat: "d mmm yyyy" } });
    expect(rows[3]?.[0]).toEqual({ value: "0012", format: { ...LEFT, numberFormat: "@", fill: "#FDE7E9" } });
    expect(rows[4]?.[3]).toEqual({
      formula: "=SUM(D3:D4)",
      value: 0,
      format: {
        numberFormat: '#,##0.00_);(#,##0.00);"–"_)',
        horizontalAlignment: "Right",
        verticalAlignment: "Top",
        bold: true,
        fill: "#FAF9F8",
        borders: { EdgeTop: { style: "Continuous", color: "#8A8886", weight: "Thin" } },
      },
    });
  });

  const HOSTILE = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-x",
    "@SUM(A1)",
    "'quoted",
    "''twice",
    "0012",
    "12345678901234567890",
    "TRUE",
    "2026-10-01",
    "1/2/2026",
    "50%",
    "1e5",
    " 7 ",
    "#N/A",
    "\tx",
    "日本語",
    "",
  ];
  test.each([
    ["a general", null],
    ["a text", "text"],
  ] as const)("any text stays text in %s column", async (_, style) => {
    const client = openClient({ sheets: [{ name: "S" }] });
    await write(client, [columnPlan(HOSTILE, style)]);
    const rows = sheetOf(client, "Column").rows ?? [];
    const read = HOSTILE.map((__, row) => rows[row]?.[0] ?? null).map((cell) =>
      typeof cell === "object" && cell !== null ? (cell.formula ?? cell.value ?? "") : (cell ?? ""),
    );
    expect(read).toEqual(HOSTILE);
  });

  test("a formula in a text column is a formula", async () => {
    const client = openClient({ sheets: [{ name: "S" }] });
    await write(client, [columnPlan(["=no", { formula: "=1+1", value: 2 }], "text")]);
    expect(sheetOf(client, "Column").rows).toEqual([[{ value: "=no", format: { ...LEFT, numberFormat: "@" } }], [{ formula: "=1+1", value: 0, format: LEFT }]]);
  });

  test("a workbook that counts days from 1904 gets its own serial numbers", async () => {
    const client = openClient({ ...OWN, dateSystem: 1904 });
    await write(client, [ROLLFORWARD]);
    expect(sheetOf(client, "Rollforward 2026-10").rows?.[2]?.[1]).toMatchObject({ value: 44864 });
  });

  test("50,000 rows of 15 columns go in requests under 4 MB, as many as the bytes need", async () => {
    const client = openClient(OWN);
    const row = (index: number): PlannedCell[] => [`SKU-${index}`, "SELLABLE", "US", ...Array.from({ length: 12 }, (_, column) => index * 12 + column)];
    const plan = { ...CHECKS, cells: Array.from({ length: 50_000 }, (_, index) => row(index)), columnWidths: new Array<number>(15).fill(10) };
    await write(client, [plan]);
    expect(Math.max(...client.host.exchanges.map(({ requestBytes }) => requestBytes))).toBeLessThan(4 * MIB);
    expect(Math.max(...client.host.exchanges.map(({ responseBytes }) => responseBytes))).toBeLessThan(4 * MIB);
    expect(client.host.exchanges.length).toBeLessThan(20);
    expect(sheetOf(client, "Checks").rows?.length).toBe(50_000);
    expect(sheetOf(client, "Checks").rows?.[49_999]?.slice(0, 4)).toEqual(["SKU-49999", "SELLABLE", "US", 599988]);
  });

  test("2,000 highlighted rows cost no more exchanges than two", async () => {
    const paint = (rows: number): SheetPlan["paint"] => [
      { style: "red", areas: Array.from({ length: rows }, (_, row) => ({ row: row * 2, column: 0, rows: 1, columns: 4 })) },
    ];
    const cells = Array.from({ length: 4_000 }, () => ["a", 1, 2, 3]);
    const exchangesFor = async (rows: number): Promise<number> => {
      const client = openClient(OWN);
      await write(client, [{ ...CHECKS, cells, paint: paint(rows) }]);
      return client.host.exchanges.length;
    };
    expect((await exchangesFor(2_000)) - (await exchangesFor(2))).toBeLessThanOrEqual(1);
  });
});

describe("which sheet is whose", () => {
  test("a second run gives the same workbook", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD, CHECKS]);
    const first = client.host.snapshot();
    await write(client, [ROLLFORWARD, CHECKS]);
    expect(client.host.snapshot()).toEqual(first);
  });

  test("another month is another sheet, and the earlier one stays", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD, CHECKS]);
    await write(client, [{ ...ROLLFORWARD, id: "rollforward-2026-11", name: "Rollforward 2026-11" }]);
    expect(client.host.sheets().map(({ name }) => name)).toEqual(["Ledger", "Notes", "Rollforward 2026-10", "Rollforward 2026-11", "Checks"]);
    expect(client.host.sheets().flatMap(({ tables }) => tables.map(({ name }) => name))).toEqual(["Ledger", "RollforwardLines", "RollforwardLines_2"]);
  });

  test("a sheet of the user's with our name is left alone, in every run", async () => {
    const client = openClient({ sheets: [{ name: "Checks", rows: [["mine"]] }, { name: "rollforward 2026-10" }] });
    await write(client, [ROLLFORWARD, CHECKS]);
    await write(client, [ROLLFORWARD, CHECKS]);
    expect(client.host.sheets().map(({ name }) => name)).toEqual(["Checks", "rollforward 2026-10", "Rollforward 2026-10 (2)", "Checks (2)"]);
    expect(valuesIn(client, "Checks")).toEqual([["mine"]]);
    expect(valuesIn(client, "Checks (2)")).toMatchObject([
      {},
      ["Units conserved", 100, "='Rollforward 2026-10 (2)'!C5", '=HYPERLINK("#\'Rollforward 2026-10 (2)\'!C5","Open")'],
    ]);
  });

  test("our sheet is known again after the user renamed and moved it, and keeps that name and place", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD, CHECKS]);
    await client.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Checks");
      sheet.name = "My checks";
      sheet.position = 0;
      await context.sync();
    });
    await write(client, [ROLLFORWARD, CHECKS]);
    expect(client.host.sheets().map(({ name }) => name)).toEqual(["My checks", "Ledger", "Notes", "Rollforward 2026-10"]);
  });

  test("a sheet of ours that the user deleted is written anew", async () => {
    const client = openClient(OWN);
    await write(client, [CHECKS]);
    const first = client.host.snapshot();
    await client.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Checks").delete();
      await context.sync();
    });
    await write(client, [CHECKS]);
    expect(client.host.snapshot()).toEqual(first);
  });

  test("a click on a finding selects its cell, and says so where the sheet is gone", async () => {
    const client = openClient(OWN);
    await write(client, [ROLLFORWARD, CHECKS]);
    await selectArea(excelWire(client.excel), "checks", { row: 1, column: 2, rows: 1, columns: 1 });
    expect(client.host.snapshot()).toMatchObject({ active: "Checks", selection: "C2" });
    await expect(selectArea(excelWire(client.excel), "cases", { row: 0, column: 0, rows: 1, columns: 1 })).rejects.toThrow(
      "The sheet is no longer in the workbook. Reconcile again to write it.",
    );
  });
});

describe("all or nothing", () => {
  /** Both a first run and one that replaces sheets, told apart by what is there before. */
  const opened = async (isSecondRun: boolean, options: HostOptions = {}): Promise<RealClient> => {
    let isArmed = false;
    const client = openClient(OWN, {
      ...options,
      beforeAction: (request, action) => {
        if (isArmed) options.beforeAction?.(request, action);
      },
    });
    if (isSecondRun) await write(client, [ROLLFORWARD, CHECKS]);
    isArmed = true;
    return client;
  };
  const changed = [{ ...ROLLFORWARD, cells: ROLLFORWARD.cells.map((row) => row.map((cell) => (cell === 95 ? 96 : cell))) }, CHECKS];

  test.each([
    ["a first", false],
    ["a second", true],
  ] as const)("whatever request fails in %s run, at whichever action, the workbook is as it was or as it was to be", async (_, isSecondRun) => {
    const probe = await opened(isSecondRun);
    const begin = probe.host.exchanges.length;
    const before = probe.host.snapshot();
    await write(probe, changed);
    const after = probe.host.snapshot();
    expect(after).not.toEqual(before);
    const actions = probe.host.exchanges.slice(begin).map((exchange) => exchange.actions);
    let failures = 0;
    for (const [request, count] of actions.entries()) {
      for (let action = 0; action < count; action += count > 300 ? 17 : 3) {
        let isDone = false;
        const client = await opened(isSecondRun, {
          beforeAction: ({ index }, at) => {
            if (isDone || index !== begin + request || at !== action) return;
            isDone = true;
            throw new WireFault("GeneralException", "boom");
          },
        });
        const outcome = await write(client, changed).then(
          () => "written",
          (error: unknown) => error,
        );
        if (outcome === "written") expect(client.host.snapshot()).toEqual(after);
        else {
          expect(outcome).toBeInstanceOf(HostError);
          expect(client.host.snapshot()).toEqual(before);
          failures += 1;
        }
      }
    }
    expect(failures).toBeGreaterThan(20);
  });

  test("events are on again after a failure and after a success", async () => {
    const enabled = async ({ excel }: RealClient): Promise<boolean> =>
      excel.run(async (context) => {
        context.runtime.load("enableEvents");
        await context.sync();
        return context.runtime.enableEvents;
      });
    const client = await opened(false, {
      beforeAction: ({ index }, at) => {
        if (index === 5 && at === 2) throw new WireFault("MemoryLimitReached", "boom");
      },
    });
    await expect(write(client, changed)).rejects.toMatchObject({
      code: "MemoryLimitReached",
      message: "Excel has run out of memory. Close other workbooks, then try again. The workbook is as it was.",
    });
    expect(await enabled(client)).toBe(true);
    await write(client, changed);
    expect(await enabled(client)).toBe(true);
  });

  test("a cancelled run takes back what it had begun", async () => {
    const client = await opened(true);
    const before = client.host.snapshot();
    const abort = new AbortController();
    const written = openExcelPort(excelWire(client.excel)).writeSheets(changed, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(written).rejects.toMatchObject({ name: "AbortError" });
    expect(client.host.snapshot()).toEqual(before);
  });

  test("when even taking back fails, the message names what is left, and the next run removes it", async () => {
    let isBroken = true;
    const client = await opened(false, {
      beforeAction: ({ index }) => {
        if (isBroken && index >= 4) throw new WireFault("ServiceNotAvailable", "gone");
      },
    });
    await expect(write(client, [CHECKS])).rejects.toThrow(
      "Excel is not available right now. Check the connection, then try again. Tieout could not remove what it had begun: delete Tieout building 1 by hand, or reconcile again, which removes it.",
    );
    expect(client.host.sheets().map(({ name }) => name)).toContain("Tieout building 1");
    isBroken = false;
    await write(client, [CHECKS]);
    expect(client.host.sheets().map(({ name }) => name)).toEqual(["Ledger", "Notes", "Checks"]);
  });

  test("when a sheet that was there before cannot be put back, the message says where its cells are", async () => {
    const probe = await opened(true);
    await write(probe, changed);
    const last = probe.host.exchanges.length - 2;
    const client = await opened(true, {
      beforeAction: ({ index, actions }, at) => {
        if (index > last || (index === last && at === actions - 25)) throw new WireFault("ServiceNotAvailable", "gone");
      },
    });
    await expect(write(client, changed)).rejects.toThrow(
      "The hidden sheet Tieout backup 1 holds what Rollforward 2026-10 was like before. The hidden sheet Tieout backup 2 holds what Checks was like before.",
    );
    expect(sheetOf(client, "Tieout backup 1").rows?.[2]?.[2]).toMatchObject({ value: 95 });
  });

  test.each<[string, WorkbookSnapshot, string]>([
    [
      "a protected structure",
      { ...OWN, structureProtected: true },
      "The workbook's structure is protected, so no sheet can be added. Remove the protection on the Review tab (Protect Workbook), then try again.",
    ],
    [
      "a sheet of ours that the user protected",
      {
        ...OWN,
        sheets: [...OWN.sheets, { name: "Checks", rows: [["ours"]], isProtected: true }],
        names: [{ name: "Tieout.checks", formula: "=Checks!$A$1", visible: false }],
      },
      "The sheet Checks is protected, so it cannot be replaced. Remove the protection on the Review tab (Unprotect Sheet), or rename and copy the sheet to keep it, then try again.",
    ],
  ])("%s is refused before anything is done", async (_, snapshot, message) => {
    const client = openClient(snapshot);
    const before = client.host.snapshot();
    await expect(write(client, [CHECKS])).rejects.toThrow(message);
    expect(client.host.snapshot()).toEqual(before);
  });

  test("a cell edited in the middle of the run delays taking back until the user has left it", async () => {
    const client: RealClient = await opened(true, {
      beforeAction: ({ index }, at) => {
        if (index >= begin + 4 && at === 0 && !isOver) {
          isOver = true;
          client.host.setEditing(true);
          setTimeout(() => client.host.setEditing(false), 100);
          throw new WireFault("InvalidOperationInCellEditMode", "editing");
        }
      },
    });
    let isOver = false;
    const begin = client.host.exchanges.length;
    const before = client.host.snapshot();
    await expect(write(client, changed)).rejects.toMatchObject({
      message: "A cell is being edited. Finish editing the cell with Enter or Esc, then try again. The workbook is as it was.",
    });
    expect(isOver).toBe(true);
    expect(client.host.snapshot()).toEqual(before);
  });

  test("nobody who listens hears of the sheets being built", async () => {
    const client = openClient(OWN);
    const heard: string[] = [];
    await client.excel.run(async (context) => {
      context.workbook.worksheets.onAdded.add(async () => void heard.push("added"));
      context.workbook.worksheets.onChanged.add(async (event) => void heard.push(`changed ${event.address}`));
      await context.sync();
    });
    await write(client, [ROLLFORWARD, CHECKS]);
    await write(client, [ROLLFORWARD, CHECKS]);
    await new Promise((resolve) => void setTimeout(resolve, 30));
    expect(heard).toEqual([]);
  });

  test("a cell being edited is said in plain words", async () => {
    const client = openClient(OWN);
    client.host.setEditing(true);
    await expect(write(client, [CHECKS])).rejects.toThrow("A cell is being edited. Finish editing the cell with Enter or Esc, then try again.");
  });
});
