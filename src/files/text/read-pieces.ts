/** The bytes of a text file -> its text, piece by piece, with \n at the end of its lines. Neither a character nor a line end is ever cut in two. */
import type { ByteSource } from "../byte-source";
import type { Encoding } from "../../app/encodings";

export type TextPiece = {
  readonly text: string;
  /** How many bytes of the file are read by now. */
  readonly bytesDone: number;
  readonly isLast: boolean;
};

/** Read at a time: some thousand rows. */
const PIECE_BYTES = 1 << 20;

export type Cutting = { readonly encoding: Encoding; readonly pieceBytes?: number };

export async function* readPieces(source: ByteSource, { encoding, pieceBytes = PIECE_BYTES }: Cutting, signal: AbortSignal): AsyncGenerator<TextPiece, void> {
  const decoder = openDecoding(encoding);
  let at = 0;
  do {
    signal.throwIfAborted();
    const bytes = await source.read(at, at + pieceBytes);
    at += pieceBytes;
    const isLast = at >= source.size;
    yield { text: decoder.decode(bytes, isLast), bytesDone: Math.min(at, source.size), isLast };
  } while (at < source.size);
}

/** Characters that are cut off by the end of a piece come with the next one; so does a \r that may begin a \r\n. */
function openDecoding(encoding: Encoding): { readonly decode: (bytes: Uint8Array, isLast: boolean) => string } {
  const decoder = new TextDecoder(encoding);
  let held = "";
  return {
    decode(bytes, isLast) {
      const decoded = decoder.decode(bytes, { stream: !isLast });
      const text = held + (encoding === "windows-1252" ? withWindowsSigns(decoded) : decoded);
      held = !isLast && text.endsWith("\r") ? "\r" : "";
      const whole = held === "" ? text : text.slice(0, -1);
      return whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
    },
  };
}

const WINDOWS_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node decode Windows-1252 as Latin-1, which has no signs from 0x80 to 0x9F; these are put right. */
function withWindowsSigns(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_SIGNS[letter.charCodeAt(0) - 0x80] ?? letter);
}
