/**
 * XML in pieces of text -> its tags and texts, one after the other, without ever holding more than a piece and what it cuts. What is not
 * closed is no matter here; a tag that never ends is.
 */
import { unescapeXml } from "./xml";

export type XmlHandlers = {
  /** `name` is without its prefix, `attributes` as they are written. */
  readonly open: (name: string, attributes: string) => void;
  /** A long text may come in several parts. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};
export type XmlReader = { readonly push: (text: string) => void };

/** A tag or comment longer than this is none. */
const MARKUP_LENGTH_MAX = 1 << 20;
/** A text longer than this is handed over in parts. */
const TEXT_LENGTH_MAX = 1 << 16;
/** No entity is longer: "&#x10FFFF;" */
const ENTITY_LENGTH_MAX = 16;

export function readXmlEvents({ open, text, close }: XmlHandlers): XmlReader {
  let rest = "";
  const handTag = (tag: string): void => {
    const name = /^\/?\s*([^\s/>]*)/.exec(tag)?.[1] ?? "";
    const local = name.slice(name.indexOf(":") + 1);
    if (tag.startsWith("/")) return close(local);
    open(local, tag.slice(name.length));
    if (tag.endsWith("/")) close(local);
  };
  return {
    push(piece) {
      const all = rest + piece;
      let at = 0;
      for (;;) {
        const tag = all.indexOf("<", at);
        if (tag < 0) break;
        if (tag > at) text(unescapeXml(all.slice(at, tag)));
        at = tag;
        const { end, next } = endOfMarkup(all, tag);
        if (end < 0) break;
        if (all.startsWith("<![CDATA[", tag)) text(all.slice(tag + 9, end));
        else if (!all.startsWith("<!", tag) && !all.startsWith("<?", tag)) handTag(all.slice(tag + 1, end));
        at = next;
      }
      if (all[at] === "<" && all.length - at > MARKUP_LENGTH_MAX) throw new Error("a tag is never closed");
      if (all[at] !== "<" && all.length - at > TEXT_LENGTH_MAX) {
        const entity = all.lastIndexOf("&");
        const cut = entity >= at && all.length - entity <= ENTITY_LENGTH_MAX ? entity : all.length;
        text(unescapeXml(all.slice(at, cut)));
        at = cut;
      }
      rest = all.slice(at);
    },
  };
}

const [EXCLAMATION, DOUBLE_QUOTE, SINGLE_QUOTE, END, QUESTION] = [0x21, 0x22, 0x27, 0x3e, 0x3f] as const;
const NOT_YET = { end: -1, next: -1 } as const;
const SECTIONS = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** Where the markup that begins at `from` ends, and what follows it begins; `end` below zero where it is not all there yet. */
function endOfMarkup(text: string, from: number): { readonly end: number; readonly next: number } {
  const second = text.charCodeAt(from + 1);
  if (second === EXCLAMATION || second === QUESTION)
    for (const [opening, closing] of SECTIONS) {
      if (!text.startsWith(opening, from)) continue;
      const end = text.indexOf(closing, from + opening.length);
      return { end, next: end + closing.length };
    }
  // The beginning of a comment or a section may be cut through.
  if (text.length - from < 9 && second === EXCLAMATION) return NOT_YET;
  let quote = 0;
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (quote !== 0) {
      if (letter === quote) quote = 0;
    } else if (letter === DOUBLE_QUOTE || letter === SINGLE_QUOTE) quote = letter;
    else if (letter === END) return { end: at, next: at + 1 };
  }
  return NOT_YET;
}

/** The value of an attribute as it is meant; null where there is none of that name. */
export function attributeOf(attributes: string, name: "r" | "t"): string | null {
  const found = PATTERNS[name].exec(attributes);
  return found === null ? null : unescapeXml(found[1] ?? found[2] ?? "");
}

const PATTERNS = { r: /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/, t: /\st\s*=\s*(?:"([^"]*)"|'([^']*)')/ } as const;
