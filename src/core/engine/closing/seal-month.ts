/** A reconciled month -> its seal: the ending of every line, with its layers, under a digest of inputs, settings and results. */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, NO_COST, subtractCost, sumCosts, type Cost } from "../../domain/cost";
import { monthOf, type Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import type { Settings } from "../../domain/settings";
import { compareText } from "../../domain/text";
import type { RollforwardLine } from "../findings";
import { fingerprintOf, textOfMove } from "./fingerprint-moves";
import { receivedAt, receivedOn } from "../valuation/layer-origin";
import { compareBillRows, rowsOf, textOfAppliedTo, textOfBillRow, textOfGoneRow } from "./bill-rows";
import { billOf, isBill, knownMoves, NOTHING_KNOWN, type Known } from "./known-moves";
import { noteReceivedLast } from "./newest-receipts";
import { sinceKnown } from "./since-known";
import { noteOf, textOfNote, type SealedCount } from "./sealed-notation";
import { keepShipments, textsOfShipments } from "./shipments-at-amazon";
import type { LateBills } from "./late-bills";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { SettledCount } from "../movements/settle-counts";
import { legsOf } from "../valuation/roll-forward";
import { sealAbroad, sealHome } from "./removed-before";
import { sealSent } from "./sent-on";
import { digestOfMonth, keptLayers, keptMoved, textOfSettings, type Seal, type SealedLayer, type SealedLine, type SealedMonth } from "./seal";
import type { Layer } from "../valuation/stock";
import { onLines, type Valuation, type ValuedMove } from "../valuation/valuation";
import { moveOnLines } from "../movements/move";

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly settings: Settings;
  readonly today: Day;
  /** First day of which the sources told anything, by location. */
  readonly rowsSince: ReadonlyMap<string, Day>;
  /** Seals of months before, whose bills need not be told again. */
  readonly earlier: readonly Seal[];
  /** Bills for goods that open on a seal: no movement that is valued tells of them. */
  readonly bills: Pick<LateBills, "late" | "told">;
  /** Counts that hold, of any day. */
  readonly counts: readonly SettledCount[];
  /** What shipments had received by the end of the month, what cases had given up and what they had been granted, as texts by the pool of a line. */
  readonly stated: readonly ReadonlyMap<PoolId, readonly string[]>[];
  /** What the location of a pool opened on, where its rows do not reach back. */
  readonly sealOf: (pool: PoolId) => Seal | undefined;
};

/** `forced` says what did not hold; "" where everything did. */
export function sealMonth(
  rollforward: readonly RollforwardLine[],
  valuation: Pick<Valuation, "valued" | "states" | "layers" | "abroad" | "cameHome">,
  closing: { readonly closedTo: Day; readonly forced: string },
  { pools, places, settings, today, rowsSince, earlier, bills, counts, stated, sealOf }: Context,
): Seal {
  const { closedTo, forced } = closing;
  const moved = new Map<PoolId, string[]>();
  // Bills of any day and movements of closed months before: what came late is told by this month's seal.
  const before = new Map<PoolId, ValuedMove[]>();
  const inputs: string[] = [];
  const sealedMonths = new Set(earlier.map((seal) => monthOf(seal.closedTo)));
  const valued = onLines(valuation.valued, pools);
  for (const one of valued) {
    if (one.derived === true || one.move.day > closedTo) continue;
    inputs.push(textOfMove(one, pools));
    const isOfMonth = monthOf(one.move.day) === monthOf(closedTo);
    for (const pool of new Set(legsOf(one).map((leg) => leg.pool))) {
      // What a line opens on is what the seals before say: no movement that a row could tell of.
      if (one.move.entry === "opening" && one.move.day <= (sealOf(pool)?.closedTo ?? -Infinity)) continue;
      if (isBill(one.move) || sealedMonths.has(monthOf(one.move.day))) append(before, pool, one);
      else if (isOfMonth) append(moved, pool, fingerprintOf(one, pool) ?? "");
    }
  }
  const known = knownMoves(earlier, pools);
  // Where a line opens on a seal, its bills of before are told by `bills` alone.
  const knownOf = (pool: PoolId): Known => ({ ...(known.get(pool) ?? NOTHING_KNOWN), ...(sealOf(pool) === undefined ? {} : { bills: NOTHING_KNOWN.bills }) });
  const told = [
    ...new Set(
      [...before.values()]
        .flat()
        .map(({ move }) => move)
        .filter(isBill),
    ),
    ...bills.told.map((bill) => moveOnLines(bill, pools)),
  ];
  const billRows = compareBillRows(known, told, pools);
  for (const pool of new Set([...before.keys(), ...known.keys()]))
    for (const one of sinceKnown(knownOf(pool), pool, before.get(pool) ?? [], billRows).moves) append(moved, pool, printOf(one, pool));
  for (const [pool, ofPool] of groupBy(told.filter(billRows.isUntold), ({ to }) => to)) {
    if (pool === null) continue;
    const rows = rowsOf(ofPool);
    for (const text of [...new Set(rows.flatMap((row) => textOfAppliedTo(row) ?? [])), ...rows.map(textOfBillRow)]) append(moved, pool, text);
  }
  for (const [pool, ofPool] of known) for (const text of billRows.goneOf(ofPool)) append(moved, pool, textOfGoneRow(text));
  for (const [pool, texts] of sealSent(
    valued.filter(({ move }) => move.day <= closedTo),
    known,
    { pools, places },
  ))
    for (const text of texts) append(moved, pool, text);
  const cameIn = valued.filter(({ move }) => move.day <= closedTo && monthOf(move.day) === monthOf(closedTo));
  const abroad = sealAbroad(valuation, closedTo, { pools, places });
  for (const [pool, texts] of [...sealHome(cameIn, valuation, pools), ...abroad]) for (const text of texts) append(moved, pool, text);
  for (const count of counts) {
    const line = pools.lineOf(count.pool);
    const held = known.get(line)?.counts.get(count.day);
    if (count.day <= closedTo && (held === undefined || textOfCount(held) !== textOfCount(count))) append(moved, line, textOfCount(count));
  }
  for (const [pool, texts] of stated.flatMap((one) => [...one])) for (const text of texts) append(moved, pool, text);
  for (const [pool, shipments] of keepShipments(valuation, { pools, places, method: settings.method, closedTo, sealOf }))
    for (const text of textsOfShipments(shipments)) append(moved, pool, text);
  for (const [pool, texts] of noteReceivedLast(valuation, closedTo, pools)) for (const text of texts) append(moved, pool, text);
  for (const one of bills.late.moves) if (one.move.to !== null) append(moved, pools.lineOf(one.move.to), printOf(one, one.move.to));
  const shipments = endingsByShipment(valuation.valued, pools);
  const listed = new Set(rollforward.map((line) => pools.idOf(line)));
  // A line that stands at nought and did not move has no place in the rollforward: what left it may be on its way home, or what shipments received of it is said here alone.
  const toldOf = new Map(earlier.flatMap(({ lines }) => lines.map((line) => [pools.idOf(line), line.moved] as const)));
  const isUntold = (pool: PoolId, text: string): boolean => noteOf(text).kind === "received" && toldOf.get(pool)?.includes(text) !== true;
  const untold = [...moved].flatMap(([pool, texts]) => (texts.some((text) => isUntold(pool, text)) ? [pool] : []));
  const atNought = [...new Set([...abroad.keys(), ...untold])].flatMap((pool): readonly SealedLine[] => {
    const { location } = pools.at(pool);
    const base = { ...pools.at(pool), currency: places.currencyOf(location), rowsSince: rowsSince.get(location) ?? null };
    return listed.has(pool) || !moved.has(pool)
      ? []
      : [{ ...base, quantity: 0, cost: NO_COST, layers: [], moved: keptMoved(moved.get(pool) ?? []), place: null }];
  });
  const ofRollforward = rollforward.flatMap(({ location, sku, fnsku, disposition, currency, ending, cost: ofLine, isOpen }): readonly SealedLine[] => {
    const line = pools.idOf({ location, sku, fnsku, disposition });
    const base = { location, sku, fnsku, disposition, currency, rowsSince: rowsSince.get(location) ?? null, place: null };
    const layersOf = (pool: PoolId): readonly SealedLayer[] => keptLayers((valuation.layers.get(pool) ?? []).map((layer) => sealLayer(layer, pools)));
    const apart = shipments.get(line) ?? [];
    // Shipments of an open value that make up nothing together are each worth what nobody knows.
    const cost = isOpen === true && apart.length > 0 ? null : ofLine;
    // What moved is the line's; of its ending, each shipment has a row of its own, and this one what was sent under none.
    const rest = {
      quantity: ending.quantity - apart.reduce((sum, { units }) => sum + units, 0),
      cost: cost === null ? null : subtractCost(cost, sumCosts(apart.map((one) => one.cost))),
    };
    return [
      { ...base, ...rest, layers: layersOf(line), moved: keptMoved(moved.get(line) ?? []) },
      ...apart.map(({ pool, shipment, units, cost: own }): SealedLine => ({
        ...base,
        shipment,
        quantity: units,
        cost: cost === null ? null : own,
        layers: layersOf(pool),
        moved: [],
      })),
    ];
  });
  const lines = [...ofRollforward, ...atNought];
  const month: SealedMonth = { closedTo, settings: textOfSettings(settings), inputs: digestOf(inputs.sort(compareText).join("\n")), forced, lines };
  return { ...month, closedOn: today, digest: digestOfMonth(month), place: null };
}

type ShipmentEnding = { readonly pool: PoolId; readonly shipment: string; readonly units: number; readonly cost: Cost };

/** What is left of each shipment in transit, by line, oldest first. */
function endingsByShipment(valued: readonly ValuedMove[], pools: Pools): ReadonlyMap<PoolId, readonly ShipmentEnding[]> {
  const endings = new Map<PoolId, ShipmentEnding>();
  for (const one of valued) {
    for (const { pool, units, cost } of legsOf(one)) {
      const { shipment } = pools.at(pool);
      if (shipment === undefined) continue;
      const before = endings.get(pool);
      endings.set(pool, { pool, shipment, units: (before?.units ?? 0) + units, cost: addCost(before?.cost ?? NO_COST, cost) });
    }
  }
  return groupBy(
    [...endings.values()].filter(({ units, cost }) => units !== 0 || !isNoCost(cost)),
    ({ pool }) => pools.lineOf(pool),
  );
}

function textOfCount({ day, onHand, surplus }: SealedCount): string {
  return textOfNote({ kind: "count", day, onHand, surplus });
}

function printOf(one: ValuedMove, pool: PoolId): string {
  return isBill(one.move) ? textOfNote({ kind: "bill", bill: billOf(one.move), cost: one.in }) : (fingerprintOf(one, pool) ?? "");
}

function append<T>(lists: Map<PoolId, T[]>, pool: PoolId, one: T): void {
  const list = lists.get(pool);
  if (list === undefined) lists.set(pool, [one]);
  else list.push(one);
}

function sealLayer({ units, cost, origin, shipment }: Layer, pools: Pools): SealedLayer {
  return {
    units,
    cost,
    since: receivedOn(origin),
    receivedAt: receivedAt(origin, pools),
    reference: origin.reference,
    ...(shipment === undefined ? {} : { shipment }),
  };
}
