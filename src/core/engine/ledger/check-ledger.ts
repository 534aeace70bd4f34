/** What the ledger gives away about itself: the table of contents of its checks, from the whole table down to single rows. */
import { textAt } from "../../columns/text-column";
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { findMixedBalances, findPastedExports } from "./ledger-accounts";
import { findMissingDays, findRelabelledDays } from "./ledger-days";
import { checkFreshness, checkGrain } from "./ledger-freshness";
import { findEditedKeys, findRareLocations } from "./ledger-keys";
import { aboutGoods, balanceAt, nameOfKey, type LedgerSeries, type RowTwice } from "./ledger-series";

type Ordered = { readonly series: readonly LedgerSeries[]; readonly twice: readonly RowTwice[] };

export function checkLedger(facts: Facts, { series, twice }: Ordered, { period, today }: { readonly period: Period; readonly today: Day }): readonly Issue[] {
  if (facts.ledger.rowCount === 0) return [];
  return [
    ...findMixedBalances(facts, twice),
    ...findPastedExports(facts),
    ...checkGrain(facts, period),
    ...findMissingDays(facts, series, period),
    ...findRelabelledDays(facts, series),
    ...findEditedKeys(facts, series, period),
    ...findRareLocations(facts, series),
    ...findNegativeBalances(facts, series, period),
    ...checkFreshness(facts, { period, today }),
  ];
}

/** Amazon counts what lies on its shelves: its balances are never below zero. Those that were added up from single events are none of Amazon's. */
function findNegativeBalances(facts: Facts, series: readonly LedgerSeries[], period: Period): readonly Issue[] {
  const { ledger } = facts;
  return series.flatMap(({ rows, fnsku, msku }) =>
    rows.flatMap((index) => {
      const day = (ledger.columns.day[index] ?? 0) as Day;
      const lowest = Math.min(balanceAt(ledger, "starting", index), balanceAt(ledger, "ending", index));
      if (lowest >= 0 || textAt(ledger.columns.basis, index) !== "" || day < period.from || day > period.to) return [];
      return [
        raise(
          "ledger-negative",
          placeInFacts(facts, ledger, index),
          { key: nameOfKey(ledger, index), day: isoOf(day), lowest },
          aboutGoods([fnsku, msku], { from: null, to: null }),
        ),
      ];
    }),
  );
}
