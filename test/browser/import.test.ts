/** Files brought to the pane in a real browser: read by a worker, looked at, added to the workbook or used without a sheet, and reconciled. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSureItIsBuilt } from "./built";
import { openWorkbench, PATIENCE_MILLISECONDS, readSheet, sheetNames, valuesOf, type Workbench } from "./page";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);

const files = mkdtempSync(join(tmpdir(), "tieout-import-"));
let workbench: Workbench;

beforeAll(async () => {
  makeSureItIsBuilt();
  workbench = await openWorkbench("2026-11-05");
});
afterAll(async () => {
  await workbench?.close();
  rmSync(files, { recursive: true, force: true });
});

const bring = async (name: string, content: string | Uint8Array): Promise<void> => {
  const path = join(files, name);
  writeFileSync(path, content);
  await workbench.pane.locator("input[type=file]").setInputFiles(path);
};
const click = (name: string): Promise<void> => workbench.pane.getByRole("button", { name, exact: true }).click();

it("shows what a file is and how it is encoded, and adds it to the workbook as a table", async () => {
  await workbench.pane.getByRole("button", { name: "Reconcile", exact: true }).waitFor();
  // "Thé" in Windows-1252.
  await bring("more costs.csv", Uint8Array.from([..."SKU,Unit Cost,Currency\nTh\u00e9-1,10.50,USD\n"].map((letter) => letter.charCodeAt(0))));
  await workbench.pane.getByText("Row 1 has 3 headings of Unit costs: SKU, Unit Cost, Currency.").waitFor();
  await workbench.pane.getByText("Found: Windows-1252 (Western European)").waitFor({ state: "attached" });
  await click("Add to workbook");
  await workbench.pane.getByText("Table UnitCosts · 1 row").waitFor();
  const name = (await sheetNames(workbench)).at(-1) ?? "";
  expect(valuesOf(await readSheet(workbench, name))).toEqual({ A1: "SKU", B1: "Unit Cost", C1: "Currency", A2: "Thé-1", B2: 10.5, C2: "USD" });
});

it("takes files that are dropped anywhere on the pane, and says so while they are held over it", async () => {
  // What a browser does when files are dragged from a folder: one event each for moving over the page and for letting go.
  const drag = (type: string): Promise<void> =>
    workbench.pane.locator("body").evaluate((body, event) => {
      const held = new DataTransfer();
      held.items.add(new File(["Location,Kind,Currency\nFBA-JP,fba,JPY\n"], "places.csv", { type: "text/csv" }));
      body.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer: held }));
    }, type);
  await drag("dragover");
  await workbench.pane.getByText("Let go to add them").waitFor();
  await drag("drop");
  await workbench.pane.getByText("Row 1 has 3 headings of Locations: Location, Kind, Currency.").waitFor();
  await workbench.pane.getByText("Drop .csv, .txt, .tsv or .xlsx here.").waitFor();
  await workbench.pane.getByRole("button", { name: /^Remove places.csv/ }).click();
  await workbench.pane.getByText("places.csv").waitFor({ state: "detached" });
});

it("uses a file without a sheet in the run, and lets it be taken away", async () => {
  await bring("rates.csv", "Date,From,To,Rate\n2026-10-01,CNY,USD,0.14\n");
  await click("Use without a sheet");
  await workbench.pane.getByText("File rates.csv · 1 row").waitFor();
  const before = await sheetNames(workbench);
  await click("Reconcile");
  await workbench.pane.getByRole("button", { name: "Run again", exact: true }).waitFor();
  expect((await sheetNames(workbench)).slice(before.length)).toEqual(expect.arrayContaining(["Rollforward 2026-10", "Shipment variances", "Checks"]));
  await workbench.pane.getByRole("tab", { name: "Sources" }).click();
  await workbench.pane.getByRole("button", { name: "Remove File rates.csv" }).click();
  await workbench.pane.getByText("File rates.csv · 1 row").waitFor({ state: "detached" });
});

it("asks nothing of any other machine, and nothing went wrong unseen", () => {
  expect(workbench.requestsElsewhere).toEqual([]);
  expect(workbench.errors).toEqual([]);
});
