/** The tables that Tieout recognises, and how a finding points back to one of their rows. */

/** Every kind of table, with the name an accountant knows it by. The last ones stand on sheets of ours alone. */
export const SOURCES = {
  "ledger-summary": "Amazon ledger",
  "ledger-detail": "Amazon ledger detail",
  reimbursements: "Reimbursements",
  "customer-returns": "Customer returns",
  replacements: "Replacements",
  "removal-orders": "Removal orders",
  "removal-shipments": "Removal shipments",
  "fulfilled-shipments": "Fulfilled shipments",
  "customer-shipment-sales": "Customer shipment sales",
  settlements: "Settlements",
  "manage-inventory": "Manage FBA inventory",
  "afn-inventory": "Amazon-fulfilled inventory",
  "reserved-inventory": "Reserved inventory",
  "shipping-queue": "Shipping queue",
  "shipment-contents": "Shipment contents",
  "inbound-noncompliance": "Inbound non-compliance",
  "inventory-adjustments": "Inventory adjustments",
  "received-inventory": "Received inventory",
  "inventory-event-detail": "Inventory event detail",
  "daily-inventory-history": "Daily inventory history",
  "monthly-inventory-history": "Monthly inventory history",
  "inventory-reconciliation": "Inventory reconciliation",
  movements: "Own movements",
  "unit-costs": "Unit costs",
  shipments: "Shipments",
  freight: "Freight",
  cases: "Cases",
  "exchange-rates": "Exchange rates",
  "sku-map": "SKU map",
  "claim-windows": "Claim windows",
  "responsibility-rules": "Responsibility rules",
  locations: "Locations",
  "shipment-reviews": "Your notes on shipments",
  "check-reviews": "Your notes on checks",
  "closed-months": "Closed months",
  fingerprints: "Ledger rows as imported",
} as const satisfies Record<string, string>;

export type SourceKind = keyof typeof SOURCES;

/** Reports of what a month may be without: one without rows says that there was none. */
export const MAY_BE_EMPTY: ReadonlySet<SourceKind> = new Set<SourceKind>([
  "reimbursements",
  "customer-returns",
  "replacements",
  "removal-orders",
  "removal-shipments",
  "inbound-noncompliance",
]);

/** Where a table was found. Rows are counted as the user sees them, from 1. */
export type TableRef = {
  /** Name shown to the user: the table's or sheet's in a workbook, the file's outside one. */
  readonly label: string;
  /** File name, or null for the workbook that our sheets go into. */
  readonly file: string | null;
  /** Worksheet that holds the table; null in a text file. */
  readonly sheet: string | null;
  /** Name of the Excel Table; null for a plain range or a text file. */
  readonly table: string | null;
};

/** A row of a table, or the table as a whole where row is null. */
export type Place = { readonly source: TableRef; readonly row: number | null };

/** What tells rows apart, also those of tables that are called alike. */
export function keyOfPlace(place: Place | null): string {
  if (place === null) return "";
  const { file, sheet, table, label } = place.source;
  return JSON.stringify([place.row, file, sheet, table, label]);
}

/** A row that several things come from is named once. */
export function distinctPlaces(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [keyOfPlace(place), place])).values()];
}

/** Where things come from, as far as it is known. */
export function placesOf(things: readonly { readonly place: Place | null }[]): readonly Place[] {
  return things.flatMap(({ place }) => place ?? []);
}

/** "Reimbursements row 2", or the table's name alone; "" where no place is known. */
export function nameOfPlace(place: Place | null): string {
  return place === null ? "" : place.row === null ? place.source.label : `${place.source.label} row ${place.row}`;
}
