/** Goods that came in under a shipment ID that no table names, and the shipments that lack as many of them. */
import { reconciled, type Scenario } from "../scenario";
import { DETAIL, LEDGER, SHIPMENTS } from "../scenario-headers";

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD";
const sent = (shipmentId: string, units: number, shipped = "2026-09-10"): string =>
  `${shipmentId}|TEA||${units}|${units}|${units}||${shipped}|${shipped.replace("-10", "-20")}|2026-10-28|CLOSED|`;
const scenario = (...shipments: readonly string[]): Scenario => ({
  tables: {
    Shipments: table(SHIPMENTS, ...shipments),
    Ledger: table(LEDGER, "10/05/2026|X1|TEA|SELLABLE|0|24|0|0|0|0|0|0|0|0|0|24|US"),
    Detail: table(DETAIL, "10/05/2026|X1|TEA|Receipts|FBA9|24|PHX6|SELLABLE||US|0|0"),
    Costs: COSTS,
  },
});
const SAID = "24 of TEA came in from 2026-10-05 on under FBA9, which no table names (Detail row 2): they may be of this shipment; look before you claim";
const told = (one: Scenario): readonly string[] =>
  reconciled(one)
    .shipments.filter(({ because }) => because.includes(SAID))
    .map(({ shipmentId }) => shipmentId);
const warned = (one: Scenario): readonly string[] =>
  reconciled(one)
    .issues.filter(({ code }) => code === "receipt-of-unknown-shipment")
    .map(({ message }) => message.replace(/^.*correct its ID there\./, ""));

test("a shipment that lacks just as many is named where they came in, and its line and its claim say so", () => {
  const one = scenario(sent("FBA1", 24));
  const { shipments, claims } = reconciled(one);
  expect(warned(one)).toEqual([" They may be another's: FBA1 lacks 24 of TEA. Ask Amazon whose they are before you claim them."]);
  expect(shipments.map(({ shipmentId, parts }) => [shipmentId, parts])).toEqual([["FBA1", { unexplained: -24 }]]);
  expect([told(one), claims.map(({ because }) => because.includes(SAID))]).toEqual([["FBA1"], [true]]);
});

test("one that lacks exactly as many comes before those that lack more", () => {
  expect(told(scenario(sent("FBA1", 30), sent("FBA2", 24)))).toEqual(["FBA2"]);
});

test("where none lacks exactly as many, each that lacks more may be it, in whatever order they stand", () => {
  expect(told(scenario(sent("FBA1", 30), sent("FBA2", 40)))).toEqual(["FBA1", "FBA2"]);
  expect(warned(scenario(sent("FBA2", 40), sent("FBA1", 30)))).toEqual(warned(scenario(sent("FBA1", 30), sent("FBA2", 40))));
});

test("no shipment that lacks fewer, or that was sent later, is named", () => {
  const one = scenario(sent("FBA1", 20), sent("FBA2", 24, "2026-10-10"));
  expect([told(one), warned(one)]).toEqual([[], [""]]);
});
