/**
 * Cases about a compensation that was granted for units of a shipment and not paid, beside the grant itself: what each claims, and what of a case's units is
 * with another, so that none is lost or missed twice.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isOfMoney } from "../../domain/claims";
import { compareText } from "../../domain/text";
import { minorOf, splitTotal, type Minor } from "../../domain/money";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine, ClaimLine, ShipmentLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import type { CaseSubject } from "./case-subject";

type Lines = {
  readonly linesOf: (record: CaseRecord) => readonly CaseSubject[];
  readonly portionsOn: (line: CaseSubject) => readonly Portion[];
};

/**
 * Units whose loss is that of another case that was granted them: of a case about a compensation those of every other, of one that was granted units of a line
 * beside others those of the ones before it, as far as they cannot be of other lines.
 */
export function unitsGrantedToOthers(record: CaseRecord, { unpaid }: Pick<Allocation, "unpaid">, { linesOf }: Pick<Lines, "linesOf">): number {
  const isAboutMoney = isOfMoney(record.kind);
  if (!isAboutMoney && (!unpaid.has(record) || debtorOf(record.kind) === "carrier")) return 0;
  const own = new Set(linesOf(record));
  const elsewhere = (one: CaseRecord): number => linesOf(one).reduce((sum, line) => sum + (own.has(line) ? 0 : line.missing.amazon), 0);
  return [...unpaid].reduce((sum, [one, { units }]) => {
    if (one === record || debtorOf(one.kind) === "carrier" || !linesOf(one).some((line) => own.has(line))) return sum;
    if (isAboutMoney) return sum + units;
    return !isOfMoney(one.kind) && isGrantedBefore(one, record) ? sum + Math.max(0, units - elsewhere(one)) : sum;
  }, 0);
}

/** Units of the lines of a case that others were granted, as far as they cannot be of other lines; of a carrier, whose payments answer no line, those that others were paid for too. */
export function unitsGrantedBeside(
  record: CaseRecord,
  { unpaid, registered }: Pick<Allocation, "unpaid" | "registered">,
  { linesOf }: Pick<Lines, "linesOf">,
): number {
  const debtor = debtorOf(record.kind);
  if (debtor === null) return 0;
  const own = new Set(linesOf(record));
  const givenTo = (one: CaseRecord): number => (unpaid.get(one)?.units ?? 0) + (debtor === "carrier" ? (registered.get(one) ?? 0) : 0);
  return [...new Set([...unpaid.keys(), ...registered.keys()])].reduce((sum, one) => {
    if (one === record || isOfMoney(one.kind) || debtorOf(one.kind) !== debtor || !linesOf(one).some((line) => own.has(line))) return sum;
    const elsewhere = linesOf(one).reduce((all, line) => all + (own.has(line) ? 0 : line.missing[debtor]), 0);
    return sum + Math.max(0, givenTo(one) - elsewhere);
  }, 0);
}

/** Units of the lines of a case that payments for others made good. What Amazon pays takes nothing off what a carrier owes. */
export function unitsPaidBeside(record: CaseRecord, { linesOf, portionsOn }: Lines): number {
  return debtorOf(record.kind) === "carrier"
    ? 0
    : unitsAnswered(
        linesOf(record)
          .flatMap(portionsOn)
          .filter((one) => one.record !== record),
      );
}

function isGrantedBefore(one: CaseRecord, other: CaseRecord): boolean {
  const [day, otherDay] = [one, other].map(({ closed }) => closed ?? Infinity) as [number, number];
  return day < otherDay || (day === otherDay && compareText(keyOfRecord(one), keyOfRecord(other)) < 0);
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
