/** Things that share a key, or are joined by others that do, in the order of first appearance. One without a key stands alone. */
export function groupConnected<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): readonly (readonly T[])[] {
  const above = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = above.get(root); up !== undefined && up !== root; up = above.get(root)) root = up;
    above.set(key, root);
    return root;
  };
  const keyed = items.map((item, index) => {
    const keys = keysOf(item);
    return { item, keys: keys.length === 0 ? [`alone ${index}`] : keys.map((key) => `of ${key}`) };
  });
  for (const { keys } of keyed) for (const key of keys) above.set(rootOf(key), rootOf(keys[0] ?? key));
  const groups = new Map<string, T[]>();
  for (const { item, keys } of keyed) {
    const root = rootOf(keys[0] ?? "");
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
