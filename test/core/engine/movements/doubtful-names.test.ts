/** Warehouses and SKUs that are doubted, and those that are plainly meant. */
import { reconciled } from "../scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const LEDGER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const still = (sku: string): string => `10/01/2026|X-${sku}|${sku}|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|10|US`;

/** "Own row 5: Shenzen" */
function doubted(tables: Readonly<Record<string, string>>): readonly string[] {
  const { issues } = reconciled({ period: "2026-10", tables });
  return issues
    .filter(({ code }) => code === "warehouse-doubtful" || code === "sku-doubtful" || code === "sku-unknown")
    .map(({ place, message }) => `${place?.source.label} row ${place?.row}: ${/"([^"]*)"/.exec(message)?.[1]}`);
}

/** A warehouse with three rows of its own, then the rows given. */
const own = (...rows: readonly string[]): string =>
  table(OWN, "2026-10-01|Shenzhen|TEA-01|opening|50|1.00|USD||", "2026-10-02|Shenzhen|TEA-01|sale|1||||", "2026-10-03|Shenzhen|TEA-01|sale|1||||", ...rows);

test("a warehouse of one row, a letter away from one of many, is doubted; from where goods leave and to where they go", () => {
  expect(doubted({ Own: own("2026-10-04|Shenzen|TEA-01|sale|1||||") })).toEqual(["Own row 5: Shenzen"]);
  expect(doubted({ Own: own("2026-10-04|Ningbo|TEA-01|transfer|1||||Shenzehn", "2026-10-05|Ningbo|TEA-01|opening|5|||| ") })).toEqual(["Own row 5: Shenzehn"]);
});

test("a warehouse that Locations names, that three rows have, or that Amazon's is, is meant", () => {
  const mistyped = "2026-10-04|Shenzen|TEA-01|sale|1||||";
  expect(doubted({ Own: own(mistyped), Places: "Location|Kind|Currency\nShenzen|domestic|USD" })).toEqual([]);
  expect(doubted({ Own: own(mistyped, mistyped, mistyped) })).toEqual([]);
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TEA-01|transfer|1||||FBA-US", "2026-10-04|Shenzhen|TEA-01|transfer|1||||FBA-UK") })).toEqual([]);
  expect(doubted({ Own: own("2026-10-04|SHENZHEN|TEA-01|sale|1||||") })).toEqual([]);
});

test("a warehouse that Locations names is meant by one that is a letter away, however few rows it has", () => {
  expect(doubted({ Own: table(OWN, "2026-10-01|Shenzen|TEA-01|opening|50|1.00|USD||"), Places: "Location|Kind|Currency\nShenzhen|domestic|USD" })).toEqual([
    "Own row 2: Shenzen",
  ]);
});

test("beside a warehouse of few rows another of few rows is not doubted: nobody knows which is meant", () => {
  expect(doubted({ Own: table(OWN, "2026-10-01|Shenzhen|TEA-01|opening|50|1.00|USD||", "2026-10-01|Shenzen|TEA-01|opening|50|1.00|USD||") })).toEqual([]);
});

test("a SKU without a cost that one row alone has, a slip away from one that is known, is doubted", () => {
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TAE-01|sale|1||||") })).toEqual(["Own row 5: TAE-01"]);
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TEA-O1|sale|1||||") })).toEqual(["Own row 5: TEA-O1"]);
  expect(doubted({ Ledger: table(LEDGER, still("TEA-01")), Own: table(OWN, "2026-10-04|Shenzhen|TAE-01|found|1||||") })).toEqual(["Own row 2: TAE-01"]);
});

test("a SKU that was bought, has a cost, stands in Amazon's ledger or in three rows, or differs in a figure or a size, is meant", () => {
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TAE-01|purchase|1||||") })).toEqual([]);
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TAE-01|sale|1||||"), Costs: "SKU|Unit Cost|Currency\nTAE-01|1.00|USD" })).toEqual([]);
  expect(doubted({ Own: own("2026-10-04|Shenzhen|TAE-01|sale|1||||"), Ledger: table(LEDGER, still("TAE-01")) })).toEqual([]);
  expect(doubted({ Own: own(...Array<string>(3).fill("2026-10-04|Shenzhen|TAE-01|sale|1||||")) })).toEqual([]);
  expect(
    doubted({ Own: own("2026-10-04|Shenzhen|TEA-02|sale|1||||", "2026-10-04|Shenzhen|TEA-011|sale|1||||", "2026-10-04|Shenzhen|TEAS-01|sale|1||||") }),
  ).toEqual([]);
});

test("a cost for goods that nothing knows is doubted where those a slip away have none", () => {
  expect(doubted({ Ledger: table(LEDGER, still("TEA-01")), Costs: "SKU|Unit Cost|Currency\nTAE-01|1.00|USD" })).toEqual(["Costs row 2: TAE-01"]);
  expect(doubted({ Ledger: table(LEDGER, still("TEA-01")), Costs: "SKU|Unit Cost|Currency\nTAE-01|1.00|USD\nTEA-01|1.00|USD" })).toEqual([]);
});

test("a case that is open for goods that nothing knows is told; a settled one may be about goods that are gone", () => {
  const cases = (status: string): Readonly<Record<string, string>> => ({
    Ledger: table(LEDGER, still("TEA-01")),
    Costs: "SKU|Unit Cost|Currency\nTEA-01|1.00|USD",
    Cases: `Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units\nC1||JAR-9|warehouse-lost|${status}|2026-10-02|2026-10-05|2`,
  });
  expect(doubted(cases("open"))).toEqual(["Cases row 2: JAR-9"]);
  expect(doubted(cases("denied"))).toEqual([]);
});

/** KIT-A beside KITA, and A0 beside AO: a slip away from each other, and both real. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["KIT-A", "KITA"],
  ["A0", "AO"],
  ["TEA 01", "TEA01"],
  ["MUG-1L", "MUG-11"],
];
const COSTS = "SKU|Unit Cost|Currency";

test.each(PAIRS)("%s and %s are two SKUs where both were bought, are in Amazon's reports, or are in the cost table and sold", (one, other) => {
  const often = (sku: string): readonly string[] => [1, 2, 3, 4].map((day) => `2026-10-0${day}|Shenzhen|${sku}|sale|1||||`);
  const bought = (sku: string): string => `2026-10-01|Shenzhen|${sku}|purchase|9|1.00|USD||`;
  const costs = table(COSTS, `${one}|1.00|USD`, `${other}|2.00|USD`);
  for (const [known, rare] of [
    [one, other],
    [other, one],
  ] as const) {
    expect(doubted({ Own: table(OWN, bought(known), ...often(known), bought(rare)) })).toEqual([]);
    expect(doubted({ Own: table(OWN, bought(known), ...often(known), bought(rare), `2026-10-05|Shenzhen|${rare}|sale|1||||`) })).toEqual([]);
    expect(doubted({ Ledger: table(LEDGER, still(known), still(rare)), Own: table(OWN, ...often(known), `2026-10-05|Shenzhen|${rare}|sale|1||||`) })).toEqual(
      [],
    );
    expect(doubted({ Ledger: table(LEDGER, still(known), still(rare)), Costs: costs })).toEqual([]);
    expect(doubted({ Ledger: table(LEDGER, still(known), still(rare)), Costs: table(COSTS, `${rare}|2.00|USD`) })).toEqual([]);
    expect(doubted({ Ledger: table(LEDGER, still(known)), Costs: costs })).toEqual([]);
    expect(doubted({ Costs: costs, Own: table(OWN, ...often(known), `2026-10-05|Shenzhen|${rare}|sale|1||||`) })).toEqual([]);
    expect(
      doubted({
        Ledger: table(LEDGER, still(known)),
        Costs: costs,
        Ships: table("Shipment ID|SKU|Dispatched|Ship Date", `FBA15AAAAA01|${known}|5|2026-10-02`, `FBA15AAAAA01|${rare}|5|2026-10-02`),
      }),
    ).toEqual([]);
    // The one without a purchase, a cost or a report beside it is a slip.
    expect(doubted({ Own: table(OWN, bought(known), ...often(known), `2026-10-05|Shenzhen|${rare}|sale|1||||`) })).toEqual(["Own row 7: " + rare]);
    expect(
      doubted({
        Ledger: table(LEDGER, still(known)),
        Costs: table(COSTS, `${known}|1.00|USD`),
        Ships: table("Shipment ID|SKU|Dispatched|Ship Date", `FBA15AAAAA01|${rare}|5|2026-10-02`),
      }),
    ).toEqual(["Ships row 2: " + rare]);
  }
});
