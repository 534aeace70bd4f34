/**
 * What the rows now say of a closed month, against what was closed. The period begins at the sealed ending; what the replay
 * gives otherwise stands on the first open day, in units as unknown and in value as revaluation.
 */
import { isNoCost, NO_COST, subtractCost, totalOf } from "../../domain/cost";
import { addDays, type Day, type Period } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { Settings } from "../../domain/settings";
import { placesOf, type Place } from "../../domain/source";
import type { SealedChange } from "../findings";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { EntryCosts } from "../valuation/entry-costs";
import { findUnpriced } from "../valuation/unpriced";
import { onLines, type Valuation, type ValuedMove } from "../valuation/valuation";
import { findCauses } from "./changed-causes";
import { NOTHING_LATE, sortLate, withAway, type Late } from "./late-moves";
import { lateOnAway } from "./late-on-away";
import { goodsTogether } from "./goods-together";
import { isCause, nameChanges, type Reached } from "./name-changes";
import { findPlaces, sealedByLine, type Seal } from "./seal";
import { balancesOn, byShipment, NOTHING, stepsOf } from "./sealed-steps";
import type { Since } from "./since-known";

type Context = {
  readonly settings: Settings;
  readonly pools: Pools;
  readonly places: Places;
  readonly entryCosts: Pick<EntryCosts, "carry">;
  /** What the location of a pool opens on, where its rows do not reach back. */
  readonly sealOf: (pool: PoolId) => Seal | undefined;
  /** Steps of goods that were sent on, and rows of bills that came late, where locations open on a seal. */
  readonly sentOn: readonly Move[];
  readonly lateBills: readonly Place[];
};
type Carried = {
  readonly valued: readonly ValuedMove[];
  readonly changes: readonly SealedChange[];
  readonly issues: readonly Issue[];
  readonly late: Late;
  /** null where no month was closed. */
  readonly rows: ClosedRows | null;
  /** Whether a period that begins the day after the closed month begins at a known value; null where the seal does not tell. */
  readonly isOpenedAtCost: (pool: PoolId, period: Period) => boolean | null;
};
/** Where a closed month has its balances, and the rows that came late into it. */
export type ClosedRows = { readonly closedTo: Day; readonly rowsOf: (line: PoolId) => readonly Place[]; readonly late: readonly Place[] };
/** `seals` are the usable ones before the period, oldest first: the last is what the period opens on. */
export function carryChanges(
  valuation: Pick<Valuation, "valued" | "uncosted" | "cameBack" | "states" | "abroad" | "takenHome">,
  seals: readonly Seal[],
  context: Context,
): Carried {
  const seal = seals.at(-1);
  if (seal === undefined) return { valued: valuation.valued, changes: [], issues: [], late: NOTHING_LATE, rows: null, isOpenedAtCost: () => null };
  const { pools } = context;
  // A shipment more or less is no other balance: what was closed is a line.
  const valued = onLines(valuation.valued, pools);
  const unpriced = new Set(
    [...findUnpriced(valuation, { until: seal.closedTo }, { carry: context.entryCosts.carry, method: context.settings.method })].map((pool) =>
      pools.lineOf(pool),
    ),
  );
  const costed = new Set([...valuation.states].flatMap(([pool, state]) => (state.costed ? [pools.lineOf(pool)] : [])));
  const sealed = sealedByLine(seal, pools);
  const replayed = balancesOn(valued, seal.closedTo);
  const lines = [...new Set([...sealed.keys(), ...replayed.keys()])]
    .sort((a, b) => a - b)
    .map((pool) => {
      const line = sealed.get(pool);
      const [was, is] = [{ units: line?.quantity ?? 0, cost: line?.cost ?? NO_COST }, replayed.get(pool) ?? NOTHING];
      return { pool, line, was, is, differs: was.units !== is.units || !isNoCost(subtractCost(is.cost, was.cost)) };
    });
  const differing = lines.filter(({ differs }) => differs);
  const skusDiffering = new Set(differing.map(({ pool }) => pools.at(pool).sku));
  // A line that opens on its seal has none of its rows of before.
  const causes = findCauses(
    valued,
    seals,
    new Map(lines.filter(({ pool }) => context.sealOf(pool) === undefined).map(({ pool }) => [pool, skusDiffering.has(pools.at(pool).sku)])),
    pools,
  );
  const changes = differing.map(({ pool, line, was, is }): SealedChange => ({
    ...pools.at(pool),
    currency: context.places.currencyOf(pools.at(pool).location),
    sealed: { quantity: was.units, value: line?.cost === null ? null : totalOf(was.cost) },
    now: { quantity: is.units, value: is.units !== 0 && (unpriced.has(pool) || !costed.has(pool)) ? null : totalOf(is.cost) },
    rows: causes.get(pool)?.rows ?? [],
    gone: countGone(causes.get(pool)),
  }));
  // Goods that came late and are all gone leave their line as it was, and are booked all the same.
  const moved = lines.filter(({ pool, differs }) => differs || (causes.get(pool)?.moves.length ?? 0) > 0);
  const sorted = sortLate(
    moved.map(({ pool, was, is }) => ({
      pool,
      units: is.units - was.units,
      cost: subtractCost(is.cost, was.cost),
      moves: causes.get(pool)?.moves ?? [],
      gone: causes.get(pool)?.gone ?? null,
    })),
    addDays(seal.closedTo, 1),
    pools,
  );
  const late = withAway(sorted, lateOnAway(valuation, seal, pools), pools);
  /** What came late of the goods, there or where they came from; else the bills that are shared otherwise now. */
  const rowsBehind = (pool: PoolId): readonly Place[] => {
    const own = causes.get(pool)?.rows ?? [];
    const ofGoods = own.length > 0 ? own : [...causes].flatMap(([at, { rows }]) => (pools.at(at).sku === pools.at(pool).sku ? rows : []));
    return ofGoods.length > 0 ? ofGoods : placesOf(causes.get(pool)?.shifted ?? []);
  };
  const placesClosed = findPlaces(seal, pools);
  const changeOf = new Map(changes.map((change) => [pools.idOf(change), change]));
  const reached = moved.flatMap(({ pool, differs }): readonly Reached[] => {
    const change = changeOf.get(pool);
    if (differs && change !== undefined) return [{ pool, change }];
    return late.ofGoodsGone.has(pool) && isCause(causes.get(pool)) ? [{ pool }] : [];
  });
  const apart = byShipment(seal, valuation.valued, pools);
  const steps = differing.flatMap(({ pool, was, is }) =>
    apart(pool, { was, is }).flatMap((one) => stepsOf(one, seal.closedTo, { rows: rowsBehind(pool), closed: placesClosed(one.pool) })),
  );
  const sentOn = new Set(context.sentOn);
  /** What was sent on is dearer by what came late where it was sent from. */
  const withCauses = (one: ValuedMove): ValuedMove =>
    sentOn.has(one.move) && one.move.to !== null
      ? { ...one, move: { ...one.move, because: [...rowsBehind(pools.lineOf(one.move.to)), ...(one.move.because ?? [])] } }
      : one;
  return {
    valued: [...valuation.valued.map(withCauses), ...steps]
      .map((one, index) => ({ one, index }))
      .sort((a, b) => a.one.move.day - b.one.move.day || a.one.move.rank - b.one.move.rank || a.index - b.index)
      .map(({ one }) => one),
    changes,
    issues: nameChanges(reached, {
      seal,
      settings: context.settings,
      pools,
      causes,
      together: goodsTogether({ valued, takenHome: valuation.takenHome }, seal.closedTo, pools),
      closedAt: placesClosed,
    }),
    late,
    rows: { closedTo: seal.closedTo, rowsOf: placesClosed, late: [...context.lateBills, ...[...causes.values()].flatMap(({ rows }) => rows)] },
    isOpenedAtCost: (pool, { from }) =>
      from !== addDays(seal.closedTo, 1) ? null : sealed.has(pool) ? sealed.get(pool)?.cost !== null : replayed.has(pool) ? true : null,
  };
}

/** Movements and bills that are not there any more; null where the seal does not tell. */
const countGone = (causes: Since | undefined): number | null => (causes === undefined || causes.gone === null ? null : causes.gone + causes.goneBills);
