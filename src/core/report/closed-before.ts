/** What sheets say of a month that was closed before this run: whether its figures are those of the seal, and that its journal was booked then. */
import { sumCosts, totalOf } from "../domain/cost";
import { minor } from "../domain/money";
import { sayMoney } from "../domain/said-figures";
import type { Reconciliation } from "../engine/findings";
import { monthText } from "../engine/closing/read-seals";

type Closed = Pick<Reconciliation, "closing" | "issues" | "rollforward">;

/** "1,000.00 USD when closed, 1,050.00 USD in this run"; null where the run gives what was closed, or nothing was closed before. */
export function otherThanClosed({ closing: { seal, isNew }, issues, rollforward }: Closed): string | null {
  if (seal === null || isNew || !issues.some(({ code }) => code === "closed-month-differs" || code === "closed-already")) return null;
  const currencies = [...new Set([...seal.lines, ...rollforward].map(({ currency }) => currency))].sort();
  return currencies
    .map((currency) => {
      const closed = totalOf(sumCosts(seal.lines.flatMap((line) => (line.currency === currency && line.cost !== null ? [line.cost] : []))));
      const now = minor(rollforward.reduce((sum, line) => sum + (line.currency === currency ? (line.ending.value ?? 0) : 0), 0));
      return `${sayMoney(closed, currency)} when closed, ${sayMoney(now, currency)} in this run`;
    })
    .join("; ");
}

/** What each line of a journal file bears whose entries were booked when the month was closed: whoever imports it sees the memo, and none takes a comment. */
export function bookedMark(reconciliation: Closed): string | null {
  const {
    closing: { seal, isNew },
  } = reconciliation;
  if (seal === null || isNew) return null;
  return `BOOKED ALREADY (${monthText(seal.closedTo)} is closed${otherThanClosed(reconciliation) === null ? "" : ", with other figures"})`;
}

export function bookedBefore({ closing: { seal, isNew } }: Pick<Closed, "closing">): string | null {
  return seal === null || isNew ? null : `${monthText(seal.closedTo)} is closed already: these entries were booked when it was. Do not post them twice.`;
}
