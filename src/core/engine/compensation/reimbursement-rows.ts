/** Rows of the Reimbursements report, each told once: what a row is of, how many units it speaks of, and whether it pays, adds to a payment or takes it back. */
import { groupBy } from "../../columns/group-by";
import type { RowOf } from "../../columns/table";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { textOfDecimal } from "../../domain/money";
import { isReversal } from "../../domain/reimbursement-reason";
import { grouped } from "../../domain/said-figures";
import { nameOfPlace } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { REIMBURSEMENTS } from "../../facts/reimbursements";

export type ReimbursementRow = RowOf<typeof REIMBURSEMENTS> & { readonly day: Day };
type Row = ReimbursementRow;

/** In an order that the order of the rows has no part in. The same row in two exports counts once; of each export the first such row is named. */
export function oncePerRow(facts: Facts, rows: readonly Row[], issues: Issue[]): readonly Row[] {
  const firstOf = new Map<string, Row>();
  const again: { readonly row: Row; readonly first: Row }[] = [];
  for (const row of rows) {
    const key = contentOf(row);
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, row);
    else again.push({ row, first });
  }
  for (const ofTable of groupBy(again, ({ row }) => row.at.source).values()) {
    const { row, first } = ofTable.reduce((least, one) => (one.row.at.row < least.row.at.row ? one : least));
    // A set stands in as many rows of the facts as there are goods in it.
    const count = new Set(ofTable.map((one) => one.row.at.row)).size;
    issues.push(raise("reimbursement-twice", placeOfRow(facts, row), { id: row.reimbursementId, other: nameOfPlace(placeOfRow(facts, first)), rows: count }));
  }
  return [...firstOf].sort(([a, one], [b, other]) => one.day - other.day || compareText(a, b)).map(([, row]) => row);
}

function contentOf({ at: _, ...cells }: Row): string {
  return JSON.stringify(cells);
}

/** Units that a row takes, whatever it gives for them. */
export function takenUnitsOf({ quantityCash, quantityInventory, quantityTotal }: Row): number {
  if (quantityCash === null && quantityInventory === null) return Math.abs(quantityTotal ?? 0);
  return Math.abs(quantityCash ?? 0) + Math.max(0, 0 - (quantityInventory ?? 0));
}

const isNegative = (row: Omit<Row, "at">): boolean =>
  (row.amountTotal?.coefficient ?? 0) < 0 || [row.quantityCash, row.quantityInventory, row.quantityTotal].some((units) => (units ?? 0) < 0);

export const takesBack = (row: Omit<Row, "at">): boolean => isReversal(row.reason) || isNegative(row);

/** A later correction upward of the same reimbursement: more money for units that are paid for already. */
export const addsTo = (row: Row): boolean => row.originalId !== "" && row.originalId !== row.reimbursementId && !takesBack(row);

export const unitsOf = (row: Omit<Row, "at">): number => Math.abs(row.quantityTotal ?? (row.quantityCash ?? 0) + (row.quantityInventory ?? 0));

export function moneyOf(row: Row): string {
  if (row.amountTotal === null) return "an amount that is not stated";
  return `${grouped(textOfDecimal({ ...row.amountTotal, coefficient: Math.abs(row.amountTotal.coefficient) }))}${row.currency === "" ? "" : ` ${row.currency}`}`;
}

export const labelOf = ({ fnsku, setFnsku }: Row): string => (fnsku === "" ? setFnsku : fnsku);

export const skuOfRow = ({ msku, fnsku }: Row, skuOf: (fnsku: string) => string): string => (msku !== "" || skuOf(fnsku) === fnsku ? msku : skuOf(fnsku));
