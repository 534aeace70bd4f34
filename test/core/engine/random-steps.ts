/** Random months of one SKU in three warehouses, on the way to Amazon and there, as steps for the reference and as rows for the engine. */
import fc from "fast-check";
import { tableOf } from "../../../src/core/columns/table";
import { addDays, dayOf, type Day } from "../../../src/core/domain/day";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/core/domain/settings";
import type { TableRef } from "../../../src/core/domain/source";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { reconcile } from "../../../src/core/engine/reconcile";
import { EXCHANGE_RATES, LOCATIONS, NO_FACTS, OWN_MOVEMENTS, UNIT_COSTS, type Facts } from "../../../src/core/facts/facts";
import { FREIGHT, UNMEASURED } from "../../../src/core/facts/goods";
import { LEDGER_DETAIL } from "../../../src/core/facts/ledger-detail";
import type { Currency, Step, Terms } from "./reference-steps";

export const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
export const WAREHOUSES = ["Depot", "Outlet", "Shop"] as const;
const [TRANSIT, AMAZON] = ["In transit", "FBA-US"];
const PLACES = [...WAREHOUSES, TRANSIT, AMAZON];
/** Where goods of a shipment lie: each is a place of its own for the reference. */
const inShipment = (name: string): string => `${TRANSIT} ${name}`;
export const isInTransit = (place: string): boolean => place.startsWith(TRANSIT ?? "");
/** The cost table's unit cost, in ten-thousandths. */
export const TABLE_COST = 71_234n;
const SEPTEMBER_DAYS = 30;
const SOURCES: readonly TableRef[] = ["Own", "Costs", "Freight", "Detail", "Rates", "Places"].map((label) => ({
  label,
  file: null,
  sheet: label,
  table: null,
}));
/** What a yen is worth from a day on, in ten-thousandths of a dollar. */
const YEN: readonly { readonly since: number; readonly rate: bigint }[] = [
  { since: 0, rate: 67n },
  { since: 17, rate: 71n },
  { since: 36, rate: 64n },
];

/** The Outlet keeps its books in yen, where the shape is wide. */
export const termsOf = ({ wide = false }: Shape): Terms => ({
  table: TABLE_COST,
  currencyAt: (place) => (wide && place === "Outlet" ? "JPY" : "USD"),
  yen: (day) => YEN.filter(({ since }) => since <= day).at(-1)?.rate ?? 0n,
  wayOf: (place) => PLACES.findIndex((one) => place.startsWith(one)),
});

type RowOf<Schema extends Parameters<typeof tableOf>[0]> = Parameters<typeof tableOf<Schema>>[1][number];
type Own = RowOf<typeof OWN_MOVEMENTS>;
type Raw = {
  readonly type: Step["type"];
  readonly at: number;
  readonly to: number;
  readonly which: number;
  readonly units: number;
  readonly unitCost: number;
  readonly amount: number;
  readonly names: boolean;
  readonly foreign: boolean;
};
type Shape = {
  /** Nothing is ever sold that is not there, and transfers run one way. */
  readonly sound: boolean;
  /** Freight is billed later; else supplier returns name their receipts. */
  readonly freight: boolean;
  /** Also counts, duty, yen, and the way through transit to Amazon. */
  readonly wide?: boolean;
};

const TYPES: readonly Step["type"][] = [
  "purchase",
  "purchase",
  "sale",
  "sale",
  "lost",
  "found",
  "customer-return",
  "supplier-return",
  "transfer",
  "transfer",
  "revaluation",
];
/** What Amazon's ledger tells of goods by itself. */
const AT_AMAZON: readonly Step["type"][] = ["sale", "lost", "found"];

const rawOf = (types: readonly Step["type"][], places: number): fc.Arbitrary<Raw> =>
  fc.record({
    type: fc.constantFrom(...types),
    at: fc.nat(places - 1),
    to: fc.nat(Math.min(places, 4) - 1),
    which: fc.nat(11),
    units: fc.integer({ min: 1, max: 40 }),
    unitCost: fc.integer({ min: 10_000, max: 300_000 }),
    amount: fc.integer({ min: 1, max: 5000 }),
    names: fc.boolean(),
    foreign: fc.boolean(),
  });

export function randomSteps(shape: Shape): fc.Arbitrary<readonly Step[]> {
  const raw = shape.wide === true ? rawOf([...TYPES, "transfer", "count"], PLACES.length) : rawOf(TYPES, WAREHOUSES.length);
  return fc.array(raw, { minLength: 1, maxLength: 59, size: "max" }).map((all) => shapeSteps(all, shape));
}

/** Each step on a day of its own; what the shape rules out is left away or cut down. */
function shapeSteps(all: readonly Raw[], shape: Shape): readonly Step[] {
  const { sound, freight, wide = false } = shape;
  const stock = PLACES.map(() => 0);
  /** Shipments that Amazon has not received in full. It receives them in any order. */
  const onTheWay: { readonly name: string; units: number }[] = [];
  const steps: Step[] = [];
  all.forEach(({ type: drawn, at: drawnAt, to, which, units: wanted, unitCost, amount, names, foreign }, index) => {
    const at = index === 0 ? drawnAt % WAREHOUSES.length : drawnAt;
    const [name, here] = [`N${index}`, stock[at] ?? 0];
    const waiting = onTheWay.filter((one) => one.units > 0);
    const arriving = waiting[which % Math.max(1, waiting.length)];
    const isArrival = PLACES[at] === TRANSIT;
    const type = index === 0 ? "opening" : isArrival ? "transfer" : drawn;
    const target = isArrival ? PLACES.indexOf(AMAZON ?? "") : sound && to < at ? at : to;
    const leaves = ["sale", "lost", "supplier-return", "transfer"].includes(type);
    const units = isArrival ? Math.min(wanted, arriving?.units ?? 0) : sound && leaves ? Math.min(wanted, here) : wanted;
    if (
      units === 0 ||
      (type === "transfer" && target === at) ||
      (sound && (type === "found" || type === "customer-return" || type === "revaluation" || type === "count") && here <= 0)
    )
      return;
    if (PLACES[at] === AMAZON && !AT_AMAZON.includes(type)) return;
    if (type === "count") stock[at] = units;
    else if (type !== "revaluation") stock[at] = here + (leaves ? -units : units);
    if (type === "transfer") stock[target] = (stock[target] ?? 0) + units;
    if (PLACES[target] === TRANSIT && type === "transfer") onTheWay.push({ name, units });
    if (isArrival && arriving !== undefined) arriving.units -= units;
    const original = [...steps].reverse().find((step) => step.at === PLACES[at] && step.type === (type === "customer-return" ? "sale" : "purchase"));
    const applies = isArrival
      ? (arriving?.name ?? "")
      : names && (type === "customer-return" || (type === "supplier-return" && (wide || !freight)))
        ? (original?.name ?? "")
        : "";
    const bears = freight && names && (type === "purchase" || (wide && type === "transfer" && !isArrival));
    const place = isArrival ? inShipment(arriving?.name ?? "") : (PLACES[at] ?? "");
    const towards = PLACES[target] === TRANSIT ? inShipment(name) : (PLACES[target] ?? "");
    const own = termsOf(shape).currencyAt(place);
    steps.push({
      day: index,
      month: index < SEPTEMBER_DAYS ? 9 : 10,
      type,
      at: place,
      to: type === "transfer" ? towards : "",
      units: type === "revaluation" ? 0n : BigInt(units),
      unitCost: BigInt(unitCost),
      currency: !wide || !foreign ? own : own === "USD" ? "JPY" : "USD",
      amount: type === "revaluation" || bears ? BigInt(amount) : 0n,
      duty: wide && bears && foreign ? BigInt(amount + (unitCost % 97)) : 0n,
      name,
      applies,
    });
  });
  return steps;
}

const decimal = (amount: bigint, currency: Currency): NonNullable<Own["amount"]> => ({ coefficient: Number(amount), scale: currency === "JPY" ? 0 : 2 });
const isOfLedger = ({ at, to }: Step): boolean => at === AMAZON || to === AMAZON;

/** The rows that say the same, a charge right after the goods that it belongs to, dated long after them. What Amazon's ledger tells is not among them. */
export function rowsOfSteps(
  steps: readonly Step[],
  sku = "TEA",
  { currencyAt }: Pick<Terms, "currencyAt"> = termsOf({ sound: true, freight: true }),
): readonly Own[] {
  return steps
    .filter((step) => !isOfLedger(step))
    .flatMap((step): readonly Own[] => {
      const bought = step.type === "opening" || step.type === "purchase";
      const base = {
        day: addDays(FIRST, step.day),
        warehouse: step.at,
        sku,
        type: step.type,
        quantity: Number(step.units),
        unitCost: bought ? { coefficient: Number(step.unitCost), scale: 4 } : null,
        amount: null,
        currency: bought ? step.currency : currencyAt(step.at),
        reference: step.name,
        toWarehouse: isInTransit(step.to) ? (AMAZON ?? "") : step.to,
        appliesTo: step.applies,
        note: "",
      };
      if (step.type === "revaluation") return [{ ...base, quantity: null, amount: decimal(step.amount, currencyAt(step.at)) }];
      if (step.amount === 0n) return [base];
      const currency = currencyAt(step.type === "transfer" ? step.to : step.at);
      return [
        base,
        {
          ...base,
          day: addDays(FIRST, 59),
          warehouse: "",
          sku: "",
          type: "landed-cost",
          quantity: null,
          unitCost: null,
          amount: decimal(step.amount, currency),
          currency,
          reference: "",
          toWarehouse: "",
          appliesTo: step.name,
        },
      ];
    });
}

const table = <Schema extends Parameters<typeof tableOf>[0]>(
  schema: Schema,
  rows: readonly RowOf<Schema>[],
  source: number,
): ReturnType<typeof tableOf<Schema>> =>
  tableOf(
    schema,
    rows,
    rows.map((_, index) => ({ source, row: index + 2 })),
  );

export function factsOf(rows: readonly Own[], skus: readonly string[] = ["TEA"]): Facts {
  const costs = skus.map((sku) => ({ sku, unitCost: { coefficient: Number(TABLE_COST), scale: 4 }, currency: "USD", from: null, ...UNMEASURED }));
  return { ...NO_FACTS, sources: SOURCES, movements: table(OWN_MOVEMENTS, rows, 0), unitCosts: table(UNIT_COSTS, costs, 1) };
}

/** All tables that wide steps are told in, of one SKU after another. Each names its shipments and receipts by itself. */
export function wideFactsOf(bySku: ReadonlyMap<string, readonly Step[]>, terms: Terms): Facts {
  const own = [...bySku].map(([sku, steps]) => ({
    sku,
    steps: steps.map((step): Step => ({ ...step, name: `${sku}-${step.name}`, applies: step.applies === "" ? "" : `${sku}-${step.applies}` })),
  }));
  const all = own.flatMap(({ steps }) => steps);
  const duties = all
    .filter(({ duty }) => duty !== 0n)
    .map(({ name, duty }): RowOf<typeof FREIGHT> => ({ shipmentId: name, amount: decimal(duty, "USD"), currency: "USD", part: "other", basis: "quantity" }));
  const rates = YEN.map(({ since, rate }): RowOf<typeof EXCHANGE_RATES> => ({
    day: addDays(FIRST, since),
    from: "JPY",
    to: "USD",
    rate: { coefficient: Number(rate), scale: 4 },
  }));
  return {
    ...factsOf(
      own.flatMap(({ sku, steps }) => rowsOfSteps(steps, sku, terms)),
      [...bySku.keys()],
    ),
    freight: table(FREIGHT, duties, 2),
    exchangeRates: table(EXCHANGE_RATES, rates, 4),
    ledgerDetail: table(
      LEDGER_DETAIL,
      own.flatMap(({ sku, steps }) => steps.filter(isOfLedger).map((step) => detailRow(sku, step))),
      3,
    ),
    locations: table(
      LOCATIONS,
      WAREHOUSES.map((location) => ({ location, kind: "domestic", currency: terms.currencyAt(location) })),
      5,
    ),
  };
}

const EVENTS: Readonly<Partial<Record<Step["type"], { readonly eventType: string; readonly reason: string; readonly sign: number }>>> = {
  transfer: { eventType: "Receipts", reason: "", sign: 1 },
  sale: { eventType: "Shipments", reason: "", sign: -1 },
  found: { eventType: "Adjustments", reason: "F", sign: 1 },
  lost: { eventType: "Adjustments", reason: "M", sign: -1 },
};

function detailRow(sku: string, { day, type, units, applies }: Step): RowOf<typeof LEDGER_DETAIL> {
  const { eventType = "", reason = "", sign = 1 } = EVENTS[type] ?? {};
  return {
    day: addDays(FIRST, day),
    fnsku: `X-${sku}`,
    asin: "",
    msku: sku,
    eventType,
    reference: applies,
    quantity: sign * Number(units),
    fulfillmentCenter: "PHX6",
    disposition: "SELLABLE",
    reason,
    country: "US",
    reconciled: null,
    unreconciled: null,
    timedDay: null,
    store: "",
    listing: "",
  };
}

export function reconcileRows(rows: readonly Own[], settings: Partial<Settings>): Reconciliation {
  return reconcileFacts(factsOf(rows), settings);
}

export function reconcileFacts(facts: Facts, settings: Partial<Settings>): Reconciliation {
  const result = reconcile({ facts, issues: [], settings: { ...DEFAULT_SETTINGS, ...settings }, today: addDays(FIRST, 90), onStage: () => undefined });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.reconciliation;
}

/** Both months. */
export const WHOLE: { readonly from: Day; readonly to: Day } = { from: FIRST, to: addDays(FIRST, 60) };
