/**
 * Bytes -> text, in the encodings that sellers' files come in: UTF-8 and UTF-16 by their mark, UTF-8 without one, and
 * where the bytes are no UTF-8, Shift-JIS, GB18030 or Windows-1252, whichever the bytes look most like.
 */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "gb18030" | "windows-1252";

export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const marked = encodingByMark(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const utf8 = decodeStrictly(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  const encoding = legacyEncodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingByMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How much of a file is looked at to tell the old encodings apart. */
const SAMPLE_BYTES = 1 << 20;

/**
 * Accents of western languages stand alone between plain letters; Chinese and Japanese come in runs. Of the two, only
 * Japanese has kana, and Chinese read as Shift-JIS turns into half-width kana, which no product title is full of.
 */
function legacyEncodingOf(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (shareInRuns(sample) < 0.6) return "windows-1252";
  const japanese = new TextDecoder("shift_jis").decode(sample);
  const kana = countOf(japanese, /[\u3040-\u30ff]/g);
  const foreign = countOf(japanese, /[\uff61-\uff9f\ufffd]/g);
  if (kana > foreign) return "shift_jis";
  const chinese = new TextDecoder("gb18030").decode(sample);
  return countOf(chinese, /\ufffd/g) <= foreign ? "gb18030" : "shift_jis";
}

/** Of the bytes beyond ASCII, the share that has another such byte next to it. */
function shareInRuns(bytes: Uint8Array): number {
  let high = 0;
  let inRuns = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) inRuns += 1;
  }
  return high === 0 ? 0 : inRuns / high;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
