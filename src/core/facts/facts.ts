/** Everything the engine reasons over: one typed table per subject, whatever sources it came from. */
import { emptyTable, type RowOf, type Schema, type Table } from "../columns/table";
import type { TableRef } from "../domain/source";

/**
 * One row per day, FNSKU, MSKU, disposition and Amazon location, from the Inventory Ledger's summary view.
 * Quantities are signed as Amazon has them: what leaves is negative. A day on which nothing happened has no row.
 * `store` is the seller account that newer files name, else "".
 */
export const LEDGER = {
  day: "day", fnsku: "text", asin: "text", msku: "text", disposition: "text", location: "text", store: "text",
  starting: "units", inTransit: "units", receipts: "units", customerShipments: "units", customerReturns: "units", vendorReturns: "units",
  warehouseTransfers: "units", found: "units", lost: "units", damaged: "units", disposed: "units", otherEvents: "units",
  ending: "units", unknownEvents: "units",
} as const satisfies Schema;

/** One row per movement of the seller's own stock. `type` is a MOVEMENT_KINDS key; quantity is positive, a negative one reverses. */
export const OWN_MOVEMENTS = {
  day: "day", warehouse: "text", sku: "text", type: "text", quantity: "units", unitCost: "decimal", amount: "decimal", currency: "text",
  reference: "text", toWarehouse: "text", appliesTo: "text", note: "text",
} as const satisfies Schema;

/** One row per SKU and day from which the cost holds; no day = always. */
export const UNIT_COSTS = { sku: "text", unitCost: "decimal", currency: "text", from: "day" } as const satisfies Schema;

/** One row per shipment and SKU, as stated by the seller and by Amazon. Empty quantities are unknown, not zero. */
export const SHIPMENTS = {
  shipmentId: "text", sku: "text", fnsku: "text", declared: "units", dispatched: "units", delivered: "units", received: "units",
  shipped: "day", deliveredOn: "day", closed: "day", status: "text", unitsPerCarton: "units", fromWarehouse: "text", toWarehouse: "text",
} as const satisfies Schema;

/** One row per currency pair and day from which the rate holds: 1 unit of `from` is `rate` units of `to`. */
export const EXCHANGE_RATES = { day: "day", from: "text", to: "text", rate: "decimal" } as const satisfies Schema;

/** One row per location that the seller describes: its kind and currency. */
export const LOCATIONS = { location: "text", kind: "text", currency: "text" } as const satisfies Schema;

export type Ledger = Table<typeof LEDGER>;
export type OwnMovement = RowOf<typeof OWN_MOVEMENTS>;
export type UnitCostRow = RowOf<typeof UNIT_COSTS>;
export type ShipmentRow = RowOf<typeof SHIPMENTS>;

/** The words of the seller's Type column, read without regard to case, spaces and hyphens. */
export const MOVEMENT_KINDS = [
  "opening", "purchase", "sale", "multi-channel", "replacement", "customer-return", "supplier-return", "transfer", "removal", "disposed",
  "found", "lost", "damaged", "other-in", "other-out", "count", "landed-cost", "revaluation",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export const FACT_TABLES = {
  ledger: LEDGER,
  movements: OWN_MOVEMENTS,
  unitCosts: UNIT_COSTS,
  shipments: SHIPMENTS,
  exchangeRates: EXCHANGE_RATES,
  locations: LOCATIONS,
} as const;
export type FactTableName = keyof typeof FACT_TABLES;

export type Facts = { readonly sources: readonly TableRef[] } & { readonly [Name in FactTableName]: Table<(typeof FACT_TABLES)[Name]> };

export const NO_FACTS: Facts = {
  sources: [],
  ledger: emptyTable(LEDGER),
  movements: emptyTable(OWN_MOVEMENTS),
  unitCosts: emptyTable(UNIT_COSTS),
  shipments: emptyTable(SHIPMENTS),
  exchangeRates: emptyTable(EXCHANGE_RATES),
  locations: emptyTable(LOCATIONS),
};
