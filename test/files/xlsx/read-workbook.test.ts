import { writeXlsx } from "hucre/xlsx";
import { readFacts, surveyTables } from "../../../src/app/reconcile-workbook";
import type { Row } from "../../../src/core/sources/grid";
import { pack, setText, textOf, unpack } from "../../../src/files/xlsx/package";
import { tablesOfWorkbook } from "../../../src/files/xlsx/workbook-tables";

const never = new AbortController().signal;

async function tablesOf(bytes: Uint8Array, isAlone = true) {
  const offered = await tablesOfWorkbook({ name: "book.xlsx", bytes }, { isAlone, isBase: false, isHome: true });
  const read = async (table: (typeof offered)[number]): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for await (const chunk of table.readRows({ fromRow: table.head.firstRow, columns: [] }, never)) rows.push(...chunk.rows);
    return rows;
  };
  return Promise.all(
    offered.map(async (table) => ({
      ref: table.head.ref,
      firstRow: table.head.firstRow,
      rowCount: table.rowCount,
      dateSystem: table.head.dateSystem,
      rows: await read(table),
    })),
  );
}

/** The first sheet's cells rewritten as given XML. */
async function withSheetData(sheetData: string, styles?: string): Promise<Uint8Array> {
  const parts = unpack(await writeXlsx({ sheets: [{ name: "Data", rows: [["x"]] }] }));
  setText(
    parts,
    "xl/worksheets/sheet1.xml",
    (textOf(parts, "xl/worksheets/sheet1.xml") ?? "").replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheetData}</sheetData>`),
  );
  if (styles !== undefined) setText(parts, "xl/styles.xml", styles);
  return pack(parts);
}

test("a sheet offers its Excel Tables, numbered as in the sheet and without their total row; one without any offers what is on it", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "Two",
        rows: [["a title"], [], ["SKU", "Units", null, "City"], ["A-1", 5, null, "Ulm"], ["A-2", 6, null, "Rom"], ["Total", 11]],
        tables: [
          { name: "Stock", range: "A3:B6", columns: [{ name: "SKU" }, { name: "Units" }], showTotalRow: true },
          { name: "Cities", range: "D3:D5", columns: [{ name: "City" }] },
        ],
      },
      { name: "Plain", rows: [[], [null, "SKU", "Units"], [null, "A-1", 5], []] },
      { name: "Empty", rows: [] },
    ],
  });
  expect(await tablesOf(bytes)).toEqual([
    {
      ref: { label: "Stock", file: "book.xlsx", sheet: "Two", table: "Stock" },
      firstRow: 3,
      rowCount: 3,
      dateSystem: 1900,
      rows: [
        ["SKU", "Units"],
        ["A-1", 5],
        ["A-2", 6],
      ],
    },
    {
      ref: { label: "Cities", file: "book.xlsx", sheet: "Two", table: "Cities" },
      firstRow: 3,
      rowCount: 3,
      dateSystem: 1900,
      rows: [["City"], ["Ulm"], ["Rom"]],
    },
    { ref: { label: "Two A1:A1", file: "book.xlsx", sheet: "Two", table: null }, firstRow: 1, rowCount: 1, dateSystem: 1900, rows: [["a title"]] },
    {
      ref: { label: "Plain", file: "book.xlsx", sheet: "Plain", table: null },
      firstRow: 2,
      rowCount: null,
      dateSystem: 1900,
      rows: [
        ["SKU", "Units"],
        ["A-1", 5],
      ],
    },
  ]);
});

test("what stands beside, above and below the tables of a sheet is read as far as it reaches, as in Excel", async () => {
  const rows = [
    ["Our stock in October"],
    [],
    ["Item", "Units", null, null, "SKU", "Unit Cost", "Currency"],
    ["A-1", 5, null, null, "TEA", 2, "USD"],
    ["Total", 5, null, null, "MUG", 3, "USD"],
    [null, null, null, null, "CUP", 4, "USD"],
    [],
    ["SKU", "MSKU", "Units"],
    ["TEA", "TEA-PACK", 6],
  ];
  const bytes = await writeXlsx({
    sheets: [{ name: "Stock", rows, tables: [{ name: "Stock_table", range: "A3:B5", columns: [{ name: "Item" }, { name: "Units" }], showTotalRow: true }] }],
  });
  const tables = await surveyTables(
    { findTables: () => tablesOfWorkbook({ name: "book.xlsx", bytes }, { isAlone: true, isBase: false, isHome: true }) },
    [],
    never,
  );
  expect(tables.map(({ offered, recognition }) => [offered.head.ref.label, recognition?.kind, recognition?.headerRow])).toEqual([
    ["Stock_table", undefined, undefined],
    ["Stock C3:G9", "unit-costs", 3],
    ["Stock A6:G9", "sku-map", 8],
  ]);
  const { facts, issues } = await readFacts(tables, { signal: never, onProgress: () => undefined });
  expect([facts.unitCosts.rowCount, [...facts.unitCosts.row], facts.skuMap.rowCount, issues.map(({ code }) => code)]).toEqual([
    3,
    [4, 5, 6],
    1,
    ["table-unknown"],
  ]);
});

test("of a sheet without a table, cells and rows that have a format and nothing else are no part of what is on it", async () => {
  const text = (reference: string, value: string): string => `<c r="${reference}" t="str"><v>${value}</v></c>`;
  const bytes = await withSheetData(
    `<row r="1"><c r="A1" s="0"/></row><row r="3"><c r="A3" s="0"/>${text("B3", "SKU")}${text("C3", "Units")}<c r="D3" s="0"/></row><row r="5">${text("B5", "A-1")}<c r="E5" s="0"/></row>` +
      `<row r="6"><c r="B6" s="0"/></row><row r="7">${text("B7", "A-2")}${text("C7", "5")}</row><row r="8"><c r="B8" s="0"/></row><row r="9"/>`,
  );
  expect(await tablesOf(bytes)).toMatchObject([{ firstRow: 3, rows: [["SKU", "Units"], [], ["A-1"], [], ["A-2", "5"]] }]);
});

test("among several files a table is told apart by its file's name", async () => {
  const bytes = await writeXlsx({ sheets: [{ name: "Ledger", rows: [["SKU"]] }] });
  expect((await tablesOf(bytes, false)).map(({ ref }) => ref.label)).toEqual(["book.xlsx Ledger"]);
});

test("numbers in a date format are the serials they are, and a 1904 workbook says so", async () => {
  const bytes = await writeXlsx({ dateSystem: "1904", sheets: [{ name: "Data", rows: [["Date"], [44_864.5]], columns: [{ numFmt: "yyyy-mm-dd" }] }] });
  expect(await tablesOf(bytes)).toMatchObject([{ dateSystem: 1904, rows: [["Date"], [44_864.5]] }]);
});

test("formulas give the values they had, of every type, and errors their text", async () => {
  const bytes = await withSheetData(
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C1" t="b"><f>1=1</f><v>1</v></c><c r="D1" t="e"><f>NA()</f><v>#N/A</v></c>' +
      '<c r="E1"><f t="shared" ref="E1:F1" si="0">A1*3</f><v>6</v></c><c r="F1"><f t="shared" si="0"/><v>7</v></c><c r="G1" t="e"><v>#REF!</v></c><c r="H1" t="str"><f>""</f><v></v></c><c r="I1" t="b"><v>0</v></c></row>',
  );
  expect((await tablesOf(bytes))[0]?.rows).toEqual([[2, "ab", true, "#N/A", 6, 7, "#REF!", null, false]]);
});

test("a formula that was never calculated is read as its text, so that it is not taken for an empty cell", async () => {
  const bytes = await withSheetData('<row r="1"><c r="A1" t="inlineStr"><is><t>Units</t></is></c></row><row r="2"><c r="A2"><f>B2*2</f></c></row>');
  expect((await tablesOf(bytes))[0]?.rows).toEqual([["Units"], ["=B2*2"]]);
});

test("long ids and text numbers keep every digit", async () => {
  const bytes = await writeXlsx({ sheets: [{ name: "Data", rows: [["0012", "123456789012345678"]] }] });
  expect((await tablesOf(bytes))[0]?.rows).toEqual([["0012", "123456789012345678"]]);
});

test("hidden and very hidden sheets are not read, as in Excel; chart sheets are passed over", async () => {
  const hidden = { hidden: true, tables: [{ name: "Stock", range: "A1:A2", columns: [{ name: "SKU" }] }] };
  const parts = unpack(
    await writeXlsx({
      sheets: [
        { name: "Data", rows: [["SKU"]] },
        { name: "Old", rows: [["SKU"], ["A-1"]], ...hidden },
        { name: "Kept", rows: [["SKU"]] },
        { name: "Chart", rows: [["never"]] },
      ],
    }),
  );
  setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace('name="Kept"', 'name="Kept" state="veryHidden"'));
  setText(
    parts,
    "xl/_rels/workbook.xml.rels",
    (textOf(parts, "xl/_rels/workbook.xml.rels") ?? "").replace(/relationships\/worksheet"( Target="worksheets\/sheet4)/, 'relationships/chartsheet"$1'),
  );
  expect((await tablesOf(pack(parts))).map(({ ref }) => ref.sheet)).toEqual(["Data"]);
});

test("hidden sheets with anything on them are named once, those that a program hides from the menu too are not", async () => {
  const parts = unpack(
    await writeXlsx({
      sheets: [
        { name: "Data", rows: [["SKU"]] },
        { name: "Old", rows: [["SKU"]], hidden: true },
        { name: "Blank", rows: [], hidden: true },
        { name: "Kept", rows: [["SKU"]] },
      ],
    }),
  );
  setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace('name="Kept"', 'name="Kept" state="veryHidden"'));
  const offered = await tablesOfWorkbook({ name: "book.xlsx", bytes: pack(parts) }, { isAlone: false, isBase: false, isHome: true });
  expect(offered.map(({ head, issues }) => [head.ref.sheet, issues?.().map(({ message }) => message)])).toEqual([
    ["Data", ["A sheet is hidden in book.xlsx, and nothing on it was read: Old. Show what is meant to count, then reconcile again."]],
  ]);
});

test("a workbook with all its data on hidden sheets is refused, and what to do is said", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "Data", rows: [["SKU"]], hidden: true },
      { name: "Empty", rows: [] },
    ],
  });
  await expect(tablesOf(bytes)).rejects.toThrow(
    "book.xlsx: its visible sheets are empty. Unhide the sheet that holds the data, or check that it is the right workbook.",
  );
});
