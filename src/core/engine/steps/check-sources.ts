/** What is wrong with the sources themselves, before any figure is made of them. */
import type { Issue } from "../../domain/issue";
import { nameChangedCurrencies, nameOtherCurrencies } from "../closing/closed-currencies";
import type { EngineInput } from "../engine-input";
import { checkLedger } from "../ledger/check-ledger";
import { checkCoverage } from "../ledger/choose-period";
import { compareDetail } from "../ledger/compare-detail";
import { compareSnapshots, sayUndated } from "../ledger/compare-snapshots";
import { findDoubledLevel } from "../ledger/ledger-levels";
import { findDoubtfulNames } from "../movements/doubtful-names";
import { findOddCosts } from "../movements/odd-costs";
import { findOddRates } from "../movements/odd-rates";
import { findStatedTwice } from "../movements/stated-twice";
import type { Books } from "./open-books";

export function checkSources(
  { today, issues: told }: EngineInput,
  { facts, period, seals, earlier, closedIn, places, costs, grain, ledger }: Books,
): readonly Issue[] {
  return [
    ...compareDetail(facts, ledger.series, period),
    ...compareSnapshots(facts, ledger.series, { grain, on: period.to }),
    ...sayUndated(facts, told),
    ...checkLedger(facts, ledger, { period, today }),
    ...checkCoverage(facts, period),
    ...findDoubledLevel(facts),
    ...costs.issues,
    ...findOddRates(facts),
    ...findOddCosts(facts, { places, costs, asOf: period.to }),
    ...findStatedTwice(facts, places),
    ...findDoubtfulNames(facts, places),
    ...ledger.issues,
    ...seals.issues,
    ...nameChangedCurrencies(earlier),
    ...nameOtherCurrencies(facts, closedIn, places),
  ];
}
