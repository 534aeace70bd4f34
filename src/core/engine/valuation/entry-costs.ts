/**
 * What an entry from outside costs when its own document is silent: an opening takes the cost stated for it, else the cost
 * table; a receipt takes the newest receipt's cost, else the cost table. Nothing found is said once per SKU.
 */
import { shareOfCost, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { currencyOrNull, isBookable, minorDigitsOf, textOfDecimal } from "../../domain/money";
import { BETWEEN_CENTRES } from "../../domain/location";
import type { OverReceiptCost } from "../../domain/settings";
import type { Facts, OwnMovement } from "../../facts/facts";
import type { Place } from "../../domain/source";
import type { Move } from "../movements/move";
import { openingKey } from "../movements/own-moves";
import { statedCost } from "../movements/stated-costs";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { ALL_UNITS, convertCost, goodsCost, type CostTable, type ShareOfUnits, type StatedUnitCost } from "../movements/unit-costs";
import { raise, type Issue } from "../../domain/issue";

/** A cost for a number of units: exact, without a rounded unit price between. Where it rests on a unit price or a rate, `exactly` rounds what any number of units cost once; null where that cannot be booked. */
export type UnitBasis = { readonly cost: Cost; readonly units: number; readonly exactly?: (quantity: number) => Cost | null };

/** What a number of units cost at a basis, rounded once. */
export function costOfUnits({ cost, units, exactly }: UnitBasis, quantity: number): Cost {
  return exactly?.(quantity) ?? shareOfCost(cost, { count: quantity, whole: units });
}

/** A cost that no document of its own states, with the rule that found it. */
export type FoundCost = { readonly cost: Cost; readonly rule: OverReceiptCost };

export type EntryCosts = {
  readonly ofOpening: (pool: PoolId, quantity: number, day: Day) => Cost | null;
  /** `newest` is what the receipt's shipment brought, else the pool's own newest receipt. `first` goes before the usual order. */
  readonly ofReceipt: (pool: PoolId, quantity: number, day: Day, newest: UnitBasis | null, first?: OverReceiptCost) => FoundCost | null;
  /** What one unit is worth where neither stock nor receipts tell. */
  readonly fallback: (pool: PoolId, day: Day) => UnitBasis | null;
  /** The given cost in force, for a number of units; null where the cost table has none by then. */
  readonly standardOf: (pool: PoolId, quantity: number, day: Day) => Cost | null;
  /** Days on which a given cost comes into force. */
  readonly standardDays: (pool: PoolId) => readonly Day[];
  /** A cost, or the share of it that some units have, carried from one pool's currency into another's and rounded once; null without a rate. */
  readonly carry: (cost: Cost, from: PoolId, to: PoolId, day: Day, share?: ShareOfUnits) => Cost | null;
};

type Context = {
  readonly sources: Facts["sources"];
  readonly pools: Pools;
  readonly places: Places;
  readonly costs: CostTable;
  readonly moves: readonly Move[];
  /** Receipts of closed months that no move tells of any more, the newest of each line. */
  readonly receivedBefore: readonly StatedReceipt[];
  readonly openingCosts: ReadonlyMap<string, OwnMovement>;
  readonly issues: Issue[];
};

export function findEntryCosts(context: Context): EntryCosts {
  const { pools, places, costs } = context;
  const receipts = statedReceipts(context.moves, pools, []);
  const everReceived = context.receivedBefore.length === 0 ? receipts : statedReceipts(context.moves, pools, context.receivedBefore);
  const named = new Set<string>();
  const nameOnce = ({ at }: Pick<StatedUnitCost, "at">, issueAt: (place: Place) => Issue): void => {
    const source = context.sources[at.source];
    if (source === undefined || named.has(`${at.source}|${at.row}`)) return;
    named.add(`${at.source}|${at.row}`);
    context.issues.push(issueAt({ source, row: at.row }));
  };
  const fromTable = (pool: PoolId, quantity: number, day: Day): Cost | null => {
    const { sku, location } = pools.at(pool);
    const stated = costs.unitCostOf(sku, day);
    if (stated === null) return null;
    const currency = places.currencyOf(location);
    if (!isBookable({ count: quantity, unitCost: stated.unitCost })) {
      nameOnce(stated, (place) => raise("amount-too-large", place, { quantity, unitCost: textOfDecimal(stated.unitCost) }));
      return null;
    }
    const cost = goodsCost(costs, stated, { quantity, currency, day });
    if (cost === null)
      nameOnce(stated, (place) =>
        raise("exchange-rate-missing", place, { from: stated.currency ?? currency, to: currency, day }, { goods: [sku], from: null, to: null }),
      );
    return cost;
  };
  const carry: EntryCosts["carry"] = (cost, from, to, day, share = ALL_UNITS) => {
    const [source, target] = [places.currencyOf(pools.at(from).location), places.currencyOf(pools.at(to).location)];
    if (source === target) return shareOfCost(cost, share);
    const rate = costs.rateOf({ from: source, to: target }, day);
    return rate === null ? null : convertCost(cost, rate, { from: minorDigitsOf(source), to: minorDigitsOf(target) }, share);
  };
  const fromReceipts = (pool: PoolId, quantity: number, day: Day, among = everReceived): Cost | null => {
    const newest = (among.get(pools.at(pool).sku) ?? []).filter((one) => one.day <= day).at(-1);
    return newest === undefined ? null : carry(newest.basis.cost, newest.pool, pool, day, { count: quantity, whole: newest.basis.units });
  };
  const anyOpening = new Map([...context.openingCosts.values()].map((row) => [row.sku, row]));
  /** Null where nothing is stated. */
  const statedOpening = (pool: PoolId, quantity: number, day: Day): { readonly cost: Cost | null } | null => {
    const { location, sku } = pools.at(pool);
    const row = context.openingCosts.get(openingKey(location, sku)) ?? (location === BETWEEN_CENTRES ? anyOpening.get(sku) : undefined);
    if (row === undefined) return null;
    if (row.amount === null && row.unitCost === null) return null;
    const [own, currency] = [currencyOrNull(row.currency), places.currencyOf(location)];
    if (own !== null && costs.rateOf({ from: own, to: currency }, day) === null) {
      nameOnce(row, (place) => raise("exchange-rate-missing", place, { from: own, to: currency, day }, { goods: [sku], from: null, to: null }));
      return { cost: null };
    }
    if (row.unitCost !== null) return { cost: goodsCost(costs, { unitCost: row.unitCost, currency: own }, { quantity, currency, day }) };
    const whole = statedCost(context, row, { day, location, place: null }, context.issues);
    if (whole?.by !== "stated") return { cost: null };
    return { cost: row.quantity === null || row.quantity === 0 ? whole.cost : shareOfCost(whole.cost, { count: quantity, whole: row.quantity }) };
  };
  return {
    carry,
    standardOf: fromTable,
    standardDays: (pool) => costs.daysOf(pools.at(pool).sku),
    ofOpening(pool, quantity, day) {
      const stated = statedOpening(pool, quantity, day);
      // What opens on a closed month without a cost found none there: its receipts came too late.
      return stated === null ? (fromTable(pool, quantity, day) ?? fromReceipts(pool, quantity, day, receipts)) : stated.cost;
    },
    ofReceipt(pool, quantity, day, newest, first) {
      const ways: Readonly<Record<OverReceiptCost, () => Cost | null>> = {
        shipment: () => (newest === null ? null : costOfUnits(newest, quantity)),
        newest: () => fromReceipts(pool, quantity, day),
        table: () => fromTable(pool, quantity, day),
      };
      // What came without a shipment has none to carry its cost: what the pool got last is just the newest, where no receipt states a cost.
      for (const rule of [first ?? "newest", "shipment", "newest", "table"] as const) {
        const cost = ways[rule]();
        if (cost !== null) return { cost, rule: rule === "shipment" && first === undefined ? "newest" : rule };
      }
      return null;
    },
    fallback(pool, day) {
      const exactly = (quantity: number): Cost | null => fromTable(pool, quantity, day) ?? fromReceipts(pool, quantity, day);
      const cost = exactly(PROBE_UNITS);
      return cost === null ? null : { cost, units: PROBE_UNITS, exactly };
    },
  };
}

/** Enough for the least cost of a unit to be something. */
const PROBE_UNITS = 1000;

export type StatedReceipt = { readonly day: Day; readonly pool: PoolId; readonly basis: UnitBasis };

/** A receipt whose own document states a cost. */
export function isStatedReceipt(move: Move): move is Move & { readonly to: PoolId; readonly cost: Extract<Move["cost"], { readonly by: "stated" }> } {
  return move.entry === "receipt" && move.to !== null && move.quantity > 0 && move.cost.by === "stated";
}

/** By SKU, oldest first. */
function statedReceipts(moves: readonly Move[], pools: Pools, before: readonly StatedReceipt[]): ReadonlyMap<string, readonly StatedReceipt[]> {
  const bySku = new Map<string, StatedReceipt[]>();
  const add = (one: StatedReceipt): void => {
    const { sku } = pools.at(one.pool);
    const list = bySku.get(sku) ?? [];
    list.push(one);
    bySku.set(sku, list);
  };
  before.forEach(add);
  for (const move of moves) if (isStatedReceipt(move)) add({ day: move.day, pool: move.to, basis: { cost: move.cost.cost, units: move.quantity } });
  for (const list of bySku.values()) list.sort((a, b) => a.day - b.day);
  return bySku;
}
