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
type Answered = Pick<CaseRecord, "kind" | "amount"> & { readonly own: readonly Portion[]; readonly units: number; readonly all: number };
type Sharing = { readonly shareOf: ShareOf; readonly currency: CurrencyCode } & Pick<Moneys, "convert">;

/**
 * `goods` are the case and, where its row is about a set, the other goods of that: what is to come of a set is to come of all of them. What money answers is granted for its
 * Amount alone, and so is what nobody knows the units of. Of units, nearer to the price at which all units were granted than to the whole Amount: of rates and cents neither is ever hit.
 */
export function leavesSomeToCome(goods: readonly Answered[], sharing: Sharing): boolean {
  const [own, ...others] = goods.map((one) => moneyOf(one, sharing));
  if (own === undefined || own === null) return false;
  const all = [own, ...others.filter((one) => one !== null)];
  const [granted, price] = [sumOf(all.map((one) => one.granted)), sumOf(all.map((one) => one.price))];
  const paid = all.some((one) => one.paid === null) ? null : sumOf(all.map((one) => one.paid ?? 0));
  const isExact = goods.every(({ own }) =>
    own.every(({ payment }) => (payment?.cash ?? []).every(({ currency }) => (currency ?? sharing.currency) === sharing.currency)),
  );
  const isOfAmount = goods.some(({ kind, all }) => isAnsweredByMoney(kind) || !Number.isFinite(all));
  if (paid === null || (isExact && isOfAmount)) return paid === null || paid < granted;
  return 2 * paid < granted + price;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** What a case was granted, what of that its paid units came to, and what was paid for them; null without a rate. */
type Money = { readonly granted: Minor; readonly price: number; readonly paid: number | null };

/** null where the case states no Amount, or all of its units were paid for. */
function moneyOf({ amount, own, units, all }: Answered, sharing: Sharing): Money | null {
  if (amount === null || units >= all) return null;
  const granted = minorOf(amount, sharing.currency);
  const priceOf = (count: number): number => (Number.isFinite(all) ? mulDiv(granted, count, all) : 0);
  const inStock = own.reduce((sum, { stockUnits }) => sum + stockUnits, 0);
  const paid = own.reduce<number | null>((sum, portion) => {
    const cash = cashOf(portion, sharing);
    return sum === null || cash === null ? null : sum + cash;
  }, priceOf(inStock));
  return { granted, price: priceOf(units), paid };
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
