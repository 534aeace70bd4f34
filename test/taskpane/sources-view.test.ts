/** What the list of sources says. */
import type { OfferedTable } from "../../src/app/port";
import type { SurveyedTable } from "../../src/app/reconcile-workbook";
import type { Row } from "../../src/core/sources/grid";
import type { SourceKind, TableRef } from "../../src/core/domain/source";
import { viewLeftAside, viewSources } from "../../src/taskpane/sources-view";
import type { Reading } from "../../src/taskpane/reading-view";
import { issue, LEDGER_REF, october, SHIPMENTS_REF } from "./example-month";
import { dayOf } from "../../src/core/domain/day";

function surveyed(ref: TableRef, kind: SourceKind | null, rowCount: number | null = null): SurveyedTable {
  const offered: OfferedTable = {
    head: { ref, firstRow: 1, rows: [], dateSystem: 1900 },
    ours: null,
    rowCount,
    readRows: async function* () {
      /* No rows. */
    },
  };
  return {
    offered,
    recognition: kind === null ? null : { kind, header: [], columns: {}, positions: [], headerRow: 1, firstDataRow: 2, missing: [], because: "" },
  };
}
const sheet = (name: string): TableRef => ({ label: name, file: null, sheet: name, table: null });
const NOTHING_READ: Reading = { sources: [], issues: [], months: [], closed: [], closedMethod: () => null };

test("what is here comes first, what is missing says what cannot be known without it", () => {
  const { lines, summary } = viewSources([surveyed(SHIPMENTS_REF, "shipments", 312), surveyed(LEDGER_REF, "ledger-summary", 28814)], null);
  expect(lines.map(({ status, title, detail }) => `${status}: ${title}: ${detail}`)).toEqual([
    "ready: Amazon ledger: Table Ledger · 28,814 rows",
    "ready: Shipments: Table Shipments · 312 rows",
    "missing: Own movements: Not here. Without it, your own warehouses and goods in transit are left out.",
    "missing: Unit costs: Not here. Without it, only stock whose cost comes with its receipts has a value.",
  ]);
  expect(summary).toBe("2 tables recognised");
});

test("once read, a source shows its rows and its days", () => {
  const own = sheet("Shenzhen");
  const reading: Reading = {
    ...NOTHING_READ,
    sources: [
      { ref: LEDGER_REF, rowCount: 1, from: october(1), to: october(31) },
      { ref: own, rowCount: 12, from: dayOf({ year: 2026, month: 9, day: 2 }), to: october(30) },
    ],
  };
  const { lines } = viewSources([surveyed(LEDGER_REF, "ledger-summary", 99), surveyed(own, "movements")], reading);
  expect(lines.slice(0, 2).map(({ detail }) => detail)).toEqual(["Table Ledger · 1 row · 1–31 Oct 2026", "Sheet Shenzhen · 12 rows · 2 Sep – 30 Oct 2026"]);
});

test("a row that cannot be read is said beside its table, and how many more there are", () => {
  const reading: Reading = { ...NOTHING_READ, issues: [issue({ message: 'Ledger row 5: Date is "31/31".' }), issue({}), issue({ severity: "info" })] };
  const { lines, summary } = viewSources([surveyed(LEDGER_REF, "ledger-summary"), surveyed(SHIPMENTS_REF, "shipments")], reading);
  expect(lines[0]).toMatchObject({ status: "attention", trouble: 'Ledger row 5: Date is "31/31". And 1 more.' });
  expect(lines[1]).toMatchObject({ status: "ready", trouble: null });
  expect(summary).toBe("2 tables recognised, 1 needs you");
});

test("two tables of one kind are two lines", () => {
  const { lines } = viewSources([surveyed(LEDGER_REF, "ledger-summary"), surveyed(sheet("September"), "ledger-summary")], null);
  expect(lines.filter(({ title }) => title === "Amazon ledger")).toHaveLength(2);
});

test("of a small plain table that nobody knows the user is asked as well, without its being an Excel Table", () => {
  const withRows = (name: string, rows: readonly Row[]): SurveyedTable => {
    const table = surveyed(sheet(name), null);
    return { ...table, offered: { ...table.offered, head: { ...table.offered.head, rows } } };
  };
  const boxes = withRows("Boxes", [["What we sent in October"], ["Box no.", "Item", "Went out"], ["FBA1", "TEA-01", 5]]);
  const notes = withRows("To do", [
    ["What", "Who", "State"],
    ["Ask the forwarder", "Kim", "open"],
  ]);
  const { asked, notes: named } = viewLeftAside([boxes, notes]);
  expect([asked.map(({ ref }) => ref.label), named]).toEqual([["Boxes"], ["To do"]]);
});

test("of a table that nobody knows the user is asked what it is; a sheet of notes is only named, and a sheet of ours not even that", () => {
  const rows: readonly Row[] = [["Artikel", "Bestand", "Preis"], ...Array.from({ length: 9 }, (_, index) => [`A-${index}`, index + 1, 2.5])];
  const [notes, stock, table, ledger] = [
    surveyed(sheet("Read me"), null),
    surveyed(sheet("Bestand"), null),
    surveyed({ ...LEDGER_REF, label: "Boxes", table: "Boxes" }, null),
    surveyed(LEDGER_REF, "ledger-summary"),
  ];
  const filled = { ...stock, offered: { ...stock.offered, head: { ...stock.offered.head, rows } } };
  const lacking: SurveyedTable = { ...ledger, recognition: ledger.recognition === null ? null : { ...ledger.recognition, missing: ["Date"] } };
  const ours: SurveyedTable = { offered: { ...notes.offered, ours: "checks" }, recognition: null };
  const { asked, notes: named } = viewLeftAside([notes, filled, table, ledger, lacking, ours]);
  expect([asked.map(({ ref }) => ref.label), named]).toEqual([["Bestand", "Boxes", LEDGER_REF.label], ["Read me"]]);
});
