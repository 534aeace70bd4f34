/**
 * Which units in transit will not come any more: those that a decided case was about, and those that Amazon made good. They are
 * lost on the day of the decision; units that the seller's own movements took out of transit are not lost again. What Amazon received after all was not lost, whatever the case says.
 */
import type { Day, Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import { UNANSWERED, type Allocation } from "../compensation/allocate-reimbursements";
import { keyOfCaseRow } from "./decided-units";
import type { LineAccount } from "./line-accounts";
import type { Move } from "../movements/move";
import type { Pools } from "../movements/pools";
import { dispatchesOf, type BookLine } from "./shipment-book";
import type { Explained } from "./shipment-parts";
import type { Loss, Relief } from "./transit-moves";

type Context = { readonly today: Day; readonly period: Period; readonly ledgerStart: Day | null; /** What the seller booked. */ readonly own: readonly Move[]; readonly pools: Pools };

/** Lines come oldest first, so that a movement that names none of them is used up in that order. */
export function decideLosses({ lines, reliefs, allocation }: Explained, accounts: readonly LineAccount[], context: Context): { readonly losses: readonly Loss[]; readonly issues: readonly Issue[] } {
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const byHand = bookedByHand(context, new Set(accounts.map(({ line }) => keyOfLine(line.shipmentId, line.sku))));
  const lastDay = context.today < context.period.to ? context.today : context.period.to;
  const undated = new Map<string, Issue>();
  const losses = lines.flatMap(({ counted: { line, case: about }, decision: { spoken, refused } }): readonly Loss[] => {
    const account = accountOf.get(line);
    // What nobody can say when it left never was in transit.
    const inTransit = account === undefined || dispatchesOf(line, context.ledgerStart).length === 0 ? 0 : unitsHeld(account, reliefs);
    const held = inTransit - byHand(line, inTransit);
    if (held <= 0) return [];
    const answer = answerOf(allocation, line);
    const units = Math.min(held, answer.stockUnits + answer.cashUnits + refused);
    if (units <= 0) return [];
    const decider = spoken > 0 ? about : null;
    const day = decider?.closed ?? answer.day;
    // A decision comes after its question.
    const assumed = decider?.opened !== undefined && decider.opened !== null && decider.opened > lastDay ? decider.opened : lastDay;
    if (day === null && decider !== null && !undated.has(keyOfCaseRow(decider))) undated.set(keyOfCaseRow(decider), raise("case-day-missing", decider.place, { caseId: decider.caseId, status: decider.status, day: assumed }));
    return [{ line, units, day: day ?? assumed, place: decider?.place ?? line.place }];
  });
  return { losses, issues: [...undated.values()] };
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
function unitsHeld({ line, before, takings }: LineAccount, reliefs: readonly Relief[]): number {
  const received = takings.reduce((sum, { quantity }) => sum + quantity, before);
  const elsewhere = reliefs.reduce((sum, { from, units }) => (from === line ? sum + units : sum), 0);
  return line.dispatched - Math.min(line.dispatched, Math.max(0, received)) - elsewhere;
}

function answerOf({ answers }: Allocation, { shipmentId, sku }: BookLine): typeof UNANSWERED {
  return answers.get(keyOfLine(shipmentId, sku)) ?? UNANSWERED;
}
