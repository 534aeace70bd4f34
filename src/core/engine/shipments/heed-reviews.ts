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
import type { ShipmentLine } from "../findings";

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

/** Lines with the reviewers' verdicts in place of the papers'. */
export function overrideVerdicts(lines: readonly ShipmentLine[], facts: Facts): { readonly lines: readonly ShipmentLine[]; readonly issues: readonly Issue[] } {
  const reviews = new Map<string, Review>();
  for (const row of rowsOf(facts.shipmentReviews)) if (row.verdict !== "" && !reviews.has(keyOfLine(row.shipmentId, row.sku))) reviews.set(keyOfLine(row.shipmentId, row.sku), row);
  const issues: Issue[] = [];
  const judged = lines.map((line): ShipmentLine => {
    const review = reviews.get(keyOfLine(line.shipmentId, line.sku));
    if (review === undefined) return line;
    const verdict = RESPONSIBILITIES.find((one) => one === review.verdict);
    if (verdict === undefined) {
      issues.push(raise("verdict-unknown", placeOfRow(facts, review), { line: `${line.shipmentId} ${line.sku}`, found: review.verdict, known: Object.values(RESPONSIBLE_WORDS) }));
      return line;
    }
    const papers = line.responsibility === null || line.responsibility === verdict ? "" : `, though the papers say ${RESPONSIBLE_WORDS[line.responsibility]}`;
    return { ...line, responsibility: verdict, because: [`your verdict: ${RESPONSIBLE_WORDS[verdict]}${papers}`, ...line.because] };
  });
  return { lines: judged, issues };
}
