/** What every later step looks things up in: the period, closed months, places, costs, and the ledger in order. */
import { closedCurrencies } from "../closing/closed-currencies";
import { readEvents } from "../closing/events-at-amazon";
import { sealsBefore } from "../closing/close-month";
import { readAwaited } from "../closing/sealed-awaited";
import { followAwaited } from "../cases/awaited-goods";
import { readSettledOrders } from "../cases/settled-orders";
import type { EngineInput } from "../engine-input";
import type { Heard } from "./hear-facts";
import { choosePeriod, spanOfLedger } from "../ledger/choose-period";
import { readGrain } from "../ledger/ledger-grain";
import { orderLedger } from "../ledger/ledger-series";
import { namePlaces } from "../movements/places";
import { openPools } from "../movements/pools";
import { readCostTable } from "../movements/unit-costs";

export function openBooks({ settings, today }: EngineInput, { facts, seals, changed, reimbursements }: Heard) {
  const period = choosePeriod(facts, settings, today);
  const earlier = sealsBefore(seals, period);
  const settled = readSettledOrders(facts);
  const closedIn = closedCurrencies(earlier);
  const places = namePlaces(facts, settings, (location) => closedIn.get(location)?.currency);
  return {
    facts,
    period,
    seals,
    earlier,
    /** Rows of the Reimbursements report that were closed with other figures. */
    changed,
    /** That report with what closed months keep of it, as Amazon names its goods. */
    reimbursements,
    closedIn,
    closedEvents: readEvents(facts, earlier),
    settled,
    awaited: followAwaited(facts, { settled, closed: readAwaited(earlier), places, today, settings }),
    places,
    pools: openPools(),
    costs: readCostTable(facts),
    ledgerSpan: spanOfLedger(facts),
    grain: readGrain(facts.ledger),
    ledger: orderLedger(facts, period),
  };
}
export type Books = ReturnType<typeof openBooks>;
