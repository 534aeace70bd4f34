/** A bill for a shipment -> each line's share of it, by the basis that it states; where a line lacks what that needs, an issue says what was used instead. */
import { totalOf, type Cost } from "../../domain/cost";
import { FREIGHT_MEASURES, type FreightMeasure } from "../../domain/freight";
import { raise, type Issue } from "../../domain/issue";
import type { Minor } from "../../domain/money";
import { compareText } from "../../domain/text";
import { allocateFreight, lackingFor, type FreightLine } from "./allocate-freight";
import type { EntryCosts } from "./entry-costs";
import type { Move } from "../movements/move";
import type { Charge, Shared } from "../movements/own-moves";
import type { Pools } from "../movements/pools";
import type { Scales } from "./weigh-goods";

export type Weighing = {
  /** What the goods of a receipt or dispatch were worth; null where that is not known yet. */
  readonly valueOf: (bearer: Move) => Cost | null;
  readonly pools: Pools;
  readonly entryCosts: Pick<EntryCosts, "ofReceipt">;
  readonly scales: Pick<Scales, "weigh">;
  readonly volumeDivisor: number;
};
type Line = FreightLine & { readonly sku: string };

export function shareFreight(
  total: Minor,
  charge: Charge & { readonly sharing: Shared },
  bearers: readonly Move[],
  weighing: Weighing,
): { readonly shares: readonly Minor[]; readonly issues: readonly Issue[] } {
  const { basis } = charge.sharing;
  const lines = weighLines(bearers, charge.appliesTo, weighing);
  const allocation = allocateFreight(total, basis, lines, weighing.volumeDivisor);
  return { shares: allocation.shares, issues: allocation.basis === basis ? [] : sayInstead(charge, lines) };
}

function weighLines(bearers: readonly Move[], reference: string, { valueOf, pools, entryCosts, scales }: Weighing): readonly Line[] {
  const skuOf = ({ to }: Move): string => (to === null ? "" : pools.at(to).sku);
  const unitsOf = new Map<string, number>();
  for (const bearer of bearers) unitsOf.set(skuOf(bearer), (unitsOf.get(skuOf(bearer)) ?? 0) + bearer.quantity);
  return bearers.map((bearer) => {
    const { to, quantity, day, cost } = bearer;
    const sku = skuOf(bearer);
    const known =
      valueOf(bearer) ??
      (cost.by === "stated" ? cost.cost : to === null || cost.by === "unpriced" ? null : (entryCosts.ofReceipt(to, quantity, day, null)?.cost ?? null));
    return {
      sku,
      units: quantity,
      value: known === null ? null : totalOf(known),
      ...scales.weigh({ reference, sku, units: quantity, lineUnits: unitsOf.get(sku) ?? quantity }),
    };
  });
}

/**
 * Goods of one SKU share alike by any basis. A bill that states no basis, for goods of which nobody measured any, is shared by
 * units without a word: that is what its author can expect.
 */
function sayInstead({ sharing: { basis, isStated }, appliesTo, place }: Charge & { readonly sharing: Shared }, lines: readonly Line[]): readonly Issue[] {
  const bySku = new Map([...lines].sort((a, b) => compareText(a.sku, b.sku)).map((line) => [line.sku, line]));
  const isMeasured = lines.some(({ kilograms, cubicCentimetres }) => kilograms !== null || cubicCentimetres !== null);
  if (bySku.size < 2 || (!isStated && !isMeasured)) return [];
  const lacking = [...bySku].map(([sku, line]) => ({ sku, measures: lackingFor(basis, line) })).filter(({ measures }) => measures.length > 0);
  const cures = (Object.keys(FREIGHT_MEASURES) as FreightMeasure[]).filter((measure) => lacking.some(({ measures }) => measures.includes(measure)));
  return [raise("freight-basis-unusable", place, { shipmentId: appliesTo, basis, lacking, cures })];
}
