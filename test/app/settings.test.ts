import { parseSettings } from "../../src/app/settings";
import { ACCOUNTS } from "../../src/core/domain/accounts";
import { dayOf } from "../../src/core/domain/day";

/** A header that was assigned by hand, as it is kept. */
const BOXES = { header: ["Box no.", "Item", "Sent"], kind: "shipments", columns: { shipmentId: "Box no.", sku: "Item", dispatched: "Sent" } };

test("what is not given keeps its default", () => {
  expect(parseSettings({})).toEqual({
    outcome: "settings",
    isMethodGiven: false,
    settings: {
      period: null,
      method: "month-end-average",
      by: "auto",
      disposition: "total",
      receivingDays: 30,
      claimWarningDays: 14,
      proposeCases: false,
      removalDays: 30,
      transitDays: 60,
      returnDays: 45,
      onSaleDays: 14,
      paymentDays: 14,
      settlementDays: 30,
      overReceiptCost: "shipment",
      volumeDivisor: 6000,
      currency: null,
      draftLanguage: "en",
      accounts: ACCOUNTS,
      mappings: [],
    },
  });
});

test("a month and a span of days are periods", () => {
  const october = { from: dayOf({ year: 2026, month: 10, day: 1 }), to: dayOf({ year: 2026, month: 10, day: 31 }) };
  expect(parseSettings({ period: "2026-10" })).toMatchObject({ settings: { period: october } });
  expect(parseSettings({ period: { from: "2026-10-01", to: "2026-10-31" } })).toMatchObject({ settings: { period: october } });
});

test("every setting can be given", () => {
  expect(
    parseSettings({
      period: null,
      method: "fifo",
      by: "network",
      disposition: "split",
      receivingDays: 0,
      claimWarningDays: 7,
      proposeCases: true,
      removalDays: 45,
      transitDays: 90,
      returnDays: 60,
      onSaleDays: 7,
      paymentDays: 30,
      settlementDays: 45,
      overReceiptCost: "table",
      volumeDivisor: 5000,
      currency: "usd",
      draftLanguage: "zh",
      accounts: { lost: "6601 Losses" },
      mappings: [BOXES],
    }),
  ).toEqual({
    outcome: "settings",
    isMethodGiven: true,
    settings: {
      period: null,
      method: "fifo",
      by: "network",
      disposition: "split",
      receivingDays: 0,
      claimWarningDays: 7,
      proposeCases: true,
      removalDays: 45,
      transitDays: 90,
      returnDays: 60,
      onSaleDays: 7,
      paymentDays: 30,
      settlementDays: 45,
      overReceiptCost: "table",
      volumeDivisor: 5000,
      currency: "USD",
      draftLanguage: "zh",
      accounts: { ...ACCOUNTS, lost: "6601 Losses" },
      mappings: [BOXES],
    },
  });
});

test("all problems are said at once, each with what was found and what is expected", () => {
  expect(
    parseSettings({
      methode: "fifo",
      method: "lifo",
      receivingDays: 2.5,
      volumeDivisor: 0,
      period: { from: "2026-10-31", to: "2026-10-01" },
      currency: "dollars",
    }),
  ).toEqual({
    outcome: "problems",
    problems: [
      'There is no setting "methode". The settings are period, method, by, disposition, receivingDays, claimWarningDays, proposeCases, removalDays, transitDays, returnDays, onSaleDays, paymentDays, settlementDays, overReceiptCost, volumeDivisor, currency, draftLanguage, accounts, mappings.',
      'Setting "method" is "lifo"; expected one of month-end-average, moving-average, fifo, standard.',
      'Setting "receivingDays" is 2.5; expected a whole number of days from 0 to 365.',
      'Setting "volumeDivisor" is 0; expected a whole number of cubic centimetres from 1 to 100000, such as 6000 or 5000.',
      'Setting "period" is {"from":"2026-10-31","to":"2026-10-01"}; expected a first day that is not after the last.',
      'Setting "currency" is "dollars"; expected three letters such as "USD", or null.',
    ],
  });
});

test.each([{ losses: "6601" }, { lost: "" }, { lost: 6601 }, ["lost"], "lost"])("account names are texts by account, not %j", (accounts) => {
  expect(parseSettings({ accounts })).toMatchObject({
    problems: [expect.stringContaining("expected an object with names for some of domestic-inventory, in-transit-inventory")],
  });
});

test("names that every object has are no settings", () => {
  expect(parseSettings(JSON.parse('{"toString": 1, "__proto__": 2}'))).toMatchObject({
    outcome: "problems",
    problems: [expect.stringContaining('"toString"'), expect.stringContaining('"__proto__"')],
  });
});

test.each([
  [null, "null"],
  [[], "[]"],
  ["fifo", '"fifo"'],
  [5, "5"],
])("settings are an object, not %j", (json, shown) => {
  expect(parseSettings(json)).toEqual({ outcome: "problems", problems: [`Settings are ${shown}; expected an object such as {"method": "fifo"}.`] });
});

test.each([
  [{}, "a list such as "],
  [[{ ...BOXES, header: "Box no." }], "a list such as "],
  [[{ ...BOXES, kind: "boxes" }], "a kind that is one of ledger-summary, "],
  [[{ ...BOXES, columns: { ...BOXES.columns, weight: "Sent" } }], "columns of shipments: shipmentId, sku, "],
  [[{ ...BOXES, columns: { ...BOXES.columns, sku: "Article" } }], "columns whose headings are among those of its header"],
  [[{ ...BOXES, columns: { sku: "Item", dispatched: "Sent" } }], "a heading for Shipment ID of shipments"],
])("mappings that cannot be used are refused: %j", (mappings, expected) => {
  expect(parseSettings({ mappings })).toMatchObject({ outcome: "problems", problems: [expect.stringContaining(`; expected ${expected}`)] });
});
