/**
 * What lies in one pool while movements are replayed: layers of goods, each with its cost and the move that brought it
 * from outside, or units owed below zero. Averages keep one layer, FIFO one per receipt. Nothing here knows of dates or files.
 */
import { addCost, costOf, NO_COST, shareOfCost, splitCost, subtractCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { minor, mulDiv, splitTotal, splitWhole, ZERO, type Minor } from "../../domain/money";
import type { UnitBasis } from "./entry-costs";
import { receivedOn } from "./layer-origin";
import { restWithout } from "./leave-at-own-cost";
import type { Move } from "../movements/move";

/**
 * Units of one origin and what they cost; `origin` is the receipt, opening or return that brought them in, `shipment` what brought them out of transit,
 * `borne` the charges and corrections that their cost holds beside it, in the order in which they met them, `by` the transfer that brought them where they lie.
 */
export type Layer = {
  readonly units: number;
  readonly cost: Cost;
  readonly origin: Move;
  readonly shipment?: string;
  readonly borne?: readonly Move[];
  readonly by?: Move;
};

export type Stock = {
  /** Oldest first; empty while units are owed. */
  layers: readonly Layer[];
  /** Units below zero, counted positive, and what they were carried out at. */
  owed: UnitBasis;
  units: number;
  cost: Cost;
  /** What a unit cost when there last was stock. */
  last: UnitBasis | null;
  /** The newest receipt that had a cost of its own. */
  newest: UnitBasis | null;
  costed: boolean;
};

/** Which layers go first, and whether some go before all others. */
export type Way = { readonly from: "oldest" | "newest"; readonly first?: (layer: Layer) => boolean };

const NOTHING_OWED: UnitBasis = { units: 0, cost: NO_COST };

export function emptyStock(): Stock {
  return { layers: [], owed: NOTHING_OWED, units: 0, cost: NO_COST, last: null, newest: null, costed: false };
}

/**
 * Puts goods in; what is owed is cured first. Returns what the pool's value changes by beside the goods' own cost: cured
 * units had left at another cost, and the difference belongs to those that are gone.
 */
export function putIn(stock: Stock, lots: readonly Layer[], layered: boolean): Cost {
  let difference = NO_COST;
  for (const lot of lots) {
    const cured = Math.min(lot.units, stock.owed.units);
    const carried = cured === 0 ? NO_COST : shareOfCost(stock.owed.cost, { count: cured, whole: stock.owed.units });
    const curing = cured === 0 ? NO_COST : shareOfCost(lot.cost, { count: cured, whole: lot.units });
    stock.owed = { units: stock.owed.units - cured, cost: subtractCost(stock.owed.cost, carried) };
    difference = addCost(difference, subtractCost(carried, curing));
    if (totalOf(lot.cost) !== 0) stock.last = lot;
    if (lot.units > cured) stock.layers = insert(stock.layers, { ...lot, units: lot.units - cured, cost: subtractCost(lot.cost, curing) }, layered);
  }
  sumUp(stock);
  return difference;
}

/** Takes units out; what is not there is owed at the given price. Returns what left, the owed units last. */
export function takeOut(stock: Stock, units: number, way: Way, owe: { readonly price: (units: number) => Cost; readonly origin: Move }): readonly Layer[] {
  const taken: Layer[] = [];
  const left = [...stock.layers];
  let wanted = units;
  while (wanted > 0 && left.length > 0) {
    const index = nextOf(left, way);
    const layer = left[index];
    if (layer === undefined) break;
    const count = Math.min(wanted, layer.units);
    const lot = { ...layer, units: count, cost: shareOfCost(layer.cost, { count, whole: layer.units }) };
    taken.push(lot);
    if (totalOf(layer.cost) !== 0) stock.last = layer;
    if (count === layer.units) left.splice(index, 1);
    else left[index] = { ...layer, units: layer.units - count, cost: subtractCost(layer.cost, lot.cost) };
    wanted -= count;
  }
  stock.layers = left;
  if (wanted > 0) {
    const beyond = { units: wanted, cost: owe.price(wanted), origin: owe.origin };
    taken.push(beyond);
    stock.owed = { units: stock.owed.units + wanted, cost: addCost(stock.owed.cost, beyond.cost) };
  }
  sumUp(stock);
  return taken;
}

/**
 * Takes units of no layer in particular, at the average. Each layer gives up its share of whole units with what they cost; what that differs
 * from the average by, the layers that stay make up for by what they are worth. Null where the stock would not last.
 */
export function takeAlike(stock: Stock, units: number): Cost | null {
  const { layers } = stock;
  if (units <= 0 || units >= stock.units) return null;
  const counts = splitWhole(
    units,
    layers.map((layer) => layer.units),
  );
  const given = layers.map((layer, index) => shareOfCost(layer.cost, { count: counts[index] ?? 0, whole: layer.units }));
  const rest = layers.map((layer, index): Layer => ({
    ...layer,
    units: layer.units - (counts[index] ?? 0),
    cost: subtractCost(layer.cost, given[index] ?? NO_COST),
  }));
  const kept = rest.filter((layer) => layer.units > 0);
  const more = shareByWorth(minor(mulDiv(totalOf(stock.cost), units, stock.units) - totalOf(sumCosts(given))), kept);
  stock.layers = kept.map((layer, index) => ({ ...layer, cost: subtractCost(layer.cost, more[index] ?? NO_COST) }));
  sumUp(stock);
  return sumCosts([...given, ...more]);
}

/** By what each layer is worth, in its own parts; where corrections left one below zero, by units. */
function shareByWorth(total: Minor, layers: readonly Layer[]): readonly Cost[] {
  const worth = layers.map(({ cost }) => totalOf(cost));
  const shares = splitTotal(total, worth.every((amount) => amount >= 0) ? worth : layers.map(({ units }) => units));
  return layers.map(({ cost }, index) => {
    const [share, whole] = [shares[index] ?? ZERO, worth[index] ?? ZERO];
    return whole === 0 ? costOf("goods", share) : shareOfCost(cost, { count: share, whole });
  });
}

/** Takes a given cost out of an average, as long as it lasts; else null. */
export function takeOutAt(stock: Stock, units: number, cost: Cost): Layer | null {
  const [layer] = stock.layers;
  const rest = layer === undefined ? null : restWithout(layer, { units, cost });
  if (layer === undefined || rest === null) return null;
  stock.layers = [{ ...layer, ...rest }];
  sumUp(stock);
  return { ...layer, units, cost };
}

/** Spreads an amount by units: over the goods of the shipment that it is for, where there are any, else over all; false where there is no stock to bear it. */
export function addValue(stock: Stock, cost: Cost, by: Move): boolean {
  if (stock.layers.length === 0) return false;
  const meant = stock.layers.filter(({ shipment }) => by.broughtBy !== undefined && shipment === by.broughtBy);
  const bearing = meant.length === 0 ? stock.layers : meant;
  const borne = new Map(spread(bearing, cost, [by]).map((layer, index) => [bearing[index], layer]));
  stock.layers = stock.layers.map((layer) => borne.get(layer) ?? layer);
  sumUp(stock);
  return true;
}

/** Brings the stock to a total and returns the change; each layer takes its share by units. */
export function revalueTo(stock: Stock, total: Minor, by: Move): Cost {
  const before = stock.cost;
  if (stock.owed.units > 0) stock.owed = { units: stock.owed.units, cost: addCost(stock.owed.cost, costOf("goods", minor(-total - totalOf(stock.owed.cost)))) };
  else if (stock.layers.length > 0) {
    const targets = splitTotal(
      total,
      stock.layers.map(({ units }) => units),
    );
    stock.layers = stock.layers.map((layer, index) => bear(layer, costOf("goods", minor((targets[index] ?? 0) - totalOf(layer.cost))), [by]));
  }
  sumUp(stock);
  return subtractCost(stock.cost, before);
}

/** An amount spread over lots by units, each part to the cent; `by` is what brought it. */
export function spread(lots: readonly Layer[], cost: Cost, by: readonly Move[]): readonly Layer[] {
  const shares = splitCost(
    cost,
    lots.map(({ units }) => units),
  );
  return lots.map((lot, index) => bear(lot, shares[index] ?? NO_COST, by));
}

function bear(layer: Layer, cost: Cost, by: readonly Move[]): Layer {
  return { ...layer, cost: addCost(layer.cost, cost), borne: [...(layer.borne ?? []), ...by] };
}

/** Openings are older than any receipt; a layer keeps its receipt's day wherever transfers carry it; equals stay in order of arrival. */
function insert(layers: readonly Layer[], lot: Layer, layered: boolean): readonly Layer[] {
  const [only] = layers;
  // An average has no origin: what each of its goods bore would pile up for nothing.
  if (!layered) return [{ ...(only ?? lot), units: (only?.units ?? 0) + lot.units, cost: addCost(only?.cost ?? NO_COST, lot.cost), borne: [] }];
  const after = layers.findIndex(({ origin }) => sinceOf(origin) > sinceOf(lot.origin));
  return after < 0 ? [...layers, lot] : [...layers.slice(0, after), lot, ...layers.slice(after)];
}

function sinceOf(origin: Move): number {
  return receivedOn(origin) ?? -Infinity;
}

function nextOf(layers: readonly Layer[], { from, first }: Way): number {
  const preferred = first === undefined ? -1 : from === "oldest" ? layers.findIndex(first) : layers.map(first).lastIndexOf(true);
  return preferred >= 0 ? preferred : from === "oldest" ? 0 : layers.length - 1;
}

function sumUp(stock: Stock): void {
  stock.units = stock.layers.reduce((sum, { units }) => sum + units, 0) - stock.owed.units;
  stock.cost = subtractCost(sumCosts(stock.layers.map(({ cost }) => cost)), stock.owed.cost);
}
