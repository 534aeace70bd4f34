/**
 * Removals that did not arrive, goods that were refunded or replaced and are not back, and fees for problems with shipments, over closings: a chain of books of one month each, with that month's reports alone and
 * the months closed before, claims of the last month what one book with all reports claims.
 */
import fc from "fast-check";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const MONTHS = [9, 10, 11] as const;
type Month = (typeof MONTHS)[number];
const HEADERS = {
  Ledger: LEDGER,
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference",
  Orders:
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
  Parcels: "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number",
  Returned: "return-date|order-id|sku|fnsku|quantity|detailed-disposition|status",
  Replaced: "shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id",
  Settled:
    "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|posted-date|sku|quantity-purchased",
  Fees: "issue-reported-date|fba-shipment-id|sku|fnsku|problem-type|problem-quantity|fee-total|currency",
  Paid: PAID,
} as const;
const WINDOWS =
  "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|removal-lost|15|75|created\nUS|removal-lost|10|60|shipped\nUS|return-not-received|60|120|refunded\nUS|penalty|0|90|reported";
const GOODS = [
  ["TEA", "X1"],
  ["CUP", "X2"],
] as const;

const day = fc.integer({ min: 1, max: 27 });
const units = fc.integer({ min: 1, max: 4 });
const goods = fc.constantFrom(0, 1);
/** So many months after, on a day; none: it does not come. */
const later = fc.option(fc.record({ months: fc.nat(2), day, units }));
const removal = fc.record({
  month: fc.constantFrom(9, 9, 10),
  day,
  goods,
  /** Of ten asked for: cancelled by the end of the month after it. */
  cancelled: fc.nat(2),
  isDisposal: fc.constantFrom(false, false, false, true),
  parcels: fc.array(fc.record({ months: fc.nat(1), day, units, arrives: later, isUnderOrder: fc.boolean() }), { maxLength: 2 }),
});
/** A replacement is sent before the money is given back. */
const sold = fc.record({
  month: fc.constantFrom(9, 9, 10),
  goods,
  replaced: fc.option(fc.integer({ min: 1, max: 9 })),
  refunded: fc.array(fc.record({ months: fc.nat(1), day: fc.integer({ min: 10, max: 27 }), units: fc.integer({ min: 1, max: 2 }) }), { maxLength: 2 }),
  returned: fc.array(fc.record({ months: fc.nat(2), day, units: fc.integer({ min: 1, max: 2 }) }), { maxLength: 2 }),
});
const payment = fc.record({ month: fc.constantFrom(9, 10, 11), day, of: fc.nat(5), units, isRemoval: fc.boolean() });
/** One of two shipments; two alike in one report are two. */
const charged = fc.record({
  month: fc.constantFrom(9, 10, 11),
  day: fc.constantFrom(5, 6),
  goods,
  of: fc.nat(1),
  fee: fc.constantFrom("6.60", "2.50"),
  isTwice: fc.boolean(),
});
const asked = fc.record({ of: fc.nat(5), isRemoval: fc.boolean(), status: fc.constantFrom("open", "open", "denied"), units: fc.option(units) });
type Of<T> = T extends fc.Arbitrary<infer One> ? One : never;
type Papers = {
  readonly removals: readonly Of<typeof removal>[];
  readonly sold: readonly Of<typeof sold>[];
  readonly payments: readonly Of<typeof payment>[];
  readonly cases: readonly Of<typeof asked>[];
  readonly fees: readonly Of<typeof charged>[];
  readonly feeCase: string | null;
  readonly feePaid: boolean;
  readonly reportFrom: number;
  readonly booksRemovals: boolean;
};
const papers: fc.Arbitrary<Papers> = fc.record({
  removals: fc.array(removal, { maxLength: 4 }),
  sold: fc.array(sold, { maxLength: 6 }),
  payments: fc.array(payment, { maxLength: 3 }),
  cases: fc.array(asked, { maxLength: 2 }),
  fees: fc.array(charged, { maxLength: 4 }),
  feeCase: fc.option(fc.constantFrom("open", "open", "denied")),
  feePaid: fc.boolean(),
  reportFrom: fc.integer({ min: 1, max: 12 }),
  booksRemovals: fc.boolean(),
});

const two = (number: number): string => `${number}`.padStart(2, "0");
const on = (of: number, at: number): string => `2026-${two(of)}-${two(at)}`;
const skuAt = (at: number): readonly [string, string] => GOODS[at] ?? ["", ""];
type Row = { readonly of: number; readonly text: string };

function removalRows({ removals, booksRemovals }: Papers): Readonly<Record<"Orders" | "Parcels" | "Own", readonly Row[]>> {
  const all = removals.map(({ month, day: ordered, goods: at, cancelled, isDisposal, parcels }, index) => {
    const [sku, fnsku] = skuAt(at);
    const sent = parcels.map((one, turn) => ({ ...one, of: month + one.months, tracking: `T${index}${turn}` }));
    const shippedBy = (until: number): number => sent.reduce((sum, one) => sum + (one.of <= until ? one.units : 0), 0);
    const stateIn = (of: number): Row => {
      const left = of > month ? cancelled : 0;
      const isDone = of > month;
      const text = `${on(month, ordered)}|RO${index}|${isDisposal ? "Disposal" : "Return"}|${isDone ? "Completed" : "Processing"}|${on(of, 28)}|${sku}|${fnsku}|Sellable|10|${left}|0|${shippedBy(of)}|${isDone ? 0 : 10 - shippedBy(of)}`;
      return { of, text };
    };
    return {
      Orders: [stateIn(month), stateIn(month + 1)],
      Parcels: sent.map(({ of, day: at_, units: count, tracking }): Row => ({
        of,
        text: `${on(month, ordered)}|RO${index}|${on(of, at_)}|${sku}|${fnsku}|Sellable|${count}|UPS|${tracking}`,
      })),
      Own: sent.flatMap(({ of, day: at_, arrives, tracking, isUnderOrder }): readonly Row[] => {
        const when = of + (arrives?.months ?? 0);
        if (arrives === null || !booksRemovals || when > 11) return [];
        const whenDay = arrives.months === 0 ? 28 : Math.max(1, Math.min(arrives.day, at_));
        return [{ of: when, text: `${on(when, whenDay)}|Shop|${sku}|other in|${arrives.units}|||${isUnderOrder ? `RO${index}` : tracking}` }];
      }),
    };
  });
  return { Orders: all.flatMap((one) => one.Orders), Parcels: all.flatMap((one) => one.Parcels), Own: all.flatMap((one) => one.Own) };
}

function soldRows({ sold: all, reportFrom }: Papers): Readonly<Record<"Returned" | "Replaced" | "Settled", readonly Row[]>> {
  const quiet = MONTHS.map((of): Row => ({ of, text: `${on(of, reportFrom)}T10:00:00+00:00|111-Q${of}|TEA|X1|1|SELLABLE|x` }));
  return {
    Returned: [
      ...quiet,
      ...all.flatMap(({ month, goods: at, returned }, index) =>
        returned.map((one): Row => {
          const of = Math.min(11, month + one.months);
          const when = Math.max(reportFrom, one.day);
          return { of, text: `${on(of, when)}T10:00:00+00:00|111-${index}|${skuAt(at)[0]}|${skuAt(at)[1]}|${one.units}|SELLABLE|x` };
        }),
      ),
    ],
    Replaced: all.flatMap(({ month, goods: at, replaced }, index) =>
      replaced === null ? [] : [{ of: month, text: `${on(month, replaced)}|${skuAt(at)[0]}|1|222-${index}|111-${index}` }],
    ),
    Settled: all.flatMap(({ month, goods: at, refunded }, index) =>
      refunded.map((one): Row => {
        const of = month + one.months;
        return {
          of,
          text: `S${of}|${on(of, 1)}|${on(of, 28)}|USD|Refund|111-${index}|Amazon.com|ItemPrice|Principal|-9.99|${on(of, one.day)}|${skuAt(at)[0]}|${one.units}`,
        };
      }),
    ),
  };
}

function feeRows({ fees }: Papers): readonly Row[] {
  return fees.flatMap(({ month, day: at, goods: of, of: shipment, fee, isTwice }): readonly Row[] => {
    const row = { of: month, text: `${on(month, at)}|FBA${shipment}|${skuAt(of)[0]}|${skuAt(of)[1]}|Missing label|2|${fee}|USD` };
    return isTwice ? [row, row] : [row];
  });
}

function paidRows({ payments, removals, sold: all, feePaid }: Papers): readonly Row[] {
  const paid = payments.flatMap(({ month, day: at, of, units: count, isRemoval }, index): readonly Row[] => {
    const about = isRemoval ? removals[of] : all[of];
    if (about === undefined) return [];
    const [sku, fnsku] = skuAt(about.goods);
    const [order, reason] = isRemoval ? [`RO${of}`, "Removal_Order_Lost"] : [`111-${of}`, "CustomerReturn"];
    return [{ of: month, text: `${on(month, at)}|R${index}||${order}|${reason}|${sku}|${fnsku}|USD|${count * 3}.00|${count}|0|${count}` }];
  });
  const ofFee: Row = { of: 10, text: `${on(10, 20)}|F1|C50||Fee_Correction|TEA|X1|USD|2.50|0|0|0` };
  return [...MONTHS.map((of) => ({ of, text: `${on(of, 2)}|G${of}|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0` })), ...paid, ...(feePaid ? [ofFee] : [])];
}

function casesOf({ cases, removals, sold: all, feeCase }: Papers): readonly string[] {
  const ofFee = feeCase === null ? [] : [`C50|FBA0|TEA|penalty|${feeCase}|2026-10-12|${feeCase === "open" ? "" : "2026-10-25"}||`];
  const others = cases.flatMap(({ of, isRemoval, status, units: count }, index) => {
    const about = isRemoval ? removals[of] : all[of];
    if (about === undefined) return [];
    const [order, kind] = isRemoval ? [`RO${of}`, "removal-lost"] : [`111-${of}`, "return-not-received"];
    return [`C${index}|${order}|${skuAt(about.goods)[0]}|${kind}|${status}|2026-11-08|${status === "open" ? "" : "2026-11-20"}|${count ?? ""}|`];
  });
  return [...others, ...ofFee];
}

function write(kept: Papers): (months: readonly Month[], until: Month) => Scenario["tables"] {
  const removed = removalRows(kept);
  const quiet = ([sku, fnsku]: readonly [string, string], of: Month): readonly Row[] =>
    [1, of === 10 ? 31 : 30].map((at) => ({ of, text: `${on(of, at)}|${fnsku}|${sku}|SELLABLE|100|0|0|0|0|0|0|0|0|0|0|100|US` }));
  const rows: Readonly<Record<keyof typeof HEADERS, readonly Row[]>> = {
    ...removed,
    ...soldRows(kept),
    Ledger: GOODS.flatMap((one) => MONTHS.flatMap((of) => quiet(one, of))),
    Own: [
      ...GOODS.map(([sku]): Row => ({ of: 9, text: `2026-09-01|Shop|${sku}|opening|50|2.00|USD|` })),
      ...MONTHS.map((of): Row => ({ of, text: `${on(of, 2)}|Shop|TEA|sale|1|||` })),
      ...removed.Own,
    ],
    Fees: feeRows(kept),
    Paid: paidRows(kept),
  };
  return (months, until) => ({
    ...Object.fromEntries(
      Object.entries(HEADERS).map(([name, header]) => [
        name,
        [header, ...rows[name as keyof typeof HEADERS].filter(({ of }) => months.includes(of as Month)).map(({ text }) => text)].join("\n"),
      ]),
    ),
    Cases: [CASES, "C99|FBA9||penalty|open|2026-09-01|||", ...(until === 11 ? casesOf(kept) : [])].join("\n"),
    Windows: WINDOWS,
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|3.50|USD",
  });
}

const said = ({ claims, issues }: Reconciliation): unknown => ({
  claims: claims.map((one) => JSON.stringify({ ...one, place: null })).sort(),
  issues: issues.filter(({ code }) => code === "returns-not-covered").map(({ message }) => /^whether the goods of [^:]*/.exec(message)?.[0]),
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

/** Which months' reports lie on the desk at the end of a month. */
const HABITS: readonly ((of: Month) => readonly Month[])[] = [
  (of) => [of],
  (of) => MONTHS.filter((one) => one <= of),
  (of) => (of === 11 ? [of] : MONTHS.filter((one) => one <= of)),
  (of) => (of === 11 ? [10, 11] : [of]),
];

test("books of one month each, or of some, claim for removals, returns and fees what a book with all reports claims", () => {
  fc.assert(
    fc.property(papers, fc.constantFrom(0, 0, 1, 2, 3), (kept, habit) => {
      const tables = write(kept);
      const all = reconciled({ period: "2026-11", today: endOf(11), tables: tables(MONTHS, 11) });
      expect(said(lastOf(tables, HABITS[habit] ?? ((of) => [of])))).toEqual(said(all));
    }),
    { numRuns: 15 },
  );
});
