/** What reviewers wrote beside shipment lines, placed by shipment and SKU. */
import { keyOfLine } from "../domain/shipment-line";
import type { ShipmentLine } from "../engine/findings";
import type { ReadBack } from "../facts/read-back";
import { placeNotes, typedCellsOf, type NotedSheet } from "./place-notes";
import type { ReportCell, ReportColumn } from "./report";
import { textOfTyped, typedColumn } from "./typed-cells";

export const REVIEW_COLUMNS: readonly ReportColumn[] = [
  typedColumn("caseId", "Case ID", "text", 16),
  typedColumn("verdict", "Verdict", "text", 18),
  typedColumn("note", "Note", "text", 40),
  typedColumn("signedOff", "Signed off", "date", 14),
];

export type PlacedReviews = {
  readonly cellsOf: (line: Pick<ShipmentLine, "shipmentId" | "sku">) => Readonly<Record<string, ReportCell>>;
  readonly orphans: readonly { readonly shipmentId: string; readonly sku: string; readonly cells: Readonly<Record<string, ReportCell>> }[];
};

const VARIANCES: NotedSheet = {
  kind: "shipment-reviews",
  columns: REVIEW_COLUMNS,
  keyOf: ({ cells }) => keyOf({ shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) }),
};

export function placeReviews(lines: readonly Pick<ShipmentLine, "shipmentId" | "sku">[], readBack: readonly ReadBack[]): PlacedReviews {
  const { cellsOf, orphans } = placeNotes(VARIANCES, lines.map(keyOf), readBack);
  return {
    cellsOf: (line) => cellsOf(keyOf(line)),
    orphans: orphans.map((row) => ({
      shipmentId: textOfTyped(row.cells["shipmentId"]),
      sku: textOfTyped(row.cells["sku"]),
      cells: typedCellsOf(REVIEW_COLUMNS, row),
    })),
  };
}

function keyOf({ shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string {
  return keyOfLine(shipmentId, sku.trim());
}
