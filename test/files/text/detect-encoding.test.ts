/** Which encoding bytes are in, each example written out byte by byte. */
import { bytesInMemory } from "../../../src/files/byte-source";
import { detectEncoding, findEncoding } from "../../../src/files/text/detect-encoding";
import { encodingOrNull, type Encoding } from "../../../src/app/encodings";
import { readPieces } from "../../../src/files/text/read-pieces";

const never = new AbortController().signal;
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])));

async function textOf(content: Uint8Array, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of readPieces(bytesInMemory(content), { encoding }, never)) text += piece.text;
  return text;
}

const EXAMPLES: readonly { readonly what: string; readonly content: Uint8Array; readonly encoding: Encoding; readonly how: string; readonly text: string }[] = [
  { what: "a mark of UTF-8", content: bytes([0xef, 0xbb, 0xbf], "Date"), encoding: "utf-8", how: "marked", text: "Date" },
  {
    what: "UTF-8 without a mark",
    content: bytes("SKU,", [0xe8, 0xb2, 0xa9, 0xe5, 0xa3, 0xb2], ",", [0xc3, 0xa9]),
    encoding: "utf-8",
    how: "judged",
    text: "SKU,販売,é",
  },
  { what: "plain letters", content: bytes("SKU,Quantity\nA-1,5\n"), encoding: "utf-8", how: "plain", text: "SKU,Quantity\nA-1,5\n" },
  { what: "a mark of UTF-16", content: bytes([0xff, 0xfe, 0x44, 0, 0xe9, 0]), encoding: "utf-16le", how: "marked", text: "Dé" },
  { what: "a mark of UTF-16, the other way round", content: bytes([0xfe, 0xff, 0, 0x44, 0, 0xe9]), encoding: "utf-16be", how: "marked", text: "Dé" },
  // "日付\tSKU\n"
  {
    what: "UTF-16 without a mark",
    content: bytes([0xe5, 0x65, 0xd8, 0x4e, 0x09, 0, 0x53, 0, 0x4b, 0, 0x55, 0, 0x0a, 0]),
    encoding: "utf-16le",
    how: "judged",
    text: "日付\tSKU\n",
  },
  {
    what: "UTF-16 without a mark, the other way round",
    content: bytes([0x65, 0xe5, 0x4e, 0xd8, 0, 0x09, 0, 0x53, 0, 0x4b, 0, 0x55, 0, 0x0a]),
    encoding: "utf-16be",
    how: "judged",
    text: "日付\tSKU\n",
  },
  {
    what: "French",
    content: bytes("Th", [0xe9], "i", [0xe8], "re cr", [0xe8], "me, 2", [0x80]),
    encoding: "windows-1252",
    how: "judged",
    text: "Théière crème, 2€",
  },
  {
    what: "German, with two accents together",
    content: bytes("Gr", [0xf6, 0xdf], "e,St", [0xfc], "ck,", [0xdc], "bergang"),
    encoding: "windows-1252",
    how: "judged",
    text: "Größe,Stück,Übergang",
  },
  {
    what: "an inch mark and a dash",
    content: bytes("Tray 12", [0x94], " wide ", [0x96], " black"),
    encoding: "windows-1252",
    how: "judged",
    text: "Tray 12” wide – black",
  },
  { what: "a single sign", content: bytes("SKU,Title\nA-1,Tea", [0xae], "\n"), encoding: "windows-1252", how: "judged", text: "SKU,Title\nA-1,Tea®\n" },
  // "カスタマー発送"
  {
    what: "Japanese kana",
    content: bytes("SKU,", [0x83, 0x4a, 0x83, 0x58, 0x83, 0x5e, 0x83, 0x7d, 0x81, 0x5b, 0x94, 0xad, 0x91, 0x97]),
    encoding: "shift_jis",
    how: "judged",
    text: "SKU,カスタマー発送",
  },
  // "日付,数量,在庫状況"
  {
    what: "Japanese without kana",
    content: bytes([0x93, 0xfa, 0x95, 0x74], ",", [0x90, 0x94, 0x97, 0xca], ",", [0x8d, 0xdd, 0x8c, 0xc9, 0x8f, 0xf3, 0x8b, 0xb5]),
    encoding: "shift_jis",
    how: "judged",
    text: "日付,数量,在庫状況",
  },
  // "期初库存数量"
  {
    what: "Chinese",
    content: bytes("SKU,", [0xc6, 0xda, 0xb3, 0xf5, 0xbf, 0xe2, 0xb4, 0xe6, 0xca, 0xfd, 0xc1, 0xbf]),
    encoding: "gb18030",
    how: "judged",
    text: "SKU,期初库存数量",
  },
  // "日期,仓库,数量"
  {
    what: "Chinese in short words",
    content: bytes([0xc8, 0xd5, 0xc6, 0xda], ",", [0xb2, 0xd6, 0xbf, 0xe2], ",", [0xca, 0xfd, 0xc1, 0xbf]),
    encoding: "gb18030",
    how: "judged",
    text: "日期,仓库,数量",
  },
  // "货件（深圳）"
  {
    what: "Chinese with brackets of its own",
    content: bytes([0xbb, 0xf5, 0xbc, 0xfe, 0xa3, 0xa8, 0xc9, 0xee, 0xdb, 0xda, 0xa3, 0xa9]),
    encoding: "gb18030",
    how: "judged",
    text: "货件（深圳）",
  },
];

test.each(EXAMPLES)("$what is $encoding", async ({ content, encoding, how, text }) => {
  expect(detectEncoding(content)).toEqual({ encoding, how });
  expect(await textOf(content, encoding)).toBe(text);
});

test("a character that the sample cuts in two does not count against its encoding", () => {
  expect(detectEncoding(bytes("SKU,", [0xe8, 0xb2, 0xa9, 0xe5, 0xa3]))).toEqual({ encoding: "utf-8", how: "judged" });
  expect(detectEncoding(bytes("SKU,", [0x83, 0x4a, 0x83, 0x58, 0x83]))).toEqual({ encoding: "shift_jis", how: "judged" });
});

test("what tells the encoding may come late in a file", async () => {
  const late = bytes("SKU,Title\n", "A-1,plain title\n".repeat(100_000), "A-2,Th", [0xe9], "i", [0xe8], "re\n");
  expect(late.length).toBeGreaterThan(1 << 20);
  expect(await findEncoding(bytesInMemory(late), never)).toEqual({ encoding: "windows-1252", how: "judged" });
});

test("an encoding is known by any of its names", () => {
  expect(["utf8", "UTF-16", "ANSI", "sjis", "CP932", "GBK", "gb2312", "Windows-1252"].map(encodingOrNull)).toEqual([
    "utf-8",
    "utf-16le",
    "windows-1252",
    "shift_jis",
    "shift_jis",
    "gb18030",
    "gb18030",
    "windows-1252",
  ]);
  expect(encodingOrNull("ebcdic")).toBeNull();
});
