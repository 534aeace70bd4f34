/** What cases decided of a line, in words: how many units, how, and by which case; and what becomes of those that the carrier lost. */
import type { LineCase } from "../compensation/find-cases";
import { openBeforeDelivery, openUnits, unitsToAsk, type Settled } from "./decided-units";
import type { ExplainedLine } from "./shipment-parts";

export function sayDecided(line: ExplainedLine): readonly string[] {
  const { carrier } = unitsToAsk({ ...line, responsibility: line.verdict.responsibility });
  const waits = Math.max(0, 0 - openUnits(line)) + Math.max(0, 0 - openBeforeDelivery(line));
  return [
    ...line.decision.settled.flatMap(sayOne),
    ...(carrier > 0 ? [`the carrier's ${carrier} ${stay(carrier)} in transit until a case of kind carrier-loss decides, or a movement of type lost`] : []),
    ...(line.verdict.responsibility === "seller" && waits > 0
      ? [`your ${waits} ${stay(waits)} in transit until a case is written off, or a movement of type lost`]
      : []),
  ];
}

const stay = (units: number): string => (units === 1 ? "stays" : "stay");

/** What a paid case did not pay is as good as refused. */
function sayOne({ by, taken, granted }: Settled): readonly string[] {
  const [name, how] = [nameOfLineCase(by), by.status.replace("-", " ")];
  return [
    ...(taken === 0
      ? []
      : by.debtor === "amazon" && (by.status === "reimbursed" || by.status === "restocked")
        ? [`${name} is decided for ${by.units ?? "all"}: ${taken} of them were not made good, and are lost`]
        : [`decided: ${how} ${taken} (${by.caseId === "" ? name : by.caseId})`]),
    ...(granted === 0 ? [] : [`decided: ${granted} granted and not paid yet (${by.caseId === "" ? name : by.caseId})`]),
  ];
}

export function nameOfLineCase({ caseId }: Pick<LineCase, "caseId">): string {
  return caseId === "" ? "a case without an ID" : `case ${caseId}`;
}
