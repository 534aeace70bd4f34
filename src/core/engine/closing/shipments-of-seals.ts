/** Closed months -> the shipments that they name, whatever became of them since, each with the last month that names it. */
import { keyOfShipment } from "../../domain/shipment-line";
import { monthText } from "./read-seals";
import type { Seal, SealedLine } from "./seal";
import { noteOf, type Note } from "./sealed-notation";

/** `seals` stand oldest first; keys as `keyOfShipment` has them. */
export function shipmentsOfSeals(seals: readonly Seal[]): ReadonlyMap<string, string> {
  return new Map(
    seals.flatMap(({ closedTo, lines }) =>
      lines.flatMap(shipmentsIn).flatMap((shipmentId) => (shipmentId === "" ? [] : [[keyOfShipment(shipmentId), monthText(closedTo)] as const])),
    ),
  );
}

function shipmentsIn({ shipment = "", layers, moved }: SealedLine): readonly string[] {
  return [shipment, ...layers.map((layer) => layer.shipment ?? ""), ...moved.map(noteOf).map(shipmentOf)];
}

function shipmentOf(note: Note): string {
  if (note.kind === "received" || note.kind === "there") return note.shipment;
  return note.kind === "lost" || note.kind === "decided" ? note.shipmentId : "";
}
