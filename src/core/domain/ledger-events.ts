/** What Amazon's ledger says happened: event types of its detail view, and the reasons of its adjustments. */
import type { Day } from "./day";

type EventRule = {
  /** Sign of the quantity. */
  readonly sign: Sign;
  /** Column of the summary view that counts the event; null where that depends on the reason. */
  readonly summary: "receipts" | "customerShipments" | "customerReturns" | "vendorReturns" | "warehouseTransfers" | null;
  readonly meaning: string;
};
/** "either" where corrections go the other way. */
type Sign = "in" | "out" | "either";

export const LEDGER_EVENTS = {
  Receipts: { sign: "either", summary: "receipts", meaning: "received from a shipment; below zero where an earlier receipt was corrected" },
  Shipments: { sign: "out", summary: "customerShipments", meaning: "left for a customer" },
  CustomerReturns: { sign: "in", summary: "customerReturns", meaning: "came back from a customer" },
  VendorReturns: { sign: "out", summary: "vendorReturns", meaning: "left by a removal order" },
  WhseTransfers: { sign: "either", summary: "warehouseTransfers", meaning: "left one fulfilment centre or reached another" },
  Adjustments: { sign: "either", summary: null, meaning: "was counted, moved between dispositions or corrected; the reason says which" },
} as const satisfies Record<string, EventRule>;

export type LedgerEvent = keyof typeof LEDGER_EVENTS;

type ReasonRule = {
  readonly sign: Sign;
  readonly nature: "lost" | "found" | "damaged" | "disposition" | "disposed" | "correction" | "redefinition";
  /** Amazon pays for the unit unless another adjustment offsets it. */
  readonly claimable: boolean;
  readonly meaning: string;
};

/**
 * Reason codes of adjustments, as Amazon's help explains them. A unit damaged inside a centre is taken out by a damage
 * code and put in again, in its new disposition, by P. D is disposal and E is damage, whatever some sellers' scripts say.
 */
export const ADJUSTMENT_REASONS = {
  M: { sign: "out", nature: "lost", claimable: true, meaning: "misplaced inside a fulfilment centre; never an inbound loss" },
  "5": { sign: "out", nature: "lost", claimable: true, meaning: "misplaced inside a fulfilment centre" },
  F: { sign: "in", nature: "found", claimable: false, meaning: "found" },
  N: { sign: "in", nature: "found", claimable: false, meaning: "found, or given to the seller from Amazon's own holding, as when a loss is paid in units" },
  O: { sign: "out", nature: "correction", claimable: false, meaning: "taken out: received by mistake, belongs to somebody else, or paid for already" },
  E: { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was sellable" },
  H: { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was damaged by a customer before" },
  K: { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was defective before" },
  U: { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was damaged by the distributor before" },
  "6": { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was damaged by a carrier before" },
  "7": { sign: "out", nature: "damaged", claimable: true, meaning: "damaged inside a centre, was expired before" },
  P: { sign: "in", nature: "disposition", claimable: false, meaning: "enters a disposition, after Q or a damage code took it out of another" },
  Q: { sign: "out", nature: "disposition", claimable: false, meaning: "leaves a disposition; P puts it into another" },
  D: { sign: "out", nature: "disposed", claimable: false, meaning: "disposed of" },
  G: { sign: "out", nature: "disposed", claimable: false, meaning: "given to charity" },
  "3": { sign: "in", nature: "redefinition", claimable: false, meaning: "was another product before its listing was redefined" },
  "4": { sign: "out", nature: "redefinition", claimable: false, meaning: "became another product when its listing was redefined" },
  J: { sign: "either", nature: "correction", claimable: false, meaning: "corrected by Amazon's software (old files)" },
  I: { sign: "either", nature: "correction", claimable: false, meaning: "corrected, not explained (old files)" },
  "1": { sign: "either", nature: "correction", claimable: false, meaning: "corrected, not explained (old files)" },
  "2": { sign: "either", nature: "correction", claimable: false, meaning: "corrected, not explained (old files)" },
} as const satisfies Record<string, ReasonRule>;

export type AdjustmentReason = keyof typeof ADJUSTMENT_REASONS;

/** As what, and by which day's row, the ledger has units that were lost inside a warehouse. */
export type LossBooked = { readonly exit: "lost" | "damaged"; readonly day: Day };
