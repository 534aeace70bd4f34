/** A zip archive read where it lies: its list of entries from the end of the file, and of each entry a part at a time, so that none is ever whole in memory. */
import { Inflate } from "fflate";
import type { ByteSource } from "../byte-source";

export type ZipEntry = {
  readonly path: string;
  /** Where its own header begins. */
  readonly at: number;
  readonly packedBytes: number;
  readonly isDeflated: boolean;
};
export type Zip = { readonly entries: ReadonlyMap<string, ZipEntry>; readonly read: (entry: ZipEntry) => AsyncGenerator<Uint8Array, void> };

const SIGNATURES = { entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, local: 0x04034b50 } as const;
/** The record at the end, and the longest comment that may stand behind it. */
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const LOCATOR64_BYTES = 20;
/** Stands where a figure is too large for its field: the figure is in a field of its own then. */
const TOO_LARGE = 0xffffffff;
const PART_BYTES = 1 << 16;

/** Throws where the bytes are no archive, or are cut off. */
export async function openZip(source: ByteSource): Promise<Zip> {
  const list = await findList(source);
  const bytes = await source.read(list.at, list.at + list.bytes);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0, count = 0; count < list.count; count += 1) {
    const view = viewOf(bytes, at, 46);
    if (view.getUint32(0, true) !== SIGNATURES.entry) throw new Error("the archive's list of entries is damaged");
    const [nameBytes, extraBytes, commentBytes] = [view.getUint16(28, true), view.getUint16(30, true), view.getUint16(32, true)];
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
    const method = view.getUint16(10, true);
    const large = largeFigures(bytes.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes), [
      view.getUint32(24, true),
      view.getUint32(20, true),
      view.getUint32(42, true),
    ]);
    if (method === 0 || method === 8) entries.set(path, { path, at: large[2], packedBytes: large[1], isDeflated: method === 8 });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return { entries, read: (entry) => readEntry(source, entry) };
}

export async function bytesOfEntry(zip: Zip, entry: ZipEntry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of zip.read(entry)) parts.push(part);
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}

async function* readEntry(source: ByteSource, { at, packedBytes, isDeflated }: ZipEntry): AsyncGenerator<Uint8Array, void> {
  const header = viewOf(await source.read(at, at + 30), 0, 30);
  if (header.getUint32(0, true) !== SIGNATURES.local) throw new Error("an entry of the archive is not where its list says");
  const from = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const to = from + packedBytes;
  if (to > source.size) throw new Error("an entry of the archive ends behind the file");
  let inflated: Uint8Array[] = [];
  let isEnded = false;
  const inflate = new Inflate((part, isFinal) => {
    inflated.push(part);
    isEnded = isFinal;
  });
  for (let next = from; next < to; next += PART_BYTES) {
    const packed = await source.read(next, Math.min(to, next + PART_BYTES));
    if (!isDeflated) {
      yield packed;
      continue;
    }
    inflate.push(packed, next + PART_BYTES >= to);
    yield* inflated;
    inflated = [];
  }
  if (isDeflated && !isEnded) throw new Error("an entry of the archive is cut off");
}

async function findList(source: ByteSource): Promise<{ readonly at: number; readonly bytes: number; readonly count: number }> {
  const from = Math.max(0, source.size - END_BYTES - COMMENT_BYTES_MAX - LOCATOR64_BYTES);
  const tail = await source.read(from, source.size);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    const view = viewOf(tail, at, END_BYTES);
    if (view.getUint32(0, true) !== SIGNATURES.end) continue;
    const end = { at: view.getUint32(16, true), bytes: view.getUint32(12, true), count: view.getUint16(10, true) };
    const locator = at < LOCATOR64_BYTES ? null : viewOf(tail, at - LOCATOR64_BYTES, LOCATOR64_BYTES);
    const found =
      locator === null || locator.getUint32(0, true) !== SIGNATURES.locator64 ? end : await readEnd64(source, Number(locator.getBigUint64(8, true)));
    if (found.at + found.bytes > source.size) throw new Error("the archive's list of entries is cut off");
    return found;
  }
  throw new Error("the archive has no list of entries");
}

async function readEnd64(source: ByteSource, at: number): Promise<{ readonly at: number; readonly bytes: number; readonly count: number }> {
  const view = viewOf(await source.read(at, at + 56), 0, 56);
  if (view.getUint32(0, true) !== SIGNATURES.end64) throw new Error("the archive's end is damaged");
  const figure = (offset: number): number => Number(view.getBigUint64(offset, true));
  return { at: figure(48), bytes: figure(40), count: figure(32) };
}

/** Size, packed size and place of an entry; those too large for their field follow each other in field 1 of the extra ones. */
function largeFigures(extra: Uint8Array, given: readonly [number, number, number]): readonly [number, number, number] {
  for (let at = 0; at + 4 <= extra.length;) {
    const view = viewOf(extra, at, 4);
    const bytes = view.getUint16(2, true);
    if (view.getUint16(0, true) === 1) {
      const field = viewOf(extra, at + 4, bytes);
      let next = 0;
      const [size, packed, place] = given.map((figure) => {
        if (figure !== TOO_LARGE) return figure;
        next += 8;
        return Number(field.getBigUint64(next - 8, true));
      });
      return [size ?? 0, packed ?? 0, place ?? 0];
    }
    at += 4 + bytes;
  }
  return given;
}

function viewOf(bytes: Uint8Array, at: number, length: number): DataView {
  if (at + length > bytes.length) throw new Error("the archive is cut off");
  return new DataView(bytes.buffer, bytes.byteOffset + at, length);
}
