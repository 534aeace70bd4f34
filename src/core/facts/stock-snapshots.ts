/** What Amazon holds at the moment of an export. They tie to the ledger on that day only, which Amazon's files do not say: `day` is what the seller said of it. */
import type { Schema } from "../columns/table";

/**
 * One row per MSKU (and store). warehouse = fulfillable + unsellable + reserved; total adds what is on its way in. None is negative.
 * What an older form of the export does not have is unknown.
 */
export const MANAGE_INVENTORY = {
  day: "day",
  msku: "text",
  fnsku: "text",
  asin: "text",
  condition: "text",
  warehouse: "units",
  fulfillable: "units",
  unsellable: "units",
  reserved: "units",
  total: "units",
  inboundWorking: "units",
  inboundShipped: "units",
  inboundReceiving: "units",
  researching: "units",
  reservedFutureSupply: "units",
  futureSupplyBuyable: "units",
  store: "text",
} as const satisfies Schema;

/** One row per MSKU and condition, or per MSKU and country: units that an order could take. The form by country names no disposition, the other no country. */
export const AFN_INVENTORY = {
  day: "day",
  msku: "text",
  fnsku: "text",
  asin: "text",
  condition: "text",
  disposition: "text",
  country: "text",
  available: "units",
} as const satisfies Schema;

/** One row per MSKU. reserved = customer orders + transfers between centres + processing. None is negative. */
export const RESERVED_INVENTORY = {
  day: "day",
  msku: "text",
  fnsku: "text",
  asin: "text",
  reserved: "units",
  customerOrders: "units",
  transfers: "units",
  processing: "units",
  program: "text",
} as const satisfies Schema;
