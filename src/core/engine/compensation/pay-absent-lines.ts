/**
 * Payments that answered lines in closed months -> those lines, where no table tells of them any more: a shipment that was paid for is taken out of Shipments, and
 * what was paid for it is no other shipment's.
 */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import type { ClosedLosses } from "../closing/closed-losses";
import { payLine } from "./pay-lines";
import { sameShipment } from "./read-cases";
import type { Desk, Purse } from "./reimbursement-desk";

/** What a payment took out of transit left it on the day of the payment. */
export function payAbsentLines(desk: Desk, purses: readonly Purse[], { all }: Pick<ClosedLosses, "all">): void {
  const absent = all
    .map(({ day, units, shipmentId, sku }) => ({ day, sku, shipmentId, key: keyOfLine(shipmentId, sku), left: units }))
    .filter(({ key, left }) => left > 0 && !desk.byKey.has(key));
  const answeredOn = groupBy(absent, nameOf);
  for (const purse of purses) {
    const { payment, record } = purse;
    for (const one of answeredOn.get(nameOf(payment)) ?? [])
      if (record === null || sameShipment(record.shipmentId, one.shipmentId)) payLine(desk, purse, one, one.left);
  }
}

const nameOf = ({ day, sku }: { readonly day: Day; readonly sku: string }): string => `${day} ${sku}`;
