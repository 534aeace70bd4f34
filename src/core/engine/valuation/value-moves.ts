/**
 * Moves -> values, by the method chosen. Goods that transfers connect are valued together: at month-end average segment by
 * segment, where a segment is a calendar month, cut where the period begins, and what came late into a closed month one before it; by the other methods move by move.
 */
import { groupBy } from "../../columns/group-by";
import { NO_COST } from "../../domain/cost";
import { monthOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { ValuationMethod } from "../../domain/settings";
import { averageMonth } from "./average-month";
import { connectPools } from "./connect-pools";
import { inReplayOrder, isLate, type Move } from "../movements/move";
import { findPassages } from "./passages";
import type { PoolId } from "../movements/pools";
import { openBooks } from "./pool-month";
import { openReplay, type Keeping } from "./replay";
import { replayMoves } from "./replay-moves";
import { distanceOf, orderPools, type Flow } from "./transfer-order";
import type { CameBack, Uncosted, Valuation, ValuationContext, ValuedMove } from "./valuation";

/** `moves` stand in replay order and end with the period. */
type Value = (moves: readonly Move[], period: Period, context: ValuationContext) => Omit<Valuation, "cameBack">;

/** How each method values moves. */
const METHODS: Readonly<Record<ValuationMethod, Value>> = {
  "month-end-average": averageMonths,
  "moving-average": (moves, period, context) => replayAll(moves, period, context, { layered: false, standard: false }),
  fifo: (moves, period, context) => replayAll(moves, period, context, { layered: true, standard: false }),
  standard: (moves, period, context) => replayAll(moves, period, context, { layered: false, standard: true }),
};

export function valueMoves(moves: readonly Move[], period: Period, method: ValuationMethod, context: ValuationContext): Valuation {
  const replay = inReplayOrder(moves.filter(({ day }) => day <= period.to));
  const turn = new Map(replay.map((move, index) => [move, index]));
  const valuation = METHODS[method](replay, period, context);
  return {
    ...valuation,
    valued: [...valuation.valued].sort(inTurn(turn)),
    cameBack: whatCameBack(context),
    issues: [...valuation.issues, ...nameCameWithoutRate(whatCameBack(context), context), ...nameUncosted(valuation.uncosted, context)],
  };
}

/** Removals that came home, and sales that were returned or reversed. */
function whatCameBack({ homecomings, originals }: ValuationContext): readonly CameBack[] {
  const removed = [...homecomings].flatMap(([move, parts]) => parts.map(({ removal }) => ({ left: removal, move })));
  const sold = [...originals].flatMap(([move, lefts]) => lefts.flatMap((left) => (left.from !== null && left.to === null ? [{ left, move }] : [])));
  return [...removed, ...sold];
}

/** What came back into another currency, for which there was no rate when it had left: nobody knows what it is worth. */
function nameCameWithoutRate(cameBack: readonly CameBack[], { pools, places, entryCosts }: ValuationContext): readonly Issue[] {
  const currencyOf = (pool: PoolId): string => places.currencyOf(pools.at(pool).location);
  return cameBack.flatMap(({ left, move }): readonly Issue[] => {
    const [source, target] = [left.from, move.to ?? move.from];
    if (source === null || target === null || entryCosts.carry(NO_COST, source, target, left.day) !== null) return [];
    return [raise("exchange-rate-missing", move.place, { from: currencyOf(source), to: currencyOf(target), day: left.day })];
  });
}

function averageMonths(moves: readonly Move[], period: Period, context: ValuationContext): ReturnType<Value> {
  const books = openBooks(context);
  const valued: ValuedMove[] = [];
  const { pools, places } = context;
  const ranking = {
    distance: (pool: PoolId): number => distanceOf(pools.at(pool).location, places.kindOf(pools.at(pool).location)),
    name: (pool: PoolId): string => JSON.stringify([pools.at(pool).location, pools.at(pool).sku, pools.at(pool).fnsku, pools.at(pool).disposition]),
  };
  for (const component of connectPools(moves, context)) {
    for (const segment of segments(component.moves, period.from)) {
      const passages = findPassages(segment, context);
      const { order, isBack } = orderPools(component.pools, passages, ranking, returnsBetween(segment, context));
      for (const one of averageMonth(segment, passages, { ...context, ...books, order, isBack })) valued.push(one);
    }
  }
  return {
    valued,
    states: books.states,
    layers: new Map(),
    abroad: books.abroad,
    takenHome: books.takenHome,
    cameHome: new Map(),
    costRules: books.costRules,
    uncosted: books.uncosted,
    issues: books.issues,
  };
}

/** From where goods were sold to where they came back, or from where they were bought to where they went back from. */
function returnsBetween(moves: readonly Move[], { originals }: ValuationContext): readonly Flow[] {
  return moves.flatMap((move) =>
    (originals.get(move) ?? []).flatMap((original): readonly Flow[] => {
      const [source, target] = [original.from ?? original.to, move.to ?? move.from];
      return source === null || target === null || source === target ? [] : [{ source, target }];
    }),
  );
}

function replayAll(moves: readonly Move[], period: Period, context: ValuationContext, keeping: Keeping): ReturnType<Value> {
  const replay = openReplay(context, keeping);
  for (const component of connectPools(moves, context)) replayMoves(component, period.to, replay);
  const layers = [...replay.stocks].flatMap(([pool, stock]) => (keeping.layered ? [[pool, stock.layers] as const] : []));
  return {
    valued: replay.valued,
    states: replay.stocks,
    layers: new Map(layers),
    abroad: replay.abroad,
    takenHome: replay.takenHome,
    cameHome: keeping.layered ? replay.cameHome : new Map(),
    costRules: replay.costRules,
    uncosted: replay.uncosted,
    issues: replay.issues,
  };
}

/** Replay order again; what valuation itself added closes its day. */
function inTurn(turn: ReadonlyMap<Move, number>): (a: ValuedMove, b: ValuedMove) => number {
  return (a, b) => a.move.day - b.move.day || a.move.rank - b.move.rank || (turn.get(a.move) ?? turn.size) - (turn.get(b.move) ?? turn.size);
}

function segments(moves: readonly Move[], cut: Day): readonly (readonly Move[])[] {
  return [...groupBy(moves, (move) => `${monthOf(move.day)}${move.day >= cut ? "+" : "-"}${isLate(move) ? "late" : ""}`).values()];
}

/** One issue per SKU: its entries stand at zero, or have no value at all where the stock never had a cost. */
function nameUncosted(uncosted: readonly Uncosted[], { pools }: ValuationContext): readonly Issue[] {
  return [...groupBy(uncosted, ({ pool }) => pools.at(pool).sku)].map(([sku, entries]) =>
    raise(
      "cost-missing",
      null,
      {
        sku,
        units: entries.reduce((sum, { units }) => sum + units, 0),
        locations: [...new Set(entries.map(({ pool }) => pools.at(pool).location))].join(", "),
        since: entries.reduce<Day>((first, { day }) => (day < first ? day : first), entries[0]?.day ?? (0 as Day)),
      },
      { goods: [sku], from: null, to: null },
    ),
  );
}
