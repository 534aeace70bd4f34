/** Random papers of shipments: what was sent, the ledger's receipts with and without references, cases and payments. */
import fc from "fast-check";
import { tableOf } from "../../../src/core/columns/table";
import { addDays, dayOf, type Day } from "../../../src/core/domain/day";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/core/domain/settings";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { reconcile } from "../../../src/core/engine/reconcile";
import { CASES } from "../../../src/core/facts/claims";
import { LEDGER, NO_FACTS, SHIPMENTS, UNIT_COSTS, type Facts } from "../../../src/core/facts/facts";
import { UNMEASURED } from "../../../src/core/facts/goods";
import { LEDGER_DETAIL } from "../../../src/core/facts/ledger-detail";
import { REIMBURSEMENTS } from "../../../src/core/facts/reimbursements";

const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
/** After every row. */
export const TODAY = addDays(FIRST, 90);
const SKUS = ["TEA", "MUG", "CUP"];
const IDS = ["FBA1", "FBA2", "FBA3", "FBA4"];

type RowOf<Schema extends Parameters<typeof tableOf>[0]> = Parameters<typeof tableOf<Schema>>[1][number];
export type Papers = {
  readonly shipments: readonly RowOf<typeof SHIPMENTS>[];
  readonly ledger: readonly RowOf<typeof LEDGER>[];
  readonly detail: readonly RowOf<typeof LEDGER_DETAIL>[];
  readonly reimbursements: readonly RowOf<typeof REIMBURSEMENTS>[];
  readonly cases: readonly RowOf<typeof CASES>[];
  /** The month that is closed; null = no month is chosen. */
  readonly period: Settings["period"];
};

const sku = fc.constantFrom(...SKUS);
const day = fc.integer({ min: 0, max: 85 }).map((after) => addDays(FIRST, after));
const dayOrNull = fc.option(day, { freq: 3 });

const shipment = fc
  .record({
    shipmentId: fc.constantFrom(...IDS),
    sku,
    dispatched: fc.nat(20),
    delivered: fc.option(fc.nat(20)),
    received: fc.option(fc.nat(24)),
    shipped: fc.option(fc.integer({ min: -20, max: 70 }), { freq: 8 }),
    travel: fc.option(fc.nat(20), { freq: 4 }),
    closed: fc.option(fc.nat(40)),
    status: fc.constantFrom("", "SHIPPED", "DELIVERED", "RECEIVING", "CLOSED", "CLOSED"),
  })
  .map(({ shipped, travel, closed, ...one }): RowOf<typeof SHIPMENTS> => {
    const left = shipped === null ? null : addDays(FIRST, shipped);
    const deliveredOn = left === null || travel === null ? null : addDays(left, travel);
    return {
      ...one,
      fnsku: `X-${one.sku}`,
      declared: one.dispatched,
      shipped: left,
      deliveredOn,
      closed: deliveredOn === null || closed === null ? null : addDays(deliveredOn, closed),
      unitsPerCarton: 4,
      fromWarehouse: "",
      toWarehouse: "",
      cartons: null,
      cartonWeight: null,
      cartonLength: null,
      cartonWidth: null,
      cartonHeight: null,
      listing: "",
      setFnsku: "",
    };
  });

/** What happens in Amazon's centres on a day: a receipt under a shipment's name or (where the reference is "") under none, a find, a loss. */
const event = fc.record({
  day,
  sku,
  kind: fc.constantFrom("receipt", "receipt", "receipt", "receipt", "found", "lost"),
  reference: fc.constantFrom(...IDS, ...IDS, "FBA9", "", ""),
  units: fc.integer({ min: 1, max: 20 }),
  back: fc.nat(9),
  open: fc.nat(5),
  centre: fc.constantFrom("PHX6", "ONT8"),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
const unitsOf = ({ kind, units, back }: Event): number =>
  kind === "lost" ? 0 - Math.min(units, 4) : kind === "found" ? Math.min(units, 4) : back === 0 ? 0 - Math.min(units, 3) : units;

function detailRow(one: Event): RowOf<typeof LEDGER_DETAIL> {
  const isReceipt = one.kind === "receipt";
  const quantity = unitsOf(one);
  const open = Math.min(one.open, Math.abs(quantity));
  return {
    day: one.day,
    fnsku: `X-${one.sku}`,
    asin: "",
    msku: one.sku,
    eventType: isReceipt ? "Receipts" : "Adjustments",
    reference: isReceipt ? one.reference : "",
    quantity,
    fulfillmentCenter: one.centre,
    disposition: "SELLABLE",
    reason: isReceipt ? "" : one.kind === "found" ? "F" : "M",
    country: "US",
    reconciled: isReceipt ? null : Math.abs(quantity) - open,
    unreconciled: isReceipt ? null : open,
    timedDay: null,
    store: "",
    listing: "",
  };
}

/** One row per SKU and day of events; every row adds up and follows the one before it. Goods that no shipment sends stand on the ledger's first and last day. */
function ledgerRows(events: readonly Event[], span: readonly Day[]): Papers["ledger"] {
  return ["JAR", ...SKUS].flatMap((goods) => {
    const own = events.filter((one) => one.sku === goods);
    let balance = 300;
    return [...new Set(goods === "JAR" ? span : own.map((one) => one.day))]
      .sort((a, b) => a - b)
      .map((on: Day): RowOf<typeof LEDGER> => {
        const sum = (kind: string): number => own.filter((one) => one.day === on && one.kind === kind).reduce((total, one) => total + unitsOf(one), 0);
        const [starting, receipts, found, lost] = [balance, sum("receipt"), sum("found"), sum("lost")];
        balance += receipts + found + lost;
        return {
          day: on,
          fnsku: `X-${goods}`,
          asin: "",
          msku: goods,
          disposition: "SELLABLE",
          location: "US",
          store: "",
          starting,
          inTransit: 0,
          receipts,
          customerShipments: 0,
          customerReturns: 0,
          vendorReturns: 0,
          warehouseTransfers: 0,
          found,
          lost,
          damaged: 0,
          disposed: 0,
          otherEvents: 0,
          ending: balance,
          unknownEvents: 0,
          listing: "",
          basis: "",
        };
      });
  });
}

const payments = fc
  .array(
    fc.record({
      day,
      sku,
      reason: fc.constantFrom("Lost_Inbound", "Lost_Inbound", "Damaged_Inbound", "Lost_Warehouse"),
      caseId: fc.constantFrom("", "C1", "C2"),
      cash: fc.nat(5),
      stock: fc.nat(3),
      back: fc.nat(5),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.flatMap(({ cash, stock, back, sku: msku, ...one }, index): readonly RowOf<typeof REIMBURSEMENTS>[] => {
      const paid: RowOf<typeof REIMBURSEMENTS> = {
        ...one,
        reimbursementId: `R${index}`,
        orderId: "",
        msku,
        fnsku: `X-${msku}`,
        asin: "",
        setFnsku: "",
        listing: "",
        condition: "",
        currency: "USD",
        amountPerUnit: null,
        amountTotal: { coefficient: cash * 3, scale: 0 },
        quantityCash: cash,
        quantityInventory: stock,
        quantityTotal: cash + stock,
        originalId: "",
        originalType: "",
      };
      const taken = Math.min(back, cash);
      // Every other payment is taken back in part, two days later.
      return index % 2 === 0 || taken === 0
        ? [paid]
        : [
            paid,
            {
              ...paid,
              day: addDays(paid.day ?? FIRST, 2),
              reimbursementId: `B${index}`,
              reason: "Reimbursement_Reversal",
              amountTotal: { coefficient: taken * -3, scale: 0 },
              quantityCash: -taken,
              quantityInventory: 0,
              quantityTotal: -taken,
              originalId: `R${index}`,
            },
          ];
    }),
  );
/** Of one number there may be several, about several lines, and of one line several. */
const cases = fc
  .array(
    fc.record({
      caseId: fc.constantFrom("C1", "C2", "C3", "C4"),
      kind: fc.constantFrom("inbound-missing", "inbound-missing", "carrier-loss", "unpaid-compensation"),
      shipmentId: fc.constantFrom(...IDS.slice(0, 2)),
      sku: fc.constantFrom("", ...SKUS),
      status: fc.constantFrom("open", "reimbursed", "restocked", "denied", "written-off"),
      units: fc.option(fc.integer({ min: 1, max: 8 })),
      opened: dayOrNull,
      closed: dayOrNull,
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one): RowOf<typeof CASES> => ({ ...one, amount: null, note: "", keptIn: "", asWritten: "", listing: "" })));

const SEPTEMBER = { from: FIRST, to: addDays(FIRST, 29) };
const OCTOBER = { from: addDays(FIRST, 30), to: addDays(FIRST, 60) };

/** With the ledger's two views, with its summary alone, and without a ledger (where no month is chosen: there may be nothing in it). */
export const papers: fc.Arbitrary<Papers> = fc
  .record({
    shipments: fc.array(shipment, { minLength: 1, maxLength: 8 }),
    events: fc.array(event, { maxLength: 14 }),
    views: fc.constantFrom("both", "both", "both", "summary", "none"),
    span: fc.tuple(fc.nat(25), fc.integer({ min: 61, max: 85 })),
    reimbursements: payments,
    cases,
    period: fc.constantFrom(null, SEPTEMBER, OCTOBER),
  })
  .map(({ events, views, span: [first, last], period, ...own }) => ({
    ...own,
    ledger:
      views === "none"
        ? []
        : ledgerRows(
            events.filter((one) => one.day >= addDays(FIRST, first)),
            [first, last].map((after) => addDays(FIRST, after)),
          ),
    detail: views === "both" ? events.filter((one) => one.kind !== "receipt" || one.reference !== "").map(detailRow) : [],
    period: views === "none" ? null : period,
  }));

const NAMES = ["Shipments", "Ledger", "Detail", "Paid", "Cases", "Costs"];
const at = (rows: readonly unknown[], source: number): { readonly source: number; readonly row: number }[] =>
  rows.map((_, index) => ({ source, row: index + 2 }));

export function factsOf(given: Papers): Facts {
  const costs = SKUS.map((goods, index): RowOf<typeof UNIT_COSTS> => ({
    sku: goods,
    unitCost: { coefficient: 2 + index, scale: 0 },
    currency: "USD",
    from: null,
    ...UNMEASURED,
  }));
  return {
    ...NO_FACTS,
    sources: NAMES.map((label) => ({ label, file: null, sheet: label, table: null })),
    shipments: tableOf(SHIPMENTS, given.shipments, at(given.shipments, 0)),
    ledger: tableOf(LEDGER, given.ledger, at(given.ledger, 1)),
    ledgerDetail: tableOf(LEDGER_DETAIL, given.detail, at(given.detail, 2)),
    reimbursements: tableOf(REIMBURSEMENTS, given.reimbursements, at(given.reimbursements, 3)),
    cases: tableOf(CASES, given.cases, at(given.cases, 4)),
    unitCosts: tableOf(UNIT_COSTS, costs, at(costs, 5)),
  };
}

export function reconcileFacts(facts: Facts, period: Settings["period"], today = TODAY): Reconciliation {
  const result = reconcile({ facts, issues: [], settings: { ...DEFAULT_SETTINGS, period }, today, onStage: () => undefined });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.reconciliation;
}

export const reconcilePapers = (given: Papers): Reconciliation => reconcileFacts(factsOf(given), given.period);
