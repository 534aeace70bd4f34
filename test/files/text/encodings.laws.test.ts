/** What was written in an encoding is found to be in it and read as it was written, from six characters beyond ASCII on: of fewer, two readings may be as likely. */
import fc from "fast-check";
import type { Encoding } from "../../../src/app/encodings";
import { rowsOf } from "../../../src/core/columns/table";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import { readFile } from "../../../src/files/import-file";
import { detectEncoding } from "../../../src/files/text/detect-encoding";
import { charactersOf, encodeText } from "./encode-text";

type Written = { readonly encoding: Encoding; readonly mark: string };
const hooks = { signal: new AbortController().signal, onProgress: () => undefined };

/** The encoding found, and what the columns hold that are text. */
async function readBack(bytes: Uint8Array): Promise<{ readonly encoding: string; readonly rows: readonly (readonly string[])[] }> {
  const read = await readFile(new Blob([bytes as BlobPart]), { name: "own.csv", encoding: null, mappings: [] }, hooks);
  if (read.outcome === "refused") throw new Error(read.message);
  const { facts } = assembleFacts(read.file.tables.flatMap(({ decoded }) => decoded ?? []));
  return { encoding: read.file.encoding?.used ?? "", rows: rowsOf(facts.movements).map(({ warehouse, sku, note }) => [warehouse, sku, note]) };
}

type Line = readonly [warehouse: string, sku: string, note: string];
const fileOf = (lines: readonly Line[], header: readonly string[], delimiter: string): string =>
  [header, ...lines.map(([warehouse, sku, note]) => ["2026-10-05", warehouse, sku, "purchase", "5", note])]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter))
    .join("\r\n") + "\r\n";
const ENGLISH = ["Date", "Warehouse", "SKU", "Type", "Quantity", "Note"];

/** Characters in everyday use, by where they stand in the charts. */
const inRows = (encoding: "shift_jis" | "gb18030", isUsual: (lead: number, trail: number) => boolean): readonly string[] =>
  [...charactersOf(encoding)].flatMap(([character, [lead = 0, trail]]) => (trail !== undefined && isUsual(lead, trail) ? [character] : []));
const KANA = inRows("shift_jis", (lead, trail) => (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96));
const KANJI = inRows("shift_jis", (lead) => lead >= 0x89 && lead <= 0x97);
const HANZI = inRows("gb18030", (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1);

const japanese = fc.array(fc.oneof(fc.constantFrom(...KANA), fc.constantFrom(...KANJI)), { minLength: 3, maxLength: 8 }).map((letters) => letters.join(""));
const chinese = fc.array(fc.constantFrom(...HANZI), { minLength: 3, maxLength: 8 }).map((letters) => letters.join(""));
const plain = fc.stringMatching(/^[a-z]{1,4}$/);
const accent = fc.constantFrom(..."äöüßéèêàâçñãõåøæùîóíúÄÖÜÉÅØ", "öß", "çã", "ée", "œ");
const western = fc.tuple(plain, accent, plain, fc.constantFrom("", "", "®", "™", " 20€", " – ½")).map((parts) => parts.join(""));

const linesOf = (word: fc.Arbitrary<string>): fc.Arbitrary<readonly Line[]> =>
  fc.array(fc.tuple(word, fc.stringMatching(/^[A-Z]{2}-[0-9]{1,4}$/), word), { minLength: 1, maxLength: 12 });
const UNICODE: readonly Written[] = [
  { encoding: "utf-8", mark: "" },
  { encoding: "utf-8", mark: "\ufeff" },
  { encoding: "utf-16le", mark: "\ufeff" },
  { encoding: "utf-16le", mark: "" },
  { encoding: "utf-16be", mark: "\ufeff" },
  { encoding: "utf-16be", mark: "" },
];

test.each<readonly [string, fc.Arbitrary<string>, readonly Written[]]>([
  ["Japanese", japanese, [...UNICODE, { encoding: "shift_jis", mark: "" }]],
  ["Chinese", chinese, [...UNICODE, { encoding: "gb18030", mark: "" }]],
  ["Western", western, [...UNICODE, { encoding: "windows-1252", mark: "" }]],
])("%s in every encoding that has it", async (_, word, encodings) => {
  await fc.assert(
    fc.asyncProperty(linesOf(word), fc.constantFrom(",", "\t", ";"), fc.constantFrom(...encodings), async (lines, delimiter, { encoding, mark }) => {
      const read = await readBack(encodeText(mark + fileOf(lines, ENGLISH, delimiter), encoding));
      expect(read).toEqual({ encoding, rows: lines });
    }),
    { numRuns: 60 },
  );
});

test("headings that a source is known to have tell the encoding, whatever stands under them: half-width kana look like Chinese", () => {
  const found = (header: string): string => detectEncoding(encodeText(`${header}\r\n${"10/05/2026,TEA-1,ﾐﾄﾞﾘ ﾄｳ\r\n".repeat(40)}`, "shift_jis")).encoding;
  expect(found("スナップショット日付,出品者SKU,商品名")).toBe("shift_jis");
  expect(found("Date,MSKU,Title")).toBe("gb18030");
});

test("capitals with accents, two together within a word, are Western", async () => {
  const lines: readonly Line[] = [["SÃO", "TEA-1", "PORÇÃO"]];
  expect(await readBack(encodeText(fileOf(lines, ENGLISH, ","), "windows-1252"))).toEqual({ encoding: "windows-1252", rows: lines });
});
