/**
 * How much like ordinary text bytes are in each of the old encodings: the mean of what their characters beyond ASCII score, from 1 for
 * what such text is full of to below 0 for what cannot be. The tables follow the code charts of JIS X 0208 and GB 2312.
 */

const COMMON = 1;
const FREQUENT = 0.9;
const POSSIBLE = 0.4;
const RARE = 0.1;
const ILLEGAL = -2;

const isBetween = (byte: number | undefined, first: number, last: number): boolean => byte !== undefined && byte >= first && byte <= last;

/** Scores the character at a place and says how many bytes it takes. A character that the sample cuts off scores `null`. */
type Scorer = (bytes: Uint8Array, at: number) => { readonly score: number | null; readonly length: number };

/** Weighted by bytes, so that two readings of the same bytes compare. */
function meanScore(bytes: Uint8Array, scorer: Scorer): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const { score, length } = scorer(bytes, at);
    if (score !== null) {
      sum += score * length;
      weight += length;
    }
    at += length;
  }
  return weight === 0 ? 0 : sum / weight;
}

/** Japanese is kana and the everyday kanji; half-width kana are what Chinese looks like when it is read as Japanese. */
export function scoreShiftJis(bytes: Uint8Array): number {
  return meanScore(bytes, (all, at) => {
    const lead = all[at] ?? 0;
    if (isBetween(lead, 0xa1, 0xdf)) return { score: POSSIBLE, length: 1 };
    if (!isBetween(lead, 0x81, 0x9f) && !isBetween(lead, 0xe0, 0xfc)) return { score: ILLEGAL, length: 1 };
    const trail = all[at + 1];
    if (trail === undefined) return { score: null, length: 1 };
    if (!isBetween(trail, 0x40, 0x7e) && !isBetween(trail, 0x80, 0xfc)) return { score: ILLEGAL, length: 1 };
    return { score: scoreJapanese(lead, trail), length: 2 };
  });
}

function scoreJapanese(lead: number, trail: number): number {
  if (lead === 0x82 && trail >= 0x4f) return COMMON;
  if (lead === 0x83 && trail <= 0x96) return COMMON;
  if (lead === 0x81) return FREQUENT;
  if (isBetween(lead, 0x89, 0x97) || (lead === 0x88 && trail >= 0x9f) || (lead === 0x98 && trail <= 0x72)) return FREQUENT;
  if (isBetween(lead, 0x98, 0x9f) || isBetween(lead, 0xe0, 0xea)) return POSSIBLE;
  return lead === 0xed || lead === 0xee || isBetween(lead, 0xfa, 0xfc) || lead === 0x87 ? RARE : 0;
}

/** Chinese is the first level of GB 2312, sorted by sound, which holds nearly every character in use. */
export function scoreGb18030(bytes: Uint8Array): number {
  return meanScore(bytes, (all, at) => {
    const [lead = 0, second, third, fourth] = all.subarray(at, at + 4);
    if (!isBetween(lead, 0x81, 0xfe)) return { score: ILLEGAL, length: 1 };
    if (second === undefined) return { score: null, length: 1 };
    if (isBetween(second, 0x30, 0x39)) {
      if (third === undefined || fourth === undefined) return { score: null, length: 1 };
      return isBetween(third, 0x81, 0xfe) && isBetween(fourth, 0x30, 0x39) ? { score: RARE, length: 4 } : { score: ILLEGAL, length: 1 };
    }
    if (!isBetween(second, 0x40, 0x7e) && !isBetween(second, 0x80, 0xfe)) return { score: ILLEGAL, length: 1 };
    return { score: scoreChinese(lead, second), length: 2 };
  });
}

function scoreChinese(lead: number, trail: number): number {
  if (trail < 0xa1) return RARE;
  if (isBetween(lead, 0xb0, 0xd7)) return COMMON;
  if (lead === 0xa1 || lead === 0xa3) return FREQUENT;
  if (isBetween(lead, 0xd8, 0xf7)) return POSSIBLE;
  return RARE;
}

/** Bytes that stand for nothing. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Signs that sellers use: € ‘ ’ “ ” • – — ™ nbsp £ ¥ § © « ® ° ² ³ · » ½ */
const SIGNS_1252 = new Set([
  0x80, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa5, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb2, 0xb3, 0xb7, 0xbb, 0xbd,
]);

/** Western accents stand alone between plain letters, two together at most; a run of high bytes is another script. */
export function scoreWindows1252(bytes: Uint8Array): number {
  return meanScore(bytes, (all, at) => {
    let end = at + 1;
    while ((all[end] ?? 0) >= 0x80) end += 1;
    const run = all.subarray(at, end);
    const letters = [all[at - 1], all[end]].filter(isLetter).length;
    const mean = run.reduce((sum, byte) => sum + scoreWestern(byte, { run: run.length, letters }), 0) / run.length;
    return { score: mean, length: run.length };
  });
}

/** `letters`: on how many sides of the run a plain letter stands. Two accents within a word ("AÇÃO") are usual, at its end less so. */
function scoreWestern(byte: number, { run, letters }: { readonly run: number; readonly letters: number }): number {
  if (UNDEFINED_1252.has(byte)) return ILLEGAL;
  if (run > 3) return 0;
  if (SIGNS_1252.has(byte)) return run === 1 ? FREQUENT : POSSIBLE;
  const isAccented = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
  if (!isAccented) return RARE;
  if (run === 1) return letters > 0 ? COMMON : POSSIBLE;
  if (run > 2 || letters === 0) return 0.3;
  return letters === 2 ? COMMON : 0.8;
}

function isLetter(byte: number | undefined): boolean {
  return isBetween(byte, 0x41, 0x5a) || isBetween(byte, 0x61, 0x7a);
}
