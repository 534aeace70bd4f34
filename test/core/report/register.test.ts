/** The register of cases: what its user keeps in it stays as it is, cases kept elsewhere are shown and count once. */
import { buildReport } from "../../../src/core/report/build-report";
import { printingOf } from "../../../src/core/report/print-sheet";
import { draftLines } from "../../../src/core/report/register";
import { jsonOfReconciliation } from "../../../src/core/report/to-json";
import type { Row } from "../../../src/core/sources/grid";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { DETAIL } from "../engine/scenario-headers";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const SHIPMENTS =
  "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED";
const HEADER: Row = ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note", "Kept in"];
const TABLES = { Shipments: SHIPMENTS, Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD" };
const register = (...rows: readonly Row[]): NonNullable<Scenario["ours"]> => ({ cases: [HEADER, ...rows] });
const written = (scenario: Scenario): readonly unknown[] =>
  tableRows(planOf("cases", scenario), "_cases").map((row) => [
    row["Case ID"],
    row["Shipment ID"],
    row["Status"],
    row["Units"],
    row["Note"],
    row["Status as followed"],
    row["Book value"],
    row["Kept in"],
  ]);

const faults = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

test("a first run gives an empty register that is a table with a row to write in", () => {
  const plan = planOf("cases", { tables: TABLES });
  const [table] = plan.tables;
  expect([plan.tables.length, table?.area.rows]).toEqual([1, 2]);
  expect(written({ tables: TABLES })).toEqual([[null, null, null, null, null, null, null, null]]);
});

test("the lines above the register are short enough for the page that its first ten columns take in print", () => {
  const [sheet] = buildReport(reconciled({ tables: TABLES }), inputOf({ tables: TABLES }).facts, []).sheets.filter(({ id }) => id === "cases");
  expect(sheet?.notes.filter(({ length }) => length > 200)).toEqual([]);
});

test("it prints two pages wide with all its columns, its first three on each, in one currency or two", () => {
  const granted = ["C-1|FBA1|TEA|inbound-missing|granted|2026-10-12|4|12.50", "C-2||CUP|warehouse-lost|granted|2026-10-12|3|8.00"];
  const pages = granted.map((_, index) => {
    const tables = {
      ...TABLES,
      Detail: `${DETAIL}\n10/08/2026|X2|CUP|Adjustments||-3|YYZ1|SELLABLE|M|CA|0|3`,
      Locations: "Location|Kind|Currency\nFBA-CA|fba|CAD",
      Mine: ["Case ID|Shipment ID|SKU|Kind|Status|Opened|Units|Amount", ...granted.slice(0, index + 1)].join("\n"),
    };
    const plan = planOf("cases", { tables });
    return [plan.cells.flat().filter((cell) => ["Granted, not paid", "As written", "Because", "Currency"].includes(String(cell))).length, printingOf(plan)];
  });
  expect(pages).toEqual([3, 4].map((columns) => [columns, { pagesWide: 2, titleRows: { row: 4, rows: 2 }, titleColumns: 3 }]));
});

test("a row of the user's stays as it stands, beside what became of the case; a cell that nobody can read stays too", () => {
  expect(
    written({
      tables: TABLES,
      ours: register(
        [4711, "FBA1", "TEA", null, "open", "soon", null, 4, null, "asked", null],
        [null, null, null, null, null, null, null, "four", null, null, null],
      ),
    }),
  ).toEqual([
    ["4711", "FBA1", "open", 4, "asked", "open", 8, null],
    [null, null, null, "four", null, null, null, null],
  ]);
});

test("a case that is decided, or is about money, has no day until which to claim: what the shipment still lacks has", () => {
  const Windows = "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|0|270|delivered";
  const untilOf = (kind: string, status: string): unknown =>
    tableRows(
      planOf("cases", { tables: { ...TABLES, Windows }, ours: register(["C-1", "FBA1", "TEA", kind, status, "2026-10-01", null, 2, null, null, null]) }),
      "_cases",
    )[0]?.["Claim until"];
  // As a spreadsheet counts days.
  const MAY_29_2027 = 46_536;
  expect(untilOf("inbound-missing", "open")).toBe(MAY_29_2027);
  expect(untilOf("inbound-missing", "denied")).toBe(null);
  expect(untilOf("penalty", "open")).toBe(null);
});

test("a note that stands by itself is kept, run after run, and is no case and no error", () => {
  const first: Scenario = {
    tables: TABLES,
    ours: register(
      ["C-1", "FBA1", "TEA", null, "open", null, null, 4, null, null, null],
      [null, null, null, null, null, null, null, null, null, "call Ana on Monday", null],
    ),
  };
  const kept = [
    ["C-1", "FBA1", "open", 4, null, "open", 8, null],
    [null, null, null, null, "call Ana on Monday", null, null, null],
  ];
  const again: Scenario = { tables: TABLES, ours: { cases: rowsOfPlan(planOf("cases", first)) } };
  expect([written(first), written(again)]).toEqual([kept, kept]);
  expect([...faults(first), ...faults(again), reconciled(again).cases.length]).toEqual([1]);
});

test("an amount without a case, a shipment or a SKU is an error all the same, whatever its note says", () => {
  const scenario: Scenario = { tables: TABLES, ours: register([null, null, null, null, null, null, null, null, 12.5, "for which?", null]) };
  expect(faults(scenario)).toEqual(["cell-missing"]);
});

test("a status in words of the user's own has no tone, whatever the word", () => {
  const scenario: Scenario = {
    tables: TABLES,
    ours: register(
      ["C-1", "FBA1", "TEA", null, "constructor", null, null, 4, null, null, null],
      ["C-2", "FBA1", "TEA", null, "denied", null, null, 4, null, null, null],
    ),
  };
  const sheet = buildReport(reconciled(scenario), inputOf(scenario).facts).sheets.find(({ id }) => id === "cases");
  expect(sheet?.tables[0]?.rows.map(({ tone }) => tone)).toEqual([null, "grey"]);
});

test("where a program saved the links without their texts, the place that a row is kept in is read out of the link", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Units\nC-1|FBA1|TEA|open|4" };
  const link = `=HYPERLINK("#'My cases'!A2","Mine row 2")`;
  const typed = rowsOfPlan(planOf("cases", { tables })).map((row) =>
    row.includes("C-1") ? row.map((cell) => (cell === "Mine row 2" ? link : cell === "open" ? "denied" : cell)) : row,
  );
  const scenario: Scenario = { tables, ours: { cases: typed } };
  expect(reconciled(scenario).issues.flatMap(({ code, message }) => (code === "case-typed-elsewhere" ? [message] : []))).toEqual([
    expect.stringContaining("it is kept in Mine row 2 and read from there alone"),
  ]);
  const texts = rowsOfPlan(planOf("cases", scenario)).map((row) => row.map(String));
  expect(texts.filter((row) => row.includes("Mine row 2")).length).toBe(2);
  expect(texts.flat().filter((text) => text.includes("HYPERLINK"))).toEqual([]);
});

test("a case in a table of the user's is shown as followed and counts once, run after run", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Units\nC-1|FBA1|TEA|open|4" };
  const shown = ["C-1", "FBA1", "open", 4, "", "open", 8, "Mine row 2"];
  expect(written({ tables })).toEqual([shown]);
  const again: Scenario = { tables, ours: { cases: rowsOfPlan(planOf("cases", { tables })) } };
  expect(written(again)).toEqual([shown]);
  expect(reconciled(again).cases.length).toBe(1);
  expect(reconciled({ tables: TABLES, ours: again.ours ?? {} }).cases.length).toBe(0);
});

test("what stands in a table of the user's is shown as it stands there, and nothing where nothing does; what became of it is followed beside it", () => {
  const tables = {
    ...TABLES,
    Mine: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC-1|FBA1|TEA|inbound-missing|open|2026-10-01|\nC-2||CUP|penalty||2026-10-01|\nC-3||TEA|warehouse-lost|Written off|2026-10-01|2",
    Paid: "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total\n2026-10-20|R1|C-1|Lost_Inbound|TEA|USD|10.00|4|0|4",
  };
  const cells = (scenario: Scenario): readonly unknown[] =>
    tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Case ID"], row["Status"], row["Units"], row["Status as followed"], row["Claimed units"]]);
  const shown = [
    ["C-1", "open", null, "reimbursed", 4],
    ["C-2", "", null, "open", null],
    ["C-3", "written off", 2, "written off", 2],
  ];
  expect(cells({ tables })).toEqual(shown);
  const again: Scenario = { tables, ours: { cases: rowsOfPlan(planOf("cases", { tables })) } };
  expect([cells(again), faults(again).filter((code) => code === "case-typed-elsewhere")]).toEqual([shown, []]);
});

test("the amount that a table of the user's states is shown with its case", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Units|Amount\nC-1|FBA1|TEA|open|4|12.50" };
  expect(tableRows(planOf("cases", { tables }), "_cases").map((row) => row["Amount"])).toEqual([12.5]);
});

test("a case that stands in the register and in a table of the user's is one case", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Units\nC-1|FBA1|TEA|open|4" };
  const both: Scenario = { tables, ours: register(["C-1", "FBA1", "TEA", null, "open", null, null, 4, null, "here", null]) };
  expect(reconciled(both).cases.length).toBe(1);
  expect(written(both).length).toBe(1);
});

test("drafts are added only when asked for, once, and are then the user's", () => {
  const asking: Scenario = { tables: TABLES, settings: { proposeCases: true } };
  expect(written(asking)).toEqual([[null, "FBA1", "draft", 4, null, "draft", 8, null]]);
  const next: Scenario = { ...asking, ours: { cases: rowsOfPlan(planOf("cases", asking)) } };
  expect(written(next)).toEqual([[null, "FBA1", "draft", 4, null, "draft", 8, null]]);
  const [line] = reconciled(asking).shipments;
  if (line === undefined) throw new Error("no line");
  const about = { shipmentId: "FBA1", sku: "TEA", kind: "inbound-missing" };
  const counts = ["draft", "open", "denied", "granted", "reimbursed"].map((status) => draftLines([line], [{ ...about, status }]).length);
  expect([draftLines([line], []).length, ...counts]).toEqual([1, 0, 0, 0, 1, 1]);
});

test("a draft has its figures in the run that makes it, as the next run follows it, one to the carrier with the freight", () => {
  const asking: Scenario = {
    tables: {
      Shipments: `${SHIPMENTS.split("\n")[0] ?? ""}\nFBA1|TEA|100|98|94|2026-09-01|2026-09-20|2026-10-01|CLOSED`,
      Movements:
        "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse\n2026-09-01|Shop|TEA|opening|100|2.00||\n2026-09-01|Shop|TEA|transfer|100||FBA1|FBA",
      Freight: "Shipment ID|Amount|Currency\nFBA1|50.00|USD",
      Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|0|270|delivered",
    },
    settings: { proposeCases: true },
  };
  const rows = (scenario: Scenario): readonly unknown[] => tableRows(planOf("cases", scenario), "_cases");
  expect(rows(asking)).toEqual(rows({ ...asking, ours: { cases: rowsOfPlan(planOf("cases", asking)) } }));
  expect(
    tableRows(planOf("cases", asking), "_cases").map((row) => [
      row["Kind"],
      row["Status as followed"],
      row["Claimed units"],
      row["Book value"],
      row["Expected claim"],
    ]),
  ).toEqual([
    ["inbound-missing", "draft", 4, 10, 8],
    ["carrier-loss", "draft", 2, 5, 5],
  ]);
});

/** A set is a MUG and two TEA; of ten sent nine came. */
const SETS: Scenario = {
  tables: {
    Shipments:
      "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|SET-1|XS|10|10|9|2026-09-01|2026-09-20|2026-10-01|CLOSED",
    Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nMUG|4.00|USD",
  },
  settings: { proposeCases: true },
};

test("of a shipment of sets one draft is about the set, and once it stands no other is added", () => {
  const skus = (scenario: Scenario): readonly unknown[] =>
    tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Shipment ID"], row["SKU"], row["Units"]]);
  expect(skus(SETS)).toEqual([["FBA1", "SET-1", 1]]);
  // A MUG at 4.00 and two TEA at 2.00.
  expect(tableRows(planOf("cases", SETS), "_cases").map((row) => [row["Claimed units"], row["Book value"]])).toEqual([[1, 8]]);
  const next: Scenario = { ...SETS, ours: { cases: rowsOfPlan(planOf("cases", SETS)) } };
  expect(skus(next)).toEqual([["FBA1", "SET-1", 1]]);
  expect(reconciled(next).shipments.map(({ sku, pending }) => [sku, pending.map(({ units }) => units)])).toEqual([
    ["MUG", [1]],
    ["TEA", [2]],
  ]);
});

test("so it is where somebody asks for one about a good of it", () => {
  const scenario: Scenario = { ...SETS, settings: {} };
  const sheet = buildReport(reconciled(scenario), inputOf(scenario).facts, [{ shipmentId: "FBA1", sku: "TEA" }]).sheets.find(({ id }) => id === "cases");
  expect(sheet?.tables[0]?.rows.map(({ cells }) => [cells["sku"], cells["units"]])).toEqual([[{ typed: "SET-1" }, { typed: 1 }]]);
});

test("the JSON names the drafts that are proposed, until a register has them", () => {
  const draftsIn = (scenario: Scenario): unknown =>
    (jsonOfReconciliation(reconciled(scenario), { withMovements: false }) as { readonly drafts: unknown }).drafts;
  const asking: Scenario = { tables: TABLES, settings: { proposeCases: true } };
  expect(draftsIn(asking)).toEqual([{ shipmentId: "FBA1", sku: "TEA", kind: "inbound-missing", status: "draft", units: 4 }]);
  expect(draftsIn({ ...asking, ours: { cases: rowsOfPlan(planOf("cases", asking)) } })).toEqual([]);
  expect(draftsIn({ tables: TABLES })).toEqual([]);
  expect(draftsIn(SETS)).toEqual([{ shipmentId: "FBA1", sku: "SET-1", kind: "inbound-missing", status: "draft", units: 1 }]);
});

test("of a line that lacks units of both, a draft is added to Amazon and one to the carrier, each once", () => {
  const asking: Scenario = {
    tables: {
      ...TABLES,
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|100|98|94|2026-09-01|2026-09-20|2026-10-01|CLOSED",
    },
    settings: { proposeCases: true },
  };
  const kinds = (scenario: Scenario): readonly unknown[] => tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Kind"], row["Units"]]);
  expect(kinds(asking)).toEqual([
    ["inbound-missing", 4],
    ["carrier-loss", 2],
  ]);
  expect(kinds({ ...asking, ours: { cases: rowsOfPlan(planOf("cases", asking)) } })).toEqual([
    ["inbound-missing", 4],
    ["carrier-loss", 2],
  ]);
});

test("a draft that is asked for about one line is added once, beside what is kept", () => {
  const kept: Scenario = { tables: TABLES, ours: register(["C-7", "FBA9", "POT", null, "open", null, null, 1, null, "mine", null]) };
  const idsWith = (scenario: Scenario): readonly unknown[] => {
    const { facts } = inputOf(scenario);
    const sheet = buildReport(reconciled(scenario), facts, [{ shipmentId: "FBA1", sku: "TEA" }]).sheets.find(({ id }) => id === "cases");
    return sheet?.tables[0]?.rows.map(({ cells }) => [cells["shipmentId"], cells["status"]]) ?? [];
  };
  expect(idsWith(kept)).toEqual([
    [{ typed: "FBA9" }, { typed: "open" }],
    [{ typed: "FBA1" }, { typed: "draft" }],
  ]);
  expect(idsWith({ tables: TABLES, ours: register([null, "FBA1", "TEA", null, "draft", null, null, 4, null, null, null]) })).toEqual([
    [{ typed: "FBA1" }, { typed: "draft" }],
  ]);
});

const beside = (id: string | null, sku = "TEA"): NonNullable<Scenario["ours"]> => ({
  "shipment-variances": [
    ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
    ["FBA1", sku, id, null, null, null],
  ],
});
const MADE_HEADER: Row = [...HEADER, "As written"];
const MADE = "C-9 | FBA1 | TEA | inbound-missing | open |  |  |  |  |";

test("a case ID typed beside a shipment makes a row of the register, once, run after run", () => {
  const first: Scenario = { tables: TABLES, ours: beside("C-9") };
  const rows = rowsOfPlan(planOf("cases", first));
  const again: Scenario = { tables: TABLES, ours: { ...beside("C-9"), cases: rows } };
  expect(written(first)).toEqual([["C-9", "FBA1", "open", null, null, "open", 8, null]]);
  expect(written(again)).toEqual(written(first));
  expect(reconciled(again).cases.length).toBe(1);
  expect(rowsOfPlan(planOf("cases", again))).toEqual(rows);
});

test("what is typed into that row is the case's from then on", () => {
  const denied: Row = ["C-9", "FBA1", "TEA", "inbound-missing", "denied", null, 46315, 3, null, "lost it", null, MADE];
  const scenario: Scenario = { tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, denied] } };
  expect(written(scenario)).toEqual([["C-9", "FBA1", "denied", 3, "lost it", "denied", 6, null]]);
  expect(reconciled(scenario).cases.map(({ closed, unitsClaimed }) => [closed, unitsClaimed])).toEqual([[20746, 3]]);
});

test("where the ID beside the shipment is corrected or taken away, an untouched row follows it", () => {
  const made: Row = ["C-9", "FBA1", "TEA", "inbound-missing", "open", null, null, null, null, null, null, MADE];
  const idsWith = (reviews: NonNullable<Scenario["ours"]>): readonly unknown[] =>
    written({ tables: TABLES, ours: { ...reviews, cases: [MADE_HEADER, made] } }).map((row) => (row as Row)[0]);
  expect([idsWith(beside("C-10")), idsWith(beside(null)), idsWith(beside("C-9")), idsWith({})]).toEqual([["C-10"], [null], ["C-9"], ["C-9"]]);
});

test("a row that its user began with the same words stays, whatever stands beside the shipment", () => {
  const begun: Row = ["C-9", "FBA1", "TEA", "inbound-missing", "open", null, null, null, null, null, null, null];
  expect(written({ tables: TABLES, ours: { ...beside(null), cases: [MADE_HEADER, begun] } }).map((row) => (row as Row)[0])).toEqual(["C-9"]);
});

test("an ID that is corrected in the row made of it is the same case still", () => {
  const corrected: Row = ["C-90", "FBA1", "TEA", "inbound-missing", "open", null, null, null, null, null, null, MADE];
  const scenario: Scenario = { tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, corrected] } };
  expect(reconciled(scenario).cases.map(({ caseId }) => caseId)).toEqual(["C-90"]);
});

describe("a row made of a case ID, and a row of the user's own that speaks for its line under that ID", () => {
  const made = (status: string): Row => ["C-9", "FBA1", "TEA", "inbound-missing", status, null, null, null, null, null, null, MADE];
  const mine = (sku: string): Scenario["tables"] => ({ ...TABLES, Mine: `Case ID|Shipment ID|SKU|Status|Opened|Units\nC-9|FBA1|${sku}|open|2026-10-12|4` });
  const both = (sku: string, status: string): Scenario => ({ tables: mine(sku), ours: { ...beside("C-9"), cases: [MADE_HEADER, made(status)] } });
  const shown = (scenario: Scenario): unknown => [
    written(scenario).map((row) => [(row as Row)[0], (row as Row)[2], (row as Row)[7]]),
    reconciled(scenario).cases.map(({ caseId, sku }) => `${caseId} ${sku}`),
    faults(scenario),
  ];

  test("are one case, and the user's row stands alone, whether it is about the whole shipment or the line", () => {
    expect(shown(both("", "open"))).toEqual([[["C-9", "open", "Mine row 2"]], ["C-9 "], []]);
    expect(shown(both("TEA", "open"))).toEqual([[["C-9", "open", "Mine row 2"]], ["C-9 TEA"], []]);
  });

  test("so they are where the user's row stands in the register itself", () => {
    const own: Row = ["C-9", "FBA1", null, null, "open", 46307, null, 4, null, null, null, null];
    expect(shown({ tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, made("open"), own] } })).toEqual([[["C-9", "open", null]], ["C-9 "], []]);
  });

  test("stay both where something was typed into the first, and one message says so", () => {
    expect(shown(both("", "denied"))).toEqual([
      [
        ["C-9", "denied", null],
        ["C-9", "open", "Mine row 2"],
      ],
      ["C-9 ", "C-9 TEA"],
      ["case-twice"],
    ]);
    // Both claim the four units that are missing: that follows from the same.
    const asked: Row = made("open").map((cell, at) => (at === 9 ? "asked" : cell));
    expect(faults({ tables: mine(""), ours: { ...beside("C-9"), cases: [MADE_HEADER, asked] } })).toEqual(["case-twice"]);
  });
});

test("where the shipment is changed in the row made of an ID, the row is that shipment's and the line has one of its own again, which is said", () => {
  const Shipments = `${SHIPMENTS}\nFBA2|TEA|40|40|37|2026-08-21|2026-09-01|2026-09-20|CLOSED`;
  const moved: Row = ["C-9", "FBA2", "TEA", "inbound-missing", "open", null, null, null, null, null, null, MADE];
  const scenario = (id: string | null): Scenario => ({ tables: { ...TABLES, Shipments }, ours: { ...beside(id), cases: [MADE_HEADER, moved] } });
  const rows = (id: string | null): unknown => [written(scenario(id)).map((row) => [(row as Row)[0], (row as Row)[1], (row as Row)[6]]), faults(scenario(id))];
  expect(rows("C-9")).toEqual([
    [
      ["C-9", "FBA2", 6],
      ["C-9", "FBA1", 8],
    ],
    ["case-line-changed"],
  ]);
  expect(rows(null)).toEqual([[["C-9", "FBA2", 6]], []]);
});

test("where its SKU is emptied, the row is about the whole shipment, and the ID beside the line is that case's", () => {
  const whole: Row = ["C-9", "FBA1", null, "inbound-missing", "open", null, null, null, null, null, null, MADE];
  const scenario: Scenario = { tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, whole] } };
  expect([written(scenario).length, reconciled(scenario).cases.map(({ caseId, sku }) => `${caseId} ${sku}`), faults(scenario)]).toEqual([1, ["C-9 "], []]);
  const [message] = reconciled(scenario).issues.filter(({ code }) => code === "case-opened-missing");
  expect(message?.message).toContain("case C-9 (FBA1) was made");
});

test("a draft takes the ID that is typed beside its line and is open, with all else that it says; an ID corrected there later is named", () => {
  const draft: Row = [null, "FBA1", "TEA", "inbound-missing", "draft", null, null, 4, null, "sent on Monday", null, null];
  const first: Scenario = { tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, draft] } };
  const open = ["C-9", "FBA1", "open", 4, "sent on Monday", "open", 8, null];
  const cases = rowsOfPlan(planOf("cases", first));
  const next = (id: string | null): Scenario => ({ tables: TABLES, ours: { ...beside(id), cases } });
  expect([written(first), written(next("C-9")), faults(first), faults(next("C-9"))]).toEqual([[open], [open], [], []]);
  expect(rowsOfPlan(planOf("cases", next("C-9")))).toEqual(cases);
  expect([written(next(null)), faults(next(null))]).toEqual([[open], ["case-id-changed"]]);
  expect([written(next("C-10")).map((row) => (row as Row)[0]), faults(next("C-10"))]).toEqual([["C-9", "C-10"], ["case-id-changed"]]);
  // As the message says: the ID is written into the row, and the other goes by itself.
  const other = rowsOfPlan(planOf("cases", next("C-10"))).map((row) => (row[0] === "C-9" ? ["C-10", ...row.slice(1)] : row));
  const last: Scenario = { tables: TABLES, ours: { ...beside("C-10"), cases: other } };
  expect([written(last), faults(last)]).toEqual([[["C-10", ...open.slice(1)]], []]);
});

test("a draft into which nothing was typed follows the ID beside its line: corrected there it takes the new one, deleted it is a draft again", () => {
  const draft: Row = [null, "FBA1", "TEA", "inbound-missing", "draft", null, null, 4, null, null, null, null];
  const cases = rowsOfPlan(planOf("cases", { tables: TABLES, ours: { ...beside("C-9"), cases: [MADE_HEADER, draft] } }));
  const next = (id: string | null, rows = cases): Scenario => ({ tables: TABLES, ours: { ...beside(id), cases: rows } });
  const row = (id: string | null, status: string): Row => [id, "FBA1", status, 4, null, status, 8, null];
  expect([written(next("C-9")), faults(next("C-9"))]).toEqual([[row("C-9", "open")], []]);
  expect([written(next("C-10")), faults(next("C-10"))]).toEqual([[row("C-10", "open")], []]);
  expect([written(next(null)), faults(next(null))]).toEqual([[row(null, "draft")], []]);
  // As often as it is done.
  const again = (id: string | null, before: string | null): readonly unknown[] => written(next(id, rowsOfPlan(planOf("cases", next(before)))));
  expect([again("C-11", "C-10"), again(null, "C-10"), again("C-10", null), again(null, null)]).toEqual([
    [row("C-11", "open")],
    [row(null, "draft")],
    [row("C-10", "open")],
    [row(null, "draft")],
  ]);
  const typed = cases.map((one) => (one[0] === "C-9" ? one.map((cell, at) => (at === 7 ? 3 : cell)) : one));
  expect([written(next(null, typed)).length, faults(next(null, typed))]).toEqual([1, ["case-id-changed"]]);
});

test("what is typed into a row that shows a case of another table is kept below, until that table says it", () => {
  const mine = (status: string): Scenario["tables"] => ({
    ...TABLES,
    Mine: `Case ID|Shipment ID|SKU|Status|Units|Opened|Amount\nC-1|FBA1|TEA|${status}|4|2026-10-12|12.50`,
  });
  const shown = rowsOfPlan(planOf("cases", { tables: mine("open") }));
  const typed = shown.map((row) => (row[0] === "C-1" ? row.map((cell, at) => (at === 4 ? "denied" : at === 9 ? "on 24 Nov" : cell)) : row));
  const below = (scenario: Scenario): readonly unknown[] =>
    tableRows(planOf("cases", scenario), "_rows").map((row) => [row["Case ID"], row["Status"], row["Note"], row["Kept in"]]);
  const kept = ["C-1", "denied", "on 24 Nov", "Mine row 2"];
  const first: Scenario = { tables: mine("open"), ours: { cases: typed } };
  const second: Scenario = { tables: mine("open"), ours: { cases: rowsOfPlan(planOf("cases", first)) } };
  expect([below({ tables: mine("open"), ours: { cases: shown } }), below(first), below(second)]).toEqual([[], [kept], [kept]]);
  expect(written(second)).toEqual([["C-1", "FBA1", "open", 4, "", "open", 8, "Mine row 2"]]);
  expect(reconciled(second).cases.length).toBe(1);
  // A table that was changed is no word typed here.
  expect(below({ tables: mine("denied"), ours: { cases: shown } })).toEqual([]);
});

test("a case about money alone shows the units that its row states, on the sheet and in the JSON", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Kind|Status|Units|Amount\nP-1|FBA1||penalty|open||15.00\nP-2|FBA1||penalty|open|2|15.00" };
  const scenario: Scenario = { tables };
  const shown = tableRows(planOf("cases", scenario), "_cases").map((row) => row["Claimed units"]);
  const { cases } = jsonOfReconciliation(reconciled(scenario), { withMovements: false }) as { readonly cases: readonly { readonly unitsClaimed: unknown }[] };
  expect([shown, cases.map(({ unitsClaimed }) => unitsClaimed)]).toEqual([
    [null, 2],
    [null, 2],
  ]);
});

test("figures in a row that shows a case of another table are read by the decimal mark of the sheet, as those of the register are", () => {
  const tables = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Units|Amount\nC-1|FBA1|TEA|open|1|12.50" };
  const shown = rowsOfPlan(planOf("cases", { tables }));
  const typed = (units: string, amount: string): readonly string[] => {
    const cases = shown.map((row) => (row[0] === "C-1" ? row.map((cell, at) => (at === 7 ? units : at === 8 ? amount : cell)) : row));
    return reconciled({ tables, ours: { cases } }).issues.flatMap(({ code, message }) =>
      code === "case-typed-elsewhere" ? [/Units [^,.]*(?:[,.]\d+)?"|Amount "[^"]*"/.exec(message)?.[0] ?? message] : [],
    );
  };
  expect([typed("1", "12.50"), typed("1", "12,50"), typed("1.000", "12,50"), typed("1", "12,60")]).toEqual([[], [], ['Units "1.000"'], ['Amount "12,60"']]);
});
