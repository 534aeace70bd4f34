/** What becomes of units that come back from customers, and of units that the seller calls back, in Amazon's own words. */
import { DAYS_APART, type Day } from "./day";
import { keyOfShipment } from "./shipment-line";

type ReturnRule = { readonly inStock: boolean; readonly meaning: string };

export const RETURN_STATUSES = {
  "Unit returned to inventory": { inStock: true, meaning: "in stock again, in the disposition that the row names" },
  Reimbursed: { inStock: false, meaning: "paid by Amazon instead of put into stock" },
  "Pending repackaging": { inStock: false, meaning: "to be repackaged before it can be sold" },
  "Repackaged Successfully": { inStock: true, meaning: "repackaged and in stock again" },
} as const satisfies Record<string, ReturnRule>;
export type ReturnStatus = keyof typeof RETURN_STATUSES;

type OrderTypeRule = { readonly comesBack: boolean; readonly meaning: string };

export const REMOVAL_TYPES = {
  Return: { comesBack: true, meaning: "sent to the address that the seller names" },
  Disposal: { comesBack: false, meaning: "disposed of by Amazon" },
  Liquidations: { comesBack: false, meaning: "sold off by Amazon for a part of its price" },
} as const satisfies Record<string, OrderTypeRule>;
export type RemovalType = keyof typeof REMOVAL_TYPES;

type OrderStatusRule = { readonly open: boolean; readonly meaning: string };

export const REMOVAL_STATUSES = {
  Pending: { open: true, meaning: "placed, and can still be cancelled" },
  Planning: { open: true, meaning: "being planned" },
  Processing: { open: true, meaning: "being picked, in one or several parcels" },
  Completed: { open: false, meaning: "shipped or disposed of, as far as it was not cancelled" },
  Cancelled: { open: false, meaning: "cancelled" },
} as const satisfies Record<string, OrderStatusRule>;
export type RemovalStatus = keyof typeof REMOVAL_STATUSES;

/** A removal order, and the days on which goods of it were sent, as far as they are known; where it is about those of one day, that stands first. */
export type Removal = { readonly order: string; readonly days: readonly Day[] };

/** What left a warehouse on a day; `order` is "" where nothing names one, else as `keyOfShipment` has it. */
export type LeftOn = { readonly day: Day; readonly order: string };

/** Of what left, that which a removal may have been: what left on the first of its days stands first. Where nothing names its order, those of about its days are its own. */
export function leftBy<T extends LeftOn>({ order, days }: Removal, all: readonly T[]): readonly T[] {
  const key = keyOfShipment(order);
  const named = all.filter((one) => one.order !== "" && one.order === key);
  const unnamed = named.length > 0 || days.length === 0 ? [] : all.filter((one) => one.order === "");
  const near = days.flatMap((sent) => nearest(sent, named.length > 0 ? named : unnamed));
  return [...near, ...named, ...(near.length > 0 ? [] : unnamed)];
}

function nearest<T extends LeftOn>(sent: Day, all: readonly T[]): readonly T[] {
  const apart = ({ day }: LeftOn): number => Math.abs(sent - day);
  return all.filter((one) => apart(one) <= DAYS_APART).sort((a, b) => apart(a) - apart(b));
}
