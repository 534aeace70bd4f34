/** What the messages about losses inside Amazon's centres, and about what comes back from them, say of the units. Today is 5 November 2026. */
import { dayOfIso, type Day } from "../../../src/core/domain/day";
import type { DraftLanguage } from "../../../src/core/domain/settings";
import { draftCases } from "../../../src/core/report/draft-case";
import { reconciled, type Scenario } from "../engine/scenario";
import { DETAIL, LEDGER } from "../engine/scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD";
const today = dayOfIso("2026-11-05") ?? (NaN as Day);
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");

function messageOf(tables: Scenario["tables"], language: DraftLanguage = "en"): readonly string[] {
  return draftCases(reconciled({ period: "2026-10", tables: { Costs: COSTS, ...tables } }), { language, today }).split("\n");
}

describe("a loss of which some units came up again", () => {
  const SUMMARY = rows(LEDGER, "10/03/2026|X1|TEA|SELLABLE|100|0|0|0|0|0|0|-3|0|0|0|97|US", "10/06/2026|X1|TEA|SELLABLE|97|0|0|0|0|0|2|0|0|0|0|99|US");

  test("by the summary: what was lost and what was found, and not whether anything is reconciled", () => {
    expect(messageOf({ Ledger: SUMMARY }).slice(0, 11)).toEqual([
      "Units lost in a fulfilment centre: TEA",
      "",
      "Hello,",
      "The inventory ledger reports the units below as lost, and nothing shows that they were found or reimbursed. Please find or reimburse them.",
      "",
      "SKU: TEA",
      "FNSKU: X1",
      "Reported on: 3 Oct 2026",
      "Units lost by the ledger: 3, of which 2 found since",
      "Units: 1",
      "",
    ]);
    expect(messageOf({ Ledger: SUMMARY }, "zh").slice(3, 10)).toEqual([
      "库存分类账显示以下商品丢失，没有记录显示已找到或已赔偿。请查找或赔偿。",
      "",
      "SKU: TEA",
      "FNSKU: X1",
      "报告日期: 2026-10-03",
      "分类账中的丢失数量: 3件，其中2件之后已找到",
      "数量: 1",
    ]);
  });

  test("by the detail: what is reconciled", () => {
    expect(messageOf({ Detail: rows(DETAIL, "10/03/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|1|3") }).filter((line) => line.startsWith("Units"))).toEqual([
      "Units lost in a fulfilment centre: TEA",
      "Units lost by the ledger: 4, of which 1 reconciled",
      "Units: 3",
    ]);
  });

  test("where some were paid for as well, those too", () => {
    const Paid = rows(
      "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total",
      "2026-10-20|R1|||Lost_Warehouse|TEA|X1|USD|3.00|1|0|1",
    );
    expect(
      messageOf({ Ledger: SUMMARY.replace("|-3|0|0|0|97|", "|-4|0|0|0|96|").replace("|97|0|0|0|0|0|2|0|0|0|0|99|", "|96|0|0|0|0|0|2|0|0|0|0|98|"), Paid })[8],
    ).toBe("Units lost by the ledger: 4, of which 2 found since and 1 reimbursed or asked for already");
  });

  test("where none was, nothing is said of it", () => {
    expect(messageOf({ Ledger: SUMMARY.split("\n").slice(0, 2).join("\n") }).filter((line) => line.startsWith("Units"))).toEqual([
      "Units lost in a fulfilment centre: TEA",
      "Units: 3",
    ]);
  });
});
