/**
 * Everything the engine reasons over: one typed table per subject, whatever sources it came from. The ledger and the seller's
 * own tables are described here, Amazon's other reports in the files beside.
 */
import { emptyTable, type RowOf, type Schema, type Table } from "../columns/table";
import type { SourceKind, TableRef } from "../domain/source";
import { CASES, CLAIM_WINDOWS } from "./claims";
import { CLOSED_MONTHS } from "./closed-months";
import { FULFILLED_SHIPMENTS, SHIPMENT_SALES } from "./customer-shipments";
import { FINGERPRINTS } from "./fingerprints";
import { FREIGHT, SKU_MAP, UNIT_MEASURES } from "./goods";
import { INBOUND_NONCOMPLIANCE, SHIPMENT_CONTENTS, SHIPPING_QUEUE } from "./inbound";
import { LEDGER_DETAIL } from "./ledger-detail";
import { REIMBURSEMENTS } from "./reimbursements";
import { CHECK_REVIEWS, SHIPMENT_REVIEWS } from "./reviews";
import type { ReadBack } from "./read-back";
import { REMOVAL_ORDERS, REMOVAL_SHIPMENTS } from "./removals";
import { DAILY_INVENTORY, INVENTORY_ADJUSTMENTS, INVENTORY_EVENTS, INVENTORY_RECONCILIATION, MONTHLY_INVENTORY, RECEIVED_INVENTORY } from "./retired-reports";
import { RESPONSIBILITY_RULES } from "./responsibility";
import { CUSTOMER_RETURNS, REPLACEMENTS } from "./returns";
import { SETTLEMENTS } from "./settlements";
import { AFN_INVENTORY, MANAGE_INVENTORY, RESERVED_INVENTORY } from "./stock-snapshots";

/**
 * One row per day, FNSKU, MSKU, disposition and Amazon location, from the Inventory Ledger's summary view.
 * Quantities are signed as Amazon has them: what leaves is negative. A day on which nothing happened has no row.
 * `store` is the seller account that newer files name, else "". No file has the last two: `listing` is Amazon's own MSKU where `msku`
 * has become another SKU of the seller's, else ""; `basis` the kind of source that a row was added up from, "" where Amazon states it.
 */
export const LEDGER = {
  day: "day",
  fnsku: "text",
  asin: "text",
  msku: "text",
  disposition: "text",
  location: "text",
  store: "text",
  starting: "units",
  inTransit: "units",
  receipts: "units",
  customerShipments: "units",
  customerReturns: "units",
  vendorReturns: "units",
  warehouseTransfers: "units",
  found: "units",
  lost: "units",
  damaged: "units",
  disposed: "units",
  otherEvents: "units",
  ending: "units",
  unknownEvents: "units",
  listing: "text",
  basis: "text",
} as const satisfies Schema;

/** One row per movement of the seller's own stock. `type` is a MOVEMENT_KINDS key; quantity is positive, a negative one reverses. */
export const OWN_MOVEMENTS = {
  day: "day",
  warehouse: "text",
  sku: "text",
  type: "text",
  quantity: "units",
  unitCost: "decimal",
  amount: "decimal",
  currency: "text",
  reference: "text",
  toWarehouse: "text",
  appliesTo: "text",
  note: "text",
} as const satisfies Schema;

/** One row per SKU and day from which the cost holds; no day = always. */
export const UNIT_COSTS = { sku: "text", unitCost: "decimal", currency: "text", from: "day", ...UNIT_MEASURES } as const satisfies Schema;

/**
 * One row per shipment and SKU, as stated by the seller and by Amazon. Empty quantities are unknown, not zero. A carton is measured in kilograms and
 * centimetres. No file has the last two: `listing` is Amazon's name where `sku` has become another SKU of the seller's, `setFnsku` an FNSKU that stands for several; else "".
 */
export const SHIPMENTS = {
  shipmentId: "text",
  sku: "text",
  fnsku: "text",
  declared: "units",
  dispatched: "units",
  delivered: "units",
  received: "units",
  shipped: "day",
  deliveredOn: "day",
  closed: "day",
  status: "text",
  unitsPerCarton: "units",
  fromWarehouse: "text",
  toWarehouse: "text",
  cartons: "units",
  cartonWeight: "decimal",
  cartonLength: "decimal",
  cartonWidth: "decimal",
  cartonHeight: "decimal",
  listing: "text",
  setFnsku: "text",
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
  "opening",
  "purchase",
  "sale",
  "multi-channel",
  "replacement",
  "customer-return",
  "supplier-return",
  "transfer",
  "removal",
  "disposed",
  "found",
  "lost",
  "damaged",
  "other-in",
  "other-out",
  "count",
  "landed-cost",
  "revaluation",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** By the name under which a table stands in `Facts`. */
export const FACT_TABLES = {
  ledger: LEDGER,
  ledgerDetail: LEDGER_DETAIL,
  reimbursements: REIMBURSEMENTS,
  customerReturns: CUSTOMER_RETURNS,
  replacements: REPLACEMENTS,
  removalOrders: REMOVAL_ORDERS,
  removalShipments: REMOVAL_SHIPMENTS,
  fulfilledShipments: FULFILLED_SHIPMENTS,
  shipmentSales: SHIPMENT_SALES,
  settlements: SETTLEMENTS,
  manageInventory: MANAGE_INVENTORY,
  afnInventory: AFN_INVENTORY,
  reservedInventory: RESERVED_INVENTORY,
  shippingQueue: SHIPPING_QUEUE,
  shipmentContents: SHIPMENT_CONTENTS,
  inboundNoncompliance: INBOUND_NONCOMPLIANCE,
  inventoryAdjustments: INVENTORY_ADJUSTMENTS,
  receivedInventory: RECEIVED_INVENTORY,
  inventoryEvents: INVENTORY_EVENTS,
  dailyInventory: DAILY_INVENTORY,
  monthlyInventory: MONTHLY_INVENTORY,
  inventoryReconciliation: INVENTORY_RECONCILIATION,
  movements: OWN_MOVEMENTS,
  unitCosts: UNIT_COSTS,
  shipments: SHIPMENTS,
  freight: FREIGHT,
  cases: CASES,
  exchangeRates: EXCHANGE_RATES,
  skuMap: SKU_MAP,
  claimWindows: CLAIM_WINDOWS,
  responsibilityRules: RESPONSIBILITY_RULES,
  locations: LOCATIONS,
  fingerprints: FINGERPRINTS,
  shipmentReviews: SHIPMENT_REVIEWS,
  checkReviews: CHECK_REVIEWS,
  closedMonths: CLOSED_MONTHS,
} as const satisfies Record<string, Schema>;
export type FactTableName = keyof typeof FACT_TABLES;

type FactTables = { readonly [Name in FactTableName]: Table<(typeof FACT_TABLES)[Name]> };
export type Facts = {
  readonly sources: readonly TableRef[];
  /** What each source was taken for, also where none of its rows could be read. */
  readonly kinds: readonly SourceKind[];
  /** What was typed into sheets of ours, beside the facts that it gives. */
  readonly readBack: readonly ReadBack[];
} & FactTables;

export const NO_FACTS: Facts = {
  sources: [],
  kinds: [],
  readBack: [],
  // Each name has the empty table of its own schema.
  ...(Object.fromEntries(Object.entries(FACT_TABLES).map(([name, schema]) => [name, emptyTable<Schema>(schema)])) as FactTables),
};
