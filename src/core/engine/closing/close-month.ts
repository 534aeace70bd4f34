/** Whether the period's month is closed, and closing it where that was asked for: a month closes when everything holds, or by force. */
import { isNoCost, NO_COST } from "../../domain/cost";
import { addDays, isoOf, monthOf, nameOfPeriod, periodOfMonth, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { counted } from "../../domain/issue-words";
import type { Closing, Control, SealedChange } from "../findings";
import type { Seals } from "./read-seals";
import { digestOfMonth, sealedEndings, type Seal, type SealedLine, type SealedMonth } from "./seal";

export type ClosingRequest = {
  /** Also where a control fails or an error is left. */
  readonly force: boolean;
};

/** Where no month was ever closed. */
export const NOTHING_CLOSED: Closing = { seal: null, isNew: false, openedOn: null, changes: [], seals: [] };

type Input = {
  readonly request: ClosingRequest | null;
  readonly period: Period;
  readonly today: Day;
  readonly seals: Seals;
  readonly changes: readonly SealedChange[];
  readonly controls: readonly Control[];
  readonly issues: readonly Issue[];
  /** `forced` says what did not hold. */
  readonly sealMonth: (closing: { readonly closedTo: Day; readonly forced: string }) => Seal;
};

export function closeMonth({ request, period, today, seals, changes, controls, issues, sealMonth }: Input): {
  readonly closing: Closing;
  readonly issues: readonly Issue[];
} {
  const open: Closing = { ...NOTHING_CLOSED, openedOn: sealsBefore(seals, period).at(-1) ?? null, changes, seals: seals.all };
  const month = nameOfPeriod(period);
  if (!isWholeMonth(period))
    return { closing: open, issues: [...(request === null ? [] : [raise("closing-needs-month", null, { period: month })]), ...nameWithin(seals, period)] };
  const known = seals.usable.find(({ closedTo }) => closedTo === period.to);
  if (known !== undefined) {
    const lines = differingLines(known, sealMonth({ closedTo: period.to, forced: "" }));
    const said = lines.length === 0 ? [] : [raise(request === null ? "closed-month-differs" : "closed-already", known.place, { month, lines })];
    return { closing: { ...open, seal: known }, issues: said };
  }
  if (request === null) return { closing: open, issues: [] };
  const because = [whatDoesNotHold(controls, issues), whatIsTooEarly(seals, period, today)].filter((part) => part !== "").join(" and ");
  const accepted = whatIsAccepted(controls, issues);
  if (because !== "" && !request.force) return { closing: open, issues: [raise("closing-refused", null, { month, because })] };
  const seal = sealMonth({ closedTo: period.to, forced: [because, accepted].filter((part) => part !== "").join(" and ") });
  return {
    closing: {
      ...open,
      seal,
      isNew: true,
      seals: [...seals.all.filter(({ closedTo }) => closedTo !== period.to), seal].sort((a, b) => a.closedTo - b.closedTo),
    },
    issues: because === "" ? [] : [raise("closing-forced", null, { month, because })],
  };
}

/** A run over days of closed months has no balance to begin with: none was closed on the day before it, or what was closed later is not heeded. */
function nameWithin({ usable }: Seals, period: Period): readonly Issue[] {
  const within = usable.filter(({ closedTo }) => closedTo >= period.from && periodOfMonth(monthOf(closedTo)).from <= period.to);
  const last = within.at(-1);
  if (last === undefined) return [];
  const months = within.map(({ closedTo }) => nameOfPeriod(periodOfMonth(monthOf(closedTo))));
  return [raise("closed-months-within", last.place, { months, period: nameOfPeriod(period), opensOn: isoOf(addDays(last.closedTo, 1)) })];
}

export function sealsBefore({ usable }: Seals, { from }: Period): readonly Seal[] {
  return usable.filter(({ closedTo }) => closedTo < from);
}

export function isWholeMonth({ from, to }: Period): boolean {
  const month = periodOfMonth(monthOf(from));
  return month.from === from && month.to === to;
}

/** "1 failed control and 2 errors"; "" where everything holds that was not accepted. */
function whatDoesNotHold(controls: readonly Control[], issues: readonly Issue[]): string {
  const failed = controls.filter(({ pass, accepted }) => !pass && accepted === undefined).length;
  const errors = issues.filter(({ severity, accepted }) => severity === "error" && accepted === undefined).length;
  return [failed === 0 ? "" : counted(failed, "failed control"), errors === 0 ? "" : counted(errors, "error")].filter((part) => part !== "").join(" and ");
}

/** "days still to come after 2026-10-20" and "2026-09 not closed before it"; "" where neither is so. */
function whatIsTooEarly({ all }: Seals, period: Period, today: Day): string {
  const gap = openBefore(all, period);
  return [today > period.to ? "" : `days still to come after ${isoOf(today)}`, gap === null ? "" : `${nameOfPeriod(gap)} not closed before it`]
    .filter((part) => part !== "")
    .join(" and ");
}

/** The days between the last closed month and the period that nobody closed; null where there are none, or nothing was ever closed. */
export function openBefore(seals: readonly Pick<Seal, "closedTo">[], { from }: Period): Period | null {
  const last = seals.filter(({ closedTo }) => closedTo < from).at(-1);
  return last === undefined || addDays(last.closedTo, 1) === from ? null : { from: addDays(last.closedTo, 1), to: addDays(from, -1) };
}

function whatIsAccepted(controls: readonly Control[], issues: readonly Issue[]): string {
  const count = [...controls, ...issues].filter(({ accepted }) => accepted !== undefined).length;
  return count === 0 ? "" : `${counted(count, "point")} accepted with a note`;
}

/** "TEA at Shop" for each line whose ending is another: also where one of the two has no such line, unless that ends with nothing. */
function differingLines(a: SealedMonth, b: SealedMonth): readonly string[] {
  // An earlier version knew no cost of nothing where it knew none of what had been there.
  const costOf = ({ quantity, cost }: SealedLine): SealedLine["cost"] => (quantity === 0 ? (cost ?? NO_COST) : cost);
  // By itself, and without what only tells where its figures come from.
  const resultOf = (line: SealedLine): string =>
    digestOfMonth({ closedTo: a.closedTo, settings: "", inputs: "", forced: "", lines: [{ ...line, cost: costOf(line), moved: [], rowsSince: null }] });
  const isNothing = (line: SealedLine): boolean => line.quantity === 0 && isNoCost(costOf(line) ?? NO_COST);
  const results = (month: SealedMonth): ReadonlyMap<string, SealedLine> =>
    new Map(sealedEndings(month).flatMap((line) => (isNothing(line) ? [] : [[resultOf(line), line] as const])));
  const [ofA, ofB] = [results(a), results(b)];
  const only = [...[...ofA].filter(([result]) => !ofB.has(result)), ...[...ofB].filter(([result]) => !ofA.has(result))].map(
    ([, { sku, location }]) => `${sku} at ${location}`,
  );
  return [...new Set(only)].sort();
}
