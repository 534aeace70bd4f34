/**
 * Bytes -> the encoding they are most likely in: by their mark, by the noughts that UTF-16 is full of, by being valid UTF-8, and
 * where they are none of these, by which of the old encodings they make headings that a source is known to have, or legal and usual text
 * in. That is a judgement: six characters beyond ASCII are enough for it, of fewer two readings may be as likely as each other.
 */
import type { ByteSource } from "../byte-source";
import type { Encoding } from "../../app/encodings";
import { wordOf } from "../../core/sources/header-words";
import { KNOWN_HEADINGS } from "../../core/sources/known-sources";
import { scoreGb18030, scoreShiftJis, scoreWindows1252 } from "./legacy-scores";

export type FoundEncoding = {
  readonly encoding: Encoding;
  /** Marked by the file itself, plain where there is nothing to tell apart, judged by its bytes, or chosen by the user. */
  readonly how: "marked" | "plain" | "judged" | "chosen";
};

const SAMPLE_BYTES = 1 << 20;

/** Reads on until there is a byte beyond ASCII to judge by: what is before it is the same in all of them. */
export async function findEncoding(source: ByteSource, signal: AbortSignal): Promise<FoundEncoding> {
  const opening = await source.read(0, SAMPLE_BYTES);
  const found = detectEncoding(opening);
  if (found.how !== "plain") return found;
  for (let at = SAMPLE_BYTES; at < source.size; at += SAMPLE_BYTES) {
    signal.throwIfAborted();
    const sample = await source.read(at, at + SAMPLE_BYTES);
    const first = firstHighByte(sample);
    if (first < 0) continue;
    // The first one begins a character, and a few more bytes may complete it.
    return detectEncoding(await source.read(at + first, at + first + SAMPLE_BYTES));
  }
  return found;
}

/** `sample` may end in the middle of a character. */
export function detectEncoding(sample: Uint8Array): FoundEncoding {
  const marked = encodingByMark(sample);
  if (marked !== null) return { encoding: marked, how: "marked" };
  const wide = wideEncodingOf(sample);
  if (wide !== null) return { encoding: wide, how: "judged" };
  if (firstHighByte(sample) < 0) return { encoding: "utf-8", how: "plain" };
  return { encoding: isUtf8(sample) ? "utf-8" : (encodingByHeadings(sample) ?? legacyEncodingOf(sample)), how: "judged" };
}

function encodingByMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function firstHighByte(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte >= 0x80);
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const WIDE_SAMPLE_BYTES = 1 << 16;
/** Of two-byte letters, the share that must be plain ones: separators and digits alone come to more. */
const PLAIN_SHARE_MIN = 0.05;

/**
 * UTF-16 without a mark: the upper byte of its separators, digits and line ends is nought, always on the same side. Null where the noughts
 * are not like that, or the text would be full of control characters: then the bytes are no text.
 */
export function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, WIDE_SAMPLE_BYTES) & ~1);
  const pairs = sample.length / 2;
  if (pairs === 0) return null;
  const noughts = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  if (Math.max(even, odd) < pairs * PLAIN_SHARE_MIN || Math.min(even, odd) * 20 > Math.max(even, odd)) return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  // Control characters and halves of pairs that stand alone are no text.
  return /[\0-\u0008\u000e-\u001f\ufffd]/.test(new TextDecoder(encoding).decode(sample, { stream: true })) ? null : encoding;
}

const OLD_ENCODINGS = ["windows-1252", "gb18030", "shift_jis"] as const satisfies readonly Encoding[];
/** Headings stand at the beginning, below a few lines at most. */
const HEADING_BYTES = 1 << 13;

/** Headings in letters beyond ASCII that a source is known to have: no other encoding makes them of these bytes. */
function encodingByHeadings(sample: Uint8Array): Encoding | null {
  const opening = sample.subarray(0, HEADING_BYTES);
  return (
    OLD_ENCODINGS.find((encoding) =>
      new TextDecoder(encoding)
        .decode(opening, { stream: true })
        .split(/[\t,;\r\n]/)
        .some(isTellingHeading),
    ) ?? null
  );
}

function isTellingHeading(cell: string): boolean {
  const word = wordOf(cell);
  return /[^\x00-\x7f]/.test(word) && KNOWN_HEADINGS.has(word);
}

/** The higher share of usual characters wins; a draw goes to the simplest encoding. */
function legacyEncodingOf(sample: Uint8Array): Encoding {
  const scored: readonly (readonly [Encoding, number])[] = [
    ["windows-1252", scoreWindows1252(sample)],
    ["gb18030", scoreGb18030(sample)],
    ["shift_jis", scoreShiftJis(sample)],
  ];
  return scored.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
