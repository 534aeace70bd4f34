/** Followed cases about money, of which no report tells what they are about -> what their Amount leaves to come, while they are open or granted. */
import { isAnsweredByMoney, isAskedCase, isPromised, type ClaimType } from "../../domain/claims";
import { minor, minorOf, ZERO } from "../../domain/money";
import { keyOfRecord } from "../compensation/read-cases";
import type { CaseLine, ClaimLine } from "../findings";
import type { AskedMoney } from "./owed-money";

/** Its window is nobody's question any more. */
export function claimsOfAmounts(cases: readonly CaseLine[], owed: readonly AskedMoney[]): readonly Omit<ClaimLine, "listings" | "goods">[] {
  const told = new Set(owed.flatMap(({ record }) => (record === null ? [] : [keyOfRecord(record)])));
  return cases.flatMap((line) => {
    const { kind, caseId, sku, shipmentId, opened, currency, place, status } = line;
    if (!isOfMoney(kind) || (told.has(keyOfRecord(line)) && isAskedCase(status))) return [];
    const left = leftOf(line);
    if (left <= 0) return [];
    return [
      {
        type: kind,
        sku,
        fnsku: null,
        reference: shipmentId,
        units: line.unitsClaimed,
        since: opened,
        requestedOn: null,
        bookValue: ZERO,
        expectedClaim: minor(left),
        currency,
        claimFrom: null,
        claimUntil: null,
        daysLeft: null,
        caseId,
        grantedBy: isPromised(status) ? caseId : null,
        because: [isPromised(status) ? "granted, and not paid yet" : "by the Amount of its case"],
        place,
      },
    ];
  });
}

function leftOf({ status, amount, cash, granted, currency }: CaseLine): number {
  if (isPromised(status)) return granted ?? 0;
  return !isAskedCase(status) || amount === null ? 0 : minorOf(amount, currency) - (cash ?? 0);
}

/** What money answers is of a known kind. */
function isOfMoney(kind: string): kind is ClaimType {
  return isAnsweredByMoney(kind);
}
