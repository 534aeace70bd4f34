/**
 * The receipts that name their shipment: those of the ledger's detail view, and of the report that it replaced for the
 * days before the detail begins. The detail has each row once by now, of the report that it replaced exports may overlap.
 */
import { NO_DAY, rowsOf } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import type { Day, Period } from "../../domain/day";
import { keyOfShipment } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeInFacts, placeOfRow } from "../../facts/place-of-row";
import { distinctRows } from "../../facts/distinct-rows";

/** Units of one kind of goods that one centre received under one shipment on one day, or took back. */
export type ReferencedReceipt = {
  readonly day: Day;
  /** In capitals. */
  readonly shipmentId: string;
  /** "" where only the FNSKU is known. */
  readonly sku: string;
  readonly fnsku: string;
  /** As Amazon writes them; "" where it does not. */
  readonly country: string;
  readonly centre: string;
  readonly disposition: string;
  /** Below zero where an earlier receipt was corrected. */
  readonly quantity: number;
  readonly place: Place | null;
};

export function findReferencedReceipts(facts: Facts): readonly ReferencedReceipt[] {
  const detail = addUp(detailReceipts(facts));
  const span = spanOf(detail);
  const retired = addUp(retiredReceipts(facts)).filter(({ day }) => span === null || day < span.from || day > span.to);
  return [...detail, ...retired].sort(inOrder);
}

function detailReceipts(facts: Facts): readonly ReferencedReceipt[] {
  const { columns, rowCount } = facts.ledgerDetail;
  const rows: ReferencedReceipt[] = [];
  for (let index = 0; index < rowCount; index += 1) {
    const quantity = columns.quantity[index] ?? 0;
    const reference = textAt(columns.reference, index);
    if (textAt(columns.eventType, index) !== "Receipts" || reference === "" || !(quantity !== 0) || columns.day[index] === NO_DAY) continue;
    rows.push({
      day: (columns.day[index] ?? 0) as Day,
      shipmentId: keyOfShipment(reference),
      sku: textAt(columns.msku, index),
      fnsku: textAt(columns.fnsku, index),
      country: textAt(columns.country, index),
      centre: textAt(columns.fulfillmentCenter, index),
      disposition: textAt(columns.disposition, index),
      quantity,
      place: placeInFacts(facts, facts.ledgerDetail, index),
    });
  }
  return rows;
}

function retiredReceipts(facts: Facts): readonly ReferencedReceipt[] {
  return distinctRows(rowsOf(facts.receivedInventory)).flatMap((row): readonly ReferencedReceipt[] => {
    const { day, shipmentId, msku, fnsku, fulfillmentCenter, quantity } = row;
    if (shipmentId === "" || quantity === null || quantity === 0 || day === null) return [];
    return [
      {
        day,
        shipmentId: keyOfShipment(shipmentId),
        sku: msku,
        fnsku,
        country: "",
        centre: fulfillmentCenter,
        disposition: "",
        quantity,
        place: placeOfRow(facts, row),
      },
    ];
  });
}

/** Rows of one day, shipment, kind of goods and centre are one receipt. */
function addUp(rows: readonly ReferencedReceipt[]): readonly ReferencedReceipt[] {
  const receipts = new Map<string, ReferencedReceipt>();
  for (const row of rows) {
    const key = JSON.stringify([row.day, row.shipmentId, row.sku, row.fnsku, row.country, row.centre, row.disposition, row.quantity > 0]);
    const known = receipts.get(key);
    receipts.set(key, known === undefined ? row : { ...(isBefore(row, known) ? row : known), quantity: known.quantity + row.quantity });
  }
  return [...receipts.values()];
}

function isBefore(a: ReferencedReceipt, b: ReferencedReceipt): boolean {
  return (
    (a.place?.row ?? 0) < (b.place?.row ?? 0) || (a.place?.row === b.place?.row && compareText(a.place?.source.label ?? "", b.place?.source.label ?? "") < 0)
  );
}

function spanOf(receipts: readonly ReferencedReceipt[]): Period | null {
  if (receipts.length === 0) return null;
  const days = receipts.map(({ day }) => day);
  return { from: days.reduce((first, day) => (day < first ? day : first)), to: days.reduce((last, day) => (day > last ? day : last)) };
}

/** By what they say, so that the order of rows means nothing; what was received stands before what was taken back. */
function inOrder(a: ReferencedReceipt, b: ReferencedReceipt): number {
  const textOf = (one: ReferencedReceipt): string => JSON.stringify([one.shipmentId, one.sku, one.fnsku, one.country, one.centre, one.disposition]);
  return a.day - b.day || compareText(textOf(a), textOf(b)) || b.quantity - a.quantity;
}
