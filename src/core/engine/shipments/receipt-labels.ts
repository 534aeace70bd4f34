/**
 * Which of the lines that may have sent goods bear the label under which Amazon received them. A set and its SKUs by themselves are the same goods to
 * the seller, and never to Amazon: what came in under one label is not what a line of another lacks.
 */
import type { Facts } from "../../facts/facts";
import type { OpenAccount } from "./line-accounts";

/** `isNamed` where the line is known to bear the label of the receipt; else nobody says what it bears. */
export type Candidate = { readonly one: OpenAccount; readonly isNamed: boolean };
type Label = { readonly fnsku: string | null; readonly listing: string };

/** Where every line bears another label, Amazon has given the goods a new one since, and all of them stay. */
export function readLabels({ ledger: { columns } }: Facts): (label: Label, lines: readonly OpenAccount[]) => readonly Candidate[] {
  const known = new Set([...columns.fnsku.dictionary, ...columns.listing.dictionary]);
  return ({ fnsku, listing }, lines) => {
    const all = lines.map((one): Candidate => ({ one, isNamed: one.line.labels.some((label) => label === fnsku || label === listing) }));
    const possible = all.filter(({ one, isNamed }) => isNamed || !one.line.labels.some((label) => known.has(label)));
    return possible.length === 0 ? all : possible;
  };
}
