/** How a bill for the first leg, or for duty, is shared over the lines of a shipment. */

export const FREIGHT_BASES = {
  "chargeable-weight": "the larger of actual and volume weight",
  "actual-weight": "weight",
  "volume-weight": "weight by volume",
  quantity: "units",
  value: "value of the goods",
  "carton-volume": "volume of the cartons",
} as const satisfies Record<string, string>;
export type FreightBasis = keyof typeof FREIGHT_BASES;
