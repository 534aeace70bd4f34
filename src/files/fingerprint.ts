/** Bytes -> a short text that two files share only if they hold the same bytes; made to find a file given twice, not to keep a secret. */
import type { ByteSource } from "./byte-source";

const PART_BYTES = 1 << 22;

/** FNV-1a twice over, from different beginnings, and the length. */
export async function fingerprintOf(source: ByteSource, signal: AbortSignal): Promise<string> {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < source.size; at += PART_BYTES) {
    signal.throwIfAborted();
    const part = await source.read(at, at + PART_BYTES);
    for (let index = 0; index < part.length; index += 1) {
      const byte = part[index] ?? 0;
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second ^ byte, 0x5bd1e995);
    }
  }
  return `${source.size}-${(first >>> 0).toString(16)}-${(second >>> 0).toString(16)}`;
}
