/** A bill that comes after its month was closed is booked in the open month, whichever months of the ledger are brought. */
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { textOfMoney } from "../../../../src/core/domain/money";

const HEADER =
  "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const day = (date: string, start: number, received: number, sold: number): string =>
  `${date}|X1|B1|PEN|Pen|SELLABLE|${start}|0|${received}|${-sold}|0|0|0|0|0|0|0|0|${start + received - sold}|0|US`;
const OWN =
  "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse|Currency\n2026-07-31|Shop|PEN|opening|600|0.5|||USD\n2026-08-05|Shop|PEN|transfer|200||FBA1|FBA-US|";
const COSTS = "SKU|Unit Cost|Currency|From\nPEN|0.5|USD|2026-01-01";
const freight = (...rows: readonly string[]): string => ["Shipment ID|Amount|Currency|Part|Basis", ...rows].join("\n");
const BILL = "FBA1|56|USD|freight|quantity";
/** Stays where others go: the table of freight runs on. */
const KEPT = "FBA1|20|USD|other|quantity";

const books = (ledger: readonly string[], bills: readonly string[]): Scenario["tables"] => ({
  Own: OWN,
  Costs: COSTS,
  Ledger: [HEADER, ...ledger].join("\n"),
  ...(bills.length === 0 ? {} : { Freight: freight(...bills) }),
});
const journalOf = ({ journal }: Reconciliation): readonly string[] =>
  journal
    .filter(({ memo }) => memo.includes(", of ") || memo.startsWith("Revaluation"))
    .map(({ account, debit, credit, currency, memo }) => `${account} ${textOfMoney(debit, currency)} ${textOfMoney(credit, currency)} ${memo}`);
const PAYABLE = ["in-transit-inventory 56.00 0.00 Landed cost: In transit, of 2026-08", "landed-cost 0.00 56.00 Landed cost: In transit, of 2026-08"];

/** Nothing of the shipment had arrived by the end of August. */
const ON_ITS_WAY = { august: [day("08/31/2026", 50, 0, 0)], september: [day("09/05/2026", 50, 200, 0), day("09/30/2026", 250, 0, 10)] };
const september = (ledger: readonly string[], bills: readonly string[], closed: Scenario["closed"]): Reconciliation =>
  reconciled({ period: "2026-09", today: "2026-10-20", tables: books(ledger, bills), ...(closed === undefined ? {} : { closed }) });
const closedWith = (ledger: readonly string[], ...bills: readonly string[]): Scenario["closed"] => ({ period: "2026-08", tables: books(ledger, bills) });

test("a bill that came late is owed in full and goes with its goods, with the closed month's ledger and without it", () => {
  const closed = closedWith(ON_ITS_WAY.august);
  for (const ledger of [ON_ITS_WAY.september, [...ON_ITS_WAY.august, ...ON_ITS_WAY.september]]) {
    const found = september(ledger, [BILL], closed);
    expect(linesOf(found)[0]).toBe("FBA-US PEN: 50 @ 25.00 | receipt 200 @ 156.00 | sale 10 @ 7.24 | 240 @ 173.76 | says 240");
    expect(linesOf(found)[1]).toBe("In transit PEN: 200 @ 100.00 | transfer-out 200 @ 156.00 | revaluation 56.00 | 0 @ 0.00");
    expect(journalOf(found)).toEqual(PAYABLE);
    expect(found.controls.every(({ pass }) => pass)).toBe(true);
  }
});

test("a bill that was closed with its month is not booked again, and of a corrected one only the difference is", () => {
  const closed = closedWith(ON_ITS_WAY.august, BILL);
  expect(journalOf(september(ON_ITS_WAY.september, [BILL], closed))).toEqual([]);
  expect(journalOf(september(ON_ITS_WAY.september, ["FBA1|60|USD|freight|quantity"], closed))).toEqual(PAYABLE.map((line) => line.replace("56.00", "4.00")));
  expect(journalOf(september(ON_ITS_WAY.september, [BILL, "FBA1|8|USD|other|quantity"], closed))).toEqual(PAYABLE.map((line) => line.replace("56.00", "8.00")));
});

test("of goods that had arrived, the bill lies on what Amazon still had of the shipment, and the share of the others is cost of sales", () => {
  // 100 of 250 units were left, and of an average so much of each: 80 of the shipment's 200.
  const august = [day("08/20/2026", 50, 200, 0), day("08/31/2026", 250, 0, 150)];
  for (const ledger of [[day("09/30/2026", 100, 0, 0)], [...august, day("09/30/2026", 100, 0, 0)]]) {
    const found = september(ledger, [BILL], closedWith(august));
    expect(linesOf(found)[0]).toBe("FBA-US PEN: 100 @ 50.00 | revaluation 22.40 | 100 @ 72.40 | says 100");
    expect(found.controls.every(({ pass }) => pass)).toBe(true);
  }
  expect(journalOf(september([day("09/30/2026", 100, 0, 0)], [BILL], closedWith(august)))).toEqual([
    "fba-inventory 22.40 0.00 Passed on: In transit to FBA-US, of a closed month",
    "in-transit-inventory 0.00 22.40 Passed on: In transit to FBA-US, of a closed month",
    "cost-of-sales 33.60 0.00 Share of goods gone: In transit, of a closed month",
    "in-transit-inventory 0.00 33.60 Share of goods gone: In transit, of a closed month",
    ...PAYABLE,
  ]);
});

test("what was booked late in one month is not booked again in the next, whichever ledgers are brought", () => {
  const october = [day("10/31/2026", 240, 0, 0)];
  const closed = closedMonths({
    period: "2026-09",
    today: "2026-10-20",
    tables: books(ON_ITS_WAY.september, [BILL]),
    closed: closedWith(ON_ITS_WAY.august) ?? { period: "", tables: {} },
  });
  for (const ledger of [october, [...ON_ITS_WAY.september, ...october], [...ON_ITS_WAY.august, ...ON_ITS_WAY.september, ...october]]) {
    const found = reconciled({ period: "2026-10", today: "2026-11-20", tables: books(ledger, [BILL]), ours: { "closed-months": closed } });
    expect(linesOf(found)[0]).toBe("FBA-US PEN: 240 @ 173.76 | 240 @ 173.76 | says 240");
    expect(journalOf(found)).toEqual([]);
    expect(found.issues.map(({ code }) => code)).not.toContain("late-bill-booked");
  }
});

test("a bill that was closed and is gone is taken back, whichever ledger is brought: 22.40 of it out of what is left", () => {
  const august = [day("08/20/2026", 50, 200, 0), day("08/31/2026", 250, 0, 150)];
  const rest = [day("09/30/2026", 100, 0, 0)];
  for (const ledger of [rest, [...august, ...rest]]) {
    const found = september(ledger, [KEPT], closedWith(august, BILL, KEPT));
    expect(journalOf(found).filter((line) => line.startsWith("landed-cost") || line.startsWith("in-transit-inventory 0.00 56.00 Landed"))).toEqual([
      "landed-cost 56.00 0.00 Landed cost: In transit, of 2026-08",
      "in-transit-inventory 0.00 56.00 Landed cost: In transit, of 2026-08",
    ]);
    expect(found.controls.every(({ pass }) => pass)).toBe(true);
  }
  for (const ledger of [rest, [...august, ...rest]])
    expect(linesOf(september(ledger, [KEPT], closedWith(august, BILL, KEPT)))[0]).toBe("FBA-US PEN: 100 @ 80.40 | revaluation -22.40 | 100 @ 58.00 | says 100");
});

test("a second bill of a shipment, in a table of its month's freight alone, is owed beside the first", () => {
  const closed = closedWith(ON_ITS_WAY.august, BILL, KEPT);
  const SECOND = "FBA1|8|USD|freight|quantity";
  expect(journalOf(september(ON_ITS_WAY.september, [SECOND], closed))).toEqual(PAYABLE.map((line) => line.replace("56.00", "8.00")));
  // With the tables of both months the first two are known.
  expect(journalOf(september(ON_ITS_WAY.september, [BILL, KEPT, SECOND], closed))).toEqual(PAYABLE.map((line) => line.replace("56.00", "8.00")));
});

test("a table of freight that has none of the closed bills is that of a month: it takes nothing back", () => {
  const august = [day("08/20/2026", 50, 200, 0), day("08/31/2026", 250, 0, 150)];
  for (const bills of [[], ["FBA9|56|USD|freight|quantity"]])
    expect(linesOf(september([day("09/30/2026", 100, 0, 0)], bills, closedWith(august, BILL)))[0]).toBe("FBA-US PEN: 100 @ 72.40 | 100 @ 72.40 | says 100");
});

test("a bill that was taken back in one month is not taken back again in the next, and one that came back is booked again", () => {
  const closed = closedMonths({
    period: "2026-09",
    today: "2026-10-20",
    tables: books(ON_ITS_WAY.september, [KEPT]),
    closed: closedWith(ON_ITS_WAY.august, BILL, KEPT) ?? { period: "", tables: {} },
  });
  const october = (ledger: readonly string[], ...bills: readonly string[]): readonly string[] =>
    journalOf(reconciled({ period: "2026-10", today: "2026-11-20", tables: books(ledger, [KEPT, ...bills]), ours: { "closed-months": closed } }));
  const rows = [day("10/31/2026", 240, 0, 0)];
  for (const ledger of [rows, [...ON_ITS_WAY.august, ...ON_ITS_WAY.september, ...rows]]) {
    expect(october(ledger)).toEqual([]);
    expect(october(ledger, BILL).filter((line) => line.startsWith("landed-cost"))).toEqual(["landed-cost 0.00 56.00 Landed cost: In transit, of 2026-08"]);
  }
});

test("in a book that was begun anew nobody can say of a bill that it is gone", () => {
  const found = reconciled({
    period: "2026-09",
    today: "2026-10-20",
    tables: { ...books(ON_ITS_WAY.september, []), Own: `${OWN.split("\n")[0]}\n2026-09-02|Shop|PEN|found|1||||USD` },
    closed: closedWith(ON_ITS_WAY.august, BILL) ?? { period: "", tables: {} },
  });
  expect(journalOf(found)).toEqual([]);
});

describe("a bill by value, whose shares shift because a price was corrected", () => {
  const goods = (mug: string, ...bills: readonly string[]): Scenario["tables"] => ({
    Own: [
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse",
      `2026-08-01|Shop|MUG|purchase|10|${mug}|P1|`,
      "2026-08-01|Shop|PEN|purchase|10|30|P2|",
      "2026-08-05|Shop|MUG|transfer|10||FBA1|FBA-US",
      "2026-08-05|Shop|PEN|transfer|10||FBA1|FBA-US",
      "2026-09-05|Shop|PEN|purchase|1|30|P9|",
    ].join("\n"),
    Freight: freight(...bills),
  });
  const [FIRST_BILL, SECOND_BILL] = ["FBA1|100|USD|freight|value", "FBA1|56|USD|other|value"];

  test("owed is what the bill says to the cent, and what moves between goods is no part of it", () => {
    // Of 100.00 the mugs had 25.00 and have 40.00 now, as of 56.00 22.40; the price of 10 more for each mug is a revaluation.
    const found = reconciled({
      period: "2026-09",
      today: "2026-10-20",
      tables: goods("20", FIRST_BILL, SECOND_BILL),
      closed: { period: "2026-08", tables: goods("10", FIRST_BILL) },
    });
    expect(linesOf(found).filter((line) => line.startsWith("In transit"))).toEqual([
      "In transit MUG: 10 @ 125.00 | revaluation 137.40 | 10 @ 262.40",
      "In transit PEN: 10 @ 375.00 | revaluation 18.60 | 10 @ 393.60",
    ]);
    expect(journalOf(found)).toEqual([
      ...PAYABLE,
      "in-transit-inventory 100.00 0.00 Revaluation: In transit, of a closed month",
      "revaluation 0.00 100.00 Revaluation: In transit, of a closed month",
    ]);
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  });
});

describe("a purchase of the closed month, in a book that begins after it", () => {
  const HEAD = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|Applies To";
  const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [HEAD, ...rows].join("\n") });
  const [OPENING, PURCHASE, DUTY, SALE] = [
    "2026-07-31|Shop|PEN|opening|100|1|||",
    "2026-08-10|Shop|PEN|purchase|20|2||P1|",
    "2026-08-12|Shop||landed cost|||10||P1",
    "2026-09-05|Shop|PEN|sale|10||||",
  ] as const;
  const CLOSED = { period: "2026-08", tables: own(OPENING, SALE) };

  test("is a receipt of the first open day with its bill, and is owed", () => {
    // 100 at 1.00 and 20 for 50.00 are 1.25 each.
    const found = reconciled({ period: "2026-09", today: "2026-10-20", tables: own(PURCHASE, DUTY, SALE), closed: CLOSED });
    expect(linesOf(found)).toEqual(["Shop PEN: 100 @ 100.00 | receipt 20 @ 40.00 | sale 10 @ 12.50 | landed-cost 10.00 | 110 @ 137.50"]);
    expect(found.journal.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)).toEqual([
      "domestic-inventory 4000 0",
      "purchases 0 4000",
      "cost-of-sales 1250 0",
      "domestic-inventory 0 1250",
      "domestic-inventory 1000 0",
      "landed-cost 0 1000",
    ]);
  });

  test("is not booked again in the next month, in whichever book", () => {
    const closed = closedMonths({ period: "2026-09", today: "2026-10-20", tables: own(PURCHASE, DUTY, SALE), closed: CLOSED });
    for (const book of [[PURCHASE, DUTY, SALE], [OPENING, PURCHASE, DUTY, SALE], [SALE]]) {
      const found = reconciled({
        period: "2026-10",
        today: "2026-11-20",
        tables: own(...book, "2026-10-07|Shop|PEN|sale|10||||"),
        ours: { "closed-months": closed },
      });
      expect(linesOf(found)).toEqual(["Shop PEN: 110 @ 137.50 | sale 10 @ 12.50 | 100 @ 125.00"]);
      expect(found.journal).toHaveLength(2);
    }
  });

  test("that was closed with its month is left out", () => {
    const found = reconciled({
      period: "2026-09",
      today: "2026-10-20",
      tables: own(PURCHASE, DUTY, SALE),
      closed: { period: "2026-08", tables: own(OPENING, PURCHASE, DUTY, SALE) },
    });
    expect(linesOf(found)).toEqual(["Shop PEN: 120 @ 150.00 | sale 10 @ 12.50 | 110 @ 137.50"]);
  });
});

describe("a bill of the closed month that is gone, in a book that begins after it", () => {
  const HEAD = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|Applies To";
  const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [HEAD, ...rows].join("\n") });
  const [OPENING, PURCHASE, SALE] = [
    "2026-07-31|Shop|PEN|opening|100|1|||",
    "2026-08-10|Shop|PEN|purchase|20|2||P1|",
    "2026-09-05|Shop|PEN|sale|10||||",
  ] as const;
  const payable = ({ journal }: Reconciliation): readonly string[] =>
    journal
      .filter(({ account }) => account === "landed-cost")
      .map(({ debit, credit, currency }) => `${textOfMoney(debit, currency)} ${textOfMoney(credit, currency)}`);

  test.each([
    ["that goes by its goods' reference", "2026-08-12|Shop||landed cost|||10||P1"],
    ["that has a number of its own", "2026-08-12|Shop||landed cost|||10|INV-7|P1"],
  ])("%s is taken back where its goods are told", (_, duty) => {
    // 120 units at 150.00, and 10.00 of it taken back: 10 of them leave at 140.00 / 120.
    const found = reconciled({
      period: "2026-09",
      today: "2026-10-20",
      tables: own(PURCHASE, SALE),
      closed: { period: "2026-08", tables: own(OPENING, PURCHASE, duty, SALE) },
    });
    expect(linesOf(found)).toEqual(["Shop PEN: 120 @ 150.00 | sale 10 @ 11.67 | revaluation -10.00 | 110 @ 128.33"]);
    expect(payable(found)).toEqual(["10.00 0.00"]);
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
    expect(found.issues.map(({ code }) => code)).toContain("closed-bill-gone");
  });

  test("stays, and is named, where nobody tells of its goods; one that is still told is part of what was closed", () => {
    const duty = "2026-08-12|Shop||landed cost|||10||P1";
    const [OTHER, OTHER_DUTY] = ["2026-09-30|Shop|MUG|purchase|1|1||P9|", "2026-09-30|Shop||landed cost|||1||P9"];
    for (const rows of [[SALE], [SALE, OTHER, OTHER_DUTY], [duty, SALE]]) {
      const found = reconciled({
        period: "2026-09",
        today: "2026-10-20",
        tables: own(...rows),
        closed: { period: "2026-08", tables: own(OPENING, PURCHASE, duty, SALE) },
      });
      expect(linesOf(found).at(-1)).toBe("Shop PEN: 120 @ 150.00 | sale 10 @ 12.50 | 110 @ 137.50");
      expect(payable(found)).toEqual(rows.includes(OTHER_DUTY) ? ["0.00 1.00"] : []);
      // A run without any bill was brought none: there is nothing to name.
      expect(found.issues.map(({ code }) => code)).toEqual(rows.includes(OTHER_DUTY) ? ["closed-bills-untold"] : []);
    }
  });
});

describe("other rows of the closed month that came late, in a book that begins after it", () => {
  const HEAD = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse";
  const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [HEAD, ...rows].join("\n") });
  const [OPENING, SOLD, SALE] = ["2026-07-31|Shop|PEN|opening|100|1|||", "2026-08-10|Shop|PEN|sale|20|||S1|", "2026-09-05|Shop|PEN|sale|10||||"] as const;
  const CLOSED = { period: "2026-08", tables: own(OPENING, SOLD, SALE) };

  test("are booked on the first open day as what they are, at what the goods cost there, and a row that was closed is not", () => {
    // 80 units at 80.00 with 8.00 more are 1.10 each: 15 are sold, 3 found, 7 sent.
    const found = reconciled({
      period: "2026-09",
      today: "2026-10-20",
      closed: CLOSED,
      tables: own(
        SOLD,
        "2026-08-20|Shop|PEN|sale|5||||",
        "2026-08-21|Shop|PEN|found|3||||",
        "2026-08-22|Shop|PEN|revaluation|||8||",
        "2026-08-23|Shop|PEN|transfer|7|||FBA1|FBA-US",
        SALE,
      ),
    });
    expect(linesOf(found)).toEqual([
      "In transit PEN: 0 @ 0.00 | transfer-in 7 @ 7.70 | 7 @ 7.70",
      "Shop PEN: 80 @ 80.00 | found 3 @ 3.30 | sale 15 @ 16.50 | transfer-out 7 @ 7.70 | revaluation 8.00 | 61 @ 67.10",
    ]);
    expect(
      found.issues.filter(({ code }) => code === "late-row-booked").map(({ message }) => message.replace(/^.*as what it is, at |\. Check.*$/g, "")),
    ).toEqual(["5.50 USD", "3.30 USD", "8.00 USD", "7.70 USD"]);
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  });

  test("are not booked again in the next month, in whichever book", () => {
    const late = "2026-08-20|Shop|PEN|sale|5||||";
    const closed = closedMonths({ period: "2026-09", today: "2026-10-20", tables: own(late, SALE), closed: CLOSED });
    for (const book of [[late, SALE], [OPENING, SOLD, late, SALE], []]) {
      const found = reconciled({
        period: "2026-10",
        today: "2026-11-20",
        tables: own(...book, "2026-10-07|Shop|PEN|sale|10||||"),
        ours: { "closed-months": closed },
      });
      expect(linesOf(found)).toEqual(["Shop PEN: 65 @ 65.00 | sale 10 @ 10.00 | 55 @ 55.00"]);
    }
  });
});
