/** What is said of a closed balance that would come out otherwise today: by which rows, by how much, and where the difference is booked. */
import { counted, listed, type IssueRule } from "./issue-words";
import { difference, level, LINES_MAX, type Level } from "./stock-level";

export const ISSUES_OF_CLOSED_BALANCES = {
  "closed-month-changed": {
    severity: "warning",
    say: ({ lines, left, day, month, ...causes }: ChangedBalances) =>
      `${changedBalances(lines, day)} ${month} stays as it was closed; the difference stands on the next day, ${difference(...lines)}. ` +
      `${left.length === 0 ? "" : `${listed(left, LINES_MAX)} ${left.length === 1 ? "is" : "are"} as closed, since the goods were all gone by then: what they cost more or less is cost of sales, or lies where they went. `}` +
      cause({ month, lines, ...causes }),
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
  isOfShipment,
}: Omit<ChangedBalances, "left" | "day">): string {
  const at = changedAt.length === 0 ? "" : ` at ${listed(changedAt, 5)}`;
  const came = isRowKnown ? [`this row${at} is new or was changed since${others.length === 0 ? "" : `, and so are ${listed(others, 5)}`}`] : [];
  const went =
    gone === 0
      ? []
      : [
          lines.length === 1
            ? `${counted(gone, "movement")} of then${at} ${gone === 1 ? "is" : "are"} not there any more`
            : `movements of then are gone or were changed: ${listed(goneAt, 5)}`,
        ];
  const share = shifted.length === 0 ? [] : [`what was billed for ${listed(shifted, 5)} is shared otherwise now`];
  if (came.length + went.length + share.length > 0)
    return `${capital([...came, ...went, ...share].join("; "))}. Check that this is meant${isOfShipment ? "; if a shipment was taken out of Shipments, put it back" : ""}.`;
  if (settings.length > 0)
    return `${isKept ? `No movement of ${month} changed: it` : "It"} was closed with ${settings.map(({ closed }) => closed).join(" and ")}, and this run is with ${settings.map(({ now }) => now).join(" and ")}. Choose what it was closed with, or check that the change is meant.`;
  // Neither a cost nor a setting changes units.
  const more = lines.find(({ closed, now }) => closed.units !== now.units);
  if (isKept && more !== undefined)
    return `No movement of ${month} changed: a row of an earlier month is new, was changed, or is gone. If a shipment with ${more.sku} was taken out of Shipments, put it back: it belongs there as long as what it left from stands in Movements. Else check that this is meant.`;
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
  /** Whether a movement of a shipment is gone. */
  readonly isOfShipment: boolean;
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

type SentOn = Lying & {
  /** "TEA at Shop", and what it costs more. */
  readonly goods: readonly { readonly name: string; readonly amount: string }[];
  readonly references: readonly string[];
  readonly month: string;
  readonly day: string;
  readonly amount: string;
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

type OpenedOtherwise = {
  readonly sku: string;
  readonly location: string;
  readonly month: string;
  readonly day: string;
  readonly closed: number;
  readonly worth: string | null;
  readonly found: number;
};
