/** However many labels were swapped, whatever the goods cost and whatever else was sent: all that left is there, in units and to the cent. */
import fc from "fast-check";
import { reconciled } from "../scenario";
import { LEDGER, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const OWN = "Date|Warehouse|SKU|Type|Quantity|Amount|Currency|Reference|To Warehouse";

const swap = fc.record({
  tea: fc.integer({ min: 20, max: 90 }),
  mug: fc.integer({ min: 20, max: 90 }),
  swapped: fc.integer({ min: 1, max: 9 }),
  costs: fc.tuple(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1, max: 99999 })),
  freight: fc.nat(9999),
  method: fc.constantFrom("month-end-average" as const, "moving-average" as const, "fifo" as const),
});

test("swapped labels make and lose neither units nor value", () => {
  fc.assert(
    fc.property(swap, ({ tea, mug, swapped, costs: [teaCost, mugCost], freight, method }) => {
      const money = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      const goods = [
        ["TEA", tea, tea - swapped, teaCost],
        ["MUG", mug, mug + swapped, mugCost],
      ] as const;
      const found = reconciled({
        period: "2026-10",
        settings: { method },
        tables: {
          Shipments: rows(SHIPMENTS, ...goods.map(([sku, sent]) => `FBA1|${sku}||${sent}|${sent}|${sent}||2026-09-20|2026-10-02||CLOSED|`)),
          Own: rows(
            OWN,
            ...goods.flatMap(([sku, sent, , cents]) => [
              `2026-09-01|Home|${sku}|opening|${sent}|${money(cents)}|USD||`,
              `2026-09-20|Home|${sku}|transfer|${sent}|||FBA1|FBA-US`,
            ]),
          ),
          Ledger: rows(LEDGER, ...goods.map(([sku, , received]) => `10/05/2026|X-${sku}|${sku}|SELLABLE|0|${received}|0|0|0|0|0|0|0|0|0|${received}|US`)),
          Freight: `Shipment ID|Amount|Currency|Part|Basis\nFBA1|${money(freight)}|USD|freight|quantity`,
        },
      });
      const transit = found.rollforward.filter(({ location }) => location === "In transit");
      expect(transit.map(({ ending }) => [ending.quantity, ending.value])).toEqual([
        [0, 0],
        [0, 0],
      ]);
      expect(found.rollforward.reduce((sum, { ending }) => sum + ending.quantity, 0)).toBe(tea + mug);
      expect(found.rollforward.reduce((sum, { ending }) => sum + (ending.value ?? 0), 0)).toBe(teaCost + mugCost + freight);
      expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
