/**
 * Random books of two months in two currencies: goods bought, sent to Amazon, sold and lost, one SKU in the United States and one in Germany, with what came late into
 * the first month after it was closed; and what each month's bills and grants come to, added up from the same numbers by hand.
 */
import fc from "fast-check";
import type { ValuationMethod } from "../../../src/core/domain/settings";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { closedMonths, reconciled } from "./scenario";
import { CASES, LEDGER } from "./scenario-headers";

const MONTHS = ["09", "10"] as const;
type Currency = "USD" | "EUR";
const BOOKS = [
  { sku: "TEA", currency: "USD", shop: "Shop", amazon: "FBA-US", country: "US" },
  { sku: "CUP", currency: "EUR", shop: "Lager", amazon: "FBA-DE", country: "DE" },
] as const;
type Book = (typeof BOOKS)[number];

/** Of one TEA. */
const STANDARD_CENTS = 400;

const month = fc.record({
  bought: fc.integer({ min: 20, max: 90 }),
  cents: fc.integer({ min: 101, max: 999 }),
  freight: fc.nat(5000),
  sent: fc.integer({ min: 8, max: 15 }),
  received: fc.integer({ min: 3, max: 6 }),
  lostInTransit: fc.nat(2),
  lostAtAmazon: fc.nat(1),
  soldAtAmazon: fc.nat(2),
  sold: fc.nat(4),
  sentAbroad: fc.nat(1),
});
/** What came after the first month was closed: a purchase, a sale, and a bill for the month's own purchase. */
const late = fc.record({ bought: fc.nat(9), cents: fc.integer({ min: 101, max: 999 }), sold: fc.nat(2), freight: fc.nat(900) });
/** The bill is for the month's own purchase, and in a book that tells of that no more for the late one. */
const isBilledLate = ({ bought, freight }: { readonly bought: number; readonly freight: number }, runsOn: boolean): boolean =>
  freight > 0 && (runsOn || bought > 0);
/** A case: granted in either month, entered by then or as soon as the first month is closed, paid in either or not at all, taken back in the second. */
const claim = fc
  .record({
    grantedIn: fc.constantFrom(0, 1),
    isEnteredEarly: fc.boolean(),
    amount: fc.integer({ min: 1, max: 9000 }),
    paidIn: fc.constantFrom(null, 0, 1),
    paid: fc.integer({ min: 1, max: 9000 }),
    reversed: fc.boolean(),
    denied: fc.boolean(),
  })
  .map((one) => ({ ...one, paidIn: one.paidIn === null ? null : Math.max(one.paidIn, one.grantedIn), denied: one.denied && one.paidIn === null }));
const book = fc.record({ months: fc.tuple(month, month), late, claim });
export const twoCurrencies = fc.record({ TEA: book, CUP: book, runsOn: fc.boolean() });
export type TwoCurrencies = typeof twoCurrencies extends fc.Arbitrary<infer T> ? T : never;
type OfBook = TwoCurrencies["TEA"];
type Of = TwoCurrencies & { readonly currency: Currency; readonly month: number };

const money = (cents: number): string => (cents / 100).toFixed(2);
const skuOf = (currency: Currency): Book["sku"] => (currency === "USD" ? "TEA" : "CUP");

export function suppliersBills({ currency, month: at, ...given }: Of): number {
  const { months, late: after } = given[skuOf(currency)];
  const of = months[at] ?? months[0];
  return of.bought * of.cents + (at === 1 ? after.bought * after.cents : 0);
}

export function carriersBills({ currency, month: at, ...given }: Of): number {
  const { months, late: after } = given[skuOf(currency)];
  return (months[at] ?? months[0]).freight + (at === 1 && isBilledLate(after, given.runsOn) ? after.freight : 0);
}

/** What the bills of the goods in the Shop come to beyond its standard. */
export function beyondStandard({ month: at, ...given }: Omit<Of, "currency">): number {
  const { months, late: after } = given.TEA;
  const of = { currency: "USD", month: at, ...given } as const;
  return suppliersBills(of) + carriersBills(of) - STANDARD_CENTS * ((months[at] ?? months[0]).bought + (at === 1 ? after.bought : 0));
}

/** A case is income when it is granted, until its payment takes the place of that; what is denied or taken back is none. */
export function compensation({ currency, month: at, ...given }: Of): number {
  const { grantedIn, amount, paidIn, paid, reversed, denied } = given[skuOf(currency)].claim;
  const dueAfter = (until: number): number => {
    if (until < grantedIn) return 0;
    if (denied && until === 1) return 0;
    if (paidIn === null || paidIn > until) return amount;
    return reversed && until === 1 ? 0 : paid;
  };
  return dueAfter(at) - (at === 0 ? 0 : dueAfter(0));
}

/** The first month as it was closed, and the second, which opens on it. */
export function twoMonths(given: TwoCurrencies, method: ValuationMethod): readonly [Reconciliation, Reconciliation] {
  const at = (until: 0 | 1): Parameters<typeof reconciled>[0] => ({
    tables: tablesOf(given, until),
    period: `2026-${MONTHS[until]}`,
    today: "2026-11-20",
    settings: { method },
  });
  return [reconciled(at(0)), reconciled({ ...at(1), ours: { "closed-months": closedMonths(at(0)) } })];
}

function tablesOf(given: TwoCurrencies, until: 0 | 1): Readonly<Record<string, string>> {
  const written = BOOKS.map((of) => writeBook(of, given[of.sku], { until, runsOn: given.runsOn }));
  const table = (header: string, name: keyof (typeof written)[number]): string => [header, ...written.flatMap((one) => one[name])].join("\n");
  return {
    Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To", "own"),
    Ledger: table(LEDGER, "ledger"),
    Shipments: table("Shipment ID|SKU|Dispatched|Ship Date|Status|From Warehouse|To Warehouse", "shipments"),
    Cases: table(CASES, "cases"),
    Paid: table(
      "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id",
      "paid",
    ),
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD\nCUP|3.00|EUR",
    Places: "Location|Kind|Currency\nShop|domestic|USD\nLager|domestic|EUR\nFBA-US|fba|USD\nFBA-DE|fba|EUR",
    Rates: "Date|From|To|Rate\n2026-01-01|EUR|USD|1.1\n2026-01-01|USD|EUR|0.9\n2026-10-05|EUR|USD|1.2\n2026-10-05|USD|EUR|0.83",
  };
}

/** In a book of the month alone, movements of the month before are those that came late, and what bears a late bill. */
function writeBook(
  { sku, currency, shop, amazon, country }: Book,
  { months, late: after, claim: one }: OfBook,
  { until, runsOn }: { readonly until: 0 | 1; readonly runsOn: boolean },
) {
  const [own, ledger, shipments, cases, paid]: [string[], string[], string[], string[], string[]] = [[], [], [], [], []];
  let held = 0;
  months.slice(0, until + 1).forEach((of, index) => {
    const on = (day: string): string => `2026-${MONTHS[index]}-${day}`;
    const move = (day: string, ...cells: readonly (string | number)[]): void => {
      if (runsOn || index === until) own.push([on(day), ...cells].join("|"));
    };
    const [bill, id] = [`P${index}-${sku}`, `FBA${index}${sku}`];
    move("02", shop, sku, "purchase", of.bought, money(of.cents), "", currency, bill, "", "");
    if (of.freight > 0) move("03", shop, "", "landed cost", "", "", money(of.freight), currency, "", "", bill);
    move("04", shop, sku, "transfer", of.sent, "", "", "", id, amazon, "");
    if (of.lostInTransit > 0) move("20", "In transit", sku, "lost", of.lostInTransit, "", "", "", id, "", "");
    if (of.sold > 0) move("21", shop, sku, "sale", of.sold, "", "", "", "", "", "");
    if (of.sentAbroad > 0) move("22", shop, sku, "transfer", of.sentAbroad, "", "", "", "", shop === "Shop" ? "Lager" : "Shop", "");
    shipments.push([id, sku, of.sent, on("04"), "RECEIVING", shop, amazon].join("|"));
    const gone = of.lostAtAmazon + of.soldAtAmazon;
    ledger.push(
      [
        on("12"),
        `X-${sku}`,
        sku,
        "SELLABLE",
        held,
        of.received,
        0 - of.soldAtAmazon,
        0,
        0,
        0,
        0,
        0 - of.lostAtAmazon,
        0,
        0,
        0,
        held + of.received - gone,
        country,
      ].join("|"),
    );
    held += of.received - gone;
  });
  if (until === 1) {
    if (after.bought > 0) own.push(`2026-09-10|${shop}|${sku}|purchase|${after.bought}|${money(after.cents)}||${currency}|PL-${sku}||`);
    if (after.sold > 0) own.push(`2026-09-23|${shop}|${sku}|sale|${after.sold}||||||`);
    if (isBilledLate(after, runsOn)) own.push(`2026-09-24|${shop}||landed cost|||${money(after.freight)}|${currency}|||${runsOn ? "P0" : "PL"}-${sku}`);
  }
  if (one.grantedIn <= until || one.isEnteredEarly) {
    const [granted, now] = [`2026-${MONTHS[one.grantedIn]}-20`, until === 1 && one.denied];
    cases.push(`C-${sku}||${sku}|warehouse-lost|${now ? "denied" : "reimbursed"}|2026-09-15|${now ? "2026-10-27" : granted}|1|${money(one.amount)}`);
  }
  paid.push(`2026-08-01|R0-${sku}||GeneralAdjustment|OTHER|${currency}|1.00|1|0|1|`);
  if (one.paidIn !== null && one.paidIn <= until)
    paid.push(`2026-${MONTHS[one.paidIn]}-25|R1-${sku}|C-${sku}|Lost_Warehouse|${sku}|${currency}|${money(one.paid)}|1|0|1|`);
  if (one.paidIn !== null && one.reversed && until === 1)
    paid.push(`2026-10-28|R2-${sku}|C-${sku}|Reimbursement_Reversal|${sku}|${currency}|${money(0 - one.paid)}|-1|0|-1|R1-${sku}`);
  return { own, ledger, shipments, cases, paid };
}
