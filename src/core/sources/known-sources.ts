/** Every source that can be recognised in a table of the user's. Where a table fits two of them equally well, the earlier one is taken. */
import { assert } from "../domain/assert";
import type { SourceKind } from "../domain/source";
import { AFN_INVENTORY_SOURCE } from "./afn-inventory";
import { CASES_SOURCE } from "./cases";
import { CLAIM_WINDOWS_SOURCE } from "./claim-windows";
import { CUSTOMER_RETURNS_SOURCE } from "./customer-returns";
import { CUSTOMER_SHIPMENT_SALES_SOURCE } from "./customer-shipment-sales";
import { DAILY_INVENTORY_HISTORY_SOURCE } from "./daily-inventory-history";
import { EXCHANGE_RATES_SOURCE } from "./exchange-rates";
import { FREIGHT_SOURCE } from "./freight";
import { FULFILLED_SHIPMENTS_SOURCE } from "./fulfilled-shipments";
import { INBOUND_NONCOMPLIANCE_SOURCE } from "./inbound-noncompliance";
import { INVENTORY_ADJUSTMENTS_SOURCE } from "./inventory-adjustments";
import { INVENTORY_EVENT_DETAIL_SOURCE } from "./inventory-event-detail";
import { INVENTORY_RECONCILIATION_SOURCE } from "./inventory-reconciliation";
import { LEDGER_DETAIL_SOURCE } from "./ledger-detail";
import { LEDGER_SUMMARY } from "./ledger-summary";
import { LOCATIONS_SOURCE } from "./locations";
import { MANAGE_INVENTORY_SOURCE } from "./manage-inventory";
import { MONTHLY_INVENTORY_HISTORY_SOURCE } from "./monthly-inventory-history";
import { MOVEMENTS_SOURCE } from "./movements";
import { RECEIVED_INVENTORY_SOURCE } from "./received-inventory";
import { REIMBURSEMENTS_SOURCE } from "./reimbursements";
import { REMOVAL_ORDERS_SOURCE } from "./removal-orders";
import { SOURCES_OF_OURS } from "./our-sources";
import { REMOVAL_SHIPMENTS_SOURCE } from "./removal-shipments";
import { REPLACEMENTS_SOURCE } from "./replacements";
import { RESERVED_INVENTORY_SOURCE } from "./reserved-inventory";
import { RESPONSIBILITY_RULES_SOURCE } from "./responsibility-rules";
import { SETTLEMENTS_SOURCE } from "./settlements";
import { SHIPMENT_CONTENTS_SOURCE } from "./shipment-contents";
import { SHIPMENTS_SOURCE } from "./shipments";
import { SHIPPING_QUEUE_SOURCE } from "./shipping-queue";
import { SKU_MAP_SOURCE } from "./sku-map";
import type { SourceSpec } from "./source-spec";
import { UNIT_COSTS_SOURCE } from "./unit-costs";

export const KNOWN_SOURCES: readonly SourceSpec[] = [
  LEDGER_SUMMARY,
  LEDGER_DETAIL_SOURCE,
  REIMBURSEMENTS_SOURCE,
  CUSTOMER_RETURNS_SOURCE,
  REPLACEMENTS_SOURCE,
  REMOVAL_ORDERS_SOURCE,
  REMOVAL_SHIPMENTS_SOURCE,
  FULFILLED_SHIPMENTS_SOURCE,
  CUSTOMER_SHIPMENT_SALES_SOURCE,
  SETTLEMENTS_SOURCE,
  MANAGE_INVENTORY_SOURCE,
  AFN_INVENTORY_SOURCE,
  RESERVED_INVENTORY_SOURCE,
  MOVEMENTS_SOURCE,
  SHIPMENTS_SOURCE,
  SHIPPING_QUEUE_SOURCE,
  SHIPMENT_CONTENTS_SOURCE,
  INBOUND_NONCOMPLIANCE_SOURCE,
  INVENTORY_ADJUSTMENTS_SOURCE,
  RECEIVED_INVENTORY_SOURCE,
  INVENTORY_EVENT_DETAIL_SOURCE,
  DAILY_INVENTORY_HISTORY_SOURCE,
  MONTHLY_INVENTORY_HISTORY_SOURCE,
  INVENTORY_RECONCILIATION_SOURCE,
  UNIT_COSTS_SOURCE,
  FREIGHT_SOURCE,
  CASES_SOURCE,
  EXCHANGE_RATES_SOURCE,
  SKU_MAP_SOURCE,
  CLAIM_WINDOWS_SOURCE,
  RESPONSIBILITY_RULES_SOURCE,
  LOCATIONS_SOURCE,
];

/** Every heading of every source, as words. */
export const KNOWN_HEADINGS: ReadonlySet<string> = new Set(KNOWN_SOURCES.flatMap(({ nameOfWord, hintOfWord }) => [...nameOfWord.keys(), ...hintOfWord.keys()]));

const specByKind: ReadonlyMap<SourceKind, SourceSpec> = new Map([...KNOWN_SOURCES, ...SOURCES_OF_OURS].map((spec) => [spec.kind, spec]));

export function specOf(kind: SourceKind): SourceSpec {
  const spec = specByKind.get(kind);
  assert(spec !== undefined, "every kind of source is declared", { kind });
  return spec;
}
