/** The register of cases -> the case that speaks for a shipment line: one about its SKU before one about the whole shipment, an open one before a closed one. */
import { rowsOf, type RowOf } from "../columns/table";
import { CASE_STATUSES, type CaseStatus } from "../domain/claims";
import type { Day } from "../domain/day";
import type { Place } from "../domain/source";
import { compareText } from "../domain/text";
import type { CASES } from "../facts/claims";
import type { Facts } from "../facts/facts";
import { keyOfLine } from "./shipment-book";

export type LineCase = {
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

/** Kinds that ask where units of a shipment are; a case of another kind about the same shipment settles nothing here. */
const ABOUT_UNITS: readonly string[] = ["", "inbound-missing"];

export function findCases(facts: Facts): CaseOf {
  const byLine = new Map<string, Case[]>();
  for (const row of rowsOf(facts.cases)) {
    if (row.shipmentId === "" || !ABOUT_UNITS.includes(row.kind)) continue;
    const key = keyOfLine(row.shipmentId, row.sku);
    byLine.set(key, [...(byLine.get(key) ?? []), row]);
  }
  return ({ shipmentId, sku }) => {
    const [first] = [keyOfLine(shipmentId, sku), keyOfLine(shipmentId, "")].flatMap((key) => [...(byLine.get(key) ?? [])].sort(openThenLatest));
    return first === undefined ? null : readCase(facts, first);
  };
}

type Case = RowOf<typeof CASES>;

function readCase(facts: Facts, row: Case): LineCase {
  const source = facts.sources[row.at.source];
  return { caseId: row.caseId, status: statusOf(row), opened: row.opened, closed: row.closed, units: row.units, place: source === undefined ? null : { source, row: row.at.row } };
}

function statusOf({ status, closed }: Case): CaseStatus {
  const known = (Object.keys(CASE_STATUSES) as CaseStatus[]).find((one) => one === status);
  return known ?? (closed === null ? "open" : "closed");
}

function openThenLatest(a: Case, b: Case): number {
  const waits = (one: Case): number => (CASE_STATUSES[statusOf(one)].open ? 0 : 1);
  return waits(a) - waits(b) || (b.opened ?? -Infinity) - (a.opened ?? -Infinity) || compareText(a.caseId, b.caseId);
}
