/**
 * Valued moves -> what units that left transit as lost left with, by shipment line and by the row that gave them up: a case's own, or any
 * other (a payment that no case asked for, a movement of the seller's).
 */
import { addCost, NO_COST, type Cost } from "../../domain/cost";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import type { PoolId, Pools } from "../movements/pools";
import type { UnitBasis } from "./entry-costs";
import type { ValuedMove } from "./valuation";

type Line = { readonly shipmentId: string; readonly sku: string };
/** What all units of a line left with that the case in the row at `by` gave up; null for every row that is no case: those that name no shipment speak of any. */
export type LostInTransit = (line: Line, by: Place | null) => readonly UnitBasis[];

type Context = { readonly pools: Pools; readonly isCosted: (pool: PoolId) => boolean; /** Where the cases stand. */ readonly caseRows: readonly (Place | null)[] };

export function readLostInTransit(valued: readonly ValuedMove[], { pools, isCosted, caseRows }: Context): LostInTransit {
  const ofCases = new Set(caseRows.map(nameOfRow));
  const lost = new Map<string, { units: number; cost: Cost }>();
  for (const { move, out } of valued) {
    if (move.exit !== "lost" || move.from === null || pools.at(move.from).location !== IN_TRANSIT || !isCosted(move.from)) continue;
    const row = nameOfRow(move.place);
    const { sku, shipment = move.reference } = pools.at(move.from);
    const key = nameOf({ shipmentId: shipment, sku }, ofCases.has(row) ? row : OTHER_ROWS);
    const known = lost.get(key) ?? { units: 0, cost: NO_COST };
    lost.set(key, { units: known.units + move.quantity, cost: addCost(known.cost, out) });
  }
  const basesOf = (line: Line, row: string): readonly UnitBasis[] => {
    const basis = lost.get(nameOf(line, row));
    return basis === undefined || basis.units <= 0 ? [] : [basis];
  };
  return (line, by) => (by === null ? [line, { ...line, shipmentId: "" }].flatMap((one) => basesOf(one, OTHER_ROWS)) : basesOf(line, nameOfRow(by)));
}

const OTHER_ROWS = "";
const nameOfRow = (place: Place | null): string => JSON.stringify(place === null ? [] : [place.source.file, place.source.label, place.row]);
const nameOf = ({ shipmentId, sku }: Line, row: string): string => JSON.stringify([keyOfLine(shipmentId, sku), row]);
