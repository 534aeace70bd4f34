/** What happens to files on their way to the accountant, each in its smallest example, with the whole message. */
import { rowsOf } from "../../src/core/columns/table";
import type { Issue } from "../../src/core/domain/issue";
import { assembleFacts, type DecodedTable } from "../../src/core/sources/assemble-facts";
import { dayOf } from "../../src/core/domain/day";
import { rememberImports } from "../../src/core/engine/ledger/restatement";
import { inputOf, run, type Scenario } from "../core/engine/scenario";
import { decode, grid, LEDGER_HEADER, ledgerRow, messagesOf, shownRows } from "../core/sources/decoded-rows";

const HEADER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const FILE = { label: "ledger.csv", file: "ledger.csv", sheet: null, table: null };

/** "10/03 TEA 10 -2" -> a ledger row of a day on which 2 of 10 were sold, in the US. */
function ledgerOf(...lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const [day = "", sku = "", starts = "0", sold = "0", location = "US"] = line.split(" ");
    return `${day.slice(0, 5)}/2026|X-${sku}|${sku}|SELLABLE|${starts}|0|0|${sold}|0|0|0|0|0|0|0|0|${Number(starts) + Number(sold)}|${location}`;
  });
  return [HEADER, ...rows].join("\n");
}
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|\nMUG|1.00|USD|\nJAR|1.00|USD|\nPOT|1.00|USD|\nCUP|1.00|USD|\nPAN|1.00|USD|";
const said = (ledger: string, more: Partial<Scenario> = {}): readonly string[] => {
  const result = run({ ...more, tables: { Ledger: ledger, Costs: COSTS, ...more.tables } });
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
};
const codes = (ledger: string, more: Partial<Scenario> = {}): readonly string[] => said(ledger, more).map((message) => message.split(" ")[1] ?? "");

describe("a file that was cut off", () => {
  test("row-cut-off: the last row ends before the others do", () => {
    const decoded = decode([LEDGER_HEADER, ledgerRow("10/31/2026"), ledgerRow("10/30/2026"), ledgerRow("10/29/2026").slice(0, 15)], { ref: FILE });
    expect(shownRows(decoded)).toHaveLength(2);
    expect(messagesOf(decoded)).toEqual([
      "error row-cut-off | ledger.csv row 4: the file ends in the middle of this row, after Lost: its download or a copy was cut off. Export the report again; the row is left out until then, and rows that should follow are missing.",
    ]);
  });

  test("row-cut-off: the file ends inside a quoted cell", () => {
    const decoded = decode([LEDGER_HEADER, ledgerRow("10/31/2026"), ["10/30/2026", "X001", "B00"]], { ref: FILE, ends: "open-quote" });
    expect(shownRows(decoded)).toHaveLength(1);
    expect(messagesOf(decoded)).toEqual([
      "error row-cut-off | ledger.csv row 3: the file ends in the middle of this row, in ASIN: its download or a copy was cut off. Export the report again; the row is left out until then, and rows that should follow are missing.",
    ]);
  });

  test("a last row that has as many cells as the others, or a line break behind it, is whole", () => {
    const short = ledgerRow("10/29/2026").slice(0, 18);
    const rows = [LEDGER_HEADER, ledgerRow("10/31/2026"), ledgerRow("10/30/2026")];
    expect(messagesOf(decode([...rows, LEDGER_HEADER.map((_, index) => short[index] ?? null)], { ref: FILE, ends: "no-line-break" }))).toEqual([]);
    expect(messagesOf(decode([...rows, short], { ref: FILE, ends: "line-break" }))).toEqual([]);
    expect(messagesOf(decode([...rows, short], { ref: FILE, ends: "no-line-break" }))).toHaveLength(1);
  });

  test("a column that is empty in other rows too, or a table written by hand, is not cut off", () => {
    expect(
      messagesOf(
        decode([[...LEDGER_HEADER, "Store"], [...ledgerRow("10/31/2026"), "North"], [...ledgerRow("10/30/2026"), ""], ledgerRow("10/29/2026")], { ref: FILE }),
      ),
    ).toEqual([]);
    expect(messagesOf(decode(grid("SKU | Unit Cost | Currency", "TEA | 1 | USD", "MUG | 2 | USD", "JAR | 3"), { ref: FILE }))).toEqual([]);
  });
});

describe("a file that a spreadsheet has saved", () => {
  /** What is left after all tables have been looked through. */
  const together = (...tables: readonly (DecodedTable | null)[]): ReturnType<typeof assembleFacts> => assembleFacts(tables.filter((one) => one !== null));
  const textsOf = (issues: readonly Issue[]): readonly string[] => issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
  const COSTS_FILE = { label: "costs.csv", file: "costs.csv", sheet: null, table: null };

  test("id-shortened: a number of many digits in E notation names nothing any more", () => {
    const { facts, issues } = together(
      decode([LEDGER_HEADER, ledgerRow("10/31/2026", { MSKU: "6.42254E+11" }), ledgerRow("10/30/2026", { MSKU: 1234567890123456 })]),
    );
    expect(rowsOf(facts.ledger).map(({ fnsku, msku }) => [fnsku, msku])).toEqual([
      ["X001", ""],
      ["X001", ""],
    ]);
    expect([...textsOf(issues)].sort()).toEqual([
      'error id-shortened | Sheet1 row 2: MSKU is "6.42254E+11": a spreadsheet has shortened the number, and nothing tells which one it was. Export the report again and do not save it from a spreadsheet; the cell counts as empty until then.',
      'error id-shortened | Sheet1 row 3: MSKU is "1234567890123456": a spreadsheet has shortened the number, and nothing tells which one it was. Export the report again and do not save it from a spreadsheet; the cell counts as empty until then.',
    ]);
  });

  test("id-shortened: in a table of the seller's own the number is entered again, as there is no report to export", () => {
    const cases = decode([
      ["Case ID", "SKU", "Kind", "Status", "Units"],
      [12345678901234567, "TEA", "warehouse-lost", "open", 2],
      ["1.23457E+16", "TEA", "warehouse-lost", "open", 1],
      ["17654321098", "TEA", "warehouse-lost", "open", 1],
    ]);
    const { facts, issues } = together(cases);
    expect(rowsOf(facts.cases).map(({ caseId, units }) => [caseId, units])).toEqual([
      ["", 2],
      ["", 1],
      ["17654321098", 1],
    ]);
    expect(textsOf(issues)).toEqual([
      'error id-shortened | Sheet1 row 2: Case ID is "12345678901234568": a spreadsheet has shortened the number, and nothing tells which one it was. Format the column as text, then enter the number again as it stands where you took it from; the cell counts as empty until then.',
      'error id-shortened | Sheet1 row 3: Case ID is "1.23457E+16": a spreadsheet has shortened the number, and nothing tells which one it was. Format the column as text, then enter the number again as it stands where you took it from; the cell counts as empty until then.',
    ]);
  });

  test("id-shortened: texts of many digits that all end in noughts after the fifteenth were numbers once", () => {
    const said = (...ids: readonly string[]): readonly string[] =>
      messagesOf(decode([["Case ID", "SKU", "Status", "Units"], ...ids.map((id) => [id, "TEA", "open", 1])])).map((message) => message.split(":")[0] ?? "");
    expect(said("11234567890123400", "11234567890123500")).toEqual(["error id-shortened | Sheet1 row 2", "error id-shortened | Sheet1 row 3"]);
    expect(said("112345678901234000")).toHaveLength(1);
    expect([said("11234567890123400"), said("11234567890123400", "11234567890123512"), said("17654321000", "17654322000")]).toEqual([[], [], []]);
  });

  test("a row whose only name was shortened is left out under that one issue", () => {
    const { facts, issues } = together(decode(grid("SKU | Unit Cost", "6.4E+11 | 5")));
    expect(facts.unitCosts.rowCount).toBe(0);
    expect(issues.map(({ code }) => code)).toEqual(["id-shortened"]);
  });

  test("id-restored: a shortened number that another table has whole is that one", () => {
    const ledger = decode([LEDGER_HEADER, ledgerRow("10/31/2026", { MSKU: "642254020671" }), ledgerRow("10/31/2026", { MSKU: "642260000000" })]);
    const costs = decode(grid("SKU | Unit Cost", "6.42254E+11 | 5", "6,42254E+11 | 5", "6.4226E+11 | 7"), { ref: COSTS_FILE });
    const { facts, issues } = together(ledger, costs);
    expect(rowsOf(facts.unitCosts).map(({ sku }) => sku)).toEqual(["642254020671", "642254020671", "642260000000"]);
    expect(textsOf(issues)).toEqual([
      'warning id-restored | costs.csv row 2: SKU is "6.42254E+11", which a spreadsheet has made of a long number. It was read as "642254020671", the only one in your tables that it can be; 3 rows of this table were mended so. ' +
        "Format the column as text, then enter the number again as it stands where you took it from.",
    ]);
  });

  test("id-restored: a long number that was entered as one has lost what stands behind its fifteenth digit", () => {
    const ledger = decode([LEDGER_HEADER, ledgerRow("10/31/2026", { MSKU: "1234567890123456" }), ledgerRow("10/31/2026", { MSKU: "987654321098765432" })]);
    // As one program keeps them, and as another does that cuts off and puts noughts there.
    const costs = decode(
      [
        ["SKU", "Unit Cost"],
        [1234567890123456, 5],
        [1234567890123450, 5],
        [987654321098765000, 7],
      ],
      { ref: COSTS_FILE },
    );
    const { facts, issues } = together(ledger, costs);
    expect(rowsOf(facts.unitCosts).map(({ sku }) => sku)).toEqual(["1234567890123456", "1234567890123456", "987654321098765432"]);
    expect(textsOf(issues)).toEqual([
      'warning id-restored | costs.csv row 2: SKU is "1234567890123456", which a spreadsheet has made of a long number. It was read as "1234567890123456", the only one in your tables that it can be; 3 rows of this table were mended so. ' +
        "Format the column as text, then enter the number again as it stands where you took it from.",
    ]);
  });

  test("a shortened number that may be one of two is neither", () => {
    const ledger = decode([LEDGER_HEADER, ledgerRow("10/31/2026", { MSKU: "642254020671" }), ledgerRow("10/31/2026", { MSKU: "642254390000" })]);
    const { facts, issues } = together(ledger, decode(grid("SKU | Unit Cost", "6.42254E+11 | 5"), { ref: COSTS_FILE }));
    expect([facts.unitCosts.rowCount, issues.map(({ code }) => code)]).toEqual([0, ["id-shortened"]]);
  });

  test("leading-zeros-restored: an ISBN proves by its check digit which zeros it had", () => {
    const decoded = decode([LEDGER_HEADER, ledgerRow("10/31/2026", { ASIN: "306406152" })]);
    expect(shownRows(decoded).map(({ asin }) => asin)).toEqual(["0306406152"]);
    expect(messagesOf(decoded)).toEqual([
      'warning leading-zeros-restored | Sheet1 row 2: ASIN is "306406152", which a spreadsheet has made of "0306406152" by dropping what it starts with. It was read as "0306406152"; SKUs may have lost zeros too. Export the report again and do not save it from a spreadsheet.',
    ]);
    expect(messagesOf(decode([LEDGER_HEADER, ledgerRow("10/31/2026", { ASIN: "306406153" })]))).toEqual([]);
  });
});

describe("two accounts in one table", () => {
  const north = ["10/01 TEA 10 -1", "10/02 TEA 9 -1", "10/03 TEA 8 -1"];
  const south = ["10/01 TEA 500 -5", "10/02 TEA 495 -5", "10/03 TEA 490 -5"];

  test("accounts-pasted: goods with two balances that run on side by side are of two accounts, and the run stops", () => {
    const stops = [
      "error accounts-pasted | Ledger row 5: TEA SELLABLE US on 2026-10-01 starts at 500, and in row 2 at 10, and both balances run on side by side, as they do on 3 days in all: " +
        "rows of two seller accounts stand in one table, or rows of two places without their Location. They cannot be reconciled as one. Put each account's export into a workbook of its own, and keep the column Location.",
    ];
    expect(said(ledgerOf(...north, ...south))).toEqual(stops);
    expect(run({ tables: { Ledger: ledgerOf(...north, ...south) } }).outcome).toBe("stopped");
  });

  test("accounts-pasted: which of the two accounts stands first on a day does not matter", () => {
    const [header = "", ...rows] = ledgerOf(...north, ...south).split("\n");
    const [a = "", b = "", c = "", d = "", e = "", f = ""] = rows;
    expect(codes([header, a, d, e, b, c, f].join("\n"))).toEqual(["accounts-pasted"]);
  });

  test("accounts-suspected: rows that contradict each other, one goods after the other, hide the conflicts of each day", () => {
    const goods = ["10/01 TEA 10 -1", "10/01 MUG 20 -1", "10/01 JAR 30 -1", "10/01 TEA 500 -5", "10/01 MUG 600 -5", "10/01 JAR 700 -5"];
    expect(said(ledgerOf(...goods))).toEqual([
      "error accounts-suspected | Ledger row 5: TEA SELLABLE US on 2026-10-01 starts at 500, but in row 2 it starts at 10, and 2 more rows contradict another likewise: the rows of two seller accounts were pasted under each other, perhaps. " +
        "Put each account's export into a workbook of its own; of each two rows the later one was used until then, and no figure of these goods can be relied on. 3 issues that follow from it are not listed.",
    ]);
  });

  test("an export that was pasted below an earlier one of the same days is no second account", () => {
    const earlier = ["10/01 TEA 10 -1", "10/02 TEA 9 -1", "10/03 TEA 8 -2", "10/04 TEA 6 -1", "10/05 TEA 5 -1"];
    const restated = ["10/01 TEA 10 -1", "10/02 TEA 9 -2", "10/03 TEA 7 -2", "10/04 TEA 5 -1", "10/05 TEA 4 -1"];
    expect(codes(ledgerOf(...earlier, ...restated))).not.toContain("accounts-pasted");
    // Also where it begins after the day that was restated.
    expect(codes(ledgerOf(...earlier.slice(2), ...restated.slice(1)))).not.toContain("accounts-pasted");
  });

  test("a restated day is no second account: it begins with the balance that it had", () => {
    expect(codes(ledgerOf("10/01 TEA 10 -1", "10/01 TEA 10 -2", "10/02 TEA 8 -1"))).toEqual(["ledger-day-conflict"]);
  });

  test("exports-pasted: the days begin anew with other goods", () => {
    const first = ["10/02 TEA 9 0", "10/02 MUG 9 0", "10/02 JAR 9 0", "10/01 TEA 9 0", "10/01 MUG 9 0", "10/01 JAR 9 0"];
    const second = ["10/02 POT 9 0", "10/02 CUP 9 0", "10/02 PAN 9 0", "10/01 POT 9 0", "10/01 CUP 9 0", "10/01 PAN 9 0"];
    expect(said(ledgerOf(...first, ...second))).toEqual([
      "warning exports-pasted | Ledger row 8: the days begin anew in this row, with 3 goods of which none is among the 3 above: two exports were pasted under each other. If they are of two seller accounts, reconcile each in a workbook of its own.",
    ]);
    expect(codes(ledgerOf(...first))).toEqual([]);
  });
});

describe("days of the whole ledger", () => {
  const before = ["10/08 TEA 12 -2", "10/09 TEA 10 -2", "10/08 MUG 20 -1", "10/09 MUG 19 -1", "10/09 JAR 5 0"];

  test("ledger-days-missing: no row on three days, and balances jump: one issue, and no broken day beside it", () => {
    expect(said(ledgerOf(...before, "10/13 TEA 5 -1", "10/13 MUG 15 -1", "10/13 JAR 5 0"))).toEqual([
      "error ledger-days-missing | Ledger row 7: there is no row of any goods from 2026-10-10 to 2026-10-12, and 2 balances jump meanwhile (TEA SELLABLE US ended at 8 on 2026-10-09 and starts at 5 on 2026-10-13). " +
        "Those days are missing, not quiet: export the whole period again. 2 issues that follow from it are not listed.",
    ]);
  });

  test("quiet days have no row either: balances go on where they were", () => {
    expect(codes(ledgerOf(...before, "10/13 TEA 8 -1", "10/13 MUG 18 -1", "10/13 JAR 5 0"))).toEqual([]);
  });

  test("one balance that jumps is one row, not a day", () => {
    expect(codes(ledgerOf(...before, "10/13 TEA 5 -1", "10/13 MUG 18 -1"))).toEqual(["day-continuity-broken"]);
  });

  test("ledger-day-relabelled: the rows of one day again under another date", () => {
    expect(said(ledgerOf("10/01 TEA 12 -2", "10/01 MUG 20 -1", "10/02 TEA 12 -2", "10/02 MUG 20 -1"))).toEqual([
      "error ledger-day-relabelled | Ledger row 4: the 2 rows of 2026-10-02 are those of 2026-10-01, figure by figure, although balances changed: one day's export was given another date. Export 2026-10-02 again; both days were counted until then. " +
        "2 issues that follow from it are not listed.",
    ]);
    expect(codes(ledgerOf("10/01 TEA 12 0", "10/01 MUG 20 0", "10/02 TEA 12 0", "10/02 MUG 20 0"))).toEqual([]);
  });

  test("ledger-recent: a last day that Amazon still restates", () => {
    expect(said(ledgerOf("10/30 TEA 12 -2", "10/31 TEA 10 -2"), { today: "2026-11-03" })).toEqual([
      "warning ledger-recent | The ledger's last day is 2026-10-31, and today is 2026-11-03. Amazon restates a day for about five days: export the ledger again on 2026-11-05 or later before the books are closed.",
    ]);
    expect(codes(ledgerOf("10/30 TEA 12 -2", "10/31 TEA 10 -2"), { today: "2026-11-05" })).toEqual([]);
  });

  test("ledger-not-daily: a monthly or weekly ledger, and a part of a month asked for", () => {
    const period = { from: 20742, to: 20756 } as NonNullable<NonNullable<Scenario["settings"]>["period"]>;
    expect(said(ledgerOf("09/30 TEA 12 -2", "10/31 TEA 10 -2"), { settings: { period: { ...period, to: (period.to + 1) as typeof period.to } } })).toEqual([
      "warning ledger-not-daily | The ledger has one row per month (2026-09-30, 2026-10-31 and so on), and 2026-10-16 to 2026-10-31 is not made of whole months. What happened on a part of a month cannot be told: export the ledger daily, or reconcile whole months.",
    ]);
    expect(said(ledgerOf("10/04 TEA 12 -2", "10/11 TEA 10 -2", "10/18 TEA 8 -2"), { period: "2026-10" })).toEqual([
      "warning ledger-not-daily | The ledger has one row per week (2026-10-04, 2026-10-11 and so on), and 2026-10 is not made of whole weeks. What happened on a part of a week cannot be told: export the ledger daily, or reconcile whole weeks. 1 issue that follows from it is not listed.",
    ]);
    expect(codes(ledgerOf("09/30 TEA 12 -2", "10/31 TEA 10 -2"), { period: "2026-10" })).toEqual([]);
  });
});

describe("months that were imported before", () => {
  const OCTOBER = ledgerOf("10/30 TEA 12 -2", "10/31 TEA 10 -2", "10/31 MUG 5 0");
  const RESTATED = ledgerOf("10/30 TEA 12 -2", "10/31 TEA 10 -3", "10/31 MUG 5 0");
  const remembered = {
    fingerprints: [
      ["FNSKU", "MSKU", "Disposition", "Location", "Month", "Rows as imported"],
      ...rememberImports(inputOf({ tables: { Ledger: OCTOBER } }).facts).map(({ fnsku, msku, disposition, location, month, days }) => [
        fnsku,
        msku,
        disposition,
        location,
        month,
        days,
      ]),
    ],
  };
  const restated = (ledger: string, more: Partial<Scenario> = {}): readonly string[] =>
    said(ledger, { today: "2026-12-08", ours: remembered, ...more }).filter((message) => message.includes("ledger-restated"));
  const CHANGED =
    "warning ledger-restated | Ledger row 3: Amazon has restated 2026-10 since it was last imported: 1 row changed (TEA SELLABLE US on 2026-10-31 ended at 8 and now ends at 7). The ending of 2026-10-31 changes for 1 SKU: TEA from 8 to 7.";
  const closed = { period: "2026-10", tables: { Ledger: OCTOBER, Costs: COSTS } };

  test("ledger-restated: Amazon has changed a month that was imported before", () => {
    expect(restated(RESTATED)).toEqual([`${CHANGED} If that month's books are closed, they stay as they are, and the difference belongs into the open month.`]);
  });

  test("ledger-restated: what one country gains does not make up for what another loses", () => {
    const both = ledgerOf("10/31 TEA 10 -2", "10/31 MUG 5 0").concat("\n", ledgerOf("10/31 TEA 10 -2").split("\n")[1]?.replace(/\|US$/, "|DE") ?? "");
    const moved = ledgerOf("10/31 TEA 10 -3", "10/31 MUG 5 0").concat("\n", ledgerOf("10/31 TEA 10 -1").split("\n")[1]?.replace(/\|US$/, "|DE") ?? "");
    const [header] = remembered.fingerprints;
    const prints = rememberImports(inputOf({ tables: { Ledger: both } }).facts).map(({ fnsku, msku, disposition, location, month, days }) => [
      fnsku,
      msku,
      disposition,
      location,
      month,
      days,
    ]);
    expect(restated(moved, { ours: { fingerprints: [header ?? [], ...prints] } })).toEqual([
      "warning ledger-restated | Ledger row 4: Amazon has restated 2026-10 since it was last imported: 2 rows changed (TEA SELLABLE DE on 2026-10-31 ended at 8 and now ends at 9). The ending of 2026-10-31 changes for 1 SKU: TEA in DE from 8 to 9, TEA in US from 8 to 7. " +
        "If that month's books are closed, they stay as they are, and the difference belongs into the open month.",
    ]);
  });

  test("ledger-restated: a closed month keeps its endings, and the next one shows what they would be", () => {
    const november = `${RESTATED}\n${ledgerOf("11/02 TEA 7 -1").split("\n")[1] ?? ""}`;
    expect(restated(november, { period: "2026-11", closed })).toEqual([
      `${CHANGED} 2026-10 is closed and stays as it was closed; the differences to the endings of 2026-10-31 stand on the next day: TEA at FBA-US with 8 units worth 8.00 USD, now 7 units worth 7.00 USD (as unknown out and revaluation).`,
    ]);
  });

  test("ledger-restated: the closed month itself is run again", () => {
    expect(restated(RESTATED, { period: "2026-10", closed })).toEqual([
      `${CHANGED} 2026-10 is closed and stays as it was closed; the differences to the endings of 2026-10-31 stand on the next day: TEA at FBA-US with 8 units worth 8.00 USD, now 7 units worth 7.00 USD (as unknown out and revaluation).`,
    ]);
  });

  test("ledger-restated: a closed month in which an event moved between columns", () => {
    const moved = OCTOBER.replace("|-2|0|0|0|0|0|0|0|0|8|", "|0|0|0|0|0|-2|0|0|0|8|");
    expect(restated(moved, { period: "2026-10", closed })).toEqual([
      "warning ledger-restated | Ledger row 3: Amazon has restated 2026-10 since it was last imported: 1 row changed (TEA SELLABLE US on 2026-10-31 ended at 8 and now ends at 8). No ending of 2026-10-31 changes. 2026-10 is closed and stays as it was closed, and no closed ending would be another.",
    ]);
  });

  test("ledger-restated: a run of days before the closed month's end", () => {
    expect(
      restated(RESTATED, { closed, settings: { period: { from: dayOf({ year: 2026, month: 10, day: 30 }), to: dayOf({ year: 2026, month: 10, day: 30 }) } } }),
    ).toEqual([`${CHANGED} 2026-10 is closed and stays as it was closed: reconcile the month after it to see what its closed endings would be.`]);
  });

  test("ledger-restated: goods that the books know by another name", () => {
    const map = "SKU|MSKU|FNSKU|ASIN|Units\nSENCHA|TEA|||6";
    const costs = `${COSTS}\nSENCHA|0.50|USD|`;
    const november = `${RESTATED}\n${ledgerOf("11/02 TEA 7 -1").split("\n")[1] ?? ""}`;
    expect(
      restated(november, {
        period: "2026-11",
        tables: { Costs: costs, Map: map },
        closed: { period: "2026-10", tables: { Ledger: OCTOBER, Costs: costs, Map: map } },
      }),
    ).toEqual([
      `${CHANGED} 2026-10 is closed and stays as it was closed; the differences to the endings of 2026-10-31 stand on the next day: SENCHA at FBA-US with 48 units worth 24.00 USD, now 42 units worth 21.00 USD (as unknown out and revaluation).`,
    ]);
  });
});

describe("rows that were typed over", () => {
  test("ledger-key-edited: a row of another location fits into the hole", () => {
    expect(said(ledgerOf("10/01 TEA 10 -2", "10/02 TEA 8 -3 UK", "10/03 TEA 5 -1"))).toEqual([
      'error ledger-key-edited | Ledger row 3: Location is "UK", but this is the row that TEA SELLABLE US lacks: it starts at 8, where that ended on 2026-10-01, and ends at 5, where that goes on on 2026-10-03. ' +
        'Somebody typed over "US", perhaps: correct the cell, or export the period again. 1 issue that follows from it is not listed.',
    ]);
  });

  test("location-rare: a place that hardly any row has", () => {
    const rows = Array.from({ length: 25 }, (_, index) => `10/${String(index + 1).padStart(2, "0")} TEA 10 0`);
    expect(said(ledgerOf(...rows, "10/25 MUG 7 0 U5"))).toEqual([
      'warning location-rare | Ledger row 27: only 1 row has the Location "U5", and all others US. If somebody typed it, correct the cell, or export the period again.',
    ]);
    expect(codes(ledgerOf(...rows.slice(0, 10), "10/25 MUG 7 0 CA"))).toEqual([]);
  });

  test("ledger-negative: a balance below zero hides that the stock is", () => {
    expect(said(ledgerOf("10/01 TEA 1 -3"))).toEqual([
      "error ledger-negative | Ledger row 2: TEA SELLABLE US has a balance of -2 on 2026-10-01, and Amazon's balances are never below zero. Compare the row with a fresh export; a cell may have been edited. 1 issue that follows from it is not listed.",
    ]);
  });
});

describe("the first cause hides what follows from it", () => {
  test("an ending that was typed over hides the break of the next day", () => {
    const ledger = ledgerOf("10/01 TEA 10 -2", "10/02 TEA 8 -1", "10/03 TEA 7 -1").replace("|7|US\n", "|10|US\n");
    expect(said(ledger)).toEqual([
      "error row-identity-broken | Ledger row 3: TEA SELLABLE US on 2026-10-02 ends at 10, but its starting balance and events add up to 7. Compare the row with a fresh export; a cell may have been edited. 1 issue that follows from it is not listed.",
    ]);
  });

  test("a row that is left out hides the break that it leaves, and no other", () => {
    const ledger = ledgerOf("10/01 TEA 10 -2", "10/02 TEA 8 -1", "10/03 TEA 7 -1", "10/01 MUG 5 0", "10/02 MUG 4 0").replace("10/02/2026", "soon");
    expect(codes(ledger)).toEqual(["date-unreadable", "day-continuity-broken"]);
    expect(said(ledger)[0]).toMatch(/ 1 issue that follows from it is not listed\.$/);
    expect(said(ledger)[1]).toMatch(/^error day-continuity-broken \| Ledger row 6: MUG /);
  });

  test("dates that a spreadsheet turned around hide what the days say", () => {
    const ledger = ledgerOf("10/13 TEA 10 -2", "10/14 TEA 8 -1").replace("10/14/2026", "2026-10-15").replace("|8|0|0|-1", "|9|0|0|-2");
    expect(codes(ledger)).toEqual(["date-formats-mixed"]);
  });
});
