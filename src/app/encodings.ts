/** The encodings that sellers' text files come in, by the names that TextDecoder, people and other programs call them. */

export const ENCODINGS = {
  "utf-8": { title: "UTF-8", alsoCalled: ["utf8", "utf-8-bom", "unicode-utf8"] },
  "utf-16le": { title: "UTF-16", alsoCalled: ["utf16", "utf-16", "utf16le", "unicode", "ucs-2"] },
  "utf-16be": { title: "UTF-16 (big-endian)", alsoCalled: ["utf16be", "unicode-be"] },
  "windows-1252": { title: "Windows-1252 (Western European)", alsoCalled: ["cp1252", "ansi", "latin1", "iso-8859-1", "iso-8859-15", "1252"] },
  shift_jis: { title: "Shift-JIS (Japanese)", alsoCalled: ["shift-jis", "sjis", "cp932", "windows-31j", "ms932", "932"] },
  gb18030: { title: "GB18030 (Chinese)", alsoCalled: ["gbk", "gb2312", "cp936", "936"] },
} as const satisfies Record<string, { readonly title: string; readonly alsoCalled: readonly string[] }>;

export type Encoding = keyof typeof ENCODINGS;
export const ENCODING_NAMES = Object.keys(ENCODINGS) as readonly Encoding[];

/** Case, hyphens and underscores make no difference; null for a name that is none of them. */
export function encodingOrNull(name: string): Encoding | null {
  const wanted = plain(name);
  return ENCODING_NAMES.find((encoding) => [encoding, ...ENCODINGS[encoding].alsoCalled].some((known) => plain(known) === wanted)) ?? null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
