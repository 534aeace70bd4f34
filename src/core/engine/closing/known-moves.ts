/**
 * What seals hold already of the movements and bills of a line. A movement is known by its fingerprint; a bill that goods bear by its
 * reference and its amount, so that one that came later, was changed or is shared otherwise now is told by the difference.
 */
import { addCost, NO_COST, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import type { Move } from "../movements/move";
import type { ValuedMove } from "../valuation/valuation";
import { DIGITS, printAmong } from "./fingerprint-moves";
import type { PoolId, Pools } from "../movements/pools";
import { sealedEndings, type Seal } from "./seal";
import { noteOf, textOfNote, type Note, type SealedCount } from "./sealed-notation";

export type KnownBills = ReadonlyMap<string, Cost>;
/** Of one line. `sent` is what goods that were sent on left with, by the movement's fingerprint. */
export type Known = {
  readonly prints: ReadonlyMap<string, number>;
  readonly bills: KnownBills;
  /** Rows of bills, each with how often it was told. */
  readonly rows: ReadonlyMap<string, number>;
  /** Of bills with a reference of their own: the goods that they are for, as `billOf` has their reference. */
  readonly appliedTo: ReadonlyMap<string, readonly string[]>;
  readonly sent: ReadonlyMap<string, Cost>;
  /** Counts, by their day. */
  readonly counts: ReadonlyMap<Day, SealedCount>;
  /** False where there were too many movements to keep. */
  readonly isWhole: boolean;
};
/** Money that goods bear, without goods of its own. */
export function isBill({ entry, quantity }: Move): boolean {
  return entry === "landed-cost" && quantity === 0;
}

export function billOf({ reference, bill }: Pick<Move, "reference" | "bill">): string {
  return bill ?? digestOf(JSON.stringify(["landed-cost", reference])).slice(0, DIGITS);
}

/** By the pool that stands for a line. */
export function knownMoves(seals: readonly Seal[], pools: Pools): ReadonlyMap<PoolId, Known> {
  const texts = new Map<PoolId, string[]>();
  for (const seal of seals) for (const line of sealedEndings(seal)) texts.set(pools.idOf(line), [...(texts.get(pools.idOf(line)) ?? []), ...line.moved]);
  return new Map([...texts].map(([pool, ofPool]) => [pool, readKnown(ofPool)] as const));
}

/** Rows of bills that were told when they were closed, and not taken back since. */
export function rowsHeld(known: Iterable<Pick<Known, "rows">>): ReadonlySet<string> {
  return new Set([...known].flatMap(({ rows }) => [...rows].flatMap(([text, count]) => (count > 0 ? [text] : []))));
}

export const NOTHING_KNOWN: Known = {
  prints: new Map(),
  bills: new Map(),
  rows: new Map(),
  appliedTo: new Map(),
  sent: new Map(),
  counts: new Map(),
  isWhole: true,
};

function readKnown(texts: readonly string[]): Known {
  const [prints, rows] = [new Map<string, number>(), new Map<string, number>()];
  const appliedTo = new Map<string, string[]>();
  const [bills, sent] = [new Map<string, Cost>(), new Map<string, Cost>()];
  const counts = new Map<Day, SealedCount>();
  let isWhole = true;
  const hear = (note: Note): void => {
    switch (note.kind) {
      case "movement":
        return count(prints, note.print, 1);
      case "bill":
        return add(bills, note.bill, note.cost);
      case "sent":
        return add(sent, note.print, note.cost);
      case "row":
        return count(rows, textOfNote(note), 1);
      case "gone-row":
        return count(rows, textOfNote({ ...note, kind: "row" }), -1);
      case "applied-to":
        return void appliedTo.set(note.bill, [...(appliedTo.get(note.bill) ?? []), note.goods]);
      case "count":
        return void counts.set(note.day, note);
      case "remark":
        isWhole &&= note.remark !== "movements-not-kept";
        return;
      case "received":
      case "lost":
      case "decided":
      case "never-came":
      case "there":
      case "received-last":
      case "granted":
      case "worth":
      case "share":
      case "at-amazon":
      case "paid":
      case "reimbursed":
      case "reimbursed-otherwise":
      case "awaited":
      case "abroad":
      case "home":
        // Of shipments, cases, removals and costs, which those who follow them read for themselves.
        return;
      default:
        return note satisfies never;
    }
  };
  texts.map(noteOf).forEach(hear);
  return { prints, bills, rows, appliedTo, sent, counts, isWhole };
}

function count(counts: Map<string, number>, text: string, by: number): void {
  counts.set(text, (counts.get(text) ?? 0) + by);
}

function add(sums: Map<string, Cost>, name: string, cost: Cost): void {
  sums.set(name, addCost(sums.get(name) ?? NO_COST, cost));
}

/** How much of a bill is known. A seal that has it by its fingerprint alone, without an amount, knew it as the row says it. */
export function heldOf({ bills, prints }: Known, pool: PoolId, bill: string, rows: readonly ValuedMove[]): Cost {
  const byPrint = rows.filter((row) => printAmong(prints, row, pool) !== null);
  return byPrint.reduce((sum, row) => addCost(sum, row.in), bills.get(bill) ?? NO_COST);
}
