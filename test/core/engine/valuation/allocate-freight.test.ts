/** A freight bill over three lines by each basis, worked out by hand. */
import type { FreightBasis } from "../../../../src/core/domain/freight";
import { fractionOf } from "../../../../src/core/domain/fraction";
import { minor } from "../../../../src/core/domain/money";
import { allocateFreight, type FreightLine } from "../../../../src/core/engine/valuation/allocate-freight";

/**
 * Ten kettles: 10 kg in 60 litres (volume weight 10.0 kg), two cartons of 36 litres. Forty pillows: 8 kg in 240 litres
 * (40.0 kg), four cartons of 70 litres. Fifty spoons: 2 kg in 3 litres (0.5 kg), one carton of 4 litres.
 */
const LINES: readonly FreightLine[] = [
  { units: 10, value: minor(30000), kilograms: fractionOf(10), cubicCentimetres: fractionOf(60000), cartonCubicCentimetres: fractionOf(72000) },
  { units: 40, value: minor(20000), kilograms: fractionOf(8), cubicCentimetres: fractionOf(240000), cartonCubicCentimetres: fractionOf(280000) },
  { units: 50, value: minor(10000), kilograms: fractionOf(2), cubicCentimetres: fractionOf(3000), cartonCubicCentimetres: fractionOf(4000) },
];

describe("a bill of 1000.00 over kettles, pillows and spoons", () => {
  test.each<[FreightBasis, string, readonly number[]]>([
    ["chargeable-weight", "10, 40 and 2 of 52 kg", [19231, 76923, 3846]],
    ["actual-weight", "10, 8 and 2 of 20 kg", [50000, 40000, 10000]],
    ["volume-weight", "10, 40 and 0.5 of 50.5 kg", [19802, 79208, 990]],
    ["quantity", "10, 40 and 50 of 100 units", [10000, 40000, 50000]],
    ["value", "300, 200 and 100 of 600", [50000, 33333, 16667]],
    ["carton-volume", "72, 280 and 4 of 356 litres", [20225, 78652, 1123]],
  ])("by %s: %s", (basis, _weights, shares) => {
    expect(allocateFreight(minor(100000), basis, LINES)).toEqual({ shares, basis });
  });

  test("couriers count 5000 cubic centimetres as a kilogram: 12, 48 and 2 of 62 kg", () => {
    expect(allocateFreight(minor(100000), "chargeable-weight", LINES, 5000).shares).toEqual([19355, 77419, 3226]);
  });
});

test("where one line's weight is not known, the units decide for all", () => {
  const unweighed = LINES.map((line, index) => (index === 1 ? { ...line, kilograms: null } : line));
  expect(allocateFreight(minor(1000), "chargeable-weight", unweighed)).toEqual({ shares: [100, 400, 500], basis: "quantity" });
  expect(allocateFreight(minor(1000), "volume-weight", unweighed).basis).toBe("volume-weight");
});

test("goods that cost nothing cannot decide by value", () => {
  expect(
    allocateFreight(
      minor(1000),
      "value",
      LINES.map((line) => ({ ...line, value: minor(0) })),
    ).basis,
  ).toBe("quantity");
});

test("123.22 over three equal lines is 41.07, 41.07 and 41.08; a credit note the same below zero", () => {
  const [line] = LINES;
  const equal = line === undefined ? [] : [line, line, line];
  expect(allocateFreight(minor(12322), "quantity", equal).shares).toEqual([4107, 4107, 4108]);
  expect(allocateFreight(minor(-12322), "quantity", equal).shares).toEqual([-4107, -4107, -4108]);
});
