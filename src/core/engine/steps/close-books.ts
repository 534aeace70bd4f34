/** The month sealed where that is asked for and nothing speaks against it; with the issues, those of closing among them. */
import { closeMonth } from "../closing/close-month";
import { firstDays } from "../closing/locations-behind";
import { sealMonth } from "../closing/seal-month";
import { sealGrants } from "../closing/sealed-grants";
import { sealPayments } from "../closing/sealed-payments";
import type { EngineInput } from "../engine-input";
import type { Reconciliation } from "../findings";
import { orderIssues } from "../order-issues";
import { sealReceived } from "../shipments/sealed-receipts";
import type { Answers } from "./answer-variances";
import type { Goods } from "./follow-goods";
import type { Books } from "./open-books";
import type { Values } from "./value-stock";

export function closeBooks(
  { close = null, settings, today }: EngineInput,
  { facts, period, pools, places, seals, earlier }: Books,
  { moves, followed }: Goods,
  values: Values,
  { grants, booked }: Answers,
  proof: Pick<Reconciliation, "controls" | "issues">,
): Pick<Reconciliation, "closing" | "issues"> {
  const { worth, valuation, carried, rollforward, losses } = values;
  const rowsSince = firstDays([...moves, ...worth.charged], pools, facts);
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
          sealReceived(followed, month.closedTo, pools),
          losses.sealUntil(month.closedTo),
          sealGrants(grants, rollforward, { closedTo: month.closedTo, pools }),
          sealPayments(booked, rollforward, { period, pools, isReported: facts.kinds.includes("reimbursements") }),
        ],
        sealOf: worth.opened.sealOf,
      }),
  });
  return { closing: closed.closing, issues: orderIssues([...proof.issues, ...closed.issues]) };
}
