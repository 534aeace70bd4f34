/** The bytes of a file, handed over a part at a time, so that a large one is never held as a whole. */

export type ByteSource = {
  readonly size: number;
  /** The bytes from one position up to, not including, another; fewer only at the end. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
};

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

export function bytesOfBlob(blob: Blob): ByteSource {
  return { size: blob.size, read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()) };
}
