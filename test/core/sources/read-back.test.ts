/** What was typed on sheets of ours, read back: by headings alone, wherever they went. */
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import type { Row } from "../../../src/core/sources/grid";
import { messagesOf, shownRows, texts } from "./decoded-rows";
import { readBack } from "./read-ours";

const ABOVE: readonly Row[] = [["Shipment variances, as of 5 Nov 2026"], [], texts("State | Lines | Variance"), ["short", 1, -4], []];
const HEADER = texts("State | Shipment | SKU | Variance | Case ID | Verdict | Note | Signed off");
const LINE: Row = ["short", "FBA15A", "TEA", -4, 12345678, "Carrier", "asked twice", null];

test("below notes and a summary, the reviewer's columns are found by their headings; lines with nothing in them give no fact", () => {
  const decoded = readBack("shipment-variances", [...ABOVE, HEADER, LINE, ["matched", "FBA15B", "TEA", 0, null, null, " ", null]]);
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded)).toEqual([{ "#": 7, shipmentId: "FBA15A", sku: "TEA", caseId: "12345678", verdict: "logistics", note: "asked twice" }]);
  expect(decoded?.typed?.[0]).toEqual({
    row: 7,
    cells: { shipmentId: "FBA15A", sku: "TEA", caseId: 12345678, verdict: "Carrier", note: "asked twice", signedOff: null },
    figures: {},
  });
});

test("under a second header the columns may stand elsewhere, and a title between the two is no row", () => {
  const decoded = readBack("shipment-variances", [
    ...ABOVE,
    HEADER,
    LINE,
    [],
    ["Notes without a line"],
    texts("Note | Signed off | Verdict | Case ID | SKU | Shipment"),
    ["kept", "Ana", null, null, "MUG", "FBA0"],
  ]);
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded).map(({ shipmentId, sku, note }) => [shipmentId, sku, note])).toEqual([
    ["FBA15A", "TEA", "asked twice"],
    ["FBA0", "MUG", "kept"],
  ]);
});

test("a register without a row is read without a word, and what no decoder can read is kept as it is", () => {
  const header = texts("Case ID | Shipment ID | SKU | Kind | Status | Opened | Closed | Units | Amount | Note | Kept in");
  expect(messagesOf(readBack("cases", [["Cases"], header, [null, null]]))).toEqual([]);
  const decoded = readBack("cases", [["Cases"], header, ["7", "FBA15A", "TEA", "inbound", "open", "soon", null, "four", null, null, null]]);
  expect(shownRows(decoded)).toEqual([{ "#": 3, caseId: "7", shipmentId: "FBA15A", sku: "TEA", kind: "inbound-missing", status: "open" }]);
  expect(decoded?.typed?.map(({ cells }) => [cells["opened"], cells["units"]])).toEqual([["soon", "four"]]);
});

test("sheets that hold nothing of the user's, and those of a version without reviewer's columns, are passed over", () => {
  expect(readBack("rollforward-2026-10", [HEADER, LINE])).toBeNull();
  expect(readBack("shipment-variances", [...ABOVE, texts("State | Shipment | SKU | Variance"), ["short", "FBA15A", "TEA", -4]])).toBeNull();
});

test("what was typed is told apart from the facts it gives, by its source", () => {
  const decoded = readBack("shipment-variances", [HEADER, LINE]);
  const { facts } = assembleFacts(decoded === null ? [] : [decoded]);
  expect(facts.readBack.map(({ source, kind, rows }) => [source, kind, rows.length])).toEqual([[0, "shipment-reviews", 1]]);
});
