/** What TIEOUT.EXPLAIN spills. */
import { costOf, NO_COST, type Cost } from "../../src/core/domain/cost";
import { dayOf } from "../../src/core/domain/day";
import { currencyOrNull, minor, type CurrencyCode } from "../../src/core/domain/money";
import type { Explanation } from "../../src/core/engine/explain-ending";
import { tableOfExplanation } from "../../src/functions/explanation-table";

const USD = currencyOrNull("USD") ?? ("USD" as CurrencyCode);
const OWN = { label: "Own", file: null, sheet: "Own", table: null };
const at = (row: number) => ({ source: OWN, row });
const goods = (amount: number) => costOf("goods", minor(amount));
const parts = (ofGoods: number, freight: number, other: number): Cost => ({ goods: minor(ofGoods), freight: minor(freight), other: minor(other) });
const FIRST = dayOf({ year: 2026, month: 10, day: 1 });
const AVERAGE: Explanation = {
  ending: { units: 6, cost: parts(6000, 1080, 120) },
  layers: null,
  from: FIRST,
  opening: { type: "opening", units: 0, cost: NO_COST, rows: [] },
  entries: [{ type: "receipt", units: 10, cost: goods(10000), rows: [at(2)] }],
  valueOnly: [{ type: "landed-cost", units: 0, cost: parts(0, 1800, 200), rows: [at(4)] }],
  exits: [{ type: "sale", units: -4, cost: parts(-4000, -720, -80), rows: [at(3), at(5)] }],
};

test("an average is what was there, what came and what left, down to the ending, in the parts of its cost", () => {
  expect(tableOfExplanation(AVERAGE, { currency: USD, dateSystem: 1900 })).toEqual([
    ["What", "Day", "Quantity", "Value", "Goods", "Freight", "Other", "Source rows"],
    ["Beginning", 46296, 0, 0, 0, 0, 0, ""],
    ["Receipts", "", 10, 100, 100, 0, 0, "Own row 2"],
    ["Landed cost", "", 0, 20, 0, 18, 2, "Own row 4"],
    ["Sales", "", -4, -48, -40, -7.2, -0.8, "Own row 3, Own row 5"],
    ["Ending", "", 6, 72, 60, 10.8, 1.2, ""],
  ]);
});

test("units whose own document states no cost say by what they were costed", () => {
  const [, , receipts] = tableOfExplanation(
    { ...AVERAGE, entries: [{ type: "receipt", units: 10, cost: goods(10000), rows: [at(2)], costedBy: { shipment: 2 } }] },
    { currency: USD, dateSystem: 1900 },
  );
  expect(receipts).toEqual(["Receipts (2 at what the shipment's own units carried)", "", 10, 100, 100, 0, 0, "Own row 2"]);
});

test("layers stand with the day they were received, and many rows are counted", () => {
  const layers = [
    { units: 6, cost: goods(7200), since: FIRST, receivedAt: "Shop", reference: "P1", rows: Array.from({ length: 12 }, (_, index) => at(index + 2)) },
  ];
  const [, layer] = tableOfExplanation({ ...AVERAGE, layers }, { currency: USD, dateSystem: 1900 });
  expect(layer).toEqual([
    "Received at Shop",
    46296,
    6,
    72,
    72,
    0,
    0,
    "Own row 2, Own row 3, Own row 4, Own row 5, Own row 6, Own row 7, Own row 8, Own row 9, Own row 10, Own row 11 and 2 more",
  ]);
});
