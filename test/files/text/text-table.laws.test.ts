import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import { tableOfText } from "../../../src/files/text/text-table";

const never = new AbortController().signal;

async function rowsOf(bytes: Uint8Array): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const chunk of (await tableOfText({ name: "x.csv", bytes })).readRows({ fromRow: 1, columns: [] }, never)) rows.push(...chunk.rows);
  return rows;
}

/** Line ends inside a field are read as \n, whichever they were; a zero character would make the file a binary one. */
const field = fc
  .string({ unit: fc.oneof(fc.constantFrom('"', ",", "\t", ";", "\n", " ", "=", "販", "é"), fc.string({ minLength: 1, maxLength: 1 })) })
  .map((text) => text.replace(/[\r\0]/g, ""));
const table = fc
  .integer({ min: 3, max: 5 })
  .chain((width) =>
    fc
      .array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 })
      .map((rows) => [Array.from({ length: width }, (_, column) => `Column ${column + 1}`), ...rows]),
  );
const quoted = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join(lineEnd) + lineEnd;
const expected = (rows: readonly (readonly string[])[]): readonly Row[] => rows.map((row) => row.map((text) => (text === "" ? null : text)));

test("what is quoted field by field is read field by field, with and without a mark, in UTF-8 and UTF-16", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(",", "\t", ";"),
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("utf-8", "utf-8 with mark", "utf-16le"),
      async (rows, delimiter, lineEnd, encoding) => {
        const text = quoted(rows, delimiter, lineEnd);
        const bytes = encoding === "utf-16le" ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(encoding === "utf-8" ? text : `\ufeff${text}`, "utf8");
        expect(await rowsOf(bytes)).toEqual(expected(rows));
      },
    ),
    { numRuns: 300 },
  );
});

test("an unquoted tab-separated file is read as it stands, whatever quotation marks its fields hold", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const plain = rows.map((row) => row.map((text) => text.replace(/[\t\n]/g, " ")));
      expect(await rowsOf(Buffer.from(plain.map((row) => row.join("\t")).join("\n") + "\n"))).toEqual(expected(plain));
    }),
    { numRuns: 300 },
  );
});
