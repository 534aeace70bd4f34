/** What an ending value is made of, as the pane says it. */
import { minor } from "../../src/core/domain/money";
import type { Explanation, Input } from "../../src/core/engine/explain-ending";
import { findNumbers, viewNumber } from "../../src/taskpane/number-view";
import { EXAMPLE, LEDGER_REF, line, october } from "./example-month";

const goods = (amount: number): Input["cost"] => ({ goods: minor(amount), freight: minor(0), other: minor(0) });
const TEA = line({ ending: { quantity: 3, value: minor(1000) } });
const EXPLAINED: Explanation = {
  ending: { units: 3, cost: { goods: minor(900), freight: minor(75), other: minor(25) } },
  layers: null,
  from: october(1),
  opening: { type: "opening", units: 2, cost: goods(600), rows: [{ source: LEDGER_REF, row: 2 }] },
  entries: [
    {
      type: "receipt",
      units: 4,
      cost: goods(1350),
      rows: [
        { source: LEDGER_REF, row: 5 },
        { source: LEDGER_REF, row: 1_007 },
      ],
    },
  ],
  valueOnly: [{ type: "landed-cost", units: 0, cost: goods(50), rows: [] }],
  exits: [{ type: "sale", units: -3, cost: goods(-1000), rows: [{ source: LEDGER_REF, row: 9 }] }],
};

test("an ending reads from what was there to what left, each with the rows behind it", () => {
  const { title, figure, lines, inputs } = viewNumber(TEA, EXPLAINED);
  expect({ title, figure, lines }).toEqual({ title: "FBA · TEA-01", figure: "USD 10.00", lines: ["3 units", "USD 3.333333 each"] });
  expect(inputs.map(({ title: name, units, value, rows }) => [name, units, value, rows.map((row) => row.title)])).toEqual([
    ["There on 1 Oct 2026", "2 units", "USD 6.00", ["Table Ledger, row 2"]],
    ["Receipts", "+4 units", "USD +13.50", ["Table Ledger, row 5", "Table Ledger, row 1007"]],
    ["Landed cost", "", "USD +0.50", []],
    ["Sales", "−3 units", "USD −10.00", ["Table Ledger, row 9"]],
  ]);
});

test("freight and duty are shown apart where the value holds any", () => {
  expect(viewNumber(TEA, EXPLAINED).costs.map(({ title, value }) => `${title} ${value}`)).toEqual([
    "Goods USD 9.00",
    "First-leg freight USD 0.75",
    "Duty and fees USD 0.25",
  ]);
  expect(viewNumber(TEA, { ...EXPLAINED, ending: { units: 3, cost: goods(1000) } }).costs).toEqual([]);
});

test("freight and duty are shown apart of each layer and of each kind of movement that holds any", () => {
  const cost = { goods: minor(900), freight: minor(75), other: minor(25) };
  const layers: Explanation["layers"] = [{ units: 2, cost, since: october(3), receivedAt: "Depot", reference: "", rows: [] }];
  const view = viewNumber(TEA, { ...EXPLAINED, layers, entries: [{ type: "receipt", units: 2, cost, rows: [] }] });
  expect(view.layers?.[0]?.detail).toBe("Depot · USD 5 each · Goods USD 9.00, First-leg freight USD 0.75, Duty and fees USD 0.25");
  expect(view.inputs.find(({ title }) => title === "Receipts")?.detail).toBe("Goods USD 9.00, First-leg freight USD 0.75, Duty and fees USD 0.25");
});

test("layers are named by the day and the receipt they came with; older ones by being older", () => {
  const layers: Explanation["layers"] = [
    { units: 1, cost: goods(300), since: null, receivedAt: "FBA", reference: "", rows: [] },
    { units: 2, cost: goods(700), since: october(3), receivedAt: "Own warehouse", reference: "PO-7", rows: [{ source: LEDGER_REF, row: 5 }] },
  ];
  expect(viewNumber(TEA, { ...EXPLAINED, layers }).layers?.map(({ title, detail, units, value }) => [title, detail, units, value])).toEqual([
    ["From before the first day", "USD 3 each", "1 unit", "USD 3.00"],
    ["Received 3 Oct 2026", "Own warehouse · PO-7 · USD 3.5 each", "2 units", "USD 7.00"],
  ]);
});

test("by which rule units cost what they cost is said where no paper of theirs says so", () => {
  const entries: Explanation["entries"] = [{ type: "receipt", units: 4, cost: goods(1350), rows: [], costedBy: { newest: 2, table: 1 } }];
  const layers: Explanation["layers"] = [
    { units: 2, cost: goods(700), since: october(3), receivedAt: "FBA", reference: "FBA1", costRule: "shipment", rows: [] },
  ];
  const view = viewNumber(TEA, { ...EXPLAINED, entries, layers });
  expect(view.inputs.find(({ title }) => title === "Receipts")?.detail).toBe("2 at what the newest receipt of the SKU cost, 1 at what the cost table says");
  expect(view.layers?.[0]?.detail).toBe("FBA · FBA1 · USD 3.5 each · at what the shipment's own units carried");
});

test("lines are found by words of SKU, FNSKU and location in any order, those of most value first", () => {
  const titles = (typed: string): readonly string[] => findNumbers(EXAMPLE.rollforward, typed).map(({ title, detail }) => `${title}: ${detail}`);
  expect(titles("tea")).toEqual(["Own warehouse · TEA-01: 400 units · USD 4,000.00", "FBA · TEA-01: 128 units · USD 1,280.00"]);
  expect(titles("tea fba")).toEqual(["FBA · TEA-01: 128 units · USD 1,280.00"]);
  expect(titles("x002")).toEqual(["FBA · POT-02: 15 units · USD 225.00"]);
  expect(titles("cup")).toEqual(["Own warehouse · CUP-03: 10 units · no cost known"]);
  expect(titles("no-such")).toEqual([]);
  expect(titles("")).toHaveLength(4);
});
