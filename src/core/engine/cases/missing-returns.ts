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
import { joinAlike, joinTold, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
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
  return { ...all, missing: findMissing(all), tellsMadeGood, covered: coverDays(facts, closed) };
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

/** Refunds and replacements of days that no returns report covers: nobody can tell whether their goods came back. */
export function nameUnjudgedReturns({ missing, covered }: Returns, { today, returnDays }: Waiting): readonly Issue[] {
  const unjudged = missing.filter((one) => !isJudged(one, covered, returnDays) && addDays(one.day, returnDays) <= today);
  const [first, last] = [unjudged[0], unjudged.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [raise("returns-not-covered", first.one.place, { count: unjudged.length, first: first.day, last: last.day, covered: covered.here })];
}

/**
 * A report covers the days from its first row on. What closed months know goes on from the days that their reports covered, and what is of a closed day and unknown to them was
 * answered then, or came late. Where no report is here, only what had not come back in its time when the last one was looked through.
 */
function isJudged({ one, day }: Missing, { here, closed, isReportHere, kept }: Covered, returnDays: number): boolean {
  if (here !== null && day >= here.from) return true;
  if (closed === null || day < closed.from || (day <= closed.closedTo && !kept.has(nameOf(one)))) return false;
  return isReportHere || addDays(day, returnDays) <= closed.seen;
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
  };
}

function spanOf(days: readonly (Day | null)[]): Period | null {
  return days.reduce<Period | null>(
    (span, day) => (day === null ? span : { from: Math.min(span?.from ?? day, day) as Day, to: Math.max(span?.to ?? day, day) as Day }),
    null,
  );
}

function findMissing({ replaced, refunded, returned }: Pick<Returns, "replaced" | "refunded" | "returned">): readonly Missing[] {
  const cameBack = countOrders(returned);
  // Who got a replacement and the money keeps one unit, not two.
  const replacedToo = countOrders(replaced);
  const madeGood = [
    ...replaced.map((one) => ({ one, units: one.units ?? 0 })),
    ...[...refunded].sort(byDayThenUnits).map((one) => ({ one, units: (one.units ?? 0) - takeUnits(replacedToo, one, one.units ?? 0) })),
  ];
  // What came back is taken for what was made good first, whatever the order of rows.
  return madeGood
    .sort((a, b) => byDayThenUnits({ ...a.one, units: a.units }, { ...b.one, units: b.units }))
    .flatMap(({ one, units: made }): readonly Missing[] => {
      const units = made - takeUnits(cameBack, one, made);
      return one.day === null || one.orderId === "" || units <= 0 ? [] : [{ one, day: one.day, units }];
    });
}

/**
 * Of each order what is not back, and what came back before anything was made good; a replacement as well, since money after it is for the same units. What was found to be of
 * days that no report covers is left out: it was said.
 */
export function listReturns(returns: Returns, until: Day, { today, returnDays }: Waiting): readonly (MadeGood | Told<"returned"> | Told<"covered">)[] {
  const { replaced, refunded, returned, tellsMadeGood, covered } = returns;
  const isTold = ({ orderId, day, units }: MadeGood | Told<"returned">): boolean => orderId !== "" && (units ?? 0) !== 0 && isKept(day, until);
  const unjudged = new Set(
    returns.missing.filter((one) => !isJudged(one, covered, returnDays) && addDays(one.day, returnDays) <= today).map(({ one }) => nameOf(one)),
  );
  // Who brings no refunds and replacements has nothing that a return could answer.
  const told = tellsMadeGood ? [...replaced, ...refunded, ...returned].filter(isTold) : [];
  const byOrder = groupBy(told, ({ orderId, msku }) => keyOf(orderId, msku));
  const open = [...byOrder.values()].filter((rows) => isOpen(rows) && !rows.every((row) => unjudged.has(nameOf(row))));
  return [...open.flat(), ...coverUntil(covered, { until, seen: today })];
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
