/**
 * What a decided case spoke of -> the units of each line that nobody is to be asked about any more: those that were refused or given up,
 * and those of a paid case that were not paid. What Amazon made good is told apart; what it granted and did not pay, or took back, is open.
 */
import type { CaseStatus } from "../../domain/claims";
import { keyOfLine } from "../../domain/shipment-line";
import { UNANSWERED, type Allocation } from "../compensation/allocate-reimbursements";
import type { LineCase } from "../compensation/find-cases";
import { groupBy } from "../../columns/group-by";
import type { ShipmentLine } from "../findings";
import type { BookLine } from "./shipment-book";

/** Outcomes after which nobody waits for the units any more. */
const DECIDED: readonly CaseStatus[] = ["reimbursed", "restocked", "denied", "written-off"];

/** Of these only the units that were made good are settled, where the case names no number: the rest may still be paid for. */
const MADE_GOOD: readonly CaseStatus[] = ["reimbursed", "restocked"];

/** `spoken`: units that the case decides, made good or not. `refused`: those of them that were not made good. */
export type Decision = { readonly spoken: number; readonly refused: number };
export const NO_DECISION: Decision = { spoken: 0, refused: 0 };

/** `open` units are missing, and nothing answers them. Each line is asked once, oldest first, so that a case about several of them is used up in that order. */
export type DecideUnits = (line: BookLine, about: LineCase | null, open: number) => Decision;

export function openDecisions({ answers, shares, payments }: Allocation): DecideUnits {
  const sharesOf = groupBy(shares, ({ key }) => key);
  const takenBack = new Set(payments.flatMap(({ caseId, takenBackUnits }) => (caseId !== "" && takenBackUnits > 0 ? [caseId] : [])));
  const used = new Map<string, number>();
  return (line, about, open) => {
    if (about === null || !DECIDED.includes(about.status)) return NO_DECISION;
    const key = keyOfLine(line.shipmentId, line.sku);
    const answer = answers.get(key) ?? UNANSWERED;
    const own = sharesOf.get(key) ?? [];
    // Another case's answer is none of this one's.
    const byOthers = own.reduce((sum, { record, stockUnits, cashUnits }) => (record === null || record.caseId === about.caseId ? sum : sum + stockUnits + cashUnits), 0);
    const answered = answer.stockUnits + answer.cashUnits - byOthers;
    const isMadeGood = MADE_GOOD.includes(about.status);
    if (isMadeGood && (about.units === null || takenBack.has(about.caseId) || own.some(({ payment }) => payment !== null && payment.takenBackUnits > 0))) return { spoken: answered, refused: 0 };
    if (about.units === null) return { spoken: open + answered, refused: open };
    const left = about.units - (used.get(keyOfCaseRow(about)) ?? 0);
    const spoken = Math.max(0, Math.min(open + answered, left));
    used.set(keyOfCaseRow(about), about.units - left + spoken);
    return { spoken, refused: Math.max(0, spoken - answered) };
  };
}

/** Whether Amazon granted what the case asks, and has not paid it. */
export function isUnpaid({ unpaid }: Allocation, about: LineCase | null): boolean {
  return about !== null && [...unpaid.keys()].some((record) => keyOfCaseRow(record) === keyOfCaseRow(about));
}

/** A row of the register: a draft has no number to be known by. */
export function keyOfCaseRow({ caseId, place }: Pick<LineCase, "caseId" | "place">): string {
  return `${caseId}|${place?.source.label ?? ""}|${place?.row ?? ""}`;
}

/** What of a line's unexplained units is left to act on, in their sign: what a case decided is none of it. */
export function openUnits({ parts, decided }: Pick<ShipmentLine, "parts" | "decided">): number {
  return (parts.unexplained ?? 0) - decided;
}
