/** What cases gave up of goods in transit in a closed month, and what it left with -> its seal, and back: a case is worth what the books that are closed say. */
import { addCost, COST_PARTS, NO_COST, type Cost } from "../../domain/cost";
import { IN_TRANSIT } from "../../domain/location";
import { minor } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";

export type Lost = { readonly units: number; readonly cost: Cost };
export type SealedLoss = Lost & { readonly shipmentId: string; readonly caseId: string };

/** Of a closed month, its lines. */
type Sealed = { readonly lines: readonly { readonly location: string; readonly sku: string; readonly moved: readonly string[] }[] };

export const NOTHING_LOST: Lost = { units: 0, cost: NO_COST };

export function addLost(a: Lost, b: Lost): Lost {
  return { units: a.units + b.units, cost: addCost(a.cost, b.cost) };
}

/** "$10:2000,1500,0:FBA2:C1": units, minor units of each part, shipment and case. */
export function textOfLoss({ shipmentId, caseId, units, cost }: SealedLoss): string {
  return `$${units}:${COST_PARTS.map((part) => cost[part]).join(",")}:${encodeURIComponent(shipmentId)}:${encodeURIComponent(caseId)}`;
}

/** What `textOfLoss` wrote; null for anything else. */
function lossOfText(text: string): SealedLoss | null {
  if (!isLoss(text)) return null;
  const [units = "", amounts = "", shipmentId = "", caseId = ""] = text.slice(1).split(":");
  const [goods, freight, other] = amounts.split(",");
  return { shipmentId: decodeURIComponent(shipmentId), caseId: decodeURIComponent(caseId), units: Number(units), cost: { goods: minor(Number(goods)), freight: minor(Number(freight)), other: minor(Number(other)) } };
}

export function isLoss(text: string): boolean {
  return text.startsWith("$");
}

export function keyOfLoss({ shipmentId, sku, caseId }: { readonly shipmentId: string; readonly sku: string; readonly caseId: string }): string {
  return JSON.stringify([keyOfLine(shipmentId, sku), caseId]);
}

/** Of all closed months, by line and case. */
export function lossesOfSeals(seals: readonly Sealed[]): ReadonlyMap<string, Lost> {
  const losses = new Map<string, Lost>();
  for (const { lines } of seals) {
    for (const { location, sku, moved } of lines) {
      for (const loss of location === IN_TRANSIT ? moved.flatMap((text) => lossOfText(text) ?? []) : []) {
        const key = keyOfLoss({ ...loss, sku });
        losses.set(key, addLost(losses.get(key) ?? NOTHING_LOST, loss));
      }
    }
  }
  return losses;
}
