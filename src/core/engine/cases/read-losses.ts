/**
 * Valued moves -> what units that left transit as lost left with, by shipment line and by who gave them up: a case, or any other row (a payment that
 * no case asked for, a movement of the seller's). What a case gave up in a closed month it gave up at what was booked then, whatever its goods cost by now.
 */
import { isOpenCase } from "../../domain/claims";
import { addUnits, isNoCost, negateCost, NO_UNITS, shareOfCost, subtractCost, totalOf, type UnitsAtCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import type { CurrencyCode } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace, type Place } from "../../domain/source";
import type { Seal } from "../closing/seal";
import type { Note } from "../closing/sealed-notation";
import { keyOfLoss, lossesOfSeals, textOfLoss } from "../closing/sealed-losses";
import { groupBy } from "../../columns/group-by";
import { nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { PoolId, Pools } from "../movements/pools";
import type { LostInTransit } from "../valuation/book-values";
import type { UnitBasis } from "../valuation/entry-costs";
import type { ValuedMove } from "../valuation/valuation";

type Line = { readonly shipmentId: string; readonly sku: string };
export type Losses = {
  readonly lostInTransit: LostInTransit;
  /** What cases gave up until a day and no closed month holds yet, as texts by the goods in transit. */
  readonly sealUntil: (day: Day) => ReadonlyMap<PoolId, readonly string[]>;
  /** What decisions and payments took out of transit until a day, and no closed month has yet: each by itself. */
  readonly decidedUntil: (day: Day) => readonly { readonly sku: string; readonly note: Note }[];
  readonly issues: readonly Issue[];
};

type Context = {
  readonly pools: Pools;
  readonly isCosted: (pool: PoolId) => boolean;
  readonly cases: readonly CaseRecord[];
  /** Closed months before the period, oldest first. */
  readonly seals: readonly Seal[];
  readonly currency: CurrencyCode;
};
type Loss = Line & UnitsAtCost & { readonly giver: string; readonly day: Day; readonly isDecided: boolean; readonly paidBy: string };

export function readLosses(valued: readonly ValuedMove[], { pools, isCosted, cases, seals, currency }: Context): Losses {
  const giverOf = nameGivers(cases);
  const losses = valued.flatMap(({ move, out, in: into }): readonly Loss[] => {
    const pool = move.exit === "lost" ? move.from : move.decided === undefined ? null : move.to;
    if (pool === null || pools.at(pool).location !== IN_TRANSIT || !isCosted(pool)) return [];
    const { sku, shipment = move.reference } = pools.at(pool);
    const lost = move.exit === "lost" ? { units: move.quantity, cost: out } : { units: 0 - move.quantity, cost: negateCost(into) };
    return [
      {
        shipmentId: move.lackedBy ?? shipment,
        sku,
        giver: giverOf(move.place),
        day: move.day,
        isDecided: move.decided !== undefined,
        paidBy: move.paidBy ?? "",
        ...lost,
      },
    ];
  });
  const byGiver = groupBy(losses, nameOf);
  const closedTo = seals.at(-1)?.closedTo ?? -Infinity;
  const sealed = lossesOfSeals(seals);
  const recordOf = new Map(cases.filter(({ caseId, status }) => caseId !== "" && !isOpenCase(status)).map((record) => [giverOf(record.place), record]));
  const closedOf = (line: Line, giver: string): UnitsAtCost =>
    recordOf.has(giver) ? (sealed.get(keyOfLoss({ ...line, caseId: caseOf(giver) })) ?? NO_UNITS) : NO_UNITS;
  /** As the closed months have it; what the rows have beyond that; and what was lost after them, until a day. */
  const lotsOf = (
    line: Line,
    giver: string,
    until: Day | null,
  ): { readonly closed: UnitsAtCost; readonly beyond: UnitsAtCost; readonly since: UnitsAtCost } => {
    const all = byGiver.get(nameOf({ ...line, giver })) ?? [];
    const closed = closedOf(line, giver);
    const before = sumOf(all.filter(({ day }) => day <= closedTo));
    const count = Math.max(0, before.units - closed.units);
    return {
      closed,
      beyond: count === 0 ? NO_UNITS : { units: count, cost: shareOfCost(before.cost, { count, whole: before.units }) },
      since: sumOf(all.filter(({ day }) => day > closedTo && (until === null || day <= until))),
    };
  };
  const basesOf = (line: Line, giver: string): readonly UnitBasis[] => {
    const { closed, beyond, since } = lotsOf(line, giver, null);
    const rest = addUnits(beyond, since);
    // What is in transit again was given up no more.
    return (rest.units < 0 ? [addUnits(closed, rest)] : [closed, rest]).filter(({ units }) => units > 0);
  };
  return {
    lostInTransit: (line, by) => (by === null ? [line, { ...line, shipmentId: "" }].flatMap((one) => basesOf(one, NO_CASE)) : basesOf(line, giverOf(by))),
    sealUntil: (day) =>
      new Map(
        [
          ...groupBy(
            [...byGiver.values()].flatMap(([first]) => first ?? []),
            ({ sku }) => sku,
          ),
        ].map(([sku, ofSku]) => [
          pools.idOf({ location: IN_TRANSIT, sku, fnsku: null, disposition: null }),
          ofSku.flatMap((one) => {
            const { beyond, since } = lotsOf(one, one.giver, day);
            const fresh = addUnits(beyond, since);
            return caseOf(one.giver) === "" || fresh.units === 0 ? [] : [textOfLoss({ ...fresh, shipmentId: one.shipmentId, caseId: caseOf(one.giver) })];
          }),
        ]),
      ),
    decidedUntil: (until) =>
      losses.flatMap(({ isDecided, day, shipmentId, sku, giver, units, cost, paidBy }) =>
        isDecided && day > closedTo && day <= until
          ? [{ sku, note: { kind: "decided", day, units, cost, shipmentId, caseId: caseOf(giver), paidBy } as const }]
          : [],
      ),
    issues: [...byGiver.values()].flatMap((all): readonly Issue[] => {
      const [first] = all;
      const record = first === undefined ? undefined : recordOf.get(first.giver);
      if (first === undefined || record === undefined) return [];
      const [closed, now] = [closedOf(first, first.giver), sumOf(all.filter(({ day }) => day <= closedTo))];
      if (closed.units === 0 || closed.units !== now.units || isNoCost(subtractCost(now.cost, closed.cost))) return [];
      return [
        raise("case-worth-closed", record.place, {
          caseId: record.caseId,
          line: nameOfCase(first),
          units: closed.units,
          closed: sayMoney(totalOf(closed.cost), currency),
          now: sayMoney(totalOf(now.cost), currency),
        }),
      ];
    }),
  };
}

const NO_CASE = "";
const OF_CASE = "case ";

/** A case is known by its ID wherever its row stands by now; one without an ID by its row. */
function nameGivers(cases: readonly CaseRecord[]): (place: Place | null) => string {
  const names = new Map(cases.map(({ caseId, place }) => [keyOfPlace(place), caseId === "" ? `row ${keyOfPlace(place)}` : `${OF_CASE}${caseId}`]));
  return (place) => names.get(keyOfPlace(place)) ?? NO_CASE;
}

/** The ID of a giver that is a case with one; else "". */
const caseOf = (giver: string): string => (giver.startsWith(OF_CASE) ? giver.slice(OF_CASE.length) : "");
const sumOf = (losses: readonly UnitsAtCost[]): UnitsAtCost => losses.reduce(addUnits, NO_UNITS);
const nameOf = ({ shipmentId, sku, giver }: Line & { readonly giver: string }): string => JSON.stringify([keyOfLine(shipmentId, sku), giver]);
