/** The screens as markup: what a screen reader finds, and that nothing is shown which does not work. */
import { renderToStaticMarkup } from "react-dom/server";
import { afterEvent, OPENING, type PaneState } from "../../src/taskpane/pane-state";
import { Pane } from "../../src/taskpane/pane";
import type { Session } from "../../src/taskpane/session";
import { LIGHT, DARK, themeFor } from "../../src/taskpane/theme";
import type { Reconciliation } from "../../src/core/engine/findings";
import { EXAMPLE, month, shipment } from "./example-month";

const nothing = async (): Promise<void> => undefined;

function markupOf(state: PaneState): string {
  const session: Session = {
    state: () => state,
    subscribe: () => () => undefined,
    open: nothing,
    look: nothing,
    choose: () => undefined,
    reconcile: nothing,
    openCase: nothing,
    accept: nothing,
    colourShipments: async () => null,
    uncolourShipments: async () => null,
    cancel: () => undefined,
    turnTo: () => undefined,
    dismiss: () => undefined,
    goToSheet: nothing,
    goToAnchor: nothing,
    goToPlace: nothing,
    latest: () => null,
    onTablesChanged: () => undefined,
    dateSystem: async () => 1900,
    explain: async () => null,
    compareMethods: async () => ({ outcome: "compared", lines: [] }),
    addFiles: nothing,
    chooseEncoding: nothing,
    putIntoWorkbook: nothing,
    useWithoutSheet: nothing,
    removeFile: nothing,
    askMeaning: () => undefined,
    assign: nothing,
    inquire: async () => {
      throw new Error("A screen asks about the result alone.");
    },
    calculateOnly: async () => {
      throw new Error("A screen does not calculate.");
    },
  };
  return renderToStaticMarkup(<Pane session={session} theme={LIGHT} />);
}
const textOf = (markup: string): string =>
  markup
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");
const RESULTS: PaneState = {
  ...OPENING,
  screen: { at: "results" },
  tables: [],
  result: { reconciliation: EXAMPLE, sheets: [], finishedAt: "14:02", outdated: false, drafted: [] },
};

const CASES: PaneState = { ...RESULTS, screen: { at: "cases" } };

test("every screen has one heading of the first level and one main part", () => {
  const screens: readonly PaneState[] = [
    OPENING,
    { ...OPENING, screen: { at: "first-run" }, tables: [] },
    { ...OPENING, screen: { at: "sources" }, tables: [] },
    { ...OPENING, screen: { at: "running", progress: null } },
    RESULTS,
    CASES,
    { ...RESULTS, screen: { at: "close" } },
  ];
  for (const state of screens) {
    const markup = markupOf(state);
    expect(markup.match(/<h1/g)).toHaveLength(1);
    expect(markup.match(/<main/g)).toHaveLength(1);
  }
});

test("the results say headline, figures, bridge and every line to explain", () => {
  const text = textOf(markupOf(RESULTS));
  for (const said of [
    "October 2026 ties out, with 4 to explain",
    "Ending inventory 553 USD 5,505.00",
    "Unexplained units −4 +1",
    "FBA15ABC123 · TEA-01",
    "1 shipment on its way, 1 being received",
    "All 3 controls passed",
  ])
    expect(text).toContain(said);
});

test("the bridge is a table for whoever does not see the drawing", () => {
  const table = /<table[\s\S]*?<\/table>/.exec(markupOf(RESULTS))?.[0] ?? "";
  expect(textOf(table)).toBe(" Rollforward in units Begin 630 Receipts −4 Returns +4 Sales −75 Adjusted −2 End 553 ");
});

test("a long list is drawn in pages", () => {
  const shipments = Array.from({ length: 400 }, (_, index) => shipment({ shipmentId: `F${index}`, parts: { unexplained: -1 } }));
  const markup = markupOf({ ...RESULTS, result: { reconciliation: month({ shipments }), sheets: [], finishedAt: "14:02", outdated: false, drafted: [] } });
  expect(markup.match(/title="Received 100 of 100/g)).toHaveLength(50);
  expect(textOf(markup)).toContain("Show 50 more of 350");
});

test("any ending can be asked about, and the methods compared, without either being worked out before", () => {
  const text = textOf(markupOf(RESULTS));
  for (const said of ["Explain a value", "Own warehouse · TEA-01 400 units · USD 4,000.00", "Compare the methods"]) expect(text).toContain(said);
  expect(text).not.toContain("Moving average");
});

test("tabs appear once there is a result to turn to", () => {
  expect(markupOf({ ...OPENING, screen: { at: "sources" }, tables: [] })).not.toContain('role="tablist"');
  expect(markupOf(RESULTS).match(/role="tab"/g)).toHaveLength(4);
});

test("the cases are listed with their situation in words, and can be filtered", () => {
  const text = textOf(markupOf(CASES));
  for (const said of [
    "1 to claim, USD 40.00 at risk",
    "All 4 To claim 1 Too many 1 On its way 2",
    "FBA15ABC123 · TEA-01 Arrived with a difference, no case",
    "FBA15ABC125 · TEA-01 Not received yet",
  ])
    expect(text).toContain(said);
});

test("where there is nothing to claim, the cases say why", () => {
  const without = (reconciliation: Reconciliation): string =>
    textOf(markupOf({ ...CASES, result: { reconciliation, sheets: [], finishedAt: "14:02", outdated: false, drafted: [] } }));
  expect(without(month({}))).toContain("There is no shipment to look at yet.");
  expect(without(month({ shipments: [shipment({})] }))).toContain("Every shipment arrived in full, and no case is on the register.");
});

test("every method of valuation is offered by its name", () => {
  const text = textOf(markupOf({ ...OPENING, screen: { at: "sources" }, tables: [] }));
  for (const name of ["month-end weighted average", "moving average", "FIFO", "standard cost"]) expect(text).toContain(name);
});

test("progress is told to a screen reader step by step", () => {
  expect(markupOf({ ...OPENING, screen: { at: "running", progress: { stage: "check", done: 0, total: null } } })).toMatch(
    /role="status"[^>]*>Step 2 of 5: Check data</,
  );
});

test("a problem is said in words, with what the host calls it", () => {
  const text = textOf(markupOf({ ...RESULTS, problem: { kind: "host", message: "The sheet is gone. Reconcile again.", code: "ItemNotFound" } }));
  expect(text).toContain("Excel could not do this");
  expect(text).toContain("The sheet is gone. Reconcile again.");
  expect(text).toContain("Excel calls this ItemNotFound.");
});

test("the results cannot be turned to before there are any", () => {
  expect(afterEvent({ ...OPENING, screen: { at: "sources" } }, { type: "turned", to: "results" }).screen.at).toBe("sources");
});

test("progress that arrives after the end of a run changes nothing", () => {
  expect(afterEvent(RESULTS, { type: "progressed", progress: { stage: "write", done: 1, total: 2 } })).toBe(RESULTS);
});

test("the theme follows Office: its word, else its background, else light", () => {
  expect(themeFor({ isDarkTheme: true, bodyBackgroundColor: "#ffffff" })).toBe(DARK);
  expect(themeFor({ bodyBackgroundColor: "#262626" })).toBe(DARK);
  expect(themeFor({ bodyBackgroundColor: "#FFFFFF" })).toBe(LIGHT);
  expect(themeFor(undefined)).toBe(LIGHT);
});
