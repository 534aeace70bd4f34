/**
 * Payments that answered lines in closed months -> those lines, where no table tells of them any more: a shipment that was paid for is taken out of Shipments, and
 * what was paid for it is no other shipment's.
 */
import { groupBy } from "../../columns/group-by";
import { keyOfLine } from "../../domain/shipment-line";
import type { ClosedLosses } from "../closing/closed-losses";
import { nameOfPaid } from "./payment";
import { payLine } from "./pay-lines";
import { sameShipment } from "./read-cases";
import type { Desk, Purse } from "./reimbursement-desk";

/** What a case gave up without money is none of it, though it was lost on the day of a payment. */
export function payAbsentLines(desk: Desk, purses: readonly Purse[], { all }: Pick<ClosedLosses, "all">): void {
  const absent = all
    .map(({ units, shipmentId, sku, paidBy }) => ({ paidBy, sku, shipmentId, key: keyOfLine(shipmentId, sku), left: units }))
    .filter(({ key, left, paidBy }) => left > 0 && paidBy !== "" && !desk.byKey.has(key));
  const answeredBy = groupBy(absent, nameOf);
  for (const purse of purses) {
    const { payment, record } = purse;
    for (const one of answeredBy.get(nameOf({ paidBy: nameOfPaid(payment), sku: payment.sku })) ?? [])
      if (record === null || sameShipment(record.shipmentId, one.shipmentId)) payLine(desk, purse, one, one.left);
  }
}

const nameOf = ({ paidBy, sku }: { readonly paidBy: string; readonly sku: string }): string => JSON.stringify([paidBy, sku]);
