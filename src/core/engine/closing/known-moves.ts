/**
 * What seals hold already of the movements and bills of a line. A movement is known by its fingerprint; a bill that goods bear by its
 * reference and its amount, so that one that came later, was changed or is shared otherwise now is told by the difference.
 */
import { addCost, COST_PARTS, isNoCost, negateCost, NO_COST, subtractCost, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { minor } from "../../domain/money";
import { RANKS, type Move } from "../movements/move";
import type { ValuedMove } from "../valuation/valuation";
import { DIGITS, fingerprintOf } from "./fingerprint-moves";
import type { PoolId, Pools } from "../movements/pools";
import { isReceived, NOT_KEPT, type Seal } from "./seal";

export type KnownBills = ReadonlyMap<string, Cost>;
/** Of one line. `sent` is what goods that were sent on left with, by the movement's fingerprint. */
export type Known = { readonly prints: ReadonlyMap<string, number>; readonly bills: KnownBills; readonly sent: ReadonlyMap<string, Cost>; /** False where there were too many movements to keep. */ readonly isWhole: boolean };
/**
 * Movements that the seals do not hold, a bill with what of it they do not hold, and a bill that no row tells of any more the other way; `gone`
 * counts movements that they hold and no row tells any more, null where they do not tell, and `goneBills` such bills.
 */
export type Since = { readonly moves: readonly ValuedMove[]; readonly gone: number | null; readonly goneBills: number };

/** Money that goods bear, without goods of its own. */
export function isBill({ entry, quantity }: Move): boolean {
  return entry === "landed-cost" && quantity === 0;
}

export function billOf({ reference, bill }: Pick<Move, "reference" | "bill">): string {
  return bill ?? digestOf(JSON.stringify(["landed-cost", reference])).slice(0, DIGITS);
}

/** "1a2b3c4d=0,5600,0": the bill and the minor units of each part. */
export function textOfBill(bill: string, cost: Cost): string {
  return `${bill}=${COST_PARTS.map((part) => cost[part]).join(",")}`;
}

/** "1a2b3c4d@60000,0,0": the movement and what goods left with by it. */
export function textOfSent(print: string, cost: Cost): string {
  return `${print}@${COST_PARTS.map((part) => cost[part]).join(",")}`;
}

export function knownMoves(seals: readonly Seal[], pools: Pools): ReadonlyMap<PoolId, Known> {
  const texts = new Map<PoolId, string[]>();
  for (const { lines } of seals) for (const line of lines) texts.set(pools.idOf(line), [...(texts.get(pools.idOf(line)) ?? []), ...line.moved]);
  return new Map([...texts].map(([pool, ofPool]) => [pool, readKnown(ofPool)] as const));
}

export const NOTHING_KNOWN: Known = { prints: new Map(), bills: new Map(), sent: new Map(), isWhole: true };

function readKnown(texts: readonly string[]): Known {
  const prints = new Map<string, number>();
  const [bills, sent] = [new Map<string, Cost>(), new Map<string, Cost>()];
  for (const text of texts) {
    if (text === NOT_KEPT || isReceived(text)) continue;
    const [name = "", amounts] = text.split(/[=@]/);
    if (amounts === undefined) prints.set(text, (prints.get(text) ?? 0) + 1);
    else {
      const sums = text.includes("@") ? sent : bills;
      sums.set(name, addCost(sums.get(name) ?? NO_COST, costOfText(amounts)));
    }
  }
  return { prints, bills, sent, isWhole: !texts.includes(NOT_KEPT) };
}

function costOfText(amounts: string): Cost {
  const [goods = 0, freight = 0, other = 0] = amounts.split(",").map(Number);
  return { goods: minor(goods), freight: minor(freight), other: minor(other) };
}

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
export function sinceKnown(known: Known, pool: PoolId, valued: readonly ValuedMove[]): Since {
  const bills = valued.filter(({ move }) => isBill(move));
  const left = new Map(known.prints);
  const came = valued.filter((one) => {
    const print = fingerprintOf(one, pool);
    if (print === null) return false;
    const count = left.get(print) ?? 0;
    if (count > 0) left.set(print, count - 1);
    return known.isWhole && count === 0 && !isBill(one.move);
  });
  const told = new Set(bills.map(({ move }) => billOf(move)));
  const lost = [...known.bills].filter(([bill, cost]) => !isNoCost(cost) && !told.has(bill)).map(([bill, cost]): ValuedMove => ({ move: goneBill(bill, pool, negateCost(cost)), out: NO_COST, in: negateCost(cost) }));
  return { moves: [...came, ...newBills(known, pool, bills), ...lost], gone: known.isWhole ? [...left.values()].reduce((sum, count) => sum + count, 0) : null, goneBills: lost.length };
}

/** What a bill that no row tells of any more adds to a line now. Its day is that of no row. */
export function goneBill(bill: string, to: PoolId, cost: Cost): Move {
  return { day: -Infinity as Day, rank: RANKS.entry, from: null, to, exit: null, entry: "landed-cost", quantity: 0, cost: { by: "stated", cost }, newUnitCost: null, reference: "", bill, place: null };
}

/** Each bill with what of its amount is not known, on the row that has just that, else on its last. */
function newBills(known: Known, pool: PoolId, bills: readonly ValuedMove[]): readonly ValuedMove[] {
  const byBill = new Map<string, ValuedMove[]>();
  for (const one of bills) byBill.set(billOf(one.move), [...(byBill.get(billOf(one.move)) ?? []), one]);
  return [...byBill].flatMap(([bill, rows]): readonly ValuedMove[] => {
    const difference = subtractCost(rows.reduce((sum, one) => addCost(sum, one.in), NO_COST), heldOf(known, pool, bill, rows));
    const [last] = rows.slice(-1);
    const row = rows.find((one) => isNoCost(subtractCost(one.in, difference))) ?? last;
    return row === undefined || isNoCost(difference) ? [] : [{ ...row, in: difference }];
  });
}

/** How much of a bill is known. A seal that has it by its fingerprint alone, without an amount, knew it as the row says it. */
export function heldOf({ bills, prints }: Known, pool: PoolId, bill: string, rows: readonly ValuedMove[]): Cost {
  const byPrint = rows.filter((row) => prints.has(fingerprintOf(row, pool) ?? ""));
  return byPrint.reduce((sum, row) => addCost(sum, row.in), bills.get(bill) ?? NO_COST);
}
