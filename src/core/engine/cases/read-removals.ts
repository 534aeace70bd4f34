/** Removal orders, their parcels and what came home of them: of the reports that are here, and of closed months. */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import { distinctRows } from "../../facts/distinct-rows";
import { placeOfRow } from "../../facts/place-of-row";
import { joinAlike, joinTold, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
import { findCountries } from "./country-of-goods";

export type Removals = {
  /** Each as it was updated last. */
  readonly orders: readonly Told<"order">[];
  readonly parcels: readonly Told<"parcel">[];
  readonly arrivals: readonly Told<"arrived">[];
  /** What came under a name that no order and no parcel has yet: a later report may tell of it. */
  readonly unnamed: readonly Told<"arrived">[];
};
/** Whether a warehouse, as movements name it, is Amazon's. */
type AtAmazon = (warehouse: string) => boolean;

export function readRemovals(facts: Facts, closed: Pick<ClosedAwaited, "ofKind" | "closedTo" | "toldSince">, isAtAmazon: AtAmazon): Removals {
  const orders = latestOrders([...ordersHere(facts), ...closed.ofKind("order")]);
  const parcels = joinTold(
    distinctRows(rowsOf(facts.removalShipments)).map((row): Told<"parcel"> => ({ ...row, kind: "parcel", place: placeOfRow(facts, row) })),
    closed.ofKind("parcel"),
    ({ orderId, msku, fnsku, disposition, day, tracking }) => JSON.stringify([orderId, msku, fnsku, disposition, day, tracking]),
  );
  const references = new Set([...orders.map(({ orderId }) => orderId), ...parcels.map(({ tracking }) => tracking)]);
  const all = joinArrivals(facts, arrivalsHere(facts, references, isAtAmazon), closed);
  const isNamed = ({ orderId }: Told<"arrived">): boolean => references.has(orderId);
  return { orders, parcels, arrivals: all.filter(isNamed), unnamed: all.filter((row) => !isNamed(row)) };
}

function ordersHere(facts: Facts): readonly Told<"order">[] {
  const countryOf = findCountries(facts);
  return rowsOf(facts.removalOrders).map((row) => {
    const { msku, fnsku, setFnsku, orderId: reference } = row;
    return { ...row, kind: "order", location: countryOf({ fnsku: fnsku === "" ? setFnsku : fnsku, msku, reference }) ?? "", place: placeOfRow(facts, row) };
  });
}

/** An order exported twice counts as it was updated last; which country its goods leave, the ledger of then tells. */
function latestOrders(told: readonly Told<"order">[]): readonly Told<"order">[] {
  const progress = (one: Told<"order">): number => (one.cancelled ?? 0) + (one.disposed ?? 0) + (one.shipped ?? 0);
  const byOrder = groupBy(told, ({ orderId, msku, fnsku, setFnsku, disposition }) => JSON.stringify([orderId, msku, fnsku, setFnsku, disposition]));
  return [...byOrder.values()].map((all) => {
    const latest = all.reduce((known, order) => {
      const since = (order.updated ?? -Infinity) - (known.updated ?? -Infinity);
      return since > 0 || (order.updated === known.updated && progress(order) > progress(known)) ? order : known;
    });
    return { ...latest, location: all.flatMap(({ location: told }) => (told === "" ? [] : told)).at(-1) ?? "" };
  });
}

const ARRIVAL_TYPES: ReadonlySet<string> = new Set(["transfer", "customer-return", "found", "other-in", "purchase"]);

/** What nobody else is likely to have brought, whatever its reference is: what a supplier or a customer brings has theirs. */
const UNNAMED_TYPES: ReadonlySet<string> = new Set(["found", "other-in"]);

function arrivalsHere(facts: Facts, references: ReadonlySet<string>, isAtAmazon: AtAmazon): readonly Told<"arrived">[] {
  const mayArrive = (type: string, from: string): boolean => UNNAMED_TYPES.has(type) || (type === "transfer" && isAtAmazon(from));
  return rowsOf(facts.movements)
    .filter(({ reference, type, warehouse }) => reference !== "" && ARRIVAL_TYPES.has(type) && (references.has(reference) || mayArrive(type, warehouse)))
    .map((row) => ({ kind: "arrived", orderId: row.reference, msku: row.sku, day: row.day, units: row.quantity, place: placeOfRow(facts, row) }));
}

/**
 * A row that is alike is the same row. One that is told otherwise now was corrected where the movements go back as far as they did when its month was closed; else what is here
 * of its day came late.
 */
function joinArrivals(
  facts: Facts,
  here: readonly Told<"arrived">[],
  closed: Pick<ClosedAwaited, "ofKind" | "closedTo" | "toldSince">,
): readonly Told<"arrived">[] {
  const dayOf = ({ orderId, msku, day }: Told<"arrived">): string => JSON.stringify([orderId, msku, day]);
  const days = new Set(here.map(dayOf));
  const reachesBack = tellReach(facts, closed);
  return joinAlike(here, closed.ofKind("arrived"), (row) => JSON.stringify([dayOf(row), row.units])).filter(
    (row, index) => index < here.length || !days.has(dayOf(row)) || row.day === null || !reachesBack(row.day),
  );
}

/** Whether the movements that are here go back as far as those with which the month of a day was closed. */
function tellReach(facts: Facts, { closedTo, toldSince }: Pick<ClosedAwaited, "closedTo" | "toldSince">): (day: Day) => boolean {
  const own = rowsOf(facts.movements).filter(({ type }) => type !== "transfer");
  const first = own.reduce((earliest, { day }) => Math.min(earliest, day ?? Infinity), Infinity);
  const opens = own.some(({ type, day }) => type === "opening" && day !== null && closedTo !== null && day <= closedTo);
  const warehouses = new Set(own.map(({ warehouse }) => warehouse));
  return (day) => opens || first <= (toldSince(day, warehouses) ?? Infinity);
}
