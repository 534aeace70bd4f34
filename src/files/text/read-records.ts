/** Pieces of delimited text -> rows of cells in chunks. What is held is a piece and the record that it cuts, never the file. */
import type { Chunk, FileEnd } from "../../core/sources/grid";
import { unreadable } from "../file-problem";
import { findGarbled, isGarbled, type Garbled } from "./garbled-text";
import { knownTexts } from "./known-texts";
import type { TextPiece } from "./read-pieces";
import { splitRecords } from "./split-records";
import type { Dialect } from "./text-dialect";

export type TextChunk = Chunk & {
  readonly bytesDone: number;
  /** Text that looks as if it was read in the wrong encoding, up to here. */
  readonly garbled: Garbled | null;
};

/** A record longer than this is a quotation mark that was never closed: no more of the file is collected for it. */
const RECORD_CHARACTERS_MAX = 1 << 25;

/** A record that spans lines is one row; an empty line counts, as it does in a spreadsheet. */
export async function* readRecords(
  pieces: AsyncIterable<TextPiece>,
  { name, dialect }: { readonly name: string; readonly dialect: Dialect },
): AsyncGenerator<TextChunk, void> {
  const known = knownTexts();
  const neverClosed = (row: number): Error => unreadable(name, `row ${row} opens a quotation mark that is never closed`);
  let text = "";
  let charactersWanted = 0;
  let firstRow = 1;
  let garbled: Garbled | null = null;
  for await (const piece of pieces) {
    text += piece.text;
    // Nothing to split for a record that goes on: more is collected at once each time, so that long ones are not read over and over.
    if (!piece.isLast && text.length < charactersWanted) continue;
    const { records: whole, end, isOpen } = splitRecords(text, dialect, { isWhole: piece.isLast, known });
    const ends: FileEnd | null = !piece.isLast ? null : isOpen ? "open-quote" : text === "" || text.endsWith("\n") ? "line-break" : "no-line-break";
    const cut = ends === "open-quote" ? text.slice(end).trimEnd() : "";
    // A quotation mark that swallows lines is a stray one; in the file's last line it is where the file was cut off.
    if (cut.includes("\n")) throw neverClosed(firstRow + whole.length);
    const rows = cut === "" ? whole : [...whole, ...splitRecords(`${cut}"`, dialect, { isWhole: true, known }).records];
    if (isGarbled(text)) garbled = findGarbled({ firstRow, rows }, garbled);
    if (rows.length > 0 || ends !== null) yield { firstRow, rows, bytesDone: piece.bytesDone, garbled, ...(ends === null ? {} : { ends }) };
    firstRow += rows.length;
    text = text.slice(end);
    if (text.length > RECORD_CHARACTERS_MAX) throw neverClosed(firstRow);
    charactersWanted = end === 0 ? text.length * 2 : 0;
  }
}
