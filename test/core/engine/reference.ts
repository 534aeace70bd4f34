/**
 * Valuation once more, plainly and slowly: one SKU, one movement at a time, in exact fractions of big integers, after the
 * rules of the accounting method and not after the engine. It stands for the engine's figures where nobody has worked
 * them out by hand, so it shares no code with it.
 */
import type { ValuationMethod } from "../../../src/core/domain/settings";

/** Unit costs count in ten-thousandths of a unit of money, amounts in cents. Each step has a day of its own. */
export type Step = {
  readonly day: number;
  readonly month: number;
  readonly type: "opening" | "purchase" | "sale" | "lost" | "found" | "customer-return" | "supplier-return" | "transfer" | "revaluation";
  readonly at: string;
  readonly to: string;
  readonly units: bigint;
  readonly unitCost: bigint;
  /** Revaluations: the change. Purchases: freight billed for them later. */
  readonly amount: bigint;
  readonly name: string;
  readonly applies: string;
};
export type Figures = { readonly units: bigint; readonly value: bigint; readonly sold: bigint };

type Lot = { units: bigint; value: bigint; readonly since: number; readonly name: string };
type Place = { lots: Lot[]; owedUnits: bigint; owedValue: bigint; last: Lot | null; sold: bigint };

/** numerator / denominator to the nearest whole, halves away from zero; the denominator is positive. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const size = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -size : size;
}
const part = (value: bigint, units: bigint, whole: bigint): bigint => nearest(value * units, whole);
const priced = (units: bigint, unitCost: bigint): bigint => nearest(units * unitCost, 100n);
const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => a + b, 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const unitsOf = ({ lots, owedUnits }: Place): bigint => sum(lots.map(({ units }) => units)) - owedUnits;
const valueOf = ({ lots, owedValue }: Place): bigint => sum(lots.map(({ value }) => value)) - owedValue;

/** `table` is the cost table's unit cost, which is the standard as well. */
export function valueByReference(steps: readonly Step[], method: ValuationMethod, table: bigint): ReadonlyMap<string, Figures> {
  const places = method === "month-end-average" ? averageMonths(steps) : replay([...steps].sort((a, b) => a.day - b.day), method, table);
  return new Map([...places].map(([name, place]) => [name, { units: unitsOf(place), value: valueOf(place), sold: place.sold }]));
}

function placeOf(places: Map<string, Place>, name: string): Place {
  const place = places.get(name) ?? { lots: [], owedUnits: 0n, owedValue: 0n, last: null, sold: 0n };
  places.set(name, place);
  return place;
}

function replay(steps: readonly Step[], method: ValuationMethod, table: bigint): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  /** What each sale and purchase came to, for their returns. */
  const known = new Map<string, { readonly units: bigint; readonly value: bigint }>();
  const standard = method === "standard";

  let today = 0;
  const enter = (place: Place, lot: Lot, carried = false): void => {
    const held = standard && !carried ? { ...lot, value: priced(lot.units, table) } : { ...lot };
    place.last = { ...held };
    const cured = smaller(held.units, place.owedUnits);
    if (cured > 0n) {
      place.owedValue -= part(place.owedValue, cured, place.owedUnits);
      place.owedUnits -= cured;
      held.value -= part(held.value, cured, held.units);
      held.units -= cured;
    }
    if (held.units === 0n) return;
    const [only] = place.lots;
    if (method === "fifo" || only === undefined) place.lots = [...place.lots, held].sort((a, b) => a.since - b.since);
    else place.lots = [{ ...only, units: only.units + held.units, value: only.value + held.value }];
  };
  const leave = (place: Place, units: bigint, first: (lot: Lot) => boolean, beyond: ((units: bigint) => bigint) | null): readonly Lot[] => {
    const rest: Lot | null = place.lots.at(-1) ?? (place.owedUnits > 0n ? { units: place.owedUnits, value: place.owedValue, since: 0, name: "" } : place.last);
    const basis = rest === null ? null : { ...rest };
    const gone: Lot[] = [];
    for (let left = units; left > 0n; ) {
      const lot = place.lots.find(first) ?? place.lots[0];
      if (lot === undefined) {
        const value = beyond !== null ? beyond(left) : standard || basis === null ? priced(left, table) : part(basis.value, left, basis.units);
        gone.push({ units: left, value, since: today, name: "" });
        place.owedUnits += left;
        place.owedValue += value;
        break;
      }
      const count = smaller(left, lot.units);
      const value = part(lot.value, count, lot.units);
      place.last = { ...lot };
      gone.push({ ...lot, units: count, value });
      lot.units -= count;
      lot.value -= value;
      left -= count;
      place.lots = place.lots.filter((one) => one.units > 0n);
    }
    return gone;
  };
  const worth = (lots: readonly Lot[]): bigint => sum(lots.map(({ value }) => value));
  const average = (place: Place, units: bigint): bigint => {
    if (standard) return priced(units, table);
    if (unitsOf(place) > 0n) return part(valueOf(place), units, unitsOf(place));
    if (place.owedUnits > 0n) return part(place.owedValue, units, place.owedUnits);
    return place.last === null ? priced(units, table) : part(place.last.value, units, place.last.units);
  };
  const giveBack = (place: Place, units: bigint, cost: bigint, name: string): void => {
    const [only] = place.lots;
    if (method === "moving-average" && only !== undefined && units < only.units && cost <= only.value) {
      only.units -= units;
      only.value -= cost;
      return;
    }
    const own = method === "fifo" ? smaller(units, sum(place.lots.filter((lot) => lot.name === name).map((lot) => lot.units))) : 0n;
    leave(place, own, (lot) => lot.name === name, null);
    const restCost = units === own ? 0n : part(cost, units - own, units);
    leave(place, units - own, () => false, (count) => part(restCost, count, units - own));
  };

  /** Of no receipt in particular: every lot gives up its share of whole units, and those that stay make up for what that differs from the average by. */
  const giveBackAlike = (place: Place, units: bigint): void => {
    const [whole, before] = [unitsOf(place), valueOf(place)];
    if (units >= whole) {
      leave(place, units, () => false, null);
      return;
    }
    const counts = largestRemainder(units, place.lots.map((lot) => lot.units));
    place.lots.forEach((lot, index) => {
      lot.value -= part(lot.value, counts[index] ?? 0n, lot.units);
      lot.units -= counts[index] ?? 0n;
    });
    place.lots = place.lots.filter((lot) => lot.units > 0n);
    const missing = before - part(before, units, whole) - valueOf(place);
    const shares = largestRemainder(missing, place.lots.map((lot) => (place.lots.every(({ value }) => value >= 0n) ? lot.value : lot.units)));
    place.lots.forEach((lot, index) => (lot.value += shares[index] ?? 0n));
  };

  for (const step of steps) {
    today = step.day;
    const place = placeOf(places, step.at);
    const original = known.get(step.applies);
    const atOriginal = original === undefined ? null : part(original.value, step.units, original.units);
    const lot = (value: bigint): Lot => ({ units: step.units, value, since: step.type === "opening" ? -1 : step.day, name: step.name });
    switch (step.type) {
      case "opening":
      case "purchase": {
        const value = priced(step.units, step.unitCost) + step.amount;
        known.set(step.name, { units: step.units, value });
        enter(place, lot(value));
        break;
      }
      case "found":
        enter(place, lot(average(place, step.units)));
        break;
      case "customer-return":
        enter(place, lot(atOriginal ?? average(place, step.units)));
        break;
      case "sale": {
        const value = worth(leave(place, step.units, () => false, null));
        known.set(step.name, { units: step.units, value });
        place.sold += value;
        break;
      }
      case "supplier-return":
        if (atOriginal !== null) giveBack(place, step.units, atOriginal, step.applies);
        else giveBackAlike(place, step.units);
        break;
      case "lost":
        leave(place, step.units, () => false, null);
        break;
      case "transfer": {
        // The standard is one and the same everywhere: what it took is what it brings.
        const target = placeOf(places, step.to);
        for (const gone of leave(place, step.units, () => false, null)) enter(target, gone, true);
        break;
      }
      case "revaluation":
        spread(place.lots, step.amount);
        break;
      default:
        step.type satisfies never;
    }
  }
  return places;
}

/** By units. */
function spread(lots: readonly Lot[], amount: bigint): void {
  if (lots.length === 0) return;
  const shares = largestRemainder(amount, lots.map(({ units }) => units));
  lots.forEach((lot, index) => (lot.value += shares[index] ?? 0n));
}

/** The odd ones to the largest remainder, then to the largest weight, then to the last; without any weight, in equal shares. */
function largestRemainder(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (sum(weights) === 0n) return largestRemainder(total, weights.map(() => 1n));
  if (total < 0n) return largestRemainder(-total, weights).map((share) => -share);
  const whole = sum(weights);
  const shares = weights.map((weight) => (total * weight) / whole);
  const byTurn = weights.map((weight, index) => ({ index, weight, rest: (total * weight) % whole })).sort((a, b) => Number(b.rest - a.rest) || Number(b.weight - a.weight) || b.index - a.index);
  const odd = Number(total - sum(shares));
  for (const { index } of byTurn.slice(0, odd)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

/** Month by month, each warehouse after those that send to it; transfers run one way, in the order of the names. */
function averageMonths(steps: readonly Step[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const known = new Map<string, { readonly units: bigint; readonly value: bigint; readonly month: number }>();
  for (const month of [...new Set(steps.map((step) => step.month))].sort((a, b) => a - b)) {
    const sent = new Map<Step, bigint>();
    const ofMonth = steps.filter((step) => step.month === month).sort((a, b) => a.day - b.day);
    for (const name of [...new Set(ofMonth.flatMap(({ at, to }) => (to === "" ? [at] : [at, to])))].sort()) {
      const place = placeOf(places, name);
      let units = unitsOf(place);
      let value = valueOf(place);
      const here = ofMonth.filter(({ at }) => at === name);
      const add = (count: bigint, amount: bigint): void => {
        units += count;
        value += amount;
      };
      for (const step of ofMonth.filter(({ to }) => to === name)) add(step.units, sent.get(step) ?? 0n);
      for (const step of here) {
        if (step.type === "revaluation") add(0n, step.amount);
        if (step.type !== "opening" && step.type !== "purchase") continue;
        const cost = priced(step.units, step.unitCost) + step.amount;
        known.set(step.name, { units: step.units, value: cost, month });
        add(step.units, cost);
      }
      const earlier = (step: Step): bigint | null => {
        const original = known.get(step.applies);
        return original === undefined || (step.type === "customer-return" && original.month === month) ? null : part(original.value, step.units, original.units);
      };
      const settled = new Set<Step>();
      for (const step of here.filter(({ type }) => type === "customer-return")) {
        const cost = earlier(step);
        if (cost === null) continue;
        add(step.units, cost);
        settled.add(step);
      }
      for (const step of here.filter(({ type }) => type === "supplier-return")) {
        const cost = earlier(step);
        if (cost === null || step.units >= units || cost > value) continue;
        add(-step.units, -cost);
        settled.add(step);
      }
      const [averageUnits, averageValue] = [units, value];
      for (const step of here) if ((step.type === "found" || step.type === "customer-return") && !settled.has(step)) add(step.units, part(averageValue, step.units, averageUnits));
      for (const step of here) {
        if (!["sale", "lost", "supplier-return", "transfer"].includes(step.type) || settled.has(step)) continue;
        const cost = part(value, step.units, units);
        add(-step.units, -cost);
        if (step.type === "transfer") sent.set(step, cost);
        if (step.type !== "sale") continue;
        known.set(step.name, { units: step.units, value: cost, month });
        place.sold += cost;
      }
      place.lots = units === 0n ? [] : [{ units, value, since: 0, name: "" }];
    }
  }
  return places;
}
