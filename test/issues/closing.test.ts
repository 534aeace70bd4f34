/** Each thing that can be wrong with closing a month, in its smallest example, with the whole message. */
import type { ClosingRequest } from "../../src/core/engine/closing/close-month";
import { reconcile } from "../../src/core/engine/reconcile";
import type { CurrencyCode } from "../../src/core/domain/money";
import { CLOSED_MONTHS } from "../../src/core/facts/closed-months";
import { rowsOf, tableOf, type RowOf } from "../../src/core/columns/table";
import type { Facts } from "../../src/core/facts/facts";
import { closedMonths, inputOf, type Scenario } from "../core/engine/scenario";
import { DETAIL } from "../core/engine/scenario-headers";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference";
const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [OWN, ...rows].join("\n") });
const OPENING = "2026-09-01|Shop|TEA|opening|100|10|";
const SALE = "2026-10-05|Shop|TEA|sale|10||";
const LATE = "2026-09-20|Shop|TEA|purchase|5|10|P1";
const CLOSED = { period: "2026-09", tables: own(OPENING, SALE) };
const OCTOBER: Scenario = { period: "2026-10", tables: own(OPENING, SALE), closed: CLOSED };

function messages(
  scenario: Scenario,
  { close = null, change = (facts) => facts }: { readonly close?: ClosingRequest | null; readonly change?: (facts: Facts) => Facts } = {},
): readonly string[] {
  const input = inputOf(scenario);
  const result = reconcile({ ...input, facts: change(input.facts), close });
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

/** Typed over in each row of the closed months. */
const typedOver =
  (cells: Partial<RowOf<typeof CLOSED_MONTHS>>) =>
  (facts: Facts): Facts => {
    const rows = rowsOf(facts.closedMonths);
    return {
      ...facts,
      closedMonths: tableOf(
        CLOSED_MONTHS,
        rows.map((row) => ({ ...row, ...cells })),
        rows.map(({ at }) => at),
      ),
    };
  };
const BROKEN =
  "error seal-broken | Closed months row 5: the rows of 2026-09 are not what was written when the month was closed, so that nothing can be opened on them. Undo the change; or delete all rows of 2026-09, which reopens the month, and close it again.";

test("currency-not-as-closed: Locations name another currency than the month was closed in", () => {
  const header = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency";
  const tables = { Own: `${header}\n2026-10-05|Lager|TEA|sale|1||`, Places: "Location|Kind|Currency\nLager|domestic|USD" };
  const closed = { period: "2026-09", tables: { Own: `${header}\n2026-09-01|Lager|TEA|opening|10|5|EUR` } };
  expect(messages({ period: "2026-10", tables, closed })).toEqual([
    "error currency-not-as-closed | Places row 2: Lager is to be carried in USD, but 2026-09 was closed in EUR. Nothing says at which rate it would change: it stays in EUR, and what is stated in another currency is converted to it. " +
      "Write EUR here; or, if the books are to be kept in USD, delete all closed months of it, which reopens them, and close them again.",
  ]);
});

test("closed-in-two-currencies: an earlier version closed one month of a location in dollars and the next in euro", () => {
  const tables = { Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Lager|TEA|opening|10|5|USD\n2026-10-05|Lager|TEA|sale|1||" };
  const september = { "closed-months": closedMonths({ period: "2026-09", tables }) };
  const both = closedMonths({ period: "2026-10", tables, ours: september }, (line) =>
    line.place === null ? { ...line, currency: "EUR" as CurrencyCode } : line,
  );
  const sale = { Own: "Date|Warehouse|SKU|Type|Quantity\n2026-11-05|Lager|TEA|sale|1" };
  expect(messages({ period: "2026-11", today: "2026-12-05", tables: sale, ours: { "closed-months": both } })).toEqual([
    "error closed-in-two-currencies | Closed months row 6: Lager was closed in USD for 2026-09 and in EUR for 2026-10, and nothing says at which rate it changed. It goes on in the currency of the newest month, and what older months hold in money of it is taken as of that one. " +
      "Delete the rows of 2026-10 and of what was closed after it, which reopens them, and close them again in USD; if EUR is right, those of 2026-09 and before.",
  ]);
});

test("seal-broken: a figure of a closed month that was typed over", () => {
  expect(messages(OCTOBER, { change: typedOver({ quantity: 101 }) })).toEqual([BROKEN]);
});

test.each<Partial<RowOf<typeof CLOSED_MONTHS>>>([
  { location: "Depot" },
  { sku: "MUG" },
  { fnsku: "X1" },
  { disposition: "SELLABLE" },
  { goods: { coefficient: 1, scale: 0 } },
  { freight: { coefficient: 1, scale: 0 } },
  { other: { coefficient: 1, scale: 0 } },
  { value: { coefficient: 99_999, scale: 2 } },
  { currency: "EUR" },
  { layers: '[["2026-09-01",100,100000,0,0,"Shop",""]]' },
  { moved: "12345678" },
  { rowsSince: null },
  { settings: "method fifo" },
  { inputs: "" },
  { forced: "1 error" },
  { seal: "" },
])("no cell that a month is opened on can be typed over: %j", (cells) => {
  expect(messages(OCTOBER, { change: typedOver(cells) })).toEqual([BROKEN]);
});

test("a value that is left as it was written breaks no seal", () => {
  expect(messages(OCTOBER, { change: typedOver({ value: { coefficient: 1000, scale: 0 } }) })).toEqual([]);
});

test.each(["=SUM(G5:I5)", "(formula without a value)", null])(
  "a month that was closed when its value was a formula is opened on, whether or not a program kept the result: %j",
  (found) => {
    const written = closedMonths({ ...CLOSED, period: "2026-09" });
    const header = written.findIndex((cells) => cells.includes("Value"));
    const column = written[header]?.indexOf("Value");
    const rows = written.map((cells, index) => cells.map((cell, at) => (index > header && at === column ? found : cell)));
    expect(written[header + 1]?.[column ?? 0]).toBe(1000);
    expect(messages({ period: "2026-10", tables: own(SALE), ours: { "closed-months": rows } })).toEqual([]);
  },
);

test("what follows from a broken seal is counted, and not listed", () => {
  expect(messages({ ...OCTOBER, tables: own(SALE) }, { change: typedOver({ quantity: 101 }) })).toEqual([
    `${BROKEN} 2 issues that follow from it are not listed.`,
  ]);
});

test("closed-with-other-lines: conditions apart now, together then", () => {
  const input = inputOf(OCTOBER);
  const result = reconcile({ ...input, settings: { ...input.settings, disposition: "split" } });
  expect(result.outcome === "stopped" ? [] : result.reconciliation.issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`)).toEqual([
    "error closed-with-other-lines | Closed months row 5: 2026-09 was closed with disposition total, so that its lines are not those of this run, and nothing was opened on them. Choose the same again; or delete its rows, which reopens the month, and close it anew.",
  ]);
});

test("closing-refused: an error is left; closing-forced: it is closed all the same", () => {
  const below: Scenario = { period: "2026-10", tables: own(OPENING, SALE, "2026-10-06|Shop|TEA|sale|95||") };
  const negative =
    "error stock-negative | Own row 4: TEA at Shop is below zero from 2026-10-06 on, at worst at -5. Enter the receipt that is missing (5 units by that day), or correct the date of what left.";
  expect(messages(below, { close: { force: false } })).toEqual([
    negative,
    "error closing-refused | 2026-10 was not closed: 1 error. See to that first, or close it all the same by force; the seal will say so.",
  ]);
  expect(messages(below, { close: { force: true } })).toEqual([
    negative,
    "warning closing-forced | 2026-10 was closed by force, with 1 error. The seal says so. To close it without, put that right, delete its rows from Closed months and close it again.",
  ]);
});

test("awaited-not-kept: more refunds that are not answered than a closed month keeps", () => {
  const settled = Array.from({ length: 5_001 }, (_, order) => `S1|2026-09-10|Refund|111-${order}|TEA|ItemPrice|Principal|-9.99|USD|1`);
  const tables = {
    ...own(OPENING),
    Settled: ["settlement-id|posted-date|transaction-type|order-id|sku|amount-type|amount-description|amount|currency|quantity-purchased", ...settled].join(
      "\n",
    ),
  };
  expect(messages({ period: "2026-09", today: "2026-10-05", tables }, { close: { force: false } })).toEqual([
    "warning awaited-not-kept | 2026-09 was closed without its refunds and replacements of which the goods are not back: they are 5,001 rows, and a closed month keeps 5,000 at most. Bring Settlements, Replacements and Customer returns of the last months again beside those of the next one, until what they tell of came or was claimed.",
  ]);
});

test("awaited-not-kept: more returns that nothing asks for than a closed month keeps", () => {
  const back = Array.from({ length: 5_001 }, (_, order) => `2026-09-10T10:00:00+00:00|111-${order}|TEA|X1|1|SELLABLE|x`);
  const tables = {
    ...own(OPENING),
    Returned: ["return-date|order-id|sku|fnsku|quantity|detailed-disposition|status", ...back].join("\n"),
    Replaced: "shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id\n2026-09-12|TEA|1|222-1|111-A",
  };
  expect(messages({ period: "2026-09", today: "2026-10-05", tables }, { close: { force: false } })).toEqual([
    "warning awaited-not-kept | 2026-09 was closed without the oldest of its returns that no refund or replacement asks for yet: they are 5,001 rows, and a closed month keeps 5,000 at most. Bring Customer returns of the last months again beside those of the next one, until what they tell of came or was claimed.",
  ]);
});

test("awaited-not-kept: more fees than a closed month keeps", () => {
  const charged = Array.from({ length: 5_001 }, (_, shipment) => `2026-09-10|FBA${shipment}|TEA|X1|Missing label|1|0.60|USD`);
  const tables = {
    ...own(OPENING),
    Fees: ["issue-reported-date|fba-shipment-id|sku|fnsku|problem-type|problem-quantity|fee-total|currency", ...charged].join("\n"),
  };
  const unkept = messages({ period: "2026-09", today: "2026-10-05", tables }, { close: { force: false } }).filter((text) => text.includes("awaited-not-kept"));
  expect(unkept).toEqual([
    "warning awaited-not-kept | 2026-09 was closed without its fees for problems with shipments: they are 5,001 rows, and a closed month keeps 5,000 at most. Bring Inbound non-compliance of the last months again beside those of the next one, until what they tell of came or was claimed.",
  ]);
});

test("closing-needs-month: days that are no calendar month; closed-months-within: they cover days that are closed", () => {
  const { period: _, ...rest } = OCTOBER;
  expect(messages({ ...rest, closed: CLOSED, tables: own(OPENING, SALE) }, { close: { force: false } })).toEqual([
    "error closing-needs-month | Nothing was closed: 2026-09-01 to 2026-10-05 is no calendar month. Choose one month and close it.",
    "warning closed-months-within | Closed months row 5: 2026-09 is closed, and this run of 2026-09-01 to 2026-10-05 covers days of it. It is not opened on what was closed: its figures are what the rows give by themselves, and may be others. Choose a period that begins on 2026-10-01 to go on from the closed balances, or one month to compare it with what was closed.",
  ]);
});

test("closed-already: closing it anew with other figures; closed-month-differs: looking at it again", () => {
  const again: Scenario = { ...OCTOBER, period: "2026-09", tables: own(OPENING, LATE, SALE) };
  expect(messages(again, { close: { force: true } })).toEqual([
    "error closed-already | Closed months row 5: 2026-09 is closed already, with other figures for TEA at Shop. The closed figures stand: the difference appears in the month after it. To close it anew, delete its rows from Closed months first.",
  ]);
  expect(messages(again)).toEqual([
    "warning closed-month-differs | Closed months row 5: 2026-09 is closed, with other figures for TEA at Shop than in this run. The closed figures stand: the difference appears in the month after it. If the month is to be told anew, delete its rows from Closed months and close it again.",
  ]);
});

test("closed-month-changed: a row that came later, and one that went", () => {
  expect(messages({ ...OCTOBER, tables: own(OPENING, LATE, SALE) })).toEqual([
    "warning closed-month-changed | Own row 3: TEA at Shop was closed on 2026-09-30 with 100 units worth 1,000.00 USD, and its rows now give 105 units worth 1,050.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as unknown in and revaluation. This row is new or was changed since. Check that this is meant.",
  ]);
  expect(messages({ ...OCTOBER, closed: { ...CLOSED, tables: own(OPENING, LATE, SALE) } })).toEqual([
    "warning closed-month-changed | Closed months row 5: TEA at Shop was closed on 2026-09-30 with 105 units worth 1,050.00 USD, and its rows now give 100 units worth 1,000.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as unknown out and revaluation. 1 movement of then is not there any more. Check that this is meant.",
  ]);
});

test("closed-month-changed: a row at one warehouse and one that is gone at another, between which nothing went, are two causes", () => {
  const rows = (...more: readonly string[]): Scenario["tables"] =>
    own("2026-09-01|A|TEA|opening|10|10|", "2026-09-01|B|TEA|opening|10|10|", ...more, "2026-10-05|A|TEA|sale|1||");
  const tables = rows("2026-09-09|A|TEA|purchase|5|10|P3");
  expect(messages({ period: "2026-10", tables, closed: { period: "2026-09", tables: rows("2026-09-08|B|TEA|sale|3||") } })).toEqual([
    "warning closed-month-changed | Closed months row 6: TEA at B was closed on 2026-09-30 with 7 units worth 70.00 USD, and its rows now give 10 units worth 100.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as unknown in and revaluation. 1 movement of then is not there any more. Check that this is meant.",
    "warning closed-month-changed | Own row 4: TEA at A was closed on 2026-09-30 with 10 units worth 100.00 USD, and its rows now give 15 units worth 150.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as unknown in and revaluation. This row is new or was changed since. Check that this is meant.",
  ]);
});

test("closed-month-changed: a transfer that is gone is one cause, with both its ends", () => {
  const rows = (...more: readonly string[]): Scenario["tables"] => ({
    Own: [`${OWN}|To Warehouse`, "2026-09-01|A|TEA|opening|10|10||", "2026-09-01|B|TEA|opening|10|10||", ...more, "2026-10-05|A|TEA|sale|1|||"].join("\n"),
  });
  expect(messages({ period: "2026-10", tables: rows(), closed: { period: "2026-09", tables: rows("2026-09-08|A|TEA|transfer|3|||B") } })).toEqual([
    "warning closed-month-changed | Closed months row 5: 2 balances that were closed on 2026-09-30 come out otherwise by the rows of now: TEA at A +3 units and +30.00 USD, TEA at B -3 units and -30.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as unknown in and unknown out and revaluation. Movements of then are gone or were changed: 1 of TEA at A, 1 of TEA at B. Check that this is meant.",
  ]);
});

test("closed-month-changed: one row, with the line that is fed by its own", () => {
  const chain = (price: string): Scenario["tables"] => ({
    Own: [
      `${OWN}|To Warehouse`,
      `2026-09-01|Shop|TEA|purchase|10|${price}|P1|`,
      "2026-09-05|Shop|TEA|transfer|4|||Depot",
      "2026-10-05|Shop|TEA|sale|1|||",
    ].join("\n"),
  });
  expect(messages({ period: "2026-10", tables: chain("12"), closed: { period: "2026-09", tables: chain("10") } })[0]).toBe(
    "warning closed-month-changed | Own row 2: 2 balances that were closed on 2026-09-30 come out otherwise by the rows of now: TEA at Shop +12.00 USD, TEA at Depot +8.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as revaluation. This row is new or was changed since; movements of then are gone or were changed: 1 of TEA at Shop. Check that this is meant.",
  );
});

test("closed-month-changed: one bill for two SKUs, of which one was all sold", () => {
  const header = `${OWN}|To Warehouse|Applies To|Amount`;
  const rows = (...more: readonly string[]): Scenario["tables"] => ({
    Own: [
      header,
      "2026-09-01|Shop|TEA|purchase|10|10|P1|||",
      "2026-09-01|Shop|CUP|purchase|10|10|P1|||",
      "2026-09-02|Shop|TEA|transfer|4|||Depot||",
      "2026-09-05|Shop|CUP|sale|10|||||",
      "2026-10-05|Shop|TEA|sale|1|||||",
      ...more,
    ].join("\n"),
  });
  const bill = "2026-10-06|Shop||landed cost||||  |P1|30";
  expect(messages({ period: "2026-10", tables: rows(bill), closed: { period: "2026-09", tables: rows() } })).toEqual([
    "warning closed-month-changed | Own row 7: 2 balances that were closed on 2026-09-30 come out otherwise by the rows of now: TEA at Shop +9.00 USD, TEA at Depot +6.00 USD. 2026-09 stays as it was closed; the difference stands on the next day, as revaluation. CUP at Shop is as closed, since the goods were all gone by then: what they cost more or less is cost of sales, or lies where they went. This row is new or was changed since. Check that this is meant.",
  ]);
});

test("method-changed: the month was closed by another method", () => {
  const input = inputOf({
    period: "2026-10",
    tables: own("2026-09-01|Shop|TEA|purchase|10|10|P1", "2026-09-02|Shop|TEA|purchase|10|12|P2", "2026-09-03|Shop|TEA|sale|10||", SALE),
    closed: {
      period: "2026-09",
      tables: own("2026-09-01|Shop|TEA|purchase|10|10|P1", "2026-09-02|Shop|TEA|purchase|10|12|P2", "2026-09-03|Shop|TEA|sale|10||"),
    },
  });
  const result = reconcile({ ...input, settings: { ...input.settings, method: "fifo" } });
  expect(result.outcome === "stopped" ? [] : result.reconciliation.issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`)).toEqual([
    "warning method-changed | Closed months row 5: 2026-09 was closed by month-end weighted average, and this run values by FIFO. 1 closed balance of which nothing else changed comes out otherwise, by 10.00 USD (TEA at Shop +10.00 USD): that stands on 2026-10-01 as revaluation. Choose month-end weighted average again unless the policy was changed.",
  ]);
});

test("method-changed: a book of one month, by another method than the month before", () => {
  const input = inputOf({ ...OCTOBER, tables: own(SALE) });
  const result = reconcile({ ...input, settings: { ...input.settings, method: "fifo" } });
  expect(result.outcome === "stopped" ? [] : result.reconciliation.issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`)).toEqual([
    "warning method-changed | Closed months row 5: 2026-09 was closed by month-end weighted average, and this run values by FIFO. The closed balances are opened on as they are; what leaves them is valued otherwise from then on. Choose month-end weighted average again unless the policy was changed.",
  ]);
});

test("opening-not-as-closed: a new book that begins with other units", () => {
  expect(messages({ ...OCTOBER, tables: own("2026-10-01|Shop|TEA|opening|98|10|", SALE) })).toEqual([
    "warning opening-not-as-closed | Own row 2: TEA at Shop begins with 98, but 2026-09 was closed on 2026-09-30 with 100 units worth 1,000.00 USD. The closed balance was opened on; the difference stands on the next day as unknown out. Bring the rows of 2026-09, or find what moved.",
  ]);
});

test("rows-before-closing, book-taken-for-later: a row of before any month was closed, in a book that begins later; of one that was closed with its month nothing is said", () => {
  const found = "2026-09-20|Shop|TEA|found|5||";
  expect(messages({ ...OCTOBER, tables: own(found, SALE), closed: { ...CLOSED, tables: own(OPENING, found, SALE) } })).toEqual([]);
  expect(messages({ ...OCTOBER, tables: own("2026-08-20|Shop|TEA|found|5||", SALE), closed: { ...CLOSED, tables: own(OPENING, found, SALE) } })).toEqual([
    "warning rows-before-closing | Own row 2: 1 movement at Shop up to 2026-09-30 is in no figure. The rows do not reach back to when 2026-09 was closed, so the closed balances were opened on, and what moved before is part of them. Whether this one was closed is not known: the month was not closed, or had too many movements to keep. If a row is new, bring all rows of that time, or enter what it changes on a day after 2026-09-30. If none is, nothing is left to do.",
    "info book-taken-for-later | Closed months row 5: of the 2 movements of your own that were closed up to 2026-09, none is in your tables, less than half. They were taken for books that begin after 2026-09-30, and the closed balances were opened on; what they say anew of before is booked on the next day. If rows were lost, bring them all again; if the month is to be told anew, delete it from Closed months.",
  ]);
});

test("rows-before-closing: a new unit cost of the closed month, which speaks of the goods of its own day", () => {
  expect(messages({ ...OCTOBER, tables: own("2026-09-20|Shop|TEA|revaluation||12|", SALE) })).toEqual([
    "warning rows-before-closing | Own row 2: 1 movement at Shop up to 2026-09-30 is in no figure. The rows do not reach back to when 2026-09 was closed, so the closed balances were opened on, and what moved before is part of them. It was not there when the month was closed: 0 units in, 0 out. If a row is new, bring all rows of that time, or enter what it changes on a day after 2026-09-30. If none is, nothing is left to do.",
  ]);
});

test("late-row-booked: any other row of the closed month, in units and value", () => {
  expect(messages({ ...OCTOBER, tables: own("2026-09-20|Shop|TEA|found|5||", SALE) })).toEqual([
    "warning late-row-booked | Own row 2: this row (Found: 5 units of TEA into Shop, dated 2026-09-20) was not there when 2026-09 was closed, or was changed since. The rows do not reach back as far as then, so that it is booked on 2026-10-01 as what it is, at 50.00 USD. Check that this is meant.",
  ]);
  expect(messages({ ...OCTOBER, tables: { Own: `${OWN}|Amount\n2026-09-20|Shop|TEA|revaluation||||30\n${SALE}|` } })).toEqual([
    "warning late-row-booked | Own row 2: this row (Revaluation of TEA at Shop, dated 2026-09-20) was not there when 2026-09 was closed, or was changed since. The rows do not reach back as far as then, so that it is booked on 2026-10-01 as what it is, at 30.00 USD. Check that this is meant.",
  ]);
});

test("late-row-booked: a sale of the closed month that was reversed", () => {
  expect(messages({ ...OCTOBER, tables: own("2026-09-20|Shop|TEA|sale|-5||", SALE) })[0]).toBe(
    "warning late-row-booked | Own row 2: this row (Sales, reversed: 5 units of TEA into Shop, dated 2026-09-20) was not there when 2026-09 was closed, or was changed since. The rows do not reach back as far as then, so that it is booked on 2026-10-01 as what it is, at 50.00 USD. Check that this is meant.",
  );
});

test("closed-bills-untold: neither the bill nor its goods are told any more", () => {
  const billed = {
    Own: [
      `${OWN}|Applies To|Amount`,
      "2026-09-01|Shop|CUP|purchase|1|10|P0||",
      "2026-09-01|Shop|TEA|purchase|100|10|P1||",
      "2026-09-05|Shop||landed cost||||P1|40",
      SALE,
    ].join("\n"),
  };
  const now = { Own: [`${OWN}|Applies To|Amount`, "2026-10-01|Shop|MUG|purchase|1|10|P2||", "2026-10-02|Shop||landed cost||||P2|1", SALE].join("\n") };
  expect(messages({ period: "2026-10", tables: now, closed: { period: "2026-09", tables: billed } })).toEqual([
    "info closed-bills-untold | Closed months row 6: 1 bill of 40.00 USD at Shop was closed with 2026-09. No table of this run has it, or the goods that it was for: TEA (closed with 100 units). It stays as closed. If it still holds, nothing is left to do. If one does not, bring the rows of its goods: then it is taken back.",
  ]);
});

test("closed-bills-kept: freight of a closed month that a table of the next month alone has not, beside movements that run on", () => {
  const books = (...freight: readonly string[]): Scenario["tables"] => ({
    Own: [
      `${OWN}|To Warehouse`,
      `${OPENING}|`,
      "2026-09-05|Shop|TEA|transfer|20||FBA1|FBA-US",
      "2026-09-06|Shop|TEA|transfer|20||FBA2|FBA-US",
      `${SALE}|`,
    ].join("\n"),
    ...(freight.length === 0 ? {} : { Freight: ["Shipment ID|Amount|Part|Basis", ...freight].join("\n") }),
  });
  const closed = { period: "2026-09", tables: books("FBA1|100|freight|quantity", "FBA2|50|freight|quantity") };
  expect(messages({ period: "2026-10", tables: books(), closed }).filter((message) => message.includes("closed-bills-kept"))).toEqual([
    "info closed-bills-kept | Closed months row 5: freight of FBA1, FBA2 that was closed by the end of 2026-09 is in none of these tables, nor is any other bill of a shipment that was billed then: 150.00 USD. These are taken for the bills of a later month alone, and what was closed stays. If a bill does not hold any more, bring the freight of all months, or its row with an amount of 0.00: then it is taken back.",
  ]);
});

test("late-purchase-booked: a purchase of the closed month in a book that begins later than it did", () => {
  expect(messages({ ...OCTOBER, tables: own(LATE, SALE) })).toEqual([
    "warning late-purchase-booked | Own row 2: 5 units of TEA at Shop for 50.00 USD, dated 2026-09-20, were not there when 2026-09 was closed, or changed since. The rows do not reach back as far as then, so that the purchase is booked on 2026-10-01, as a receipt of that day. Check that this is meant.",
  ]);
});

test("late-purchase-booked: one that is older than a count which was closed, and was counted by it", () => {
  expect(messages({ ...OCTOBER, tables: own(LATE, SALE), closed: { ...CLOSED, tables: own(OPENING, "2026-09-30|Shop|TEA|count|105||") } })).toEqual([
    "warning late-purchase-booked | Own row 2: 5 units of TEA at Shop for 50.00 USD, dated 2026-09-20, were not there when 2026-09 was closed, or changed since. The rows do not reach back as far as then, so that the purchase is booked on 2026-10-01, as a receipt of that day. " +
      "It is older than the count of 2026-09-30, which was closed with 105 units and has its units already: they are taken back on 2026-10-01 as found or lost, so that only value changes. Check that this is meant.",
  ]);
});

test("late-count-booked: a count of the closed month's last day, in a book that begins later than it did", () => {
  // Five that came late beside the 100 that were closed.
  expect(messages({ ...OCTOBER, tables: own(LATE, "2026-09-30|Shop|TEA|count|98||", SALE) })[1]).toContain(
    "was not there when 2026-09 was closed with 100 units, to which rows that came late add 5. The rows do not reach back as far as then, so that 7 units lost",
  );
  expect(messages({ ...OCTOBER, tables: own("2026-09-30|Shop|TEA|count|98||", SALE) })).toEqual([
    "warning late-count-booked | Own row 2: this count of TEA at Shop (98 units, dated 2026-09-30) was not there when 2026-09 was closed with 100 units. The rows do not reach back as far as then, so that 2 units lost, 20.00 USD, are booked on 2026-10-01. Check that this is meant.",
  ]);
  expect(messages({ ...OCTOBER, tables: own("2026-09-30|Shop|TEA|count|100|12|", SALE) })).toEqual([
    "warning late-count-booked | Own row 2: this count of TEA at Shop (100 units, dated 2026-09-30) was not there when 2026-09 was closed, which has as many. Its unit cost is left out, since it is for the goods of its own day: enter a revaluation in an open month if it still holds. Check that this is meant.",
  ]);
});

test("late-count-left-out: a count of another day, of which nobody knows what the books had", () => {
  expect(messages({ ...OCTOBER, tables: own("2026-09-20|Shop|TEA|count|98||", SALE) })).toEqual([
    "warning late-count-left-out | Own row 2: this count of TEA at Shop (98 units, dated 2026-09-20) was not there when 2026-09 was closed, and nothing is booked for it: the rows do not reach back as far as then, so that nobody knows what the books had on that day. Bring all rows of 2026-09, or enter what was counted after 2026-09-30 as a count of that later day.",
  ]);
  expect(
    messages({
      ...OCTOBER,
      tables: own("2026-09-20|Shop|TEA|count|98||", SALE),
      closed: { ...CLOSED, tables: own(OPENING, "2026-09-30|Shop|TEA|count|99||") },
    }),
  ).toEqual([
    "warning late-count-left-out | Own row 2: this count of TEA at Shop (98 units, dated 2026-09-20) was not there when 2026-09 was closed, and nothing is booked for it: that of 2026-09-30 holds for what was there after it. Bring all rows of 2026-09 if what it cost changes by it.",
  ]);
});

test("late-bill-booked: a bill for goods of the closed month, whose ledger is not here any more", () => {
  const ledger =
    "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
  const sent = own("2026-09-01|Shop|TEA|opening|100|10|", "2026-09-20|Shop|TEA|transfer|40||FBA1");
  const tables = (day: string): Scenario["tables"] => ({
    Own: (sent["Own"] ?? "")
      .split("\n")
      .map((row, index) => `${row}|${["To Warehouse", "", "FBA-US"][index] ?? ""}`)
      .join("\n"),
    Ledger: [ledger, `${day}|X1|B1|TEA|Tea|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|0|5|0|US`].join("\n"),
  });
  const october = { ...tables("10/31/2026"), Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|56|USD|freight|quantity" };
  expect(
    messages({ period: "2026-10", tables: october, closed: { period: "2026-09", tables: tables("09/30/2026") } }).filter((message) =>
      message.includes("late-bill"),
    ),
  ).toEqual([
    "info late-bill-booked | Freight row 2: 56.00 USD for FBA1 (TEA at In transit) came after 2026-09 was closed. It is booked on 2026-10-01: 56.00 USD on goods that were still there on 2026-09-30, as revaluation. Nothing is to be done if the bill is right. With the ledger of 2026-09 it is shared by what was really left of them.",
  ]);
});

test("charge-without-receipt: a bill for a shipment that the closed month knows, and of which no row tells any more", () => {
  const ledger = (day: string, ...receipts: readonly string[]): string =>
    [DETAIL, `${day}|X1|TEA|CustomerShipments||-1|PHX6|SELLABLE||US|0|0`, ...receipts].join("\n");
  const Shipments =
    "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status|From Warehouse|To Warehouse\nFBA1|TEA|40|40|2026-09-05|2026-09-08|2026-09-12|CLOSED|Shop|FBA-US";
  const closed = {
    period: "2026-09",
    tables: { ...own(OPENING), Shipments, Ledger: ledger("09/25/2026", "09/10/2026|X1|TEA|Receipts|FBA1|40|PHX6|SELLABLE||US|0|0") },
  };
  const october = (more: Scenario["tables"]): Scenario => ({
    period: "2026-10",
    closed,
    tables: {
      ...own("2026-10-05|Shop|TEA|sale|10||"),
      Ledger: ledger("10/20/2026"),
      Bills: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|56|USD|freight|quantity",
      ...more,
    },
  });
  const said = (more: Scenario["tables"]): readonly string[] => messages(october(more)).filter((message) => /charge-without|late-bill/.test(message));
  expect(said({})).toEqual([
    'error charge-without-receipt | Bills row 2: the bill is for shipment "FBA1", which 2026-09 was closed with, and of which no row tells what was sent. Bring all its rows of Shipments back, or your own transfers of then; the charge is left out until then.',
  ]);
  expect(said({ Shipments }).map((message) => message.slice(0, 21))).toEqual(["info late-bill-booked"]);
});

test("late-for-goods-gone: a bill for goods that were all sold; late-cost-sent-on: one for goods on their way to Amazon, whose ledger of then is not here", () => {
  const header = `${OWN}|To Warehouse|Applies To|Amount`;
  const sold = (...more: readonly string[]): Scenario["tables"] => ({
    Own: [header, "2026-09-01|Shop|TEA|purchase|100|10|P1|||", "2026-09-05|Shop|TEA|sale|100|||||", "2026-10-05|Shop|MUG|purchase|1|10||||", ...more].join(
      "\n",
    ),
  });
  const bill = "2026-10-06|Shop||landed cost||||  |P1|30";
  expect(messages({ period: "2026-10", tables: sold(bill), closed: { period: "2026-09", tables: sold() } })).toEqual([
    "warning late-for-goods-gone | Own row 5: this came after 2026-09 was closed, and leaves TEA at Shop as closed on 2026-09-30: the goods were all gone by then. It is booked on 2026-10-01 as what it is; the cost goes where the goods went, or to cost of sales. Check that this is meant.",
  ]);
  const ledger =
    "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
  const sent = (row: string, ...more: readonly string[]): Scenario["tables"] => ({
    Own: [header, "2026-09-01|Shop|TEA|purchase|100|10|P1|||", "2026-09-05|Shop|TEA|transfer|40||FBA1|FBA-US||", ...more].join("\n"),
    Ledger: [ledger, row].join("\n"),
  });
  const september = "09/30/2026|X1|B1|TEA|Tea|SELLABLE|0|0|20|-5|0|0|0|0|0|0|0|0|15|0|US";
  const october = "10/31/2026|X1|B1|TEA|Tea|SELLABLE|15|0|0|0|0|0|0|0|0|0|0|0|15|0|US";
  expect(
    messages({ period: "2026-10", tables: sent(october, bill), closed: { period: "2026-09", tables: sent(september) } }).filter((message) =>
      message.includes("late-cost"),
    ),
  ).toEqual([
    "warning late-cost-sent-on | Own row 3: what TEA at Shop sent on to Amazon before 2026-09 was closed (FBA1) costs 12.00 USD more now than then, since something came late. It is booked on 2026-10-01: 10.50 USD on goods that were still there on 2026-09-30, as revaluation, 1.50 USD as cost of sales, for goods that were not. Check that this is meant. With the ledger of 2026-09 it is shared by what was really left of them.",
  ]);
});

test("closed-bill-gone: a bill that was closed and that no row tells of any more", () => {
  const ledger =
    "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
  const tables = (row: string): Scenario["tables"] => ({
    Own: [
      `${OWN}|To Warehouse`,
      "2026-09-01|Shop|TEA|opening|100|10||",
      "2026-09-01|Shop|CUP|opening|10|10||",
      "2026-09-05|Shop|TEA|transfer|40||FBA1|FBA-US",
      "2026-09-05|Shop|CUP|transfer|5||FBA2|FBA-US",
    ].join("\n"),
    Ledger: [ledger, row].join("\n"),
  });
  const september = {
    ...tables("09/30/2026|X1|B1|TEA|Tea|SELLABLE|0|0|20|-10|0|0|0|0|0|0|0|0|10|0|US"),
    Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|40|USD|freight|quantity\nFBA2|4|USD|other|quantity",
  };
  const october = {
    ...tables("10/31/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|0|US"),
    Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA2|4|USD|other|quantity",
  };
  expect(
    messages({ period: "2026-10", tables: october, closed: { period: "2026-09", tables: september } }).filter((message) => message.includes("bill")),
  ).toEqual([
    "warning closed-bill-gone | Closed months row 9: a bill for TEA at In transit that was closed with 2026-09 is not there any more: -40.00 USD. That is booked on 2026-10-01: -30.00 USD on goods that were still there on 2026-09-30, as revaluation, -10.00 USD as cost of sales, for goods that were not. Put its row back if it still holds.",
  ]);
});

test("movement-inside-amazon: a month without Amazon's ledger, whose closed months have it", () => {
  const header =
    "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
  const ledger = `${header}\n09/10/2026|X1|TEA|SELLABLE|0|0|40|0|0|0|0|0|0|0|0|0|40|US`;
  const closed = { period: "2026-09", tables: { Ledger: ledger, Costs: "SKU|Unit Cost\nTEA|10" } };
  expect(messages({ period: "2026-10", tables: own("2026-10-05|FBA-US|TEA|sale|5||"), closed })).toContainEqual(
    "warning movement-inside-amazon | Own row 2: a sale of TEA at FBA-US was not counted, because Amazon's ledger tells what happens there, in the months closed before too, and no row of it speaks of that place now. " +
      "Bring the ledger of this month; until then the place keeps what it was closed with.",
  );
});

test("loss-booked-late: a case that was denied in a closed month, and entered after its closing", () => {
  const ledger = (day: string): string =>
    `Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location\n${day}|X1|TEA|SELLABLE|50|0|0|0|0|0|0|0|0|0|0|50|US`;
  const papers = (day: string, decision: string): Scenario["tables"] => ({
    Ledger: ledger(day),
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Status\nFBA1|TEA|1|1|2026-08-01|2026-09-01|CLOSED",
    Cases: `Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units\nC1|FBA1|TEA|inbound-missing|${decision}|1`,
  });
  const closed = { period: "2026-09", tables: papers("09/30/2026", "open|2026-09-26|") };
  expect(messages({ period: "2026-10", tables: papers("10/31/2026", "denied|2026-09-26|2026-09-28"), closed })).toContainEqual(
    "info loss-booked-late | Cases row 2: 1 unit of TEA of FBA1 was given up on 2026-09-28, in a month that is closed and does not have it as lost. What was closed stays, and it leaves transit as lost on 2026-10-01, the first open day. Nothing is to be done, unless you have booked the loss by hand.",
  );
});

test("loss-booked-late: a unit that was paid for in a closed month, by a row that came after its closing", () => {
  const papers = (day: string, paid: string): Scenario["tables"] => ({
    Ledger: `Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location\n${day}|X1|TEA|SELLABLE|50|0|0|0|0|0|0|0|0|0|0|50|US`,
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Status\nFBA1|TEA|2|2|2026-08-01|2026-09-01|CLOSED",
    Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units\nC1|FBA1|TEA|inbound-missing|denied|2026-09-05|2026-09-20|1",
    Paid: `approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total\n2026-09-02|R0|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0${paid}`,
  });
  const closed = { period: "2026-09", tables: papers("09/30/2026", "") };
  const late = "\n2026-09-25|R1|||Lost_Inbound|TEA|X1|USD|10.00|2|0|2";
  expect(messages({ period: "2026-10", tables: papers("10/31/2026", late), closed })).toContainEqual(
    "info loss-booked-late | Paid row 3: 1 unit of TEA of FBA1 was paid for on 2026-09-25, in a month that is closed and does not have it as lost. What was closed stays, and it leaves transit as lost on 2026-10-01, the first open day. Nothing is to be done, unless you have booked the loss by hand.",
  );
});

test("loss-undone: a unit that was refused in a closed month, and came in after all", () => {
  const header =
    "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
  const row = (day: string, before: number, received: number): string =>
    `${day}|X1|TEA|SELLABLE|${before}|${received}|0|0|0|0|0|0|0|0|0|${before + received}|US`;
  const papers = (ledger: string): Scenario["tables"] => ({
    Ledger: `${header}\n${ledger}`,
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|3|3|2026-08-20|2026-09-01|2026-09-10|CLOSED",
    Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units\nC1|FBA1|TEA|inbound-missing|denied|2026-09-12|2026-09-20|1",
  });
  const closed = { period: "2026-09", tables: papers(row("2026-09-05", 0, 2)) };
  expect(messages({ period: "2026-10", tables: papers(row("2026-10-12", 2, 1)), closed })).toContainEqual(
    "info loss-undone | Ledger row 2: 1 unit of TEA of FBA1 (case C1) left transit as lost in 2026-09 or before, which is closed. By this row it came in after all on 2026-10-12. What was closed stays, and on 2026-10-12 it is in transit again at what it had left with. Nothing is to be done.",
  );
  expect(
    messages({ period: "2026-10", tables: papers(`${row("2026-09-05", 0, 2)}\n${row("2026-09-25", 2, 1)}\n${row("2026-10-12", 3, 0)}`), closed }),
  ).toContainEqual(
    "info loss-undone | Cases row 2: 1 unit of TEA of FBA1 (case C1) left transit as lost in 2026-09 or before, which is closed. By a row of a day that is closed, which was not there then, it came in after all. What was closed stays, and on 2026-10-01 it is in transit again at what it had left with, and received. Nothing is to be done.",
  );
});

test("closed-month-changed: a shipment was taken out of Shipments, and what it left from stands in Movements still", () => {
  const header =
    "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
  const ledger = (...days: readonly string[]): string => [header, ...days].join("\n");
  const came = "2026-10-05|X1|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US";
  const quiet = (day: string): string => `${day}|X1|TEA|SELLABLE|100|0|0|0|0|0|0|0|0|0|0|100|US`;
  const Costs = "SKU|Unit Cost|Currency\nTEA|10|USD";
  const Shipments =
    "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status|From Warehouse\nFBA1|TEA|100|100|2026-09-10|2026-10-01|2026-10-10|CLOSED|Shop";
  const closed = { period: "2026-10", tables: { ...own(OPENING), Costs, Shipments, Ledger: ledger(came, quiet("2026-10-31")) } };
  const november = (...days: readonly string[]): Scenario => ({
    period: "2026-11",
    today: "2026-12-05",
    tables: { ...own(OPENING), Costs, Ledger: ledger(...days, quiet("2026-11-01"), quiet("2026-11-30")) },
    closed,
  });
  const changed =
    "TEA at Shop was closed on 2026-10-31 with 0 units worth 0.00 USD, and its rows now give 100 units worth 1,000.00 USD. 2026-10 stays as it was closed; the difference stands on the next day, as unknown in and revaluation.";
  expect(messages(november())).toContainEqual(
    `warning closed-month-changed | ${changed} No movement of 2026-10 changed: a row of an earlier month is new, was changed, or is gone. If a shipment with TEA was taken out of Shipments, put it back: it belongs there as long as what it left from stands in Movements. Else check that this is meant.`,
  );
  expect(messages(november(came, quiet("2026-10-31")))).toContainEqual(
    `warning closed-month-changed | Ledger row 2: ${changed} This row at FBA-US, In transit is new or was changed since; 1 movement of then at FBA-US, In transit is not there any more. Check that this is meant; if a shipment was taken out of Shipments, put it back.`,
  );
});
