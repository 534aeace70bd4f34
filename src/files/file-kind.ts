/** What a file is by its first bytes, since a name's ending is often wrong; and why a file that is none of ours cannot be read. */

import { wideEncodingOf } from "./text/detect-encoding";

export type FileKind = "text" | "zip" | Unreadable;
type Unreadable = keyof typeof WHY_UNREADABLE;

/** The reason as it follows "cannot be read:". */
export const WHY_UNREADABLE = {
  "old-workbook": "it is a workbook in the format of Excel 97-2003 (.xls)",
  "encrypted-workbook": "the workbook is protected by a password that must be entered to open it. Open it in Excel and remove the password under File, Info",
  "ole-file": "it is an old Office file, but no workbook",
  pdf: "it is a PDF document, not a table",
  "web-page": "it is a web page, not a table; a download that needs a fresh sign-in often gives one",
  "rich-text": "it is a formatted document, not a table",
  binary: "it is neither a text file nor a workbook",
} as const;

export function kindOfFile(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return "zip";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return kindOfOleFile(bytes);
  const opening = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  if (opening.startsWith("%pdf-")) return "pdf";
  if (/^(<!doctype html|<html|<table|<head|<body)/.test(opening)) return "web-page";
  if (opening.startsWith("{\\rtf")) return "rich-text";
  const isWide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || wideEncodingOf(bytes) !== null;
  return !isWide && bytes.subarray(0, 65536).includes(0) ? "binary" : "text";
}

/** The container of old Office files: its directory names the streams in UTF-16, which tells what it holds. */
function kindOfOleFile(bytes: Uint8Array): Unreadable {
  const holds = (stream: string): boolean =>
    includesBytes(
      bytes,
      [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
    );
  if (holds("EncryptedPackage")) return "encrypted-workbook";
  return holds("Workbook") || holds("Book") ? "old-workbook" : "ole-file";
}

function startsWith(bytes: Uint8Array, opening: readonly number[]): boolean {
  return opening.every((byte, index) => bytes[index] === byte);
}

function includesBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
