/**
 * What Amazon lost or damaged inside its centres -> what it left the books with: by the moves of the ledger here, and by what closed months tell of theirs. Goods that are
 * damaged and lie there in another condition have not left.
 */
import { groupBy } from "../../columns/group-by";
import { addUnits, isNoCost, NO_UNITS, type UnitsAtCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { LossBooked } from "../../domain/ledger-events";
import type { LedgerGrain } from "../ledger/ledger-grain";
import type { Places } from "../movements/places";
import type { Pools } from "../movements/pools";
import type { GoodsThere } from "./stock-at-places";
import type { ValuedMove } from "./valuation";

export type LostGoods = GoodsThere & LossBooked;
/** In the currency of the place that lost them. */
export type BookedAt = UnitsAtCost & { readonly at: string };
/** null where nothing was booked of it, or without a cost. */
export type BookedLosses = (loss: LostGoods) => BookedAt | null;
/** As it was booked, in a closed month as that was closed; and as the rows give it now. */
export type LossesTold = { readonly booked: BookedLosses; readonly now: BookedLosses };

type Booked = BookedAt & LossBooked & Pick<GoodsThere, "sku" | "fnsku">;
/** As a closed month has it; `location` as the ledger names it. */
type ClosedLoss = {
  readonly event: LossBooked["exit"] | "found";
  readonly day: Day;
  readonly sku: string;
  readonly fnsku: string;
  readonly location: string;
  readonly booked: UnitsAtCost | null;
};
type Context = {
  readonly pools: Pools;
  readonly places: Pick<Places, "ofLedger">;
  readonly grain: Pick<LedgerGrain, "spanOf">;
  readonly closed: readonly ClosedLoss[];
};

export function findBookedLosses(valued: readonly ValuedMove[], { pools, places, grain, closed }: Context): LossesTold {
  const here = valued.flatMap(({ move: { exit, from, to, quantity, day, rowDay = day }, out }): readonly Booked[] => {
    if ((exit !== "lost" && exit !== "damaged") || from === null || to !== null || quantity <= 0 || isNoCost(out)) return [];
    const { sku, fnsku, location } = pools.at(from);
    return [{ exit, day: rowDay, sku, fnsku, at: location, units: quantity, cost: out }];
  });
  const before = closed.flatMap(({ event, day, sku, fnsku, location, booked }): readonly Booked[] =>
    event === "found" || booked === null ? [] : [{ exit: event, day, sku, fnsku: fnsku === "" ? null : fnsku, at: places.ofLedger(location), ...booked }],
  );
  // Each note of a loss says the same of it.
  const once = [...groupBy(before, (one) => JSON.stringify([nameOf(one), one.at])).values()].flatMap((all) => all.slice(0, 1));
  // A ledger by months has its row on another day than the detail.
  const rowName = (loss: Omit<LostGoods, "at">): string => nameOf({ ...loss, day: grain.spanOf(loss.day).to });
  const [inRows, inSeals] = [groupBy(here, rowName), groupBy(once, nameOf)];
  const rows: Way = (loss) => inRows.get(rowName(loss));
  const seals: Way = (loss) => inSeals.get(nameOf(loss));
  return { booked: findBy([seals, rows]), now: findBy([rows, seals]) };
}

type Way = (loss: LostGoods) => readonly Booked[] | undefined;

/** What the first way has that has any. Where nobody says which place lost them, of one that did. */
function findBy(ways: readonly Way[]): BookedLosses {
  return (loss) => {
    for (const way of ways) {
      const own = (way(loss) ?? []).filter(({ at }) => loss.at === null || at === loss.at);
      const [first] = own;
      if (first !== undefined) return { ...own.filter(({ at }) => at === first.at).reduce<UnitsAtCost>(addUnits, NO_UNITS), at: first.at };
    }
    return null;
  };
}

const nameOf = ({ exit, sku, fnsku, day }: Omit<LostGoods, "at">): string => JSON.stringify([exit, sku, fnsku, day]);
