/** Closed months before the ledger -> what their shipments had too many or lacked when others had it, so that each stays explained once the row of one is gone. */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { Place } from "../../domain/source";
import type { Seal } from "../closing/seal";
import { receivedOfTexts, type SealedShipment } from "../closing/sealed-notation";

/**
 * Goods of which a shipment had received more than it sent. As far as `gone` says that the surplus is anybody's by the closed month, it may be that of the shipments `lentBy`,
 * and as far as it came by swapped labels, it was sent as the SKUs `sentAs` of the same shipment.
 */
export type SealedSurplus = {
  readonly shipment: string;
  readonly sku: string;
  readonly fnsku: string;
  readonly sent: number;
  readonly place: Place | null;
  readonly lentBy: readonly string[];
  readonly sentAs: readonly string[];
  readonly closedTo: Day;
} & Pick<SealedShipment, "gone" | "swapped" | "costedBy" | "shipped">;

/** Those of closed months before the ledger. */
export function surplusOfSeals(seals: readonly Seal[], ledgerStart: Day | null): readonly SealedSurplus[] {
  const named = receivedBefore(seals, ledgerStart);
  const lendersOf = groupBy(
    named.filter(({ received: { gone, lost, swapped } }) => gone > (lost ?? 0) + swapped),
    ({ sku }) => sku,
  );
  const swappedOf = groupBy(
    named.filter(({ received: { swapped } }) => swapped > 0),
    ({ shipment }) => shipment,
  );
  return named.flatMap(({ shipment, sku, place, closedTo, received: { received, sent, fnsku, gone, swapped, costedBy, shipped } }) => {
    if (sent === null || received <= sent) return [];
    const lentBy = (lendersOf.get(sku) ?? []).map((one) => one.shipment);
    const sentAs = (swappedOf.get(shipment) ?? []).map((one) => one.sku);
    return [{ shipment, sku, fnsku, sent, place, gone, swapped, costedBy, shipped, lentBy, sentAs, closedTo }];
  });
}

/** Goods that a shipment lacks, and that are others' by the closed month: of swapped labels those of the SKUs `swappedWith` of the same shipment, else those of the shipments `lentTo`. */
export type SealedLack = Received & { readonly swappedWith: readonly string[]; readonly lentTo: readonly string[] };

/** Those of closed months before the ledger of which nothing is in transit any more. */
export function lacksOfSeals(seals: readonly Seal[], ledgerStart: Day | null): readonly SealedLack[] {
  const named = receivedBefore(seals, ledgerStart);
  const swappedOf = groupBy(
    named.filter(({ received: { swapped } }) => swapped < 0),
    ({ shipment }) => shipment,
  );
  const borrowersOf = groupBy(
    named.filter(({ received: { gone, swapped } }) => gone < Math.min(0, swapped)),
    ({ sku }) => sku,
  );
  return named.flatMap((one): readonly SealedLack[] => {
    const { sent, received, gone, lost, swapped } = one.received;
    const isLent = gone > (lost ?? 0) + Math.max(0, swapped);
    if (sent === null || received >= sent || received + gone < sent) return [];
    const swappedWith = swapped > 0 ? (swappedOf.get(one.shipment) ?? []).map(({ sku }) => sku) : [];
    const lentTo = isLent ? (borrowersOf.get(one.sku) ?? []).map(({ shipment }) => shipment) : [];
    return swappedWith.length + lentTo.length === 0 ? [] : [{ ...one, swappedWith, lentTo }];
  });
}

type Received = {
  readonly shipment: string;
  readonly sku: string;
  readonly place: Place | null;
  readonly closedTo: Day;
  readonly received: SealedShipment;
};

/** Of each SKU what the newest of the closed months before the ledger that tells of its goods in transit says of shipments. */
export function receivedBefore(seals: readonly Seal[], ledgerStart: Day | null): readonly Received[] {
  if (ledgerStart === null) return [];
  const told = new Set<string>();
  return [...seals]
    .reverse()
    .filter(({ closedTo }) => closedTo < ledgerStart)
    .flatMap(({ lines, closedTo }) => {
      const inTransit = lines.filter(({ location, sku }) => location === IN_TRANSIT && !told.has(sku));
      for (const { sku } of inTransit) told.add(sku);
      return inTransit.flatMap(({ sku, place, moved }) =>
        [...(receivedOfTexts(moved) ?? [])].map(([shipment, received]) => ({ shipment, sku, place, closedTo, received })),
      );
    });
}
