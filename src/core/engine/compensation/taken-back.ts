/**
 * Payments of which something was taken back -> by line, those that may have been for it: of the shipment of the case that they name, else of such goods. What was
 * taken back whole answers nothing any more, and what is left of others may answer another line by now, so that only their names tell.
 */
import { groupBy } from "../../columns/group-by";
import { keyOfLine } from "../../domain/shipment-line";
import { ALL_FITS } from "./payable-lines";
import type { Payment } from "./payment";
import type { Desk, OpenLine, Purse } from "./reimbursement-desk";

/** By `keyOfLine`. */
export type TakenBack = (key: string) => readonly Payment[];

export function findTakenBack({ byKey, payable }: Pick<Desk, "byKey" | "payable">, purses: readonly Purse[]): TakenBack {
  const named = purses.filter(({ payment }) => payment.takenBackUnits > 0).flatMap((purse) => namesOpen(payable, purse).map((name) => ({ name, purse })));
  const byName = groupBy(named, ({ name }) => name);
  return (key) => {
    const line = byName.size === 0 ? undefined : byKey.get(key)?.line;
    const found = line === undefined ? [] : namesOfOpen(payable, line).flatMap((name) => byName.get(name) ?? []);
    return [...new Set(found.map(({ purse }) => purse.payment))];
  };
}

/** The names by which the lines are found that a payment leaves open when it is taken back. */
export function namesOpen(payable: Desk["payable"], { payment, record }: Purse): readonly string[] {
  const names = ALL_FITS.flatMap((fit) => payable.sought(payment, fit, record !== null));
  return record === null ? names : inShipment(record.shipmentId, names);
}

/** The names of a line by its goods alone, and by those and its shipment. */
export function namesOfOpen(payable: Desk["payable"], line: OpenLine): readonly string[] {
  const names = payable.namesOf(line);
  return [...names, ...inShipment(line.shipmentId, names)];
}

function inShipment(shipmentId: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${keyOfLine(shipmentId, "")} ${name}`);
}
