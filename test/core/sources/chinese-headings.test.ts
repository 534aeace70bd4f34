/** The headings that sellers give their own tables in Chinese, each read as the column that it names. */
import { wordOf } from "../../../src/core/sources/header-words";
import { CASES_SOURCE } from "../../../src/core/sources/cases";
import { CLAIM_WINDOWS_SOURCE } from "../../../src/core/sources/claim-windows";
import { FREIGHT_SOURCE } from "../../../src/core/sources/freight";

test.each([
  [CASES_SOURCE, "caseId", "案件编号 案件号 工单号 Case号"],
  [CASES_SOURCE, "kind", "类型 案件类型 索赔类型 問題類型"],
  [CASES_SOURCE, "status", "状态 案件状态 处理状态 狀態"],
  [CASES_SOURCE, "opened", "开启日期 开案日期 提交日期 提交时间 開案日期"],
  [CASES_SOURCE, "closed", "结案日期 关案日期 完结日期 关闭时间 关闭日期 結案日期"],
  [CASES_SOURCE, "units", "数量 索赔数量 件数"],
  [CASES_SOURCE, "amount", "金额 赔偿金额 索赔金额 赔付金额 賠償金額"],
  [CASES_SOURCE, "note", "备注 说明 備註"],
  [CLAIM_WINDOWS_SOURCE, "lastDay", "最晚天数 截止天数 结束天数"],
  [CLAIM_WINDOWS_SOURCE, "from", "生效日期 生效时间"],
  [FREIGHT_SOURCE, "amount", "运费 头程运费 總費用"],
])("the words of row %# all name one column", (spec, name, headings) => {
  const words = headings.split(" ");
  expect(words.map((heading) => [heading, spec.nameOfWord.get(wordOf(heading))])).toEqual(words.map((heading) => [heading, name]));
});
