/** Amazon's shipment statuses and what each tells. Source: the statuses of the inbound shipment interface, both versions. */

type StatusRule = {
  /** Left the seller, so that what was declared was sent. */
  readonly sent: boolean;
  /** Reached Amazon. */
  readonly arrived: boolean;
  /** Amazon will count no more. */
  readonly ended: boolean;
};

export const SHIPMENT_STATUSES = {
  WORKING: { sent: false, arrived: false, ended: false },
  UNCONFIRMED: { sent: false, arrived: false, ended: false },
  READY_TO_SHIP: { sent: false, arrived: false, ended: false },
  SHIPPED: { sent: true, arrived: false, ended: false },
  IN_TRANSIT: { sent: true, arrived: false, ended: false },
  DELIVERED: { sent: true, arrived: true, ended: false },
  CHECKED_IN: { sent: true, arrived: true, ended: false },
  RECEIVING: { sent: true, arrived: true, ended: false },
  MIXED: { sent: true, arrived: true, ended: false },
  CLOSED: { sent: true, arrived: true, ended: true },
  CANCELLED: { sent: false, arrived: false, ended: true },
  ABANDONED: { sent: false, arrived: false, ended: true },
  DELETED: { sent: false, arrived: false, ended: true },
} as const satisfies Record<string, StatusRule>;

/** What a shipment without a status, or with one of the seller's own, tells: nothing that would hurry a judgement. */
const UNKNOWN: StatusRule = { sent: true, arrived: false, ended: false };

/** By the code in capitals with underscores; any other text counts as no status. */
export function readStatus(status: string): StatusRule {
  return (SHIPMENT_STATUSES as Readonly<Record<string, StatusRule | undefined>>)[status] ?? UNKNOWN;
}
