/**
 * The one list of what Amazon, or a carrier, can be asked to pay: units that shipments lack, units lost or damaged inside Amazon's centres,
 * removals and returns that never came, fees. Units that were paid for or that a decided case speaks of are not in it; what a
 * case is open about carries its ID. What would be lost first stands first.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, KIND_OF_DEBTOR, stakeOf, type ClaimType, type ClockStart, type Debtor } from "../../domain/claims";
import { isoOf, type Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { ZERO } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { sayAssumedDay } from "../compensation/grant-readings";
import { keyOfCaseOnLine, type CaseRecord } from "../compensation/read-cases";
import type { BookValues, LostUnits, Worth } from "../valuation/book-values";
import type { GoodsThere } from "../valuation/stock-at-places";
import type { ClosedEvents } from "../closing/events-at-amazon";
import { nameOfClaim, type ClaimClock, type ClaimWindow } from "./claim-clock";
import type { CaseLine, ClaimLine, ShipmentLine } from "../findings";
import { findClaimedOfLine } from "./compensation-of-lines";
import { findListings, findSets, listingsOfLoose } from "../goods/find-listings";
import { findHeldUnits } from "./held-units";
import { joinSets } from "./join-sets";
import { firstDayOfLedger } from "../ledger/choose-period";
import type { LedgerSeries } from "../ledger/ledger-series";
import type { StockLosses } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import { claimsOfAmounts } from "./asked-money";
import type { AwaitedGoods } from "./awaited-goods";
import { askAbout, giveCases, grantedEvent, isOverdue, openGrants, openSpeakers, type OpenEvent } from "./open-events";
import { asPaidBefore } from "./paid-before";
import { lessPaid } from "./paid-events";
import type { Speakers } from "../compensation/speakers";
import { findDueOf } from "./stated-cash";
import type { Places } from "../movements/places";
import { lessPaidMoney, type AskedMoney } from "./owed-money";
import { unitsToAsk } from "../shipments/decided-units";

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
  readonly awaited: Pick<AwaitedGoods, "missing" | "issues">;
};
/** Shipments with their windows and cases. */
type Given = ClaimSources & {
  readonly windowOf: WindowOf;
  readonly clock: ClaimClock;
  readonly lost: StockLosses;
  readonly owed: readonly AskedMoney[];
  readonly followed: readonly CaseLine[];
  readonly brought: Parameters<typeof lessPaidMoney>[1]["brought"];
};
/** With what cases are granted and claim, looked up by case. */
type Context = Given & {
  readonly dueOf: ReturnType<typeof findDueOf>;
  readonly claimedOfLine: ReturnType<typeof findClaimedOfLine>;
  /** By `keyOfCaseOnLine`. */
  readonly carrierCases: ReadonlyMap<string, readonly CaseRecord[]>;
};
/** The window of what a line lacks, by whom it is asked of. */
export type WindowOf = (line: ShipmentLine, debtor: Debtor) => ClaimWindow;
/** A claim in the seller's own names. */
type Unnamed = Omit<ClaimLine, "listings" | "goods">;
type Desk = { readonly grants: Speakers; readonly speakers: Speakers };

/** What the books have the goods of an event under. */
export function placeOfLoss(places: Pick<Places, "ofLedger">, { sku, fnsku, location }: Pick<StockEvent, "sku" | "fnsku" | "location">): GoodsThere {
  return { sku, fnsku, at: location === "" ? null : places.ofLedger(location) };
}

export function findClaims(given: Given): { readonly claims: readonly ClaimLine[]; readonly issues: readonly Issue[] } {
  const context: Context = {
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
  const desk: Desk = { grants: openGrants(allocation), speakers: openSpeakers(allocation) };
  const open = giveCases(events, allocation, desk);
  const claims = [
    ...shipments.flatMap((line) => claimOfLine(context, desk, line)),
    ...open.map((event) => claimOfEvent(context, event, context.bookValues.ofGoods(placeOfLoss(context.places, event), event.units))),
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
    issues: hasLedger ? paid.issues : [],
  };
}

function claimOfLine(context: Context, { grants, speakers }: Desk, line: ShipmentLine): readonly Unnamed[] {
  const { allocation, bookValues } = context;
  const { amazon, carrier } = unitsToAsk(line);
  const granted = amazon === 0 ? [] : grants({ kind: "inbound-missing", sku: line.sku, reference: line.shipmentId, begun: null, label: "" }, amazon, "goods");
  const event = {
    type: "inbound-missing",
    sku: line.sku,
    fnsku: line.fnsku,
    reference: line.shipmentId,
    since: line.deliveredOn ?? line.shipped,
    location: "",
    because: "",
    place: line.place,
  } as const;
  return [
    ...granted.flatMap(({ record, units }) =>
      isOverdue(allocation, record)
        ? askAbout(grantedEvent({ ...event, units }, record), record, speakers).map((one) =>
            claimOfEvent(context, one, bookValues.ofMissing(line, one.units, grantedBy(record, one.units))),
          )
        : [grantedOfLine(context, line, { debtor: "amazon", record, units })],
    ),
    ...askEach(context, line, { debtor: "amazon", units: granted.reduce((left, { units }) => left - units, amazon) }),
    ...askEach(context, line, { debtor: "carrier", units: carrier }),
    ...owedByCarrier(context, line),
  ];
}

/** What a carrier granted stands in no report: until the register has it paid, it is owed as it was stated. */
function owedByCarrier(context: Context, line: ShipmentLine): readonly Unnamed[] {
  return line.granted.flatMap(({ debtor, units, caseId }): readonly Unnamed[] => {
    if (debtor !== "carrier") return [];
    const record = [line.sku, ""].flatMap((sku) => context.carrierCases.get(keyOfCaseOnLine({ caseId, shipmentId: line.shipmentId, sku })) ?? [])[0];
    if (record === undefined) return [];
    return [grantedOfLine(context, line, { debtor, record, units: 0 - units })];
  });
}

/** Until it is paid, or called unpaid, what was granted is with the case that was granted it. */
function grantedOfLine(
  context: Context,
  line: ShipmentLine,
  { debtor, record, units }: { readonly debtor: Debtor; readonly record: CaseRecord; readonly units: number },
): Unnamed {
  const { caseId } = record;
  const claim = missingOfLine(context, line, { debtor, units, caseId, lost: grantedBy(record, units) });
  const expectedClaim = context.dueOf(record, units, claim.currency) ?? claim.expectedClaim;
  return { ...claim, grantedBy: caseId, expectedClaim, because: [...claim.because, ...sayAssumedDay(record)] };
}

/** Each open case asks for the units that it names, and nobody for the rest. What was written and not sent asks nobody either. */
function askEach(context: Context, line: ShipmentLine, { debtor, units }: { readonly debtor: Debtor; readonly units: number }): readonly Unnamed[] {
  let rest = units;
  const asked = line.pending
    .filter((one) => one.debtor === debtor && one.isSent)
    .flatMap(({ caseId, units: own }): readonly Unnamed[] => {
      const spoken = Math.min(rest, own);
      rest -= spoken;
      return spoken <= 0 ? [] : [missingOfLine(context, line, { debtor, units: spoken, caseId })];
    });
  return rest <= 0 ? asked : [...asked, missingOfLine(context, line, { debtor, units: rest, caseId: null })];
}

/** What was granted has left transit. */
const grantedBy = ({ place }: CaseRecord, units: number): readonly LostUnits[] => [{ by: place, units }];

function missingOfLine(
  { bookValues, windowOf, claimedOfLine, today }: Context,
  line: ShipmentLine,
  { debtor, units, caseId, lost = [] }: Pick<ClaimLine, "units" | "caseId"> & { readonly debtor: Debtor; readonly lost?: readonly LostUnits[] },
): Unnamed {
  const worth = bookValues.ofMissing(line, units, lost);
  const { value, currency } = worth;
  const window = windowOf(line, debtor);
  return {
    type: KIND_OF_DEBTOR[debtor],
    sku: line.sku,
    fnsku: line.fnsku,
    reference: line.shipmentId,
    units,
    since: line.deliveredOn ?? line.shipped,
    requestedOn: null,
    bookValue: value,
    // A carrier owes the freight and the duty on what it lost as well.
    expectedClaim: debtor === "carrier" ? value : claimedOfLine(line, { caseId, units }, worth),
    currency,
    claimFrom: window.from,
    claimUntil: window.until,
    daysLeft: window.until === null ? null : window.until - today,
    caseId,
    grantedBy: null,
    because: [...line.because, ...sayWindow(window, today)],
    place: line.place,
  };
}

const CLOCKS_OF_EVENT: Readonly<Partial<Record<ClaimType, readonly ClockStart[]>>> = {
  "warehouse-lost": ["reported"],
  "warehouse-damaged": ["reported"],
  "return-not-received": ["refunded", "shipped"],
  penalty: ["reported"],
  "missing-payment": ["shipped"],
  "not-on-sale": ["reported"],
  "unpaid-compensation": ["reported"],
};

function claimOfEvent(context: Context, event: OpenEvent, { value, goods, currency }: Worth): Unnamed {
  const granted = event.grantedBy;
  // Units that are there are to be sold; what was granted is owed as it was stated.
  const expectedClaim = stakeOf(event.type) === "there" ? ZERO : granted === null ? goods : (context.dueOf(granted, event.units, currency) ?? goods);
  return { ...claimed(context, event), bookValue: value, expectedClaim, currency };
}

function claimed(
  { clock, today }: Context,
  { location, because, starts: known, begun: _, grantedBy, ...event }: OpenEvent,
): Omit<Unnamed, "bookValue" | "expectedClaim" | "currency"> {
  const starts = known ?? Object.fromEntries((CLOCKS_OF_EVENT[event.type] ?? []).map((start) => [start, event.since]));
  const window = clock.windowOf({
    type: event.type,
    location,
    starts,
    name: nameOfClaim(event),
    place: event.place,
  });
  return {
    ...event,
    requestedOn: starts.created ?? null,
    grantedBy: grantedBy?.caseId ?? null,
    claimFrom: window.from,
    claimUntil: window.until,
    daysLeft: window.until === null ? null : window.until - today,
    because: [because, ...(grantedBy === null ? [] : sayAssumedDay(grantedBy)), ...sayWindow(window, today)],
  };
}

/** A window that has not begun, or that is over, is said. */
function sayWindow({ from, until }: ClaimWindow, today: Day): readonly string[] {
  if (until !== null && until < today) return [`the claim window ended on ${isoOf(until)}`];
  return from !== null && from > today ? [`can be claimed from ${isoOf(from)} on`] : [];
}

/** Of a fee, or of a payment that did not come, nothing is gone. */
function claimMoney(context: Context): readonly Unnamed[] {
  return lessPaidMoney(context.owed, { cases: context.followed, brought: context.brought }).map(({ event, owed: expectedClaim, currency, record }) => ({
    ...claimed(context, { ...event, caseId: record?.caseId ?? null, grantedBy: null }),
    bookValue: ZERO,
    expectedClaim,
    currency,
  }));
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
