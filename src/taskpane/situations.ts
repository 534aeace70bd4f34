/** The situations that a seller tells apart, in the order in which they want attention, and which of them a claim, a case or a line is in. */
import { isOpenCase } from "../core/domain/claims";
import type { Day } from "../core/domain/day";
import type { CaseLine, ShipmentLine, ShipmentState } from "../core/engine/findings";
import { openUnits } from "../core/engine/shipments/decided-units";
import type { ChipTone } from "./chip";

export const SITUATIONS = {
  claim: { title: "To claim", words: "Arrived with a difference, no case", tone: "bad" },
  draft: { title: "Drafted", words: "Draft of a case in your register, not sent yet", tone: "note" },
  surplus: { title: "Too many", words: "More arrived than was sent, no case", tone: "warning" },
  open: { title: "Case open", words: "Arrived with a difference, case open", tone: "warning" },
  granted: { title: "Granted", words: "Compensation granted, not paid yet", tone: "warning" },
  early: { title: "Not yet", words: "Arrived with a difference, to claim later", tone: "note" },
  "on-its-way": { title: "On its way", words: "Not received yet", tone: "note" },
  late: { title: "Too late", words: "Arrived with a difference, claim window over", tone: "note" },
  settled: { title: "Settled", words: "Made good", tone: "good" },
  refused: { title: "Given up", words: "Denied or written off", tone: "plain" },
  closed: { title: "Closed", words: "Closed, without a word on the outcome", tone: "plain" },
} as const satisfies Record<string, { readonly title: string; readonly words: string; readonly tone: ChipTone }>;
export type Situation = keyof typeof SITUATIONS;
export const SITUATION_ORDER = Object.keys(SITUATIONS) as readonly Situation[];

/** Situations in which nobody was asked about a difference yet. */
export const UNASKED: ReadonlySet<Situation> = new Set(["claim", "surplus", "early", "late"]);
/** Nothing is left to do about these. */
export const OVER: ReadonlySet<Situation> = new Set(["settled", "refused", "closed"]);

/** What can be lost is red: not what nobody takes a claim for yet, nor what is lost already. */
export function situationInWindow({ claimFrom, claimUntil }: Pick<ShipmentLine, "claimFrom" | "claimUntil">, today: Day): "claim" | "early" | "late" {
  return claimUntil !== null && claimUntil < today ? "late" : claimFrom !== null && claimFrom > today ? "early" : "claim";
}

const OF_STATUS: Readonly<Record<string, Situation>> = {
  draft: "draft",
  granted: "granted",
  reimbursed: "settled",
  restocked: "settled",
  denied: "refused",
  "written-off": "refused",
  closed: "closed",
};

/** As the sheet of cases has it: what was granted and is not paid is neither open nor settled. A status in words of the seller's own is open. */
export function situationOfCase({ status, unitsGranted }: Pick<CaseLine, "status" | "unitsGranted">): Situation {
  if (unitsGranted > 0) return "granted";
  return status !== "draft" && isOpenCase(status) ? "open" : (OF_STATUS[status] ?? "open");
}

/** A case about several things is in the situation that wants attention first. */
export function situationOfCases(cases: readonly CaseLine[]): Situation {
  const all = cases.map(situationOfCase);
  return SITUATION_ORDER.find((one) => all.includes(one)) ?? "open";
}

const WAITING: ReadonlySet<ShipmentState> = new Set(["not-received", "receiving"]);
const ENDED: Partial<Record<ShipmentState, "settled" | "refused">> = { recovered: "settled", denied: "refused", "written-off": "refused" };

/** What a line is in by itself, whatever can be claimed of it; null where that is nothing. What a case is about is said by the case. */
export function situationOfLine(line: ShipmentLine, cases: readonly CaseLine[]): "on-its-way" | "surplus" | "settled" | "refused" | null {
  const { state } = line;
  if (WAITING.has(state)) return "on-its-way";
  const ended = ENDED[state];
  if (ended !== undefined) return cases.some((one) => [ended, "granted"].includes(situationOfCase(one))) ? null : ended;
  return state !== "case-open" && openUnits(line) > 0 ? "surplus" : null;
}
