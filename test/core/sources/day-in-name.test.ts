import { isoOf } from "../../../src/core/domain/day";
import { dayInName } from "../../../src/core/sources/day-in-name";

type Names = { readonly file?: string; readonly sheet?: string; readonly table?: string };

function dayOf({ file = "", sheet, table }: Names, monthMeans?: "last-day"): string {
  const named = dayInName(
    { label: "Stock", file, sheet: sheet ?? null, table: table ?? null },
    { dateSystem: 1900, ...(monthMeans === undefined ? {} : { monthMeans }) },
  );
  return named.state === "none"
    ? "none"
    : named.state === "day"
      ? `${isoOf(named.day)} by ${named.whose}`
      : `${named.found} in ${named.whose}: ${named.days.map(isoOf).join(" or ")}`;
}

describe("the day in the name of a list of stock", () => {
  test.each([
    ["fba-inventory-2026-10-31.csv", "2026-10-31 by file"],
    ["MYI_20261031.txt", "2026-10-31 by file"],
    ["Manage FBA 31.10.2026 (1).csv", "2026-10-31 by file"],
    ["Manage FBA 03.04.26.csv", "2026-04-03 by file"],
    ["stock 10-31-2026.csv", "2026-10-31 by file"],
    ["stock 31_10_2026.csv", "2026-10-31 by file"],
    ["stock 05-05-2026.csv", "2026-05-05 by file"],
    ["FBA 31 Oct 2026.csv", "2026-10-31 by file"],
    ["October 31, 2026 stock.csv", "2026-10-31 by file"],
    ["FBA_Oct_31_2026.csv", "2026-10-31 by file"],
    ["stock 31-Oct-26.csv", "2026-10-31 by file"],
    ["库存2026年10月31日.csv", "2026-10-31 by file"],
    ["stock 2026-10-31T08.30.csv", "2026-10-31 by file"],
  ])("%s", (file, expected) => {
    expect(dayOf({ file })).toBe(expected);
  });

  test.each([
    ["stock 04-03-2026.csv", "04-03-2026 in file: 2026-03-04 or 2026-04-03"],
    ["stock 26-10-31.csv", "26-10-31 in file: 2026-10-31 or 2031-10-26"],
    ["stock 2026-10-01 to 2026-10-31.csv", "2026-10-01 … 2026-10-31 in file: 2026-10-01 or 2026-10-31"],
  ])("%s is not decided, and what it may be is told", (file, expected) => {
    expect(dayOf({ file })).toBe(expected);
  });

  test.each([
    "642254020671.csv",
    "stock.csv",
    "stock 2026-13-45.csv",
    "stock 2026-10.csv",
    "stock 20261031083000.csv",
    "1234567890123456789.txt",
    "B0ABC12345 99999999.csv",
    "stock v1.2.26.csv",
  ])("%s names no day", (file) => {
    expect(dayOf({ file })).toBe("none");
  });

  test("a month is its last day where the export speaks of the month", () => {
    expect(dayOf({ file: "reconciliation 2026-10.csv" }, "last-day")).toBe("2026-10-31 by file");
    expect(dayOf({ file: "reconciliation Oct 2026.csv" }, "last-day")).toBe("2026-10-31 by file");
  });

  test("the nearest name that holds a day counts: the table's, then the sheet's, then the file's", () => {
    expect(dayOf({ file: "books 2026-11-05.xlsx", sheet: "FBA 2026-10-31", table: "Table1" })).toBe("2026-10-31 by sheet");
    expect(dayOf({ file: "books 2026-11-05.xlsx", sheet: "Sheet1" })).toBe("2026-11-05 by file");
    expect(dayOf({ sheet: "FBA 2026-10-31", table: "Stock_2026_10_30" })).toBe("2026-10-30 by table");
  });
});
