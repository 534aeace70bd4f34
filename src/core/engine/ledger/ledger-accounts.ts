/**
 * Signs that one table holds the rows of two seller accounts, or of two exports, where no column of stores says so: one key with
 * two balances day after day, or days that begin anew with other goods.
 */
import { textAt } from "../../columns/text-column";
import { raise, type Issue } from "../../domain/issue";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { balanceAt, EVENT_NAMES, nameOfRow, type RowTwice } from "./ledger-series";

/** Amazon restates a day now and then, but not the balance that it began with, and not one key after the other. */
const SUSPICIOUS_MIN = 3;

/**
 * Proof of two accounts in one table: goods that have two balances day after day, each of which begins where it ended itself and
 * never where the other did, with events of its own. What Amazon restates begins with the balance that it had, and has mostly the
 * same events after that.
 */
export function findPastedAccounts(facts: Facts, twice: readonly RowTwice[]): Issue | null {
  const { ledger } = facts;
  const { fnsku, msku, listing, disposition, location } = ledger.columns;
  const byKey = new Map<string, RowTwice[]>();
  for (const pair of twice) {
    if (ledger.source[pair.other] !== ledger.source[pair.index]) continue;
    const key = [ledger.source[pair.index], ...[fnsku, msku, listing, disposition, location].map(({ codes }) => codes[pair.index])].join("|");
    byKey.set(key, [...(byKey.get(key) ?? []), pair]);
  }
  const chained = [...byKey.values()].filter((pairs) => areTwoChains(ledger, pairs)).sort((a, b) => (a[0]?.index ?? 0) - (b[0]?.index ?? 0));
  const example = chained[0]?.[0];
  const days = chained.reduce((sum, pairs) => sum + pairs.length, 0);
  if (example === undefined || days < SUSPICIOUS_MIN) return null;
  const { index, other } = example;
  const detail = {
    key: nameOfRow(ledger, index),
    otherRow: ledger.row[other] ?? 0,
    starts: balanceAt(ledger, "starting", index),
    otherStarts: balanceAt(ledger, "starting", other),
    days,
    goods: chained.length,
  };
  return raise("accounts-pasted", placeInFacts(facts, ledger, index), detail);
}

/** Pairs of rows of one key, by day. */
function areTwoChains(ledger: Ledger, pairs: readonly RowTwice[]): boolean {
  const start = (index: number): number => balanceAt(ledger, "starting", index);
  const end = (index: number): number => balanceAt(ledger, "ending", index);
  const areApart = ({ index, other }: RowTwice): boolean => start(index) !== start(other) && end(index) !== end(other);
  const goOn = (pair: RowTwice, before: RowTwice | undefined): boolean =>
    before === undefined ||
    (start(pair.index) === end(before.index) && start(pair.other) === end(before.other)) ||
    (start(pair.index) === end(before.other) && start(pair.other) === end(before.index));
  const ownEvents = pairs.filter(({ index, other }) => EVENT_NAMES.some((event) => ledger.columns[event][index] !== ledger.columns[event][other])).length;
  return pairs.length >= 2 && ownEvents * 2 > pairs.length && pairs.every((pair, position) => areApart(pair) && goOn(pair, pairs[position - 1]));
}

export function findMixedBalances(facts: Facts, twice: readonly RowTwice[]): readonly Issue[] {
  const { ledger } = facts;
  const bySource = new Map<number, RowTwice[]>();
  for (const pair of twice) {
    const source = ledger.source[pair.index] ?? -1;
    const differs = (name: "starting" | "ending"): boolean => balanceAt(ledger, name, pair.index) !== balanceAt(ledger, name, pair.other);
    if (ledger.source[pair.other] !== source || !differs("starting") || !differs("ending")) continue;
    bySource.set(source, [...(bySource.get(source) ?? []), pair]);
  }
  return [...bySource.values()].flatMap((pairs) => {
    const [example] = pairs;
    if (example === undefined || pairs.length < SUSPICIOUS_MIN) return [];
    const { index, other } = example;
    const detail = {
      key: nameOfRow(ledger, index),
      otherRow: ledger.row[other] ?? 0,
      starts: balanceAt(ledger, "starting", index),
      otherStarts: balanceAt(ledger, "starting", other),
      more: pairs.length - 1,
    };
    return [raise("accounts-suspected", placeInFacts(facts, ledger, index), detail)];
  });
}

/** Goods on either side of the place where the days begin anew. */
const GOODS_MIN = 3;

export function findPastedExports(facts: Facts): readonly Issue[] {
  const { ledger } = facts;
  const rowsOf = new Map<number, number[]>();
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const source = ledger.source[index] ?? 0;
    const rows = rowsOf.get(source);
    if (rows === undefined) rowsOf.set(source, [index]);
    else rows.push(index);
  }
  return [...rowsOf.values()].flatMap((rows) => {
    const seam = onlySeam(rows.map((index) => ledger.columns.day[index] ?? 0));
    const first = seam === null ? undefined : rows[seam];
    if (seam === null || first === undefined) return [];
    const part = (indices: readonly number[]) => ({
      goods: new Set(indices.map((index) => textAt(ledger.columns.fnsku, index) || textAt(ledger.columns.msku, index))),
      days: new Set(indices.map((index) => ledger.columns.day[index])),
      locations: new Set(indices.map((index) => ledger.columns.location.codes[index])),
    });
    const above = part(rows.slice(0, seam));
    const below = part(rows.slice(seam));
    const isOther = above.goods.size >= GOODS_MIN && below.goods.size >= GOODS_MIN && [...below.goods].every((goods) => !above.goods.has(goods));
    const isSame = [...below.days].filter((day) => above.days.has(day)).length >= 2 && [...below.locations].some((location) => above.locations.has(location));
    return isOther && isSame
      ? [raise("exports-pasted", placeInFacts(facts, ledger, first), { goodsAbove: above.goods.size, goodsBelow: below.goods.size })]
      : [];
  });
}

/** Position at which days that otherwise only fall, or only rise, jump back; null where they do so never or more than once. */
function onlySeam(days: readonly number[]): number | null {
  const jumps = (isBack: (day: number, before: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let position = 1; position < days.length && found.length < 2; position += 1)
      if (isBack(days[position] ?? 0, days[position - 1] ?? 0)) found.push(position);
    return found;
  };
  const seams = [jumps((day, before) => day > before), jumps((day, before) => day < before)].find((found) => found.length === 1);
  return seams?.[0] ?? null;
}
