/** Labels swapped between two SKUs of a shipment: the units that came in as the one are those that left as the other, and their cost goes with them. */
import { DEFAULT_SETTINGS } from "../../../../src/core/domain/settings";
import { reconciled, type Scenario } from "../scenario";
import { LEDGER, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse";
const received = (sku: string, units: number): string => `10/05/2026|X-${sku}|${sku}|SELLABLE|0|${units}|0|0|0|0|0|0|0|0|0|${units}|US`;
const sent = (status: string): string =>
  rows(SHIPMENTS, `FBA1|TEA||100|100|100||2026-09-20|2026-10-02||${status}|`, `FBA1|MUG||100|100|100||2026-09-20|2026-10-02||${status}|`);
const tables = {
  Shipments: sent("CLOSED"),
  Own: rows(
    OWN,
    "2026-09-01|Home|TEA|opening|100|2.00|USD||",
    "2026-09-01|Home|MUG|opening|100|5.00|USD||",
    "2026-09-20|Home|TEA|transfer|100|||FBA1|FBA-US",
    "2026-09-20|Home|MUG|transfer|100|||FBA1|FBA-US",
  ),
  Ledger: rows(LEDGER, received("TEA", 90), received("MUG", 110)),
};

/** "In transit TEA 0 worth 0" */
function endings(scenario: Scenario): readonly string[] {
  return reconciled({ ...scenario, period: "2026-10" })
    .rollforward.filter(({ location }) => location !== "Home")
    .map(({ location, sku, ending }) => `${location} ${sku} ${ending.quantity} worth ${ending.value}`);
}

test.each(["month-end-average", "moving-average", "fifo"] as const)("nothing stays in transit, and all that was sent is worth what it was: %s", (method) => {
  expect(endings({ tables, settings: { ...DEFAULT_SETTINGS, method } })).toEqual([
    "FBA-US MUG 110 worth 52000",
    "FBA-US TEA 90 worth 18000",
    "In transit MUG 0 worth 0",
    "In transit TEA 0 worth 0",
  ]);
});

test("the short SKU's units leave transit as other goods, and nothing comes from outside", () => {
  const { rollforward, controls, journal } = reconciled({ tables, period: "2026-10" });
  expect(rollforward.filter(({ location }) => location === "In transit").map(({ sku, exits }) => [sku, exits])).toEqual([
    ["MUG", { "transfer-out": { quantity: 100, value: 50000 } }],
    ["TEA", { "transfer-out": { quantity: 90, value: 18000 }, "other-out": { quantity: 10, value: 2000 } }],
  ]);
  expect(journal.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
    ["fba-inventory", 70000, 0],
    ["in-transit-inventory", 0, 70000],
  ]);
  expect(controls.filter(({ pass }) => !pass)).toEqual([]);
});

test("while Amazon is still counting, the short one's units may yet come", () => {
  expect(endings({ tables: { ...tables, Shipments: sent("RECEIVING") }, today: "2026-10-20" })).toContain("In transit TEA 10 worth 2000");
});

test("a case about the whole shipment that is denied loses none of them", () => {
  const { rollforward } = reconciled({
    tables: { ...tables, Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units\nC1|FBA1|||denied|2026-10-10|2026-10-20|" },
    period: "2026-10",
  });
  expect(rollforward.flatMap(({ exits }) => exits.lost?.quantity ?? [])).toEqual([]);
});

// 8 TEA too few and 6 MUG too many.
test("where the numbers differ, nothing is taken for swapped, and the line that lacks units names the goods that are too many", () => {
  const { shipments } = reconciled({
    tables: { ...tables, Ledger: rows(LEDGER, received("TEA", 92), received("MUG", 106)) },
    period: "2026-10",
    today: "2026-11-20",
  });
  expect(shipments.map(({ sku, parts }) => [sku, parts])).toEqual([
    ["MUG", { unexplained: 6 }],
    ["TEA", { unexplained: -8 }],
  ]);
  expect(shipments[1]?.because).toContain(
    "this shipment also has 6 MUG too many (Shipments row 3): labels of up to 6 of the 8 may have been swapped; look before you claim",
  );
  expect(shipments[0]?.because.some((text) => text.startsWith("this shipment also has"))).toBe(false);
});
