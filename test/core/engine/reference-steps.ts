/** The steps of the plain reference, what it is told of costs and rates, and the places that goods lie in. */
import { addUp, minus, nearest, NOTHING, plus, share, sum, type Worth } from "./reference-worth";

export type Currency = "USD" | "JPY";
/** Unit costs count in ten-thousandths of a unit of money, amounts in cents or yen. Each step has a day of its own. */
export type Step = {
  readonly day: number;
  readonly month: number;
  /** Of a count, `units` are what is on hand afterwards. */
  readonly type: "opening" | "purchase" | "sale" | "lost" | "found" | "customer-return" | "supplier-return" | "transfer" | "revaluation" | "count";
  readonly at: string;
  readonly to: string;
  readonly units: bigint;
  readonly unitCost: bigint;
  readonly currency: Currency;
  /** Revaluations: the change. What is bought or sent: freight billed for it later, in the currency of where it goes. */
  readonly amount: bigint;
  /** Duty billed for what is bought or sent, in cents. */
  readonly duty: bigint;
  readonly name: string;
  readonly applies: string;
};
/** `table` is the cost table's unit cost in dollars, which is the standard as well; `yen` what one is worth on a day, in ten-thousandths of a dollar; `wayOf` how far a place lies from where goods begin, so that each comes after those that send to it. Goods in transit lie in one place for each shipment. */
export type Terms = {
  readonly table: bigint;
  readonly currencyAt: (place: string) => Currency;
  readonly yen: (day: number) => bigint;
  readonly wayOf: (place: string) => number;
};

export type Lot = { units: bigint; value: Worth; readonly since: number; readonly name: string };
export type Place = { readonly place: string; lots: Lot[]; owedUnits: bigint; owedValue: Worth; last: Lot | null; sold: Worth };

export const unitsOf = ({ lots, owedUnits }: Place): bigint => sum(lots.map(({ units }) => units)) - owedUnits;
export const valueOf = ({ lots, owedValue }: Place): Worth => minus(worth(lots), owedValue);
export const worth = (lots: readonly Lot[]): Worth => addUp(lots.map(({ value }) => value));
export const isLeaving = ({ type }: Step): boolean => ["sale", "lost", "supplier-return", "transfer"].includes(type);

export function placeOf(places: Map<string, Place>, name: string): Place {
  const place = places.get(name) ?? { place: name, lots: [], owedUnits: 0n, owedValue: NOTHING, last: null, sold: NOTHING };
  places.set(name, place);
  return place;
}

/** How many minor units of one currency are one of another, as a fraction. */
function rate(from: Currency, to: Currency, day: number, { yen }: Terms): readonly [times: bigint, over: bigint] {
  if (from === to) return [1n, 1n];
  return from === "JPY" ? [yen(day), 100n] : [100n, yen(day)];
}

/** Units at a unit cost, in the currency of a place at the rate of the day. */
export function priced(units: bigint, unitCost: bigint, from: Currency, place: string, day: number, terms: Terms): Worth {
  const [times, over] = rate(from, terms.currencyAt(place), day, terms);
  return { ...NOTHING, goods: nearest(units * unitCost * times, (from === "JPY" ? 10_000n : 100n) * over) };
}

export function convert(value: Worth, places: { readonly from: string; readonly to: string }, day: number, terms: Terms): Worth {
  return share(value, ...rate(terms.currencyAt(places.from), terms.currencyAt(places.to), day, terms));
}

export function billsOf({ amount, duty, day }: Step, place: string, terms: Terms): Worth {
  const [times, over] = rate("USD", terms.currencyAt(place), day, terms);
  return { goods: 0n, freight: amount, other: nearest(duty * times, over) };
}

export function purchaseOf(step: Step, terms: Terms): Worth {
  return plus(priced(step.units, step.unitCost, step.currency, step.at, step.day, terms), billsOf(step, step.at, terms));
}
