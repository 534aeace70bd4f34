/**
 * What is booked at the end of a day as a claim on Amazon: what cases were granted, by the register, from the day of the decision until a payment has
 * brought it. What the payment itself brings is booked from its own row. What a closed month had booked its seal tells: that can only be paid or, where the
 * case is no more granted it, or its units were made good otherwise, taken back; what the register says late of a closed month is booked after it.
 */
import { groupBy } from "../../columns/group-by";
import { CASE_STATUSES, debtorOf, isAboutMissingUnits, isAnsweredByMoney, isInCash, type Debtor } from "../../domain/claims";
import { addDays, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { minor, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { keyOfPlace, type Place } from "../../domain/source";
import { monthText } from "../closing/read-seals";
import type { ClosedGrants } from "../closing/sealed-grants";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { bookedOf, nameOfGrant } from "../compensation/booked-grants";
import type { Overtaken } from "../compensation/believe-register";
import type { Payment } from "../compensation/payment";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import { sayOvertaking } from "./say-answers";
import type { Brought } from "./share-cash";
import { dueCash, statedCash } from "./stated-cash";

/** What one case was granted, or what of it is taken back. */
export type BookedGrant = {
  /** Of the case, as closed months know it. */
  readonly name: string;
  readonly caseId: string;
  readonly sku: string;
  /** Who owes it. */
  readonly debtor: Debtor;
  /** Its row; null where the register has it no more. */
  readonly place: Place | null;
  readonly currency: CurrencyCode;
  readonly dueOn: (day: Day) => Minor;
  /** Whether the books have it by then: as granted, or paid before its decision. */
  readonly isBookedBy: (day: Day) => boolean;
  /** Units that were not paid by then. */
  readonly unitsOn: (day: Day) => number;
  /** What the register says of the case by now; null of what is still granted. */
  readonly takenBackAs: string | null;
  /** What made good its units before its own payment came; null of what can still be paid. */
  readonly overtaken:
    | (Overtaken &
        Pick<CaseRecord, "status" | "kind"> & {
          /** Units for which it can still be paid, of how many, and what of those came home. */ readonly left: number;
          readonly units: number;
          readonly home: number;
        })
    | null;
};
type Known = Pick<Allocation, "cases" | "payments" | "registered" | "paidBefore" | "unpaid" | "overtaken" | "overtakenInPart"> & {
  readonly brought: ReadonlyMap<CaseRecord, readonly Brought[]>;
};
type Followed = { readonly record: CaseRecord; readonly granted: CaseRecord; readonly line: CaseLine; readonly name: string };

/** `followed` are all cases, each in its own currency, with what answers it; `closed` is null where no closed month tells what it had booked. */
export function findGranted(known: Known, followed: readonly CaseLine[], closed: ClosedGrants | null): readonly BookedGrant[] {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const all = known.cases.flatMap((record): readonly Followed[] => {
    const line = lineOf.get(keyOfRecord(record));
    // As it was followed: of a set each good has its share of what the row says.
    return line === undefined ? [] : [{ record, granted: { ...record, amount: line.amount }, line, name: nameOfGrant(record, line.currency) }];
  });
  return [...stillGranted(all, known, closed), ...(closed === null ? [] : takenBack(all, closed))];
}

function stillGranted(
  all: readonly Followed[],
  { payments, registered, paidBefore, unpaid, overtaken, overtakenInPart, brought }: Known,
  closed: ClosedGrants | null,
): readonly BookedGrant[] {
  const paymentsOf = groupBy(payments, ({ id }) => id);
  const bookedOn = new Map(payments.flatMap(({ cash }) => cash.map(({ place, day }) => [keyOfPlace(place), day])));
  const isPaidBy = (day: Day, row: Brought): boolean => (bookedOn.get(keyOfPlace(row.place)) ?? row.day) <= day;
  return all.flatMap(({ record, granted, line: { currency, reimbursements, unitsHome: home }, name }): readonly BookedGrant[] => {
    const noted = closed === null ? undefined : bookedOf(closed, record, currency);
    // A grant without an Amount was booked nowhere.
    const booked = noted !== undefined && noted.amount === 0 && (noted.due?.units ?? 0) > 0 ? undefined : noted;
    const since = booked === undefined ? bookedSince(record, closed) : -Infinity;
    if (!isInCash(record.status) || since === null) return [];
    const answers = reimbursements.flatMap((id) => paymentsOf.get(id) ?? []);
    const left = unpaid.get(record)?.units ?? (paidBefore.has(record) ? 0 : (registered.get(record) ?? 0));
    const unpaidUnits = (day: Day): number => unitsDue(day, answers, { left, record });
    const cashDue = (day: Day): Minor =>
      dueCash(granted, { units: unpaidUnits(day), brought: (brought.get(record) ?? []).filter((row) => isPaidBy(day, row)) }, currency) ?? ZERO;
    const unitsOn = (day: Day): number => (day < since ? 0 : Math.min(unpaidUnits(day), record.units ?? Infinity, booked?.due?.units ?? Infinity));
    const [gone, inPart] = [overtaken.get(record), overtakenInPart.get(record)];
    // What a closed month booked stands until what brought it, or left nothing of it to come, is booked after it. What none booked nobody takes back.
    const openFrom = closed === null || booked === undefined || inPart !== undefined ? null : addDays(closed.closedTo, 1);
    const changesFrom = openFrom === null ? -Infinity : Math.max(openFrom, gone?.day ?? openFrom);
    const amountOn = (day: Day): Minor => (day < changesFrom ? (statedCash(granted, Infinity, currency) ?? ZERO) : cashDue(day));
    const dueOn = (day: Day): Minor => (day < since ? ZERO : minor(Math.min(amountOn(day), booked?.amount ?? Infinity)));
    const isBookedBy = (day: Day): boolean => day >= since || (answers.length > 0 && unpaidUnits(day) === 0);
    const [{ caseId, sku, place, status, kind }, debtor] = [record, owedBy(record)];
    const was = { status, kind, units: record.units ?? 0, home };
    const undone = gone === undefined ? { takenBackAs: null, overtaken: null } : { takenBackAs: status, overtaken: { ...gone, ...was, left: 0 } };
    const grant: BookedGrant = { name, caseId, sku, debtor, place, currency, dueOn, unitsOn, isBookedBy, ...undone };
    if (inPart === undefined) return [grant];
    const told = { ...inPart, ...was, left: unpaid.get(record)?.units ?? 0 };
    const back =
      closed === null || booked === undefined
        ? []
        : fallen(grant, told, { booked: minor(Math.min(booked.amount, statedCash(granted, Infinity, currency) ?? 0)), closedTo: closed.closedTo });
    return back.length > 0 ? [grant, ...back] : [{ ...grant, overtaken: told }];
  });
}

/** What of a grant closed months had booked for units that others made good since: taken back on the first day after them. */
function fallen(
  grant: BookedGrant,
  overtaken: NonNullable<BookedGrant["overtaken"]>,
  { booked, closedTo }: { readonly booked: Minor; readonly closedTo: Day },
): readonly BookedGrant[] {
  const amount = minor(booked - grant.dueOn(closedTo));
  if (amount <= 0) return [];
  const dueOn = (day: Day): Minor => (day <= closedTo ? amount : ZERO);
  return [{ ...grant, dueOn, isBookedBy: (day) => dueOn(day) !== 0, unitsOn: () => 0, takenBackAs: overtaken.status, overtaken }];
}

function owedBy({ kind }: CaseRecord): Debtor {
  return debtorOf(kind) ?? "amazon";
}

/** A month that is closed without a grant of its days cannot book it any more: the next one does. */
function bookedSince({ closed: grantedOn }: CaseRecord, closed: ClosedGrants | null): number | null {
  return grantedOn === null || closed === null ? grantedOn : Math.max(grantedOn, addDays(closed.closedTo, 1));
}

/** On the day of the decision, or on the first day that is not closed. */
function takenBack(all: readonly Followed[], { closedTo, dueOf }: ClosedGrants): readonly BookedGrant[] {
  const caseOf = new Map(all.map((one) => [one.name, one]));
  return [...dueOf.values()].flatMap(({ name, caseId, currency, amount, due }): readonly BookedGrant[] => {
    const one = caseOf.get(name);
    const record = one?.record;
    const granted = one === undefined ? ZERO : (statedCash(one.granted, Infinity, currency) ?? ZERO);
    if (granted >= amount) return [];
    const since = Math.max(addDays(closedTo, 1), record?.closed ?? -Infinity);
    const dueOn = (day: Day): Minor => (day < since ? minor(amount - granted) : ZERO);
    return [
      {
        name,
        caseId,
        sku: record?.sku ?? "",
        debtor: record === undefined ? (due?.debtor ?? "amazon") : owedBy(record),
        place: record?.place ?? null,
        currency,
        dueOn,
        // What is taken back is no more in the books.
        isBookedBy: (day) => dueOn(day) !== 0,
        unitsOn: () => 0,
        takenBackAs: sayNow(record, granted, currency),
        overtaken: null,
      },
    ];
  });
}

function sayNow(record: CaseRecord | undefined, granted: Minor, currency: CurrencyCode): string {
  if (record === undefined) return "gone from the register";
  if (isInCash(record.status)) return `${record.status} with ${granted === 0 ? "no Amount" : `an Amount of ${sayMoney(granted, currency)}`}`;
  return Object.hasOwn(CASE_STATUSES, record.status) ? record.status : JSON.stringify(record.status);
}

/** Before its first payment all of a case is due; after that what later ones bring, and what is left in the end. What money answers is due until the last of it. */
function unitsDue(day: Day, answers: readonly Payment[], { left, record }: { readonly left: number; readonly record: CaseRecord }): number {
  const later = answers.filter((payment) => payment.day > day);
  if (later.length === answers.length) return answers.length === 0 ? left : Infinity;
  if (isAnsweredByMoney(record.kind) && later.length > 0) return record.units ?? Infinity;
  return later.reduce((sum, { cashUnits, stockUnits }) => sum + cashUnits + stockUnits, left);
}

/** What carriers owe and closed months booked as owed by Amazon: they had no account of their own then. */
export type MovedGrant = Pick<BookedGrant, "caseId" | "place" | "currency"> & { readonly amount: Minor };

export function findMoved(grants: readonly BookedGrant[], closed: ClosedGrants | null, period: Period): readonly MovedGrant[] {
  if (closed === null || addDays(closed.closedTo, 1) !== period.from) return [];
  const carriers = new Map(grants.flatMap((grant) => (grant.debtor === "carrier" ? [[grant.name, grant] as const] : [])));
  return [...carriers.values()].flatMap(({ name, caseId, place, currency }) => {
    const booked = closed.dueOf.get(name);
    return booked === undefined || booked.due !== null ? [] : [{ caseId, place, currency, amount: booked.amount }];
  });
}

/** By what a period changes of a claim; above zero it is granted. */
export function changeOfGrant({ dueOn }: BookedGrant, { from, to }: Period): number {
  return dueOn(to) - dueOn(addDays(from, -1));
}

/** Grants of closed months that are taken back in the period, and those that nothing is left to be paid for. */
export function nameTakenBack(grants: readonly BookedGrant[], closed: ClosedGrants | null, period: Period): readonly Issue[] {
  return grants.flatMap((grant) => {
    const { name, takenBackAs, caseId, debtor, place, currency, overtaken } = grant;
    const amount = minor(0 - changeOfGrant(grant, period));
    if (overtaken !== null) {
      const back = amount <= 0 || closed === null ? null : { amount: sayMoney(amount, currency), closed: monthText(closed.closedTo) };
      const { status, kind, left } = overtaken;
      const said = { caseId, status, debtor, by: sayOvertaking(overtaken, overtaken), left, back, isOfLine: isAboutMissingUnits(kind) };
      return [raise("grant-overtaken", place, said)];
    }
    if (takenBackAs === null || closed === null || amount === 0) return [];
    const was = closed.dueOf.get(name)?.amount ?? amount;
    const said = { was: sayMoney(was, currency), amount: sayMoney(amount, currency), closed: monthText(closed.closedTo), now: takenBackAs };
    return [raise("grant-taken-back", place, { caseId, debtor, ...said })];
  });
}
