/**
 * Which rows of bills are new or were changed since a month was closed. A row is known by what it states, whatever share of it a line
 * bears: so it is told from those beside it, and none is accused because goods came that take a share of it.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, subtractCost, sumCosts, type Cost } from "../../domain/cost";
import type { Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { billOf, heldOf, NOTHING_KNOWN, rowsHeld, type Known } from "./known-moves";
import { noteOf, textOfNote } from "./sealed-notation";

export type BillRows = {
  /** Whether the row of a bill is new or was changed. */
  readonly isNew: (bill: Move) => boolean;
  /** Whether closed months have no such row: they need not to know a bill by its amount. */
  readonly isUntold: (bill: Move) => boolean;
  /** Rows that a line bore and nobody tells any more, of bills of which others are told: as `textOfBillRow` has them. */
  readonly goneOf: (known: Known) => readonly string[];
};

export function compareBillRows(known: ReadonlyMap<PoolId, Known>, bills: readonly Move[], pools: Pools): BillRows {
  const kept = groupBy(keptRows(known), ([text]) => billOfRow(text));
  const [fresh, untold] = [new Set<unknown>(), new Set<unknown>()];
  const gone = new Set<string>();
  for (const [bill, ofBill] of groupBy(bills, billOf)) {
    const rows = rowsOf(ofBill);
    const left = new Map(kept.get(bill) ?? []);
    const unknown = rows.filter((row) => !take(left, textOfBillRow(row)));
    for (const [text, count] of left) if (count > 0) gone.add(text);
    for (const row of unknown) untold.add(rowOf(row));
    const held = heldOn(bill, ofBill, known, pools);
    for (const row of isNoCost(held) ? rows : kept.has(bill) ? unknown : guessNew(held, rows, ofBill)) fresh.add(rowOf(row));
  }
  return {
    isNew: (bill) => fresh.has(rowOf(bill)),
    isUntold: (bill) => untold.has(rowOf(bill)),
    goneOf: (ofLine) => [...rowsHeld([ofLine])].filter((text) => gone.has(text)),
  };
}

/** By this a seal knows the row of a bill. */
export function textOfBillRow(bill: Pick<Move, "reference" | "bill" | "billRow">): string {
  return textOfNote({ kind: "row", bill: billOf(bill), row: bill.billRow ?? "" });
}

function billOfRow(text: string): string {
  const note = noteOf(text);
  return note.kind === "row" ? note.bill : "";
}

/** What is written of such a row that is gone. */
export function textOfGoneRow(text: string): string {
  const note = noteOf(text);
  return note.kind === "row" ? textOfNote({ ...note, kind: "gone-row" }) : text;
}

/** Of a bill with a reference of its own: the goods that it is for; null for any other. */
export function textOfAppliedTo(bill: Pick<Move, "reference" | "bill" | "appliesTo">): string | null {
  return bill.appliesTo === undefined || bill.appliesTo === bill.reference
    ? null
    : textOfNote({ kind: "applied-to", bill: billOf(bill), goods: billOf({ reference: bill.appliesTo }) });
}

/** Each row once, also where several receipts or dispatches bear it. */
export function rowsOf(bills: readonly Move[]): readonly Move[] {
  return [...new Map(bills.map((bill) => [rowOf(bill), bill])).values()];
}

const rowOf = (bill: Move): unknown => bill.place ?? bill;

/** A row stands with every line that bears it: it was told as often as with any of them. */
function keptRows(known: ReadonlyMap<PoolId, Known>): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { rows } of known.values()) for (const [text, count] of rows) most.set(text, Math.max(count, most.get(text) ?? 0));
  return most;
}

function take(left: Map<string, number>, text: string): boolean {
  const count = left.get(text) ?? 0;
  left.set(text, count - 1);
  return count > 0;
}

/** What closed months hold of a bill on the lines that bear it. */
export function heldOn(bill: string, ofBill: readonly Move[], known: ReadonlyMap<PoolId, Known>, pools: Pools): Cost {
  const worth = (move: Move): ValuedMove => ({ move, out: NO_COST, in: costOfBill(move) });
  return sumCosts(
    [...groupBy(ofBill, ({ to }) => (to === null ? null : pools.lineOf(to)))].map(([pool, bills]) =>
      pool === null ? NO_COST : heldOf(known.get(pool) ?? NOTHING_KNOWN, pool, bill, bills.map(worth)),
    ),
  );
}

/** Of a month that was closed before rows were kept only what a bill came to is known: new is the row that has just the difference, else the last. */
function guessNew(held: Cost, rows: readonly Move[], ofBill: readonly Move[]): readonly Move[] {
  const difference = subtractCost(sumCosts(ofBill.map(costOfBill)), held);
  if (isNoCost(difference)) return [];
  const amountOf = (row: Move): Cost => sumCosts(ofBill.filter((one) => rowOf(one) === rowOf(row)).map(costOfBill));
  const row = rows.find((one) => isNoCost(subtractCost(amountOf(one), difference))) ?? rows.at(-1);
  return row === undefined ? [] : [row];
}

export function costOfBill({ cost }: Move): Cost {
  return cost.by === "stated" ? cost.cost : NO_COST;
}
