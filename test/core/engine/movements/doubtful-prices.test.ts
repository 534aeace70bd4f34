/** Prices and rates: what is doubted, and what is only news. */
import { reconciled } from "../scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const buy = (date: string, unitCost: string, currency = "USD"): string => `${date}|Shop|TEA|purchase|10|${unitCost}||${currency}`;

/** "Own row 3" of each price or rate that is doubted. */
function doubted(tables: Readonly<Record<string, string>>): readonly string[] {
  const { issues } = reconciled({ period: "2026-10", tables });
  return issues.filter(({ code }) => code === "rate-doubtful" || code === "unit-cost-doubtful").map(({ place }) => `${place?.source.label} row ${place?.row}`);
}
const rates = (...rows: readonly string[]): readonly string[] =>
  doubted({ Own: table(OWN, buy("2026-10-01", "5")), Rates: table("Date|From|To|Rate", ...rows) });

test("a price that rises by 30 %, doubles or quarters is news", () => {
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "10"), buy("2026-10-02", "13")) })).toEqual([]);
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "10"), buy("2026-10-02", "20"), buy("2026-10-03", "2.50")) })).toEqual([]);
});

test("five times is the most that a price may be, and a fifth the least", () => {
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "10"), buy("2026-10-02", "10"), buy("2026-10-03", "50"), buy("2026-10-04", "2")) })).toEqual([]);
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "10"), buy("2026-10-02", "10"), buy("2026-10-03", "50.01"), buy("2026-10-04", "1.99")) })).toEqual([
    "Own row 4",
    "Own row 5",
  ]);
});

test("goods that cost nothing and a write-down are meant", () => {
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "10"), buy("2026-10-02", "0"), "2026-10-03|Shop|TEA|revaluation||1||USD") })).toEqual([]);
});

test("prices of one SKU in two currencies agree at the day's rate", () => {
  const Places = "Location|Kind|Currency\nShop|domestic|USD";
  const Own = table(OWN, buy("2026-10-01", "4"), buy("2026-10-02", "28", "CNY"));
  expect(doubted({ Own, Places, Rates: "Date|From|To|Rate\n2026-10-01|CNY|USD|0.14" })).toEqual([]);
  expect(doubted({ Own, Places, Rates: "Date|From|To|Rate\n2026-10-01|USD|CNY|0.14" })).toEqual(["Own row 3"]);
});

test("prices of different SKUs are not compared", () => {
  expect(doubted({ Own: table(OWN, buy("2026-10-01", "1"), "2026-10-02|Shop|MUG|purchase|10|100||USD") })).toEqual([]);
});

test("a currency that falls from month to month is believed, however far in all", () => {
  expect(rates("2026-07-01|TRY|USD|0.08", "2026-08-01|TRY|USD|0.05", "2026-09-01|TRY|USD|0.03", "2026-10-01|TRY|USD|0.02")).toEqual([]);
});

test("the first rate, the last and one between are each found out by the others", () => {
  expect(rates("2026-08-01|CNY|USD|7.14", "2026-09-01|CNY|USD|0.14", "2026-10-01|CNY|USD|0.14")).toEqual(["Rates row 2"]);
  expect(rates("2026-08-01|CNY|USD|0.14", "2026-09-01|CNY|USD|6.66", "2026-10-01|CNY|USD|0.14")).toEqual(["Rates row 3"]);
  expect(rates("2026-08-01|CNY|USD|0.14", "2026-09-01|CNY|USD|0.14", "2026-10-01|CNY|USD|1.4")).toEqual(["Rates row 4"]);
});

test("a pair given both ways is one pair", () => {
  expect(rates("2026-09-01|CNY|USD|0.14", "2026-10-01|USD|CNY|7.1")).toEqual([]);
  expect(rates("2026-09-01|CNY|USD|0.14", "2026-10-01|USD|CNY|0.14")).toEqual(["Rates row 3"]);
});

test("buying and selling of one day may be a tenth apart, and no more", () => {
  expect(rates("2026-10-01|CNY|USD|0.14", "2026-10-01|USD|CNY|6.8")).toEqual([]);
  expect(rates("2026-10-01|CNY|USD|0.14", "2026-10-01|USD|CNY|6.4")).toEqual(["Rates row 3"]);
});
