/**
 * Freight that was closed, in a run whose own rows reach back to its goods but whose table of freight is that of a month -> the closed bills again, on
 * the dispatches that they were for. Without them a replay would take every bill of before for one that is gone.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, splitCost, subtractCost, sumCosts, type Cost } from "../../domain/cost";
import { IN_TRANSIT } from "../../domain/location";
import type { Place } from "../../domain/source";
import type { Move } from "../movements/move";
import type { Pools } from "../movements/pools";
import { costOfBill, textOfBillRow } from "./bill-rows";
import { readFreightTable, type Billed } from "./freight-table";
import { billOf, isBill, knownMoves, rowsHeld, type Known } from "./known-moves";
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

/** By the bill, the dispatch that bears it. */
export function restoreBills({ goods, bills, billed, seals }: Books, pools: Pools): ReadonlyMap<Move, Move> {
  const table = readFreightTable(seals, billed, pools);
  const restored = new Map<Move, Move>();
  if (table === "runs-on") return restored;
  const keyOf = ({ to, reference }: Move): string => `${to === null ? "" : pools.lineOf(to)} ${billOf({ reference })}`;
  const sent = groupBy(
    goods.filter(({ to, entry, quantity }) => to !== null && pools.at(to).location === IN_TRANSIT && entry === "transfer-in" && quantity > 0),
    keyOf,
  );
  const told = groupBy(bills.filter(isBill), keyOf);
  const placeOf = placesOfRows(seals.at(-1)?.place ?? null);
  for (const [line, known] of knownMoves(seals, pools)) {
    if (pools.at(line).location !== IN_TRANSIT) continue;
    for (const [bill, held] of known.bills) {
      const [bearers, present] = [sent.get(`${line} ${bill}`) ?? [], told.get(`${line} ${bill}`) ?? []];
      // One bill that was closed, and another row of its shipment now: it may have been corrected.
      if (bearers.length === 0 || (table === "unsure" && present.length > 0)) continue;
      for (const [move, bearer] of putBack({ bill, held, bearers, present, known }, placeOf)) restored.set(move, bearer);
    }
  }
  return restored;
}

type ClosedBill = { readonly bill: string; readonly held: Cost; readonly bearers: readonly Move[]; readonly present: readonly Move[]; readonly known: Known };

/** What of a line's part no row tells any more, on its dispatches by their units, under the rows that were closed. */
function putBack({ bill, held, bearers, present, known }: ClosedBill, placeOf: (row: string) => Place | null): readonly (readonly [Move, Move])[] {
  const rows = [...rowsHeld([known])].filter((text) => billOfRow(text) === bill);
  const isTold = (text: string): boolean => present.some((one) => textOfBillRow(one) === text);
  const missing = subtractCost(held, sumCosts(present.filter((one) => rows.includes(textOfBillRow(one))).map(costOfBill)));
  if (isNoCost(missing)) return [];
  const parts = splitCost(
    missing,
    bearers.map(({ quantity }) => quantity),
  );
  const gone = rows.filter((text) => !isTold(text));
  return (gone.length === 0 ? [""] : gone).flatMap((row, index) =>
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
