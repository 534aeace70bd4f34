/** Random months of one SKU in three warehouses, as steps for the reference and as rows for the engine. */
import fc from "fast-check";
import { tableOf } from "../../../src/core/columns/table";
import { addDays, dayOf } from "../../../src/core/domain/day";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/core/domain/settings";
import type { TableRef } from "../../../src/core/domain/source";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { reconcile } from "../../../src/core/engine/reconcile";
import { NO_FACTS, OWN_MOVEMENTS, UNIT_COSTS, type Facts } from "../../../src/core/facts/facts";
import { UNMEASURED } from "../../../src/core/facts/goods";
import type { Step } from "./reference";

export const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
export const WAREHOUSES = ["Depot", "Outlet", "Shop"] as const;
/** The cost table's unit cost, in ten-thousandths. */
export const TABLE_COST = 71_234n;
const SEPTEMBER_DAYS = 30;
const SOURCES: readonly TableRef[] = ["Own", "Costs"].map((label) => ({ label, file: null, sheet: label, table: null }));

type Own = Parameters<typeof tableOf<typeof OWN_MOVEMENTS>>[1][number];
type Raw = { readonly type: Step["type"]; readonly at: number; readonly to: number; readonly units: number; readonly unitCost: number; readonly amount: number; readonly names: boolean };
type Shape = {
  /** Nothing is ever sold that is not there, and transfers run one way. */
  readonly sound: boolean;
  /** Freight is billed later; else supplier returns name their receipts. */
  readonly freight: boolean;
};

const TYPES: readonly Step["type"][] = ["purchase", "purchase", "sale", "sale", "lost", "found", "customer-return", "supplier-return", "transfer", "transfer", "revaluation"];
const raw: fc.Arbitrary<Raw> = fc.record({
  type: fc.constantFrom(...TYPES), at: fc.nat(2), to: fc.nat(2), units: fc.integer({ min: 1, max: 40 }), unitCost: fc.integer({ min: 10_000, max: 300_000 }), amount: fc.integer({ min: 1, max: 5000 }), names: fc.boolean(),
});

export function randomSteps(shape: Shape): fc.Arbitrary<readonly Step[]> {
  return fc.array(raw, { minLength: 1, maxLength: 59, size: "max" }).map((all) => shapeSteps(all, shape));
}

/** Each step on a day of its own; what the shape rules out is left away or cut down. */
function shapeSteps(all: readonly Raw[], { sound, freight }: Shape): readonly Step[] {
  const stock = WAREHOUSES.map(() => 0);
  const steps: Step[] = [];
  all.forEach(({ type: drawn, at, to, units: wanted, unitCost, amount, names }, index) => {
    const type = index === 0 ? "opening" : drawn;
    const target = sound && to < at ? at : to;
    const leaves = ["sale", "lost", "supplier-return", "transfer"].includes(type);
    const here = stock[at] ?? 0;
    const units = sound && leaves ? Math.min(wanted, here) : wanted;
    if (units === 0 || (type === "transfer" && target === at) || (sound && (type === "found" || type === "customer-return" || type === "revaluation") && here <= 0)) return;
    if (type !== "revaluation") stock[at] = here + (leaves ? -units : units);
    if (type === "transfer") stock[target] = (stock[target] ?? 0) + units;
    const original = [...steps].reverse().find((step) => step.at === WAREHOUSES[at] && step.type === (type === "customer-return" ? "sale" : "purchase"));
    const applies = names && (type === "customer-return" || (type === "supplier-return" && !freight)) ? (original?.name ?? "") : "";
    steps.push({
      day: index, month: index < SEPTEMBER_DAYS ? 9 : 10, type, at: WAREHOUSES[at] ?? "", to: type === "transfer" ? (WAREHOUSES[target] ?? "") : "", units: type === "revaluation" ? 0n : BigInt(units), unitCost: BigInt(unitCost),
      amount: type === "revaluation" || (type === "purchase" && freight && names) ? BigInt(amount) : 0n, name: `N${index}`, applies,
    });
  });
  return steps;
}

/** The rows that say the same, a charge right after the receipt that it belongs to, dated long after it. */
export function rowsOfSteps(steps: readonly Step[]): readonly Own[] {
  return steps.flatMap((step): readonly Own[] => {
    const base = { day: addDays(FIRST, step.day), warehouse: step.at, sku: "TEA", type: step.type, quantity: Number(step.units), unitCost: null, amount: null, currency: "USD", reference: step.name, toWarehouse: step.to, appliesTo: step.applies, note: "" };
    const cents = { coefficient: Number(step.amount), scale: 2 };
    if (step.type === "revaluation") return [{ ...base, quantity: null, amount: cents }];
    if (step.type !== "opening" && step.type !== "purchase") return [base];
    const entry = { ...base, unitCost: { coefficient: Number(step.unitCost), scale: 4 } };
    return step.amount === 0n ? [entry] : [entry, { ...base, day: addDays(FIRST, 59), warehouse: "", sku: "", type: "landed-cost", quantity: null, amount: cents, reference: "", appliesTo: step.name }];
  });
}

export function factsOf(rows: readonly Own[]): Facts {
  const costs = [{ sku: "TEA", unitCost: { coefficient: Number(TABLE_COST), scale: 4 }, currency: "USD", from: null, ...UNMEASURED }];
  return { ...NO_FACTS, sources: SOURCES, movements: tableOf(OWN_MOVEMENTS, rows, rows.map((_, index) => ({ source: 0, row: index + 2 }))), unitCosts: tableOf(UNIT_COSTS, costs, [{ source: 1, row: 2 }]) };
}

export function reconcileRows(rows: readonly Own[], settings: Partial<Settings>): Reconciliation {
  const result = reconcile({ facts: factsOf(rows), issues: [], settings: { ...DEFAULT_SETTINGS, ...settings }, today: addDays(FIRST, 90), onStage: () => undefined });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.reconciliation;
}
