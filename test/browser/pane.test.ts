/** The pane as people use it who cannot use a mouse: from screen to screen with the keyboard alone, by the names that a screen reader says. */
import type { Frame } from "playwright-core";
import { makeSureItIsBuilt } from "./built";
import { expectSoon, openWorkbench, PATIENCE_MILLISECONDS, selection, type Workbench } from "./page";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);
beforeAll(() => makeSureItIsBuilt());

const frameOf = (workbench: Workbench): Frame => {
  const frame = workbench.page.frame({ url: /pane\.html/ });
  if (frame === null) throw new Error("there is no pane");
  return frame;
};
const isReady = (workbench: Workbench): Promise<void> => expectSoon(() => workbench.pane.getByRole("button", { name: "Reconcile", exact: true }).isEnabled(), true);
/** The name by which a screen reader calls what has the keyboard. */
const focused = (workbench: Workbench): Promise<string> =>
  frameOf(workbench).evaluate(() => {
    const one = document.activeElement;
    const label = one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement ? (one.labels?.[0]?.textContent ?? "") : "";
    return one?.getAttribute("aria-label") ?? (label !== "" ? label : (one?.textContent ?? "")).trim();
  });

describe("with the keyboard alone", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench("2026-11-05");
  });
  afterAll(async () => workbench?.close());

  /** Presses Tab until that has the keyboard; what has it must be seen to have it. */
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = [];
    for (let steps = 0; steps < 60; steps += 1) {
      await workbench.page.keyboard.press("Tab");
      const at = await focused(workbench);
      if (name.test(at)) return;
      passed.push(at);
    }
    throw new Error(`the Tab key did not come to ${name.source}: ${passed.join(" | ")}`);
  };

  it("a month is reconciled, its outcome said, and a line to explain leads to its cell", async () => {
    await isReady(workbench);
    await frameOf(workbench).locator("h1").focus();
    await tabTo(/^Reconcile$/);
    await workbench.page.keyboard.press("Enter");
    await workbench.pane.getByRole("button", { name: "Run again", exact: true }).waitFor();
    await expectSoon(() => focused(workbench), "October 2026 does not tie out yet");
    await tabTo(/FBA19KT01A · KT-01/);
    await workbench.page.keyboard.press("Enter");
    await expectSoon(async () => (await selection(workbench)).sheet, "Shipment variances");
  });

  it("tabs turn with the arrow keys, a case opens and closes, and the keyboard comes back to where it was", async () => {
    await frameOf(workbench).locator("h1").focus();
    await tabTo(/^Results$/);
    await workbench.page.keyboard.press("ArrowRight");
    await workbench.page.keyboard.press("Enter");
    await workbench.pane.getByRole("button", { name: /^All \d+/ }).waitFor();
    await tabTo(/FBA19KT01A · KT-01/);
    await workbench.page.keyboard.press("Enter");
    await tabTo(/^Copy$/);
    await tabTo(/^Open a case$/);
    for (let steps = 0; steps < 12 && !/All cases/.test(await focused(workbench)); steps += 1) await workbench.page.keyboard.press("Shift+Tab");
    await workbench.page.keyboard.press("Enter");
    await expectSoon(async () => /FBA19KT01A · KT-01/.test(await focused(workbench)), true);
  });
});
