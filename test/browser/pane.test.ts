/**
 * The pane as people use it who cannot use a mouse, see little, or have little room: every screen at the width of the narrowest pane,
 * in Office's light and dark colours and in a contrast theme, gone through with axe and with the keyboard alone.
 */
import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { makeSureItIsBuilt } from "./built";
import { expectSoon, openWorkbench, PATIENCE_MILLISECONDS, selection, type Workbench } from "./page";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);
beforeAll(() => makeSureItIsBuilt());

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
type Axe = {
  readonly run: (context: object) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }>;
};
const NARROWEST = "#task-pane { width: 320px !important; }";

const frameOf = (workbench: Workbench): Frame => {
  const frame = workbench.page.frame({ url: /pane\.html/ });
  if (frame === null) throw new Error("there is no pane");
  return frame;
};
const isReady = (workbench: Workbench): Promise<void> =>
  expectSoon(() => workbench.pane.getByRole("button", { name: "Reconcile", exact: true }).isEnabled(), true);
/** What axe finds wrong; the two stops by which Fluent leads the Tab key around its tabs are hidden from readers on purpose. */
async function faultsOf(workbench: Workbench): Promise<readonly string[]> {
  const frame = frameOf(workbench);
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() => (window as unknown as { readonly axe: Axe }).axe.run({ exclude: ["[data-tabster-dummy]"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
/** What reaches beyond the pane on either side; what a box without any width hides is not there for anybody. */
const tooWide = (workbench: Workbench): Promise<readonly string[]> =>
  frameOf(workbench).evaluate(() => {
    const isHidden = (one: Element | null): boolean =>
      one !== null && ((one.getBoundingClientRect().width <= 1 && getComputedStyle(one).overflowX === "hidden") || isHidden(one.parentElement));
    const beyond = [...document.querySelectorAll("body *")].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return (
        width > 1 &&
        (right > window.innerWidth + 0.5 || left < -0.5) &&
        one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !isHidden(one)
      );
    });
    return beyond.map((one) => `${one.outerHTML.slice(0, 200)} from ${one.getBoundingClientRect().left} to ${one.getBoundingClientRect().right}`);
  });
/** The name by which a screen reader calls what has the keyboard. */
const focused = (workbench: Workbench): Promise<string> =>
  frameOf(workbench).evaluate(() => {
    const one = document.activeElement;
    const label =
      one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement ? (one.labels?.[0]?.textContent ?? "") : "";
    return one?.getAttribute("aria-label") ?? (label !== "" ? label : (one?.textContent ?? "")).trim();
  });

async function goThrough(workbench: Workbench): Promise<Readonly<Record<string, { readonly faults: readonly string[]; readonly wide: readonly string[] }>>> {
  const { pane } = workbench;
  const found: Record<string, { readonly faults: readonly string[]; readonly wide: readonly string[] }> = {};
  const look = async (screen: string): Promise<void> => void (found[screen] = { faults: await faultsOf(workbench), wide: await tooWide(workbench) });
  await isReady(workbench);
  await look("sources");
  await pane.getByRole("button", { name: "More", exact: true }).click();
  await look("settings");
  await pane.getByRole("button", { name: "Reconcile", exact: true }).click();
  await pane.getByRole("button", { name: "Run again", exact: true }).waitFor();
  await look("results");
  await pane.getByRole("tab", { name: "Cases" }).click();
  await look("cases");
  await pane.getByText("FBA19KT01A · KT-01").click();
  await pane.getByRole("button", { name: "Copy" }).waitFor();
  await look("a case");
  await pane.getByRole("tab", { name: "Close" }).click();
  await look("close");
  return found;
}

const NOTHING_WRONG = Object.fromEntries(["sources", "settings", "results", "cases", "a case", "close"].map((screen) => [screen, { faults: [], wide: [] }]));
/** In a contrast theme nothing of ours lies over the theme's own ground. */
const LOOKS = {
  light: { address: "", forcedColors: "none", ground: "rgb(255, 255, 255)" },
  dark: { address: "workbench/?theme=dark", forcedColors: "none", ground: "rgb(41, 41, 41)" },
  "of a contrast theme": { address: "", forcedColors: "active", ground: "rgba(255, 255, 255, 0)" },
} as const;

describe.each(Object.entries(LOOKS))("in colours that are %s", (_, look) => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench("2026-11-05", look.address);
    await workbench.page.emulateMedia({ forcedColors: look.forcedColors });
    await isReady(workbench);
    await workbench.page.addStyleTag({ content: NARROWEST });
  });
  afterAll(async () => workbench?.close());

  it("the pane lies on their ground, beside the grid and as narrow as it was made", async () => {
    const { ground, width } = await frameOf(workbench).evaluate(() => {
      const bearer = (one: Element): string => {
        const { backgroundColor } = getComputedStyle(one);
        return one.parentElement === null || backgroundColor !== "rgba(0, 0, 0, 0)" ? backgroundColor : bearer(one.parentElement);
      };
      return { ground: bearer(document.querySelector("main") ?? document.body), width: window.innerWidth };
    });
    expect({ ground, width }).toEqual({ ground: look.ground, width: 320 });
  });

  it("every screen can be read and named, and none is wider than the narrowest pane", async () => {
    expect(await goThrough(workbench)).toEqual(NOTHING_WRONG);
    expect(workbench.errors).toEqual([]);
  });
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
