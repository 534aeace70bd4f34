/** Amazon pays in the money of the country that lost the goods. One SKU lacks units on both sides of the sea; it costs 2.50. */
import { reconciled } from "../scenario";
import { DETAIL, SHIPMENTS } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total";
const table = (header: string, rows: readonly string[]): string => [header, ...rows].join("\n");
const BOTH_WAYS = [(rows: readonly string[]) => rows, (rows: readonly string[]) => [...rows].reverse()] as const;

function left(tables: Readonly<Record<string, string>>): readonly string[] {
  const { claims } = reconciled({
    tables: {
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|TEA|opening|500|2.50|USD",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      ...tables,
    },
  });
  return claims.map(({ because, reference, units }) => `${units} ${reference === "" ? because[0] : reference}`).sort();
}

describe.each(BOTH_WAYS)("what is paid without a case, in whichever order rows stand", (ordered) => {
  const Detail = table(
    DETAIL,
    ordered(["09/18/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3", "10/05/2026|X1|TEA|Adjustments||-2|LEJ1|SELLABLE|M|DE|0|2"]),
  );
  const misplaced = (units: number, centre: string): string => `${units} M: misplaced inside a fulfilment centre; never an inbound loss, at ${centre}`;
  const [us, de] = [misplaced(3, "PHX6"), misplaced(2, "LEJ1")];

  test.each([
    ["in euros is for what was lost in Germany, though more was lost in America before", ["2026-10-20|R1||Lost_Warehouse|TEA|X1|EUR|5.00|2|0|2"], [us]],
    ["in dollars is for what was lost in America", ["2026-10-20|R1||Lost_Warehouse|TEA|X1|USD|5.00|2|0|2"], [misplaced(1, "PHX6"), de]],
    [
      "in euros beyond what Germany lost is for the rest: nothing that was paid is claimed",
      ["2026-10-20|R1||Lost_Warehouse|TEA|X1|EUR|7.50|3|0|3"],
      [misplaced(2, "PHX6")],
    ],
    ["in money that neither country has is for the oldest", ["2026-10-20|R1||Lost_Warehouse|TEA|X1|JPY|400|2|0|2"], [misplaced(1, "PHX6"), de]],
  ])("%s", (_rule, paid, expected) => {
    expect(left({ Detail, Paid: table(PAID, paid) })).toEqual([...expected].sort());
  });

  test("for a shipment is for one to the country of its money, though one to another is older", () => {
    const Shipments = table(
      `${SHIPMENTS}|To Warehouse`,
      ordered([
        "FBAUS|TEA|X1|100|100|100|95|2026-07-20|2026-07-25|2026-09-20|CLOSED|10|FBA-US",
        "FBADE|TEA|X1|100|100|100|98|2026-08-20|2026-08-25|2026-09-20|CLOSED|10|FBA-DE",
      ]),
    );
    const paid = ordered(["2026-10-20|R1||Lost_Inbound|TEA|X1|EUR|5.00|2|0|2", "2026-10-21|R2||Lost_Inbound|TEA|X1|USD|2.50|1|0|1"]);
    expect(left({ Shipments, Paid: table(PAID, paid) })).toEqual(["4 FBAUS"]);
  });
});
