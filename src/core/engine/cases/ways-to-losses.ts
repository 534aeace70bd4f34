/**
 * The ways in which a payment finds the losses, removals and returns that it answers, in their order: what it names itself comes before what its case tells, that
 * before what merely bears the same label, and that before the same goods under any other. Losses that are accounted for come last: they need no payment.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf } from "../../domain/claims";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { eventsByCase } from "../compensation/asked-units";
import type { Portion } from "../compensation/answer-cases";
import type { StockEvent } from "../compensation/stock-event";
import { claimTypeOf, isForLossInside, lastDayPaidBy, type Payment } from "../compensation/payment";
import { isNear, NEARNESS } from "../compensation/paid-in";
import type { Queue } from "../compensation/queue-by-name";
import { lastDayOf, type CaseRecord } from "../compensation/read-cases";
import { byLabel, inOrder, isBegunBy, type OpenLoss, type OpenLosses } from "./open-losses";

/** Units of a payment that answer nothing yet. */
export type Unspent = { readonly payment: Payment; units: number };
/** What payments find losses in; `pay` answers units of one and gives back how many. */
export type Search = {
  readonly losses: OpenLosses;
  readonly cases: CasesOfPayments;
  readonly pay: (payment: Payment, one: OpenLoss, most: number) => number;
};
/** Which cases a payment is for, and what each of them still asks about. */
export type CasesOfPayments = {
  readonly named: (payment: Payment) => readonly CaseRecord[];
  readonly answered: (payment: Payment) => readonly Portion[];
  readonly askedBy: (record: CaseRecord) => readonly OpenLoss[];
};
type Way = { readonly isFor: (payment: Payment) => boolean; readonly spend: (search: Search, unspent: Unspent) => void };

const isForAny = (): boolean => true;
const isForGoodsAway = (payment: Payment): boolean => isForLossInside(payment) || payment.about === "removal";

export const WAYS = [
  { isFor: isForAny, spend: spendOnItsOrder },
  { isFor: isForAny, spend: spendOnWhatItsCasesAsk },
  { isFor: isForAny, spend: spendOnTheKindOfItsCases },
  { isFor: isForGoodsAway, spend: spendOnItsLabel },
  { isFor: isForGoodsAway, spend: spendOnItsGoods },
  { isFor: isForLossInside, spend: spendOnWhatIsAccountedFor },
  { isFor: isForLossInside, spend: spendWhatWasTakenBack },
] as const satisfies readonly Way[];

export function findCasesOfPayments({ cases, portions }: Pick<Allocation, "cases" | "portions">, events: readonly StockEvent[]): CasesOfPayments {
  const named = groupBy(
    cases.filter(({ caseId }) => caseId !== ""),
    ({ caseId }) => caseId,
  );
  const answered = groupBy(
    portions.filter(({ record, key }) => record !== null && key === null),
    ({ payment }) => payment,
  );
  const asked = new Map([...eventsByCase(cases, events)].map(([record, own]) => [record, own.map(({ event, units }) => ({ event, left: units }))]));
  return {
    named: ({ caseId }) => named.get(caseId) ?? [],
    answered: (payment) => answered.get(payment) ?? [],
    askedBy: (record) => asked.get(record) ?? [],
  };
}

/** What names the order is about it, on whatever day the goods are missing. */
function spendOnItsOrder(search: Search, unspent: Unspent): void {
  const { payment } = unspent;
  spendOn(search, unspent, { queue: search.losses.open, names: inOrder(payment.orderId, payment), last: Infinity });
}

/** What a case asks about is answered as far as it is the payment's, the oldest of it first. */
function spendOnWhatItsCasesAsk({ losses, cases, pay }: Search, unspent: Unspent): void {
  for (const { record, stockUnits, cashUnits } of cases.answered(unspent.payment)) {
    let wanted = Math.min(unspent.units, stockUnits + cashUnits);
    for (const asked of record === null ? [] : cases.askedBy(record)) {
      const one = losses.ofEvent(asked.event);
      const most = Math.min(wanted, asked.left, one?.left ?? 0);
      if (one === undefined || most === 0) continue;
      const paid = pay(unspent.payment, one, most);
      asked.left -= paid;
      wanted -= paid;
      unspent.units -= paid;
    }
  }
}

/** What the reason of a payment leaves open its case may tell. */
function spendOnTheKindOfItsCases(search: Search, unspent: Unspent): void {
  const { payment } = unspent;
  const answered = search.cases.answered(payment).flatMap(({ record }) => record ?? []);
  for (const record of new Set([...search.cases.named(payment), ...answered])) {
    const last = record.shipmentId === "" ? Math.min(lastDayPaidBy(payment), lastDayOf(record)) : Infinity;
    spendOn(search, unspent, { queue: search.losses.open, names: namesByCase(search.losses, record, payment), last });
  }
}

function namesByCase({ byKind }: Pick<OpenLosses, "byKind">, { kind, sku, shipmentId }: CaseRecord, payment: Payment): readonly string[] {
  if (isForLossInside(payment) || debtorOf(kind) !== null || (sku !== "" && sku !== payment.sku)) return [];
  return shipmentId === "" ? byKind(kind, payment) : inOrder(shipmentId, payment);
}

function spendOnItsLabel(search: Search, unspent: Unspent): void {
  const { payment } = unspent;
  const names = byLabel(claimTypeOf(payment), payment);
  spendOn(search, unspent, { queue: search.losses.open, names, last: lastDayPaidBy(payment) });
}

function spendOnItsGoods(search: Search, unspent: Unspent): void {
  spendOnKind(search, unspent, search.losses.open);
}

function spendOnWhatIsAccountedFor(search: Search, unspent: Unspent): void {
  spendOnKind(search, unspent, search.losses.accounted);
}

/** Money is taken back for units that were found: they can be paid for no second time. */
function spendWhatWasTakenBack(search: Search, unspent: Unspent): void {
  const { takenBackUnits } = unspent.payment;
  unspent.units += takenBackUnits;
  spendOnWhatIsAccountedFor(search, unspent);
  unspent.units -= takenBackUnits;
}

function spendOnKind(search: Search, unspent: Unspent, queue: Queue<OpenLoss>): void {
  const { payment } = unspent;
  spendOn(search, unspent, { queue, names: search.losses.byKind(claimTypeOf(payment), payment), last: lastDayPaidBy(payment) });
}

type Sought = { readonly queue: Queue<OpenLoss>; readonly names: readonly string[]; readonly last: number };

/** Where its currency is paid first. */
function spendOn({ pay }: Search, unspent: Unspent, { queue, names, last }: Sought): void {
  for (const nearness of NEARNESS) {
    for (const one of unspent.units > 0 && names.length > 0 ? queue(names) : []) {
      if (unspent.units <= 0 || !isBegunBy(one, last)) break;
      if (isNear(unspent.payment, [one.event.location], nearness)) unspent.units -= pay(unspent.payment, one, unspent.units);
    }
  }
}
