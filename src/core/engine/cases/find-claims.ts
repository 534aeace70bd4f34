/**
 * The one list of what Amazon, or a carrier, can be asked to pay: units that shipments lack, units lost or damaged inside Amazon's centres,
 * removals and returns that never came, fees. Units that were paid for or that a decided case speaks of are not in it; what a
 * case is open about carries its ID. What would be lost first stands first.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { ZERO } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { keyOfCaseOnLine } from "../compensation/read-cases";
import type { BookValues, Gone, Worth } from "../valuation/book-values";
import type { GoodsThere } from "../valuation/stock-at-places";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { ClaimClock } from "./claim-clock";
import { claimed, claimOfEvent, type Unnamed } from "./claim-of-event";
import { claimsOfLine, type ClockOf } from "./claims-of-line";
import type { CaseLine, ClaimLine, ShipmentLine } from "../findings";
import { findClaimedOfLine } from "./compensation-of-lines";
import { findListings, findSets, listingsOfLoose } from "../goods/find-listings";
import { findHeldUnits } from "./held-units";
import { joinSets } from "./join-sets";
import { firstDayOfLedger } from "../ledger/choose-period";
import type { LedgerSeries } from "../ledger/ledger-series";
import type { StockLosses } from "../compensation/lost-units";
import { startsOf, type StockEvent } from "../compensation/stock-event";
import { claimsOfAmounts } from "./asked-money";
import type { AwaitedGoods } from "./awaited-goods";
import { nameGrantedTwice } from "./name-granted-twice";
import { giveCases, openGrants, openSpeakers, type OpenEvent } from "./open-events";
import { asPaidBefore } from "./paid-before";
import { lessPaid } from "./paid-events";
import { findDueOf } from "./stated-cash";
import type { Places } from "../movements/places";
import { lessPaidMoney, type AskedMoney } from "./owed-money";

/** What cases and claims are worked out from. */
export type ClaimSources = {
  readonly facts: Facts;
  readonly series: readonly LedgerSeries[];
  readonly shipments: readonly ShipmentLine[];
  readonly allocation: Allocation;
  readonly bookValues: BookValues;
  readonly places: Places;
  readonly today: Day;
  readonly settings: Settings;
  /** Last day of the closed months; null where there are none. */
  readonly closedTo: Day | null;
  readonly closedEvents: ClosedEvents;
  /** Removals, refunds and replacements whose goods never came. */
  readonly awaited: Pick<AwaitedGoods, "missing" | "sent" | "booksRemovals" | "fees" | "issues">;
};
/** Shipments with their windows and cases. */
type Given = ClaimSources & {
  readonly clockOf: ClockOf;
  readonly clock: ClaimClock;
  readonly lost: StockLosses;
  readonly owed: readonly AskedMoney[];
  readonly followed: readonly CaseLine[];
  readonly brought: Parameters<typeof lessPaidMoney>[1]["brought"];
};

export function findClaims(given: Given): { readonly claims: readonly ClaimLine[]; readonly issues: readonly Issue[] } {
  const context = {
    ...given,
    dueOf: findDueOf(given.followed),
    claimedOfLine: findClaimedOfLine(given.followed),
    carrierCases: groupBy(
      given.allocation.cases.filter(({ kind }) => debtorOf(kind) === "carrier"),
      keyOfCaseOnLine,
    ),
  };
  const {
    facts,
    lost,
    series,
    shipments,
    allocation,
    today,
    settings: { onSaleDays },
  } = context;
  const ledgerFrom = firstDayOfLedger(facts);
  const paid = lessPaid([...lost.events, ...context.awaited.missing], lost, {
    paid: allocation,
    before: asPaidBefore(context.closedEvents, (day) => context.closedTo !== null && day <= context.closedTo && day < ledgerFrom),
    setOf: findSets(facts),
  });
  const events = [...paid.events, ...findHeldUnits(facts, series, { today, onSaleDays })];
  const desk = { grants: openGrants(allocation), speakers: openSpeakers(allocation) };
  const open = giveCases(events, allocation, desk);
  const claims = [
    ...shipments.flatMap((line) => claimsOfLine(context, desk, line)),
    ...open.map((event) => claimOfEvent(context, event, worthOfEvent(context, event))),
    ...claimMoney(context),
    ...claimsOfAmounts(context.followed, context.owed),
  ];
  // Whoever brings no ledger cannot tell what was lost.
  const hasLedger = facts.ledger.rowCount + facts.ledgerDetail.rowCount > 0;
  const listingsOf = findListings(facts);
  return {
    claims: joinSets(claims.map((claim) => ({ ...claim, listings: listingsOf(claim), goods: [] })))
      .map((claim) => (claim.goods.length > 0 ? claim : { ...claim, listings: listingsOfLoose(claim) }))
      .sort(lostFirst),
    issues: [...(hasLedger ? paid.issues : []), ...nameGrantedTwice(open, context.followed)],
  };
}

function worthOfEvent({ bookValues, places }: Given, event: OpenEvent): Worth {
  const { removedBy, units } = event;
  return bookValues.ofGone(
    placeOfLoss(places, event),
    { removals: removedBy === undefined ? [] : [removedBy], losses: lostGoods(places, event, units) },
    units,
  );
}

/** So many units of an event as the books have them lost; of what is no loss, none. */
export function lostGoods(places: Pick<Places, "ofLedger">, event: Pick<StockEvent, "sku" | "fnsku" | "location" | "lostBy">, units: number): Gone["losses"] {
  return event.lostBy === undefined ? [] : [{ ...placeOfLoss(places, event), ...event.lostBy, units }];
}

/** What the books have the goods of an event under. */
export function placeOfLoss(places: Pick<Places, "ofLedger">, { sku, fnsku, location }: Pick<StockEvent, "sku" | "fnsku" | "location">): GoodsThere {
  return { sku, fnsku, at: location === "" ? null : places.ofLedger(location) };
}

/** Of a fee, or of a payment that did not come, nothing is gone. A fee for a shipment is asked back where that went to. */
function claimMoney(context: Given): readonly Unnamed[] {
  return lessPaidMoney(context.owed, { cases: context.followed, brought: context.brought }).map(({ event, owed: expectedClaim, currency, record }) => {
    const { location, starts } = context.clockOf({ shipmentId: event.reference, sku: event.sku });
    const there = { ...event, location: event.location === "" ? location : event.location, starts: { ...starts, ...startsOf(event) } };
    return { ...claimed(context, { ...there, caseId: record?.caseId ?? null, grantedBy: null }), bookValue: ZERO, expectedClaim, currency };
  });
}

/** Running windows by the days left, then those that nobody knows, then those that are over; within each the most money first. */
function lostFirst(a: Unnamed, b: Unnamed): number {
  const turn = ({ daysLeft }: Unnamed): number => (daysLeft === null ? 1 : daysLeft < 0 ? 2 : 0);
  return (
    turn(a) - turn(b) ||
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
    (b.expectedClaim ?? 0) - (a.expectedClaim ?? 0) ||
    compareText(a.type, b.type) ||
    compareText(a.reference, b.reference) ||
    compareText(a.sku, b.sku) ||
    (a.since ?? 0) - (b.since ?? 0) ||
    b.units - a.units ||
    compareText(a.caseId ?? "", b.caseId ?? "")
  );
}
