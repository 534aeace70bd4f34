/** What a reviewer writes beside shipment lines: it stays with its line, outweighs the papers, and is never lost. */
import type { Row } from "../../../src/core/sources/grid";
import { reconciled, run, type Scenario } from "../engine/scenario";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const FBA1 = "FBA1|TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED";
const FBA2 = "FBA2|TEA|40|40|40|2026-08-21|2026-09-01|2026-09-20|CLOSED";
const HEADER: Row = ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"];

const shipments = (...rows: readonly string[]): Scenario["tables"] => ({
  Shipments: [SHIPMENTS, ...rows].join("\n"),
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
});
const typed = (...rows: readonly Row[]): Readonly<Record<string, readonly Row[]>> => ({ "shipment-variances": [HEADER, ...rows] });
const written = (scenario: Scenario, table = "_shipments") =>
  tableRows(planOf("shipment-variances", scenario), table).map((row) => [row["Shipment"], row["Case ID"], row["Verdict"], row["Note"], row["Signed off"]]);

const faults = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

test("what was written stands beside its shipment and SKU again, cell by cell", () => {
  expect(
    written({ tables: shipments(FBA1, FBA2), ours: typed(["fba2", "TEA", null, null, "=fine", 46326], ["FBA1", "TEA", 1234567890123, "we", null, "Ana"]) }),
  ).toEqual([
    ["FBA1", "1234567890123", "we", null, "Ana"],
    ["FBA2", null, null, "=fine", 46326],
  ]);
});

test("a note whose line is gone is kept below the lines, and returns to its line when that comes back", () => {
  const gone: Scenario = { tables: shipments(FBA1), ours: typed(["FBA2", "TEA", null, null, "recount asked", null]) };
  expect(written(gone, "_notes_without_a_line")).toEqual([["FBA2", null, null, "recount asked", null]]);
  const back: Scenario = { tables: shipments(FBA1, FBA2), ours: { "shipment-variances": rowsOfPlan(planOf("shipment-variances", gone)) } };
  expect(written(back)).toEqual([
    ["FBA1", null, null, null, null],
    ["FBA2", null, null, "recount asked", null],
  ]);
  expect(written(back, "_notes_without_a_line")).toEqual([]);
});

test("a note on a SKU that a SKU map has renamed since stands beside the line by its new name, as its verdict is heeded there", () => {
  const tables = { ...shipments("FBA1|AMZ-TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED"), Map: "SKU|MSKU|Units\nTEA|AMZ-TEA|1" };
  const renamed: Scenario = { tables, ours: typed(["FBA1", "AMZ-TEA", null, "货代", "等货代回复，勿结案", null]) };
  expect(reconciled(renamed).shipments.map(({ sku, responsibility }) => [sku, responsibility])).toEqual([["TEA", "logistics"]]);
  expect(written(renamed)).toEqual([["FBA1", null, "货代", "等货代回复，勿结案", null]]);
  expect(written(renamed, "_notes_without_a_line")).toEqual([]);
});

test("a note that names no line is kept below them, run after run, and is no error", () => {
  const first: Scenario = {
    tables: shipments(FBA1),
    ours: typed(
      [null, null, null, null, "call Ana on Monday", null],
      ["FBA1", null, null, null, "all cartons wet", null],
      [null, null, null, null, "ask for the POD", null],
    ),
  };
  const kept = [
    ["", null, null, "call Ana on Monday", null],
    ["FBA1", null, null, "all cartons wet", null],
    ["", null, null, "ask for the POD", null],
  ];
  const again: Scenario = { tables: shipments(FBA1), ours: { "shipment-variances": rowsOfPlan(planOf("shipment-variances", first)) } };
  expect([first, again].map((one) => written(one, "_notes_without_a_line"))).toEqual([kept, kept]);
  expect([first, again].flatMap(faults)).toEqual([]);
});

test("a verdict that names no line is an error, since nothing can follow from it", () => {
  const scenario: Scenario = { tables: shipments(FBA1), ours: typed([null, null, null, "carrier", "which?", null]) };
  expect(faults(scenario)).toEqual(["cell-missing"]);
});

test("of two rows for one line, the first is the line's; another that says something else is kept, one that says the same is not", () => {
  const twice: Scenario = {
    tables: shipments(FBA1),
    ours: typed(["FBA1", "TEA", null, null, "first", null], ["FBA1", "TEA", null, null, "first", null], ["FBA1", "TEA", null, null, "second", null]),
  };
  expect(written(twice)).toEqual([["FBA1", null, null, "first", null]]);
  expect(written(twice, "_notes_without_a_line")).toEqual([["FBA1", null, null, "second", null]]);
});

describe("a sign-off or a verdict holds for the variance that it was given for", () => {
  const received = (units: number): Scenario["tables"] => shipments(FBA1.replace("|96|", `|${units}|`), FBA2);
  const sheetOf = (scenario: Scenario): readonly Row[] => rowsOfPlan(planOf("shipment-variances", scenario));
  const after = (units: number, sheet: readonly Row[]): Scenario => ({ tables: received(units), ours: { "shipment-variances": sheet } });
  /** Writes into the columns of FBA1's row. */
  const write = (sheet: readonly Row[], cells: Readonly<Record<string, Row[number]>>): readonly Row[] => {
    const headings = sheet.find((row) => row.includes("Signed off")) ?? [];
    return sheet.map((row) =>
      row.includes("FBA1") ? headings.map((heading, at) => cells[String(heading)] ?? (String(heading) in cells ? null : (row[at] ?? null))) : row,
    );
  };
  const signs = (scenario: Scenario): readonly unknown[] =>
    tableRows(planOf("shipment-variances", scenario), "_shipments").map((row) => [row["Shipment"], row["Verdict"], row["Signed off"], row["Signed for"]]);
  const said = (scenario: Scenario): readonly string[] => faults(scenario).filter((code) => code === "signed-for-other-figures");
  const SIGNED = write(sheetOf({ tables: received(96) }), { "Signed off": "Ana, 4 missing" });

  test("which stands beside it from the next run on, in a column that is there for nothing else", () => {
    expect(tableRows(planOf("shipment-variances", { tables: received(96) }), "_shipments").map((row) => "Signed for" in row)).toEqual([false, false]);
    expect(signs(after(96, SIGNED))).toEqual([
      ["FBA1", null, "Ana, 4 missing", "4 short | Ana, 4 missing"],
      ["FBA2", null, null, null],
    ]);
    expect(said(after(96, SIGNED))).toEqual([]);
  });

  test("with another one it is said, whether the figures changed before or after the next run, and again until it is signed anew", () => {
    const changed = after(86, SIGNED);
    const later = after(86, sheetOf(after(96, sheetOf(after(96, SIGNED)))));
    for (const scenario of [changed, later, after(86, sheetOf(changed))])
      expect([signs(scenario)[0], said(scenario)]).toEqual([["FBA1", null, "Ana, 4 missing", "4 short | Ana, 4 missing"], ["signed-for-other-figures"]]);
    const shown = sheetOf(changed);
    for (const [anew, kept] of [
      [write(shown, { "Signed off": "Ana, 14 missing" }), ["FBA1", null, "Ana, 14 missing", "14 short | Ana, 14 missing"]],
      [write(shown, { "Signed for": null }), ["FBA1", null, "Ana, 4 missing", "14 short | Ana, 4 missing"]],
    ] as const)
      expect([signs(after(86, anew))[0], said(after(86, anew))]).toEqual([kept, []]);
  });

  test("a verdict typed beside a sign-off of other figures renews nothing; a new sign-off is for the verdict beside it as well", () => {
    const judged = after(86, write(sheetOf(after(86, SIGNED)), { Verdict: "carrier" }));
    expect([signs(judged)[0], said(judged)]).toEqual([
      ["FBA1", "carrier", "Ana, 4 missing", "4 short | carrier | Ana, 4 missing"],
      ["signed-for-other-figures"],
    ]);
    const signed = after(86, write(sheetOf(judged), { "Signed off": "Ana, 14 missing" }));
    expect([signs(signed)[0], said(signed)]).toEqual([["FBA1", "carrier", "Ana, 14 missing", "14 short | carrier | Ana, 14 missing"], []]);
    const unsigned = after(70, write(sheetOf(signed), { "Signed off": null }));
    expect([signs(unsigned)[0], said(unsigned)]).toEqual([["FBA1", "carrier", null, "14 short | carrier"], ["signed-for-other-figures"]]);
  });

  test("figures that a program wrote as texts are read as they look", () => {
    const texts = write(sheetOf({ tables: received(96) }), { Dispatched: "1,000", Received: "996", "Signed off": "Ana" });
    expect(signs(after(86, texts))[0]).toEqual(["FBA1", null, "Ana", "4 short | Ana"]);
    const points = write(sheetOf({ tables: received(96) }), { Dispatched: "1.000", Received: "996", "Signed off": "Ana" });
    expect(signs(after(86, points))[0]).toEqual(["FBA1", null, "Ana", "4 short | Ana"]);
    const byHand = write(sheetOf(after(96, SIGNED)), { "Signed off": "Ana", "Signed for": "-1.000" });
    expect(signs(after(86, byHand))[0]).toEqual(["FBA1", null, "Ana", "1,000 short | Ana"]);
  });

  test("where nothing is missing any more, nothing is to be signed", () => {
    expect([signs(after(100, SIGNED)).length, said(after(100, SIGNED))]).toEqual([2, []]);
  });

  test("what is still to come may come in part unsaid; what is missing once it is counted, or more than was signed for, is said", () => {
    const counting = (units: number, sheet: readonly Row[] = []): Scenario => ({
      tables: shipments(`FBA1|TEA|100|100|${units}|2026-10-20|2026-10-30||RECEIVING`, FBA2),
      ...(sheet.length === 0 ? {} : { ours: { "shipment-variances": sheet } }),
    });
    const signed = write(sheetOf(counting(40)), { "Signed off": "Ana, on its way" });
    const states = [counting(40, signed), counting(70, signed), counting(30, signed), after(70, signed), after(100, signed)];
    expect(states.map((one) => [reconciled(one).shipments[0]?.state, said(one).length])).toEqual([
      ["receiving", 0],
      ["receiving", 0],
      ["receiving", 1],
      ["short", 1],
      ["matched", 0],
    ]);
  });

  test("so does a verdict, which is heeded all the same; a day is signed as a day", () => {
    const judged = after(86, write(sheetOf({ tables: received(96) }), { Verdict: "carrier", "Signed off": 46326 }));
    expect(signs(judged)[0]).toEqual(["FBA1", "carrier", 46326, "4 short | carrier | 2026-10-31"]);
    const alone = after(86, write(sheetOf({ tables: received(96) }), { Verdict: "carrier" }));
    expect([reconciled(alone).shipments[0]?.responsibility, said(alone)]).toEqual(["logistics", ["signed-for-other-figures"]]);
  });

  test("rows that are sorted, deleted and copied say each of its own line what was signed", () => {
    const sheet = sheetOf(after(96, SIGNED));
    const header = sheet.findIndex((row) => row.includes("Signed off"));
    const own = sheet.findIndex((row) => row.includes("FBA1"));
    const [line = [], other = []] = [sheet[own], sheet[own + 1]];
    const withRows = (...rows: readonly Row[]): readonly Row[] => [...sheet.slice(0, header + 1), ...rows, ...sheet.slice(own + 2)];
    for (const rows of [
      [other, line],
      [line, line, other],
    ])
      expect(signs(after(86, withRows(...rows)))).toEqual(signs(after(86, sheet)));
    expect(said(after(86, withRows(other, line)))).toEqual(["signed-for-other-figures"]);
    expect(signs(after(86, withRows(other)))[0]).toEqual(["FBA1", null, null, undefined]);
  });

  test("a sheet of a version without the column, and without figures, is signed for what the line has now", () => {
    const old: Scenario = { tables: received(86), ours: typed(["FBA1", "TEA", null, null, null, "Ana"]) };
    expect([signs(old)[0], said(old)]).toEqual([["FBA1", null, "Ana", "14 short | Ana"], []]);
  });

  test("a line that is gone takes it along, and is held to it when it comes back", () => {
    const gone: Scenario = { tables: shipments(FBA2), ours: { "shipment-variances": SIGNED } };
    expect(tableRows(planOf("shipment-variances", gone), "_notes_without_a_line").map((row) => [row["Shipment"], row["Signed for"]])).toEqual([
      ["FBA1", "4 short | Ana, 4 missing"],
    ]);
    expect(said(after(86, sheetOf(gone)))).toEqual(["signed-for-other-figures"]);
  });
});

test("a verdict outweighs the papers, which stay among the reasons", () => {
  const [line] = reconciled({ tables: shipments(FBA1), ours: typed(["FBA1", "TEA", null, "carrier", null, null]) }).shipments;
  expect([line?.responsibility, line?.because[0]]).toEqual(["logistics", "your verdict: carrier, though the papers say Amazon"]);
});

test("a case ID beside a line is its case, and stands once where a register has it", () => {
  const [line] = reconciled({ tables: shipments(FBA1), ours: typed(["FBA1", "TEA", "C-7", null, null, null]) }).shipments;
  expect(line?.caseId).toBe("C-7");
  const both = reconciled({
    tables: { ...shipments(FBA1), Register: "Case ID|Shipment ID|SKU|Status|Units\nC-7|FBA1||denied|4" },
    ours: typed(["FBA1", "TEA", "C-7", null, null, null]),
  });
  expect(both.shipments[0]?.caseId).toBe("C-7");
});

describe("a draft in the register, and an ID typed beside its line, are one case", () => {
  const cases = (id: string | null, ...register: readonly string[]): readonly unknown[] =>
    reconciled({
      tables: { ...shipments(FBA1), Register: ["Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units", ...register].join("\n") },
      ours: typed(["FBA1", "TEA", id, null, null, null]),
    }).cases.map(({ caseId, kind, status, unitsClaimed }) => [caseId, kind, status, unitsClaimed]);

  test("which was sent under that ID: it asks for the draft's units, once", () => {
    expect(cases("C-7", "|FBA1|TEA||draft|||4")).toEqual([["C-7", "inbound-missing", "open", 4]]);
    expect(cases(null, "|FBA1|TEA||draft|||4")).toEqual([["", "inbound-missing", "draft", 4]]);
  });

  test("a case that was decided before the draft was written, and one with the carrier, stay by themselves", () => {
    expect(cases("C-7", "|FBA1|TEA||denied|2026-10-01|2026-10-09|1", "|FBA1|TEA||draft|||3", "|FBA1|TEA|carrier-loss|draft|||2")).toEqual([
      ["", "carrier-loss", "draft", 2],
      ["", "inbound-missing", "denied", 1],
      ["C-7", "inbound-missing", "open", 3],
    ]);
  });

  test("another line's draft is none of it", () => {
    expect(cases("C-7", "|FBA1|MUG||draft|||4")).toEqual([
      ["", "inbound-missing", "draft", 4],
      ["C-7", "inbound-missing", "open", 4],
    ]);
  });

  test("the sheet of cases keeps the user's row, which takes the ID and is open, and no second one", () => {
    const ours = {
      ...typed(["FBA1", "TEA", "C-7", null, null, null]),
      cases: [
        ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note", "Kept in"],
        [null, "FBA1", "TEA", "inbound-missing", "draft", null, null, 4, null, "sent on Monday", null],
      ],
    };
    expect(
      tableRows(planOf("cases", { tables: shipments(FBA1), ours }), "_cases").map((row) => [
        row["Case ID"],
        row["Shipment ID"],
        row["Status"],
        row["Units"],
        row["Note"],
      ]),
    ).toEqual([["C-7", "FBA1", "open", 4, "sent on Monday"]]);
  });
});

test("a sheet whose reviewer's heading is gone stops the run, and says which", () => {
  const result = run({
    tables: shipments(FBA1),
    ours: {
      "shipment-variances": [
        ["Shipment", "SKU", "Case ID", "Verdict", "My note", "Signed off"],
        ["FBA1", "TEA", null, null, "x", null],
      ],
    },
  });
  expect(result.outcome === "stopped" ? result.issues.map(({ code }) => code) : result.outcome).toEqual(["our-heading-missing"]);
});

test("a difference that is explained is not red, and its state says so in words that can be filtered", () => {
  const plan = planOf("shipment-variances", {
    tables: shipments("FBA1|TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED", "FBA2|TEA|40|40|44|2026-08-21|2026-09-01|2026-09-20|CLOSED"),
  });
  const [row] = tableRows(plan, "_shipments");
  expect([row?.["State"], row?.["In another shipment"], row?.["Unexplained"], row?.["Adds up"]]).toEqual(["short, explained", -4, 0, "✓"]);
  expect(plan.paint.filter(({ style }) => style === "green").length).toBeGreaterThan(0);
  expect(plan.tabColor).not.toBe("#D13438");
});
