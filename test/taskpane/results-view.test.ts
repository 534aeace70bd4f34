/** What the results screen says of a month. */
import { minor } from "../../src/core/domain/money";
import { viewControls, viewEnding, viewHeadline, viewUnexplained } from "../../src/taskpane/results-view";
import { NOTHING_CLOSED } from "../../src/core/engine/closing/close-month";
import { control, EXAMPLE, issue, LEDGER_REF, line, month, october, shipment, SHIPMENTS_REF, USD } from "./example-month";

describe("the headline", () => {
  test("counts what is left to explain while every control holds", () => {
    expect(viewHeadline(EXAMPLE, "14:02")).toEqual({
      title: "October 2026 ties out, with 4 to explain",
      detail: "3 SKUs · 2 locations · checked at 14:02",
      tone: "attention",
    });
  });

  test("says plainly that a month ties out", () => {
    expect(viewHeadline(month({ rollforward: [line({ reported: 0 })], controls: [control({})] }), "09:30")).toEqual({
      title: "October 2026 ties out",
      detail: "1 SKU · 1 location · checked at 09:30",
      tone: "good",
    });
  });

  test("never says that a month ties out while a control fails", () => {
    expect(viewHeadline(month({ controls: [control({ pass: false })] }), "09:30").title).toBe("October 2026 does not tie out yet");
  });

  test("never says that a month ties out where nobody states an ending", () => {
    expect(viewHeadline(month({ rollforward: [line({})], controls: [control({})] }), "09:30")).toEqual({
      title: "October 2026 has nothing to tie out against",
      detail: "1 SKU · 1 location · checked at 09:30",
      tone: "attention",
    });
    expect(viewHeadline(month({ rollforward: [line({})], issues: [issue({ severity: "error" })] }), "09:30").title).toBe(
      "October 2026 has nothing to tie out against, with 1 to put right",
    );
  });

  test("never says that a month ties out while a ledger was left aside, and names it", () => {
    const sources = [
      { ref: LEDGER_REF, kind: "ledger-summary", rows: 0 },
      { ref: SHIPMENTS_REF, kind: "shipments", rows: 4 },
    ] as const;
    expect(viewHeadline(month({ sources, rollforward: [line({ reported: 0 })], controls: [control({})] }), "09:30")).toEqual({
      title: "October 2026 does not tie out yet",
      detail: "Ledger was left aside · 1 SKU · 1 location · checked at 09:30",
      tone: "bad",
    });
  });

  test("says that a closed month is not as closed, with both values", () => {
    const seal = { closedTo: october(31), settings: "", inputs: "", forced: "", lines: [], closedOn: null, digest: "", place: null };
    const given = {
      rollforward: [line({ reported: 5, ending: { quantity: 5, value: minor(1050) } })],
      closing: { ...NOTHING_CLOSED, seal },
      issues: [issue({ code: "closed-month-differs" })],
    };
    expect(viewHeadline(month(given), "09:30")).toEqual({
      title: "October 2026 is not as closed",
      detail: "0.00 USD when closed, 10.50 USD in this run · checked at 09:30",
      tone: "bad",
    });
    expect(viewHeadline(month({ ...given, issues: [] }), "09:30").title).toBe("October 2026 ties out");
  });

  test("does not count what was accepted with a note", () => {
    expect(
      viewHeadline(
        month({
          rollforward: [line({ reported: 0 })],
          issues: [issue({ severity: "error", accepted: "known" }), issue({ severity: "warning", accepted: "known" })],
        }),
        "09:30",
      ).title,
    ).toBe("October 2026 ties out");
  });

  test("does not count what is only worth knowing", () => {
    expect(viewHeadline(month({ rollforward: [line({ reported: 0 })], issues: [issue({ severity: "info" })] }), "09:30").title).toBe("October 2026 ties out");
  });
});

describe("ending inventory", () => {
  test("is units of all locations, value by currency, and the SKUs that have no cost", () => {
    expect(viewEnding(EXAMPLE.rollforward)).toEqual({
      title: "Ending inventory",
      figure: "553",
      lines: ["USD 5,505.00", "1 SKU without a cost"],
      tone: "plain",
    });
  });

  test("does not miss a cost where there is no stock", () => {
    expect(viewEnding([line({ ending: { quantity: 0, value: null } })]).lines).toEqual(["units"]);
  });
});

describe("unexplained units", () => {
  test("units short and units over stand side by side and are not netted", () => {
    expect(viewUnexplained(EXAMPLE)).toEqual({ title: "Unexplained units", figure: "−4 +1", lines: ["USD 40.00 at cost"], tone: "bad" });
  });

  test("a variance that is fully accounted for is none", () => {
    expect(viewUnexplained(month({ shipments: [shipment({ variance: -50, state: "not-received", parts: { "in-transit": -50 } })] }))).toEqual({
      title: "Unexplained units",
      figure: "0",
      lines: ["every shipment is accounted for"],
      tone: "good",
    });
  });

  test("nothing is claimed where there are no shipments", () => {
    expect(viewUnexplained(month({})).lines).toEqual(["no shipments to compare"]);
  });

  test("what the seller answers for is at no risk, and is said to be the seller's", () => {
    const own = shipment({ parts: { unexplained: -4 }, responsibility: "seller", exposure: minor(0) });
    expect(viewUnexplained(month({ shipments: [own] })).lines).toEqual(["4 units yours to answer for"]);
    const asked = shipment({ shipmentId: "FBA9", parts: { unexplained: -1 }, exposure: minor(1000) });
    expect(viewUnexplained(month({ shipments: [own, asked] })).lines).toEqual(["USD 10.00 at cost", "4 units yours to answer for"]);
  });

  test("what is too many alone is said to be more than was sent", () => {
    expect(viewUnexplained(month({ shipments: [shipment({ parts: { unexplained: 3 }, exposure: minor(0) })] })).lines).toEqual(["more than was sent"]);
  });

  test("a missing cost is said, not shown as nothing", () => {
    expect(viewUnexplained(month({ shipments: [shipment({ parts: { unexplained: -2 }, exposure: null })] })).lines).toEqual(["no cost known"]);
    expect(viewUnexplained(month({ shipments: [shipment({ parts: { unexplained: -2 }, exposure: minor(0) })] })).lines).toEqual(["USD 0.00 at cost"]);
  });
});

describe("controls", () => {
  test("say how many passed", () => {
    expect(viewControls(EXAMPLE.controls).summary).toBe("All 3 controls passed");
  });

  test("those that fail are named and say by how much, in units or in money", () => {
    const view = viewControls([
      control({ id: "a" }),
      control({ id: "b", pass: false, expected: 0, found: -1200 }),
      control({ id: "c", pass: false, expected: 0, found: 1250, currency: USD }),
    ]);
    expect(view.summary).toBe("2 of 3 controls failed");
    expect(view.controls.map(({ id, detail }) => [id, detail])).toEqual([
      ["b", "Expected 0, found −1,200"],
      ["c", "Expected USD 0.00, found USD 12.50"],
    ]);
    expect(view.rest).toBe("The other one passed.");
  });
});
