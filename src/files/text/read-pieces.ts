/**
 * The bytes of a text file -> its text, piece by piece, with \n at the end of its lines. Neither a character nor a line end is ever cut in two,
 * and a line only where it is longer than a piece or its end cannot be told from the bytes.
 */
import type { ByteSource } from "../byte-source";
import type { Encoding } from "../../app/encodings";

export type TextPiece = {
  readonly text: string;
  /** How many bytes of the file are read by now. */
  readonly bytesDone: number;
  readonly isLast: boolean;
};

/** Read at a time: a thousand rows or two, which are gone again before they would be kept among what lives long. */
const PIECE_BYTES = 1 << 18;

export type Cutting = { readonly encoding: Encoding; readonly pieceBytes?: number };

export async function* readPieces(source: ByteSource, { encoding, pieceBytes = PIECE_BYTES }: Cutting, signal: AbortSignal): AsyncGenerator<TextPiece, void> {
  const decoder = openDecoding(encoding);
  let at = 0;
  do {
    signal.throwIfAborted();
    const read = await source.read(at, at + pieceBytes);
    const isLast = at + read.length >= source.size;
    const bytes = isLast ? read : wholeLinesOf(read, encoding);
    at += bytes.length;
    yield { text: decoder.decode(bytes, isLast), bytesDone: at, isLast };
  } while (at < source.size);
}

const LINE_END = 10;

/** Lines that are not cut need not be joined again, and letters of joined text take four times as long to look at. In UTF-16 half a letter looks like a line end. */
function wholeLinesOf(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const end = encoding === "utf-16le" || encoding === "utf-16be" ? -1 : bytes.lastIndexOf(LINE_END);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
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
