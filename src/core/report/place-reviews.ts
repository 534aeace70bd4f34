/** What reviewers wrote beside shipment lines, placed by shipment and SKU. */
import { keyOfLine } from "../domain/shipment-line";
import type { ShipmentLine } from "../engine/findings";
import { type ReadBack, textOfTyped } from "../facts/read-back";
import { signedFor } from "../facts/signed-for";
import { placeNotes, typedCellsOf, type NotedSheet } from "./place-notes";
import type { ReportCell, ReportColumn } from "./report";
import { typedColumn } from "./typed-cells";

export const REVIEW_COLUMNS: readonly ReportColumn[] = [
  typedColumn("caseId", "Case ID", "text", 16),
  typedColumn("verdict", "Verdict", "text", 18),
  typedColumn("note", "Note", "text", 40),
  typedColumn("signedOff", "Signed off", "date", 14),
];

/** Ours: by which the next run knows what was signed. */
export const SIGNED_FOR: ReportColumn = { ...typedColumn("signedFor", "Signed for", "prose", 24), band: null };

export type PlacedReviews = {
  readonly cellsOf: (line: Pick<ShipmentLine, "shipmentId" | "sku">) => Readonly<Record<string, ReportCell>>;
  readonly orphans: readonly { readonly shipmentId: string; readonly sku: string; readonly cells: Readonly<Record<string, ReportCell>> }[];
};

type Line = Pick<ShipmentLine, "shipmentId" | "sku" | "reviewedAs">;

export function placeReviews(lines: readonly Line[], readBack: readonly ReadBack[]): PlacedReviews {
  const { cellsOf, orphans } = placeNotes(variances(lines), lines.map(keyOf), readBack);
  return {
    cellsOf: (line) => cellsOf(keyOf(line)),
    orphans: orphans.map((row) => ({
      shipmentId: textOfTyped(row.cells["shipmentId"]),
      sku: textOfTyped(row.cells["sku"]),
      cells: { ...typedCellsOf(REVIEW_COLUMNS, row), signedFor: signedFor(row, null)?.text ?? null },
    })),
  };
}

/** A row that has the SKU under the name that it had before it was mapped is the line's by its new one. */
function variances(lines: readonly Line[]): NotedSheet {
  const renamed = new Map(lines.flatMap((line) => (line.reviewedAs ?? []).map((sku) => [keyOf({ ...line, sku }), keyOf(line)] as const)));
  return {
    kind: "shipment-reviews",
    columns: REVIEW_COLUMNS,
    keyOf: ({ cells }) => {
      const key = keyOf({ shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) });
      return renamed.get(key) ?? key;
    },
  };
}

function keyOf({ shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string {
  return keyOfLine(shipmentId, sku.trim());
}
