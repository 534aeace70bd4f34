/** Amazon's customer shipments told apart: sales, multi-channel orders, replacements, and returns to the order they come from. */
import fc from "fast-check";
import { isoOf } from "../../../../src/core/domain/day";
import { linesOf, reconciled } from "../scenario";

const LEDGER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const FULFILLED = "amazon-order-id|merchant-order-id|shipment-item-id|shipment-date|sku|quantity-shipped|currency|fulfillment-center-id|sales-channel";
const REPLACEMENTS =
  "shipment-date|sku|asin|fulfillment-center-id|original-fulfillment-center-id|quantity|replacement-reason-code|replacement-amazon-order-id|original-amazon-order-id";
const RETURNS = "return-date|order-id|sku|asin|fnsku|product-name|quantity|fulfillment-center-id|detailed-disposition|reason|status";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|2.00|USD|";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
/** That no claim window is known is said of whatever can be claimed; it is not what these tests are about. */
const codesOf = ({ issues }: ReturnType<typeof reconciled>): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => code !== "claim-window-unknown");

const LEDGER_ROWS = ["10/05/2026|X1|TEA|SELLABLE|100|0|0|-10|0|0|0|0|0|0|0|0|90|US", "10/06/2026|X1|TEA|SELLABLE|90|0|0|-4|0|0|0|0|0|0|0|0|86|US"];
const ledger = table(LEDGER, ...LEDGER_ROWS);
const amazon = (order: string, date: string, quantity: number): string => `${order}||I-${order}|${date}T10:00:00+00:00|TEA|${quantity}|USD|PHX6|Amazon.com`;
const elsewhere = (order: string, date: string, quantity: number): string =>
  `${order}|W-${order}|I-${order}|${date}T10:00:00+00:00|TEA|${quantity}|USD|PHX6|Non-Amazon`;
const replaced = (order: string, date: string, quantity: number): string => `${date}T10:00:00+00:00|TEA|B1|PHX6|PHX6|${quantity}|0|${order}|111-1`;

test("multi-channel orders and replacements are exits of their own, and the exits in all are the ledger's", () => {
  const tables = {
    Ledger: ledger,
    Costs: COSTS,
    Fulfilled: table(FULFILLED, amazon("1", "2026-10-05", 7), elsewhere("2", "2026-10-05", 2), amazon("3", "2026-10-06", 4), amazon("4", "2026-10-05", 1)),
    Replacements: table(REPLACEMENTS, replaced("4", "2026-10-05", 1)),
  };
  const result = reconciled({ tables });
  expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | sale 11 @ 22.00 | multi-channel 2 @ 4.00 | replacement 1 @ 2.00 | 86 @ 172.00 | says 86"]);
  expect(codesOf(result)).toEqual([]);
});

test("replacements alone are told apart without a word about the others", () => {
  const result = reconciled({ tables: { Ledger: ledger, Costs: COSTS, Replacements: table(REPLACEMENTS, replaced("4", "2026-10-05", 3)) } });
  expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US TEA: 100 @ 200.00 | sale 11 @ 22.00 | replacement 3 @ 6.00 | 86 @ 172.00 | says 86"], []]);
});

test.each([
  ["another sales channel", "2|W-2|I-2|2026-10-05|TEA|3|USD|PHX6|Non-Amazon US"],
  ["an order ID of the seller's, where no channel is named", "2|W-2|I-2|2026-10-05|TEA|3|USD|PHX6|"],
])("a multi-channel order is known by %s", (_, row) => {
  expect(linesOf(reconciled({ tables: { Ledger: ledger, Costs: COSTS, Fulfilled: table(FULFILLED, row) } }))[0]).toContain("multi-channel 3 @ 6.00");
});

test.each([
  ["Amazon's channel", "2|W-2|I-2|2026-10-05|TEA|3|USD|PHX6|Amazon.com"],
  ["the order's own ID again", "2|2|I-2|2026-10-05|TEA|3|USD|PHX6|"],
])("an order with %s is a sale", (_, row) => {
  expect(linesOf(reconciled({ tables: { Ledger: ledger, Costs: COSTS, Fulfilled: table(FULFILLED, row) } }))[0]).not.toContain("multi-channel");
});

test("an order may stand a day beside the ledger's, and no further", () => {
  const lineOf = (date: string): string | undefined =>
    linesOf(reconciled({ tables: { Ledger: ledger, Costs: COSTS, Fulfilled: table(FULFILLED, elsewhere("2", date, 3)) } }))[0];
  expect(["2026-10-03", "2026-10-04", "2026-10-07", "2026-10-08"].map((date) => lineOf(date)?.includes("multi-channel 3"))).toEqual([false, true, true, false]);
});

const week = (date: string, starting: number, sold: number): string => `${date}|X1|TEA|SELLABLE|${starting}|0|0|-${sold}|0|0|0|0|0|0|0|0|${starting - sold}|US`;
const WEEKLY = table(LEDGER, week("10/10/2026", 100, 10), week("10/17/2026", 90, 4), week("10/24/2026", 86, 6), week("10/31/2026", 80, 5));
const MONTHLY = table(LEDGER, week("09/2026", 120, 20), week("10/2026", 100, 25));

test("in a monthly ledger an order of any day is told apart in its month", () => {
  const result = reconciled({
    period: "2026-10",
    tables: {
      Ledger: MONTHLY,
      Costs: COSTS,
      Fulfilled: table(FULFILLED, amazon("1", "2026-10-01", 20), elsewhere("2", "2026-10-09", 3), elsewhere("3", "2026-09-12", 2)),
      Replacements: table(REPLACEMENTS, replaced("4", "2026-10-31", 2)),
    },
  });
  expect([linesOf(result), codesOf(result)]).toEqual([
    ["FBA-US TEA: 100 @ 200.00 | sale 20 @ 40.00 | multi-channel 3 @ 6.00 | replacement 2 @ 4.00 | 75 @ 150.00 | says 75"],
    [],
  ]);
});

test("the orders of a month never take more than the month's units, and those that find none are named", () => {
  const result = reconciled({ period: "2026-10", tables: { Ledger: MONTHLY, Costs: COSTS, Fulfilled: table(FULFILLED, elsewhere("2", "2026-10-09", 30)) } });
  expect([linesOf(result), codesOf(result)]).toEqual([
    ["FBA-US TEA: 100 @ 200.00 | multi-channel 25 @ 50.00 | 75 @ 150.00 | says 75"],
    ["shipments-not-in-ledger"],
  ]);
});

test("in a weekly ledger an order is told apart in the week that ends on the row's day", () => {
  const result = reconciled({ tables: { Ledger: WEEKLY, Costs: COSTS, Replacements: table(REPLACEMENTS, replaced("4", "2026-10-14", 3)) } });
  const rows = result.movements.filter(({ type }) => type === "replacement").map(({ day, quantity }) => [isoOf(day), quantity]);
  expect([linesOf(result), rows]).toEqual([
    ["FBA-US TEA: 100 @ 200.00 | sale 22 @ 44.00 | replacement 3 @ 6.00 | 75 @ 150.00 | says 75"],
    [["2026-10-17", -3]],
  ]);
});

test("an order on the edge of a week may stand in the next one, and one in its middle may not", () => {
  const namesUnplaced = (date: string): boolean =>
    codesOf(reconciled({ tables: { Ledger: WEEKLY, Costs: COSTS, Replacements: table(REPLACEMENTS, replaced("4", date, 8)) } })).includes(
      "shipments-not-in-ledger",
    );
  // The week to the 17th has 4 units, the weeks beside it 10 and 6.
  expect(["2026-10-11", "2026-10-14", "2026-10-17"].map(namesUnplaced)).toEqual([false, true, false]);
});

test("in a month beside days of the same ledger each order is told apart where its own day is told", () => {
  const september = table(LEDGER, week("08/2026", 140, 20), week("09/2026", 120, 20));
  const result = reconciled({
    period: "2026-10",
    tables: {
      Earlier: september,
      Ledger: ledger,
      Costs: COSTS,
      Replacements: table(REPLACEMENTS, replaced("4", "2026-09-12", 5), replaced("5", "2026-10-12", 1)),
    },
  });
  expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | sale 14 @ 28.00 | 86 @ 172.00 | says 86"]);
});

test("never more than the ledger's own units", () => {
  const result = reconciled({
    tables: { Ledger: table(LEDGER, LEDGER_ROWS[1] ?? ""), Costs: COSTS, Fulfilled: table(FULFILLED, elsewhere("2", "2026-10-06", 9)) },
  });
  expect([linesOf(result), codesOf(result)]).toEqual([
    ["FBA-US TEA: 90 @ 180.00 | multi-channel 4 @ 8.00 | 86 @ 172.00 | says 86"],
    ["shipments-not-in-ledger"],
  ]);
});

test("the same report exported twice counts once", () => {
  const fulfilled = table(FULFILLED, amazon("1", "2026-10-05", 8), elsewhere("2", "2026-10-05", 2));
  const more = table(FULFILLED, elsewhere("2", "2026-10-05", 2), amazon("3", "2026-10-06", 4));
  const result = reconciled({ tables: { Ledger: ledger, Costs: COSTS, Fulfilled: fulfilled, More: more } });
  expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US TEA: 100 @ 200.00 | sale 12 @ 24.00 | multi-channel 2 @ 4.00 | 86 @ 172.00 | says 86"], []]);
});

test("what left as a pack is not looked for among the single units of its SKU", () => {
  const packs = table(LEDGER, "10/05/2026|X1|TEA|SELLABLE|10|0|0|-1|0|0|0|0|0|0|0|0|9|US", "10/05/2026|X9|TEA-2PK|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US");
  const map = table("SKU|MSKU|FNSKU|ASIN|Units", "TEA|TEA-2PK|X9||2");
  const replacements = table(REPLACEMENTS, replaced("4", "2026-10-05", 1).replace("TEA", "TEA-2PK"));
  expect(linesOf(reconciled({ tables: { Ledger: packs, Map: map, Costs: COSTS, Replacements: replacements } }))).toEqual([
    "FBA-US TEA: 10 @ 20.00 | sale 1 @ 2.00 | 9 @ 18.00 | says 9",
    "FBA-US TEA: 20 @ 40.00 | sale 4 @ 8.00 | replacement 2 @ 4.00 | 14 @ 28.00 | says 14",
  ]);
});

test("a return comes back at what its order left for, in a month with another cost", () => {
  const months = table(
    LEDGER,
    "09/05/2026|X1|TEA|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|US",
    "10/02/2026|X1|TEA|SELLABLE|6|0|30|0|0|0|0|0|0|0|0|0|36|US",
    "10/09/2026|X1|TEA|CUSTOMER_DAMAGED|0|0|0|0|2|0|0|0|0|0|0|0|2|US",
  );
  const own =
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To\n2026-09-20|Shop|TEA|purchase|30|5.00||USD|P1||\n2026-09-21|Shop|TEA|transfer|30||||FBA15ABC123|FBA-US|";
  const tables = { Ledger: months, Own: own, Costs: COSTS };
  const fulfilled = table(FULFILLED, amazon("1", "2026-09-05", 3), amazon("2", "2026-09-05", 1));
  const returns = table(
    RETURNS,
    "2026-10-10T08:00:00+00:00|1|TEA|B1|X1|Tea|1|PHX6|CUSTOMER_DAMAGED|UNWANTED|Unit returned to inventory",
    "2026-10-09T08:00:00+00:00|2|TEA|B1|X1|Tea|1|PHX6|DEFECTIVE|DEFECTIVE|Reimbursed",
  );
  // On hand in October: 6 at 2.00 and 30 at 5.00, 4.50 on average. One unit is known to have left at 2.00.
  expect(linesOf(reconciled({ period: "2026-10", tables }))[0]).toBe(
    "FBA-US TEA: 6 @ 12.00 | receipt 30 @ 150.00 | customer-return 2 @ 9.00 | 38 @ 171.00 | says 38",
  );
  const known = reconciled({ period: "2026-10", tables: { ...tables, Fulfilled: fulfilled, Returns: returns } });
  // (12.00 + 150.00 + 2.00) / 37 = 4.43 for the other.
  expect(linesOf(known)[0]).toBe("FBA-US TEA: 6 @ 12.00 | receipt 30 @ 150.00 | customer-return 2 @ 6.43 | 38 @ 168.43 | says 38");
});

test("a return of a month comes back at what its order left for in another month", () => {
  const months = table(LEDGER, "09/2026|X1|TEA|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|US", "10/2026|X1|TEA|SELLABLE|6|0|30|0|1|0|0|0|0|0|0|0|37|US");
  const own =
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To\n2026-09-20|Shop|TEA|purchase|30|5.00||USD|P1||\n2026-09-21|Shop|TEA|transfer|30||||FBA15ABC123|FBA-US|";
  const result = reconciled({
    period: "2026-10",
    tables: {
      Ledger: months,
      Own: own,
      Costs: COSTS,
      Fulfilled: table(FULFILLED, amazon("1", "2026-09-05", 4)),
      Returns: table(RETURNS, "2026-10-10T08:00:00+00:00|1|TEA|B1|X1|Tea|1|PHX6|SELLABLE|UNWANTED|Unit returned to inventory"),
    },
  });
  // At October's average it would be 4.50.
  expect(linesOf(result)[0]).toBe("FBA-US TEA: 6 @ 12.00 | receipt 30 @ 150.00 | customer-return 1 @ 2.00 | 37 @ 164.00 | says 37");
});

test("the order of the rows does not matter, and sales, multi-channel orders and replacements add up to the ledger's shipments", () => {
  const order = fc.record({
    kind: fc.constantFrom("amazon", "elsewhere", "replaced"),
    day: fc.integer({ min: 3, max: 8 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(order, { minLength: 1, maxLength: 8 }).chain((orders) =>
        fc.tuple(
          fc.constant(orders),
          fc.shuffledSubarray(
            orders.map((_, index) => index),
            { minLength: orders.length },
          ),
          fc.boolean(),
        ),
      ),
      ([orders, positions, isMonthly]) => {
        const rowsOf = (indices: readonly number[]): { readonly fulfilled: readonly string[]; readonly replacements: readonly string[] } => {
          const rows = indices.flatMap((index) => {
            const one = orders[index];
            return one === undefined
              ? []
              : [{ kind: one.kind, text: ({ amazon, elsewhere, replaced }[one.kind] ?? amazon)(String(index), `2026-10-0${one.day}`, one.quantity) }];
          });
          return {
            fulfilled: rows.filter(({ kind }) => kind !== "replaced").map(({ text }) => text),
            replacements: rows.filter(({ kind }) => kind === "replaced").map(({ text }) => text),
          };
        };
        const linesFor = (indices: readonly number[]): readonly string[] => {
          const { fulfilled, replacements } = rowsOf(indices);
          const result = reconciled({
            tables: {
              Ledger: isMonthly ? table(LEDGER, week("10/2026", 100, 14)) : ledger,
              Costs: COSTS,
              ...(fulfilled.length === 0 ? {} : { Fulfilled: table(FULFILLED, ...fulfilled) }),
              ...(replacements.length === 0 ? {} : { Replacements: table(REPLACEMENTS, ...replacements) }),
            },
          });
          const { sale, "multi-channel": multiChannel, replacement } = result.rollforward[0]?.exits ?? {};
          expect((sale?.quantity ?? 0) + (multiChannel?.quantity ?? 0) + (replacement?.quantity ?? 0)).toBe(14);
          return linesOf(result);
        };
        expect(linesFor(positions)).toEqual(linesFor(orders.map((_, index) => index)));
      },
    ),
    { numRuns: 60 },
  );
});
