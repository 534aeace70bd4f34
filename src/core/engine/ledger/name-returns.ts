/**
 * The ledger's customer returns -> the orders that they come back from, where the returns report names them and the order is among
 * the ledger's sales: such units come back at what they left for. Returns that Amazon paid for instead never reached the stock.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowRef } from "../../columns/table";
import { addDays, isoOf, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { RETURN_STATUSES, type ReturnStatus } from "../../domain/returns-and-removals";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { distinctRows } from "../../facts/distinct-rows";
import { placeOfRow } from "../../facts/place-of-row";
import { coveredDays } from "./covered-days";
import type { LedgerGrain } from "./ledger-grain";
import type { Move } from "../movements/move";
import { openSlots, placeClaims, type Claim, type Slot } from "./place-on-ledger";
import type { Places } from "../movements/places";
import type { Pools } from "../movements/pools";

type ReturnClaim = Claim & { readonly orderId: string; readonly at: RowRef };

/** `moves` with the sales told apart by order, as far as they are known. */
export function nameReturns(
  moves: readonly Move[],
  facts: Facts,
  { pools, places, grain }: { readonly pools: Pools; readonly places: Places; readonly grain: LedgerGrain },
): readonly Move[] {
  const sold = new Set(moves.flatMap(({ exit, reference }) => (exit === null || reference === "" ? [] : [reference])));
  const claims = readReturns(facts, places).filter(({ orderId }) => sold.has(orderId));
  if (claims.length === 0) return moves;
  const slots = openSlots<ReturnClaim>(
    moves.filter(({ entry, from, quantity }) => entry === "customer-return" && from === null && quantity > 0),
    { pools, grain },
  );
  placeClaims(claims, slots);
  const slotOf = new Map(slots.all.map((slot) => [slot.move, slot]));
  return moves.flatMap((move) => {
    const slot = slotOf.get(move);
    return slot === undefined || slot.taken.length === 0 ? [move] : splitReturn(slot);
  });
}

/**
 * Units that the report has as back in the stock, of goods that the ledger knows, and that no day of the ledger counts: SKU by SKU over
 * the whole period, since the two may differ by days. What came back on its first or last day may stand in the month beside it.
 */
export function findMissingReturns(
  moves: readonly Move[],
  facts: Facts,
  { pools, places, grain, period }: { readonly pools: Pools; readonly places: Places; readonly grain: LedgerGrain; readonly period: Period },
): readonly Issue[] {
  const isCovered = coveredDays(facts.ledger);
  const entries = moves.filter(
    ({ entry, from, day, quantity }) =>
      entry === "customer-return" && from === null && quantity > 0 && day >= addDays(period.from, -1) && day <= addDays(period.to, 1),
  );
  const counted = groupBy(entries, ({ to }) => pools.at(to ?? 0).sku);
  const inLedger = new Set(facts.ledger.columns.msku.dictionary);
  const claims = readReturns(facts, places).filter(({ sku, day }) => inLedger.has(sku) && day > period.from && day < period.to && isCovered(day));
  const unitsOf = (all: readonly { readonly quantity: number }[] | undefined): number => (all ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
  const missing = [...groupBy(claims, ({ sku }) => sku)]
    .map(([sku, own]) => ({ sku, own, reported: unitsOf(own), ledger: unitsOf(counted.get(sku)) }))
    .filter(({ reported, ledger }) => reported > ledger)
    .sort((a, b) => compareText(a.sku, b.sku));
  const [first] = missing;
  if (first === undefined) return [];
  const slots = openSlots<ReturnClaim>(entries, { pools, grain });
  const example = placeClaims(first.own, slots)[0]?.claim ?? first.own[0];
  if (example === undefined) return [];
  const detail = {
    order: example.orderId,
    sku: first.sku,
    day: isoOf(example.day),
    reported: first.reported,
    ledger: first.ledger,
    skus: missing.length,
    units: missing.reduce((sum, { reported, ledger }) => sum + reported - ledger, 0),
  };
  return [raise("return-not-in-ledger", placeOfRow(facts, example), detail)];
}

function splitReturn({ move, left, taken }: Slot<ReturnClaim>): readonly Move[] {
  const byOrder = new Map<string, number>();
  for (const { claim, quantity } of taken) byOrder.set(claim.orderId, (byOrder.get(claim.orderId) ?? 0) + quantity);
  const named = [...byOrder].sort(([a], [b]) => compareText(a, b)).map(([orderId, quantity]) => ({ ...move, quantity, appliesTo: orderId }));
  return left === 0 ? named : [...named, { ...move, quantity: left }];
}

function readReturns(facts: Facts, places: Places): readonly ReturnClaim[] {
  return distinctRows(rowsOf(facts.customerReturns))
    .flatMap(({ day, orderId, msku, fnsku, quantity, fulfillmentCenter, disposition, status, at }): readonly ReturnClaim[] => {
      if (day === null || orderId === "" || quantity === null || quantity <= 0 || !reachedStock(status)) return [];
      return [
        {
          sku: msku === "" ? fnsku : msku,
          day,
          quantity,
          fnskus: fnsku === "" ? [] : [fnsku],
          location: fulfillmentCenter === "" ? null : places.ofLedger(fulfillmentCenter),
          disposition,
          orderId,
          at,
        },
      ];
    })
    .sort(
      (a, b) =>
        a.day - b.day ||
        compareText(a.sku, b.sku) ||
        compareText(a.orderId, b.orderId) ||
        compareText(a.disposition ?? "", b.disposition ?? "") ||
        a.quantity - b.quantity,
    );
}

function reachedStock(status: string): boolean {
  return !Object.hasOwn(RETURN_STATUSES, status) || RETURN_STATUSES[status as ReturnStatus].inStock;
}
