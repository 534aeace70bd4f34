/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits: what seals a closed month. The core has no platform to ask for it.
 * Source: FIPS 180-4.
 */

const ROUND_CONSTANTS = Uint32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
  0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
  0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
  0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
  0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const START = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
const BLOCK_BYTES = 64;

export function digestOf(text: string): string {
  const bytes = padded(text);
  const state = Uint32Array.from(START);
  const schedule = new Uint32Array(BLOCK_BYTES);
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) mixBlock(state, schedule, bytes.subarray(at, at + BLOCK_BYTES));
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The message, a one, noughts, and its length in bits, in whole blocks. */
function padded(text: string): Uint8Array {
  // At most three bytes for each UTF-16 unit: a pair of them takes four.
  const buffer = new Uint8Array(text.length * 3 + 2 * BLOCK_BYTES);
  const length = writeUtf8(text, buffer);
  buffer[length] = 0x80;
  const whole = length + 9 + ((BLOCK_BYTES - ((length + 9) & (BLOCK_BYTES - 1))) & (BLOCK_BYTES - 1));
  const bits = new DataView(buffer.buffer);
  bits.setUint32(whole - 8, length >>> 29);
  bits.setUint32(whole - 4, (length << 3) >>> 0);
  return buffer.subarray(0, whole);
}

function writeUtf8(text: string, into: Uint8Array): number {
  let at = 0;
  const put = (byte: number): void => {
    into[at] = byte;
    at += 1;
  };
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) put(code);
    else {
      if (code < 0x800) put(0xc0 | (code >>> 6));
      else {
        if (code < 0x10000) put(0xe0 | (code >>> 12));
        else {
          put(0xf0 | (code >>> 18));
          put(0x80 | ((code >>> 12) & 0x3f));
        }
        put(0x80 | ((code >>> 6) & 0x3f));
      }
      put(0x80 | (code & 0x3f));
    }
  }
  return at;
}

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** One block into the state. Typed arrays wrap sums to 32 bits; what is read from them is always there. */
function mixBlock(state: Uint32Array, schedule: Uint32Array, block: Uint8Array): void {
  const view = new DataView(block.buffer, block.byteOffset, BLOCK_BYTES);
  for (let index = 0; index < 16; index += 1) schedule[index] = view.getUint32(index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [schedule[index - 15] ?? 0, schedule[index - 2] ?? 0];
    const lowSigma = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const highSigma = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[index] = (schedule[index - 16] ?? 0) + lowSigma + (schedule[index - 7] ?? 0) + highSigma;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const mixed = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[index] ?? 0) + (schedule[index] ?? 0)) | 0;
    const majority = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + mixed) | 0, c, b, a, (mixed + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index] ?? 0) + word));
}
