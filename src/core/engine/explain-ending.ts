/**
 * Why an ending is worth what it is: the layers it consists of, or what its average was formed from, each with the source
 * rows behind it. The figures add up to the ending to the cent.
 */
import { addCost, NO_COST, type Cost } from "../domain/cost";
import { monthOf, periodOfMonth, type Day } from "../domain/day";
import { MOVEMENTS, type MovementType } from "../domain/movements";
import type { OverReceiptCost } from "../domain/settings";
import type { Place } from "../domain/source";
import type { RollforwardLine } from "./findings";
import { receivedAt, receivedOn } from "./valuation/layer-origin";
import type { Pool, PoolId } from "./movements/pools";
import type { Worked } from "./reconcile";
import { openRowsBehind, type RowsBehind } from "./rows-behind";
import { legsOf } from "./valuation/roll-forward";
import type { Layer } from "./valuation/stock";

export type LineKey = Pick<RollforwardLine, "location" | "sku" | "fnsku" | "disposition">;

/** A part of goods in transit that one shipment has. */
export type ShipmentPart = { readonly shipment: string; readonly units: number; readonly cost: Cost };

/** Units and cost of one kind, positive where they add to the ending. */
export type Input = {
  readonly type: MovementType | "opening";
  readonly units: number;
  readonly cost: Cost;
  /** Of goods that came out of transit, also the rows by which they were sent and the bills of their carriage. */
  readonly rows: readonly Place[];
  /** Units of entries that state no cost of their own, by the rule that found one; absent where all state one. */
  readonly costedBy?: Readonly<Partial<Record<OverReceiptCost, number>>>;
  /** Of goods in transit, by shipment; absent where they were sent under none, and for all other goods. */
  readonly shipments?: readonly ShipmentPart[];
};

export type ExplainedLayer = {
  readonly units: number;
  readonly cost: Cost;
  /** The day it was received, found or returned; null for opening stock, which is older than all of them. */
  readonly since: Day | null;
  /** Where it was received, wherever it lies now. */
  readonly receivedAt: string;
  readonly reference: string;
  /** The shipment that it is in transit with; absent for all other goods. */
  readonly shipment?: string;
  /** By what it was costed; absent where its receipt states a cost. */
  readonly costRule?: OverReceiptCost;
  /** Its receipt, then the charges and corrections that its goods bore on their way, in their order. */
  readonly rows: readonly Place[];
};

export type Explanation = {
  readonly ending: { readonly units: number; readonly cost: Cost };
  /** Oldest first; null for methods that keep an average. Stock below zero has no layers. */
  readonly layers: readonly ExplainedLayer[] | null;
  /** First day of what follows: of the period's last month, or of the period where that is later. */
  readonly from: Day;
  readonly opening: Input;
  readonly entries: readonly Input[];
  readonly valueOnly: readonly Input[];
  /** Below zero: they took their share. */
  readonly exits: readonly Input[];
};

/** null where the reconciliation has no such line. */
export function explainEnding(worked: Worked, key: LineKey): Explanation | null {
  const { valuation, reconciliation } = worked;
  const { period, settings } = reconciliation;
  const ofLine = findPools(worked, key);
  if (ofLine.length === 0) return null;
  const monthBegins = periodOfMonth(monthOf(period.to)).from;
  const from = period.from > monthBegins ? period.from : monthBegins;
  // Stock at a given cost holds no bill: what it was charged is a variance.
  const behind = openRowsBehind(settings.method === "standard" ? { ...worked, charges: new Map(), bills: [] } : worked);
  const inputs = gatherInputs(worked, new Set(ofLine), from, behind);
  const ofDirection = (direction: "in" | "out" | "value"): readonly Input[] =>
    inputs.filter(({ type }) => type !== "opening" && MOVEMENTS[type].direction === direction);
  const opening = inputs.find(({ type }) => type === "opening") ?? { type: "opening", units: 0, cost: NO_COST, rows: [] };
  return {
    ending: inputs.reduce((sum, { units, cost }) => ({ units: sum.units + units, cost: addCost(sum.cost, cost) }), { units: 0, cost: NO_COST }),
    layers:
      settings.method === "fifo"
        ? ofLine.flatMap((pool) => (valuation.layers.get(pool) ?? []).map((layer) => explainLayer(worked, pool, layer, behind)))
        : null,
    from,
    opening,
    entries: ofDirection("in"),
    valueOnly: ofDirection("value"),
    exits: ofDirection("out"),
  };
}

/** Of goods in transit, one for each shipment. */
function findPools({ pools }: Worked, { location, sku, fnsku, disposition }: LineKey): readonly PoolId[] {
  const isMeant = (pool: Pool): boolean => pool.location === location && pool.sku === sku && pool.fnsku === fnsku && pool.disposition === disposition;
  return Array.from({ length: pools.count() }, (_, pool) => pool).filter((pool) => isMeant(pools.at(pool)));
}

/** What moved in the line's pools, by type in the order of MOVEMENTS; everything before the first day is its opening. */
function gatherInputs({ valuation, pools }: Worked, ofLine: ReadonlySet<PoolId>, from: Day, behind: RowsBehind): readonly Input[] {
  const byType = new Map<Input["type"], Input>();
  for (const valued of valuation.valued) {
    for (const leg of legsOf(valued)) {
      if (!ofLine.has(leg.pool)) continue;
      const type = valued.move.day < from ? "opening" : leg.type;
      const { units, cost, rows, costedBy, shipments }: Omit<Input, "type"> = byType.get(type) ?? { units: 0, cost: NO_COST, rows: [] };
      const rule = type === "opening" || leg.pool !== valued.move.to ? undefined : valuation.costRules.get(valued.move);
      byType.set(type, {
        type,
        units: units + leg.units,
        cost: addCost(cost, leg.cost),
        rows: behind.ofMove(valued.move, leg.pool).reduce(joinRows, rows),
        ...(rule !== undefined ? { costedBy: { ...costedBy, [rule]: (costedBy?.[rule] ?? 0) + leg.units } } : costedBy !== undefined ? { costedBy } : {}),
        ...addShipment(shipments, pools.at(leg.pool).shipment, leg),
      });
    }
  }
  const order = ["opening", ...Object.keys(MOVEMENTS)];
  return [...byType.values()].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function addShipment(
  shipments: Input["shipments"],
  shipment: string | undefined,
  { units, cost }: Pick<ShipmentPart, "units" | "cost">,
): Pick<Input, "shipments"> {
  if (shipment === undefined) return shipments === undefined ? {} : { shipments };
  const known = (shipments ?? []).find((one) => one.shipment === shipment);
  if (known === undefined) return { shipments: [...(shipments ?? []), { shipment, units, cost }] };
  return { shipments: (shipments ?? []).map((one) => (one === known ? { shipment, units: one.units + units, cost: addCost(one.cost, cost) } : one)) };
}

function explainLayer({ pools, valuation }: Worked, pool: PoolId, layer: Layer, behind: RowsBehind): ExplainedLayer {
  const { units, cost, origin } = layer;
  const costRule = valuation.costRules.get(origin);
  const { shipment } = pools.at(pool);
  return {
    units,
    cost,
    since: receivedOn(origin),
    receivedAt: receivedAt(origin, pools),
    reference: origin.reference,
    ...(shipment === undefined ? {} : { shipment }),
    ...(costRule === undefined ? {} : { costRule }),
    rows: behind.ofLayer(layer, pool).reduce(joinRows, []),
  };
}

/** A row that gave rise to several movements is named once. */
function joinRows(rows: readonly Place[], place: Place): readonly Place[] {
  return rows.some(({ source, row }) => source === place.source && row === place.row) ? rows : [...rows, place];
}
