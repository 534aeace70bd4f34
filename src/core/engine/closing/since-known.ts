/** The movements and bills of a line that are told now, against what closed months know of it -> what came, changed or went since. */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, negateCost, NO_COST, subtractCost, sumCosts, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { Place } from "../../domain/source";
import { RANKS, type Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { rowsOf, type BillRows } from "./bill-rows";
import { takePrint } from "./fingerprint-moves";
import { billOf, heldOf, isBill, type Known } from "./known-moves";

export type Since = {
  /** Movements that the seals do not hold, a bill with what of it they do not hold, and a bill that no row tells of any more the other way. */
  readonly moves: readonly ValuedMove[];
  /** Rows that are new or were changed: of those movements, and of bills. */
  readonly rows: readonly Place[];
  /** Bills of which the line has another share now, though no row of them is new. */
  readonly shifted: readonly Move[];
  /** Movements that the seals hold and no row tells any more; null where they do not tell. */
  readonly gone: number | null;
  /** Such bills, and such rows of bills of which others are left. */
  readonly goneBills: number;
};
export const NOTHING_SINCE: Since = { moves: [], rows: [], shifted: [], gone: 0, goneBills: 0 };

/** Whether a line has as many movements as the seals hold, and the same bills: a quick look before each movement is compared. */
export function isAsKnown({ prints, bills }: Known, valued: readonly ValuedMove[]): boolean {
  const told = new Map<string, Cost>();
  let count = 0;
  for (const { move, in: into, derived } of valued) {
    if (isBill(move)) told.set(billOf(move), addCost(told.get(billOf(move)) ?? NO_COST, into));
    else if (derived !== true) count += 1;
  }
  const differs = (bill: string): boolean => !isNoCost(subtractCost(told.get(bill) ?? NO_COST, bills.get(bill) ?? NO_COST));
  return count === [...prints.values()].reduce((sum, one) => sum + one, 0) && ![...told.keys(), ...bills.keys()].some(differs);
}

/** Movements of a line against what is known of it: bills of any day, other movements as given. */
export function sinceKnown(known: Known, pool: PoolId, valued: readonly ValuedMove[], billRows: BillRows): Since {
  const bills = valued.filter(({ move }) => isBill(move));
  const left = new Map(known.prints);
  const came = valued.filter((one) => {
    return one.derived !== true && !takePrint(left, one, pool) && known.isWhole && !isBill(one.move);
  });
  const told = new Set(bills.map(({ move }) => billOf(move)));
  const lost = [...known.bills]
    .filter(([bill, cost]) => !isNoCost(cost) && !told.has(bill))
    .map(([bill, cost]): ValuedMove => ({ move: goneBill(bill, pool, negateCost(cost)), out: NO_COST, in: negateCost(cost) }));
  const differing = differingBills(known, pool, bills, billRows);
  const newRows = rowsOf(bills.map(({ move }) => move).filter(billRows.isNew));
  return {
    moves: [...came, ...differing, ...lost],
    rows: [...came.map(({ move }) => move), ...newRows].flatMap(({ place }) => place ?? []),
    shifted: differing.map(({ move }) => move).filter((move) => !newRows.some((row) => billOf(row) === billOf(move))),
    gone: known.isWhole ? [...left.values()].reduce((sum, count) => sum + count, 0) : null,
    goneBills: lost.length + billRows.goneOf(known).length,
  };
}

/** What a bill that no row tells of any more adds to a line now. Its day is that of no row. */
export function goneBill(bill: string, to: PoolId, cost: Cost): Move {
  return {
    day: -Infinity as Day,
    rank: RANKS.entry,
    from: null,
    to,
    exit: null,
    entry: "landed-cost",
    quantity: 0,
    cost: { by: "stated", cost },
    newUnitCost: null,
    reference: "",
    bill,
    place: null,
  };
}

/** Each bill with what of its amount is not known, on its first row that is new, else on its first. */
function differingBills(known: Known, pool: PoolId, bills: readonly ValuedMove[], { isNew }: BillRows): readonly ValuedMove[] {
  return [...groupBy(bills, ({ move }) => billOf(move))].flatMap(([bill, ofBill]) => {
    const difference = subtractCost(sumCosts(ofBill.map((one) => one.in)), heldOf(known, pool, bill, ofBill));
    const bearer = ofBill.find(({ move }) => isNew(move)) ?? ofBill[0];
    return bearer === undefined || isNoCost(difference) ? [] : [{ ...bearer, in: difference }];
  });
}
