/**
 * How many days a row of Amazon's ledger summary speaks of, export by export: one, the week that ends on its day, or the month that
 * does. Every step that joins the summary with a report of single days asks here. Rows that were added up from single events are daily.
 */
import { NO_DAY } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { addDays, isoOf, monthOf, periodOfMonth, type Day, type Period } from "../../domain/day";
import type { Ledger } from "../../facts/facts";

export type LedgerGrain = {
  /** The days that are told together with this one: by the row on the last of them. A day by itself where no export is coarser. */
  readonly spanOf: (day: Day) => Period;
  readonly unitOf: (day: Day) => GrainUnit;
};
export type GrainUnit = "day" | "week" | "month";
type Told = { readonly unit: GrainUnit; readonly span: Period };
/** The days of one export, from its first row to its last. */
type Export = Period & { readonly unit: GrainUnit };

/** From the finest to the coarsest: where two exports tell a day, the finer one can be joined by the day. */
const UNITS = ["day", "week", "month"] as const satisfies readonly GrainUnit[];
const WEEK_DAYS = 7;
/** Three equal steps of whole weeks are no chance. */
const WEEKS_MIN = 3;
/** Two ends of months in a row are no chance. */
const MONTHS_MIN = 2;

export function readGrain(ledger: Ledger): LedgerGrain {
  const exports = readExports(ledger);
  const known = new Map<Day, Told>();
  const toldAt = (day: Day): Told => {
    const told = known.get(day) ?? tell(day, exports);
    known.set(day, told);
    return told;
  };
  return { unitOf: (day) => toldAt(day).unit, spanOf: (day) => toldAt(day).span };
}

/** "on 2026-10-05", "in the month to 2026-10-31": when that happened which a row of the day tells. */
export function whenOf(day: Day, grain: LedgerGrain): string {
  const unit = grain.unitOf(day);
  return unit === "day" ? `on ${isoOf(day)}` : `in the ${unit} to ${isoOf(grain.spanOf(day).to)}`;
}

/** By the exports that reach the day; a day outside of all is told as the days inside are. */
function tell(day: Day, exports: readonly Export[]): Told {
  const reaching = exports.filter(({ unit, from, to }) => endOf(day, { unit, to }) >= from && day <= to);
  const able = reaching.length > 0 ? reaching : exports;
  const told = UNITS.flatMap((unit) => able.filter((one) => one.unit === unit))[0];
  if (told === undefined || told.unit === "day") return { unit: "day", span: { from: day, to: day } };
  const to = endOf(day, told);
  return { unit: told.unit, span: told.unit === "month" ? periodOfMonth(monthOf(day)) : { from: addDays(to, 1 - WEEK_DAYS), to } };
}

/** The last day of the week or month that a day is in; weeks end on the weekday of the export's last row. */
function endOf(day: Day, { unit, to }: { readonly unit: GrainUnit; readonly to: Day }): Day {
  switch (unit) {
    case "day":
      return day;
    case "week":
      return addDays(to, Math.ceil((day - to) / WEEK_DAYS) * WEEK_DAYS);
    case "month":
      return periodOfMonth(monthOf(day)).to;
    default:
      return unit satisfies never;
  }
}

function readExports(ledger: Ledger): readonly Export[] {
  const daysOf = new Map<number, Set<number>>();
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const day = ledger.columns.day[index] ?? NO_DAY;
    if (day === NO_DAY || textAt(ledger.columns.basis, index) !== "") continue;
    const source = ledger.source[index] ?? 0;
    const days = daysOf.get(source);
    if (days === undefined) daysOf.set(source, new Set([day]));
    else days.add(day);
  }
  const all = [...daysOf.values()].map((days) => [...days].sort((a, b) => a - b) as readonly number[] as readonly Day[]);
  const monthsAlone = all.every((days) => days.every(isMonthEnd));
  return all.flatMap((days) => {
    const [from, to] = [days[0], days.at(-1)];
    return from === undefined || to === undefined ? [] : [{ from, to, unit: unitOf(days, monthsAlone) }];
  });
}

/** An export of one month is known as such only where no other one tells single days. */
function unitOf(days: readonly Day[], monthsAlone: boolean): GrainUnit {
  if (days.every(isMonthEnd) && (monthsAlone || days.length >= MONTHS_MIN)) return "month";
  return days.length >= WEEKS_MIN && days.every((day, position) => position === 0 || day - (days[position - 1] ?? day) === WEEK_DAYS) ? "week" : "day";
}

function isMonthEnd(day: Day): boolean {
  return periodOfMonth(monthOf(day)).to === day;
}
