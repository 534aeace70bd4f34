/** What rows speak of: the goods that any of their columns names, and their days. What follows from a fault can only be about these. */
import { NO_DAY, type Columns, type Schema } from "../columns/table";
import { textAt, type TextColumn } from "../columns/text-column";
import type { Day } from "../domain/day";
import type { About } from "../domain/issue";

/** Columns that name goods, in any table. */
const GOODS_COLUMNS = ["fnsku", "msku", "sku"] as const;

/** As far as their cells can be read; undefined where no goods are named. */
export function aboutRows(columns: Columns<Schema>, indices: readonly number[]): About | undefined {
  const goods = new Set<string>();
  for (const name of GOODS_COLUMNS) {
    const column = columns[name];
    if (column !== undefined) for (const index of indices) goods.add(textAt(column as TextColumn, index));
  }
  goods.delete("");
  if (goods.size === 0) return undefined;
  const day = columns["day"];
  const days = day instanceof Int32Array ? indices.map((index) => day[index] ?? NO_DAY) : [];
  const known = days.length > 0 && !days.includes(NO_DAY);
  const extreme = (pick: (a: number, b: number) => number): Day | null => (known ? (days.reduce((a, b) => pick(a, b)) as Day) : null);
  return { goods: [...goods], from: extreme(Math.min), to: extreme(Math.max) };
}
