/**
 * What of each payment is for which case -> its money. One for several cases is shared by the units that each has of it, or by what each was paid; one for a set first among its goods, by
 * what they weigh in the cases that it is for. What answers a shipment is worth what its own units are.
 */
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { splitTotal, ZERO, type CurrencyCode, type Decimal, type Minor } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace } from "../../domain/source";
import type { CashRow } from "../closing/sealed-payments";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import { whoseWasTakenBack } from "../compensation/answer-in-money";
import type { Payment } from "../compensation/payment";
import type { CaseRecord } from "../compensation/read-cases";
import type { CostTable } from "../movements/unit-costs";
import type { BookValues } from "../valuation/book-values";
import { sumOfDecimals, type SetWeights } from "./set-weights";

type Line = { readonly shipmentId: string; readonly sku: string };
/** `lines` are those that payments may answer. */
type Prices = {
  readonly bookValues: BookValues;
  readonly lines: readonly Line[];
  readonly costs: Pick<CostTable, "convert">;
  readonly sets: SetWeights;
};
/** What a row of money brought of it. */
export type Brought = Pick<CashRow, "place" | "day"> & { readonly cash: Minor };
/** null, with an issue, where the money of one of its payments has no rate. */
export type CashOfPortion = (portion: Portion, currency: CurrencyCode, issues: Issue[]) => readonly Brought[] | null;

/** What one good has of a row of money. */
type Part = { readonly payment: Payment; readonly row: CashRow; readonly portions: readonly Portion[] };

/** Money of the payments in the case's currency, each at the rate of its day. */
export function shareCash(payments: readonly Payment[], portions: readonly Portion[], prices: Prices): CashOfPortion {
  const ofPayment = groupBy(portions, ({ payment }) => payment);
  // Several payments out of one row are the goods of one set.
  const partsOf = groupBy(
    payments.flatMap((payment) => payment.cash.map((row): Part => ({ payment, row, portions: ofPayment.get(payment) ?? [] }))),
    ({ row }) => keyOfPlace(row.place),
  );
  const weigh = openScales(prices);
  const shared = new Map<string, ReadonlyMap<Portion, Minor> | Issue>();
  const shareRow = ({ place }: CashRow, currency: CurrencyCode): ReadonlyMap<Portion, Minor> | Issue => {
    const key = `${currency} ${keyOfPlace(place)}`;
    const known = shared.get(key) ?? shareParts(partsOf.get(keyOfPlace(place)) ?? [], { currency, weigh, costs: prices.costs });
    shared.set(key, known);
    return known;
  };
  return (portion, currency, issues) => {
    const results = (portion.payment?.cash ?? []).map((row) => ({ row, result: shareRow(row, currency) }));
    for (const { result } of results) if ("code" in result) issues.push(result);
    return results.reduce<readonly Brought[] | null>(
      (all, { row: { place, day }, result }) => (all === null || "code" in result ? null : [...all, { place, day, cash: result.get(portion) ?? ZERO }]),
      [],
    );
  };
}

type Sharing = Pick<Prices, "costs"> & { readonly currency: CurrencyCode; readonly weigh: (parts: readonly Part[]) => readonly bigint[] | null };

function shareParts(parts: readonly Part[], { currency, weigh, costs }: Sharing): ReadonlyMap<Portion, Minor> | Issue {
  const [first] = parts;
  if (first === undefined) return new Map();
  const from = first.row.currency ?? currency;
  const inCurrency = (amount: Decimal): Minor | null => costs.convert(amount, { from, to: currency }, first.row.day);
  const weights = weigh(parts);
  const scale = Math.max(...parts.map(({ row }) => row.amount.scale));
  const whole =
    weights === null
      ? null
      : inCurrency({
          coefficient: sumOfDecimals(
            parts.map(({ row }) => row.amount),
            scale,
          ),
          scale,
        });
  const moneys = whole === null || weights === null ? parts.map(({ row }) => inCurrency(row.amount)) : splitTotal(whole, weights);
  const shares = parts.flatMap(({ payment, row, portions }, index): readonly (readonly [Portion, Minor | null])[] => {
    const money = moneys[index] ?? null;
    if (portions.length === 0) return [];
    const split = money === null ? [] : splitPart({ payment, row, portions }, money, { currency, costs });
    return portions.map((portion, at) => [portion, split[at] ?? null]);
  });
  const known = shares.flatMap(([portion, money]) => (money === null ? [] : [[portion, money] as const]));
  return known.length < shares.length ? raise("exchange-rate-missing", first.row.place, { from, to: currency, day: first.row.day }) : new Map(known);
}

function splitPart(part: Part, money: Minor, context: Pick<Sharing, "currency" | "costs">): readonly Minor[] {
  const { portions } = part;
  const loser = money < 0 ? findLoser(part, context) : undefined;
  if (loser !== undefined) return portions.map((_, at) => (at === loser ? money : ZERO));
  return splitTotal(
    money,
    portions.map(({ cashUnits, money: own }) => own ?? cashUnits),
  );
}

/** The one for whom exactly that much of a payment for several was; undefined where that is nobody. */
function findLoser({ payment, row, portions }: Part, { currency, costs }: Pick<Sharing, "currency" | "costs">): number | undefined {
  const moneys = portions.flatMap(({ money }) => money ?? []);
  if (portions.length < 2 || moneys.length < portions.length) return undefined;
  const back = payment.cash.flatMap((one) => {
    const money = costs.convert(one.amount, { from: one.currency ?? currency, to: currency }, one.day);
    return money === null || money >= 0 ? [] : [{ one, money }];
  });
  const losers = whoseWasTakenBack(
    back.map(({ money }) => money),
    moneys,
  );
  return losers[back.findIndex(({ one }) => one === row)];
}

/** Weights of the goods of one row, exact; null where the row is of one thing, and where nobody knows what one of its goods is worth. */
function openScales({ bookValues, lines, sets: { weightOf } }: Prices): (parts: readonly Part[]) => readonly bigint[] | null {
  const lineOf = new Map(lines.map((line) => [keyOfLine(line.shipmentId, line.sku), line]));
  const byCases = (parts: readonly Part[]): readonly bigint[] | null => {
    const records = new Map<CaseRecord, { readonly weight: bigint; readonly units: bigint }>();
    for (const { record } of parts.flatMap(({ portions }) => portions)) {
      const share = record === null ? null : weightOf(record);
      if (record === null || share === null) return null;
      records.set(record, { weight: BigInt(share.weight), units: BigInt(share.units) });
    }
    return parts.map(({ portions }) => {
      const all = unitsAnswered(portions);
      return portions.reduce((sum, { record, stockUnits, cashUnits }) => {
        const known = record === null ? undefined : records.get(record);
        if (known === undefined) return sum;
        // What was taken back whole was for all that was asked.
        const units = all === 0 ? known.units : BigInt(stockUnits + cashUnits);
        // By one denominator.
        return sum + [...records.values()].reduce((product, one) => (one === known ? product : product * one.units), known.weight * units);
      }, 0n);
    });
  };
  return (parts) => {
    if (parts.length < 2) return null;
    const weights = byCases(parts) ?? parts.map(({ payment, portions }) => BigInt(worthOf(payment, portions, { bookValues, lineOf }) ?? 0));
    return weights.every((weight) => weight > 0n) ? weights : null;
  };
}

type Worths = Pick<Prices, "bookValues"> & { readonly lineOf: ReadonlyMap<string, Line> };

/** null where nothing gives a cost. Of what answers no line, and of what was taken back whole, as many units as were approved. */
function worthOf(payment: Payment, portions: readonly Portion[], { bookValues, lineOf }: Worths): number | null {
  const answering = portions.flatMap(({ key, record, stockUnits, cashUnits }) => {
    const line = key === null ? undefined : lineOf.get(key);
    return line === undefined || stockUnits + cashUnits === 0 ? [] : [{ line, by: record?.place ?? null, units: stockUnits + cashUnits }];
  });
  if (answering.length === 0) return bookValues.ofGoods({ sku: payment.sku, fnsku: payment.label, at: null }, payment.approvedUnits).value;
  return answering.reduce<number | null>((sum, { line, by, units }) => {
    const { value } = bookValues.ofMissing(line, units, [
      { by, units },
      { by: null, units },
    ]);
    return sum === null || value === null ? null : sum + value;
  }, 0);
}
