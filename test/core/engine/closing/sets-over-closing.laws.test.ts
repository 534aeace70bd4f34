/** What the goods of a set have of its money is theirs for good: months closed one after another come to what one book of all comes to, whatever the goods cost later. */
import fc from "fast-check";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { DETAIL, PAID } from "../scenario-headers";

const MONTHS = [9, 10, 11] as const;
type Month = (typeof MONTHS)[number];
type Row = { readonly month: Month; readonly text: string };
const money = (cents: number): string => (cents / 100).toFixed(2);
const on = (month: Month, day: number): string => `2026-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`;

/** A set is two TEA and a MUG. `lost` in September are those that were paid for and `rest`; `drift` is what the books write up each month, good by good. */
const history = fc.record({
  rest: fc.integer({ min: 1, max: 3 }),
  drift: fc.array(fc.record({ tea: fc.integer({ min: 1, max: 20_000 }), mug: fc.integer({ min: 1, max: 20_000 }) }), { minLength: 3, maxLength: 3 }),
  payments: fc.array(fc.record({ month: fc.constantFrom(...MONTHS), sets: fc.integer({ min: 1, max: 3 }), cents: fc.integer({ min: 1, max: 9_999 }) }), {
    maxLength: 3,
  }),
  granted: fc.option(fc.constantFrom(...MONTHS)),
  units: fc.boolean(),
  cents: fc.integer({ min: 100, max: 99_999 }),
  isNamed: fc.boolean(),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/**
 * Two of three sets are paid 0.83 of 1.00: below the 0.8333 between the price of two and the whole, so that 0.17 is to come of the set, though the cents of one good by itself
 * would say that nothing is.
 */
const NEARLY_HALF: History = {
  rest: 1,
  drift: [9, 10, 11].map(() => ({ tea: 1, mug: 1 })),
  payments: [
    { month: 9, sets: 1, cents: 1 },
    { month: 11, sets: 1, cents: 82 },
  ],
  granted: 9,
  units: true,
  cents: 100,
  isNamed: false,
};
/** One cent more is nearer to the whole: nothing is to come any more, and of the 0.66 that September booked none stays. */
const MORE_THAN_HALF: History = {
  ...NEARLY_HALF,
  payments: [
    { month: 9, sets: 1, cents: 1 },
    { month: 11, sets: 1, cents: 83 },
  ],
};

function tablesOf({ rest, drift, payments, granted, units, cents, isNamed }: History) {
  const lost = payments.reduce((sum, { sets }) => sum + sets, rest);
  const own: Row[] = [
    ...drift.flatMap(({ tea, mug }, index): readonly Row[] => {
      const month = MONTHS[index] ?? 9;
      const up = (sku: string, amount: number): Row => ({ month, text: `${on(month, 3)}|FBA-US|${sku}|revaluation|||${money(amount)}|USD` });
      return [up("TEA", tea), up("MUG", mug)];
    }),
  ];
  const detail: Row[] = [
    { month: 9, text: "2026-09-02|XS|SET-1|Receipts||50|PHX6|SELLABLE||US||" },
    { month: 9, text: `2026-09-08|XS|SET-1|Adjustments||${-lost}|PHX6|SELLABLE|M|US|0|${lost}` },
    ...MONTHS.map((month): Row => ({ month, text: `${on(month, 28)}|XS|SET-1|Shipments||-1|PHX6|SELLABLE||US||` })),
  ];
  // The report is one of all months: what no row of it tells was not paid.
  const begun: Row = { month: 9, text: "2026-09-02|R9|||Lost_Warehouse|CUP|X9|USD|1.00|1|0|1" };
  const paid = payments
    .map(({ month, sets, cents: amount }, index): Row => ({
      month,
      text: `${on(month, 20 + index)}|R${index}|${isNamed ? "C1" : ""}||Lost_Warehouse|SET-1|XS|USD|${money(amount)}|${sets}|0|${sets}`,
    }))
    .sort((a, b) => a.month - b.month);
  const caseIn = (month: Month): string => {
    const isGranted = granted !== null && granted <= month;
    return `C1||SET-1|warehouse-lost|${isGranted ? "reimbursed" : "open"}|2026-09-10|${isGranted ? on(granted, 25) : ""}|${units ? lost : ""}|${money(cents)}`;
  };
  return { own, detail, paid: [begun, ...paid], caseIn };
}

function scenarioOf(of: History, until: Month, runsOn: boolean, ours: OurSheets): Scenario {
  const { own, detail, paid, caseIn } = tablesOf(of);
  const table = (header: string, all: readonly Row[], isAll: boolean): string =>
    [header, ...all.filter(({ month }) => (isAll ? month <= until : month === until)).map(({ text }) => text)].join("\n");
  return {
    period: `2026-${`${until}`.padStart(2, "0")}`,
    today: on(until, 30),
    ours,
    tables: {
      Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency", own, runsOn),
      Detail: table(DETAIL, detail, runsOn),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
      Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
      Paid: table(PAID, paid, true),
      Cases: `Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\n${caseIn(until)}`,
    },
  };
}

const sharesOf = ({ cases }: Reconciliation): readonly unknown[] =>
  cases.map(({ sku, status, amount, cash, granted, unitsGranted, because }) => [sku, status, amount, cash, granted, unitsGranted, because]);
/** A case that does not state its Units is of those that were paid, once a month closed with nothing more to come; one book of all months still sees the others. */
const isSettled = ({ cases }: Reconciliation): boolean => cases.some(({ cash, granted }) => cash !== null && granted === 0);
/** What the journal has as granted and not paid. */
const claimed = ({ journal }: Reconciliation): number =>
  journal.reduce((sum, { account, debit, credit, memo }) => (account === "claims-receivable" && memo.endsWith("case C1") ? sum + debit - credit : sum), 0);

test("months closed one after another share money of sets as one book of all does, and book of it what is due", () => {
  fc.assert(
    fc.property(history, fc.boolean(), (of, runsOn) => {
      let ours: OurSheets = {};
      let booked = 0;
      let isSettledEarly = false;
      for (const closed of [9, 10] as const) {
        const month = scenarioOf(of, closed, runsOn, ours);
        const found = reconciled(month);
        booked += claimed(found);
        isSettledEarly ||= !of.units && isSettled(found);
        ours = { "closed-months": closedMonths(month) };
      }
      const [monthly, whole] = [reconciled(scenarioOf(of, 11, runsOn, ours)), reconciled(scenarioOf(of, 11, true, {}))];
      if (!isSettledEarly) expect(sharesOf(monthly)).toEqual(sharesOf(whole));
      expect(booked + claimed(monthly)).toBe(monthly.cases.reduce((sum, { granted }) => sum + (granted ?? 0), 0));
      expect(monthly.issues.filter(({ code }) => code === "grant-taken-back")).toEqual([]);
    }),
    {
      numRuns: 20,
      examples: [
        [NEARLY_HALF, false],
        [MORE_THAN_HALF, false],
      ],
    },
  );
});

test("each good adds up to what was paid for the set, and to its Amount, once", () => {
  fc.assert(
    fc.property(history, (of) => {
      const { cases } = reconciled(scenarioOf({ ...of, isNamed: true, granted: null }, 11, true, {}));
      expect(cases.reduce((sum, { cash }) => sum + (cash ?? 0), 0)).toBe(of.payments.reduce((sum, { cents }) => sum + cents, 0));
      expect(cases.reduce((sum, { amount }) => sum + Math.round((amount?.coefficient ?? 0) * 10 ** (2 - (amount?.scale ?? 0))), 0)).toBe(of.cents);
    }),
    { numRuns: 20 },
  );
});
