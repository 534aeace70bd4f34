/**
 * A shipment's freight over its lines, by the basis that the bill states: each line's share to the cent, the odd cents by
 * largest remainder. Where a line lacks what the basis needs, the units decide for all of them, and the result says so.
 */
import { VOLUME_DIVISOR, type FreightBasis, type FreightMeasure } from "../../domain/freight";
import { fractionOf, largerOf, productOf, wholeRatio, type Fraction } from "../../domain/fraction";
import { splitTotal, type Minor } from "../../domain/money";

/** What the goods of a line are, weigh and measure, all of them together; null where nothing tells. */
export type FreightLine = {
  readonly units: number;
  /** What the goods cost, in one currency for all lines. */
  readonly value: Minor | null;
  readonly kilograms: Fraction | null;
  readonly cubicCentimetres: Fraction | null;
  /** Of the cartons that they fill, the last one too where it is not full. */
  readonly cartonCubicCentimetres: Fraction | null;
};
export type Allocation = { readonly shares: readonly Minor[]; readonly basis: FreightBasis };

type Rule = {
  readonly needs: readonly FreightMeasure[];
  /** Weights of one basis stand in one unit, whichever. Only asked where a line has what is needed. */
  readonly weigh: (line: FreightLine, divisor: number) => Fraction | null;
};

/** Kilograms x divisor, so that they can be compared with cubic centimetres: these, by the divisor, are kilograms too. */
const actual: Rule["weigh"] = ({ kilograms }, divisor) => (kilograms === null ? null : productOf(kilograms, fractionOf(divisor)));

const RULES: Readonly<Record<FreightBasis, Rule>> = {
  "chargeable-weight": {
    needs: ["kilograms", "cubicCentimetres"],
    weigh(line, divisor) {
      const byScale = actual(line, divisor);
      return byScale === null || line.cubicCentimetres === null ? null : largerOf(byScale, line.cubicCentimetres);
    },
  },
  "actual-weight": { needs: ["kilograms"], weigh: actual },
  "volume-weight": { needs: ["cubicCentimetres"], weigh: ({ cubicCentimetres }) => cubicCentimetres },
  quantity: { needs: [], weigh: ({ units }) => fractionOf(units) },
  value: { needs: ["value"], weigh: ({ value }) => (value === null ? null : fractionOf(value)) },
  "carton-volume": { needs: ["cartonCubicCentimetres"], weigh: ({ cartonCubicCentimetres }) => cartonCubicCentimetres },
};

export function allocateFreight(total: Minor, basis: FreightBasis, lines: readonly FreightLine[], divisor = VOLUME_DIVISOR): Allocation {
  const weights = wholeRatio(lines.flatMap((line) => RULES[basis].weigh(line, divisor) ?? []));
  const usable = weights.length === lines.length && weights.every((weight) => weight >= 0n) && weights.some((weight) => weight > 0n);
  return usable
    ? { shares: splitTotal(total, weights), basis }
    : {
        shares: splitTotal(
          total,
          lines.map(({ units }) => units),
        ),
        basis: "quantity",
      };
}

/** What the basis needs to know of the line, and nothing tells. */
export function lackingFor(basis: FreightBasis, line: FreightLine): readonly FreightMeasure[] {
  return RULES[basis].needs.filter((measure) => line[measure] === null);
}
