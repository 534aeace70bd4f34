/** By what money of a set was shared among its goods when a month with money of it was closed -> its seal, and back: what a good has had of it stays its own, whatever such goods cost later. */
import type { Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { DIGITS } from "./fingerprint-moves";
import type { Seal } from "./seal";
import { noteOf, type Note } from "./sealed-notation";

/** What so many units weigh. */
export type SealedShare = { readonly weight: number; readonly units: number };
/** By the names of cases in closed months. */
export type ClosedShares = ReadonlyMap<string, SealedShare>;
type Weighed = SealedShare & { readonly sku: string; /** `keyOfRecord` of the case. */ readonly key: string; readonly since: Day | null };

export const nameOfShare = (key: string): string => digestOf(key).slice(0, DIGITS);

/** What the closed months do not have yet of goods whose case had money by the last day. */
export function noteShares(goods: readonly Weighed[], closed: ClosedShares, closedTo: Day): readonly { readonly sku: string; readonly note: Note }[] {
  return goods.flatMap(({ sku, key, weight, units, since }) => {
    const name = nameOfShare(key);
    return since === null || since > closedTo || closed.has(name) ? [] : [{ sku, note: { kind: "share", name, weight, units } }];
  });
}

export function sharesOfSeals(seals: readonly Seal[]): ClosedShares {
  const notes = seals.flatMap(({ lines }) => lines.flatMap(({ moved }) => moved.map(noteOf)));
  return new Map(notes.flatMap((note) => (note.kind === "share" ? [[note.name, note] as const] : [])));
}
