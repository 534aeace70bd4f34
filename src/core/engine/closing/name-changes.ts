/**
 * Closed balances that come out otherwise by the rows of now -> issues: one for each cause, with all that it reached. Lines hang together that goods went
 * between, and those that one row or one bill bears on; of what changed without a row, nobody can tell one cause from another.
 */
import { groupConnected } from "../../columns/group-connected";
import { addDays, isoOf } from "../../domain/day";
import { raise, type DetailOf, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { minor } from "../../domain/money";
import { sayMoney, sayMore } from "../../domain/said-figures";
import type { Settings } from "../../domain/settings";
import { distinctPlaces, nameOfPlace, type Place } from "../../domain/source";
import type { SealedChange, Stock } from "../findings";
import type { Pool, PoolId, Pools } from "../movements/pools";
import { nameOtherMethod } from "./closed-method";
import { billOf } from "./known-moves";
import { monthText } from "./read-seals";
import { otherValuing, type Seal } from "./seal";
import type { Since } from "./since-known";

/** `change` is absent of a line that is as it was closed, though something of it came late. */
export type Reached = { readonly pool: PoolId; readonly change?: SealedChange };
type Context = {
  readonly seal: Seal;
  readonly settings: Settings;
  readonly pools: Pools;
  /** What came, changed or went since, by line. */
  readonly causes: ReadonlyMap<PoolId, Since>;
  readonly together: (line: PoolId) => PoolId;
  /** Where the closed month has a line. */
  readonly closedAt: (line: PoolId) => readonly Place[];
};
type Line = Reached & { readonly of: Pool; readonly since: Since | undefined };

export function isCause(since: Since | undefined): boolean {
  return since !== undefined && (since.rows.length > 0 || (since.gone ?? 0) + since.goneBills > 0);
}

/** By what goods are one cause's, beside its rows and bills. */
type Binding = (pool: PoolId) => string;

export function nameChanges(reached: readonly Reached[], context: Context): readonly Issue[] {
  const { seal, settings, pools, causes } = context;
  const skusCaused = new Set([...causes].flatMap(([pool, since]) => (isCause(since) ? [pools.at(pool).sku] : [])));
  const lines = reached.map((one): Line => ({ ...one, of: pools.at(one.pool), since: causes.get(one.pool) }));
  const isCaused = ({ of, since }: Line): boolean => skusCaused.has(of.sku) || (since?.shifted.length ?? 0) > 0;
  const byThemselves = lines.filter((line) => !isCaused(line)).flatMap((line) => (line.change === undefined ? [] : [{ ...line, change: line.change }]));
  const ofMethod = nameOtherMethod(
    seal,
    settings.method,
    byThemselves.map(({ change }) => change),
  );
  const others = ofMethod.length > 0 ? [] : groupConnected(byThemselves, ({ since }) => [since?.gone === null ? "untold" : "told"]);
  const caused = lines.filter(isCaused);
  const binding = bindGoods(caused, context);
  return [...ofMethod, ...[...groupConnected(caused, keysIn(caused, binding)), ...others].map((group) => nameGroup(group, binding, context))];
}

/** A line that changed though nothing came, changed or went where its goods have been follows from what did so elsewhere of its SKU: all of it is one cause then. */
function bindGoods(lines: readonly Line[], { pools, causes, together }: Context): Binding {
  const caused = new Set([...causes].flatMap(([pool, since]) => (isCause(since) || since.shifted.length > 0 ? [together(pool)] : [])));
  const isOfWholeSku = new Set(lines.flatMap(({ pool, of }) => (caused.has(together(pool)) ? [] : [of.sku])));
  return (pool) => (isOfWholeSku.has(pools.at(pool).sku) ? `sku ${pools.at(pool).sku}` : `goods ${together(pool)}`);
}

function keysIn(lines: readonly Line[], binding: Binding): (line: Line) => readonly string[] {
  const goneFrom = new Set(lines.flatMap((line) => (isCause(line.since) ? [`${line.of.sku} ${unitsGone(line)}`] : [])));
  return (line) => {
    const { pool, of, since } = line;
    const units = unitsGone(line);
    // A transfer that is gone left here as many units as it lacks there.
    const isGoneBetween = units !== 0 && goneFrom.has(`${of.sku} ${-units}`);
    return [
      binding(pool),
      ...(isGoneBetween ? [`between ${of.sku} ${Math.abs(units)}`] : []),
      ...(since?.rows ?? []).map((place) => `row ${nameOfPlace(place)}`),
      ...(since?.shifted ?? []).map((bill) => `bill ${billOf(bill)}`),
    ];
  };
}

/** What a line has more or less where movements of it are gone; 0 elsewhere. */
function unitsGone({ change, since }: Line): number {
  return change === undefined || (since?.gone ?? 0) === 0 ? 0 : change.now.quantity - change.sealed.quantity;
}

function nameGroup(group: readonly Line[], binding: Binding, { seal, settings, pools, causes, closedAt }: Context): Issue {
  const skus = new Set(group.map(({ of }) => of.sku));
  const bound = new Set(group.map(({ pool }) => binding(pool)));
  const ofGoods = [...causes].filter(([pool]) => bound.has(binding(pool)));
  const rows = distinctPlaces(ofGoods.flatMap(([, since]) => since.rows));
  const changed = group.flatMap(({ pool, of, since, change }) => (change === undefined ? [] : [{ pool, of, since, change }]));
  const left = group.flatMap(({ of, change }) => (change === undefined ? [`${of.sku} at ${of.location}`] : []));
  const about = { goods: [...skus].sort(), from: null, to: null };
  const [first, ...more] = rows;
  const place = first ?? closedAt((changed[0] ?? group[0])?.pool ?? 0)[0] ?? null;
  const said = {
    isRowKnown: first !== undefined,
    others: more.map(nameOfPlace),
    month: monthText(seal.closedTo),
  };
  if (changed.length === 0)
    return raise("late-for-goods-gone", place, { ...said, goods: left, closedTo: isoOf(seal.closedTo), day: isoOf(addDays(seal.closedTo, 1)) }, about);
  const hasCause = (one: (typeof changed)[number]): boolean => isCause(one.since);
  return raise(
    "closed-month-changed",
    place,
    {
      ...said,
      // What came, changed or went there first, then what follows from it.
      lines: [...changed.filter(hasCause), ...changed.filter((one) => !hasCause(one))].map(({ change }) => sayChange(change)),
      left,
      day: isoOf(seal.closedTo),
      gone: goneOf(ofGoods),
      goneAt: goneAt(ofGoods, pools),
      isKept: group.every(({ since }) => since?.gone !== null),
      changedAt: changed.some(hasCause) ? [] : [...new Set(ofGoods.filter(([, since]) => isCause(since)).map(([pool]) => pools.at(pool).location))].sort(),
      shifted: [...new Set(changed.flatMap(({ since }) => (since?.shifted ?? []).map(({ reference }) => reference)))],
      settings: otherValuing(seal.settings, settings),
      isOfShipment: ofGoods.some(([pool, { gone }]) => (gone ?? 0) > 0 && pools.at(pool).location === IN_TRANSIT),
    },
    about,
  );
}

/** What goes from one line to another is gone on both, and a bill on all lines that bore it: so many at least. */
function goneOf(ofGoods: readonly (readonly [PoolId, Since])[]): number {
  return Math.max(0, ...ofGoods.map(([, { gone, goneBills }]) => (gone ?? 0) + goneBills));
}

function goneAt(ofGoods: readonly (readonly [PoolId, Since])[], pools: Pools): readonly string[] {
  const counts = ofGoods.map(([pool, { gone, goneBills }]) => ({ ...pools.at(pool), count: (gone ?? 0) + goneBills }));
  return counts.filter(({ count }) => count > 0).map(({ sku, location, count }) => `${count} of ${sku} at ${location}`);
}

function sayChange({ sku, location, sealed, now, currency }: SealedChange): DetailOf<"closed-month-changed">["lines"][number] {
  const worth = ({ value }: Stock): string | null => (value === null ? null : sayMoney(value, currency));
  const more = sealed.value === null || now.value === null ? null : now.value - sealed.value;
  return {
    sku,
    location,
    closed: { units: sealed.quantity, worth: worth(sealed) },
    now: { units: now.quantity, worth: worth(now) },
    by: more === null ? null : sayMore(minor(more), currency),
  };
}
