/**
 * What payments brought of a grant -> whether they leave some of it to come. A case that was paid for fewer units than it names was refused the others, unless
 * the money is too little for that: then the Amount was granted for all of them.
 */
import { groupBy } from "../../columns/group-by";
import { isAnsweredByMoney } from "../../domain/claims";
import { minor, minorOf, mulDiv, type CurrencyCode, type Minor } from "../../domain/money";
import { unitsAnswered, type Portion } from "./answer-cases";
import type { Convert, Payment } from "./payment";
import type { CaseRecord } from "./read-cases";

/** In which currency cases are stated, by where their goods may be, and what money of another day and currency is in it; null without a rate. */
export type Moneys = {
  readonly currencyAt: (locations: readonly string[]) => CurrencyCode;
  readonly convert: Convert;
};

/** `own` is what of payments is for the case, `units` those that they paid for, found or taken back since or not, `all` those that it was granted for; Infinity where nobody knows. */
type Answered = { readonly own: readonly Portion[]; readonly units: number; readonly all: number };
type Sharing = { readonly shareOf: ShareOf; readonly currency: CurrencyCode } & Pick<Moneys, "convert">;

/** What money answers is granted for its Amount alone, and so is what nobody knows the units of. Of units, nearer to the price at which all units were granted than to the whole Amount: of rates and cents neither is ever hit. */
export function leavesSomeToCome({ kind, amount }: Pick<CaseRecord, "kind" | "amount">, { own, units, all }: Answered, sharing: Sharing): boolean {
  if (amount === null || units >= all) return false;
  const granted = minorOf(amount, sharing.currency);
  const priceOf = (count: number): number => (Number.isFinite(all) ? mulDiv(granted, count, all) : 0);
  const inStock = own.reduce((sum, { stockUnits }) => sum + stockUnits, 0);
  const paid = own.reduce<number | null>((sum, portion) => {
    const cash = cashOf(portion, sharing);
    return sum === null || cash === null ? null : sum + cash;
  }, priceOf(inStock));
  const isExact = own.every(({ payment }) => (payment?.cash ?? []).every((row) => (row.currency ?? sharing.currency) === sharing.currency));
  if (paid === null || (isExact && (isAnsweredByMoney(kind) || !Number.isFinite(all)))) return paid === null || paid < granted;
  return 2 * paid < granted + priceOf(units);
}

/** By the units of a payment that it has, or by its sum; of one that has no units for anybody, alike. */
export type ShareOf = (portion: Portion) => { readonly part: number; readonly whole: number };

export function shareByUnits(portions: readonly Portion[]): ShareOf {
  const ofPayment = groupBy(portions, ({ payment }) => payment);
  const weightOf = (portion: Portion): number => portion.money ?? unitsAnswered([portion]);
  const sums = new Map<Payment | null, number>([...ofPayment].map(([payment, all]) => [payment, all.reduce((sum, one) => sum + weightOf(one), 0)]));
  return (portion) => {
    const whole = sums.get(portion.payment) ?? 0;
    return whole > 0 ? { part: weightOf(portion), whole } : { part: 1, whole: ofPayment.get(portion.payment)?.length ?? 1 };
  };
}

/** As it was paid: what was taken back since is asked for again, and no part of the question. */
function cashOf(portion: Portion, { shareOf, currency, convert }: Sharing): Minor | null {
  const { part, whole } = shareOf(portion);
  return (portion.payment?.cash ?? [])
    .filter(({ amount }) => amount.coefficient > 0)
    .reduce<Minor | null>((sum, row) => {
      const money = convert(row.amount, row, currency);
      return sum === null || money === null ? null : minor(sum + mulDiv(money, part, whole));
    }, minor(0));
}
