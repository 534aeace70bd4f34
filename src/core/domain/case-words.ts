/** The kinds and statuses of cases in the one word of each language that messages offer; what else people write for them stands with the sources. */
import { CASE_STATUSES, CLAIM_TYPES, sayStatus, type CaseStatus, type ClaimType } from "./claims";

const KINDS_IN_CHINESE: Readonly<Record<ClaimType, string>> = {
  "inbound-missing": "货件短少",
  "carrier-loss": "承运人丢失",
  "warehouse-lost": "仓库丢失",
  "warehouse-damaged": "仓库损坏",
  "return-not-received": "退货未收到",
  "removal-lost": "移除丢失",
  "removal-other": "移除残损",
  valuation: "赔偿金额",
  "not-on-sale": "未上架",
  penalty: "罚款",
  "missing-payment": "未付款",
  "unpaid-compensation": "赔偿未付",
};

const STATUSES_IN_CHINESE: Readonly<Record<CaseStatus, string>> = {
  draft: "草稿",
  open: "处理中",
  granted: "已批准",
  reimbursed: "已赔付",
  restocked: "已补回",
  denied: "已拒绝",
  "written-off": "已核销",
  closed: "已关闭",
};

export function kindsToWrite(beside: string): readonly string[] {
  return (Object.keys(CLAIM_TYPES) as ClaimType[]).map((kind) => wordBeside(beside, kind, KINDS_IN_CHINESE[kind]));
}

export function statusesToWrite(beside: string): readonly string[] {
  return (Object.keys(CASE_STATUSES) as CaseStatus[]).map((status) => wordBeside(beside, sayStatus(status), STATUSES_IN_CHINESE[status]));
}

/** Who writes Chinese reads both: "draft (草稿)". */
function wordBeside(written: string, word: string, inChinese: string): string {
  return /\p{Script=Han}/u.test(written) ? `${word} (${inChinese})` : word;
}
