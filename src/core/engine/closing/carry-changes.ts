/**
 * What the rows now say of a closed month, against what was closed. The period begins at the sealed ending; what the replay
 * gives otherwise stands on the first open day, in units as unknown and in value as revaluation.
 */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, NO_COST, subtractCost, totalOf, type Cost } from "../../domain/cost";
import { addDays, isoOf, monthOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import type { Settings } from "../../domain/settings";
import { nameOfPlace, type Place } from "../../domain/source";
import type { SealedChange, Stock } from "../findings";
import { compareBillRows } from "./bill-rows";
import { isBill, knownMoves, NOTHING_KNOWN, type Known } from "./known-moves";
import { isAsKnown, NOTHING_SINCE, sinceKnown, type Since } from "./since-known";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { Pool, PoolId, Pools } from "../movements/pools";
import { nameOtherMethod } from "./closed-method";
import { monthText } from "./read-seals";
import type { EntryCosts } from "../valuation/entry-costs";
import { legsOf } from "../valuation/roll-forward";
import { findPlaces, otherValuing, sealedByLine, type Seal } from "./seal";
import { lateOnAway } from "./late-on-away";
import { NOTHING_LATE, sortLate, withAway, type Late } from "./late-moves";
import { findUnpriced } from "../valuation/unpriced";
import { onLines, type Valuation, type ValuedMove } from "../valuation/valuation";

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
type Balance = { readonly units: number; readonly cost: Cost };

const NOTHING: Balance = { units: 0, cost: NO_COST };

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
    [...findUnpriced(valuation, seal.closedTo, { carry: context.entryCosts.carry, method: context.settings.method })].map((pool) => pools.lineOf(pool)),
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
    now: { quantity: is.units, value: unpriced.has(pool) || (is.units !== 0 && !costed.has(pool)) ? null : totalOf(is.cost) },
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
  const isCause = (since: Since | undefined): boolean => since !== undefined && (since.rows.length > 0 || (since.gone ?? 0) + since.goneBills > 0);
  /** Where rows of the goods came, changed or went: lines that were fed from there changed with them. */
  const changedAt = (sku: string): readonly string[] =>
    [...new Set([...causes].filter(([pool, since]) => pools.at(pool).sku === sku && isCause(since)).map(([pool]) => pools.at(pool).location))].sort();
  /** What came late of the goods, there or where they came from; else the bills that are shared otherwise now. */
  const rowsBehind = (pool: PoolId): readonly Place[] => {
    const own = causes.get(pool)?.rows ?? [];
    const ofGoods = own.length > 0 ? own : [...causes].flatMap(([at, { rows }]) => (pools.at(at).sku === pools.at(pool).sku ? rows : []));
    return ofGoods.length > 0 ? ofGoods : placesOf(causes.get(pool)?.shifted ?? []);
  };
  const placesClosed = findPlaces(seal, pools);
  const causesOf = (change: SealedChange): Causes => ({
    changedAt: changedAt(change.sku),
    shifted: (causes.get(pools.idOf(change))?.shifted ?? []).map(({ reference }) => reference),
    settings: otherValuing(seal.settings, context.settings),
  });
  const isByItself = (change: SealedChange): boolean =>
    change.rows.length === 0 && (change.gone ?? 0) === 0 && causesOf(change).changedAt.length + causesOf(change).shifted.length === 0;
  const unseen = moved.filter(({ pool, differs }) => !differs && late.ofGoodsGone.has(pool) && isCause(causes.get(pool)));
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
    issues: [
      ...nameOtherMethod(seal, context.settings.method, changes.filter(isByItself)),
      ...changes.map((change) => nameChange(change, seal, causesOf(change))),
      ...unseen.map(({ pool }) => nameUnseen(pools.at(pool), causes.get(pool)?.rows ?? [], seal)),
    ],
    late,
    rows: { closedTo: seal.closedTo, rowsOf: placesClosed, late: [...context.lateBills, ...[...causes.values()].flatMap(({ rows }) => rows)] },
    isOpenedAtCost: (pool, { from }) =>
      from !== addDays(seal.closedTo, 1) ? null : sealed.has(pool) ? sealed.get(pool)?.cost !== null : replayed.has(pool) ? true : null,
  };
}

function balancesOn(valued: readonly ValuedMove[], day: Day): ReadonlyMap<PoolId, Balance> {
  const balances = new Map<PoolId, Balance>();
  for (const one of valued) {
    for (const { pool, units, cost } of legsOf(one)) {
      if (one.move.day > day) continue;
      const before = balances.get(pool) ?? NOTHING;
      balances.set(pool, { units: before.units + units, cost: addCost(before.cost, cost) });
    }
  }
  return balances;
}

type Step = { readonly pool: PoolId; readonly was: Balance; readonly is: Balance };

/**
 * A line that differs, shipment by shipment where it is in transit. A shipment more or less is no other balance: where units only went from one to
 * another, or the closed month does not tell them apart, the line is one step.
 */
function byShipment(seal: Seal, valued: readonly ValuedMove[], pools: Pools): (line: PoolId, balances: Omit<Step, "pool">) => readonly Step[] {
  const closed = new Map(seal.lines.map((line) => [pools.idOf(line), { units: line.quantity, cost: line.cost ?? NO_COST }]));
  const now = balancesOn(valued, seal.closedTo);
  const ofLine = groupBy(new Set([...closed.keys(), ...now.keys()]), (pool) => pools.lineOf(pool));
  return (line, balances) => {
    const steps = (ofLine.get(line) ?? [])
      .map((pool): Step => ({ pool, was: closed.get(pool) ?? NOTHING, is: now.get(pool) ?? NOTHING }))
      .filter(({ was, is }) => was.units !== is.units || !isNoCost(subtractCost(is.cost, was.cost)));
    const units = steps.map(({ was, is }) => is.units - was.units);
    return units.every((one) => one >= 0) || units.every((one) => one <= 0) ? steps : [{ pool: line, ...balances }];
  };
}

/** What came late, and where the closed month has the balance that it corrects. */
type Behind = { readonly rows: readonly Place[]; readonly closed: readonly Place[] };

/** At the end of the closed month the line stands as it was closed; on the morning after, as its rows have it. */
function stepsOf({ pool, was, is }: Step, closedTo: Day, { rows, closed }: Behind): readonly ValuedMove[] {
  const [place, ...others] = rows;
  const units = is.units - was.units;
  const cost = subtractCost(is.cost, was.cost);
  const base: Move = {
    day: addDays(closedTo, 1),
    rank: RANKS.opening,
    from: null,
    to: pool,
    exit: null,
    entry: "revaluation",
    quantity: 0,
    cost: CARRIED,
    newUnitCost: null,
    reference: "",
    place: place ?? null,
    because: [...others, ...closed],
  };
  const back: ValuedMove = {
    move: { ...base, place: null, because: closed, day: closedTo, rank: RANKS.count, entry: "unknown-in", quantity: 0 - units },
    out: NO_COST,
    in: subtractCost(NO_COST, cost),
    derived: true,
  };
  const counted: readonly ValuedMove[] =
    units === 0
      ? []
      : [
          {
            move:
              units > 0
                ? { ...base, entry: "unknown-in", quantity: units }
                : { ...base, from: pool, to: null, exit: "unknown-out", entry: null, quantity: -units },
            out: NO_COST,
            in: NO_COST,
            derived: true,
          },
        ];
  return [back, ...counted, ...(isNoCost(cost) ? [] : [{ move: base, out: NO_COST, in: cost, derived: true, isStep: true } as const])];
}

const placesOf = (moves: readonly Move[]): readonly Place[] => moves.flatMap(({ place }) => place ?? []);

/** Movements and bills that are not there any more; null where the seal does not tell. */
const countGone = (causes: Since | undefined): number | null => (causes === undefined || causes.gone === null ? null : causes.gone + causes.goneBills);

/** Why a line may differ that has no row of its own to blame. */
type Causes = { readonly changedAt: readonly string[]; readonly shifted: readonly string[]; readonly settings: ReturnType<typeof otherValuing> };

/** What came or went since in closed months, line by line: bills of goods of any time up to then. `wanted` says whether any line of the goods differs. */
function findCauses(valued: readonly ValuedMove[], seals: readonly Seal[], wanted: ReadonlyMap<PoolId, boolean>, pools: Pools): ReadonlyMap<PoolId, Since> {
  const known = knownMoves(seals, pools);
  const sealedMonths = new Set(seals.map(({ closedTo }) => monthOf(closedTo)));
  const closedTo = seals.at(-1)?.closedTo ?? -Infinity;
  const told = new Map<PoolId, ValuedMove[]>([...wanted.keys()].map((pool) => [pool, []]));
  for (const one of valued) {
    if (one.move.day > closedTo || !(isBill(one.move) || sealedMonths.has(monthOf(one.move.day)))) continue;
    for (const pool of new Set(legsOf(one).map((leg) => leg.pool))) told.get(pool)?.push(one);
  }
  const billRows = compareBillRows(
    known,
    valued.flatMap(({ move }) => (isBill(move) && move.day <= closedTo ? [move] : [])),
    pools,
  );
  const sinceOf = (pool: PoolId, moves: readonly ValuedMove[], ofPool: Known): Since =>
    wanted.get(pool) === false && isAsKnown(ofPool, moves) ? NOTHING_SINCE : sinceKnown(ofPool, pool, moves, billRows);
  return new Map([...told].map(([pool, moves]) => [pool, sinceOf(pool, moves, known.get(pool) ?? NOTHING_KNOWN)] as const));
}

function nameChange({ sku, location, sealed, now, currency, rows, gone }: SealedChange, { closedTo }: Seal, causes: Causes): Issue {
  const worth = ({ value }: Stock): string | null => (value === null ? null : sayMoney(value, currency));
  return raise("closed-month-changed", rows[0] ?? null, {
    sku,
    location,
    day: isoOf(closedTo),
    month: monthText(closedTo),
    closed: { units: sealed.quantity, worth: worth(sealed) },
    now: { units: now.quantity, worth: worth(now) },
    others: rows.slice(1).map(nameOfPlace),
    isRowKnown: rows.length > 0,
    gone,
    ...causes,
  });
}

function nameUnseen({ sku, location }: Pool, rows: readonly Place[], { closedTo }: Seal): Issue {
  return raise("late-for-goods-gone", rows[0] ?? null, {
    isRowKnown: rows.length > 0,
    sku,
    location,
    month: monthText(closedTo),
    closedTo: isoOf(closedTo),
    day: isoOf(addDays(closedTo, 1)),
    others: rows.slice(1).map(nameOfPlace),
  });
}
