/** What the journals had booked as lost of removals that never came -> the seal of a closed month, and back: it is booked once, and taken back where the goods come home after all. */
import type { Seal } from "./seal";
import { noteOf, REMARKS, type Note, type SealedNeverCame } from "./sealed-notation";

/** Of goods of some orders, by a day. */
export type NeverCame = SealedNeverCame & { readonly sku: string };

export function noteNeverCame(lost: readonly NeverCame[]): readonly { readonly sku: string; readonly note: Note }[] {
  return lost.map(({ sku, ...one }) => ({ sku, note: { kind: "never-came", ...one } }));
}

/** null where the month was closed without them. */
export function neverCameOfSeal(seal: Seal | undefined): readonly NeverCame[] | null {
  const isTold = seal?.lines.some(({ moved }) => moved.includes(REMARKS["removals-lost-are-kept"])) === true;
  if (seal === undefined || !isTold) return null;
  return seal.lines.flatMap(({ sku, moved }) =>
    moved.flatMap((text) => {
      const note = noteOf(text);
      return note.kind === "never-came" ? [{ ...note, sku }] : [];
    }),
  );
}
