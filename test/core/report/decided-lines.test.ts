/** At a glance: what a case decided is told apart from what is still to be done, and the sheet adds up from what is unexplained to what is at risk. 20 of 400 are missing, at 1.50. */
import { buildReport } from "../../../src/core/report/build-report";
import { colourRows } from "../../../src/core/report/row-colours";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
const asked = (delivered: number, ...cases: readonly string[]): Scenario => ({
  tables: {
    Shipments: `${SHIPMENTS}\nFBA1|SOAP|400|${delivered}|380|2026-09-10|2026-10-02|2026-10-10|CLOSED`,
    Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD",
    ...(cases.length === 0 ? {} : { Cases: [CASES, ...cases].join("\n") }),
  },
});

/** "denied, grey: unexplained -20, decided 20, still open 0, at cost 0" */
function row(scenario: Scenario): string {
  const sheet = buildReport(reconciled(scenario), inputOf(scenario).facts, []).sheets.find(({ id }) => id === "shipment-variances");
  const line = sheet?.tables.find(({ id }) => id === "shipments")?.rows[0];
  const cost = line?.cells["exposure"];
  const minor = typeof cost === "object" && cost !== null && "amount" in cost ? cost.amount : NaN;
  const { state, decided, open } = line?.cells ?? {};
  return `${String(state)}, ${String(line?.tone)}: unexplained ${String(line?.cells["part-unexplained"])}, decided ${String(decided)}, still open ${String(open)}, at cost ${String(minor)}`;
}

test.each([
  ["nobody was asked", asked(400), "short, red: unexplained -20, decided 0, still open -20, at cost 3000"],
  ["a case is open", asked(400, "C1|FBA1|SOAP||open|2026-10-12||20"), "case open, amber: unexplained -20, decided 0, still open -20, at cost 3000"],
  [
    "refused: nothing is left to do",
    asked(400, "C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|20"),
    "denied, grey: unexplained -20, decided 20, still open 0, at cost 0",
  ],
  ["given up", asked(400, "C1|FBA1|SOAP||written off|2026-10-12|2026-10-20|"), "written off, grey: unexplained -20, decided 20, still open 0, at cost 0"],
  [
    "refused for some: the others are to be claimed",
    asked(400, "C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|15"),
    "short, red: unexplained -20, decided 15, still open -5, at cost 750",
  ],
  ["all lost by the carrier, whom nobody asked", asked(380), "short, lost by carrier, red: unexplained 0, decided 0, still open -20, at cost 3000"],
  [
    "the carrier paid",
    asked(380, "C1|FBA1|SOAP|carrier-loss|reimbursed|2026-10-12|2026-10-20|20"),
    "recovered, green: unexplained 0, decided 20, still open 0, at cost 0",
  ],
  [
    "Amazon refused its 12, the carrier's 8 are to be claimed",
    asked(392, "C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|"),
    "short, lost by carrier, red: unexplained -12, decided 12, still open -8, at cost 1200",
  ],
])("%s", (_situation, scenario, expected) => {
  expect(row(scenario)).toBe(expected);
});

test("by state, what one shipment has too many of does not make up for what another lacks", () => {
  const Shipments = `${SHIPMENTS}\nFBA1|SOAP|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED\nFBA2|MUG|400|400|407|2026-09-10|2026-10-02|2026-10-10|CLOSED`;
  const scenario: Scenario = { tables: { Shipments, Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD\nMUG|2.00|USD" } };
  const byState = buildReport(reconciled(scenario), inputOf(scenario).facts, [])
    .sheets.flatMap(({ tables }) => tables)
    .find(({ id }) => id === "shipments-by-state");
  expect([...(byState?.rows ?? []), byState?.total].map((one) => [one?.cells["state"], one?.cells["open-short"], one?.cells["open-over"]])).toEqual([
    ["short", -20, 0],
    ["over", 0, 7],
    ["All", -20, 7],
  ]);
});

test("the user's own row of a decided line is coloured as ours is", () => {
  const { shipments } = reconciled(asked(400, "C1|FBA1|SOAP||denied|2026-10-12|2026-10-20|20"));
  expect(colourRows(shipments).map(({ fill }) => fill)).toEqual(["#E1DFDD"]);
});

test("the line says what was decided, for how many units and by which case", () => {
  const [line] = reconciled(asked(400, "CASE-7|FBA1|SOAP||denied|2026-10-12|2026-10-20|12", "CASE-9|FBA1|SOAP||written off|2026-10-12|2026-10-21|3")).shipments;
  expect(line?.because.filter((text) => text.startsWith("decided"))).toEqual(["decided: denied 12 (CASE-7)", "decided: written off 3 (CASE-9)"]);
});
