/**
 * Rows that go back to another row -> issues for those that take back more units than it has. What was taken back by mistake, and reversed
 * since, may be taken back again.
 */
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { kindOfPlace } from "../../facts/place-of-row";
import { nounOf, wordsOf } from "./link-originals";
import { inReplayOrder, type Move } from "./move";

type Context = {
  readonly facts: Pick<Facts, "sources" | "kinds">;
  /** What is older was said when it was closed; what is later is a later period's. */
  readonly openDays: { readonly from: Day; readonly to: Day };
};
type Share = { readonly original: Move; readonly units: number };

export function nameReversedBeyond(originals: ReadonlyMap<Move, readonly Move[]>, { facts, openDays }: Context): readonly Issue[] {
  const takenOf = new Map<Move, number>();
  const sharesOf = new Map<Move, readonly Share[]>();
  const take = ({ original, units }: Share): void => void takenOf.set(original, (takenOf.get(original) ?? 0) + units);
  return inReplayOrder([...originals.keys()].filter(({ day }) => day <= openDays.to)).flatMap((move): readonly Issue[] => {
    const all = originals.get(move) ?? [];
    // Of a receipt that a closed month hands on, only what was left is known.
    if (all.some(({ carried }) => carried !== undefined)) return [];
    const asked = Math.abs(move.quantity);
    const before = all.reduce((sum, original) => sum + (takenOf.get(original) ?? 0), 0);
    const units = all.reduce((sum, { quantity }) => sum + quantity, 0);
    const shares = shareOut(
      asked,
      all.map((original) => ({ original, units: Math.max(0, original.quantity - (takenOf.get(original) ?? 0)) })),
    );
    shares.forEach(take);
    sharesOf.set(move, shares);
    if (move.quantity < 0)
      for (const original of all) giveBack(shares.find((share) => share.original === original)?.units ?? 0, sharesOf.get(original) ?? []).forEach(take);
    const [first] = all;
    if (first === undefined || asked + before <= units || move.day < openDays.from || kindOfPlace(facts, move.place) !== "movements") return [];
    return [
      raise("reversed-beyond-original", move.place, {
        ...wordsOf(move),
        original: nounOf(first),
        where: all
          .map(({ place }) => nameOfPlace(place))
          .filter((name) => name !== "")
          .join(", "),
        units,
        before,
        asked,
      }),
    ];
  });
}

/** As much of each as it has, the first ones first. */
function shareOut(wanted: number, shares: readonly Share[]): readonly Share[] {
  let left = wanted;
  return shares.map(({ original, units }) => {
    const taken = Math.min(left, units);
    left -= taken;
    return { original, units: taken };
  });
}

/** What a reversed return had taken is there to be taken again. */
function giveBack(units: number, shares: readonly Share[]): readonly Share[] {
  return shareOut(units, shares).map((share) => ({ ...share, units: -share.units }));
}
