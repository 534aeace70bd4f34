/** Receipts that fit no shipment, and shipments that state other receipts than the ledger -> issues. */
import { groupBy } from "../../columns/group-by";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { PoolId } from "../movements/pools";
import { rowsOfTakings, unitsHad, type MatchContext, type OpenAccount, type Taking } from "./line-accounts";
import type { ReferencedReceipt } from "./reference-receipts";
import type { MayBeOf } from "./unknown-shipments";

/** Receipts that neither a shipment nor a name explains, of goods that shipments here do send. */
export function nameUnclaimed(
  unclaimed: readonly Taking[],
  { pools }: MatchContext,
  candidatesOf: (goods: { readonly sku: string; readonly fnsku: string | null }) => readonly OpenAccount[],
): readonly Issue[] {
  const byPool = new Map<PoolId, { units: number; readonly since: Day }>();
  for (const { pool, quantity, day, reference } of unclaimed) {
    if (pool === null || reference !== "") continue;
    const known = byPool.get(pool) ?? { units: 0, since: day };
    known.units += quantity;
    byPool.set(pool, known);
  }
  return [...byPool].flatMap(([pool, { units, since }]) => {
    const { location, sku, fnsku } = pools.at(pool);
    return units <= 0 || candidatesOf({ sku, fnsku }).length === 0 ? [] : [raise("receipt-unmatched", null, { sku, units, location, since: isoOf(since) })];
  });
}

/** Shipments known from receipts only. */
export type UnknownShipment = { readonly shipmentId: string; readonly place: Place | null; readonly since: Day; readonly goods: readonly string[] };

export function findUnknownShipments(
  references: readonly ReferencedReceipt[],
  accountOf: (receipt: ReferencedReceipt) => OpenAccount | null,
): readonly UnknownShipment[] {
  const byShipment = groupBy(
    references.filter((one) => accountOf(one) === null),
    ({ shipmentId }) => shipmentId,
  );
  return [...byShipment].flatMap(([shipmentId, rows]) => {
    const [first] = rows;
    const units = new Map<string, number>();
    for (const { sku, fnsku, quantity } of rows) units.set(sku === "" ? fnsku : sku, (units.get(sku === "" ? fnsku : sku) ?? 0) + quantity);
    const goods = [...units]
      .filter(([, quantity]) => quantity !== 0)
      .sort(([a], [b]) => compareText(a, b))
      .map(([sku, quantity]) => `${quantity} of ${sku}`);
    return first === undefined || goods.length === 0 ? [] : [{ shipmentId, place: first.place, since: first.day, goods }];
  });
}

/** With the shipments that lack what came in under each. */
export function nameUnknownShipments(unknown: readonly UnknownShipment[], mayBeOf: readonly MayBeOf[]): readonly Issue[] {
  const lacking = groupBy(mayBeOf, (one) => one.unknown.shipmentId);
  return unknown.map(({ shipmentId, place, since, goods }) =>
    raise("receipt-of-unknown-shipment", place, {
      shipmentId,
      goods,
      since: isoOf(since),
      lacking: (lacking.get(shipmentId) ?? []).map((one) => `${one.shipmentId} lacks ${one.lacks} of ${one.unknown.sku}`),
    }),
  );
}

/** A figure that the Shipments table states and the ledger does not bear out. */
export function nameDisagreement({ line, before, takings, byReference }: OpenAccount): readonly Issue[] {
  const received = unitsHad({ before, takings });
  if (line.statedReceived === null || line.statedReceived === received) return [];
  return [
    raise("received-disagrees", line.place, {
      line: `${line.shipmentId} ${line.sku}`,
      stated: line.statedReceived,
      received,
      isNamed: byReference,
      rows: rowsOfTakings(takings),
    }),
  ];
}
