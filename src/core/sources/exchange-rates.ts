/** What one unit of a currency is in another, and from which day. */
import { currencyColumn } from "./column-words";
import { source } from "./source-spec";

export const EXCHANGE_RATES_SOURCE = source({
  kind: "exchange-rates",
  into: "exchangeRates",
  typedBySeller: true,
  columns: {
    // A rate set for a month holds from its first day.
    day: { headers: ["Date", "Rate Date", "Valid From", "Effective Date", "日期", "生效日期", "汇率日期", "月份", "日付"], monthMeans: "first-day" },
    from: currencyColumn(["From", "From Currency", "Currency", "Source Currency", "原币", "原币种", "源币种", "币种", "本位币从"]),
    to: currencyColumn(["To", "To Currency", "Target Currency", "Base Currency", "本位币", "目标币种", "目标货币", "折算币种"]),
    rate: { headers: ["Rate", "Exchange Rate", "FX Rate", "汇率", "折算汇率", "レート", "為替レート"] },
  },
  required: ["day", "from", "to", "rate"],
  filled: ["day", "from", "to", "rate"],
  check: (columns, index) => ((columns.rate[index]?.coefficient ?? 0) <= 0 ? { code: "rate-not-positive", detail: undefined } : null),
});
