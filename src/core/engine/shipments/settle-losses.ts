/**
 * What is lost of a line by all that is known now, against what closed months gave up of it -> what is lost besides, and what is in transit again. What a closed
 * month gave up is explained by what was decided or paid by then, and by what its own case says now; of the rest, each unit is there again on the day of what changed it.
 */
import type { Day } from "../../domain/day";
import { shareOfCost, type Cost, type UnitsAtCost } from "../../domain/cost";
import type { LineCase } from "../compensation/find-cases";
import type { Reversal } from "../compensation/payment";
import type { Place } from "../../domain/source";

/**
 * Units that a case decided or a payment answers, on the day from which on they are lost; no day where the register does not say. `by` is null where no case did,
 * `paidAt` is the row of the payment by which they are, null where a decision came first. `paidBy` is what paid for them, before or after; "" where nothing did.
 */
export type Lost = {
  readonly by: LineCase | null;
  readonly units: number;
  readonly day: Day | null;
  readonly place: Place | null;
  readonly paidAt: Place | null;
  readonly paidBy: string;
  /** Whether they were paid for before, and that was taken back: they are open in between. */
  readonly isAgain: boolean;
  /** Before which they may still come; null where nothing is waited for. */
  readonly countedBy: Day | null;
};
/** What puts units into transit again: those of a line that came in, or of which the money was taken back. */
export type Undone = { readonly units: number; readonly day: Day; readonly place: Place | null };
/** What took money back, and what it has left for others; `cases` whose units it may have left open, "" those of none, null anybody's. */
export type MoneyBack = { readonly of: Reversal; readonly cases: readonly string[] | null; readonly purse: { left: number } };
/** What closed months gave up, by whom; `cost` null where they do not tell. */
export type GivenUp = { readonly caseId: string | null; readonly units: number; readonly cost: Cost | null };
export type Settling = {
  readonly losses: readonly Lost[];
  readonly given: readonly GivenUp[];
  readonly until: Day | null;
  /** What came in after the closed months and left fewer units missing than they gave up, and what was taken back after them; the oldest first. */
  readonly arrived: readonly Undone[];
  /** The same of what came in on closed days, and was not there when they were closed. */
  readonly arrivedLate: number;
  readonly takenBack: readonly MoneyBack[];
  /** Units of the line that other shipments have too many of, by now or since before. */
  readonly elsewhere: readonly Elsewhere[];
};
export type Elsewhere = { readonly units: number; readonly shipmentId: string };
export type Back = UnitsAtCost & {
  readonly caseId: string | null;
  readonly why: "in-after-all" | "in-late" | "taken-back" | "elsewhere" | "register";
  readonly day: Day | null;
  readonly place: Place | null;
  /** Under which shipment they came in; null where that is not why. */
  readonly under: string | null;
};
export type SettledLosses = { readonly lost: readonly Lost[]; readonly back: readonly Back[] };

type Left<T> = { readonly of: T; left: number };
const open = <T extends { readonly units: number }>(all: readonly T[]): readonly Left<T>[] => all.map((of) => ({ of, left: of.units }));
const sumOf = (all: readonly { readonly left: number }[]): number => all.reduce((sum, { left }) => sum + left, 0);

/** `losses` stand oldest first. */
export function settleLosses({ losses, given, until, arrived, arrivedLate, takenBack, elsewhere }: Settling): SettledLosses {
  const [events, pins] = [open(losses), open(given)];
  const isClosed = ({ day }: Lost): boolean => day !== null && until !== null && day <= until;
  /** What a closed month knows without saying by whom may be anybody's. */
  const isOwn = ({ caseId }: GivenUp, one: Lost): boolean =>
    caseId === null || (caseId === (one.by?.caseId ?? "") && ((caseId !== "" && !one.isAgain) || isClosed(one)));
  const explain = (event: Left<Lost>, isBy: (pin: GivenUp) => boolean): void => {
    for (const pin of pins.filter(({ of }) => isBy(of))) {
      const taken = Math.min(event.left, pin.left);
      event.left -= taken;
      pin.left -= taken;
    }
  };
  for (const event of events) explain(event, (pin) => isOwn(pin, event.of));
  for (const event of events) if (isClosed(event.of)) explain(event, () => true);
  const back: Back[] = [];
  const putBack = (
    why: Back["why"],
    { units, day = null, place = null, under = null }: Pick<Back, "units"> & Partial<Pick<Back, "day" | "place" | "under">>,
    cases: MoneyBack["cases"] = null,
  ): number => {
    let left = units;
    for (const pin of pins) {
      const count = Math.min(left, pin.left);
      if (count <= 0 || pin.of.cost === null || (cases !== null && !cases.includes(pin.of.caseId ?? ""))) continue;
      left -= count;
      pin.left -= count;
      back.push({ why, units: count, cost: shareOfCost(pin.of.cost, { count, whole: pin.of.units }), day, place, under, caseId: pin.of.caseId });
    }
    return units - left;
  };
  putBack("in-late", { units: arrivedLate });
  for (const one of arrived) putBack("in-after-all", one);
  for (const { of, cases, purse } of takenBack) purse.left -= putBack("taken-back", { ...of, units: purse.left }, cases);
  // What the register says otherwise now has no day: the same units, lost by another row.
  for (const event of events) explain(event, () => true);
  for (const { units, shipmentId } of elsewhere) putBack("elsewhere", { units, under: shipmentId });
  putBack("register", { units: sumOf(pins) });
  return { lost: events.flatMap(({ of, left }) => (left > 0 ? [{ ...of, units: left }] : [])), back };
}
