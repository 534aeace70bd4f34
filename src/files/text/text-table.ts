/** A delimited text file -> the one table in it: what it is written in is found from its bytes, its rows are read as they are asked for. */
import type { OfferedTable } from "../../app/port";
import { raise, type Issue } from "../../core/domain/issue";
import { HEAD_ROWS, type GridHead, type Row } from "../../core/sources/grid";
import { bytesInMemory, type ByteSource } from "../byte-source";
import { recognise } from "../../core/sources/recognise";
import { empty, unreadable } from "../file-problem";
import { findEncoding, type FoundEncoding } from "./detect-encoding";
import { ENCODINGS, type Encoding } from "../../app/encodings";
import { findGarbled, type Garbled } from "./garbled-text";
import { readPieces } from "./read-pieces";
import { readRecords, type TextChunk } from "./read-records";
import { dialectOf, type Dialect } from "./text-dialect";

export type TextFile = {
  readonly name: string;
  readonly bytes: Uint8Array | ByteSource;
  /** The encoding that the user says it is in; null or absent = it is found from the bytes. */
  readonly encoding?: Encoding | null;
};

export type TextTable = OfferedTable & {
  readonly size: number;
  readonly found: FoundEncoding;
  /** All rows from the first on. */
  readonly readChunks: (signal: AbortSignal) => AsyncIterable<TextChunk>;
};

/** The first rows come from small pieces, so that they are there at once. */
const HEAD_PIECE_BYTES = 1 << 16;

export async function tableOfText({ name, bytes, encoding = null }: TextFile, signal: AbortSignal = new AbortController().signal): Promise<TextTable> {
  const source = bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
  const found: FoundEncoding = encoding === null ? await findEncoding(source, signal) : { encoding, how: "chosen" };
  const dialect = await findDialect({ name, source, found }, signal);
  const rows: Row[] = [];
  for await (const chunk of readRecords(readPieces(source, { encoding: found.encoding, pieceBytes: HEAD_PIECE_BYTES }, signal), { name, dialect })) {
    rows.push(...chunk.rows.slice(0, HEAD_ROWS - rows.length));
    if (rows.length === HEAD_ROWS) break;
  }
  const head: GridHead = { ref: { label: name, file: name, sheet: null, table: null }, firstRow: 1, rows, dateSystem: 1900 };
  if (WORKBOOK_NAME.test(name) && recognise(head) === null && !isTabular(rows))
    throw unreadable(name, "it is named like a workbook, but holds plain text that is no table");
  let garbled = findGarbled({ firstRow: 1, rows }, null);
  const readChunks = async function* (readSignal: AbortSignal): AsyncGenerator<TextChunk, void> {
    for await (const chunk of readRecords(readPieces(source, { encoding: found.encoding }, readSignal), { name, dialect })) {
      readSignal.throwIfAborted();
      garbled = chunk.garbled;
      yield chunk;
    }
  };
  return {
    head,
    size: source.size,
    found,
    ours: null,
    rowCount: null,
    readAs: { encoding: found.encoding, title: titleOfFound(found) },
    issues: () => (garbled === null ? [] : [garbledIssue(head, { garbled, found })]),
    readChunks,
    readRows: async function* ({ fromRow }, readSignal) {
      for await (const { firstRow, rows: all, ends } of readChunks(readSignal)) {
        const skipped = Math.max(0, fromRow - firstRow);
        if (skipped < all.length || ends !== undefined)
          yield { firstRow: firstRow + skipped, rows: skipped === 0 ? all : all.slice(skipped), ...(ends === undefined ? {} : { ends }) };
      }
    },
  };
}

/** A name's ending is often wrong, and a table of text is read whatever it is called. Other text under such a name is a file that was spoilt. */
const WORKBOOK_NAME = /\.xl(?:s|sx|sm|sb|tx|tm)$/i;
/** Columns that no sentence has, row after row. */
const TABLE_COLUMNS_MIN = 3;

function isTabular([header, ...rows]: readonly Row[]): boolean {
  const filled = (row: Row | undefined): number => (row ?? []).filter((cell) => cell !== null).length;
  return filled(header) >= TABLE_COLUMNS_MIN && rows.length > 0 && rows.every((row) => row.length === header?.length || filled(row) === 0);
}

/** From the first text that is not blank. */
async function findDialect(
  { name, source, found }: { readonly name: string; readonly source: ByteSource; readonly found: FoundEncoding },
  signal: AbortSignal,
): Promise<Dialect> {
  for await (const { text } of readPieces(source, { encoding: found.encoding }, signal)) {
    if (text.trim() !== "") return dialectOf(text);
  }
  throw empty(name);
}

function titleOfFound({ encoding, how }: FoundEncoding): string {
  const { title } = ENCODINGS[encoding];
  return how === "chosen" ? `${title}, as you chose` : title;
}

/** The heading over the cell, where one of the first rows looks like a header: the first that is filled at that place. */
function garbledIssue({ ref, rows }: GridHead, { garbled, found }: { readonly garbled: Garbled; readonly found: FoundEncoding }): Issue {
  const text = garbled.text.length > 60 ? `${garbled.text.slice(0, 60)}…` : garbled.text;
  const others = (Object.keys(ENCODINGS) as readonly Encoding[]).filter((encoding) => encoding !== found.encoding).map((encoding) => encoding);
  const heading = garbled.row === 1 ? null : (rows[0]?.[garbled.column] ?? null);
  return raise(
    "text-garbled",
    { source: ref, row: garbled.row },
    { column: heading === null ? null : String(heading), text: `"${text}"`, encoding: ENCODINGS[found.encoding].title, rowCount: garbled.rowCount, others },
  );
}
