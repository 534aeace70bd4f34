/** What cases gave up of goods in transit in a closed month, and what it left with -> its seal, and back: a case is worth what the books that are closed say. */
import { addUnits, NO_UNITS, type UnitsAtCost } from "../../domain/cost";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import { noteOf, textOfNote, type SealedLoss } from "./sealed-notation";

/** Of a closed month, its lines. */
type Sealed = { readonly lines: readonly { readonly location: string; readonly sku: string; readonly moved: readonly string[] }[] };

export function textOfLoss({ shipmentId, caseId, units, cost }: SealedLoss): string {
  return textOfNote({ kind: "lost", units, cost, shipmentId, caseId });
}

export function keyOfLoss({ shipmentId, sku, caseId }: { readonly shipmentId: string; readonly sku: string; readonly caseId: string }): string {
  return JSON.stringify([keyOfLine(shipmentId, sku), caseId]);
}

/** Of all closed months, by line and case. */
export function lossesOfSeals(seals: readonly Sealed[]): ReadonlyMap<string, UnitsAtCost> {
  const losses = new Map<string, UnitsAtCost>();
  for (const { lines } of seals) {
    for (const { location, sku, moved } of lines) {
      for (const loss of location === IN_TRANSIT ? moved.map(noteOf) : []) {
        if (loss.kind !== "lost") continue;
        const key = keyOfLoss({ ...loss, sku });
        losses.set(key, addUnits(losses.get(key) ?? NO_UNITS, loss));
      }
    }
  }
  return losses;
}
