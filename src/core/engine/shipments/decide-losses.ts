/**
 * Which units in transit will not come any more: those that a decided case was about, paid yet or not, and those that Amazon made good. They are
 * lost on the day of the decision; units that the seller's own movements took out of transit are not lost again. What Amazon received after all was not lost, whatever the case says.
 */
import type { Day, Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import { UNANSWERED, type Allocation } from "../compensation/allocate-reimbursements";
import type { LineCase } from "../compensation/find-cases";
import type { LineAccount } from "./line-accounts";
import type { Move } from "../movements/move";
import type { Pools } from "../movements/pools";
import { dispatchesOf, type BookLine } from "./shipment-book";
import type { Explained } from "./shipment-parts";
import type { Relief } from "./received-elsewhere";
import type { Loss } from "./transit-moves";

type Context = {
  readonly today: Day;
  readonly period: Period;
  readonly ledgerStart: Day | null;
  /** What the seller booked. */
  readonly own: readonly Move[];
  readonly pools: Pools;
};

/** Lines come oldest first, so that a movement that names none of them is used up in that order. */
export function decideLosses(
  { lines, reliefs, allocation }: Explained,
  accounts: readonly LineAccount[],
  context: Context,
): { readonly losses: readonly Loss[]; readonly issues: readonly Issue[] } {
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const byHand = bookedByHand(context, new Set(accounts.map(({ line }) => keyOfLine(line.shipmentId, line.sku))));
  const lastDay = context.today < context.period.to ? context.today : context.period.to;
  const undated = new Map<string, Issue>();
  const dayOf = (by: LineCase, answered: Day | null): Day => {
    const day = by.closed ?? answered;
    // A decision comes after its question.
    const assumed = by.opened !== null && by.opened > lastDay ? by.opened : lastDay;
    if (day === null && !undated.has(by.key)) undated.set(by.key, raise("case-day-missing", by.place, { caseId: by.caseId, status: by.status, day: assumed }));
    return day ?? assumed;
  };
  const losses = lines.flatMap(({ counted: { line }, decision: { settled } }): readonly Loss[] => {
    const account = accountOf.get(line);
    // What nobody can say when it left never was in transit.
    const inTransit = account === undefined || dispatchesOf(line, context.ledgerStart).length === 0 ? 0 : unitsHeld(account, reliefs);
    let held = inTransit - byHand(line, inTransit);
    if (held <= 0) return [];
    const answer = answerOf(allocation, line);
    const bySettled = settled.map(({ by, answered, taken, granted }): Loss => ({
      line,
      units: answered + taken + granted,
      day: dayOf(by, answer.day),
      place: by.place ?? line.place,
    }));
    let closed = account?.lost ?? 0;
    const alone = answer.stockUnits + answer.cashUnits - settled.reduce((sum, { answered }) => sum + answered, 0);
    return [...bySettled, { line, units: alone, day: answer.day ?? lastDay, place: line.place }]
      .sort((a, b) => a.day - b.day)
      .flatMap((loss) => {
        // What a closed month gave up is not lost again.
        const before = Math.min(closed, loss.units);
        closed -= before;
        const units = Math.min(held, loss.units - before);
        held -= units;
        return units <= 0 ? [] : [{ ...loss, units }];
      });
  });
  // A decision of a day that is closed, which the closed month did not have: its rows are not here to be replayed, so that the first open day has it.
  const issues = [...undated.values()];
  const inTime = losses.map((loss): Loss => {
    const { line, units, day, place } = loss;
    const on = accountOf.get(line)?.isClosed === true && context.ledgerStart !== null && day < context.ledgerStart ? context.ledgerStart : day;
    if (on === day) return loss;
    issues.push(raise("loss-booked-late", place, { line: `${line.sku} of ${line.shipmentId}`, units, day, on }, { goods: [line.sku], from: null, to: null }));
    return { ...loss, day: on };
  });
  return { losses: inTime, issues };
}

/** What the seller's own movements took out of transit already: of the shipment they name, else of the oldest that holds such goods. */
function bookedByHand({ own, pools }: Context, known: ReadonlySet<string>): (line: BookLine, held: number) => number {
  const left = new Map<string, number>();
  for (const { from, to, quantity, reference } of own) {
    if (from === null || to !== null || pools.at(from).location !== IN_TRANSIT) continue;
    const { sku } = pools.at(from);
    const named = keyOfLine(reference, sku);
    const key = known.has(named) ? named : keyOfLine("", sku);
    left.set(key, (left.get(key) ?? 0) + quantity);
  }
  return ({ shipmentId, sku }, held) =>
    [keyOfLine(shipmentId, sku), keyOfLine("", sku)].reduce((sum, key) => {
      const units = Math.max(0, Math.min(held - sum, left.get(key) ?? 0));
      left.set(key, (left.get(key) ?? 0) - units);
      return sum + units;
    }, 0);
}

/** Units of a line that are in transit once everything has arrived that did. */
function unitsHeld({ line, before, gone, takings }: LineAccount, reliefs: readonly Relief[]): number {
  const received = takings.reduce((sum, { quantity }) => sum + quantity, before);
  const elsewhere = reliefs.reduce((sum, { from, units }) => (from === line ? sum + units : sum), 0);
  const fromOthers = reliefs.reduce((sum, { to, units }) => (to === line ? sum + units : sum), 0);
  const sent = line.dispatched - gone + fromOthers;
  return sent - Math.min(sent, Math.max(0, received)) - elsewhere;
}

function answerOf({ answers }: Allocation, { shipmentId, sku }: BookLine): typeof UNANSWERED {
  return answers.get(keyOfLine(shipmentId, sku)) ?? UNANSWERED;
}
