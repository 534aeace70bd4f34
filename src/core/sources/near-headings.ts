/**
 * Headings that are a known one but for a slip of the pen, or with a currency behind it: "Recieved", "UnitCost US$". Nothing is read
 * by a guess: the heading is named beside the one that may be meant.
 */
import { editDistance } from "../domain/edit-distance";
import { isSlip } from "../domain/slip-of-pen";
import { wordOf } from "./header-words";
import type { SourceSpec } from "./source-spec";

/** A heading as found, our name of the column it may be meant for, and that column's own heading. */
export type NearHeading = { readonly found: string; readonly name: string; readonly meant: string };

/** Shorter words are near to too many: Rate and Date, Note and Code. */
const LETTERS_MIN = 5;
/** From so many letters on two slips may be in a heading, and something short may stand behind it. */
const LONG_LETTERS_MIN = 8;
const BEHIND_LETTERS_MAX = 3;

/** Of the columns that the table lacks, those that a heading which says nothing else to the source is near to. */
export function findNearHeadings(spec: SourceSpec, header: readonly string[], has: (name: string) => boolean): readonly NearHeading[] {
  const lacking = [...spec.nameOfWord].filter(([word, name]) => word.length >= LETTERS_MIN && !has(name));
  const taken = new Set<string>();
  return header.flatMap((found): readonly NearHeading[] => {
    const word = wordOf(found);
    if (word.length < LETTERS_MIN || spec.nameOfWord.has(word) || spec.hintOfWord.has(word)) return [];
    const near = lacking.find(([known, name]) => !taken.has(name) && isNear(word, known));
    if (near === undefined) return [];
    const [known, name] = near;
    taken.add(name);
    return [{ found, name, meant: spec.columns[name]?.headers.find((one) => wordOf(one) === known) ?? name }];
  });
}

/**
 * Headings that are a slip away from one that is there: "Recieved" beside "Received". Held to more than a heading that lacks, since
 * whoever has both columns may well mean both.
 */
export function findDoubledHeadings(spec: SourceSpec, header: readonly string[]): readonly { readonly found: string; readonly beside: string }[] {
  const known = header.map((heading) => ({ heading, word: wordOf(heading) })).filter(({ word }) => word.length >= LETTERS_MIN && spec.nameOfWord.has(word));
  return header.flatMap((found) => {
    const word = wordOf(found);
    if (word.length < LETTERS_MIN || spec.nameOfWord.has(word) || spec.hintOfWord.has(word)) return [];
    const beside = known.find((one) => isSlip(word, one.word));
    return beside === undefined ? [] : [{ found, beside: beside.heading }];
  });
}

function isNear(word: string, known: string): boolean {
  const isLong = known.length >= LONG_LETTERS_MIN;
  if (isLong && word.startsWith(known) && word.length - known.length <= BEHIND_LETTERS_MAX) return true;
  return editDistance(word, known, isLong ? 2 : 1) !== null;
}
