/** Stock value in its three parts, kept apart all the way: goods, first-leg freight, and other (duty, fees). */
import { minor, mulDiv, splitTotal, ZERO, type Minor } from "./money";

export const COST_PARTS = ["goods", "freight", "other"] as const;
export type CostPart = (typeof COST_PARTS)[number];
export type Cost = Readonly<Record<CostPart, Minor>>;

export const NO_COST: Cost = { goods: ZERO, freight: ZERO, other: ZERO };

export function costOf(part: CostPart, amount: Minor): Cost {
  return { ...NO_COST, [part]: amount };
}

export function totalOf(cost: Cost): Minor {
  return minor(cost.goods + cost.freight + cost.other);
}

export function addCost(a: Cost, b: Cost): Cost {
  return { goods: minor(a.goods + b.goods), freight: minor(a.freight + b.freight), other: minor(a.other + b.other) };
}

export function sumCosts(costs: readonly Cost[]): Cost {
  return costs.reduce(addCost, NO_COST);
}

/** Units, and what they cost together. */
export type UnitsAtCost = { readonly units: number; readonly cost: Cost };

export const NO_UNITS: UnitsAtCost = { units: 0, cost: NO_COST };

export function addUnits(a: UnitsAtCost, b: UnitsAtCost): UnitsAtCost {
  return { units: a.units + b.units, cost: addCost(a.cost, b.cost) };
}

/** No part of it is anything, also where parts would cancel each other out. */
export function isNoCost(cost: Cost): boolean {
  return COST_PARTS.every((part) => cost[part] === 0);
}

export function negateCost(cost: Cost): Cost {
  return { goods: minor(-cost.goods), freight: minor(-cost.freight), other: minor(-cost.other) };
}

export function subtractCost(a: Cost, b: Cost): Cost {
  return addCost(a, negateCost(b));
}

/** round(total x count / whole) of a cost, its parts adding up to exactly that. Taking the whole takes every cent. */
export function shareOfCost(cost: Cost, { count, whole }: { readonly count: number; readonly whole: number }): Cost {
  return count === whole ? cost : roundCost(cost, (amount) => minor(mulDiv(amount, count, whole)));
}

/**
 * A cost in proportion, its total rounded once. Parts are shared by largest remainder; where parts of different signs rule that out, each is
 * rounded and goods take the residue.
 */
export function roundCost(cost: Cost, proportion: (amount: Minor) => Minor): Cost {
  const total = proportion(totalOf(cost));
  const amounts = COST_PARTS.map((part) => cost[part]);
  if (amounts.every((amount) => amount >= 0)) {
    const [goods = ZERO, freight = ZERO, other = ZERO] = totalOf(cost) === 0 ? [ZERO, ZERO, ZERO] : splitTotal(total, amounts);
    return { goods, freight, other };
  }
  const [freight, other] = [proportion(cost.freight), proportion(cost.other)];
  return { goods: minor(total - freight - other), freight, other };
}

/** A cost shared over lines by weight, each part of it to the cent. */
export function splitCost(cost: Cost, weights: readonly number[]): readonly Cost[] {
  const [goods, freight, other] = COST_PARTS.map((part) => splitTotal(cost[part], weights));
  return weights.map((_, index) => ({ goods: goods?.[index] ?? ZERO, freight: freight?.[index] ?? ZERO, other: other?.[index] ?? ZERO }));
}
