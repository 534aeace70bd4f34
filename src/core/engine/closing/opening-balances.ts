/** Lines of a seal -> openings, to the cent and layer by layer; what the sources state otherwise comes in or goes out as unknown on the day after. */
import { totalOf } from "../../domain/cost";
import { addDays, isoOf } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import type { ValuationMethod } from "../../domain/settings";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import { monthText } from "./read-seals";
import { sealedByLine, type Seal, type SealedLine } from "./seal";

type Context = { readonly pools: Pools; readonly method: ValuationMethod };

/** At the end of the closed month: one opening a layer where the method keeps layers, else one for all units. */
export function openLine(line: SealedLine, { closedTo }: Pick<Seal, "closedTo">, { pools, method }: Context): readonly Move[] {
  const { location, quantity, cost, place } = line;
  const to = pools.idOf(line);
  const opening: Move = {
    day: closedTo,
    rank: RANKS.opening,
    from: null,
    to,
    exit: null,
    entry: "opening",
    quantity,
    cost: cost === null ? { by: "lookup" } : { by: "stated", cost },
    newUnitCost: null,
    reference: "",
    place,
    ...(cost === null ? {} : { carried: { since: null, receivedAt: location } }),
  };
  if (method === "fifo" && line.layers.length > 0)
    return line.layers.map((layer) => ({
      ...opening,
      quantity: layer.units,
      cost: { by: "stated", cost: layer.cost },
      reference: layer.reference,
      carried: layer,
    }));
  return quantity === 0 && (cost === null || totalOf(cost) === 0) ? [] : [opening];
}

/** Units that the sources state themselves for where the books open. */
export type Opening = Pick<Move, "quantity" | "place">;

/** By line. They are held to the sealed units; what they differ by comes in or goes out as unknown. */
export function restateOpenings(
  openings: ReadonlyMap<PoolId, Opening>,
  sealOf: (pool: PoolId) => Seal | undefined,
  { pools }: Pick<Context, "pools">,
): { readonly restated: readonly Move[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const sealed = new Map<Seal, ReadonlyMap<PoolId, SealedLine>>();
  const closedOf = (seal: Seal): ReadonlyMap<PoolId, SealedLine> => {
    const lines = sealed.get(seal) ?? sealedByLine(seal, pools);
    sealed.set(seal, lines);
    return lines;
  };
  const restated = [...openings].flatMap(([pool, opening]): readonly Move[] => {
    const seal = sealOf(pool);
    const { location, sku } = pools.at(pool);
    const line = seal === undefined ? undefined : closedOf(seal).get(pool);
    const difference = opening.quantity - (line?.quantity ?? 0);
    if (seal === undefined || difference === 0) return [];
    const worth = line === undefined || line.cost === null ? null : sayMoney(totalOf(line.cost), line.currency);
    issues.push(
      raise("opening-not-as-closed", opening.place, {
        sku,
        location,
        month: monthText(seal.closedTo),
        day: isoOf(seal.closedTo),
        closed: line?.quantity ?? 0,
        worth,
        found: opening.quantity,
      }),
    );
    const base = { day: addDays(seal.closedTo, 1), cost: CARRIED, newUnitCost: null, reference: "", place: opening.place };
    return [
      difference > 0
        ? { ...base, rank: RANKS.entry, from: null, to: pool, exit: null, entry: "unknown-in", quantity: difference }
        : { ...base, rank: RANKS.exit, from: pool, to: null, exit: "unknown-out", entry: null, quantity: -difference },
    ];
  });
  return { restated, issues };
}
