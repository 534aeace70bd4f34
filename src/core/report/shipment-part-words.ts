/** Which shipments goods in transit are of, in words. */
import type { ShipmentPart } from "../engine/explain-ending";

/** More than these are counted: a line is to be read. */
const NAMED_MAX = 5;

/** "60 in FBA1, 40 in FBA2"; null where no units are told apart by shipment. */
export function shipmentsText(shipments: readonly ShipmentPart[] | undefined): string | null {
  const said = (shipments ?? [])
    .filter(({ units }) => units !== 0)
    .map(({ shipment, units }) => `${Math.abs(units)} ${shipment === "" ? "under no shipment" : `in ${shipment}`}`);
  if (said.length === 0) return null;
  return `${said.slice(0, NAMED_MAX).join(", ")}${said.length > NAMED_MAX ? ` and ${said.length - NAMED_MAX} shipments more` : ""}`;
}
