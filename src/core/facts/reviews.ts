/** What a reviewer writes beside a finding, on the sheets that show it. */
import type { Schema } from "../columns/table";

/**
 * One row per shipment and SKU beside which something is written. `verdict` is who answers for the difference: "seller", "amazon",
 * "logistics", "mixed" or "undecided", else as written. `signedOff` is a name, a day or a tick, as written; `signedFor`
 * what we keep of the variance that it was given for. `dispatched` and `received` are what the sheet showed.
 */
export const SHIPMENT_REVIEWS = {
  shipmentId: "text",
  sku: "text",
  caseId: "text",
  verdict: "text",
  note: "text",
  signedOff: "text",
  signedFor: "text",
  dispatched: "text",
  received: "text",
} as const satisfies Schema;

/** One row per control or issue beside which something is written; `key` is as the sheet has it. */
export const CHECK_REVIEWS = { key: "text", note: "text", signedOff: "text" } as const satisfies Schema;
