/** Where a shipment to Amazon stands, by Amazon's own codes, in the order in which a shipment passes through them. */

type StatusRule = {
  /** Left the seller, so that what was declared was sent. */
  readonly sent: boolean;
  /** Reached Amazon. */
  readonly arrived: boolean;
  /** Amazon counts no more; receipts may still follow. */
  readonly ended: boolean;
  readonly meaning: string;
};

export const SHIPMENT_STATUSES = {
  UNCONFIRMED: { sent: false, arrived: false, ended: false, meaning: "planned, not confirmed" },
  WORKING: { sent: false, arrived: false, ended: false, meaning: "created, not sent" },
  READY_TO_SHIP: { sent: false, arrived: false, ended: false, meaning: "packed and labelled, not sent" },
  SHIPPED: { sent: true, arrived: false, ended: false, meaning: "picked up by the carrier" },
  IN_TRANSIT: { sent: true, arrived: false, ended: false, meaning: "announced to the fulfilment centre by the carrier" },
  DELIVERED: { sent: true, arrived: true, ended: false, meaning: "delivered to the fulfilment centre" },
  CHECKED_IN: { sent: true, arrived: true, ended: false, meaning: "checked in at the receiving dock" },
  RECEIVING: { sent: true, arrived: true, ended: false, meaning: "being counted; not every unit is marked as received" },
  CLOSED: { sent: true, arrived: true, ended: true, meaning: "counted" },
  CANCELLED: { sent: false, arrived: false, ended: true, meaning: "called off" },
  DELETED: { sent: false, arrived: false, ended: true, meaning: "called off before it was sent" },
  ABANDONED: { sent: false, arrived: false, ended: true, meaning: "never sent, given up by Amazon" },
  MIXED: { sent: true, arrived: false, ended: false, meaning: "its parts stand in different places" },
  ERROR: { sent: true, arrived: false, ended: false, meaning: "refused by Amazon's system" },
} as const satisfies Record<string, StatusRule>;

export type ShipmentStatus = keyof typeof SHIPMENT_STATUSES;

/** What a shipment without a status, or with one of the seller's own, tells: nothing that would hurry a judgement. */
const UNKNOWN: StatusRule = { sent: true, arrived: false, ended: false, meaning: "unknown" };

/** By the code in capitals with underscores; any other text counts as no status. */
export function readStatus(status: string): StatusRule {
  return (SHIPMENT_STATUSES as Readonly<Record<string, StatusRule | undefined>>)[status] ?? UNKNOWN;
}
