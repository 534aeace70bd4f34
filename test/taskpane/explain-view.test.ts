/** The list of things to explain. */
import { minor } from "../../src/core/domain/money";
import { dayOf } from "../../src/core/domain/day";
import { countByTopic, countToExplain, viewExplanations, viewOnTheWay } from "../../src/taskpane/explain-view";
import { viewHeadline } from "../../src/taskpane/results-view";
import { EXAMPLE, issue, LEDGER_REF, line, month, october, shipment, SHIPMENTS_REF } from "./example-month";

test("shipments come first, then stock, then data, and each leads to its cells", () => {
  expect(viewExplanations(EXAMPLE).map(({ title, mark, anchor }) => `${title} | ${mark} | ${anchor}`)).toEqual([
    'FBA15ABC123 · TEA-01 | −4 | shipment:["FBA15ABC123","TEA-01"]',
    'FBA15ABC124 · POT-02 | +1 | shipment:["FBA15ABC124","POT-02"]',
    'FBA · POT-02 | 3 off | stock:["FBA","POT-02","X002",null]',
    "Ledger row 812 | check | null",
  ]);
  expect(countByTopic(viewExplanations(EXAMPLE))).toEqual({ shipments: 2, stock: 1, data: 1, errors: 0 });
});

test("the headline and the filters count the same things: what is to be put right stands apart, and what was accepted with a note is in neither", () => {
  const given = month({
    rollforward: [line({ reported: 0 })],
    shipments: [shipment({ parts: { unexplained: -1 } })],
    issues: [
      issue({ severity: "error" }),
      issue({ severity: "error", accepted: "known" }),
      issue({ severity: "warning" }),
      issue({ severity: "warning", accepted: "known" }),
      issue({ severity: "info" }),
    ],
  });
  const counts = countByTopic(viewExplanations(given));
  expect([counts, viewExplanations(given).length]).toEqual([{ shipments: 1, stock: 0, data: 1, errors: 1 }, 3]);
  expect([countToExplain(given), viewHeadline(given, "09:30").title]).toEqual([2, "October 2026 ties out, with 1 to put right"]);
});

test("a shipment says what arrived, who answers for it, what it is worth and until when it can be claimed", () => {
  const [first] = viewExplanations(
    month({
      shipments: [
        shipment({
          received: 988,
          dispatched: 1000,
          parts: { unexplained: -12 },
          responsibility: "logistics",
          wholeCartons: true,
          exposure: minor(17856),
          claimUntil: dayOf({ year: 2026, month: 12, day: 12 }),
        }),
      ],
    }),
  );
  expect(first).toMatchObject({
    detail: "Received 988 of 1,000 · whole cartons · carrier · USD\u00a0178.56 · claim\u00a0until\u00a012\u00a0Dec\u00a02026",
    place: { source: SHIPMENTS_REF, row: 2 },
    tone: "bad",
  });
});

test("a shipment that Amazon has been asked about says by which case, and that it is open", () => {
  const asked = (caseId: string | null): string | undefined =>
    viewExplanations(
      month({
        shipments: [
          shipment({
            received: 96,
            dispatched: 100,
            parts: { unexplained: -4 },
            state: "case-open",
            caseId,
            responsibility: null,
            exposure: null,
            claimUntil: null,
          }),
        ],
      }),
    )[0]?.detail;
  expect([asked("17338201"), asked(null)]).toEqual(["Received 96 of 100 · case\u00a017338201\u00a0open", "Received 96 of 100 · case\u00a0open"]);
});

test("the largest difference of the shipments comes first", () => {
  const shipments = [
    shipment({ sku: "A", parts: { unexplained: -1 } }),
    shipment({ sku: "B", parts: { unexplained: 30 } }),
    shipment({ sku: "C", parts: { unexplained: -7 } }),
  ];
  expect(viewExplanations(month({ shipments })).map(({ mark }) => mark)).toEqual(["+30", "−7", "−1"]);
});

test("a line that nothing reports on is not a difference", () => {
  expect(viewExplanations(month({ rollforward: [line({ ending: { quantity: 5, value: null }, reported: null })] }))).toEqual([]);
});

test("an issue keeps its place apart from its words and its position for the link", () => {
  const issues = [
    issue({ severity: "info" }),
    issue({ severity: "error", place: { source: LEDGER_REF, row: null }, message: "Ledger: it holds two accounts. Keep one." }),
    issue({ place: null, message: "No unit costs were found." }),
  ];
  expect(viewExplanations(month({ issues })).map(({ title, detail, mark, anchor }) => [title, detail, mark, anchor])).toEqual([
    ["Ledger", "It holds two accounts. Keep one.", "fix", null],
    ["This workbook", "No unit costs were found.", "check", "issue:2"],
  ]);
});

describe("shipments on their way", () => {
  test("are counted as shipments, not as lines, and are nothing to explain", () => {
    const shipments = [
      shipment({ shipmentId: "F1", sku: "A", state: "not-received", dispatched: 5, received: 0, shipped: october(28) }),
      shipment({ shipmentId: "F1", sku: "B", state: "not-received" }),
      shipment({ shipmentId: "F2", state: "not-received" }),
      shipment({ shipmentId: "F3", state: "receiving" }),
    ];
    expect(viewOnTheWay(month({ shipments }))?.summary).toBe("2 shipments on their way, 1 being received");
    expect(viewOnTheWay(month({ shipments }))?.lines[0]).toMatchObject({ title: "F1 · A", detail: "Received 0 of 5 · shipped\u00a028\u00a0Oct\u00a02026" });
    expect(viewExplanations(month({ shipments }))).toEqual([]);
  });

  test("one is on its way", () => {
    expect(viewOnTheWay(month({ shipments: [shipment({ state: "not-received" })] }))?.summary).toBe("1 shipment on its way");
  });

  test("none is no line", () => {
    expect(viewOnTheWay(month({ shipments: [shipment({})] }))).toBeNull();
  });
});
