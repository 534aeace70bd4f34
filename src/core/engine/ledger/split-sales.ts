/**
 * Amazon's Customer Shipments -> sales, multi-channel orders and replacements, as far as Fulfilled Shipments and Replacements tell of
 * them; what they do not tell stays a sale. The units are the ledger's: exits are told apart, never added.
 */
import { rowsOf, type RowOf, type RowRef } from "../../columns/table";
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { ExitType } from "../../domain/movements";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { FULFILLED_SHIPMENTS } from "../../facts/customer-shipments";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { distinctRows } from "../../facts/distinct-rows";
import { whenOf, type LedgerGrain } from "./ledger-grain";
import type { Move } from "../movements/move";
import { fnskusByListing, openSlots, placeClaims, type Claim, type Slot, type Slots } from "./place-on-ledger";
import type { Places } from "../movements/places";
import type { Pools } from "../movements/pools";

type Sort = Extract<ExitType, "sale" | "multi-channel" | "replacement">;
/** `orderId` where a return may come back to the order, else "". */
type SentClaim = Claim & { readonly sort: Sort; readonly orderId: string; readonly place: Place | null };

type Context = { readonly pools: Pools; readonly places: Places; readonly grain: LedgerGrain; readonly period: Period };

export function splitSales(moves: readonly Move[], facts: Facts, context: Context): { readonly moves: readonly Move[]; readonly issues: readonly Issue[] } {
  const claims = readClaims(facts, context.places);
  const sales = moves.filter(isSale);
  if (claims.length === 0 || sales.length === 0) return { moves, issues: [] };
  const slots = openSlots<SentClaim>(sales, context);
  const told = claims.filter(({ sort }) => sort !== "sale");
  const unplaced = placeClaims(told, slots);
  placeClaims(
    claims.filter(({ sort }) => sort === "sale"),
    slots,
  );
  const slotOf = new Map(slots.all.map((slot) => [slot.move, slot]));
  const split = moves.flatMap((move) => {
    const slot = slotOf.get(move);
    return slot === undefined ? [move] : splitMove(slot);
  });
  return { moves: split, issues: [...sayUnplaced(unplaced, slots, context), ...sayUntold(slots, facts, context)] };
}

function isSale({ exit, to, quantity }: Move): boolean {
  return exit === "sale" && to === null && quantity > 0;
}

/** One move per sort, and per order that something may come back from; the rest of the units is a sale. */
function splitMove({ move, left, taken }: Slot<SentClaim>): readonly Move[] {
  const parts = new Map<string, { readonly sort: Sort; readonly orderId: string; quantity: number }>();
  const put = (sort: Sort, orderId: string, quantity: number): void => {
    const part = parts.get(`${sort}|${orderId}`) ?? { sort, orderId, quantity: 0 };
    part.quantity += quantity;
    parts.set(`${sort}|${orderId}`, part);
  };
  if (left > 0) put("sale", "", left);
  for (const { claim, quantity } of taken) put(claim.sort, claim.orderId, quantity);
  return [...parts.values()]
    .sort((a, b) => compareText(a.sort, b.sort) || compareText(a.orderId, b.orderId))
    .map(({ sort, orderId, quantity }) => ({ ...move, exit: sort, quantity, reference: orderId }));
}

type SentRow = {
  readonly day: Day | null;
  readonly msku: string;
  readonly listing: string;
  readonly quantity: number | null;
  readonly fulfillmentCenter: string;
  readonly at: RowRef;
};

/** In an order that does not depend on the rows' own. A replacement stands among the fulfilled shipments too, under its own order ID. */
function readClaims(facts: Facts, places: Places): readonly SentClaim[] {
  const returned = new Set(rowsOf(facts.customerReturns).map(({ orderId }) => orderId));
  const replacements = distinctRows(rowsOf(facts.replacements));
  const replacing = new Set(replacements.map(({ replacementOrderId }) => replacementOrderId));
  const fulfilled = distinctRows(rowsOf(facts.fulfilledShipments)).filter(({ orderId }) => orderId === "" || !replacing.has(orderId));
  const fnskusOf = fnskusByListing(facts);
  const claimOf = (row: SentRow, sort: Sort, orderId: string, fnskus = fnskusOf(row)): readonly SentClaim[] => {
    if (row.day === null || row.quantity === null || row.quantity <= 0) return [];
    const location = row.fulfillmentCenter === "" ? null : places.ofLedger(row.fulfillmentCenter);
    return [
      {
        sku: row.msku,
        day: row.day,
        quantity: row.quantity,
        fnskus,
        location,
        disposition: "SELLABLE",
        sort,
        orderId: returned.has(orderId) ? orderId : "",
        place: placeOfRow(facts, row),
      },
    ];
  };
  // Only where no other report tells of the orders: it does not say which of them came through Amazon.
  const sales = fulfilled.length > 0 ? [] : distinctRows(rowsOf(facts.shipmentSales)).filter(({ orderId }) => returned.has(orderId));
  return [
    ...replacements.flatMap((row) => claimOf(row, "replacement", row.replacementOrderId)),
    ...fulfilled.flatMap((row) => claimOf(row, isMultiChannel(row) ? "multi-channel" : "sale", row.orderId)),
    ...sales.flatMap((row) => claimOf({ ...row, listing: "" }, "sale", row.orderId, row.fnsku === "" ? [] : [row.fnsku])),
  ].sort(
    (a, b) =>
      a.day - b.day ||
      compareText(a.sku, b.sku) ||
      compareText(b.sort, a.sort) ||
      compareText(a.orderId, b.orderId) ||
      compareText(a.location ?? "", b.location ?? "") ||
      a.quantity - b.quantity,
  );
}

/** Every other sales channel than Amazon's own; where none is named, an order ID of the seller's own. */
export function isMultiChannel({ salesChannel, merchantOrderId, orderId }: RowOf<typeof FULFILLED_SHIPMENTS>): boolean {
  return salesChannel !== "" ? !/^amazon/i.test(salesChannel) : merchantOrderId !== "" && merchantOrderId !== orderId;
}

/** Orders of the period, on days that the ledger has, for which it has too few units. */
function sayUnplaced(
  unplaced: readonly { readonly claim: SentClaim; readonly left: number }[],
  { all }: Slots<SentClaim>,
  { period, grain }: Context,
): readonly Issue[] {
  const from = all.reduce((first, { span }) => Math.min(first, span.from), Infinity);
  const to = all.reduce((last, { span }) => Math.max(last, span.to), -Infinity);
  const inside = unplaced.filter(({ claim }) => claim.day >= Math.max(from, period.from) && claim.day <= Math.min(to, period.to));
  const [first] = inside;
  if (first === undefined) return [];
  const units = inside.reduce((sum, { left }) => sum + left, 0);
  return [
    raise("shipments-not-in-ledger", first.claim.place, {
      sku: first.claim.sku,
      day: isoOf(first.claim.day),
      grain: grain.unitOf(first.claim.day),
      kind: first.claim.sort,
      units,
      rows: inside.length,
    }),
  ];
}

/** Units that left on the days of the Fulfilled Shipments report, of which it has no row. */
function sayUntold({ all }: Slots<SentClaim>, { fulfilledShipments }: Facts, { period, grain }: Context): readonly Issue[] {
  const days = rowsOf(fulfilledShipments).flatMap(({ day }) => (day === null ? [] : [day]));
  const [from, to] = [days.reduce((first, day) => Math.min(first, day), Infinity), days.reduce((last, day) => Math.max(last, day), -Infinity)];
  const untold = all.filter(({ span, left }) => left > 0 && span.to >= Math.max(from, period.from) && span.from <= Math.min(to, period.to));
  const [first] = untold;
  return first === undefined
    ? []
    : [
        raise("sales-untold", first.move.place, {
          sku: first.pool.sku,
          when: whenOf(first.move.day, grain),
          units: untold.reduce((sum, { left }) => sum + left, 0),
          first: first.left,
        }),
      ];
}
