/** Each thing that can be wrong in a table, in its smallest example, with the whole message. */
import { decode, grid, LEDGER_HEADER, ledgerRow, messagesOf, serial, shownRows, texts } from "../core/sources/decoded-rows";
import { readBack } from "../core/sources/read-ours";

const ledger = (...rows: readonly (readonly (string | number | boolean | null)[])[]) => decode([LEDGER_HEADER, ...rows]);
const MOVEMENTS = "Date | Warehouse | SKU | Type | Quantity | Unit Cost | Amount | Currency | Reference | To Warehouse | Applies To";
const movements = (...lines: readonly string[]) => decode(grid(MOVEMENTS, ...lines));

test("column-missing: a ledger without one of its columns", () => {
  const decoded = decode([LEDGER_HEADER.filter((heading) => heading !== "Lost"), ledgerRow("10/31/2026").slice(0, 20)]);
  expect(shownRows(decoded)).toEqual([]);
  expect(messagesOf(decoded)).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Amazon ledger, but there is no column "Lost". Its headings are: Date, FNSKU, ASIN, MSKU, Title, Disposition, Starting Warehouse Balance, ' +
      "In Transit Between Warehouses, Receipts, Customer Shipments, Customer Returns, Vendor Returns, Warehouse Transfer In/Out, Found, Damaged, Disposed, Other Events, Ending Warehouse Balance, " +
      "Unknown Events, Location. Add what is missing, or export the report again with all its columns; until then the table is left out.",
  ]);
});

test("column-missing: of two columns either would do", () => {
  expect(messagesOf(decode(grid("Shipment ID | Dispatched | Received", "FBA1 | 5 | 5")))).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Shipments, but there is no column "SKU or FNSKU". Its headings are: Shipment ID, Dispatched, Received. ' +
      "Add what is missing, or export the report again with all its columns; until then the table is left out.",
  ]);
});

test("column-missing: the heading that is meant is named, and so is one of a table of costs that lacks half of what it needs", () => {
  const typo = decode([LEDGER_HEADER.map((heading) => (heading === "Customer Shipments" ? "Customer Shipmnets" : heading)), ledgerRow("10/31/2026")]);
  expect(shownRows(typo)).toEqual([]);
  expect(messagesOf(typo)).toEqual([
    expect.stringContaining('but there is no column "Customer Shipments". "Customer Shipmnets": is "Customer Shipments" meant? Its headings are: Date, '),
  ]);
  expect(messagesOf(decode(grid("SKU | UnitCost US$ | Currency", "TEA | 5 | USD")))).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Unit costs, but there is no column "Unit Cost". "UnitCost US$": is "Unit Cost" meant? Its headings are: SKU, UnitCost US$, Currency. ' +
      "Add what is missing or correct the heading, or export the report again with all its columns; until then the table is left out.",
  ]);
});

test("column-missing: a column that only some rows need is one problem, not one of each row", () => {
  const decoded = decode(
    grid(
      "Date | Warehouse | SKU | Type | Unit Cost | Amount | Applies To",
      "2026-10-01 | Shop | TEA | purchase | 2 |  |",
      "2026-10-02 | Shop | TEA | sale |  |  |",
      "2026-10-03 | | | landed cost | | 5 | PO-1",
    ),
  );
  expect(shownRows(decoded)).toEqual([]);
  expect(messagesOf(decoded)).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Own movements, but there is no column "Quantity". Its headings are: Date, Warehouse, SKU, Type, Unit Cost, Amount, Applies To. ' +
      "Add what is missing, or export the report again with all its columns; until then the table is left out.",
  ]);
  expect(messagesOf(decode(grid("Date | Warehouse | SKU | Type | Amount | Applies To", "2026-10-03 | | | landed cost | 5 | PO-1")))).toEqual([]);
});

test("column-missing: a misspelt heading goes before what its rows lack for it", () => {
  const transfers = (heading: string) =>
    messagesOf(
      decode(
        grid(
          `Date | Warehouse | SKU | Type | Quantity | ${heading}`,
          "2026-10-01 | Shop | TEA | transfer | 2 | Depot",
          "2026-10-02 | Shop | TEA | transfer | 3 | Depot",
        ),
      ),
    );
  expect(transfers("To Warehous")).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Own movements, but there is no column "To Warehouse". "To Warehous": is "To Warehouse" meant? Its headings are: Date, Warehouse, SKU, Type, Quantity, To Warehous. ' +
      "Add what is missing or correct the heading, or export the report again with all its columns; until then the table is left out.",
  ]);
  expect(transfers("Colour")).toEqual([
    expect.stringContaining("row 2: the transfer names no warehouse"),
    expect.stringContaining("row 3: the transfer names no warehouse"),
  ]);
});

test("column-missing: costs without their cost, where nothing else is among the headings", () => {
  expect(messagesOf(decode(grid("SKU | Currency | From | Unit Weight (kg) | Unit Length (cm)", "TEA | USD | 2026-10-01 | 1 | 2")))).toEqual([
    'error column-missing | Sheet1 row 1: this looks like Unit costs, but there is no column "Unit Cost". Its headings are: SKU, Currency, From, Unit Weight (kg), Unit Length (cm). ' +
      "Add what is missing, or export the report again with all its columns; until then the table is left out.",
  ]);
});

test("heading-misspelt: a column that would be read", () => {
  const decoded = decode(grid("Shipment ID | SKU | Dispatched | Recieved | Colour", "FBA1 | TEA | 5 | 4 | red"));
  expect(shownRows(decoded).map(({ dispatched, received }) => [dispatched, received])).toEqual([[5, undefined]]);
  expect(messagesOf(decoded)).toEqual([
    'warning heading-misspelt | Sheet1 row 1: "Recieved" is no heading of Shipments, and its column was not read: is "Received" meant? Write the heading so, or leave it if it is something else.',
  ]);
});

test("heading-doubled: a column beside the one that it looks like", () => {
  const decoded = decode(grid("Shipment ID | SKU | Dispatched | Recieved | Received", "FBA1 | TEA | 5 | 4 | 3"));
  expect(shownRows(decoded).map(({ received }) => received)).toEqual([3]);
  expect(messagesOf(decoded)).toEqual([
    'warning heading-doubled | Sheet1 row 1: "Recieved" is no heading of Shipments, but looks like "Received", which is there too: only "Received" was read. If both say one thing, delete the one that does not count; if not, give "Recieved" another name.',
  ]);
});

test("heading-misspelt, heading-doubled: not said of a column of its own, or of short words", () => {
  expect(
    messagesOf(decode(grid("Shipment ID | SKU | Dispatched | Received | Received 2 | Received by | Notes | Carrier", "FBA1 | TEA | 5 | 4 | 4 | 4 | x | 1"))),
  ).toEqual([]);
  expect(messagesOf(decode(grid("SKU | Unit Cost | Rate | Fron", "TEA | 5 | 1 | x")))).toEqual([]);
});

test("column-unread: dates, money or IDs under a heading that nobody knows, where the table lacks a column of them", () => {
  const unread = (header: string, row: string): readonly string[] => messagesOf(decode(grid(header, row)));
  expect(unread("Case ID | Shipment ID | Status | Opened | 办结日期", "C1 | FBA1 | open | 2026-10-01 | 2026-10-20")).toEqual([
    'info column-unread | Sheet1 row 1: "办结日期" is no heading of Cases, and its column was not read; "Closed" is absent. If it is that, write the heading so; leave it if it is something else.',
  ]);
  expect(unread("Case ID | SKU | Status | Opened | Closed | 平台单号 | 到账款", "C1 | TEA | open | 2026-10-01 | | FBA1 | 12.50")).toEqual([
    expect.stringContaining('"平台单号" is no heading of Cases, and its column was not read; "Shipment ID" is absent.'),
    expect.stringContaining('"到账款" is no heading of Cases, and its column was not read; "Amount" is absent.'),
  ]);
});

test("column-unread: not said of notes, of columns that the table has one of, or of other values", () => {
  const all = "Case ID | Shipment ID | SKU | Status | Opened | Closed | Amount";
  const cells = "C1 | FBA1 | TEA | open | 2026-10-01 | 2026-10-20 | 12.50";
  expect(messagesOf(decode(grid(`${all} | Reviewed date | Order ID | Bank fee`, `${cells} | 2026-10-21 | 111-1 | 1.00`)))).toEqual([]);
  expect(
    messagesOf(
      decode(
        grid("Case ID | Shipment ID | Status | Opened | Handled on | Colour | Update", "C1 | FBA1 | open | 2026-10-01 | Monday | red | 2026-10-20 called"),
      ),
    ),
  ).toEqual([]);
});

test("rows-missing: a header and nothing under it", () => {
  expect(messagesOf(ledger())).toEqual([
    "warning rows-missing | Sheet1 row 1: this has the header of Amazon ledger, but no rows under it. Export it again for the period you reconcile, or remove it if it is not needed.",
  ]);
  expect(messagesOf(ledger([null, ""], []))).toEqual(messagesOf(ledger()));
});

test("report-empty: a header and nothing under it, of what a month may be without", () => {
  const header =
    "approval-date | reimbursement-id | case-id | reason | sku | currency-unit | amount-total | quantity-reimbursed-cash | quantity-reimbursed-inventory | quantity-reimbursed-total";
  expect(messagesOf(decode(grid(header)))).toEqual([
    "info report-empty | Sheet1 row 1: this has the header of Reimbursements, but no rows under it: Amazon reports none of the days for which it was exported. If there were none, nothing is to be done; if there were, or it was exported for other days, export it again for the period you reconcile.",
  ]);
});

test("accounts-mixed: rows of two sellers in one file", () => {
  const rows = ["Alpha", "alpha", "", "Beta", "Gamma"].map((store) => [...ledgerRow("10/31/2026"), store]);
  const decoded = decode([[...LEDGER_HEADER, "Store"], ...rows]);
  expect(messagesOf(decoded)).toEqual([
    'error accounts-mixed | Sheet1 row 5: Store is "Beta", but row 2 has "Alpha" and 1 more account follows. ' +
      "Rows of several seller accounts cannot be reconciled as one. Split the table by that column and reconcile each account in a workbook of its own.",
  ]);
  expect(decoded?.issues[0]?.place).toEqual({ source: decoded?.ref, row: 5 });
});

test("header-repeated: two exports pasted under each other", () => {
  const decoded = ledger(ledgerRow("10/30/2026"), LEDGER_HEADER, ledgerRow("10/31/2026"));
  expect(shownRows(decoded).map((row) => row["#"])).toEqual([2, 4]);
  expect(messagesOf(decoded)).toEqual([
    "warning header-repeated | Sheet1 row 3: the header stands again in row 3, as if exports were pasted under each other. The rows under it were read too. " +
      "If they are the same export twice, delete one; if they are of two seller accounts, reconcile each in a workbook of its own.",
  ]);
});

test("header-changed: the second export has its columns in other places", () => {
  const decoded = decode(grid("SKU | Unit Cost | Currency", "TEA-01 | 5 | USD", "Currency | SKU | Unit Cost", "USD | TEA-02 | 6", "USD | TEA-03 | 7"));
  expect(shownRows(decoded).map(({ sku }) => sku)).toEqual(["TEA-01"]);
  expect(messagesOf(decoded)).toEqual([
    "error header-changed | Sheet1 row 3: a second header begins here, with its columns in other places than in row 1. The 2 rows under it are left out. Put the second export into a table or file of its own.",
  ]);
});

test("total-row-ignored: a line of totals", () => {
  const decoded = decode(grid("SKU | Unit Cost", "TEA-01 | 5", "Total: | 5", "合计 | 5"));
  expect(shownRows(decoded)).toHaveLength(1);
  expect(messagesOf(decoded)).toEqual(["info total-row-ignored | Sheet1 row 3: rows 3, 4 are totals and were not counted again."]);
});

test("total-row-ignored: the word stands in the first column, also where a row could do without that", () => {
  const decoded = decode(
    grid("request-date | order-id | shipment-date | sku | shipped-quantity", "2026-10-18 | R1 | 2026-10-20 | TEA-01 | 5", "Gesamtergebnis | | | | 5"),
  );
  expect(shownRows(decoded).map(({ shipped }) => shipped)).toEqual([5]);
  expect(messagesOf(decoded)).toEqual(["info total-row-ignored | Sheet1 row 3: row 3 is a total and was not counted again."]);
});

test("total-row-ignored: a SKU that only looks like the word is a SKU", () => {
  const decoded = decode(grid("SKU | Unit Cost", "SU-M | 5", "TO.TAL | 6", "Grand total： | 11", "Sub-total | 11"));
  expect(shownRows(decoded).map(({ sku }) => sku)).toEqual(["SU-M", "TO.TAL"]);
  expect(messagesOf(decoded)).toEqual(["info total-row-ignored | Sheet1 row 4: rows 4, 5 are totals and were not counted again."]);
});

test("date-unreadable: no date, a day that the calendar lacks, a number that is none, an error value", () => {
  const said = (date: string | number | boolean) => messagesOf(ledger(ledgerRow(date)));
  expect(said("soon")).toEqual([
    'error date-unreadable | Sheet1 row 2: Date is "soon", which is no date. Write it as 2026-10-31; the row is left out until then.',
  ]);
  expect(said("02/30/2026")).toEqual([
    'error date-unreadable | Sheet1 row 2: Date is "02/30/2026", which is no date. Write it as 2026-10-31; the row is left out until then.',
  ]);
  expect(said(7)).toEqual(['error date-unreadable | Sheet1 row 2: Date is "7", which is no date. Write it as 2026-10-31; the row is left out until then.']);
  expect(said("#N/A")).toEqual([
    'error date-unreadable | Sheet1 row 2: Date is "#N/A", which is no date. Write it as 2026-10-31; the row is left out until then.',
  ]);
  expect(said(true)).toEqual([
    'error date-unreadable | Sheet1 row 2: Date is "true", which is no date. Write it as 2026-10-31; the row is left out until then.',
  ]);
});

test("date-unreadable: a month where a day is needed", () => {
  expect(messagesOf(movements("10/2026 | A | TEA-01 | sale | 1"))).toEqual([
    'error date-unreadable | Sheet1 row 2: Date is "10/2026", which is no date. Write it as 2026-10-31; the row is left out until then.',
  ]);
});

test("date-formats-mixed: each is read by its own form, and one row of each is named", () => {
  const decoded = ledger(ledgerRow("10/30/2026"), ledgerRow("2026-10-31"), ledgerRow("10/31/2026"));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-30", "2026-10-31", "2026-10-31"]);
  expect(messagesOf(decoded)).toEqual([
    'warning date-formats-mixed | Sheet1 row 3: Date is written in 2 forms: M/D/YYYY in row 2 ("10/30/2026"), YYYY-MM-DD in row 3 ("2026-10-31"). Each was read by its own form. ' +
      "Check that they are the dates you mean, or write all of them as 2026-10-31.",
  ]);
});

test("date-formats-mixed: texts among spreadsheet dates are the mark of swapped days", () => {
  const decoded = ledger(ledgerRow(serial("2026-03-10")), ledgerRow("13/10/2026"));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-03-10", "2026-10-13"]);
  expect(messagesOf(decoded)).toEqual([
    'warning date-formats-mixed | Sheet1 row 3: Date is written in 2 forms: a spreadsheet date in row 2 ("2026-03-10"), D/M/YYYY in row 3 ("13/10/2026"). Each was read by its own form. ' +
      "Where a spreadsheet turned only some of the texts into dates, it may have swapped day and month in those: export the report again, or check them.",
  ]);
});

test("dates-turned-back: an export opened where the day comes first, saved as a workbook", () => {
  const decoded = ledger(ledgerRow("10/31/2026"), ledgerRow(serial("2026-12-10")), ledgerRow(serial("2026-03-10")), ledgerRow("10/13/2026"));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-31", "2026-10-12", "2026-10-03", "2026-10-13"]);
  expect(messagesOf(decoded)).toEqual([
    'warning dates-turned-back | Sheet1 row 3: a spreadsheet that writes the day first took months for days in Date: it left "10/31/2026" in row 2 as it was, and made "2026-12-10" in row 3 of a date with the month first. ' +
      "That was read as 2026-10-12, and all such dates with day and month exchanged. Export the report again and do not save it from a spreadsheet.",
  ]);
});

test("dates-turned-back: the same saved as text", () => {
  const decoded = ledger(ledgerRow("10/31/2026"), ledgerRow("10.12.2026"), ledgerRow("10.10.2026"));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-31", "2026-10-12", "2026-10-10"]);
  expect(messagesOf(decoded)).toEqual([
    expect.stringContaining('and made "10.12.2026" in row 3 of a date with the month first. That was read as 2026-10-12, and'),
  ]);
});

test("dates are not turned back where one of them cannot have been turned, where a text could have been, or where no text shows the order", () => {
  const days = (...dates: readonly (string | number)[]) => shownRows(ledger(...dates.map((date) => ledgerRow(date)))).map(({ day }) => day);
  expect(days("10/31/2026", serial("2026-03-10"), serial("2026-03-13"))).toEqual(["2026-10-31", "2026-03-10", "2026-03-13"]);
  expect(days("10/31/2026", "10/05/2026", serial("2026-03-10"))).toEqual(["2026-10-31", "2026-10-05", "2026-03-10"]);
  expect(days(serial("2026-03-10"), serial("2026-04-10"))).toEqual(["2026-03-10", "2026-04-10"]);
  expect(shownRows(movements("10/31/2026 | A | TEA-01 | sale | 1", "10.03.2026 | A | TEA-01 | sale | 1")).map(({ day }) => day)).toEqual([
    "2026-10-31",
    "2026-03-10",
  ]);
});

test("date-order-contradictory: what can be read one way only is read, the rest is left out", () => {
  const decoded = ledger(ledgerRow("13/02/2026"), ledgerRow("02/14/2026"), ledgerRow("03/04/2026"), ledgerRow("05/05/2026"));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-02-13", "2026-02-14", "2026-05-05"]);
  expect(messagesOf(decoded)).toEqual([
    'warning date-formats-mixed | Sheet1 row 3: Date is written in 2 forms: D/M/YYYY in row 2 ("13/02/2026"), M/D/YYYY in row 3 ("02/14/2026"). Each was read by its own form. ' +
      "Check that they are the dates you mean, or write all of them as 2026-10-31.",
    'error date-order-contradictory | Sheet1 row 4: Date is "03/04/2026", and nothing tells which part is the day: row 2 has "13/02/2026" (the day first), row 3 has "02/14/2026" (the month first). ' +
      "Write the dates of the column as 2026-10-31; the row is left out until then.",
  ]);
});

test("date-order-assumed: nothing tells, and it is no form of Amazon's", () => {
  const decoded = movements("3/4/2026 | A | TEA-01 | sale | 1");
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-03-04"]);
  expect(messagesOf(decoded)).toEqual([
    'warning date-order-assumed | Sheet1 row 2: nothing in Date tells the day from the month. "3/4/2026" in row 2 was read as 2026-03-04, and the others likewise. If that is wrong, write the dates as 2026-10-31.',
  ]);
});

test("date-order-assumed: a ledger of one month's first days, saved again with the day first", () => {
  const decoded = ledger(...["01/10/2026", "02/10/2026", "03/10/2026"].map((date) => ledgerRow(date)));
  expect(shownRows(decoded).map(({ day }) => day)).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"]);
  expect(messagesOf(decoded)).toEqual([
    'warning date-order-assumed | Sheet1 row 2: nothing in Date tells the day from the month. "01/10/2026" in row 2 was read as 2026-10-01, and the others likewise. If that is wrong, write the dates as 2026-10-31.',
  ]);
});

test("number-unreadable: text or an error value in a number column", () => {
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { Lost: "none" })))).toEqual([
    'error number-unreadable | Sheet1 row 2: Lost is "none", where a number belongs. Correct the cell; the row is left out until then.',
  ]);
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { Lost: "#N/A" })))).toEqual([
    'error number-unreadable | Sheet1 row 2: Lost is "#N/A", where a number belongs. Correct the cell; the row is left out until then.',
  ]);
});

test("number-unreadable: a long cell is cut in the message", () => {
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { Lost: "x".repeat(1_000_000) })))).toEqual([
    `error number-unreadable | Sheet1 row 2: Lost is "${"x".repeat(60)}…", where a number belongs. Correct the cell; the row is left out until then.`,
  ]);
});

test("number-form-contradictory: a column with decimal points and decimal commas", () => {
  const decoded = decode(grid("SKU | Unit Cost", "TEA-01 | 12.50", "TEA-02 | 12,50", "TEA-03 | 1,234"));
  expect(shownRows(decoded).map(({ unitCost }) => unitCost)).toEqual(["12.5", "12.5"]);
  expect(messagesOf(decoded)).toEqual([
    'error number-form-contradictory | Sheet1 row 4: Unit Cost is "1,234", and nothing tells whether its sign marks thousands or decimals: row 2 has "12.50" (a decimal point), row 3 has "12,50" (a decimal comma). ' +
      "Write the numbers of the column in one form; the row is left out until then.",
  ]);
});

test("number-form-assumed: a lone comma before three digits", () => {
  const decoded = decode(grid("SKU | Unit Cost", "TEA-01 | 1,234"));
  expect(shownRows(decoded).map(({ unitCost }) => unitCost)).toEqual(["1234"]);
  expect(messagesOf(decoded)).toEqual([
    'warning number-form-assumed | Sheet1 row 2: nothing in Unit Cost tells thousands from decimals. "1,234" in row 2 was read as 1234, and the others likewise. If that is wrong, write the numbers without separators for thousands.',
  ]);
});

test("quantity-not-whole: half a unit", () => {
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { Receipts: 2.5 })))).toEqual([
    "error quantity-not-whole | Sheet1 row 2: Receipts is 2.5, but units are whole. Correct the cell; the row is left out until then.",
  ]);
});

test("cell-missing: a row without date, or without FNSKU and MSKU, or with an error value for them", () => {
  expect(messagesOf(ledger(ledgerRow("")))).toEqual(["error cell-missing | Sheet1 row 2: Date is empty. Fill it in; the row is left out until then."]);
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { FNSKU: "", MSKU: " " })))).toEqual([
    "error cell-missing | Sheet1 row 2: FNSKU or MSKU is empty. Fill it in; the row is left out until then.",
  ]);
  expect(messagesOf(ledger(ledgerRow("10/31/2026", { FNSKU: "", MSKU: "#REF!" })))).toEqual([
    'error cell-missing | Sheet1 row 2: FNSKU or MSKU is "#REF!", an error value. Fill it in; the row is left out until then.',
  ]);
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | sale | "))).toEqual([
    "error cell-missing | Sheet1 row 2: Quantity is empty. Fill it in; the row is left out until then.",
  ]);
  expect(messagesOf(movements("2026-10-01 |  | TEA-01 | sale | 1"))).toEqual([
    "error cell-missing | Sheet1 row 2: Warehouse is empty. Fill it in; the row is left out until then.",
  ]);
  expect(messagesOf(movements("2026-10-01 | A |  | sale | 1"))).toEqual([
    "error cell-missing | Sheet1 row 2: SKU is empty. Fill it in; the row is left out until then.",
  ]);
});

test("movement-type-unknown: the known types are listed", () => {
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | gift | 1"))).toEqual([
    'error movement-type-unknown | Sheet1 row 2: Type is "gift", which is no type of movement. Use one of: opening, purchase, sale, multi channel, replacement, customer return, supplier return, transfer, removal, ' +
      "disposed, found, lost, damaged, other in, other out, count, landed cost, revaluation; the row is left out until then.",
  ]);
});

test("transfer-without-target, transfer-to-itself", () => {
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | transfer | 1"))).toEqual([
    "error transfer-without-target | Sheet1 row 2: the transfer names no warehouse that the goods went to. Fill in To Warehouse; the row is left out until then.",
  ]);
  expect(messagesOf(movements("2026-10-01 | Main | TEA-01 | transfer | 1 | | | | | MAIN | "))).toEqual([
    'error transfer-to-itself | Sheet1 row 2: the transfer goes from "MAIN" to "MAIN". Correct one of the two warehouses; the row is left out until then.',
  ]);
});

test("landed-cost-without-amount, landed-cost-without-receipt, revaluation-without-value", () => {
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | landed cost | | | | USD | | | PO-1"))).toEqual([
    "error landed-cost-without-amount | Sheet1 row 2: the landed cost has no amount. Fill in Amount; the row is left out until then.",
  ]);
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | landed cost | | | 12 | USD | | | "))).toEqual([
    "error landed-cost-without-receipt | Sheet1 row 2: the landed cost does not say which receipt it belongs to. Put the receipt's Reference into Applies To; the row is left out until then.",
  ]);
  expect(messagesOf(movements("2026-10-01 | A | TEA-01 | revaluation"))).toEqual([
    "error revaluation-without-value | Sheet1 row 2: the revaluation has neither an amount nor a unit cost. Fill in Amount with the change, or Unit Cost with the new cost; the row is left out until then.",
  ]);
});

test("value-negative, rate-not-positive", () => {
  expect(messagesOf(decode(grid("SKU | Unit Cost", "TEA-01 | -5")))).toEqual([
    "error value-negative | Sheet1 row 2: Unit Cost is below zero. Correct it; the row is left out until then.",
  ]);
  expect(messagesOf(decode(grid("Date | From | To | Rate", "2026-10-01 | USD | CNY | 0")))).toEqual([
    "error rate-not-positive | Sheet1 row 2: the exchange rate is not above zero. Write how many units of To one unit of From is worth; the row is left out until then.",
  ]);
});

test.each([
  ["Shipment ID | SKU | Dispatched", "FBA1 | TEA | -5", "Dispatched", "what was sent and what was received are counts; a variance has no row of its own"],
  [
    "Case ID | Shipment ID | SKU | Kind | Status | Units",
    "C1 | FBA1 | TEA | inbound-missing | open | -4",
    "Units",
    "a case claims a number of units, whichever way the variance goes",
  ],
])("value-negative: %s", (header, row, column, hint) => {
  const decoded = decode(grid(header, row));
  expect(shownRows(decoded)).toEqual([]);
  expect(messagesOf(decoded)).toEqual([`error value-negative | Sheet1 row 2: ${column} is below zero. Correct it (${hint}); the row is left out until then.`]);
});

test("currency-unreadable", () => {
  expect(messagesOf(decode(grid("SKU | Unit Cost | Currency", "TEA-01 | 5 | bucks")))).toEqual([
    'error currency-unreadable | Sheet1 row 2: Currency is "bucks", which is no currency. Write its code of three letters, such as USD or CNY; the row is left out until then.',
  ]);
});

test("location-kind-unknown", () => {
  expect(messagesOf(decode(grid("Location | Kind", "Mars | orbit")))).toEqual([
    'error location-kind-unknown | Sheet1 row 2: Kind is "orbit", which is no kind of location. Use one of: domestic, in-transit, fba, overseas; the row is left out until then.',
  ]);
});

test("word-unknown: a part of cost that is none leaves the row out, a basis only the cell", () => {
  const decoded = decode(grid("Shipment ID | Amount | Part | Basis", "FBA1 | 5 | postage | weight", "FBA1 | 6 | duty | moon"));
  expect(shownRows(decoded)).toEqual([{ "#": 3, shipmentId: "FBA1", amount: "6", part: "other" }]);
  expect(messagesOf(decoded)).toEqual([
    'error word-unknown | Sheet1 row 2: Part is "postage", which is none of the words known there. Use one of: goods, freight, other; the row is left out until then.',
    'error word-unknown | Sheet1 row 3: Basis is "moon", which is none of the words known there. ' +
      "Use one of: chargeable-weight, actual-weight, volume-weight, quantity, value, carton-volume; the cell counts as empty until then.",
  ]);
});

test("units-not-positive: a bundle of none", () => {
  expect(messagesOf(decode(grid("SKU | MSKU | Units", "TEA | TEA-01 | 0")))).toEqual([
    "error units-not-positive | Sheet1 row 2: Units is not above zero. Write how many units of the SKU are in one unit sold, or leave it empty for one; the row is left out until then.",
  ]);
});

test("claim-window-reversed", () => {
  expect(messagesOf(decode(grid("Marketplace | Claim Type | First Day | Last Day | Clock Start", "US | inbound missing | 60 | 15 | delivered")))).toEqual([
    "error claim-window-reversed | Sheet1 row 2: the window opens on day 60 and ends before, on day 15. Correct First Day or Last Day; the row is left out until then.",
  ]);
});

test("export-repeated: the contents of two shipments under each other", () => {
  const contents = (id: string) => [
    texts(`Shipment ID | ${id}`),
    texts("Merchant SKU | Title | FNSKU | Who will prep? | Shipped"),
    texts("TEA-01 | Tea | X001 | Merchant | 96"),
    texts("TEA-02 | Tea | X002 | Merchant | 4"),
  ];
  const decoded = decode([...contents("FBA1"), [], ...contents("FBA2")]);
  expect(shownRows(decoded).map(({ shipmentId, msku }) => `${shipmentId} ${msku}`)).toEqual(["FBA1 TEA-01", "FBA1 TEA-02"]);
  expect(messagesOf(decoded)).toEqual([
    "error export-repeated | Sheet1 row 7: a second header begins here, and which Shipment ID the rows under it belong to stands above it, not in them. The 2 rows under it are left out. " +
      "Put the second export into a table or file of its own.",
    "error cell-missing | Sheet1 row 6: Shipped is empty. Fill it in; the row is left out until then.",
  ]);
});

test("column-repeated: two columns with one meaning", () => {
  const decoded = decode([texts("SKU | Unit Cost | Cost"), texts("TEA-01 | 5 | 6")]);
  expect(shownRows(decoded)).toEqual([{ "#": 2, sku: "TEA-01", unitCost: "5" }]);
  expect(messagesOf(decoded)).toEqual([
    'warning column-repeated | Sheet1 row 1: there is more than one column for Unit Cost: "Unit Cost" was read, "Cost" was not. Delete or rename the one that does not count.',
  ]);
});

test("many rows with one problem are one issue: the first row, how many more there are, and where", () => {
  const rows = (count: number) => messagesOf(ledger(...Array.from({ length: count }, () => ledgerRow("10/31/2026", { Lost: "none" }))));
  expect(rows(10)).toHaveLength(10);
  expect(rows(11)).toEqual([
    'error number-unreadable | Sheet1 row 2: Lost is "none", where a number belongs. Correct the cell; the row is left out until then. 10 more rows have the same problem: rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.',
  ]);
  expect(rows(1254)).toEqual([
    'error number-unreadable | Sheet1 row 2: Lost is "none", where a number belongs. Correct the cell; the row is left out until then. 1,253 more rows have the same problem: rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1,243 more.',
  ]);
});

test("one problem in two columns is told for each", () => {
  const decoded = ledger(...Array.from({ length: 30 }, (_, index) => ledgerRow("10/31/2026", { [index % 2 === 0 ? "Lost" : "Found"]: "none" })));
  expect(decoded?.issues.map(({ place, count }) => `row ${place?.row}: ${count}`)).toEqual(["row 2: 15", "row 3: 15"]);
});

test("the name of a file begins a message as it is", () => {
  const decoded = decode([LEDGER_HEADER], { ref: { label: "ledger.csv", file: "ledger.csv", sheet: null, table: null } });
  expect(decoded?.issues[0]?.message).toMatch(/^ledger\.csv row 1: this has the header of Amazon ledger/);
});

test("a row with several faults is told the first of them, and issues come in the order of the rows", () => {
  const decoded = ledger(ledgerRow("10/30/2026", { Lost: "none" }), ledgerRow("soon", { Lost: "none", FNSKU: "", MSKU: "" }));
  expect(decoded?.issues.map(({ code, place }) => `${place?.row} ${code}`)).toEqual(["2 number-unreadable", "3 date-unreadable"]);
});

test("our-heading-missing: a heading of the reviewer's was edited, and what stands under it must not be written over", () => {
  expect(
    messagesOf(readBack("shipment-variances", grid("Shipment | SKU | Case ID | Verdict | Remarks here | Signed off", "FBA1 | TEA | | | mine | "))),
  ).toEqual([
    'error our-heading-missing | Shipment variances row 1: the heading "Note" is gone, so what you typed on this sheet cannot be read. Its headings are: Shipment, SKU, Case ID, Verdict, Remarks here, Signed off. ' +
      "Write the heading over its column again, or over an empty column at the right end, and reconcile again; until then nothing is written, so that nothing is lost.",
  ]);
});
