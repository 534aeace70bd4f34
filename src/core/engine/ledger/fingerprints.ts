/**
 * The ledger's rows as fingerprints: for each key and day a hash of all figures and the ending balance, packed into one
 * text per key and month, and the way back.
 */
import { textAt } from "../../columns/text-column";
import { dayOfIso, isoOf, type Day } from "../../domain/day";
import { LEDGER, type Facts, type Ledger } from "../../facts/facts";

/** `index` is the ledger's row, null for one that is only remembered. */
export type Print = { readonly hash: string; readonly ending: number; readonly index: number | null };
export type PrintKey = { readonly fnsku: string; readonly msku: string; readonly disposition: string; readonly location: string };
/** By the name of the key, its prints by day. */
export type Prints = ReadonlyMap<string, { readonly key: PrintKey; readonly byDay: ReadonlyMap<Day, Print> }>;
export type PackedPrints = PrintKey & { readonly month: string; readonly days: string };

type Filling = Map<string, { readonly key: PrintKey; readonly byDay: Map<Day, Print> }>;

function nameOfPrintKey({ fnsku, msku, disposition, location }: PrintKey): string {
  return JSON.stringify([fnsku, msku, disposition, location]);
}

/** Of two rows for one day the later one counts, as in the reconciliation. */
export function printLedger(ledger: Ledger): Prints {
  const { fnsku, msku, disposition, location, day, ending } = ledger.columns;
  const prints: Filling = new Map();
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const key = { fnsku: textAt(fnsku, index), msku: textAt(msku, index), disposition: textAt(disposition, index), location: textAt(location, index) };
    put(prints, key, (day[index] ?? 0) as Day, { hash: hashOf(ledger, index), ending: ending[index] ?? 0, index });
  }
  return prints;
}

export function readPrints({ fingerprints }: Pick<Facts, "fingerprints">): Prints {
  const { fnsku, msku, disposition, location, month, days } = fingerprints.columns;
  const prints: Filling = new Map();
  for (let index = 0; index < fingerprints.rowCount; index += 1) {
    const key = { fnsku: textAt(fnsku, index), msku: textAt(msku, index), disposition: textAt(disposition, index), location: textAt(location, index) };
    for (const packed of textAt(days, index).split(" ")) {
      const [date = "", hash = "", ending = ""] = packed.split(":");
      const day = dayOfIso(`${textAt(month, index)}-${date.padStart(2, "0")}`);
      // Whoever typed over the hidden sheet has made that day one that is not remembered.
      if (day !== null && hash !== "" && /^-?\d+$/.test(ending)) put(prints, key, day, { hash, ending: Number(ending), index: null });
    }
  }
  return prints;
}

/** One per key and month, in the order of the keys and months: at most 31 short prints, far below what a cell holds. */
export function packPrints(prints: Prints): readonly PackedPrints[] {
  return [...prints]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { key, byDay }]) => {
      const byMonth = new Map<string, string[]>();
      for (const [day, { hash, ending }] of [...byDay].sort(([a], [b]) => a - b)) {
        const iso = isoOf(day);
        const packed = `${Number(iso.slice(8))}:${hash}:${ending}`;
        const known = byMonth.get(iso.slice(0, 7));
        if (known === undefined) byMonth.set(iso.slice(0, 7), [packed]);
        else known.push(packed);
      }
      return [...byMonth].map(([month, days]) => ({ ...key, month, days: days.join(" ") }));
    });
}

export function put(prints: Filling, key: PrintKey, day: Day, print: Print): void {
  const name = nameOfPrintKey(key);
  const known = prints.get(name);
  if (known === undefined) prints.set(name, { key, byDay: new Map([[day, print]]) });
  else known.byDay.set(day, print);
}

const FIGURES = (Object.keys(LEDGER) as (keyof typeof LEDGER)[]).filter((name) => LEDGER[name] === "units") as readonly ("starting" | "ending")[];

/** FNV-1a over the figures in the order of the schema, 32 bits in base 36. */
function hashOf({ columns }: Ledger, index: number): string {
  let hash = 0x811c9dc5;
  for (const name of FIGURES) {
    const figure = columns[name][index] ?? 0;
    for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((figure >> shift) & 0xff), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
