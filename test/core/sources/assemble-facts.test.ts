import { rowsOf } from "../../../src/core/columns/table";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import { decode, grid, LEDGER_HEADER, ledgerRow, REF } from "./decoded-rows";

const known = <T>(value: T | null): T => {
  if (value === null) throw new Error("the table was not recognised");
  return value;
};
const ref = (label: string) => ({ ...REF, label });

test("tables of one kind stand under each other, and each row names its source", () => {
  const { facts, issues } = assembleFacts([
    known(decode([LEDGER_HEADER, ledgerRow("10/30/2026"), ledgerRow("10/31/2026", { FNSKU: "X002" })], { ref: ref("October") })),
    known(decode(grid("SKU | Unit Cost", "TEA-01 | 5", "TEA-02 | abc"), { ref: ref("Costs") })),
    known(decode([LEDGER_HEADER, ledgerRow("11/01/2026", { FNSKU: "X002" })], { ref: ref("November") })),
  ]);
  expect(facts.sources.map(({ label }) => label)).toEqual(["October", "Costs", "November"]);
  expect(rowsOf(facts.ledger).map(({ fnsku, at, ending }) => [fnsku, at.source, at.row, ending])).toEqual([
    ["X001", 0, 2, 13],
    ["X002", 0, 3, 13],
    ["X002", 2, 2, 13],
  ]);
  expect(rowsOf(facts.unitCosts).map(({ sku, at }) => [sku, at.source, at.row])).toEqual([["TEA-01", 1, 2]]);
  expect(facts.movements.rowCount).toBe(0);
  expect(issues.map(({ code, place }) => [code, place?.source.label, place?.row])).toEqual([["number-unreadable", "Costs", 3]]);
});

test("a table that gave no rows still is a source, with its issue", () => {
  const { facts, issues } = assembleFacts([known(decode([LEDGER_HEADER]))]);
  expect([facts.sources.length, facts.ledger.rowCount, issues.map(({ code }) => code)]).toEqual([1, 0, ["rows-missing"]]);
});

test("nothing decoded is no facts", () => {
  const { facts, issues } = assembleFacts([]);
  expect([facts.sources, facts.ledger.rowCount, facts.locations.rowCount, issues]).toEqual([[], 0, 0, []]);
});
