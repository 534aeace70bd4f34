/** Shipment lines -> the rows of the user's own table that can be coloured by how they stand, in the colours of our own sheet. */
import type { Place } from "../domain/source";
import type { ShipmentLine } from "../engine/findings";
import { standingOf, STANDINGS, type Stood } from "./shipment-words";
import { STYLES } from "./styles";

/** `names` are texts by which the row is known wherever it is sorted to; it need not have all of them. */
export type RowColour = { readonly place: Place; readonly fill: string; readonly names: readonly string[] };

type Named = Pick<ShipmentLine, "place" | "shipmentId" | "sku" | "fnsku">;

/** What matches is left as it is; so is a row of a file, which has no colours. */
export function colourRows(shipments: readonly (Stood & Named)[]): readonly RowColour[] {
  return shipments.flatMap((line) => {
    const { place, shipmentId, sku, fnsku } = line;
    const { tone } = STANDINGS[standingOf(line)];
    const isInWorkbook = place.source.file === null && place.source.sheet !== null && place.row !== null;
    return tone === null || !isInWorkbook ? [] : [{ place, fill: STYLES[tone].fill, names: [shipmentId, sku, fnsku ?? ""].filter((name) => name !== "") }];
  });
}
