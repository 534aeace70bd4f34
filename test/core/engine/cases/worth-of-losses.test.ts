/**
 * Units that Amazon lost or damaged inside its centres are worth what their loss was booked at. 20 lie there at 2.00; 2 are lost on 5 September, 20 come in at 3.00 on the
 * 15th, and 2 more are lost on the 20th. In October 20 come in at 6.00, so that such goods cost more by then.
 */
import { dayOfIso } from "../../../../src/core/domain/day";
import { minor } from "../../../../src/core/domain/money";
import type { ValuationMethod } from "../../../../src/core/domain/settings";
import { noteOf, textOfNote } from "../../../../src/core/engine/closing/sealed-notation";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SEPTEMBER_LEDGER = [
  "2026-09-01|X1|TEA|SELLABLE|20|0|0|0|0|0|0|0|0|0|0|20|US",
  "2026-09-05|X1|TEA|SELLABLE|20|0|0|0|0|0|0|-2|0|0|0|18|US",
  "2026-09-15|X1|TEA|SELLABLE|18|20|0|0|0|0|0|0|0|0|0|38|US",
  "2026-09-20|X1|TEA|SELLABLE|38|0|0|0|0|0|0|-2|0|0|0|36|US",
];
const OCTOBER_LEDGER = ["2026-10-04|X1|TEA|SELLABLE|36|20|0|0|0|0|0|0|0|0|0|56|US"];
const own = (...lines: readonly string[]): string => rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse", ...lines);
const SEPTEMBER_OWN = [
  "2026-09-01|FBA-US|TEA|opening|20|2.00|USD||",
  "2026-09-01|Shop|TEA|opening|20|3.00|USD||",
  "2026-09-14|Shop|TEA|transfer|20|||S1|FBA-US",
];
const OCTOBER_OWN = ["2026-10-01|Shop|TEA|purchase|20|6.00|USD|P2|", "2026-10-03|Shop|TEA|transfer|20|||S2|FBA-US"];
const SHIPPED = ["S1|TEA|X1|20|20|2026-09-14|2026-09-15|CLOSED", "S2|TEA|X1|20|20|2026-10-03|2026-10-04|CLOSED"] as const;
const shipments = (...lines: readonly string[]): string => rows("Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status", ...lines);
const FIXED = { Costs: "SKU|Unit Cost|Currency|From\nTEA|2.20|USD|2026-01-01\nTEA|4.00|USD|2026-10-01" };

type Given = {
  readonly method: ValuationMethod;
  readonly cases?: readonly string[];
  readonly paid?: readonly string[];
  readonly ledger?: readonly string[];
  /** More goods of October. */
  readonly more?: { readonly shipped: string; readonly own: readonly string[] };
  /** Bills of October. */
  readonly freight?: readonly string[];
  /** What the seal of September is changed to. */
  readonly asSealed?: NonNullable<Parameters<typeof closedMonths>[1]>;
  /** Whether the book with all reports has that seal too. */
  readonly wholeOnSeal?: boolean;
};
const papers = ({ cases = [], paid = [] }: Given): Scenario["tables"] => ({
  ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
  ...(paid.length === 0 ? {} : { Paid: rows(PAID, ...paid) }),
});
type Told = { readonly claims: readonly unknown[]; readonly cases: readonly unknown[]; readonly named: readonly string[] };
const told = (scenario: Scenario): Told => {
  const { claims, cases, issues } = reconciled(scenario);
  return {
    claims: claims.map(({ type, since, units, caseId, bookValue, expectedClaim }) => {
      expect(expectedClaim).toBe(bookValue);
      return [type, since === dayOfIso("2026-09-05") ? "first" : "second", units, caseId, bookValue];
    }),
    cases: cases.map(({ caseId, unitsClaimed, bookValue, gainOrLoss }) => [caseId, unitsClaimed, bookValue, gainOrLoss]),
    named: issues.flatMap(({ code, message }) => (code === "case-worth-closed" ? [message] : [])),
  };
};
/** By all reports, and month by month with each month's own. */
const octoberOf = (given: Given): readonly [Told, Told] => {
  const settings = { method: given.method };
  const september: Scenario = {
    period: "2026-09",
    today: "2026-10-05",
    settings,
    tables: { ...FIXED, Ledger: rows(LEDGER, ...SEPTEMBER_LEDGER), Shipments: shipments(SHIPPED[0]), Own: own(...SEPTEMBER_OWN), ...papers(given) },
  };
  const october = { period: "2026-10", today: "2026-11-05", settings } as const;
  const ledger = [...OCTOBER_LEDGER, ...(given.ledger ?? [])];
  const [shippedMore, ownMore] = given.more === undefined ? [[], []] : [[given.more.shipped], given.more.own];
  const whole = {
    ...FIXED,
    Ledger: rows(LEDGER, ...SEPTEMBER_LEDGER, ...ledger),
    Shipments: shipments(...SHIPPED, ...shippedMore),
    Own: own(...SEPTEMBER_OWN, ...OCTOBER_OWN, ...ownMore),
    ...papers(given),
  };
  const bills = given.freight === undefined ? {} : { Freight: rows("Shipment ID|Amount|Currency|Part|Basis", ...given.freight) };
  const alone = {
    ...FIXED,
    Ledger: rows(LEDGER, ...ledger),
    Shipments: shipments(SHIPPED[1], ...shippedMore),
    Own: own(...OCTOBER_OWN, ...ownMore),
    ...papers(given),
  };
  const ours = { "closed-months": closedMonths(september, given.asSealed) };
  return [
    told({ ...october, tables: { ...whole, ...bills }, ...(given.wholeOnSeal === true ? { ours } : {}) }),
    told({ ...october, tables: { ...alone, ...bills }, ours }),
  ];
};

test.each<readonly [ValuationMethod, number, number]>([
  // (20 x 2.00 + 20 x 3.00) / 40 = 2.50 for all of September.
  ["month-end-average", 500, 500],
  // 2.00, and 2 of (40.00 - 4.00 + 60.00) / 38: 5.05.
  ["moving-average", 400, 505],
  // The oldest are those at 2.00.
  ["fifo", 400, 400],
  // 2.20, the standard of September.
  ["standard", 440, 440],
])("a loss is claimed at what it was booked at, whatever such goods cost by then: %s", (method, first, second) => {
  for (const { claims } of octoberOf({ method }))
    expect([...claims].sort()).toEqual([
      ["warehouse-lost", "first", 2, null, first],
      ["warehouse-lost", "second", 2, null, second],
    ]);
});

test("damage that left the books is claimed at what it left with, and what a find makes up for is not claimed", () => {
  const ledger = ["2026-10-10|X1|TEA|SELLABLE|56|0|0|0|0|0|1|0|0|0|0|57|US", "2026-10-12|X1|TEA|SELLABLE|57|0|0|0|0|0|0|0|-1|0|0|56|US"];
  // 36 at 90.95 and 20 at 120.00 are 210.95 for 56: 3.77 each, which one comes in at and one leaves with.
  for (const { claims } of octoberOf({ method: "moving-average", ledger }))
    expect([...claims].sort()).toEqual([
      ["warehouse-damaged", "second", 1, null, 377],
      ["warehouse-lost", "first", 1, null, 200],
      ["warehouse-lost", "second", 2, null, 505],
    ]);
});

test("damaged units that lie there in another condition are worth what they carry there, whatever others left with", () => {
  // A week later 20 come in at 9.00.
  const ledger = [
    "2026-10-12|X1|TEA|SELLABLE|56|0|0|0|0|0|0|0|-1|0|0|55|US",
    "2026-10-12|X1|TEA|WAREHOUSE_DAMAGED|0|0|0|0|0|0|0|0|1|0|0|1|US",
    "2026-10-13|X1|TEA|SELLABLE|55|0|0|0|0|0|0|0|-1|0|0|54|US",
    "2026-10-20|X1|TEA|SELLABLE|54|20|0|0|0|0|0|0|0|0|0|74|US",
  ];
  const more = {
    shipped: "S3|TEA|X1|20|20|2026-10-18|2026-10-20|CLOSED",
    own: ["2026-10-17|Shop|TEA|purchase|20|9.00|USD|P3|", "2026-10-18|Shop|TEA|transfer|20|||S3|FBA-US"],
  };
  const cases = ["C1||TEA|warehouse-damaged|open|2026-10-25||1|"];
  const given = { method: "moving-average", ledger, cases, more } as const;
  for (const { claims, cases: followed } of octoberOf(given)) {
    // One left at 210.95 / 56; with 180.00 more for 20 those 75 that are there are 5.16 each.
    expect(claims).toContainEqual(["warehouse-damaged", "second", 1, "C1", 516]);
    expect(claims).toContainEqual(["warehouse-damaged", "second", 1, null, 377]);
    expect(followed).toEqual([["C1", 1, 516, 0]]);
  }
});

test("what a ledger by months tells in one row is told by day in its detail", () => {
  const tables = {
    ...FIXED,
    Ledger: rows(
      LEDGER,
      "2026-08-31|X1|TEA|SELLABLE|20|0|0|0|0|0|0|0|0|0|0|20|US",
      "2026-09-30|X1|TEA|SELLABLE|20|0|0|0|0|0|0|-2|0|0|0|18|US",
      "2026-10-31|X1|TEA|SELLABLE|18|20|0|0|0|0|0|0|0|0|0|38|US",
    ),
    Detail: rows(DETAIL, "2026-09-05|X1|TEA|Adjustments|1|-2|PHX6|SELLABLE|M|US|0|2", "2026-10-04|X1|TEA|Receipts|S2|20|PHX6|SELLABLE||US||"),
    Shipments: shipments(SHIPPED[1]),
    Own: own("2026-08-01|FBA-US|TEA|opening|20|2.00|USD||", ...OCTOBER_OWN),
  };
  // 2 of 20 at 2.00.
  expect(told({ period: "2026-10", today: "2026-11-05", tables }).claims).toEqual([["warehouse-lost", "first", 2, null, 400]]);
});

test("a case about some of its units and the claim of the others are worth together what left", () => {
  for (const { claims, cases } of octoberOf({ method: "moving-average", cases: ["C1||TEA|warehouse-lost|open|2026-10-25||3|"] })) {
    expect([...claims].sort()).toEqual(
      [
        ["warehouse-lost", "first", 2, "C1", 400],
        ["warehouse-lost", "second", 1, "C1", 253],
        ["warehouse-lost", "second", 1, null, 253],
      ].sort(),
    );
    expect(cases).toEqual([["C1", 3, 653, 0]]);
  }
});

test("a case that was paid has cost what its loss was booked at", () => {
  const paid = ["2026-10-28|R1|C1||Warehouse_Lost|TEA|X1|USD|20.00|3|0|3"];
  for (const { claims, cases } of octoberOf({ method: "moving-average", cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-25|2026-10-28|3|"], paid })) {
    expect(claims).toEqual([["warehouse-lost", "second", 1, null, 253]]);
    expect(cases).toEqual([["C1", 3, 653, 1347]]);
  }
});

test("a case is about what no payment of its own had answered before", () => {
  const given = { cases: ["C1||TEA|warehouse-lost|open|2026-10-25||2|"], paid: ["2026-09-25|R1|||Lost_Warehouse|TEA|X1|USD|8.00|2|0|2"] };
  for (const { claims, cases } of octoberOf({ method: "moving-average", ...given })) {
    expect(claims).toEqual([["warehouse-lost", "second", 2, "C1", 505]]);
    expect(cases).toEqual([["C1", 2, 505, 0]]);
  }
});

test.each([
  ["once the older one can be paid no more", "2026-09-25", ["C1", 0, 0, 0]],
  // For 14 days its own payment may still come.
  ["while the older one waits for its payment", "2026-10-29", ["C1", 4, 1000, 3000]],
])("a loss that two cases were granted is what both are worth, though the payment names the younger: %s", (_, closed, older) => {
  const cases = [`C1||TEA|warehouse-lost|granted|2026-09-21|${closed}|4|40.00`, "C2||TEA|warehouse-lost|granted|2026-09-22|2026-09-25|4|40.00"];
  const paid = ["2026-10-28|R1|C2||Warehouse_Lost|TEA|X1|USD|40.00|4|0|4"];
  // All four left at 2.50.
  for (const { cases: followed } of octoberOf({ method: "month-end-average", cases, paid })) expect(followed).toEqual([older, ["C2", 4, 1000, 3000]]);
});

test("a bill that comes late for goods of a closed month changes no loss of it, and of a case that was decided then what the rows now give is named", () => {
  // 95.00 more for the 38 that lay there on the 20th are 5.00 for the two that were lost then.
  const given = { method: "moving-average", freight: ["S1|95.00|USD|freight|quantity"], wholeOnSeal: true } as const;
  for (const { claims } of octoberOf(given))
    expect([...claims].sort()).toEqual([
      ["warehouse-lost", "first", 2, null, 400],
      ["warehouse-lost", "second", 2, null, 505],
    ]);
  const [whole, alone] = octoberOf({ ...given, cases: ["C1||TEA|warehouse-lost|denied|2026-09-25|2026-09-28|4|"] });
  expect([whole.cases, alone.cases]).toEqual([[["C1", 4, 905, -905]], [["C1", 4, 905, -905]]]);
  expect(whole.named).toEqual([expect.stringContaining("were booked at 9.05 USD when the month was closed, and the rows now give 14.05 USD")]);
  // No row of then is there.
  expect(alone.named).toEqual([]);
});

describe("a month that was closed without what its losses were booked at", () => {
  const untold: NonNullable<Given["asSealed"]> = (line) => ({
    ...line,
    moved: line.moved.map((text) => {
      const note = noteOf(text);
      return note.kind === "at-amazon" ? textOfNote({ ...note, booked: null }) : text;
    }),
  });

  test("has them at what such goods cost by now", () => {
    // 210.95 for 56.
    const [, { claims }] = octoberOf({ method: "moving-average", asSealed: untold });
    expect([...claims].sort()).toEqual([
      ["warehouse-lost", "first", 2, null, 753],
      ["warehouse-lost", "second", 2, null, 753],
    ]);
  });

  // As it was closed then: 90.95 for 36.
  test.each([
    ["is not told of a case that was decided in it, and stays worth what it was closed at", 758, []],
    [
      "is told of one that is worth neither",
      700,
      [
        "Cases row 2: the 3 units of TEA that case C1 settled were booked at 7.00 USD when the month was closed, and the rows now give 6.53 USD. The case is worth what was booked; what changed since is booked in the open month. Nothing is to be done, unless the change itself is a mistake.",
      ],
    ],
  ])("%s", (_, value, named) => {
    const asSealed: NonNullable<Given["asSealed"]> = (line) => ({
      ...untold(line),
      moved: untold(line).moved.map((text) => {
        const note = noteOf(text);
        return note.kind === "worth" ? textOfNote({ ...note, value: minor(value), goods: minor(value) }) : text;
      }),
    });
    const [said] = octoberOf({ method: "moving-average", cases: ["C1||TEA|warehouse-lost|denied|2026-09-25|2026-09-28|3|"], asSealed, wholeOnSeal: true });
    expect(said.cases).toEqual([["C1", 3, value, -value]]);
    expect(said.named).toEqual(named);
  });
});
