/**
 * Charges -> value-only moves on the receipts or dispatches that they name: a charge is valued with the goods it belongs
 * to, whatever its own date, and shared over them by the basis that it states.
 */
import { groupBy } from "../../columns/group-by";
import { costOf, totalOf } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, splitTotal, textOfDecimal, type Minor } from "../../domain/money";
import { keyOfShipment } from "../../domain/shipment-line";
import { inReplayOrder, RANKS, UNPRICED, type Move } from "../movements/move";
import { onlyNear } from "../movements/near-reference";
import type { Charge, Shared } from "../movements/own-moves";
import type { Places } from "../movements/places";
import type { PoolId } from "../movements/pools";
import { shareFreight, type Weighing } from "./share-freight";
import type { CostTable } from "../movements/unit-costs";

type Applied = {
  readonly moves: readonly Move[];
  /** The receipt or dispatch that each charge is valued with. */
  readonly bearers: ReadonlyMap<Move, Move>;
  /** The same the other way. */
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  /** Bills that nothing here bears, with what is to be said of them by the day on which the books of their goods begin. */
  readonly unborne: readonly { readonly bill: Pick<Move, "reference" | "billRow">; readonly say: (beginOf: (sku: string) => Day | null) => readonly Issue[] }[];
  readonly issues: readonly Issue[];
};

/** A shipment that closed months know: the last of them, and the goods that they know of it. */
export type ClosedShipment = { readonly month: string; readonly skus: ReadonlySet<string> };

type Context = Weighing & {
  readonly places: Places;
  readonly costs: CostTable;
  /** What is charged to goods of a later day is a later period's. */
  readonly until: Day;
  /** Shipments that are known, whether or not anything has left for them yet. */
  readonly shipmentIds: ReadonlySet<string>;
  /** Shipments that closed months know. */
  readonly closedWith: () => ReadonlyMap<string, ClosedShipment>;
  /** Whether a closed month alone tells of goods. */
  readonly isToldBySeal: (move: Move) => boolean;
};
/** Where a charge lands: with the goods that bear it, or on what a pool holds. */
type Bearing = { readonly pool: PoolId; readonly day: Day; readonly bearer: Move | null };

export function applyCharges(charges: readonly Charge[], moves: readonly Move[], context: Context): Applied {
  const issues: Issue[] = [];
  const unborne: Applied["unborne"][number][] = [];
  // Freight, duty and fees of one shipment lack the same measures, which is told once.
  const told = new Set<string>();
  const bearerOf = new Map<Move, Move>();
  // In replay order, so that the last of equals is the latest, in whatever order rows are written.
  const byReference = groupBy(charges.length > 0 ? inReplayOrder(moves).filter(bears) : [], ({ reference }) => reference);
  const applied = charges.flatMap((charge) => {
    const bearing = findBearing(charge, byReference, context);
    const [first] = bearing;
    if (first === undefined) {
      unborne.push({
        bill: { reference: referenceOfCharge(charge), billRow: printOfRow(charge) },
        say: (beginOf) => sayWithout(charge, byReference, { ...context, begin: beginOf(charge.sku) }),
      });
      return [];
    }
    if (bearing.every(({ day }) => day > context.until)) return [];
    const currency = context.places.currencyOf(context.pools.at(first.pool).location);
    const from = currencyOrNull(charge.currency) ?? currency;
    const day = charge.day ?? first.day;
    const total = context.costs.convert(charge.amount, { from, to: currency }, day);
    if (total === null) issues.push(raise("exchange-rate-missing", charge.place, { from, to: currency, day }));
    const { shares, issues: sharing } = total === null ? { shares: [], issues: [] } : shareCharge(total, charge, bearing, context);
    const shared = `${charge.appliesTo} ${charge.sharing?.basis ?? ""}`;
    if (!told.has(shared)) issues.push(...sharing);
    if (sharing.length > 0) told.add(shared);
    const billRow = printOfRow(charge);
    return bearing.map((one, index): Move => {
      const move: Move = { ...chargeMove(charge, one, shares[index] ?? null), billRow };
      if (one.bearer !== null) bearerOf.set(move, one.bearer);
      return move;
    });
  });
  const chargesOf = new Map<Move, Move[]>();
  for (const [charge, bearer] of bearerOf) chargesOf.set(bearer, [...(chargesOf.get(bearer) ?? []), charge]);
  return { moves: applied, bearers: bearerOf, charges: chargesOf, unborne, issues };
}

/** A bill may come before its goods leave, and what is dated later is for a later period to find wanting. */
function sayWithout(
  charge: Charge,
  byReference: ReadonlyMap<string, readonly Move[]>,
  { shipmentIds, closedWith, isToldBySeal, until, begin }: Context & { readonly begin: Day | null },
): readonly Issue[] {
  const { appliesTo, sku, day, place } = charge;
  if (day !== null && day > until) return [];
  const named = byReference.get(appliesTo) ?? [];
  if (named.length === 0 && appliesTo !== "" && shipmentIds.has(keyOfShipment(appliesTo)))
    return [raise("charge-before-dispatch", place, { shipmentId: appliesTo })];
  return [
    raise("charge-without-receipt", place, {
      appliesTo,
      sku,
      column: isShared(charge) ? "Shipment ID" : "Applies To",
      begin,
      closedWith:
        named.some((one) => isOfShipment(one) && !isToldBySeal(one)) || appliesTo === "" ? null : (closedWith().get(keyOfShipment(appliesTo))?.month ?? null),
      meant: named.length > 0 ? null : onlyNear(appliesTo, byReference.keys()),
    }),
  ];
}

function findBearing(charge: Charge, byReference: ReadonlyMap<string, readonly Move[]>, context: Context): readonly Bearing[] {
  const { pools } = context;
  const ofReference = (byReference.get(charge.appliesTo) ?? []).filter(({ to }) => charge.sku === "" || (to !== null && pools.at(to).sku === charge.sku));
  // The bill is for what was sent: units that Amazon received beyond it bear none of it, unless nothing else is known of the shipment.
  const sent = ofReference.filter(isOfShipment);
  const known = sent.length > 0 ? sent : ofReference;
  if (known.length > 0 && sent.every(context.isToldBySeal) && !isWhole(charge, sent, context)) return [];
  // A row that names the warehouse means the receipt there, where it has one under the reference.
  const there = charge.location === "" ? [] : known.filter(({ to }) => to !== null && pools.at(to).location === charge.location);
  const named = there.length > 0 ? there : known;
  if (named.length > 0 || charge.appliesTo !== "" || charge.day === null) return named.map((bearer) => ({ pool: bearer.to ?? 0, day: bearer.day, bearer }));
  const pool = charge.sku === "" ? null : pools.ofSku(charge.location, charge.sku);
  return pool === null ? [] : [{ pool, day: charge.day, bearer: null }];
}

/** Not what Amazon received beyond it. */
function isOfShipment({ cost }: Move): boolean {
  return cost.by !== "lookup" || cost.first === undefined;
}

/** Whether what closed months alone tell of as sent is all that the charge is for: they have no goods of the shipment beside it. */
function isWhole({ appliesTo, sku }: Charge, sent: readonly Move[], { pools, closedWith }: Context): boolean {
  const closed = closedWith().get(keyOfShipment(appliesTo));
  if (closed === undefined) return true;
  const skus = new Set(sent.flatMap(({ to }) => (to === null ? [] : [pools.at(to).sku])));
  return sku === "" ? [...closed.skus].every((one) => skus.has(one)) : sent.length > 0;
}

/** A bill without a number of its own goes by what it is for. */
export function referenceOfCharge({ reference, appliesTo }: Pick<Charge, "reference" | "appliesTo">): string {
  return reference === "" ? appliesTo : reference;
}

function chargeMove(charge: Charge, { pool, day, bearer }: Bearing, share: Minor | null): Move {
  return {
    day,
    rank: bearer?.rank ?? RANKS.entry,
    from: null,
    to: pool,
    exit: null,
    entry: "landed-cost",
    quantity: 0,
    cost: share === null ? UNPRICED : { by: "stated", cost: costOf(charge.part, share) },
    newUnitCost: null,
    reference: referenceOfCharge(charge),
    appliesTo: charge.appliesTo,
    place: charge.place,
  };
}

function printOfRow({ amount, currency, part, sku, sharing }: Charge): string {
  return digestOf(JSON.stringify([textOfDecimal(amount), currency, part, sku, sharing?.basis ?? ""])).slice(0, 8);
}

/** Goods that came in under a reference, from a supplier or on their way to Amazon. */
function bears({ entry, from, to, quantity, reference }: Move): boolean {
  return reference !== "" && to !== null && quantity > 0 && (entry === "transfer-in" || (entry === "receipt" && from === null));
}

function shareCharge(
  total: Minor,
  charge: Charge,
  bearing: readonly Bearing[],
  context: Context,
): { readonly shares: readonly Minor[]; readonly issues: readonly Issue[] } {
  const bearers = bearing.flatMap(({ bearer }) => bearer ?? []);
  if (bearers.length === 0) return { shares: [total], issues: [] };
  return isShared(charge) ? shareFreight(total, charge, bearers, context) : { shares: splitTotal(total, weightsOf(bearers)), issues: [] };
}

function isShared(charge: Charge): charge is Charge & { readonly sharing: Shared } {
  return charge.sharing !== null;
}

/** Charges that state no basis go by what the receipts cost where each says so, else by units. */
function weightsOf(targets: readonly Move[]): readonly number[] {
  const stated = targets.map(({ cost }) => (cost.by === "stated" ? totalOf(cost.cost) : null));
  return stated.every((value) => value !== null && value > 0) ? stated.map((value) => value ?? 0) : targets.map(({ quantity }) => quantity);
}
