import { dayOfIso, type Day } from "../../../src/core/domain/day";
import type { CurrencyCode, Minor } from "../../../src/core/domain/money";
import { DEFAULT_SETTINGS } from "../../../src/core/domain/settings";
import { NOTHING_CLOSED } from "../../../src/core/engine/closing/close-month";
import type { Reconciliation, RollforwardLine, ShipmentLine } from "../../../src/core/engine/findings";
import { jsonOfReconciliation } from "../../../src/core/report/to-json";

const day = (iso: string): Day => dayOfIso(iso) ?? (Number.NaN as Day);
const money = (amount: number): Minor => amount as Minor;
const USD = "USD" as CurrencyCode;
const ledger = { label: "ledger.csv", file: "ledger.csv", sheet: null, table: null };

const line: RollforwardLine = {
  location: "FBA",
  kind: "fba",
  sku: "TEA-01",
  fnsku: "X001",
  disposition: null,
  currency: USD,
  beginning: { quantity: 10, value: money(10_000) },
  entries: { receipt: { quantity: 5, value: money(5_250) } },
  exits: { sale: { quantity: 3, value: money(3_051) } },
  valueOnly: { "landed-cost": money(400) },
  ending: { quantity: 12, value: money(12_599) },
  cost: { goods: money(11_000), freight: money(1_200), other: money(399) },
  reported: 12,
};
const shipment: ShipmentLine = {
  shipmentId: "FBA15ABC123",
  sku: "TEA-01",
  fnsku: "X001",
  declared: 100,
  dispatched: 100,
  delivered: null,
  received: 96,
  variance: -4,
  state: "short",
  responsibility: "amazon",
  because: ["delivered in full (row 12), received less"],
  parts: { unexplained: -4 },
  decided: 0,
  carrierDecided: 0,
  granted: [],
  pending: [],
  wholeCartons: false,
  exposure: money(4_068),
  currency: USD,
  claimFrom: day("2026-11-01"),
  claimUntil: null,
  caseId: null,
  shipped: null,
  deliveredOn: null,
  status: "CLOSED",
  place: { source: ledger, row: 3 },
};
const reconciliation: Reconciliation = {
  period: { from: day("2026-10-01"), to: day("2026-10-31") },
  today: day("2026-11-05"),
  settings: DEFAULT_SETTINGS,
  sources: [],
  rollforward: [line],
  movements: [
    {
      day: day("2026-10-03"),
      location: "FBA",
      sku: "TEA-01",
      fnsku: "X001",
      disposition: null,
      type: "sale",
      quantity: -3,
      value: money(-3_051),
      currency: USD,
      reference: "order 7",
    },
  ],
  shipments: [shipment],
  cases: [],
  register: { gone: [], sent: [], unsent: [] },
  claims: [
    {
      type: "warehouse-lost",
      sku: "TEA-01",
      fnsku: "X001",
      reference: "",
      units: 2,
      since: day("2026-10-08"),
      bookValue: money(2_034),
      expectedClaim: money(1_800),
      currency: USD,
      claimFrom: day("2026-10-08"),
      claimUntil: day("2026-12-07"),
      daysLeft: 32,
      caseId: null,
      grantedBy: null,
      requestedOn: null,
      listings: [],
      goods: [],
      because: ["misplaced"],
      place: { source: ledger, row: 8 },
    },
  ],
  journal: [
    {
      number: 1,
      day: day("2026-10-31"),
      account: "cost-of-sales",
      debit: money(3_051),
      credit: money(0),
      currency: USD,
      memo: "Sales: FBA",
      source: "rollforward, 1 movement",
    },
  ],
  controls: [
    { id: "ending-agrees-with-reported", title: "Endings agree", expected: 0, found: 0, pass: true, currency: null },
    { id: "value-conserved", title: "Value is kept", expected: 125_990, found: -1, pass: false, currency: USD },
  ],
  closing: NOTHING_CLOSED,
  issues: [
    { code: "file-empty", severity: "error", place: { source: ledger, row: 812 }, message: "Something." },
    { code: "file-empty", severity: "error", place: null, message: "Nowhere." },
  ],
};

test("a reconciliation is said in the words of the schema", () => {
  expect(jsonOfReconciliation(reconciliation, { withMovements: false })).toEqual({
    schema: "tieout/1",
    period: { from: "2026-10-01", to: "2026-10-31" },
    method: "month-end-average",
    rollforward: [
      {
        location: "FBA",
        kind: "fba",
        sku: "TEA-01",
        fnsku: "X001",
        disposition: null,
        currency: "USD",
        beginning: { qty: 10, value: "100.00" },
        entries: { receipt: { qty: 5, value: "52.50" } },
        exits: { sale: { qty: 3, value: "30.51" } },
        valueOnly: { "landed-cost": "4.00" },
        ending: { qty: 12, value: "125.99" },
        cost: { goods: "110.00", freight: "12.00", other: "3.99" },
        reported: { qty: 12 },
        difference: { qty: 0 },
      },
    ],
    shipments: [
      {
        shipmentId: "FBA15ABC123",
        sku: "TEA-01",
        fnsku: "X001",
        declared: 100,
        dispatched: 100,
        delivered: null,
        received: 96,
        variance: -4,
        state: "short",
        responsibility: "amazon",
        because: ["delivered in full (row 12), received less"],
        parts: { unexplained: -4 },
        decided: 0,
        carrierDecided: 0,
        granted: 0,
        wholeCartons: false,
        exposure: "40.68",
        currency: "USD",
        claimFrom: "2026-11-01",
        claimUntil: null,
        caseId: null,
      },
    ],
    cases: [],
    claims: [
      {
        type: "warehouse-lost",
        sku: "TEA-01",
        fnsku: "X001",
        reference: "",
        units: 2,
        since: "2026-10-08",
        bookValue: "20.34",
        expectedClaim: "18.00",
        currency: "USD",
        claimFrom: "2026-10-08",
        claimUntil: "2026-12-07",
        daysLeft: 32,
        caseId: null,
        grantedBy: null,
        because: ["misplaced"],
        source: "ledger.csv",
        row: 8,
      },
    ],
    drafts: [],
    journal: [
      {
        journal: 1,
        date: "2026-10-31",
        account: "Cost of sales",
        accountId: "cost-of-sales",
        debit: "30.51",
        credit: "0.00",
        currency: "USD",
        memo: "Sales: FBA",
        source: "rollforward, 1 movement",
      },
    ],
    closing: { sealed: false, hash: null, closedNow: false, closedOn: null, forced: null, openedOn: null, changes: [] },
    controls: [
      { id: "ending-agrees-with-reported", title: "Endings agree", expected: 0, found: 0, pass: true, currency: null },
      { id: "value-conserved", title: "Value is kept", expected: "1259.90", found: "-0.01", pass: false, currency: "USD" },
    ],
    issues: [
      { code: "file-empty", severity: "error", source: "ledger.csv", row: 812, message: "Something." },
      { code: "file-empty", severity: "error", source: null, row: null, message: "Nowhere." },
    ],
  });
});

test("movements are there only when asked for, signed as valued", () => {
  expect(jsonOfReconciliation(reconciliation, { withMovements: true })).toMatchObject({
    movements: [{ date: "2026-10-03", location: "FBA", sku: "TEA-01", type: "sale", qty: -3, value: "-30.51", reference: "order 7" }],
  });
});

test("what has no cost is worth null, and what nobody reports has no difference", () => {
  const uncosted: RollforwardLine = {
    ...line,
    beginning: { quantity: 10, value: null },
    entries: {},
    exits: {},
    valueOnly: {},
    ending: { quantity: 10, value: null },
    cost: null,
    reported: null,
  };
  expect(
    jsonOfReconciliation({ ...reconciliation, rollforward: [uncosted], shipments: [{ ...shipment, exposure: null }] }, { withMovements: false }),
  ).toMatchObject({
    rollforward: [
      {
        beginning: { qty: 10, value: null },
        entries: {},
        exits: {},
        valueOnly: {},
        ending: { qty: 10, value: null },
        cost: null,
        reported: null,
        difference: null,
      },
    ],
    shipments: [{ exposure: null }],
  });
});

test("a difference is the ending less what is reported", () => {
  expect(jsonOfReconciliation({ ...reconciliation, rollforward: [{ ...line, reported: 14 }] }, { withMovements: false })).toMatchObject({
    rollforward: [{ reported: { qty: 14 }, difference: { qty: -2 } }],
  });
});

test("money has as many places as its currency", () => {
  const valueIn = (currency: string): unknown =>
    jsonOfReconciliation({ ...reconciliation, rollforward: [{ ...line, currency: currency as CurrencyCode }] }, { withMovements: false });
  expect(valueIn("JPY")).toMatchObject({ rollforward: [{ beginning: { value: "10000" } }] });
  expect(valueIn("KWD")).toMatchObject({ rollforward: [{ beginning: { value: "10.000" } }] });
});

test("lines come by location, SKU, FNSKU and disposition, shipments by ID and SKU, whatever order they were found in", () => {
  const lines = [
    ["FBA-US", "B", null],
    ["FBA-US", "A", "SELLABLE"],
    ["FBA-US", "A", null],
    ["FBA-DE", "a", null],
    ["FBA-DE", "B", null],
  ] as const;
  const shuffled = {
    ...reconciliation,
    rollforward: lines.map(([location, sku, disposition]) => ({ ...line, location, sku, disposition })),
    shipments: [{ ...shipment, shipmentId: "FBA2" }, { ...shipment, sku: "Z" }, shipment],
  };
  expect(jsonOfReconciliation(shuffled, { withMovements: false })).toMatchObject({
    rollforward: [
      { location: "FBA-DE", sku: "B" },
      { location: "FBA-DE", sku: "a" },
      { location: "FBA-US", sku: "A", disposition: null },
      { location: "FBA-US", sku: "A", disposition: "SELLABLE" },
      { location: "FBA-US", sku: "B" },
    ],
    shipments: [{ shipmentId: "FBA15ABC123", sku: "TEA-01" }, { shipmentId: "FBA15ABC123", sku: "Z" }, { shipmentId: "FBA2" }],
  });
});
