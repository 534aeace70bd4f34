/** The row that is named where a closed month changed is the one that is new or was changed, and no other. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { nameOfPlace } from "../../../../src/core/domain/source";
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";

const HEADER =
  "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const AUGUST = "08/31/2026|X1|B1|PEN|Pen|SELLABLE|0|0|20|-10|0|0|0|0|0|0|0|0|10|0|US";
const SEPTEMBER = "09/30/2026|X1|B1|PEN|Pen|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|0|US";
const SENT = ["2026-07-31|Shop|PEN|opening|100|10||", "2026-08-05|Shop|PEN|transfer|40||FBA1|FBA-US", "2026-09-05|Shop|PEN|sale|1|||"];
const FREIGHT_HEADER = "Shipment ID|Amount|Currency|Part|Basis";
const BILL = "FBA1|40|USD|freight|quantity";
/** 40 sent, 20 received, of which 10 were sold: half of a bill is in transit, a quarter at Amazon, a quarter gone. */
const books = (ledger: readonly string[], bills: readonly string[], own: readonly string[] = SENT): Scenario["tables"] => ({
  Own: ["Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse", ...own].join("\n"),
  Ledger: [HEADER, ...ledger].join("\n"),
  Freight: [FREIGHT_HEADER, ...bills].join("\n"),
});

type Month = { readonly closed: readonly string[]; readonly now: readonly string[]; readonly own?: readonly string[] };
const LEDGERS = [
  ["with the ledger of September alone", [SEPTEMBER]],
  ["with that of August too", [AUGUST, SEPTEMBER]],
] as const;

function september(ledger: readonly string[], { closed, now, own }: Month): Reconciliation {
  return reconciled({
    period: "2026-09",
    today: "2026-10-20",
    tables: books(ledger, now, own),
    closed: { period: "2026-08", tables: books([AUGUST], closed) },
  });
}

const CODES = ["late-bill-booked", "closed-month-changed", "late-for-goods-gone"];
/** What is said of closed months, by the row that it begins with. */
const named = ({ issues }: Reconciliation): readonly string[] => [
  ...new Set(issues.filter(({ code }) => CODES.includes(code)).flatMap(({ place }) => (place === null ? [] : [nameOfPlace(place)]))),
];
const messages = ({ issues }: Reconciliation): readonly string[] => issues.filter(({ code }) => CODES.includes(code)).map(({ message }) => message);

describe.each(LEDGERS)("%s", (_, ledger) => {
  test("a second bill for a shipment is named, and not the first one", () => {
    expect(named(september(ledger, { closed: [BILL], now: [BILL, "FBA1|20|USD|other|quantity"] }))).toEqual(["Freight row 3"]);
    expect(named(september(ledger, { closed: [BILL], now: ["FBA1|20|USD|other|quantity", BILL] }))).toEqual(["Freight row 2"]);
  });

  test("a bill that was corrected is named, and not the one beside it", () => {
    const other = "FBA1|20|USD|other|quantity";
    expect(named(september(ledger, { closed: [other, BILL], now: [other, "FBA1|45|USD|freight|quantity"] }))).toEqual(["Freight row 3"]);
    expect(named(september(ledger, { closed: [BILL, other], now: ["FBA1|45|USD|freight|quantity", other] }))).toEqual(["Freight row 2"]);
  });

  test("of two new bills that are no others' sum the first is where it begins, and the second is named too", () => {
    const found = september(ledger, { closed: [BILL], now: [BILL, "FBA1|20|USD|other|quantity", "FBA1|7|USD|freight|quantity"] });
    expect(named(found)).toEqual(["Freight row 3"]);
    expect(messages(found).join("\n")).toContain("Freight row 4");
    // A quarter of 27.00 is Amazon's, half is in transit; freight and duty are rounded each by itself.
    expect(linesOf(found).map((line) => line.replace(/ \|.*\| /, " | "))).toEqual([
      "FBA-US PEN: 10 @ 110.00 | says 10",
      "In transit PEN: 20 @ 220.00 | 20 @ 233.50",
      "Shop PEN: 60 @ 600.00 | 59 @ 590.00",
    ]);
  });

  test("a second row that says the same is named", () => {
    expect(named(september(ledger, { closed: [BILL], now: [BILL, BILL] }))).toEqual(["Freight row 3"]);
  });

  test("what was named in one month is not named again in the next", () => {
    const bills = [BILL, "FBA1|20|USD|other|quantity"];
    const closed = closedMonths({
      period: "2026-09",
      today: "2026-10-20",
      tables: books(ledger, bills),
      closed: { period: "2026-08", tables: books([AUGUST], [BILL]) },
    });
    const october = (now: readonly string[]): Reconciliation =>
      reconciled({
        period: "2026-10",
        today: "2026-11-20",
        tables: books([...ledger, "10/31/2026|X1|B1|PEN|Pen|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|0|US"], now),
        ours: { "closed-months": closed },
      });
    expect(messages(october(bills))).toEqual([]);
    expect(named(october(["FBA1|3|USD|freight|quantity", ...bills]))).toEqual(["Freight row 2"]);
  });
});

describe("a bill whose shares shift", () => {
  const own = [
    "2026-08-01|Shop|MUG|purchase|10|10|P1|",
    "2026-08-01|Shop|PEN|purchase|10|30|P2|",
    "2026-08-05|Shop|MUG|transfer|10||FBA1|FBA-US",
    "2026-08-05|Shop|PEN|transfer|10||FBA1|FBA-US",
    "2026-09-05|Shop|PEN|purchase|1|30|P9|",
  ];
  const shifting = (...late: readonly string[]): Reconciliation => {
    const tables = (rows: readonly string[]): Scenario["tables"] => ({
      Own: books([], [], rows)["Own"] ?? "",
      Freight: `${FREIGHT_HEADER}\nFBA1|100|USD|freight|value`,
    });
    return reconciled({ period: "2026-09", today: "2026-10-20", tables: tables([...own, ...late]), closed: { period: "2026-08", tables: tables(own) } });
  };

  test("because a purchase came late is not accused: the purchase is, in one issue with the other goods that bear another share", () => {
    // The mugs went from 10 to 20 each: 25.00 and 75.00 of the bill are 40.00 and 60.00 now.
    const found = shifting("2026-08-03|Shop|MUG|purchase|10|30|P3|");
    expect(named(found)).toEqual(["Own row 7"]);
    expect(messages(found).map((message) => message.replace(/^.*the next day, /, ""))).toEqual([
      "as unknown in and revaluation. This row is new or was changed since; what was billed for FBA1 is shared otherwise now. Check that this is meant.",
    ]);
    expect(linesOf(found).slice(0, 2)).toEqual([
      "In transit MUG: 10 @ 125.00 | revaluation 115.00 | 10 @ 240.00",
      "In transit PEN: 10 @ 375.00 | revaluation -15.00 | 10 @ 360.00",
    ]);
  });

  test("because other goods of the shipment came late is not accused by them either", () => {
    const found = shifting("2026-08-01|Shop|CUP|purchase|10|10|P4|", "2026-08-05|Shop|CUP|transfer|10||FBA1|FBA-US");
    expect(named(found)).toEqual(["Own row 7"]);
    expect(messages(found).join(" ")).toContain(
      "This row is new or was changed since, and so are Own row 8; what was billed for FBA1 is shared otherwise now.",
    );
  });
});

describe.each(LEDGERS)("a month that was closed before rows of bills were kept, %s", (_, ledger) => {
  const closed = closedMonths({ period: "2026-08", today: "2026-10-20", tables: books([AUGUST], [BILL]) }, (line) => ({
    ...line,
    moved: line.moved.filter((text) => !text.includes("+")),
  }));
  const next = (...bills: readonly string[]): Reconciliation =>
    reconciled({ period: "2026-09", today: "2026-10-20", tables: books(ledger, bills), ours: { "closed-months": closed } });

  test("opens as before, and where a bill came to more, the row is named that has just that", () => {
    expect(messages(next(BILL))).toEqual([]);
    expect(named(next("FBA1|20|USD|other|quantity", BILL))).toEqual(["Freight row 2"]);
  });
});
