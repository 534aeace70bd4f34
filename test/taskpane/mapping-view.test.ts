/** The form in which the user says what a table is. */
import type { GridHead } from "../../src/core/sources/grid";
import { mappingOf, openAnswers, viewMapping, withColumn, withHeaderRow, withKind } from "../../src/taskpane/mapping-view";

const HEAD: GridHead = {
  ref: { label: "boxes.csv", file: "boxes.csv", sheet: null, table: null },
  firstRow: 1,
  dateSystem: 1900,
  rows: [
    ["Kept by the office"],
    ["FBA shipment id no.", "Our item code", "Units dispatched to FBA", "Remark"],
    ["FBA1", "TEA-01", 100, null],
    ["FBA2", "TEA-02", 40, "late"],
  ],
};

test("the row of most texts is taken for the header, and likely columns are proposed", () => {
  const answers = openAnswers(HEAD);
  expect(answers).toMatchObject({ headerIndex: 1, kind: "shipments" });
  expect(answers.columns).toMatchObject({ shipmentId: "FBA shipment id no.", dispatched: "Units dispatched to FBA" });
});

test("needed columns come first, each with what its cells look like, and what is still to be said", () => {
  const answers = withColumn(withKind(HEAD, openAnswers(HEAD), "shipments"), "sku", "");
  const { fields, lacking, headings } = viewMapping(HEAD, answers);
  expect(headings).toEqual(["FBA shipment id no.", "Our item code", "Units dispatched to FBA", "Remark"]);
  expect(fields[0]).toEqual({ name: "shipmentId", label: "Shipment ID", isRequired: true, hint: "Such as FBA1, FBA2", chosen: "FBA shipment id no." });
  expect(fields.find(({ name }) => name === "sku")).toMatchObject({ isRequired: false, hint: "Needed, unless FNSKU is there.", chosen: "" });
  expect(lacking).toEqual(["SKU or FNSKU"]);
  expect(mappingOf(HEAD, answers)).toBeNull();
});

test("with all that is needed, the mapping holds the whole header and the columns as assigned", () => {
  const answers = withColumn(openAnswers(HEAD), "sku", "Our item code");
  expect(mappingOf(HEAD, answers)).toMatchObject({
    header: ["FBA shipment id no.", "Our item code", "Units dispatched to FBA", "Remark"],
    kind: "shipments",
    columns: { sku: "Our item code" },
  });
});

test("a heading stands for one column: assigned to another, it leaves the first", () => {
  const answers = withColumn(openAnswers(HEAD), "declared", "Units dispatched to FBA");
  expect(answers.columns["dispatched"]).toBeUndefined();
  expect(answers.columns["declared"]).toBe("Units dispatched to FBA");
});

test("another header row begins anew", () => {
  expect(withHeaderRow(HEAD, openAnswers(HEAD), 0).columns).toEqual({});
});

test("nothing is proposed where nothing is like it", () => {
  const head: GridHead = {
    ...HEAD,
    rows: [
      ["alpha", "beta"],
      [1, 2],
    ],
  };
  expect(openAnswers(head)).toEqual({ headerIndex: 0, kind: null, columns: {} });
  expect(viewMapping(head, openAnswers(head))).toEqual({ headings: ["alpha", "beta"], fields: [], lacking: ["what the table is"] });
});
