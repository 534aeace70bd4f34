/** Shipments as a sheet: how many stand in which state, then every line, the ones to explain first. */
import { titleOfDay } from "../domain/day";
import { minor, type CurrencyCode } from "../domain/money";
import { VARIANCE_PARTS, type Reconciliation, type ShipmentLine, type ShipmentState, type VariancePart } from "../engine/findings";
import type { ReportCell, ReportColumn, ReportRow, ReportSheet, ReportTable, Tone } from "./report";

const LINES = "shipments";

/** Every state with its words and its tone, in the order in which it wants attention. */
export const STATE_WORDS = {
  short: { text: "short", tone: "red" },
  over: { text: "over", tone: "red" },
  denied: { text: "denied", tone: "red" },
  "case-open": { text: "case open, not closed", tone: "amber" },
  receiving: { text: "being received", tone: "blue" },
  "not-received": { text: "not received yet", tone: "blue" },
  recovered: { text: "recovered", tone: "green" },
  "written-off": { text: "written off", tone: "green" },
  matched: { text: "matched", tone: null },
} as const satisfies Record<ShipmentState, { readonly text: string; readonly tone: Tone | null }>;

const RESPONSIBLE_WORDS = { seller: "you", amazon: "Amazon", logistics: "carrier", mixed: "carrier and Amazon", undecided: "undecided" } as const;

const PART_WORDS: Readonly<Record<VariancePart, string>> = {
  "in-transit": "In transit", receiving: "Being received", "received-later": "Received later", "other-shipment": "In another shipment", swapped: "Swapped labels", logistics: "Lost before delivery",
  found: "Found", "reimbursed-stock": "Reimbursed in stock", "reimbursed-cash": "Reimbursed in cash", unexplained: "Unexplained",
};

export function buildVariances({ shipments, today }: Reconciliation): ReportSheet {
  const order = Object.keys(STATE_WORDS);
  const sorted = [...shipments].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (b.exposure ?? 0) - (a.exposure ?? 0) || Math.abs(b.variance) - Math.abs(a.variance));
  const currencies = [...new Set(shipments.map(({ currency }) => currency))].sort();
  return {
    id: "shipment-variances",
    name: "Shipment variances",
    visibility: "visible",
    title: `Shipment variances, as of ${titleOfDay(today)}`,
    notes: ["Variance = received - dispatched. Its parts add up to it; only what is unexplained is a discrepancy, at its book value."],
    legend: [
      { tone: "red", text: "short or over: to explain" },
      { tone: "amber", text: "case open, not closed" },
      { tone: "blue", text: "not received yet, or being received" },
      { tone: "green", text: "recovered or written off" },
    ],
    tables: [byState(sorted, currencies), lines(sorted, currencies)],
    frozenColumns: 2,
    tone: sorted.some(({ state }) => STATE_WORDS[state].tone === "red") ? "red" : null,
  };
}

/** Key of a line's row, for whoever wants to show it. */
export function anchorOfShipment({ shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string {
  return `shipment:${JSON.stringify([shipmentId, sku])}`;
}

function lines(shipments: readonly ShipmentLine[], currencies: readonly CurrencyCode[]): ReportTable {
  const parts = VARIANCE_PARTS.filter((part) => part === "unexplained" || shipments.some((line) => part in line.parts));
  const quantity = (key: string, title: string, band: string, formula: ReportColumn["formula"] = null): ReportColumn => ({ key, title, band, meaning: "quantity", formula, width: 11 });
  const plain = (key: string, title: string, meaning: ReportColumn["meaning"], width: number): ReportColumn => ({ key, title, band: null, meaning, formula: null, width });
  return {
    id: LINES,
    title: "By shipment and SKU",
    columns: [
      plain("state", "State", "label", 20), plain("shipment", "Shipment", "text", 16), plain("sku", "SKU", "text", 18), plain("fnsku", "FNSKU", "text", 13),
      quantity("declared", "Declared", "Units"), quantity("dispatched", "Dispatched", "Units"), quantity("delivered", "Delivered", "Units"), quantity("received", "Received", "Units"),
      quantity("variance", "Variance", "Units", { is: "difference", of: "received", less: "dispatched" }),
      ...parts.map((part) => quantity(`part-${part}`, PART_WORDS[part], "What the variance is made of")),
      { ...plain("exposure", currencies.length === 1 ? `At cost, ${currencies[0]}` : "At cost", "money", 13), band: "At risk" },
      ...(currencies.length > 1 ? [{ ...plain("currency", "Currency", "label", 9), band: "At risk" }] : []),
      plain("responsible", "Responsible", "label", 17), plain("shipped", "Shipped", "date", 12), plain("delivered-on", "Delivered on", "date", 12), plain("status", "Amazon's status", "label", 14),
      plain("source", "Source", "link", 20), plain("because", "Because", "prose", 90),
    ],
    rows: shipments.map((line) => ({ cells: cellsOf(line, parts), tone: STATE_WORDS[line.state].tone, anchor: anchorOfShipment(line) })),
    total: null,
    filtered: true,
  };
}

function cellsOf(line: ShipmentLine, parts: readonly VariancePart[]): Readonly<Record<string, ReportCell>> {
  return {
    state: STATE_WORDS[line.state].text, shipment: line.shipmentId, sku: line.sku, fnsku: line.fnsku, declared: line.declared, dispatched: line.dispatched, delivered: line.delivered, received: line.received,
    variance: line.variance, ...Object.fromEntries(parts.map((part) => [`part-${part}`, line.parts[part] ?? 0])),
    exposure: line.exposure === null ? "no cost" : { amount: line.exposure, currency: line.currency }, currency: line.currency,
    responsible: line.responsibility === null ? null : RESPONSIBLE_WORDS[line.responsibility], because: line.because.join("; "),
    shipped: line.shipped === null ? null : { day: line.shipped }, "delivered-on": line.deliveredOn === null ? null : { day: line.deliveredOn }, status: line.status.toLowerCase().replaceAll("_", " "), source: { place: line.place },
  };
}

/** One row per state that occurs, so that what is only on its way is told apart from what is missing. */
function byState(shipments: readonly ShipmentLine[], currencies: readonly CurrencyCode[]): ReportTable {
  const states = (Object.keys(STATE_WORDS) as ShipmentState[]).filter((state) => shipments.some((line) => line.state === state));
  const sumWhere = (columnKey: string): ReportColumn["formula"] => ({ is: "sum-where", table: LINES, column: columnKey, by: "state", equals: "state" });
  const [currency] = currencies;
  const row = (name: string, of: readonly ShipmentLine[], tone: Tone | null): ReportRow => ({
    cells: {
      state: name, lines: of.length, variance: of.reduce((sum, line) => sum + line.variance, 0), unexplained: of.reduce((sum, line) => sum + (line.parts.unexplained ?? 0), 0),
      ...(currency !== undefined && currencies.length === 1 ? { exposure: { amount: minor(of.reduce((sum, line) => sum + (line.exposure ?? 0), 0)), currency } } : {}),
    },
    tone,
    anchor: null,
  });
  const columns: readonly ReportColumn[] = [
    { key: "state", title: "State", band: null, meaning: "label", formula: null, width: 20 },
    { key: "lines", title: "Lines", band: null, meaning: "quantity", formula: { is: "count-where", table: LINES, by: "state", equals: "state" }, width: 16 },
    { key: "variance", title: "Variance", band: null, meaning: "quantity", formula: sumWhere("variance"), width: 18 },
    { key: "unexplained", title: "Unexplained", band: null, meaning: "quantity", formula: sumWhere("part-unexplained"), width: 13 },
    ...(currencies.length === 1 ? [{ key: "exposure", title: "At cost", band: null, meaning: "money", formula: sumWhere("exposure"), width: 11 } as const] : []),
  ];
  return {
    id: "shipments-by-state", title: null, columns, rows: states.map((state) => row(STATE_WORDS[state].text, shipments.filter((line) => line.state === state), STATE_WORDS[state].tone)),
    total: row("All", shipments, null), filtered: false,
  };
}
