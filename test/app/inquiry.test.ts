/** Questions after the run are answered from what the run was made of, on whatever thread. */
import { answersOn, inquireHere } from "../../src/app/inquiry";
import { totalOf } from "../../src/core/domain/cost";
import { inquireIn } from "../../src/taskpane/inquirer";
import { inputOf, type Scenario } from "../core/engine/scenario";

const SHOP: Scenario = {
  period: "2026-10",
  tables: {
    Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost\n2026-10-01|Shop|TEA|opening|10|10\n2026-10-05|Shop|TEA|purchase|10|12\n2026-10-10|Shop|TEA|sale|5|",
    Costs: "SKU|Unit Cost|Currency\nTEA|10|USD",
  },
};
const TEA = { location: "Shop", sku: "TEA", fnsku: null, disposition: null };

test("an ending is explained by what was there, what came and what left", () => {
  const explained = answersOn(inputOf(SHOP)).explain(TEA);
  // (100.00 + 120.00) / 20 = 11.00 for each of the fifteen left.
  expect(explained?.ending.units).toBe(15);
  expect(explained === null || explained === undefined ? null : totalOf(explained.ending.cost)).toBe(16_500);
  expect(explained?.entries.map(({ type, units }) => [type, units])).toEqual([["receipt", 10]]);
  expect(explained?.exits.map(({ type, units, rows }) => [type, units, rows.map(({ row }) => row)])).toEqual([["sale", -5, [4]]]);
});

test("a line that is not in the rollforward has no explanation", () => {
  expect(answersOn(inputOf(SHOP)).explain({ ...TEA, sku: "POT" })).toBeNull();
  expect(answersOn(inputOf({ ...SHOP, period: "2026-12" })).explain(TEA)).toBeNull();
});

test("where no thread can be had, the same answers come from this one; once ended, none do", async () => {
  const warned = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const inquiry = inquireIn(() => {
    throw new DOMException("Refused by the page's policy.", "SecurityError");
  })(inputOf(SHOP));
  expect(await inquiry.explain(TEA)).toEqual(await inquireHere(inputOf(SHOP)).explain(TEA));
  expect(await inquiry.compareMethods()).toMatchObject({ outcome: "compared" });
  expect(warned).toHaveBeenCalledTimes(1);
  inquiry.end();
  await expect(inquiry.explain(TEA)).rejects.toThrow("The result that was asked about has been replaced by a newer run.");
  warned.mockRestore();
});
