/** Rows of a closed month that come late, in a book of the next month alone: at what they are valued, and by what they are known. */
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import { isoOf } from "../../../../src/core/domain/day";
import { digestOf } from "../../../../src/core/domain/digest";
import { keptMoved, type SealedLine } from "../../../../src/core/engine/closing/seal";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import { LEDGER } from "../scenario-headers";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse";
const own = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");
const SEPTEMBER = [
  "2026-09-01|Shop|TEA|purchase|60|10.00|USD|P1|",
  "2026-09-02|Shop|CUP|purchase|9|1.00|USD|P2|",
  "2026-09-03|Shop|CUP|sale|1||||",
  "2026-09-04|Shop|CUP|sale|1||||",
];
const closed = (method: ValuationMethod, ...more: readonly string[]): NonNullable<Scenario["ours"]> => ({
  "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", settings: { method }, tables: { Own: own(...SEPTEMBER, ...more) } }),
});
const october = (method: ValuationMethod, tables: Scenario["tables"], ours: NonNullable<Scenario["ours"]>): Reconciliation =>
  reconciled({ period: "2026-10", tables, settings: { method }, ours });
const failing = ({ controls }: Reconciliation): readonly string[] => controls.filter(({ pass }) => !pass).map(({ id }) => id);
const lineAt = (found: Reconciliation, start: string): string | undefined => linesOf(found).find((line) => line.startsWith(start));

test.each(METHODS)("by %s, a late row is valued on the closed balance, before anything of the open month joins it", (method) => {
  // Bought dear on the first open day: the 6 sold before it are the closed ones, at 10.00, as a full replay has it.
  const found = october(method, { Own: own("2026-10-01|Shop|TEA|purchase|60|20.00|USD|P9|", "2026-09-20|Shop|TEA|sale|6||||") }, closed(method));
  expect(lineAt(found, "Shop TEA")).toBe("Shop TEA: 60 @ 600.00 | receipt 60 @ 1200.00 | sale 6 @ 60.00 | 114 @ 1740.00");
  const whole = october(method, { Own: own(...SEPTEMBER, "2026-10-01|Shop|TEA|purchase|60|20.00|USD|P9|", "2026-09-20|Shop|TEA|sale|6||||") }, closed(method));
  expect(lineAt(whole, "Shop TEA")).toBe("Shop TEA: 60 @ 600.00 | receipt 60 @ 1200.00 | unknown-out 6 @ 0.00 | revaluation -60.00 | 114 @ 1740.00");
});

test.each(METHODS)(
  "by %s, goods that were sent to Amazon before the closing and told of late are in transit from the first open day, and every control holds",
  (method) => {
    const ledger = [LEDGER, "2026-10-20|X|TEA|SELLABLE|0|4|0|0|0|0|0|0|0|0|0|4|US"].join("\n");
    const found = october(
      method,
      { Own: own("2026-09-25|Shop|TEA|transfer|30|||FBA1|FBA-US", "2026-10-05|Shop|CUP|sale|1||||"), Ledger: ledger },
      closed(method),
    );
    expect(lineAt(found, "In transit TEA")).toBe("In transit TEA: 0 @ 0.00 | transfer-in 30 @ 300.00 | transfer-out 4 @ 40.00 | 26 @ 260.00");
    expect(failing(found)).toEqual([]);
  },
);

test("a late row is marked as one in the movements and in the journal, apart from those of the open month", () => {
  const rows = ["2026-10-02|Shop|TEA|purchase|5|20.00|USD|P9|", "2026-09-20|Shop|TEA|purchase|2|15.00|USD|P8|"];
  const found = october("fifo", { Own: own(...rows) }, closed("fifo"));
  expect(found.movements.map(({ day, rowDay, type, value }) => [isoOf(day), rowDay === undefined ? null : isoOf(rowDay), type, value])).toEqual([
    ["2026-10-01", "2026-09-20", "receipt", 3000],
    ["2026-10-02", null, "receipt", 10000],
  ]);
  expect(found.journal.filter(({ debit }) => debit > 0).map(({ memo, debit }) => [memo, debit])).toEqual([
    ["Receipts: Shop, of 2026-09", 3000],
    ["Receipts: Shop", 10000],
  ]);
});

describe("a purchase in a foreign currency", () => {
  const purchase = "2026-09-10|Shop|TEA|purchase|10|8.00|EUR|P3|";
  const books = (rate: string | null, ...rows: readonly string[]): Scenario["tables"] => ({
    Own: own(...rows),
    Places: "Location|Kind|Currency\nShop|domestic|USD",
    ...(rate === null ? {} : { Rates: `Date|From|To|Rate\n2026-09-01|EUR|USD|${rate}` }),
  });
  const SALE = "2026-10-05|Shop|CUP|sale|1||||";
  const ours = { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", tables: books("1.25", ...SEPTEMBER, purchase) }) };

  test("is the same purchase whatever its rate is by now: it is not booked again", () => {
    const found = october("month-end-average", books("1.50", purchase, SALE), ours);
    expect(lineAt(found, "Shop TEA")).toBe("Shop TEA: 70 @ 700.00 | 70 @ 700.00");
    expect(found.issues.map(({ code }) => code)).not.toContain("late-purchase-booked");
  });

  test("has another value where its rate changed, and no row came or went", () => {
    // 80.00 EUR were 100.00 and are 120.00 now.
    const found = october("month-end-average", books("1.50", ...SEPTEMBER, purchase, SALE), ours);
    expect(lineAt(found, "Shop TEA")).toBe("Shop TEA: 70 @ 700.00 | revaluation 20.00 | 70 @ 720.00");
    expect(found.issues.find(({ code }) => code === "closed-month-changed")?.message).toContain(
      "No movement of 2026-09 changed: a cost, a rate, a setting or an earlier month did.",
    );
  });

  test("is known as an earlier build closed it, by what it cost in the books' currency", () => {
    // 80.00 EUR at 1.25.
    const before = digestOf(JSON.stringify(["2026-09-10", "receipt", [10_000, 0, 0], 10, null, "P3", ""])).slice(0, 8);
    const inDollars = digestOf(JSON.stringify(["2026-09-01", "receipt", [60_000, 0, 0], 60, null, "P1", ""])).slice(0, 8);
    const asBefore = (line: SealedLine): SealedLine =>
      line.sku === "TEA" ? { ...line, moved: line.moved.map((word) => (word === inDollars ? word : before)) } : line;
    const rows = closedMonths({ period: "2026-09", today: "2026-10-05", tables: books("1.25", ...SEPTEMBER, purchase) }, asBefore);
    const found = october("month-end-average", books("1.25", purchase, SALE), { "closed-months": rows });
    expect(lineAt(found, "Shop TEA")).toBe("Shop TEA: 70 @ 700.00 | 70 @ 700.00");
    expect(found.issues.map(({ code }) => code)).not.toContain("late-purchase-booked");
  });

  test("that had no rate when its month was closed is not booked again when it has one", () => {
    const unpriced = { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", tables: books(null, ...SEPTEMBER, purchase) }) };
    const found = october("month-end-average", books("1.50", purchase, SALE), unpriced);
    expect([lineAt(found, "Shop TEA")?.startsWith("Shop TEA: 70 @"), found.issues.map(({ code }) => code).includes("late-purchase-booked")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("rows that look alike", () => {
  const SALE = "2026-09-03|Shop|CUP|sale|1||||";
  const books = (...rows: readonly string[]): Scenario["tables"] => ({ Own: own(...rows, "2026-10-05|Shop|TEA|sale|1||||") });

  test.each([1, 2, 3])("of %s alike, where one was closed, all but one are new", (times) => {
    const found = october("month-end-average", books(...Array.from({ length: times }, () => SALE)), closed("month-end-average"));
    const sold = ["", " | sale 1 @ 1.00", " | sale 2 @ 2.00"][times - 1];
    expect(lineAt(found, "Shop CUP")).toBe(`Shop CUP: 7 @ 7.00${sold} | ${8 - times} @ ${8 - times}.00`);
    expect(found.issues.filter(({ code }) => code === "late-row-booked")).toHaveLength(times - 1);
  });

  test("do not make a book look as if it told half of what was closed", () => {
    // Of 4 movements that were closed, one is told, twice.
    const found = october("month-end-average", books(...SEPTEMBER.slice(0, 1), ...SEPTEMBER.slice(0, 1)), closed("month-end-average"));
    expect(lineAt(found, "Shop TEA")).toBe("Shop TEA: 60 @ 600.00 | receipt 60 @ 600.00 | sale 1 @ 10.00 | 119 @ 1190.00");
    expect(found.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(["book-taken-for-later", "late-purchase-booked"]));
  });
});

test("bills are no movements: a book of later with many of them is one of later all the same", () => {
  const bills = ["01", "02", "03"].map((day) => `2026-09-${day}|Shop||landed cost||||L${day}||P1|1.00`);
  const table = [`${HEADER}|Applies To|Amount`, ...SEPTEMBER.slice(0, 1), ...bills, "2026-10-05|Shop|CUP|sale|1||||"].join("\n");
  const found = october("month-end-average", { Own: table }, closed("month-end-average"));
  expect(found.issues.map(({ code }) => code)).toContain("book-taken-for-later");
  expect(lineAt(found, "Shop CUP")).toBe("Shop CUP: 7 @ 7.00 | sale 1 @ 1.00 | 6 @ 6.00");
});

test("notes that do not fit into a cell are given up, movements first, until the rest does; that they are is said", () => {
  const word = (at: number): string => at.toString(16).padStart(8, "0");
  const [prints, rows] = [Array.from({ length: 4000 }, (_, at) => word(at)), Array.from({ length: 2000 }, (_, at) => `${word(at)}+${word(at)}`)];
  const bill = "0a0b0c0d=0,5600,0";
  expect(keptMoved([...prints, bill])).toEqual([bill, "?"].sort());
  const kept = keptMoved([...prints, ...rows, bill, "%", "%1000000:1:1,0,0:FBA1"]);
  expect(kept).toEqual([bill, "?"].sort());
  expect(keptMoved([bill, "%"])).toEqual(["%", bill].sort());
});

test.each(METHODS)("by %s, a late purchase is owed for also in a book of everything, where the closed month had opened on the month before", (method) => {
  const settings = { method };
  const [august, september] = [["2026-08-01|Shop|TEA|opening|10|5.00|USD||", "2026-08-05|Shop|TEA|sale|1||||"], ["2026-09-05|Shop|TEA|sale|1||||"]];
  const closedAugust = { "closed-months": closedMonths({ period: "2026-08", today: "2026-09-05", settings, tables: { Own: own(...august) } }) };
  const closedBoth = {
    "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", settings, tables: { Own: own(...september) }, ours: closedAugust }),
  };
  const whole = own(...august, ...september, "2026-09-20|Shop|TEA|purchase|10|5.00|USD|P9|", "2026-10-05|Shop|TEA|sale|1||||");
  const found = october(method, { Own: whole }, closedBoth);
  expect(found.journal.map(({ account, debit, credit, memo }) => [account, debit, credit, memo])).toEqual([
    ["domestic-inventory", 5000, 0, "Receipts: Shop, of 2026-09"],
    ["purchases", 0, 5000, "Receipts: Shop, of 2026-09"],
    ["cost-of-sales", 500, 0, "Sales: Shop"],
    ["domestic-inventory", 0, 500, "Sales: Shop"],
  ]);
  expect(found.issues.map(({ message }) => message).join(" ")).not.toContain("not there any more");
});
