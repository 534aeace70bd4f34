/**
 * What reviewers wrote beside shipment lines -> each beside its line again, by shipment and SKU. What has no line now, or stood
 * beside a line whose cells say something else, is kept as a row of its own until its line is there again.
 */
import type { ShipmentLine } from "../engine/findings";
import { isBlankCell, typedRowsOf, type ReadBack, type TypedRow } from "../facts/read-back";
import type { ReportCell, ReportColumn } from "./report";
import { textOfTyped, typedCellOf, typedColumn } from "./typed-cells";

export const REVIEW_COLUMNS: readonly ReportColumn[] = [
  typedColumn("caseId", "Case ID", "text", 16), typedColumn("verdict", "Verdict", "text", 18), typedColumn("note", "Note", "text", 40), typedColumn("signedOff", "Signed off", "date", 14),
];

export type PlacedReviews = {
  readonly cellsOf: (line: Pick<ShipmentLine, "shipmentId" | "sku">) => Readonly<Record<string, ReportCell>>;
  readonly orphans: readonly { readonly shipmentId: string; readonly sku: string; readonly cells: Readonly<Record<string, ReportCell>> }[];
};

export function placeReviews(lines: readonly Pick<ShipmentLine, "shipmentId" | "sku">[], readBack: readonly ReadBack[]): PlacedReviews {
  const waiting = new Set(lines.map(keyOf));
  const ofLine = new Map<string, TypedRow>();
  const orphans: TypedRow[] = [];
  for (const row of typedRowsOf(readBack, "shipment-reviews")) {
    if (REVIEW_COLUMNS.every(({ key }) => isBlankCell(row.cells[key]))) continue;
    const key = keyOf({ shipmentId: textOfTyped(row.cells["shipmentId"]), sku: textOfTyped(row.cells["sku"]) });
    const there = ofLine.get(key);
    if (there === undefined && waiting.has(key)) ofLine.set(key, row);
    else if (![...(there === undefined ? [] : [there]), ...orphans.filter((one) => keyOfRow(one) === key)].some((one) => isSame(one, row))) orphans.push(row);
  }
  return {
    cellsOf: (line) => cellsOfRow(ofLine.get(keyOf(line))),
    orphans: orphans.map((row) => ({ shipmentId: textOfTyped(row.cells["shipmentId"]), sku: textOfTyped(row.cells["sku"]), cells: cellsOfRow(row) })),
  };
}

/** Shipment IDs are the same in any case of letters. */
function keyOf({ shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string {
  return JSON.stringify([shipmentId.trim().toUpperCase(), sku.trim()]);
}

function keyOfRow({ cells }: TypedRow): string {
  return keyOf({ shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) });
}

function isSame(a: TypedRow, b: TypedRow): boolean {
  return REVIEW_COLUMNS.every(({ key }) => textOfTyped(a.cells[key]) === textOfTyped(b.cells[key]));
}

function cellsOfRow(row: TypedRow | undefined): Readonly<Record<string, ReportCell>> {
  return Object.fromEntries(REVIEW_COLUMNS.map((column) => [column.key, row === undefined ? null : typedCellOf(row, column)]));
}
