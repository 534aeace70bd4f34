/** What of each payment is for which case -> its money: a payment for several of them is shared by the units that each has of it, or by what each was paid. */
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { splitTotal, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import type { Portion } from "../compensation/answer-cases";
import type { CashRow } from "../closing/sealed-payments";
import type { Payment } from "../compensation/payment";
import type { CostTable } from "../movements/unit-costs";
import { shareCashOfSets, type SetPrices } from "./set-cash";

/** `lines` are those that payments may answer. */
type Prices = SetPrices & { readonly costs: Pick<CostTable, "convert"> };
/** What a row of money brought of it. */
export type Brought = Pick<CashRow, "place" | "day"> & { readonly cash: Minor };
/** null, with an issue, where the money of one of its payments has no rate. */
export type CashOfPortion = (portion: Portion, currency: CurrencyCode, issues: Issue[]) => readonly Brought[] | null;

/** Money of the payments in the case's currency, each at the rate of its day; a payment for several cases is shared by units, or by their sums. */
export function shareCash(payments: readonly Payment[], portions: readonly Portion[], { costs, bookValues, lines }: Prices): CashOfPortion {
  const ofPayment = groupBy(portions, ({ payment }) => payment);
  const amountOf = shareCashOfSets(payments, ofPayment, { bookValues, lines });
  const shared = new Map<string, ReadonlyMap<Portion, Minor> | Issue>();
  const ids = new Map([...ofPayment.keys()].map((payment, index) => [payment, index]));
  const shareRow = (payment: Payment, at: number, currency: CurrencyCode): ReadonlyMap<Portion, Minor> | Issue => {
    const key = `${ids.get(payment)}|${at}|${currency}`;
    const known = shared.get(key);
    const row = payment.cash[at];
    if (known !== undefined || row === undefined) return known ?? new Map();
    const from = row.currency ?? currency;
    const amount = costs.convert(amountOf(row), { from, to: currency }, row.day);
    const all = ofPayment.get(payment) ?? [];
    const shares =
      amount === null
        ? []
        : splitTotal(
            amount,
            all.map(({ cashUnits, money }) => money ?? cashUnits),
          );
    const result =
      amount === null
        ? raise("exchange-rate-missing", row.place, { from, to: currency, day: row.day })
        : new Map(all.map((portion, index) => [portion, shares[index] ?? ZERO]));
    shared.set(key, result);
    return result;
  };
  return (portion, currency, issues) => {
    const { payment } = portion;
    if (payment === null) return [];
    const results = payment.cash.map(({ place, day }, at) => ({ place, day, result: shareRow(payment, at, currency) }));
    for (const { result } of results) if ("code" in result) issues.push(result);
    return results.reduce<readonly Brought[] | null>(
      (all, { place, day, result }) => (all === null || "code" in result ? null : [...all, { place, day, cash: result.get(portion) ?? ZERO }]),
      [],
    );
  };
}
