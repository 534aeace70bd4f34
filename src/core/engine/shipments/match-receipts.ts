/**
 * Amazon's receipts -> the shipment lines that they belong to. Receipts that name their shipment go to it; the summary
 * names none, so that its other units are taken from the shipments of the goods, those delivered by then first, then the
 * oldest. The summary decides how many units came into stock, the references decide whose they were.
 */
import { byShipmentThenSku, keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import type { Issue } from "../../domain/issue";
import type { LedgerReceipt } from "../ledger/ledger-moves";
import type { Dispatch } from "../movements/own-moves";
import { fillCapacities } from "./earlier-receipts";
import { groupReceipts } from "./group-receipts";
import { heedStated, isStatedOnly } from "./heed-stated";
import { indexByGoods, indexByReference, type LineAccount, type MatchContext, type OpenAccount, type Taking } from "./line-accounts";
import { findUnknownShipments, nameDisagreement, nameUnclaimed, type UnknownShipment } from "./name-receipts";
import { readLabels } from "./receipt-labels";
import type { ReferencedReceipt } from "./reference-receipts";
import { lineOfLack, lineOfSurplus, unsentLine } from "./sealed-lines";
import { lacksOfSeals, surplusOfSeals } from "./sealed-differences";
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
  const unsent = new Set(added.filter(({ dispatched }) => dispatched === 0));
  const open = [...lines, ...added].map((line): OpenAccount => ({
    line,
    isReceivedOnly: unsent.has(line),
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

/** Goods received under a shipment that did not send them: a line of their own, so that it is seen where they came in. So is what closed months have too many of, once no row tells of it. */
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
  const add = (line: BookLine, units: number): void => {
    const known = added.get(keyOfLine(line.shipmentId, line.sku)) ?? { line, units: 0 };
    known.units += units;
    added.set(keyOfLine(line.shipmentId, line.sku), known);
  };
  // What those months have of them is more than nothing, whatever came since.
  for (const surplus of surplusOfSeals(seals, ledgerStart)) {
    const { shipment: shipmentId, sku, fnsku, sent, gone, swapped, lentBy, sentAs } = surplus;
    if (isKnown({ shipmentId, sku, fnsku }) !== null) continue;
    const sibling = byShipment.get(shipmentId);
    const owners = lentBy.map((lender) => isKnown({ shipmentId: lender, sku, fnsku: "" })?.line ?? null);
    const isToldOf = (lines: readonly unknown[]): boolean => lines.length > 0 && !lines.includes(null);
    // Where no row tells of a line whose the goods are by then, nothing is open of them.
    const isOpen = gone === 0 || isToldOf(gone < swapped ? owners : sentAs.map((as) => isKnown({ shipmentId, sku: as, fnsku: "" })));
    if (!isOpen && (sibling === undefined || sent > 0)) continue;
    const line = lineOfSurplus(surplus, sibling ?? null, owners[0] ?? null);
    if (line !== null) add(line, Infinity);
  }
  // What lacks them is told as long as a row tells of what has them.
  for (const lack of lacksOfSeals(seals, ledgerStart)) {
    const { shipment: shipmentId, sku, swappedWith, lentTo } = lack;
    const hasThem = [...swappedWith.map((as) => ({ shipmentId, sku: as })), ...lentTo.map((other) => ({ shipmentId: other, sku }))];
    if (isKnown({ shipmentId, sku, fnsku: "" }) !== null || hasThem.every((other) => isKnown({ ...other, fnsku: "" }) === null)) continue;
    for (const line of lineOfLack(lack, byShipment.get(shipmentId) ?? null)) add(line, Infinity);
  }
  for (const one of references) {
    const { shipmentId, fnsku, quantity, place } = one;
    const sku = one.sku === "" ? skuOf(fnsku) : one.sku;
    const sibling = byShipment.get(shipmentId);
    if (sibling === undefined || place === null || isKnown({ shipmentId, sku, fnsku }) !== null) continue;
    add(unsentLine(sibling, { sku, fnsku, place }), quantity);
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
