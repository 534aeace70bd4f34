/**
 * A shipment's freight over its lines, by the basis that the bill states: each line's share to the cent, the odd cents by
 * largest remainder. Where a line lacks what the basis needs, the units decide for all of them, and the result says so.
 */
import type { FreightBasis } from "../domain/freight";
import { splitTotal, type Minor } from "../domain/money";

/** What goods of a line are and weigh, whole numbers throughout; null where nothing tells. */
export type FreightLine = {
  readonly units: number;
  /** What the goods cost, in one currency for all lines. */
  readonly value: Minor | null;
  readonly unitGrams: number | null;
  readonly unitCubicCentimetres: number | null;
  readonly unitsPerCarton: number | null;
  readonly cartonCubicCentimetres: number | null;
};
export type Allocation = { readonly shares: readonly Minor[]; readonly basis: FreightBasis };

/** Cubic centimetres that carriers count as a kilogram by air; couriers count 5000. */
export const VOLUME_DIVISOR = 6000;

type Weigh = (line: FreightLine, divisor: number) => number | null;

const times = (units: number, each: number | null): number | null => (each === null ? null : units * each);

/** Both weights stand in grams x divisor, so that they are whole and can be compared: cubic centimetres / divisor are kilograms. */
const actual: Weigh = ({ units, unitGrams }, divisor) => times(units * divisor, unitGrams);
const volume: Weigh = ({ units, unitCubicCentimetres }) => times(units * 1000, unitCubicCentimetres);

const WEIGHTS: Readonly<Record<FreightBasis, Weigh>> = {
  "chargeable-weight": (line, divisor) => {
    const [byScale, byVolume] = [actual(line, divisor), volume(line, divisor)];
    return byScale === null || byVolume === null ? null : Math.max(byScale, byVolume);
  },
  "actual-weight": actual,
  "volume-weight": volume,
  quantity: ({ units }) => units,
  value: ({ value }) => value,
  "carton-volume": ({ units, unitsPerCarton, cartonCubicCentimetres }) => (unitsPerCarton === null || unitsPerCarton <= 0 ? null : times(Math.ceil(units / unitsPerCarton), cartonCubicCentimetres)),
};

export function allocateFreight(total: Minor, basis: FreightBasis, lines: readonly FreightLine[], divisor = VOLUME_DIVISOR): Allocation {
  const weights = lines.flatMap((line) => WEIGHTS[basis](line, divisor) ?? []);
  const usable = weights.length === lines.length && weights.every((weight) => weight >= 0) && weights.some((weight) => weight > 0);
  return usable ? { shares: splitTotal(total, weights), basis } : { shares: splitTotal(total, lines.map(({ units }) => units)), basis: "quantity" };
}
