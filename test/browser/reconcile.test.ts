/**
 * The built add-in in a real browser: the task pane that Excel loads, unmodified, beside a spreadsheet that stands in for Excel. The
 * figures were added up by hand from the sample workbook's own sheets.
 */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { SnapshotSheet } from "../../src/workbench/host/snapshot";
import { readXlsxFile } from "../../src/workbench/xlsx/read-xlsx";
import { columnLetters } from "../../src/workbench/host/addresses";
import { ADD_IN, filesIn, makeSureItIsBuilt, OFFICE_JS, WORKBENCH } from "./built";
import {
  answerAfter,
  cellsBelow,
  expectSoon,
  figure,
  openWorkbench,
  PATIENCE_MILLISECONDS,
  readGrid,
  readSheet,
  requestCount,
  selection,
  sheetNames,
  valueAt,
  valuesOf,
  type Workbench,
} from "./page";

const ROOT = resolve(__dirname, "../..");
const SAMPLE_SHEETS = [
  "Read me",
  "Ledger",
  "Shipments",
  "Unit costs",
  "Own movements",
  "Locations",
  "Support cases",
  "Reimbursements",
  "Claim windows",
  "Exchange rates",
];
const OUR_SHEETS = ["Rollforward 2026-10", "Shipment variances", "Claims", "Cases", "Journal", "Checks", "Responsibility rules"];
/** Hidden: what is remembered from one run to the next. */
const MEMORY_SHEETS = ["Imported ledger rows"];
/** The accountant sits down five days after the month's end. */
const TODAY = "2026-11-05";

jest.setTimeout(5 * PATIENCE_MILLISECONDS);
const files = mkdtempSync(join(tmpdir(), "tieout-browser-"));
const screenshots = process.env["UPDATE_SCREENSHOTS"] === "1" ? join(ROOT, "assets/screenshots") : files;

beforeAll(() => {
  mkdirSync(screenshots, { recursive: true });
  makeSureItIsBuilt();
});
afterAll(() => rmSync(files, { recursive: true, force: true }));

describe("what goes to a web server", () => {
  it("holds no file of the office.js package, since its page loads Microsoft's own", () => {
    const theirs = new Set(filesIn(OFFICE_JS).map((file) => basename(file)));
    expect(filesIn(ADD_IN).filter((file) => theirs.has(basename(file)))).toEqual([]);
    expect(filesIn(ADD_IN).filter((file) => file.endsWith(".js") && readFileSync(join(ADD_IN, file), "utf8").includes("OfficeExtension.SessionBase"))).toEqual(
      [],
    );
    expect(readFileSync(join(ADD_IN, "taskpane.html"), "utf8")).toMatch(
      /<head>.*<script src="?https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js"?>/s,
    );
  });

  it("is what the workbench shows: the same scripts, and office.js as it was published", () => {
    const scripts = (page: string): readonly string[] => [...page.matchAll(/<script[^>]* src="?([^" >]+)/g)].map((match) => match[1] ?? "");
    const hosted = scripts(readFileSync(join(ADD_IN, "taskpane.html"), "utf8")).slice(1);
    const workbench = scripts(readFileSync(join(WORKBENCH, "pane.html"), "utf8"));
    expect(hosted.length).toBeGreaterThan(0);
    expect(workbench).toEqual(["container.js", "office-js/office.js", ...hosted.map((script) => `../add-in/${script}`)]);
    const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
    for (const file of filesIn(join(WORKBENCH, "office-js")))
      expect({ file, digest: digest(join(WORKBENCH, "office-js", file)) }).toEqual({ file, digest: digest(join(OFFICE_JS, file)) });
  });

  it("declares the custom function ENDING, with the help that the marketplace asks for", () => {
    const { functions } = JSON.parse(readFileSync(join(ADD_IN, "functions.json"), "utf8")) as {
      readonly functions: readonly { readonly id: string; readonly helpUrl?: string }[];
    };
    expect(functions.find(({ id }) => id === "ENDING")?.helpUrl).toMatch(/^https:\/\//);
  });
});

describe("the workbench", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await openWorkbench(TODAY);
  });
  afterAll(async () => workbench?.close());

  const click = (name: string): Promise<void> => workbench.pane.getByRole("button", { name, exact: true }).click();
  const shown = (name: string): Promise<void> => workbench.pane.getByRole("button", { name, exact: true }).waitFor();

  it("opens the sample workbook, and the pane finds its tables", async () => {
    await shown("Reconcile");
    expect(await sheetNames(workbench)).toEqual(SAMPLE_SHEETS);
    await workbench.pane.getByText("Table Ledger · 1,907 rows").waitFor();
    await workbench.page.screenshot({ path: join(screenshots, "pane.png") });
  });

  it("writes nothing when the run is cancelled", async () => {
    await answerAfter(workbench, 400);
    await click("Reconcile");
    await click("Cancel");
    await workbench.pane.getByText("Nothing was written").waitFor();
    await answerAfter(workbench, 0);
    expect(await sheetNames(workbench)).toEqual(SAMPLE_SHEETS);
  });

  it("reconciles the month into sheets of its own", async () => {
    await click("Reconcile");
    await shown("Run again");
    expect(await sheetNames(workbench)).toEqual([...SAMPLE_SHEETS, ...OUR_SHEETS, ...MEMORY_SHEETS]);
  });

  it("rolls the stock of every location forward, and says where the warehouse disagrees", async () => {
    const cells = cellsBelow(await readSheet(workbench, "Rollforward 2026-10"), "By location");
    const at = (location: string, under: string): unknown => figure(cells, { labels: [location], under });
    expect({
      beginning: at("FBA-US", "Beginning"),
      receipts: at("FBA-US", "Receipts"),
      returns: at("FBA-US", "Customer returns"),
      sales: at("FBA-US", "Sales"),
      removals: at("FBA-US", "Removals"),
      ending: at("FBA-US", "Ending"),
      warehouse: at("FBA-US", "Warehouse says"),
      difference: at("FBA-US", "Difference"),
      check: at("FBA-US", "Check"),
    }).toEqual({ beginning: 14_412, receipts: 3_733, returns: 29, sales: -1_446, removals: -13, ending: 16_733, warehouse: 16_727, difference: 6, check: "✗" });
    expect({ ending: at("FBA-DE", "Ending"), warehouse: at("FBA-DE", "Warehouse says"), check: at("FBA-DE", "Check") }).toEqual({
      ending: 1_607,
      warehouse: 1_607,
      check: "✓",
    });
    const own = ["Beginning", "Receipts", "Found", "Damaged", "Transfers out", "Ending"].map((under) => at("Shenzhen", under));
    expect(own).toEqual([8_692, 740, 2, -2, -4_368, 5_064]);
    await workbench.page.screenshot({ path: join(screenshots, "rollforward.png") });
  });

  it("puts every shipment line into its state, with what is unexplained", async () => {
    const cells = await readSheet(workbench, "Shipment variances");
    const line = (shipment: string, sku: string): readonly unknown[] =>
      ["State", "Dispatched", "Delivered", "Received", "Variance", "Unexplained"].map((under) => figure(cells, { labels: [shipment, sku], under }));
    expect(line("FBA19KT01A", "KT-01")).toEqual(["short", 1_000, 1_000, 999, -1, -1]);
    expect(line("FBA19KT02A", "KT-02")).toEqual(["over", 500, 500, 501, 1, 1]);
    expect(line("FBA19TP01A", "TP-01")).toEqual(["short, lost by carrier", 480, 432, 432, -48, 0]);
    expect(line("FBA19TP02A", "TP-02")).toEqual(["case open", 300, 290, 285, -15, -5]);
    expect(line("FBA19LM01A", "LM-01")).toEqual(["not received yet", 240, undefined, 0, -240, 0]);
    expect(line("FBA19TR03D", "TR-03")).toEqual(["being received", 75, 75, 0, -75, 0]);
    expect(line("FBA19MG01A", "MG-01")).toEqual(["matched", 590, 590, 590, 0, 0]);
  });

  it("names the ledger row that does not add up, with a link that leads to it", async () => {
    const cells = await readSheet(workbench, "Checks");
    const [address, link] = Object.entries(cells).find(([, { value }]) => value === "Ledger row 1359") ?? ["", undefined];
    expect(link?.formula).toBe(`=HYPERLINK("#'Ledger'!A1359","Ledger row 1359")`);
    expect(address).not.toBe("");
    expect(Object.values(valuesOf(cells))).toContain("row-identity-broken · LM-03 SELLABLE US on 2026-10-14 · Lost · X001TEA444 [394, 400, 3]");
  });

  it("shows in the grid what the add-in wrote, formulas computed", async () => {
    for (const sheet of OUR_SHEETS) expect({ sheet, cells: await readGrid(workbench, sheet) }).toEqual({ sheet, cells: await readSheet(workbench, sheet) });
  });

  it("computes every formula to the value that the engine had for it", async () => {
    const written = await reconciledByCommandLine();
    let formulas = 0;
    for (const sheet of OUR_SHEETS) {
      const cells = await readSheet(workbench, sheet);
      for (const [address, { value, formula }] of Object.entries(written(sheet))) {
        if (formula === null) continue;
        formulas += 1;
        expect({ sheet, address, formula: cells[address]?.formula, value: cells[address]?.value }).toEqual({ sheet, address, formula, value });
      }
    }
    expect(formulas).toBeGreaterThan(500);
  });

  it("selects the cells that a discrepancy in the pane speaks of", async () => {
    await workbench.pane.getByText("FBA19KT01A · KT-01").click();
    await expectSoon(async () => (await selection(workbench)).sheet, "Shipment variances");
    const cells = await readSheet(workbench, "Shipment variances");
    const row = Object.entries(cells)
      .find(([, { value }]) => value === "FBA19KT01A")?.[0]
      .replace(/\D/g, "");
    expect((await selection(workbench)).address).toMatch(new RegExp(`^A${row}:[A-Z]+${row}$`));
    await workbench.page.screenshot({ path: join(screenshots, "variances.png") });
  });

  it("gives the same sheets when it is run again, not more of them", async () => {
    const before = await Promise.all(OUR_SHEETS.map((sheet) => readSheet(workbench, sheet)));
    await click("Run again");
    await workbench.pane.getByRole("button", { name: "Run again", exact: true }).waitFor({ state: "detached" });
    await shown("Run again");
    expect(await sheetNames(workbench)).toEqual([...SAMPLE_SHEETS, ...OUR_SHEETS, ...MEMORY_SHEETS]);
    expect(await Promise.all(OUR_SHEETS.map((sheet) => readSheet(workbench, sheet)))).toEqual(before);
  });

  it("follows a link of the Checks sheet to the row it names", async () => {
    const { page } = workbench;
    await page.getByText("Checks", { exact: true }).last().click();
    await expectSoon(async () => (await selection(workbench)).sheet, "Checks");
    // Down the column of links, row by row, until one is hit.
    for (let y = 150; y < 700 && (await selection(workbench)).sheet === "Checks"; y += 15) await page.mouse.click(760, y);
    expect(await selection(workbench)).toEqual({ sheet: "Ledger", address: "A1359" });
  });

  it("takes what a person types, tells the pane, and lets it be undone", async () => {
    const { page } = workbench;
    await page.getByText("Ledger", { exact: true }).last().click();
    await page.mouse.click(300, 400);
    const place = await selection(workbench);
    expect(place.sheet).toBe("Ledger");
    const asked = await requestCount(workbench);
    await page.keyboard.type("typed by hand");
    await page.keyboard.press("Enter");
    await expectSoon(() => valueAt(workbench, place), "typed by hand");
    // The pane looks at the tables again, which it does only when Excel's events tell it to.
    await expectSoon(async () => (await requestCount(workbench)) > asked, true);
    await page.keyboard.press("Control+z");
    await expectSoon(async () => (await valueAt(workbench, place)) === "typed by hand", false);
  });

  it("saves an .xlsx file that opens with the same sheets, values and tables", async () => {
    const { page } = workbench;
    const expected = await Promise.all(OUR_SHEETS.map(async (sheet) => valuesOf(await readSheet(workbench, sheet))));
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save .xlsx" }).click()]);
    const path = join(files, "saved.xlsx");
    await download.saveAs(path);
    await page.locator("#file").setInputFiles(path);
    await expectSoon(() => page.locator("#workbook-name").innerText(), "saved.xlsx");
    await shown("Reconcile");
    expect(await sheetNames(workbench)).toEqual([...SAMPLE_SHEETS, ...OUR_SHEETS, ...MEMORY_SHEETS]);
    expect(await Promise.all(OUR_SHEETS.map(async (sheet) => valuesOf(await readSheet(workbench, sheet))))).toEqual(expected);
    await workbench.pane.getByText("Table Ledger · 1,907 rows").waitFor();
  });

  it("adds a text file to the workbook as a sheet, and says what is wrong with one that cannot be read", async () => {
    const { page } = workbench;
    const good = join(files, "Costs 2026.csv");
    writeFileSync(good, "\ufeffSKU,Unit Cost\nKT-01,12.50\n");
    await page.locator("#file").setInputFiles(good);
    await expectSoon(async () => (await sheetNames(workbench)).includes("Costs 2026"), true);
    expect(valuesOf(await readSheet(workbench, "Costs 2026"))).toEqual({ A1: "SKU", B1: "Unit Cost", A2: "KT-01", B2: 12.5 });
    const bad = join(files, "broken.xlsx");
    writeFileSync(bad, "this is no workbook");
    await page.locator("#file").setInputFiles(bad);
    await page.getByRole("alert").filter({ hasText: "broken.xlsx" }).waitFor();
  });

  it("puts another month beside the first, whose sheet stays as it is", async () => {
    const october = await readSheet(workbench, "Rollforward 2026-10");
    // The pane of the workbook that was opened has no result yet, and so stands at its sources.
    await workbench.pane.getByRole("combobox", { name: "Month" }).selectOption("2026-09");
    await click("Reconcile");
    await expectSoon(async () => (await sheetNames(workbench)).includes("Rollforward 2026-09"), true);
    await shown("Run again");
    expect(await readSheet(workbench, "Rollforward 2026-10")).toEqual(october);
  });

  it("asks nothing of any other machine, and nothing went wrong unseen", () => {
    expect(workbench.requestsElsewhere).toEqual([]);
    expect(workbench.errors).toEqual([]);
  });
});

/** The sheets of the same run on the command line, whose file carries the engine's own figures beside the formulas. */
async function reconciledByCommandLine(): Promise<(sheet: string) => Readonly<Record<string, { readonly value: unknown; readonly formula: string | null }>>> {
  const out = join(files, "command-line.xlsx");
  const { stderr } = spawnSync(
    process.execPath,
    [require.resolve("tsx/cli"), "src/cli/tieout.ts", "reconcile", "assets/sample.xlsx", "--period", "2026-10", "--today", TODAY, "--out", out],
    { cwd: ROOT, encoding: "utf8" },
  );
  const { sheets } = await readXlsxFile(readFileSync(out)).catch((error: unknown) => {
    throw new Error(`the command line wrote no workbook: ${stderr}`, { cause: error });
  });
  return (name) => cellsOf(sheets.find((sheet) => sheet.name === name));
}

function cellsOf(sheet: SnapshotSheet | undefined): Readonly<Record<string, { readonly value: unknown; readonly formula: string | null }>> {
  const cells = (sheet?.rows ?? []).flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell === null || typeof cell !== "object" ? [] : [[`${columnLetters(column)}${row + 1}`, { value: cell.value, formula: cell.formula ?? null }] as const],
    ),
  );
  return Object.fromEntries(cells);
}
