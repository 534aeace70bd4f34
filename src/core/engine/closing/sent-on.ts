/**
 * Goods that were sent on before a closed month ended, to places that open on its seal -> what they carry more now than when it was closed,
 * brought to where they went. A bill or a purchase that came late makes them dearer in the warehouse's own book; the place that they went
 * to opens on what was sealed, and would never hear of it.
 */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, NO_COST, subtractCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { addDays, isoOf } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import { IN_TRANSIT } from "../../domain/location";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { EntryCosts } from "../valuation/entry-costs";
import type { ValuedMove } from "../valuation/valuation";
import { fingerprintOf, printAmong } from "./fingerprint-moves";
import { knownMoves, NOTHING_KNOWN, type Known } from "./known-moves";
import { landOnBalances, sayLanded, type Landed, type Taken } from "./land-on-balances";
import { stepOf } from "./late-bills";
import { textOfNote } from "./sealed-notation";
import { monthText } from "./read-seals";
import { findPlaces, type Seal } from "./seal";

type Context = { readonly pools: Pools; readonly places: Places; readonly entryCosts: Pick<EntryCosts, "carry"> };
/** Of goods that one line sent on: what of it lies on stock, by the line that has it. */
export type SentOn = { readonly steps: readonly Move[]; readonly landed: ReadonlyMap<PoolId, readonly Landed["stock"][]>; readonly issues: readonly Issue[] };
type Books = {
  readonly cut: ReadonlyMap<Move, Move>;
  readonly valued: readonly ValuedMove[];
  readonly seals: readonly Seal[];
  readonly sealOf: (pool: PoolId | null) => Seal | undefined;
};

export const NOTHING_SENT_ON: SentOn = { steps: [], landed: new Map(), issues: [] };

/** Whether goods leave a book of the seller's own, on their way to Amazon. */
function isSentOn({ from, to, exit }: Move, { pools, places }: Pick<Context, "pools" | "places">): boolean {
  const isOwn = (pool: PoolId): boolean => pools.at(pool).location !== IN_TRANSIT && places.kindOf(pools.at(pool).location) !== "fba";
  return from !== null && exit === "transfer-out" && isOwn(from) && (to === null || !isOwn(to));
}

/** What a seal is to hold of goods that a line sent on: by movement, what seals before it do not hold. */
export function sealSent(
  valued: readonly ValuedMove[],
  known: ReadonlyMap<PoolId, Known>,
  context: Pick<Context, "pools" | "places">,
): ReadonlyMap<PoolId, readonly string[]> {
  const sent = new Map<PoolId, Map<string, Cost>>();
  for (const one of valued) {
    const { from } = one.move;
    if (from === null || !isSentOn(one.move, context)) continue;
    const print = printAmong((known.get(from) ?? NOTHING_KNOWN).sent, one, from) ?? fingerprintOf(one, from);
    if (print === null) continue;
    const ofPool = sent.get(from) ?? new Map<string, Cost>();
    sent.set(from, ofPool.set(print, addCost(ofPool.get(print) ?? NO_COST, one.out)));
  }
  return new Map(
    [...sent].map(
      ([pool, ofPool]) =>
        [
          pool,
          [...ofPool].flatMap(([print, cost]) => {
            const before = (known.get(pool) ?? NOTHING_KNOWN).sent.get(print);
            return before !== undefined && isNoCost(subtractCost(cost, before))
              ? []
              : [textOfNote({ kind: "sent", print, cost: subtractCost(cost, before ?? NO_COST) })];
          }),
        ] as const,
    ),
  );
}

export function carrySentOn({ cut, valued, seals, sealOf }: Books, context: Context): SentOn {
  const differing = findDiffering({ cut, valued, seals, sealOf }, context);
  if (differing.length === 0) return NOTHING_SENT_ON;
  // The newest first: what was sent before is likelier to be gone.
  const taken: Taken = new Map();
  const parts = [...differing].sort((a, b) => b.move.day - a.move.day).map((one) => ({ ...one, ...landOnBalances({ ...one, taken }, one.seal, context) }));
  const places = new Map(parts.map(({ seal }) => [seal, findPlaces(seal, context.pools)]));
  const landed = new Map<PoolId, Landed["stock"][]>();
  for (const { from, stock } of parts) landed.set(from, [...(landed.get(from) ?? []), stock]);
  return {
    steps: parts.flatMap(({ move, pool, stock, seal }) =>
      [...stock].map(([at, cost]) =>
        stepOf({ ...move, because: places.get(seal)?.(at) ?? [], shipment: context.pools.at(pool).shipment }, at, cost, addDays(seal.closedTo, 1)),
      ),
    ),
    landed,
    issues: [...groupBy(parts, ({ pool, seal }) => `${seal.closedTo} ${context.places.currencyOf(context.pools.at(pool).location)}`).values()].map((group) =>
      say(group, context),
    ),
  };
}

/** Goods sent on by one movement, or several that are alike, with what they carry more; `amount` is in the currency of `pool`, where they went. */
type Differing = { readonly from: PoolId; readonly move: Move; readonly pool: PoolId; readonly units: number; readonly amount: Cost; readonly seal: Seal };

function findDiffering({ cut, valued, seals, sealOf }: Books, { entryCosts, ...context }: Context): readonly Differing[] {
  const known = knownMoves(seals, context.pools);
  const worth = new Map(valued.map((one) => [one.move, one]));
  const alike = new Map<string, { readonly move: Move; readonly from: PoolId; readonly to: PoolId; units: number; out: Cost; readonly before: Cost }>();
  for (const [move, half] of cut) {
    const value = worth.get(half);
    if (half.from === null || move.to === null || value === undefined || !isSentOn(half, context)) continue;
    const { sent } = known.get(half.from) ?? NOTHING_KNOWN;
    const print = printAmong(sent, value, half.from);
    const before = print === null ? undefined : sent.get(print);
    if (before === undefined) continue;
    const key = `${half.from} ${print}`;
    const one = alike.get(key) ?? { move, from: half.from, to: move.to, units: 0, out: NO_COST, before };
    one.units += move.quantity;
    one.out = addCost(one.out, value.out);
    alike.set(key, one);
  }
  return [...alike.values()].flatMap(({ move, from, to, units, out, before }): readonly Differing[] => {
    const seal = sealOf(to);
    const amount = entryCosts.carry(subtractCost(out, before), from, to, move.day);
    return seal === undefined || amount === null || isNoCost(amount) ? [] : [{ from, move, pool: to, units, amount, seal }];
  });
}

/** One issue for all goods of a closed month, by currency: what came late made each of them dearer. */
function say(parts: readonly (Differing & Landed)[], { pools, places }: Context): Issue {
  const [first] = parts;
  const seal = first?.seal;
  const currency = places.currencyOf(pools.at(first?.pool ?? 0).location);
  const ofLine = groupBy(parts, ({ from }) => from);
  const goods = [...ofLine].map(([from, ofGoods]) => {
    const { sku, location } = pools.at(from);
    const amount = sayMoney(totalOf(sumCosts(ofGoods.map((part) => part.amount))), currency);
    return { name: `${sku} at ${location}`, amount };
  });
  return raise(
    "late-cost-sent-on",
    first?.move.place ?? null,
    {
      goods,
      references: [...new Set(parts.map(({ move }) => move.reference).filter((reference) => reference !== ""))].sort(),
      month: seal === undefined ? "" : monthText(seal.closedTo),
      closedTo: seal === undefined ? "" : isoOf(seal.closedTo),
      day: seal === undefined ? "" : isoOf(addDays(seal.closedTo, 1)),
      ...sayLanded(sumCosts(parts.map(({ amount }) => amount)), parts, currency),
    },
    { goods: [...new Set([...ofLine.keys()].map((from) => pools.at(from).sku))].sort(), from: null, to: null },
  );
}
