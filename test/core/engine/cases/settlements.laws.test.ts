/** Whatever was sold, settled, refunded, replaced, sent back and paid for: a unit is asked back at most once, an order that was paid is never claimed, and the order of rows is nothing. */
import fc from "fast-check";
import { reconciled } from "../scenario";
import { PAID } from "../scenario-headers";

const SETTLED =
  "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|fulfillment-id|posted-date|sku|quantity-purchased";
const SENT =
  "amazon-order-id|merchant-order-id|shipment-item-id|shipment-date|sku|quantity-shipped|currency|item-price|fulfillment-center-id|fulfillment-channel|sales-channel";
const RETURNED = "return-date|order-id|sku|fnsku|quantity|detailed-disposition|status";
const REPLACED = "shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id";
const FIXED = {
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-08-01|Shop|TEA|opening|50|2.50|USD",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
};

/** At 20.00 a unit: sent on 20 August, refunded on 1 September; today is 5 November. */
const order = fc
  .record({ sold: fc.integer({ min: 1, max: 4 }), settled: fc.nat(4), refunded: fc.nat(4), replaced: fc.nat(2), returned: fc.nat(3), paid: fc.nat(2) })
  .map(({ sold, settled, refunded, replaced, ...one }) => ({
    ...one,
    sold,
    settled: Math.min(settled, sold),
    refunded: Math.min(refunded, sold),
    replaced: Math.min(replaced, sold),
  }));
type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;
const orders = fc.array(order, { minLength: 1, maxLength: 6 });

function claimsOf(all: readonly Order[], arrange: (rows: readonly string[]) => readonly string[]): readonly string[] {
  const item = (type: string, id: number, units: number, day: string): string =>
    `9001|||USD|${type}|111-${id}|Amazon.com|ItemPrice|Principal|${units * 20}.00|AFN|${day}|TEA|${Math.abs(units)}`;
  const each = (row: (one: Order, id: number) => readonly string[]): readonly string[] => arrange(all.flatMap(row));
  const table = (header: string, first: readonly string[], rows: readonly string[]): string => [header, ...first, ...rows].join("\n");
  const replaced = each((one, id) => (one.replaced === 0 ? [] : [`2026-08-28T10:00:00+00:00|TEA|${one.replaced}|222-${id}|111-${id}`]));
  const paid = each((one, id) =>
    one.paid === 0 ? [] : [`2026-10-20|R${id}||111-${id}|CustomerReturn|TEA|X1|USD|${one.paid * 20}.00|${one.paid}|0|${one.paid}`],
  );
  const { claims } = reconciled({
    tables: {
      ...FIXED,
      Settled: table(
        SETTLED,
        ["9001|2026-08-01 08:00:00 UTC|2026-10-15 08:00:00 UTC|USD||||||||||"],
        each((one, id) => [
          ...(one.settled === 0 ? [] : [item("Order", id, one.settled, "2026-08-22")]),
          ...(one.refunded === 0 ? [] : [item("Refund", id, 0 - one.refunded, "2026-09-01")]),
        ]),
      ),
      Sent: table(
        SENT,
        [],
        each((one, id) => [`111-${id}||S-${id}|2026-08-20T10:00:00+00:00|TEA|${one.sold}|USD|${one.sold * 20}.00|PHX6|AFN|Amazon.com`]),
      ),
      Returned: table(
        RETURNED,
        ["2026-08-01T10:00:00+00:00|333-1|MUG|X2|1|SELLABLE|x"],
        each((one, id) => (one.returned === 0 ? [] : [`2026-09-09T10:00:00+00:00|111-${id}|TEA|X1|${one.returned}|SELLABLE|x`])),
      ),
      ...(replaced.length === 0 ? {} : { Replaced: table(REPLACED, [], replaced) }),
      ...(paid.length === 0 ? {} : { Paid: table(PAID, [], paid) }),
    },
  });
  return claims.map(({ type, reference, units, expectedClaim }) => `${type} ${reference} ${units} ${expectedClaim}`).sort();
}
const asTheyAre = (rows: readonly string[]): readonly string[] => rows;
const unitsOf = (claims: readonly string[], type: string, id: number): number =>
  claims.filter((one) => one.startsWith(`${type} 111-${id} `)).reduce((sum, one) => sum + Number(one.split(" ")[2]), 0);

test("a unit is asked back at most once: of an order as many as were refunded or replaced, less those that came back or were paid for", () => {
  fc.assert(
    fc.property(orders, (all) => {
      const claims = claimsOf(all, asTheyAre);
      for (const [id, { refunded, replaced, returned, paid }] of all.entries())
        expect(unitsOf(claims, "return-not-received", id)).toBe(Math.max(0, Math.max(refunded, replaced) - returned - paid));
    }),
    { numRuns: 40 },
  );
});

test("an order that was settled is never claimed, and of one settled in part the rest is", () => {
  fc.assert(
    fc.property(orders, (all) => {
      const claims = claimsOf(all, asTheyAre);
      for (const [id, { sold, settled }] of all.entries())
        expect(claims.filter((one) => one.startsWith(`missing-payment 111-${id} `))).toEqual(
          sold === settled ? [] : [`missing-payment 111-${id} ${sold - settled} ${(sold - settled) * 2000}`],
        );
    }),
    { numRuns: 40 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(orders, fc.nat(9), (all, turn) => {
      const turned = (rows: readonly string[]): readonly string[] =>
        [...rows.slice(turn % Math.max(1, rows.length)), ...rows.slice(0, turn % Math.max(1, rows.length))].reverse();
      expect(claimsOf(all, turned)).toEqual(claimsOf(all, asTheyAre));
    }),
    { numRuns: 40 },
  );
});
