/**
 * Rows of one report, exported once or several times over the same days -> each of them once. Rows that are alike within one
 * table are different events; the same rows in another table are the same events, so that the table with most of them counts.
 */
import type { RowRef } from "../columns/table";

export function distinctRows<R extends { readonly at: RowRef }>(rows: readonly R[]): readonly R[] {
  if (rows.every(({ at }) => at.source === rows[0]?.at.source)) return rows;
  return chooseTables(rows, { keyOf: (row) => JSON.stringify({ ...row, at: null }), sourceOf: ({ at }) => at.source, sizeOf: () => 0 }).flatMap(
    ({ kept }) => kept,
  );
}

/** The rows of each content by the table that has most of them; of two with as many, the larger sum, then the first. */
export function chooseTables<R>(
  rows: readonly R[],
  { keyOf, sourceOf, sizeOf }: { readonly keyOf: (row: R) => string; readonly sourceOf: (row: R) => number; readonly sizeOf: (row: R) => number },
): readonly { readonly kept: readonly R[]; readonly others: readonly R[] }[] {
  const alike = new Map<string, Map<number, R[]>>();
  for (const row of rows) {
    const key = keyOf(row);
    const bySource = alike.get(key) ?? new Map<number, R[]>();
    alike.set(key, bySource);
    const own = bySource.get(sourceOf(row));
    if (own === undefined) bySource.set(sourceOf(row), [row]);
    else own.push(row);
  }
  return [...alike.values()].map((bySource) => {
    const tables = [...bySource];
    const sum = (own: readonly R[]): number => own.reduce((total, row) => total + sizeOf(row), 0);
    const [first, ...others] = tables.sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || sum(ofB) - sum(ofA) || a - b);
    return { kept: first?.[1] ?? [], others: others.flatMap(([, own]) => own) };
  });
}
