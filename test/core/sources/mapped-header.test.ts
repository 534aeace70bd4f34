/** A header that the user has assigned by hand, next month and when a column was renamed. */
import type { HeaderMapping } from "../../../src/core/domain/header-mapping";
import { assignableColumns, suggestColumns, suggestKind, unassigned } from "../../../src/core/sources/assignable-columns";
import { openDecoder } from "../../../src/core/sources/decode-table";
import type { Cell, GridHead } from "../../../src/core/sources/grid";
import { recognise } from "../../../src/core/sources/recognise";
import { rowsOf } from "../../../src/core/columns/table";

const BOXES: HeaderMapping = {
  header: ["Box no.", "Item code (ours)", "Went out", "Remark"],
  kind: "shipments",
  columns: { shipmentId: "Box no.", sku: "Item code (ours)", dispatched: "Went out" },
};
const head = (...rows: readonly (readonly Cell[])[]): GridHead => ({
  ref: { label: "boxes.csv", file: "boxes.csv", sheet: null, table: null },
  firstRow: 1,
  rows,
  dateSystem: 1900,
});
const HEADER = ["Box no.", "Item code (ours)", "Went out", "Remark"];

function decoded(table: GridHead, mappings: readonly HeaderMapping[]) {
  const recognition = recognise(table, mappings);
  if (recognition === null) return null;
  const decoder = openDecoder(recognition, table);
  decoder.add({ firstRow: recognition.firstDataRow, rows: table.rows.slice(recognition.firstDataRow - 1) });
  return decoder.close();
}

test("a header that nobody knows is not recognised until it is assigned", () => {
  const table = head(HEADER, ["FBA1", "TEA-01", "100", "two cartons"]);
  expect(recognise(table)).toBeNull();
  expect(recognise(table, [BOXES])).toMatchObject({
    kind: "shipments",
    headerRow: 1,
    byHand: true,
    because: "Row 1 has the header that you assigned to Shipments: Box no., Item code (ours), Went out.",
  });
  const rows = rowsOf(decoded(table, [BOXES])?.table ?? { schema: {}, rowCount: 0, source: new Uint16Array(), row: new Int32Array(), columns: {} });
  expect(rows).toMatchObject([{ shipmentId: "FBA1", sku: "TEA-01", dispatched: 100, received: null }]);
});

test("next month's table is known with its columns in other places, one more and one less, under a title", () => {
  const table = head(["Boxes of November"], ["Item code (ours)", "Colour", "Went out", "Box no."], ["TEA-02", "red", "5", "FBA2"]);
  expect(recognise(table, [BOXES])).toMatchObject({ kind: "shipments", headerRow: 2, columns: { shipmentId: 3, sku: 0, dispatched: 2 }, missing: [] });
});

test("a table of something else that shares a heading is left alone", () => {
  expect(recognise(head(["Box no.", "Weight", "Length", "Width"]), [BOXES])).toBeNull();
});

test("what the user has said goes before what a header looks like", () => {
  const table = head(["SKU", "Unit Cost", "Currency"], ["A", "1", "USD"]);
  const mapping: HeaderMapping = { header: ["SKU", "Unit Cost", "Currency"], kind: "sku-map", columns: { sku: "SKU", msku: "Unit Cost" } };
  expect(recognise(table)?.kind).toBe("unit-costs");
  expect(recognise(table, [mapping])?.kind).toBe("sku-map");
});

test("of two mappings of one header the later counts", () => {
  const later: HeaderMapping = { ...BOXES, columns: { ...BOXES.columns, received: "Went out" } };
  expect(recognise(head(HEADER), [BOXES, later])?.columns["received"]).toBe(2);
});

test("a header that stands again among the rows is no data, also where it was assigned by hand", () => {
  const found = decoded(head(HEADER, ["FBA1", "TEA-01", "1", null], HEADER, ["FBA2", "TEA-01", "2", null]), [BOXES]);
  expect(found?.issues.map(({ code }) => code)).toEqual(["header-repeated"]);
  expect(found?.table.rowCount).toBe(2);
});

test("the columns to assign say which are needed, alone or one of several", () => {
  const columns = assignableColumns("shipments");
  expect(columns.find(({ name }) => name === "shipmentId")).toEqual({ name: "shipmentId", title: "Shipment ID", need: "must" });
  expect(columns.find(({ name }) => name === "sku")).toEqual({ name: "sku", title: "SKU", need: { oneOf: ["SKU", "FNSKU"] } });
  expect(columns.find(({ name }) => name === "status")).toEqual({ name: "status", title: "Status", need: "may" });
  expect(unassigned("shipments", { sku: "Item" })).toEqual(["Shipment ID", "Dispatched or Declared or Received or Delivered"]);
  expect(unassigned("shipments", BOXES.columns)).toEqual([]);
});

test("headings are suggested by likeness, each once, and the kind that they fit best", () => {
  const header = ["FBA Shipment ID no.", "Seller SKU code", "Qty dispatched", "Remark"];
  expect(suggestColumns("shipments", header)).toMatchObject({ shipmentId: "FBA Shipment ID no.", sku: "Seller SKU code", dispatched: "Qty dispatched" });
  expect(suggestKind(header)).toBe("shipments");
  expect(suggestKind(["alpha", "beta"])).toBeNull();
});
