/**
 * The register of cases -> the cases that speak for a shipment line. First those that ask Amazon, then those that ask the carrier; of each
 * those about its SKU before those about the whole shipment, those that were sent before drafts, and these before closed ones.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAskedCase, isOpenCase, isPromised, statusOfCase, type CaseStatus, type ClaimType, type Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { keyOfRecord, readCases } from "./read-cases";

export type LineCase = {
  /** `keyOfRecord` of its row: a draft has no number, and what stands in one row may be about several goods. */
  readonly key: string;
  /** "" for a draft. */
  readonly caseId: string;
  /** Whom it asks: it speaks for no unit that another answers for. */
  readonly debtor: Debtor;
  /** Whether it asks for compensation that was granted, not for the units themselves. */
  readonly isForGranted: boolean;
  readonly status: CaseStatus;
  readonly opened: Day | null;
  readonly closed: Day | null;
  /** Units claimed; null where the register states none. */
  readonly units: number | null;
  readonly place: Place | null;
};
/** What a carrier granted nobody asks for any more, and it has not come. */
export function isOwedByCarrier({ debtor, status }: Pick<LineCase, "debtor" | "status">): boolean {
  return debtor === "carrier" && isPromised(status);
}

/** A case about several lines is the same object for each. */
export type CasesOf = (line: { readonly shipmentId: string; readonly sku: string }) => readonly LineCase[];

export function findCases(facts: Facts): CasesOf {
  // A case of another kind about the same shipment settles nothing here.
  const found = readCases(facts).flatMap((record): readonly { readonly key: string; readonly one: LineCase }[] => {
    const debtor = debtorOf(record.kind);
    if (record.shipmentId === "" || debtor === null) return [];
    const { caseId, opened, closed, units, place, kind } = record;
    return [
      {
        key: keyOfLine(record.shipmentId, record.sku),
        one: {
          key: keyOfRecord(record),
          caseId,
          debtor,
          isForGranted: kind === ("unpaid-compensation" satisfies ClaimType),
          status: statusOfCase(record.status),
          opened,
          closed,
          units,
          place,
        },
      },
    ];
  });
  const byLine = new Map([...groupBy(found, ({ key }) => key)].map(([key, own]) => [key, own.map(({ one }) => one).sort(openThenLatest)]));
  return ({ shipmentId, sku }) => {
    const own = [keyOfLine(shipmentId, sku), keyOfLine(shipmentId, "")].flatMap((key) => byLine.get(key) ?? []);
    return own.length < 2 ? own : [...own.filter(({ debtor }) => debtor === "amazon"), ...own.filter(({ debtor }) => debtor === "carrier")];
  };
}

/** Who speaks for a line, and gives it its Case ID: whoever is to be asked how it stands, the latest first. */
function openThenLatest(a: LineCase, b: LineCase): number {
  const waits = ({ status }: LineCase): number => (isAskedCase(status) ? 0 : isOpenCase(status) ? 1 : 2);
  return waits(a) - waits(b) || (b.opened ?? -Infinity) - (a.opened ?? -Infinity) || compareText(a.caseId, b.caseId);
}
