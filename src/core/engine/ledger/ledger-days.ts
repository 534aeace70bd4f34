/**
 * Days of the whole ledger: those that are missing, and those that are another day's rows under a new date. A quiet day has no
 * row either; it is told from a missing one by the balances, which go on where they were after a quiet day and jump after a
 * missing one.
 */
import { addDays, isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { aboutGoods, balanceAt, EVENT_NAMES, nameOfKey, type LedgerSeries } from "./ledger-series";

/** One jump alone may be a row that was edited or deleted. */
const JUMPS_MIN = 2;

type Gap = {
  readonly from: Day;
  readonly to: Day;
  readonly jumps: { readonly previous: number; readonly index: number; readonly goods: readonly string[] }[];
  isTight: boolean;
};

/** Runs of days without a row of any goods, across which several balances jump. */
export function findMissingDays(facts: Facts, series: readonly LedgerSeries[], period: Period): readonly Issue[] {
  const { ledger } = facts;
  const gaps = gapsOf(ledger);
  if (gaps.length === 0) return [];
  for (const { rows, fnsku, msku } of series) {
    rows.forEach((index, position) => {
      const previous = rows[position - 1];
      const day = dayAt(ledger, index);
      if (previous === undefined || day < period.from || day > period.to || balanceAt(ledger, "ending", previous) === balanceAt(ledger, "starting", index))
        return;
      const last = dayAt(ledger, previous);
      for (const gap of gapsInside(gaps, { last, day })) {
        gap.jumps.push({ previous, index, goods: [fnsku, msku] });
        if (addDays(last, 1) === gap.from || addDays(gap.to, 1) === day) gap.isTight = true;
      }
    });
  }
  return gaps.flatMap(({ from, to, jumps, isTight }) => {
    const example = jumps[0];
    if (example === undefined || jumps.length < JUMPS_MIN || !isTight) return [];
    const detail = {
      from: isoOf(from),
      to: isoOf(to),
      jumps: jumps.length,
      key: nameOfKey(ledger, example.index),
      ended: balanceAt(ledger, "ending", example.previous),
      endedOn: isoOf(dayAt(ledger, example.previous)),
      starts: balanceAt(ledger, "starting", example.index),
      startsOn: isoOf(dayAt(ledger, example.index)),
    };
    return [
      raise(
        "ledger-days-missing",
        placeInFacts(facts, ledger, example.index),
        detail,
        aboutGoods(
          jumps.flatMap(({ goods }) => goods),
          { from, to },
        ),
      ),
    ];
  });
}

function dayAt(ledger: Ledger, index: number): Day {
  return (ledger.columns.day[index] ?? 0) as Day;
}

/** In the order of the days. */
function gapsOf(ledger: Ledger): readonly Gap[] {
  const days = [...new Set(ledger.columns.day)].sort((a, b) => a - b);
  return days.flatMap((day, position): readonly Gap[] => {
    const previous = days[position - 1];
    return previous === undefined || day - previous < 2 ? [] : [{ from: (previous + 1) as Day, to: (day - 1) as Day, jumps: [], isTight: false }];
  });
}

/** gaps.filter(({ from, to }) => from > last && to < day), for ledgers with many quiet days. */
function gapsInside(gaps: readonly Gap[], { last, day }: { readonly last: Day; readonly day: Day }): readonly Gap[] {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.from ?? 0) > last) high = middle;
    else low = middle + 1;
  }
  const inside: Gap[] = [];
  for (let position = low; position < gaps.length; position += 1) {
    const gap = gaps[position];
    if (gap === undefined || gap.to >= day) break;
    inside.push(gap);
  }
  return inside;
}

/** So many rows of a day must have changed their balance before the same rows on another day are no chance. */
const CHANGED_ROWS_MIN = 2;

/** Days whose rows are those of an earlier day, figure by figure, although balances changed on it. */
export function findRelabelledDays(facts: Facts, series: readonly LedgerSeries[]): readonly Issue[] {
  const { ledger } = facts;
  const rowsOf = new Map<number, number[]>();
  for (const { rows } of series)
    for (const index of rows) {
      const day = dayAt(ledger, index);
      const known = rowsOf.get(day);
      if (known === undefined) rowsOf.set(day, [index]);
      else known.push(index);
    }
  const firstWith = new Map<string, number>();
  const daysLike = new Map<string, number>();
  const candidates = [...rowsOf].flatMap(([day, rows]) => {
    const changed = rows.filter((index) => balanceAt(ledger, "starting", index) !== balanceAt(ledger, "ending", index)).length;
    if (changed < CHANGED_ROWS_MIN) return [];
    // Sums are cheap, and days of the same rows have the same ones: only those are compared row by row.
    const sum = (name: "starting" | "ending"): number => rows.reduce((total, index) => total + balanceAt(ledger, name, index), 0);
    const sums = `${rows.length}|${changed}|${sum("starting")}|${sum("ending")}`;
    daysLike.set(sums, (daysLike.get(sums) ?? 0) + 1);
    return [{ day, rows, sums }];
  });
  return candidates
    .filter(({ sums }) => (daysLike.get(sums) ?? 0) > 1)
    .sort((a, b) => a.day - b.day)
    .flatMap(({ day, rows }) => {
      const contents = rows
        .map((index) => contentOf(ledger, index))
        .sort()
        .join("\n");
      const other = firstWith.get(contents);
      if (other === undefined) {
        firstWith.set(contents, day);
        return [];
      }
      const first = Math.min(...rows);
      const goods = rows.flatMap((index) => aboutGoods(goodsOf(ledger, index), { from: null, to: null }).goods);
      return [
        raise(
          "ledger-day-relabelled",
          placeInFacts(facts, ledger, first),
          { rows: rows.length, day: isoOf(day as Day), other: isoOf(other as Day) },
          aboutGoods(goods, { from: day as Day, to: day as Day }),
        ),
      ];
    });
}

function goodsOf(ledger: Ledger, index: number): readonly string[] {
  const { fnsku, msku } = ledger.columns;
  return [fnsku.dictionary[fnsku.codes[index] ?? -1] ?? "", msku.dictionary[msku.codes[index] ?? -1] ?? ""];
}

/** A row without its day, by the codes of its texts. */
function contentOf(ledger: Ledger, index: number): string {
  const { columns } = ledger;
  const codes = [columns.fnsku, columns.msku, columns.disposition, columns.location].map((column) => column.codes[index]);
  return [...codes, columns.starting[index], columns.inTransit[index], columns.ending[index], ...EVENT_NAMES.map((event) => columns[event][index])].join("|");
}
