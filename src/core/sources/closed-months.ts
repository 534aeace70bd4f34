/** The months that were closed, read back from the sheet that Tieout wrote. A user's own table is never taken for it. */
import { source } from "./source-spec";

export const CLOSED_MONTHS_SOURCE = source({
  kind: "closed-months",
  into: "closedMonths",
  columns: {
    closedTo: { headers: ["Closed to"] },
    location: { headers: ["Location"] },
    sku: { headers: ["SKU"] },
    fnsku: { headers: ["FNSKU"] },
    disposition: { headers: ["Disposition"] },
    shipmentId: { headers: ["Shipment ID"] },
    quantity: { headers: ["Units"] },
    goods: { headers: ["Goods"] },
    freight: { headers: ["Freight"] },
    other: { headers: ["Other"] },
    value: { headers: ["Value"], wasFormula: true },
    currency: { headers: ["Currency"] },
    layers: { headers: ["Layers"] },
    moved: { headers: ["Movements"] },
    rowsSince: { headers: ["Rows since"] },
    closedOn: { headers: ["Closed on"] },
    settings: { headers: ["Settings"] },
    inputs: { headers: ["Inputs"] },
    forced: { headers: ["Forced"] },
    seal: { headers: ["Seal"] },
  },
  required: ["closedTo", "location", "sku", "quantity", "goods", "freight", "other", "currency", "settings", "inputs", "seal"],
  filled: ["closedTo", "location", "sku", "quantity", "currency", "seal"],
});
