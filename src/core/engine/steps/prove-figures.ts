/** Every figure proven from a second side; what a reviewer accepted with a note is marked so. */
import { acceptControls } from "../closing/accept-controls";
import { checkControls } from "../controls";
import type { EngineInput } from "../engine-input";
import type { Control } from "../findings";
import { checkJournal } from "../journal/check-journal";
import { countInTransit } from "../shipments/count-in-transit";
import type { Answers } from "./answer-variances";
import type { Goods } from "./follow-goods";
import type { Books } from "./open-books";
import type { Values } from "./value-stock";

export function proveFigures(
  { facts: given }: EngineInput,
  { period, places, pools, ledger }: Books,
  { followed, byHand }: Goods,
  values: Values,
  { journal }: Answers,
): readonly Control[] {
  const { worth, valuation, isCosted, rollforward } = values;
  const unitsInTransit = countInTransit(
    followed,
    { own: byHand, opened: worth.opened.moves, settled: worth.settled },
    { pools, until: period.to, ledgerStart: followed.ledgerStart },
  );
  const figures = checkControls({
    lines: rollforward,
    valued: valuation.valued,
    ledger: ledger.checks,
    hasLedger: ledger.series.length > 0,
    pools,
    places,
    period,
    isCosted,
    unitsInTransit,
  });
  return acceptControls([...figures, ...checkJournal(journal, rollforward)], given.readBack);
}
