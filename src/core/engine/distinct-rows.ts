/** Rows of one report, exported once or several times over the same days -> each of them once. */
import type { RowRef } from "../columns/table";

/** Rows that are alike within one export are different events; the same rows in another export are the same events. */
export function distinctRows<R extends { readonly at: RowRef }>(rows: readonly R[]): readonly R[] {
  if (rows.every(({ at }) => at.source === rows[0]?.at.source)) return rows;
  const alike = new Map<string, Map<number, R[]>>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, at: null });
    const bySource = alike.get(key) ?? new Map<number, R[]>();
    alike.set(key, bySource);
    bySource.set(row.at.source, [...(bySource.get(row.at.source) ?? []), row]);
  }
  return [...alike.values()].flatMap((bySource) => [...bySource.values()].reduce((most, own) => (own.length > most.length ? own : most)));
}
