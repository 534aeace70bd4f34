/**
 * What was sent home, what of it came, and decisions that units do not come, day by day -> by a day, the units of which it is decided and that are not home, each of its parcel
 * and its decision. A unit is decided once. What comes home is of those units that nobody decided about, as long as its parcel has any; then of those decided last.
 */
import { assert } from "../../domain/assert";
import { lastDay, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { compareText } from "../../domain/text";
import { eventsByCase } from "../compensation/asked-units";
import { nameOfPaid } from "../compensation/payment";
import type { CaseRecord } from "../compensation/read-cases";
import { oldestEventFirst, type StockEvent } from "../compensation/stock-event";
import type { AwaitedGoods } from "./awaited-goods";
import { findDecisions, isAskedOn, namesOfSent, sentUntold, UNKNOWN_UNITS, type Decision, type Step } from "./decided-removals";
import type { SentHome } from "./missing-removals";

/** Units of a parcel that a decision keeps from coming. */
export type Lost = { readonly sent: SentHome; readonly by: Decision; readonly units: number };
/**
 * Of a decision about goods that were sent: its units, those that are out by it, those that it found with nobody, and those that came home, `undone` those of them of which it was
 * taken back, `day` the last on which any came.
 */
export type DecidedUnits = {
  readonly by: Decision;
  readonly units: number;
  readonly out: number;
  readonly waiting: number;
  readonly home: number;
  readonly undone: number;
  readonly day: Day | null;
};
/** Of what reports tell that was sent: units that are out and that nobody decided about, and what each decision keeps from coming. */
export type OfParcel = { readonly sent: SentHome; readonly free: number; readonly held: readonly { readonly by: Decision; readonly units: number }[] };
export type NeverCameBy = {
  readonly lost: readonly Lost[];
  readonly parcels: readonly OfParcel[];
  readonly decided: readonly DecidedUnits[];
  /** Payments that may be for several removals of which some are out still, with the orders of these. */
  readonly doubtful: readonly Doubtful[];
};
export type Doubtful = { readonly by: Decision; readonly orders: readonly string[] };
type Given = {
  readonly sent: readonly SentHome[];
  readonly decisions: readonly Decision[];
  /** Whether arrivals tell what is out: else a decision about all that is out is about nothing. */
  readonly booksRemovals: boolean;
};

/** `turn` is its place among all, the oldest first. */
type Parcel = { readonly sent: SentHome; readonly turn: number; came: number; readonly held: Held[] };
/** Of a parcel and a decision: the units that it keeps from coming, those of them that came, and those that came and of which it was taken back. */
type Held = { readonly by: Decision; units: number; home: number; undone: number };
/** By a decision: how much it was about so far, whether that was all that was out, and what of it has yet to be sent. */
type Deciding = { decided: number; isWhole: boolean; waiting: number };
type Following = {
  readonly decisions: ReadonlyMap<Decision, Deciding>;
  readonly booksRemovals: boolean;
  /** What was sent by now, by what decisions are about. */
  readonly out: Map<string, Parcel[]>;
  /** Decisions about more than was out. */
  readonly waiting: Set<Decision>;
  readonly doubtful: Decision[];
};
type Happening = { readonly day: number; readonly rank: 0 | 1 | 2; readonly happen: () => void };

/** By a day, by how each case stands. */
export function followDecided(
  awaited: Pick<AwaitedGoods, "sent" | "booksRemovals">,
  given: Omit<Parameters<typeof findDecisions>[0], "sent">,
): (day: Day) => NeverCameBy {
  const decisions = findDecisions({ ...given, sent: awaited.sent });
  const sent = [...awaited.sent, ...sentUntold(given.cases, awaited.sent)];
  const found = new Map<Day, NeverCameBy>();
  return (day) => {
    const by = found.get(day) ?? findNeverCame({ ...awaited, sent, decisions }, day);
    found.set(day, by);
    return by;
  };
}

function findNeverCame({ sent, decisions, booksRemovals }: Given, until: Day): NeverCameBy {
  const parcels = [...sent].sort((a, b) => oldestEventFirst(a.event, b.event)).map((one, turn): Parcel => ({ sent: one, turn, came: 0, held: [] }));
  const following: Following = {
    decisions: new Map(decisions.map((by): [Decision, Deciding] => [by, { decided: 0, isWhole: false, waiting: 0 }])),
    booksRemovals,
    out: new Map(),
    waiting: new Set(),
    doubtful: [],
  };
  const happenings: readonly Happening[] = [
    ...parcels.map((parcel): Happening => ({ day: parcel.sent.day ?? -Infinity, rank: 0, happen: () => send(following, parcel) })),
    ...parcels.flatMap((parcel) =>
      parcel.sent.came.map((one): Happening => ({ day: one.day ?? -Infinity, rank: 1, happen: () => comeHome(parcel, one.units) })),
    ),
    ...decisions.flatMap((by) => by.steps.map((step): Happening => ({ day: step.day, rank: 2, happen: () => decide(following, by, step) }))),
  ];
  for (const { happen } of happenings.filter(({ day }) => day <= until).sort((a, b) => a.day - b.day || a.rank - b.rank)) happen();
  return {
    lost: parcels.flatMap(({ sent: one, held }) => (one.atAmazon ? [] : held.flatMap(({ by, units }) => (units > 0 ? [{ sent: one, by, units }] : [])))),
    parcels: parcels.flatMap((one) => (one.sent.event.units < UNKNOWN_UNITS ? [{ sent: one.sent, free: freeIn(one), held: one.held }] : [])),
    decided: [...following.decisions.keys()].flatMap((by) => unitsDecided(following, by, until)),
    doubtful: following.doubtful.flatMap((by): readonly Doubtful[] => {
      const orders = ordersOf(freeFor(following, by));
      return orders.length === 0 ? [] : [{ by, orders }];
    }),
  };
}

function send(following: Following, parcel: Parcel): void {
  for (const name of namesOfSent(parcel.sent)) {
    const own = following.out.get(name) ?? [];
    own.push(parcel);
    following.out.set(name, own);
  }
  for (const by of following.waiting) if (isAbout(by, parcel)) wait(following, by, keep(parcel, by, decidingOf(following, by).waiting));
}

function decide(following: Following, by: Decision, { day, units }: Step): void {
  const own = decidingOf(following, by);
  if (units !== null && units < 0) {
    own.decided += units;
    takeBack(following, by, -units);
    return;
  }
  const about = freeFor(following, by);
  const orders = ordersOf(about);
  if (by.isUnnamed && orders.length !== 1) {
    // Who books no arrival is told nothing of what is out.
    if (orders.length > 1 && following.booksRemovals) following.doubtful.push(by);
    return;
  }
  const unasked = leftTo(by, about, askedOn(following, day, { by, about }));
  let left = units ?? (following.booksRemovals ? allOf(unasked.length > 0 ? unasked.map((one) => one.units) : about.map(freeIn)) : 0);
  own.isWhole = units === null;
  own.decided += left;
  for (const one of unasked) left -= keep(one.parcel, by, Math.min(left, one.units));
  // What another case asks about is decided all the same.
  for (const parcel of about) left -= keep(parcel, by, left);
  if (!by.isUnnamed) wait(following, by, -left);
}

/** What cases ask about on a day; what was decided of it they ask about no more. */
function askedOn({ decisions }: Following, day: Day, { by: but, about }: { readonly by: Decision; readonly about: readonly Parcel[] }): readonly Asking[] {
  const names = new Set(about.flatMap(({ sent }) => namesOfSent(sent)));
  return [...decisions].flatMap(([by, { decided, isWhole }]): readonly Asking[] => {
    const { record } = by;
    if (record === null || isWhole || !names.has(by.name) || (by !== but && !isAskedOn(record, day))) return [];
    return [{ by, record: { ...record, units: record.units === null ? null : Math.max(0, record.units - decided) } }];
  });
}

function keep(parcel: Parcel, by: Decision, wanted: number): number {
  const units = Math.min(wanted, freeIn(parcel));
  if (units <= 0) return 0;
  parcel.held.push({ by, units, home: 0, undone: 0 });
  return units;
}

function wait(following: Following, by: Decision, less: number): void {
  const own = decidingOf(following, by);
  own.waiting -= less;
  if (own.waiting > 0) following.waiting.add(by);
  else following.waiting.delete(by);
}

/** What was not sent yet first, then what came home, then what was decided last. */
function takeBack(following: Following, by: Decision, units: number): void {
  const unsent = Math.min(units, decidingOf(following, by).waiting);
  wait(following, by, unsent);
  const own = [...sentFor(following, by)].reverse().flatMap(({ held }) => held.filter((one) => one.by === by).reverse());
  let left = units - unsent;
  for (const field of ["home", "units"] as const)
    for (const one of own) {
      const count = Math.min(one[field], left);
      one[field] -= count;
      if (field === "home") one.undone += count;
      left -= count;
    }
}

function decidingOf({ decisions }: Following, by: Decision): Deciding {
  const own = decisions.get(by);
  assert(own !== undefined, "only decisions that are followed decide", {});
  return own;
}

const isAbout = (by: Decision, { sent }: Parcel): boolean => namesOfSent(sent).includes(by.name) && by.isAbout(sent);
const sentFor = ({ out }: Following, { name }: Decision): readonly Parcel[] => out.get(name) ?? [];
/** The oldest first. What is at Amazon still is in nobody's parcel. */
const freeFor = (following: Following, by: Decision): readonly Parcel[] =>
  sentFor(following, by)
    .filter((parcel) => freeIn(parcel) > 0 && by.isAbout(parcel.sent) && !(by.isUnnamed && parcel.sent.atAmazon))
    .sort((a, b) => a.turn - b.turn);
const ordersOf = (parcels: readonly Parcel[]): readonly string[] => [...new Set(parcels.map(({ sent: { event } }) => event.reference))].sort(compareText);

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
/** Of an order that no report tells of nobody knows how much is out. */
const allOf = (units: readonly number[]): number => (sumOf(units) < UNKNOWN_UNITS ? sumOf(units) : 0);
const heldIn = ({ held }: Parcel): number => sumOf(held.map(({ units }) => units));
const outIn = ({ sent: { event }, came }: Parcel): number => Math.max(0, event.units - came);
const freeIn = (parcel: Parcel): number => outIn(parcel) - heldIn(parcel);

/** More than nobody decided about is home: those decided last come first. What is taken back of an arrival is out again as it was before. */
function comeHome(parcel: Parcel, units: number): void {
  parcel.came += units;
  let left = units < 0 ? Math.min(-units, freeIn(parcel)) : heldIn(parcel) - outIn(parcel);
  for (const one of units < 0 ? parcel.held : [...parcel.held].reverse()) {
    const count = Math.max(0, Math.min(units < 0 ? one.home : one.units, left));
    left -= count;
    one.units += units < 0 ? count : -count;
    one.home += units < 0 ? -count : count;
  }
}

/** Of goods that a report tells of. What a decision found home already, and no other has, it waits for in vain. */
function unitsDecided(following: Following, by: Decision, until: Day): readonly DecidedUnits[] {
  const { waiting, decided } = decidingOf(following, by);
  const about = decided <= 0 ? [] : sentFor(following, by).filter(({ sent }) => sent.event.units < UNKNOWN_UNITS && by.isAbout(sent));
  if (about.length === 0) return [];
  const held = about.flatMap((parcel) => parcel.held.map((one) => ({ ...one, isOwn: one.by === by, isOut: !parcel.sent.atAmazon })));
  const undone = sumOf(held.map((one) => (one.isOwn ? one.undone : 0)));
  const units = decided + undone;
  const came = undone + sumOf(held.map((one) => (one.isOwn ? one.home : 0)));
  const ofOthers = sumOf(held.map((one) => (one.isOwn ? 0 : one.units)));
  const cameBefore = sumOf(about.map((parcel) => parcel.came)) - came;
  const home = Math.min(units, came + Math.max(0, Math.min(waiting - ofOthers, cameBefore)));
  const day = lastDay(about.flatMap(({ sent }) => sent.came.map((one) => (one.day !== null && one.day <= until ? one.day : null))));
  return [{ by, units, out: sumOf(held.map((one) => (one.isOwn && one.isOut ? one.units : 0))), waiting, home, undone, day }];
}

type Asking = { readonly by: Decision; readonly record: CaseRecord };

/** Of parcels that are out what no other case asks about, as cases ask: whoever asked first about the oldest. */
function leftTo(by: Decision, about: readonly Parcel[], asking: readonly Asking[]): readonly { readonly parcel: Parcel; readonly units: number }[] {
  if (asking.every((one) => one.by === by)) return about.map((parcel) => ({ parcel, units: freeIn(parcel) }));
  const parcelOf = new Map(about.map((parcel): [StockEvent, Parcel] => [{ ...parcel.sent.event, units: freeIn(parcel) }, parcel]));
  const asked = eventsByCase(
    asking.map(({ record }) => record),
    [...parcelOf.keys()],
  );
  const own = asking.find((one) => one.by === by)?.record;
  if (own !== undefined) return withParcels(asked.get(own) ?? [], parcelOf);
  const taken = new Map<StockEvent, number>();
  for (const { event, units } of [...asked.values()].flat()) taken.set(event, (taken.get(event) ?? 0) + units);
  return withParcels(
    [...parcelOf.keys()].map((event) => ({ event, units: event.units - (taken.get(event) ?? 0) })),
    parcelOf,
  );
}

function withParcels(
  asked: readonly { readonly event: StockEvent; readonly units: number }[],
  parcelOf: ReadonlyMap<StockEvent, Parcel>,
): readonly { readonly parcel: Parcel; readonly units: number }[] {
  return asked.flatMap(({ event, units }) => {
    const parcel = parcelOf.get(event);
    return parcel === undefined || units <= 0 ? [] : [{ parcel, units }];
  });
}

/** What they cost stands with removed goods until somebody says which it was. */
export function nameDoubtful(doubtful: readonly Doubtful[]): readonly Issue[] {
  return doubtful.flatMap(({ by: { payment }, orders }) =>
    payment === null
      ? []
      : [
          raise("removal-payment-unmatched", payment.place, {
            id: nameOfPaid(payment),
            units: payment.cashUnits + payment.stockUnits,
            sku: payment.sku,
            caseId: payment.caseId,
            orders,
          }),
        ],
  );
}
