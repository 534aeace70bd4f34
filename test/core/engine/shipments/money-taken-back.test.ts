/** FBA1 lacks 4 TEA; Amazon paid for them, and took the money back without showing that they were found. Today is 5 November 2026. */
import { reconciled } from "../scenario";
import { SHIPMENTS } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const PAYMENT = "2026-10-10|9005|||Lost_Inbound|TEA|X1|USD|10.00|4|0|4|";

function lineAfter(...paid: readonly string[]) {
  const { shipments } = reconciled({
    period: "2026-10",
    tables: {
      Shipments: [SHIPMENTS, "FBA1|TEA|X1|100|100|100|96|2026-07-20|2026-07-25|2026-09-20|CLOSED|"].join("\n"),
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|MUG|opening|50|2.50|USD\n2026-10-05|Shop|MUG|sale|1|||\n2026-11-04|Shop|MUG|sale|1|||",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Paid: [PAID, ...paid].join("\n"),
    },
  });
  const [line] = shipments;
  return {
    because: (line?.because ?? []).filter((text) => text.includes("taken back")),
    parts: (line?.takenBack ?? []).map(({ units, paid: { id }, by }) => `${units} ${id} ${by.map((one) => one.id).join(" ")}`),
  };
}

test("the line names what paid its units and what took the money back", () => {
  expect(lineAfter(PAYMENT, "2026-10-15|9006|||Reimbursement_Reversal|TEA|X1|USD|-10.00|-4|0|-4|9005")).toEqual({
    because: ["4 paid by reimbursement 9005 of 2026-10-10 (Paid row 2), and the money taken back by 9006 of 2026-10-15 (Paid row 3)"],
    parts: ["4 9005 9006"],
  });
});

test("of a payment of which a part was taken back, that part", () => {
  expect(lineAfter(PAYMENT, "2026-10-15|9006|||Reimbursement_Reversal|TEA|X1|USD|-2.50|-1|0|-1|9005").parts).toEqual(["1 9005 9006"]);
});

test("what was paid for again is open no more", () => {
  const back = "2026-10-15|9006|||Reimbursement_Reversal|TEA|X1|USD|-10.00|-4|0|-4|9005";
  expect(lineAfter(PAYMENT, back, "2026-10-20|9007|||Lost_Inbound|TEA|X1|USD|10.00|4|0|4|")).toEqual({ because: [], parts: [] });
  expect(lineAfter(PAYMENT)).toEqual({ because: [], parts: [] });
});
