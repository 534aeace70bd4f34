/**
 * How many of the units that a line may still get it waits for on a day. Once Amazon has closed the shipment, or has had its days to count it, what
 * is missing is a shortage and not awaited; neither is what a case asks for, or has decided.
 */
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import type { LineCase } from "../compensation/find-cases";
import type { MatchContext, OpenAccount } from "./line-accounts";

export function unitsWaitedFor(
  { line, takings, capacity }: OpenAccount,
  day: Day,
  { receivingDays, casesOf }: Pick<MatchContext, "receivingDays" | "casesOf">,
): number {
  const arrived = line.deliveredOn ?? takings.reduce<Day | null>((first, taking) => (first === null || taking.day < first ? taking.day : first), null);
  const isOver = (line.closed !== null && addDays(line.closed, DAYS_APART) < day) || (arrived !== null && addDays(arrived, receivingDays) < day);
  return isOver ? 0 : casesOf(line).reduce((waits, one) => Math.max(0, waits - unitsSpokenFor(one, day)), capacity);
}

/** A draft speaks to nobody, and of a case without a day nobody knows what came before it. */
function unitsSpokenFor({ status, opened, closed, units }: LineCase, day: Day): number {
  const since = opened ?? closed;
  return status === "draft" || since === null || since >= day ? 0 : (units ?? Infinity);
}
