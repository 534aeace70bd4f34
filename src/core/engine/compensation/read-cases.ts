/**
 * The register of cases -> one record per case, shipment and SKU. A case that stands in several tables, or twice in one,
 * is one case: the row that is furthest along holds, whatever the order of the rows.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { debtorOf, isInCash, type CaseStatus } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Decimal } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace, nameOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { textOfTyped, type TypedRow } from "../../facts/read-back";
import { calledBy, findCalled, type Called } from "./called-in-cases";

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
  /** What its row calls its goods where that is not their SKU: Amazon's name of a set; else "". */
  readonly listing: string;
  /** A CASE_STATUSES key where it is a known one. */
  readonly status: string;
  readonly opened: Day | null;
  readonly closed: Day | null;
  /** Money claimed or received, as stated. */
  readonly amount: Decimal | null;
  readonly note: string;
  readonly place: Place | null;
  readonly entered: Entered;
};
/** What stands in its row, though that be nothing; of several rows in the one that holds. */
export type Entered = { readonly status: string; readonly units: number | null };
export type CaseRecord = CaseBasics &
  Called & {
    /** Units claimed, as stated; null where that is nothing. */
    readonly units: number | null;
  };

/** How far along: what decides a case outweighs a row written before the decision. */
const PROGRESS: ReadonlyMap<string, number> = new Map(
  Object.entries({ draft: 0, closed: 2, granted: 3, reimbursed: 4, restocked: 4, denied: 4, "written-off": 4 } satisfies Partial<Record<CaseStatus, number>>),
);
const progressOf = (status: string): number => PROGRESS.get(status) ?? 1;

/** Paid in money or in units, or to be paid, by the register. */
export function isMadeGood(status: string): boolean {
  return isInCash(status) || status === ("restocked" satisfies CaseStatus);
}

/** The row that a case stands in, which may be about several goods; that of a case in none is its own. */
export function rowOfCase(record: CaseName & Pick<CaseBasics, "place">): string {
  return record.place === null ? keyOfRecord(record) : keyOfPlace(record.place);
}

export function readCases(facts: Facts): readonly CaseRecord[] {
  return rowsByCase(facts).map(mergeRows).sort(byCaseThenSku);
}

/** Rows that are one case by what they name, and say in two kinds what it is about: of each kind but the one that holds the first row. */
export function nameTwoKinds(facts: Facts): readonly Issue[] {
  return rowsByCase(facts).flatMap((rows) => {
    const [first, ...others] = [...rows].sort(furthestFirst);
    const kinds = new Map(others.map((one) => [one.kind, one] as const).reverse());
    return [...kinds].flatMap(([kind, { place, caseId }]) => {
      if (first === undefined || kind === first.kind || kind === "" || first.kind === "") return [];
      return [raise("case-of-two-kinds", place, { caseId, line: nameOfCase(first), kind, other: sayPlace(first.place), holds: first.kind })];
    });
  });
}

const sayPlace = (place: Place | null): string => (place === null ? "another row" : nameOfPlace(place));

function rowsByCase(facts: Facts): readonly (readonly CaseRecord[])[] {
  const calledOf = findCalled(facts);
  const rows = rowsOf(facts.cases).map((row): CaseRecord => ({
    caseId: row.caseId.trim(),
    shipmentId: row.shipmentId.trim(),
    sku: row.sku,
    listing: row.listing,
    kind: row.kind === "" && row.shipmentId !== "" ? "inbound-missing" : row.kind,
    status: row.status === "" ? (row.caseId === "" ? "draft" : "open") : row.status,
    opened: row.opened,
    closed: row.closed,
    units: row.units === 0 ? null : row.units,
    amount: row.amount,
    note: row.note,
    place: placeOfRow(facts, row),
    entered: { status: row.status, units: row.units },
    ...calledOf(row),
  }));
  return [...groupBy(rows, keyOfRecord).values()];
}

/** A draft is known by what it is about: it has no number yet. A carrier gives its own numbers. */
export function keyOfRecord(name: CaseName): string {
  return JSON.stringify([keyOfCaseOnLine(name), name.caseId === "" ? name.kind : debtorOf(name.kind) === "carrier" ? "carrier" : ""]);
}

/** A case about a line, or about a whole shipment, whatever is claimed. */
export function keyOfCaseOnLine({ caseId, shipmentId, sku }: Omit<CaseName, "kind">): string {
  return JSON.stringify([caseId, keyOfLine(shipmentId, sku)]);
}

/** Of a row of one of our sheets. */
export function keyOfTypedCase({ cells }: TypedRow): string {
  return keyOfCaseOnLine({ caseId: textOfTyped(cells["caseId"]), shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) });
}

export function byCaseThenSku(a: CaseName, b: CaseName): number {
  return compareText(a.caseId, b.caseId) || compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku) || compareText(a.kind, b.kind);
}

/** All rows at once, the one that is furthest along first: taken in pairs, their order would have a part in it. */
function mergeRows(rows: readonly CaseRecord[]): CaseRecord {
  const [first, ...others] = [...rows].sort(furthestFirst) as [CaseRecord, ...CaseRecord[]];
  const told = <T>(field: (one: CaseRecord) => T | null): T | null => others.reduce((known, one) => known ?? field(one), field(first));
  const pick = (choose: (...all: readonly number[]) => number, field: (one: CaseRecord) => number | null): number | null => {
    const known = rows.map(field).filter((one) => one !== null);
    return known.length === 0 ? null : known.reduce((a, b) => choose(a, b));
  };
  return others.length === 0
    ? first
    : {
        ...first,
        kind: told(({ kind }) => (kind === "" ? null : kind)) ?? "",
        opened: pick(Math.min, ({ opened }) => opened) as Day | null,
        closed: told(({ closed }) => closed),
        units: pick(Math.max, ({ units }) => units),
        entered: { status: first.entered.status, units: pick(Math.max, ({ entered }) => entered.units) },
        amount: told(({ amount }) => amount),
        note: told(({ note }) => (note === "" ? null : note)) ?? "",
        ...calledBy(rows),
      };
}

function furthestFirst(a: CaseRecord, b: CaseRecord): number {
  return (
    progressOf(b.status) - progressOf(a.status) ||
    (b.closed ?? -Infinity) - (a.closed ?? -Infinity) ||
    compareText(a.status, b.status) ||
    compareText(a.kind, b.kind) ||
    compareText(JSON.stringify([a.amount, a.note]), JSON.stringify([b.amount, b.note]))
  );
}

/** The last day of what a case can be about: nobody asks about what comes later. One that does not say when it was opened was so before it was decided; of one without a day nobody knows. */
export function lastDayOf({ opened, closed }: Pick<CaseRecord, "opened" | "closed">): number {
  return opened ?? closed ?? Infinity;
}

/** Of a removal, the last day of parcels that a decided case without units can be about: what was refused had been sent when it was asked for, what was made good when that was decided. */
export function lastSentOf({ status, units, opened, closed }: CaseRecord): number {
  if (units !== null) return Infinity;
  if (isMadeGood(status)) return closed ?? Infinity;
  return isRefused(status) ? lastDayOf({ opened, closed }) : Infinity;
}

export const isRefused = (status: string): boolean => (["denied", "written-off"] satisfies readonly CaseStatus[]).some((one) => one === status);

/** Shipment IDs are the same in any case of letters. */
export function sameShipment(a: string, b: string): boolean {
  return keyOfLine(a, "") === keyOfLine(b, "");
}

/** "FBA1 TEA" */
export function nameOfCase({ shipmentId, sku }: Pick<CaseRecord, "shipmentId" | "sku">): string {
  return [shipmentId, sku].filter((text) => text !== "").join(" ");
}
