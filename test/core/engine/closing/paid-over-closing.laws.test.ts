/**
 * What Amazon paid for shipments and losses, over closings: a chain of books of one month each, with that month's reports alone and the months closed before, says of
 * the last month what one book with all reports says.
 */
import fc from "fast-check";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

const MONTHS = [9, 10, 11] as const;
type Month = (typeof MONTHS)[number];
const SHIPPED = "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status|From Warehouse|To Warehouse";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse";
const SKU_MAP = "SKU|MSKU|FNSKU|Units\nTEA|TEA|X1|1\nCUP|CUP|X2|1\nTEA|KIT|X3|2\nCUP|KIT|X3|1";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|3.50|USD";
const GOODS = [
  ["TEA", "X1"],
  ["CUP", "X2"],
  ["KIT", "X3"],
] as const;
const REASONS = ["Lost_Inbound", "Lost_Inbound", "Lost_Warehouse", "Damaged_Warehouse", "GeneralAdjustment"] as const;

const month = fc.constantFrom(...MONTHS);
const day = fc.integer({ min: 1, max: 27 });
const units = fc.integer({ min: 1, max: 6 });
const loose = fc.constantFrom(0, 1);
const goods = fc.constantFrom(0, 0, 1, 1, 2);
/** Ten of each sent in August; received but for `short` of them in September, some of those later. */
const shipment = fc.record({
  sent: fc.integer({ min: 1, max: 9 }),
  goods: loose,
  short: units,
  later: fc.option(fc.record({ month: fc.constantFrom(10, 11), units })),
});
const loss = fc.record({ month, goods, units, isDamage: fc.boolean() });
const payment = fc.record({ month, day, goods, units, inStock: fc.constantFrom(0, 0, 1), reason: fc.constantFrom(...REASONS), case: fc.option(fc.nat(3)) });
/** Of the payment at that place in the list, so many of its units. */
const reversal = fc.record({ of: fc.nat(4), units, later: fc.nat(2), isNamed: fc.boolean() });
const asked = fc.record({
  month,
  kind: fc.constantFrom("inbound-missing", "inbound-missing", "warehouse-lost", "warehouse-damaged"),
  of: fc.nat(3),
  goods: loose,
  units: fc.option(units),
  status: fc.constantFrom("open", "open", "reimbursed", "denied", "closed"),
  decided: fc.nat(2),
});
type Of<T> = T extends fc.Arbitrary<infer One> ? One : never;
type Papers = {
  readonly shipments: readonly Of<typeof shipment>[];
  readonly losses: readonly Of<typeof loss>[];
  readonly payments: readonly Of<typeof payment>[];
  readonly reversals: readonly Of<typeof reversal>[];
  readonly cases: readonly Of<typeof asked>[];
};
const papers: fc.Arbitrary<Papers> = fc.record({
  shipments: fc.array(shipment, { minLength: 1, maxLength: 4 }),
  losses: fc.array(loss, { maxLength: 5 }),
  payments: fc.array(payment, { maxLength: 5 }),
  reversals: fc.uniqueArray(reversal, { maxLength: 2, selector: ({ of }) => of }),
  cases: fc.array(asked, { maxLength: 3 }),
});

const two = (number: number): string => `${number}`.padStart(2, "0");
const on = (of: number, at: number): string => `2026-${two(of)}-${two(at)}`;
const skuAt = (at: number): readonly [string, string] => GOODS[at] ?? ["", ""];
const idOf = (at: number): string => `FBA${at}`;
type Row = { readonly of: number; readonly text: string };

function paidRows({ payments, reversals }: Papers): readonly Row[] {
  const paid = payments.map((one, at): Row => {
    const [sku, fnsku] = skuAt(one.goods);
    const stock = one.inStock * one.units;
    const cash = one.units - stock;
    const caseId = one.case === null ? "" : `C${one.case}`;
    return {
      of: one.month,
      text: `${on(one.month, one.day)}|R${at}|${caseId}||${one.reason}|${sku}|${fnsku}|USD|${cash * 3}.00|${cash}|${stock}|${one.units}|`,
    };
  });
  const back = reversals.flatMap(({ of, units: most, later, isNamed }, at): readonly Row[] => {
    const one = payments[of];
    if (one === undefined || one.inStock > 0) return [];
    const [sku, fnsku] = skuAt(one.goods);
    const taken = Math.min(one.units, most);
    const when = Math.min(11, one.month + later);
    return [
      {
        of: when,
        text: `${on(when, 28)}|V${at}|||Reimbursement_Reversal|${sku}|${fnsku}|USD|-${taken * 3}.00|-${taken}|0|-${taken}|${isNamed ? `R${of}` : ""}`,
      },
    ];
  });
  return [...MONTHS.map((of) => ({ of, text: `${on(of, 2)}|G${of}|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|` })), ...paid, ...back];
}

/** Each SKU's events on days of their own, and a first and a last row in each month. */
function ledgerRows({ shipments, losses }: Papers): { readonly ledger: readonly Row[]; readonly detail: readonly Row[] } {
  const receipts = shipments.flatMap(({ goods: at, short, later }, index) => [
    { of: 9, at, day: 3 + index, units: 10 - short, id: idOf(index) },
    ...(later === null ? [] : [{ of: later.month, at, day: 3 + index, units: Math.min(short, later.units), id: idOf(index) }]),
  ]);
  const ledger = GOODS.flatMap(([sku, fnsku], at) => {
    let balance = 100;
    return MONTHS.flatMap((of) => {
      const own = [
        ...receipts.filter((one) => one.at === at && one.of === of).map((one) => ({ day: one.day, received: one.units, lost: 0, damaged: 0 })),
        ...losses.flatMap((one, index) =>
          one.goods === at && one.month === of
            ? [{ day: 10 + index, received: 0, lost: one.isDamage ? 0 : -one.units, damaged: one.isDamage ? -one.units : 0 }]
            : [],
        ),
      ];
      const quiet = { received: 0, lost: 0, damaged: 0 };
      return [{ day: 1, ...quiet }, ...own, { day: of === 10 ? 31 : 30, ...quiet }].map(({ day: of_, received, lost, damaged }): Row => {
        const from = balance;
        balance += received + lost + damaged;
        return { of, text: `${on(of, of_)}|${fnsku}|${sku}|SELLABLE|${from}|${received}|0|0|0|0|0|${lost}|${damaged}|0|0|${balance}|US` };
      });
    });
  });
  const told = (of: number, at: number, [type, reference, count, reason]: readonly [string, string, number, string]): Row => {
    const [sku, fnsku] = skuAt(at);
    return { of, text: `${fnsku}|${sku}|${type}|${reference}|${count}|PHX6|SELLABLE|${reason}|US||` };
  };
  const dated = (at: number, { of, text }: Row): Row => ({ of, text: `${on(of, at)}|${text}` });
  const detail = [
    ...receipts.filter((one) => one.units > 0).map(({ of, at, day: of_, units: count, id }) => dated(of_, told(of, at, ["Receipts", id, count, ""]))),
    ...losses.map((one, index) => dated(10 + index, told(one.month, one.goods, ["Adjustments", "", -one.units, one.isDamage ? "E" : "M"]))),
  ];
  return { ledger, detail };
}

/** The register as it stood at the end of a month. */
function casesBy({ cases }: Papers, until: number): readonly string[] {
  return cases.flatMap((one, at) => {
    if (one.month > until) return [];
    const isInbound = one.kind === "inbound-missing";
    const [sku] = skuAt(one.goods);
    const decidedIn = Math.min(11, one.month + one.decided);
    const isDecided = one.status !== "open" && decidedIn <= until;
    const status = isDecided ? one.status : "open";
    return [
      `C${at}|${isInbound ? idOf(one.of) : ""}|${isInbound ? "" : sku}|${one.kind}|${status}|${on(one.month, 8)}|${isDecided ? on(decidedIn, 20) : ""}|${one.units ?? ""}|`,
    ];
  });
}

function write(kept: Papers): (months: readonly Month[], until: Month) => Scenario["tables"] {
  const { ledger, detail } = ledgerRows(kept);
  const paid = paidRows(kept);
  const table = (header: string, rows: readonly Row[], months: readonly number[]): string =>
    [header, ...rows.filter(({ of }) => months.includes(of)).map(({ text }) => text)].join("\n");
  return (months, until) => {
    const sent = kept.shipments.map(({ goods: at, sent: of }, index) => ({ index, of, sku: skuAt(at)[0], fnsku: skuAt(at)[1] }));
    const bought: readonly Row[] = [
      ...["TEA|purchase|500|2.00|USD||", "CUP|purchase|500|3.50|USD||"].map((text) => ({ of: 8, text: `2026-08-01|Shop|${text}` })),
      ...sent.map(({ index, of, sku }) => ({ of: 8, text: `${on(8, 1 + of)}|Shop|${sku}|transfer|10|||${idOf(index)}|FBA-US` })),
    ];
    return {
      Ledger: table(LEDGER, ledger, months),
      Detail: table(DETAIL, detail, months),
      Paid: table(`${PAID}|original-reimbursement-id`, paid, months),
      Cases: [CASES, "C99|FBA9||penalty|open|2026-09-01|||", ...casesBy(kept, until)].join("\n"),
      Shipments: [
        SHIPPED,
        ...sent.map(({ index, of, sku, fnsku }) => `${idOf(index)}|${sku}|${fnsku}|10|10|${on(8, 1 + of)}|${on(8, 10 + of)}|CLOSED|Shop|FBA-US`),
      ].join("\n"),
      ...(months.includes(9) ? { Own: table(OWN, bought, [8]) } : {}),
      Costs: COSTS,
      Goods: SKU_MAP,
    };
  };
}

const SAID = new Set(["reimbursed-beyond-lost", "payment-booked-late", "closed-month-changed", "payments-not-here", "loss-undone", "loss-booked-late"]);
const said = ({ shipments, claims, cases, journal, rollforward, issues }: Reconciliation): unknown => ({
  shipments: shipments.map(({ shipmentId, sku, state, parts, exposure, caseId, variance }) => [shipmentId, sku, variance, state, parts, exposure, caseId]),
  claims: claims.map(({ type, sku, fnsku, units: count, since, caseId, bookValue, expectedClaim }) =>
    JSON.stringify([type, sku, fnsku, count, since, caseId, bookValue, expectedClaim]),
  ),
  cases: cases.map(({ caseId, shipmentId, sku, status, unitsPaid, unitsRestocked, unitsGranted, cash, bookValue, gainOrLoss, reimbursements }) => [
    ...[caseId, shipmentId, sku, status, unitsPaid, unitsRestocked, unitsGranted, cash, bookValue, gainOrLoss, reimbursements],
  ]),
  journal: journal.map(({ account, debit, credit, memo }) => [account, debit, credit, memo]),
  endings: rollforward.map(({ location, sku, ending }) => [location, sku, ending]),
  issues: issues.filter(({ code }) => SAID.has(code)).map(({ code, message }) => [code, / reimbursement \w+/.exec(message)?.[0]]),
});

const endOf = (of: Month): string => on(of + 1, 5);

/** The last month, of books that each have the tables that `months` says. */
function lastOf(tables: ReturnType<typeof write>, monthsOf: (of: Month) => readonly Month[]): Reconciliation {
  const closed = MONTHS.slice(0, -1).reduce<OurSheets>(
    (ours, of) => ({ "closed-months": closedMonths({ period: `2026-${two(of)}`, today: endOf(of), tables: tables(monthsOf(of), of), ours }) }),
    {},
  );
  return reconciled({ period: "2026-11", today: endOf(11), tables: tables(monthsOf(11), 11), ours: closed });
}

/** Of November's tables, without the shipments that a seller has done with, and the last payment of October as one of November's first day. */
function withoutDone(tables: Scenario["tables"], october: Scenario["tables"], done: ReadonlySet<string>): Scenario["tables"] {
  const moved = (october?.Paid ?? "")
    .split("\n")
    .filter((row) => /^2026-10-\d+\|R/.test(row))
    .slice(-1);
  return {
    ...tables,
    Shipments: (tables?.Shipments ?? "")
      .split("\n")
      .filter((row) => !done.has(row.split("|")[0] ?? ""))
      .join("\n"),
    Paid: [tables?.Paid ?? "", ...moved.map((row) => row.replace(/^2026-10-\d+/, "2026-11-01"))].join("\n"),
  };
}

test("what is recovered stays so, though shipments that are done leave the tables and a payment is of the next month by now", () => {
  fc.assert(
    fc.property(papers, fc.integer({ min: 0, max: 15 }), (all, gone) => {
      // Nothing but that changes in November.
      const kept: Papers = {
        ...all,
        shipments: all.shipments.map((one) => ({ ...one, later: one.later?.month === 11 ? null : one.later })),
        payments: all.payments.map((one) => ({ ...one, month: one.month === 11 ? 10 : one.month })),
        reversals: [],
        cases: all.cases.map((one) => ({ ...one, month: 9, decided: Math.min(1, one.decided) })),
      };
      const tables = write(kept);
      const papersOf = { period: "2026-10", today: endOf(10), tables: tables([9, 10], 10) };
      const october = reconciled(papersOf);
      const isDone = ({ state }: Reconciliation["shipments"][number]): boolean => state === "recovered" || state === "denied" || state === "matched";
      const done = new Set(october.shipments.filter((line, at) => isDone(line) && (gone >> at) % 2 === 1).map(({ shipmentId }) => shipmentId));
      const november = reconciled({
        period: "2026-11",
        today: endOf(11),
        tables: withoutDone(tables([11], 11), papersOf.tables, done),
        ours: { "closed-months": closedMonths(papersOf) },
      });
      const recovered = (found: Reconciliation): readonly string[] =>
        found.shipments.filter(({ shipmentId, state }) => state === "recovered" && !done.has(shipmentId)).map(({ shipmentId, sku }) => `${shipmentId} ${sku}`);
      expect(recovered(november)).toEqual(expect.arrayContaining([...recovered(october)]));
      expect(november.issues.filter(({ code }) => code === "loss-undone" || code === "payment-booked-late")).toEqual([]);
      expect(november.journal.filter(({ account }) => account === "compensation-income").map(({ credit }) => credit)).toEqual([100]);
    }),
    { numRuns: 10 },
  );
});

test("books of one month each say of the last month what books with all that was there before say", () => {
  fc.assert(
    fc.property(papers, (kept) => {
      const tables = write(kept);
      expect(said(lastOf(tables, (of) => [of]))).toEqual(said(lastOf(tables, (of) => MONTHS.filter((one) => one <= of))));
    }),
    { numRuns: 15 },
  );
});
