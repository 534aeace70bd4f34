import { groupBy } from "./group-by";
import { openUnions } from "./open-unions";

/** Things that share a key, or are joined by others that do, in the order of first appearance. One without a key stands alone. */
export function groupConnected<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): readonly (readonly T[])[] {
  const { rootOf, join } = openUnions<string>();
  const keyed = items.map((item, index) => {
    const keys = keysOf(item);
    return { item, keys: keys.length === 0 ? [`alone ${index}`] : keys.map((key) => `of ${key}`) };
  });
  for (const { keys } of keyed) for (const key of keys) join(key, keys[0] ?? key);
  return [...groupBy(keyed, ({ keys }) => rootOf(keys[0] ?? "")).values()].map((group) => group.map(({ item }) => item));
}
