/** Text -> bytes in an encoding that only a decoder is at hand for: each character by the bytes that are decoded to it. */
import type { Encoding } from "../../../src/app/encodings";

type Old = Extract<Encoding, "windows-1252" | "shift_jis" | "gb18030">;
const bytesOfCharacter = new Map<Old, ReadonlyMap<string, readonly number[]>>();

export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new Uint8Array(Buffer.from(text, "utf8"));
    case "utf-16le":
      return new Uint8Array(Buffer.from(text, "utf16le"));
    case "utf-16be":
      return new Uint8Array(Buffer.from(text, "utf16le").swap16());
    default: {
      const known = charactersOf(encoding);
      return Uint8Array.from(
        [...text].flatMap((character) => {
          const bytes = known.get(character);
          if (bytes === undefined) throw new Error(`${encoding} has no "${character}"`);
          return [...bytes];
        }),
      );
    }
  }
}

/** Every character of one byte or two, with its bytes. */
export function charactersOf(encoding: Old): ReadonlyMap<string, readonly number[]> {
  const made = bytesOfCharacter.get(encoding) ?? madeCharacters(encoding);
  bytesOfCharacter.set(encoding, made);
  return made;
}

function madeCharacters(encoding: Old): ReadonlyMap<string, readonly number[]> {
  const made = new Map<string, readonly number[]>();
  const keep = (...bytes: readonly number[]): void => {
    // In one go, one version of Node takes Windows-1252 for Latin-1; the product decodes in a stream.
    const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes), { stream: true });
    if ([...text].length === 1 && text !== "\ufffd" && !made.has(text)) made.set(text, bytes);
  };
  for (let byte = 0; byte < 0x100; byte += 1) keep(byte);
  if (encoding !== "windows-1252") for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) keep(lead, trail);
  return made;
}
