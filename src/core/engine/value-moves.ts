/**
 * Moves -> values. Goods that transfers connect are valued together, segment by segment: a segment is a calendar month,
 * cut where the period begins, so that what stands at the period's beginning is settled by then.
 */
import { monthOf, type Day, type Period } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { averageMonth } from "./average-month";
import { inReplayOrder, type Move } from "./move";
import type { PoolId } from "./pools";
import { distanceOf, flowOf, orderPools } from "./transfer-order";
import type { PoolState, Uncosted, Valuation, ValuationContext, ValuedMove } from "./valuation";

export function valueMoves(moves: readonly Move[], period: Period, context: ValuationContext): Valuation {
  const issues: Issue[] = [];
  const uncosted: Uncosted[] = [];
  const states = new Map<PoolId, PoolState>();
  const valued: ValuedMove[] = [];
  const { pools, places } = context;
  const replay = inReplayOrder(moves.filter(({ day }) => day <= period.to));
  const turn = new Map(replay.map((move, index) => [move, index]));
  for (const component of connect(replay)) {
    for (const segment of segments(component.moves, period.from)) {
      const flows = segment.flatMap((move) => flowOf(move) ?? []);
      const { order, isBack } = orderPools(component.pools, flows, (pool) => distanceOf(pools.at(pool).location, places.kindOf(pools.at(pool).location)));
      valued.push(...averageMonth(segment, { order, isBack, states, issues, uncosted, ...context }));
    }
  }
  return { valued: valued.sort(inTurn(turn)), states, uncosted: new Set(uncosted.map(({ pool }) => pool)), issues: [...issues, ...nameUncosted(uncosted, context)] };
}

/** Replay order again; what valuation itself added closes its day. */
function inTurn(turn: ReadonlyMap<Move, number>): (a: ValuedMove, b: ValuedMove) => number {
  return (a, b) => a.move.day - b.move.day || a.move.rank - b.move.rank || (turn.get(a.move) ?? turn.size) - (turn.get(b.move) ?? turn.size);
}

/** Moves grouped so that no transfer leads from one group to another. */
function connect(moves: readonly Move[]): readonly { readonly pools: readonly PoolId[]; readonly moves: readonly Move[] }[] {
  const parent = new Map<PoolId, PoolId>();
  const rootOf = (pool: PoolId): PoolId => {
    let root = pool;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(pool, root);
    return root;
  };
  const poolOf = ({ from, to }: Move): PoolId => from ?? to ?? 0;
  for (const move of moves) {
    for (const pool of [move.from, move.to]) if (pool !== null && !parent.has(pool)) parent.set(pool, pool);
    if (move.from !== null && move.to !== null) parent.set(rootOf(move.from), rootOf(move.to));
  }
  const groups = new Map<PoolId, { pools: PoolId[]; moves: Move[] }>();
  for (const pool of parent.keys()) {
    const root = rootOf(pool);
    const group = groups.get(root) ?? { pools: [], moves: [] };
    group.pools.push(pool);
    groups.set(root, group);
  }
  for (const move of moves) groups.get(rootOf(poolOf(move)))?.moves.push(move);
  return [...groups.values()];
}

function segments(moves: readonly Move[], cut: Day): readonly (readonly Move[])[] {
  const bySegment = new Map<string, Move[]>();
  for (const move of moves) {
    const key = `${monthOf(move.day)}${move.day >= cut ? "+" : "-"}`;
    const segment = bySegment.get(key);
    if (segment === undefined) bySegment.set(key, [move]);
    else segment.push(move);
  }
  return [...bySegment.values()];
}

/** One issue per SKU: its entries stand at zero, or have no value at all where the stock never had a cost. */
function nameUncosted(uncosted: readonly Uncosted[], { pools }: ValuationContext): readonly Issue[] {
  const bySku = new Map<string, Uncosted[]>();
  for (const one of uncosted) {
    const { sku } = pools.at(one.pool);
    bySku.set(sku, [...(bySku.get(sku) ?? []), one]);
  }
  return [...bySku].map(([sku, entries]) =>
    raise("cost-missing", null, {
      sku,
      units: entries.reduce((sum, { units }) => sum + units, 0),
      locations: [...new Set(entries.map(({ pool }) => pools.at(pool).location))].join(", "),
      since: entries.reduce<Day>((first, { day }) => (day < first ? day : first), entries[0]?.day ?? (0 as Day)),
    }),
  );
}
