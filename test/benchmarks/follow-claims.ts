/**
 * How long a month takes with as many shipment lines, reimbursements, cases and losses, of few SKUs and of many:
 * `npx tsx test/benchmarks/follow-claims.ts [count] [SKUs]`.
 */
import { tableOf } from "../../src/core/columns/table";
import { addDays, dayOf } from "../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import { reconcile } from "../../src/core/engine/reconcile";
import { CASES } from "../../src/core/facts/claims";
import { NO_FACTS, SHIPMENTS, UNIT_COSTS, type Facts } from "../../src/core/facts/facts";
import { LEDGER_DETAIL } from "../../src/core/facts/ledger-detail";
import { REIMBURSEMENTS } from "../../src/core/facts/reimbursements";
import { buildReport } from "../../src/core/report/build-report";

const FIRST = dayOf({ year: 2026, month: 1, day: 1 });
const DAYS = 240;

function factsOf(count: number, skuCount: number): Facts {
  const every = <T>(of: (index: number, sku: string, day: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, index) => of(index, `SKU-${index % skuCount}`, Math.floor((index * DAYS) / count)));
  const refs = (source: number, rows: number): readonly { readonly source: number; readonly row: number }[] =>
    Array.from({ length: rows }, (_, index) => ({ source, row: index + 2 }));
  const none = {
    fnsku: "",
    unitsPerCarton: null,
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
  const shipments = every((index, sku, day) => ({
    ...none,
    shipmentId: `FBA${index}`,
    sku,
    declared: 100,
    dispatched: 100,
    delivered: 100,
    received: 96,
    shipped: addDays(FIRST, day),
    deliveredOn: addDays(FIRST, day + 20),
    closed: addDays(FIRST, day + 40),
    status: "CLOSED",
  }));
  const payments = every((index, sku, day) => ({
    day: addDays(FIRST, day + 60),
    reimbursementId: `R${index}`,
    caseId: index % 3 === 0 ? `C${index}` : "",
    orderId: "",
    reason: index % 2 === 0 ? "Lost_Inbound" : "Lost_Warehouse",
    msku: sku,
    fnsku: "",
    asin: "",
    setFnsku: "",
    listing: "",
    condition: "",
    currency: "USD",
    amountPerUnit: null,
    amountTotal: { coefficient: 300, scale: 2 },
    quantityCash: index % 5 === 0 ? 0 : 1,
    quantityInventory: index % 5 === 0 ? 1 : 0,
    quantityTotal: 1,
    originalId: "",
    originalType: "",
  }));
  const cases = every((index, sku, day) => ({
    caseId: `C${index}`,
    shipmentId: index % 2 === 0 ? `FBA${index}` : "",
    sku,
    kind: index % 2 === 0 ? "inbound-missing" : "warehouse-lost",
    status: index % 4 < 2 ? "open" : "reimbursed",
    opened: addDays(FIRST, day + 45),
    closed: index % 4 < 2 ? null : addDays(FIRST, day + 50),
    units: 2,
    amount: null,
    note: "",
    keptIn: "",
    asWritten: "",
    listing: "",
  }));
  const losses = every((_index, sku, day) => ({
    day: addDays(FIRST, day),
    fnsku: "",
    asin: "",
    msku: sku,
    eventType: "Adjustments",
    reference: "",
    quantity: -2,
    fulfillmentCenter: "PHX6",
    disposition: "SELLABLE",
    reason: "M",
    country: "US",
    reconciled: null,
    unreconciled: null,
    timedDay: null,
    store: "",
    listing: "",
  }));
  const finds = losses.map((loss) => ({ ...loss, quantity: 1, reason: "N", day: addDays(loss.day, 65) }));
  const costs = Array.from({ length: skuCount }, (_, index) => ({
    sku: `SKU-${index}`,
    unitCost: { coefficient: 250, scale: 2 },
    currency: "USD",
    from: null,
    unitWeight: null,
    unitLength: null,
    unitWidth: null,
    unitHeight: null,
    unitVolume: null,
  }));
  return {
    ...NO_FACTS,
    sources: ["Shipments", "Paid", "Cases", "Detail", "Costs"].map((label) => ({ label, file: null, sheet: label, table: null })),
    kinds: ["shipments", "reimbursements", "cases", "ledger-detail", "unit-costs"],
    shipments: tableOf(SHIPMENTS, shipments, refs(0, count)),
    reimbursements: tableOf(REIMBURSEMENTS, payments, refs(1, count)),
    cases: tableOf(CASES, cases, refs(2, count)),
    ledgerDetail: tableOf(LEDGER_DETAIL, [...losses, ...finds], refs(3, 2 * count)),
    unitCosts: tableOf(UNIT_COSTS, costs, refs(4, skuCount)),
  };
}

const count = Number(process.argv[2] ?? 20_000);
for (const skuCount of process.argv[3] === undefined ? [1, 50, count / 4] : [Number(process.argv[3])]) {
  const facts = factsOf(count, skuCount);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = reconcile({ facts, issues: [], settings: DEFAULT_SETTINGS, today: addDays(FIRST, DAYS + 70), onStage: () => undefined });
  const seconds = (performance.now() - started) / 1000;
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  const reported = performance.now();
  buildReport(result.reconciliation, facts);
  const { user, system } = process.cpuUsage(cpu);
  const { shipments, cases, claims } = result.reconciliation;
  process.stdout.write(
    `${count} lines, payments, cases and losses of ${skuCount} SKUs: ${seconds.toFixed(1)} s, ${((performance.now() - reported) / 1000).toFixed(1)} s for the report (${((user + system) / 1e6).toFixed(1)} s of processor time); ${shipments.length} lines, ${cases.length} cases, ${claims.length} claims\n`,
  );
}
