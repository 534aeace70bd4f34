/** Returns -> the sales or receipts that they name in Applies To, so that goods come back, or leave, at their original cost. */
import type { Move } from "./move";
import type { Pools } from "./pools";

type Side = "sold" | "bought";

export function linkOriginals(moves: readonly Move[], pools: Pools): ReadonlyMap<Move, readonly Move[]> {
  const returns = moves.filter((move) => sideNamedBy(move) !== null);
  const originals = new Map<Move, readonly Move[]>();
  if (returns.length === 0) return originals;
  const byName = new Map<string, Move[]>();
  for (const move of moves) {
    const side = sideOf(move);
    if (side === null) continue;
    const key = keyOf(side, move.reference, move, pools);
    byName.set(key, [...(byName.get(key) ?? []), move]);
  }
  for (const move of returns) {
    const side = sideNamedBy(move);
    const named = side === null ? undefined : byName.get(keyOf(side, move.appliesTo ?? "", move, pools));
    if (named !== undefined) originals.set(move, named);
  }
  return originals;
}

/** What Applies To can name: an order that goods left for, or a receipt that brought them. */
function sideOf({ from, to, exit, entry, quantity, reference }: Move): Side | null {
  if (reference === "" || quantity <= 0) return null;
  if (to === null && (exit === "sale" || exit === "multi-channel" || exit === "replacement")) return "sold";
  return from === null && entry === "receipt" ? "bought" : null;
}

function sideNamedBy({ from, to, exit, entry, quantity, appliesTo = "", cost }: Move): Side | null {
  if (appliesTo === "") return null;
  if (to === null && exit === "supplier-return" && quantity > 0) return "bought";
  if (to === null && quantity < 0) return "sold";
  if (from === null && entry === "customer-return" && quantity > 0 && cost.by !== "stated") return "sold";
  return null;
}

function keyOf(side: Side, reference: string, { from, to }: Move, pools: Pools): string {
  return JSON.stringify([side, pools.at(from ?? to ?? 0).sku, reference]);
}
