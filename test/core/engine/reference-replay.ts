/** The plain reference where every step is valued when it comes: moving average, FIFO and standard cost. */
import type { ValuationMethod } from "../../../src/core/domain/settings";
import { billsOf, convert, placeOf, priced, purchaseOf, unitsOf, valueOf, worth, type Lot, type Place, type Step, type Terms } from "./reference-steps";
import { largestRemainder, minus, nearest, NOTHING, plus, share, spread, sum, totalOf, type Worth } from "./reference-worth";

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export function replay(steps: readonly Step[], method: ValuationMethod, terms: Terms): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  /** What each sale and purchase came to, for their returns. */
  const known = new Map<string, { readonly units: bigint; readonly value: Worth }>();
  const standard = method === "standard";

  let today = 0;
  const byTable = ({ place }: Place, units: bigint): Worth => priced(units, terms.table, "USD", place, today, terms);
  const enter = (place: Place, lot: Lot, carried = false): void => {
    const held = standard && !carried ? { ...lot, value: byTable(place, lot.units) } : { ...lot };
    if (totalOf(held.value) !== 0n) place.last = { ...held };
    const cured = smaller(held.units, place.owedUnits);
    if (cured > 0n) {
      place.owedValue = minus(place.owedValue, share(place.owedValue, cured, place.owedUnits));
      place.owedUnits -= cured;
      held.value = minus(held.value, share(held.value, cured, held.units));
      held.units -= cured;
    }
    if (held.units === 0n) return;
    const [only] = place.lots;
    if (method === "fifo" || only === undefined) place.lots = [...place.lots, held].sort((a, b) => a.since - b.since);
    else place.lots = [{ ...only, units: only.units + held.units, value: plus(only.value, held.value) }];
  };
  const resting = ({ owedUnits: units, owedValue: value, last }: Place): Pick<Lot, "units" | "value"> | null =>
    units > 0n && totalOf(value) !== 0n ? { units, value } : last;
  const leave = (place: Place, units: bigint, first: (lot: Lot) => boolean, beyond: ((units: bigint) => Worth) | null): readonly Lot[] => {
    const rest = place.lots.at(-1) ?? resting(place);
    const basis = rest === null ? null : { ...rest };
    const gone: Lot[] = [];
    for (let left = units; left > 0n;) {
      const lot = place.lots.find(first) ?? place.lots[0];
      if (lot === undefined) {
        const value = beyond !== null ? beyond(left) : standard || basis === null ? byTable(place, left) : share(basis.value, left, basis.units);
        gone.push({ units: left, value, since: today, name: "" });
        place.owedUnits += left;
        place.owedValue = plus(place.owedValue, value);
        break;
      }
      const count = smaller(left, lot.units);
      const value = share(lot.value, count, lot.units);
      if (totalOf(lot.value) !== 0n) place.last = { ...lot };
      gone.push({ ...lot, units: count, value });
      lot.units -= count;
      lot.value = minus(lot.value, value);
      left -= count;
      place.lots = place.lots.filter((one) => one.units > 0n);
    }
    return gone;
  };
  const average = (place: Place, units: bigint): Worth => {
    if (standard) return byTable(place, units);
    if (unitsOf(place) > 0n) return share(valueOf(place), units, unitsOf(place));
    const basis = resting(place);
    return basis === null ? byTable(place, units) : share(basis.value, units, basis.units);
  };
  const giveBack = (place: Place, units: bigint, cost: Worth, name: string): void => {
    const [only] = place.lots;
    if (method === "moving-average" && only !== undefined && units < only.units && Object.values(minus(only.value, cost)).every((part) => part >= 0n)) {
      only.units -= units;
      only.value = minus(only.value, cost);
      return;
    }
    const own = method === "fifo" ? smaller(units, sum(place.lots.filter((lot) => lot.name === name).map((lot) => lot.units))) : 0n;
    leave(place, own, (lot) => lot.name === name, null);
    const restCost = units === own ? NOTHING : share(cost, units - own, units);
    leave(
      place,
      units - own,
      () => false,
      (count) => share(restCost, count, units - own),
    );
  };

  /** Of no receipt in particular: every lot gives up its share of whole units, and those that stay make up for what that differs from the average by. */
  const giveBackAlike = (place: Place, units: bigint): void => {
    const [whole, before] = [unitsOf(place), totalOf(valueOf(place))];
    if (units >= whole) {
      leave(place, units, () => false, null);
      return;
    }
    const counts = largestRemainder(
      units,
      place.lots.map((lot) => lot.units),
    );
    place.lots.forEach((lot, index) => {
      lot.value = minus(lot.value, share(lot.value, counts[index] ?? 0n, lot.units));
      lot.units -= counts[index] ?? 0n;
    });
    place.lots = place.lots.filter((lot) => lot.units > 0n);
    const missing = before - nearest(before * units, whole) - totalOf(valueOf(place));
    const worths = place.lots.map(({ value }) => totalOf(value));
    const shares = largestRemainder(missing, worths.every((one) => one >= 0n) ? worths : place.lots.map((lot) => lot.units));
    place.lots.forEach((lot, index) => {
      const more = shares[index] ?? 0n;
      lot.value = plus(lot.value, totalOf(lot.value) === 0n ? { ...NOTHING, goods: more } : share(lot.value, more, totalOf(lot.value)));
    });
  };

  for (const step of steps) {
    today = step.day;
    const place = placeOf(places, step.at);
    const original = known.get(step.applies);
    const atOriginal = original === undefined ? null : share(original.value, step.units, original.units);
    const lot = (value: Worth): Lot => ({ units: step.units, value, since: step.type === "opening" ? -1 : step.day, name: step.name });
    switch (step.type) {
      case "opening":
      case "purchase": {
        const value = purchaseOf(step, terms);
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
        place.sold = plus(place.sold, value);
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
        // The standard is one and the same everywhere in one currency: what it took is what it brings.
        const target = placeOf(places, step.to);
        const lots = leave(place, step.units, () => false, null).map((gone) => ({
          ...gone,
          value: convert(gone.value, { from: step.at, to: step.to }, step.day, terms),
        }));
        if (!standard) bear(lots, billsOf(step, step.to, terms));
        for (const one of lots) enter(target, one, terms.currencyAt(step.at) === terms.currencyAt(step.to));
        break;
      }
      case "revaluation":
        bear(place.lots, { ...NOTHING, goods: step.amount });
        break;
      case "count":
        throw new Error("counts are settled by now");
      default:
        step.type satisfies never;
    }
  }
  return places;
}

/** By units. */
function bear(lots: readonly Lot[], more: Worth): void {
  if (lots.length === 0) return;
  const shares = spread(
    more,
    lots.map(({ units }) => units),
  );
  lots.forEach((lot, index) => (lot.value = plus(lot.value, shares[index] ?? NOTHING)));
}
