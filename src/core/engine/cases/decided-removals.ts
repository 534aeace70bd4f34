/**
 * Cases about removals that never came, and payments of removals that no case asked for -> what each decides on which days: so many units do not come, since they were paid,
 * or are to be, were refused or given up. What is taken back, or is asked for again, is decided no more.
 */
import { isAskedCase, isOpenCase, type CaseStatus, type ClaimType } from "../../domain/claims";
import { lastDay, type Day } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { groupBy } from "../../columns/group-by";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { Payment } from "../compensation/payment";
import { isMadeGood, sameShipment, type CaseRecord } from "../compensation/read-cases";
import { mayBeAbout, subjectOf } from "../compensation/speakers";
import type { SentHome } from "./missing-removals";

/** Below zero, units that are decided no more; null for all that it may be about and that is out on that day. */
export type Step = { readonly day: Day; readonly units: number | null };
/** What a case, or a payment for none, decides. */
export type Decision = {
  /** null of a payment for no case. */
  readonly record: CaseRecord | null;
  readonly payment: Payment | null;
  readonly place: Place | null;
  /** Among `namesOfSent` of whatever it is about. */
  readonly name: string;
  /** As they come. */
  readonly steps: readonly Step[];
  /** Of what bears its name. */
  readonly isAbout: (sent: SentHome) => boolean;
  /** Whether it names neither a case that is known nor an order: it is for a removal where it can be for no other. */
  readonly isUnnamed: boolean;
};
type Context = Pick<Allocation, "cases" | "portions"> & {
  /** How a case stands. */
  readonly statusOf: (record: CaseRecord) => string;
  readonly sent: readonly SentHome[];
  /** The last day of the period, on which that is decided of which nobody says when. */
  readonly until: Day;
};

export const REMOVAL_LOST: ClaimType = "removal-lost";

/** Those that decide nothing are among them: what they ask for is left to them. */
export function findDecisions({ cases, portions, statusOf, sent, until }: Context): readonly Decision[] {
  const byRecord = groupBy(portions, ({ record }) => record);
  const byCases = cases
    .filter(({ kind }) => kind === REMOVAL_LOST)
    .map((record): Decision => {
      const steps = stepsOf(record, byRecord.get(record) ?? [], { status: statusOf(record), until });
      const isAbout = ({ event }: SentHome): boolean =>
        mayBeAbout(record, subjectOf(event)) && (event.units < UNKNOWN_UNITS || sameShipment(event.reference, record.shipmentId));
      return { record, payment: null, place: record.place, name: keyOfLine(record.shipmentId, record.sku), steps, isAbout, isUnnamed: false };
    });
  const known = new Set(sent.map(({ event }) => keyOfLine(event.reference, event.sku)));
  return [...byCases, ...(byRecord.get(null) ?? []).flatMap((portion) => byPayment(portion, known))];
}

/** Orders that cases name and no report tells of: what left by them nothing but the ledger may tell, where it names them. */
export function sentUntold(cases: readonly CaseRecord[], sent: readonly SentHome[]): readonly SentHome[] {
  const known = new Set(sent.map(({ event }) => keyOfLine(event.reference, event.sku)));
  const untold = cases.filter(
    ({ kind, shipmentId, sku }) => kind === REMOVAL_LOST && shipmentId !== "" && sku !== "" && !known.has(keyOfLine(shipmentId, sku)),
  );
  return [...groupBy(untold, ({ shipmentId, sku }) => keyOfLine(shipmentId, sku)).values()].flatMap((all) =>
    all.slice(0, 1).map(({ shipmentId: order, sku, place }): SentHome => {
      const event = { type: REMOVAL_LOST, sku, fnsku: null, reference: order, units: UNKNOWN_UNITS, since: null, location: "", because: "", place };
      return { event: { ...event, removedBy: { order, days: [] } }, day: null, came: [], atAmazon: false };
    }),
  );
}

/** More than anybody sends. */
export const UNKNOWN_UNITS = 1e12;

function byPayment(portion: Portion, known: ReadonlySet<string>): readonly Decision[] {
  const { payment, key } = portion;
  if (payment === null || key !== null) return [];
  const { sku, orderId, place } = payment;
  const isNamed = orderId !== "";
  if (isNamed ? !known.has(keyOfLine(orderId, sku)) : !isForLost(payment)) return [];
  const isAbout = ({ event }: SentHome): boolean => isNamed || event.units < UNKNOWN_UNITS;
  return [{ record: null, payment, place, name: keyOfLine(orderId, sku), steps: inTurn(paidBy(portion)), isAbout, isUnnamed: !isNamed }];
}

/** What came damaged came. */
const isForLost = ({ about, reason }: Payment): boolean => about === "removal" && !/damage/i.test(reason);

/** Under which a decision may be about it: of goods, of those of an order, or of all of an order. */
export const namesOfSent = ({ event: { sku, reference } }: SentHome): readonly string[] => [
  keyOfLine("", sku),
  ...(reference === "" ? [] : [keyOfLine(reference, sku), keyOfLine(reference, "")]),
];

/** Whether a case waits for an answer on a day, as far as its row tells by now. */
export function isAskedOn({ status, opened, closed }: CaseRecord, day: Day): boolean {
  return (opened ?? -Infinity) <= day && (isAskedCase(status) || (status !== ("draft" satisfies CaseStatus) && (closed ?? -Infinity) > day));
}

/** A decision speaks of all that its case claims, whatever was paid of it until then. Without a day of its own it is of that of the last payment. */
function stepsOf(
  record: CaseRecord,
  portions: readonly Portion[],
  { status: stands, until }: { readonly status: string; readonly until: Day },
): readonly Step[] {
  const { status, closed, units } = record;
  const paid = inTurn(upTo(units ?? Infinity, portions.flatMap(paidBy)));
  if (isOpenCase(status) || status === ("closed" satisfies CaseStatus) || (isMadeGood(status) && isOpenCase(stands))) return paid;
  const since = closed ?? lastDay(portions.map(({ payment }) => payment?.day ?? null)) ?? until;
  const before = paid.filter(({ day }) => day <= since);
  return [...before, { day: since, units: units === null ? null : units - sumOf(before) }];
}

/** What was paid beyond what a case claims decides nothing. */
function upTo(most: number, steps: readonly Step[]): readonly Step[] {
  let paid = 0;
  return inTurn(steps).map(({ day, units }) => {
    const before = Math.min(most, paid);
    paid += units ?? 0;
    return { day, units: Math.min(most, paid) - before };
  });
}

const sumOf = (steps: readonly Step[]): number => steps.reduce((sum, { units }) => sum + (units ?? 0), 0);

/** What is taken back later is paid until then. */
function paidBy(portion: Portion): readonly Step[] {
  const { payment } = portion;
  if (payment === null) return [];
  const back = payment.reversals.reduce((sum, { units }) => sum + units, 0);
  return [{ day: payment.day, units: unitsAnswered([portion]) + back }, ...payment.reversals.map(({ day, units }) => ({ day, units: -units }))];
}

const inTurn = (steps: readonly Step[]): readonly Step[] => steps.filter(({ units }) => units !== 0).sort((a, b) => a.day - b.day);
