/**
 * Where each table names goods, and which of its figures speak of them: what must change when a row's goods turn out to be
 * other goods, or several units of them.
 */
import type { FACT_TABLES, FactTableName } from "../../facts/facts";

export type GoodsColumns<Name extends string = string> = {
  /** Whose word comes first in the column of SKUs: Amazon's MSKU, or the seller's own SKU. */
  readonly named: "by-amazon" | "by-seller";
  readonly sku: Name;
  readonly fnsku?: Name;
  readonly asin?: Name;
  /** Counts of what the row names: twice as many where it is a pack of two. */
  readonly quantities: readonly Name[];
  /** Amounts for all the row's units: shared among the goods where they are several. */
  readonly totals?: readonly Name[];
  /** Amounts for one of what the row names: unknown for one of anything else. */
  readonly perUnit?: readonly Name[];
  /** Figures of whole cartons, which hold what the row names: unknown for one SKU of several that lie in them. */
  readonly ofCartons?: readonly Name[];
  readonly currency?: Name;
  /** Amazon's own name is kept there where it is replaced. */
  readonly listing?: Name;
  /** Rows are matched by FNSKU as well as by SKU, so that an FNSKU that stands for several SKUs must not stand there: it is kept in this column. */
  readonly setFnsku?: Name;
};

type AllGoodsColumns = { readonly [Table in FactTableName]?: GoodsColumns<Extract<keyof (typeof FACT_TABLES)[Table], string>> };

const AMAZON = { named: "by-amazon", sku: "msku", fnsku: "fnsku" } as const;
const AMAZON_ASIN = { ...AMAZON, asin: "asin" } as const;

export const GOODS_COLUMNS = {
  ledger: {
    ...AMAZON_ASIN,
    listing: "listing",
    quantities: [
      "starting",
      "inTransit",
      "receipts",
      "customerShipments",
      "customerReturns",
      "vendorReturns",
      "warehouseTransfers",
      "found",
      "lost",
      "damaged",
      "disposed",
      "otherEvents",
      "ending",
      "unknownEvents",
    ],
  },
  ledgerDetail: { ...AMAZON_ASIN, listing: "listing", quantities: ["quantity", "reconciled", "unreconciled"] },
  reimbursements: {
    ...AMAZON_ASIN,
    quantities: ["quantityCash", "quantityInventory", "quantityTotal"],
    totals: ["amountTotal"],
    perUnit: ["amountPerUnit"],
    currency: "currency",
    listing: "listing",
    setFnsku: "setFnsku",
  },
  customerReturns: { ...AMAZON_ASIN, quantities: ["quantity"] },
  replacements: { named: "by-amazon", sku: "msku", asin: "asin", listing: "listing", quantities: ["quantity"] },
  removalOrders: {
    ...AMAZON,
    quantities: ["requested", "cancelled", "disposed", "shipped", "inProcess"],
    totals: ["fee"],
    currency: "currency",
    setFnsku: "setFnsku",
  },
  removalShipments: { ...AMAZON, quantities: ["shipped"], setFnsku: "setFnsku" },
  fulfilledShipments: { named: "by-amazon", sku: "msku", listing: "listing", quantities: ["quantity"], totals: ["itemPrice"], currency: "currency" },
  shipmentSales: { ...AMAZON_ASIN, quantities: ["quantity"], totals: ["productAmount"], currency: "currency" },
  settlements: { named: "by-amazon", sku: "msku", quantities: ["quantity"], totals: ["amount"], currency: "currency" },
  manageInventory: {
    ...AMAZON_ASIN,
    quantities: [
      "warehouse",
      "fulfillable",
      "unsellable",
      "reserved",
      "total",
      "inboundWorking",
      "inboundShipped",
      "inboundReceiving",
      "researching",
      "reservedFutureSupply",
      "futureSupplyBuyable",
    ],
  },
  afnInventory: { ...AMAZON_ASIN, quantities: ["available"] },
  reservedInventory: { ...AMAZON_ASIN, quantities: ["reserved", "customerOrders", "transfers", "processing"] },
  shipmentContents: { ...AMAZON_ASIN, listing: "listing", quantities: ["dispatched", "unitsPerCarton"], setFnsku: "setFnsku" },
  inboundNoncompliance: { ...AMAZON_ASIN, quantities: ["problemQuantity", "expected", "received"], totals: ["fee"], currency: "currency" },
  inventoryAdjustments: { ...AMAZON, quantities: ["quantity", "reconciled", "unreconciled"] },
  receivedInventory: { ...AMAZON, quantities: ["quantity"] },
  inventoryEvents: { ...AMAZON, quantities: ["quantity"] },
  dailyInventory: { ...AMAZON, quantities: ["quantity"] },
  monthlyInventory: { ...AMAZON, quantities: ["ending"], perUnit: ["average"] },
  inventoryReconciliation: {
    ...AMAZON_ASIN,
    quantities: ["beginning", "ending", "received", "customerReturns", "found", "sold", "removed", "lost", "disposed", "other", "discrepant"],
  },
  movements: { named: "by-seller", sku: "sku", quantities: ["quantity"], totals: ["amount"], perUnit: ["unitCost"], currency: "currency" },
  shipments: {
    named: "by-seller",
    sku: "sku",
    fnsku: "fnsku",
    quantities: ["declared", "dispatched", "delivered", "received", "unitsPerCarton"],
    listing: "listing",
    setFnsku: "setFnsku",
    ofCartons: ["cartonWeight", "cartonLength", "cartonWidth", "cartonHeight"],
  },
  unitCosts: {
    named: "by-seller",
    sku: "sku",
    quantities: [],
    perUnit: ["unitCost", "unitWeight", "unitLength", "unitWidth", "unitHeight", "unitVolume"],
    currency: "currency",
  },
  cases: { named: "by-seller", sku: "sku", listing: "listing", quantities: ["units"], totals: ["amount"] },
  shipmentReviews: { named: "by-seller", sku: "sku", quantities: [] },
} as const satisfies AllGoodsColumns;

/** The tables that name goods, Amazon's before the seller's: of two spellings of a SKU the earlier table's is kept. */
export const TABLES_OF_GOODS = Object.keys(GOODS_COLUMNS) as readonly (keyof typeof GOODS_COLUMNS)[];

export function goodsColumnsOf(table: keyof typeof GOODS_COLUMNS): GoodsColumns {
  return GOODS_COLUMNS[table];
}
