/** Without a chosen period, which is then the span of the ledger: on which day units leave transit that a case gave up, where they were not there on the day of its decision. */
import { reconciled } from "../scenario";
import { CASES, LEDGER } from "../scenario-headers";

const written = (shipped: string): ReturnType<typeof reconciled> =>
  reconciled({
    today: "2026-11-20",
    tables: {
      Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
      Shipments: `Shipment ID|SKU|Dispatched|Delivered|Ship Date\nFBA1|TEA|5|0|${shipped}`,
      Ledger: [LEDGER, "2026-10-01|X1|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US", "2026-10-31|X1|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US"].join("\n"),
      Cases: `${CASES}\nC1|FBA1|TEA|carrier-loss|written-off|2026-10-05|2026-10-10|5||`,
    },
  });

const inTransit = (result: ReturnType<typeof reconciled>): readonly (readonly [number, number])[] =>
  result.rollforward.filter(({ location }) => location === "In transit").map(({ exits, ending }) => [exits.lost?.quantity ?? 0, ending.quantity]);

test("units that are sent after the day of a decision about them are lost once they are there", () => {
  const result = written("2026-10-20");
  expect(inTransit(result)).toEqual([[5, 0]]);
  expect(result.issues.filter(({ code }) => code === "stock-negative")).toEqual([]);
});

test("units that are not sent by the end of the period are lost on the day of the decision, and both counts of what is in transit say so", () => {
  const result = written("2026-11-02");
  expect(inTransit(result)).toEqual([[5, -5]]);
  expect(result.controls.filter(({ pass }) => !pass)).toEqual([]);
});
