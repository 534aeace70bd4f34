/** Where a shipment to Amazon stands, by Amazon's own codes, in the order in which a shipment passes through them. */

type StatusRule = {
  /** `ahead`: Amazon has not got it; `arrived`: it is there and being counted; `over`: nothing more is expected. */
  readonly stage: "ahead" | "arrived" | "over" | "unclear";
  readonly meaning: string;
};

export const SHIPMENT_STATUSES = {
  UNCONFIRMED: { stage: "ahead", meaning: "planned, not confirmed" },
  WORKING: { stage: "ahead", meaning: "created, not sent" },
  READY_TO_SHIP: { stage: "ahead", meaning: "packed and labelled, not sent" },
  SHIPPED: { stage: "ahead", meaning: "picked up by the carrier" },
  IN_TRANSIT: { stage: "ahead", meaning: "announced to the fulfilment centre by the carrier" },
  DELIVERED: { stage: "arrived", meaning: "delivered to the fulfilment centre" },
  CHECKED_IN: { stage: "arrived", meaning: "checked in at the receiving dock" },
  RECEIVING: { stage: "arrived", meaning: "being counted; not every unit is marked as received" },
  /** Receipts may still follow. */
  CLOSED: { stage: "over", meaning: "counted" },
  CANCELLED: { stage: "over", meaning: "cancelled after it was sent" },
  DELETED: { stage: "over", meaning: "cancelled before it was sent" },
  ABANDONED: { stage: "over", meaning: "never sent, given up by Amazon" },
  MIXED: { stage: "unclear", meaning: "its parts stand in different places" },
  ERROR: { stage: "unclear", meaning: "refused by Amazon's system" },
} as const satisfies Record<string, StatusRule>;

export type ShipmentStatus = keyof typeof SHIPMENT_STATUSES;
