/** Things that are joined one by one, and which of them hang together by then. */
export type Unions<K> = {
  /** One of those that a thing hangs together with, the same for all of them; the thing itself where it stands alone. From then on it is known. */
  readonly rootOf: (thing: K) => K;
  readonly join: (one: K, other: K) => void;
  readonly isKnown: (thing: K) => boolean;
  /** In the order in which they became known. */
  readonly all: () => Iterable<K>;
};

export function openUnions<K>(): Unions<K> {
  const above = new Map<K, K>();
  const rootOf = (thing: K): K => {
    let root = thing;
    for (let up = above.get(root); up !== undefined && up !== root; up = above.get(root)) root = up;
    above.set(thing, root);
    return root;
  };
  return { rootOf, join: (one, other) => void above.set(rootOf(one), rootOf(other)), isKnown: (thing) => above.has(thing), all: () => above.keys() };
}
