/**
 * From which day to which day a claim can be made, by the windows that the seller has entered. A window is picked by claim
 * type, by marketplace (the country before its region before any), and by the day from which it is in force; it is counted
 * from the day that its rule names. What nobody entered is unknown, and said to be.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { CLAIM_TYPES, type ClaimType, type ClockStart } from "../../domain/claims";
import { addDays, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { fitOf, marketplaceOf } from "../../domain/marketplace";
import { keyOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { ClaimLine } from "../findings";
import { countryOf, isCountry } from "../movements/places";

export type ClaimWindow = { readonly from: Day | null; readonly until: Day | null };
export const UNKNOWN_WINDOW: ClaimWindow = { from: null, until: null };

/** What a claim is about: its clock may start on any of these days, as far as they are known. */
export type Claimed = {
  readonly type: ClaimType;
  /** One of our locations, or a country's code; "" where it is not known. */
  readonly location: string;
  readonly starts: Readonly<Partial<Record<ClockStart, Day | null>>>;
  /** "FBA1 TEA", and where it stands. */
  readonly name: string;
  readonly place: Place | null;
};

/** A claim as it is listed. */
type Listed = Pick<ClaimLine, "type" | "reference" | "sku" | "place" | "claimUntil">;

export type ClaimClock = {
  readonly windowOf: (claimed: Claimed) => ClaimWindow;
  /** Windows asked for that are not known, once per type and marketplace, each with the number of claims of the list that it leaves open: of a set one, whatever it holds. */
  readonly issues: (listed: readonly Listed[]) => readonly Issue[];
};

type Rule = {
  readonly marketplace: string | null;
  readonly type: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly start: ClockStart;
  readonly from: Day | null;
};

/** Windows of what nobody can claim: each word once. */
export function nameUnknownTypes(facts: Facts): readonly Issue[] {
  const unknown = rowsOf(facts.claimWindows).filter(({ claimType }) => claimType !== "" && !Object.hasOwn(CLAIM_TYPES, claimType));
  return [...groupBy(unknown, ({ claimType }) => claimType)].flatMap(([type, [row]]) =>
    row === undefined ? [] : [raise("claim-type-unknown", placeOfRow(facts, row), { type })],
  );
}

export function openClaimClock(facts: Facts): ClaimClock {
  const rules = rowsOf(facts.claimWindows).map((row): Rule => ({
    marketplace: marketplaceOf(row.marketplace),
    type: row.claimType,
    firstDay: row.firstDay ?? 0,
    lastDay: row.lastDay ?? 0,
    start: row.clockStart as ClockStart,
    from: row.from,
  }));
  const usual = onlyOf(countriesOf(facts)) ?? onlyOf(rules.flatMap(({ marketplace }) => (marketplace === null ? [] : [marketplace])));
  const unknown = new Map<string, Unknown>();
  return {
    windowOf(claimed) {
      const country = countryOf(claimed.location) ?? usual;
      const startOf = ({ start }: Rule): Day | null => claimed.starts[start] ?? null;
      const fitting = rules
        .filter((rule) => rule.type === claimed.type && fitOf({ rule: rule.marketplace, country }) !== null)
        .sort((a, b) => closestThenNewest(a, b, country));
      // A rule that cannot be counted hides the wider ones behind it: they may not be the ones in force.
      const rule = fitting.find((one) => startOf(one) === null || isInForce(one, startOf(one)));
      const start = rule === undefined ? null : startOf(rule);
      if (rule !== undefined && start !== null) return { from: addDays(start, rule.firstDay), until: addDays(start, rule.lastDay) };
      const key = JSON.stringify([claimed.type, country, rule?.start ?? null]);
      const told = unknown.get(key) ?? { type: claimed.type, marketplace: country ?? "any marketplace", start: rule?.start ?? null, claims: new Map() };
      // A claim is asked after by its shipment, its case and the list of claims.
      told.claims.set(JSON.stringify([claimed.name, keyOfPlace(claimed.place)]), claimed);
      unknown.set(key, told);
      return UNKNOWN_WINDOW;
    },
    issues: (listed) => [...unknown].sort(([a], [b]) => compareText(a, b)).map(([, told]) => sayUnknown(told, listed)),
  };
}

/** Of one type and marketplace; `start` is what the rule counts from, null where there is no rule. */
type Unknown = { readonly type: ClaimType; readonly marketplace: string; readonly start: ClockStart | null; readonly claims: Map<string, Claimed> };

function sayUnknown({ type, marketplace, start, claims }: Unknown, listed: readonly Listed[]): Issue {
  const rows = new Set([...claims.values()].map(rowOf));
  const own = listed.filter((one) => one.type === type && one.claimUntil === null && rows.has(rowOf({ name: nameOfClaim(one), place: one.place })));
  // What is still being received is in no list yet.
  const count = own.length === 0 ? rows.size : own.length;
  const first = [...claims.values()].reduce((least, claim) => (compareText(claim.name, least.name) < 0 ? claim : least));
  return start === null
    ? raise("claim-window-unknown", null, { type, marketplace, count })
    : raise("claim-start-unknown", first.place, { type, marketplace, start, name: first.name, count });
}

/** The goods of a set stand in one row, and are one claim. */
const rowOf = ({ name, place }: Pick<Claimed, "name" | "place">): string => (place === null ? name : keyOfPlace(place));
export const nameOfClaim = ({ reference, sku }: Pick<ClaimLine, "reference" | "sku">): string => [reference, sku].filter((text) => text !== "").join(" ");

const isInForce = ({ from }: Rule, start: Day | null): boolean => start !== null && (from === null || from <= start);

function closestThenNewest(a: Rule, b: Rule, country: string | null): number {
  const fit = ({ marketplace }: Rule): number => fitOf({ rule: marketplace, country }) ?? -1;
  // Of two rules for the same time the shorter window is the safer one, and the order of the rows has no part in it.
  return fit(b) - fit(a) || (b.from ?? -Infinity) - (a.from ?? -Infinity) || a.lastDay - b.lastDay || b.firstDay - a.firstDay || compareText(a.start, b.start);
}

function countriesOf({ ledger, ledgerDetail }: Facts): readonly string[] {
  const named = (table: { readonly rowCount: number }, dictionary: readonly string[]): readonly string[] =>
    table.rowCount === 0 ? [] : dictionary.filter(isCountry).map((code) => marketplaceOf(code) ?? code);
  return [...named(ledger, ledger.columns.location.dictionary), ...named(ledgerDetail, ledgerDetail.columns.country.dictionary)];
}

function onlyOf(codes: readonly string[]): string | null {
  const [first, ...more] = new Set(codes);
  return first !== undefined && more.length === 0 ? first : null;
}
