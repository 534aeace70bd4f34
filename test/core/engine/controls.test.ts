/** What a control says where there is nothing that it could have found. */
import { reconciled } from "./scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-10-01|Shop|TEA|purchase|5|1|USD";

test("where nothing is reported and no ledger is there, the controls on them say so", () => {
  const { controls } = reconciled({ period: "2026-10", tables: { Own: OWN } });
  expect(controls.slice(0, 4).map(({ title }) => title)).toEqual([
    "Ledger rows that do not add up (no ledger to check)",
    "Ledger days that do not follow each other (no ledger to check)",
    "Units that endings and warehouses differ by (nothing is reported to compare with)",
    "Units between centres that Amazon differs by (no ledger to check)",
  ]);
});

test("a count is something to compare with", () => {
  const { controls } = reconciled({ period: "2026-10", tables: { Own: `${OWN}\n2026-10-31|Shop|TEA|count|5||` } });
  expect(controls.find(({ id }) => id === "ending-agrees-with-reported")?.title).toBe("Units that endings and warehouses differ by");
});
