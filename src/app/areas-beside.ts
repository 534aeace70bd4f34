/**
 * Which parts of a sheet lie beside its Excel Tables: every rectangle without a table that can be made no larger, so that whatever else is
 * on the sheet is whole in one of them. They overlap; those that come to lie within another once it is known what they hold are left out.
 */
import { addressOf } from "../core/report/addresses";
import type { Area } from "../core/report/sheet-plan";

export function areasBeside(tables: readonly Area[], used: Area): readonly Area[] {
  const all = rowsOf(used);
  const edges = [...new Set([all.from, all.to, ...tables.map(rowsOf).flatMap(({ from, to }) => [from, to])])]
    .filter((edge) => edge >= all.from && edge <= all.to)
    .sort((a, b) => a - b);
  const bands = edges.flatMap((from, index) => edges.slice(index + 1).map((to) => ({ from, to })));
  return withoutContained(
    bands.flatMap((band) => {
      const taken = tables.filter((table) => rowsOf(table).from < band.to && rowsOf(table).to > band.from).map(columnsOf);
      return freeOf(columnsOf(used), taken).map((free): Area => ({
        row: band.from,
        rows: band.to - band.from,
        column: free.from,
        columns: free.to - free.from,
      }));
    }),
  );
}

export function withoutContained(areas: readonly Area[]): readonly Area[] {
  return areas.filter((area, index) => !areas.some((other, at) => at !== index && isWithin(area, other) && (at < index || !isWithin(other, area))));
}

/** "Costs F1:H20" */
export function labelOfArea(sheet: string, { row, column, rows, columns }: Area): string {
  return `${sheet} ${addressOf({ row, column })}:${addressOf({ row: row + rows - 1, column: column + columns - 1 })}`;
}

type Span = { readonly from: number; readonly to: number };

function freeOf(whole: Span, taken: readonly Span[]): readonly Span[] {
  const free: Span[] = [];
  let from = whole.from;
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.from > from) free.push({ from, to: Math.min(one.from, whole.to) });
    from = Math.max(from, one.to);
  }
  return from < whole.to ? [...free, { from, to: whole.to }] : free;
}

function rowsOf({ row, rows }: Area): Span {
  return { from: row, to: row + rows };
}

function columnsOf({ column, columns }: Area): Span {
  return { from: column, to: column + columns };
}

function isWithin(area: Area, other: Area): boolean {
  return (
    rowsOf(area).from >= rowsOf(other).from &&
    rowsOf(area).to <= rowsOf(other).to &&
    columnsOf(area).from >= columnsOf(other).from &&
    columnsOf(area).to <= columnsOf(other).to
  );
}
