/** Sets that Amazon lost, was asked about and paid for: one thing to Amazon, several goods in the books. A set is two TEA at 2.50 and a MUG at 4.00, worth 9.00. */
import { dayOfIso, type Day } from "../../../../src/core/domain/day";
import { draftCases } from "../../../../src/core/report/draft-case";
import { reconciled } from "../scenario";
import { DETAIL, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount";
const BASE = {
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To\n2026-09-01|Shop|TEA|opening|50|2.50||USD|||\n2026-09-01|Shop|MUG|opening|50|4.00||USD|||",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
  Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
};
const THREE_SETS = "10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US|0|3";
const lost = (...lines: readonly string[]): Readonly<Record<string, string>> => ({ Detail: rows(DETAIL, lines) });
const run = (tables: Readonly<Record<string, string>>): ReturnType<typeof reconciled> => reconciled({ tables: { ...BASE, ...tables } });
const claims = (tables: Readonly<Record<string, string>>): readonly string[] =>
  run(tables).claims.map(({ sku, units, bookValue, caseId }) => `${sku} ${units} at ${bookValue ?? "?"}${caseId === null ? "" : ` ${caseId}`}`);

test("a lost set is one claim, in its own name, and its worth is that of its goods", () => {
  expect(run(lost(THREE_SETS)).claims).toMatchObject([
    {
      sku: "SET-1",
      fnsku: "XS",
      units: 3,
      bookValue: 2700,
      expectedClaim: 2700,
      goods: [
        { sku: "MUG", units: 3, bookValue: 1200 },
        { sku: "TEA", units: 6, bookValue: 1500 },
      ],
    },
  ]);
});

test("and one message, in sets", () => {
  const { claims: all, shipments } = run(lost(THREE_SETS));
  const text = draftCases(all, shipments, { language: "en", today: dayOfIso("2026-11-05") ?? (0 as Day) });
  expect(text.split("\n").filter((line) => /^(Units lost|SKU|Amazon knows|Units:)/.test(line))).toEqual([
    "Units lost in a fulfilment centre: SET-1",
    "SKU: SET-1",
    "Amazon knows it as: SET-1, FNSKU XS, ASIN B0S (a set of 1 x MUG + 2 x TEA)",
    "Units: 3",
  ]);
});

test.each([
  ["by its FNSKU and MSKU", "2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|18.00|2|0|2"],
  ["by its FNSKU alone", "2026-10-20|R1|||Lost_Warehouse||XS|USD|18.00|2|0|2"],
  ["by its MSKU alone", "2026-10-20|R1|||Lost_Warehouse|SET-1||USD|18.00|2|0|2"],
])("a payment for sets, known %s, takes each of their goods by its number in the set", (_rule, payment) => {
  expect(claims({ ...lost(THREE_SETS), Paid: rows(PAID, [payment]) })).toEqual(["SET-1 1 at 900"]);
});

test("the payment is one entry of the journal, summed from its one row", () => {
  const { journal } = reconciled({
    period: "2026-10",
    tables: { ...BASE, ...lost(THREE_SETS), Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|18.00|2|0|2"]) },
  });
  expect(journal.filter(({ memo }) => memo.startsWith("Reimbursements")).map(({ account, debit, credit, source }) => [account, debit, credit, source])).toEqual(
    [
      ["claims-receivable", 1800, 0, "Paid row 2"],
      ["compensation-income", 0, 1800, "Paid row 2"],
    ],
  );
});

test("and none of the same goods that were lost without the set, though they were lost before", () => {
  const both = lost("10/05/2026|X1|US-TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4", THREE_SETS);
  expect(claims({ ...both, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|27.00|3|0|3"]) })).toEqual(["TEA 4 at 1000"]);
  expect(claims({ ...both, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|US-TEA|X1|USD|10.00|4|0|4"]) })).toEqual(["SET-1 3 at 2700"]);
});

test("what is found of a set makes up for its goods, each for its own", () => {
  expect(claims(lost("10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US||", "10/10/2026|XS|SET-1|Adjustments||1|PHX6|SELLABLE|F|US||"))).toEqual([
    "SET-1 2 at 1800",
  ]);
});

test("a case about sets speaks for them whole; one about a good of theirs leaves the others", () => {
  expect(claims({ ...lost(THREE_SETS), Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]) })).toEqual([
    "SET-1 2 at 1800",
    "SET-1 1 at 900 C1",
  ]);
  expect([...claims({ ...lost(THREE_SETS), Cases: rows(CASES, ["C1||TEA|warehouse-lost|denied|2026-10-10||2|"]) })]).toEqual([
    "SET-1 2 at 1800",
    "MUG 1 at 400",
  ]);
});

test("the cash of a set is shared by what its goods are worth, not by their number", () => {
  const { cases } = run({
    ...lost(THREE_SETS),
    Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]),
    Paid: rows(PAID, ["2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|18.00|1|0|1"]),
  });
  expect(cases.map(({ sku, unitsPaid, cash, gainOrLoss }) => [sku, unitsPaid, cash, gainOrLoss])).toEqual([
    ["MUG", 1, 800, 400],
    ["TEA", 2, 1000, 500],
  ]);
});

test("without a cost of one of its goods it is shared by units", () => {
  const { cases } = run({
    ...lost(THREE_SETS),
    Own: rows("Date|Warehouse|SKU|Type|Quantity", ["2026-09-01|Shop|TEA|opening|50"]),
    Costs: "SKU|Unit Cost|Currency\nMUG|4.00|USD",
    Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]),
    Paid: rows(PAID, ["2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|18.00|1|0|1"]),
  });
  expect(cases.map(({ sku, cash }) => [sku, cash])).toEqual([
    ["MUG", 600],
    ["TEA", 1200],
  ]);
});

test("of a shipment of sets one that is missing is one claim; the lines stay those of its goods", () => {
  const { claims: all, shipments } = run({
    Shipments: rows(SHIPMENTS, ["FBA1|SET-1|XS||10|10||2026-09-01|2026-09-20|2026-10-10|CLOSED|"]),
    Ledger: rows(LEDGER, ["09/22/2026|XS|SET-1|SELLABLE|0|9|0|0|0|0|0|0|0|0|0|9|US"]),
  });
  expect(shipments.map(({ sku, variance }) => [sku, variance])).toEqual([
    ["MUG", -1],
    ["TEA", -2],
  ]);
  expect(all.map(({ type, reference, sku, units, bookValue }) => [type, reference, sku, units, bookValue])).toEqual([
    ["inbound-missing", "FBA1", "SET-1", 1, 900],
  ]);
  const text = draftCases(all, shipments, { language: "en", today: dayOfIso("2026-11-05") ?? (0 as Day) });
  expect(text.split("\n").filter((line) => line.startsWith("Units "))).toEqual([
    "Units missing from an inbound shipment: FBA1 SET-1",
    "Units shipped: 10",
    "Units delivered (proof of delivery): 10",
    "Units received: 9",
    "Units missing: 1",
  ]);
});

test("a removal of sets is counted by its own parcels, good by good", () => {
  const ORDERS =
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity";
  expect(claims({ Orders: rows(ORDERS, ["2026-10-01|RO1|Return|Completed|2026-10-15|SET-1|XS|Sellable|10|0|0|7|0"]) })).toEqual(["SET-1 3 at 2700"]);
});
