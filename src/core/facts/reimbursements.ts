/** What Amazon paid for lost and damaged units, in cash and in units. */
import type { Schema } from "../columns/table";

/**
 * One row per reimbursement, SKU and reason; Amazon may put several losses of a day into one. `day` is the approval's.
 * Signs stay as Amazon has them: what is paid is positive, and a row that takes some of it back names the original.
 * `setFnsku` stands in no file: it is the FNSKU of a set, of which this row is one of its goods; `fnsku` is "" then. Nor does `listing`: Amazon's name
 * where `msku` has become a SKU of the seller's; else "".
 * `reason` is a REIMBURSEMENT_REASONS key where it is a known one. Cash and units are apart: `quantityInventory` came back into stock.
 */
export const REIMBURSEMENTS = {
  day: "day",
  reimbursementId: "text",
  caseId: "text",
  orderId: "text",
  reason: "text",
  msku: "text",
  fnsku: "text",
  setFnsku: "text",
  listing: "text",
  asin: "text",
  condition: "text",
  currency: "text",
  amountPerUnit: "decimal",
  amountTotal: "decimal",
  quantityCash: "units",
  quantityInventory: "units",
  quantityTotal: "units",
  originalId: "text",
  originalType: "text",
} as const satisfies Schema;
