/** The kinds of places that hold stock. Goods in transit are a location like any other. */

export const LOCATION_KINDS = ["domestic", "in-transit", "fba", "overseas"] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** How Amazon's locations are grouped: countries apart and centres together, each by itself, or all as one. */
export const LOCATION_GROUPINGS = ["auto", "location", "network"] as const;
export type LocationGrouping = (typeof LOCATION_GROUPINGS)[number];

/** Goods that left a warehouse for Amazon and have not been received. */
export const IN_TRANSIT = "In transit";
/** Goods that Amazon moves between its own centres. */
export const BETWEEN_CENTRES = "FBA between centres";
