/** Judged shipment lines, the register and what Amazon paid -> lines with their claim window, the cases as followed, and what can be claimed. */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import {
  CASE_STATUSES,
  CLAIM_TYPES,
  KIND_OF_DEBTOR,
  NAMES_OF_DEBTORS,
  OTHER_DEBTOR,
  debtorOf,
  isPaidAsReimbursement,
  type ClaimType,
  type Debtor,
} from "../../domain/claims";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { nameUnknownTypes, openClaimClock, UNKNOWN_WINDOW, type ClaimClock, type ClaimWindow } from "./claim-clock";
import { findLossesAsked, findRemovalsAsked } from "../compensation/asked-units";
import { findLostUnits, type StockLosses } from "../compensation/lost-units";
import type { ClockOf, LineClock } from "./claims-of-line";
import { findClaims, lostGoods, placeOfLoss, type ClaimSources } from "./find-claims";
import type { CaseLine, ClaimLine, ShipmentLine } from "../findings";
import { findByLabel, findSets } from "../goods/find-listings";
import { unitsToAsk, type Settled } from "../shipments/decided-units";
import type { BookLine } from "../shipments/shipment-book";
import { unitsBeforePayment } from "../shipments/units-before-payment";
import { keyOfRecord, nameTwoKinds, type CaseRecord } from "../compensation/read-cases";
import { nameOverWindows } from "./name-cases";
import { followDecided } from "./never-came";
import { nameAskedInVain, nameLostOtherwise } from "./name-asked-in-vain";
import { findMoneyAsked, findOwedMoney } from "./owed-money";
import type { SettledOrders } from "./settled-orders";
import { NOTHING_PAID_BEFORE } from "./paid-before";
import { lessPaid } from "./paid-events";
import { traceCases } from "./trace-cases";
import type { CostTable } from "../movements/unit-costs";
import type { Gone } from "../valuation/book-values";
import type { GoodsThere } from "../valuation/stock-at-places";

/** What cases settled of a line. */
export type SettledLine = Pick<ShipmentLine, "shipmentId" | "sku"> & { readonly settled: readonly Settled[] };
/** `book` has every line, also those that the period leaves out. */
type Input = ClaimSources & {
  readonly book: readonly BookLine[];
  readonly settled: readonly SettledLine[];
  readonly settledOrders: SettledOrders;
  readonly costs: CostTable;
} & Pick<Parameters<typeof traceCases>[0], "closedWorths" | "closedShares" | "openFrom" | "until" | "bookValuesOn">;
export type Followed = {
  readonly shipments: readonly ShipmentLine[];
  readonly cases: readonly CaseLine[];
  readonly claims: readonly ClaimLine[];
  readonly brought: ReturnType<typeof traceCases>["brought"];
  readonly setGoods: ReturnType<typeof traceCases>["setGoods"];
  readonly issues: readonly Issue[];
};

export function followCases(input: Input): Followed {
  const { facts, settings, today, allocation } = input;
  const clock = openClaimClock(facts);
  const { shipments, clockOf } = clockShipments(input, clock);
  const known = new Set([...input.book, ...input.shipments].map(({ shipmentId }) => keyOfLine(shipmentId, "")));
  for (const { shipmentId } of [...rowsOf(facts.shippingQueue), ...rowsOf(facts.shipmentContents)]) known.add(keyOfLine(shipmentId, ""));
  const { before, isBefore } = input.closedEvents;
  const lost = findLostUnits(facts, input.series, { payments: allocation.payments.filter((payment) => !isBefore(payment)), until: today, before });
  const listingOf = findByLabel(facts);
  const owed = findOwedMoney({ ...input, settled: input.settledOrders });
  const found = traceCases({
    allocation,
    moneyAsked: findMoneyAsked(owed),
    lines: shipments.map((line) => ({
      shipmentId: line.shipmentId,
      sku: line.sku,
      fnsku: line.fnsku,
      missing: unitsBeforePayment(line),
      claimUntil: lastDaysOf(clockOf(line)),
    })),
    givenUp: findGivenUp(input.settled),
    isKnown: (shipmentId) => known.has(keyOfLine(shipmentId, "")),
    bookValues: input.bookValues,
    closedWorths: input.closedWorths,
    closedShares: input.closedShares,
    unitsInSet: findUnitsInSet(listingOf),
    openFrom: input.openFrom,
    until: input.until,
    bookValuesOn: input.bookValuesOn,
    placeOfLoss: placesOfLosses(lost, input.places),
    goneBy: findGone(input, lost),
    neverCameBy: (statusOf) => followDecided(input.awaited, { ...allocation, statusOf, until: input.until })(input.until),
    costs: input.costs,
    today,
    warningDays: settings.claimWarningDays,
  });
  const claimed = findClaims({
    ...input,
    shipments,
    clockOf: clockOfShipments(input, clockOf),
    clock,
    lost,
    owed,
    followed: found.cases,
    brought: found.brought,
  });
  const issues = [
    ...found.issues,
    ...claimed.issues,
    ...nameNoUnits(facts),
    ...nameOwnWords(facts),
    ...nameTwoKinds(facts),
    ...nameUnknownTypes(facts),
    ...nameAskedInVain(allocation.cases, shipments),
    ...nameLostOtherwise(allocation.cases, {
      events: [...lost.events, ...input.awaited.missing, ...lost.madeUp],
      listingOf,
    }),
    ...input.awaited.issues,
    ...clock.issues(claimed.claims),
    ...nameOverWindows(claimed.claims, today),
  ];
  return {
    shipments: shipments.map((line) => sayOtherWindow(line, clockOf(line), today)),
    cases: found.cases,
    claims: claimed.claims,
    brought: found.brought,
    setGoods: found.setGoods,
    issues,
  };
}

const INSIDE: ReadonlySet<string> = new Set<ClaimType>(["warehouse-lost", "warehouse-damaged"]);

/** By what the units of a case left Amazon's warehouses. What was paid for no case is asked about by one only where it claims more than the others. */
function findGone({ facts, allocation, awaited, places }: Input, lost: StockLosses): (record: CaseRecord) => Gone {
  const inside = allocation.cases.filter(({ kind }) => INSIDE.has(kind));
  const ofCases = new Set(allocation.portions.flatMap(({ payment, record }) => (record === null ? [] : [payment])));
  const beside = allocation.payments.filter((payment) => !ofCases.has(payment));
  const open =
    inside.length === 0
      ? []
      : lessPaid(lost.events, lost, { paid: { ...allocation, payments: beside }, before: NOTHING_PAID_BEFORE, setOf: findSets(facts) }).events;
  const removalsOf = findRemovalsAsked(allocation.cases, awaited.missing);
  const lossesOf = findLossesAsked(inside, [open, lost.events, lost.madeUp]);
  return (record) => ({ removals: removalsOf(record), losses: lossesOf(record).flatMap(({ event, units }) => lostGoods(places, event, units)) });
}

/** What a case is about: of one label, at one place, where all losses of its kind and goods are. */
function placesOfLosses({ events, madeUp }: StockLosses, places: ClaimSources["places"]): (record: Pick<CaseRecord, "kind" | "sku">) => GoodsThere {
  const keyOf = (type: string, sku: string): string => JSON.stringify([type, keyOfLine("", sku)]);
  const only = <T>(all: readonly T[]): T | null => {
    const [one, another] = new Set(all);
    return another === undefined ? (one ?? null) : null;
  };
  const found = new Map(
    [...groupBy([...events, ...madeUp], ({ type, sku }) => keyOf(type, sku))].map(([key, lost]) => {
      const there = lost.map((event) => placeOfLoss(places, event));
      return [key, { fnsku: only(there.map(({ fnsku }) => fnsku)), at: only(there.map(({ at }) => at)) }];
    }),
  );
  return ({ kind, sku }) => ({ sku, ...(found.get(keyOf(kind, sku)) ?? { fnsku: null, at: null }) });
}

/** Of a good in the set that its case names. */
function findUnitsInSet(listingOf: ReturnType<typeof findByLabel>): (record: Pick<CaseRecord, "sku" | "sets">) => number {
  return ({ sku, sets }) => sets.flatMap((label) => listingOf(label)?.holds ?? []).find((good) => good.sku === sku)?.units ?? 0;
}

/** Units of a carrier that a case with Amazon gave up with the line. */
function findGivenUp(lines: readonly SettledLine[]): (record: CaseRecord, line: Pick<ShipmentLine, "shipmentId" | "sku">) => number {
  const nameOf = (key: string, { shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string => JSON.stringify([key, keyOfLine(shipmentId, sku)]);
  const units = new Map(lines.flatMap((line) => line.settled.map(({ by, givenUp }) => [nameOf(by.key, line), givenUp] as const)));
  return (record, line) => units.get(nameOf(keyOfRecord(record), line)) ?? 0;
}

/** A case claims some units or says of none how many; only what is no question of units has none. */
function nameNoUnits(facts: Facts): readonly Issue[] {
  return rowsOf(facts.cases)
    .filter(({ units, kind }) => units === 0 && (isPaidAsReimbursement(kind) || debtorOf(kind) !== null))
    .map((row) => raise("case-without-units", placeOfRow(facts, row), { caseId: row.caseId }));
}

/** A kind or a status in words of the seller's own: nobody can tell what the case is about, or whether it ended well. */
function nameOwnWords(facts: Facts): readonly Issue[] {
  return rowsOf(facts.cases).flatMap((row): readonly Issue[] => {
    const { caseId, shipmentId, kind, status } = row;
    const place = placeOfRow(facts, row);
    return [
      ...(kind === "" || Object.hasOwn(CLAIM_TYPES, kind) ? [] : [raise("case-kind-unknown", place, { caseId, kind, hasShipment: shipmentId !== "" })]),
      ...(status === "" || Object.hasOwn(CASE_STATUSES, status) ? [] : [raise("case-status-unknown", place, { caseId, status })]),
    ];
  });
}

/** A window stands where units are still lacking; where there is nothing to claim there is none. A line of both shows the one that ends first. */
function clockShipments(
  { shipments, book, places, today }: Input,
  clock: ClaimClock,
): { readonly shipments: readonly ShipmentLine[]; readonly clockOf: ClockOf } {
  const bookOf = new Map(book.map((line) => [keyOfLine(line.shipmentId, line.sku), line]));
  const clocks = new Map<string, LineClock>();
  const clocked = shipments.map((line) => {
    const key = keyOfLine(line.shipmentId, line.sku);
    const booked = bookOf.get(key);
    const starts = { delivered: line.deliveredOn, shipped: line.shipped, created: booked?.created ?? null, closed: booked?.closed ?? null };
    const location = booked === undefined || booked.toWarehouse === "" ? "" : places.ofWarehouse(booked.toWarehouse);
    const windowFor = (debtor: Debtor, lacks: boolean): ClaimWindow =>
      lacks ? clock.windowOf({ type: KIND_OF_DEBTOR[debtor], location, starts, name: `${line.shipmentId} ${line.sku}`, place: line.place }) : UNKNOWN_WINDOW;
    const asks = unitsToAsk(line);
    const lacks = { amazon: asks.amazon > 0 || (line.parts.receiving ?? 0) < 0, carrier: asks.carrier > 0 };
    const windows = { amazon: windowFor("amazon", lacks.amazon), carrier: windowFor("carrier", lacks.carrier) };
    const first = whoseFirst(
      DEBTORS.filter((debtor) => lacks[debtor]),
      windows,
      today,
    );
    const own = { location, starts, windows, other: first !== undefined && lacks.amazon && lacks.carrier ? OTHER_DEBTOR[first] : null };
    clocks.set(key, own);
    const { from, until } = first === undefined ? UNKNOWN_WINDOW : windows[first];
    return { ...line, claimFrom: from, claimUntil: until, lastDays: lastDaysOf(own) };
  });
  return { shipments: clocked, clockOf: ({ shipmentId, sku }) => clocks.get(keyOfLine(shipmentId, sku)) ?? NO_CLOCK };
}

/** Of goods that the lines of a shipment do not have, the shipment alone tells where they went. */
function clockOfShipments({ book, places }: Pick<Input, "book" | "places">, clockOf: ClockOf): ClockOf {
  const linesIn = groupBy(book, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  return (line) => {
    const own = clockOf(line);
    if (own !== NO_CLOCK) return own;
    const [warehouse = "", ...others] = new Set((linesIn.get(keyOfLine(line.shipmentId, "")) ?? []).map(({ toWarehouse }) => toWarehouse));
    return warehouse === "" || others.length > 0 ? NO_CLOCK : { ...NO_CLOCK, location: places.ofWarehouse(warehouse) };
  };
}

const DEBTORS: readonly Debtor[] = ["amazon", "carrier"];

/** Of those that can still be asked whoever only can sooner; of windows that are over the one that ended last, and where one is not known Amazon's. */
function whoseFirst(debtors: readonly Debtor[], windows: LineClock["windows"], today: Day): Debtor | undefined {
  const known = debtors
    .flatMap((debtor) => (windows[debtor].until === null ? [] : [{ debtor, until: windows[debtor].until }]))
    .sort((a, b) => a.until - b.until);
  const first = known.find(({ until }) => until >= today) ?? (known.length === debtors.length ? known.at(-1) : undefined);
  return first?.debtor ?? debtors[0];
}

function lastDaysOf({ windows: { amazon, carrier } }: Pick<LineClock, "windows">): Readonly<Record<Debtor, Day | null>> {
  return { amazon: amazon.until, carrier: carrier.until };
}

/** Where a line shows the window of one, nothing else tells until when the other can be asked, or that nobody is left to ask. */
function sayOtherWindow(line: ShipmentLine, { windows, other }: LineClock, today: Day): ShipmentLine {
  const until = other === null ? null : windows[other].until;
  if (other === null || until === null) return line;
  const name = NAMES_OF_DEBTORS[other];
  if (until >= today) return { ...line, because: [...line.because, `${name} can be asked until ${isoOf(until)}`] };
  const asked = line.pending.reduce((sum, { debtor, isSent, units }) => (debtor === other && isSent ? sum + units : sum), 0);
  if (asked >= unitsToAsk(line)[other]) return line;
  return { ...line, because: [...line.because, `the window in which ${name} can be asked ended on ${isoOf(until)}`] };
}

const NO_CLOCK: LineClock = { location: "", starts: {}, windows: { amazon: UNKNOWN_WINDOW, carrier: UNKNOWN_WINDOW }, other: null };
