/** Payments, cases about money and about goods, and fees in any order: each cent of a payment is of one case or of none, and the order of rows changes nothing. */
import fc from "fast-check";
import type { CurrencyCode } from "../../../../src/core/domain/money";
import { shareCash } from "../../../../src/core/engine/cases/share-cash";
import type { CaseLine, ClaimLine, Reconciliation } from "../../../../src/core/engine/findings";
import { hearFacts } from "../../../../src/core/engine/steps/hear-facts";
import { followGoods } from "../../../../src/core/engine/steps/follow-goods";
import { moveStock } from "../../../../src/core/engine/steps/move-stock";
import { openBooks } from "../../../../src/core/engine/steps/open-books";
import { inputOf, reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL } from "../scenario-headers";

const USD = "USD" as CurrencyCode;
const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const FEES =
  "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|asin|problem-type|problem-quantity|fee-type|currency|fee-total";
const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const sku = fc.constantFrom("TEA", "MUG");
const dollars = fc.constantFrom(3, 5, 8, 10, 15);
const two = (day: number): string => String(day).padStart(2, "0");

type Paid = { readonly id: string; readonly day: number; readonly row: string; readonly cents: number };
const paid = fc
  .array(
    fc.record({
      sku,
      day: fc.integer({ min: 1, max: 28 }),
      caseId: fc.constantFrom("", "", "C1", "C2", "C3", "C9"),
      reason: fc.constantFrom("INCORRECT_FEES_ITEMS", "INCORRECT_FEES_ITEMS", "Lost_Inbound", "Lost_Warehouse", "GeneralAdjustment"),
      units: fc.nat(3),
      amount: dollars,
      back: fc.constantFrom(0, 0, 0, 1, 2),
    }),
    { maxLength: 7 },
  )
  .map((all) =>
    all.flatMap((one, index): readonly Paid[] => {
      const goods = `${one.sku}|X-${one.sku}|USD`;
      const rowOf = (id: string, reason: string, amount: number, units: number, original: string): string =>
        `2026-10-${two(one.day)}|${id}|${one.caseId}||${reason}|${goods}|${amount}.00|${units}|0|${units}|${original}`;
      // Whole, or two dollars of it without units.
      const taken = one.back === 1 ? { amount: one.amount, units: one.units } : { amount: 2, units: 0 };
      const [id, back] = [`R${index}`, `B${index}`];
      return [
        { id, day: one.day, row: rowOf(id, one.reason, one.amount, one.units, ""), cents: one.amount * 100 },
        ...(one.back === 0
          ? []
          : [{ id: back, day: one.day, row: rowOf(back, "Reimbursement_Reversal", -taken.amount, -taken.units, id), cents: -taken.amount * 100 }]),
      ];
    }),
  );
const cases = fc.array(
  fc
    .record({
      caseId: fc.constantFrom("C1", "C2", "C3"),
      shipment: fc.constantFrom("", "FBA1", "FBA2"),
      sku,
      kind: fc.constantFrom("penalty", "penalty", "valuation", "inbound-missing", "warehouse-lost"),
      status: fc.constantFrom("open", "open", "draft", "denied"),
      day: fc.integer({ min: 1, max: 28 }),
      units: fc.option(fc.integer({ min: 1, max: 4 })),
      amount: fc.option(dollars),
    })
    .map((one) =>
      [
        one.caseId,
        one.shipment,
        one.sku,
        one.kind,
        one.status,
        `2026-10-${two(one.day)}`,
        "",
        one.units ?? "",
        one.amount === null ? "" : `${one.amount}.00`,
      ].join("|"),
    ),
  { minLength: 1, maxLength: 5 },
);
const fees = fc.array(
  fc
    .record({ shipment: fc.constantFrom("FBA1", "FBA2"), sku, day: fc.integer({ min: 1, max: 9 }), amount: dollars })
    .map(
      (one) => `2026-10-${two(one.day)}|2026-09-30|${one.shipment}||PHX6|${one.sku}|X-${one.sku}|B2|Label missing|10|Unplanned service|USD|${one.amount}.00`,
    ),
  { maxLength: 4 },
);

type Told = { readonly paid: readonly Paid[]; readonly cases: readonly string[]; readonly fees: readonly string[] };
const scenarioOf = (told: Told): Scenario => ({
  period: "2026-10",
  tables: {
    Shipments: rows("Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status", [
      "FBA1|MUG|X-MUG|50|50|46|2026-08-01|2026-08-08|2026-08-20|CLOSED",
      "FBA2|TEA|X-TEA|50|50|48|2026-08-01|2026-08-08|2026-08-20|CLOSED",
    ]),
    Detail: rows(DETAIL, ["10/03/2026|X-MUG|MUG|Adjustments||-3|PHX6|SELLABLE|M|US|0|3"]),
    Costs: "SKU|Unit Cost|Currency\nMUG|4.20|USD\nTEA|2.50|USD",
    Cases: rows(CASES, told.cases),
    ...(told.fees.length === 0 ? {} : { Fees: rows(FEES, told.fees) }),
    ...(told.paid.length === 0
      ? {}
      : {
          Paid: rows(
            PAID,
            told.paid.map(({ row }) => row),
          ),
        }),
  },
});
const given = fc.record({ paid, cases, fees });

test("each cent of the report is of one case, or of none", () => {
  fc.assert(
    fc.property(given, (told) => {
      const scenario = scenarioOf(told);
      const input = inputOf(scenario);
      const books = openBooks(input, hearFacts(input));
      const { payments, portions } = followGoods(input, books, moveStock(input, books)).followed.explained.allocation;
      const cashOf = shareCash(payments, portions, {
        costs: books.costs,
        bookValues: { ofGoods: () => ({ value: null }) } as never,
        lines: [],
        sets: { goods: [], weightOf: () => null, goodsWith: (record) => [record] },
      });
      const ofNobody = portions
        .filter(({ record }) => record === null)
        .flatMap((portion) => cashOf(portion, USD, []) ?? [])
        .reduce((sum, { cash }) => sum + cash, 0);
      const ofCases = reconciled(scenario).cases.reduce((sum, { cash }) => sum + (cash ?? NaN), 0);
      expect(ofCases + ofNobody).toBe(told.paid.reduce((sum, { cents }) => sum + cents, 0));
    }),
    { numRuns: 30 },
  );
});

const sayCase = ({ caseId, shipmentId, sku: goods, kind, status, cash, unitsPaid, gainOrLoss, because }: CaseLine): string =>
  JSON.stringify([caseId, shipmentId, goods, kind, status, cash, unitsPaid, gainOrLoss, because]);
const sayClaim = ({ type, reference, sku: goods, units, since, expectedClaim, caseId }: ClaimLine): string =>
  JSON.stringify([type, reference, goods, units, since, expectedClaim, caseId]);
const saidOf = ({ cases: all, claims, issues }: Reconciliation): readonly string[] => [
  ...all.map(sayCase),
  ...claims.map(sayClaim),
  ...issues.map(({ code }) => code).sort(),
];

test("the order of payments, cases and fees changes nothing", () => {
  fc.assert(
    fc.property(
      given.chain((told) =>
        fc.record({
          told: fc.constant(told),
          turned: fc.record({
            paid: fc.shuffledSubarray([...told.paid], { minLength: told.paid.length }),
            cases: fc.shuffledSubarray([...told.cases], { minLength: told.cases.length }),
            fees: fc.shuffledSubarray([...told.fees], { minLength: told.fees.length }),
          }),
        }),
      ),
      ({ told, turned }) => {
        expect(saidOf(reconciled(scenarioOf(turned)))).toEqual(saidOf(reconciled(scenarioOf(told))));
      },
    ),
    { numRuns: 30 },
  );
});

test("no penalty has more than it claims while another that waits as well has less", () => {
  const amounts = fc.array(dollars, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(amounts, fc.array(dollars, { maxLength: 5 }), (claims, sums) => {
      const told: Told = {
        cases: claims.map((amount, index) => `C${index}||MUG|penalty|open|2026-10-01|||${amount}.00`),
        paid: sums.map((amount, index) => {
          const row = `2026-10-${two(10 + index)}|R${index}|||INCORRECT_FEES_ITEMS|MUG|X-MUG|USD|${amount}.00|1|0|1|`;
          return { id: `R${index}`, day: 10 + index, row, cents: amount * 100 };
        }),
        fees: [],
      };
      const all = reconciled(scenarioOf(told)).cases.map(({ caseId, cash }) => ({ claimed: (claims[Number(caseId.slice(1))] ?? 0) * 100, cash: cash ?? 0 }));
      for (const { claimed, cash } of all) {
        if (cash <= claimed) continue;
        // What is beyond came at once, and was more than any other had left to claim.
        for (const other of all) expect(Math.max(0, other.claimed - other.cash)).toBeLessThan(Math.max(...sums) * 100);
      }
    }),
    { numRuns: 20 },
  );
});
