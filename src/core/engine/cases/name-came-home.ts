/** Units of removals that came home though it was decided that they do not -> what is said where money came, or is awaited, for them. */
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import { nameOfPaid } from "../compensation/payment";
import { keyOfRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { DecidedUnits } from "./never-came";

export function namePaidForHome(decided: readonly DecidedUnits[], cases: readonly CaseLine[]): readonly Issue[] {
  const lineOf = new Map(cases.map((line) => [keyOfRecord(line), line]));
  return decided.flatMap(({ by: { record, payment, place }, units, home, day }): readonly Issue[] => {
    const line = record === null ? undefined : lineOf.get(keyOfRecord(record));
    const came = { sku: record?.sku ?? payment?.sku ?? "", units: home, decided: units, day };
    if (home === 0) return [];
    if (payment !== null)
      return [raise("removal-home-paid", place, { ...came, by: `reimbursement ${nameOfPaid(payment)} pays for`, isPaid: true, awaited: null })];
    if (line === undefined) return [];
    const { caseId, unitsPaid, unitsRestocked, unitsGranted, granted, currency } = line;
    const awaited = unitsGranted === 0 || granted === null ? null : sayMoney(granted, currency);
    const isPaid = unitsPaid + unitsRestocked > 0;
    const by = `${caseId === "" ? "a case without an ID" : `case ${caseId}`} was ${isPaid ? "paid" : "granted money"} for`;
    return isPaid || unitsGranted > 0 ? [raise("removal-home-paid", place, { ...came, by, isPaid, awaited })] : [];
  });
}
