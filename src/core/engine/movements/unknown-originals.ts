/**
 * Rows that name in Applies To what nothing here has -> issues. A book that begins on balances cannot know what moved before them: there it is
 * said for the record, with the day. A bill that names nothing is seen to where bills are applied.
 */
import { rowsOf } from "../../columns/table";
import { addDays, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { ValuedWithout } from "../../domain/issues-of-originals";
import type { OverReceiptCost, ValuationMethod } from "../../domain/settings";
import type { Facts } from "../../facts/facts";
import { kindOfPlace, placeOfRow } from "../../facts/place-of-row";
import { asksFor, nounOf } from "./link-originals";
import type { Move } from "./move";
import { onlyNear } from "./near-reference";
import type { Pools } from "./pools";

type Context = {
  readonly facts: Pick<Facts, "sources" | "kinds" | "movements">;
  readonly pools: Pools;
  readonly method: ValuationMethod;
  readonly costRules: ReadonlyMap<Move, OverReceiptCost>;
  /** What is older was said when it was closed; what is later is a later period's. */
  readonly openDays: { readonly from: Day; readonly to: Day };
};
type Unknown = {
  readonly move: Pick<Move, "day" | "place">;
  readonly sku: string;
  readonly what: string;
  readonly wanted: string;
  readonly name: string;
  readonly valued: ValuedWithout | null;
};

/** Of so many names the near ones are looked for: more of them are no slips of the pen. */
const NAMES_COMPARED_MAX = 20;

export function nameUnknownOriginals(moves: readonly Move[], originals: ReadonlyMap<Move, readonly Move[]>, context: Context): readonly Issue[] {
  const { pools, openDays } = context;
  const isOpen = ({ day }: Pick<Move, "day">): boolean => day >= openDays.from && day <= openDays.to;
  const unknown = [...unknownOriginals(moves, originals, context), ...unknownRevalued(moves, context)].filter(({ move }) => isOpen(move));
  if (unknown.length === 0) return [];
  const references = new Map<string, Set<string>>();
  for (const move of moves) {
    if (move.reference === "" || move.entry === "landed-cost") continue;
    for (const noun of [nounOf(move), "row"]) {
      const key = JSON.stringify([noun, skuOf(move, pools)]);
      references.set(key, (references.get(key) ?? new Set()).add(move.reference));
    }
  }
  const beginOf = tellBeginning(moves, pools);
  const compared = new Set(unknown.map(({ name }) => name).slice(0, NAMES_COMPARED_MAX));
  return unknown.map(({ move, ...detail }) => {
    const meant = compared.has(detail.name) ? onlyNear(detail.name, references.get(JSON.stringify([detail.wanted, detail.sku])) ?? []) : null;
    const begin = beginOf(detail.sku);
    return meant === null && begin !== null
      ? raise("original-before-books", move.place, { ...detail, begin })
      : raise("original-unknown", move.place, { ...detail, meant });
  });
}

/** Reversals without a cost of their own that name nothing, or have a Reference alone, which is nobody else's; which goods they are is nobody's guess. */
export function nameUnnamedReversals(
  moves: readonly Move[],
  originals: ReadonlyMap<Move, readonly Move[]>,
  { facts, pools, method, costRules, openDays }: Context,
): readonly Issue[] {
  return moves.flatMap((move): readonly Issue[] => {
    const { day, quantity, reference, appliesTo = "", cost, place } = move;
    const isUnnamed = quantity < 0 && !originals.has(move) && appliesTo === "" && cost.by !== "stated";
    if (!isUnnamed || day < openDays.from || day > openDays.to || kindOfPlace(facts, place) !== "movements" || nounOf(move) === "row") return [];
    const valued = costRules.get(move) ?? withoutRule(move, method);
    return [raise("reversal-unnamed", place, { original: nounOf(move), sku: skuOf(move, pools), units: -quantity, reference, valued })];
  });
}

/** Transfers that go back to something: only a negative one takes back, and whatever a positive one names is not read. */
export function nameTransfersBack(
  { facts, openDays }: Pick<Context, "openDays"> & { readonly facts: Pick<Facts, "sources" | "movements"> },
  isComingHome: (warehouse: string) => boolean,
): readonly Issue[] {
  return rowsOf(facts.movements).flatMap((row): readonly Issue[] => {
    const { type, day, quantity, appliesTo: name, sku, warehouse, toWarehouse } = row;
    const isMeant = type === "transfer" && name !== "" && (quantity ?? 0) > 0 && !isComingHome(warehouse);
    if (!isMeant || day === null || day < openDays.from || day > openDays.to) return [];
    return [raise("transfer-applies-to", placeOfRow(facts, row), { name, sku, from: warehouse, to: toWarehouse, units: quantity ?? 0 })];
  });
}

/** The day on whose balances the books of a SKU begin, be they stated or of a closed month; of one without any, those of the books as a whole. Null where they begin with nothing. */
export function tellBeginning(moves: readonly Move[], pools: Pools): (sku: string) => Day | null {
  const bySku = new Map<string, Day>();
  for (const move of moves) {
    if (move.entry !== "opening") continue;
    // A closed month hands on what was there at its end.
    const day = move.carried === undefined ? move.day : addDays(move.day, 1);
    bySku.set(skuOf(move, pools), Math.min(day, bySku.get(skuOf(move, pools)) ?? Infinity) as Day);
  }
  const first = bySku.size === 0 ? null : (Math.min(...bySku.values()) as Day);
  return (sku) => bySku.get(sku) ?? first;
}

function unknownOriginals(
  moves: readonly Move[],
  originals: ReadonlyMap<Move, readonly Move[]>,
  { facts, pools, method, costRules }: Context,
): readonly Unknown[] {
  return moves.flatMap((move): readonly Unknown[] => {
    const asked = originals.has(move) || kindOfPlace(facts, move.place) !== "movements" ? null : asksFor(move);
    if (asked === null) return [];
    const valued = move.cost.by === "stated" ? "stated" : (costRules.get(move) ?? withoutRule(move, method));
    return [{ move, sku: skuOf(move, pools), ...asked, valued }];
  });
}

function withoutRule({ from, to }: Move, method: ValuationMethod): ValuedWithout {
  return method === "standard" ? "standard" : method === "fifo" && from !== null && to !== null ? "brought" : "average";
}

/** A revaluation may name any row of its goods. */
function unknownRevalued(moves: readonly Move[], { facts, pools }: Context): readonly Unknown[] {
  const rows = rowsOf(facts.movements).filter(({ type, appliesTo }) => type === "revaluation" && appliesTo !== "");
  if (rows.length === 0) return [];
  const known = new Set(moves.flatMap((move) => (move.entry === "revaluation" ? [] : [JSON.stringify([skuOf(move, pools), move.reference])])));
  return rows.flatMap((row): readonly Unknown[] => {
    const { day, sku, appliesTo: name } = row;
    return day === null || known.has(JSON.stringify([sku, name]))
      ? []
      : [{ move: { day, place: placeOfRow(facts, row) }, sku, what: "revaluation", wanted: "row", name, valued: null }];
  });
}

function skuOf({ from, to }: Move, pools: Pools): string {
  return pools.at(from ?? to ?? 0).sku;
}
