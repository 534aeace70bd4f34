/** Closed months -> the shipments that they name, whatever became of them since, each with the last month that names it and the goods that it is known to have had. */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { keyOfShipment } from "../../domain/shipment-line";
import type { ClosedShipment } from "../valuation/apply-charges";
import { monthText } from "./read-seals";
import type { Seal, SealedLine } from "./seal";
import { noteOf, type Note } from "./sealed-notation";

/** `seals` stand oldest first; keys as `keyOfShipment` has them. */
export function shipmentsOfSeals(seals: readonly Seal[]): ReadonlyMap<string, ClosedShipment> {
  const named = seals.flatMap(({ closedTo, lines }) =>
    lines.flatMap((line) => shipmentsIn(line).flatMap((id) => (id === "" ? [] : [{ shipment: keyOfShipment(id), sku: line.sku, closedTo }]))),
  );
  return new Map(
    [...groupBy(named, ({ shipment }) => shipment)].map(([shipment, of]) => [
      shipment,
      { month: monthText(of.at(-1)?.closedTo ?? (0 as Day)), skus: new Set(of.map(({ sku }) => sku)) },
    ]),
  );
}

function shipmentsIn({ shipment = "", layers, moved }: SealedLine): readonly string[] {
  return [shipment, ...layers.map((layer) => layer.shipment ?? ""), ...moved.map(noteOf).map(shipmentOf)];
}

function shipmentOf(note: Note): string {
  if (note.kind === "received" || note.kind === "there") return note.shipment;
  return note.kind === "lost" || note.kind === "decided" ? note.shipmentId : "";
}
