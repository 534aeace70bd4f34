/** A sheet of ours read back, for tests: its first rows recognised by plan id, and the rest decoded. */
import type { DecodedTable } from "../../../src/core/sources/assemble-facts";
import { OUR_HEAD_ROWS, type Row } from "../../../src/core/sources/grid";
import { openReadBack, recogniseOurs } from "../../../src/core/sources/read-back";
import { headOf, REF } from "./decoded-rows";

/** As the sheets are called. */
const LABELS: Readonly<Record<string, string>> = {
  "shipment-variances": "Shipment variances",
  "closed-months": "Closed months",
  "responsibility-rules": "Responsibility rules",
};

export function readBack(planId: string, rows: readonly Row[]): DecodedTable | null {
  const head = { ...headOf([]), ref: { ...REF, label: LABELS[planId] ?? planId, sheet: planId }, rows: rows.slice(0, OUR_HEAD_ROWS) };
  const recognition = recogniseOurs(planId, head);
  if (recognition === null) return null;
  const decoder = openReadBack(recognition, head);
  decoder.add({ firstRow: recognition.firstDataRow, rows: rows.slice(recognition.firstDataRow - 1) });
  return decoder.close();
}
