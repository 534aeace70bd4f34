/** Workbooks of the workbench as .xlsx files: what the page can show is still there after saving and opening. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textOf, unpack } from "../../src/files/xlsx/package";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { PRINTED_PLAINLY } from "../../src/workbench/host/workbook";
import { readXlsxFile } from "../../src/workbench/xlsx/read-xlsx";
import { writeXlsxFile } from "../../src/workbench/xlsx/write-xlsx";

const MONTH_END: WorkbookSnapshot = {
  dateSystem: 1900,
  sheets: [
    {
      name: "Ledger",
      rows: [
        ["Date", "MSKU", "Lost"],
        [{ value: 46_310, format: { numberFormat: "yyyy-mm-dd" } }, "'=not a formula", 3],
        [{ value: 46_311.5, format: { numberFormat: "yyyy-mm-dd" } }, "0012", -1],
      ],
      tables: [{ name: "Ledger", address: "A1:C3", style: "TableStyleMedium2", showBandedRows: true, showFilterButton: true, showTotals: false }],
      visibility: "Visible",
      isProtected: false,
      showGridlines: true,
      frozen: { rows: 1, columns: 1 },
      printing: { orientation: "Landscape", pagesWide: 2, titleRows: { from: 0, count: 1 }, titleColumns: { from: 0, count: 3 } },
      columnWidths: { 0: 84, 1: 63 },
    },
    {
      name: "It's done",
      rows: [
        [
          { value: 2, formula: "=SUM(Ledger[Lost])", format: { bold: true, fill: "#FFF4CE", color: "#B10E1C", horizontalAlignment: "Right" } },
          { value: "two", formula: '=IF(A1=2,"two","")' },
        ],
        [
          { value: true, formula: "=A1=2" },
          { value: "#DIV/0!", formula: "=A1/0" },
          { value: "text", format: { wrapText: true, borders: { EdgeTop: { style: "Continuous", weight: "Thin", color: "#8A8886" } } } },
        ],
      ],
      tables: [],
      visibility: "Visible",
      tabColor: "#0F6CBD",
      isProtected: false,
      showGridlines: false,
      frozen: { rows: 0, columns: 0 },
      printing: PRINTED_PLAINLY,
      columnWidths: {},
    },
    {
      name: "Kept",
      rows: [["hidden"]],
      tables: [],
      visibility: "Hidden",
      isProtected: false,
      showGridlines: true,
      frozen: { rows: 0, columns: 0 },
      printing: PRINTED_PLAINLY,
      columnWidths: {},
    },
  ],
  names: [{ name: "Tieout.checks", formula: "='It''s done'!$A$1", visible: false }],
  active: "It's done",
};

it("cells, formulas with their values, looks, tables, widths, names and how a sheet is printed survive saving and opening", async () => {
  expect(withoutPadding(await readXlsxFile(await writeXlsxFile(MONTH_END)))).toEqual(withoutPadding(MONTH_END));
});

it("a name that only a program needs stays hidden in the file", async () => {
  const text = textOf(unpack(await writeXlsxFile(MONTH_END)), "xl/workbook.xml");
  expect(text).toMatch(/<definedName[^>]* name="Tieout\.checks"[^>]* hidden="1"/);
});

it("the sample workbook opens with the tables that its Read me promises", async () => {
  const { sheets } = await readXlsxFile(readFileSync(join(__dirname, "../../assets/sample.xlsx")));
  expect(sheets.flatMap(({ tables = [] }) => tables.map(({ name }) => name))).toEqual([
    "Ledger",
    "Shipments",
    "Unit_costs",
    "Own_movements",
    "Locations",
    "Support_cases",
    "Reimbursements",
    "Claim_windows",
    "Exchange_rates",
  ]);
  const [header, first] = sheets.find(({ name }) => name === "Ledger")?.rows ?? [];
  const text = (cell: unknown): unknown => (typeof cell === "object" && cell !== null ? (cell as { readonly value?: unknown }).value : cell);
  expect(text(header?.[0])).toBe("Date");
  // 1 September 2026
  expect(text(first?.[0])).toBe(46_266);
});

/** Empty cells at the end of a row say nothing. */
function withoutPadding({ sheets, ...rest }: WorkbookSnapshot): WorkbookSnapshot {
  return {
    ...rest,
    sheets: sheets.map(({ rows = [], ...sheet }) => {
      const trimmed = rows.map((row) => {
        const cells = [...row];
        while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
        return cells;
      });
      return { ...sheet, rows: trimmed };
    }),
  };
}
