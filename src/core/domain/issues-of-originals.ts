/** What can be wrong with rows that go back to another row: returns, reversals, and corrections that name it in Applies To. */
import { isoOf, type Day } from "./day";
import { counted, type IssueRule } from "./issue-words";
import { OVER_RECEIPT_COSTS, type OverReceiptCost } from "./settings";

/** How a row is valued that goes back to nothing known. */
export const VALUED_WITHOUT = {
  average: "at the current average",
  standard: "at the standard cost",
  brought: "at what the newest goods cost that such transfers brought",
  stated: "at the cost that it states itself",
  ...OVER_RECEIPT_COSTS,
} as const satisfies Record<OverReceiptCost, string> & Record<string, string>;
export type ValuedWithout = keyof typeof VALUED_WITHOUT;

/** "the customer return applies to ..., but no sale has ..."; a revaluation reaches all goods of its SKU there, whatever it names. */
type Unknown = {
  readonly what: string;
  readonly wanted: string;
  readonly name: string;
  readonly sku: string;
  /** null for a revaluation. */
  readonly valued: ValuedWithout | null;
};

const sayValued = ({ valued, sku }: Pick<Unknown, "valued" | "sku">): string => {
  if (valued === null) return `It is made to all of ${sku} there`;
  return `It is valued ${valued in OVER_RECEIPT_COSTS ? "at " : ""}${VALUED_WITHOUT[valued]}`;
};

export const ISSUES_OF_ORIGINALS = {
  "original-unknown": {
    severity: "warning",
    say: (detail: Unknown & { readonly meant: string | null }) =>
      `the ${detail.what} applies to "${detail.name}", but no ${detail.wanted} of ${detail.sku} has that Reference.${detail.meant === null ? "" : ` Is ${detail.meant} meant?`} ${sayValued(detail)} until then; correct Applies To, or enter the row that it names.`,
  },
  "original-before-books": {
    severity: "info",
    say: (detail: Unknown & { readonly begin: Day }) =>
      `the ${detail.what} applies to "${detail.name}", a ${detail.wanted} that these books do not have: those of ${detail.sku} begin on ${isoOf(detail.begin)}. ${sayValued(detail)}. Where the ${detail.wanted} was before that day and its cost matters, bring the rows of then as well; where it was not, correct Applies To.`,
  },
  "reversal-unnamed": {
    severity: "info",
    say: ({ original, sku, units, valued }: { readonly original: string; readonly units: number } & Pick<Unknown, "sku" | "valued">) =>
      `${counted(units, "unit")} of a ${original} of ${sku} ${units === 1 ? "is" : "are"} taken back, and neither Applies To nor Reference says of which. ${sayValued({ valued, sku })}; enter its Reference in Applies To, so that it is valued at what that was worth.`,
  },
  "reversed-beyond-original": {
    severity: "warning",
    say: ({
      what,
      original,
      units,
      where,
      before,
      asked,
    }: {
      readonly what: string;
      readonly original: string;
      readonly units: number;
      readonly where: string;
      readonly before: number;
      readonly asked: number;
    }) =>
      `the ${what} is of ${counted(asked, "unit")}, but the ${original} that it goes back to (${where}) is of ${counted(units, "unit")}${before === 0 ? "" : `, and ${counted(before, "unit")} went back before`}: ${counted(asked + before - units, "unit")} too many. ` +
      `They were booked all the same, at the same unit cost; correct the quantity, or the name in Applies To or Reference.`,
  },
} as const satisfies Record<string, IssueRule>;
