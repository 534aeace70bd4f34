/**
 * Whether one name is another but for a single slip of the pen: letters that changed places, one that lacks or is too many, another one,
 * a nought for an O, a hyphen or blank. Names that people mean to be different mostly differ in a figure, in a letter that stands alone, first or
 * last, or in a size (A-101 and and X-1-5, TEA-S and TEA-M, LBLUE and DBLUE, Depot A and DepotB, BLACKXL and BLACKXXL): those are no slips.
 */

/** In a word of so many letters at least. In a shorter one, another letter makes another name (BLK, BLU). */
const LETTERS_MIN = { swapped: 3, tooMany: 4, another: 5 } as const;
/** Letters and figures that are taken for each other. */
const LOOK_ALIKES = ["0o", "1i", "1l", "5s", "8b"] as const;

export function isSlip(written: string, meant: string): boolean {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()];
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const from = lengthOfSame(a, b);
  const behind = lengthOfSame(reversed(a.slice(from)), reversed(b.slice(from)));
  const [left, right] = [a.slice(from, a.length - behind), b.slice(from, b.length - behind)];
  const changed = left + right;
  const isSwapped = left.length === 2 && right === reversed(left);
  if (!isSwapped && Math.max(left.length, right.length) > 1) return false;
  const [before, after] = [a[from - 1] ?? "", a[a.length - behind] ?? ""];
  if (!isSwapped && !/[\p{L}\p{N}]/u.test(changed)) return !(/\d/.test(before) && /\d/.test(after));
  if (!isSwapped && LOOK_ALIKES.some((pair) => pair === changed || pair === reversed(changed))) return /[\p{L}\p{N}]/u.test(before + after);
  // Only letters that have capitals: of others, such as Chinese ones, each is a word.
  if (!/^[\p{Lu}\p{Ll}]+$/u.test(changed)) return false;
  const longer = a.length >= b.length ? a : b;
  const word = wordAround(longer, from);
  if (isSwapped) return word.to - word.from >= LETTERS_MIN.swapped;
  const isFirstOrLast = from === word.from || from + 1 >= word.to;
  const isSize = changed === "x" && /^x*[sml]$/.test(longer.slice(from + 1, word.to));
  return !isFirstOrLast && !isSize && word.to - word.from >= (left.length === right.length ? LETTERS_MIN.another : LETTERS_MIN.tooMany);
}

/**
 * Of many names, those that one is a slip away from. Two such names have a text in common that is either of them without one of its
 * letters: they are found by that, not by comparing each with each.
 */
export function findSlips(names: Iterable<string>): (written: string) => readonly string[] {
  const namesOf = new Map<string, string[]>();
  for (const name of names) {
    for (const part of partsOf(name)) {
      const known = namesOf.get(part);
      if (known === undefined) namesOf.set(part, [name]);
      else known.push(name);
    }
  }
  return (written) => [...new Set(partsOf(written).flatMap((part) => namesOf.get(part) ?? []))].filter((name) => isSlip(written, name));
}

/** No name of goods or of a place is this long, and each letter of one is a text to keep. */
const NAME_LETTERS_MAX = 100;

function partsOf(name: string): readonly string[] {
  if (name.length > NAME_LETTERS_MAX) return [];
  const folded = name.toLowerCase();
  return [folded, ...new Set(Array.from(folded, (_, at) => folded.slice(0, at) + folded.slice(at + 1)))];
}

function wordAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const isLetter = (index: number): boolean => /[\p{Lu}\p{Ll}]/u.test(text[index] ?? "");
  let [from, to] = [at, at];
  while (isLetter(from - 1)) from -= 1;
  while (isLetter(to)) to += 1;
  return { from, to };
}

function lengthOfSame(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
