/** A movement as eight hexadecimal digits: the same for the same day, goods, kind, units and stated cost, wherever its row stands and whatever the rate of its currency. */
import { COST_PARTS } from "../../domain/cost";
import { isoOf } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { textOfDecimal } from "../../domain/money";
import type { Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";

export const DIGITS = 8;

/** Seen from one of the move's pools, whatever lies on the other side of it; null for what valuation itself added. */
export function fingerprintOf(valued: ValuedMove, pool: PoolId): string | null {
  if (valued.derived === true) return null;
  const { move } = valued;
  const side = pool === move.from ? [move.exit] : [move.entry, move.from === null ? (documentOf(move) ?? costOf(valued)) : null];
  return digestOf(
    JSON.stringify([
      isoOf(move.rowDay ?? move.day),
      ...side,
      move.quantity,
      move.newUnitCost === null ? null : textOfDecimal(move.newUnitCost),
      move.reference,
      move.appliesTo ?? "",
    ]),
  ).slice(0, DIGITS);
}

/** All that a movement says. */
export function textOfMove(valued: ValuedMove, pools: Pools): string {
  const { move } = valued;
  const name = (pool: PoolId | null): readonly (string | null)[] => {
    if (pool === null) return [];
    const { location, sku, fnsku, disposition } = pools.at(pool);
    return [location, sku, fnsku, disposition];
  };
  return JSON.stringify([
    isoOf(move.day),
    name(move.from),
    name(move.to),
    move.exit,
    move.entry,
    move.quantity,
    costOf(valued),
    move.newUnitCost === null ? null : textOfDecimal(move.newUnitCost),
    move.reference,
    move.appliesTo ?? "",
  ]);
}

/** Of goods that went into transit, as `fingerprintOf` has them there. */
export function fingerprintOfDispatch({ day, quantity, reference }: Pick<Move, "day" | "quantity" | "reference">): string {
  return digestOf(JSON.stringify([isoOf(day), "transfer-in", null, quantity, null, reference, ""])).slice(0, DIGITS);
}

function documentOf({ cost }: ValuedMove["move"]): string | undefined {
  return cost.by === "stated" || cost.by === "unpriced" ? cost.document : undefined;
}

/** What the row itself states: what a silent one was found to cost may be another row's doing. */
function costOf({ move }: ValuedMove): readonly number[] | null {
  const { cost } = move;
  return cost.by === "stated" ? COST_PARTS.map((part) => cost.cost[part]) : null;
}
