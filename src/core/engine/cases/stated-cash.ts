/** The Amount of a case -> the money of some of its units, and what of it is still to come. */
import { isAnsweredByMoney, isInCash } from "../../domain/claims";
import { minor, minorOf, splitTotal, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { Brought } from "./share-cash";

type Granted = Pick<CaseRecord, "kind" | "status" | "amount" | "units">;

/** What the register says was paid or granted, of the units that no report tells; null where it says nothing. */
export function statedCash({ status, amount, units }: Granted, unitsByRegister: number, currency: CurrencyCode): Minor | null {
  if (!isInCash(status) || amount === null || unitsByRegister <= 0) return null;
  const whole = minorOf(amount, currency);
  return units === null || unitsByRegister >= units ? whole : shareOf(whole, unitsByRegister, units);
}

type Cash = Pick<Brought, "cash">;
type Due = { readonly units: number; readonly brought: readonly Cash[]; /** What came by no payment here. */ readonly stated?: Minor | null };

/** What units that were not paid would bring, and no more than payments left of the Amount; of what money answers, all that they left. What was taken back since is asked for again. */
export function dueCash(record: Granted, { units, brought, stated }: Due, currency: CurrencyCode): Minor | null {
  const [byUnits, whole] = [statedCash(record, units, currency), statedCash(record, Infinity, currency)];
  if (byUnits === null || whole === null) return null;
  const left = minor(Math.max(0, whole - (stated ?? 0) - sumOfCash(brought.filter(({ cash }) => cash > 0))));
  return isAnsweredByMoney(record.kind) ? left : minor(Math.min(byUnits, left));
}

/** What is asked for some of the units that a case was granted and not paid for: as much of what is due. */
export function findDueOf(followed: readonly CaseLine[]): (record: CaseRecord, units: number, currency: CurrencyCode) => Minor | null {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  return (record, units, currency) => {
    const line = lineOf.get(keyOfRecord(record));
    if (line === undefined || line.granted === null || line.currency !== currency)
      return statedCash({ ...record, amount: line === undefined ? record.amount : line.amount }, units, currency);
    return units >= line.unitsGranted ? line.granted : shareOf(line.granted, units, line.unitsGranted);
  };
}

const shareOf = (money: Minor, units: number, all: number): Minor => splitTotal(money, [all - units, units])[1] ?? ZERO;

export const sumOfCash = (rows: readonly Cash[]): Minor => minor(rows.reduce((sum, { cash }) => sum + cash, 0));
