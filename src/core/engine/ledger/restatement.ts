/**
 * What Amazon has changed in days that were imported before: the ledger now against its remembered fingerprints, month by month; and
 * what is to be remembered from now on. What it does to months that were closed is told where values are known.
 */
import { groupBy } from "../../columns/group-by";
import { isoOf, monthOf, periodOfMonth, type Day, type Period } from "../../domain/day";
import type { Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { isCountry } from "../movements/places";
import { packPrints, printLedger, put, readPrints, type PackedPrints, type Print, type PrintKey, type Prints } from "./fingerprints";

type Imports = Pick<Facts, "sources" | "ledger" | "fingerprints">;
type Change = { readonly key: PrintKey; readonly day: Day; readonly was: Print | null; readonly is: Print | null };

/** A month with changed rows. */
export type Restated = {
  readonly month: Period;
  /** The last day of the month that both imports reach, and what its endings were and are: "TEA from 96 to 95", "TEA in DE from 3 to 4"; of how many SKUs. */
  readonly on: Day;
  readonly endings: readonly string[];
  readonly skus: number;
  readonly changed: number;
  readonly gone: number;
  readonly added: number;
  readonly example: string;
  /** The first changed row that is still there. */
  readonly place: Place | null;
  /** The goods of the changed rows, by Amazon's names. */
  readonly goods: readonly PrintKey[];
};

/** In the order of the months. */
export function findRestated(facts: Imports): readonly Restated[] {
  if (facts.fingerprints.rowCount === 0 || facts.ledger.rowCount === 0) return [];
  const before = readPrints(facts);
  const now = printLedger(facts.ledger);
  const past = spanOf(before);
  const present = spanOf(now);
  if (past === null || present === null) return [];
  // Only days that both imports reach can have changed.
  const from = Math.max(past.from, present.from);
  const to = Math.min(past.to, present.to);
  const byMonth = groupBy(
    changesBetween(before, now).filter(({ day }) => day >= from && day <= to),
    ({ day }) => monthOf(day),
  );
  return [...byMonth]
    .sort(([a], [b]) => a - b)
    .map(([month, changes]) => {
      const on = Math.min(periodOfMonth(month).to, to) as Day;
      const count = (is: (change: Change) => boolean): number => changes.filter(is).length;
      const example = changes[0];
      const index = changes.find(({ is }) => is !== null)?.is?.index ?? null;
      return {
        month: periodOfMonth(month),
        on,
        ...endingsChanged({ before, now }, on),
        changed: count(({ was, is }) => was !== null && is !== null),
        gone: count(({ is }) => is === null),
        added: count(({ was }) => was === null),
        example: example === undefined ? "" : sayChange(example),
        place: index === null ? null : placeInFacts(facts, facts.ledger, index),
        goods: changes.map(({ key }) => key),
      };
    });
}

/** The ledger as imported now, and from earlier imports the days that it does not reach. */
export function rememberImports(facts: Imports): readonly PackedPrints[] {
  const now = printLedger(facts.ledger);
  const present = spanOf(now);
  const merged = new Map([...now].map(([name, { key, byDay }]) => [name, { key, byDay: new Map(byDay) }]));
  for (const { key, byDay } of readPrints(facts).values())
    for (const [day, print] of byDay) {
      if (present === null || day < present.from || day > present.to) put(merged, key, day, print);
    }
  return packPrints(merged);
}

function spanOf(prints: Prints): { readonly from: Day; readonly to: Day } | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { byDay } of prints.values())
    for (const day of byDay.keys()) {
      from = Math.min(from, day);
      to = Math.max(to, day);
    }
  return from === Infinity ? null : { from: from as Day, to: to as Day };
}

/** By key and day. */
function changesBetween(before: Prints, now: Prints): readonly Change[] {
  return [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((name) => {
    const was = before.get(name);
    const is = now.get(name);
    const key = (was ?? is)?.key;
    if (key === undefined) return [];
    const days = [...new Set([...(was?.byDay.keys() ?? []), ...(is?.byDay.keys() ?? [])])].sort((a, b) => a - b);
    return days.flatMap((day): readonly Change[] => {
      const change = { key, day, was: was?.byDay.get(day) ?? null, is: is?.byDay.get(day) ?? null };
      return change.was?.hash === change.is?.hash ? [] : [change];
    });
  });
}

function sayChange({ key, day, was, is }: Change): string {
  const goods = [key.msku === "" ? key.fnsku : key.msku, key.disposition, key.location].filter((part) => part !== "").join(" ");
  const ended = was === null ? "had no row" : `ended at ${was.ending}`;
  return `${goods} on ${isoOf(day)} ${ended} and now ${is === null ? "has none" : `ends at ${is.ending}`}`;
}

/** Countries apart: what one gained does not make up for what another lost. Centres of one country are one stock. */
function endingsChanged({ before, now }: { readonly before: Prints; readonly now: Prints }, on: Day): Pick<Restated, "endings" | "skus"> {
  const endings = new Map<string, { readonly sku: string; readonly country: string; was: number; is: number }>();
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const key = (before.get(name) ?? now.get(name))?.key;
    if (key === undefined) continue;
    const sku = key.msku === "" ? key.fnsku : key.msku;
    const country = isCountry(key.location) ? key.location : "";
    const id = JSON.stringify([sku, country]);
    const sum = endings.get(id) ?? { sku, country, was: 0, is: 0 };
    sum.was += endingBy(before.get(name)?.byDay, on);
    sum.is += endingBy(now.get(name)?.byDay, on);
    endings.set(id, sum);
  }
  const isOneCountry = new Set([...endings.values()].map(({ country }) => country)).size === 1;
  const changed = [...endings.values()].filter(({ was, is }) => was !== is);
  return {
    endings: changed.map(({ sku, country, was, is }) => `${sku}${isOneCountry || country === "" ? "" : ` in ${country}`} from ${was} to ${is}`).sort(),
    skus: new Set(changed.map(({ sku }) => sku)).size,
  };
}

/** The balance of the last row up to a day. */
function endingBy(byDay: ReadonlyMap<Day, Print> | undefined, on: Day): number {
  let last = -Infinity;
  let ending = 0;
  for (const [day, print] of byDay ?? [])
    if (day <= on && day > last) {
      last = day;
      ending = print.ending;
    }
  return ending;
}
