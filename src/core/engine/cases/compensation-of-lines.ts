/**
 * Cases about a compensation that was granted for units of a shipment and not paid, beside the grant itself: what each claims, and what of a case's units is
 * with another, so that none is lost or missed twice.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isOfMoney } from "../../domain/claims";
import { minorOf, splitTotal, type Minor } from "../../domain/money";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { CaseRecord } from "../compensation/read-cases";
import type { CaseLine, ClaimLine, ShipmentLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import type { CaseSubject } from "./case-subject";

type Lines = {
  readonly linesOf: (record: CaseRecord) => readonly CaseSubject[];
  readonly portionsOn: (line: CaseSubject) => readonly Portion[];
};

/** Of a case about a compensation: units whose loss is that of the case that was granted them. */
export function unitsGrantedToOthers(record: CaseRecord, { unpaid }: Pick<Allocation, "unpaid">, { linesOf }: Pick<Lines, "linesOf">): number {
  if (!isOfMoney(record.kind)) return 0;
  const own = new Set(linesOf(record));
  const others = [...unpaid].filter(([one]) => one !== record && debtorOf(one.kind) !== "carrier" && linesOf(one).some((line) => own.has(line)));
  return others.reduce((sum, [, { units }]) => sum + units, 0);
}

/** Units of its lines that a case about their compensation was paid for. */
export function unitsCompensated(record: CaseRecord, { linesOf, portionsOn }: Lines): number {
  const onLines = linesOf(record).flatMap(portionsOn);
  return unitsAnswered(onLines.filter((one) => one.record !== null && one.record !== record && isOfMoney(one.record.kind)));
}

/** A compensation was granted as a sum, whatever its goods cost. */
export function claimedOf({ kind, amount }: CaseRecord, { goods, currency }: Worth): Minor | null {
  return isOfMoney(kind) && amount !== null ? minorOf(amount, currency) : goods;
}

/** What is claimed for units of a line: their part of what a case about their compensation claims; what the goods cost where another asks. */
export function findClaimedOfLine(
  followed: readonly CaseLine[],
): (line: ShipmentLine, asked: Pick<ClaimLine, "caseId" | "units">, worth: Worth) => Minor | null {
  const compensations = groupBy(
    followed.filter(({ kind }) => isOfMoney(kind) && debtorOf(kind) !== null),
    ({ caseId }) => caseId,
  );
  return ({ shipmentId, sku }, { caseId, units }, { goods, currency }) => {
    const own = caseId === null ? [] : (compensations.get(caseId) ?? []);
    const about = own.find((one) => one.shipmentId === shipmentId && ["", sku].includes(one.sku) && one.currency === currency);
    if (about === undefined || about.expectedClaim === null) return goods;
    return splitTotal(about.expectedClaim, [Math.max(0, about.unitsClaimed - units), units])[1] ?? goods;
  };
}
