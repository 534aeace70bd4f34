/**
 * Charges -> value-only moves on the receipts or dispatches that they name: a charge is valued with the goods it belongs
 * to, whatever its own date. A charge over several lines is split by what they cost, or by units where a cost is not known.
 */
import { costOf, totalOf } from "../domain/cost";
import { raise, type Issue } from "../domain/issue";
import { currencyOrNull, splitTotal } from "../domain/money";
import { RANKS, type Move } from "./move";
import type { Charge } from "./own-moves";
import type { Places } from "./places";
import type { Pools } from "./pools";
import type { CostTable } from "./unit-costs";

type Applied = {
  readonly moves: readonly Move[];
  /** The receipt or dispatch that each charge is valued with. */
  readonly bearers: ReadonlyMap<Move, Move>;
  /** The same the other way. */
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  readonly issues: readonly Issue[];
};

export function applyCharges(charges: readonly Charge[], moves: readonly Move[], context: { readonly pools: Pools; readonly places: Places; readonly costs: CostTable }): Applied {
  const issues: Issue[] = [];
  const bearerOf = new Map<Move, Move>();
  const byReference = new Map<string, Move[]>();
  if (charges.length > 0) for (const move of moves) if (bears(move)) byReference.set(move.reference, [...(byReference.get(move.reference) ?? []), move]);
  const applied = charges.flatMap((charge) => {
    const targets = (byReference.get(charge.appliesTo) ?? []).filter(({ to }) => charge.sku === "" || (to !== null && context.pools.at(to).sku === charge.sku));
    const pools = charge.appliesTo === "" && charge.sku !== "" ? [context.pools.ofSku(charge.location, charge.sku)].filter((pool) => pool !== null) : [];
    if (targets.length === 0 && pools.length === 0) {
      issues.push(raise("charge-without-receipt", charge.place, { appliesTo: charge.appliesTo, sku: charge.sku }));
      return [];
    }
    const bearing = targets.length > 0 ? targets.map((bearer) => ({ pool: bearer.to ?? 0, day: bearer.day, bearer })) : pools.map((pool) => ({ pool, day: charge.day, bearer: null }));
    const currency = context.places.currencyOf(context.pools.at(bearing[0]?.pool ?? 0).location);
    const from = currencyOrNull(charge.currency) ?? currency;
    const total = context.costs.convert(charge.amount, { from, to: currency }, charge.day);
    if (total === null) {
      issues.push(raise("exchange-rate-missing", charge.place, { from, to: currency, day: charge.day }));
      return [];
    }
    const shares = splitTotal(total, targets.length > 0 ? weightsOf(targets) : [1]);
    return bearing.map(({ pool, day, bearer }, index): Move => {
      const move: Move = {
        day, rank: bearer?.rank ?? RANKS.entry, from: null, to: pool, exit: null, entry: "landed-cost", quantity: 0, cost: { by: "stated", cost: costOf("freight", shares[index] ?? total) },
        newUnitCost: null, reference: charge.reference === "" ? charge.appliesTo : charge.reference, place: charge.place,
      };
      if (bearer !== null) bearerOf.set(move, bearer);
      return move;
    });
  });
  const chargesOf = new Map<Move, Move[]>();
  for (const [charge, bearer] of bearerOf) chargesOf.set(bearer, [...(chargesOf.get(bearer) ?? []), charge]);
  return { moves: applied, bearers: bearerOf, charges: chargesOf, issues };
}

/** Goods that came in under a reference, from a supplier or on their way to Amazon. */
function bears({ entry, from, to, quantity, reference }: Move): boolean {
  return reference !== "" && to !== null && quantity > 0 && (entry === "transfer-in" || (entry === "receipt" && from === null));
}

function weightsOf(targets: readonly Move[]): readonly number[] {
  const stated = targets.map(({ cost }) => (cost.by === "stated" ? totalOf(cost.cost) : null));
  return stated.every((value) => value !== null && value > 0) ? stated.map((value) => value ?? 0) : targets.map(({ quantity }) => quantity);
}
