/** What a closed month notes of goods wherever they lie -> by the pool of a line of theirs; of goods that have none, and of whole shipments, by that of the first line. */
import { groupBy } from "../../columns/group-by";
import type { PoolId, PoolLine, Pools } from "../movements/pools";
import { REMARKS, textOfNote, type Note, type Remark } from "./sealed-notation";

/** `isKept` says that there is no more of the kind than is noted. */
export function noteByGoods(
  notes: readonly { readonly sku: string; readonly note: Note }[],
  lines: readonly PoolLine[],
  { pools, isKept }: { readonly pools: Pools; readonly isKept: Remark | null },
): ReadonlyMap<PoolId, readonly string[]> {
  const [first] = lines;
  if (first === undefined) return new Map();
  const lineOf = new Map([...lines].reverse().map((line) => [line.sku, line]));
  const all = [
    ...(isKept === null ? [] : [{ pool: pools.idOf(first), text: REMARKS[isKept] as string }]),
    ...notes.map(({ sku, note }) => ({ pool: pools.idOf(lineOf.get(sku) ?? first), text: textOfNote(note) })),
  ];
  return new Map([...groupBy(all, ({ pool }) => pool)].map(([pool, ofPool]) => [pool, ofPool.map(({ text }) => text)]));
}
