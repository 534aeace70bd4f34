/** Headers of the tables that scenarios are written in, where several of them use the same columns. A scenario that needs fewer or others writes its own. */

/** The ledger's summary view. */
export const LEDGER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
/** Its detail view. */
export const DETAIL =
  "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity";
/** The Reimbursements report. */
export const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total";
/** The register of cases. */
export const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount";
/** The seller's shipments. */
export const SHIPMENTS = "Shipment ID|SKU|FNSKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton";
