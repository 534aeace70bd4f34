/**
 * Headers and vocabulary words in the one form in which they are compared: "Warehouse Transfer In/Out", "WarehouseTransferIn/Out" and
 * "warehouse-transfer-in-out" are one word, and so is Chinese in traditional and in simplified characters. Letters of every script stay, so that Japanese and
 * Chinese headers stay apart.
 */

/** No header is this long; a longer cell is prose, and is not worth the work. */
const WORD_LENGTH_MAX = 200;

/** Traditional characters that stand in headings and words of the trade, each before the simplified one. */
const CHARACTER_PAIRS = [
  "倉仓 庫库 貨货 損损 壞坏 遺遗 丟丢 運运 輸输 頭头 內内 賠赔 償偿 補补 額额 數数 單单 號号 編编 類类",
  "狀状 態态 開开 關关 閉闭 結结 遞递 備备 註注 說说 還还 應应 該该 發发 簽签 實实 際际 從从 幣币 種种",
  "匯汇 價价 東东 產产 費费 稅税 總总 長长 寬宽 體体 積积 採采 購购 銷销 買买 賣卖 亞亚 馬马 遜逊 駁驳",
  "絕绝 棄弃 處处 進进 審审 調调 訴诉 違违 規规 罰罚 項项 帳账 轉转 換换 點点 報报 廢废 撥拨 對对 聯联 訂订 賬账 間间 達达 來来 國国 場场 裝装 組组 個个 標标 條条 題题 問问 題题",
] as const;
const SIMPLIFIED_OF: ReadonlyMap<string, string> = new Map(
  CHARACTER_PAIRS.flatMap((line) => line.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)] as const)),
);

export function wordOf(text: string): string {
  if (text.length > WORD_LENGTH_MAX) return "";
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/\p{Script=Han}/gu, (letter) => SIMPLIFIED_OF.get(letter) ?? letter)
    .replaceAll("fulfilment", "fulfillment")
    .replaceAll("centre", "center");
}

/** Text of a cell without the blanks, byte order marks and zero-width characters that exports leave around it. */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g, "");
}
