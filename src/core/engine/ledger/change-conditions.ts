/**
 * Units that a ledger row books out of one condition or product and another row into the next -> moves between the two, which take
 * their cost along. What has no counterpart comes from or goes to outside.
 */
import { groupBy } from "../../columns/group-by";
import type { Period } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { Explanation } from "./adjustment-reasons";
import type { LedgerGrain } from "./ledger-grain";
import { joinRedefinitions, type CountedChange } from "./redefinitions";

/** Signed units; negative leaves. */
type Change = { readonly type: EntryType | ExitType; readonly quantity: number };
/** `index`: the ledger's row. */
export type ConditionChange = Change & CountedChange & { readonly pool: PoolId; readonly index: number };

/** What leaves one condition for another, and what it may enter as: only then does it take its cost along. */
const ENTERS_AS: Readonly<Partial<Record<EntryType | ExitType, readonly (EntryType | ExitType)[]>>> = {
  damaged: ["disposition-in", "damaged"],
  "disposition-out": ["disposition-in", "other-in"],
  "other-out": ["disposition-in", "other-in"],
};

/** Damage, on the row of the condition that units leave and on that of the one which they come to, and what the summary calls other events: by its reasons where they are known, and else by its sign alone. */
export function changesInRow({ columns }: Ledger, index: number, explained: Explanation | null): readonly Change[] {
  const damaged = columns.damaged[index] ?? 0;
  const other = columns.otherEvents[index] ?? 0;
  const changes: readonly Change[] = explained?.parts ?? [{ type: other > 0 ? "other-in" : "other-out", quantity: other }];
  return [{ type: "damaged" as const, quantity: damaged }, ...changes].filter(({ quantity }) => quantity !== 0);
}

export function changeConditions(
  changes: readonly ConditionChange[],
  facts: Facts,
  { period, grain }: { readonly period: Period; readonly grain: LedgerGrain },
): { readonly moves: readonly Move[]; readonly issues: readonly Issue[] } {
  const redefined = joinRedefinitions(changes, facts, { period, dayOfRow: (day) => grain.spanOf(day).to });
  return { moves: [...redefined.moved.map((one) => passOn(facts, one)), ...pairConditions(facts, redefined.rest)], issues: redefined.issues };
}

/**
 * Goods mostly move from one condition to another: on one day, of one FNSKU at one location, what leaves one disposition is what
 * enters the next.
 */
function pairConditions(facts: Facts, changes: readonly ConditionChange[]): readonly Move[] {
  const groups = groupBy(changes, ({ day, fnsku, msku, location }) => JSON.stringify([day, fnsku, msku, location]));
  return [...groups.values()].flatMap((group) => {
    const moves: Move[] = [];
    const open = group.filter(({ quantity }) => quantity > 0).map((change) => ({ change, left: change.quantity }));
    for (const one of group.filter(({ quantity }) => quantity < 0)) {
      let left = -one.quantity;
      for (const target of open) {
        const quantity = Math.min(left, target.left);
        if (quantity === 0 || !canEnterAs(one, target.change)) continue;
        moves.push(passOn(facts, { from: one, to: target.change, quantity }));
        left -= quantity;
        target.left -= quantity;
      }
      if (left > 0)
        moves.push({ ...bookedBy(facts, one), rank: RANKS.exit, from: one.pool, to: null, exit: one.type as ExitType, entry: null, quantity: left });
    }
    for (const { change, left } of open)
      // Damage that nothing shows as having left another condition is damage taken back.
      if (left > 0 && change.type === "damaged")
        moves.push({ ...bookedBy(facts, change), rank: RANKS.exit, from: change.pool, to: null, exit: "damaged", entry: null, quantity: 0 - left });
      else if (left > 0)
        moves.push({ ...bookedBy(facts, change), rank: RANKS.entry, from: null, to: change.pool, exit: null, entry: change.type as EntryType, quantity: left });
    return moves;
  });
}

function canEnterAs(leaving: Change, entering: Change): boolean {
  return ENTERS_AS[leaving.type]?.includes(entering.type) === true;
}

/** From one condition or product to another. */
function passOn(facts: Facts, { from, to, quantity }: { readonly from: ConditionChange; readonly to: ConditionChange; readonly quantity: number }): Move {
  const entry = to.type === "damaged" ? "disposition-in" : (to.type as EntryType);
  return { ...bookedBy(facts, from), rank: RANKS.transfer, from: from.pool, to: to.pool, exit: from.type as ExitType, entry, quantity };
}

function bookedBy(facts: Facts, { day, index }: ConditionChange): Pick<Move, "day" | "cost" | "newUnitCost" | "reference" | "place"> {
  return { day, cost: CARRIED, newUnitCost: null, reference: "", place: placeInFacts(facts, facts.ledger, index) };
}
