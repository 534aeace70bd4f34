/** Reserved inventory: what Amazon holds back for orders, for moves between centres and for processing. */
import { LIST_DAY_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const RESERVED_INVENTORY_SOURCE = source({
  kind: "reserved-inventory",
  into: "reservedInventory",
  columns: {
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    day: { headers: LIST_DAY_HEADERS, inName: true },
    reserved: { headers: ["reserved_qty", "Reserved Quantity"] },
    customerOrders: { headers: ["reserved_customerorders"] },
    transfers: { headers: ["reserved_fc-transfers"] },
    processing: { headers: ["reserved_fc-processing"] },
    program: { headers: ["program"] },
  },
  hints: { title: TITLE_HEADERS },
  required: [["msku", "fnsku"], "reserved", ["customerOrders", "transfers", "processing"]],
  filled: [["msku", "fnsku"]],
});
