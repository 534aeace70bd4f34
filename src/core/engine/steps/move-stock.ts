/** Moves of the stock at Amazon by its ledger, and of the seller's own by the movements. */
import type { EngineInput } from "../engine-input";
import { moveLedger } from "../ledger/ledger-moves";
import { findMissingReturns, nameReturns } from "../ledger/name-returns";
import { splitSales } from "../ledger/split-sales";
import { moveOwnStock } from "../movements/own-moves";
import type { Books } from "./open-books";

export function moveStock({ settings }: EngineInput, { facts, period, places, pools, costs, ledgerSpan, grain, ledger, earlier }: Books) {
  const fba = moveLedger(ledger.series, {
    facts,
    pools,
    places,
    split: settings.disposition === "split",
    grain,
    period,
    start: ledgerSpan?.from ?? period.from,
  });
  const sales = splitSales(fba.moves, facts, { pools, places, grain, period });
  const ledgerLocations = new Set(ledger.series.map(({ location }) => places.ofLedger(location)));
  // In a month in which nothing moves at Amazon its ledger has no row; what closed months have under an FNSKU is the ledger's all the same.
  const closedAtAmazon = (earlier.at(-1)?.lines ?? []).flatMap(({ location, fnsku }) => (fnsku === null ? [] : [location]));
  const ofLedger = new Map([...closedAtAmazon, ...ledgerLocations].map((location) => [location, { isTold: ledgerLocations.has(location) }]));
  const own = moveOwnStock({ facts, pools, places, costs, ledgerLocations: ofLedger });
  return {
    fba,
    sales: nameReturns(sales.moves, facts, { pools, places, grain }),
    own,
    ledgerLocations,
    issues: [...fba.issues, ...sales.issues, ...findMissingReturns(fba.moves, facts, { pools, places, grain, period }), ...own.issues],
  };
}
export type MovedStock = ReturnType<typeof moveStock>;
