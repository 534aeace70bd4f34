/**
 * Costs that the seller states for a bundle -> costs of the SKUs in it, where that can be said: what one SKU's pack costs is the cost of
 * all its units. What several SKUs cost together tells the cost of none, and is left out with an issue.
 */
import { rowsOf, tableOf, type RowOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import { roundedQuotient, type Decimal } from "../../domain/money";
import { OWN_MOVEMENTS, UNIT_COSTS, type Facts } from "../../facts/facts";
import { UNMEASURED } from "../../facts/goods";
import { placeOfRow } from "../../facts/place-of-row";
import { isBundle } from "./convert-goods";
import type { Identity } from "./read-sku-map";

type IdentityOf = (sku: string) => Identity | null;

/** What a pack weighs and measures is no multiple of its units, since wrapping weighs too: its measures are not kept. Rows about bundles are gone afterwards, or speak of single units; the others are untouched. */
export function unbundleCosts(facts: Facts, identityOf: IdentityOf): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const costs = unbundleUnitCosts(facts, identityOf);
  const movements = unbundleMovements(facts, identityOf);
  return { facts: { ...facts, unitCosts: costs.table, movements: movements.table }, issues: [...costs.issues, ...movements.issues] };
}

/** More places than any cost is stated in. */
const QUOTIENT_SCALE = 8;

function unbundleUnitCosts(facts: Facts, identityOf: IdentityOf): { readonly table: Facts["unitCosts"]; readonly issues: readonly Issue[] } {
  const rows = rowsOf(facts.unitCosts);
  if (!rows.some(({ sku }) => isBundle(identityOf(sku)))) return { table: facts.unitCosts, issues: [] };
  const stated = new Set(rows.flatMap(({ sku }) => (isBundle(identityOf(sku)) ? [] : [identityOf(sku)?.[0]?.sku ?? sku])));
  const unused: RowOf<typeof UNIT_COSTS>[] = [];
  const kept = rows.flatMap((row) => {
    const identity = identityOf(row.sku);
    if (!isBundle(identity)) return [row];
    const [only, second] = identity ?? [];
    if (only !== undefined && second === undefined && !stated.has(only.sku) && row.unitCost !== null)
      return [{ ...row, ...UNMEASURED, sku: only.sku, unitCost: quotient(row.unitCost, only.units) }];
    unused.push(row);
    return [];
  });
  return {
    table: tableOf(
      UNIT_COSTS,
      kept,
      kept.map(({ at }) => at),
    ),
    issues: sayUnused(facts, unused),
  };
}

type Movement = RowOf<typeof OWN_MOVEMENTS>;

function unbundleMovements(facts: Facts, identityOf: IdentityOf): { readonly table: Facts["movements"]; readonly issues: readonly Issue[] } {
  const rows = rowsOf(facts.movements);
  if (!rows.some(({ sku }) => isBundle(identityOf(sku)))) return { table: facts.movements, issues: [] };
  const unused: Movement[] = [];
  const converted = rows.map((row) => {
    const identity = identityOf(row.sku);
    if (identity === null || !isBundle(identity) || isMoneyAlone(row)) return row;
    const amount = identity.length > 1 ? null : amountOf(row);
    if (amount === null && (row.unitCost !== null || row.amount !== null)) unused.push(row);
    return { ...row, unitCost: null, amount };
  });
  return {
    table: tableOf(
      OWN_MOVEMENTS,
      converted,
      converted.map(({ at }) => at),
    ),
    issues: sayUnused(facts, unused),
  };
}

/** Freight, or a change of value by an amount, which the SKUs of a bundle share by their units. */
function isMoneyAlone({ type, unitCost }: Movement): boolean {
  return unitCost === null && (type === "landed-cost" || type === "revaluation");
}

/** What all units of the row cost. The unit cost of a count or a revaluation sets what a single unit is worth, which a pack's cannot. */
function amountOf({ type, quantity, unitCost, amount }: Movement): Decimal | null {
  if (amount !== null || unitCost === null || type === "count" || type === "revaluation") return amount;
  const whole = unitCost.coefficient * (quantity ?? 0);
  return Number.isSafeInteger(whole) ? { coefficient: whole, scale: unitCost.scale } : null;
}

function sayUnused(facts: Facts, rows: readonly { readonly sku: string; readonly at: { readonly source: number; readonly row: number } }[]): readonly Issue[] {
  const [first] = [...rows].sort((a, b) => a.at.source - b.at.source || a.at.row - b.at.row);
  return first === undefined ? [] : [raise("bundle-cost-unused", placeOfRow(facts, first), { sku: first.sku, rows: rows.length })];
}

function quotient({ coefficient, scale }: Decimal, units: number): Decimal {
  const places = Math.max(scale, QUOTIENT_SCALE);
  return { coefficient: roundedQuotient(BigInt(coefficient) * 10n ** BigInt(places - scale), BigInt(units)), scale: places };
}
