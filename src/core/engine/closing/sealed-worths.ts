/**
 * What decided cases were worth when a month was closed -> its seal, and back: what was lost at Amazon is lost at what it cost then, whatever such goods cost
 * in a later month.
 */
import { isOpenCase } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { minor, mulDiv, ZERO, type Minor } from "../../domain/money";
import type { CaseLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import type { Seal } from "./seal";
import { noteOf, type Note, type SealedWorth } from "./sealed-notation";

/** By the names of cases in closed months; with the last of the months that have it. */
export type ClosedWorths = ReadonlyMap<string, SealedWorth & { readonly closedTo: Day }>;
type Decided = Pick<CaseLine, "status" | "closed" | "unitsClaimed" | "unitsHome" | "bookValue" | "costClaimed" | "currency" | "sku">;

/** What the closed months do not have yet of cases that were decided by the last day. */
export function noteWorths<C extends Decided>(
  cases: readonly C[],
  closed: ClosedWorths,
  { closedTo, nameOf }: { readonly closedTo: Day; readonly nameOf: (one: C) => string },
): readonly { readonly sku: string; readonly note: Note }[] {
  return cases.flatMap((one) => {
    const { status, unitsClaimed, unitsHome, bookValue, costClaimed, currency, sku } = one;
    // What is out of a removal tells the next month itself what it is worth.
    if (isOpenCase(status) || unitsHome > 0 || (one.closed ?? -Infinity) > closedTo || bookValue === null) return [];
    const known = closed.get(nameOf(one));
    const units = unitsClaimed - (known?.units ?? 0);
    const [value, goods] = [minor(bookValue - (known?.value ?? 0)), minor((costClaimed ?? bookValue) - (known?.goods ?? 0))];
    return units <= 0 ? [] : [{ sku, note: { kind: "worth", name: nameOf(one), units, value, goods, currency } }];
  });
}

export function worthsOfSeals(seals: readonly Seal[]): ClosedWorths {
  const worths = new Map<string, SealedWorth & { readonly closedTo: Day }>();
  for (const { closedTo, lines } of seals)
    for (const note of lines.flatMap(({ moved }) => moved.map(noteOf))) {
      if (note.kind !== "worth") continue;
      const { units, value, goods } = worths.get(note.name) ?? { units: 0, value: ZERO, goods: ZERO };
      const { kind: _, ...one } = note;
      worths.set(note.name, { ...one, units: units + note.units, value: minor(value + note.value), goods: minor(goods + note.goods), closedTo });
    }
  return worths;
}

/** Units that a closed month has are worth what it says; more of them what the books say of those. */
export function asClosed(closed: SealedWorth, worthOf: (units: number) => Worth): (units: number) => Worth {
  return (units) => {
    const own = Math.min(units, closed.units);
    const share = (amount: Minor): Minor => minor(mulDiv(amount, own, closed.units));
    const base = { value: share(closed.value), goods: share(closed.goods), currency: closed.currency };
    if (units === own) return base;
    const [all, before] = [worthOf(units), worthOf(own)];
    const add = (part: "value" | "goods"): Minor | null => (all[part] === null || before[part] === null ? null : minor(base[part] + all[part] - before[part]));
    return { ...base, value: add("value"), goods: add("goods") };
  };
}
