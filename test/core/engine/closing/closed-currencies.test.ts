/** A location goes on in the currency that it was closed in. */
import { linesOf, reconciled, type Scenario } from "../scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference";
const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [OWN, ...rows].join("\n") });
const OCTOBER = { period: "2026-10", tables: own("2026-10-02|Lager|CUP|purchase|10|5.00|EUR|P9") };
const november = (tables: Scenario["tables"]): Scenario => ({ period: "2026-11", today: "2026-12-05", tables, closed: OCTOBER });
const currenciesOf = (scenario: Scenario): readonly string[] => reconciled(scenario).rollforward.map(({ location, currency }) => `${location} ${currency}`);

test("a book of November that names no currency goes on in the euro of October", () => {
  const scenario = november(own("2026-11-03|Lager|CUP|sale|1|||S1"));
  expect(currenciesOf(scenario)).toEqual(["Lager EUR"]);
  expect(linesOf(reconciled(scenario))).toEqual(["Lager CUP: 10 @ 50.00 | sale 1 @ 5.00 | 9 @ 45.00"]);
});

test("a purchase in dollars is converted to the euro that was closed, at the rate of its day", () => {
  const tables = { ...own("2026-11-02|Lager|CUP|purchase|10|6.00|USD|P10"), Rates: "Date|From|To|Rate\n2026-11-01|USD|EUR|0.5" };
  expect(currenciesOf(november(tables))).toEqual(["Lager EUR"]);
  expect(linesOf(reconciled(november(tables)))).toEqual(["Lager CUP: 10 @ 50.00 | receipt 10 @ 30.00 | 20 @ 80.00"]);
});

test("a row of Locations does not turn what was closed into another currency, and costs stay what they were", () => {
  const tables = { ...own("2026-11-03|Lager|CUP|sale|1|||S1"), Locations: "Location|Kind|Currency\nLager|domestic|USD" };
  expect(currenciesOf(november(tables))).toEqual(["Lager EUR"]);
  expect(reconciled(november(tables)).issues.map(({ code }) => code)).toEqual(["currency-not-as-closed"]);
});

test("a month that is not before the period says nothing about its currency", () => {
  const scenario = { ...november({ ...own("2026-09-03|Lager|CUP|purchase|1|4.00|USD|S1") }), period: "2026-09" };
  expect(currenciesOf(scenario)).toEqual(["Lager USD"]);
});
