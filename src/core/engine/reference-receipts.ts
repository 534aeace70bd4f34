/**
 * The receipts that name their shipment: those of the ledger's detail view, and of the report that it replaced for the
 * days before the detail begins. Exports that overlap tell of one receipt more than once; it counts once, by the largest.
 */
import { NO_DAY } from "../columns/table";
import { textAt } from "../columns/text-column";
import type { Day, Period } from "../domain/day";
import type { Place } from "../domain/source";
import { compareText } from "../domain/text";
import type { Facts } from "../facts/facts";
import { placeInFacts } from "./ledger-series";

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
  const detail = onceEach(detailReceipts(facts));
  const span = spanOf(detail);
  const retired = onceEach(retiredReceipts(facts)).filter(({ day }) => span === null || day < span.from || day > span.to);
  return [...detail, ...retired].sort(inOrder);
}

type Row = ReferencedReceipt & { readonly source: number };

function detailReceipts(facts: Facts): readonly Row[] {
  const { columns, rowCount, source } = facts.ledgerDetail;
  const rows: Row[] = [];
  for (let index = 0; index < rowCount; index += 1) {
    const quantity = columns.quantity[index] ?? 0;
    const reference = textAt(columns.reference, index);
    if (textAt(columns.eventType, index) !== "Receipts" || reference === "" || !(quantity !== 0) || columns.day[index] === NO_DAY) continue;
    rows.push({
      day: (columns.day[index] ?? 0) as Day, shipmentId: reference.trim().toUpperCase(), sku: textAt(columns.msku, index), fnsku: textAt(columns.fnsku, index), country: textAt(columns.country, index),
      centre: textAt(columns.fulfillmentCenter, index), disposition: textAt(columns.disposition, index), quantity, place: placeInFacts(facts, facts.ledgerDetail, index), source: source[index] ?? 0,
    });
  }
  return rows;
}

function retiredReceipts(facts: Facts): readonly Row[] {
  const { columns, rowCount, source } = facts.receivedInventory;
  const rows: Row[] = [];
  for (let index = 0; index < rowCount; index += 1) {
    const quantity = columns.quantity[index] ?? 0;
    const reference = textAt(columns.shipmentId, index);
    if (reference === "" || !(quantity !== 0) || columns.day[index] === NO_DAY) continue;
    rows.push({
      day: (columns.day[index] ?? 0) as Day, shipmentId: reference.trim().toUpperCase(), sku: textAt(columns.msku, index), fnsku: textAt(columns.fnsku, index), country: "",
      centre: textAt(columns.fulfillmentCenter, index), disposition: "", quantity, place: placeInFacts(facts, facts.receivedInventory, index), source: source[index] ?? 0,
    });
  }
  return rows;
}

/** Rows of one table that look alike are receipts of their own and add up; another table with the same receipts is the same export again. */
function onceEach(rows: readonly Row[]): readonly ReferencedReceipt[] {
  const byReceipt = new Map<string, Map<number, Row>>();
  for (const row of rows) {
    const key = JSON.stringify([row.day, row.shipmentId, row.sku, row.fnsku, row.country, row.centre, row.disposition, row.quantity > 0]);
    const tables = byReceipt.get(key) ?? new Map<number, Row>();
    const known = tables.get(row.source);
    tables.set(row.source, known === undefined ? row : { ...(isBefore(row, known) ? row : known), quantity: known.quantity + row.quantity });
    byReceipt.set(key, tables);
  }
  return [...byReceipt.values()].flatMap((tables) => [...tables.values()].sort((a, b) => Math.abs(b.quantity) - Math.abs(a.quantity) || a.source - b.source).slice(0, 1));
}

function isBefore(a: Row, b: Row): boolean {
  return (a.place?.row ?? 0) < (b.place?.row ?? 0);
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
