/**
 * Rows that stand under a key which they do not belong to, because somebody typed over a cell: a row that fits exactly into the
 * hole of another series, and locations that hardly any row has.
 */
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { aboutGoods, balanceAt, nameOfKey, type LedgerSeries } from "./ledger-series";

/** The parts of a key besides the FNSKU, with the heading that a user knows. */
const PARTS = { msku: "MSKU", disposition: "Disposition", location: "Location" } as const;
type Part = keyof typeof PARTS;

/** A series of a few rows of its own may have been torn out of another. */
const TORN_ROWS_MAX = 3;

export function findEditedKeys(facts: Facts, series: readonly LedgerSeries[], period: Period): readonly Issue[] {
  const { ledger } = facts;
  const torn = new Map<string, LedgerSeries[]>();
  for (const one of series) if (one.rows.length <= TORN_ROWS_MAX) torn.set(one.fnsku, [...(torn.get(one.fnsku) ?? []), one]);
  if (torn.size === 0) return [];
  const dayAt = (index: number): Day => (ledger.columns.day[index] ?? 0) as Day;
  return series.flatMap((whole) =>
    whole.rows.flatMap((index, position) => {
      const previous = whole.rows[position - 1];
      if (previous === undefined || dayAt(index) < period.from || dayAt(index) > period.to) return [];
      const ended = balanceAt(ledger, "ending", previous);
      const starts = balanceAt(ledger, "starting", index);
      if (ended === starts) return [];
      const fits = (row: number): boolean =>
        dayAt(row) > dayAt(previous) &&
        dayAt(row) < dayAt(index) &&
        balanceAt(ledger, "starting", row) === ended &&
        balanceAt(ledger, "ending", row) === starts;
      for (const other of torn.get(whole.fnsku) ?? []) {
        const part = onlyPart(whole, other);
        const row = part === null ? undefined : other.rows.find(fits);
        if (part === null || row === undefined) continue;
        const detail = {
          column: PARTS[part],
          found: other[part],
          right: whole[part],
          key: nameOfKey(ledger, index),
          ended,
          endedOn: isoOf(dayAt(previous)),
          starts,
          startsOn: isoOf(dayAt(index)),
        };
        return [
          raise(
            "ledger-key-edited",
            placeInFacts(facts, ledger, row),
            detail,
            aboutGoods([whole.fnsku, whole.msku], { from: dayAt(previous), to: dayAt(index) }),
          ),
        ];
      }
      return [];
    }),
  );
}

/** The one part in which two keys differ; null where they differ in none or in several. */
function onlyPart(a: LedgerSeries, b: LedgerSeries): Part | null {
  const different = (Object.keys(PARTS) as Part[]).filter((part) => a[part] !== b[part]);
  return different.length === 1 ? (different[0] ?? null) : null;
}

const RARE_ROWS_MAX = 3;
/** Every other location must have so many rows that a few are out of the ordinary. */
const USUAL_ROWS_MIN = 20;

export function findRareLocations(facts: Facts, series: readonly LedgerSeries[]): readonly Issue[] {
  const rowsOf = new Map<string, number[]>();
  for (const { location, rows } of series) {
    const known = rowsOf.get(location) ?? [];
    if (known.length === 0) rowsOf.set(location, known);
    for (const index of rows) known.push(index);
  }
  const usual = [...rowsOf].filter(([, rows]) => rows.length > RARE_ROWS_MAX);
  if (usual.length === 0 || usual.some(([, rows]) => rows.length < USUAL_ROWS_MIN)) return [];
  return [...rowsOf].flatMap(([location, rows]) =>
    rows.length > RARE_ROWS_MAX
      ? []
      : [
          raise(
            "location-rare",
            placeInFacts(facts, facts.ledger, Math.min(...rows)),
            { location, rows: rows.length, usual: usual.map(([name]) => name) },
            aboutGoods(goodsAt(series, location), { from: null, to: null }),
          ),
        ],
  );
}

function goodsAt(series: readonly LedgerSeries[], location: string): readonly string[] {
  return series.filter((one) => one.location === location).flatMap(({ fnsku, msku }) => [fnsku, msku]);
}
