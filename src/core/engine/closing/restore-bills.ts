/**
 * Freight that was closed, in a run whose own rows reach back to its goods but whose table of freight is that of a month -> the closed bills again, on
 * the dispatches that they were for. Without them a replay would take every bill of before for one that is gone.
 *
 * A table is that of a month where it names no shipment that was billed when it was closed, and has none of the closed bills under another shipment of
 * then. One that names any of them goes back to then: it is believed in all it says, so that a bill which it has otherwise is corrected and one which it
 * lacks is taken back. So a closed bill never stands beside another row of its shipment.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, splitCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { sayMoney } from "../../domain/said-figures";
import type { Place } from "../../domain/source";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { costOfBill } from "./bill-rows";
import type { Billed } from "./freight-table";
import { billOf, knownMoves, rowsHeld, type Known } from "./known-moves";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";
import { noteOf } from "./sealed-notation";

type Books = {
  readonly goods: readonly Move[];
  /** Bills that rows tell of, as their goods bear them. */
  readonly bills: readonly Move[];
  readonly billed: Billed;
  /** Before the period, oldest first. */
  readonly seals: readonly Seal[];
};
type Context = { readonly pools: Pools; readonly places: Places };
type Restored = { /** By the bill, the dispatch that bears it. */ readonly bearers: ReadonlyMap<Move, Move>; readonly issues: readonly Issue[] };

export function restoreBills(books: Books, context: Context): Restored {
  const { seals } = books;
  const { pools } = context;
  const inTransit = [...knownMoves(seals, pools)].filter(([line]) => pools.at(line).location === IN_TRANSIT);
  const last = seals.at(-1);
  const sent = groupBy(
    books.goods.filter(({ to, entry, quantity }) => to !== null && pools.at(to).location === IN_TRANSIT && entry === "transfer-in" && quantity > 0),
    keyIn(pools),
  );
  if (last === undefined || goesBack(books, inTransit, { sent, pools })) return { bearers: new Map(), issues: [] };
  const placeOf = placesOfRows(last.place);
  const bearers = new Map(
    inTransit.flatMap(([line, known]) =>
      [...known.bills].flatMap(([bill, held]) => putBack({ bill, held, bearers: sent.get(`${line} ${bill}`) ?? [], known }, placeOf)),
    ),
  );
  return { bearers, issues: nameKept(bearers, last, context) };
}

const keyIn =
  (pools: Pools) =>
  ({ to, reference }: Pick<Move, "to" | "reference">): string =>
    `${to === null ? "" : pools.lineOf(to)} ${billOf({ reference })}`;

/** Whether the table names a shipment that was billed when it was closed, or has a bill of then under another shipment of then. */
function goesBack(
  { bills, billed, seals }: Books,
  inTransit: readonly (readonly [PoolId, Known])[],
  { sent, pools }: { readonly sent: ReadonlyMap<string, readonly Move[]>; readonly pools: Pools },
): boolean {
  if (inTransit.some(([, known]) => [...known.bills].some(([bill, held]) => !isNoCost(held) && billed.bills.has(bill)))) return true;
  const closedTo = seals.at(-1)?.closedTo ?? -Infinity;
  const stated = new Set([...rowsHeld(inTransit.map(([, known]) => known))].map(digestOfRow));
  const isOfThen = (bill: Move): boolean => (sent.get(keyIn(pools)(bill)) ?? []).some(({ day }) => day <= closedTo);
  return bills.some((bill) => stated.has(bill.billRow ?? "") && isOfThen(bill));
}

type ClosedBill = { readonly bill: string; readonly held: Cost; readonly bearers: readonly Move[]; readonly known: Known };

/** A line's part of a bill, on its dispatches by their units, under the rows that were closed. */
function putBack({ bill, held, bearers, known }: ClosedBill, placeOf: (row: string) => Place | null): readonly (readonly [Move, Move])[] {
  if (isNoCost(held) || bearers.length === 0) return [];
  const parts = splitCost(
    held,
    bearers.map(({ quantity }) => quantity),
  );
  const rows = [...rowsHeld([known])].filter((text) => billOfRow(text) === bill);
  return (rows.length === 0 ? [""] : rows).flatMap((row, index) =>
    // What each of several rows came to was not kept: the first has all of it.
    bearers.map(
      (bearer, at) =>
        [billOn(bearer, index === 0 ? (parts[at] ?? NO_COST) : NO_COST, { row: digestOfRow(row), place: placeOf(row === "" ? bill : row) }), bearer] as const,
    ),
  );
}

function billOn(bearer: Move, cost: Cost, { row: billRow, place }: { readonly row: string; readonly place: Place | null }): Move {
  const { day, rank, to, reference } = bearer;
  const base = { day, rank, to, reference, appliesTo: reference, billRow, place };
  return { ...base, from: null, exit: null, entry: "landed-cost", quantity: 0, cost: { by: "stated", cost }, newUnitCost: null };
}

/** A table of a month and one whose closed bills were all deleted look alike: it is said what was done. */
function nameKept(bearers: ReadonlyMap<Move, Move>, { closedTo, place }: Seal, { places }: Context): readonly Issue[] {
  if (bearers.size === 0) return [];
  const amount = sayMoney(totalOf(sumCosts([...bearers.keys()].map(costOfBill))), places.currencyOf(IN_TRANSIT));
  const shipments = [...new Set([...bearers.values()].map(({ reference }) => reference))].sort();
  return [raise("closed-bills-kept", place, { shipments, amount, month: monthText(closedTo) })];
}

/** The closed month's place once for each row, by which a bill's parts are known for one row's. */
function placesOfRows(place: Place | null): (row: string) => Place | null {
  const places = new Map<string, Place>();
  return (row) => {
    if (place === null) return null;
    const known = places.get(row) ?? { ...place };
    places.set(row, known);
    return known;
  };
}

function billOfRow(text: string): string {
  const note = noteOf(text);
  return note.kind === "row" ? note.bill : "";
}

function digestOfRow(text: string): string {
  const note = noteOf(text);
  return note.kind === "row" ? note.row : "";
}
