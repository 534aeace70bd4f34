/** Who answers for each variance, what its cases came to, what can be claimed, and what to book. */
import { addDays } from "../../domain/day";
import { followCases } from "../cases/follow-cases";
import { rowsOfCases } from "../cases/rows-of-cases";
import { keyOfRecord } from "../compensation/read-cases";
import { sayTypedElsewhere } from "../compensation/typed-elsewhere";
import { bookChanges } from "../compensation/changed-reimbursements";
import { findGranted, findMoved, nameTakenBack } from "../cases/granted-money";
import { findLostRemovals } from "../cases/lost-removals";
import { followDecided, nameDoubtful } from "../cases/never-came";
import { nameAskedTwice } from "../cases/name-asked-twice";
import { namePaidForHome } from "../cases/name-came-home";
import { joinLate, withSentOn } from "../closing/late-moves";
import { grantsOfSeal } from "../closing/sealed-grants";
import { sharesOfSeals } from "../closing/sealed-shares";
import { worthsOfSeals } from "../closing/sealed-worths";
import { bookLatePayments } from "../closing/sealed-payments";
import type { EngineInput } from "../engine-input";
import { proposeJournal } from "../journal/propose-journal";
import { heedSignOffs } from "../shipments/heed-sign-offs";
import { judgeShipments } from "../shipments/judge-shipments";
import { surplusOfSeals } from "../shipments/sealed-differences";
import { findOverReceiptRules, sayOverReceiptCosts } from "../valuation/over-receipt-costs";
import type { Goods } from "./follow-goods";
import type { Books } from "./open-books";
import type { Values } from "./value-stock";

export function answerVariances(
  { settings, today }: EngineInput,
  { facts, period, places, pools, costs, ledger, earlier, changed, closedEvents, settled, awaited }: Books,
  { followed }: Goods,
  { worth, valuation, carried, isCosted, bookValues, bookValuesOn }: Values,
) {
  const { allocation, lines } = followed.explained;
  const judged = judgeShipments(lines, { facts, receivingDays: settings.receivingDays, bookValues });
  const closedWorths = worthsOfSeals(earlier);
  const book = followed.accounts.map(({ line }) => line);
  const closedShares = sharesOfSeals(earlier);
  const closedTo = earlier.at(-1)?.closedTo ?? null;
  const { brought, ...cased } = followCases({
    facts,
    shipments: judged,
    allocation,
    book,
    settled: lines.map(({ counted: { line }, decision }) => ({ shipmentId: line.shipmentId, sku: line.sku, settled: decision.settled })),
    settledOrders: settled,
    awaited,
    series: ledger.series,
    bookValues,
    costs,
    places,
    settings,
    today,
    closedTo,
    closedEvents,
    closedWorths,
    closedShares,
    openFrom: closedTo === null ? -Infinity : addDays(closedTo, 1),
    until: period.to,
    bookValuesOn,
  });
  const overReceiptRules = findOverReceiptRules(valuation, pools, surplusOfSeals(earlier, followed.ledgerStart));
  const signed = heedSignOffs(facts, sayOverReceiptCosts(cased.shipments, overReceiptRules));
  const closedGrants = grantsOfSeal(earlier.at(-1));
  const { issues: lateIssues, ...booked } = bookLatePayments(allocation, earlier, places.currencyOf(""));
  const changes = bookChanges(changed, earlier, { sources: facts.sources, usual: places.currencyOf("") });
  const grants = findGranted({ ...allocation, ...booked, brought }, cased.cases, closedGrants);
  const statuses = new Map(cased.cases.map((line) => [keyOfRecord(line), line.status]));
  const neverCameBy = followDecided(awaited, {
    ...allocation,
    statusOf: (record) => statuses.get(keyOfRecord(record)) ?? record.status,
    until: period.to,
  });
  const neverCame = neverCameBy(period.to);
  const lostRemovals = findLostRemovals({
    lostBy: (day) => neverCameBy(day).lost,
    sent: awaited.sent,
    valuation,
    pools,
    places,
    isCosted,
    seal: earlier.at(-1),
  });
  const journal = proposeJournal({
    valued: valuation.valued,
    late: withSentOn(joinLate(carried.late, worth.opened.bills.late), worth.sentOn.landed, pools),
    pools,
    places,
    period,
    isCosted,
    isAtStandard: (pool) => settings.method === "standard" && worth.entryCosts.standardOf(pool, 1, period.to) !== null,
    allocation: { ...booked, strays: [...booked.strays, ...changes.strays] },
    grants,
    movedGrants: findMoved(grants, closedGrants, period),
    lostRemovals: lostRemovals.changesIn(period),
  });
  return {
    ...cased,
    shipments: signed.lines,
    journal,
    grants,
    lostRemovals,
    booked,
    closedWorths,
    closedShares,
    overReceiptRules,
    issues: [
      ...cased.issues,
      ...signed.issues,
      ...sayTypedElsewhere(facts, rowsOfCases(cased.cases)),
      ...lateIssues,
      ...changes.issues,
      ...nameTakenBack(grants, closedGrants, period),
      ...nameDoubtful(neverCame.doubtful),
      ...namePaidForHome(neverCame.decided, cased.cases),
      ...nameAskedTwice({ cases: allocation.cases, followed: cased.cases, parcels: neverCame.parcels }),
    ],
  };
}
export type Answers = ReturnType<typeof answerVariances>;
