/**
 * Units that leave one product and enter another because Amazon redefined a listing -> moves from the one to the other, which take
 * their cost along. The ledger's detail names both sides in rows of their own: they are joined by day, place and condition, by their
 * reference where they have one, and by quantity. What cannot be joined leaves and enters by itself, and is named.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowOf } from "../../columns/table";
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { ADJUSTMENT_REASONS, type AdjustmentReason } from "../../domain/ledger-events";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { LEDGER_DETAIL } from "../../facts/ledger-detail";
import { placeOfRow } from "../../facts/place-of-row";

type DetailRow = RowOf<typeof LEDGER_DETAIL> & { readonly day: Day; readonly quantity: number };
/** Units of one product that became units of another. */
type Redefinition = { readonly out: DetailRow; readonly in: DetailRow; readonly quantity: number };
/** A change of stock that a row of the ledger counts. Signed; negative leaves. */
export type CountedChange = {
  readonly type: string;
  readonly quantity: number;
  readonly day: Day;
  readonly fnsku: string;
  readonly msku: string;
  readonly listing: string;
  readonly disposition: string;
  readonly location: string;
};
type Joined<C> = {
  readonly moved: readonly { readonly from: C; readonly to: C; readonly quantity: number }[];
  /** The changes, less what moved. */
  readonly rest: readonly C[];
  readonly issues: readonly Issue[];
};

/** `dayOfRow`: on which day the ledger counts what happened on a day. */
export function joinRedefinitions<C extends CountedChange>(
  changes: readonly C[],
  facts: Facts,
  { period, dayOfRow }: { readonly period: Period; readonly dayOfRow: (day: Day) => Day },
): Joined<C> {
  const rows = redefinedRows(facts);
  if (rows.length === 0) return { moved: [], rest: changes, issues: [] };
  const left = new Map(changes.map((change) => [change, change.quantity]));
  const byKey = groupBy(
    changes.filter(({ type }) => type === "other-in" || type === "other-out"),
    (change) => keyOf(change, change.location, change.day),
  );
  const countedAs = (row: DetailRow): C | undefined =>
    [row.country, row.fulfillmentCenter, ""]
      .flatMap((place) => byKey.get(keyOf(row, place, dayOfRow(row.day))) ?? [])
      .find((change) => Math.sign(change.quantity) === Math.sign(row.quantity));
  const moved: { readonly from: C; readonly to: C; readonly quantity: number }[] = [];
  const joined = new Set<DetailRow>();
  for (const { members, pairs } of pairsOf(rows)) {
    const found = pairs.flatMap((pair) => {
      const [from, to] = [countedAs(pair.out), countedAs(pair.in)];
      return from === undefined || to === undefined ? [] : [{ from, to, quantity: pair.quantity }];
    });
    const fits =
      found.length === pairs.length && found.every(({ from, to, quantity }) => -(left.get(from) ?? 0) >= quantity && (left.get(to) ?? 0) >= quantity);
    if (!fits) continue;
    for (const one of found) {
      left.set(one.from, (left.get(one.from) ?? 0) + one.quantity);
      left.set(one.to, (left.get(one.to) ?? 0) - one.quantity);
      moved.push(one);
    }
    for (const row of members) joined.add(row);
  }
  const rest = changes.map((change) => ({ ...change, quantity: left.get(change) ?? change.quantity })).filter(({ quantity }) => quantity !== 0);
  return {
    moved,
    rest,
    issues: sayAlone(
      rows.filter((row) => !joined.has(row) && row.day >= period.from && row.day <= period.to),
      facts,
    ),
  };
}

function keyOf({ fnsku, msku, listing, disposition }: Pick<CountedChange, "fnsku" | "msku" | "listing" | "disposition">, location: string, day: Day): string {
  return JSON.stringify([day, location, fnsku, msku, listing, disposition]);
}

/** In an order that does not depend on the rows' own. */
function redefinedRows({ ledgerDetail }: Facts): readonly DetailRow[] {
  return rowsOf(ledgerDetail)
    .flatMap((row): readonly DetailRow[] => {
      const { day, quantity, eventType, reason } = row;
      if (eventType !== "Adjustments" || day === null || quantity === null || quantity === 0 || !isRedefinition(reason)) return [];
      return [{ ...row, day, quantity }];
    })
    .sort((a, b) => a.day - b.day || compareText(productOf(a), productOf(b)) || a.quantity - b.quantity || compareText(a.reference, b.reference));
}

function isRedefinition(reason: string): boolean {
  return Object.hasOwn(ADJUSTMENT_REASONS, reason) && ADJUSTMENT_REASONS[reason as AdjustmentReason].nature === "redefinition";
}

const productOf = ({ fnsku, msku, listing }: DetailRow): string => JSON.stringify([fnsku, msku, listing]);

type Pairing = { readonly members: readonly DetailRow[]; readonly pairs: readonly Redefinition[] };

/** By reference first, since two redefinitions of a day may be alike in all else. */
function pairsOf(rows: readonly DetailRow[]): readonly Pairing[] {
  const named = pairWithin(
    rows.filter(({ reference }) => reference !== ""),
    ({ reference }) => reference,
  );
  const taken = new Set(named.flatMap(({ members }) => members));
  return [
    ...named,
    ...pairWithin(
      rows.filter((row) => !taken.has(row)),
      () => "",
    ),
  ];
}

function pairWithin(rows: readonly DetailRow[], nameOf: (row: DetailRow) => string): readonly Pairing[] {
  const groups = groupsOf(rows, (row) => JSON.stringify([row.day, row.country, row.fulfillmentCenter, row.disposition, nameOf(row)]));
  return groups.flatMap((group) => {
    const whole = pairTwo(group);
    return whole !== null ? [whole] : groupsOf(group, ({ quantity }) => String(Math.abs(quantity))).flatMap((alike) => pairTwo(alike) ?? []);
  });
}

/** Where one product leaves and one other enters, with as many units. */
function pairTwo(rows: readonly DetailRow[]): Pairing | null {
  const leaving = rows.filter(({ quantity }) => quantity < 0);
  const entering = rows.filter(({ quantity }) => quantity > 0);
  const [out, enters] = [leaving[0], entering[0]];
  const units = entering.reduce((sum, { quantity }) => sum + quantity, 0);
  if (out === undefined || enters === undefined || productOf(out) === productOf(enters)) return null;
  if (leaving.some((row) => productOf(row) !== productOf(out)) || entering.some((row) => productOf(row) !== productOf(enters))) return null;
  return leaving.reduce((sum, { quantity }) => sum - quantity, 0) === units ? { members: rows, pairs: [{ out, in: enters, quantity: units }] } : null;
}

function groupsOf(rows: readonly DetailRow[], keyOfRow: (row: DetailRow) => string): readonly (readonly DetailRow[])[] {
  return [...groupBy(rows, keyOfRow).values()];
}

function sayAlone(rows: readonly DetailRow[], facts: Facts): readonly Issue[] {
  const [first] = rows;
  if (first === undefined) return [];
  const units = rows.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
  return [
    raise("redefinition-unpaired", placeOfRow(facts, first), {
      sku: first.msku || first.fnsku,
      day: isoOf(first.day),
      quantity: first.quantity,
      units,
      rows: rows.length,
    }),
  ];
}
