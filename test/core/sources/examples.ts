/** The smallest example of every source: its header and a row or two as they are downloaded, and the facts they must give. */
import type { SourceKind } from "../../../src/core/domain/source";
import type { Row } from "../../../src/core/sources/grid";
import { grid, LEDGER_HEADER, ledgerRow } from "./decoded-rows";

export type Example = {
  readonly kind: SourceKind;
  readonly rows: readonly Row[];
  /** Rows as `shownRows` gives them: empty cells are left out. */
  readonly facts: readonly Readonly<Record<string, string | number>>[];
};

const FULFILLED_HEADER =
  "amazon-order-id | merchant-order-id | shipment-id | shipment-item-id | amazon-order-item-id | merchant-order-item-id | purchase-date | payments-date | shipment-date | reporting-date | " +
  "buyer-email | buyer-name | buyer-phone-number | sku | product-name | quantity-shipped | currency | item-price | item-tax | shipping-price | shipping-tax | gift-wrap-price | gift-wrap-tax | " +
  "ship-service-level | recipient-name | ship-address-1 | ship-address-2 | ship-address-3 | ship-city | ship-state | ship-postal-code | ship-country | ship-phone-number | bill-address-1 | " +
  "bill-address-2 | bill-address-3 | bill-city | bill-state | bill-postal-code | bill-country | item-promotion-discount | ship-promotion-discount | carrier | tracking-number | " +
  "estimated-arrival-date | fulfillment-center-id | fulfillment-channel | sales-channel";

export const EXAMPLES: readonly Example[] = [
  {
    kind: "ledger-summary",
    rows: [LEDGER_HEADER, ledgerRow("10/31/2026")],
    facts: [
      {
        "#": 2,
        day: "2026-10-31",
        fnsku: "X001",
        asin: "B01",
        msku: "TEA-01",
        disposition: "SELLABLE",
        location: "US",
        starting: 10,
        inTransit: 1,
        receipts: 5,
        customerShipments: -2,
        customerReturns: 0,
        vendorReturns: 0,
        warehouseTransfers: 0,
        found: 0,
        lost: 0,
        damaged: 0,
        disposed: 0,
        otherEvents: 0,
        ending: 13,
        unknownEvents: 0,
      },
    ],
  },
  {
    kind: "ledger-detail",
    rows: grid(
      "Date | FNSKU | ASIN | MSKU | Title | Event Type | Reference ID | Quantity | Fulfillment Center | Disposition | Reason | Country | Reconciled Quantity | Unreconciled Quantity | Date and Time | Store",
      "07/20/2026 | X001 | B01 | TEA-01 | Tea | Adjustments | 1234567890 | -16 | LTN4 | SELLABLE | M | GB | 5 | 11 | 2026-07-20T01:00:00+0100 | Tea House",
      "07/21/2026 | X001 | B01 | TEA-01 | Tea | Receipts | FBA15ABC123 | 96 | LTN4 | SELLABLE |  | GB |  |  | 2026-07-21T23:00:00+0100 | Tea House",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-07-20",
        fnsku: "X001",
        asin: "B01",
        msku: "TEA-01",
        eventType: "Adjustments",
        reference: "1234567890",
        quantity: -16,
        fulfillmentCenter: "LTN4",
        disposition: "SELLABLE",
        reason: "M",
        country: "GB",
        reconciled: 5,
        unreconciled: 11,
        timedDay: "2026-07-20",
        store: "Tea House",
      },
      {
        "#": 3,
        day: "2026-07-21",
        fnsku: "X001",
        asin: "B01",
        msku: "TEA-01",
        eventType: "Receipts",
        reference: "FBA15ABC123",
        quantity: 96,
        fulfillmentCenter: "LTN4",
        disposition: "SELLABLE",
        country: "GB",
        timedDay: "2026-07-21",
        store: "Tea House",
      },
    ],
  },
  {
    kind: "reimbursements",
    rows: grid(
      "approval-date | reimbursement-id | case-id | amazon-order-id | reason | sku | fnsku | asin | product-name | condition | currency-unit | amount-per-unit | amount-total | quantity-reimbursed-cash | " +
        "quantity-reimbursed-inventory | quantity-reimbursed-total | original-reimbursement-id | original-reimbursement-type",
      "2026-08-06T08:07:45+00:00 | 7001 | 9001 |  | Lost_Warehouse | TEA-01 | X001 | B01 | Tea | NewItem | USD | 5.58 | 16.74 | 3 | 2 | 5 |  | ",
      "2026-08-09T23:59:59-07:00 | 7002 |  |  | Reimbursement_Reversal | TEA-01 | X001 | B01 | Tea | NewItem | USD | 5.58 | -5.58 | -1 | 0 | -1 | 7001 | Lost_Warehouse",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-06",
        reimbursementId: "7001",
        caseId: "9001",
        reason: "Lost_Warehouse",
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        condition: "NewItem",
        currency: "USD",
        amountPerUnit: "5.58",
        amountTotal: "16.74",
        quantityCash: 3,
        quantityInventory: 2,
        quantityTotal: 5,
      },
      {
        "#": 3,
        day: "2026-08-09",
        reimbursementId: "7002",
        reason: "Reimbursement_Reversal",
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        condition: "NewItem",
        currency: "USD",
        amountPerUnit: "5.58",
        amountTotal: "-5.58",
        quantityCash: -1,
        quantityInventory: 0,
        quantityTotal: -1,
        originalId: "7001",
        originalType: "Lost_Warehouse",
      },
    ],
  },
  {
    kind: "customer-returns",
    rows: grid(
      "return-date | order-id | sku | asin | fnsku | product-name | quantity | fulfillment-center-id | detailed-disposition | reason | status | license-plate-number | customer-comments",
      "2026-08-05T19:20:12+00:00 | 111-1234567-1234567 | TEA-01 | B01 | X001 | Tea | 1 | PHX6 | CUSTOMER_DAMAGED | UNWANTED_ITEM | Unit returned to inventory | LPN123 | too green",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-05",
        orderId: "111-1234567-1234567",
        msku: "TEA-01",
        asin: "B01",
        fnsku: "X001",
        quantity: 1,
        fulfillmentCenter: "PHX6",
        disposition: "CUSTOMER_DAMAGED",
        reason: "UNWANTED_ITEM",
        status: "Unit returned to inventory",
        licensePlate: "LPN123",
      },
    ],
  },
  {
    kind: "replacements",
    rows: grid(
      "shipment-date | sku | asin | fulfillment-center-id | original-fulfillment-center-id | quantity | replacement-reason-code | replacement-amazon-order-id | original-amazon-order-id",
      "2026-08-07T03:10:00-07:00 | TEA-01 | B01 | PHX6 | ONT8 | 1 | 4 | 111-0000000-0000002 | 111-0000000-0000001",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-07",
        msku: "TEA-01",
        asin: "B01",
        fulfillmentCenter: "PHX6",
        originalFulfillmentCenter: "ONT8",
        quantity: 1,
        reason: "4",
        replacementOrderId: "111-0000000-0000002",
        originalOrderId: "111-0000000-0000001",
      },
    ],
  },
  {
    kind: "removal-orders",
    rows: grid(
      "request-date | order-id | order-type | service-speed | order-status | last-updated-date | sku | fnsku | disposition | requested-quantity | cancelled-quantity | disposed-quantity | shipped-quantity | " +
        "in-process-quantity | removal-fee | currency",
      "2026-08-01T10:00:00+00:00 | RO-1 | Return | Standard | Completed | 2026-08-09T10:00:00+00:00 | TEA-01 | X001 | Unsellable | 10 | 1 | 2 | 7 | 0 | 9.70 | USD",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-01",
        orderId: "RO-1",
        orderType: "Return",
        serviceSpeed: "Standard",
        status: "Completed",
        updated: "2026-08-09",
        msku: "TEA-01",
        fnsku: "X001",
        disposition: "UNSELLABLE",
        requested: 10,
        cancelled: 1,
        disposed: 2,
        shipped: 7,
        inProcess: 0,
        fee: "9.7",
        currency: "USD",
      },
    ],
  },
  {
    kind: "removal-shipments",
    rows: grid(
      "request-date | order-id | shipment-date | sku | fnsku | disposition | shipped-quantity | carrier | tracking-number | removal-order-type",
      "2026-08-01T10:00:00+00:00 | RO-1 | 2026-08-04T10:00:00+00:00 | TEA-01 | X001 | Sellable | 7 | UPS | 1Z999 | Return",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-04",
        requestedOn: "2026-08-01",
        orderId: "RO-1",
        orderType: "Return",
        msku: "TEA-01",
        fnsku: "X001",
        disposition: "SELLABLE",
        shipped: 7,
        carrier: "UPS",
        tracking: "1Z999",
      },
    ],
  },
  {
    kind: "fulfilled-shipments",
    rows: grid(
      FULFILLED_HEADER,
      "111-0000000-0000001 |  | Dabc | Dabc1 | 5551 |  | 2026-08-04T01:00:00+00:00 | 2026-08-05T01:00:00+00:00 | 2026-08-05T19:00:00+00:00 | 2026-08-06T01:00:00+00:00 | " +
        "x@marketplace.example | A Buyer | 1 | TEA-01 | Tea | 2 | USD | 25.98 | 2.10 | 0.00 | 0.00 | 0.00 | 0.00 | Expedited | A Buyer | 1 Road |  |  | Town | AZ | 85001 | US | 1 | 1 Road |  |  | Town | AZ | " +
        "85001 | US | 0.00 | 0.00 | UPS | 1Z998 | 2026-08-07T01:00:00+00:00 | PHX6 | AFN | Amazon.com",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-05",
        orderId: "111-0000000-0000001",
        shipmentItemId: "Dabc1",
        msku: "TEA-01",
        quantity: 2,
        currency: "USD",
        itemPrice: "25.98",
        fulfillmentCenter: "PHX6",
        fulfillmentChannel: "AFN",
        salesChannel: "Amazon.com",
      },
    ],
  },
  {
    kind: "customer-shipment-sales",
    rows: grid(
      "\uFEFFCustomer Shipment Date | Merchant SKU | FNSKU | ASIN | FC | Quantity | Amazon Order Id | Currency | Product Amount | Shipping Amount | Gift Amount | Shipment To City | Shipment To State | Shipment To Postal Code",
      "2026-08-05T23:58:53+05:30 | TEA-01 | X001 | B01 | BOM7 | 1 | 402-0000000-0000001 | INR | 499.00 | 0.00 | 0.00 | Town | KA | 560001",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-05",
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        fulfillmentCenter: "BOM7",
        quantity: 1,
        orderId: "402-0000000-0000001",
        currency: "INR",
        productAmount: "499",
      },
    ],
  },
  {
    kind: "settlements",
    rows: grid(
      "settlement-id | settlement-start-date | settlement-end-date | deposit-date | total-amount | currency | transaction-type | order-id | merchant-order-id | adjustment-id | shipment-id | marketplace-name | " +
        "amount-type | amount-description | amount | fulfillment-id | posted-date | posted-date-time | order-item-code | merchant-order-item-id | merchant-adjustment-item-id | sku | quantity-purchased | promotion-id",
      "9001 | 2026-08-01 08:00:00 UTC | 2026-08-15 08:00:00 UTC | 2026-08-17 08:00:00 UTC | 16.10 | USD",
      "9001 |  |  |  |  | USD | Order | 111-1 |  |  | S1 | Amazon.com | ItemPrice | Principal | 20.00 | AFN | 2026-08-03 | 2026-08-03 10:00:00 UTC | I1 |  |  | TEA-01 | 2 | ",
      "9001 |  |  |  |  | USD | Order | 111-1 |  |  | S1 | Amazon.com | ItemFees | Commission | -3.00 | AFN | 2026-08-03 | 2026-08-03 10:00:00 UTC | I1 |  |  | TEA-01 |  | ",
      "9001 |  |  |  |  | USD | Order | 111-1 |  |  | S1 | Amazon.com | Promotion | Principal | -0.90 | AFN | 2026-08-03 | 2026-08-03 10:00:00 UTC | I1 |  |  | TEA-01 |  | P1",
      "9001 |  |  |  |  | USD | Refund | 111-1 |  | A1 |  | Amazon.com | ItemPrice | Principal | -10.00 | AFN | 2026-08-12 | 2026-08-12 10:00:00 UTC | I1 |  | M1 | TEA-01 |  | ",
      "9001 |  |  |  |  | USD | other-transaction |  |  |  |  |  | other-transaction | Storage Fee | -1.00 |  | 2026-08-14 | 2026-08-14 10:00:00 UTC |  |  |  |  |  | ",
    ),
    facts: [
      { "#": 2, settlementId: "9001", from: "2026-08-01", until: "2026-08-15", currency: "USD" },
      {
        "#": 3,
        settlementId: "9001",
        day: "2026-08-03",
        type: "order",
        orderId: "111-1",
        msku: "TEA-01",
        quantity: 2,
        amountType: "ItemPrice",
        amountDescription: "Principal",
        amount: "20",
        currency: "USD",
        marketplace: "Amazon.com",
        fulfillment: "AFN",
      },
      {
        "#": 6,
        settlementId: "9001",
        day: "2026-08-12",
        type: "refund",
        orderId: "111-1",
        msku: "TEA-01",
        amountType: "ItemPrice",
        amountDescription: "Principal",
        amount: "-10",
        currency: "USD",
        marketplace: "Amazon.com",
        fulfillment: "AFN",
      },
    ],
  },
  {
    kind: "manage-inventory",
    rows: grid(
      "sku | fnsku | asin | product-name | condition | your-price | mfn-listing-exists | mfn-fulfillable-quantity | afn-listing-exists | afn-warehouse-quantity | afn-fulfillable-quantity | afn-unsellable-quantity | " +
        "afn-reserved-quantity | afn-total-quantity | per-unit-volume | afn-inbound-working-quantity | afn-inbound-shipped-quantity | afn-inbound-receiving-quantity | afn-researching-quantity | " +
        "afn-reserved-future-supply | afn-future-supply-buyable | store",
      "TEA-01 | X001 | B01 | Tea | New | 12.99 | No |  | Yes | 90 | 80 | 4 | 6 | 140 | 0.02 | 0 | 30 | 20 | 1 | 0 | 0 | Tea House",
    ),
    facts: [
      {
        "#": 2,
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        condition: "New",
        warehouse: 90,
        fulfillable: 80,
        unsellable: 4,
        reserved: 6,
        total: 140,
        inboundWorking: 0,
        inboundShipped: 30,
        inboundReceiving: 20,
        researching: 1,
        reservedFutureSupply: 0,
        futureSupplyBuyable: 0,
        store: "Tea House",
      },
    ],
  },
  {
    kind: "afn-inventory",
    rows: grid(
      "seller-sku | fulfillment-channel-sku | asin | condition-type | Warehouse-Condition-code | Quantity Available",
      "TEA-01 | X001 | B01 | NewItem | SELLABLE | 80",
    ),
    facts: [{ "#": 2, msku: "TEA-01", fnsku: "X001", asin: "B01", condition: "NewItem", disposition: "SELLABLE", available: 80 }],
  },
  {
    kind: "reserved-inventory",
    rows: grid(
      "sku | fnsku | asin | product-name | reserved_qty | reserved_customerorders | reserved_fc-transfers | reserved_fc-processing | program",
      "TEA-01 | X001 | B01 | Tea | 6 | 1 | 2 | 3 | FBA",
    ),
    facts: [{ "#": 2, msku: "TEA-01", fnsku: "X001", asin: "B01", reserved: 6, customerOrders: 1, transfers: 2, processing: 3, program: "FBA" }],
  },
  {
    kind: "shipping-queue",
    rows: grid(
      "Shipment name | Shipment ID | Created | Last updated | Ship to | SKUs | Units expected | Units located | Status",
      "FBA STA (08/01/2026)-PHX6 | FBA15ABC123 | Aug 1, 2026 | Aug 20, 2026 | PHX6 | 2 | 100 | 96 | Checked in",
    ),
    facts: [
      {
        "#": 2,
        shipmentId: "FBA15ABC123",
        name: "FBA STA (08/01/2026)-PHX6",
        created: "2026-08-01",
        updated: "2026-08-20",
        shipTo: "PHX6",
        skuCount: 2,
        expected: 100,
        located: 96,
        status: "CHECKED_IN",
      },
    ],
  },
  {
    kind: "shipment-contents",
    rows: grid(
      "Shipment ID | FBA15ABC123",
      "Name | FBA STA (08/01/2026)-PHX6",
      "Plan ID | PL-1",
      "Ship To | PHX6",
      "Total SKUs | 1",
      "Total Units | 96",
      "Pack list",
      "",
      "Merchant SKU | Title | ASIN | FNSKU | external-id | Condition | Who will prep? | Prep Type | Who will label? | Shipped",
      "TEA-01 | Tea | B01 | X001 |  | New | Merchant | None | Merchant | 96",
    ),
    facts: [{ "#": 10, shipmentId: "FBA15ABC123", msku: "TEA-01", fnsku: "X001", asin: "B01", condition: "New", dispatched: 96 }],
  },
  {
    kind: "inbound-noncompliance",
    rows: grid(
      "issue-reported-date | shipment-creation-date | fba-shipment-id | fba-carton-id | fulfillment-center-id | sku | fnsku | asin | product-name | problem-type | problem-quantity | expected-quantity | " +
        "received-quantity | performance-measurement-unit | coaching-level | fee-type | currency | fee-total | problem-level | alert-status",
      "2026-08-20 | 2026-08-01 | FBA15ABC123 | FBA15ABC123U001 | PHX6 | TEA-01 | X001 | B01 | Tea | Missing label | 4 | 100 | 96 | units | Low | Label | USD | 1.20 | Item | Active",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-20",
        createdOn: "2026-08-01",
        shipmentId: "FBA15ABC123",
        cartonId: "FBA15ABC123U001",
        fulfillmentCenter: "PHX6",
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        problemType: "Missing label",
        problemQuantity: 4,
        expected: 100,
        received: 96,
        measure: "units",
        coachingLevel: "Low",
        feeType: "Label",
        currency: "USD",
        fee: "1.2",
        problemLevel: "Item",
        alertStatus: "Active",
      },
    ],
  },
  {
    kind: "inventory-adjustments",
    rows: grid(
      "adjusted-date | transaction-item-id | fnsku | sku | product-name | fulfillment-center-id | quantity | reason | disposition",
      "2022-12-05T08:00:00+00:00 | 1234 | X001 | TEA-01 | Tea | PHX6 | -1 | E | SELLABLE",
    ),
    facts: [
      {
        "#": 2,
        day: "2022-12-05",
        transactionItemId: "1234",
        fnsku: "X001",
        msku: "TEA-01",
        fulfillmentCenter: "PHX6",
        quantity: -1,
        reason: "E",
        disposition: "SELLABLE",
      },
    ],
  },
  {
    kind: "received-inventory",
    rows: grid(
      "received-date | fnsku | sku | product-name | quantity | fba-shipment-id | fulfillment-center-id",
      "2022-12-05T08:00:00+00:00 | X001 | TEA-01 | Tea | -5 | FBA15ABC123 | PHX6",
    ),
    facts: [{ "#": 2, day: "2022-12-05", fnsku: "X001", msku: "TEA-01", quantity: -5, shipmentId: "FBA15ABC123", fulfillmentCenter: "PHX6" }],
  },
  {
    kind: "inventory-event-detail",
    rows: grid(
      "snapshot-date | transaction-type | fnsku | sku | product-name | fulfillment-center-id | quantity | disposition",
      "2022-12-05T08:00:00+00:00 | CustomerReturns | X001 | TEA-01 | Tea | PHX6 | 1 | DEFECTIVE",
    ),
    facts: [
      {
        "#": 2,
        day: "2022-12-05",
        eventType: "CustomerReturns",
        fnsku: "X001",
        msku: "TEA-01",
        fulfillmentCenter: "PHX6",
        quantity: 1,
        disposition: "DEFECTIVE",
      },
    ],
  },
  {
    kind: "daily-inventory-history",
    rows: grid(
      "snapshot-date | fnsku | sku | product-name | quantity | fulfillment-center-id | detailed-disposition | country",
      "2022-12-05T08:00:00+00:00 | X001 | TEA-01 | Tea | 12 | PHX6 | SELLABLE | US",
    ),
    facts: [{ "#": 2, day: "2022-12-05", fnsku: "X001", msku: "TEA-01", quantity: 12, fulfillmentCenter: "PHX6", disposition: "SELLABLE", country: "US" }],
  },
  {
    kind: "monthly-inventory-history",
    rows: grid(
      "month | fnsku | sku | product-name | average-quantity | end-quantity | fulfillment-center-id | detailed-disposition | country",
      "2022-02 | X001 | TEA-01 | Tea | 10.5 | 12 | PHX6 | SELLABLE | US",
    ),
    facts: [
      {
        "#": 2,
        day: "2022-02-28",
        fnsku: "X001",
        msku: "TEA-01",
        average: "10.5",
        ending: 12,
        fulfillmentCenter: "PHX6",
        disposition: "SELLABLE",
        country: "US",
      },
    ],
  },
  {
    kind: "inventory-reconciliation",
    rows: grid(
      "Merchant SKU | Fulfillment Network SKU | ASIN | Title | Condition | beginning-quantity | ending-quantity | Received | FBA customer returns | found | sold | removed | lost | Inventory disposed of | Other | discrepant-quantity",
      "TEA-01 | X001 | B01 | Tea | New | 10 | 11 | 5 | 1 | 1 | -3 | -1 | -1 | 0 | 0 | 1",
    ),
    facts: [
      {
        "#": 2,
        msku: "TEA-01",
        fnsku: "X001",
        asin: "B01",
        condition: "New",
        beginning: 10,
        ending: 11,
        received: 5,
        customerReturns: 1,
        found: 1,
        sold: -3,
        removed: -1,
        lost: -1,
        disposed: 0,
        other: 0,
        discrepant: 1,
      },
    ],
  },
  {
    kind: "movements",
    rows: grid(
      "Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To | Note",
      "2026-08-02 | Shenzhen | TEA-01 | purchase | 100 | 5.58 |  | USD | PO-1 |  |  | first lot",
    ),
    facts: [
      {
        "#": 2,
        day: "2026-08-02",
        warehouse: "Shenzhen",
        sku: "TEA-01",
        type: "purchase",
        quantity: 100,
        unitCost: "5.58",
        currency: "USD",
        reference: "PO-1",
        note: "first lot",
      },
    ],
  },
  {
    kind: "unit-costs",
    rows: grid(
      "SKU | Unit Cost | Currency | From | Unit Weight (kg) | Length (cm) | Width (cm) | Height (cm)",
      "TEA-01 | 5.58 | USD | 2026-08-01 | 0.25 | 10.5 | 8 | 6",
    ),
    facts: [
      { "#": 2, sku: "TEA-01", unitCost: "5.58", currency: "USD", from: "2026-08-01", unitWeight: "0.25", unitLength: "10.5", unitWidth: "8", unitHeight: "6" },
    ],
  },
  {
    kind: "shipments",
    rows: grid(
      "Shipment ID | SKU | FNSKU | Declared | Dispatched | Delivered | Received | Ship Date | Delivered Date | Closed Date | Status | Units per Carton | From Warehouse | To Warehouse | Cartons | Carton Weight (kg) | Carton Length (cm) | Carton Width (cm) | Carton Height (cm)",
      "FBA15ABC123 | TEA-01 | X001 | 100 | 100 | 100 | 96 | 2026-08-01 | 2026-08-15 | 2026-09-01 | Closed | 24 | Shenzhen | FBA-US | 5 | 6.8 | 40 | 30 | 25.5",
    ),
    facts: [
      {
        "#": 2,
        shipmentId: "FBA15ABC123",
        sku: "TEA-01",
        fnsku: "X001",
        declared: 100,
        dispatched: 100,
        delivered: 100,
        received: 96,
        shipped: "2026-08-01",
        deliveredOn: "2026-08-15",
        closed: "2026-09-01",
        status: "CLOSED",
        unitsPerCarton: 24,
        fromWarehouse: "Shenzhen",
        toWarehouse: "FBA-US",
        cartons: 5,
        cartonWeight: "6.8",
        cartonLength: "40",
        cartonWidth: "30",
        cartonHeight: "25.5",
      },
    ],
  },
  {
    kind: "freight",
    rows: grid("Shipment ID | Amount | Currency | Part | Basis", "FBA15ABC123 | 123.22 | USD | freight | quantity", "FBA15ABC123 | 20 | USD | Duty | "),
    facts: [
      { "#": 2, shipmentId: "FBA15ABC123", amount: "123.22", currency: "USD", part: "freight", basis: "quantity" },
      { "#": 3, shipmentId: "FBA15ABC123", amount: "20", currency: "USD", part: "other" },
    ],
  },
  {
    kind: "cases",
    rows: grid(
      "Case ID | Shipment ID | SKU | Kind | Status | Opened | Closed | Units | Amount | Note",
      "9001 | FBA15ABC123 | TEA-01 | Inbound missing | open | 2026-09-02 |  | 4 | 22.32 | proof sent",
    ),
    facts: [
      {
        "#": 2,
        caseId: "9001",
        shipmentId: "FBA15ABC123",
        sku: "TEA-01",
        kind: "inbound-missing",
        status: "open",
        opened: "2026-09-02",
        units: 4,
        amount: "22.32",
        note: "proof sent",
      },
    ],
  },
  {
    kind: "exchange-rates",
    rows: grid("Date | From | To | Rate", "2026-08-01 | USD | CNY | 7.1234"),
    facts: [{ "#": 2, day: "2026-08-01", from: "USD", to: "CNY", rate: "7.1234" }],
  },
  {
    kind: "sku-map",
    rows: grid(
      "SKU | MSKU | FNSKU | ASIN | Units | 单品毛重 | 长 | 宽 | 高 | Unit Volume (cm³)",
      "TEA | TEA-01 | X001 | B01 | 2 | 0.25 | 10.5 | 8 | 6 | ",
      "TEA | TEA-02 | X001 | B01 |  |  |  |  |  | 504",
    ),
    facts: [
      { "#": 2, sku: "TEA", msku: "TEA-01", fnsku: "X001", asin: "B01", units: 2, unitWeight: "0.25", unitLength: "10.5", unitWidth: "8", unitHeight: "6" },
      { "#": 3, sku: "TEA", msku: "TEA-02", fnsku: "X001", asin: "B01", unitVolume: "504" },
    ],
  },
  {
    kind: "claim-windows",
    rows: grid(
      "Marketplace | Claim Type | First Day | Last Day | Clock Start | In Force From | Source",
      "US | FC lost |  | 60 | reported | 2024-10-23 | seller forum",
    ),
    facts: [{ "#": 2, marketplace: "US", claimType: "warehouse-lost", lastDay: 60, clockStart: "reported", from: "2024-10-23", source: "seller forum" }],
  },
  {
    kind: "responsibility-rules",
    rows: grid(
      "Order | Received | Delivered | Declared | Cartons | Responsible | Because",
      "1 | less than dispatched | ≥ dispatched | any | whole cartons | Amazon | a carton",
      "2 |  |  | unknown |  | carrier | ",
    ),
    facts: [
      { "#": 2, order: 1, received: "< dispatched", delivered: ">= dispatched", cartons: "whole", responsible: "amazon", because: "a carton" },
      { "#": 3, order: 2, declared: "unknown", responsible: "logistics" },
    ],
  },
  {
    kind: "locations",
    rows: grid("Location | Kind | Currency", "Shenzhen | domestic | CNY"),
    facts: [{ "#": 2, location: "Shenzhen", kind: "domestic", currency: "CNY" }],
  },
];
