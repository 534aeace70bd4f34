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

describe("a removal that did not arrive", () => {
  const Orders = rows(
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
    "2026-09-10|RM-1|Return|Completed|2026-09-16|TEA|X1|Sellable|8|0|0|8|0",
  );
  const Parcels = rows(
    "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number|removal-order-type",
    "2026-09-10|RM-1|2026-09-15|TEA|X1|Sellable|5|UPS|1Z1|Return",
    "2026-09-10|RM-1|2026-09-15|TEA|X1|Sellable|3|UPS|1Z2|Return",
  );
  const came = (reference: string): string =>
    `Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference\n2026-08-01|Shop|TEA|opening|5|2.50|\n2026-09-25|Shop|TEA|found|3||${reference}`;
  const factsOf = (reference: string, language: DraftLanguage = "en"): readonly string[] =>
    messageOf({ Ledger: rows(LEDGER, "10/03/2026|X1|TEA|SELLABLE|100|0|-1|0|0|0|0|0|0|0|0|99|US"), Orders, Parcels, Own: came(reference) }, language).filter(
      (line) => /^(?:Removal order ID|Tracking number|Units|追踪编号|数量): /.test(line),
    );

  test("is traced by the number of the parcel that did not come", () => {
    expect(factsOf("1Z2")).toEqual(["Removal order ID: RM-1", "Tracking number: 1Z1", "Units: 5"]);
    expect(factsOf("1Z2", "zh")).toEqual(["追踪编号: 1Z1", "数量: 5"]);
  });

  test("by the numbers of all of its parcels, where what came names the order alone", () => {
    expect(factsOf("RM-1")).toEqual(["Removal order ID: RM-1", "Tracking number: 1Z1, 1Z2", "Units: 5"]);
  });
});
