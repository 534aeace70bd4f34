/** How far a line has come, from what its variance is made of and what its case says. The rules are read from the top: the first that holds decides. */
import { isAskedCase } from "../../domain/claims";
import { addDays, isoOf } from "../../domain/day";
import { isOwedByCarrier } from "../compensation/find-cases";
import type { ShipmentState } from "../findings";
import { openBeforeDelivery, openUnits } from "./decided-units";
import type { ExplainedLine } from "./shipment-parts";

export function stateOf(line: ExplainedLine): ShipmentState {
  // More than was sent, and nothing makes up for it.
  return STATES.find(({ when }) => when(line))?.state ?? "over";
}

const has = ({ parts }: ExplainedLine, part: keyof ExplainedLine["parts"]): boolean => (parts[part] ?? 0) !== 0;

/** Units that neither time nor another line nor a payment makes up: who lost them is known at best. */
const isOpen = (line: ExplainedLine): boolean => has(line, "unexplained") || has(line, "logistics");

/** What came later, was found or was paid for leaves nothing to ask about. */
const isMadeUp = (line: ExplainedLine): boolean =>
  !isOpen(line) && (["received-later", "found", "reimbursed-stock", "reimbursed-cash"] as const).some((part) => has(line, part));

/** Nothing is open but what cases decided. */
const isDecided = (line: ExplainedLine): boolean => isOpen(line) && openUnits(line) === 0 && openBeforeDelivery(line) === 0;

/** Some of it was refused; what a paid case did not pay was refused as well, but for a carrier, whose payments stand in no report. */
const wasRefused = ({ decision }: ExplainedLine): boolean =>
  decision.settled.some(({ by, taken }) => taken > 0 && (by.status === "denied" || (by.debtor === "amazon" && by.status !== "written-off")));
const wasGivenUp = ({ decision }: ExplainedLine): boolean => decision.settled.some(({ by, taken }) => taken > 0 && by.status === "written-off");

/** Whoever answers for none of what is open is asked in vain, and a case that was answered whole asks nothing; one that was paid is open again where the money was taken back. */
const hasOpenCase = (line: ExplainedLine): boolean =>
  (isOpenAtAmazon(line) &&
    line.counted.cases.some((one) => one.debtor === "amazon" && isAskedCase(one.status) && !line.decision.answeredWhole.includes(one))) ||
  line.decision.pending.some(({ isSent }) => isSent);
const isOpenAtAmazon = (line: ExplainedLine): boolean => has(line, "unexplained") && line.verdict.responsibility !== "logistics";

/** A case that was granted is closed by its payment. */
const isOwed = ({ decision }: ExplainedLine): boolean => decision.settled.some(({ granted }) => granted > 0);

const awaitsCarrier = ({ decision }: ExplainedLine): boolean => decision.settled.some(({ by, taken }) => taken > 0 && isOwedByCarrier(by));

const STATES: readonly { readonly state: ShipmentState; readonly when: (line: ExplainedLine) => boolean }[] = [
  { state: "not-received", when: ({ counted: { line, progress, received } }) => received === 0 && line.dispatched === 0 && progress === "on-its-way" },
  { state: "matched", when: ({ counted: { line, received } }) => received === line.dispatched },
  { state: "not-received", when: ({ counted: { progress } }) => progress === "on-its-way" },
  { state: "receiving", when: (line) => has(line, "receiving") && !(isOpen(line) && (hasOpenCase(line) || isOwed(line))) },
  { state: "recovered", when: isMadeUp },
  { state: "case-open", when: (line) => isOpen(line) && (hasOpenCase(line) || isOwed(line)) },
  { state: "case-open", when: (line) => isDecided(line) && awaitsCarrier(line) },
  { state: "denied", when: (line) => isDecided(line) && wasRefused(line) },
  { state: "written-off", when: (line) => isDecided(line) && wasGivenUp(line) },
  { state: "recovered", when: isDecided },
  { state: "short", when: ({ counted: { line, received } }) => received < line.dispatched },
];

/** What stands behind the state, for lines of which nobody is judged yet. */
export function describeState({ counted: { line, received, clockStart } }: ExplainedLine, state: ShipmentState, receivingDays: number): readonly string[] {
  switch (state) {
    case "not-received":
      if (line.dispatched === 0) return ["not sent yet"];
      return [line.shipped === null ? "not received, ship date unknown" : `shipped ${isoOf(line.shipped)}, on its way`];
    case "receiving":
      if (line.deliveredOn !== null) return [`delivered ${isoOf(line.deliveredOn)}, Amazon counts until ${isoOf(addDays(line.deliveredOn, receivingDays))}`];
      return [
        `${received} of ${line.dispatched} received so far, delivery date unknown${clockStart === null ? "" : `; taken as over on ${isoOf(addDays(clockStart, receivingDays))}`}`,
      ];
    default:
      return [];
  }
}
