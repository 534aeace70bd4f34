/**
 * What the register says was paid -> the missing units that it answers, where the Reimbursements report does not tell; and what it says was granted of which
 * the payment has not come. What payments tell of a case counts before what its row says.
 */
import { debtorOf, isAboutMissingUnits, isPaidAsReimbursement } from "../../domain/claims";
import { addDays, lastDay, type Day } from "../../domain/day";
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace } from "../../domain/source";
import { unitsAnswered, type Portion } from "./answer-cases";
import { awaitedSince, isToldWhole, readGrant, type Papers, type Reading } from "./grant-readings";
import { leavesSomeToCome, shareByUnits, type Moneys } from "./paid-of-grant";
import type { LeftBeside } from "./left-beside";
import type { Payment } from "./payment";
import { isMadeGood, nameOfCase, rowOfCase, type CaseRecord } from "./read-cases";
import type { Reopened } from "./reopened-cases";
import { linesOfRecord, paidUnits, type Desk, type OpenUnits, type Share } from "./reimbursement-desk";

export type Believed = {
  /** Cases whose own figures count, since no report tells what was paid; with the units that no report tells, Infinity where the case states none. */
  readonly registered: ReadonlyMap<CaseRecord, number>;
  /** Those of them that were paid before the report begins: no claim is kept of what they were granted. */
  readonly paidBefore: ReadonlySet<CaseRecord>;
  /** Cases that were granted and not paid, or not for all of their units. */
  readonly unpaid: ReadonlyMap<CaseRecord, Unpaid>;
  /** Cases that were granted and can be paid no more: all that their lines lacked was made good otherwise. */
  readonly overtaken: ReadonlyMap<CaseRecord, Overtaken>;
  /** The same of cases for which some of their units are left. */
  readonly overtakenInPart: ReadonlyMap<CaseRecord, Overtaken>;
  readonly issues: readonly Issue[];
};
/** Units whose compensation was granted and has not come; Infinity where the case does not say how many. */
export type Unpaid = { readonly units: number; readonly isOverdue: boolean };

/** `by` is what made good the units of a grant before its own payment came, `day` the day of the last of that; null where nothing tells. */
export type Overtaken = { readonly by: readonly Share[]; readonly day: Day | null };

type Context = Papers & {
  readonly cases: readonly CaseRecord[];
  readonly payments: readonly Payment[];
  /** What of each payment is for which case. */
  readonly portions: readonly Portion[];
  readonly reopened: ReadonlyMap<CaseRecord, Reopened>;
  readonly until: Day;
  readonly paymentDays: number;
  /** Whether closed months have a payment. */
  readonly isBooked: (payment: Payment) => boolean;
  /** Where the goods of a case may be. */
  readonly locationsOf: (record: CaseRecord) => readonly string[];
  readonly moneys: Moneys;
  /** What is left to be paid of what a case beside shipments can be about; looked for where a case needs it only. */
  readonly leftBeside: () => (record: CaseRecord) => LeftBeside | null;
  /** Units that a case is about, as it states or as sources tell; Infinity where nobody knows. */
  readonly unitsOf: (record: CaseRecord) => number;
};
type Telling = Omit<Context, "leftBeside"> & {
  readonly leftBeside: (record: CaseRecord) => LeftBeside | null;
  /** Of its kind, about the same goods. */
  readonly casesLike: (record: CaseRecord) => readonly CaseRecord[];
  readonly paidCases: ReadonlySet<string>;
  readonly ownOf: (record: CaseRecord) => readonly Portion[];
  /** Units that payments tell, also of what was taken back since. */
  readonly toldOf: (record: CaseRecord) => number;
  readonly leavesSome: (record: CaseRecord) => boolean;
  readonly isTold: (record: CaseRecord) => boolean;
};

export function believeRegister(desk: Desk, context: Context): Believed {
  const telling = openTelling(context);
  const issues: Issue[] = [];
  const registered = new Map<CaseRecord, number>();
  const paidBefore = new Set<CaseRecord>();
  const unpaid = new Map<CaseRecord, Unpaid>();
  const [overtaken, overtakenInPart] = [new Map<CaseRecord, Overtaken>(), new Map<CaseRecord, Overtaken>()];
  for (const record of context.cases) {
    const untold = untoldUnits(record, telling);
    if (untold === 0) continue;
    const lines = isAboutMissingUnits(record.kind) ? linesOfRecord(desk, record) : [];
    const since = isPaidAsReimbursement(record.kind) ? awaitedSince(record) : null;
    const overdueSince = since !== null && addDays(since, context.paymentDays) < context.until ? since : null;
    const { left, others } = lines.length > 0 ? onLines(desk, lines, telling.ownOf(record)) : besideLines(record, overdueSince !== null, telling);
    const { reading, due } = readDue(record, { untold, isMadeGoodByOthers: left === 0 && others.length > 0 }, telling);
    const believed = telling.isTold(record) ? 0 : due === 0 ? untold : unitsBeside(due, Number.isFinite(untold) ? untold : context.unitsOf(record));
    const units = Math.min(due, left);
    if (believed > 0) {
      registered.set(record, believed);
      answerByRecord(desk, { record, lines, wanted: Math.min(believed, left - units) });
      if (reading !== "paid") paidBefore.add(record);
    }
    // One that states no units was granted for those that are left.
    const isOvertaken = due > units && others.length > 0 && (units === 0 || Number.isFinite(due));
    if (isOvertaken) (units === 0 ? overtaken : overtakenInPart).set(record, { by: others, day: lastDay(others.map(({ day }) => day)) });
    if (units === 0) continue;
    unpaid.set(record, { units, isOverdue: overdueSince !== null });
    if (overdueSince !== null) issues.push(nameMissingPayment(record, { units, day: overdueSince }, telling));
  }
  return { registered, paidBefore, unpaid, overtaken, overtakenInPart, issues };
}

/** Units of which the payment is still to come, or was until others made them good. */
function readDue(
  record: CaseRecord,
  { untold, isMadeGoodByOthers }: { readonly untold: number; readonly isMadeGoodByOthers: boolean },
  telling: Telling,
): { readonly reading: Reading; readonly due: number } {
  const { reading, open } = readGrant(record, telling);
  switch (reading) {
    case "not paid":
      return { reading, due: untold };
    case "as booked":
      return { reading, due: Math.min(untold, Math.max(0, open - paidSince(record, telling))) };
    case "paid before":
      // What closed months have nothing open of, and no payment of theirs brought, they took back.
      return { reading, due: isMadeGoodByOthers && isPaidAsReimbursement(record.kind) && mayBeDue(record, telling) ? untold : 0 };
    case "paid":
      return { reading, due: 0 };
    default:
      return reading satisfies never;
  }
}

function openTelling(context: Context): Telling {
  const portionsOf = groupBy(context.portions, ({ record }) => record);
  const ownOf = (record: CaseRecord): readonly Portion[] => portionsOf.get(record) ?? [];
  const likeness = ({ kind, sku }: CaseRecord): string => JSON.stringify([kind, sku]);
  const alike = groupBy(context.cases, likeness);
  const inRow = groupBy(context.cases, rowOfCase);
  const besideIt = (record: CaseRecord): readonly CaseRecord[] => (inRow.get(rowOfCase(record)) ?? []).filter((one) => one !== record);
  const toldOf = (record: CaseRecord): number => unitsAnswered(ownOf(record)) + (context.reopened.get(record)?.units ?? 0);
  const answeredOf = (record: CaseRecord) => ({ ...record, own: ownOf(record), units: toldOf(record), all: context.unitsOf(record) });
  let found: Telling["leftBeside"] | null = null;
  const [shareOf, { currencyAt, convert }] = [shareByUnits(context.portions), context.moneys];
  return {
    ...context,
    paidCases: new Set(context.payments.map(({ caseId }) => caseId)),
    ownOf,
    casesLike: (record) => alike.get(likeness(record)) ?? [],
    leftBeside(record) {
      found ??= context.leftBeside();
      return found(record);
    },
    toldOf,
    leavesSome: (record) =>
      leavesSomeToCome([record, ...besideIt(record)].map(answeredOf), {
        shareOf,
        currency: currencyAt(context.locationsOf(record)),
        convert,
      }),
    isTold: (record) => ownOf(record).length > 0 && isToldWhole(record, context),
  };
}

/** Units of a case that was made good, of which no payment tells; Infinity where nobody knows how many. */
function untoldUnits(record: CaseRecord, { until, paidCases, ownOf, toldOf, leavesSome, unitsOf }: Telling): number {
  if (!isMadeGood(record.status) || (record.closed ?? -Infinity) > until) return 0;
  const own = ownOf(record);
  const isNamed = debtorOf(record.kind) !== "carrier" && record.caseId !== "" && paidCases.has(record.caseId);
  // Payments that leave nothing to come tell all of a case: what the register says of it would be the same once more.
  if ((own.length > 0 || isNamed) && !leavesSome(record)) return 0;
  return record.units === null && own.length === 0 ? Infinity : unitsOf(record) - toldOf(record);
}

/** Of units that nobody can count, none are told beside those that are due. */
const unitsBeside = (due: number, all: number): number => (Number.isFinite(all) ? Math.max(0, all - due) : 0);

/** Units that were paid and that no closed month has. */
function paidSince(record: CaseRecord, { ownOf, isBooked }: Telling): number {
  return unitsAnswered(ownOf(record).filter(({ payment }) => payment !== null && !isBooked(payment)));
}

/** Units that are left to be paid, and what made the others good. */
type Left = { readonly left: number; readonly others: readonly Share[] };

function onLines(desk: Desk, lines: readonly OpenUnits[], own: readonly Portion[]): Left {
  return { left: lines.reduce((sum, { left }) => sum + left, 0), others: own.length > 0 ? [] : sharesOnLines(desk, lines) };
}

/** Beside shipments a loss may be in no report here: what others were paid for is nobody's grant any more only once its own payment should have come. */
function besideLines(record: CaseRecord, isOverdue: boolean, telling: Telling): Left {
  const isSought = isOverdue && telling.ownOf(record).length === 0 && mayBeDue(record, telling);
  const known = isSought ? telling.leftBeside(record) : null;
  const others = known === null ? [] : telling.casesLike(record).flatMap((one) => (one !== record && known.isOfSame(one) ? sharesOfCase(one, telling) : []));
  return known === null || others.length === 0 ? { left: Infinity, others: [] } : { left: known.units, others };
}

function mayBeDue(record: CaseRecord, telling: Telling): boolean {
  const { reading } = readGrant(record, telling);
  return reading === "paid before" ? isToldWhole(record, telling) : reading !== "paid";
}

/** What payments brought a case, or, by its own word, one that closed months saw paid. */
function sharesOfCase(record: CaseRecord, telling: Telling): readonly Share[] {
  const own = telling.ownOf(record).flatMap((one): readonly Share[] => {
    const { payment, stockUnits, cashUnits } = one;
    return payment === null || unitsAnswered([one]) === 0 ? [] : [{ key: "", payment, record, stockUnits, cashUnits, day: payment.day, because: "" }];
  });
  if (own.length > 0) return own;
  const untold = untoldUnits(record, telling);
  if (untold === 0 || readDue(record, { untold, isMadeGoodByOthers: false }, telling).due > 0) return [];
  return [shareByRegister(record, "", Number.isFinite(untold) ? untold : telling.unitsOf(record))];
}

function sharesOnLines({ shares }: Desk, lines: readonly OpenUnits[]): readonly Share[] {
  const keys = new Set(lines.map(({ key }) => key));
  return shares.filter(({ key }) => keys.has(key));
}

type Missing = { readonly units: number; readonly day: Day };

function nameMissingPayment(record: CaseRecord, { units, day }: Missing, { ownOf, hasReport, reportFrom }: Telling): Issue {
  const report = !hasReport ? "missing" : reportFrom === Infinity ? "without rows" : reportFrom > day ? "begins later" : "covers";
  return raise("case-payment-missing", record.place, {
    caseId: record.caseId,
    line: nameOfCase(record),
    status: record.status,
    units: Number.isFinite(units) ? units : null,
    paid: unitsAnswered(ownOf(record)),
    day,
    isAssumed: record.closed === null,
    report,
    reportFrom: report === "begins later" ? (reportFrom as Day) : null,
  });
}

type Word = { readonly record: CaseRecord; readonly lines: readonly OpenUnits[]; readonly wanted: number };

function answerByRecord({ shares }: Desk, { record, lines, wanted }: Word): void {
  let left = wanted;
  for (const one of lines) {
    const units = Math.min(one.left, left);
    if (units === 0) continue;
    one.left -= units;
    left -= units;
    shares.push(shareByRegister(record, one.key, units));
  }
}

function shareByRegister(record: CaseRecord, key: string, units: number): Share {
  const shared: Pick<Share, "stockUnits" | "cashUnits"> =
    record.status === "restocked" ? { stockUnits: units, cashUnits: 0 } : { stockUnits: 0, cashUnits: units };
  const because = `${paidUnits(shared)} by ${record.caseId === "" ? "a case" : `case ${record.caseId}`} (${nameOfPlace(record.place)})`;
  return { key, payment: null, record, ...shared, day: record.closed, because };
}
