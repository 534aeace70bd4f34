/** Exports of the ledger's detail that overlap -> each event once, and what was left out is said. */
import { takeRows } from "../../columns/take-rows";
import type { RowRef } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import type { Facts } from "../../facts/facts";
import { chooseTables } from "../../facts/distinct-rows";

/** Rows of a table that were left out, as the table counts them: a row about a set is one. The first of them stands in `keptIn` too. */
type LeftOut = { readonly first: RowRef; readonly rows: Set<number>; readonly keptIn: number };

export function tellDetailOnce(facts: Facts): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const { ledgerDetail: detail, sources } = facts;
  const shared = sharedRows(detail);
  if (shared.length === 0) return { facts, issues: [] };
  const sourceOf = (index: number): number => detail.source[index] ?? 0;
  // Amazon goes on reconciling an adjustment after it was exported first: it is the same event, and the export that has more reconciled is the later one.
  const { fnsku, asin, msku, eventType, reference, fulfillmentCenter, disposition, reason, country, store, listing } = detail.columns;
  const texts = [fnsku, asin, msku, eventType, reference, fulfillmentCenter, disposition, reason, country, store, listing];
  const { day, timedDay, quantity, reconciled } = detail.columns;
  const keyOf = (index: number): string => `${texts.map(({ codes }) => codes[index]).join("|")}|${day[index]}|${timedDay[index]}|${quantity[index]}`;
  const left = new Set<number>();
  const leftOut = new Map<number, LeftOut>();
  for (const { kept, others } of chooseTables(shared, { keyOf, sourceOf, sizeOf: (index) => Math.abs(reconciled[index] ?? NaN) || 0 })) {
    for (const index of others) {
      left.add(index);
      const at: RowRef = { source: sourceOf(index), row: detail.row[index] ?? 0 };
      const known = leftOut.get(at.source) ?? { first: at, rows: new Set<number>(), keptIn: sourceOf(kept[0] ?? 0) };
      const isFirst = at.row <= known.first.row;
      leftOut.set(at.source, { first: isFirst ? at : known.first, rows: known.rows.add(at.row), keptIn: isFirst ? sourceOf(kept[0] ?? 0) : known.keptIn });
    }
  }
  if (left.size === 0) return { facts, issues: [] };
  const issues = [...leftOut.values()].flatMap(({ first, rows, keptIn }): readonly Issue[] => {
    const [source, other] = [sources[first.source], sources[keptIn]];
    return source === undefined || other === undefined
      ? []
      : [raise("ledger-detail-twice", { source, row: first.row }, { rows: rows.size, other: other.label })];
  });
  return { facts: { ...facts, ledgerDetail: takeRows(detail, Int32Array.from([...detail.source.keys()].filter((index) => !left.has(index)))) }, issues };
}

/** Rows of days that several tables tell of. */
function sharedRows({ source, columns: { day } }: Facts["ledgerDetail"]): readonly number[] {
  const tableOf = new Map<number, number>();
  const several = new Set<number>();
  source.forEach((own, index) => {
    const date = day[index] ?? 0;
    if ((tableOf.get(date) ?? own) !== own) several.add(date);
    tableOf.set(date, own);
  });
  return several.size === 0 ? [] : [...source.keys()].filter((index) => several.has(day[index] ?? 0));
}
