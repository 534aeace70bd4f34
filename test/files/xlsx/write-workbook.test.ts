import { writeXlsx } from "hucre/xlsx";
import type { Day } from "../../../src/core/domain/day";
import type { SheetPlan } from "../../../src/core/report/sheet-plan";
import { pack, setText, textOf, unpack } from "../../../src/files/xlsx/package";
import { readWorkbook } from "./whole-workbook";
import { tablesOfWorkbook } from "../../../src/files/xlsx/workbook-tables";
import { indexWorkbook } from "../../../src/files/xlsx/workbook-index";
import { writeWorkbook } from "../../../src/files/xlsx/write-workbook";
import { planOf } from "../plans";

/** The cells of all sheets, ours too: the marks are taken off, so that they are read like anyone's. */
async function cellsOf(bytes: Uint8Array) {
  const parts = unpack(bytes);
  setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace(/<definedNames>.*<\/definedNames>/s, ""));
  return (await readWorkbook({ name: "book.xlsx", bytes: pack(parts) })).sheets;
}

function sheetNamesOf(bytes: Uint8Array): readonly string[] {
  return indexWorkbook(unpack(bytes))?.sheets.map(({ name }) => name) ?? [];
}

const usersWorkbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: "Ledger",
        rows: [
          ["SKU", "Units"],
          ["A-1", 5],
          ["A-2", 7],
        ],
        tables: [{ name: "Ledger", columns: [{ name: "SKU" }, { name: "Units" }] }],
      },
      { name: "Notes", rows: [["my own sheet", 1]], cells: new Map([["0,1", { value: 1, formula: "Ledger!B2-4", formulaResult: 1 }]]) },
    ],
    namedRanges: [{ name: "Mine", range: "Notes!$A$1" }],
  });

test("text stays text, whatever it begins with", async () => {
  const texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "0012", "123456789012345678", "1e5", "TRUE", "2026-10-01", "#N/A", " padded ", "'quoted"];
  const [sheet] = await cellsOf(writeWorkbook([planOf(texts.map((text) => [text]))], null));
  expect(sheet?.rows.map((row) => row[0])).toEqual(texts);
});

test("text that would be a formula when edited is marked as text", () => {
  const bytes = writeWorkbook([planOf([["=1+1"], ["plain"]])], null);
  expect(textOf(unpack(bytes), "xl/styles.xml")).toContain('quotePrefix="1"');
});

test("control characters, line ends, escapes and half characters never break the file", async () => {
  const texts = ["a\u0000b\u0008", "line\r\nend\ttab", "_x000D_ is text", "_x005F_x000D_", "<&>\"'", "\u{1F375} tea", "\ufffe"];
  const [sheet] = await cellsOf(writeWorkbook([planOf([...texts.map((text) => [text]), ["half \ud83c"], ["\udf75 half"]])], null));
  expect(sheet?.rows.map((row) => row[0])).toEqual([...texts, "half \ufffd", "\ufffd half"]);
});

test("text longer than a cell can hold is shortened and says so with an ellipsis", async () => {
  const [sheet] = await cellsOf(writeWorkbook([planOf([["x".repeat(40_000)], ["y".repeat(32_767)]])], null));
  expect(sheet?.rows[0]?.[0]).toBe(`${"x".repeat(32_766)}…`);
  expect(sheet?.rows[1]?.[0]).toBe("y".repeat(32_767));
});

test("a figure that is none is our mistake, not an empty cell", () => {
  expect(() => writeWorkbook([planOf([[Number.NaN]])], null)).toThrow("a planned figure is a number");
  expect(() => writeWorkbook([planOf([[{ formula: "1/0", value: Number.POSITIVE_INFINITY }]])], null)).toThrow("a planned figure is a number");
});

test("a table's header must be distinct text", () => {
  const plan = (header: readonly (string | number)[]): SheetPlan =>
    planOf([header, [1, 2]], { tables: [{ name: "Units", area: { row: 0, column: 0, rows: 2, columns: 2 } }] });
  expect(() => writeWorkbook([plan(["SKU", 2026])], null)).toThrow("a table's header cells are text");
  expect(() => writeWorkbook([plan(["SKU", "sku"])], null)).toThrow("a table's header cells differ");
});

test("formulas carry their values, dates are serials in a date format, booleans are booleans", async () => {
  const cells = [
    ["SKU", "Units"],
    ["A-1", 5],
    ["Total", { formula: "SUM(B2:B2)", value: 5 }],
    [{ formula: '"ab"&"c"', value: "abc" }, true],
    [{ day: 20_757 as Day }, null],
  ] as const;
  const [sheet] = await cellsOf(writeWorkbook([planOf(cells)], null));
  // 31 October 2026 is Excel's day 46326.
  expect(sheet?.rows).toEqual([
    ["SKU", "Units"],
    ["A-1", 5],
    ["Total", 5],
    ["abc", true],
    [46_326, null],
  ]);
  const xml = textOf(unpack(writeWorkbook([planOf(cells)], null)), "xl/worksheets/sheet1.xml") ?? "";
  expect(xml).toContain("<f>SUM(B2:B2)</f><v>5</v>");
  expect(textOf(unpack(writeWorkbook([planOf(cells)], null)), "xl/styles.xml")).toContain('formatCode="d mmm yyyy"');
});

test("later paint overrides earlier paint, property by property", () => {
  const whole = { row: 0, column: 0, rows: 1, columns: 1 };
  const bytes = writeWorkbook(
    [
      planOf([[5]], {
        paint: [
          { style: "quantity", areas: [whole] },
          { style: "red", areas: [whole] },
          { style: "blue", areas: [whole] },
        ],
      }),
    ],
    null,
  );
  const styles = textOf(unpack(bytes), "xl/styles.xml") ?? "";
  expect(styles).toMatch(
    /<xf numFmtId="164" fontId="0" fillId="\d" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" vertical="top"\/><\/xf><\/cellXfs>/,
  );
  expect(styles).toContain('rgb="FFDEECF9"');
});

test("widths, frozen panes, tab colour and tables with filter buttons are in the file", () => {
  const plan = planOf(
    [
      ["SKU", "Units"],
      ["A-1", 5],
    ],
    { columnWidths: [20, 9], frozen: { rows: 1, columns: 1 }, tables: [{ name: "Units", area: { row: 0, column: 0, rows: 2, columns: 2 } }] },
  );
  const parts = unpack(writeWorkbook([plan], null));
  const sheet = textOf(parts, "xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('<tabColor rgb="FF0F6CBD"/>');
  expect(sheet).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
  expect(sheet).toContain('<col min="1" max="1" width="20.7109375" customWidth="1"/>');
  expect(textOf(parts, "xl/tables/table1.xml")).toContain(
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Units" displayName="Units" ref="A1:B2" totalsRowShown="0"><autoFilter ref="A1:B2"/>',
  );
});

test("headings, and the columns on the left of a sheet several pages wide, stand on every page; what a replaced sheet repeated goes with it", async () => {
  const plan = (row: number) =>
    planOf(
      [
        ["Title", null],
        ["SKU", "Units"],
        ["A-1", 5],
      ],
      { columnWidths: [120, 400], frozen: { rows: 0, columns: 1 }, headerRows: { row, rows: 1 } },
    );
  const first = writeWorkbook([plan(0)], { name: "book.xlsx", bytes: await usersWorkbook() });
  const titlesIn = (bytes: Uint8Array): readonly string[] =>
    (textOf(unpack(bytes), "xl/workbook.xml") ?? "").match(/<definedName name="_xlnm.Print_Titles"[^/]*\/definedName>/g) ?? [];
  expect(titlesIn(first)).toEqual([`<definedName name="_xlnm.Print_Titles" localSheetId="2">'Checks'!$A:$A,'Checks'!$1:$1</definedName>`]);
  expect(titlesIn(writeWorkbook([plan(1)], { name: "book.xlsx", bytes: first }))).toEqual([
    `<definedName name="_xlnm.Print_Titles" localSheetId="2">'Checks'!$A:$A,'Checks'!$2:$2</definedName>`,
  ]);
});

test("sheets that Tieout wrote are known by a hidden name and are not offered as tables", async () => {
  const bytes = writeWorkbook(
    [
      planOf(
        [
          ["SKU", "Units"],
          ["A-1", 5],
        ],
        { id: "rollforward-2026-10", name: "Rollforward 2026-10" },
      ),
    ],
    { name: "book.xlsx", bytes: await usersWorkbook() },
  );
  expect(textOf(unpack(bytes), "xl/workbook.xml")).toContain(
    `<definedName name="Tieout.rollforward_2026_10" hidden="1">'Rollforward 2026-10'!$A$1</definedName>`,
  );
  const offered = await tablesOfWorkbook({ name: "book.xlsx", bytes }, { isAlone: true, isBase: false, isHome: true });
  expect(offered.map(({ head }) => head.ref.label)).toEqual(["Ledger", "Notes"]);
});

test("the user's sheets, and everything that belongs to them, stay byte for byte as they were", async () => {
  const before = await usersWorkbook();
  const after = unpack(writeWorkbook([planOf([["SKU"], ["=x"]])], { name: "book.xlsx", bytes: before }));
  const edited = new Set(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]);
  for (const [path, bytes] of unpack(before)) if (!edited.has(path)) expect([path, after.get(path)]).toEqual([path, bytes]);
  expect(textOf(after, "xl/workbook.xml")).toContain("Notes!$A$1");
  expect((await cellsOf(pack(after)))[1]?.rows).toEqual([["my own sheet", 1]]);
});

test("a new sheet stands among ours in the order of reading, and what the workbook counts by tabs still means the same tab", async () => {
  const sheet = (id: string, name: string) => planOf([["SKU"], ["A-1"]], { id, name, headerRows: { row: 0, rows: 1 } });
  const first = writeWorkbook([sheet("rollforward-2026-10", "Rollforward 2026-10"), sheet("checks", "Checks")], {
    name: "book.xlsx",
    bytes: await usersWorkbook(),
  });
  const parts = unpack(first);
  setText(
    parts,
    "xl/workbook.xml",
    (textOf(parts, "xl/workbook.xml") ?? "")
      .replace(/<bookViews>.*<\/bookViews>/, "")
      .replace("<sheets>", '<bookViews><workbookView firstSheet="1" activeTab="3"/></bookViews><sheets>'),
  );
  const second = writeWorkbook([sheet("rollforward-2026-11", "Rollforward 2026-11")], { name: "book.xlsx", bytes: pack(parts) });
  expect(sheetNamesOf(second)).toEqual(["Ledger", "Notes", "Rollforward 2026-10", "Rollforward 2026-11", "Checks"]);
  const workbook = textOf(unpack(second), "xl/workbook.xml") ?? "";
  expect(workbook).toContain('<workbookView firstSheet="1" activeTab="4"/>');
  expect([...workbook.matchAll(/localSheetId="(\d)">'([^']+)'/g)].map(([, position, name]) => `${position} ${name}`)).toEqual([
    "2 Rollforward 2026-10",
    "4 Checks",
    "3 Rollforward 2026-11",
  ]);
});

test("a second run replaces our sheets where they stand and leaves one of each", async () => {
  const plans = (units: number): readonly SheetPlan[] => [
    planOf(
      [
        ["SKU", "Units"],
        ["A-1", units],
      ],
      { tables: [{ name: "Units", area: { row: 0, column: 0, rows: 2, columns: 2 } }] },
    ),
    planOf([["x"]], { id: "shipments", name: "Shipment variances" }),
  ];
  const first = writeWorkbook(plans(5), { name: "book.xlsx", bytes: await usersWorkbook() });
  const second = writeWorkbook(plans(6), { name: "book.xlsx", bytes: first });
  const third = writeWorkbook(plans(6), { name: "book.xlsx", bytes: second });
  expect(sheetNamesOf(second)).toEqual(["Ledger", "Notes", "Checks", "Shipment variances"]);
  expect((await cellsOf(second))[2]?.rows).toEqual([
    ["SKU", "Units"],
    ["A-1", 6],
  ]);
  expect((await cellsOf(second))[2]?.tables.map(({ name }) => name)).toEqual(["Units"]);
  expect([...unpack(third).keys()].length).toBe([...unpack(first).keys()].length);
  expect(textOf(unpack(third), "xl/styles.xml")).toBe(textOf(unpack(first), "xl/styles.xml"));
});

test("a sheet of the user's with our name stays; ours gets the next free name, and formulas follow it, but for links, which lead to rows of the user's", async () => {
  const base = await writeXlsx({
    sheets: [
      { name: "Checks", rows: [["mine"]] },
      { name: "CHECKS (2)", rows: [["mine too"]] },
    ],
  });
  const bytes = writeWorkbook([planOf([["SKU"], [{ formula: 'Checks!A1&"Checks!A1"&\'Checks\'!A1&HYPERLINK("#\'Checks\'!A1","see")', value: "" }]])], {
    name: "book.xlsx",
    bytes: base,
  });
  expect(sheetNamesOf(bytes)).toEqual(["Checks", "CHECKS (2)", "Checks (3)"]);
  const [path] = [...unpack(bytes).keys()].filter((name) => /sheet3\.xml$/.test(name));
  const formula = /<f>(.*?)<\/f>/
    .exec(textOf(unpack(bytes), path ?? "") ?? "")?.[1]
    ?.replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  expect(formula).toBe(`'Checks (3)'!A1&"Checks!A1"&'Checks (3)'!A1&HYPERLINK("#'Checks'!A1","see")`);
  expect((await cellsOf(bytes)).slice(0, 2).map(({ rows }) => rows)).toEqual([[["mine"]], [["mine too"]]]);
});

/** As Excel leaves a workbook when the user renames our sheet: the mark and the formulas that look at the sheet follow. */
async function withChecksRenamed(to: string): Promise<Uint8Array> {
  const parts = unpack(writeWorkbook([planOf([["x", 4]])], { name: "book.xlsx", bytes: await usersWorkbook() }));
  const [quoted, escaped] = [`'${to.replaceAll("'", "''")}'`, to.replaceAll("'", "&apos;")];
  setText(
    parts,
    "xl/workbook.xml",
    (textOf(parts, "xl/workbook.xml") ?? "").replace('name="Checks"', `name="${escaped}"`).replace("'Checks'!$A$1", `${quoted}!$A$1`),
  );
  setText(parts, "xl/worksheets/sheet2.xml", (textOf(parts, "xl/worksheets/sheet2.xml") ?? "").replace("Ledger!B2-4", `${quoted}!B1`));
  return pack(parts);
}

test("a sheet of ours that the user renamed keeps the user's name, which formulas of the user's and ours speak of", async () => {
  const plans = [planOf([["x", 5]]), planOf([[{ formula: "Checks!B1", value: 5 }]], { id: "shipments", name: "Shipment variances" })];
  const bytes = writeWorkbook(plans, { name: "book.xlsx", bytes: await withChecksRenamed("It's done") });
  expect(sheetNamesOf(bytes)).toEqual(["Ledger", "Notes", "It's done", "Shipment variances"]);
  const formulas = [...unpack(bytes).keys()]
    .filter((path) => path.startsWith("xl/worksheets/sheet"))
    .flatMap((path) => [...(textOf(unpack(bytes), path) ?? "").matchAll(/<f>(.*?)<\/f>/g)].map((match) => match[1]));
  expect(formulas).toEqual(["'It''s done'!B1", "'It''s done'!B1"]);
  expect(textOf(unpack(bytes), "xl/workbook.xml")).toContain("'It''s done'!$A$1</definedName>");
});

test("a new sheet does not take the name that the user gave to another of ours", async () => {
  const plans = [planOf([["y"]], { id: "shipments", name: "Shipment variances" }), planOf([["x"]])];
  expect(sheetNamesOf(writeWorkbook(plans, { name: "book.xlsx", bytes: await withChecksRenamed("Shipment variances") }))).toEqual([
    "Ledger",
    "Notes",
    "Shipment variances",
    "Shipment variances (2)",
  ]);
});

test("a sheet of ours that was deleted by the user does not hinder the next run", async () => {
  const first = unpack(writeWorkbook([planOf([["x"]])], { name: "book.xlsx", bytes: await usersWorkbook() }));
  const xml = textOf(first, "xl/workbook.xml") ?? "";
  setText(first, "xl/workbook.xml", xml.replace(/<sheet [^>]*name="Checks"[^>]*\/>/, "").replace("'Checks'!$A$1", "#REF!"));
  const after = writeWorkbook([planOf([["x"]])], { name: "book.xlsx", bytes: pack(first) });
  expect(sheetNamesOf(after)).toEqual(["Ledger", "Notes", "Checks"]);
  expect(textOf(unpack(after), "xl/workbook.xml")?.match(/Tieout\.checks/g)).toHaveLength(1);
});

test("a table of the user's with our name keeps it", async () => {
  const bytes = writeWorkbook([planOf([["SKU"], ["A-1"]], { tables: [{ name: "ledger", area: { row: 0, column: 0, rows: 2, columns: 1 } }] })], {
    name: "book.xlsx",
    bytes: await usersWorkbook(),
  });
  expect((await cellsOf(bytes)).map(({ tables }) => tables.map(({ name }) => name))).toEqual([["Ledger"], [], ["ledger_2"]]);
});

test("a workbook whose parts wear a prefix is edited in kind", async () => {
  const parts = unpack(await usersWorkbook());
  for (const path of ["xl/workbook.xml", "xl/styles.xml"]) {
    setText(parts, path, (textOf(parts, path) ?? "").replace(/<(\/?)(?=[a-zA-Z])/g, "<$1x:").replace('xmlns="', 'xmlns:x="'));
  }
  const bytes = writeWorkbook([planOf([["SKU", 5]], { paint: [{ style: "header", areas: [{ row: 0, column: 0, rows: 1, columns: 1 }] }] })], {
    name: "book.xlsx",
    bytes: pack(parts),
  });
  expect(sheetNamesOf(bytes)).toEqual(["Ledger", "Notes", "Checks"]);
  const styles = textOf(unpack(bytes), "xl/styles.xml") ?? "";
  expect(styles.match(/<(?![?x/])/g)).toBeNull();
  expect(textOf(unpack(bytes), "xl/workbook.xml")?.match(/<(?![?x/])/g)).toBeNull();
});

test("formulas of the user's that look at our sheets are calculated anew when the workbook is opened", async () => {
  const xml = textOf(unpack(writeWorkbook([planOf([["x"]])], { name: "book.xlsx", bytes: await usersWorkbook() })), "xl/workbook.xml") ?? "";
  expect(xml.match(/<calcPr [^>]*fullCalcOnLoad="1"[^>]*\/>/g)).toHaveLength(1);
});

test("a workbook whose structure is protected is left alone, with the way out", async () => {
  const base = await writeXlsx({ sheets: [{ name: "Ledger", rows: [["SKU"]] }], workbookProtection: { lockStructure: true } });
  expect(() => writeWorkbook([planOf([["x"]])], { name: "book.xlsx", bytes: base })).toThrow(
    "book.xlsx: its structure is protected, so no sheet can be added. Switch off Review, Protect Workbook in Excel and run again.",
  );
});

test("a workbook with macros is left alone, since the sheets could only be put into a file without them", async () => {
  const parts = unpack(await usersWorkbook());
  setText(
    parts,
    "[Content_Types].xml",
    (textOf(parts, "[Content_Types].xml") ?? "").replace(
      /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ),
  );
  expect(() => writeWorkbook([planOf([["x"]])], { name: "book.xlsm", bytes: pack(parts) })).toThrow(
    "book.xlsm: it is a template or holds macros, which an .xlsx file cannot keep. Save it as an Excel workbook (.xlsx) and run again.",
  );
});
