/** The add-in's worksheet functions, typed into the workbench's cells and worked out by the add-in's own page. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { readXlsxFile } from "../../src/workbench/xlsx/read-xlsx";
import { makeSureItIsBuilt } from "./built";
import {
  expectSoon,
  figure,
  openWorkbench,
  PATIENCE_MILLISECONDS,
  readGrid,
  readSheet,
  requestCount,
  selection,
  valueAt,
  type Cells,
  type Workbench,
} from "./page";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);
const files = mkdtempSync(join(tmpdir(), "tieout-functions-"));
const FORMULAS = ['=TIEOUT.ENDING("KT-01")', '=TIEOUT.ENDING("KT-01","FBA-US",,"value")', '=TIEOUT.ENDING("NO-SUCH")'];
let workbench: Workbench;
let places: readonly string[] = [];

beforeAll(async () => {
  makeSureItIsBuilt();
  workbench = await openWorkbench("2026-11-05");
  // The button is there at once, and usable when the tables have been read.
  await expectSoon(() => workbench.pane.getByRole("button", { name: "Reconcile", exact: true }).isEnabled(), true);
});
afterAll(async () => {
  await workbench?.close();
  rmSync(files, { recursive: true, force: true });
});

const frameOf = ({ page }: Workbench): Frame => {
  const frame = page.frame({ url: /pane\.html/ });
  if (frame === null) throw new Error("there is no pane");
  return frame;
};
const run = async (button: string): Promise<void> => {
  const requests = await requestCount(workbench);
  await workbench.pane.getByRole("button", { name: button, exact: true }).click();
  await expectSoon(async () => (await requestCount(workbench)) > requests, true);
  await workbench.pane.getByRole("button", { name: "Run again", exact: true }).waitFor();
};
const shown = async (): Promise<readonly unknown[]> => {
  const cells = await readGrid(workbench, "Read me");
  return places.map((place) => cells[place]?.value);
};
/** Columns B to F of the rows from one on, as far as they hold something. */
const rowsFrom = (cells: Cells, from: number): readonly (readonly unknown[])[] => {
  const rows = [...new Set(Object.keys(cells).map((address) => Number(address.replace(/\D+/, ""))))].filter((row) => row >= from).sort((a, b) => a - b);
  return rows.map((row) => ["B", "C", "D", "E", "F", "G", "H", "I"].map((column) => cells[`${column}${row}`]?.value));
};
/** Clicks into the sheet and goes on with the arrow keys. */
const goTo = async (sheet: string, { column, row }: { readonly column: string; readonly row: number }): Promise<void> => {
  await workbench.page.getByText(sheet, { exact: true }).last().click();
  await workbench.page.mouse.click(300, 250);
  for (let steps = 0; steps < 40; steps += 1) {
    const { address } = await selection(workbench);
    const [, atColumn = "", atRow = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    if (atColumn === column && Number(atRow) === row) return;
    await workbench.page.keyboard.press(Number(atRow) > row ? "ArrowUp" : Number(atRow) < row ? "ArrowDown" : atColumn > column ? "ArrowLeft" : "ArrowRight");
  }
  throw new Error(`${sheet}!${column}${row} was not reached from ${(await selection(workbench)).address}`);
};

describe("worksheet functions", () => {
  it("show figures in the cells they are typed into before any run, and #N/A for a SKU that is not there", async () => {
    await goTo("Read me", { column: "B", row: 20 });
    for (const formula of FORMULAS) {
      await workbench.page.keyboard.type(formula, { delay: 15 });
      await workbench.page.keyboard.press("Enter");
    }
    places = FORMULAS.map((_, index) => `B${20 + index}`);
    // 440 units in Shenzhen, 1 in transit and 1,025 at Amazon.
    expect(await shown()).toEqual([1_466, 12_434.33, "#N/A"]);
  });

  it("show the figures of the rollforward sheet after a run", async () => {
    await run("Reconcile");
    const cells = await readSheet(workbench, "Rollforward 2026-10");
    const endings = ["Shenzhen", "In transit", "FBA-US"].map((location) => figure(cells, { labels: [location, "KT-01"], under: "Ending" }));
    expect(endings).toEqual([440, 1, 1_025]);
    expect(figure(cells, { labels: ["FBA-US", "KT-01"], under: "Ending value" })).toBe(12_434.33);
    expect(await shown()).toEqual([1_466, 12_434.33, "#N/A"]);
  });

  it("spill an answer of several rows over the cells below, which the workbook does not hold as typed", async () => {
    await goTo("Read me", { column: "B", row: 26 });
    await workbench.page.keyboard.type('=TIEOUT.EXPLAIN("KT-01","Shenzhen","2026-10")', { delay: 15 });
    await workbench.page.keyboard.press("Enter");
    await expectSoon(async () => (await readGrid(workbench, "Read me"))["B27"]?.value, "Beginning");
    const shownBelow = rowsFrom(await readGrid(workbench, "Read me"), 26);
    const value = figure(await readSheet(workbench, "Rollforward 2026-10"), { labels: ["Shenzhen", "KT-01"], under: "Ending value" });
    // Nothing of it moved in October: 440 units since the first, serial day 46,296.
    expect(shownBelow).toEqual([
      ["What", "Day", "Quantity", "Value", "Goods", "Freight", "Other", "Source rows"],
      ["Beginning", 46_296, 440, value, 5_280, 61.11, 0, "Own_movements row 2, Own_movements row 41, Own_movements row 91, Own_movements row 96"],
      ["Ending", undefined, 440, value, 5_280, 61.11, 0, undefined],
    ]);
    expect(rowsFrom(await readSheet(workbench, "Read me"), 26)).toEqual([["What", ...Array<undefined>(7)]]);
  });

  it("say in the cell what is missing and what to do, where they have no answer", async () => {
    const answers = await frameOf(workbench).evaluate(
      async (calls) => {
        const { mappings } = (
          CustomFunctions as unknown as {
            readonly _association: { readonly mappings: Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>> };
          }
        )._association;
        const answerOf = ([name, ...args]: readonly (string | null)[]): Promise<unknown> =>
          mappings[name ?? ""]?.(...args).catch((error: unknown) =>
            error instanceof CustomFunctions.Error ? `${error.code} ${error.message}` : `not Excel's: ${String(error)}`,
          ) ?? Promise.resolve("no such function");
        return Promise.all(calls.map(answerOf));
      },
      // As Excel calls them: what is left out is null.
      [
        ["ENDING", "NO-SUCH", null, null, null],
        ["ENDING", "KT-01", "Nowhere", null, null],
        ["ENDING", "KT-01", null, "2020-01", null],
        ["EXPLAIN", "NO-SUCH", "FBA-US", null],
        ["ENDING", "", null, null, null],
        ["ENDING", "KT-01", null, "soon", null],
        ["ENDING", "KT-01", null, null, "weight"],
        ["MOVEMENT", "KT-01", "gone", null, null, null],
      ],
    );
    expect(answers).toEqual([
      '#N/A SKU "NO-SUCH" has no stock and no movement in this month. Check its spelling, capital letters included.',
      '#N/A No location is called "Nowhere". Use a name from the Location column of the rollforward.',
      "#N/A There is no row in 2020-01: the rows go from 2026-09-01 to 2026-10-31. Choose a period inside them, or bring the ledger of that period.",
      '#N/A There is no line of SKU "NO-SUCH" at "FBA-US". Use names from the rollforward.',
      "#VALUE! The SKU is empty. Name one, or point to a cell that holds one.",
      '#VALUE! "soon" is no month. Use a date, or text like "2026-10".',
      '#VALUE! "weight" is no measure. Use "qty" or "value".',
      '#VALUE! "gone" is no type of movement. Use a heading of the rollforward, like Receipts or Sales.',
    ]);
  });

  it("keep their figures when a source is edited, and are worked out anew by the next run", async () => {
    expect(await valueAt(workbench, { sheet: "Own movements", address: "E2" })).toBe(1_040);
    await goTo("Own movements", { column: "E", row: 2 });
    await workbench.page.keyboard.type("1050");
    await workbench.page.keyboard.press("Enter");
    await expectSoon(() => valueAt(workbench, { sheet: "Own movements", address: "E2" }), 1_050);
    expect((await shown())[0]).toBe(1_466);
    await run("Run again");
    await expectSoon(async () => (await shown())[0], 1_476);
  });

  it("are kept by a saved file under Excel's names for them, with their values, and work when it is opened", async () => {
    const [download] = await Promise.all([workbench.page.waitForEvent("download"), workbench.page.getByRole("button", { name: "Save .xlsx" }).click()]);
    const path = join(files, "functions.xlsx");
    await download.saveAs(path);
    const rows = (await readXlsxFile(readFileSync(path))).sheets.find(({ name }) => name === "Read me")?.rows ?? [];
    // Column B, rows 20 to 22. Ten more units share a duty of 200: 12 + 200 / 1,450 each instead of 12 + 200 / 1,440, so that a thousand units cost 0.96 less.
    expect(rows.slice(19, 22).map((line) => line[1])).toEqual([
      { formula: '=_xldudf_TIEOUT_ENDING("KT-01")', value: 1_476 },
      { formula: '=_xldudf_TIEOUT_ENDING("KT-01","FBA-US",,"value")', value: 12_433.37 },
      { formula: '=_xldudf_TIEOUT_ENDING("NO-SUCH")', value: "#N/A" },
    ]);
    await workbench.page.locator("#file").setInputFiles(path);
    await expectSoon(() => workbench.page.locator("#workbook-name").innerText(), "functions.xlsx");
    await expectSoon(async () => (await shown())[0], 1_476);
    const cells = await readGrid(workbench, "Read me");
    expect(places.map((place) => cells[place]?.formula)).toEqual(FORMULAS);
    expect(workbench.errors).toEqual([]);
  });
});
