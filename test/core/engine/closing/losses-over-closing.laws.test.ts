/**
 * What Amazon loses, damages and finds, and what it pays for it, over a closing: a book of October alone on September's seal says of claims, cases and payments what
 * one with the rows of both months says.
 */
import fc from "fast-check";
import { groupBy } from "../../../../src/core/columns/group-by";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

type Month = "09" | "10";
const MONTHS: readonly Month[] = ["09", "10"];
const SKU_MAP = "SKU|MSKU|FNSKU|Units\nTEA|TEA|X1|1\nCUP|CUP|X2|1\nPOT|KIT|X3|2\nJAR|KIT|X3|1";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|3.50|USD\nPOT|2.00|USD\nJAR|3.50|USD";
const GOODS = [
  ["TEA", "X1"],
  ["CUP", "X2"],
  ["KIT", "X3"],
] as const;

const month = fc.constantFrom(...MONTHS);
const goods = fc.constantFrom(0, 1, 2);
const units = fc.integer({ min: 1, max: 6 });
/** On days of their own, so that each is a row. */
const event = fc.record({ month, goods, units, kind: fc.constantFrom("lost", "lost", "damaged", "found") });
const payment = fc.record({ month, day: fc.integer({ min: 24, max: 29 }), goods, units, isDamage: fc.boolean() });
/** Of the payment at that place in the list, so many of its units, in its month or, as `isLater`, in October. */
const reversal = fc.record({ of: fc.nat(4), units, isLater: fc.boolean() });
const register = fc.record({ goods, units, status: fc.constantFrom("open", "denied"), month, isDamage: fc.boolean() });
/** What goods at Amazon cost more from a day on, so that each loss was booked at a cost of its own. */
const dearer = fc.record({
  month,
  day: fc.integer({ min: 1, max: 28 }),
  sku: fc.constantFrom("TEA", "CUP", "POT", "JAR"),
  cents: fc.integer({ min: 1, max: 90_000 }),
});
type Papers = {
  readonly dearer: readonly (typeof dearer extends fc.Arbitrary<infer T> ? T : never)[];
  readonly events: readonly (typeof event extends fc.Arbitrary<infer T> ? T : never)[];
  readonly payments: readonly (typeof payment extends fc.Arbitrary<infer T> ? T : never)[];
  readonly reversals: readonly (typeof reversal extends fc.Arbitrary<infer T> ? T : never)[];
  readonly cases: readonly (typeof register extends fc.Arbitrary<infer T> ? T : never)[];
};
const papers: fc.Arbitrary<Papers> = fc.record({
  dearer: fc.array(dearer, { maxLength: 4 }),
  events: fc.array(event, { maxLength: 8 }),
  payments: fc.array(payment, { maxLength: 5 }),
  reversals: fc.uniqueArray(reversal, { maxLength: 3, selector: ({ of }) => of }),
  cases: fc.array(register, { maxLength: 3 }),
});

const on = (of: Month, day: number): string => `2026-${of}-${`${day}`.padStart(2, "0")}`;
const nameOf = (at: number): readonly [string, string] => GOODS[at] ?? ["", ""];

function write({
  dearer: costs,
  events,
  payments,
  reversals,
  cases,
}: Papers): (ledger: readonly Month[], paid: readonly Month[], known: readonly Month[]) => Scenario["tables"] {
  const ledger = MONTHS.flatMap((of) => GOODS.map((_, at) => ({ of, at }))).flatMap(({ of, at }) => {
    const [sku, fnsku] = nameOf(at);
    const own = events.filter((one) => one.goods === at && one.month === of);
    const before = of === "09" ? 0 : changeOf(events.filter((one) => one.goods === at && one.month === "09"));
    const steps = [{ day: 1, found: 0, lost: 0, damaged: 0 }, ...own.map((one, index) => ({ day: 2 + index, ...movedBy(one) }))];
    let balance = 100 + before;
    const rows = [...steps, { day: of === "09" ? 30 : 31, found: 0, lost: 0, damaged: 0 }].map(({ day, found, lost, damaged }) => {
      const from = balance;
      balance += found + lost + damaged;
      return `${on(of, day)}|${fnsku}|${sku}|SELLABLE|${from}|0|0|0|0|0|${found}|${lost}|${damaged}|0|0|${balance}|US`;
    });
    return rows.map((text) => ({ of, text }));
  });
  const paid = payments.map((one, index) => {
    const [sku, fnsku] = nameOf(one.goods);
    const reason = one.isDamage ? "Damaged_Warehouse" : "Lost_Warehouse";
    return { of: one.month, text: `${on(one.month, one.day)}|R${index}|||${reason}|${sku}|${fnsku}|USD|${one.units * 3}.00|${one.units}|0|${one.units}|` };
  });
  const back = reversals.flatMap(({ of, units: most, isLater }, index) => {
    const one = payments[of];
    if (one === undefined) return [];
    const [sku, fnsku] = nameOf(one.goods);
    const taken = Math.min(one.units, most);
    const when = isLater ? "10" : one.month;
    return [{ of: when, text: `${on(when, 30)}|V${index}|||Reimbursement_Reversal|${sku}|${fnsku}|USD|-${taken * 3}.00|-${taken}|0|-${taken}|R${of}` }];
  });
  const kept = cases.map((one, index) => {
    const [sku] = nameOf(one.goods);
    const kind = one.isDamage ? "warehouse-damaged" : "warehouse-lost";
    const closed = one.status === "open" ? "" : on(one.month, 29);
    return { of: one.month, text: `C${index}||${sku}|${kind}|${one.status}|${on(one.month, 20)}|${closed}|${one.units}|` };
  });
  const own = costs.map(({ month: of, day, sku, cents }) => ({ of, text: `${on(of, day)}|FBA-US|${sku}|revaluation|||${(cents / 100).toFixed(2)}|USD|` }));
  const table = (header: string, rows: readonly { readonly of: Month; readonly text: string }[], months: readonly Month[]): string =>
    [header, ...rows.filter(({ of }) => months.includes(of)).map(({ text }) => text)].join("\n");
  return (ofLedger, ofPaid, ofCases) => ({
    Ledger: table(LEDGER, ledger, ofLedger),
    Paid: table(
      `${PAID}|original-reimbursement-id`,
      [...MONTHS.map((of) => ({ of, text: `${on(of, 2)}|G${of}|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|` })), ...paid, ...back],
      ofPaid,
    ),
    Cases: table(CASES, [{ of: "09", text: "C99|FBA9||penalty|open|2026-09-01|||" }, ...kept], ofCases),
    Own: table(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference",
      [{ of: "09", text: "2026-09-01|Shop|MUG|opening|5|1.00||USD|" }, ...own],
      ofLedger,
    ),
    Costs: COSTS,
    Goods: SKU_MAP,
  });
}

function movedBy({ kind, units: count }: Papers["events"][number]): { readonly found: number; readonly lost: number; readonly damaged: number } {
  return { found: kind === "found" ? count : 0, lost: kind === "lost" ? -count : 0, damaged: kind === "damaged" ? -count : 0 };
}

function changeOf(events: Papers["events"]): number {
  return events.map(movedBy).reduce((sum, { found, lost, damaged }) => sum + found + lost + damaged, 0);
}

const SAID = new Set(["reimbursed-without-loss", "reimbursed-beyond-lost", "payment-booked-late", "case-worth-closed", "closed-month-changed"]);
/** What was paid in full a closed month keeps as one, of its newest day: of what is taken back of it the sums are told. */
const sumsOf = (claims: Reconciliation["claims"]): readonly number[] =>
  [claims.map(({ units: count }) => count), claims.map(({ bookValue }) => bookValue ?? 0), claims.map(({ expectedClaim }) => expectedClaim ?? 0)].map((all) =>
    all.reduce((sum, one) => sum + one, 0),
  );
const said = ({ claims, cases, journal, rollforward, issues }: Reconciliation): unknown => ({
  claims: [...groupBy(claims, ({ type, sku, fnsku, caseId }) => JSON.stringify([type, sku, fnsku, caseId]))].map(([of, all]) => [of, ...sumsOf(all)]).sort(),
  cases: cases.map(({ caseId, sku, status, unitsPaid, unitsGranted, cash, bookValue, gainOrLoss }) => [
    ...[caseId, sku, status, unitsPaid, unitsGranted, cash, bookValue, gainOrLoss],
  ]),
  journal: journal.map(({ account, debit, credit, memo }) => [account, debit, credit, memo]),
  endings: rollforward.map(({ sku, ending }) => [sku, ending]),
  issues: issues.filter(({ code }) => SAID.has(code)).map(({ code, message }) => [code, / reimbursement \w+/.exec(message)?.[0]]),
});

test.each([
  ["with the reimbursements of October", ["10"]],
  ["with all reimbursements", MONTHS],
] as const)("a book of October alone says of losses, claims and payments what one from September on says: %s", (_, paid) => {
  fc.assert(
    fc.property(papers, fc.constantFrom("month-end-average" as const, "moving-average" as const, "fifo" as const), (kept, method) => {
      const settings = { method };
      const tables = write(kept);
      const ours = { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", settings, tables: tables(["09"], ["09"], ["09"]) }) };
      const run = (ledger: readonly Month[], ofPaid: readonly Month[]): Reconciliation =>
        reconciled({ period: "2026-10", today: "2026-11-05", settings, tables: tables(ledger, ofPaid, MONTHS), ours });
      expect(said(run(["10"], paid))).toEqual(said(run(MONTHS, MONTHS)));
    }),
    { numRuns: 15 },
  );
});
