/** What sellers write for kinds and statuses of cases is understood, in English, in simplified and in traditional Chinese. */
import { sayStatus } from "../../../src/core/domain/claims";
import { kindsToWrite, statusesToWrite } from "../../../src/core/domain/case-words";
import { caseStatusOfWord, claimTypeOfWord } from "../../../src/core/sources/case-words";

test.each([
  ["inbound-missing", "货件短少 货件丢失 入库丢失 入仓丢失 入库短少 少收 貨件丟失 入倉短少", "Lost inbound, missing units, LOST_INBOUND"],
  ["carrier-loss", "承运人丢失 承运商丢失 物流丢失 头程丢失 運輸途中丟失 头程短少", "carrier"],
  ["warehouse-lost", "仓库丢失 库内丢失 库存丢失 仓内遗失 倉庫丟失", "lost, Lost_Warehouse, lost in warehouse"],
  ["warehouse-damaged", "仓库残损 仓库损坏 仓库损毁 库内损坏 倉庫損壞", "damaged, Damaged_Warehouse"],
  ["return-not-received", "退货未退回 退货未收到 客退未收到 退貨未收到 退款未退货", "customer return, refunded not returned"],
  ["removal-lost", "移除订单丢失 移除丢失 移除訂單丟失 移除未收到", "removal lost, removal order lost"],
  ["removal-other", "移除 移除残损", "removal, removal damaged"],
  ["valuation", "赔偿金额 赔付过低", "valuation"],
  ["not-on-sale", "未上架 不可售", "unsellable"],
  ["penalty", "罚款 违规费 罰款 違規費", "fee"],
  ["missing-payment", "未付款 缺款 未回款", "missing payment"],
  ["unpaid-compensation", "赔偿未付 赔付未到账 賠償未到賬", "compensation not paid"],
])("a case is of kind %s: %s, %s", (kind, chinese, english) => {
  const words = [...chinese.split(" "), ...english.split(", ")];
  expect(words.map((word) => [word, claimTypeOfWord(word)])).toEqual(words.map((word) => [word, kind]));
});

test.each([
  ["draft", "草稿 待提交", "to send"],
  ["open", "处理中 已提交 跟进中 處理中", "pending"],
  ["granted", "已批准 同意赔偿 已同意 批准赔偿 已批准賠償", "approved, accepted, to be paid"],
  ["reimbursed", "赔付 已赔付 已赔偿 已賠付", "paid"],
  ["restocked", "已补回 已入库 已找回 已補回", "found"],
  ["denied", "已驳回 驳回 拒绝 被拒 已拒绝 已駁回", "rejected"],
  ["written-off", "核销 已核销 已注销", "Written off, write-off"],
  ["closed", "关闭 已关闭 结案 已结案 已結案 關閉", "resolved"],
])("a case is %s: %s, %s", (status, chinese, english) => {
  const words = [...chinese.split(" "), ...english.split(", ")];
  expect(words.map((word) => [word, caseStatusOfWord(word)])).toEqual(words.map((word) => [word, status]));
});

test("each word that a message offers is understood as what it says", () => {
  const offered = (text: string): readonly string[] => /^(.*) \((.*)\)$/.exec(text)?.slice(1) ?? [];
  for (const text of kindsToWrite("丢了")) expect([text, offered(text).map(claimTypeOfWord)]).toEqual([text, [offered(text)[0], offered(text)[0]]]);
  for (const text of statusesToWrite("好了"))
    expect([text, offered(text).map((word) => sayStatus(caseStatusOfWord(word) ?? ""))]).toEqual([text, [offered(text)[0], offered(text)[0]]]);
  expect([kindsToWrite("gone")[0], statusesToWrite("won")[0]]).toEqual(["inbound-missing", "draft"]);
});
