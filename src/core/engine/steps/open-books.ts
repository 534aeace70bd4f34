/** What every later step looks things up in: the period, closed months, places, costs, and the ledger in order. */
import type { Facts } from "../../facts/facts";
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
  return {
    facts,
    period,
    seals,
    earlier: sealsBefore(seals, period),
    places: namePlaces(facts, settings),
    pools: openPools(),
    costs: readCostTable(facts),
    ledgerSpan: spanOfLedger(facts),
    grain: readGrain(facts.ledger),
    ledger: orderLedger(facts, period),
  };
}
export type Books = ReturnType<typeof openBooks>;
