/**
 * Facts -> findings: the engine's table of contents. Sources become moves, moves become quantities and values, values
 * become lines; shipments are judged and everything is proven. Read the calls in order.
 */
import type { Issue } from "../domain/issue";
import { FACT_TABLES, type Facts, type FactTableName } from "../facts/facts";
import { acceptErrors } from "./closing/accept-controls";
import { closedMethod } from "./closing/closed-method";
import { lessSaidBefore } from "./compensation/sealed-reimbursements";
import { hideConsequences } from "./consequences";
import type { ClosedRows } from "./closing/carry-changes";
import type { CostPapers } from "./cost-documents";
import type { EngineInput } from "./engine-input";
import type { Reconciliation } from "./findings";
import { choosePeriod, findStop } from "./ledger/choose-period";
import { findPastedAccounts } from "./ledger/ledger-accounts";
import type { Move } from "./movements/move";
import type { Charge } from "./movements/own-moves";
import type { Pools } from "./movements/pools";
import { orderIssues } from "./order-issues";
import type { AskedBeside } from "./shipments/adopt-cases";
import { findAskedBeside } from "./shipments/asked-beside";
import { answerVariances } from "./steps/answer-variances";
import { checkSources } from "./steps/check-sources";
import { closeBooks } from "./steps/close-books";
import { followGoods } from "./steps/follow-goods";
import { hearFacts } from "./steps/hear-facts";
import { moveStock } from "./steps/move-stock";
import { openBooks } from "./steps/open-books";
import { proveFigures } from "./steps/prove-figures";
import { valueStock } from "./steps/value-stock";
import { listMovements } from "./valuation/roll-forward";
import type { Valuation } from "./valuation/valuation";

export type EngineResult =
  { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation } | { readonly outcome: "stopped"; readonly issues: readonly [Issue, ...Issue[]] };

/** A reconciliation with the movements and values that it was made of. */
export type Worked = {
  readonly reconciliation: Reconciliation;
  readonly pools: Pools;
  readonly valuation: Valuation;
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  /** What returns, reversals and goods that come home left by. */
  readonly originals: ReadonlyMap<Move, readonly Move[]>;
  readonly bills: readonly Charge[];
  readonly papers: CostPapers;
  /** The closed month that the period opens on; null where there is none. */
  readonly closed: ClosedRows | null;
};

export function reconcile(input: EngineInput): EngineResult {
  const result = workOut(input);
  return result.outcome === "stopped" ? result : { outcome: "reconciled", reconciliation: result.worked.reconciliation };
}

/**
 * Whom a Case ID beside a line asks only its shipment tells: where that is a carrier, all is heard again with its case. What the line waits for and is made of hangs
 * on that case, and what other lines have of it on that, so that there is nothing short of matching again; nothing is valued twice. It costs a third to half of a run, half
 * a second with 2,000 shipments, until the register has the case.
 */
export function workOut(
  given: EngineInput,
  asked: AskedBeside | null = null,
): { readonly outcome: "reconciled"; readonly worked: Worked } | Extract<EngineResult, { readonly outcome: "stopped" }> {
  given.onStage("check");
  const heard = hearFacts(given, asked ?? new Map());
  const stop = findStop(heard.facts, given.issues, given.settings);
  if (stop !== null) return { outcome: "stopped", issues: stop };
  const input = withClosedMethod(given, heard.facts);
  const books = openBooks(input, heard);
  const pasted = findPastedAccounts(heard.facts, books.ledger.twice);
  if (pasted !== null) return { outcome: "stopped", issues: [pasted] };
  const stock = moveStock(input, books);
  input.onStage("match");
  const goods = followGoods(input, books, stock);
  const beside = findAskedBeside(goods.followed.explained.lines, heard);
  if (asked === null && beside.size > 0) return workOut(given, beside);
  input.onStage("value");
  const values = valueStock(input, books, stock, goods);
  const answers = answerVariances(input, books, goods, values);
  const controls = proveFigures(input, books, goods, values, answers);
  const issues = [...input.issues, ...heard.issues, ...checkSources(input, books), ...stock.issues, ...goods.issues, ...values.issues, ...answers.issues];
  const found = hideConsequences(lessSaidBefore(issues, heard), input.facts);
  const closed = closeBooks(input, books, goods, values, answers, { controls, issues: acceptErrors(orderIssues(found), input.facts.readBack) });
  const { pools, places, period } = books;
  const { valuation, isCosted, rollforward, worth } = values;
  const reconciliation: Reconciliation = {
    period,
    today: input.today,
    settings: input.settings,
    sources: listSources(input.facts),
    rollforward,
    movements: listMovements(valuation.valued, { pools, places, period, isCosted, costRules: valuation.costRules }),
    shipments: answers.shipments,
    cases: answers.cases,
    register: heard.register,
    claims: answers.claims,
    journal: answers.journal,
    controls,
    ...closed,
  };
  return {
    outcome: "reconciled",
    worked: {
      reconciliation,
      pools,
      valuation,
      charges: worth.borne,
      originals: worth.originals,
      bills: values.bills,
      papers: { sources: books.facts.sources, costs: books.costs, openingCosts: stock.own.openingCosts },
      closed: values.carried.rows,
    },
  };
}

function withClosedMethod(input: EngineInput, facts: Facts): EngineInput {
  const { settings, isMethodOpen = false, today } = input;
  const method = isMethodOpen ? closedMethod(input.facts, choosePeriod(facts, settings, today).from) : null;
  return method === null ? input : { ...input, settings: { ...settings, method } };
}

function listSources(facts: Facts): Reconciliation["sources"] {
  const rows = new Map<number, number>();
  for (const name of Object.keys(FACT_TABLES) as FactTableName[]) for (const source of facts[name].source) rows.set(source, (rows.get(source) ?? 0) + 1);
  const ours = new Set(facts.readBack.map(({ source }) => source));
  return facts.sources.flatMap((ref, index) => {
    const kind = facts.kinds[index];
    return kind === undefined || ours.has(index) ? [] : [{ ref, kind, rows: rows.get(index) ?? 0 }];
  });
}
