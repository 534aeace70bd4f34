/** When a month closes, when it does not, and what a seal is worth. */
import { workOut } from "../../../../src/core/engine/reconcile";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import type { ClosingRequest } from "../../../../src/core/engine/closing/close-month";
import { digestOfMonth, isClosedByForce, layersOfText, textOfLayers, type Seal } from "../../../../src/core/engine/closing/seal";
import { LEDGER } from "../scenario-headers";
import { closedMonths, inputOf, linesOf, type Scenario } from "../scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference";
const rows = (...more: readonly string[]): string => [OWN, "2026-09-01|Shop|TEA|opening|100|10|", "2026-09-10|Shop|TEA|sale|40||", ...more].join("\n");
const SEPTEMBER: Scenario = { period: "2026-09", tables: { Own: rows() } };

function run(scenario: Scenario, close: ClosingRequest | null = null): Reconciliation {
  const result = workOut({ ...inputOf(scenario), close });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.worked.reconciliation;
}

function closed(scenario: Scenario, force = false): Seal {
  const { seal } = run(scenario, { force }).closing;
  if (seal === null) throw new Error("the month was not closed");
  return seal;
}

const codes = ({ issues }: Reconciliation): readonly string[] => issues.map(({ code }) => code);

test("a month that holds is closed with the ending of every line", () => {
  const { closing, issues } = run(SEPTEMBER, { force: false });
  expect(issues).toEqual([]);
  expect(closing).toMatchObject({ isNew: true, openedOn: null, changes: [], seals: [{}] });
  expect(closing.seal?.lines).toMatchObject([
    { location: "Shop", sku: "TEA", fnsku: null, disposition: null, currency: "USD", quantity: 60, cost: { goods: 60_000, freight: 0, other: 0 }, layers: [] },
  ]);
  expect(closing.seal?.forced).toBe("");
});

test("a run that is not asked to close closes nothing", () => {
  expect(run(SEPTEMBER).closing).toEqual({ seal: null, isNew: false, openedOn: null, changes: [], seals: [] });
});

test("the order of the rows is not in the seal", () => {
  const [header = "", first = "", second = ""] = rows().split("\n");
  expect(closed({ ...SEPTEMBER, tables: { Own: [header, second, first].join("\n") } }).digest).toBe(closed(SEPTEMBER).digest);
});

test("rows of the month after it are not in the seal either", () => {
  expect(closed({ ...SEPTEMBER, tables: { Own: rows("2026-10-05|Shop|TEA|sale|10||") } }).digest).toBe(closed(SEPTEMBER).digest);
});

test("another input, another setting or another result is another seal", () => {
  const other = [
    closed({ ...SEPTEMBER, tables: { Own: rows("2026-09-20|Shop|TEA|found|1||") } }),
    closed({ ...SEPTEMBER, tables: { Own: rows("2026-09-20|Shop|TEA|sale|1||", "2026-09-20|Shop|TEA|found|1||") } }),
    closed({ ...SEPTEMBER, settings: { method: "fifo" } }),
    closed({ ...SEPTEMBER, settings: { receivingDays: 31 } }),
  ].map(({ digest }) => digest);
  expect(new Set([closed(SEPTEMBER).digest, ...other]).size).toBe(5);
});

test("an error keeps a month open; by force it closes, and the seal says so", () => {
  const below: Scenario = { ...SEPTEMBER, tables: { Own: rows("2026-09-20|Shop|TEA|sale|70||") } };
  const refused = run(below, { force: false });
  expect([refused.closing.seal, codes(refused)]).toEqual([null, ["stock-negative", "closing-refused"]]);
  const forced = run(below, { force: true });
  expect([forced.closing.seal?.forced, codes(forced)]).toEqual(["1 error", ["stock-negative", "closing-forced"]]);
});

test("what is signed off with a note on the sheet of checks lets the month close without force, and the seal says so", () => {
  const below: Scenario = { ...SEPTEMBER, tables: { Own: rows("2026-09-20|Shop|TEA|sale|70||") } };
  const accepted = (note: string | null, signedOff: string | null): Scenario => ({
    ...below,
    ours: {
      checks: [
        ["Key", "Note", "Signed off"],
        ["stock-negative · Shop · TEA · 2026-09-20 [-10]", note, signedOff],
      ],
    },
  });
  const signed = run(accepted("goods arrived on 1 October", "Ana"), { force: false });
  expect([signed.closing.seal?.forced, codes(signed)]).toEqual(["1 point accepted with a note", ["stock-negative"]]);
  expect(["", "1 point accepted with a note", "1 error", "1 error and 2 points accepted with a note"].filter((forced) => isClosedByForce({ forced }))).toEqual([
    "1 error",
    "1 error and 2 points accepted with a note",
  ]);
  expect(signed.issues[0]?.accepted).toBe("goods arrived on 1 October");
  expect(codes(run(accepted("goods arrived on 1 October", null), { force: false }))).toEqual(["stock-negative", "closing-refused"]);
});

test("closing a closed month again from the same rows changes nothing", () => {
  const again = run({ ...SEPTEMBER, closed: { period: "2026-09", tables: SEPTEMBER.tables } }, { force: false });
  expect([again.closing.isNew, again.closing.seal?.digest, codes(again)]).toEqual([false, closed(SEPTEMBER, true).digest, []]);
});

test("a closed month is not closed anew with other figures, not even by force", () => {
  const again = run(
    { ...SEPTEMBER, tables: { Own: rows("2026-09-20|Shop|TEA|sale|1||") }, closed: { period: "2026-09", tables: SEPTEMBER.tables } },
    { force: true },
  );
  expect([again.closing.isNew, again.closing.seal?.digest, codes(again)]).toEqual([false, closed(SEPTEMBER, true).digest, ["closed-already"]]);
});

test("a month whose empty stock was closed without a cost by an earlier version is as it was closed, and the next begins with nothing", () => {
  const own = [`${OWN}|Currency`, "2026-09-02|Shop|TEA|purchase|5|4|P|EUR", "2026-09-20|Shop|TEA|sale|5|||", "2026-10-02|Shop|TEA|purchase|1|3|Q|USD"];
  const september: Scenario = { period: "2026-09", tables: { Own: own.join("\n"), Places: "Location|Kind|Currency\nShop|domestic|USD" } };
  const months = closedMonths(september, (line) => ({ ...line, cost: null }));
  expect(codes(run({ ...september, ours: { "closed-months": months } }))).not.toContain("closed-month-differs");
  const october = run({ ...september, period: "2026-10", ours: { "closed-months": months } });
  expect(linesOf(october)).toEqual(["Shop TEA: 0 @ 0.00 | receipt 1 @ 3.00 | 1 @ 3.00"]);
  expect(october.closing.changes).toEqual([]);
});

describe("a period that is no calendar month, after September was closed with 20 units at 220.00, by month-end average", () => {
  const september = ["2026-09-01|Shop|TEA|opening|10|10|", "2026-09-05|Shop|TEA|purchase|10|12|P0"];
  const sinceThen = [
    "2026-10-05|Shop|TEA|sale|5||",
    "2026-10-08|Shop|TEA|purchase|5|16|P1",
    "2026-10-20|Shop|TEA|purchase|10|21|P2",
    "2026-10-25|Shop|TEA|sale|10||",
    "2026-11-03|Shop|TEA|sale|4||",
    "2026-11-10|Shop|TEA|purchase|6|30|P3",
    "2026-11-20|Shop|TEA|sale|6||",
  ];
  const months = closedMonths({ period: "2026-09", tables: { Own: [OWN, ...september].join("\n") } });
  const over = (period: string, ...before: readonly string[]): Reconciliation =>
    run({ period, today: "2026-12-20", tables: { Own: [OWN, ...before, ...sinceThen].join("\n") }, ours: { "closed-months": months } });
  const cases = [
    [
      "2026-10-11 to 2026-10-31",
      "begins with 300 / 25 of the days before it, and averages its own, 450 / 30",
      "20 @ 240.00 | receipt 10 @ 210.00 | sale 10 @ 150.00 | 20 @ 300.00",
    ],
    ["2026-10-01 to 2026-10-20", "averages what came by its last day, 510 / 35", "20 @ 220.00 | receipt 15 @ 290.00 | sale 5 @ 72.86 | 30 @ 437.14"],
    ["2026-10-01 to 2026-12-15", "averages each month: 510 / 35, then 471.43 / 26", "20 @ 220.00 | receipt 21 @ 470.00 | sale 25 @ 399.89 | 16 @ 290.11"],
  ] as const;

  test.each(cases)("%s: %s", (period, _, line) => {
    for (const before of [september, []]) {
      const result = over(period, ...before);
      expect([linesOf(result), codes(result)]).toEqual([[`Shop TEA: ${line}`], []]);
    }
  });

  test("one that covers days of September too begins with what the rows give, and says that it does not open on what was closed", () => {
    const result = over("2026-09-05 to 2026-10-31", "2026-09-01|Shop|TEA|opening|11|10|", ...september.slice(1));
    expect(linesOf(result)).toEqual(["Shop TEA: 11 @ 110.00 | receipt 25 @ 410.00 | sale 15 @ 216.67 | 21 @ 303.33"]);
    expect(codes(result)).toEqual(["closed-months-within"]);
  });
});

test("each month opens on the latest closed one before it, and what changed in an older one is not told twice", () => {
  const all = { Own: rows("2026-09-20|Shop|TEA|purchase|10|12|P1", "2026-10-05|Shop|TEA|sale|10||", "2026-11-05|Shop|TEA|sale|10||") };
  const september: Scenario = { period: "2026-09", tables: { Own: rows("2026-10-05|Shop|TEA|sale|10||") } };
  const october: Scenario = { period: "2026-10", tables: all, closed: { period: "2026-09", tables: september.tables } };
  const before = run(october, { force: false });
  expect(linesOf(before)).toEqual(["Shop TEA: 60 @ 600.00 | unknown-in 10 @ 0.00 | sale 10 @ 101.82 | revaluation 112.73 | 60 @ 610.91"]);
  const sealed = before.closing.seals.map(({ closedTo, lines }) => [closedTo, lines[0]?.quantity, lines[0]?.cost?.goods]);
  expect(sealed).toEqual([
    [20726, 60, 60_000],
    [20757, 60, 61_091],
  ]);
});

test("a seal that was changed by hand is broken", () => {
  const seal = closed(SEPTEMBER);
  expect(digestOfMonth(seal)).toBe(seal.digest);
  const [line] = seal.lines;
  if (line === undefined) throw new Error("a line was sealed");
  const others = [
    { ...seal, lines: [{ ...line, quantity: 61 }] },
    { ...seal, lines: [] },
    { ...seal, settings: "method fifo" },
    { ...seal, forced: "1 error" },
    { ...seal, inputs: "" },
  ];
  for (const other of others) expect(digestOfMonth(other)).not.toBe(seal.digest);
});

test("layers are read back as they were written, and nothing else is taken for layers", () => {
  const { layers } = closed({ ...SEPTEMBER, settings: { method: "fifo" }, tables: { Own: rows("2026-09-20|Shop|TEA|purchase|3|1.111|P 1") } }).lines[0] ?? {
    layers: [],
  };
  expect(layers).toHaveLength(2);
  expect(layersOfText(textOfLayers(layers))).toEqual(layers);
  expect(["x", "{}", "[1]", '[["2026-13-01",1,1,0,0,"",""]]', '[[null,1.5,1,0,0,"",""]]'].map(layersOfText)).toEqual([null, null, null, null, null]);
});

describe("a book of October alone that holds a purchase of before", () => {
  const closedBook: Scenario["tables"] = { Own: [OWN, "2026-09-05|Shop|TEA|purchase|100|10|P1", "2026-09-10|Shop|TEA|sale|40||"].join("\n") };
  const october = (late: string): Reconciliation =>
    run({
      period: "2026-10",
      tables: { Own: [OWN, late, "2026-10-05|Shop|TEA|purchase|10|11|P2", "2026-10-08|Shop|TEA|sale|7||"].join("\n") },
      closed: { period: "2026-09", tables: closedBook },
    });

  // 60 at 10.00, 5 at 12.00 and 10 at 11.00: 770.00 over 75, so that 7 sold are 71.87.
  test.each(["2026-09-20", "2026-09-02"])("opens on the seal and takes the purchase in, also where it is older than any row of the closed month: %s", (day) => {
    const found = october(`${day}|Shop|TEA|purchase|5|12|P0`);
    expect(linesOf(found)).toEqual(["Shop TEA: 60 @ 600.00 | receipt 15 @ 170.00 | sale 7 @ 71.87 | 68 @ 698.13"]);
    // What is older than any row that was closed might as well be a book that reaches back, and lost most of its rows.
    expect(codes(found)).toEqual(["late-purchase-booked", ...(day < "2026-09-03" ? ["book-taken-for-later"] : [])]);
  });

  test("opens on the seal also where the purchase is of other goods", () => {
    expect(linesOf(october("2026-09-02|Shop|CUP|purchase|5|12|P0"))).toEqual([
      "Shop CUP: 0 @ 0.00 | receipt 5 @ 60.00 | 5 @ 60.00",
      "Shop TEA: 60 @ 600.00 | receipt 10 @ 110.00 | sale 7 @ 71.00 | 63 @ 639.00",
    ]);
  });
});

test("goods sent to Amazon in a closed month, of which nobody told then, are in transit from the first open day, whichever ledger is brought", () => {
  const own = (...more: readonly string[]): string => [`${OWN}|To Warehouse`, "2026-09-01|Shop|TEA|purchase|100|10|P1|", ...more].join("\n");
  const ledger = (...more: readonly string[]): string => [LEDGER, ...more].join("\n");
  const [september, october] = ["2026-09-20|X1|TEA|SELLABLE|5|0|-1|0|0|0|0|0|0|0|0|4|US", "2026-10-20|X1|TEA|SELLABLE|4|0|-1|0|0|0|0|0|0|0|0|3|US"];
  const closed = { period: "2026-09", tables: { Own: own(), Ledger: ledger(september) } };
  for (const rows of [[october], [september, october]]) {
    const found = run({ period: "2026-10", tables: { Own: own("2026-09-25|Shop|TEA|transfer|30||FBA1|FBA-US"), Ledger: ledger(...rows) }, closed });
    expect(
      linesOf(found)
        .slice(1)
        .map((line) => line.replace(/ \|.*\| /, " ... ")),
    ).toEqual(["In transit TEA: 0 @ 0.00 ... 30 @ 300.00", "Shop TEA: 100 @ 1000.00 ... 70 @ 700.00"]);
  }
});

test("goods that were renamed in every row are a change of what was closed, not a book that begins later", () => {
  const renamed = run({
    period: "2026-10",
    tables: { Own: rows("2026-10-05|Shop|TEA|sale|10||").replaceAll("TEA", "TEA-01") },
    closed: SEPTEMBER as { period: string; tables: Scenario["tables"] },
  });
  expect(linesOf(renamed)).toEqual([
    "Shop TEA: 60 @ 600.00 | unknown-out 60 @ 0.00 | revaluation -600.00 | 0 @ 0.00",
    "Shop TEA-01: 0 @ 0.00 | unknown-in 60 @ 0.00 | sale 10 @ 100.00 | revaluation 600.00 | 50 @ 500.00",
  ]);
});
