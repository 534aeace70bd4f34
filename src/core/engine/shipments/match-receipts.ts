/**
 * Amazon's receipts -> the shipment lines that they belong to. Receipts that name their shipment go to it; the summary
 * names none, so that its other units are taken from the shipments of the goods, those delivered by then first, then the
 * oldest. The summary decides how many units came into stock, the references decide whose they were.
 */
import type { Day } from "../../domain/day";
import { byShipmentThenSku, keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import type { Issue } from "../../domain/issue";
import type { Place } from "../../domain/source";
import type { LedgerReceipt } from "../ledger/ledger-moves";
import type { Dispatch } from "../movements/own-moves";
import { fillCapacities } from "./earlier-receipts";
import { groupReceipts } from "./group-receipts";
import { heedStated, isStatedOnly } from "./heed-stated";
import { indexByGoods, indexByReference, type LineAccount, type MatchContext, type OpenAccount, type Taking } from "./line-accounts";
import { findUnknownShipments, nameDisagreement, nameUnclaimed, type UnknownShipment } from "./name-receipts";
import { readLabels } from "./receipt-labels";
import type { ReferencedReceipt } from "./reference-receipts";
import { unsentOfSeals } from "./sealed-receipts";
import { bookDispatches, type BookLine } from "./shipment-book";
import { takeReferenced, takeUnreferenced, takingOf } from "./take-receipts";
import { readTakenBack } from "./taken-back";

export type Matched = {
  readonly accounts: readonly LineAccount[];
  readonly unclaimed: readonly Taking[];
  readonly unknown: readonly UnknownShipment[];
  readonly issues: readonly Issue[];
};

export function matchReceipts(
  booked: readonly BookLine[],
  unreferenced: readonly Dispatch[],
  receipts: readonly LedgerReceipt[],
  references: readonly ReferencedReceipt[],
  context: MatchContext,
): Matched {
  const lines = [...booked, ...unreferenced.flatMap((one) => bookDispatches([one]))];
  const added = linesReceivedOnly(booked, references, context);
  const named = new Set(references.map(({ shipmentId }) => shipmentId));
  const open = [...lines, ...added].map((line): OpenAccount => ({
    line,
    destination: line.toWarehouse === "" ? null : context.places.ofWarehouse(line.toWarehouse),
    before: 0,
    beforeUntil: null,
    gone: 0,
    lost: 0,
    swapped: 0,
    isClosed: false,
    beforeMost: Infinity,
    capacity: 0,
    takings: [],
    byReference: line.shipmentId !== "" && named.has(keyOfShipment(line.shipmentId)),
  }));
  const accountOf = indexByReference(open, context);
  const { groups, outside } = groupReceipts(receipts, references, context);
  const unclaimed: Taking[] = [];
  for (const one of outside) {
    const taking = takingOf(one, { pool: null, quantity: one.quantity, place: one.place });
    const account = accountOf(one);
    if (account !== null) account.takings.push(taking);
  }
  const issues = fillCapacities(open, groups, accountOf, context);
  const candidatesOf = indexByGoods(open);
  const bearingLabelsOf = readLabels(context.facts);
  const takenBackAfter = readTakenBack(groups, context.pools);
  for (const group of groups) {
    const pool = context.pools.at(group.pool);
    const candidates = bearingLabelsOf(
      { fnsku: pool.fnsku, listing: group.listing },
      candidatesOf(pool).filter((one) => mayArriveAt(context, one, pool.location)),
    );
    for (const { reference, quantity } of group.references)
      takeReferenced(
        group,
        { reference, quantity },
        accountOf(reference),
        candidates.map(({ one }) => one),
        unclaimed,
      );
    for (const { quantity, place } of group.rest)
      takeUnreferenced(group, { quantity, place }, candidates, { unclaimed, takenBackLater: takenBackAfter(group), context });
  }
  const statedOnly = new Set(open.filter((one) => isStatedOnly(one, context)));
  const held = open.filter((one) => !statedOnly.has(one));
  for (const one of held) heedStated(one, context);
  return {
    accounts: open.map((one) => closeAccount(one, { context, isStatedOnly: statedOnly.has(one) })),
    unclaimed,
    unknown: findUnknownShipments(references, accountOf),
    issues: [...issues, ...nameUnclaimed(unclaimed, context, candidatesOf), ...held.flatMap(nameDisagreement)],
  };
}

function closeAccount(
  one: OpenAccount,
  { context, isStatedOnly: isStated }: { readonly context: MatchContext; readonly isStatedOnly: LineAccount["isStatedOnly"] },
): LineAccount {
  const { destination: _, capacity: __, beforeMost: ___, ...account } = one;
  return { ...account, takings: [...one.takings].sort((a, b) => a.day - b.day), locations: locationsOf(one, context), isStatedOnly: isStated };
}

/** `owner` is the line whose they are by a month that was closed on `closedTo`: they stay so, also once no row tells of the shipment that brought them. */
type ReceivedOnly = {
  readonly units: number;
  readonly place: Place | null;
  readonly booked: { readonly owner: BookLine; readonly closedTo: Day } | null;
};

/** A line of a shipment whose rows are gone: it was over when the month was closed, and went where its goods were missing. */
function lineWithoutRows(shipmentId: string, { owner, closedTo }: NonNullable<ReceivedOnly["booked"]>): BookLine {
  return { ...owner, shipmentId, shipped: null, deliveredOn: null, closed: closedTo, created: null, sent: null, status: "", fromWarehouse: "" };
}

/** Goods received under a shipment that did not send them, by now or by a closed month: a line of their own, so that it is seen where they came in. */
function linesReceivedOnly(
  booked: readonly BookLine[],
  references: readonly ReferencedReceipt[],
  { skuOf, seals, ledgerStart }: MatchContext,
): readonly BookLine[] {
  const byShipment = new Map<string, BookLine>();
  for (const line of [...booked].sort(byShipmentThenSku))
    if (!byShipment.has(keyOfShipment(line.shipmentId))) byShipment.set(keyOfShipment(line.shipmentId), line);
  const isKnown = indexByReference(
    booked.map((line) => ({ line })),
    { skuOf },
  );
  const added = new Map<string, { readonly line: BookLine; units: number }>();
  const add = ({ shipmentId, sku, fnsku }: Pick<ReferencedReceipt, "shipmentId" | "sku" | "fnsku">, { units, place, booked: of }: ReceivedOnly): void => {
    const sibling = byShipment.get(shipmentId) ?? (of === null ? undefined : lineWithoutRows(shipmentId, of));
    if (sibling === undefined || place === null || isKnown({ shipmentId, sku, fnsku }) !== null) return;
    const line: BookLine = {
      ...sibling,
      sku,
      fnsku: fnsku === "" ? null : fnsku,
      labels: fnsku === "" ? [] : [fnsku],
      declared: null,
      dispatched: 0,
      delivered: null,
      statedReceived: null,
      unitsPerCarton: null,
      dispatches: [],
      place,
    };
    const known = added.get(keyOfLine(shipmentId, sku)) ?? { line, units: 0 };
    known.units += units;
    added.set(keyOfLine(shipmentId, sku), known);
  };
  for (const one of references) add({ ...one, sku: one.sku === "" ? skuOf(one.fnsku) : one.sku }, { units: one.quantity, place: one.place, booked: null });
  // What those months have of them is more than nothing, whatever came since.
  for (const { shipment, sku, place, lentBy, closedTo } of unsentOfSeals(seals, ledgerStart)) {
    const owners = lentBy.map((shipmentId) => isKnown({ shipmentId, sku, fnsku: "" })?.line ?? null);
    const owner = owners.includes(null) ? null : (owners[0] ?? null);
    add({ shipmentId: shipment, sku, fnsku: "" }, { units: Infinity, place, booked: owner === null ? null : { owner, closedTo } });
  }
  return [...added.values()].flatMap(({ line, units }) => (units === 0 ? [] : [line]));
}

function locationsOf({ destination, takings }: Pick<OpenAccount, "destination" | "takings">, { ledgerLocations, pools }: MatchContext): readonly string[] {
  const sentTo = destination !== null && ledgerLocations.has(destination) ? [destination] : [];
  return [...new Set([...sentTo, ...takings.flatMap(({ pool }) => (pool === null ? [] : [pools.at(pool).location]))])];
}

/** A line's destination rules a location out only where the line names another location that the ledger knows. */
function mayArriveAt({ ledgerLocations }: MatchContext, { destination }: OpenAccount, location: string): boolean {
  return destination === null || destination === location || !ledgerLocations.has(destination);
}
