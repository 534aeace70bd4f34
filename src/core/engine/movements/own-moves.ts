/**
 * The seller's own movements -> moves, counts and charges. What leaves for Amazon becomes a dispatch, which the shipment
 * book joins with its shipment; what the ledger keeps already (stock inside Amazon) is taken for its cost only.
 */
import { rowsOf } from "../../columns/table";
import type { CostPart } from "../../domain/cost";
import { addDays, isoOf, type Day } from "../../domain/day";
import type { FreightBasis } from "../../domain/freight";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import type { Decimal } from "../../domain/money";
import type { Place } from "../../domain/source";
import { MOVEMENT_KINDS, type Facts, type OwnMovement } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Move } from "./move";
import type { Places } from "./places";
import type { Pools } from "./pools";
import { arriveFromAmazon, countOf, ownPool, PLAIN, plainMove, revalue, transfer } from "./row-moves";
import type { Count } from "./settle-counts";
import type { CostTable } from "./unit-costs";

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
