/** However a file is cut into pieces while it is read, in the middle of a character, a quoted field or a line end: its rows are the same. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import { bytesInMemory } from "../../../src/files/byte-source";
import type { Encoding } from "../../../src/app/encodings";
import { readPieces } from "../../../src/files/text/read-pieces";
import { readRecords } from "../../../src/files/text/read-records";

const never = new AbortController().signal;
const dialect = { delimiter: ",", quoted: true } as const;

async function rowsOf(content: Uint8Array, encoding: Encoding, pieceBytes: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const chunk of readRecords(readPieces(bytesInMemory(content), { encoding, pieceBytes }, never), { name: "x.csv", dialect })) {
    expect(chunk.firstRow).toBe(rows.length + 1);
    rows.push(...chunk.rows);
  }
  return rows;
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/\s/g, ""), "hex"));

/** One row of a header, one with a comma, a quotation mark and a line end inside quotes, one with an empty cell. */
const ROWS: readonly Row[] = [
  ["SKU", "名"],
  ["A", '販売, "可"\n二'],
  [null, "é"],
];
const SAME_FILE: readonly (readonly [Encoding, Uint8Array, readonly Row[]])[] = [
  ["utf-8", Buffer.from('\ufeffSKU,名\r\nA,"販売, ""可""\r\n二"\r\n,é\r\n', "utf8"), ROWS],
  ["utf-16le", Buffer.from('\ufeffSKU,名\r\nA,"販売, ""可""\r\n二"\r\n,é\r\n', "utf16le"), ROWS],
  ["utf-16be", Buffer.from('\ufeffSKU,名\r\nA,"販売, ""可""\r\n二"\r\n,é\r\n', "utf16le").swap16(), ROWS],
  // SKU,名 \r\n A,"販売, ""可"" \r\n 二" \r\n ,x
  ["shift_jis", hex("534b552c 96bc 0d0a 412c22 94cc 9484 2c20 2222 89c2 2222 0d0a 93f1 22 0d0a 2c78 0d0a"), [...ROWS.slice(0, 2), [null, "x"]]],
  // SKU,名 \r\n A,"数量, ""可"" \r\n 二" \r\n ,x with a character of four bytes (㐂)
  [
    "gb18030",
    hex("534b552c c3fb 0d0a 412c22 cafd c1bf 2c20 2222 bfc9 2222 0d0a b6fe 22 0d0a 2c 8139ee39 0d0a"),
    [
      ["SKU", "名"],
      ["A", '数量, "可"\n二'],
      [null, "㐀"],
    ],
  ],
  [
    "windows-1252",
    hex("534b552c e9 0d0a 412c22 80 2222 0d0a 97 22 0d0a 2c fc 0d0a"),
    [
      ["SKU", "é"],
      ["A", '€"\n—'],
      [null, "ü"],
    ],
  ],
];

test.each(SAME_FILE)("%s: every size of piece gives the same rows", async (encoding, content, expected) => {
  for (let pieceBytes = 1; pieceBytes <= content.length + 1; pieceBytes += 1)
    expect({ pieceBytes, rows: await rowsOf(content, encoding, pieceBytes) }).toEqual({ pieceBytes, rows: expected });
});

const field = fc.string({ unit: fc.constantFrom('"', ",", "\n", " ", "=", "販", "é", "😀", "a", "1"), maxLength: 8 });

test("any table, in pieces of any size, is read as a whole is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.constantFrom<Encoding>("utf-8", "utf-16le"),
      fc.integer({ min: 1, max: 64 }),
      async (rows, lineEnd, encoding, pieceBytes) => {
        const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join(lineEnd) + lineEnd;
        const content = Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
        expect(await rowsOf(content, encoding, pieceBytes)).toEqual(rows.map((row) => row.map((cell) => (cell === "" ? null : cell))));
      },
    ),
    { numRuns: 200 },
  );
});
