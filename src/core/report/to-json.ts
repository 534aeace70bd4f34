/**
 * A reconciliation as JSON for other programs, in the shape "tieout/1", to which fields may be added but none changed:
 * quantities are numbers, money is a decimal string in the currency's own number of places, days are ISO dates.
 */
import { proposeDrafts } from "./register";
import { unitsGranted } from "../engine/shipments/decided-units";
import { statusText, unitsShown } from "./shipment-words";
import { textOfTyped } from "../facts/read-back";
import { COST_PARTS } from "../domain/cost";
import { isoOf, type Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import { minor, textOfMoney, type CurrencyCode, type Minor } from "../domain/money";
import type { Settings } from "../domain/settings";
import { nameOfPlace } from "../domain/source";
import type {
  CaseLine,
  ClaimLine,
  Closing,
  Control,
  JournalEntry,
  Reconciliation,
  RollforwardLine,
  ShipmentLine,
  Stock,
  ValuedMovement,
} from "../engine/findings";

export const SCHEMA = "tieout/1";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** `more` stands beside the contract's own keys. */
export function jsonOfReconciliation(
  reconciliation: Reconciliation,
  { withMovements, more = {} }: { readonly withMovements: boolean; readonly more?: Readonly<Record<string, Json>> },
): Json {
  const { period, settings, rollforward, movements, shipments, cases, claims, journal, controls, issues } = reconciliation;
  return {
    schema: SCHEMA,
    period: { from: isoOf(period.from), to: isoOf(period.to) },
    method: settings.method,
    rollforward: inOrder(rollforward, ({ location, sku, fnsku, disposition }) => [location, sku, fnsku, disposition]).map(rollforwardJson),
    ...(withMovements ? { movements: movements.map(movementJson) } : {}),
    shipments: inOrder(shipments, ({ shipmentId, sku, fnsku }) => [shipmentId, sku, fnsku]).map(shipmentJson),
    cases: inOrder(cases, ({ shipmentId, sku, caseId }) => [shipmentId, sku, caseId]).map(caseJson),
    claims: claims.map(claimJson),
    // As they stand in the register of cases from now on.
    drafts: proposeDrafts(reconciliation).map(({ cells: { shipmentId = "", sku = "", kind = "", status = "", units = null } }): Json => ({
      shipmentId: textOfTyped(shipmentId),
      sku: textOfTyped(sku),
      kind: textOfTyped(kind),
      status: textOfTyped(status),
      units: typeof units === "number" ? units : null,
    })),
    journal: journal.map((entry) => journalJson(entry, settings)),
    controls: controls.map(controlJson),
    closing: closingJson(reconciliation.closing),
    issues: issues.map(issueJson),
    ...more,
  };
}

function rollforwardJson(line: RollforwardLine): Json {
  const { location, kind, sku, fnsku, disposition, currency, cost, reported } = line;
  return {
    location,
    kind,
    sku,
    fnsku,
    disposition,
    currency,
    beginning: stockJson(line.beginning, currency),
    entries: mapped(line.entries, (stock) => stockJson(stock, currency)),
    exits: mapped(line.exits, (stock) => stockJson(stock, currency)),
    valueOnly: mapped(line.valueOnly, (amount) => textOfMoney(amount, currency)),
    ...(line.priceVariance === undefined ? {} : { priceVariance: textOfMoney(line.priceVariance, currency) }),
    ending: stockJson(line.ending, currency),
    cost: cost === null ? null : Object.fromEntries(COST_PARTS.map((part) => [part, textOfMoney(cost[part], currency)])),
    reported: reported === null ? null : { qty: reported },
    difference: reported === null ? null : { qty: line.ending.quantity - reported },
  };
}

function movementJson({
  day,
  location,
  sku,
  fnsku,
  disposition,
  type,
  quantity,
  value,
  currency,
  reference,
  costRule,
  rowDay,
  isVariance,
}: ValuedMovement): Json {
  return {
    date: isoOf(day),
    location,
    sku,
    fnsku,
    disposition,
    type,
    qty: quantity,
    value: moneyOrNull(value, currency),
    currency,
    reference,
    ...(costRule === undefined ? {} : { costRule }),
    ...(rowDay === undefined ? {} : { lateRowOf: isoOf(rowDay) }),
    ...(isVariance === undefined ? {} : { isPriceVariance: true }),
  };
}

function shipmentJson(line: ShipmentLine): Json {
  const {
    shipmentId,
    sku,
    fnsku,
    declared,
    dispatched,
    delivered,
    received,
    variance,
    state,
    responsibility,
    because,
    decided,
    carrierDecided,
    wholeCartons,
    caseId,
  } = line;
  return {
    shipmentId,
    sku,
    fnsku,
    declared,
    dispatched,
    delivered,
    received,
    variance,
    state,
    responsibility,
    because,
    parts: mapped(line.parts, (quantity) => quantity),
    decided,
    carrierDecided,
    // In the parts, these are unexplained or reimbursed in cash.
    granted: unitsGranted(line, { part: "unexplained" }),
    wholeCartons,
    exposure: moneyOrNull(line.exposure, line.currency),
    currency: line.currency,
    claimFrom: isoOrNull(line.claimFrom),
    claimUntil: isoOrNull(line.claimUntil),
    caseId,
  };
}

function caseJson(line: CaseLine): Json {
  const { caseId, shipmentId, sku, kind, status, unitsRestocked, unitsPaid, currency, reimbursements } = line;
  return {
    caseId,
    shipmentId,
    sku,
    kind,
    status,
    opened: isoOrNull(line.opened),
    closed: isoOrNull(line.closed),
    unitsClaimed: unitsShown(line),
    unitsRestocked,
    unitsPaid,
    unitsGranted: line.unitsGranted,
    granted: moneyOrNull(line.granted, currency),
    followed: statusText(line),
    cash: moneyOrNull(line.cash, currency),
    bookValue: moneyOrNull(line.bookValue, currency),
    gainOrLoss: moneyOrNull(line.gainOrLoss, currency),
    expectedClaim: moneyOrNull(line.expectedClaim, currency),
    currency,
    reimbursements,
    because: line.because,
  };
}

function claimJson(line: ClaimLine): Json {
  const { type, sku, fnsku, reference, units, currency, daysLeft, caseId, grantedBy, because, place } = line;
  return {
    type,
    sku,
    fnsku,
    reference,
    units,
    since: isoOrNull(line.since),
    bookValue: moneyOrNull(line.bookValue, currency),
    expectedClaim: moneyOrNull(line.expectedClaim, currency),
    currency,
    claimFrom: isoOrNull(line.claimFrom),
    claimUntil: isoOrNull(line.claimUntil),
    daysLeft,
    caseId,
    grantedBy,
    // A set is claimed as one thing; its goods are what the books have.
    ...(line.goods.length === 0
      ? {}
      : { goods: line.goods.map(({ sku: own, units: count, bookValue }) => ({ sku: own, units: count, bookValue: moneyOrNull(bookValue, currency) })) }),
    because,
    source: place?.source.label ?? null,
    row: place?.row ?? null,
  };
}

function journalJson({ number, day, account, debit, credit, currency, memo, source }: JournalEntry, { accounts }: Settings): Json {
  return {
    journal: number,
    date: isoOf(day),
    account: accounts[account],
    accountId: account,
    debit: textOfMoney(debit, currency),
    credit: textOfMoney(credit, currency),
    currency,
    memo,
    source,
  };
}

function controlJson({ id, title, expected, found, pass, currency, accepted }: Control): Json {
  const figure = (value: number): Json => (currency === null ? value : textOfMoney(minor(value), currency));
  return { id, title, expected: figure(expected), found: figure(found), pass, currency, ...(accepted === undefined ? {} : { accepted }) };
}

/** `hash` is that of the period's month; `openedOn` the last day of the closed month that the period begins on. */
function closingJson({ seal, isNew, openedOn, changes }: Closing): Json {
  return {
    sealed: seal !== null,
    hash: seal?.digest ?? null,
    closedNow: isNew,
    closedOn: isoOrNull(seal?.closedOn ?? null),
    forced: seal === null || seal.forced === "" ? null : seal.forced,
    openedOn: openedOn === null ? null : { day: isoOf(openedOn.closedTo), hash: openedOn.digest },
    changes: changes.map(({ location, sku, fnsku, disposition, currency, sealed, now, rows, gone }) => ({
      location,
      sku,
      fnsku,
      disposition,
      currency,
      sealed: stockJson(sealed, currency),
      now: stockJson(now, currency),
      rows: rows.map(nameOfPlace),
      gone,
    })),
  };
}

export function issueJson({ code, severity, place, message }: Issue): Json {
  return { code, severity, source: place?.source.label ?? null, row: place?.row ?? null, message };
}

function stockJson({ quantity, value }: Stock, currency: CurrencyCode): Json {
  return { qty: quantity, value: moneyOrNull(value, currency) };
}

function moneyOrNull(amount: Minor | null, currency: CurrencyCode): Json {
  return amount === null ? null : textOfMoney(amount, currency);
}

function isoOrNull(day: Day | null): Json {
  return day === null ? null : isoOf(day);
}

/** The keys that have a value, in the order they have. */
function mapped<T>(record: Readonly<Partial<Record<string, T>>>, json: (value: T) => Json): Json {
  return Object.fromEntries(Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, json(value)] as const])));
}

/** By the keys in turn, letter by letter as the computer counts them; nothing comes before something. */
function inOrder<T>(items: readonly T[], keysOf: (item: T) => readonly (string | null)[]): readonly T[] {
  const keyed = items.map((item) => ({ item, keys: keysOf(item).map((key) => key ?? "") }));
  keyed.sort((a, b) => {
    const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
    return at < 0 ? 0 : (a.keys[at] ?? "") < (b.keys[at] ?? "") ? -1 : 1;
  });
  return keyed.map(({ item }) => item);
}
