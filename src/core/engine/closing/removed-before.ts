/**
 * Goods that left Amazon by a removal and have not come home when a month is closed, and what came home in it -> the seal, and back: so that a
 * book which begins later has them come home at exactly what they left with.
 */
import { NO_COST, shareOfCost, sumCosts } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Homecoming, Homecomings, RemovedBefore } from "../movements/link-removals";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Lots } from "../valuation/come-home";
import { receivedAt, receivedOn } from "../valuation/layer-origin";
import type { Layer } from "../valuation/stock";
import type { Valuation, ValuedMove } from "../valuation/valuation";
import { fingerprintOf, printAmong } from "./fingerprint-moves";
import { isKept } from "./kept-days";
import type { SealedLot } from "./lot-notes";
import type { Seal, SealedLine } from "./seal";
import { noteOf, textOfNote, type SealedRemoval } from "./sealed-notation";
import { isAtAmazon } from "./shipments-at-amazon";

type Context = { readonly pools: Pools; readonly places: Places };

/** By the pool at Amazon that they left. */
export function sealAbroad({ abroad }: Pick<Valuation, "abroad">, closedTo: Day, { pools, places }: Context): ReadonlyMap<PoolId, readonly string[]> {
  const away = [...abroad].filter(
    ([{ from, day }, lots]) => from !== null && isAtAmazon(pools.at(from).location, places) && isKept(day, closedTo) && lots.length > 0,
  );
  const texts = new Map<PoolId, string[]>();
  for (const [turn, [{ from, day, reference }, lots]] of away.sort(([a], [b]) => a.day - b.day).entries())
    if (from !== null)
      texts.set(from, [...(texts.get(from) ?? []), textOfNote({ kind: "abroad", day, turn, reference, lots: lots.map((lot) => sealLot(lot, pools)) })]);
  return texts;
}

/** By the line that they came home to; `valued` are of the month alone. */
export function sealHome(valued: readonly ValuedMove[], { cameHome }: Pick<Valuation, "cameHome">, pools: Pools): ReadonlyMap<PoolId, readonly string[]> {
  const texts = new Map<PoolId, string[]>();
  for (const one of valued) {
    const { move, in: into } = one;
    if (move.removedFrom === undefined || move.to === null || move.quantity <= 0) continue;
    const print = fingerprintOf(one, move.to);
    if (print === null) continue;
    const lots = cameHome.get(move) ?? [{ units: move.quantity, cost: into, origin: move }];
    texts.set(move.to, [...(texts.get(move.to) ?? []), textOfNote({ kind: "home", print, lots: lots.map((lot) => sealLot(lot, pools)) })]);
  }
  return texts;
}

function sealLot({ units, cost, origin }: Layer, pools: Pools): SealedLot {
  return { units, cost, since: receivedOn(origin), receivedAt: receivedAt(origin, pools), reference: origin.reference };
}

/** With what removals were away, and rows came home, that closed months alone can tell of. */
export type Removed = RemovedBefore & { readonly lots: Lots };

/**
 * `openedBy` is what locations open on. Rows that came home before that, to a warehouse whose book reaches back further than Amazon's ledger, came home
 * with what was noted then; where the warehouse opens on the seal as well, they are part of its balance.
 */
export function readRemoved(moves: readonly Move[], openedBy: ReadonlyMap<string, Seal>, seals: readonly Seal[], pools: Pools): Removed {
  const lots = new Map<Move, readonly Layer[]>();
  const away = [...openedBy].flatMap(([location, seal]) =>
    seal.lines.flatMap((line) => (line.location === location ? line.moved.flatMap((text) => abroadOf(text).map((removal) => ({ removal, line }))) : [])),
  );
  const removals = away
    .sort((a, b) => a.removal.day - b.removal.day || a.removal.turn - b.removal.turn)
    .map(({ removal, line }): Move => {
      const move = removalOf(removal, pools.idOf(line), line);
      lots.set(
        move,
        removal.lots.map((lot) => layerOf(lot, move)),
      );
      return move;
    });
  const homecomings = new Map<Move, readonly Homecoming[]>();
  const noted = homeByLine(seals, pools);
  for (const move of moves) {
    const seal = move.removedFrom === undefined ? undefined : openedBy.get(move.removedFrom);
    if (seal === undefined || move.to === null || move.day > seal.closedTo) continue;
    const ofLine = noted.get(move.to) ?? new Map<string, (readonly SealedLot[])[]>();
    const print = printAmong({ has: (one) => (ofLine.get(one)?.length ?? 0) > 0 }, { move, out: NO_COST, in: NO_COST }, move.to);
    const came = print === null ? undefined : ofLine.get(print)?.shift();
    if (came === undefined) continue;
    // As if it had left the place that it came to, in whose currency it was noted.
    const removal = removalOf({ day: move.day, reference: move.reference, lots: came }, move.to, {
      place: seal.lines.find((line) => pools.idOf(line) === move.to)?.place ?? seal.place,
    });
    lots.set(
      removal,
      came.map((lot) => layerOf(lot, move)),
    );
    homecomings.set(move, [{ removal, units: move.quantity }]);
  }
  return { removals, homecomings, lots };
}

/** What comes home by no removal that is known. */
export type AtBalance = Removed & { readonly balances: ReadonlyMap<Move, Seal> };

/** Goods that came home from where the books open on a seal, and that nothing says how they left: at what a unit was closed with there. */
export function atClosedBalance(
  moves: readonly Move[],
  linked: Homecomings,
  { removals, lots }: Removed,
  openedBy: ReadonlyMap<string, Seal>,
  pools: Pools,
): AtBalance {
  const [homecomings, known, balances] = [new Map(linked), new Map(lots), new Map<Move, Seal>()];
  for (const move of moves) {
    const { removedFrom, to, quantity } = move;
    const seal = removedFrom === undefined || to === null || quantity <= 0 || linked.has(move) ? undefined : openedBy.get(removedFrom);
    const lines =
      seal?.lines.filter(({ location, sku, quantity: there }) => location === removedFrom && to !== null && sku === pools.at(to).sku && there > 0) ?? [];
    const [first] = lines;
    const costs = lines.flatMap(({ cost }) => cost ?? []);
    if (seal === undefined || first === undefined || costs.length < lines.length) continue;
    const removal = { ...removalOf({ day: move.day, reference: move.reference, lots: [] }, pools.idOf(first), first), quantity };
    const whole = lines.reduce((sum, line) => sum + line.quantity, 0);
    known.set(removal, [{ units: quantity, cost: shareOfCost(sumCosts(costs), { count: quantity, whole }), origin: move }]);
    homecomings.set(move, [{ removal, units: quantity }]);
    balances.set(move, seal);
  }
  return { removals, homecomings, lots: known, balances };
}

function abroadOf(text: string): readonly SealedRemoval[] {
  const note = noteOf(text);
  return note.kind === "abroad" ? [note] : [];
}

function homeByLine(seals: readonly Seal[], pools: Pools): ReadonlyMap<PoolId, Map<string, (readonly SealedLot[])[]>> {
  const byLine = new Map<PoolId, Map<string, (readonly SealedLot[])[]>>();
  for (const line of seals.flatMap(({ lines }) => lines))
    for (const note of line.moved.map(noteOf)) {
      if (note.kind !== "home") continue;
      const ofLine = byLine.get(pools.idOf(line)) ?? new Map<string, (readonly SealedLot[])[]>();
      byLine.set(pools.idOf(line), ofLine.set(note.print, [...(ofLine.get(note.print) ?? []), note.lots]));
    }
  return byLine;
}

function removalOf({ day, reference, lots }: Omit<SealedRemoval, "turn">, from: PoolId, { place }: Pick<SealedLine, "place">): Move {
  const quantity = lots.reduce((sum, { units }) => sum + units, 0);
  return { day, rank: RANKS.exit, from, to: null, exit: "removal", entry: null, quantity, cost: CARRIED, newUnitCost: null, reference, place };
}

function layerOf({ units, cost, since, receivedAt: where, reference }: SealedLot, like: Move): Layer {
  return { units, cost, origin: { ...like, reference, carried: { since, receivedAt: where } } };
}
