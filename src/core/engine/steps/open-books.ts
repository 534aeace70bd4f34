/** What every later step looks things up in: the period, closed months, places, costs, and the ledger in order. */
import type { Facts } from "../../facts/facts";
import { closedCurrencies } from "../closing/closed-currencies";
import { readEvents } from "../closing/events-at-amazon";
import { sealsBefore } from "../closing/close-month";
import { readSeals } from "../closing/read-seals";
import type { EngineInput } from "../engine-input";
import { choosePeriod, spanOfLedger } from "../ledger/choose-period";
import { readGrain } from "../ledger/ledger-grain";
import { orderLedger } from "../ledger/ledger-series";
import { namePlaces } from "../movements/places";
import { openPools } from "../movements/pools";
import { readCostTable } from "../movements/unit-costs";

export function openBooks({ facts: given, settings, today }: EngineInput, facts: Facts) {
  const period = choosePeriod(facts, settings, today);
  const seals = readSeals(given, settings);
  const earlier = sealsBefore(seals, period);
  const closedIn = closedCurrencies(earlier);
  return {
    facts,
    period,
    seals,
    earlier,
    closedIn,
    closedEvents: readEvents(facts, earlier),
    places: namePlaces(facts, settings, (location) => closedIn.get(location)?.currency),
    pools: openPools(),
    costs: readCostTable(facts),
    ledgerSpan: spanOfLedger(facts),
    grain: readGrain(facts.ledger),
    ledger: orderLedger(facts, period),
  };
}
export type Books = ReturnType<typeof openBooks>;
