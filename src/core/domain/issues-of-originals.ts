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

type UnknownRemoval = {
  readonly sku: string;
  readonly units: number;
  readonly from: string;
  /** null where nothing gave a cost. */
  readonly worth: string | null;
  /** The closed month on whose balance there they were valued; null for none. */
  readonly closed: string | null;
  readonly rule: OverReceiptCost | null;
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
    say: ({
      original,
      sku,
      units,
      reference,
      valued,
    }: { readonly original: string; readonly units: number; readonly reference: string } & Pick<Unknown, "sku" | "valued">) =>
      `${counted(units, "unit")} of a ${original} of ${sku} ${units === 1 ? "is" : "are"} taken back, and ${reference === "" ? "neither Applies To nor Reference says of which" : `nothing says of which: Applies To is empty, and no ${original} of ${sku} has the Reference ${reference}`}. ${sayValued({ valued, sku })}; enter its Reference in Applies To, so that it is valued at what that was worth.`,
  },
  "transfer-applies-to": {
    severity: "warning",
    say: ({
      name,
      sku,
      from,
      to,
      units,
    }: {
      readonly name: string;
      readonly sku: string;
      readonly from: string;
      readonly to: string;
      readonly units: number;
    }) =>
      `the transfer has "${name}" in Applies To, which decides nothing of goods that go from ${from} to ${to}: they take what ${sku} costs at ${from}. ` +
      `Where it takes a transfer back, enter it as that was, from ${to} to ${from}, with ${-units} as its quantity: then they go back at what it had brought. Else clear Applies To.`,
  },
  "removal-unknown": {
    severity: "warning",
    say: ({ sku, units, from, worth, closed, rule }: UnknownRemoval) =>
      `${counted(units, "unit")} of ${sku} came home from ${from}, and no removal of ${sku} there is left that ${units === 1 ? "it" : "they"} can have left by. ` +
      (worth === null
        ? "Nothing says what they cost. "
        : `They are valued at ${worth}, ${closed !== null ? `what ${sku} was closed with there in ${closed}` : rule === null ? "what is stated" : OVER_RECEIPT_COSTS[rule]}. `) +
      `Bring Amazon's ledger from the month in which they left, so that they come home at what they left with; or correct the row.`,
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
