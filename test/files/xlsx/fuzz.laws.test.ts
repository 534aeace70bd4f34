/** Whatever happened to a workbook on its way, reading it gives facts, or says what is wrong: it never throws, and never hangs. */
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { pack, setText, textOf, unpack, type Parts } from "../../../src/files/xlsx/package";
import { recognise } from "../../../src/core/sources/recognise";
import { headOf } from "../../core/sources/decoded-rows";
import { EXAMPLES } from "../../core/sources/examples";
import { answerTo } from "../answer-to";

const books = new Map<number, Promise<Uint8Array>>();
/** An example of every kind of table as a workbook, written once. */
const bookOf = (index: number): Promise<Uint8Array> => {
  const book = books.get(index) ?? writeXlsx({ sheets: [{ name: "Data", rows: (EXAMPLES[index]?.rows ?? []).map((row) => [...row]) }] });
  books.set(index, book);
  return book;
};
const example = fc.nat(EXAMPLES.length - 1);
const SHEET = "xl/worksheets/sheet1.xml";
const STRINGS = "xl/sharedStrings.xml";
const [LEDGER] = [0];

async function edited(index: number, edit: (parts: Parts) => void): Promise<Uint8Array> {
  const parts = unpack(await bookOf(index));
  edit(parts);
  return pack(parts, 0);
}

test("a workbook that was cut off at any byte is said to be", async () => {
  await fc.assert(
    fc.asyncProperty(example, fc.nat(), async (index, cut) => {
      const bytes = await bookOf(index);
      expect(await answerTo(bytes.slice(0, cut % bytes.length))).not.toMatch(/ rows$/);
    }),
    { numRuns: 12 },
  );
});

test("a workbook with bytes that were replaced, of whatever value", async () => {
  await fc.assert(
    fc.asyncProperty(example, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (index, replaced) => {
      const damaged = (await bookOf(index)).slice();
      for (const [at, byte] of replaced) damaged[at % damaged.length] = byte;
      expect(await answerTo(damaged)).not.toBe("");
    }),
    { numRuns: 15 },
  );
});

test.each([SHEET, STRINGS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml", "xl/styles.xml"])(
  "%s cut off at any character, with characters replaced, or gone",
  async (path) => {
    const damage = fc.oneof(
      fc.nat().map((at) => (xml: string) => xml.slice(0, at % xml.length)),
      fc.tuple(fc.nat(), fc.constantFrom("<", ">", '"', "&", "&#x999999;", "</row>", "<c>", "<!--", "<![CDATA[", "\u0000", "-1")).map(
        ([at, text]) =>
          (xml: string) =>
            `${xml.slice(0, at % xml.length)}${text}${xml.slice((at % xml.length) + 1)}`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(example, damage, async (index, spoil) => {
        expect(await answerTo(await edited(index, (parts) => setText(parts, path, spoil(textOf(parts, path) ?? " "))))).not.toBe("");
      }),
      { numRuns: 6 },
    );
    expect(await answerTo(await edited(LEDGER, (parts) => void parts.delete(path)))).not.toBe("");
  },
);

test.each(EXAMPLES.map(({ kind }, index) => [kind, index] as const))(
  "%s beside ten thousand columns, and with a megabyte in a cell of one shape",
  async (_, index) => {
    const rows = EXAMPLES[index]?.rows ?? [];
    const width = Math.max(...rows.map((cells) => cells.length));
    // The header has a name for each column beside the table's, the rows below it a cell in the last one.
    const headerRow = (recognise(headOf(rows))?.headerRow ?? 1) - 1;
    const beside = rows.map((cells, row) =>
      row < headerRow
        ? [...cells]
        : Array.from(
            { length: width + 10_000 },
            (_cell, column) => cells[column] ?? (column < width ? null : row === headerRow ? `Box ${column}` : column === width + 9_999 ? "x" : null),
          ),
    );
    const wideAnswer = await answerTo(await writeXlsx({ sheets: [{ name: "Data", rows: beside }] }));
    // Headings that many tables have are none among so many others.
    expect([await answerTo(await bookOf(index)), "sheet-unknown"]).toContain(wideAnswer);
    const long = "9".repeat(1_000_000);
    const ref = `A${rows.length}`;
    // Each shape for every third kind: a text, what a formula gave, a number.
    const shapes = [
      `<c r="${ref}" t="inlineStr"><is><t>${long}</t></is></c>`,
      `<c r="${ref}" t="str"><f>A1</f><v>${long}</v></c>`,
      `<c r="${ref}"><v>${long}</v></c>`,
    ];
    const edit = (xml: string): string => xml.replace(new RegExp(`<c r="${ref}"[^>]*?(?:/>|>.*?</c>)`, "s"), shapes[index % shapes.length] ?? "");
    expect(await answerTo(await edited(index, (parts) => setText(parts, SHEET, edit(textOf(parts, SHEET) ?? ""))))).not.toBe("");
  },
);

const inSheet = (edit: (xml: string) => string): Promise<Uint8Array> => edited(LEDGER, (parts) => setText(parts, SHEET, edit(textOf(parts, SHEET) ?? "")));
const withRows = (rows: string): Promise<Uint8Array> =>
  inSheet((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, (data) => data.replace("</sheetData>", `${rows}</sheetData>`)));
const wide = (count: number): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: "Data", rows: [Array.from({ length: count }, (_, index) => `Column ${index}`), Array.from({ length: count }, () => 1)] }] });

test.each<readonly [string, () => Promise<Uint8Array>, string]>([
  ["as it was written", () => bookOf(LEDGER), "1 rows"],
  ["without styles", () => edited(LEDGER, (parts) => void parts.delete("xl/styles.xml")), "1 rows"],
  ["without its list of content types", () => edited(LEDGER, (parts) => void parts.delete("[Content_Types].xml")), "1 rows"],
  ["without the texts that its cells share", () => edited(LEDGER, (parts) => void parts.delete(STRINGS)), "damaged"],
  ["whose sheet is cut off behind a row", () => inSheet((xml) => xml.slice(0, xml.indexOf("</row>") + 6)), "damaged"],
  [
    "with merged cells, hidden rows and a filter",
    () =>
      inSheet((xml) =>
        xml
          .replace(/<row /g, '<row hidden="1" ')
          .replace("</sheetData>", '</sheetData><autoFilter ref="A1:U2"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
      ),
    "1 rows",
  ],
  ["with a formula that gave an error", () => withRows('<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'), "1 rows"],
  [
    "of 1904",
    () =>
      edited(LEDGER, (parts) =>
        setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace(/<workbookPr[^>]*\/>|(?=<sheets>)/, '<workbookPr date1904="1"/>')),
      ),
    "1 rows",
  ],
  ["with ten thousand columns", () => wide(10_000), "sheet-unknown"],
  ["with a cell of a megabyte", () => withRows(`<row r="3"><c r="E3" t="inlineStr"><is><t>${"x".repeat(1_000_000)}</t></is></c></row>`), "1 rows"],
  ["with a comment of two megabytes that never ends", () => inSheet((xml) => xml.replace("</sheetData>", `<!-- ${"x".repeat(2_000_000)}`)), "damaged"],
  ["with a row beyond the last that a sheet has", () => withRows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "damaged"],
  ["with a cell beyond the last column that a sheet has", () => withRows('<row r="3"><c r="ZZZ3"><v>1</v></c></row>'), "damaged"],
  [
    "with its last row in the last row that a sheet has",
    () => withRows('<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>10/30/2026</t></is></c></row>'),
    "1 rows",
  ],
  [
    "whose sheet is somewhere else",
    () =>
      edited(LEDGER, (parts) =>
        setText(
          parts,
          "xl/_rels/workbook.xml.rels",
          (textOf(parts, "xl/_rels/workbook.xml.rels") ?? "").replace("worksheets/sheet1.xml", "worksheets/sheet7.xml"),
        ),
      ),
    "damaged",
  ],
])("a workbook %s", async (_, book, expected) => {
  const answer = await answerTo(await book());
  expect(expected === "damaged" ? answer.includes("the workbook is damaged") : answer).toBe(expected === "damaged" ? true : expected);
});
