/** Whatever happened to a file on its way, reading it gives facts, or says what is wrong: it never throws, and never hangs. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import { EXAMPLES } from "../../core/sources/examples";
import { answerTo } from "../answer-to";

const quoted = (rows: readonly Row[], delimiter: string): string =>
  rows.map((row) => row.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(delimiter)).join("\r\n") + "\r\n";

const example = fc.constantFrom(...EXAMPLES);
const delimiter = fc.constantFrom(",", "\t", ";");
const written = fc.tuple(example, delimiter).map(([{ rows }, mark]) => new Uint8Array(Buffer.from(quoted(rows, mark), "utf8")));

test("a file that was cut off at any byte", async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.nat(), async (bytes, cut) => {
      expect(await answerTo(bytes.slice(0, cut % (bytes.length + 1)))).not.toBe("");
    }),
    { numRuns: 100 },
  );
});

test("a file with bytes that were replaced, of whatever value, zero included", async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 }), async (bytes, replaced) => {
      const damaged = bytes.slice();
      for (const [at, byte] of replaced) damaged[at % damaged.length] = byte;
      expect(await answerTo(damaged)).not.toBe("");
    }),
    { numRuns: 100 },
  );
});

test("bytes of no meaning at all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await answerTo(bytes)).not.toBe("");
    }),
    { numRuns: 100 },
  );
});

/** What a seller's goods are called, in bytes as that encoding has them; beside it, every byte is the same in all but UTF-16. */
const NAMES: Readonly<Record<string, readonly number[]>> = {
  "UTF-8": [0xe7, 0xb7, 0x91, 0xe8, 0x8c, 0xb6],
  "Shift-JIS": [0x97, 0xce, 0x92, 0x83],
  GB18030: [0xc2, 0xcc, 0xb2, 0xe8],
  "Windows-1252": [0x54, 0x68, 0xe9, 0x20, 0x96, 0x20, 0x80],
};
/** Sequences that end too soon or are none. */
const BROKEN = [0xe7, 0xb7, 0x20, 0xff, 0xfe, 0xc0, 0xaf, 0x81];

/** The rows with such a name in a column of its own, which no source reads. */
function named(rows: readonly Row[], name: readonly number[]): Uint8Array {
  const width = Math.max(...rows.map((cells) => cells.length));
  const lines = rows.map((cells) => [...Array.from({ length: width }, (_, column) => cells[column] ?? null), cells.length < 3 ? null : "\u0001"]);
  return new Uint8Array(
    Buffer.concat(
      quoted(lines, ",")
        .split("\u0001")
        .flatMap((part, index) => [...(index === 0 ? [] : [Buffer.from(name)]), Buffer.from(part, "utf8")]),
    ),
  );
}

const rowsIn = (rows: readonly Row[]): Promise<string> => answerTo(quoted(rows, ","));

test.each(EXAMPLES.map(({ kind, rows }) => [kind, rows] as const))(
  "%s has the same rows in every encoding, and gives an answer where bytes are no text",
  async (_, rows) => {
    const expected = await rowsIn(rows);
    // What is not plain letters in an example is in UTF-8: beside it no other encoding can stand.
    const isPlain = /^[\x20-\x7e\s]*$/.test(quoted(rows, ","));
    for (const [encoding, name] of Object.entries(NAMES).slice(0, isPlain ? undefined : 1))
      expect([encoding, await answerTo(named(rows, name))]).toEqual([encoding, expected]);
    const wide = (mark: string): Buffer => Buffer.from(mark + quoted(rows, "\t"), "utf16le");
    for (const bytes of [wide("\ufeff"), wide(""), wide("\ufeff").swap16()]) expect(await answerTo(new Uint8Array(bytes))).toBe(expected);
    expect(await answerTo(named(rows, BROKEN))).not.toBe("");
  },
);

const header = (EXAMPLES[0]?.rows ?? []).slice(0, 1);
const row = (EXAMPLES[0]?.rows ?? []).slice(1, 2);
test.each<readonly [string, string, string | RegExp]>([
  ["nothing", "", /there is nothing in it/],
  ["only a byte order mark", "\ufeff", /there is nothing in it/],
  ["only delimiters", `${",".repeat(30)}\n`.repeat(200), "table-unknown"],
  ["only line ends", "\r\n".repeat(500), /there is nothing in it/],
  ["a hundred thousand empty rows under a header", quoted(header, ",") + "\r\n".repeat(100_000), "rows-missing"],
  [
    "ten thousand rows of delimiters between two of facts",
    quoted([...header, ...row], ",") + `${",".repeat(20)}\r\n`.repeat(10_000) + quoted(row, ","),
    "2 rows",
  ],
  [
    "ten thousand columns",
    quoted([Array.from({ length: 10_000 }, (_, index) => `Column ${index}`), Array.from({ length: 10_000 }, () => "1")], ","),
    "table-unknown",
  ],
  ["a cell of a megabyte", quoted([...header, ...row.map((cells) => cells.map((cell, index) => (index === 4 ? "x".repeat(1_000_000) : cell)))], ","), "1 rows"],
  [
    "a quotation mark that is never closed, with lines under it",
    `${quoted([...header, ...row], ",")}"10/31/2026,X001\n10/31/2026,X002`,
    /row 3 opens a quotation mark that is never closed/,
  ],
])("%s", async (_, text, expected) => {
  const answer = await answerTo(text);
  if (typeof expected === "string") expect(answer).toBe(expected);
  else expect(answer).toMatch(expected);
});
