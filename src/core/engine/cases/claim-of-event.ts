/** What was lost, damaged, not sent back or held, or a fee -> its claim: what it is worth, what can be asked for it, and its window. */
import { isAboutOrder, stakeOf } from "../../domain/claims";
import { isoOf, type Day } from "../../domain/day";
import { ZERO } from "../../domain/money";
import { sayAssumedDay } from "../compensation/grant-readings";
import { startsOf } from "../compensation/stock-event";
import type { ClaimLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import { nameOfClaim, type ClaimClock, type ClaimWindow } from "./claim-clock";
import type { OpenEvent } from "./open-events";
import type { findDueOf } from "./stated-cash";

/** A claim in the seller's own names. */
export type Unnamed = Omit<ClaimLine, "listings" | "goods">;
/** `dueOf` tells what is due of a grant. */
type Context = { readonly clock: ClaimClock; readonly today: Day; readonly dueOf: ReturnType<typeof findDueOf> };

export function claimOfEvent(context: Context, event: OpenEvent, { value, goods, currency }: Worth): Unnamed {
  const granted = event.grantedBy;
  // Units that are there are to be sold; what was granted is owed as it was stated.
  const expectedClaim = stakeOf(event.type) === "there" ? ZERO : granted === null ? goods : (context.dueOf(granted, event.units, currency) ?? goods);
  return { ...claimed(context, event), bookValue: value, expectedClaim, currency };
}

export function claimed({ clock, today }: Pick<Context, "clock" | "today">, event: OpenEvent): Omit<Unnamed, "bookValue" | "expectedClaim" | "currency"> {
  const { location, because, starts: _, begun: __, removedBy: ___, sentOn: _____, lostBy: ____, grantedBy, ...own } = event;
  const starts = startsOf(event);
  const window = clock.windowOf({
    type: event.type,
    location,
    starts,
    name: nameOfClaim(event),
    place: event.place,
  });
  return {
    ...own,
    requestedOn: isAboutOrder(event.type) ? (starts.created ?? null) : null,
    grantedBy: grantedBy?.caseId ?? null,
    claimFrom: window.from,
    claimUntil: window.until,
    daysLeft: window.until === null ? null : window.until - today,
    because: [because, ...(grantedBy === null ? [] : sayAssumedDay(grantedBy)), ...sayWindow(window, today)],
  };
}

/** A window that has not begun, or that is over, is said. */
export function sayWindow({ from, until }: ClaimWindow, today: Day): readonly string[] {
  if (until !== null && until < today) return [`the claim window ended on ${isoOf(until)}`];
  return from !== null && from > today ? [`can be claimed from ${isoOf(from)} on`] : [];
}
