/** What shipments had received, lost and lent each other when a month was closed, told by its seal alone. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled } from "../scenario";
import { CASES, DETAIL, LEDGER } from "../scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD\nMUG|4.00|USD";
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Status";
const of = (month: string, day: number): string => `2026-${month}-${String(day).padStart(2, "0")}`;

test("which of two shipments lacks units is known from the seal: the older is not taken for received in full", () => {
  const shipments = `${SHIPMENTS}\nFBA1|TEA|100|100|2026-08-20|2026-09-04|CLOSED\nFBA2|TEA|100|100|2026-08-25|2026-09-04|CLOSED`;
  const row = (day: string, starting: number, receipts: number): string =>
    `${day}|X1|TEA|SELLABLE|${starting}|${receipts}|0|0|0|0|0|0|0|0|0|${starting + receipts}|US`;
  const september = {
    Costs: COSTS,
    Shipments: shipments,
    Ledger: [LEDGER, row("2026-09-01", 0, 0), row("2026-09-05", 0, 186), row("2026-09-30", 186, 0)].join("\n"),
    Detail: [DETAIL, "2026-09-05|X1|TEA|Receipts|FBA1|88|PHX6|SELLABLE||US||", "2026-09-05|X1|TEA|Receipts|FBA2|98|PHX6|SELLABLE||US||"].join("\n"),
  };
  const ours = { "closed-months": closedMonths({ period: "2026-09", tables: september }) };
  const october = reconciled({
    period: "2026-10",
    tables: { Costs: COSTS, Shipments: shipments, Ledger: [LEDGER, row("2026-10-01", 186, 0), row("2026-10-31", 186, 0)].join("\n") },
    ours,
  });
  expect(october.shipments.map(({ shipmentId, received, state }) => `${shipmentId} ${received} ${state}`)).toEqual(["FBA1 88 short", "FBA2 98 short"]);
  expect(october.claims.map(({ reference, units }) => `${reference} ${units}`)).toEqual(["FBA1 12", "FBA2 2"]);
  expect(october.issues.map(({ code }) => code)).not.toContain("shipment-before-ledger");
});

test("a unit that was taken for another shipment's in a closed month, and comes by its own name after all, came from outside: none is in transit below zero", () => {
  const shipments = `${SHIPMENTS}\nFBA1|TEA|10|10|2026-08-20|2026-09-02|RECEIVING\nFBA2|TEA|10|10|2026-08-22|2026-09-03|RECEIVING`;
  const row = (day: string, starting: number, receipts: number): string =>
    `${day}|X1|TEA|SELLABLE|${starting}|${receipts}|0|0|0|0|0|0|0|0|0|${starting + receipts}|US`;
  const named = (day: string, id: string, units: number): string => `${day}|X1|TEA|Receipts|${id}|${units}|PHX6|SELLABLE||US||`;
  const september = {
    Costs: COSTS,
    Shipments: shipments,
    Ledger: [LEDGER, row("2026-09-05", 0, 20)].join("\n"),
    Detail: [DETAIL, named("2026-09-05", "FBA1", 9), named("2026-09-05", "FBA2", 11)].join("\n"),
  };
  const closed = { period: "2026-09", today: "2026-11-20", tables: september };
  expect(reconciled(closed).shipments.map(({ shipmentId, parts }) => [shipmentId, parts])).toEqual([
    ["FBA1", { "other-shipment": -1 }],
    ["FBA2", { "other-shipment": 1 }],
  ]);
  const october = reconciled({
    period: "2026-10",
    today: "2026-11-20",
    tables: {
      Costs: COSTS,
      Shipments: shipments,
      Ledger: [LEDGER, row("2026-10-05", 20, 1)].join("\n"),
      Detail: [DETAIL, named("2026-10-05", "FBA1", 1)].join("\n"),
    },
    ours: { "closed-months": closedMonths(closed) },
  });
  expect(october.shipments.map(({ shipmentId, received, variance }) => [shipmentId, received, variance])).toEqual([
    ["FBA1", 10, 0],
    ["FBA2", 11, 1],
  ]);
  expect(linesOf(october)).toEqual(["FBA-US TEA: 20 @ 40.00 | receipt 1 @ 2.00 | 21 @ 42.00 | says 21"]);
  expect(october.controls.filter(({ pass }) => !pass)).toEqual([]);
});

test("a shipment that another had a unit of when the month was closed, and that has its own now, leaves the other's surplus to a third one that lacks a unit", () => {
  const shipments = `${SHIPMENTS}\nFBA1|TEA|10|10|2026-08-01|2026-09-01|RECEIVING\nFBA2|TEA|10|10|2026-08-03|2026-09-03|RECEIVING\nFBA3|TEA|10|10|2026-08-04|2026-09-04|RECEIVING`;
  const row = (day: string, starting: number, receipts: number): string =>
    `${day}|X1|TEA|SELLABLE|${starting}|${receipts}|0|0|0|0|0|0|0|0|0|${starting + receipts}|US`;
  const named = (day: string, id: string, units: number): string => `${day}|X1|TEA|Receipts|${id}|${units}|PHX6|SELLABLE||US||`;
  const september = {
    Costs: COSTS,
    Shipments: shipments,
    Ledger: [LEDGER, row("2026-09-25", 0, 29)].join("\n"),
    Detail: [DETAIL, named("2026-09-25", "FBA1", 9), named("2026-09-25", "FBA2", 11), named("2026-09-25", "FBA3", 9)].join("\n"),
  };
  const closed = { period: "2026-09", today: "2026-11-20", tables: september };
  expect(reconciled(closed).shipments.map(({ shipmentId, parts }) => [shipmentId, parts])).toEqual([
    ["FBA1", { "other-shipment": -1 }],
    ["FBA2", { "other-shipment": 1 }],
    ["FBA3", { unexplained: -1 }],
  ]);
  const october = reconciled({
    period: "2026-10",
    today: "2026-11-20",
    tables: {
      Costs: COSTS,
      Shipments: shipments,
      Ledger: [LEDGER, row("2026-10-05", 29, 1)].join("\n"),
      Detail: [DETAIL, named("2026-10-05", "FBA1", 1)].join("\n"),
    },
    ours: { "closed-months": closedMonths(closed) },
  });
  expect(october.shipments.map(({ shipmentId, received, parts }) => [shipmentId, received, parts])).toEqual([
    ["FBA1", 10, {}],
    ["FBA2", 11, { "other-shipment": 1 }],
    ["FBA3", 9, { "other-shipment": -1 }],
  ]);
  expect(linesOf(october)).toEqual([
    "FBA-US TEA: 29 @ 58.00 | receipt 1 @ 2.00 | 30 @ 60.00 | says 30",
    "In transit TEA: 1 @ 2.00 | transfer-out 1 @ 2.00 | 0 @ 0.00",
  ]);
  expect(october.controls.filter(({ pass }) => !pass)).toEqual([]);
});

/** Sent on a day of August and delivered on the same one of September; each month's receipts of a SKU are booked on its 25th. */
type Received = { readonly sent: number; readonly september: number; readonly october: number };

/** October alone, opening on September as it was closed once Amazon had counted. */
function octoberOf(sku: string, shipments: readonly Received[], cases: readonly string[]): Reconciliation {
  const tables = (month: "09" | "10"): Readonly<Record<string, string>> => {
    const units = (one: Received): number => (month === "09" ? one.september : one.october);
    const sum = (of: (one: Received) => number): number => shipments.reduce((total, one) => total + of(one), 0);
    const [starting, came] = [month === "09" ? 0 : sum(({ september }) => september), sum(units)];
    const named = shipments.flatMap((one, index) =>
      units(one) === 0 ? [] : [`${of(month, 25)}|X-${sku}|${sku}|Receipts|FBA${index + 1}|${units(one)}|PHX6|SELLABLE||US||`],
    );
    return {
      Costs: COSTS,
      Shipments: [
        SHIPMENTS,
        ...shipments.map(({ sent }, index) => `FBA${index + 1}|${sku}|${sent}|${sent}|${of("08", index + 1)}|${of("09", index + 1)}|`),
      ].join("\n"),
      Cases: [CASES, ...cases].join("\n"),
      Ledger: `${LEDGER}\n${of(month, 25)}|X-${sku}|${sku}|SELLABLE|${starting}|${came}|0|0|0|0|0|0|0|0|0|${starting + came}|US`,
      ...(named.length === 0 ? {} : { Detail: [DETAIL, ...named].join("\n") }),
    };
  };
  const ours = { "closed-months": closedMonths({ period: "2026-09", today: "2026-11-05", tables: tables("09") }) };
  const found = reconciled({ period: "2026-10", tables: tables("10"), ours });
  expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  return found;
}
const partsOf = ({ shipments }: Reconciliation): readonly unknown[] => shipments.map(({ shipmentId, received, parts }) => [shipmentId, received, parts]);

test("a shipment that had a unit of another when its month was closed, and gets one more too many, has that of a third: the first one's still comes by its own name", () => {
  // September: FBA1 has one of FBA2's; 7 of FBA2 and 3 of FBA3 are on their way. October: FBA1 gets one that was FBA3's, FBA2 gets its 7.
  const found = octoberOf(
    "MUG",
    [
      { sent: 1, september: 2, october: 1 },
      { sent: 9, september: 1, october: 7 },
      { sent: 3, september: 0, october: 0 },
    ],
    [],
  );
  expect(partsOf(found)).toEqual([
    ["FBA1", 3, { "other-shipment": 2 }],
    ["FBA2", 8, { "other-shipment": -1 }],
    ["FBA3", 0, { "other-shipment": -1, unexplained: -2 }],
  ]);
  expect(linesOf(found)).toEqual([
    "FBA-US MUG: 3 @ 12.00 | receipt 8 @ 32.00 | 11 @ 44.00 | says 11",
    "In transit MUG: 10 @ 40.00 | transfer-out 8 @ 32.00 | 2 @ 8.00",
  ]);
});

test("a unit that was given up when its month was closed and comes after all is given up no more: it does not take what another shipment lacks out of transit", () => {
  // September: FBA3 has one of FBA2's, FBA1's was denied; one of FBA2 is on its way. October: FBA1's own comes.
  const found = octoberOf(
    "TEA",
    [
      { sent: 1, september: 0, october: 1 },
      { sent: 2, september: 0, october: 0 },
      { sent: 22, september: 23, october: 0 },
    ],
    ["C1|FBA1|TEA|inbound-missing|denied|2026-09-26|2026-09-28|1|"],
  );
  expect(partsOf(found)).toEqual([
    ["FBA1", 1, {}],
    ["FBA2", 0, { "other-shipment": -1, unexplained: -1 }],
    ["FBA3", 23, { "other-shipment": 1 }],
  ]);
  expect(linesOf(found)).toEqual([
    "FBA-US TEA: 23 @ 46.00 | receipt 1 @ 2.00 | 24 @ 48.00 | says 24",
    "In transit TEA: 1 @ 2.00 | found 1 @ 2.00 | transfer-out 1 @ 2.00 | 1 @ 2.00",
  ]);
});

test("what a closed month gave up is not given up again: a second case about the line is decided for the units that are left", () => {
  const found = octoberOf(
    "TEA",
    [{ sent: 10, september: 7, october: 0 }],
    ["C1|FBA1|TEA|inbound-missing|denied|2026-09-26|2026-09-28|2|", "C2|FBA1|TEA|inbound-missing|denied|2026-10-01|2026-10-15|1|"],
  );
  expect(linesOf(found)).toEqual(["FBA-US TEA: 7 @ 14.00 | 7 @ 14.00 | says 7", "In transit TEA: 1 @ 2.00 | lost 1 @ 2.00 | 0 @ 0.00"]);
});

describe("a shipment that states what it received, in a book of the month after the closed one alone", () => {
  const STATED = "Shipment ID|SKU|Dispatched|Received|Ship Date|Delivered Date|Closed Date|Status";
  const ledger = (day: string, starting: number, receipts: number): string =>
    `${LEDGER}\n${day}|X1|TEA|SELLABLE|${starting}|${receipts}|0|0|0|0|0|0|0|0|0|${starting + receipts}|US`;
  const line = (received: string, state: string): string => `FBA1|TEA|500|${received}|2026-09-03|2026-09-14|${state}`;
  const october = (received: string, state: string, arrived = 10, others = ""): Reconciliation =>
    reconciled({
      period: "2026-10",
      today: "2026-11-06",
      tables: { Costs: COSTS, Shipments: `${STATED}\n${line(received, state)}${others}`, Ledger: ledger("2026-10-06", 490, arrived) },
      ours: {
        "closed-months": closedMonths({
          period: "2026-09",
          today: "2026-10-06",
          tables: { Costs: COSTS, Shipments: `${STATED}\n${line("490", state)}`, Ledger: ledger("2026-09-15", 0, 490) },
        }),
      },
    });

  test.each([
    ["500", "2026-09-29|CLOSED"],
    ["500", "|RECEIVING"],
    ["", "2026-09-29|CLOSED"],
  ])("the rest leaves transit when it comes (Received %p, %s)", (received, state) => {
    // 500 sent at 2.00, 490 received by the end of September; the last 10 come on 6 October.
    const found = october(received, state);
    expect(linesOf(found)).toEqual([
      "FBA-US TEA: 490 @ 980.00 | receipt 10 @ 20.00 | 500 @ 1000.00 | says 500",
      "In transit TEA: 10 @ 20.00 | transfer-out 10 @ 20.00 | 0 @ 0.00",
    ]);
    expect(found.shipments.map(({ received: units, state: stands, parts }) => [units, stands, parts])).toEqual([[500, "matched", {}]]);
    expect(found.issues.map(({ code }) => code)).not.toContain("receipt-unmatched");
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  });

  test("what comes beyond what it states is another shipment's", () => {
    const found = october("500", "2026-09-29|CLOSED", 17, "\nFBA2|TEA|40|7|2026-09-28|2026-10-05||RECEIVING");
    expect(found.shipments.map(({ shipmentId, received }) => [shipmentId, received])).toEqual([
      ["FBA1", 500],
      ["FBA2", 7],
    ]);
    expect(found.issues.map(({ code }) => code)).not.toContain("receipt-unmatched");
  });
});

test("a decision of a closed month that was entered after its closing gives its unit up on the first open day, and is said", () => {
  const row = (day: string): string => `${day}|X1|MUG|SELLABLE|50|0|0|0|0|0|0|0|0|0|0|50|US`;
  const fixed = { Costs: COSTS, Shipments: `${SHIPMENTS}\nFBA1|MUG|1|1|2026-08-01|2026-09-01|CLOSED` };
  const asked = (status: string, closed: string): string => `${CASES}\nC1|FBA1|MUG|inbound-missing|${status}|2026-09-26|${closed}|1|`;
  const september = { ...fixed, Cases: asked("open", ""), Ledger: [LEDGER, row("2026-08-31"), row("2026-09-30")].join("\n") };
  const october = reconciled({
    period: "2026-10",
    tables: { ...fixed, Cases: asked("denied", "2026-09-28"), Ledger: [LEDGER, row("2026-10-31")].join("\n") },
    ours: { "closed-months": closedMonths({ period: "2026-09", tables: september }) },
  });
  expect(linesOf(october)).toContain("In transit MUG: 1 @ 4.00 | lost 1 @ 4.00 | 0 @ 0.00");
  expect(october.issues.map(({ message }) => message)).toContain(
    "Cases row 2: 1 unit of MUG of FBA1 was given up on 2026-09-28, in a month that is closed and does not have it as lost. What was closed stays, and it leaves transit as lost on 2026-10-01, the first open day. Nothing is to be done, unless you have booked the loss by hand.",
  );
  expect(october.controls.filter(({ pass }) => !pass)).toEqual([]);
});

test("a unit that was lost for good before the first month that is closed stays lost, though its goods had left transit by then", () => {
  const shared = {
    Costs: COSTS,
    Shipments: `${SHIPMENTS}\nFBA1|TEA|10|10|2026-08-20|2026-09-02|CLOSED`,
    Cases: `${CASES}\nC1|FBA1|TEA|inbound-missing|denied|2026-09-08|2026-09-20|1||`,
  };
  const row = (day: string, starting: number, receipts: number): string =>
    `${day}|X1|TEA|SELLABLE|${starting}|${receipts}|0|0|0|0|0|0|0|0|0|${starting + receipts}|US`;
  const october = {
    ...shared,
    Ledger: [LEDGER, row("2026-09-01", 0, 0), row("2026-09-05", 0, 9), row("2026-10-31", 9, 0)].join("\n"),
    Detail: [DETAIL, "2026-09-05|X1|TEA|Receipts|FBA1|9|PHX6|SELLABLE||US||"].join("\n"),
  };
  const november = reconciled({
    period: "2026-11",
    today: "2026-12-05",
    tables: { ...shared, Ledger: [LEDGER, row("2026-11-30", 9, 0)].join("\n") },
    ours: { "closed-months": closedMonths({ period: "2026-10", tables: october }) },
  });
  expect(november.shipments.map(({ received, state, parts }) => [received, state, parts])).toEqual([[9, "denied", { unexplained: -1 }]]);
  expect(november.issues.map(({ code }) => code)).not.toContain("loss-undone");
  expect(linesOf(november)).toEqual(["FBA-US TEA: 9 @ 18.00 | 9 @ 18.00 | says 9"]);
});
