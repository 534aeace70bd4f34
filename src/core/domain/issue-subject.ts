/**
 * The detail of an issue -> what it is about: the names that it gives (a case, goods, a shipment, a place, a column), and its figures. By these a note
 * of the reviewer finds its problem in the next run, so that nothing in them tells where the problem stands: rows move, and files have other names.
 */
import { isoOf, type Day } from "./day";

export type Subject = { readonly names: readonly string[]; readonly figures: readonly string[] };

/** What says where something stands, or how long there is until a day: another in every run. */
const PASSING: ReadonlySet<string> = new Set([
  ...["row", "firstRow", "otherRow", "headerRow", "other", "others", "meantAt", "keptAt", "keptIn", "table", "file", "sheets"],
  ...["today", "again", "days"],
]);
const DAYS: ReadonlySet<string> = new Set(["day", "first", "last", "from", "to", "on", "since", "until", "closed"]);
/** A number in a field of this name that is smaller counts units. */
const DAY_MIN = 10_000;
const IS_ROW = / row \d/;
const IS_FIGURE = /^[+-]?[\d,.]+ (units?|rows?|[A-Z]{3})\b/;

export function subjectOf(detail: unknown): Subject {
  const [names, figures] = [new Set<string>(), [] as string[]];
  const read = (value: unknown, field: string): void => {
    if (typeof value === "number") figures.push(DAYS.has(field) && value > DAY_MIN ? isoOf(value as Day) : String(value));
    else if (typeof value === "string") {
      const text = value.trim();
      if (text === "" || IS_ROW.test(text)) return;
      if (IS_FIGURE.test(text)) figures.push(text);
      else names.add(text);
    } else if (Array.isArray(value)) {
      if (field !== "rows") value.forEach((one) => read(one, field));
    } else if (typeof value === "object" && value !== null) for (const [name, one] of Object.entries(value)) if (!PASSING.has(name)) read(one, name);
  };
  read(detail, "");
  return { names: [...names], figures };
}

/** Of several issues that are told as one: what all of them name, and a print of them all, whichever comes first. */
export function subjectOfAll(subjects: readonly Subject[]): Subject {
  const [first, ...others] = subjects;
  const names = (first?.names ?? []).filter((name) => others.every((one) => one.names.includes(name)));
  const said = subjects.map((one) => JSON.stringify([one.names, one.figures])).sort();
  return { names, figures: [printOf(said.join("\n"))] };
}

/** FNV-1a, 32 bits in base 36. */
export function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
