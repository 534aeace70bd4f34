import { writeXlsx } from "hucre/xlsx";
import { HostError } from "../../src/app/port";
import { openFilePort } from "../../src/files/file-port";
import { pack, setText, type Parts } from "../../src/files/xlsx/package";
import { writeWorkbook } from "../../src/files/xlsx/write-workbook";
import { planOf } from "./plans";

const never = new AbortController().signal;
const ascii = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const oleWith = (stream: string): Uint8Array => Uint8Array.from([...OLE, ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])]);

function zipOf(paths: Readonly<Record<string, string>>): Uint8Array {
  const parts: Parts = new Map();
  for (const [path, text] of Object.entries(paths)) setText(parts, path, text);
  return pack(parts);
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await openFilePort({ inputs: [{ name: "book", bytes }], save: null }).findTables(never);
  } catch (error) {
    if (error instanceof HostError) return error.message;
    throw error;
  }
  return "read";
}

test.each([
  ["nothing", new Uint8Array(), "book: there is nothing in it. Export the report again and check that the download finished."],
  [
    "a workbook of Excel 97-2003",
    oleWith("Workbook"),
    "book: it cannot be read: it is a workbook in the format of Excel 97-2003 (.xls). Save it again as .xlsx or .csv.",
  ],
  [
    "a workbook behind a password",
    oleWith("EncryptedPackage"),
    "book: it cannot be read: the workbook is protected by a password that must be entered to open it. Open it in Excel and remove the password under File, Info. Save it again as .xlsx or .csv.",
  ],
  ["another old Office file", oleWith("WordDocument"), "book: it cannot be read: it is an old Office file, but no workbook. Save it again as .xlsx or .csv."],
  ["a PDF", ascii("%PDF-1.7\n"), "book: it cannot be read: it is a PDF document, not a table. Save it again as .xlsx or .csv."],
  [
    "a web page",
    ascii("\n<!DOCTYPE html><html>"),
    "book: it cannot be read: it is a web page, not a table; a download that needs a fresh sign-in often gives one. Save it again as .xlsx or .csv.",
  ],
  ["other bytes", Uint8Array.from([1, 0, 2, 0]), "book: it cannot be read: it is neither a text file nor a workbook. Save it again as .xlsx or .csv."],
  [
    "a zip of files",
    zipOf({ "ledger.csv": "a,b" }),
    "book: it cannot be read: it is a zip archive. Unpack it and give the files inside. Save it again as .xlsx or .csv.",
  ],
  [
    "an OpenDocument file",
    zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    "book: it cannot be read: it is an OpenDocument file. Save it again as .xlsx or .csv.",
  ],
  [
    "a binary workbook",
    zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }),
    "book: it cannot be read: it is a binary workbook (.xlsb). Save it again as .xlsx or .csv.",
  ],
  [
    "a document",
    zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>" }),
    "book: it cannot be read: it is an Office file, but no workbook. Save it again as .xlsx or .csv.",
  ],
])("%s is refused with its reason", async (_what, bytes, message) => {
  expect(await refusalOf(bytes)).toBe(message);
});

test("a table of text is read under whatever name it has, known to us or not", async () => {
  const tablesNamed = async (text: string): Promise<number> =>
    (await openFilePort({ inputs: [{ name: "book.xlsx", bytes: ascii(text) }], save: null }).findTables(never)).length;
  expect(await tablesNamed("SKU,Unit Cost\n")).toBe(1);
  expect(await tablesNamed("Box no.,Item,Sent\n1,TEA,5\n")).toBe(1);
  await expect(tablesNamed("Box no.,Item,Sent\nno table\n")).rejects.toThrow(
    "book.xlsx: it cannot be read: it is named like a workbook, but holds plain text that is no table. Save it again as .xlsx or .csv.",
  );
});

test("a workbook that was cut off is refused, and so is one without anything in it", async () => {
  const whole = await writeXlsx({ sheets: [{ name: "Ledger", rows: [["SKU"]] }] });
  expect(await refusalOf(whole.slice(0, 200))).toBe(
    "book: it cannot be read: the file is cut off or damaged. Download or copy it again. Save it again as .xlsx or .csv.",
  );
  expect(await refusalOf(await writeXlsx({ sheets: [{ name: "Ledger", rows: [] }] }))).toBe(
    "book: its visible sheets are empty. Unhide the sheet that holds the data, or check that it is the right workbook.",
  );
});

test("tables come in the order of the files, text and workbooks alike", async () => {
  const workbook = await writeXlsx({ sheets: [{ name: "Costs", rows: [["SKU", "Unit Cost"]] }] });
  const port = openFilePort({
    inputs: [
      { name: "a.csv", bytes: ascii("SKU,x\n") },
      { name: "b.xlsx", bytes: workbook },
      { name: "c.tsv", bytes: ascii("SKU\tx\n") },
    ],
    save: null,
  });
  expect((await port.findTables(never)).map(({ head }) => head.ref.label)).toEqual(["a.csv", "b.xlsx Costs", "c.tsv"]);
});

test("tables of the workbook that the sheets go on top of are its own, and are shown as before; all others are of their file", async () => {
  const workbook = await writeXlsx({ sheets: [{ name: "Costs", rows: [["SKU", "Unit Cost"]] }] });
  const inputs = [
    { name: "a.csv", bytes: ascii("SKU,x\n") },
    { name: "b.xlsx", bytes: workbook },
    { name: "c.xlsx", bytes: workbook },
  ];
  const refsOf = async (save: (() => Promise<void>) | null) =>
    (await openFilePort({ inputs, save }).findTables(never)).map(({ head: { ref } }) => [ref.label, ref.file]);
  expect(await refsOf(async () => undefined)).toEqual([
    ["a.csv", "a.csv"],
    ["b.xlsx Costs", null],
    ["c.xlsx Costs", "c.xlsx"],
  ]);
  expect(await refsOf(null)).toEqual([
    ["a.csv", "a.csv"],
    ["b.xlsx Costs", "b.xlsx"],
    ["c.xlsx Costs", "c.xlsx"],
  ]);
});

test("what was typed on our sheets is read from the workbook they would go on top of, hidden or not, and from no other file", async () => {
  const header = ["Case ID", "Shipment ID", "Note"];
  const ours = writeWorkbook([planOf([["x"]], { id: "journal" }), planOf([header], { id: "cases", name: "Cases", visibility: "hidden" })], null);
  const inputs = [
    { name: "a.xlsx", bytes: ours },
    { name: "b.xlsx", bytes: ours },
  ];
  const tables = await openFilePort({ inputs, save: null }).findTables(never);
  expect(tables.map((table) => [table.head.ref.label, table.ours, table.head.rows])).toEqual([["a.xlsx Cases", "cases", [header]]]);
});

test("without anyone to take a workbook none is made; with one, it is handed over whole", async () => {
  const saved: Uint8Array[] = [];
  const hooks = { signal: never, onProgress: () => undefined };
  await openFilePort({ inputs: [], save: null }).writeSheets([planOf([["x"]])], hooks);
  await openFilePort({ inputs: [], save: async (bytes) => void saved.push(bytes) }).writeSheets([planOf([["x"]])], hooks);
  expect(saved).toHaveLength(1);
});

test("a cancelled run hands nothing over", async () => {
  const saved: Uint8Array[] = [];
  const port = openFilePort({ inputs: [], save: async (bytes) => void saved.push(bytes) });
  await expect(port.writeSheets([planOf([["x"]])], { signal: AbortSignal.abort(new Error("cancelled")), onProgress: () => undefined })).rejects.toThrow(
    "cancelled",
  );
  expect(saved).toEqual([]);
});
