/**
 * The day that a list of stock is of, read from the name of its table, sheet or file where the list itself does not say it. A name
 * is one cell without a column around it: where it can be read in two ways, nothing decides, and both are told.
 */
import { isoOf, type Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { SOURCES, type Place, type TableRef } from "../domain/source";
import { parseDate, type DateRules } from "./date-text";
import { shown } from "./fault";
import type { GatheredRows } from "./gather-rows";
import type { RawColumn } from "./raw-column";
import type { SourceSpec } from "./source-spec";

export type NamedDay =
  | { readonly state: "none" }
  | { readonly state: "day"; readonly whose: NameOf; readonly day: Day }
  | { readonly state: "doubtful"; readonly whose: NameOf; readonly found: string; readonly days: readonly Day[] };
/** The nearest name that holds a day counts: a workbook of November may hold a sheet of October. */
const NAMES = ["table", "sheet", "file"] as const satisfies readonly (keyof TableRef)[];
type NameOf = (typeof NAMES)[number];

export function dayInName(ref: TableRef, rules: DateRules): NamedDay {
  for (const whose of NAMES) {
    const found = (ref[whose] ?? "").normalize("NFKC").match(DATES) ?? [];
    const days = [...new Set(found.flatMap((text) => readings(text, rules)))].sort((a, b) => a - b);
    const [day] = days;
    if (day !== undefined) return days.length === 1 ? { state: "day", whose, day } : { state: "doubtful", whose, found: found.join(" … "), days };
  }
  return { state: "none" };
}

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
/** Dates and months among other words; a longer run of digits is a number of the export. */
const DATES = new RegExp(
  "(?<!\\d)(?:" +
    [
      "\\d{4}([-_. ])\\d{1,2}\\1\\d{1,2}",
      "\\d{8}",
      "\\d{1,2}([-_. ])\\d{1,2}\\2\\d{4}",
      "\\d{1,2}([-_ ])\\d{1,2}\\3\\d{2}",
      // "v1.2.26" is a version.
      "(?<![a-z.])\\d{2}\\.\\d{2}\\.\\d{2}",
      "\\d{4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日?)?",
      `\\d{1,2}[-_. ]?${MONTH}[-_. ,]+(?:\\d{4}|\\d{2})`,
      `(?<![a-z])${MONTH}[-_. ]+\\d{1,2}[-_. ,]+\\d{4}`,
      `(?<![a-z])${MONTH}[-_. ]+\\d{4}`,
      "\\d{4}[-_.]\\d{1,2}",
    ].join("|") +
    ")(?!\\d)",
  "gi",
);

/** Every day that a date in a name may be. Points stand where the day comes first; else either number may be the day, or a short year come first. */
function readings(found: string, rules: DateRules): readonly Day[] {
  const text = /[a-z]/i.test(found) ? found.replace(/[-_. ,]+/g, " ") : found.replace(/[_ ]/g, "-");
  const date = parseDate(text, rules);
  if (date.state === "day") return [date.day];
  if (date.state !== "pair") return [];
  const { dayFirst, monthFirst, shape } = date;
  if (shape.includes(".")) return [dayFirst ?? monthFirst].filter((day) => day !== null);
  const yearFirst = shape.endsWith("YYYY") ? null : parseDate(`20${text}`, rules);
  return [dayFirst, monthFirst, yearFirst?.state === "day" ? yearFirst.day : null].filter((day) => day !== null);
}

/** The rows with the day of the name in the column that asks for it, where they have no such column themselves; and what is to be said of it. */
export function datedByName(
  spec: SourceSpec,
  gathered: GatheredRows,
  at: Place,
  dateSystem: DateRules["dateSystem"],
): { readonly gathered: GatheredRows; readonly issues: readonly Issue[] } {
  const [name, column] = Object.entries(spec.columns).find(([, { inName }]) => inName === true) ?? [];
  if (name === undefined || column === undefined || gathered.columns[name] !== undefined) return { gathered, issues: [] };
  const title = SOURCES[spec.kind];
  const place = { source: at.source, row: null };
  const named = dayInName(at.source, { ...column, dateSystem });
  if (named.state === "none") return { gathered, issues: [] };
  const { whose } = named;
  if (named.state === "doubtful")
    return { gathered, issues: [raise("snapshot-name-doubtful", place, { title, whose, found: shown(named.found), days: named.days.map(isoOf) })] };
  const days: RawColumn = { cells: [isoOf(named.day)], firstRows: [at.row ?? 0], codes: new Uint8Array(gathered.rows.length) };
  return {
    gathered: { ...gathered, columns: { ...gathered.columns, [name]: days } },
    issues: [raise("snapshot-dated-by-name", place, { title, whose, day: isoOf(named.day) })],
  };
}
