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
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: encoding === "windows-1252" ? withWindowsSigns(text) : text, encoding };
}

/** Some versions of Node decode Windows-1252 as Latin-1, which has no signs from 0x80 to 0x9F; these are put right. */
function withWindowsSigns(text: string): string {
  const signs = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
  return text.replace(/[\u0080-\u009f]/g, (letter) => signs[letter.charCodeAt(0) - 0x80] ?? letter);
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
 * Japanese text is full of kana, whose first byte in Shift-JIS hardly occurs in the other two. Of these, accents of
 * western languages stand alone between plain letters, and Chinese comes in runs.
 */
function legacyEncodingOf(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const japanese = new TextDecoder("shift_jis").decode(sample);
  const kana = japanese.match(/[\u3041-\u30ff]/g)?.length ?? 0;
  const unread = japanese.match(/\ufffd/g)?.length ?? 0;
  if (kana > 0.1 * countOfHigh(sample) && unread < kana) return "shift_jis";
  return shareInRuns(sample) < 0.6 ? "windows-1252" : "gb18030";
}

function countOfHigh(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
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
