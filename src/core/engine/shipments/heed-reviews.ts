/**
 * What a reviewer wrote beside shipment lines, heeded: a case ID there is a case about the line, though no register knows of it, and a
 * verdict there outweighs what the papers say. What the papers say stays among the reasons.
 */
import { stackTables } from "../../columns/stack-tables";
import { rowsOf, tableOf, type RowOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import { RESPONSIBILITIES, type Responsibility } from "../../domain/responsibility";
import { keyOfLine } from "../../domain/shipment-line";
import { CASES } from "../../facts/claims";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { SHIPMENT_REVIEWS } from "../../facts/reviews";
import { keyOfCaseOnLine } from "../compensation/read-cases";
import type { Verdict } from "./verdicts";

type Review = RowOf<typeof SHIPMENT_REVIEWS>;

/** As the sheets say it. */
export const RESPONSIBLE_WORDS = { seller: "you", amazon: "Amazon", logistics: "carrier", mixed: "carrier and Amazon", undecided: "undecided" } as const satisfies Record<Responsibility, string>;

/** The facts with an open case for each case ID beside a line, unless a register has that case for the line or its whole shipment. */
export function adoptCases(facts: Facts): Facts {
  const known = new Set(rowsOf(facts.cases).map(keyOfCaseOnLine));
  const adopted = rowsOf(facts.shipmentReviews).filter((row) => row.caseId !== "" && !known.has(keyOfCaseOnLine(row)) && !known.has(keyOfCaseOnLine({ ...row, sku: "" })));
  if (adopted.length === 0) return facts;
  const rows = adopted.map(({ caseId, shipmentId, sku }) => ({ caseId, shipmentId, sku, kind: "inbound-missing", status: "open", opened: null, closed: null, units: null, amount: null, note: "", keptIn: "" }));
  return { ...facts, cases: stackTables(CASES, [facts.cases, tableOf(CASES, rows, adopted.map(({ at }) => at))]) };
}

/** Verdicts with those of reviewers in place of the papers'; issues are those of the lines asked for. */
export function readVerdicts(facts: Facts): { readonly heed: (line: { readonly shipmentId: string; readonly sku: string }, verdict: Verdict) => Verdict; readonly issues: () => readonly Issue[] } {
  const reviews = new Map<string, Review>();
  for (const row of rowsOf(facts.shipmentReviews)) if (row.verdict !== "" && !reviews.has(keyOfLine(row.shipmentId, row.sku))) reviews.set(keyOfLine(row.shipmentId, row.sku), row);
  const unknown = new Map<string, Issue>();
  return {
    heed({ shipmentId, sku }, verdict) {
      const key = keyOfLine(shipmentId, sku);
      const review = reviews.get(key);
      if (review === undefined) return verdict;
      const said = RESPONSIBILITIES.find((one) => one === review.verdict);
      if (said === undefined) {
        unknown.set(key, raise("verdict-unknown", placeOfRow(facts, review), { line: `${shipmentId} ${sku}`, found: review.verdict, known: Object.values(RESPONSIBLE_WORDS) }));
        return verdict;
      }
      const papers = verdict.responsibility === null || verdict.responsibility === said ? "" : `, though the papers say ${RESPONSIBLE_WORDS[verdict.responsibility]}`;
      return { ...verdict, responsibility: said, byReviewer: `your verdict: ${RESPONSIBLE_WORDS[said]}${papers}` };
    },
    issues: () => [...unknown.values()],
  };
}
