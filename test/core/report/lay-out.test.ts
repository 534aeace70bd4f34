/** The sheets of one small month, whole, against text that was read and approved; UPDATE_GOLDEN=1 writes it anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Day } from "../../../src/core/domain/day";
import { reconcile } from "../../../src/core/engine/reconcile";
import { buildClosedMonths } from "../../../src/core/report/build-closed-months";
import { buildReport } from "../../../src/core/report/build-report";
import { layOut } from "../../../src/core/report/lay-out";
import type { SheetPlan } from "../../../src/core/report/sheet-plan";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { textOfPlan } from "./plan-text";

const MONTH: Scenario = {
  period: "2026-10",
  tables: {
    Ledger: `Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location
10/03/2026|X1|TEA|SELLABLE|10|0|96|-3|1|0|0|0|0|0|0|0|104|US
10/04/2026|X2|MUG|SELLABLE|5|0|0|-1|0|0|0|0|3|0|0|0|1|US`,
    Costs: "SKU|Unit Cost|Currency|From\nTEA|8.00|USD|",
    Own: `Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse
2026-09-01|Shop|TEA|opening|100|10.00|USD||
2026-09-20|Shop|TEA|transfer|100|||FBA15A|FBA-US`,
    Shipments: `Shipment ID|SKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton
FBA15A|TEA|100|100|100|96|2026-09-20|2026-10-01|2026-10-20|CLOSED|12
FBA15B|TEA|40|40|||2026-10-30|||SHIPPED|`,
  },
};

const plans = (scenario: Scenario): readonly SheetPlan[] => layOut(buildReport(reconciled(scenario), inputOf(scenario).facts));

test.each([0, 1, 2, 3, 4, 5])("sheet %p stands as approved", (index) => {
  const plan = plans(MONTH)[index];
  if (plan === undefined) throw new Error(`there is no sheet ${index}`);
  const path = join(__dirname, "golden", `${plan.id}.txt`);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, textOfPlan(plan));
  expect(textOfPlan(plan)).toBe(readFileSync(path, "utf8"));
});

test("closed months are values alone: a program that keeps no results of formulas breaks no seal", () => {
  const result = reconcile({ ...inputOf(MONTH), close: { force: true } });
  const sheet = result.outcome === "reconciled" ? buildClosedMonths(result.reconciliation) : null;
  const rows = (sheet === null ? [] : layOut({ sheets: [sheet] })).flatMap(({ cells }) => cells);
  expect(rows.map((cells) => cells.slice(5, 12)).slice(-5)).toEqual([
    [null, 7, null, null, null, null, "USD"],
    [null, 104, 1020.38, 0, 0, 1020.38, "USD"],
    [null, 0, 0, 0, 0, 0, "USD"],
    ["FBA15A", 4, 40, 0, 0, 40, "USD"],
    ["FBA15B", 40, 320, 0, 0, 320, "USD"],
  ]);
  expect(rows.flat().filter((cell) => typeof cell === "object" && cell !== null && "formula" in cell)).toEqual([]);
});

test("every row is as wide as the sheet, and tables have distinct headings", () => {
  for (const plan of plans(MONTH)) {
    for (const row of plan.cells) expect(row).toHaveLength(plan.columnWidths.length);
    for (const { area } of plan.tables) {
      const headings = plan.cells[area.row]?.slice(area.column, area.column + area.columns) ?? [];
      expect(new Set(headings).size).toBe(area.columns);
      expect(headings.every((heading) => typeof heading === "string" && heading !== "")).toBe(true);
    }
  }
});

test("a period that is no month gives a sheet name that Excel takes", () => {
  const [plan] = plans({ tables: MONTH.tables, settings: { period: { from: 20727 as Day, to: 20735 as Day } } });
  expect([plan?.name, plan?.id]).toEqual(["Rollforward 2026-10-01..10-09", "rollforward-2026-10-01-2026-10-09"]);
  expect((plan?.name ?? "").length).toBeLessThanOrEqual(31);
});

test("money in several currencies is not added up, and each in its own places", () => {
  const [plan] = plans({
    tables: {
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-10-01|Tokyo|TEA|opening|3|100|JPY\n2026-10-01|Shop|TEA|opening|3|1.50|USD",
    },
  });
  const text = plan === undefined ? "" : textOfPlan(plan);
  expect(text).not.toContain("All locations");
  expect(text).toMatch(/paint money-0 /);
  expect(text).toContain("Tokyo | TEA |  | JPY | 3");
});

test("a link leads to the row of the open workbook, whatever the sheet is called", () => {
  const checks = plans({ tables: { 'It\'s "mine"': MONTH.tables["Ledger"] ?? "" } }).find(({ id }) => id === "checks");
  expect(checks === undefined ? "" : textOfPlan(checks)).toContain(`=HYPERLINK("#'It''s ""mine""'!A3","It's ""mine"" row 3") -> It's "mine" row 3`);
});

test("headings stay in view, with room to scroll below them: nothing but title, notes and one line of colours stands above", () => {
  for (const plan of plans(MONTH)) {
    const [table] = plan.tables;
    if (table === undefined || plan.visibility === "hidden") continue;
    expect([plan.id, plan.frozen.rows]).toEqual([plan.id, table.area.row + 1]);
    expect(plan.frozen.rows).toBeLessThanOrEqual(6);
    expect(plan.columnWidths.slice(0, plan.frozen.columns).reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(60);
  }
});

test("a row is as high as its headings and its prose want, of the width of their columns", () => {
  const checks = plans(MONTH).find(({ id }) => id === "checks");
  // Row 15 says what to do about a missing cost in some 150 letters, in a column of 70.
  expect(checks?.rowLines).toEqual({ 13: 2, 14: 2, 15: 3, 16: 4 });
});
