/** What is remembered of an import, read back by the real decoder, and what the next import shows to have changed. */
import fc from "fast-check";
import type { Day } from "../../../../src/core/domain/day";
import { findRestated, rememberImports } from "../../../../src/core/engine/ledger/restatement";
import { sayRestated } from "../../../../src/core/engine/closing/say-restated";
import type { Facts } from "../../../../src/core/facts/facts";
import { assembleFacts } from "../../../../src/core/sources/assemble-facts";
import type { Row } from "../../../../src/core/sources/grid";
import { openReadBack, recogniseOurs } from "../../../../src/core/sources/read-back";
import { headOf, LEDGER_HEADER, ledgerRow, decode, REF } from "../../sources/decoded-rows";

type LedgerDay = { readonly date: string; readonly starts: number; readonly sold: number; readonly sku?: string };
const ledgerRows = (days: readonly LedgerDay[]): readonly Row[] => [
  LEDGER_HEADER,
  ...days.map(({ date, starts, sold, sku = "TEA" }) =>
    ledgerRow(date, {
      FNSKU: `X-${sku}`,
      MSKU: sku,
      "Starting Warehouse Balance": String(starts),
      Receipts: "0",
      "Customer Shipments": String(-sold),
      "Ending Warehouse Balance": String(starts - sold),
    }),
  ),
];

/** The sheet as it is written, cell by cell. */
const sheetOf = (facts: Facts): readonly Row[] => [
  ["FNSKU", "MSKU", "Disposition", "Location", "Month", "Rows as imported"],
  ...rememberImports(facts).map(({ fnsku, msku, disposition, location, month, days }) => [fnsku, msku, disposition, location, month, days]),
];

function importOf(days: readonly LedgerDay[], remembered: readonly Row[] | null = null): Facts {
  const ledger = decode(ledgerRows(days));
  const head = headOf(remembered ?? [], { ref: { ...REF, label: "Remembered" } });
  const recognition = remembered === null ? null : recogniseOurs("fingerprints", head);
  const decoder = recognition === null ? null : openReadBack(recognition, head);
  if (recognition !== null) decoder?.add({ firstRow: recognition.firstDataRow, rows: (remembered ?? []).slice(recognition.firstDataRow - 1) });
  const tables = [ledger, decoder?.close() ?? null].filter((table) => table !== null);
  return assembleFacts(tables).facts;
}
const NOT_CLOSED = { period: { from: 0 as Day, to: 0 as Day }, seals: [], changes: [], rollforward: [] };
const said = (facts: Facts): readonly string[] => sayRestated(findRestated(facts), { facts, ...NOT_CLOSED }).map(({ message }) => message);

const OCTOBER: readonly LedgerDay[] = [
  { date: "10/30/2026", starts: 10, sold: 2 },
  { date: "10/31/2026", starts: 8, sold: 1 },
  { date: "10/31/2026", starts: 5, sold: 0, sku: "MUG" },
];

test("a first import remembers each row in a few characters", () => {
  const packed = rememberImports(importOf(OCTOBER));
  expect(packed.map(({ msku, month, days }) => `${msku} ${month} ${days.replace(/:[0-9a-z]+:/g, ":#:")}`)).toEqual([
    "MUG 2026-10 31:#:5",
    "TEA 2026-10 30:#:8 31:#:7",
  ]);
});

test("the same period imported again shows no change", () => {
  const first = sheetOf(importOf(OCTOBER));
  expect(said(importOf(OCTOBER, first))).toEqual([]);
  expect(sheetOf(importOf(OCTOBER, first))).toEqual(first);
});

test("days that follow are no restatement", () => {
  expect(said(importOf([...OCTOBER, { date: "11/01/2026", starts: 7, sold: 1 }], sheetOf(importOf(OCTOBER))))).toEqual([]);
});

test("a changed row, one that is gone and one that is new are counted, with the endings that they change", () => {
  const again: readonly LedgerDay[] = [
    { date: "10/30/2026", starts: 10, sold: 2 },
    { date: "10/31/2026", starts: 8, sold: 3 },
    { date: "10/30/2026", starts: 4, sold: 0, sku: "JAR" },
  ];
  expect(said(importOf(again, sheetOf(importOf(OCTOBER))))).toEqual([
    "Sheet1 row 4: Amazon has restated 2026-10 since it was last imported: 1 row changed, 1 row gone, 1 row new (JAR SELLABLE US on 2026-10-30 had no row and now ends at 4). " +
      "The ending of 2026-10-31 changes for 3 SKUs: JAR from 0 to 4, MUG from 5 to 0, TEA from 7 to 5. If that month's books are closed, they stay as they are, and the difference belongs into the open month.",
  ]);
});

test("an event moved between columns changes a row, but no ending", () => {
  const rows = ledgerRows(OCTOBER).map((row, index) =>
    index === 2
      ? row.map((cell, position) => (LEDGER_HEADER[position] === "Customer Shipments" ? "0" : LEDGER_HEADER[position] === "Lost" ? "-1" : cell))
      : row,
  );
  const again = assembleFacts([decode(rows)].filter((table) => table !== null)).facts;
  const { fingerprints } = importOf(OCTOBER, sheetOf(importOf(OCTOBER)));
  expect(said({ ...again, fingerprints })).toEqual([
    "Sheet1 row 3: Amazon has restated 2026-10 since it was last imported: 1 row changed (TEA SELLABLE US on 2026-10-31 ended at 7 and now ends at 7). No ending of 2026-10-31 changes.",
  ]);
});

test("an import of November remembers October beside it", () => {
  const october = sheetOf(importOf(OCTOBER));
  const november = sheetOf(importOf([{ date: "11/01/2026", starts: 7, sold: 1 }], october));
  expect(november.slice(1).map((row) => `${String(row[1])} ${String(row[4])}`)).toEqual(["MUG 2026-10", "TEA 2026-10", "TEA 2026-11"]);
});

test("what somebody typed over the hidden sheet is not remembered, and nothing breaks", () => {
  const sheet = sheetOf(importOf(OCTOBER)).map((row, index) => (index === 0 ? row : [...row.slice(0, 5), "31:xyz:nothing 99:a:1 :::"]));
  expect(said(importOf(OCTOBER, sheet))).toEqual([]);
});

test("whatever is imported, importing it again changes nothing, and any figure changed is found", () => {
  const anyDay = fc.record({
    date: fc.integer({ min: 1, max: 31 }).map((day) => `10/${String(day).padStart(2, "0")}/2026`),
    starts: fc.integer({ min: 0, max: 1e6 }),
    sold: fc.integer({ min: 0, max: 1000 }),
    sku: fc.constantFrom("TEA", "MUG"),
  });
  const days = fc.uniqueArray(anyDay, { minLength: 1, maxLength: 20, selector: ({ date, sku }) => `${date}${sku}` });
  fc.assert(
    fc.property(days, fc.nat(), (imported, which) => {
      const sheet = sheetOf(importOf(imported));
      expect(said(importOf(imported, sheet))).toEqual([]);
      const changed = imported.map((day, index) => (index === which % imported.length ? { ...day, sold: day.sold + 1 } : day));
      expect(said(importOf(changed, sheet))).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});
