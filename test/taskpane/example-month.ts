/** A month as the engine would hand it over, written by hand: two locations, four things to explain, three controls. */
import { dayOf, periodOfMonth, type Day } from "../../src/core/domain/day";
import { currencyOrNull, minor, type CurrencyCode } from "../../src/core/domain/money";
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import type { TableRef } from "../../src/core/domain/source";
import { NOTHING_CLOSED } from "../../src/core/engine/closing/close-month";
import type { CaseLine, ClaimLine, Control, Reconciliation, RollforwardLine, ShipmentLine } from "../../src/core/engine/findings";
import type { Issue } from "../../src/core/domain/issue";

export const USD: CurrencyCode = currencyOrNull("USD") ?? ("USD" as CurrencyCode);
export const OCTOBER = periodOfMonth(2026 * 12 + 9);
export const LEDGER_REF: TableRef = { label: "Ledger", file: null, sheet: "Ledger", table: "Ledger" };
export const SHIPMENTS_REF: TableRef = { label: "Shipments", file: null, sheet: "Shipments", table: "Shipments" };

export function october(day: number): Day {
  return dayOf({ year: 2026, month: 10, day });
}

export function line(given: Partial<RollforwardLine>): RollforwardLine {
  return {
    location: "FBA",
    kind: "fba",
    sku: "TEA-01",
    fnsku: "X001",
    disposition: null,
    currency: USD,
    beginning: { quantity: 0, value: minor(0) },
    entries: {},
    exits: {},
    valueOnly: {},
    ending: { quantity: 0, value: minor(0) },
    cost: null,
    reported: null,
    ...given,
  };
}

export function shipment(given: Partial<ShipmentLine>): ShipmentLine {
  return {
    shipmentId: "FBA15ABC123",
    sku: "TEA-01",
    fnsku: "X001",
    declared: null,
    dispatched: 100,
    delivered: null,
    received: 100,
    variance: 0,
    state: "matched",
    responsibility: null,
    because: [],
    parts: {},
    decided: 0,
    carrierDecided: 0,
    granted: [],
    pending: [],
    wholeCartons: false,
    exposure: null,
    currency: USD,
    claimFrom: null,
    claimUntil: null,
    caseId: null,
    shipped: null,
    deliveredOn: null,
    status: "",
    place: { source: SHIPMENTS_REF, row: 2 },
    ...given,
  };
}

export function caseLine(given: Partial<CaseLine>): CaseLine {
  return {
    caseId: "17338201",
    shipmentId: "FBA15ABC123",
    sku: "TEA-01",
    listing: "",
    unitsInSet: 0,
    kind: "inbound-missing",
    status: "open",
    opened: null,
    closed: null,
    amount: null,
    unitsClaimed: 4,
    unitsHome: 0,
    unitsRestocked: 0,
    unitsPaid: 0,
    unitsGranted: 0,
    granted: minor(0),
    cash: minor(0),
    bookValue: null,
    gainOrLoss: null,
    expectedClaim: null,
    costClaimed: null,
    currency: USD,
    reimbursements: [],
    because: [],
    note: "",
    place: null,
    entered: { status: given.status ?? "open", units: given.unitsClaimed ?? 4 },
    ...given,
  };
}

/** What nobody was asked about of a line, at its exposure. */
export function claimOf(line: ShipmentLine, given: Partial<ClaimLine> = {}): ClaimLine {
  const { shipmentId, sku, fnsku, parts, exposure, currency, claimFrom, claimUntil, place } = line;
  return {
    type: "inbound-missing",
    sku,
    fnsku,
    reference: shipmentId,
    units: 0 - (parts.unexplained ?? 0),
    since: null,
    requestedOn: null,
    bookValue: exposure,
    expectedClaim: exposure,
    currency,
    claimFrom,
    claimUntil,
    daysLeft: null,
    caseId: null,
    grantedBy: null,
    goods: [],
    listings: [],
    because: [],
    place,
    ...given,
  };
}

export function control(given: Partial<Control>): Control {
  return {
    id: "ending-agrees-with-reported",
    title: "The ending agrees with what the warehouse states",
    expected: 0,
    found: 0,
    pass: true,
    currency: null,
    ...given,
  };
}

/** An issue in words of the example's own: the pane shows any. */
export function issue(given: Partial<Issue>): Issue {
  return {
    code: "file-empty",
    severity: "warning",
    place: { source: LEDGER_REF, row: 812 },
    message: "Ledger row 812: Lost is 3, but the row only adds up with -3. Check the sign.",
    ...given,
  };
}

export function month(given: Partial<Reconciliation>): Reconciliation {
  return {
    period: OCTOBER,
    today: dayOf({ year: 2026, month: 11, day: 5 }),
    settings: { ...DEFAULT_SETTINGS, period: OCTOBER },
    sources: [],
    rollforward: [],
    movements: [],
    shipments: [],
    cases: [],
    register: { gone: [], sent: [], unsent: [] },
    claims: [],
    journal: [],
    controls: [],
    closing: NOTHING_CLOSED,
    issues: [],
    ...given,
  };
}

const SHORT = shipment({
  received: 96,
  variance: -4,
  state: "short",
  responsibility: "amazon",
  parts: { unexplained: -4 },
  exposure: minor(4000),
  claimUntil: dayOf({ year: 2027, month: 7, day: 1 }),
});

export const EXAMPLE: Reconciliation = month({
  rollforward: [
    line({
      beginning: { quantity: 100, value: minor(100000) },
      entries: { receipt: { quantity: 96, value: minor(96000) }, "customer-return": { quantity: 4, value: minor(4000) } },
      exits: { sale: { quantity: 70, value: minor(70000) }, lost: { quantity: 2, value: minor(2000) } },
      ending: { quantity: 128, value: minor(128000) },
      reported: 128,
    }),
    line({
      sku: "POT-02",
      fnsku: "X002",
      beginning: { quantity: 20, value: minor(30000) },
      exits: { sale: { quantity: 5, value: minor(7500) } },
      ending: { quantity: 15, value: minor(22500) },
      reported: 12,
    }),
    line({
      location: "Own warehouse",
      kind: "domestic",
      fnsku: null,
      beginning: { quantity: 500, value: minor(500000) },
      exits: { "transfer-out": { quantity: 100, value: minor(100000) } },
      ending: { quantity: 400, value: minor(400000) },
    }),
    line({
      location: "Own warehouse",
      kind: "domestic",
      sku: "CUP-03",
      fnsku: null,
      beginning: { quantity: 10, value: null },
      ending: { quantity: 10, value: null },
    }),
  ],
  shipments: [
    SHORT,
    shipment({
      shipmentId: "FBA15ABC124",
      sku: "POT-02",
      dispatched: 24,
      received: 25,
      variance: 1,
      state: "over",
      parts: { unexplained: 1 },
      exposure: minor(0),
    }),
    shipment({
      shipmentId: "FBA15ABC125",
      dispatched: 50,
      received: 0,
      variance: -50,
      state: "not-received",
      parts: { "in-transit": -50 },
      shipped: october(28),
    }),
    shipment({ shipmentId: "FBA15ABC126", dispatched: 40, received: 12, variance: -28, state: "receiving", parts: { receiving: -28 } }),
  ],
  claims: [claimOf(SHORT)],
  controls: [
    control({}),
    control({ id: "units-conserved", title: "No unit is made or lost by moving between locations" }),
    control({ id: "value-conserved", title: "No value is made or lost by moving between locations" }),
  ],
  issues: [issue({})],
});
