/**
 * Why an ending is worth what it is: the layers it consists of, or what its average was formed from, each with the source
 * rows behind it. The figures add up to the ending to the cent.
 */
import { groupBy } from "../columns/group-by";
import { addCost, isNoCost, NO_COST, sumCosts, type Cost } from "../domain/cost";
import { addDays, monthOf, periodOfMonth, type Day } from "../domain/day";
import { MOVEMENTS, type MovementType } from "../domain/movements";
import type { OverReceiptCost } from "../domain/settings";
import { distinctPlaces, keyOfPlace, type Place } from "../domain/source";
import type { RollforwardLine } from "./findings";
import { receivedAt, receivedOn } from "./valuation/layer-origin";
import type { PoolId } from "./movements/pools";
import type { Worked } from "./reconcile";
import { openRowsBehind, type RowsBehind } from "./rows-behind";
import { legsOf, type Leg } from "./valuation/roll-forward";
import type { Layer } from "./valuation/stock";
import type { ValuedMove } from "./valuation/valuation";

export type LineKey = Pick<RollforwardLine, "location" | "sku" | "fnsku" | "disposition">;

/** A part of goods in transit that one shipment has; "" for what was sent under none, or is of no shipment alone. */
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
  /** Of goods in transit, by shipment: they add up to units and cost. Absent where all were sent under none, and for all other goods. */
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

/** Opened once for all endings of a reconciliation; null where it has no such line. */
export function openExplanations(worked: Worked): (key: LineKey) => Explanation | null {
  const { valuation, reconciliation, pools, closed } = worked;
  const { period, settings } = reconciliation;
  const monthBegins = periodOfMonth(monthOf(period.to)).from;
  const from = period.from > monthBegins ? period.from : monthBegins;
  const isStandard = settings.method === "standard";
  // Stock at a given cost holds no bill: what it was charged is a variance, and what comes back is at that cost as well.
  const behind = openRowsBehind({ ...worked, ...(isStandard ? { charges: new Map(), originals: new Map(), bills: [] } : {}), isStandard });
  const ofLine = groupBy(
    Array.from({ length: pools.count() }, (_, pool) => pool),
    (pool) => textOfLine(pools.at(pool)),
  );
  const seen = groupBy(
    valuation.valued.flatMap((one) => legsOf(one).map((leg): Seen => ({ one, leg }))),
    ({ leg }) => pools.lineOf(leg.pool),
  );
  const isOpenedOnSeal = closed !== null && addDays(closed.closedTo, 1) === from;
  const late = new Set((closed?.late ?? []).map(keyOfPlace));
  /** What a month was closed with stands behind what the next begins with, and what came late behind the change of it. */
  const openingRows = (line: PoolId, rows: readonly Place[]): readonly Place[] =>
    isOpenedOnSeal ? distinctPlaces([...closed.rowsOf(line), ...rows.filter((place) => !late.has(keyOfPlace(place)))]) : rows;
  const inputOf = (type: Input["type"], all: readonly Seen[]): Input => {
    const costedBy: Partial<Record<OverReceiptCost, number>> = {};
    for (const { one, leg } of all) {
      const rule = type === "opening" || leg.pool !== one.move.to ? undefined : valuation.costRules.get(one.move);
      if (rule !== undefined) costedBy[rule] = (costedBy[rule] ?? 0) + leg.units;
    }
    const shipments = byShipment(all, worked);
    return {
      type,
      ...sumLegs(all),
      rows: distinctPlaces(all.flatMap(({ one, leg }) => behind.ofMove(one, leg.pool))),
      ...(Object.keys(costedBy).length === 0 ? {} : { costedBy }),
      ...(shipments === null ? {} : { shipments }),
    };
  };
  return (key) => {
    const lying = ofLine.get(textOfLine(key)) ?? [];
    const [first] = lying;
    if (first === undefined) return null;
    const line = pools.lineOf(first);
    const ofType = groupBy(seen.get(line) ?? [], ({ one, leg }): Input["type"] => (one.move.day < from ? "opening" : leg.type));
    const inputs = TYPES.flatMap((type) => (ofType.has(type) ? [inputOf(type, ofType.get(type) ?? [])] : []));
    const ofDirection = (direction: "in" | "out" | "value"): readonly Input[] =>
      inputs.filter(({ type }) => type !== "opening" && MOVEMENTS[type].direction === direction);
    const opening = inputs.find(({ type }) => type === "opening") ?? { type: "opening", units: 0, cost: NO_COST, rows: [] };
    return {
      ending: inputs.reduce((sum, { units, cost }) => ({ units: sum.units + units, cost: addCost(sum.cost, cost) }), { units: 0, cost: NO_COST }),
      layers:
        settings.method === "fifo"
          ? lying.flatMap((pool) => (valuation.layers.get(pool) ?? []).map((layer) => explainLayer(worked, pool, layer, behind)))
          : null,
      from,
      opening: { ...opening, rows: openingRows(line, opening.rows) },
      entries: ofDirection("in"),
      valueOnly: ofDirection("value"),
      exits: ofDirection("out"),
    };
  };
}

/** A movement as one line sees it. */
type Seen = { readonly one: ValuedMove; readonly leg: Leg };

/** What was there at first, then what moved. */
const TYPES: readonly Input["type"][] = ["opening", ...(Object.keys(MOVEMENTS) as MovementType[])];

/** Of goods in transit, all shipments of the line. */
function textOfLine({ location, sku, fnsku, disposition }: LineKey): string {
  return JSON.stringify([location, sku, fnsku, disposition]);
}

function sumLegs(all: readonly Seen[]): Pick<ShipmentPart, "units" | "cost"> {
  return { units: all.reduce((sum, { leg }) => sum + leg.units, 0), cost: sumCosts(all.map(({ leg }) => leg.cost)) };
}

/** What is of no shipment is a part as well, so that they add up; null where nothing is of any. */
function byShipment(all: readonly Seen[], { pools }: Pick<Worked, "pools">): readonly ShipmentPart[] | null {
  const groups = groupBy(all, ({ leg }) => pools.at(leg.pool).shipment ?? "");
  if ([...groups.keys()].every((shipment) => shipment === "")) return null;
  return [...groups]
    .map(([shipment, group]): ShipmentPart => ({ shipment, ...sumLegs(group) }))
    .filter(({ shipment, units, cost }) => shipment !== "" || units !== 0 || !isNoCost(cost));
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
    rows: distinctPlaces(behind.ofLayer(layer, pool)),
  };
}
