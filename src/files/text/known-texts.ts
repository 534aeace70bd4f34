/**
 * A field of a text -> a string of its own, the same one as for an equal field not long before. Most fields of a table stood in some row
 * above: they need no new string, and none of them keeps the piece of the file in memory that it was cut out of.
 */

export type KnownTexts = {
  /** `text.slice(from, to)`. */
  readonly textAt: (text: string, from: number, to: number) => string;
};

/** A place for each remainder of a field's hash; a later field takes the place of an earlier one, so that what is held stays small. */
const PLACES = 1 << 16;
/** Longer fields seldom come again. */
const LENGTH_MAX = 128;

export function knownTexts(): KnownTexts {
  const places = new Array<string>(PLACES).fill("");
  return {
    textAt(text, from, to) {
      if (to - from > LENGTH_MAX) return ownText(text.slice(from, to));
      let hash = 0x811c9dc5;
      for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      const place = (hash ^ (hash >>> 16)) & (PLACES - 1);
      const known = places[place] ?? "";
      if (stands(known, { text, from, to })) return known;
      const own = ownText(text.slice(from, to));
      places[place] = own;
      return own;
    },
  };
}

/** known === text.slice(from, to), without making that slice. */
function stands(known: string, { text, from, to }: { readonly text: string; readonly from: number; readonly to: number }): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at += 1) if (known.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}

/** A slice is a view into the text that it was cut out of, to the machine; joined with something and cut again, it is not. */
function ownText(slice: string): string {
  return ` ${slice}`.slice(1);
}
