/** FBA1 lacks 4 TEA, and case C1 asks for 3 of them: what becomes of the fourth. Today is 5 November 2026. */
import { proposeDrafts } from "../../../src/core/report/register";
import { reconciled } from "../engine/scenario";

const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const BEFORE = "2026-09-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|";

/** State of the line, what can be claimed under which case, what each case is by now, and the drafts that are proposed. */
function story({ asks, paid }: { readonly asks: number; readonly paid: readonly string[] }): readonly string[] {
  const reconciliation = reconciled({
    period: "2026-10",
    tables: {
      Shipments:
        "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|X1|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED",
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|MUG|opening|50|2.50|USD\n2026-10-05|Shop|MUG|sale|1|||\n2026-11-04|Shop|MUG|sale|1|||",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Cases: `Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC1|FBA1|TEA|inbound-missing|open|2026-10-02|${asks}`,
      Paid: [PAID, BEFORE, ...paid].join("\n"),
    },
    settings: { proposeCases: true },
  });
  return [
    ...reconciliation.shipments.map(({ state }) => state),
    ...reconciliation.claims.map(({ units, caseId }) => `claim ${units} ${caseId ?? "nobody asked"}`),
    ...reconciliation.cases.map(({ caseId, status }) => `${caseId} ${status}`),
    ...proposeDrafts(reconciliation).map(({ cells }) => `draft ${String(cells["units"])} ${String(cells["sku"])}`),
  ];
}
const restocked = (units: number): string => `2026-10-20|R1|C1||Lost_Inbound|TEA|X1|USD|0.00|0|${units}|${units}|`;

test("while the case is open the line is an open case, and nothing is drafted beside it", () => {
  expect(story({ asks: 3, paid: [] })).toEqual(["case-open", "claim 3 C1", "claim 1 nobody asked", "C1 open"]);
});

test("a case that was answered for all that it asks for asks no more: the line is short by the rest, and that is drafted", () => {
  expect(story({ asks: 3, paid: [restocked(3)] })).toEqual(["short", "claim 1 nobody asked", "C1 restocked", "draft 1 TEA"]);
});

test("of a case that is answered in part the rest is still asked for", () => {
  expect(story({ asks: 3, paid: [restocked(2)] })).toEqual(["case-open", "claim 1 nobody asked", "claim 1 C1", "C1 open"]);
});

test("nothing is left of a line whose units were all given back", () => {
  expect(story({ asks: 4, paid: [restocked(4)] })).toEqual(["recovered", "C1 restocked"]);
});
