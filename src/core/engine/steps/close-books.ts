/** The month sealed where that is asked for and nothing speaks against it; with the issues, those of closing among them. */
import { closeMonth } from "../closing/close-month";
import { firstDays } from "../closing/locations-behind";
import { sealMonth } from "../closing/seal-month";
import { listEventsUntil } from "../cases/events-until";
import { noteEvents } from "../closing/events-at-amazon";
import { nameUnkept } from "../closing/sealed-awaited";
import { noteByGoods } from "../closing/notes-of-goods";
import { noteGrants } from "../closing/sealed-grants";
import { notePayments } from "../closing/sealed-payments";
import type { Remark } from "../closing/sealed-notation";
import { noteNeverCame } from "../closing/sealed-removals";
import { noteShares } from "../closing/sealed-shares";
import { noteWorths } from "../closing/sealed-worths";
import { nameOfGrant } from "../compensation/booked-grants";
import { keyOfRecord } from "../compensation/read-cases";
import { noteReimbursements } from "../compensation/sealed-reimbursements";
import type { EngineInput } from "../engine-input";
import type { Reconciliation } from "../findings";
import type { PoolId } from "../movements/pools";
import { orderIssues } from "../order-issues";
import { sealReceived } from "../shipments/sealed-receipts";
import type { Answers } from "./answer-variances";
import type { Goods } from "./follow-goods";
import type { Books } from "./open-books";
import type { Values } from "./value-stock";

export function closeBooks(
  { facts: given, close = null, settings, today }: EngineInput,
  { facts, period, pools, places, seals, earlier, ledger, closedEvents, awaited, reimbursements }: Books,
  { moves, followed }: Goods,
  values: Values,
  { cases, grants, lostRemovals, booked, closedWorths, closedShares, setGoods, overReceiptRules }: Answers,
  proof: Pick<Reconciliation, "controls" | "issues">,
): Pick<Reconciliation, "closing" | "issues"> {
  const { worth, valuation, carried, rollforward, losses } = values;
  const rowsSince = firstDays([...moves, ...worth.charged], pools, facts);
  const noted = (isKept: Remark | null, notes: Parameters<typeof noteByGoods>[0]): ReturnType<typeof noteByGoods> =>
    noteByGoods(notes, rollforward, { pools, isKept });
  const paid = noteReimbursements({ kinds: given.kinds, reimbursements }, earlier, period.to);
  const awaiting = awaited.noteUntil(period.to);
  const events = { facts, series: ledger.series, allocation: followed.explained.allocation, closedEvents, places, bookedLosses: values.bookedLosses };
  const closed = closeMonth({
    request: close,
    period,
    today,
    seals,
    changes: carried.changes,
    ...proof,
    sealMonth: (month) =>
      sealMonth(rollforward, valuation, month, {
        pools,
        places,
        settings,
        today,
        rowsSince,
        earlier,
        bills: worth.opened.bills,
        counts: worth.counts,
        stated: [
          sealReceived(followed, { closedTo: month.closedTo, earlier, pools, costedBy: overReceiptRules }),
          losses.sealUntil(month.closedTo),
          noted("decisions-are-kept", losses.decidedUntil(month.closedTo)),
          noted("removals-lost-are-kept", noteNeverCame(lostRemovals.noteOn(month.closedTo))),
          noted("grants-are-kept", noteGrants(grants, month.closedTo)),
          given.kinds.includes("reimbursements")
            ? noted("payments-are-kept", notePayments(booked, { earlier, until: period.to }))
            : noted("payments-not-reported", []),
          paid === null ? new Map<PoolId, readonly string[]>() : noted("reimbursements-are-kept", paid),
          noted("awaited-are-kept", awaiting.notes),
          noted("events-are-kept", noteEvents(listEventsUntil(month.closedTo, events))),
          noted(
            null,
            noteShares(
              setGoods.map(({ record, ...good }) => ({ ...good, sku: record.sku, key: keyOfRecord(record) })),
              closedShares,
              month.closedTo,
            ),
          ),
          noted(null, noteWorths(cases, closedWorths, { closedTo: month.closedTo, nameOf: (one) => nameOfGrant(one, one.currency) })),
        ],
        sealOf: worth.opened.sealOf,
      }),
  });
  const unkept = closed.closing.isNew ? nameUnkept(awaiting, period) : [];
  return { closing: closed.closing, issues: orderIssues([...proof.issues, ...closed.issues, ...unkept]) };
}
