/** Whatever moves, by whatever method, in whichever currency and however late: the journal foots, and says what the rows and the rollforward say. */
import fc from "fast-check";
import type { Account } from "../../../src/core/domain/accounts";
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { addDays } from "../../../src/core/domain/day";
import type { JournalEntry, Reconciliation } from "../../../src/core/engine/findings";
import { FIRST, randomSteps, reconcileRows, rowsOfSteps } from "./random-steps";
import { beyondStandard, carriersBills, compensation, suppliersBills, twoCurrencies, twoMonths, type TwoCurrencies } from "./random-books";

const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];
const shapes = fc.record({ sound: fc.boolean(), freight: fc.boolean() }).chain(randomSteps);
const INVENTORY = { domestic: "domestic-inventory", "in-transit": "in-transit-inventory", fba: "fba-inventory", overseas: "overseas-inventory" } as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
/** Debits less credits. */
const netOf = (journal: readonly JournalEntry[], currency: string, ...accounts: readonly Account[]): number =>
  sum(journal.flatMap((entry) => (entry.currency === currency && accounts.includes(entry.account) ? [entry.debit - entry.credit] : [])));

function expectToFoot({ journal }: Reconciliation): void {
  for (const number of new Set(journal.map((entry) => entry.number))) {
    const lines = journal.filter((entry) => entry.number === number);
    expect(new Set(lines.map(({ currency, day, memo }) => `${currency} ${day} ${memo}`)).size).toBe(1);
    expect(lines.map(({ debit, credit }) => [debit > 0, credit > 0])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(sum(lines.map(({ debit, credit }) => debit - credit))).toBe(0);
  }
}

/** By account and currency, added up here and not by the control of the run. */
function expectToTie({ journal, rollforward }: Reconciliation): void {
  for (const currency of new Set(rollforward.map((line) => line.currency)))
    for (const [kind, account] of Object.entries(INVENTORY)) {
      const lines = rollforward.filter((line) => line.currency === currency && line.kind === kind);
      const grown = sum(lines.map(({ beginning, ending }) => (ending.value ?? 0) - (beginning.value ?? 0)));
      expect([currency, account, netOf(journal, currency, account)]).toEqual([currency, account, grown]);
    }
}

function expectLosses({ journal, rollforward }: Reconciliation): void {
  for (const currency of new Set(rollforward.map((line) => line.currency)))
    for (const isTransit of [true, false]) {
      const account = isTransit ? "lost-in-transit" : "lost";
      const lines = rollforward.filter((line) => line.currency === currency && (line.kind === "in-transit") === isTransit);
      expect([currency, account, netOf(journal, currency, account)]).toEqual([currency, account, sum(lines.map(({ exits }) => exits.lost?.value ?? 0))]);
    }
}

describe.each(METHODS)("by %s", (method) => {
  test("every voucher foots, and the journal ties to the rollforward", () => {
    fc.assert(
      fc.property(shapes, fc.nat(3), (steps, quarter) => {
        const period = { from: addDays(FIRST, Math.floor((quarter * (steps.at(-1)?.day ?? 0)) / 4)), to: addDays(FIRST, 60) };
        const found = reconcileRows(rowsOfSteps(steps), { method, period });
        expectToFoot(found);
        expect(found.controls.filter(({ id, pass }) => id.startsWith("journal") && !pass)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("in two currencies, with rows and bills that came after a closing and with grants, payments and reversals, nothing is booked twice, lost or put elsewhere", () => {
    const reached = { late: 0, lostAtAmazon: 0, lostInTransit: 0, paid: 0, clearing: 0, variance: 0 };
    fc.assert(
      fc.property(twoCurrencies, (given: TwoCurrencies) => {
        const months = twoMonths(given, method);
        for (const found of months) {
          expectToFoot(found);
          expectToTie(found);
          expectLosses(found);
        }
        for (const currency of ["USD", "EUR"] as const) {
          months.forEach(({ journal }, month) => {
            const of = { currency, month, ...given };
            // What is owed to suppliers and carriers is what their bills say, whatever goods are worth and whenever the rows came.
            expect(["purchases", netOf(journal, currency, "purchases")]).toEqual(["purchases", 0 - suppliersBills(of)]);
            expect(["landed-cost", netOf(journal, currency, "landed-cost")]).toEqual(["landed-cost", 0 - carriersBills(of)]);
            expect(["claims", netOf(journal, currency, "claims-receivable")]).toEqual(["claims", compensation(of)]);
            expect(["income", netOf(journal, currency, "compensation-income")]).toEqual(["income", 0 - compensation(of)]);
          });
        }
        if (method === "standard")
          months.forEach(({ journal }, month) => {
            const variances = journal.filter(({ memo }) => memo.startsWith("Price variance: Shop"));
            expect(["variance", netOf(variances, "USD", "price-variance")]).toEqual(["variance", beyondStandard({ month, ...given })]);
          });
        const all = months.flatMap(({ journal }) => journal);
        const isIn = (account: Account): number => Number(all.some((entry) => entry.account === account));
        reached.late += Number(all.some(({ memo }) => memo.includes("of 2026-09")));
        reached.lostAtAmazon += isIn("lost");
        reached.lostInTransit += isIn("lost-in-transit");
        reached.paid += isIn("claims-receivable");
        reached.clearing += isIn("currency-clearing");
        reached.variance += isIn("price-variance");
      }),
      { numRuns: 25 },
    );
    const { variance, ...always } = reached;
    for (const [what, times] of Object.entries(always)) expect([what, times > 5]).toEqual([what, true]);
    expect(variance > 5).toBe(method === "standard");
  });
});

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(
      shapes.chain((steps) =>
        fc.tuple(fc.constant(rowsOfSteps(steps)), fc.shuffledSubarray([...rowsOfSteps(steps)], { minLength: rowsOfSteps(steps).length })),
      ),
      ([rows, shuffled]) => {
        const journal = (of: typeof rows): unknown => reconcileRows(of, {}).journal.map(({ source: _, ...entry }) => entry);
        expect(journal(shuffled)).toEqual(journal(rows));
      },
    ),
    { numRuns: 30 },
  );
});
