/** What happens to the pane when the user, the workbook or the host does something. */
import { HostError, type OfferedTable, type Port } from "../../src/app/port";
import { inquireHere, type OpenInquiry } from "../../src/app/inquiry";
import type { Calculated, Calculator } from "../../src/app/reconcile-workbook";
import { dayOf, periodOfMonthText } from "../../src/core/domain/day";
import type { Cell } from "../../src/core/sources/grid";
import { readFile, writeFile } from "../../src/files/import-file";
import type { SheetPlan } from "../../src/core/report/sheet-plan";
import { openSession, type Session } from "../../src/taskpane/session";
import type { Workbook } from "../../src/taskpane/surroundings";
import { EXAMPLE, issue, LEDGER_REF } from "./example-month";

const LEDGER_HEADER = [
  "Date",
  "FNSKU",
  "ASIN",
  "MSKU",
  "Title",
  "Disposition",
  "Starting Warehouse Balance",
  "In Transit Between Warehouses",
  "Receipts",
  "Customer Shipments",
  "Customer Returns",
  "Vendor Returns",
  "Warehouse Transfer In/Out",
  "Found",
  "Lost",
  "Damaged",
  "Disposed",
  "Other Events",
  "Ending Warehouse Balance",
  "Unknown Events",
  "Location",
];
const ledgerRow = (day: string, starting: number, shipped: number): readonly Cell[] => [
  day,
  "X001",
  "B001",
  "TEA-01",
  "Tea",
  "SELLABLE",
  starting,
  0,
  0,
  shipped,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  starting + shipped,
  0,
  "US",
];
const LEDGER_ROWS = [ledgerRow("2026-09-30", 100, -5), ledgerRow("2026-10-02", 95, -3)];
const PLAN: SheetPlan = {
  id: "rollforward-2026-10",
  name: "Rollforward 2026-10",
  visibility: "visible",
  tabColor: "#0F6CBD",
  cells: [],
  columnWidths: [],
  frozen: { rows: 0, columns: 0 },
  paint: [],
  tables: [],
  anchors: { "issue:0": { row: 4, column: 0, rows: 1, columns: 3 } },
};
const RECONCILED: Calculated = { outcome: "reconciled", reconciliation: EXAMPLE, plans: [PLAN] };

function ledgerTable(rows: readonly (readonly Cell[])[] = LEDGER_ROWS): OfferedTable {
  return {
    head: { ref: LEDGER_REF, firstRow: 1, rows: [LEDGER_HEADER, ...rows], dateSystem: 1900 },
    ours: null,
    rowCount: rows.length + 1,
    readRows: async function* ({ fromRow }) {
      yield { firstRow: fromRow, rows: [LEDGER_HEADER, ...rows].slice(fromRow - 1) };
    },
  };
}

type Stage = {
  readonly tables?: () => readonly OfferedTable[];
  readonly kept?: unknown;
  readonly calculator?: Calculator;
  readonly openInquiry?: OpenInquiry;
  readonly writeSheets?: Port["writeSheets"];
};

/** A workbook of our own making, which writes down what was done to it. */
function openOn({ tables = () => [ledgerTable()], kept = null, calculator = async () => RECONCILED, openInquiry = inquireHere, writeSheets }: Stage) {
  const done: string[] = [];
  let onChange: () => void = () => undefined;
  let waiting: (() => void) | null = null;
  const workbook: Workbook = {
    port: {
      findTables: async () => tables(),
      writeSheets: writeSheets ?? (async (plans) => void done.push(`wrote ${plans.map(({ name }) => name).join(", ")}`)),
    },
    patientPort: { findTables: async () => tables() },
    readSettings: async () => kept,
    writeSettings: async (json) => void done.push(`kept ${JSON.stringify(json)}`),
    recalculate: async () => void done.push("recalculated"),
    selectArea: async (sheetId, { row, column }) => void done.push(`selected ${sheetId} ${row},${column}`),
    selectPlace: async ({ source, row }) => void done.push(`selected ${source.label} row ${String(row)}`),
    colourRows: async (rows) => {
      done.push(`coloured ${rows.map(({ place, fill }) => `${place.source.label} row ${String(place.row)} ${fill}`).join(", ")}`);
      return rows.length;
    },
    uncolourRows: async () => {
      throw new HostError("The sheet is protected.", "AccessDenied");
    },
    watch: async (listener) => {
      onChange = listener;
    },
  };
  const session = openSession({
    workbook,
    calculator,
    openInquiry,
    importer: { read: readFile, write: writeFile },
    today: () => dayOf({ year: 2026, month: 11, day: 5 }),
    clock: () => "14:02",
    afterPause: (task) => {
      waiting = task;
    },
  });
  const settle = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const change = async (): Promise<void> => {
    onChange();
    waiting?.();
    waiting = null;
    await settle();
    await settle();
  };
  return { session, done, change };
}
const screenOf = (session: Session): string => session.state().screen.at;

describe("opening", () => {
  test("a workbook with a ledger shows its tables and offers the last month that is over", async () => {
    const { session } = openOn({});
    expect(screenOf(session)).toBe("looking");
    await session.open();
    expect(screenOf(session)).toBe("sources");
    expect(session.state().reading?.sources[0]).toMatchObject({ ref: LEDGER_REF, rowCount: 2 });
    expect(session.state().settings.period).toEqual(periodOfMonthText("2026-10"));
  });

  test("a workbook without a known table shows what to bring, until a look finds one", async () => {
    let here: readonly OfferedTable[] = [];
    const { session } = openOn({ tables: () => here });
    await session.open();
    expect(screenOf(session)).toBe("first-run");
    here = [ledgerTable()];
    await session.look();
    expect(screenOf(session)).toBe("sources");
  });

  test("the settings kept in the workbook are in force", async () => {
    const { session } = openOn({ kept: { period: "2026-09", by: "network" } });
    await session.open();
    expect(session.state().settings).toMatchObject({ period: periodOfMonthText("2026-09"), by: "network", disposition: "total" });
  });

  test("settings that cannot be read are named, and the standard ones are used", async () => {
    const { session } = openOn({ kept: { by: "planet" } });
    await session.open();
    expect(session.state().problem).toEqual({ kind: "settings", problems: ['Setting "by" is "planet"; expected one of auto, location, network.'] });
    expect(session.state().settings.by).toBe("auto");
  });

  test("a host that fails is quoted once, with its own word for support", async () => {
    const { session } = openOn({
      tables: () => {
        throw new HostError("A cell is being edited. Finish it.", "InvalidOperationInCellEditMode");
      },
    });
    await session.open();
    expect(session.state().problem).toEqual({ kind: "host", message: "A cell is being edited. Finish it.", code: "InvalidOperationInCellEditMode" });
  });
});

describe("a run", () => {
  test("ends with the result, its sheets written and its settings kept", async () => {
    const { session, done } = openOn({});
    await session.open();
    await session.reconcile();
    expect(screenOf(session)).toBe("results");
    expect(session.state().result).toMatchObject({ reconciliation: EXAMPLE, finishedAt: "14:02", outdated: false });
    expect(done).toEqual(["wrote Rollforward 2026-10", expect.stringMatching(/^kept \{"method":"month-end-average",.*"period":"2026-10"\}$/), "recalculated"]);
  });

  test("keeps the accounts that were named, and no others", async () => {
    const { session, done } = openOn({ kept: { accounts: { lost: "6650 Stock losses" } } });
    await session.open();
    await session.reconcile();
    expect(done[1]).toContain('"accounts":{"lost":"6650 Stock losses"}');
  });

  test("closes the month where that is asked for, and only then", async () => {
    const asked: unknown[] = [];
    const { session } = openOn({ calculator: async (input) => (asked.push(input.close), RECONCILED) });
    await session.open();
    await session.reconcile();
    await session.reconcile({ force: false });
    expect(asked).toEqual([null, { force: false }]);
  });

  test("that is stopped by the data says why and writes nothing", async () => {
    const stop = issue({ severity: "error", message: "Ledger: it holds two accounts." });
    const { session, done } = openOn({ calculator: async () => ({ outcome: "stopped", issues: [stop] }) });
    await session.open();
    await session.reconcile();
    expect(screenOf(session)).toBe("sources");
    expect(session.state().problem).toEqual({ kind: "stopped", issues: [stop] });
    expect(done).toEqual([]);
  });

  test("that is cancelled goes back to the sources and writes nothing", async () => {
    const endless: Calculator = (_input, _onStage, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const { session, done } = openOn({ calculator: endless });
    await session.open();
    const run = session.reconcile();
    expect(screenOf(session)).toBe("running");
    session.cancel();
    await run;
    expect(screenOf(session)).toBe("sources");
    expect(session.state().problem).toEqual({ kind: "cancelled" });
    expect(done).toEqual([]);
  });

  test("that is under way is not started twice", async () => {
    let calculations = 0;
    const { session } = openOn({
      calculator: async () => {
        calculations += 1;
        return RECONCILED;
      },
    });
    await session.open();
    await Promise.all([session.reconcile(), session.reconcile()]);
    expect(calculations).toBe(1);
  });

  test("that fails after an earlier one keeps the earlier result", async () => {
    let protects = false;
    const { session } = openOn({
      writeSheets: async () => {
        if (protects) throw new HostError("The sheet is protected.", "AccessDenied");
      },
    });
    await session.open();
    await session.reconcile();
    protects = true;
    await session.reconcile();
    expect(session.state().problem).toMatchObject({ kind: "host", code: "AccessDenied" });
    session.turnTo("results");
    expect(screenOf(session)).toBe("results");
  });
});

describe("a change in the workbook", () => {
  test("of a table makes the result outdated", async () => {
    let rows = LEDGER_ROWS;
    const { session, change } = openOn({ tables: () => [ledgerTable(rows)] });
    await session.open();
    await session.reconcile();
    rows = [...LEDGER_ROWS, ledgerRow("2026-10-03", 92, -1)];
    await change();
    expect(session.state().result?.outdated).toBe(true);
    expect(session.state().reading?.sources[0]?.rowCount).toBe(3);
    expect(screenOf(session)).toBe("results");
  });

  test("elsewhere, like the sheets that the run wrote, does not", async () => {
    const { session, change } = openOn({});
    await session.open();
    await session.reconcile();
    await change();
    expect(session.state().result?.outdated).toBe(false);
  });

  test("is told to the worksheet functions at once", async () => {
    const { session, change } = openOn({});
    let told = 0;
    session.onTablesChanged(() => {
      told += 1;
    });
    await session.open();
    await change();
    expect(told).toBe(1);
  });
});

test("another month or method chosen is told to the worksheet functions, whose figures rest on it", async () => {
  const { session } = openOn({});
  await session.open();
  let told = 0;
  session.onTablesChanged(() => {
    told += 1;
  });
  session.choose({ ...session.state().settings, method: "fifo" });
  expect(told).toBe(1);
});

describe("going to a cell", () => {
  test("prefers the sheet that shows the finding, else the row it rests on", async () => {
    const { session, done } = openOn({});
    await session.open();
    await session.reconcile();
    done.length = 0;
    await session.goToAnchor("issue:0", { source: LEDGER_REF, row: 812 });
    await session.goToAnchor("issue:9", { source: LEDGER_REF, row: 812 });
    await session.goToSheet("rollforward-2026-10");
    expect(done).toEqual(["selected rollforward-2026-10 4,0", "selected Ledger row 812", "selected rollforward-2026-10 0,0"]);
  });
});

describe("a run that is asked for more", () => {
  test("closes the month, or opens a case, and ends where it was asked for", async () => {
    const inputs: unknown[] = [];
    const { session } = openOn({
      calculator: async ({ close, drafts }) => {
        inputs.push({ close, drafts });
        return RECONCILED;
      },
    });
    await session.open();
    await session.reconcile({ force: false });
    expect(screenOf(session)).toBe("close");
    await session.openCase({ shipmentId: "FBA15ABC123", sku: "TEA-01" });
    expect(screenOf(session)).toBe("cases");
    expect(session.state().result?.drafted).toEqual([{ shipmentId: "FBA15ABC123", sku: "TEA-01" }]);
    await session.reconcile();
    expect(screenOf(session)).toBe("results");
    expect(inputs).toEqual([{ close: { force: false } }, { drafts: [{ shipmentId: "FBA15ABC123", sku: "TEA-01" }] }, { close: null }]);
  });
});

describe("a question about the result", () => {
  test("is about the run that was made, and goes with it when another comes", async () => {
    const opened: string[] = [];
    let runs = 0;
    const { session } = openOn({
      openInquiry: () => {
        runs += 1;
        const name = `run ${runs}`;
        opened.push(name);
        return {
          explain: async () => {
            opened.push(`${name} asked`);
            return null;
          },
          compareMethods: async () => ({ outcome: "compared", lines: [] }),
          end: () => void opened.push(`${name} ended`),
        };
      },
    });
    await session.open();
    await expect(session.compareMethods()).rejects.toThrow("There is no result to ask about yet.");
    await session.reconcile();
    await session.explain({ location: "FBA", sku: "TEA-01", fnsku: "X001", disposition: null });
    await session.reconcile();
    expect(opened).toEqual(["run 1", "run 1 asked", "run 1 ended", "run 2"]);
  });
});

test("a calculation for the worksheet functions writes nothing and changes nothing to be seen", async () => {
  const { session, done } = openOn({});
  await session.open();
  const before = session.state();
  await session.calculateOnly(periodOfMonthText("2026-09"));
  expect(done).toEqual([]);
  expect(session.state()).toBe(before);
});

describe("saying what a table is", () => {
  const boxes: OfferedTable = {
    head: {
      ref: { label: "Boxes", file: null, sheet: "Boxes", table: null },
      firstRow: 1,
      rows: [
        ["Box no.", "Item", "Sent"],
        ["FBA1", "TEA-01", 5],
      ],
      dateSystem: 1900,
    },
    ours: null,
    rowCount: 2,
    readRows: async function* () {
      yield { firstRow: 2, rows: [["FBA1", "TEA-01", 5]] };
    },
  };
  const mapping = { header: ["Box no.", "Item", "Sent"], kind: "shipments", columns: { shipmentId: "Box no.", sku: "Item", dispatched: "Sent" } } as const;

  test("is kept in the workbook at once, and the table is known from then on", async () => {
    const { session, done } = openOn({ tables: () => [ledgerTable(), boxes] });
    await session.open();
    expect(session.state().tables?.map(({ recognition }) => recognition?.kind ?? null)).toEqual(["ledger-summary", null]);
    session.askMeaning(boxes.head);
    expect(screenOf(session)).toBe("mapping");
    await session.assign(mapping);
    expect(screenOf(session)).toBe("sources");
    expect(session.state().tables?.map(({ recognition }) => recognition?.kind ?? null)).toEqual(["ledger-summary", "shipments"]);
    expect(done).toEqual([expect.stringContaining('"mappings":[{"header":["Box no.","Item","Sent"],"kind":"shipments"')]);
  });

  test("said again for the same header, replaces what was said before", async () => {
    const { session } = openOn({ tables: () => [boxes], kept: { mappings: [mapping] } });
    await session.open();
    await session.assign({ ...mapping, columns: { ...mapping.columns, received: "Sent" } });
    expect(session.state().settings.mappings).toHaveLength(1);
  });

  test("not said after all, changes nothing", async () => {
    const { session, done } = openOn({ tables: () => [ledgerTable(), boxes] });
    await session.open();
    session.askMeaning(boxes.head);
    await session.assign(null);
    expect(screenOf(session)).toBe("sources");
    expect(done).toEqual([]);
  });
});

test("a run takes the files that are used without a sheet", async () => {
  let taken: readonly string[] = [];
  const { session } = openOn({
    calculator: async ({ facts }) => {
      taken = facts.sources.map(({ label }) => label);
      return RECONCILED;
    },
  });
  await session.open();
  await session.addFiles([new File(["SKU,Unit Cost\nTEA-01,2.50\n"], "costs.csv")]);
  await session.useWithoutSheet(session.state().files[0]?.id ?? 0);
  await session.reconcile();
  expect(taken).toEqual(["Ledger", "costs.csv"]);
});

test("the rows of the user's shipments are coloured by how they stand, matching ones not; a failure is said in the pane", async () => {
  const { session, done } = openOn({});
  await session.open();
  await session.reconcile();
  const count = await session.colourShipments();
  const coloured = done.at(-1) ?? "";
  expect(coloured).toMatch(/^coloured /);
  expect(count).toBe(coloured.split(", ").length);
  expect(coloured).toContain("#FDE7E9");
  expect(await session.uncolourShipments()).toBeNull();
  expect(session.state().problem).toMatchObject({ kind: "host", message: "The sheet is protected." });
});
