/** The unmodified Office.js client on our host: what it loads, what it refuses and what comes back. */
import { openClient } from "../../excel/real-client";

const LEDGER = {
  sheets: [
    {
      name: "Ledger",
      rows: [
        ["SKU", "Units"],
        ["X1", 100],
        ["X2", 20],
      ],
      tables: [{ name: "Ledger", address: "A1:B3" }],
    },
    { name: "Own sheet", rows: [["note"]] },
  ],
} as const;

test("values, formulas and properties come back as they were written", async () => {
  const { excel } = openClient(LEDGER);
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Ledger").load("name,position,visibility");
    const range = sheet.getRange("D1:E2");
    range.values = [
      [1, "=A2"],
      ["text", true],
    ];
    range.load("address,values,formulas,rowIndex,columnCount");
    const count = context.workbook.tables.getCount();
    const tables = context.workbook.tables.load("items/name,items/worksheet/name");
    await context.sync();
    expect([sheet.name, sheet.position, sheet.visibility]).toEqual(["Ledger", 0, "Visible"]);
    expect(range.address).toBe("Ledger!D1:E2");
    expect(range.formulas).toEqual([
      [1, "=A2"],
      ["text", true],
    ]);
    expect([range.rowIndex, range.columnCount, count.value]).toEqual([0, 2, 1]);
    expect(tables.items.map((table) => `${table.name} on ${table.worksheet.name}`)).toEqual(["Ledger on Ledger"]);
  });
});

test("a property is refused until it is loaded and synchronised", async () => {
  const { excel } = openClient(LEDGER);
  await excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Ledger").getRange("A1");
    expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    range.load("address");
    expect(() => range.address).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    await context.sync();
    expect(range.address).toBe("Ledger!A1");
    expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
  });
});

test("what is not there is a null object where the caller asks for one, and everything below it too", async () => {
  const { excel } = openClient(LEDGER);
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("Gone");
    const range = sheet.getUsedRangeOrNullObject(true).load("address");
    const present = context.workbook.tables.getItemOrNullObject("ledger").load("name");
    await context.sync();
    expect([sheet.isNullObject, range.isNullObject, present.isNullObject, present.name]).toEqual([true, true, false, "Ledger"]);
  });
});

test.each<[string, string, (context: Excel.RequestContext) => void]>([
  ["a sheet that does not exist", "ItemNotFound", (context) => context.workbook.worksheets.getItem("Gone").load("name")],
  ["a second sheet of one name, in other letters", "ItemAlreadyExists", (context) => context.workbook.worksheets.add("LEDGER")],
  ["a sheet name of 32 characters", "InvalidArgument", (context) => context.workbook.worksheets.add("12345678901234567890123456789012")],
  ["a sheet name with a slash", "InvalidArgument", (context) => context.workbook.worksheets.add("10/2026")],
  ["an address that is none", "InvalidArgument", (context) => context.workbook.worksheets.getItem("Ledger").getRange("A0").load("address")],
  [
    "an address of more than 8,192 characters",
    "InvalidArgument",
    (context) =>
      void (context.workbook.worksheets.getItem("Ledger").getRanges(Array.from({ length: 2000 }, (_, row) => `A${row + 1}`).join(",")).format.fill.color =
        "#FFFFFF"),
  ],
  ["an array of another shape", "InvalidArgument", (context) => void (context.workbook.worksheets.getItem("Ledger").getRange("A1:B2").values = [[1, 2, 3]])],
  ["a table over a table", "InvalidArgument", (context) => void context.workbook.tables.add("Ledger!B2:C4", true)],
  ["a table name that is taken", "ItemAlreadyExists", (context) => void (context.workbook.tables.add("'Own sheet'!A1:A2", true).name = "Ledger")],
  ["a table name with a space", "InvalidArgument", (context) => void (context.workbook.tables.getItem("Ledger").name = "My table")],
  [
    "more than five million cells at once",
    "RangeExceedsLimit",
    (context) => void context.workbook.worksheets.getItem("Ledger").getRange("A1:F1000000").load("values"),
  ],
  [
    "deleting the only sheets",
    "InvalidOperation",
    (context) => {
      context.workbook.worksheets.getItem("Ledger").delete();
      context.workbook.worksheets.getItem("Own sheet").delete();
    },
  ],
])("%s is refused with %s", async (_, code, act) => {
  const { excel } = openClient(LEDGER);
  await expect(
    excel.run(async (context) => {
      act(context);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code });
});

test("a member the host does not know is named in the error", async () => {
  const { excel } = openClient(LEDGER);
  const pivot = excel.run(async (context) => {
    context.workbook.worksheets.getItem("Ledger").pivotTables.load("items/name");
    await context.sync();
  });
  await expect(pivot).rejects.toMatchObject({ code: "NotImplemented", message: expect.stringContaining("Worksheet.PivotTables") });
});

test("protected cells, a protected structure and a cell being edited refuse every change", async () => {
  const { excel, host } = openClient({ sheets: [{ ...LEDGER.sheets[0], isProtected: true }], structureProtected: true });
  const before = host.snapshot();
  await expect(
    excel.run(async (context) => {
      context.workbook.worksheets.getItem("Ledger").getRange("A1").values = [[1]];
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "AccessDenied" });
  await expect(
    excel.run(async (context) => {
      context.workbook.worksheets.add("New");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "AccessDenied" });
  host.setEditing(true);
  await expect(
    excel.run(async (context) => {
      context.workbook.load("name");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
  expect(host.snapshot()).toEqual(before);
});

test("what was done before an action failed stays done", async () => {
  const { excel, host } = openClient(LEDGER);
  await expect(
    excel.run(async (context) => {
      context.workbook.worksheets.add("First");
      context.workbook.worksheets.add("Ledger");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemAlreadyExists" });
  expect(host.sheets().map(({ name }) => name)).toEqual(["Ledger", "Own sheet", "First"]);
});

test("text is taken as it would be typed, unless the cell is text or an apostrophe stands before it", async () => {
  const { excel, host } = openClient({ sheets: [{ name: "S" }] });
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("S");
    sheet.getRange("B1:B8").numberFormat = [["@"]];
    const written = ["=1+1", "+1", "-x", "0012", "12345678901234567890", "true", "2026-10-01", "50%"].map((text) => [text, text, `'${text}`]);
    sheet.getRange("A1:C8").values = written;
    await context.sync();
  });
  const [sheet] = host.snapshot().sheets;
  const column = (index: number): unknown[] => (sheet?.rows ?? []).map((row) => row[index]);
  expect(column(0)).toEqual([
    { formula: "=1+1", value: 0 },
    1,
    { formula: "=-x", value: 0 },
    12,
    12345678901234600000,
    true,
    { value: 46296, format: { numberFormat: "m/d/yyyy" } },
    { value: 0.5, format: { numberFormat: "0%" } },
  ]);
  const text = ["=1+1", "+1", "-x", "0012", "12345678901234567890", "true", "2026-10-01", "50%"];
  expect(column(1)).toEqual(text.map((value) => ({ value, format: { numberFormat: "@" } })));
  expect(column(2)).toEqual(text);
});

test("formulas follow a renamed sheet, and lose a deleted one", async () => {
  const { excel, host } = openClient({
    sheets: [
      { name: "Old name", rows: [[5]] },
      { name: "S", rows: [[{ formula: "='Old name'!A1+1", value: 6 }]] },
    ],
  });
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Old name").name = "New";
    await context.sync();
  });
  expect(host.snapshot().sheets[1]?.rows).toEqual([[{ formula: "=New!A1+1", value: 6 }]]);
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("New").delete();
    await context.sync();
  });
  expect(host.snapshot().sheets[0]?.rows).toEqual([[{ formula: "=#REF!+1", value: "#REF!" }]]);
});

test("what is copied over cells brings blanks, contents and formats one by one, and formulas of its own sheet", async () => {
  const bold = { bold: true };
  const { excel, host } = openClient({
    sheets: [
      { name: "From", rows: [[{ value: 7, format: bold }, null, { formula: "=A1+Other!A1", value: 8 }]] },
      { name: "Into", rows: [[1, { value: 2, format: bold }, 3, 4], ["below"]] },
      { name: "Other", rows: [[{ formula: "=Into!A1", value: 1 }]] },
    ],
  });
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItem("Into").getRange("A1").copyFrom(worksheets.getItem("From").getRange("A1:C1"), "Formulas");
    await context.sync();
  });
  expect(host.snapshot().sheets[1]?.rows).toEqual([[7, { format: bold }, { formula: "=A1+Other!A1", value: 8 }, 4], ["below"]]);
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItem("Into").getRange("A1").copyFrom(worksheets.getItem("From").getRange("A1:C1"), "Formats");
    worksheets.getItem("From").delete();
    await context.sync();
  });
  expect(host.snapshot().sheets.map(({ rows }) => rows)).toEqual([
    [[{ value: 7, format: bold }, null, { formula: "=A1+Other!A1", value: 8 }, 4], ["below"]],
    [[{ formula: "=Into!A1", value: 1 }]],
  ]);
});

test("references into a table stay while it is resized, become cells when it is converted, and are lost when it is deleted", async () => {
  const { excel, host } = openClient({ sheets: [...LEDGER.sheets, { name: "S", rows: [[{ formula: "=SUM(Ledger[Units])", value: 120 }]] }] });
  const formula = (): unknown => host.snapshot().sheets[2]?.rows?.[0]?.[0];
  const onTable = async (act: (table: Excel.Table) => void): Promise<void> =>
    excel.run(async (context) => {
      act(context.workbook.tables.getItem("Ledger"));
      await context.sync();
    });
  await onTable((table) => table.resize("A1:B5"));
  expect(formula()).toEqual({ formula: "=SUM(Ledger[Units])", value: 120 });
  await expect(onTable((table) => table.resize("A2:B5"))).rejects.toMatchObject({ code: "InvalidArgument" });
  await onTable((table) => void table.convertToRange());
  expect(formula()).toEqual({ formula: "=SUM(Ledger!$B$2:$B$5)", value: 120 });
  const other = openClient({ sheets: [...LEDGER.sheets, { name: "S", rows: [[{ formula: "=SUM(Ledger[Units])", value: 120 }]] }] });
  await other.excel.run(async (context) => {
    context.workbook.tables.getItem("Ledger").delete();
    await context.sync();
  });
  expect(other.host.snapshot().sheets[2]?.rows).toEqual([[{ formula: "=SUM(#REF!)", value: "#REF!" }]]);
});

test("a handler hears of the user's edits in a table, and nothing while events are off", async () => {
  const { excel, host } = openClient(LEDGER);
  const heard: string[] = [];
  await excel.run(async (context) => {
    context.workbook.tables.onChanged.add(async (event) => void heard.push(event.address));
    context.workbook.worksheets.onAdded.add(async () => void heard.push("sheet added"));
    await context.sync();
  });
  const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 20));
  const id = host.sheets()[0]?.id ?? "";
  host.setCells(id, [{ row: 1, column: 1, written: "7" }]);
  await settled();
  expect(heard).toEqual(["B2"]);
  await excel.run(async (context) => {
    context.runtime.enableEvents = false;
    context.workbook.worksheets.add("Quiet");
    context.runtime.enableEvents = true;
    context.workbook.worksheets.add("Loud");
    await context.sync();
  });
  await settled();
  expect(heard).toEqual(["B2", "sheet added"]);
});

test("whoever shows the workbook is told which areas changed, and can read them", async () => {
  const { excel, host } = openClient(LEDGER);
  const told: unknown[] = [];
  host.subscribe(({ origin, contents, sheets }) => told.push({ origin, areas: [...contents.values()], sheets }));
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Ledger").getRange("B2:B3").values = [[5], [6]];
    await context.sync();
  });
  expect(told).toEqual([{ origin: "add-in", areas: [{ row: 1, column: 1, rows: 2, columns: 1 }], sheets: false }]);
  const id = host.sheets()[0]?.id ?? "";
  expect(host.readCells(id, { row: 1, column: 1, rows: 2, columns: 1 }).map(({ value }) => value)).toEqual([5, 6]);
});

test("a page can supply the values of formulas", async () => {
  const { excel } = openClient({ sheets: [{ name: "S" }] }, { calculate: (formulas) => formulas.map(({ formula }) => `value of ${formula}`) });
  await excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem("S").getRange("A1");
    cell.formulas = [["=1+1"]];
    await context.sync();
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([["value of =1+1"]]);
  });
});

test("requests and answers above 5 MB are refused", async () => {
  const { excel, host } = openClient({
    sheets: [{ name: "S", rows: Array.from({ length: 60 }, () => ["x".repeat(30_000), "x".repeat(30_000), "x".repeat(30_000)]) }],
  });
  await expect(
    excel.run(async (context) => {
      context.workbook.worksheets.getItem("S").getRange("A1:C60").load("values");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  const before = host.snapshot();
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 3 }, () => "y".repeat(30_000)));
  await expect(
    excel.run(async (context) => {
      context.workbook.worksheets.getItem("S").getRange("A1:C60").values = rows;
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
  expect(host.snapshot()).toEqual(before);
});

test("a calculation of everything is told to whoever shows the workbook, one of what changed is not", async () => {
  const { excel, host } = openClient(LEDGER);
  const told: boolean[] = [];
  host.subscribe(({ calculation }) => void told.push(calculation));
  await excel.run(async (context) => {
    context.workbook.application.calculate("Recalculate");
    await context.sync();
    expect(told).toEqual([]);
    context.workbook.application.calculate("Full");
    await context.sync();
    expect(told).toEqual([true]);
  });
});
