import type { Chunk } from "../../../src/core/sources/grid";
import { tableOfText } from "../../../src/files/text/text-table";

const never = new AbortController().signal;

function table(text: string) {
  return tableOfText({ name: "ledger.txt", bytes: new TextEncoder().encode(text) });
}

/** How the file ends is another test's business. */
async function rowsOf(text: string, fromRow = 1): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const { firstRow, rows } of (await table(text)).readRows({ fromRow, columns: [] }, never)) chunks.push({ firstRow, rows });
  return chunks;
}

test("a comma-separated file may quote every field, with commas, quotes and line ends inside", async () => {
  expect(await rowsOf('"Date","Title"\r\n"10/31/2026","Tray, 12"" wide"\r\n"11/01/2026","two\r\nlines"\r\n')).toEqual([
    {
      firstRow: 1,
      rows: [
        ["Date", "Title"],
        ["10/31/2026", 'Tray, 12" wide'],
        ["11/01/2026", "two\nlines"],
      ],
    },
  ]);
});

test("a tab-separated file whose header is not quoted keeps a stray quotation mark as text", async () => {
  expect(await rowsOf('sku\ttitle\tquantity\nA-1\t"Tall" lamp 12"\t3\nA-2\t24" tray\t4\n')).toEqual([
    {
      firstRow: 1,
      rows: [
        ["sku", "title", "quantity"],
        ["A-1", '"Tall" lamp 12"', "3"],
        ["A-2", '24" tray', "4"],
      ],
    },
  ]);
});

test("a tab-separated file whose header is quoted is unquoted", async () => {
  expect(await rowsOf('"sku"\t"title"\n"A-1"\t"a\tb"\n')).toEqual([
    {
      firstRow: 1,
      rows: [
        ["sku", "title"],
        ["A-1", "a\tb"],
      ],
    },
  ]);
});

test("semicolons separate where commas are decimal points", async () => {
  expect(await rowsOf("SKU;Amount\nA-1;12,50\nA-2;1.000,00\n")).toEqual([
    {
      firstRow: 1,
      rows: [
        ["SKU", "Amount"],
        ["A-1", "12,50"],
        ["A-2", "1.000,00"],
      ],
    },
  ]);
});

test("tabs win over the commas in titles", async () => {
  expect(await rowsOf("SKU\tTitle\nA-1\tred, large, round\nA-2\tblue, small, square\n")).toEqual([
    {
      firstRow: 1,
      rows: [
        ["SKU", "Title"],
        ["A-1", "red, large, round"],
        ["A-2", "blue, small, square"],
      ],
    },
  ]);
});

test("text that looks like a number or a formula stays the text it is", async () => {
  expect(await rowsOf("SKU,FNSKU,Note\n0012,123456789012345678,=cmd|x\n")).toEqual([
    {
      firstRow: 1,
      rows: [
        ["SKU", "FNSKU", "Note"],
        ["0012", "123456789012345678", "=cmd|x"],
      ],
    },
  ]);
});

test("an empty line is a row, as in a spreadsheet, and a missing last line end is none", async () => {
  expect(await rowsOf("Shipment ID\tFBA1\n\nSKU\tShipped\nA-1\t5")).toEqual([
    { firstRow: 1, rows: [["Shipment ID", "FBA1"], [null], ["SKU", "Shipped"], ["A-1", "5"]] },
  ]);
});

test("old line ends are line ends", async () => {
  expect(await rowsOf("a,b\r1,2\r")).toEqual([
    {
      firstRow: 1,
      rows: [
        ["a", "b"],
        ["1", "2"],
      ],
    },
  ]);
});

test("rows are read from the wanted one on, with their own numbers", async () => {
  expect(await rowsOf("a,b\n1,2\n3,4\n5,6\n", 3)).toEqual([
    {
      firstRow: 3,
      rows: [
        ["3", "4"],
        ["5", "6"],
      ],
    },
  ]);
});

test("a file of many pieces comes out whole, with consecutive row numbers", async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `"${at}","title, with a comma and a ""quote"" ${at}"`);
  const chunks = await rowsOf(`"number","title"\n${lines.join("\n")}\n`);
  expect(chunks.length).toBeGreaterThan(1);
  let next = 1;
  for (const chunk of chunks) {
    expect(chunk.firstRow).toBe(next);
    next += chunk.rows.length;
  }
  const rows = chunks.flatMap((chunk) => chunk.rows);
  expect(rows).toHaveLength(60_001);
  expect(rows.slice(1).every((row, at) => row[0] === String(at) && row[1] === `title, with a comma and a "quote" ${at}`)).toBe(true);
});

test("a record longer than a piece is still one row", async () => {
  const long = "x".repeat(3_000_000);
  const [head, ...rest] = (await rowsOf(`"a","b"\n"1","${long}"\n"2","y"\n`)).flatMap((chunk) => chunk.rows);
  expect(head).toEqual(["a", "b"]);
  expect(rest.map((row) => [row[0], row[1]?.toString().length])).toEqual([
    ["1", 3_000_000],
    ["2", 1],
  ]);
});

test("the first twenty rows are the head", async () => {
  const { head } = await table(`a,b\n${"1,2\n".repeat(30)}`);
  expect(head.rows).toHaveLength(20);
  expect(head).toMatchObject({ firstRow: 1, dateSystem: 1900, ref: { label: "ledger.txt", file: "ledger.txt", sheet: null, table: null } });
});

test("a quotation mark that is never closed is named with its row, not read as one huge field", async () => {
  await expect(table('a,b\n1,2\n3,"4\n5,6\n')).rejects.toThrow(
    "ledger.txt: it cannot be read: row 3 opens a quotation mark that is never closed. Save it again as .xlsx or .csv.",
  );
});

test("a file of blanks is empty", async () => {
  await expect(table(" \r\n\r\n")).rejects.toThrow("ledger.txt: there is nothing in it. Export the report again and check that the download finished.");
});

test("reading stops when it is cancelled", async () => {
  const cancelled = AbortSignal.abort(new Error("cancelled by the user"));
  const read = async () => {
    for await (const chunk of (await table("a,b\n1,2\n")).readRows({ fromRow: 1, columns: [] }, cancelled)) void chunk;
  };
  await expect(read()).rejects.toThrow("cancelled by the user");
});
