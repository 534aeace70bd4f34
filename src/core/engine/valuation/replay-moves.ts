/**
 * Moves replayed one at a time, in their order: each entry brings its cost, each exit takes the cost of what is there, a
 * transfer hands on exactly what it took.
 */
import { addCost, isNoCost, negateCost, NO_COST, shareOfCost, subtractCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { comeHome, withRest } from "./come-home";
import type { Component } from "./connect-pools";
import { afterOrigins, chooseNext } from "./day-order";
import type { Move } from "../movements/move";
import { originalBasis } from "./original-cost";
import type { PoolId } from "../movements/pools";
import { record, recordCharges, recordVariance, revalue, stockOf, type Replay } from "./replay";
import { atAverage, entryCost, exitCost, givenCost, priceBeyond, sameGivenCost } from "./replay-prices";
import { changeStandard, revalueUnits, standardChanges } from "./standard-changes";
import { addValue, putIn, spread, takeAlike, takeOut, takeOutAt, type Layer, type Way } from "./stock";
import { flowOf, type Flow } from "./transfer-order";

/** Replays the moves of one component, which stand in replay order, up to a day. */
export function replayMoves({ moves, pools }: Component, until: Day, replay: Replay): void {
  const pending = moves.filter((move) => !replay.bearers.has(move));
  const changes = [...standardChanges(pools, replay)];
  const changeUntil = (day: Day, like: Move): void => {
    while ((changes[0]?.day ?? Infinity) <= day) {
      const change = changes.shift();
      if (change !== undefined) changeStandard(change, like, replay);
    }
  };
  const originsOf = (move: Move): readonly Move[] => [
    ...(replay.originals.get(move) ?? []),
    ...(replay.homecomings.get(move) ?? []).map(({ removal }) => removal),
  ];
  for (const ofDay of byDay(pending)) {
    const left = [...afterOrigins(ofDay, originsOf)];
    for (let [next] = left; next !== undefined; [next] = left) {
      changeUntil(next.day, next);
      const [move] = left.splice(
        chooseNext(left, (pool) => stockOf(replay, pool).units),
        1,
      );
      if (move !== undefined) replayMove(move, replay);
    }
  }
  const last = pending.at(-1);
  if (last !== undefined) changeUntil(until, last);
}

function byDay(moves: readonly Move[]): readonly (readonly Move[])[] {
  const days: Move[][] = [];
  for (const move of moves) {
    const current = days.at(-1);
    if (current?.[0]?.day === move.day) current.push(move);
    else days.push([move]);
  }
  return days;
}

function replayMove(move: Move, replay: Replay): void {
  const flow = flowOf(move);
  const pool = move.to ?? move.from;
  if (pool === null) return;
  if (move.newUnitCost !== null) revalueUnits(move, pool, move.newUnitCost, replay);
  else if (flow !== null) passOn(move, flow, replay);
  else if (move.from === move.to) passWithin(move, pool, replay);
  else if (move.quantity === 0) changeValue(move, pool, replay);
  else if (move.quantity > 0 === (move.to !== null)) comeIn(move, pool, replay);
  else goOut(move, pool, replay);
}

/** Entries from outside, and exits undone. */
function comeIn(move: Move, pool: PoolId, replay: Replay): void {
  const stock = stockOf(replay, pool);
  const units = Math.abs(move.quantity);
  const home = comeHome(replay.homecomings.get(move) ?? [], move, pool, replay);
  const known = home.length > 0 ? sumOf(withRest(home, units, move)) : entryCost(move, pool, units, replay);
  const cost = known ?? NO_COST;
  record(replay, move, move.to === null ? { out: negateCost(cost), in: NO_COST } : { out: NO_COST, in: cost });
  if (known === null) replay.uncosted.push({ pool, units, day: move.day, isOpening: move.entry === "opening" });
  else if (move.cost.by !== "unpriced") stock.costed = true;
  if (known !== null && move.entry === "receipt" && move.cost.by === "stated") stock.newest = { cost, units };
  const charges = sumCosts(recordCharges(replay, move));
  const lots = home.length > 0 ? withRest(home, units, move) : [layerOf(move, units, cost)];
  if (home.length > 0) replay.cameHome.set(move, lots);
  keep(move, pool, isNoCost(charges) ? lots : spread(lots, charges, replay.charges.get(move) ?? []), replay);
}

/** A closed month says by which shipment the goods of a layer came. */
function layerOf(origin: Move, units: number, cost: Cost): Layer {
  const shipment = origin.carried?.shipment;
  return { units, cost, origin, ...(shipment === undefined ? {} : { shipment }) };
}

/** Exits, and entries undone. */
function goOut(move: Move, pool: PoolId, replay: Replay): void {
  const { lots, cost, difference } = leave(move, pool, Math.abs(move.quantity), replay);
  const differ = givenCost(pool, 1, move.day, replay) === null ? revalue : recordVariance;
  if (move.exit === "removal") replay.abroad.set(move, lots);
  record(replay, move, move.from === null ? { out: NO_COST, in: negateCost(cost) } : { out: cost, in: NO_COST });
  differ(replay, move, pool, difference);
}

/** What units leave with, and what the stock gives up beside it. */
type Left = { readonly lots: readonly Layer[]; readonly cost: Cost; readonly difference: Cost };

function leave(move: Move, pool: PoolId, units: number, replay: Replay): Left {
  const own = exitCost(move, pool, units, replay);
  if (own !== null) return { lots: [], ...takeAtCost(move, pool, { units, cost: own }, replay) };
  const alike = isOfAnyLayer(move) ? takeAlike(stockOf(replay, pool), units) : null;
  if (alike !== null) return { lots: [], cost: alike, difference: NO_COST };
  const lots = take(move, pool, units, { from: "oldest" }, replay);
  return { lots, cost: sumOf(lots), difference: NO_COST };
}

/** Goods of a receipt that nobody names, going back to the supplier, and entries undone that had come in at the average: they leave at the average. */
function isOfAnyLayer({ from, exit }: Move): boolean {
  return exit === "supplier-return" || from === null;
}

/**
 * Goods that leave at a cost of their own. An average gives up just that where it can. FIFO gives up the layers of the
 * receipt in question, which hold it. What the stock gives up otherwise differs from it, and the difference is a revaluation.
 */
function takeAtCost(move: Move, pool: PoolId, { units, cost }: { readonly units: number; readonly cost: Cost }, replay: Replay): Omit<Left, "lots"> {
  const stock = stockOf(replay, pool);
  const { layered } = replay.keeping;
  const averages = !layered && givenCost(pool, units, move.day, replay) === null;
  if (averages && takeOutAt(stock, units, cost) !== null) return { cost, difference: NO_COST };
  const originals = replay.originals.get(move) ?? [];
  const isOriginal = ({ origin }: Layer): boolean =>
    originals.length === 0 ? origin.reference !== "" && origin.reference === move.reference : originals.includes(origin);
  const ownUnits = layered
    ? Math.min(
        units,
        stock.layers.filter(isOriginal).reduce((sum, layer) => sum + layer.units, 0),
      )
    : 0;
  const rest = units - ownUnits;
  const restCost = rest === 0 ? NO_COST : shareOfCost(cost, { count: rest, whole: units });
  const owe = { price: (count: number): Cost => shareOfCost(restCost, { count, whole: rest }), origin: move };
  const fromOwn = sumOf(takeOut(stock, ownUnits, { from: "oldest", first: isOriginal }, owe));
  const fromRest = sumOf(takeOut(stock, rest, { from: move.from === null ? "newest" : "oldest" }, owe));
  return { cost: addCost(fromOwn, restCost), difference: subtractCost(restCost, fromRest) };
}

/** A transfer takes the exact cost of what it took out into the target, lot by lot, where it meets the charges it bears. */
function passOn(move: Move, { source, target }: Flow, replay: Replay): void {
  const units = Math.abs(move.quantity);
  const via = shipmentAt(source, replay);
  const way: Way = move.quantity >= 0 ? { from: "oldest" } : { from: "newest", first: broughtBefore(move, target, replay) };
  const taken = takeBrought(move, { source, target }, units, replay) ?? take(move, source, units, way, replay);
  const converted = taken.map((lot) => replay.entryCosts.carry(lot.cost, source, target, move.day));
  if (converted.includes(null)) replay.issues.push(rateMissing(move, source, target, replay));
  const lots = taken.map((lot, index): Layer => ({ ...lot, cost: converted[index] ?? NO_COST, ...(via === undefined ? {} : { shipment: via }), by: move }));
  const [left, brought] = [sumOf(taken), sumOf(lots)];
  record(replay, move, move.quantity >= 0 ? { out: left, in: brought } : { out: negateCost(brought), in: negateCost(left) });
  const stock = stockOf(replay, target);
  // Goods without a cost have none where they arrive; their units are counted where they came from.
  if (stockOf(replay, source).costed) stock.costed = true;
  else replay.uncosted.push({ pool: target, units: 0, day: move.day, isOpening: false });
  if (move.entry === "receipt" && move.quantity > 0 && totalOf(brought) !== 0) {
    stock.newest = { cost: brought, units };
    replay.brought.set(source, { cost: brought, units, pool: target });
  }
  const charges = sumCosts(recordCharges(replay, move));
  if (sameGivenCost(source, target, move.day, replay)) {
    recordVariance(replay, move, target, negateCost(charges));
    revalue(replay, move, target, putIn(stock, lots, false));
    return;
  }
  keep(move, target, isNoCost(charges) ? lots : spread(lots, charges, replay.charges.get(move) ?? []), replay);
}

/** Units that change their condition inside one pool pass through at its average. */
function passWithin(move: Move, pool: PoolId, replay: Replay): void {
  const passed = atAverage(pool, Math.abs(move.quantity), move.day, replay) ?? NO_COST;
  const signed = move.quantity >= 0 ? passed : negateCost(passed);
  record(replay, move, { out: signed, in: signed });
}

/** Money without units. Where no stock is left to bear it, it belongs to what is gone, and leaves at once; so does a charge beside a given cost. */
function changeValue(move: Move, pool: PoolId, replay: Replay): void {
  const cost = move.cost.by === "stated" ? move.cost.cost : NO_COST;
  const stock = stockOf(replay, pool);
  record(replay, move, { out: NO_COST, in: cost });
  if (isNoCost(cost)) return;
  const bears = move.entry === "revaluation" || givenCost(pool, 1, move.day, replay) === null;
  if (!bears) recordVariance(replay, move, pool, negateCost(cost));
  else if (!addValue(stock, cost, move)) revalue(replay, move, pool, negateCost(cost));
}

/** Lots come to lie in a pool: at their cost, or at the given one with the variance apart, which a closed month has seen to. What was owed is cured by them. */
function keep(move: Move, pool: PoolId, lots: readonly Layer[], replay: Replay): void {
  let variance = NO_COST;
  const kept = lots.map((lot) => {
    const given = move.carried === undefined ? givenCost(pool, lot.units, move.day, replay) : null;
    if (given === null) return lot;
    variance = addCost(variance, subtractCost(given, lot.cost));
    return { ...lot, cost: given };
  });
  recordVariance(replay, move, pool, variance);
  revalue(replay, move, pool, putIn(stockOf(replay, pool), kept, replay.keeping.layered));
}

/** What is taken back are goods that were brought: by the shipment they go back to, by the transfers that are named, else by any transfer from there. */
function broughtBefore(move: Move, target: PoolId, replay: Replay): (layer: Layer) => boolean {
  const back = shipmentAt(target, replay);
  if (back !== undefined) return ({ shipment }) => shipment === back;
  const named = replay.originals.get(move);
  return ({ by }) => by !== undefined && (named === undefined ? by.from === move.from && by.to === move.to && by.quantity > 0 : named.includes(by));
}

/** An average gives back what the shipment, or the transfer that is named, brought, where it can; null where nobody knows that, or goods lie in layers. */
function takeBrought(move: Move, { source, target }: Flow, units: number, replay: Replay): readonly Layer[] | null {
  if (move.quantity >= 0 || replay.keeping.layered || replay.keeping.standard) return null;
  const brought = replay.brought.get(target);
  const known = brought?.pool === source ? brought : originalBasis(move, source, replay);
  if (known === null) return null;
  const lot = takeOutAt(stockOf(replay, source), units, shareOfCost(known.cost, { count: units, whole: known.units }));
  return lot === null ? null : [lot];
}

function shipmentAt(pool: PoolId, { pools }: Replay): string | undefined {
  return pools.at(pool).shipment;
}

function take(move: Move, pool: PoolId, units: number, way: Way, replay: Replay): readonly Layer[] {
  return takeOut(stockOf(replay, pool), units, way, { price: priceBeyond(move, pool, replay), origin: move });
}

function sumOf(lots: readonly Layer[]): Cost {
  return sumCosts(lots.map(({ cost }) => cost));
}

function rateMissing(move: Move, source: PoolId, target: PoolId, { pools, places }: Replay): Issue {
  return raise("exchange-rate-missing", move.place, {
    from: places.currencyOf(pools.at(source).location),
    to: places.currencyOf(pools.at(target).location),
    day: move.day,
  });
}
