/** Who answers for a difference, in the order in which the seller wants it decided. */
import { CARTON_CONDITIONS, readCondition, RESPONSIBLE_WORDS, textOfCondition, type CartonCondition, type Responsibility } from "../domain/responsibility";
import { readerOf, source, type ColumnSpec, type Words } from "./source-spec";

const CONDITION_EXAMPLES = ["= dispatched", "< dispatched", ">= delivered", "<> declared", "= 0", "unknown", "known"] as const;
const ANY_WORDS = new Set(["any", "all", "*", "-", "任意", "不限"]);

const CONDITION: Words = {
  open: false,
  read: (text) => {
    if (ANY_WORDS.has(text.trim().toLowerCase())) return "";
    const condition = readCondition(text);
    return condition === null ? null : textOfCondition(condition);
  },
  fault: ({ column, found }) => ({ code: "condition-unreadable", detail: { column, found, known: CONDITION_EXAMPLES } }),
};

const cartonsOf = readerOf<CartonCondition>({
  whole: ["whole cartons", "full", "整箱"],
  "not whole": ["loose", "part", "不是整箱", "非整箱", "散"],
  unknown: ["未知"],
});
const responsibleOf = readerOf<Responsibility>({
  seller: ["you", "us", "we", "卖家", "我方"],
  amazon: ["亚马逊"],
  logistics: ["carrier", "forwarder", "物流", "承运人", "货代"],
  mixed: ["carrier and Amazon", "both", "双方", "混合"],
  undecided: ["nobody", "unclear", "待定", "未定"],
});

const condition = (headers: ColumnSpec["headers"]): ColumnSpec => ({ headers, words: CONDITION });

export const RESPONSIBILITY_RULES_SOURCE = source({
  kind: "responsibility-rules",
  into: "responsibilityRules",
  typedBySeller: true,
  columns: {
    order: { headers: ["Order", "Rule", "No.", "序号", "顺序"], dispensable: true },
    received: condition(["Received", "接收", "签收"]),
    delivered: condition(["Delivered", "送达", "妥投"]),
    declared: condition(["Declared", "申报"]),
    cartons: {
      headers: ["Cartons", "Whole Cartons", "整箱"],
      words: {
        open: false,
        read: cartonsOf,
        fault: ({ column, found }) => ({ code: "condition-unreadable", detail: { column, found, known: CARTON_CONDITIONS } }),
      },
    },
    responsible: {
      headers: ["Responsible", "Responsibility", "责任方", "责任"],
      words: { open: false, read: responsibleOf, fault: (cell) => ({ code: "word-unknown", detail: { ...cell, known: Object.values(RESPONSIBLE_WORDS) } }) },
    },
    because: { headers: ["Because", "Reason", "Why", "原因", "理由", "说明"] },
  },
  required: ["responsible", ["received", "delivered", "declared", "cartons"]],
  filled: ["responsible"],
});
