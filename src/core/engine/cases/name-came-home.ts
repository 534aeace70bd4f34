/** Units of removals that came home though it was decided that they do not -> what is said where money came, or is awaited, for them. */
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import { nameOfPaid } from "../compensation/payment";
import { keyOfRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { DecidedUnits } from "./never-came";

export function namePaidForHome(decided: readonly DecidedUnits[], cases: readonly CaseLine[]): readonly Issue[] {
  const lineOf = new Map(cases.map((line) => [keyOfRecord(line), line]));
  return decided.flatMap((one): readonly Issue[] => {
    const { record, payment, place } = one.by;
    const line = record === null ? undefined : lineOf.get(keyOfRecord(record));
    const [paid, due] = payment === null ? [line?.unitsPaid ?? 0, line?.unitsGranted ?? 0] : [Math.min(payment.cashUnits, one.units - one.undone), 0];
    // What is out is what was paid for first, and stock that was given back is no money.
    const units = Math.min(one.home - one.undone, paid + due - one.out);
    if (units <= 0) return [];
    const came = { sku: record?.sku ?? payment?.sku ?? "", units, decided: paid + due, day: one.day };
    if (payment !== null)
      return [raise("removal-home-paid", place, { ...came, by: `reimbursement ${nameOfPaid(payment)} pays for`, isPaid: true, awaited: null })];
    if (line === undefined) return [];
    const { caseId, granted, currency } = line;
    const awaited = due === 0 || granted === null ? null : sayMoney(granted, currency);
    // What is awaited came home before what was paid.
    const isPaid = units > due;
    const by = `${caseId === "" ? "a case without an ID" : `case ${caseId}`} was ${isPaid ? "paid" : "granted money"} for`;
    return [raise("removal-home-paid", place, { ...came, by, isPaid, awaited })];
  });
}
