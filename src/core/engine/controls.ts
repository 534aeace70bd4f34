/** The proofs that a reconciliation must pass, each as what was expected and what was found. */
import { totalOf } from "../domain/cost";
import type { CurrencyCode } from "../domain/money";
import { BETWEEN_CENTRES, IN_TRANSIT } from "../domain/location";
import type { Period } from "../domain/day";
import { isReported } from "./discrepancies";
import type { Control, RollforwardLine } from "./findings";
import type { LedgerChecks } from "./ledger/ledger-series";
import type { Places } from "./movements/places";
import type { PoolId, Pools } from "./movements/pools";
import type { ValuedMove } from "./valuation/valuation";

const control = (id: string, title: string, expected: number, found: number, currency: CurrencyCode | null = null): Control => ({
  id,
  title,
  expected,
  found,
  pass: expected === found,
  currency,
});

type Input = {
  readonly lines: readonly RollforwardLine[];
  readonly valued: readonly ValuedMove[];
  readonly ledger: LedgerChecks;
  readonly hasLedger: boolean;
  readonly pools: Pools;
  readonly places: Places;
  readonly period: Period;
  readonly isCosted: (pool: PoolId) => boolean;
  readonly unitsInTransit: number;
};

export function checkControls(input: Input): readonly Control[] {
  const differing = (within: (line: RollforwardLine) => boolean): number =>
    input.lines.filter(within).reduce((sum, line) => sum + (line.reported === null ? 0 : Math.abs(line.ending.quantity - line.reported)), 0);
  const ofLedger = input.hasLedger ? "" : " (no ledger to check)";
  const ofReported = isReported(input.lines) ? "" : " (nothing is reported to compare with)";
  return [
    control("row-identity", `Ledger rows that do not add up${ofLedger}`, 0, input.ledger.brokenRows),
    control("day-continuity", `Ledger days that do not follow each other${ofLedger}`, 0, input.ledger.brokenDays),
    control(
      "ending-agrees-with-reported",
      `Units that endings and warehouses differ by${ofReported}`,
      0,
      differing((line) => line.location !== BETWEEN_CENTRES),
    ),
    control(
      "between-centres-agrees",
      `Units between centres that Amazon differs by${ofLedger}`,
      0,
      differing((line) => line.location === BETWEEN_CENTRES),
    ),
    control(
      "in-transit-agrees-with-shipments",
      "Units in transit: as the shipments have them, and as the rollforward has them",
      input.unitsInTransit,
      unitsAt(input.lines, IN_TRANSIT),
    ),
    ...conserve(input),
  ];
}

function unitsAt(lines: readonly RollforwardLine[], location: string): number {
  return lines.reduce((sum, line) => (line.location === location ? sum + line.ending.quantity : sum), 0);
}

/**
 * Units and value are neither made nor lost by moving between locations: all beginnings plus what came from outside, less
 * what went outside, is what is there now. Counted from the moves on one side and from the finished lines on the other.
 */
function conserve({ lines, valued, places, pools, period, isCosted }: Input): readonly Control[] {
  const currencyOf = (pool: PoolId): CurrencyCode => places.currencyOf(pools.at(pool).location);
  const expectedValue = new Map<CurrencyCode, number>();
  const addValue = (pool: PoolId, amount: number): void => void expectedValue.set(currencyOf(pool), (expectedValue.get(currencyOf(pool)) ?? 0) + amount);
  let expectedUnits = lines.reduce((sum, line) => sum + line.beginning.quantity, 0);
  for (const line of lines) if (line.isOpen !== true) expectedValue.set(line.currency, (expectedValue.get(line.currency) ?? 0) + (line.beginning.value ?? 0));
  for (const { move, out, in: into } of valued) {
    if (move.entry === "opening" || move.day < period.from) continue;
    const { from, to } = move;
    if (from === null || to === null) expectedUnits += to === null ? -move.quantity : move.quantity;
    // Value goes outside too where it changes its currency, or comes to lie among units without a known value.
    if (from !== null && to !== null && isCosted(from) && isCosted(to) && currencyOf(from) === currencyOf(to)) continue;
    if (to !== null && isCosted(to)) addValue(to, totalOf(into));
    if (from !== null && isCosted(from)) addValue(from, -totalOf(out));
  }
  const foundUnits = lines.reduce((sum, line) => sum + line.ending.quantity, 0);
  const currencies = [...new Set(lines.map((line) => line.currency))].sort();
  return [
    control("units-conserved", "Units: none made or lost by moving", expectedUnits, foundUnits),
    ...currencies.map((currency) =>
      control(
        currencies.length === 1 ? "value-conserved" : `value-conserved-${currency}`,
        `Value in ${currency}: none made or lost by moving`,
        expectedValue.get(currency) ?? 0,
        lines.filter((line) => line.currency === currency).reduce((sum, line) => sum + (line.ending.value ?? 0), 0),
        currency,
      ),
    ),
  ];
}
