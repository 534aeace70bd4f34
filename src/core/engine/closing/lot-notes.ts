/** What goods cost, and goods that left together, as a closed month writes them down, and back. */
import { COST_PARTS, type Cost } from "../../domain/cost";
import { dayOfIso, isoOf, type Day } from "../../domain/day";
import { minor } from "../../domain/money";

/** Goods of one receipt that left together; `since` null = older than every receipt. */
export type SealedLot = { readonly units: number; readonly cost: Cost; readonly since: Day | null; readonly receivedAt: string; readonly reference: string };

export function textOfLots(lots: readonly SealedLot[]): string {
  return lots
    .map(({ units, cost, since, receivedAt, reference }) =>
      [units, textOfCost(cost), since === null ? "" : isoOf(since), encodeURIComponent(receivedAt), encodeURIComponent(reference)].join(","),
    )
    .join(";");
}

export function lotsOfText(text: string): readonly SealedLot[] {
  return text.split(";").map((lot) => {
    const [units, goods, freight, other, since = "", receivedAt = "", reference = ""] = lot.split(",");
    return {
      units: Number(units),
      cost: costOfText([goods, freight, other].join(",")),
      since: since === "" ? null : dayOfIso(since),
      receivedAt: decodeURIComponent(receivedAt),
      reference: decodeURIComponent(reference),
    };
  });
}

export function textOfCost(cost: Cost): string {
  return COST_PARTS.map((part) => cost[part]).join(",");
}

export function costOfText(amounts: string): Cost {
  const [goods = 0, freight = 0, other = 0] = amounts.split(",").map(Number);
  return { goods: minor(goods), freight: minor(freight), other: minor(other) };
}
