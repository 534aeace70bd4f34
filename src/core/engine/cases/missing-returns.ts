/**
 * What was refunded or replaced, and what came back, of the reports that are here and of closed months -> stock events: goods of which a customer got a replacement or the
 * money, and kept the first; and what a month that is closed keeps of them.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { addDays, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { marketplaceOf } from "../../domain/marketplace";
import type { Facts } from "../../facts/facts";
import { distinctRows } from "../../facts/distinct-rows";
import { placeOfRow } from "../../facts/place-of-row";
import { isKept } from "../closing/kept-days";
import { AWAITED_NOTES_MAX, joinAlike, joinTold, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
import type { StockEvent } from "../compensation/stock-event";
import type { SettledOrders } from "./settled-orders";

type MadeGood = Told<"replaced"> | Told<"refunded">;
type Missing = { readonly one: MadeGood; readonly day: Day; readonly units: number };

export type Returns = {
  readonly replaced: readonly Told<"replaced">[];
  readonly refunded: readonly Told<"refunded">[];
  readonly returned: readonly Told<"returned">[];
  /** What was made good and is in no return, by day. */
  readonly missing: readonly Missing[];
  /** Whether reports of refunds or replacements are brought at all. */
  readonly tellsMadeGood: boolean;
  readonly covered: Covered;
};
type Covered = {
  /** Of the returns report that is here; null without one. */
  readonly here: Period | null;
  /** Of those of closed months, on which day the last of them was looked through, and up to when months are closed. */
  readonly closed: { readonly from: Day; readonly seen: Day; readonly closedTo: Day } | null;
  readonly told: readonly Told<"covered">[];
  readonly isReportHere: boolean;
  /** Those that a closed month has. */
  readonly kept: ReadonlySet<string>;
  /** Statements of closed months and those that are here. */
  readonly statements: Record<"closed" | "here", readonly Told<"statement">[]>;
};

export function readReturns(facts: Facts, { refunds }: Pick<SettledOrders, "refunds">, closed: ClosedAwaited): Returns {
  const returned = distinctRows(rowsOf(facts.customerReturns)).map((row): Told<"returned"> => ({
    ...row,
    kind: "returned",
    units: row.quantity,
    place: placeOfRow(facts, row),
  }));
  const replaced = distinctRows(rowsOf(facts.replacements)).map((row): Told<"replaced"> => ({
    ...row,
    kind: "replaced",
    orderId: row.originalOrderId,
    units: row.quantity,
    place: placeOfRow(facts, row),
  }));
  const refunded = refunds.map(({ row, units }): Told<"refunded"> => ({
    kind: "refunded",
    orderId: row.orderId,
    msku: row.msku,
    day: row.day,
    units,
    location: marketplaceOf(row.marketplace) ?? "",
    settlementId: row.settlementId,
    place: placeOfRow(facts, row),
  }));
  const all = {
    replaced: joinTold(replaced, closed.ofKind("replaced"), (row) => JSON.stringify([nameOf(row), row.replacementOrderId])),
    refunded: joinRefunded(refunded, closed.ofKind("refunded")),
    returned: joinAlike(returned, closed.ofKind("returned"), (row) => JSON.stringify([nameOf(row), row.units, row.disposition, row.licensePlate])),
  };
  const tellsMadeGood = facts.kinds.includes("settlements") || facts.kinds.includes("replacements") || all.replaced.length + all.refunded.length > 0;
  const covered = coverDays(facts, closed);
  return { ...all, missing: findMissing(all, covered), tellsMadeGood, covered };
}

const nameOf = ({ kind, orderId, msku, day }: MadeGood | Told<"returned">): string => JSON.stringify([kind, orderId, msku, day]);

/** Of an order's refunds of a day, a statement that is here tells all that are in it; where either has no number, they are taken for the same. */
function joinRefunded(here: readonly Told<"refunded">[], kept: readonly Told<"refunded">[]): readonly Told<"refunded">[] {
  const told = groupBy(here, nameOf);
  const isSame = (a: Told<"refunded">, b: Told<"refunded">): boolean => a.settlementId === b.settlementId || a.settlementId === "" || b.settlementId === "";
  return [...here, ...kept.filter((row) => !(told.get(nameOf(row)) ?? []).some((one) => isSame(one, row)))];
}

type Waiting = { readonly today: Day; readonly returnDays: number };

/** Replaced or refunded, and the first one did not come back, whether it was paid for or not. Only where a returns report covers the day. */
export function findMissingReturns({ missing, covered }: Returns, { today, returnDays }: Waiting): readonly StockEvent[] {
  return missing.flatMap((one): readonly StockEvent[] =>
    isJudged(one, covered, returnDays) && addDays(one.day, returnDays) <= today ? [notReceived(one)] : [],
  );
}

function notReceived({ one, day, units }: Missing): StockEvent {
  const { orderId, msku, place } = one;
  return {
    type: "return-not-received",
    sku: msku,
    fnsku: null,
    reference: orderId,
    units,
    since: day,
    location: one.kind === "refunded" ? one.location : "",
    because: one.kind === "refunded" ? "refunded, and in no return" : `replaced by order ${one.replacementOrderId}, and the first one is in no return`,
    ...(one.kind === "refunded" ? { starts: { refunded: day } } : {}),
    place,
  };
}

/** Refunds and replacements of which nobody can tell whether their goods came back, as no returns report covers the day. */
export function nameUnjudgedReturns({ missing, covered }: Returns, { today, returnDays }: Waiting): readonly Issue[] {
  const unjudged = missing.filter((one) => !isJudged(one, covered, returnDays) && (addDays(one.day, returnDays) <= today || isUnclear(one.one, covered)));
  const [first, last] = [unjudged[0], unjudged.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [raise("returns-not-covered", first.one.place, { count: unjudged.length, first: first.day, last: last.day, covered: covered.here })];
}

/**
 * A report covers the days from its first row on. What closed months know goes on from the days that their reports covered. Where no report is here, only what had not come
 * back in its time when the last one was looked through.
 */
function isJudged({ one, day }: Missing, covered: Covered, returnDays: number): boolean {
  const { here, closed, isReportHere } = covered;
  if (here !== null && day >= here.from) return true;
  if (closed === null || day < closed.from || isUnclear(one, covered)) return false;
  return isReportHere || addDays(day, returnDays) <= closed.seen;
}

/** Of a closed day and not among what is awaited: a closed month had its statement, and the goods were back. */
function isAnswered(one: MadeGood, { closed, kept, statements }: Covered): boolean {
  if (closed === null || one.kind === "replaced" || one.settlementId === "" || one.day === null) return false;
  const isOfThen = one.day >= closed.from && one.day <= closed.closedTo && !kept.has(nameOf(one));
  return isOfThen && tellsUntil(statements.closed, one.settlementId) >= one.day;
}

/** Of a closed day and not among what is awaited, and nothing tells whether it was answered then or came late: its report names no statement, or one of then named none. */
function isUnclear(one: MadeGood, { closed, kept, statements }: Covered): boolean {
  if (closed === null || one.day === null || one.day > closed.closedTo || kept.has(nameOf(one))) return false;
  return one.kind === "replaced" || one.settlementId === "" || tellsUntil(statements.closed, "") >= one.day;
}

function tellsUntil(statements: readonly Told<"statement">[], settlementId: string): number {
  return statements.reduce((last, one) => (one.orderId === settlementId ? Math.max(last, one.day ?? -Infinity) : last), -Infinity);
}

function coverDays(facts: Facts, closed: ClosedAwaited): Covered {
  const told = closed.ofKind("covered");
  const [from, seen] = [spanOf(told.map(({ day }) => day))?.from, spanOf(told.map((one) => one.seen))?.to];
  return {
    here: spanOf(rowsOf(facts.customerReturns).map(({ day }) => day)),
    closed: from === undefined || seen === undefined || closed.closedTo === null ? null : { from, seen, closedTo: closed.closedTo },
    told,
    isReportHere: facts.kinds.includes("customer-returns"),
    kept: new Set([...closed.ofKind("replaced"), ...closed.ofKind("refunded")].map(nameOf)),
    statements: { closed: closed.ofKind("statement"), here: statementsHere(facts) },
  };
}

/** A statement tells of all its days, transactions of those up to the last of them. */
function statementsHere(facts: Facts): readonly Told<"statement">[] {
  return [...groupBy(rowsOf(facts.settlements), ({ settlementId }) => settlementId)].flatMap(([orderId, rows]) => {
    const last = spanOf(rows.map(({ day, until }) => until ?? day))?.to;
    return last === undefined ? [] : [{ kind: "statement" as const, orderId, msku: "", day: last, place: null }];
  });
}

function spanOf(days: readonly (Day | null)[]): Period | null {
  return days.reduce<Period | null>(
    (span, day) => (day === null ? span : { from: Math.min(span?.from ?? day, day) as Day, to: Math.max(span?.to ?? day, day) as Day }),
    null,
  );
}

function findMissing({ replaced, refunded, returned }: Pick<Returns, "replaced" | "refunded" | "returned">, covered: Covered): readonly Missing[] {
  // Who got a replacement and the money keeps one unit, not two.
  const replacedToo = countOrders(replaced);
  const madeGood = [
    ...replaced.map((one) => ({ one, units: one.units ?? 0 })),
    ...[...refunded].sort(byDayThenUnits).map((one) => ({ one, units: (one.units ?? 0) - takeUnits(replacedToo, one, one.units ?? 0) })),
  ].sort((a, b) => byDayThenUnits({ ...a.one, units: a.units }, { ...b.one, units: b.units }));
  const closedTo = covered.closed?.closedTo ?? -Infinity;
  const cameBack = countOrders(returned);
  // What was answered by the closing has what had come back by then, and nothing of what came since.
  const cameByThen = countOrders(returned.filter(({ day }) => day !== null && day <= closedTo));
  const answered = new Set(madeGood.filter(({ one }) => isAnswered(one, covered)));
  for (const { one, units } of answered) takeUnits(cameBack, one, takeUnits(cameByThen, one, units));
  // What came back is taken for what was made good first, whatever the order of rows.
  return madeGood.flatMap((good): readonly Missing[] => {
    const { one, units: made } = good;
    if (answered.has(good)) return [];
    const units = made - takeUnits(cameBack, one, made);
    return one.day === null || one.orderId === "" || units <= 0 ? [] : [{ one, day: one.day, units }];
  });
}

type KeptReturns = {
  readonly rows: readonly (MadeGood | Told<"returned"> | Told<"covered"> | Told<"statement">)[];
  /** How many returns nothing asks for, where they are more than a month keeps: the newest are kept. */
  readonly answersLeft: number;
};

/**
 * Of each order what is not back, and what came back before anything was made good; a replacement as well, since money after it is for the same units. Left out is of what no
 * report will tell: that was said.
 */
export function listReturns(returns: Returns, until: Day, { today, returnDays }: Waiting): KeptReturns {
  const { replaced, refunded, returned, tellsMadeGood, covered } = returns;
  const isTold = ({ orderId, day, units }: MadeGood | Told<"returned">): boolean => orderId !== "" && (units ?? 0) !== 0 && isKept(day, until);
  const isHopeless = ({ one, day }: Missing): boolean =>
    isUnclear(one, covered) || ((covered.closed === null || day < covered.closed.from) && addDays(day, returnDays) <= today);
  const hopeless = new Set(returns.missing.filter((one) => !isJudged(one, covered, returnDays) && isHopeless(one)).map(({ one }) => nameOf(one)));
  const open = [...groupBy([...replaced, ...refunded, ...returned].filter(isTold), ({ orderId, msku }) => keyOf(orderId, msku)).values()]
    .filter((rows) => isOpen(rows) && !rows.every((row) => hopeless.has(nameOf(row))))
    .map((rows) => (hasItsReturns(rows, covered) ? rows : rows.filter((row) => row.kind === "returned" || !isAnswered(row, covered))));
  const isAsked = (rows: readonly (MadeGood | Told<"returned">)[]): boolean => rows.some(({ kind }) => kind !== "returned");
  const answers = open
    .filter((rows) => !isAsked(rows))
    .flat()
    .sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity));
  return {
    rows: [
      ...open.filter(isAsked).flat(),
      ...answers.slice(0, AWAITED_NOTES_MAX),
      ...coverUntil(covered, { until, seen: today }),
      ...statementsUntil(covered, until),
    ],
    // Who brings no refunds and replacements misses none of them.
    answersLeft: tellsMadeGood && answers.length > AWAITED_NOTES_MAX ? answers.length : 0,
  };
}

/** Whether what was answered by the closing stands beside what had come back by then: then both are told again, as they were. */
function hasItsReturns(rows: readonly (MadeGood | Told<"returned">)[], covered: Covered): boolean {
  const unitsOf = (some: typeof rows): number => some.reduce((sum, { units }) => sum + (units ?? 0), 0);
  const closedTo = covered.closed?.closedTo ?? -Infinity;
  const answered = unitsOf(rows.filter((row) => row.kind !== "returned" && isAnswered(row, covered)));
  return answered > 0 && unitsOf(rows.filter(({ kind, day }) => kind === "returned" && day !== null && day <= closedTo)) >= answered;
}

function statementsUntil({ statements }: Covered, until: Day): readonly Told<"statement">[] {
  return [...groupBy([...statements.closed, ...statements.here], ({ orderId }) => orderId)].flatMap(([orderId, all]) => {
    const day = Math.min(until, tellsUntil(all, orderId)) as Day;
    return isKept(day, until) ? [{ kind: "statement" as const, orderId, msku: "", day, place: null }] : [];
  });
}

function isOpen(rows: readonly (MadeGood | Told<"returned">)[]): boolean {
  const unitsOf = (kind: (typeof rows)[number]["kind"]): number => rows.reduce((sum, row) => (row.kind === kind ? sum + (row.units ?? 0) : sum), 0);
  const [replaced, refunded] = [unitsOf("replaced"), unitsOf("refunded")];
  return unitsOf("returned") !== Math.max(replaced, refunded) || replaced > refunded;
}

/** The days of the reports of closed months, and of the one that is here. */
function coverUntil({ here, told }: Covered, { until, seen }: { readonly until: Day; readonly seen: Day }): readonly Told<"covered">[] {
  if (here === null || here.from > until) return told;
  const isTold = told.some((one) => one.day !== null && one.day <= here.from && one.seen !== null && one.seen >= seen);
  return isTold ? told : [...told, { kind: "covered", orderId: "", msku: "", day: here.from, seen, place: null }];
}

type Dated = { readonly day: Day | null; readonly units: number | null };

function byDayThenUnits(a: Dated, b: Dated): number {
  return (a.day ?? Infinity) - (b.day ?? Infinity) || (b.units ?? 0) - (a.units ?? 0);
}

type OfOrder = { readonly orderId: string; readonly msku: string };

const keyOf = (orderId: string, msku: string): string => JSON.stringify([orderId, msku]);

function countOrders(rows: readonly (OfOrder & { readonly units: number | null })[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { orderId, msku, units } of rows) counts.set(keyOf(orderId, msku), (counts.get(keyOf(orderId, msku)) ?? 0) + (units ?? 0));
  return counts;
}

/** As many of the units as are left of the order's. */
function takeUnits(counts: Map<string, number>, { orderId, msku }: OfOrder, units: number): number {
  const left = counts.get(keyOf(orderId, msku)) ?? 0;
  const taken = Math.max(0, Math.min(left, units));
  counts.set(keyOf(orderId, msku), left - taken);
  return taken;
}
