import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeSample } from "../../assets/make-sample";
import { sampleTables, type SampleCell } from "../../assets/sample-data";
import { unpack } from "../../src/files/xlsx/package";

const table = (name: string) => {
  const found = sampleTables().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found.rows.map((row): Readonly<Record<string, SampleCell>> => Object.fromEntries(found.header.map((title, column) => [title, row[column] ?? null])));
};
const dayOf = (cell: SampleCell | undefined): number => (typeof cell === "object" && cell !== null ? cell.day : Number.NaN);

test("the sample in the repository is the one that the generator makes", async () => {
  const kept = unpack(readFileSync(join(__dirname, "../../assets/sample.xlsx")));
  expect([...unpack(await makeSample())]).toEqual([...kept]);
});

test("one ledger row is broken, all others lead from their starting to their ending balance", () => {
  const events = [
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
    "Unknown Events",
  ];
  const broken = table("Ledger").filter(
    (row) => events.reduce((sum, event) => sum + Number(row[event]), Number(row["Starting Warehouse Balance"])) !== row["Ending Warehouse Balance"],
  );
  expect(broken.map(({ MSKU, Lost, Location }) => [MSKU, Lost, Location])).toEqual([["LM-03", 3, "US"]]);
  expect(events.filter((event) => table("Ledger").every((row) => row[event] === 0))).toEqual([]);
});

test("every ledger row starts where the last one of its kind ended, and nothing is ever below zero", () => {
  const last = new Map<string, SampleCell>();
  for (const row of table("Ledger")) {
    const key = [row["MSKU"], row["Disposition"], row["Location"]].join(" ");
    expect([key, row["Starting Warehouse Balance"]]).toEqual([key, last.get(key) ?? row["Starting Warehouse Balance"]]);
    expect(Number(row["Ending Warehouse Balance"])).toBeGreaterThanOrEqual(0);
    last.set(key, row["Ending Warehouse Balance"] ?? null);
  }
});

test("what Amazon's ledger received of a product is what its shipments say", () => {
  const received = (rows: readonly Readonly<Record<string, SampleCell>>[], sku: string, quantity: string): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const row of rows) {
      const key = `${String(row[sku])} ${String(row["Location"] ?? row["To Warehouse"]).replace("FBA-", "")}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(row[quantity]));
    }
    return new Map([...sums].filter(([, units]) => units !== 0).sort());
  };
  expect(received(table("Ledger"), "MSKU", "Receipts")).toEqual(received(table("Shipments"), "SKU", "Received"));
});

test("forty products are sold, in two countries and two months, and one of them has no cost", () => {
  const ledger = table("Ledger");
  const skus = new Set(ledger.map(({ MSKU }) => MSKU));
  expect(skus.size).toBe(40);
  expect(new Set(ledger.map(({ Location }) => Location))).toEqual(new Set(["US", "DE"]));
  // 1 September 2026 is day 20,697 since 1970.
  expect([Math.min(...ledger.map(({ Date }) => dayOf(Date))), Math.max(...ledger.map(({ Date }) => dayOf(Date)))]).toEqual([20_697, 20_757]);
  const costed = new Set([...table("Unit costs"), ...table("Own movements")].map(({ SKU }) => SKU));
  expect([...skus].filter((sku) => !costed.has(sku ?? ""))).toEqual(["ST-05"]);
});
