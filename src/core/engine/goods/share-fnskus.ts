/**
 * One FNSKU under several SKUs is one good with several listings: what the seller states for one of the SKUs, a cost or a shipment,
 * is found from the others too. A bundle's FNSKU is none of these, since its SKUs are different goods.
 */
import { rowsOf, tableOf } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { compareText } from "../../domain/text";
import { SHIPMENTS, UNIT_COSTS, type Facts } from "../../facts/facts";

export function shareFnskus(facts: Facts): Facts {
  const shared = findShared(facts);
  if (shared.size === 0) return facts;
  return { ...facts, unitCosts: shareCosts(facts, [...shared.values()]), shipments: nameFnskus(facts, shared) };
}

/** The SKUs of each FNSKU that has several, in order. Where Amazon's own name was replaced the goods are known from the map. */
function findShared({ ledger, ledgerDetail }: Facts): ReadonlyMap<string, readonly string[]> {
  const skus = new Map<string, Set<string>>();
  for (const { rowCount, columns } of [ledger, ledgerDetail]) {
    for (let index = 0; index < rowCount; index += 1) {
      const fnsku = textAt(columns.fnsku, index);
      const sku = textAt(columns.msku, index);
      if (fnsku === "" || sku === "" || textAt(columns.listing, index) !== "") continue;
      const known = skus.get(fnsku);
      if (known === undefined) skus.set(fnsku, new Set([sku]));
      else known.add(sku);
    }
  }
  return new Map([...skus].filter(([, names]) => names.size > 1).map(([fnsku, names]) => [fnsku, [...names].sort(compareText)]));
}

/** A SKU without a cost of its own costs what another listing of the same FNSKU costs. */
function shareCosts({ unitCosts }: Facts, groups: readonly (readonly string[])[]): Facts["unitCosts"] {
  const rows = rowsOf(unitCosts);
  const costed = new Set(rows.map(({ sku }) => sku));
  const added = groups.flatMap((skus) => {
    const from = skus.find((sku) => costed.has(sku));
    return from === undefined
      ? []
      : skus.filter((sku) => !costed.has(sku)).flatMap((sku) => rows.filter((row) => row.sku === from).map((row) => ({ ...row, sku })));
  });
  const all = [...rows, ...added];
  return added.length === 0
    ? unitCosts
    : tableOf(
        UNIT_COSTS,
        all,
        all.map(({ at }) => at),
      );
}

/** A shipment that names no FNSKU gets the one that its SKU shares, so that receipts of the other listing find it. */
function nameFnskus({ shipments }: Facts, shared: ReadonlyMap<string, readonly string[]>): Facts["shipments"] {
  const fnskuOf = new Map<string, string>();
  for (const [fnsku, skus] of shared) for (const sku of skus) if (!fnskuOf.has(sku)) fnskuOf.set(sku, fnsku);
  const rows = rowsOf(shipments).map((row) => (row.fnsku === "" ? { ...row, fnsku: fnskuOf.get(row.sku) ?? "" } : row));
  return tableOf(
    SHIPMENTS,
    rows,
    rows.map(({ at }) => at),
  );
}
