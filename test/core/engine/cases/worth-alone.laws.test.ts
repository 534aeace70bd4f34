/**
 * A case is worth the same whatever else the book has. FBA1 brought TEA at 2.50 and FBA2 at 3.50 a unit; the same TEA also lies at Amazon in sets, at 2.00, and in Germany.
 * Of FBA2's 100 units 88 came in October, and 2 in November after the case had asked for 12.
 */
import fc from "fast-check";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

type Tables = Readonly<Record<string, readonly string[]>>;
const SHIPMENTS = "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
const HEADERS = {
  Shipments: SHIPMENTS,
  Costs: "SKU|Unit Cost|Currency",
  Freight: "Shipment ID|Amount|Currency|Part|Basis",
  Ledger: LEDGER,
  Map: "SKU|MSKU|FNSKU|Units",
  Cases: CASES,
  Paid: PAID,
  Rates: "Date|From|To|Rate",
} as const;
const OF_TEA: Tables = {
  Shipments: ["FBA1|TEA|X1|100|100|2026-08-01|2026-08-20|2026-09-01|CLOSED|FBA-US", "FBA2|TEA|X1|100|100|2026-10-02|2026-10-12|2026-10-14|CLOSED|FBA-US"],
  Costs: ["TEA|2.00|USD"],
  Freight: ["FBA1|50.00|USD|freight|quantity", "FBA2|150.00|USD|freight|quantity"],
  Ledger: [
    "08/25/2026|X1|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US",
    "10/13/2026|X1|TEA|SELLABLE|100|88|0|0|0|0|0|0|0|0|0|188|US",
    "10/20/2026|X1|TEA|SELLABLE|188|0|0|0|0|0|0|-3|0|0|0|185|US",
  ],
  Map: ["TEA|TEA|X1|1"],
  Cases: ["C1|FBA2|TEA||open|2026-10-16||12|", "C2||TEA|warehouse-lost|open|2026-10-22||3|"],
};
const IN_OCTOBER = { period: "2026-10", today: "2026-11-05" } as const;
const rows = (...all: readonly Tables[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(HEADERS).flatMap(([table, header]) => {
      const own = all.flatMap((tables) => tables[table] ?? []);
      return own.length === 0 ? [] : [[table, [header, ...own].join("\n")]];
    }),
  );
const worths = ({ cases, claims }: Reconciliation): readonly unknown[] => [
  ...cases.filter(({ sku }) => sku === "TEA").map(({ caseId, bookValue, expectedClaim, currency }) => [caseId, bookValue, expectedClaim, currency]),
  ...claims.flatMap(({ sku, caseId, bookValue }) => (sku === "TEA" && caseId !== null ? [[`asked by ${caseId}`, bookValue]] : [])).sort(),
];

test("units that a shipment lacks are worth what transit holds them at, those lost in a centre the average of their own label there", () => {
  // Twelve at 3.50. Of 188 at 558.00 three are 8.90, and three at 2.00 of goods alone are 6.00.
  expect(worths(reconciled({ ...IN_OCTOBER, tables: rows(OF_TEA) }))).toEqual([
    ["C1", 4200, 2400, "USD"],
    ["C2", 890, 600, "USD"],
    ["asked by C1", 4200],
    ["asked by C2", 890],
  ]);
});

describe("a case is worth what its units left transit with or came in at", () => {
  const DENIED: Tables = { Cases: ["C1|FBA2|TEA||denied|2026-10-16|2026-11-25|12|", "C2||TEA|warehouse-lost|open|2026-10-22||3|"] };
  const NOVEMBER: Tables = { Ledger: ["11/05/2026|X1|TEA|SELLABLE|185|2|0|0|0|0|0|0|0|0|0|187|US"] };
  const PAID_SIX: Tables = { Paid: ["2026-10-20|R1|C1||Lost_Inbound|TEA|X1|USD|12.00|6|0|6"] };
  // A set of one TEA, received before the loose ones, whose TEA cost 2.00.
  const IN_SETS: Tables = {
    Shipments: ["FBA0|SET-1|XS|10|10|2026-08-01|2026-08-05|2026-08-20|CLOSED|FBA-US"],
    Ledger: ["08/05/2026|XS|SET-1|SELLABLE|0|10|0|0|0|0|0|0|0|0|0|10|US"],
    Map: ["TEA|SET-1|XS|1", "MUG|SET-1|XS|1"],
    Costs: ["MUG|4.00|USD"],
  };
  const { Cases: _, ...besideCases } = OF_TEA;
  const closed = (...more: readonly Tables[]): { readonly period: string; readonly tables: Readonly<Record<string, string>> } => ({
    period: "2026-10",
    tables: rows(...more, OF_TEA, PAID_SIX),
  });
  const c1 = ({ cases }: Reconciliation): unknown =>
    cases.filter(({ caseId }) => caseId === "C1").map(({ bookValue, expectedClaim }) => [bookValue, expectedClaim]);
  const inNovember = { period: "2026-11", today: "2026-12-05" } as const;

  test("in a full book", () => {
    expect(c1(reconciled({ ...inNovember, closed: closed(), tables: rows(besideCases, NOVEMBER, PAID_SIX, DENIED) }))).toEqual([[4200, 2400]]);
  });

  test("in the book of a month alone, whose report lacks the payments of before", () => {
    const alone = { ...besideCases, ...NOVEMBER };
    expect(c1(reconciled({ ...inNovember, closed: closed(), tables: rows(alone, DENIED) }))).toEqual([[4200, 2400]]);
  });

  test("in a book of more goods, sets of the same among them, in either order", () => {
    expect(c1(reconciled({ ...inNovember, closed: closed(IN_SETS), tables: rows(IN_SETS, besideCases, NOVEMBER, PAID_SIX, DENIED) }))).toEqual([[4200, 2400]]);
    expect(c1(reconciled({ ...inNovember, closed: closed(), tables: rows(besideCases, NOVEMBER, IN_SETS, PAID_SIX, DENIED) }))).toEqual([[4200, 2400]]);
  });
});

describe("other goods change no case", () => {
  /** What leaves TEA under X1 in the States as it is. */
  const BESIDE: readonly Tables[] = [
    {
      Shipments: ["FBA7|MUG|X2|40|40|2026-10-01|2026-10-08|2026-10-12|CLOSED|FBA-US"],
      Costs: ["MUG|4.00|USD"],
      Freight: ["FBA7|30.00|USD|freight|quantity"],
      Ledger: ["10/09/2026|X2|MUG|SELLABLE|0|35|0|0|0|0|0|0|0|0|0|35|US"],
      Cases: ["C7|FBA7|MUG||open|2026-10-15||5|"],
    },
    {
      Shipments: ["FBA8|SET-1|XS|10|10|2026-08-01|2026-08-05|2026-08-20|CLOSED|FBA-US"],
      Freight: ["FBA8|60.00|USD|freight|quantity"],
      Ledger: ["08/05/2026|XS|SET-1|SELLABLE|0|10|0|0|0|0|0|0|0|0|0|10|US"],
      Map: ["TEA|SET-1|XS|2", "MUG|SET-1|XS|1"],
      Costs: ["MUG|4.00|USD"],
    },
    { Ledger: ["09/05/2026|X1|TEA|SELLABLE|7|0|0|0|0|0|0|0|0|0|0|7|DE"], Rates: ["2026-08-01|USD|EUR|0.9"] },
    {
      Shipments: ["FBA9|TEA|X9|20|20|2026-10-01|2026-10-05|2026-10-12|CLOSED|FBA-US"],
      Freight: ["FBA9|70.00|USD|freight|quantity"],
      Ledger: ["10/06/2026|X9|TEA|SELLABLE|0|20|0|0|0|0|0|0|0|0|0|20|US"],
    },
    { Paid: ["2026-10-20|R9|||Lost_Warehouse|BOWL|X8|USD|8.00|4|0|4"] },
  ];
  /** Another shipment of the same label, all of which came: it changes the average there, and nothing on its way. */
  const OF_SAME: Tables = {
    Shipments: ["FBA6|TEA|X1|30|30|2026-10-01|2026-10-10|2026-10-12|CLOSED|FBA-US"],
    Freight: ["FBA6|90.00|USD|freight|quantity"],
  };
  const SAME_LEDGER: Tables = {
    Ledger: [
      "08/25/2026|X1|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US",
      "10/11/2026|X1|TEA|SELLABLE|100|30|0|0|0|0|0|0|0|0|0|130|US",
      "10/13/2026|X1|TEA|SELLABLE|130|88|0|0|0|0|0|0|0|0|0|218|US",
      "10/20/2026|X1|TEA|SELLABLE|218|0|0|0|0|0|0|-3|0|0|0|215|US",
    ],
  };
  const methods = fc.constantFrom("month-end-average" as const, "moving-average" as const, "fifo" as const);
  const statuses = fc.constantFrom("open||", "denied|2026-10-25|", "written-off|2026-10-25|");
  const placed = (chosen: readonly (readonly [Tables, boolean])[], base: Tables): Readonly<Record<string, string>> =>
    rows(...chosen.filter(([, isFirst]) => isFirst).map(([one]) => one), base, ...chosen.filter(([, isFirst]) => !isFirst).map(([one]) => one));
  const chosen = fc
    .tuple(fc.subarray([...BESIDE]), fc.array(fc.boolean(), { minLength: BESIDE.length, maxLength: BESIDE.length }))
    .map(([some, first]) => some.map((one, index) => [one, first[index] === true] as const));

  test("of other SKUs, other labels, sets, other countries and other payments, before or after its own rows", () => {
    fc.assert(
      fc.property(chosen, methods, statuses, fc.integer({ min: 8, max: 15 }), (some, method, status, units) => {
        const [word, day] = status.split("|");
        const base = { ...OF_TEA, Cases: [`C1|FBA2|TEA||${word}|2026-10-16|${day}|${units}|`, "C2||TEA|warehouse-lost|open|2026-10-22||3|"] };
        const told = (tables: Readonly<Record<string, string>>): readonly unknown[] => worths(reconciled({ ...IN_OCTOBER, tables, settings: { method } }));
        expect(told(placed(some, base))).toEqual(told(rows(base)));
      }),
      { numRuns: 50 },
    );
  });

  test("nor does another shipment of the same label, for a case about a shipment", () => {
    fc.assert(
      fc.property(methods, statuses, fc.integer({ min: 8, max: 15 }), fc.boolean(), (method, status, units, isFirst) => {
        const [word, day] = status.split("|");
        const base = { ...OF_TEA, Cases: [`C1|FBA2|TEA||${word}|2026-10-16|${day}|${units}|`] };
        const told = (tables: Readonly<Record<string, string>>): readonly unknown[] => worths(reconciled({ ...IN_OCTOBER, tables, settings: { method } }));
        expect(told(placed([[OF_SAME, isFirst]], { ...base, ...SAME_LEDGER }))).toEqual(told(rows(base)));
      }),
      { numRuns: 25 },
    );
  });
});
