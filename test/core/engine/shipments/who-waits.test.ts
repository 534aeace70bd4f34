/** Receipts that name no shipment go to lines that still wait, under the label that they bear: a shortage that is known stays where it is. Today is 5 December 2026. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const COSTS = "SKU|Unit Cost|Currency\nMUG|2.00|USD\nLAMP|8.00|USD";
/** 300 sent in September, of which 297 came. */
const FIRST = "FBA1|MUG|XM|300|300|300||2026-09-04|2026-09-18|||";
const FIRST_CAME = "09/19/2026|XM|MUG|SELLABLE|0|297|0|0|0|0|0|0|0|0|0|297|US";
/** 150 that came whole in November. */
const SECOND = "FBA2|MUG|XM|150|150|150||2026-10-25|2026-11-05|||";

function story(tables: Readonly<Record<string, string>>): readonly string[] {
  return sayLines(reconciled({ tables: { Costs: COSTS, ...tables }, period: "2026-11", today: "2026-12-05" }));
}
function sayLines({ shipments }: Reconciliation): readonly string[] {
  return shipments.map(
    ({ shipmentId, sku, received, dispatched, state, decided }) =>
      `${shipmentId} ${sku} ${received} of ${dispatched}, ${state}${decided === 0 ? "" : `, decided ${decided}`}`,
  );
}

describe("a shortage does not walk to a later shipment", () => {
  const came = (units: number): string => `11/06/2026|XM|MUG|SELLABLE|297|${units}|0|0|0|0|0|0|0|0|0|${297 + units}|US`;
  const of = (Shipments: readonly string[], cases: readonly string[], units: number): readonly string[] =>
    story({
      Shipments: rows(SHIPMENTS, ...Shipments),
      Ledger: rows(LEDGER, FIRST_CAME, came(units)),
      ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
    });

  test.each([
    ["given up", "C1|FBA1|MUG||written off|2026-10-20|2026-10-28|3|", "FBA1 MUG 297 of 300, written-off, decided -3"],
    ["refused", "C1|FBA1|MUG||denied|2026-10-20|2026-10-28|3|", "FBA1 MUG 297 of 300, denied, decided -3"],
    ["paid for", "C1|FBA1|MUG||reimbursed|2026-10-20|2026-10-28|3|15.30", "FBA1 MUG 297 of 300, recovered"],
    ["asked for", "C1|FBA1|MUG||open|2026-10-20||3|", "FBA1 MUG 297 of 300, case-open"],
  ])("what was %s waits for nothing", (_, row, first) => {
    expect(of([FIRST, SECOND], [row], 150)).toEqual([first, "FBA2 MUG 150 of 150, matched"]);
  });

  test("nor does a shipment whose receiving days are over, whoever asked", () => {
    expect(of([FIRST, SECOND], [], 150)).toEqual(["FBA1 MUG 297 of 300, short", "FBA2 MUG 150 of 150, matched"]);
  });

  test("what comes beyond those that wait is what the decided one lacked", () => {
    expect(of([FIRST, SECOND], ["C1|FBA1|MUG||denied|2026-10-20|2026-10-28|3|"], 153)).toEqual([
      "FBA1 MUG 300 of 300, matched",
      "FBA2 MUG 150 of 150, matched",
    ]);
  });

  test("a case about some units leaves the line waiting for the others", () => {
    const young = "FBA1|MUG|XM|300|300|300||2026-10-04|2026-10-28|||";
    const [Ledger, Cases] = [
      rows(LEDGER, "10/29/2026|XM|MUG|SELLABLE|0|280|0|0|0|0|0|0|0|0|0|280|US", "11/06/2026|XM|MUG|SELLABLE|280|167|0|0|0|0|0|0|0|0|0|447|US"),
      rows(CASES, "C1|FBA1|MUG||denied|2026-10-30|2026-11-02|3|"),
    ];
    expect(story({ Shipments: rows(SHIPMENTS, young, SECOND), Ledger, Cases })).toEqual([
      "FBA1 MUG 297 of 300, denied, decided -3",
      "FBA2 MUG 150 of 150, matched",
    ]);
  });
});

describe("receipts go to what was shipped under their label", () => {
  const MAP = "SKU|MSKU|FNSKU|Units\nLAMP|LAMP|XL|1\nMUG|MUG|XM|1\nLAMP|GIFT|XG|1\nMUG|GIFT|XG|2";
  /** 50 sets of a lamp and two mugs. */
  const SETS_CAME = "11/09/2026|XG|GIFT|SELLABLE|0|50|0|0|0|0|0|0|0|0|0|50|US";
  const WHOLE_SETS = ["FBA4 LAMP 50 of 50, matched", "FBA4 MUG 100 of 100, matched"];

  test.each([
    ["by its FNSKU", "FBA4|GIFT|XG|50|50|50||2026-10-20|2026-11-08|||"],
    ["by the name that Amazon sells it under", "FBA4|GIFT||50|50|50||2026-10-20|2026-11-08|||"],
    ["by its FNSKU alone", "FBA4||XG|50|50|50||2026-10-20|2026-11-08|||"],
  ])("a set's receipts make no single SKU's shipment whole: the set is known %s", (_, set) => {
    const late = "FBA1|MUG|XM|300|300|300||2026-09-04|2026-11-01|||";
    const Ledger = rows(LEDGER, "11/02/2026|XM|MUG|SELLABLE|0|297|0|0|0|0|0|0|0|0|0|297|US", SETS_CAME);
    expect(story({ Map: MAP, Shipments: rows(SHIPMENTS, late, set), Ledger })).toEqual(["FBA1 MUG 297 of 300, short", ...WHOLE_SETS]);
  });

  test("nor do units of the single SKU beyond what was sent make up a set", () => {
    const late = "FBA1|MUG|XM|300|300|300||2026-09-04|2026-11-01|||";
    const Ledger = rows(LEDGER, "11/02/2026|XM|MUG|SELLABLE|0|302|0|0|0|0|0|0|0|0|0|302|US", SETS_CAME);
    expect(story({ Map: MAP, Shipments: rows(SHIPMENTS, late, "FBA4|GIFT|XG|50|50|50||2026-10-20|2026-11-01|||"), Ledger })).toEqual([
      "FBA1 MUG 302 of 300, over",
      ...WHOLE_SETS,
    ]);
  });

  test("a set and one of its SKUs in one shipment are added up", () => {
    const Ledger = rows(LEDGER, "11/02/2026|XM|MUG|SELLABLE|0|300|0|0|0|0|0|0|0|0|0|300|US", SETS_CAME);
    const both = ["FBA4|MUG|XM|300|300|300||2026-10-20|2026-11-01|||", "FBA4|GIFT|XG|50|50|50||2026-10-20|2026-11-01|||"];
    const { shipments, issues } = reconciled({
      tables: { Costs: COSTS, Map: MAP, Shipments: rows(SHIPMENTS, ...both), Ledger },
      period: "2026-11",
      today: "2026-12-05",
    });
    expect(shipments.map(({ sku, received, dispatched, delivered, declared }) => [sku, received, dispatched, delivered, declared])).toEqual([
      ["LAMP", 50, 50, 50, 50],
      ["MUG", 400, 400, 400, 400],
    ]);
    expect(issues.filter(({ code }) => code === "shipment-line-twice")).toEqual([]);
  });

  test("goods that bear another label now than their shipment says are still its goods", () => {
    const Ledger = rows(LEDGER, "09/01/2026|XOLD|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "11/06/2026|XM|MUG|SELLABLE|0|150|0|0|0|0|0|0|0|0|0|150|US");
    expect(story({ Shipments: rows(SHIPMENTS, "FBA2|MUG|XOLD|150|150|150||2026-10-25|2026-11-05|||"), Ledger })).toEqual(["FBA2 MUG 150 of 150, matched"]);
  });
});

describe("what was decided waits for nothing that may be another's", () => {
  const Shipments = rows(
    SHIPMENTS,
    "FBA1|MUG|XM|300|300|300|297|2026-09-04|2026-09-18|2026-10-02|CLOSED|",
    "FBA2|MUG|XM|150|150|150|147|2026-09-05|2026-09-19|2026-10-03|CLOSED|",
  );
  const Cases = rows(CASES, "C1|FBA1|MUG||denied|2026-10-05|2026-10-28|3|");
  const Ledger = (...more: readonly string[]): string =>
    rows(
      LEDGER,
      "09/20/2026|XM|MUG|SELLABLE|0|444|0|0|0|0|0|0|0|0|0|444|US",
      ...(more.length === 0 ? ["11/30/2026|XM|MUG|SELLABLE|444|0|0|0|0|0|0|0|0|0|0|444|US"] : more),
    );
  const parts = (tables: Readonly<Record<string, string>>): readonly string[] =>
    reconciled({ tables: { Costs: COSTS, Cases, ...tables }, period: "2026-11", today: "2026-12-05" }).shipments.map(
      (line) =>
        `${line.shipmentId} ${Object.entries(line.parts)
          .map(([part, units]) => `${part} ${units}`)
          .join(", ")}`,
    );

  test("a surplus in another shipment is that of the line which is not decided", () => {
    const third = `${Shipments}\nFBA3|MUG|XM|50|50|50|53|2026-09-06|2026-09-19|2026-10-03|CLOSED|`;
    expect(
      parts({
        Shipments: third,
        Ledger: rows(LEDGER, "09/20/2026|XM|MUG|SELLABLE|0|497|0|0|0|0|0|0|0|0|0|497|US", "11/30/2026|XM|MUG|SELLABLE|497|0|0|0|0|0|0|0|0|0|0|497|US"),
      }),
    ).toEqual(["FBA1 unexplained -3", "FBA2 other-shipment -3", "FBA3 other-shipment 3"]);
  });

  test("so are units found", () => {
    expect(parts({ Shipments, Ledger: Ledger("11/10/2026|XM|MUG|SELLABLE|444|0|0|0|0|0|3|0|0|0|0|447|US") })).toEqual(["FBA1 unexplained -3", "FBA2 found -3"]);
  });

  test("so is a payment that names no case", () => {
    const Paid = rows(PAID, "2026-11-10|R1|||Lost_Inbound|MUG|XM|USD|15.30|3|0|3");
    expect(parts({ Shipments, Ledger: Ledger(), Paid })).toEqual(["FBA1 unexplained -3", "FBA2 reimbursed-cash -3"]);
    expect(parts({ Shipments, Ledger: Ledger(), Paid: `${Paid}\n2026-11-12|R2|||Lost_Inbound|MUG|XM|USD|5.10|1|0|1` })).toEqual([
      "FBA1 reimbursed-cash -1, unexplained -2",
      "FBA2 reimbursed-cash -3",
    ]);
  });
});
