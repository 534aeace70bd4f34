import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../files/xlsx/whole-workbook";
import { indexWorkbook } from "../../src/files/xlsx/workbook-index";
import { textOf, unpack } from "../../src/files/xlsx/package";
import { unescapeXml } from "../../src/files/xlsx/xml";
import { makeFolder, run } from "./run";

const LEDGER_HEADER =
  "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location";
/** 10 on hand, 5 received, 3 sold: 12 left. */
const LEDGER = `${LEDGER_HEADER}\n10/02/2026,X001,B01,TEA-01,Tea,SELLABLE,10,0,5,0,0,0,0,0,0,0,0,0,15,0,US\n10/20/2026,X001,B01,TEA-01,Tea,SELLABLE,15,0,0,-3,0,0,0,0,0,0,0,0,12,0,US\n`;
const COSTS = "SKU,Unit Cost,Currency\nTEA-01,10.50,USD\n";
const BROKEN = LEDGER.replace(",15,0,0,-3,0,0,0,0,0,0,0,0,12,", ",15,0,0,-3,0,0,0,0,0,0,0,0,13,");

let folder = "";
beforeEach(() => {
  folder = makeFolder({
    "ledger.csv": LEDGER,
    "costs.csv": COSTS,
    "broken.csv": BROKEN,
    "junk.xlsx": "not a workbook,\nbut a note\n",
    "empty.csv": "",
    "bad.json": "{",
    "wrong.json": '{"method": "lifo", "days": 3}',
    "split.json": '{"disposition": "split"}',
    "list.json": '["fifo"]',
  });
  mkdirSync(join(folder, "folder"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (): readonly string[] => readdirSync(folder).sort();
const untouched = ["bad.json", "broken.csv", "costs.csv", "empty.csv", "folder", "junk.xlsx", "ledger.csv", "list.json", "split.json", "wrong.json"];

test("a month is reconciled: figures on standard output, nothing on standard error, status 0", async () => {
  const { status, out, err } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--period", "2026-10"]);
  expect(err).toBe("");
  expect(status).toBe(0);
  expect(out).toContain("Reconciled October 2026, month-end weighted average");
  expect(out).toMatch(/FBA-US +10 +5 +3 +12 +126\.00 USD/);
  expect(out).toContain("Every ending agrees with what is reported.");
});

test("a ledger that was left aside is said before anything that agrees", async () => {
  const lacking = readFileSync(join(folder, "ledger.csv"), "utf8").replace("Found", "What was there");
  writeFileSync(join(folder, "lacking.csv"), lacking);
  const { status, out } = await run(folder, ["reconcile", "lacking.csv", "ledger.csv", "costs.csv", "--period", "2026-10"]);
  expect(status).toBe(0);
  expect(out).toContain(
    "lacking.csv was left aside: no row of this Amazon ledger is in any figure, so that nothing ties out yet.\nWhat else is reported agrees with its endings.",
  );
  expect(out).not.toContain("Every ending agrees");
});

test("--json - gives the JSON and nothing else on standard output", async () => {
  const { status, out } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--period", "2026-10", "--json", "-"]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    schema: "tieout/1",
    period: { from: "2026-10-01", to: "2026-10-31" },
    rollforward: [
      {
        location: "FBA-US",
        sku: "TEA-01",
        beginning: { qty: 10, value: "105.00" },
        entries: { receipt: { qty: 5, value: "52.50" } },
        exits: { sale: { qty: 3, value: "31.50" } },
        ending: { qty: 12, value: "126.00" },
        reported: { qty: 12 },
        difference: { qty: 0 },
      },
    ],
  });
  expect(JSON.parse(out)).not.toHaveProperty("movements");
});

test("--movements adds every entry and exit as valued", async () => {
  const { out } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--json", "-", "--movements"]);
  expect((JSON.parse(out) as { movements: readonly object[] }).movements).toEqual(
    expect.arrayContaining([expect.objectContaining({ date: "2026-10-20", location: "FBA-US", sku: "TEA-01", type: "sale", qty: -3, value: "-31.50" })]),
  );
});

test("workbook and JSON are written together, complete, with no other file left behind", async () => {
  const { status, out } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--period", "2026-10", "--out", "out.xlsx", "--json", "out.json"]);
  expect(status).toBe(0);
  expect(out).toContain(`Written: ${join(folder, "out.xlsx")}\nWritten: ${join(folder, "out.json")}\n`);
  expect(files()).toEqual([...untouched, "out.json", "out.xlsx"].sort());
  expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8"))).toMatchObject({ schema: "tieout/1" });
  expect(indexWorkbook(unpack(readFileSync(join(folder, "out.xlsx"))))?.sheets.map(({ name }) => name)[0]).toBe("Rollforward 2026-10");
});

test("a second run on top of the first's workbook replaces its sheets", async () => {
  await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--out", "out.xlsx"]);
  const first = indexWorkbook(unpack(readFileSync(join(folder, "out.xlsx"))))?.sheets.map(({ name }) => name);
  const { status, out } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "out.xlsx", "--out", "out.xlsx"]);
  expect(status).toBe(0);
  expect(out).toContain(`Replaced: ${join(folder, "out.xlsx")} (your own sheets in it are kept)\n`);
  expect(indexWorkbook(unpack(readFileSync(join(folder, "out.xlsx"))))?.sheets.map(({ name }) => name)).toEqual(first);
});

test("--strict is 0 for a clean month and 1 where a control fails, and writes what was asked for all the same", async () => {
  expect(await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--strict"])).toMatchObject({ status: 0, err: "" });
  const { status, err } = await run(folder, ["reconcile", "broken.csv", "costs.csv", "--strict", "--json", "out.json"]);
  expect(status).toBe(1);
  expect(err).toMatch(/^Not clean: \d+ failed controls/);
  expect(files()).toContain("out.json");
});

test("settings come from a file, and an option on the command line wins", async () => {
  const dispositionOf = async (...args: readonly string[]): Promise<unknown> =>
    (
      JSON.parse((await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--settings", "split.json", "--json", "-", ...args])).out) as {
        rollforward: readonly { disposition: unknown }[];
      }
    ).rollforward[0]?.disposition;
  expect(await dispositionOf()).toBe("SELLABLE");
  expect(await dispositionOf("--disposition", "total")).toBeNull();
});

test.each([
  ["no command at all", [], /^Usage: tieout/],
  ["an unknown command", ["reconsile", "ledger.csv"], /^error: unknown command 'reconsile'/],
  ["no file", ["reconcile"], /^error: missing required argument 'file'/],
  ["an unknown option", ["reconcile", "ledger.csv", "--perod", "2026-10"], /^error: unknown option '--perod'/],
  [
    "an unknown method",
    ["reconcile", "ledger.csv", "--method", "lifo"],
    /^error: option '--method <method>' argument 'lifo' is invalid. Allowed choices are month-end-average, moving-average, fifo, standard.\n$/,
  ],
  ["a month that is none", ["reconcile", "ledger.csv", "--period", "2026-13"], /^--period is 2026-13; expected a month such as 2026-10.\n$/],
  [
    "a month and days",
    ["reconcile", "ledger.csv", "--period", "2026-10", "--from", "2026-10-01"],
    /^--period and --from\/--to both say which days to reconcile. Give one of them.\n$/,
  ],
  ["a first day only", ["reconcile", "ledger.csv", "--from", "2026-10-01"], /^--from needs --to as well.\n$/],
  [
    "days in the wrong order",
    ["reconcile", "ledger.csv", "--from", "2026-10-31", "--to", "2026-10-01"],
    /^--from 2026-10-31 is after --to 2026-10-01. Swap them.\n$/,
  ],
  ["a day that is none", ["reconcile", "ledger.csv", "--today", "2026-02-30"], /^--today is 2026-02-30; expected a day such as 2026-10-31.\n$/],
  ["a workbook that is none", ["reconcile", "ledger.csv", "--out", "out.csv"], /^--out is out.csv; expected a name that ends in .xlsx.\n$/],
  ["one name for two files", ["reconcile", "ledger.csv", "--out", "a.xlsx", "--json", "a.xlsx"], /^--out and --json are both a.xlsx. Give two names.\n$/],
  [
    "JSON over an input",
    ["reconcile", "ledger.csv", "--json", "ledger.csv"],
    /^--json is ledger.csv, which is one of the files to read. Give another name.\n$/,
  ],
  ["a file given twice", ["reconcile", "ledger.csv", "./ledger.csv"], /ledger.csv is given twice. Name every file once, or its rows would count double.\n$/],
  ["a file that is not there", ["reconcile", "none.csv"], /none.csv: there is no such file. Check the name and the folder.\n$/],
  [
    "JSON over the settings",
    ["reconcile", "ledger.csv", "--settings", "split.json", "--json", "split.json"],
    /^--json is split.json, which is one of the files to read. Give another name.\n$/,
  ],
  ["a folder", ["sources", "."], /: it is a folder. Give the name of a file in it.\n$/],
  ["a folder of settings", ["reconcile", "ledger.csv", "--settings", "folder"], /folder: it is a folder. Give the name of a file in it.\n$/],
  [
    "settings in a list",
    ["reconcile", "ledger.csv", "--settings", "list.json"],
    /list.json cannot be used:\n {2}Settings are \["fifo"\]; expected an object such as {"method": "fifo"}.\n$/,
  ],
  ["an empty file", ["reconcile", "empty.csv"], /^empty.csv: there is nothing in it. Export the report again and check that the download finished.\n$/i],
  [
    "text in a file named as a workbook, beside others",
    ["reconcile", "ledger.csv", "junk.xlsx", "--out", "out.xlsx", "--json", "out.json"],
    /^junk.xlsx: it cannot be read: it is named like a workbook, but holds plain text that is no table. Save it again as .xlsx or .csv.\n$/,
  ],
  ["settings that are no JSON", ["reconcile", "ledger.csv", "--settings", "bad.json"], /bad.json is not JSON: .+ Correct it and run again.\n$/],
  [
    "settings that are wrong, all at once",
    ["reconcile", "ledger.csv", "--settings", "wrong.json"],
    /wrong.json cannot be used:\n {2}Setting "method" is "lifo"; expected one of .*\n {2}There is no setting "days"\./,
  ],
  ["a month outside the data", ["reconcile", "ledger.csv", "costs.csv", "--period", "2020-01", "--out", "out.xlsx"], /2020-01/],
  [
    "a folder that is not there",
    ["reconcile", "ledger.csv", "costs.csv", "--out", "none/out.xlsx", "--json", "out.json"],
    /out.xlsx cannot be written: there is no such folder. Create it first.\n$/,
  ],
  [
    "a folder in the JSON's place",
    ["reconcile", "ledger.csv", "costs.csv", "--out", "out.xlsx", "--json", "folder"],
    /folder cannot be written: it is a folder. Give a file's name.\n$/,
  ],
  [
    "one folder of two that is not there",
    ["reconcile", "ledger.csv", "costs.csv", "--out", "out.xlsx", "--json", "none/out.json"],
    /out.json cannot be written: there is no such folder. Create it first.\n$/,
  ],
])("%s is status 2 with one message, and nothing is written", async (_what, args, message) => {
  const { status, out, err } = await run(folder, args);
  expect(err).toMatch(message);
  expect([status, out]).toEqual([2, ""]);
  expect(files()).toEqual(untouched);
});

test("help is no mistake", async () => {
  const { status, out } = await run(folder, ["reconcile", "--help"]);
  expect(status).toBe(0);
  expect(out).toContain("--disposition <view>");
});

test("progress shows on a terminal only, and the line is cleared at the end", async () => {
  expect((await run(folder, ["reconcile", "ledger.csv", "costs.csv"])).err).toBe("");
  const { err } = await run(folder, ["reconcile", "ledger.csv", "costs.csv"], { isTerminal: true });
  expect(err).toContain("Read tables");
  expect(err.endsWith("\r\u001b[K")).toBe(true);
});

test("sources --json - lists every table with its kind, rows, columns and problems", async () => {
  const bad = LEDGER.replace(",-3,", ",minus three,");
  const mixed = makeFolder({ "bad.csv": bad, "costs.csv": COSTS, "notes.csv": "what,ever\n1,2\n3,4\n" });
  const { status, out } = await run(mixed, ["sources", "bad.csv", "costs.csv", "notes.csv", "--json", "-"]);
  rmSync(mixed, { recursive: true });
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({
    schema: "tieout/1",
    sources: [
      expect.objectContaining({
        file: "bad.csv",
        table: null,
        kind: "ledger-summary",
        rows: 2,
        columns: expect.objectContaining({ day: "Date", msku: "MSKU", ending: "Ending Warehouse Balance" }),
        issues: [expect.objectContaining({ severity: "error", source: "bad.csv", row: 3, message: expect.stringContaining("minus three") })],
      }),
      {
        file: "costs.csv",
        sheet: null,
        table: null,
        kind: "unit-costs",
        rows: 1,
        encoding: "utf-8",
        columns: { sku: "SKU", unitCost: "Unit Cost", currency: "Currency" },
        issues: [],
      },
      expect.objectContaining({ file: "notes.csv", kind: "unknown", rows: 2, columns: {} }),
    ],
  });
});

test("sources in plain words names every table", async () => {
  const { out } = await run(folder, ["sources", "ledger.csv", "costs.csv"]);
  expect(out).toContain("ledger.csv, 2 rows\n  Amazon ledger: ");
  expect(out).toContain("    unitCost = Unit Cost\n");
});

describe("encodings", () => {
  // "Thé" in Windows-1252, twice: as a title nobody reads, and in a SKU.
  const french = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
  const files = {
    "costs.csv": french("SKU,Unit Cost,Currency\nTh\u00e9-1,10.00,EUR\n"),
    "more.csv": french("SKU,Unit Cost,Currency\nCr\u00e8me-1,2.00,EUR\n"),
  };
  const french1252 = "Windows-1252 (Western European)";

  test("are found, shown, and chosen for one file or for all", async () => {
    const own = makeFolder(files);
    const found = await run(own, ["sources", "costs.csv"]);
    const one = await run(own, ["sources", "costs.csv", "more.csv", "--encoding", "costs.csv=utf-8", "--json", "-"]);
    const all = await run(own, ["sources", "costs.csv", "more.csv", "--encoding", "cp1252", "--json", "-"]);
    rmSync(own, { recursive: true });
    expect(found.out).toContain(`  Read as ${french1252}.\n`);
    const said = ({ out }: typeof one): unknown =>
      (JSON.parse(out) as { readonly sources: readonly { readonly encoding: string; readonly issues: readonly { readonly code: string }[] }[] }).sources.map(
        ({ encoding, issues }) => [encoding, issues.map(({ code }) => code)],
      );
    expect(said(one)).toEqual([
      ["utf-8", ["text-garbled"]],
      ["windows-1252", []],
    ]);
    expect(said(all)).toEqual([
      ["windows-1252", []],
      ["windows-1252", []],
    ]);
  });

  test.each([
    [
      ["sources", "costs.csv", "--encoding", "ebcdic"],
      "--encoding is ebcdic; expected one of utf-8, utf-16le, utf-16be, windows-1252, shift_jis, gb18030, for one file as FILE=NAME.",
    ],
    [
      ["sources", "costs.csv", "--encoding", "other.csv=utf-8"],
      "--encoding names the file other.csv, which is not among the files. Give its path as you gave it among them.",
    ],
  ])("%j is refused", async (args, message) => {
    const own = makeFolder(files);
    const { status, err } = await run(own, args);
    rmSync(own, { recursive: true });
    expect({ status, err }).toEqual({ status: 2, err: `${message}\n` });
  });

  test("a text file larger than its first part is read from the disk as a whole", async () => {
    const own = makeFolder({ "costs.csv": `SKU,Unit Cost,Currency\n${Array.from({ length: 20_000 }, (_, at) => `SKU-${at},1.00,USD\n`).join("")}` });
    const { out } = await run(own, ["sources", "costs.csv"]);
    rmSync(own, { recursive: true });
    expect(out).toContain("costs.csv, 20,000 rows\n");
  });
});

test("a header that was assigned by hand is read by the mapping in the settings file", async () => {
  const mappings = [
    { header: ["Artikel-Nr", "EK netto", "Waehrung"], kind: "unit-costs", columns: { sku: "Artikel-Nr", unitCost: "EK netto", currency: "Waehrung" } },
  ];
  const own = makeFolder({ "costs.csv": "Artikel-Nr,EK netto,Waehrung\nTEA-01,10.00,EUR\n", "settings.json": JSON.stringify({ mappings }) });
  const kindIn = async (...options: readonly string[]): Promise<unknown> =>
    (JSON.parse((await run(own, ["sources", "costs.csv", "--json", "-", ...options])).out) as { readonly sources: readonly unknown[] }).sources[0];
  const without = await kindIn();
  const found = await kindIn("--settings", "settings.json");
  rmSync(own, { recursive: true });
  expect(without).toMatchObject({ kind: "unknown" });
  expect(found).toMatchObject({ kind: "unit-costs", rows: 1, columns: { sku: "Artikel-Nr", unitCost: "EK netto", currency: "Waehrung" }, issues: [] });
});

test("sheets are put on top of the input workbook and leave its own alone", async () => {
  const sample = readFileSync(join(__dirname, "../../assets/sample.xlsx"));
  const own = makeFolder({ "sample.xlsx": sample });
  const { status } = await run(own, ["reconcile", "sample.xlsx", "--period", "2026-10", "--out", "out.xlsx"]);
  const written = readFileSync(join(own, "out.xlsx"));
  const again = await run(own, ["reconcile", "out.xlsx", "--period", "2026-10", "--out", "out.xlsx"]);
  const rewritten = readFileSync(join(own, "out.xlsx"));
  rmSync(own, { recursive: true });
  expect([status, again.status]).toEqual([0, 0]);
  const names = (bytes: Uint8Array) => indexWorkbook(unpack(bytes))?.sheets.map(({ name }) => name);
  expect(names(written)?.slice(0, 11)).toEqual([
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
    "Rollforward 2026-10",
  ]);
  expect(names(rewritten)).toEqual(names(written));
  const cells = async (bytes: Uint8Array) => (await readWorkbook({ name: "x", bytes })).sheets.filter(({ ours }) => ours === null);
  expect(await cells(rewritten)).toEqual(await cells(sample));
});

const sample = (): Uint8Array => readFileSync(join(__dirname, "../../assets/sample.xlsx"));

test("a file to read is never written over, unless it is the workbook that the sheets go on top of", async () => {
  const other = await writeXlsx({ sheets: [{ name: "Mine", rows: [["my own", 1]] }] });
  const own = makeFolder({ "base.xlsx": sample(), "other.xlsx": other, "text.xlsx": COSTS });
  symlinkSync(own, join(own, "same"));
  for (const target of ["other.xlsx", "./other.xlsx", "same/other.xlsx", "text.xlsx"]) {
    const { status, out, err } = await run(own, ["reconcile", "text.xlsx", "base.xlsx", "other.xlsx", "--out", target]);
    expect([status, out, err]).toEqual([
      2,
      "",
      `--out is ${target}, which is one of the files to read. Give another name, or that of base.xlsx, which the sheets go on top of.\n`,
    ]);
  }
  const json = await run(own, ["reconcile", "base.xlsx", "other.xlsx", "--json", "base.xlsx"]);
  expect(json).toMatchObject({ status: 2, err: "--json is base.xlsx, which is one of the files to read. Give another name.\n" });
  expect(
    ["base.xlsx", "other.xlsx", "text.xlsx"].map((name) =>
      Buffer.compare(readFileSync(join(own, name)), Buffer.from(name === "base.xlsx" ? sample() : name === "other.xlsx" ? other : COSTS)),
    ),
  ).toEqual([0, 0, 0]);
  const onBase = await run(own, ["reconcile", "base.xlsx", "other.xlsx", "--period", "2026-10", "--out", "same/base.xlsx"]);
  rmSync(own, { recursive: true });
  expect([onBase.status, onBase.err]).toEqual([0, ""]);
});

test("a file given again by another way to it would count double and is refused", async () => {
  symlinkSync(folder, join(folder, "same"));
  expect(await run(folder, ["reconcile", "ledger.csv", "same/ledger.csv"])).toMatchObject({
    status: 2,
    err: `${join(folder, "same/ledger.csv")} is given twice. Name every file once, or its rows would count double.\n`,
  });
});

/** The formulas of the sheet that the checks are on. */
function formulasOfChecks(bytes: Uint8Array): readonly string[] {
  const parts = unpack(bytes);
  const path = indexWorkbook(parts)?.sheets.find(({ name }) => name === "Checks")?.path ?? "";
  return [...(textOf(parts, path) ?? "").matchAll(/<f>(.*?)<\/f><v>(.*?)<\/v>/g)].map((match) => unescapeXml(`=${match[1] ?? ""} is ${match[2] ?? ""}`));
}

test("Checks links to rows of the workbook it is in; rows of other files are only named", async () => {
  const own = makeFolder({
    "notes.csv": "what,ever\n1,2\n",
    "base.xlsx": sample(),
    "other.xlsx": await writeXlsx({ sheets: [{ name: "Mine", rows: [["my own", 1]] }] }),
  });
  const { status } = await run(own, ["reconcile", "notes.csv", "base.xlsx", "other.xlsx", "--period", "2026-10", "--out", "out.xlsx", "--json", "out.json"]);
  const links = formulasOfChecks(readFileSync(join(own, "out.xlsx"))).filter((formula) => formula.includes("HYPERLINK"));
  const { issues } = JSON.parse(readFileSync(join(own, "out.json"), "utf8")) as { issues: readonly { source: string; row: number }[] };
  rmSync(own, { recursive: true });
  expect(status).toBe(0);
  expect(links).toContain(`=HYPERLINK("#'Read me'!A1","base.xlsx Read me row 1") is base.xlsx Read me row 1`);
  expect(links.filter((link) => !link.includes("base.xlsx "))).toEqual([]);
  expect(issues).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ source: "notes.csv", row: 1 }),
      expect.objectContaining({ source: "other.xlsx Mine", row: 1 }),
      expect.objectContaining({ source: "base.xlsx Read me", row: 1 }),
    ]),
  );
});

test("without a workbook among the files there is nothing to link to", async () => {
  await run(folder, ["reconcile", "broken.csv", "costs.csv", "--out", "out.xlsx"]);
  expect(formulasOfChecks(readFileSync(join(folder, "out.xlsx"))).filter((formula) => formula.includes("HYPERLINK"))).toEqual([]);
});

test("the summary shows the first issues and says where the others are", async () => {
  const kinds = Array.from({ length: 30 }, (_, at): [string, string] => [`notes-${at}.csv`, "what,ever\n1,2\n"]);
  const own = makeFolder({ "ledger.csv": LEDGER, "costs.csv": COSTS, ...Object.fromEntries(kinds) });
  const args = ["reconcile", "ledger.csv", "costs.csv", ...kinds.map(([name]) => name)];
  const withSheets = await run(own, [...args, "--out", "out.xlsx"]);
  const without = await run(own, args);
  rmSync(own, { recursive: true });
  expect(withSheets.out).toMatch(/\nIssues: 30\n(?: {2}.*\n){10} {2}and 20 more, see Checks\n/);
  expect(without.out).toMatch(/\nIssues: 30\n(?: {2}.*\n){10} {2}and 20 more; --out writes them all to Checks\n/);
});

describe("--journal", () => {
  test("writes the proposed entries beside the other outputs", async () => {
    const { status, out } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--period", "2026-10", "--journal", "journal.csv"]);
    expect([status, out.includes(`Written: ${join(folder, "journal.csv")}`)]).toEqual([0, true]);
    expect(readFileSync(join(folder, "journal.csv"), "utf8").split("\r\n").slice(0, 3)).toEqual([
      "Date,Journal no,Account,Debit,Credit,Currency,Memo,Summed from",
      '2026-10-31,20261031-1,Inventory: Amazon FBA,52.50,,USD,Receipts: FBA-US,"rollforward, 1 movement"',
      '2026-10-31,20261031-1,Inventory: kept in other books,,52.50,USD,Receipts: FBA-US,"rollforward, 1 movement"',
    ]);
  });

  test.each([
    ["a name that says something else", ["--journal", "journal.txt"], "--journal is journal.txt; expected a name that ends in .csv.\n"],
    ["a file that is read", ["--journal", "costs.csv"], "--journal is costs.csv, which is one of the files to read. Give another name.\n"],
    ["the name of the JSON", ["--json", "a.csv", "--journal", "a.csv"], "--json and --journal are both a.csv. Give two names.\n"],
  ])("is refused for %s, and nothing is written", async (_rule, args, message) => {
    expect(await run(folder, ["reconcile", "ledger.csv", "costs.csv", ...args])).toEqual({ status: 2, out: "", err: message });
    expect(files()).toEqual(untouched);
  });

  test("is absent where another output cannot be written", async () => {
    const { status } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "--journal", "journal.csv", "--json", "folder"]);
    expect([status, files()]).toEqual([2, untouched]);
  });
});

test("--drafts writes a message for every claim that no case asks about", async () => {
  writeFileSync(
    join(folder, "shipments.csv"),
    "Shipment ID,SKU,Dispatched,Delivered,Received,Ship Date,Delivered Date,Closed Date,Status\nFBA1,TEA-01,100,100,96,2026-09-01,2026-09-20,2026-10-10,CLOSED\nFBA2,TEA-01,100,100,99,2026-09-01,2026-09-20,2026-10-10,CLOSED\n",
  );
  writeFileSync(join(folder, "cases.csv"), "Case ID,Shipment ID,SKU,Status,Units\nC2,FBA2,TEA-01,open,1\n");
  const { status } = await run(folder, ["reconcile", "ledger.csv", "costs.csv", "shipments.csv", "cases.csv", "--drafts", "drafts.txt"]);
  const text = readFileSync(join(folder, "drafts.txt"), "utf8");
  expect([status, text.includes("Shipment ID: FBA1"), text.includes("FBA2")]).toEqual([0, true, false]);
});
