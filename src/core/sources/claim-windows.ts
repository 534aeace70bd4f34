/** From which to which day each kind of claim can be made, by marketplace, as the seller has read it. */
import { CLOCK_STARTS, type ClockStart } from "../domain/claims";
import { wordsOrAsWritten } from "./amazon-words";
import { claimTypeOfWord } from "./case-words";
import { readerOf, source } from "./source-spec";

const clockOf = readerOf<ClockStart>({
  delivered: ["Delivery", "Delivery date", "Date of delivery", "送达", "妥投"],
  shipped: ["Ship date", "Shipment", "Dispatch", "发货"],
  created: ["Creation", "Shipment created", "Shipment creation", "创建"],
  reported: ["Report", "Date reported", "Reported date", "Event", "上报", "报告"],
  refunded: ["Refund", "Refund date", "退款"],
  reimbursed: ["Reimbursement", "Reimbursement date", "赔偿"],
  closed: ["Closing", "Closed date", "Shipment closed", "关闭"],
});

export const CLAIM_WINDOWS_SOURCE = source({
  kind: "claim-windows",
  into: "claimWindows",
  typedBySeller: true,
  columns: {
    marketplace: { headers: ["Marketplace", "Country", "Site", "站点", "国家", "市场"] },
    claimType: { headers: ["Claim Type", "Claim", "Kind", "索赔类型", "类型"], words: wordsOrAsWritten(claimTypeOfWord) },
    firstDay: { headers: ["First Day", "From Day", "Min Days", "最早天数", "起始天数", "开始天数"] },
    lastDay: { headers: ["Last Day", "To Day", "Max Days", "Days", "最晚天数", "截止天数", "最大天数", "结束天数"] },
    clockStart: {
      headers: ["Clock Start", "Clock", "Counted From", "Starts At", "起算", "起算日", "起算点"],
      words: { open: false, read: clockOf, fault: (cell) => ({ code: "word-unknown", detail: { ...cell, known: Object.keys(CLOCK_STARTS) } }) },
    },
    // A rule said to hold from a month holds from its first day.
    from: { headers: ["In Force From", "Valid From", "Effective From", "From", "As Of", "生效日期", "生效时间"], monthMeans: "first-day" },
    source: { headers: ["Source", "Where", "来源", "出处"] },
  },
  required: ["claimType", "lastDay", "clockStart"],
  filled: ["claimType", "lastDay", "clockStart"],
  check: (columns, index) => {
    const firstDay = columns.firstDay[index] ?? NaN;
    const lastDay = columns.lastDay[index] ?? NaN;
    return firstDay > lastDay ? { code: "claim-window-reversed", detail: { firstDay, lastDay } } : null;
  },
});
