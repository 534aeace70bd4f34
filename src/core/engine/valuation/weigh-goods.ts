/**
 * What the seller states of cartons and of single units -> what goods of a shipment weigh and measure. Cartons come first, because
 * they are what a carrier weighs; where they are not stated, units of the SKU map, then of the unit costs.
 */
import { rowsOf } from "../../columns/table";
import { fractionOf, dividedBy, isEqual, largerOf, productOf, type Fraction } from "../../domain/fraction";
import { raise, type Issue } from "../../domain/issue";
import type { Decimal } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import type { Facts, ShipmentRow } from "../../facts/facts";
import type { FreightLine } from "./allocate-freight";

/** Units of a SKU that left or came under a reference: `units` of the `lineUnits` of the whole line. */
type Goods = { readonly reference: string; readonly sku: string; readonly units: number; readonly lineUnits: number };
type Weighed = Pick<FreightLine, "kilograms" | "cubicCentimetres" | "cartonCubicCentimetres">;
export type Scales = { readonly weigh: (goods: Goods) => Weighed; readonly issues: readonly Issue[] };

/** Of one unit, or of one carton. */
type Measures = { readonly kilograms: Fraction | null; readonly cubicCentimetres: Fraction | null };
type Cartons = Measures & { readonly cartons: number | null; readonly unitsPerCarton: number | null };

/** `skuOf` finds the seller's SKU of a shipment row that names the goods by FNSKU only. */
export function readScales(facts: Facts, skuOf: (fnsku: string) => string): Scales {
  const issues: Issue[] = [];
  const ofUnit = readUnitMeasures(facts, issues);
  const ofCarton = new Map<string, Cartons>();
  for (const row of rowsOf(facts.shipments)) {
    const key = keyOfLine(row.shipmentId, row.sku === "" ? skuOf(row.fnsku) : row.sku);
    ofCarton.set(key, mergeCartons(ofCarton.get(key), cartonsOf(row)));
  }
  return {
    issues,
    weigh({ reference, sku, units, lineUnits }) {
      const unit = ofUnit.get(sku);
      const cartons = weighCartons(ofCarton.get(keyOfLine(reference, sku)), { units, lineUnits });
      const times = (each: Fraction | null | undefined): Fraction | null => (each === null || each === undefined ? null : productOf(each, fractionOf(units)));
      return {
        kilograms: cartons.kilograms ?? times(unit?.kilograms),
        cubicCentimetres: cartons.cubicCentimetres ?? times(unit?.cubicCentimetres),
        cartonCubicCentimetres: cartons.cubicCentimetres,
      };
    },
  };
}

/** A carton that is not full is as large as the others, but weighs what is in it. */
function weighCartons(line: Cartons | undefined, { units, lineUnits }: Pick<Goods, "units" | "lineUnits">): Measures {
  if (line === undefined) return { kilograms: null, cubicCentimetres: null };
  const { cartons, unitsPerCarton, kilograms, cubicCentimetres } = line;
  const count = cartons ?? (unitsPerCarton === null ? null : Math.ceil(lineUnits / unitsPerCarton));
  const shareOf = (all: Fraction): Fraction => dividedBy(productOf(all, fractionOf(units)), lineUnits);
  const ofPart = unitsPerCarton === null || kilograms === null ? null : dividedBy(productOf(kilograms, fractionOf(units)), unitsPerCarton);
  return {
    kilograms: cartons === null || kilograms === null ? ofPart : shareOf(productOf(kilograms, fractionOf(cartons))),
    cubicCentimetres: count === null || cubicCentimetres === null ? null : shareOf(productOf(cubicCentimetres, fractionOf(count))),
  };
}

function cartonsOf(row: ShipmentRow): Cartons {
  return {
    cartons: positive(row.cartons),
    unitsPerCarton: positive(row.unitsPerCarton),
    kilograms: measured(row.cartonWeight),
    cubicCentimetres: boxOf([row.cartonLength, row.cartonWidth, row.cartonHeight]),
  };
}

/** A line exported twice counts once, with the larger of each figure, as in the shipment book. */
function mergeCartons(a: Cartons | undefined, b: Cartons): Cartons {
  if (a === undefined) return b;
  const most = (one: number | null, other: number | null): number | null => (one === null || other === null ? (one ?? other) : Math.max(one, other));
  return {
    cartons: most(a.cartons, b.cartons),
    unitsPerCarton: most(a.unitsPerCarton, b.unitsPerCarton),
    kilograms: largest(a.kilograms, b.kilograms),
    cubicCentimetres: largest(a.cubicCentimetres, b.cubicCentimetres),
  };
}

type UnitRow = {
  readonly sku: string;
  readonly from: number;
  readonly unitWeight: Decimal | null;
  readonly unitLength: Decimal | null;
  readonly unitWidth: Decimal | null;
  readonly unitHeight: Decimal | null;
  readonly unitVolume: Decimal | null;
  readonly at: { readonly source: number; readonly row: number };
};
type Stated = { readonly value: Fraction; readonly row: UnitRow };

function readUnitMeasures(facts: Facts, issues: Issue[]): ReadonlyMap<string, Measures> {
  const tables: readonly (readonly UnitRow[])[] = [
    rowsOf(facts.skuMap).map((row) => ({ ...row, from: 0 })),
    rowsOf(facts.unitCosts).map((row) => ({ ...row, from: row.from ?? -Infinity })),
  ];
  const find = (measure: "weight" | "volume", valueOf: (row: UnitRow) => Fraction | null): ReadonlyMap<string, Fraction> => {
    const found = new Map<string, Fraction>();
    for (const rows of tables) for (const [sku, value] of newestOf(facts, rows, measure, valueOf, issues)) if (!found.has(sku)) found.set(sku, value);
    return found;
  };
  const weights = find("weight", ({ unitWeight }) => measured(unitWeight));
  const volumes = find("volume", ({ unitLength, unitWidth, unitHeight, unitVolume }) => boxOf([unitLength, unitWidth, unitHeight]) ?? measured(unitVolume));
  return new Map(
    [...weights.keys(), ...volumes.keys()].map((sku) => [sku, { kilograms: weights.get(sku) ?? null, cubicCentimetres: volumes.get(sku) ?? null }]),
  );
}

/** What a table says last of each SKU; of two rows for one time the larger figure counts, and they are named. */
function newestOf(
  facts: Facts,
  rows: readonly UnitRow[],
  measure: "weight" | "volume",
  valueOf: (row: UnitRow) => Fraction | null,
  issues: Issue[],
): ReadonlyMap<string, Fraction> {
  const newest = new Map<string, Stated>();
  const others = new Map<string, UnitRow>();
  for (const row of rows) {
    const value = row.sku === "" ? null : valueOf(row);
    const known = newest.get(row.sku);
    if (value === null || (known !== undefined && known.row.from > row.from)) continue;
    if (known === undefined || known.row.from < row.from) {
      newest.set(row.sku, { value, row });
      others.delete(row.sku);
    } else if (!isEqual(known.value, value)) {
      const isLarger = largerOf(value, known.value) === value;
      others.set(row.sku, isLarger ? known.row : row);
      if (isLarger) newest.set(row.sku, { value, row });
    }
  }
  for (const [sku, other] of others) {
    const row = newest.get(sku)?.row;
    const [source, otherSource] = [facts.sources[row?.at.source ?? -1], facts.sources[other.at.source]];
    if (row !== undefined && source !== undefined && otherSource !== undefined)
      issues.push(raise("unit-measure-twice", { source, row: row.at.row }, { sku, measure, other: nameOfPlace({ source: otherSource, row: other.at.row }) }));
  }
  return new Map([...newest].map(([sku, { value }]) => [sku, value]));
}

function boxOf(sides: readonly (Decimal | null)[]): Fraction | null {
  const measures = sides.flatMap((side) => measured(side) ?? []);
  return measures.length === sides.length ? productOf(...measures) : null;
}

/** Nothing weighs nothing: such a figure stands for one that nobody took. */
function measured(figure: Decimal | null): Fraction | null {
  return figure === null || figure.coefficient <= 0 ? null : fractionOf(figure);
}

function positive(count: number | null): number | null {
  return count === null || count <= 0 ? null : count;
}

function largest(a: Fraction | null, b: Fraction | null): Fraction | null {
  return a === null || b === null ? (a ?? b) : largerOf(a, b);
}
