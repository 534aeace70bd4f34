/** Text is split as papaparse splits it, which has read more spreadsheets' files than we have; and as much of it as is whole, wherever it is cut. */
import fc from "fast-check";
import Papa from "papaparse";
import type { Row } from "../../../src/core/sources/grid";
import { knownTexts } from "../../../src/files/text/known-texts";
import { splitRecords } from "../../../src/files/text/split-records";

const text = fc.string({ unit: fc.constantFrom('"', '"', ",", ",", "\n", " ", "a", "販", "\t"), maxLength: 40 });
const known = knownTexts();
const split = (of: string, isWhole: boolean, dialect: { readonly delimiter: "," | "\t"; readonly quoted: boolean } = { delimiter: ",", quoted: true }) =>
  splitRecords(of, dialect, { isWhole, known });

function byPapaparse(of: string, quoted: boolean): { readonly rows: readonly Row[]; readonly codes: readonly string[] } {
  const { data, errors } = new Papa.Parser({ delimiter: ",", newline: "\n", ...(quoted ? {} : { fastMode: true }) }).parse(of, 0, false) as {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string }[];
  };
  // The line end after the last record is not a record of its own.
  const records = of.endsWith("\n") && data.at(-1)?.length === 1 && data.at(-1)?.[0] === "" ? data.slice(0, -1) : data;
  return { rows: records.map((fields) => fields.map((field) => (field === "" ? null : field))), codes: errors.map(({ code }) => code) };
}

test("text whose quotation marks are in their places gives the same records", () => {
  fc.assert(
    fc.property(text, (whole) => {
      const expected = byPapaparse(whole, true);
      // papaparse passes over a letter after a mark that is out of place.
      fc.pre(!expected.codes.includes("InvalidQuotes"));
      const found = split(whole, true);
      expect(found.isOpen).toBe(expected.codes.includes("MissingQuotes"));
      if (!found.isOpen) expect(found.records).toEqual(expected.rows);
    }),
    { numRuns: 3_000 },
  );
});

test("text without quotation gives the same records, whatever marks it holds", () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(split(whole, true, { delimiter: ",", quoted: false }).records).toEqual(byPapaparse(whole, false).rows);
    }),
    { numRuns: 1_000 },
  );
});

test("what is split of the beginning and then of the rest is what is split of the whole", () => {
  fc.assert(
    fc.property(text, fc.nat(), (whole, cut) => {
      const beginning = split(whole.slice(0, cut % (whole.length + 1)), false);
      const rest = split(whole.slice(beginning.end), true);
      expect([...beginning.records, ...rest.records]).toEqual(split(whole, true).records);
    }),
    { numRuns: 3_000 },
  );
});

test.each<readonly [string, string, readonly Row[]]>([
  ["a quotation mark in the middle of a field is text", '12" tray,5" dish\n', [['12" tray', '5" dish']]],
  ["a quotation mark inside a quoted field, not doubled, is text", '"12" tray",5\n', [['12" tray', "5"]]],
  ["blanks between a closing quotation mark and the delimiter are nothing", '"a"  ,b\n', [["a", "b"]]],
  ["two quotation marks are an empty field", '"",b\n', [[null, "b"]]],
  [
    "a delimiter at the end of a line has an empty field after it",
    "a,\nb,",
    [
      ["a", null],
      ["b", null],
    ],
  ],
  ["an empty line is a record", "a\n\nb", [["a"], [null], ["b"]]],
])("%s", (_, whole, expected) => expect(split(whole, true).records).toEqual(expected));

test("a field known from before is the same field, however many fall on one place", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.nat(), fc.nat(), (whole, a, b) => {
      const [from = 0, to = 0] = [a % (whole.length + 1), b % (whole.length + 1)].sort((first, second) => first - second);
      expect(known.textAt(whole, from, to)).toBe(whole.slice(from, to));
      expect(known.textAt(whole, from, to)).toBe(whole.slice(from, to));
    }),
  );
  const numbers = Array.from({ length: 100_000 }, (_, number) => String(number));
  expect(numbers.filter((number) => known.textAt(`x${number}`, 1, 1 + number.length) !== number)).toEqual([]);
});
