/** Shipment lines -> the rows of the user's own table that can be coloured by how they stand, in the colours of our own sheet. */
import type { Place } from "../domain/source";
import { standingOf, STANDINGS, type Stood } from "./shipment-words";
import { STYLES } from "./styles";

export type RowColour = { readonly place: Place; readonly fill: string };

/** What matches is left as it is; so is a row of a file, which has no colours. */
export function colourRows(shipments: readonly (Stood & { readonly place: Place })[]): readonly RowColour[] {
  return shipments.flatMap((line) => {
    const { place } = line;
    const { tone } = STANDINGS[standingOf(line)];
    const isInWorkbook = place.source.file === null && place.source.sheet !== null && place.row !== null;
    return tone === null || !isInWorkbook ? [] : [{ place, fill: STYLES[tone].fill }];
  });
}
