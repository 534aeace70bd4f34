/** Which days a reconciliation speaks of, and whether the data reaches that far: what rules it out, and what makes it doubtful. */
import { NO_DAY } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { isoOf, nameOfPeriod, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Settings } from "../../domain/settings";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { readGrain } from "./ledger-grain";

/** Days at an end of the period that a ledger may lack without a word: on quiet days Amazon writes no row. */
const QUIET_DAYS = 3;

export function choosePeriod(facts: Facts, settings: Settings, today: Day): Period {
  return (
    settings.period ??
    spanOfLedger(facts) ??
    spanOfDays(facts.movements.columns.day) ??
    spanOfDays(facts.shipments.columns.shipped) ?? { from: today, to: today }
  );
}

/** A row of a week or a month speaks of all its days. */
export function spanOfLedger(facts: Facts): Period | null {
  const days = facts.ledger.columns.day;
  const span = spanOfDays(days);
  return span === null ? null : { from: readGrain(facts.ledger).spanOf(span.from).from, to: span.to };
}

/** What rules a reconciliation out, with what decoding knows of the reason. */
export function findStop(facts: Facts, decodingIssues: readonly Issue[], { period }: Settings): readonly [Issue, ...Issue[]] | null {
  const unreadable = decodingIssues.filter(({ code }) => code === "our-heading-missing");
  const [firstUnreadable, ...otherUnreadable] = unreadable;
  if (firstUnreadable !== undefined) return [firstUnreadable, ...otherUnreadable];
  const mixed = decodingIssues.find(({ code }) => code === "accounts-mixed") ?? findOtherAccount(facts);
  if (mixed !== null) return [mixed];
  if (facts.ledger.rowCount + facts.movements.rowCount + facts.shipments.rowCount === 0) {
    const [first, ...others] = decodingIssues.filter(({ code }) => code !== "table-unknown" && code !== "sheet-unknown");
    return first === undefined ? [raise("nothing-recognised", null, undefined), ...decodingIssues] : [first, ...others];
  }
  const spans = [
    spanOfLedger(facts),
    spanOfDays(facts.movements.columns.day),
    facts.ledger.rowCount + facts.movements.rowCount > 0 ? null : spanOfDays(facts.shipments.columns.shipped),
  ].filter((span) => span !== null);
  if (period === null || spans.length === 0 || spans.some(({ from, to }) => period.from <= to && period.to >= from)) return null;
  const first = Math.min(...spans.map(({ from }) => from)) as Day;
  const last = Math.max(...spans.map(({ to }) => to)) as Day;
  return [
    raise("period-without-rows", null, { period: nameOfPeriod(period), first: isoOf(first), last: isoOf(last) }),
    ...decodingIssues.filter(mayHoldThePeriod),
  ];
}

/** The period's rows may stand in a table that was left aside, or in rows that were left out. */
function mayHoldThePeriod({ code, severity }: Issue): boolean {
  return severity === "error" || code === "table-unknown" || code === "rows-missing";
}

/** Rows of another seller account in another table than the first account's. */
function findOtherAccount({ sources, ledger }: Facts): Issue | null {
  const { store } = ledger.columns;
  const firstRow = firstRowWhere(ledger, (index) => textAt(store, index) !== "");
  if (firstRow === null) return null;
  const known = textAt(store, firstRow);
  const otherRow = firstRowWhere(ledger, (index) => textAt(store, index) !== "" && textAt(store, index).toLowerCase() !== known.toLowerCase());
  const place = otherRow === null ? null : placeInFacts({ sources }, ledger, otherRow);
  if (otherRow === null || place === null) return null;
  return raise("accounts-mixed", place, {
    column: "Store",
    first: { row: ledger.row[firstRow] ?? 0, text: `"${known}"` },
    second: { row: ledger.row[otherRow] ?? 0, text: `"${textAt(store, otherRow)}"` },
    more: 0,
  });
}

function firstRowWhere(ledger: Ledger, holds: (index: number) => boolean): number | null {
  for (let index = 0; index < ledger.rowCount; index += 1) if (holds(index)) return index;
  return null;
}

/** A ledger that begins after the period does, or ends before it: figures of the missing days cannot be in it. */
export function checkCoverage(facts: Facts, period: Period): readonly Issue[] {
  const span = spanOfLedger(facts);
  if (span === null) return [];
  if (span.from > period.to || span.to < period.from)
    return [raise("ledger-of-other-days", null, { period: nameOfPeriod(period), first: isoOf(span.from), last: isoOf(span.to) })];
  const late = span.from - period.from > QUIET_DAYS;
  const early = period.to - span.to > QUIET_DAYS;
  return late || early ? [raise("ledger-incomplete", null, { period: nameOfPeriod(period), first: isoOf(span.from), last: isoOf(span.to) })] : [];
}

/** The first day of which Amazon's ledger tells, by either view; Infinity without one. */
export function firstDayOfLedger({ ledger, ledgerDetail }: Pick<Facts, "ledger" | "ledgerDetail">): number {
  return Math.min(...[ledger, ledgerDetail].map(({ columns }) => spanOfDays(columns.day)?.from ?? Infinity));
}

/** From the first to the last of a table's days; null where it has none. */
export function spanOfDays(days: Int32Array): Period | null {
  let from = Infinity;
  let to = -Infinity;
  for (const day of days) {
    if (day === NO_DAY) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return from === Infinity ? null : { from: from as Day, to: to as Day };
}
