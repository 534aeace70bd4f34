/** How a bill for the first leg, or for duty, is shared over the lines of a shipment, and what must be known of each line for it. */

export const FREIGHT_BASES = {
  "chargeable-weight": "the larger of actual and volume weight",
  "actual-weight": "weight",
  "volume-weight": "weight by volume",
  quantity: "units",
  value: "value of the goods",
  "carton-volume": "volume of the cartons",
} as const satisfies Record<string, string>;
export type FreightBasis = keyof typeof FREIGHT_BASES;

/** What a basis may ask of a line: its name, and what to fill in where nothing tells it. */
export const FREIGHT_MEASURES = {
  kilograms: { title: "weight", cure: "Unit Weight in the SKU map or Unit costs, or Carton Weight in Shipments" },
  cubicCentimetres: { title: "volume", cure: "Unit Length, Unit Width and Unit Height in the SKU map or Unit costs, or the carton's in Shipments" },
  cartonCubicCentimetres: { title: "carton volume", cure: "Cartons (or Units per Carton), Carton Length, Carton Width and Carton Height in Shipments" },
  value: { title: "cost", cure: "Unit Cost in Unit costs" },
} as const satisfies Record<string, { readonly title: string; readonly cure: string }>;
export type FreightMeasure = keyof typeof FREIGHT_MEASURES;

/** Cubic centimetres that carriers count as a kilogram by air; couriers count 5000. */
export const VOLUME_DIVISOR = 6000;
