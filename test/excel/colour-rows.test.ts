/** Colours on rows of the user's own table, through the real Office.js client: put on when asked, and taken off to the very fills that were there. */
import type { RowColour } from "../../src/core/report/row-colours";
import { colourRows, uncolourRows } from "../../src/excel/colour-rows";
import { excelWire } from "../../src/excel/excel-port";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { openClient } from "./real-client";

const yellow = { value: 5, format: { fill: "#FFFF00" } };
const WORKBOOK: WorkbookSnapshot = {
  sheets: [
    {
      name: "Shipments",
      rows: [
        ["mine", null, null],
        ["Shipment ID", "SKU", "Dispatched"],
        ["FBA1", "TEA", yellow],
        ["FBA2", "TEA", 4],
        ["FBA3", { value: "MUG", format: { fill: "#FFFFFF" } }, 3],
      ],
      tables: [{ name: "Shipments", address: "A2:C5" }],
    },
  ],
};
const ROW = (row: number, fill: string): RowColour => ({
  place: { source: { label: "Shipments", file: null, sheet: "Shipments", table: "Shipments" }, row },
  fill,
  names: row === 3 ? ["FBA1", "TEA"] : row === 4 ? ["FBA2", "TEA"] : ["FBA3", "MUG"],
});
const fillsIn = (client: ReturnType<typeof openClient>): unknown =>
  (client.host.snapshot().sheets[0]?.rows ?? []).map((row) =>
    row.map((cell) => (typeof cell === "object" && cell !== null ? (cell.format?.fill ?? null) : null)),
  );
const BEFORE = [[null], [null, null, null], [null, null, "#FFFF00"], [null, null, null], [null, "#FFFFFF", null]];

test("the rows of the table are coloured as wide as it is, and every other cell is left alone", async () => {
  const client = openClient(WORKBOOK);
  expect(await colourRows(excelWire(client.excel), [ROW(3, "#FDE7E9"), ROW(5, "#FFF4CE")])).toBe(2);
  expect(fillsIn(client)).toEqual([[null], [null, null, null], ["#FDE7E9", "#FDE7E9", "#FDE7E9"], [null, null, null], ["#FFF4CE", "#FFF4CE", "#FFF4CE"]]);
});

test("taken off, every cell has its own fill again: none is none, and white is white", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  expect(fillsIn(client)).toEqual(BEFORE);
  await colourRows(wire, [ROW(3, "#FDE7E9"), ROW(5, "#FFF4CE")]);
  expect(await uncolourRows(wire)).toBe(2);
  expect(fillsIn(client)).toEqual(BEFORE);
  expect(client.host.snapshot().settings ?? {}).toEqual({});
  expect(await uncolourRows(wire)).toBe(0);
});

test("coloured again, what is remembered is still the fill of before the first time", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  await colourRows(wire, [ROW(3, "#FDE7E9")]);
  await colourRows(wire, [ROW(3, "#DEECF9"), ROW(4, "#FDE7E9")]);
  await uncolourRows(wire);
  expect(fillsIn(client)).toEqual(BEFORE);
});

test("what the user coloured since stays as the user has it", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  await colourRows(wire, [ROW(3, "#FDE7E9")]);
  await client.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Shipments").getRange("B3").format.fill.color = "#00FF00";
    await context.sync();
  });
  await uncolourRows(wire);
  expect(fillsIn(client)).toEqual([[null], [null, null, null], [null, "#00FF00", "#FFFF00"], [null, null, null], [null, "#FFFFFF", null]]);
});

/** What Excel does with cells that are sorted or pushed down: their fills go with them. */
async function rearranged(
  client: ReturnType<typeof openClient>,
  rows: readonly (readonly [values: readonly unknown[], fills: readonly (string | null)[]])[],
): Promise<void> {
  await client.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Shipments");
    rows.forEach(([values, fills], index) => {
      const row = sheet.getRangeByIndexes(2 + index, 0, 1, values.length);
      row.values = [values as string[]];
      fills.forEach((fill, column) => {
        const cell = sheet.getRangeByIndexes(2 + index, column, 1, 1);
        if (fill === null) cell.format.fill.clear();
        else cell.format.fill.color = fill;
      });
    });
    await context.sync();
  });
}
const RED = ["#FDE7E9", "#FDE7E9", "#FDE7E9"];
const AMBER = ["#FFF4CE", "#FFF4CE", "#FFF4CE"];
const NONE = [null, null, null];

test("rows that were sorted since have their own fills again where they are now", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  await colourRows(wire, [ROW(3, "#FDE7E9"), ROW(5, "#FFF4CE")]);
  await rearranged(client, [
    [["FBA3", "MUG", 3], AMBER],
    [["FBA2", "TEA", 4], NONE],
    [["FBA1", "TEA", 5], RED],
  ]);
  await uncolourRows(wire);
  expect(fillsIn(client)).toEqual([[null], [null, null, null], [null, "#FFFFFF", null], [null, null, null], [null, null, "#FFFF00"]]);
});

test("so have rows that a new row above them pushed down, and the new row keeps what it has", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  await colourRows(wire, [ROW(3, "#FDE7E9"), ROW(5, "#FFF4CE")]);
  await rearranged(client, [
    [
      ["FBA0", "TEA", 9],
      ["#00FF00", null, null],
    ],
    [["FBA1", "TEA", 5], RED],
    [["FBA2", "TEA", 4], NONE],
    [["FBA3", "MUG", 3], AMBER],
  ]);
  await uncolourRows(wire);
  expect(fillsIn(client)).toEqual([[null], [null, null, null], ["#00FF00", null, null], [null, null, "#FFFF00"], [null, null, null], [null, "#FFFFFF", null]]);
});

test("and so have rows before which a column was put in", async () => {
  const client = openClient(WORKBOOK);
  const wire = excelWire(client.excel);
  await colourRows(wire, [ROW(3, "#FDE7E9")]);
  await rearranged(client, [
    [
      ["new", "FBA1", "TEA", 5],
      [null, ...RED],
    ],
  ]);
  await uncolourRows(wire);
  expect((fillsIn(client) as readonly unknown[])[2]).toEqual([null, null, null, "#FFFF00"]);
});

test("the exchanges do not grow with the rows", async () => {
  const rows = Array.from({ length: 300 }, (_, index) => [`FBA${index}`, "TEA", index]);
  const client = openClient({
    sheets: [{ name: "Shipments", rows: [["Shipment ID", "SKU", "Dispatched"], ...rows], tables: [{ name: "Shipments", address: "A1:C301" }] }],
  });
  await colourRows(
    excelWire(client.excel),
    rows.map((_, index) => ROW(index + 2, "#FDE7E9")),
  );
  expect(client.host.exchanges.length).toBeLessThan(10);
});
