/** What cases decided of a line, in words: how many units, how, and by which case; and what becomes of those that the carrier lost. */
import { isPromised } from "../../domain/claims";
import type { LineCase } from "../compensation/find-cases";
import { isMadeGood } from "../compensation/read-cases";
import type { PendingCase } from "../findings";
import { openBeforeDelivery, openUnits, type Settled, type Units } from "./decided-units";
import type { ExplainedLine } from "./shipment-parts";

/** `asked` are the units that somebody can be asked for. */
export function sayDecided(line: ExplainedLine, { amazon, carrier }: Units): readonly string[] {
  const isYours = line.verdict.responsibility === "seller";
  const yours = Math.max(0, 0 - openUnits(line)) + Math.max(0, 0 - openBeforeDelivery(line)) - amazon - carrier;
  return [
    ...line.decision.settled.flatMap(sayOne),
    ...(isYours ? line.decision.pending.filter(({ isSent }) => isSent).map(sayAsked) : []),
    ...(carrier > 0 ? [`the carrier's ${carrier} ${stay(carrier)} in transit until a case of kind carrier-loss decides, or a movement of type lost`] : []),
    ...(isYours && yours > 0 ? [`your ${yours} ${stay(yours)} in transit until a case is written off, or a movement of type lost`] : []),
  ];
}

const stay = (units: number): string => (units === 1 ? "stays" : "stay");

function sayAsked({ units, ...about }: PendingCase): string {
  return `${nameOfLineCase(about)} asks for ${units} of what is yours, until it is closed or refused`;
}

/** What a paid case did not pay is as good as refused. */
function sayOne({ by, taken, granted }: Settled): readonly string[] {
  const [name, how] = [nameOfLineCase(by), by.status.replace("-", " ")];
  return [
    ...(taken === 0
      ? []
      : by.debtor === "amazon" && isMadeGood(by.status)
        ? [`${name} is decided for ${by.units ?? "all"}: ${taken} of them were not made good, and are lost`]
        : [`decided: ${how} ${taken}${isPromised(by.status) ? ", not paid yet" : ""} (${by.caseId === "" ? name : by.caseId})`]),
    ...(granted === 0 ? [] : [`decided: ${granted} granted and not paid yet (${by.caseId === "" ? name : by.caseId})`]),
  ];
}

export function nameOfLineCase({ caseId }: Pick<LineCase, "caseId">): string {
  return caseId === "" ? "a case without an ID" : `case ${caseId}`;
}
