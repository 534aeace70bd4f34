/**
 * The seller's own movements -> moves, counts and charges. What leaves for Amazon becomes a dispatch, which the shipment
 * book joins with its shipment; what the ledger keeps already (stock inside Amazon) is taken for its cost only.
 */
import { rowsOf } from "../../columns/table";
import { costOf, negateCost, type CostPart } from "../../domain/cost";
import { addDays, isoOf, type Day } from "../../domain/day";
import type { FreightBasis } from "../../domain/freight";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { currencyOrNull, isBookable, textOfDecimal, type Decimal } from "../../domain/money";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Place } from "../../domain/source";
import { MOVEMENT_KINDS, type Facts, type MovementKind, type OwnMovement } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { CARRIED, RANKS, UNPRICED, type EntryCost, type Move } from "./move";
import type { Places } from "./places";
import type { PoolId, Pools } from "./pools";
import { goodsCost, type CostTable, type NewUnitCost } from "./unit-costs";

/** Goods that left one of the seller's warehouses for Amazon, from the seller's own movements. */
export type Dispatch = {
  readonly day: Day;
  /** Location they left. */
  readonly from: string;
  /** Location at Amazon they are meant for. */
  readonly to: string;
  readonly sku: string;
  readonly quantity: number;
  /** Shipment ID, or "". */
  readonly reference: string;
  readonly place: Place | null;
};

/** What is on hand at the end of a day, by count; a new unit cost revalues it. */
export type Count = {
  readonly day: Day;
  readonly pool: PoolId;
  readonly onHand: number;
  readonly newUnitCost: NewUnitCost | null;
  readonly place: Place | null;
};
/** By what a bill is shared, and whether it says so itself. */
export type Shared = { readonly basis: FreightBasis; readonly isStated: boolean };
/** Money without goods, for a receipt or dispatch named by its reference; sku "" = all of it. */
export type Charge = {
  /** null for a bill without a date: it is charged at the rate of the day its goods came in. */
  readonly day: Day | null;
  readonly location: string;
  readonly sku: string;
  readonly amount: Decimal;
  readonly currency: string;
  /** Which part of the cost it adds to. */
  readonly part: CostPart;
  /** How it is shared over several lines; null = by what they cost. */
  readonly sharing: Shared | null;
  readonly appliesTo: string;
  readonly reference: string;
  readonly place: Place | null;
};

export type OwnMoves = {
  readonly moves: readonly Move[];
  readonly dispatches: readonly Dispatch[];
  readonly counts: readonly Count[];
  readonly charges: readonly Charge[];
  /** Stated cost of Amazon's opening stock, by location and SKU. */
  readonly openingCosts: ReadonlyMap<string, OwnMovement>;
  /** The day since which these movements keep a warehouse's stock of a SKU: its opening, else always; null for warehouses they do not keep. */
  readonly keptSince: (warehouse: string, sku: string) => Day | null;
  readonly issues: readonly Issue[];
};

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  readonly costs: CostTable;
  /** Where Amazon's ledger tells what moves, and whether it does so in these tables. */
  readonly ledgerLocations: ReadonlyMap<string, { readonly isTold: boolean }>;
};
type PlainRule =
  { readonly side: "in"; readonly entry: EntryType | "opening"; readonly cost: "lookup" | "average" } | { readonly side: "out"; readonly exit: ExitType };

/** Kinds that are one entry or one exit; the others need a second place, a balance or an amount. */
const PLAIN = {
  opening: { side: "in", entry: "opening", cost: "lookup" },
  purchase: { side: "in", entry: "receipt", cost: "lookup" },
  "customer-return": { side: "in", entry: "customer-return", cost: "average" },
  found: { side: "in", entry: "found", cost: "average" },
  "other-in": { side: "in", entry: "other-in", cost: "average" },
  sale: { side: "out", exit: "sale" },
  "multi-channel": { side: "out", exit: "multi-channel" },
  replacement: { side: "out", exit: "replacement" },
  "supplier-return": { side: "out", exit: "supplier-return" },
  removal: { side: "out", exit: "removal" },
  disposed: { side: "out", exit: "disposed" },
  lost: { side: "out", exit: "lost" },
  damaged: { side: "out", exit: "damaged" },
  "other-out": { side: "out", exit: "other-out" },
} as const satisfies Partial<Record<MovementKind, PlainRule>>;

export function moveOwnStock(context: Context): OwnMoves {
  const rows = rowsOf(context.facts.movements);
  const moves: Move[] = [];
  const dispatches: Dispatch[] = [];
  const counts: Count[] = [];
  const restated: Count[] = [];
  const charges: Charge[] = [];
  const openingCosts = new Map<string, OwnMovement>();
  const keptWarehouses = new Set<string>();
  const issues: Issue[] = [];
  const firstDay = findFirstDays(rows, context.places);
  for (const row of rows) {
    const kind = MOVEMENT_KINDS.find((known) => known === row.type);
    if (kind === undefined || row.day === null) continue;
    const location = context.places.ofWarehouse(row.warehouse);
    const place = placeOfRow(context.facts, row);
    const moving = kind !== "landed-cost" && kind !== "revaluation";
    const ofLedger = context.ledgerLocations.get(location);
    if (moving && ofLedger !== undefined) {
      if (kind === "opening") openingCosts.set(openingKey(location, row.sku), row);
      else if (kind === "transfer") moves.push(...arriveFromAmazon(context, row, row.day, place));
      else issues.push(raise("movement-inside-amazon", place, { kind: row.type, location, sku: row.sku, ...ofLedger }));
      continue;
    }
    if (moving) keptWarehouses.add(location);
    switch (kind) {
      case "transfer": {
        const target = context.places.ofWarehouse(row.toWarehouse);
        // Sent into transit is sent to Amazon, to a place that the row does not name.
        if (context.places.kindOf(target) === "fba" || target === IN_TRANSIT)
          dispatches.push({
            day: row.day,
            from: location,
            to: target === IN_TRANSIT ? "" : target,
            sku: row.sku,
            quantity: row.quantity ?? 0,
            reference: row.reference,
            place,
          });
        else moves.push(transfer(context, row, { day: row.day, from: location, to: target, place }));
        break;
      }
      case "opening": {
        const since = firstDay.get(openingKey(location, row.sku)) ?? row.day;
        if (since === row.day) moves.push(plainMove(context, row, { day: row.day, location, place, rule: PLAIN.opening }, issues));
        else {
          // Books that state an opening every month: the later ones are balances to agree with, not goods that came in.
          issues.push(raise("opening-again", place, { sku: row.sku, location, since: isoOf(since) }));
          restated.push({ day: addDays(row.day, -1), pool: ownPool(context, location, row.sku), onHand: row.quantity ?? 0, newUnitCost: null, place });
        }
        break;
      }
      case "count":
        counts.push(countOf(context, row, { day: row.day, location, place }, moves, issues));
        break;
      case "landed-cost":
        if (row.amount !== null)
          charges.push({
            day: row.day,
            location,
            sku: row.sku,
            amount: row.amount,
            currency: row.currency,
            part: "freight",
            sharing: null,
            appliesTo: row.appliesTo,
            reference: row.reference,
            place,
          });
        break;
      case "revaluation":
        moves.push(revalue(context, row, { day: row.day, location, place }, issues));
        break;
      default:
        moves.push(plainMove(context, row, { day: row.day, location, place, rule: PLAIN[kind] }, issues));
    }
  }
  const opened = new Map<string, Day>();
  for (const { entry, to, day } of moves)
    if (entry === "opening" && to !== null) opened.set(openingKey(context.pools.at(to).location, context.pools.at(to).sku), day);
  const keptSince: OwnMoves["keptSince"] = (warehouse, sku) => (keptWarehouses.has(warehouse) ? (opened.get(openingKey(warehouse, sku)) ?? ALWAYS) : null);
  // Of several counts of a day the last holds: one that was taken counts for more than a balance carried over.
  return { moves, dispatches, counts: [...restated, ...counts], charges, openingCosts, keptSince, issues };
}

/** Earlier than every day. */
const ALWAYS = -Infinity as Day;

/** The first day on which anything is said to have moved, by location and SKU. */
function findFirstDays(rows: readonly OwnMovement[], places: Places): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const { day, type, warehouse, sku } of rows) {
    const key = openingKey(places.ofWarehouse(warehouse), sku);
    if (day !== null && type !== "landed-cost" && type !== "revaluation" && day < (first.get(key) ?? Infinity)) first.set(key, day);
  }
  return first;
}

export function openingKey(location: string, sku: string): string {
  return JSON.stringify([location, sku]);
}

function ownPool({ pools }: Context, location: string, sku: string): PoolId {
  return pools.idOf({ location, sku, fnsku: null, disposition: null });
}

type At = { readonly day: Day; readonly location: string; readonly place: Place | null };

function plainMove(context: Context, row: OwnMovement, { day, location, place, rule }: At & { readonly rule: PlainRule }, issues: Issue[]): Move {
  const pool = ownPool(context, location, row.sku);
  const base = { day, quantity: row.quantity ?? 0, newUnitCost: null, reference: row.reference, appliesTo: row.appliesTo, place };
  if (rule.side === "out") return { ...base, rank: RANKS.exit, from: pool, to: null, exit: rule.exit, entry: null, cost: CARRIED };
  const cost = statedCost(context, row, { day, location, place }, issues) ?? { by: rule.cost };
  return { ...base, rank: rule.entry === "opening" ? RANKS.opening : RANKS.entry, from: null, to: pool, exit: null, entry: rule.entry, cost };
}

/**
 * What the row itself says its goods cost: the amount, which is the document's total, else quantity x unit cost; unpriced where it
 * says so in a currency without a rate, or beyond what can be booked. Null where it says neither.
 */
export function statedCost(
  context: Pick<Context, "places" | "costs">,
  row: OwnMovement,
  { day, location, place }: At,
  issues: Issue[],
): Extract<EntryCost, { readonly by: "stated" | "unpriced" }> | null {
  const currency = context.places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? currency;
  const quantity = row.quantity ?? 0;
  if (row.amount === null && row.unitCost === null) return null;
  if (row.amount === null && row.unitCost !== null && !isBookable({ count: quantity, unitCost: row.unitCost })) {
    issues.push(raise("amount-too-large", place, { quantity, unitCost: textOfDecimal(row.unitCost) }));
    return UNPRICED;
  }
  const document = [from, row.amount, row.unitCost].map((part) => (part === null || typeof part === "string" ? (part ?? "") : textOfDecimal(part))).join(" ");
  const amount = row.amount === null ? null : context.costs.convert(row.amount, { from, to: currency }, day);
  const cost =
    row.amount !== null
      ? amount === null
        ? null
        : costOf("goods", amount)
      : goodsCost(context.costs, { unitCost: row.unitCost ?? { coefficient: 0, scale: 0 }, currency: from }, { quantity, currency, day });
  if (cost === null) {
    issues.push(raise("exchange-rate-missing", place, { from, to: currency, day }));
    return { ...UNPRICED, document };
  }
  return { by: "stated", cost: quantity < 0 && cost.goods > 0 ? negateCost(cost) : cost, ...(from === currency ? {} : { document }) };
}

function transfer(
  context: Context,
  row: OwnMovement,
  { day, from, to, place }: { readonly day: Day; readonly from: string; readonly to: string; readonly place: Place | null },
): Move {
  return {
    day,
    rank: RANKS.transfer,
    from: ownPool(context, from, row.sku),
    to: ownPool(context, to, row.sku),
    exit: "transfer-out",
    entry: "transfer-in",
    quantity: row.quantity ?? 0,
    cost: CARRIED,
    newUnitCost: null,
    reference: row.reference,
    appliesTo: row.appliesTo,
    place,
  };
}

/** Goods that come back from Amazon left it as a removal in the ledger; here they only arrive, at what they left with where that removal is there. */
function arriveFromAmazon(context: Context, row: OwnMovement, day: Day, place: Place | null): readonly Move[] {
  const target = context.places.ofWarehouse(row.toWarehouse);
  if (context.places.kindOf(target) === "fba") return [];
  return [
    {
      day,
      rank: RANKS.entry,
      from: null,
      to: ownPool(context, target, row.sku),
      exit: null,
      entry: "transfer-in",
      quantity: row.quantity ?? 0,
      cost: { by: "lookup" },
      newUnitCost: null,
      reference: row.reference,
      appliesTo: row.appliesTo,
      removedFrom: context.places.ofWarehouse(row.warehouse),
      place,
    },
  ];
}

function revalue(context: Context, row: OwnMovement, { day, location, place }: At, issues: Issue[]): Move {
  const currency = context.places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? currency;
  const amount = row.amount === null ? null : context.costs.convert(row.amount, { from, to: currency }, day);
  if (row.amount !== null && amount === null) issues.push(raise("exchange-rate-missing", place, { from, to: currency, day }));
  const newUnitCost = row.amount === null ? newUnitCostOf(context, row, { day, location, place }, issues) : null;
  return {
    day,
    rank: RANKS.exit,
    from: null,
    to: context.pools.ofSku(location, row.sku) ?? ownPool(context, location, row.sku),
    exit: null,
    entry: "revaluation",
    quantity: 0,
    cost: amount !== null ? { by: "stated", cost: costOf("goods", amount) } : row.amount !== null || newUnitCost === "unpriced" ? UNPRICED : CARRIED,
    newUnitCost: newUnitCost === "unpriced" ? null : newUnitCost,
    reference: row.reference,
    place,
  };
}

/** What a unit is to cost from now on, with the rate of the day; nobody knows it without a rate. */
function newUnitCostOf(
  { places, costs }: Pick<Context, "places" | "costs">,
  row: OwnMovement,
  { day, location, place }: At,
  issues: Issue[],
): NewUnitCost | "unpriced" | null {
  const to = places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? to;
  if (row.unitCost === null || from === to) return row.unitCost;
  const rate = costs.rateOf({ from, to }, day);
  if (rate === null) issues.push(raise("exchange-rate-missing", place, { from, to, day }));
  return rate === null ? "unpriced" : { ...row.unitCost, rate };
}

/** A count is one of units whatever it says of their cost: a cost that nobody knows leaves their value open. */
function countOf(context: Context, row: OwnMovement, at: At, moves: Move[], issues: Issue[]): Count {
  const pool = ownPool(context, at.location, row.sku);
  const newUnitCost = newUnitCostOf(context, row, at, issues);
  if (newUnitCost === "unpriced")
    moves.push({
      day: at.day,
      rank: RANKS.count,
      from: null,
      to: pool,
      exit: null,
      entry: "revaluation",
      quantity: 0,
      cost: UNPRICED,
      newUnitCost: null,
      reference: row.reference,
      place: at.place,
    });
  return { day: at.day, pool, onHand: row.quantity ?? 0, newUnitCost: newUnitCost === "unpriced" ? null : newUnitCost, place: at.place };
}
