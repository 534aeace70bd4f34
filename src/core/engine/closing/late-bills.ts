/**
 * Bills for goods of a closed month whose locations open on the seal -> what of them the seals do not hold, brought into the first
 * open day. It lies on the goods where the closed balances still have them: where they were sent to first, then at Amazon; the share of
 * what is there no more is cost of sales. Which ledger was brought decides how exactly it is shared, never whether it is booked.
 */
import { groupBy } from "../../columns/group-by";
import { IN_TRANSIT } from "../../domain/location";
import { addCost, isNoCost, NO_COST, splitCost, subtractCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { addDays, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace, type Place } from "../../domain/source";
import { RANKS, type Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { compareBillRows, costOfBill, heldOn, rowsOf } from "./bill-rows";
import type { FreightTable } from "./freight-table";
import { billOf, knownMoves, type Known } from "./known-moves";
import { landOnBalances, sayLanded, type Landed } from "./land-on-balances";
import { NOTHING_LATE, type Late } from "./late-moves";
import { monthText } from "./read-seals";
import { findPlaces, type Seal } from "./seal";

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  /** How many units of a line a bill is for, of which it has one or more parts there; null where nobody knows. */
  readonly unitsOf: (bills: readonly Move[]) => number | null;
  readonly freight: FreightTable;
};
export type LateBills = {
  /** Bills that rows tell of, late or not. */
  readonly told: readonly Move[];
  readonly steps: readonly Move[];
  readonly late: Late;
  /** Rows that came late. */
  readonly rows: readonly Place[];
  readonly issues: readonly Issue[];
};

export const NO_LATE_BILLS: LateBills = { told: [], steps: [], late: NOTHING_LATE, rows: [], issues: [] };

/** `bills` are those that were cut; `openedOn` is the seal that their locations open on, `seals` all before the period, oldest first. */
export function bookLateBills(bills: readonly Move[], openedOn: Seal, seals: readonly Seal[], context: Context): LateBills {
  const since = seals.filter(({ closedTo }) => closedTo >= openedOn.closedTo);
  const knownBy = since.map(({ closedTo }) =>
    knownMoves(
      seals.filter((seal) => seal.closedTo <= closedTo),
      context.pools,
    ),
  );
  const closedAt = since.map((seal) => findPlaces(seal, context.pools));
  const told = bills.filter(({ bill }) => bill === undefined);
  const { isNew, isUntold } = compareBillRows(knownBy.at(-1) ?? new Map<PoolId, Known>(), told, context.pools);
  // Of a bill that is gone each line has its own part, as it was sealed.
  return [...groupBy(bills, (bill) => (bill.bill === undefined ? billOf(bill) : `${bill.bill} ${bill.to}`)).values()].reduce<LateBills>(
    (all, ofBill) => {
      const bill = ofBill[0] === undefined ? "" : billOf(ofBill[0]);
      const heldBy = knownBy.map((known) => heldOn(bill, ofBill, known, context.pools));
      // In a table of one month, a row of a shipment that was billed before is another bill of it.
      const now = isOfMonth(ofBill, context)
        ? addCost(heldBy.at(-1) ?? NO_COST, sumCosts(ofBill.filter(isUntold).map(costOfBill)))
        : sumCosts(ofBill.map(costOfBill));
      return since.reduce((sum, seal, index) => {
        const amount = subtractCost(heldBy[index + 1] ?? now, heldBy[index] ?? NO_COST);
        if (isNoCost(amount)) return sum;
        const parts = share(amount, ofBill, context).map((part) => ({ ...part, ...landOnBalances(part, seal, context) }));
        return joinBills(
          sum,
          parts,
          { seal, amount, isLate: index === since.length - 1, rows: rowsOf(ofBill.filter(isNew)), closedAt: closedAt[index] ?? (() => []) },
          context,
        );
      }, all);
    },
    { ...NO_LATE_BILLS, told },
  );
}

function isOfMonth(ofBill: readonly Move[], { freight, pools }: Context): boolean {
  return freight === "of-a-month" && ofBill.every(({ bill, to }) => bill === undefined && to !== null && pools.at(to).location === IN_TRANSIT);
}

/** The part of a bill that one line's goods bear, and where they are now. */
type Part = Landed & { readonly bill: Move; readonly pool: PoolId; /** null where nobody knows. */ readonly units: number | null; readonly amount: Cost };

/** Line by line, whatever rows the bill has: so that each part of a cost is rounded once. */
function share(amount: Cost, ofBill: readonly Move[], { unitsOf }: Pick<Context, "unitsOf">): readonly Omit<Part, keyof Landed>[] {
  const lines = [...groupBy(ofBill, ({ to }) => to)].flatMap(([pool, bills]) => (pool === null ? [] : [{ pool, bills }]));
  const costs = splitCost(
    amount,
    lines.map(({ bills }) => Math.abs(totalOf(sumCosts(bills.map(costOfBill))))),
  );
  return lines.flatMap(({ pool, bills }, index) => bills.slice(0, 1).map((bill) => ({ bill, pool, units: unitsOf(bills), amount: costs[index] ?? NO_COST })));
}

/** `rows` are those of the bill that are new or were changed. */
type Booked = {
  readonly seal: Seal;
  readonly amount: Cost;
  readonly isLate: boolean;
  readonly rows: readonly Move[];
  readonly closedAt: ReturnType<typeof findPlaces>;
};

function joinBills(sum: LateBills, parts: readonly Part[], { seal, amount, isLate, rows, closedAt }: Booked, context: Context): LateBills {
  const day = addDays(seal.closedTo, 1);
  const [row, ...others] = rows.flatMap(({ place }) => place ?? []);
  // A line that bears a bill is there also where none of its goods are: the next seal tells by it that the bill is known.
  const steps = parts.flatMap(({ bill, pool, stock }) =>
    [...new Map([[pool, NO_COST], ...stock])].map(([at, cost]) =>
      stepOf(
        { ...bill, ...(row === undefined ? {} : { place: row }), because: [...others, ...closedAt(at)], shipment: context.pools.at(pool).shipment },
        at,
        cost,
        day,
      ),
    ),
  );
  if (!isLate) return { ...sum, steps: [...sum.steps, ...steps] };
  const ofGoodsGone = new Map(sum.late.ofGoodsGone);
  const add = (pool: PoolId, cost: Cost): void =>
    void ofGoodsGone.set(context.pools.lineOf(pool), addCost(ofGoodsGone.get(context.pools.lineOf(pool)) ?? NO_COST, cost));
  for (const { pool, amount: whole, stock } of parts) {
    add(pool, subtractCost(NO_COST, whole));
    for (const [at, cost] of stock) add(at, cost);
  }
  const moves = parts.map(({ bill, amount: whole }): ValuedMove => ({ move: bill, out: NO_COST, in: whole }));
  return {
    ...sum,
    steps: [...sum.steps, ...steps],
    late: { day, moves: [...sum.late.moves, ...moves], ofGoodsGone, away: sum.late.away, revalued: sum.late.revalued },
    rows: [...sum.rows, ...rows.flatMap(({ place }) => place ?? [])],
    issues: [...sum.issues, say(parts, { seal, amount, day, rows }, context)],
  };
}

/** A cost that goods bear which `shipment` brought, where they were sent under one. */
export function stepOf(
  { reference, place, because, shipment }: Pick<Move, "reference" | "place"> & Required<Pick<Move, "because">> & { readonly shipment: string | undefined },
  to: PoolId,
  cost: Cost,
  day: Day,
): Move {
  return {
    day,
    rank: RANKS.opening,
    from: null,
    to,
    exit: null,
    entry: "revaluation",
    quantity: 0,
    cost: { by: "stated", cost },
    newUnitCost: null,
    reference,
    place,
    because,
    ...(shipment === undefined ? {} : { broughtBy: shipment }),
  };
}

function say(
  parts: readonly Part[],
  { seal, amount, day, rows }: Omit<Booked, "isLate" | "closedAt"> & { readonly day: Day },
  { pools, places }: Context,
): Issue {
  const [first] = parts;
  const location = first === undefined ? "" : pools.at(first.pool).location;
  const lying = {
    location,
    skus: [...new Set(parts.map(({ pool }) => pools.at(pool).sku))].sort(),
    month: monthText(seal.closedTo),
    closedTo: isoOf(seal.closedTo),
    day: isoOf(day),
    ...sayLanded(amount, parts, places.currencyOf(location)),
  };
  const about = { goods: lying.skus, from: null, to: null };
  if (first?.bill.bill !== undefined) return raise("closed-bill-gone", findPlaces(seal, pools)(first.pool)[0] ?? seal.place, lying, about);
  const [row, ...others] = rows.flatMap(({ place }) => place ?? []);
  return raise(
    "late-bill-booked",
    row ?? first?.bill.place ?? null,
    { reference: first?.bill.reference ?? "", ...lying, others: others.map(nameOfPlace) },
    about,
  );
}
