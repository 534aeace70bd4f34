/** An accountant's way through a month's end in a real browser: reconcile, ask where units are, explain a value, close the month. */
import { readFileSync } from "node:fs";
import { makeSureItIsBuilt } from "./built";
import { expectSoon, openWorkbench, PATIENCE_MILLISECONDS, readSheet, sheetNames, valuesOf, type Workbench } from "./page";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);
let workbench: Workbench;
const button = (name: string) => workbench.pane.getByRole("button", { name, exact: true });
const turnTo = (tab: string): Promise<void> => workbench.pane.getByRole("tab", { name: tab }).click();

beforeAll(async () => {
  makeSureItIsBuilt();
  workbench = await openWorkbench("2026-11-06");
  await expectSoon(() => button("Reconcile").isEnabled(), true);
  await button("Reconcile").click();
  await button("Run again").waitFor();
});
afterAll(async () => workbench?.close());

it("a value is explained down to its row, with the keyboard alone", async () => {
  await workbench.pane.getByRole("searchbox").focus();
  await workbench.page.keyboard.type("FBA-US KT-01");
  await workbench.page.keyboard.press("Tab");
  await expectSoon(
    () =>
      workbench.pane
        .locator(":focus")
        .innerText()
        .then((text) => text.split("\n")[0]),
    "FBA-US · KT-01",
  );
  await workbench.page.keyboard.press("Enter");
  await workbench.pane.getByText("How it came about").waitFor();
  await workbench.pane.getByText("USD 12,434.33").first().waitFor();
  await workbench.page.keyboard.press("Escape");
  await button("Compare the methods").waitFor();
});

it("a case is opened: its message can be copied, and its draft stands in the register", async () => {
  await turnTo("Cases");
  await workbench.pane
    .getByRole("button", { name: /FBA19KT01A/ })
    .first()
    .click();
  expect(await workbench.pane.getByRole("textbox", { name: "Message to Amazon" }).inputValue()).toContain("FBA19KT01A");
  await button("Open a case").click();
  await workbench.pane.getByText("Draft of a case in your register, not sent yet").first().waitFor();
  // The sample has a table of its own on a sheet Cases, so the register stands beside it.
  const cells = valuesOf(await readSheet(workbench, "Cases"));
  expect(Object.values(cells)).toEqual(expect.arrayContaining(["FBA19KT01A", "draft"]));
});

it("the journal can be saved, and the month is closed by force only, which its seal says", async () => {
  await turnTo("Close");
  const [download] = await Promise.all([workbench.page.waitForEvent("download"), button("Save as CSV").click()]);
  expect(download.suggestedFilename()).toBe("journal-2026-10.csv");
  expect(readFileSync(await download.path(), "utf8")).toContain("Date,Journal no,Account,Debit,Credit,Currency,Memo");
  expect(await button("Close October 2026").isEnabled()).toBe(false);
  // One of the points is accepted; its note stands on the sheet of checks, and the others still keep the month open.
  const points = workbench.pane.getByPlaceholder("Accepted because …");
  const count = await points.count();
  await points.first().fill("one row of Amazon's, asked about");
  await button("Accept 1 point and run again").click();
  await expectSoon(() => points.count(), count - 1);
  expect(Object.values(valuesOf(await readSheet(workbench, "Checks")))).toEqual(expect.arrayContaining(["one row of Amazon's, asked about", "2026-11-06"]));
  expect(await button("Close October 2026").isEnabled()).toBe(false);
  await workbench.pane.getByRole("checkbox").check();
  await button("Close October 2026").click();
  await workbench.pane.getByRole("heading", { name: "October 2026 is closed" }).waitFor();
  expect(await sheetNames(workbench)).toContain("Closed months");
  expect(workbench.errors).toEqual([]);
});
