/** The register of cases -> the case that speaks for a shipment line: one about its SKU before one about the whole shipment, one that Amazon was asked before a draft, and that before a closed one. */
import { groupBy } from "../../columns/group-by";
import { CASE_STATUSES, isAboutMissingUnits, isAskedCase, isOpenCase, type CaseStatus } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { readCases, type CaseRecord } from "./read-cases";

export type LineCase = {
  /** "" for a draft. */
  readonly caseId: string;
  /** A status that is not known counts as open: somebody is still at it. */
  readonly status: CaseStatus;
  readonly opened: Day | null;
  readonly closed: Day | null;
  /** Units claimed; null where the register states none. */
  readonly units: number | null;
  readonly place: Place | null;
};
export type CaseOf = (line: { readonly shipmentId: string; readonly sku: string }) => LineCase | null;

export function findCases(facts: Facts): CaseOf {
  // A case of another kind about the same shipment settles nothing here.
  const records = readCases(facts).filter(({ shipmentId, kind }) => shipmentId !== "" && isAboutMissingUnits(kind));
  const byLine = groupBy(records, ({ shipmentId, sku }) => keyOfLine(shipmentId, sku));
  return ({ shipmentId, sku }) => {
    const [first] = [keyOfLine(shipmentId, sku), keyOfLine(shipmentId, "")].flatMap((key) => [...(byLine.get(key) ?? [])].sort(openThenLatest));
    return first === undefined ? null : { ...first, status: statusOf(first) };
  };
}

function statusOf({ status, closed }: CaseRecord): CaseStatus {
  const known = (Object.keys(CASE_STATUSES) as CaseStatus[]).find((one) => one === status);
  return known ?? (closed === null ? "open" : "closed");
}

function openThenLatest(a: CaseRecord, b: CaseRecord): number {
  const waits = (one: CaseRecord): number => (isAskedCase(statusOf(one)) ? 0 : isOpenCase(statusOf(one)) ? 1 : 2);
  return waits(a) - waits(b) || (b.opened ?? -Infinity) - (a.opened ?? -Infinity) || compareText(a.caseId, b.caseId);
}
