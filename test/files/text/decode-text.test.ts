import { decodeText } from "../../../src/files/text/decode-text";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])));

test("a byte order mark is no part of the text", () => {
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], "Date"))).toEqual({ text: "Date", encoding: "utf-8" });
});

test("UTF-16 is told by its mark, whichever byte comes first", () => {
  expect(decodeText(bytes([0xff, 0xfe, 0x44, 0, 0xe9, 0]))).toEqual({ text: "Dé", encoding: "utf-16le" });
  expect(decodeText(bytes([0xfe, 0xff, 0, 0x44, 0, 0xe9]))).toEqual({ text: "Dé", encoding: "utf-16be" });
});

test("UTF-8 without a mark is UTF-8", () => {
  expect(decodeText(new TextEncoder().encode("販売可 é ’"))).toEqual({ text: "販売可 é ’", encoding: "utf-8" });
});

test("single accents between plain letters are Windows-1252", () => {
  // "Théière crème, 2€"
  expect(decodeText(bytes("Th", [0xe9], "i", [0xe8], "re cr", [0xe8], "me, 2", [0x80]))).toEqual({ text: "Théière crème, 2€", encoding: "windows-1252" });
});

test("Japanese without UTF-8 is Shift-JIS", () => {
  // "カスタマー発送"
  const shipped = [0x83, 0x4a, 0x83, 0x58, 0x83, 0x5e, 0x83, 0x7d, 0x81, 0x5b, 0x94, 0xad, 0x91, 0x97];
  expect(decodeText(bytes("SKU,", shipped))).toEqual({ text: "SKU,カスタマー発送", encoding: "shift_jis" });
});

test("Chinese without UTF-8 is GB18030", () => {
  // "期初库存数量"
  const opening = [0xc6, 0xda, 0xb3, 0xf5, 0xbf, 0xe2, 0xb4, 0xe6, 0xca, 0xfd, 0xc1, 0xbf];
  expect(decodeText(bytes("SKU,", opening))).toEqual({ text: "SKU,期初库存数量", encoding: "gb18030" });
});
