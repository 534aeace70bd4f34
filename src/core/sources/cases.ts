/** The seller's register of cases with Amazon's support. */
import { NO_DAY, type Columns } from "../columns/table";
import { textAt } from "../columns/text-column";
import type { FACT_TABLES } from "../facts/facts";
import { wordsOrAsWritten } from "./amazon-words";
import { caseStatusOfWord, claimTypeOfWord } from "./case-words";
import { SKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const CASES_SOURCE = source({
  kind: "cases",
  into: "cases",
  typedBySeller: true,
  columns: {
    caseId: { headers: ["Case ID", "Case Number", "Case编号", "问题编号", "Case号", "案件编号", "案件号", "工单号"] },
    shipmentId: { headers: ["Shipment ID", "FBA Shipment ID", "货件编号", "货件号"] },
    sku: { headers: SKU_HEADERS },
    kind: {
      headers: ["Kind", "Case Kind", "Claim Type", "Case Type", "类型", "索赔类型", "案件类型", "Case类型", "问题类型"],
      words: wordsOrAsWritten(claimTypeOfWord),
    },
    status: { headers: ["Status", "Case Status", "状态", "案件状态", "Case状态", "处理状态"], words: wordsOrAsWritten(caseStatusOfWord) },
    opened: {
      headers: [
        "Opened",
        "Opened On",
        "Date Opened",
        "开启日期",
        "开启时间",
        "开案日期",
        "开案时间",
        "提交日期",
        "提交时间",
        "立案日期",
        "申请日期",
        "开Case日期",
      ],
      dispensable: true,
    },
    closed: {
      headers: ["Closed", "Closed On", "Date Closed", "关闭日期", "关闭时间", "结束日期", "结案日期", "结案时间", "关案日期", "完结日期", "完结时间"],
      dispensable: true,
    },
    units: { headers: ["Units", "Quantity", "Units Claimed", "数量", "索赔数量", "申诉数量", "件数"], dispensable: true },
    amount: { headers: ["Amount", "Amount Claimed", "Claimed", "金额", "索赔金额", "赔偿金额", "赔付金额"], dispensable: true },
    note: { headers: ["Note", "Notes", "Remark", "Comment", "备注", "说明", "备注说明"] },
    keptIn: { headers: ["Kept in"], isLink: true },
    asWritten: { headers: ["As written"], whereNeeded: true },
  },
  required: ["caseId", ["shipmentId", "sku"], ["status", "opened", "kind"]],
  // A case that is still a draft has no number.
  filled: [["caseId", "shipmentId", "sku"]],
  // Our register also shows cases that are kept in other tables, where they are read; and a note that stands by itself is about no case.
  isPassedOver: (cells, index) => textAt(cells.keptIn, index) !== "" || isNoteAlone(cells, index),
  // Copied from a variance, units have its sign; a case claims a number of units.
  check: ({ units }, index) =>
    (units[index] ?? NaN) < 0
      ? { code: "value-negative", detail: { column: "Units", hint: "a case claims a number of units, whichever way the variance goes" } }
      : null,
});

function isNoteAlone(
  { note, caseId, shipmentId, sku, kind, status, opened, closed, units, amount }: Columns<typeof FACT_TABLES.cases>,
  index: number,
): boolean {
  return (
    textAt(note, index) !== "" &&
    [caseId, shipmentId, sku, kind, status].every((column) => textAt(column, index) === "") &&
    [opened, closed].every((column) => column[index] === NO_DAY) &&
    Number.isNaN(units[index]) &&
    amount[index] === null
  );
}
