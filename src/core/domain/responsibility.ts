/**
 * Who answers for a difference, as an ordered table of rules that its user can edit: the first rule that holds decides. A
 * rule is a few cells; a cell is empty, or compares one figure of a shipment line with another.
 */

export const RESPONSIBILITIES = ["seller", "amazon", "logistics", "mixed", "undecided"] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];

/** As sheets and messages say it; whoever reads rules and verdicts understands these words. */
export const RESPONSIBLE_WORDS = {
  seller: "seller",
  amazon: "Amazon",
  logistics: "carrier",
  mixed: "carrier and Amazon",
  undecided: "undecided",
} as const satisfies Record<Responsibility, string>;

/** The figures of a line that a condition can name, and how people write them. */
const RULE_FIGURES = {
  declared: ["declaration", "申报", "申报量"],
  dispatched: ["dispatch", "shipped", "sent", "发货", "发货量", "实发"],
  delivered: ["delivery", "送达", "妥投"],
  received: ["receipt", "接收", "签收"],
} as const satisfies Record<string, readonly string[]>;
export type RuleFigure = keyof typeof RULE_FIGURES;

/** Units; null where nobody states them. */
export type RuleFigures = Readonly<Record<RuleFigure, number | null>>;

const COMPARISONS = {
  "=": (a: number, b: number) => a === b,
  "<>": (a: number, b: number) => a !== b,
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
} as const satisfies Record<string, (a: number, b: number) => boolean>;
type Comparison = keyof typeof COMPARISONS;

/** Other ways to write them. A spreadsheet takes a cell that begins with "=" for a formula, so that words are understood too. */
const COMPARISON_WORDS = {
  "": "=",
  "==": "=",
  "＝": "=",
  is: "=",
  equals: "=",
  "equal to": "=",
  "same as": "=",
  等于: "=",
  "!=": "<>",
  "≠": "<>",
  not: "<>",
  "is not": "<>",
  "differs from": "<>",
  不等于: "<>",
  "＜": "<",
  below: "<",
  "less than": "<",
  under: "<",
  小于: "<",
  "≤": "<=",
  "at most": "<=",
  不大于: "<=",
  "＞": ">",
  above: ">",
  "more than": ">",
  over: ">",
  大于: ">",
  "≥": ">=",
  "at least": ">=",
  不小于: ">=",
} as const satisfies Record<string, Comparison>;

const comparisonOf: ReadonlyMap<string, Comparison> = new Map([
  ...Object.keys(COMPARISONS).map((sign) => [sign, sign as Comparison] as const),
  ...Object.entries(COMPARISON_WORDS),
]);

/** A comparison with another figure or a number, or whether the figure is known at all. */
export type Condition = { readonly is: "compared"; readonly by: Comparison; readonly with: RuleFigure | number } | { readonly is: "unknown" | "known" };

/** null where the text is no condition. */
export function readCondition(text: string): Condition | null {
  const words = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "unknown" || words === "未知") return { is: "unknown" };
  if (words === "known" || words === "已知") return { is: "known" };
  const [, operator = "", operand = ""] = /^(.*?)\s*([\p{L}]+|\d+)$/u.exec(words) ?? [];
  const split = splitWords(operator.trim(), operand);
  return split === null ? null : { is: "compared", ...split };
}

/** Chinese is written without a blank between the comparison and the figure. */
function splitWords(operator: string, operand: string): { readonly by: Comparison; readonly with: RuleFigure | number } | null {
  const by = comparisonOf.get(operator);
  const other = figureOf(operand);
  if (by !== undefined && other !== null) return { by, with: other };
  const [leading, comparison] = [...comparisonOf].find(([word]) => word !== "" && operator === "" && operand.startsWith(word)) ?? [];
  const rest = leading === undefined ? null : figureOf(operand.slice(leading.length));
  return comparison === undefined || rest === null ? null : { by: comparison, with: rest };
}

function figureOf(text: string): RuleFigure | number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return (Object.keys(RULE_FIGURES) as RuleFigure[]).find((figure) => figure === text || (RULE_FIGURES[figure] as readonly string[]).includes(text)) ?? null;
}

/** "< dispatched": the one form in which a condition is kept and shown. */
export function textOfCondition(condition: Condition): string {
  return condition.is === "compared" ? `${condition.by} ${condition.with}` : condition.is;
}

const SAID: Readonly<Record<Comparison, string>> = {
  "=": "as many as",
  "<>": "other than",
  "<": "less than",
  "<=": "at most",
  ">": "more than",
  ">=": "at least",
};

/** "delivered in full, received less than dispatched -> Amazon": a rule in words, its figures in the order in which goods come by them; "any line" where it asks nothing. */
export function sayRule({ cartons, responsible, ...row }: Omit<RuleRow, "order" | "because">): string {
  const figures = (["declared", "delivered", "received"] as const).flatMap((figure) => {
    const condition = row[figure] === "" ? null : readCondition(row[figure]);
    return condition === null ? [] : [`${figure} ${sayCondition(condition)}`];
  });
  const said = [...figures, ...(cartons === "" ? [] : [`cartons ${cartons}`])];
  return `${said.length === 0 ? "any line" : said.join(", ")} -> ${RESPONSIBLE_WORDS[responsible]}`;
}

function sayCondition(condition: Condition): string {
  if (condition.is !== "compared") return condition.is;
  return condition.with === "dispatched" && (condition.by === "=" || condition.by === ">=") ? "in full" : `${SAID[condition.by]} ${condition.with}`;
}

/** A comparison with what nobody states never holds. */
export function holds(condition: Condition, figure: number | null, figures: RuleFigures): boolean {
  if (condition.is !== "compared") return (figure === null) === (condition.is === "unknown");
  const other = typeof condition.with === "number" ? condition.with : figures[condition.with];
  return figure !== null && other !== null && COMPARISONS[condition.by](figure, other);
}

/** What is missing, measured in cartons. */
export const CARTON_CONDITIONS = ["whole", "not whole", "unknown"] as const;
export type CartonCondition = (typeof CARTON_CONDITIONS)[number];

/** One row of the table, as its cells say it; "" = any. */
export type RuleRow = {
  readonly order: number | null;
  readonly received: string;
  readonly delivered: string;
  readonly declared: string;
  readonly cartons: string;
  readonly responsible: Responsibility;
  readonly because: string;
};

/**
 * What holds where the workbook has no table of its own. Logistics is ruled out before Amazon is asked; what the papers
 * cannot decide stays undecided. Written in words, since a spreadsheet takes a cell that is edited and begins with "=" for a formula.
 */
export const USUAL_RULES = [
  {
    order: 1,
    received: "equals dispatched",
    delivered: "",
    declared: "differs from dispatched",
    cartons: "",
    responsible: "seller",
    because: "all that was sent was received, but declared otherwise: correct the declaration, there is nothing to claim",
  },
  {
    order: 2,
    received: "less than dispatched",
    delivered: "at least dispatched",
    declared: "",
    cartons: "",
    responsible: "amazon",
    because: "delivered in full, received less",
  },
  {
    order: 3,
    received: "at least delivered",
    delivered: "less than dispatched",
    declared: "",
    cartons: "",
    responsible: "logistics",
    because: "delivered less than was sent, and all of that was received: the rest was lost before delivery",
  },
  {
    order: 4,
    received: "less than delivered",
    delivered: "less than dispatched",
    declared: "",
    cartons: "",
    responsible: "mixed",
    because: "delivered less than was sent, and received less than was delivered",
  },
  { order: 5, received: "", delivered: "", declared: "", cartons: "", responsible: "undecided", because: "nothing to decide by" },
] as const satisfies readonly RuleRow[];
