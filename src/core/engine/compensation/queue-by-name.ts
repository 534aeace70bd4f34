/**
 * Things of which units are left, served in their order and found by any of their names, without looking through all of them for each
 * that asks: tens of thousands of payments meet tens of thousands of lines of one SKU.
 */

/** What of the given names has units left, in order. What is used up while it is walked through is passed over from then on. */
export type Queue<T> = (names: readonly string[]) => Iterable<T>;

type Row = { readonly positions: number[]; /** For each place in the row, one further on before which nothing has units left. */ readonly next: number[] };

/** Plain version: `(names) => items.filter((item) => item.left > 0 && namesOf(item).some((name) => names.includes(name)))`. */
export function queueByName<T extends { readonly left: number }>(items: readonly T[], namesOf: (item: T) => readonly string[]): Queue<T> {
  const rows = new Map<string, Row>();
  items.forEach((item, position) => {
    for (const name of new Set(namesOf(item))) {
      const row = rows.get(name) ?? { positions: [], next: [] };
      rows.set(name, row);
      row.positions.push(position);
      row.next.push(row.positions.length);
    }
  });
  const isUsedUp = ({ positions }: Row, at: number): boolean => at < positions.length && (items[positions[at] ?? -1]?.left ?? 0) <= 0;
  const firstLeft = (row: Row, from: number): number => {
    let at = from;
    while (isUsedUp(row, at)) at = row.next[at] ?? at + 1;
    // Whoever comes next need not walk this way again.
    for (let passed = from; passed < at;) {
      const onward = row.next[passed] ?? at;
      row.next[passed] = at;
      passed = onward;
    }
    return at;
  };
  return function* (names) {
    const cursors = [...new Set(names)].flatMap((name) => {
      const row = rows.get(name);
      return row === undefined ? [] : [{ row, at: 0 }];
    });
    for (;;) {
      for (const cursor of cursors) cursor.at = firstLeft(cursor.row, cursor.at);
      const position = cursors.reduce((first, { row, at }) => Math.min(first, row.positions[at] ?? Infinity), Infinity);
      const item = items[position];
      if (item === undefined) return;
      for (const cursor of cursors) if (cursor.row.positions[cursor.at] === position) cursor.at += 1;
      yield item;
    }
  };
}
