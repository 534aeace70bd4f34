/** What is said of rows of closed days that came late, or are missing, in books that do not reach back to when the month was closed. */
import { counted, listed, type IssueRule } from "./issue-words";

export const ISSUES_OF_LATE_ROWS = {
  "book-taken-for-later": {
    severity: "info",
    say: ({ month, day, told, closed }: { readonly month: string; readonly day: string; readonly told: number; readonly closed: number }) =>
      `of the ${counted(closed, "movement")} of your own that were closed up to ${month}, ${told === 0 ? "none is" : told === 1 ? "1 is" : `${told} are`} in your tables, less than half. They were taken for books that begin after ${day}, and the closed balances were opened on; ` +
      "what they say anew of before is booked on the next day. If rows were lost, bring them all again; if the month is to be told anew, delete it from Closed months.",
  },
  "rows-before-closing": {
    severity: "warning",
    say: ({ location, count, added, unitsIn, unitsOut, month, day }: LeftOut) =>
      `${counted(count, "movement")} at ${location} up to ${day} ${count === 1 ? "is" : "are"} in no figure. The rows do not reach back to when ${month} was closed, so the closed balances were opened on, and what moved before is part of them. ` +
      (added === 0
        ? `Whether ${count === 1 ? "this one was" : "these were"} closed is not known: the month was not closed, or had too many movements to keep. `
        : `${count === 1 ? "It was" : `${added} of them ${added === 1 ? "was" : "were"}`} not there when the month was closed: ${unitsIn} units in, ${unitsOut} out. `) +
      `If a row is new, bring all rows of that time, or enter what it changes on a day after ${day}. If none is, nothing is left to do.`,
  },
  "late-row-booked": {
    severity: "warning",
    say: ({
      title,
      sku,
      location,
      quantity,
      worth,
      month,
      rowDay,
      day,
      counted: by,
      isLeaving,
    }: LatePurchase & { readonly title: string; readonly isLeaving: boolean }) =>
      `this row (${title}${quantity < 0 ? ", reversed" : ""}${quantity === 0 ? ` of ${sku} at` : `: ${counted(Math.abs(quantity), "unit")} of ${sku} ${isLeaving === quantity > 0 ? "out of" : "into"}`} ${location}, dated ${rowDay}) was not there when ${month} was closed, or was changed since. The rows do not reach back as far as then, so that it is booked on ${day} as what it is, ` +
      `${worth === null ? "without a value, since nothing gives the goods a cost" : `at ${worth}`}. ${alreadyCounted(by, day)}Check that this is meant.`,
  },
  "closed-bills-untold": {
    severity: "info",
    say: ({ location, count, amount, goods, month }: UntoldBills) =>
      `${counted(count, "bill")} of ${amount} at ${location} ${count === 1 ? "was" : "were"} closed with ${month}. No table of this run has ${count === 1 ? "it" : "them"}, or the goods that ${count === 1 ? "it was" : "they were"} for: ${listed(
        goods.map(({ sku, units }) => `${sku} (closed with ${counted(units, "unit")})`),
        5,
      )}. ` +
      `${count === 1 ? "It stays" : "They stay"} as closed. If ${count === 1 ? "it still holds" : "they still hold"}, nothing is left to do. If one does not, bring the rows of its goods: then it is taken back.`,
  },
  "closed-bills-kept": {
    severity: "info",
    say: ({ shipments, amount, month }: { readonly shipments: readonly string[]; readonly amount: string; readonly month: string }) =>
      `freight of ${listed(shipments, 5)} that was closed by the end of ${month} is in none of these tables, nor is any other bill of a shipment that was billed then: ${amount}. ` +
      "These are taken for the bills of a later month alone, and what was closed stays. If a bill does not hold any more, bring the freight of all months, or its row with an amount of 0.00: then it is taken back.",
  },
  "late-purchase-booked": {
    severity: "warning",
    say: ({ sku, location, quantity, worth, month, rowDay, day, counted: by }: LatePurchase) =>
      `${counted(quantity, "unit")} of ${sku} at ${location}${worth === null ? "" : ` for ${worth}`}, dated ${rowDay}, ${quantity === 1 ? "was" : "were"} not there when ${month} was closed, or changed since. The rows do not reach back as far as then, so that the purchase is booked on ${day}, as a receipt of that day. ` +
      `${alreadyCounted(by, day)}Check that this is meant.`,
  },
  "late-count-booked": {
    severity: "warning",
    say: ({ sku, location, onHand, inBooks, cameLate, units, worth, rowDay, month, day, hasUnitCost }: LateCount) =>
      `this count of ${sku} at ${location} (${counted(onHand, "unit")}, dated ${rowDay}) was not there when ${month} was closed${units === 0 ? ", which has as many." : ` with ${counted(inBooks, "unit")}${cameLate === 0 ? "" : `, ${cameLate > 0 ? "to" : "from"} which rows that came late ${cameLate > 0 ? "add" : "take"} ${Math.abs(cameLate)}`}. The rows do not reach back as far as then, so that ${foundOrLost(units, worth)} booked on ${day}.`} ` +
      `${hasUnitCost ? `Its unit cost is left out, since it is for the goods of its own day: enter a revaluation in an open month if it still holds. ` : ""}Check that this is meant.`,
  },
  "late-count-left-out": {
    severity: "warning",
    say: ({ sku, location, onHand, rowDay, month, closedTo, later }: LeftOutCount) =>
      `this count of ${sku} at ${location} (${counted(onHand, "unit")}, dated ${rowDay}) was not there when ${month} was closed, and nothing is booked for it: ` +
      (later === null
        ? `the rows do not reach back as far as then, so that nobody knows what the books had on that day. Bring all rows of ${month}, or enter what was counted after ${closedTo} as a count of that later day.`
        : `that of ${later} holds for what was there after it. Bring all rows of ${month} if what it cost changes by it.`),
  },
} as const satisfies Record<string, IssueRule>;

function alreadyCounted(by: LatePurchase["counted"], day: string): string {
  return by === null
    ? ""
    : `It is older than the count of ${by.day}, which was closed with ${counted(by.onHand, "unit")} and has its units already: they are taken back on ${day} as found or lost, so that only value changes. `;
}

function foundOrLost(units: number, worth: string | null): string {
  return `${counted(Math.abs(units), "unit")} ${units > 0 ? "found" : "lost"}${worth === null ? "" : `, ${worth},`} ${Math.abs(units) === 1 ? "is" : "are"}`;
}

type LeftOut = {
  readonly location: string;
  readonly count: number;
  readonly added: number;
  readonly unitsIn: number;
  readonly unitsOut: number;
  readonly month: string;
  readonly day: string;
};

type LatePurchase = {
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly worth: string | null;
  readonly month: string;
  readonly rowDay: string;
  readonly day: string;
  /** A count of the closed month that is not older than the row. */
  readonly counted: { readonly day: string; readonly onHand: number } | null;
};

type UntoldBills = {
  readonly location: string;
  readonly count: number;
  readonly amount: string;
  readonly goods: readonly { readonly sku: string; readonly units: number }[];
  readonly month: string;
};

type Counted = { readonly sku: string; readonly location: string; readonly onHand: number; readonly rowDay: string; readonly month: string };

/** `inBooks` is what the closed books had. */
type LateCount = Counted & {
  readonly inBooks: number;
  /** What rows that came late add to it. */
  readonly cameLate: number;
  readonly units: number;
  readonly worth: string | null;
  readonly day: string;
  readonly hasUnitCost: boolean;
};

/** `later` is the day of another count after it. */
type LeftOutCount = Counted & { readonly closedTo: string; readonly later: string | null };
