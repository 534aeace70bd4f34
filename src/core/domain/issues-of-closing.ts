/** What can be wrong with closing a month, and with a month that was closed. */
import { counted, listed, type IssueRule } from "./issue-words";
import { difference, level, type Level } from "./stock-level";

/** Of the lines that one cause reached, so many are named. */
const LINES_MAX = 10;

export const ISSUES_OF_CLOSING = {
  "seal-broken": {
    severity: "error",
    say: ({ month }: { readonly month: string }) =>
      `the rows of ${month} are not what was written when the month was closed, so that nothing can be opened on them. Undo the change; or delete all rows of ${month}, which reopens the month, and close it again.`,
  },
  "closed-with-other-lines": {
    severity: "error",
    say: ({ month, settings }: { readonly month: string; readonly settings: readonly string[] }) =>
      `${month} was closed with ${settings.join(" and ")}, so that its lines are not those of this run, and nothing was opened on them. Choose the same again; or delete its rows, which reopens the month, and close it anew.`,
  },
  "currency-not-as-closed": {
    severity: "error",
    say: ({ location, month, closed, found }: { readonly location: string; readonly month: string; readonly closed: string; readonly found: string }) =>
      `${location} is to be carried in ${found}, but ${month} was closed in ${closed}. Nothing says at which rate it would change: it stays in ${closed}, and what is stated in another currency is converted to it. ` +
      `Write ${closed} here; or, if the books are to be kept in ${found}, delete all closed months of it, which reopens them, and close them again.`,
  },
  "closed-in-two-currencies": {
    severity: "error",
    say: ({ location, month, currency, before, was }: Readonly<Record<"location" | "month" | "currency" | "before" | "was", string>>) =>
      `${location} was closed in ${was} for ${before} and in ${currency} for ${month}, and nothing says at which rate it changed. It goes on in the currency of the newest month, and what older months hold in money of it is taken as of that one. ` +
      `Delete the rows of ${month} and of what was closed after it, which reopens them, and close them again in ${was}; if ${currency} is right, those of ${before} and before.`,
  },
  "method-changed": {
    severity: "warning",
    say: ({ month, closedBy, runBy, difference, lines, day }: OtherMethod) =>
      `${month} was closed by ${closedBy}, and this run values by ${runBy}. ` +
      (lines.length === 0
        ? "The closed balances are opened on as they are; what leaves them is valued otherwise from then on. "
        : `${counted(lines.length, "closed balance")} of which nothing else changed ${lines.length === 1 ? "comes" : "come"} out otherwise${difference.length === 0 ? "" : `, by ${listed(difference, 5)}${lines.length === 1 ? "" : " together"}`} (${listed(lines, LINES_MAX)}): that stands on ${day} as revaluation. `) +
      `Choose ${closedBy} again unless the policy was changed.`,
  },
  "closing-refused": {
    severity: "error",
    say: ({ month, because }: { readonly month: string; readonly because: string }) =>
      `${month} was not closed: ${because}. See to that first, or close it all the same by force; the seal will say so.`,
  },
  "closing-needs-month": {
    severity: "error",
    say: ({ period }: { readonly period: string }) => `nothing was closed: ${period} is no calendar month. Choose one month and close it.`,
  },
  "closed-already": {
    severity: "error",
    say: ({ month, lines }: { readonly month: string; readonly lines: readonly string[] }) =>
      `${month} is closed already, with other figures for ${listed(lines, 5)}. The closed figures stand: the difference appears in the month after it. To close it anew, delete its rows from Closed months first.`,
  },
  "closing-forced": {
    severity: "warning",
    say: ({ month, because }: { readonly month: string; readonly because: string }) =>
      `${month} was closed by force, with ${because}. The seal says so. To close it without, put that right, delete its rows from Closed months and close it again.`,
  },
  "closed-month-differs": {
    severity: "warning",
    say: ({ month, lines }: { readonly month: string; readonly lines: readonly string[] }) =>
      `${month} is closed, with other figures for ${listed(lines, 5)} than in this run. The closed figures stand: the difference appears in the month after it. If the month is to be told anew, delete its rows from Closed months and close it again.`,
  },
  "closed-months-within": {
    severity: "warning",
    say: ({ months, period, opensOn }: { readonly months: readonly string[]; readonly period: string; readonly opensOn: string }) =>
      `${listed(months, 5)} ${months.length === 1 ? "is" : "are"} closed, and this run of ${period} covers days of ${months.length === 1 ? "it" : "them"}. It is not opened on what was closed: its figures are what the rows give by themselves, and may be others. ` +
      `Choose a period that begins on ${opensOn} to go on from the closed balances, or one month to compare it with what was closed.`,
  },
  "closed-month-changed": {
    severity: "warning",
    say: ({ lines, left, day, month, ...causes }: ChangedBalances) =>
      `${changedBalances(lines, day)} ${month} stays as it was closed; the difference stands on the next day, ${difference(...lines)}. ` +
      `${left.length === 0 ? "" : `${listed(left, LINES_MAX)} ${left.length === 1 ? "is" : "are"} as closed, since the goods were all gone by then: what they cost more or less is cost of sales, or lies where they went. `}` +
      cause({ month, lines: lines.length, ...causes }),
  },
  "late-bill-booked": {
    severity: "info",
    say: ({ reference, skus, location, month, closedTo, day, amount, inStock, gone, others }: LateBill) =>
      `${others.length === 0 ? "" : `with ${listed(others, 5)}, `}${amount} for ${reference} (${listed(skus, 5)} at ${location}) came after ${month} was closed. It is booked on ${day}: ${whereItLies({ inStock, gone, closedTo })}. ` +
      `Nothing is to be done if the bill is right. With the ledger of ${month} it is shared by what was really left of them.`,
  },
  "closed-bill-gone": {
    severity: "warning",
    say: ({ skus, location, month, closedTo, day, amount, inStock, gone }: Omit<LateBill, "reference" | "others">) =>
      `a bill for ${listed(skus, 5)} at ${location} that was closed with ${month} is not there any more: ${amount}. That is booked on ${day}: ${whereItLies({ inStock, gone, closedTo })}. ` +
      "Put its row back if it still holds.",
  },
  "late-cost-sent-on": {
    severity: "warning",
    say: ({ goods, references, month, closedTo, day, amount, inStock, gone }: SentOn) =>
      `what ${listed(
        goods.map(({ name }) => name),
        LINES_MAX,
      )} sent on to Amazon before ${month} was closed${references.length === 0 ? "" : ` (${listed(references, 5)})`} costs ${amount} more now than then${
        goods.length < 2
          ? ""
          : ` (${listed(
              goods.map(({ name, amount: own }) => `${name} ${own}`),
              LINES_MAX,
            )})`
      }, since something came late. It is booked on ${day}: ${whereItLies({ inStock, gone, closedTo })}. ` +
      `Check that this is meant. With the ledger of ${month} it is shared by what was really left of them.`,
  },
  "late-for-goods-gone": {
    severity: "warning",
    say: ({ isRowKnown, goods, month, closedTo, day, others }: OfGoodsGone) =>
      `${isRowKnown ? `this came after ${month} was closed${others.length === 0 ? "" : `, and so did ${listed(others, 5)}`}` : `a bill that was closed with ${month} is not there any more`}, and leaves ${listed(goods, LINES_MAX)} as closed on ${closedTo}: the goods were all gone by then. ` +
      `It is booked on ${day} as what it is; the cost goes where the goods went, or to cost of sales. Check that this is meant.`,
  },
  "opening-not-as-closed": {
    severity: "warning",
    say: ({ sku, location, month, day, closed, worth, found }: OpenedOtherwise) =>
      `${sku} at ${location} begins with ${found}, but ${month} was closed on ${day} with ${level({ units: closed, worth })}. The closed balance was opened on; the difference stands on the next day as ${found > closed ? "unknown in" : "unknown out"}. Bring the rows of ${month}, or find what moved.`,
  },
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

function changedBalances(lines: ChangedBalances["lines"], day: string): string {
  const [first, ...more] = lines;
  if (first !== undefined && more.length === 0)
    return `${first.sku} at ${first.location} was closed on ${day} with ${level(first.closed)}, and its rows now give ${level(first.now)}.`;
  return `${counted(lines.length, "balance")} that were closed on ${day} come out otherwise by the rows of now: ${listed(lines.map(changedBy), LINES_MAX)}.`;
}

/** "TEA at Shop -5 units and -50.00 USD" */
function changedBy({ sku, location, closed, now, by }: ChangedBalances["lines"][number]): string {
  const units = now.units - closed.units;
  const said = [...(units === 0 ? [] : [`${units > 0 ? "+" : ""}${counted(units, "unit")}`]), ...(by === null || closed.worth === now.worth ? [] : [by])];
  return `${sku} at ${location} ${by === null ? `from ${level(closed)} to ${level(now)}` : said.join(" and ")}`;
}

function cause({
  month,
  lines,
  others,
  isRowKnown,
  gone,
  goneAt,
  isKept,
  changedAt,
  shifted,
  settings,
}: Omit<ChangedBalances, "lines" | "left" | "day"> & { readonly lines: number }): string {
  const at = changedAt.length === 0 ? "" : ` at ${listed(changedAt, 5)}`;
  const came = isRowKnown ? [`this row${at} is new or was changed since${others.length === 0 ? "" : `, and so are ${listed(others, 5)}`}`] : [];
  const went =
    gone === 0
      ? []
      : [
          lines === 1
            ? `${counted(gone, "movement")} of then${at} ${gone === 1 ? "is" : "are"} not there any more`
            : `movements of then are gone or were changed: ${listed(goneAt, 5)}`,
        ];
  const share = shifted.length === 0 ? [] : [`what was billed for ${listed(shifted, 5)} is shared otherwise now`];
  if (came.length + went.length + share.length > 0) return `${capital([...came, ...went, ...share].join("; "))}. Check that this is meant.`;
  if (settings.length > 0)
    return `${isKept ? `No movement of ${month} changed: it` : "It"} was closed with ${settings.map(({ closed }) => closed).join(" and ")}, and this run is with ${settings.map(({ now }) => now).join(" and ")}. Choose what it was closed with, or check that the change is meant.`;
  return isKept
    ? `No movement of ${month} changed: a cost, a rate, a setting or an earlier month did.`
    : `Which rows changed was not kept. Compare them with those of ${month}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type ChangedBalances = {
  /** `by` is what the value differs by, signed; null where one of the two is not known. */
  readonly lines: readonly { readonly sku: string; readonly location: string; readonly closed: Level; readonly now: Level; readonly by: string | null }[];
  /** Lines of the same cause that are as they were closed. */
  readonly left: readonly string[];
  readonly day: string;
  readonly month: string;
  readonly others: readonly string[];
  readonly isRowKnown: boolean;
  /** Settings that figures rest on and that were others when the month was closed: "method fifo". */
  readonly settings: readonly { readonly closed: string; readonly now: string }[];
  /** Of several lines, so many at least. */
  readonly gone: number;
  /** By line: "2 of TEA at Shop". */
  readonly goneAt: readonly string[];
  /** Whether the closed month tells of its movements. */
  readonly isKept: boolean;
  /** Where rows of the goods came, changed or went, where that is none of these lines. */
  readonly changedAt: readonly string[];
  /** References of bills that are shared otherwise now. */
  readonly shifted: readonly string[];
};

/** Amounts null where there is none. */
type Lying = { readonly inStock: string | null; readonly gone: string | null; readonly closedTo: string };

function whereItLies({ inStock, gone, closedTo }: Lying): string {
  return listed(
    [
      ...(inStock === null ? [] : [`${inStock} on goods that were still there on ${closedTo}, as revaluation`]),
      ...(gone === null ? [] : [`${gone} as cost of sales, for goods that were not`]),
    ],
    2,
  );
}

type SentOn = Lying & {
  /** "TEA at Shop", and what it costs more. */
  readonly goods: readonly { readonly name: string; readonly amount: string }[];
  readonly references: readonly string[];
  readonly month: string;
  readonly day: string;
  readonly amount: string;
};

function alreadyCounted(by: LatePurchase["counted"], day: string): string {
  return by === null
    ? ""
    : `It is older than the count of ${by.day}, which was closed with ${counted(by.onHand, "unit")} and has its units already: they are taken back on ${day} as found or lost, so that only value changes. `;
}

function foundOrLost(units: number, worth: string | null): string {
  return `${counted(Math.abs(units), "unit")} ${units > 0 ? "found" : "lost"}${worth === null ? "" : `, ${worth},`} ${Math.abs(units) === 1 ? "is" : "are"}`;
}

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
type OfGoodsGone = {
  readonly isRowKnown: boolean;
  /** "TEA at Shop" */
  readonly goods: readonly string[];
  readonly month: string;
  readonly closedTo: string;
  readonly day: string;
  readonly others: readonly string[];
};

type LateBill = {
  readonly reference: string;
  /** Its other rows that are new or were changed. */
  readonly others: readonly string[];
  readonly skus: readonly string[];
  readonly location: string;
  readonly month: string;
  readonly closedTo: string;
  readonly day: string;
  readonly amount: string;
  /** null where there is none. */
  readonly inStock: string | null;
  readonly gone: string | null;
};

/** `difference` is what `lines` closed balances come to otherwise, one amount a currency. */
type OtherMethod = {
  readonly month: string;
  readonly closedBy: string;
  readonly runBy: string;
  readonly difference: readonly string[];
  /** Closed balances that come out otherwise: "TEA at Shop +10.00 USD". */
  readonly lines: readonly string[];
  readonly day: string;
};

type OpenedOtherwise = {
  readonly sku: string;
  readonly location: string;
  readonly month: string;
  readonly day: string;
  readonly closed: number;
  readonly worth: string | null;
  readonly found: number;
};
