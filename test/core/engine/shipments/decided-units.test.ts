/** A decided case asks for nothing more: state, money at risk, claims and books tell one story. Today is 5 November 2026; 20 of 400 are missing, at 1.50. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { textOfMoney } from "../../../../src/core/domain/money";
import { findDiscrepancies } from "../../../../src/core/engine/discrepancies";
import { reconciled } from "../scenario";
import { CASES, LEDGER, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const BASE = {
  Shipments: rows(SHIPMENTS, "FBA1|SOAP||400|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|"),
  Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD",
  Ledger: rows(LEDGER, "10/05/2026|X1|SOAP|SELLABLE|0|380|0|0|0|0|0|0|0|0|0|380|US"),
};
const PAID_12 = rows(PAID, "2026-10-20|R1|C1||Lost_Inbound|SOAP|X1|USD|27.00|12|0|12|");
const about = (...lines: readonly string[]): string => rows(CASES, ...lines);

/** "short | reimbursed-cash -12, unexplained -8 | decided 0 | at risk 12.00 | claims 8 | lost 12, in transit 8" */
function story(tables: Readonly<Record<string, string>>): string {
  const done = reconciled({ tables: { ...BASE, ...tables }, period: "2026-10" });
  const [line] = done.shipments;
  const transit = done.rollforward.find(({ location }) => location === "In transit");
  if (line === undefined || line.exposure === null) return "nothing to tell";
  return [
    line.state,
    Object.entries(line.parts)
      .map(([part, units]) => `${part} ${units}`)
      .join(", "),
    `decided ${line.decided}`,
    `at risk ${textOfMoney(line.exposure, line.currency)}`,
    `claims ${done.claims.map(({ units, caseId }) => `${units}${caseId === null ? "" : ` ${caseId}`}`).join(" and ")}`,
    `lost ${transit?.exits.lost?.quantity ?? 0}, in transit ${transit?.ending.quantity ?? 0}`,
  ].join(" | ");
}

describe("what a case decided is settled, and no more than that", () => {
  test.each([
    [
      "12 claimed and paid: the other 8 are to be claimed",
      about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|12|27"),
      "short | reimbursed-cash -12, unexplained -8 | decided 0 | at risk 12.00 | claims 8 | lost 12, in transit 8",
    ],
    [
      "20 claimed and 12 paid: the other 8 were refused, and are lost",
      about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|20|27"),
      "denied | reimbursed-cash -12, unexplained -8 | decided -8 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
    [
      "a second case asks for the 8 again",
      about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|20|27", "C2|FBA1|SOAP||open|2026-10-22||8|"),
      "case-open | reimbursed-cash -12, unexplained -8 | decided 0 | at risk 12.00 | claims 8 C2 | lost 12, in transit 8",
    ],
    [
      "a second case about the 8 is refused: another case's payment is none of its answers",
      about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|12|27", "C2|FBA1|SOAP||denied|2026-10-22|2026-10-30|8|"),
      "denied | reimbursed-cash -12, unexplained -8 | decided -8 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
    [
      "closed without a word on the outcome decides nothing",
      about("C1|FBA1|SOAP||closed|2026-10-12|2026-10-20|20|"),
      "short | reimbursed-cash -12, unexplained -8 | decided 0 | at risk 12.00 | claims 8 | lost 12, in transit 8",
    ],
  ])("%s", (_rule, Cases, expected) => {
    expect(story({ Cases, Paid: PAID_12 })).toBe(expected);
  });

  test.each([
    [
      "denied for all",
      about("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|20|"),
      "denied | unexplained -20 | decided -20 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
    [
      "written off, without a number: for all",
      about("C1|FBA1|SOAP||written off|2026-10-12|2026-10-20||"),
      "written-off | unexplained -20 | decided -20 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
    [
      "denied for some: the others are still to be claimed",
      about("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|15|"),
      "short | unexplained -20 | decided -15 | at risk 7.50 | claims 5 | lost 15, in transit 5",
    ],
  ])("%s", (_rule, Cases, expected) => {
    expect(story({ Cases })).toBe(expected);
  });

  test.each([
    [
      "one refused and one given up: each for its units",
      [about("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|5|", "C2|FBA1|SOAP||written off|2026-10-14|2026-10-22|3|"), ""],
      "short | unexplained -20 | decided -8 | at risk 18.00 | claims 12 | lost 8, in transit 12",
    ],
    [
      "one paid and one refused",
      [
        about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|5|", "C2|FBA1|SOAP||denied|2026-10-14|2026-10-22|3|"),
        rows(PAID, "2026-10-20|R1|C1||Lost_Inbound|SOAP|X1|USD|7.50|5|0|5|"),
      ],
      "short | reimbursed-cash -5, unexplained -15 | decided -3 | at risk 18.00 | claims 12 | lost 8, in transit 12",
    ],
    [
      "together they decide no more than is missing",
      [about("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|15|", "C2|FBA1|SOAP||written off|2026-10-14|2026-10-22|15|"), ""],
      "denied | unexplained -20 | decided -20 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
    [
      "an open case keeps the units that it asks for, whatever the others refuse",
      [about("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|15|", "C2|FBA1|SOAP||open|2026-10-22||8|"), ""],
      "case-open | unexplained -20 | decided -12 | at risk 12.00 | claims 8 C2 | lost 12, in transit 8",
    ],
    [
      "a case that was granted and not paid: its units are lost, its money is claimed",
      [about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-14|12|"), rows(PAID, "2026-10-01|R0|||Lost_Warehouse|CUP|X9|USD|1.00|1|0|1|")],
      "case-open | unexplained -20 | decided 0 | at risk 30.00 | claims 12 and 8 | lost 12, in transit 8",
    ],
    [
      "a grant and an open case for the same 12: those that were granted are lost, and the open one has the 8 that are left",
      [
        about("C1|FBA1|SOAP||granted|2026-10-12|2026-10-14|12|", "C2|FBA1|SOAP||open|2026-10-10||12|"),
        rows(PAID, "2026-10-01|R0|||Lost_Warehouse|CUP|X9|USD|1.00|1|0|1|"),
      ],
      "case-open | unexplained -20 | decided 0 | at risk 30.00 | claims 12 and 8 C2 | lost 12, in transit 8",
    ],
    [
      "a grant of which some was taken back, and an open case: what is due still goes first, then the open one, then what is open again",
      [
        about("C1|FBA1|SOAP||granted|2026-10-12|2026-10-14|20|45", "C2|FBA1|SOAP||open|2026-10-10||4|"),
        rows(PAID, "2026-10-20|R1|C1||Lost_Inbound|SOAP|X1|USD|27.00|12|0|12|", "2026-10-25|R2|||Reimbursement_Reversal|SOAP|X1|USD|-9.00|-4|0|-4|R1"),
      ],
      "case-open | reimbursed-cash -8, unexplained -12 | decided 0 | at risk 18.00 | claims 8 and 4 C2 | lost 16, in transit 4",
    ],
    [
      "money paid without a case and taken back in full: all is open again, under the case that was made good by it",
      [
        about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|20|"),
        rows(PAID, "2026-10-20|R1|||Lost_Inbound|SOAP|X1|USD|30.00|20|0|20|", "2026-10-25|R2|||Reimbursement_Reversal|SOAP|X1|USD|-30.00|-20|0|-20|R1"),
      ],
      "case-open | unexplained -20 | decided 0 | at risk 30.00 | claims 20 C1 | lost 0, in transit 20",
    ],
  ])("%s", (_rule, [Cases, Paid], expected) => {
    expect(story({ ...(Paid === "" ? {} : { Paid: Paid ?? "" }), Cases: Cases ?? "" })).toBe(expected);
  });

  test("a case about a whole shipment is used up by what is missing, not by what is too many, and its units leave transit", () => {
    const tables = {
      ...BASE,
      Shipments: rows(
        SHIPMENTS,
        "FBA1|CUP||10|10|10|13|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
        "FBA1|SOAP||400|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
      ),
      Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD\nCUP|2.00|USD",
      Cases: about("C1|FBA1|||denied|2026-10-12|2026-10-20|20|"),
    };
    const done = reconciled({ tables, period: "2026-10" });
    expect(done.shipments.map(({ sku, state, decided }) => [sku, state, decided])).toEqual([
      ["CUP", "over", 0],
      ["SOAP", "denied", -20],
    ]);
    expect(
      done.rollforward.flatMap(({ location, sku, exits, ending }) => (location === "In transit" ? [[sku, exits.lost?.quantity ?? 0, ending.quantity]] : [])),
    ).toEqual([
      ["CUP", 0, 0],
      ["SOAP", 20, 0],
    ]);
  });

  test("a case loses its number of units once, also where the seller booked one line's loss by hand", () => {
    const tables = {
      ...BASE,
      Shipments: rows(
        SHIPMENTS,
        "FBA1|CUP||20|20|20|0|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
        "FBA1|SOAP||400|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
      ),
      Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD\nCUP|2.00|USD",
      Cases: about("C1|FBA1|||denied|2026-10-12|2026-10-20|20|"),
      Movements: "Date|Warehouse|SKU|Type|Quantity|Reference\n2026-10-20|In transit|CUP|lost|20|FBA1",
    };
    const done = reconciled({ tables, period: "2026-10" });
    expect(done.shipments.map(({ sku, decided }) => [sku, decided])).toEqual([
      ["CUP", -20],
      ["SOAP", 0],
    ]);
    expect(
      done.rollforward.flatMap(({ location, sku, exits, ending }) => (location === "In transit" ? [[sku, exits.lost?.quantity ?? 0, ending.quantity]] : [])),
    ).toEqual([
      ["CUP", 20, 0],
      ["SOAP", 0, 20],
    ]);
  });

  test("a grant about a whole shipment is of those units first that nobody else asks for", () => {
    const tables = {
      ...BASE,
      Shipments: rows(
        SHIPMENTS,
        "FBA1|CUP||20|20|20|10|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
        "FBA1|SOAP||400|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|",
      ),
      Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD\nCUP|2.00|USD",
      Cases: about("C1|FBA1|||granted|2026-10-12|2026-10-20|22|", "C2|FBA1|CUP||open|2026-10-14||10|"),
    };
    const { rollforward, cases } = reconciled({ tables, period: "2026-10" });
    expect(
      rollforward.flatMap(({ location, sku, exits, ending }) => (location === "In transit" ? [[sku, exits.lost?.quantity ?? 0, ending.quantity]] : [])),
    ).toEqual([
      ["CUP", 2, 8],
      ["SOAP", 20, 0],
    ]);
    expect(cases.map(({ caseId, unitsClaimed }) => [caseId, unitsClaimed])).toEqual([
      ["C1", 22],
      ["C2", 8],
    ]);
  });

  test.each([
    [
      "a denial leaves the carrier's units in transit, and to be claimed from the carrier",
      "denied",
      "short | logistics -8, unexplained -12 | decided -12 | at risk 12.00 | claims 8 | lost 12, in transit 8",
    ],
    [
      "who writes a line off gives the carrier's units up as well",
      "written off",
      "written-off | logistics -8, unexplained -12 | decided -12 | at risk 0.00 | claims  | lost 20, in transit 0",
    ],
  ])("%s", (_rule, status, expected) => {
    const Shipments = rows(SHIPMENTS, "FBA1|SOAP||400|400|392|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|");
    expect(story({ Shipments, Cases: about(`C1|FBA1|SOAP||${status}|2026-10-12|2026-10-20||`) })).toBe(expected);
  });

  describe("of a mixed line, 10 not delivered and 10 not received, the user's verdict says who is asked, and for what his case decides", () => {
    const mixed = { ...BASE, Shipments: rows(SHIPMENTS, "FBA1|SOAP||400|400|390|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|") };
    const judged = (verdict: string, ...cases: readonly string[]): Reconciliation => {
      const ours = {
        "shipment-variances": [
          ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
          ["FBA1", "SOAP", null, verdict, null, null],
        ],
      };
      return reconciled({
        tables: { ...mixed, ...(cases.length === 0 ? {} : { Cases: about(...cases) }) },
        ours,
        period: "2026-10",
      });
    };
    const told = (verdict: string, ...cases: readonly string[]): string => {
      const { shipments, claims, rollforward } = judged(verdict, ...cases);
      const transit = rollforward.find(({ location }) => location === "In transit");
      const waits = shipments[0]?.because.find((text) => text.includes("in transit until"))?.split(" in transit")[0] ?? "nothing waits";
      return `${claims.map(({ type, units }) => `${type} ${units}`).join(", ")} | lost ${transit?.exits.lost?.quantity ?? 0}, in transit ${transit?.ending.quantity ?? 0} | ${waits}`;
    };
    const DENIED = "C1|FBA1|SOAP||denied|2026-10-12|2026-10-20||";
    test.each([
      ["carrier and Amazon", 3000],
      ["Amazon", 3000],
      ["carrier", 3000],
      ["you", 0],
    ])("%s: at risk is what somebody can be asked for", (verdict, expected) => {
      expect(judged(verdict).shipments[0]?.exposure).toBe(expected);
    });

    test.each([
      ["carrier and Amazon", [], "carrier-loss 10, inbound-missing 10 | lost 0, in transit 20 | the carrier's 10 stay"],
      ["Amazon", [], "inbound-missing 20 | lost 0, in transit 20 | nothing waits"],
      ["carrier", [], "carrier-loss 20 | lost 0, in transit 20 | the carrier's 20 stay"],
      ["you", [], " | lost 0, in transit 20 | your 20 stay"],
      ["carrier and Amazon", [DENIED], "carrier-loss 10 | lost 10, in transit 10 | the carrier's 10 stay"],
      ["Amazon", [DENIED], " | lost 20, in transit 0 | nothing waits"],
      ["carrier", [DENIED], "carrier-loss 20 | lost 0, in transit 20 | the carrier's 20 stay"],
      ["you", [DENIED], " | lost 10, in transit 10 | your 10 stay"],
    ])("%s, with %j", (verdict, cases, expected) => {
      expect(told(verdict, ...cases)).toBe(expected);
    });
  });

  test("money that was taken back opens its units again, under its case, whatever the register calls that", () => {
    const Paid = rows(
      PAID,
      "2026-10-20|R1|C1||Lost_Inbound|SOAP|X1|USD|45.00|20|0|20|",
      "2026-10-25|R2|||Reimbursement_Reversal|SOAP|X1|USD|-18.00|-8|0|-8|R1",
    );
    expect(story({ Cases: about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|20|45"), Paid })).toBe(
      "case-open | reimbursed-cash -12, unexplained -8 | decided 0 | at risk 12.00 | claims 8 C1 | lost 12, in transit 8",
    );
  });
});

test("a decided difference is none to explain", () => {
  const open = (status: string): number =>
    findDiscrepancies(reconciled({ tables: { ...BASE, Cases: about(`C1|FBA1|SOAP||${status}|2026-10-12||20|`) }, period: "2026-10" })).shipments.length;
  expect([open("open"), open("denied"), open("written off")]).toEqual([1, 0, 0]);
});

test("the line says how much of its paid case was not paid", () => {
  const [line] = reconciled({
    tables: { ...BASE, Cases: about("C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-20|20|27"), Paid: PAID_12 },
    period: "2026-10",
  }).shipments;
  expect(line?.because).toContain("case C1 is decided for 20: 8 of them were not made good, and are lost");
});
