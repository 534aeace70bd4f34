/**
 * The register of cases -> one record per case, shipment and SKU. A case that stands in several tables, or twice in one,
 * is one case: the row that is furthest along holds, whatever the order of the rows.
 */
import { rowsOf } from "../../columns/table";
import type { CaseStatus } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { Decimal } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";

/** Which case is about what. */
export type CaseName = {
  /** "" for a draft that was not sent. */
  readonly caseId: string;
  /** "" for a case that is about no shipment. */
  readonly shipmentId: string;
  /** "" for a case about a whole shipment. */
  readonly sku: string;
  /** A CLAIM_TYPES key where it is a known one. */
  readonly kind: string;
};
/** What its row says of a case, as it stands or as it was followed. */
export type CaseBasics = CaseName & {
  /** A CASE_STATUSES key where it is a known one. */
  readonly status: string;
  readonly opened: Day | null;
  readonly closed: Day | null;
  /** Money claimed or received, as stated. */
  readonly amount: Decimal | null;
  readonly note: string;
  readonly place: Place | null;
};
export type CaseRecord = CaseBasics & {
  /** Units claimed, as stated; null where that is nothing. */
  readonly units: number | null;
};

/** How far along: what decides a case outweighs a row written before the decision. */
const PROGRESS: ReadonlyMap<string, number> = new Map(Object.entries({ draft: 0, closed: 2, reimbursed: 3, restocked: 3, denied: 3, "written-off": 3 } satisfies Partial<Record<CaseStatus, number>>));
const progressOf = (status: string): number => PROGRESS.get(status) ?? 1;

export function readCases(facts: Facts): readonly CaseRecord[] {
  const byKey = new Map<string, CaseRecord>();
  for (const row of rowsOf(facts.cases)) {
    const one: CaseRecord = {
      caseId: row.caseId.trim(), shipmentId: row.shipmentId.trim(), sku: row.sku, kind: row.kind === "" && row.shipmentId !== "" ? "inbound-missing" : row.kind,
      status: row.status === "" ? (row.caseId === "" ? "draft" : "open") : row.status, opened: row.opened, closed: row.closed, units: row.units === 0 ? null : row.units, amount: row.amount, note: row.note,
      place: placeOfRow(facts, row),
    };
    const key = keyOfRecord(one);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? one : mergeRows(known, one));
  }
  return [...byKey.values()].sort(byCaseThenSku);
}

/** A draft is known by what it is about: it has no number yet. */
export function keyOfRecord(name: CaseName): string {
  return JSON.stringify([keyOfCaseOnLine(name), name.caseId === "" ? name.kind : ""]);
}

/** A case about a line, or about a whole shipment, whatever is claimed. */
export function keyOfCaseOnLine({ caseId, shipmentId, sku }: Omit<CaseName, "kind">): string {
  return JSON.stringify([caseId, keyOfLine(shipmentId, sku)]);
}

export function byCaseThenSku(a: CaseName, b: CaseName): number {
  return compareText(a.caseId, b.caseId) || compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku) || compareText(a.kind, b.kind);
}

function mergeRows(a: CaseRecord, b: CaseRecord): CaseRecord {
  const [first, second] = [a, b].sort((one, other) => progressOf(other.status) - progressOf(one.status) || (other.closed ?? -Infinity) - (one.closed ?? -Infinity) || compareText(one.status, other.status)) as [CaseRecord, CaseRecord];
  const pick = (choose: (one: number, other: number) => number, one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : choose(one, other));
  return {
    ...first,
    kind: first.kind === "" ? second.kind : first.kind,
    opened: pick(Math.min, first.opened, second.opened) as Day | null,
    closed: first.closed ?? second.closed,
    units: pick(Math.max, first.units, second.units),
    amount: first.amount ?? second.amount,
    note: first.note === "" ? second.note : first.note,
  };
}

/** Shipment IDs are the same in any case of letters. */
export function sameShipment(a: string, b: string): boolean {
  return keyOfLine(a, "") === keyOfLine(b, "");
}

/** "FBA1 TEA" */
export function nameOfCase({ shipmentId, sku }: Pick<CaseRecord, "shipmentId" | "sku">): string {
  return [shipmentId, sku].filter((text) => text !== "").join(" ");
}
