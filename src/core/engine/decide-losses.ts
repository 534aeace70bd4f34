/**
 * Which units in transit will not come any more: those that a decided case was about, and those that Amazon made good. They are
 * lost on the day of the decision. What Amazon received after all was not lost, whatever the case says.
 */
import type { CaseStatus } from "../domain/claims";
import type { Day } from "../domain/day";
import { UNANSWERED, type Allocation } from "./allocate-reimbursements";
import type { LineCase } from "./find-cases";
import { keyOfLine } from "./shipment-book";
import type { LineAccount } from "./match-receipts";
import type { BookLine } from "./shipment-book";
import type { Explained } from "./shipment-parts";
import { dispatchesOf, type Loss, type Relief } from "./transit-moves";

/** Outcomes after which nobody waits for the units any more. */
const DECIDED: readonly CaseStatus[] = ["reimbursed", "restocked", "denied", "written-off"];

/** Lines are asked oldest first, so that a case about several of them is used up in that order. */
export function decideLosses({ lines, reliefs, allocation }: Explained, accounts: readonly LineAccount[], { today, ledgerStart }: { readonly today: Day; readonly ledgerStart: Day | null }): readonly Loss[] {
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const claimed = new Map<string, number>();
  return lines.flatMap(({ counted: { line, case: about } }): readonly Loss[] => {
    const account = accountOf.get(line);
    // What nobody can say when it left never was in transit.
    const held = account === undefined || dispatchesOf(line, ledgerStart).length === 0 ? 0 : unitsHeld(account, reliefs);
    if (held <= 0) return [];
    const answer = answerOf(allocation, line);
    const byCase = decidedUnits(about, held, claimed);
    const units = Math.min(held, Math.max(byCase, answer.stockUnits + answer.cashUnits));
    if (units <= 0) return [];
    const decision = byCase > 0 ? about : null;
    return [{ line, units, day: decision?.closed ?? answer.day ?? today, place: decision?.place ?? line.place }];
  });
}

/** Units of a line that are in transit once everything has arrived that did. */
export function unitsHeld({ line, before, takings }: LineAccount, reliefs: readonly Relief[]): number {
  const received = takings.reduce((sum, { quantity }) => sum + quantity, before);
  const elsewhere = reliefs.reduce((sum, { from, units }) => (from === line ? sum + units : sum), 0);
  return line.dispatched - Math.min(line.dispatched, Math.max(0, received)) - elsewhere;
}

function decidedUnits(about: LineCase | null, held: number, claimed: Map<string, number>): number {
  if (about === null || !DECIDED.includes(about.status)) return 0;
  if (about.units === null) return held;
  const key = `${about.caseId}|${about.place?.source.label ?? ""}|${about.place?.row ?? ""}`;
  const left = claimed.get(key) ?? about.units;
  const units = Math.max(0, Math.min(held, left));
  claimed.set(key, left - units);
  return units;
}

function answerOf({ answers }: Allocation, { shipmentId, sku }: BookLine): typeof UNANSWERED {
  return answers.get(keyOfLine(shipmentId, sku)) ?? UNANSWERED;
}
