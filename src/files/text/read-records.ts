/** Pieces of delimited text -> rows of cells in chunks. What is held is a piece and the record that it cuts, never the file. */
import Papa from "papaparse";
import type { Cell, Chunk, Row } from "../../core/sources/grid";
import { unreadable } from "../file-problem";
import { findGarbled, isGarbled, type Garbled } from "./garbled-text";
import type { TextPiece } from "./read-pieces";
import type { Dialect } from "./text-dialect";

export type TextChunk = Chunk & {
  readonly bytesDone: number;
  /** Text that looks as if it was read in the wrong encoding, up to here. */
  readonly garbled: Garbled | null;
};

/** A record longer than this is a quotation mark that was never closed: no more of the file is collected for it. */
const RECORD_CHARACTERS_MAX = 1 << 25;

type ParsedPiece = { readonly data: string[][]; readonly errors: readonly { readonly code: string }[]; readonly meta: { readonly cursor: number } };

/** A record that spans lines is one row; an empty line counts, as it does in a spreadsheet. */
export async function* readRecords(pieces: AsyncIterable<TextPiece>, { name, dialect }: { readonly name: string; readonly dialect: Dialect }): AsyncGenerator<TextChunk, void> {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: "\n", ...(dialect.quoted ? {} : { fastMode: true }) });
  const neverClosed = (row: number): Error => unreadable(name, `row ${row} opens a quotation mark that is never closed`);
  let text = "";
  let charactersWanted = 0;
  let firstRow = 1;
  let garbled: Garbled | null = null;
  for await (const piece of pieces) {
    text += piece.text;
    // Nothing to parse for a record that goes on: more is collected at once each time, so that long ones are not read over and over.
    if (!piece.isLast && text.length < charactersWanted) continue;
    const parsed = parser.parse(text, 0, !piece.isLast) as ParsedPiece;
    if (piece.isLast && parsed.errors.some(({ code }) => code === "MissingQuotes")) throw neverClosed(firstRow + parsed.data.length - 1);
    const rows = (piece.isLast ? withoutFinalLineEnd(parsed.data) : parsed.data).map(rowOfFields);
    if (rows.length > 0) {
      if (isGarbled(text)) garbled = findGarbled({ firstRow, rows }, garbled);
      yield { firstRow, rows, bytesDone: piece.bytesDone, garbled };
    }
    firstRow += rows.length;
    text = text.slice(parsed.meta.cursor);
    if (text.length > RECORD_CHARACTERS_MAX) throw neverClosed(firstRow);
    charactersWanted = parsed.meta.cursor === 0 ? text.length * 2 : 0;
  }
}

/** The line end after the last record is not a row of its own. */
function withoutFinalLineEnd(records: string[][]): string[][] {
  const last = records[records.length - 1];
  return last !== undefined && last.length === 1 && last[0] === "" ? records.slice(0, -1) : records;
}

function rowOfFields(fields: readonly string[]): Row {
  return fields.map((field): Cell => (field === "" ? null : field));
}
