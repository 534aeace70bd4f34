/**
 * Headers and vocabulary words in the one form in which they are compared: "Warehouse Transfer In/Out", "WarehouseTransferIn/Out" and
 * "warehouse-transfer-in-out" are one word. Letters of every script stay, so that Japanese and Chinese headers stay apart.
 */

/** No header is this long; a longer cell is prose, and is not worth the work. */
const WORD_LENGTH_MAX = 200;

export function wordOf(text: string): string {
  if (text.length > WORD_LENGTH_MAX) return "";
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replaceAll("fulfilment", "fulfillment")
    .replaceAll("centre", "center");
}

/** Text of a cell without the blanks, byte order marks and zero-width characters that exports leave around it. */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g, "");
}
