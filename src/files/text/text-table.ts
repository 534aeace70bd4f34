/** A delimited text file -> the one table in it, read piece by piece so that no more than a piece is ever held as rows. */
import Papa from "papaparse";
import type { OfferedTable } from "../../app/port";
import { HEAD_ROWS, type Cell, type Chunk, type Row } from "../../core/sources/grid";
import { empty, unreadable } from "../file-problem";
import { decodeText } from "./decode-text";
import { dialectOf, type Dialect } from "./text-dialect";

/** Characters parsed at a time: some thousand rows. */
const PIECE_CHARACTERS = 1 << 20;

export function tableOfText({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): OfferedTable {
  const text = decodeText(bytes).text.replace(/\r\n?/g, "\n");
  if (text.trim() === "") throw empty(name);
  const dialect = dialectOf(text);
  const head: Row[] = [];
  for (const { rows } of chunksOf({ name, text, dialect }, 1 << 14)) {
    head.push(...rows.slice(0, HEAD_ROWS - head.length));
    if (head.length === HEAD_ROWS) break;
  }
  return {
    head: { ref: { label: name, file: name, sheet: null, table: null }, firstRow: 1, rows: head, dateSystem: 1900 },
    rowCount: null,
    readRows: async function* ({ fromRow }, signal) {
      for (const { firstRow, rows } of chunksOf({ name, text, dialect }, PIECE_CHARACTERS)) {
        signal.throwIfAborted();
        const skipped = Math.max(0, fromRow - firstRow);
        if (skipped < rows.length) yield { firstRow: firstRow + skipped, rows: skipped === 0 ? rows : rows.slice(skipped) };
      }
    },
  };
}

type ParsedPiece = { readonly data: string[][]; readonly errors: readonly { readonly code: string }[]; readonly meta: { readonly cursor: number } };

/** A record that spans lines is one row; an empty line counts, as it does in a spreadsheet. */
function* chunksOf({ name, text, dialect }: { readonly name: string; readonly text: string; readonly dialect: Dialect }, pieceCharacters: number): Generator<Chunk> {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: "\n", ...(dialect.quoted ? {} : { fastMode: true }) });
  let size = pieceCharacters;
  let firstRow = 1;
  for (let at = 0; at < text.length; ) {
    const isLast = at + size >= text.length;
    const piece = parser.parse(text.slice(at, at + size), 0, !isLast) as ParsedPiece;
    if (isLast && piece.errors.some(({ code }) => code === "MissingQuotes")) {
      throw unreadable(name, `row ${firstRow + piece.data.length - 1} opens a quotation mark that is never closed`);
    }
    const ended = isLast ? withoutFinalLineEnd(piece.data) : piece.data;
    if (ended.length > 0) yield { firstRow, rows: ended.map(rowOfFields) };
    if (isLast) return;
    firstRow += ended.length;
    at += piece.meta.cursor;
    // A record longer than a piece: take more at once.
    size = piece.meta.cursor === 0 ? size * 2 : pieceCharacters;
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
