/**
 * What a reviewer wrote beside shipment lines, heeded: a case ID there is a case about the line, though no register knows of it, and a
 * verdict there outweighs what the papers say. What the papers say stays among the reasons.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, tableOf, type RowOf } from "../../columns/table";
import { debtorOf } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { RESPONSIBILITIES, RESPONSIBLE_WORDS } from "../../domain/responsibility";
import { keyOfLine } from "../../domain/shipment-line";
import { CASES } from "../../facts/claims";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { SHIPMENT_REVIEWS } from "../../facts/reviews";
import { keyOfCaseOnLine } from "../compensation/read-cases";
import type { Verdict } from "./verdicts";

type Review = RowOf<typeof SHIPMENT_REVIEWS>;
type CaseRow = RowOf<typeof CASES>;

/**
 * The facts with the case of each ID beside a line, unless a register has that case for the line or its whole shipment: a case about the line that has no
 * ID yet, mostly a draft, is the one that was sent under it; else there is an open case that no register knows of.
 */
export function adoptCases(facts: Facts): Facts {
  const cases = rowsOf(facts.cases);
  const known = new Set(cases.map(keyOfCaseOnLine));
  const reviews = rowsOf(facts.shipmentReviews).filter(
    (row) => row.caseId !== "" && !known.has(keyOfCaseOnLine(row)) && !known.has(keyOfCaseOnLine({ ...row, sku: "" })),
  );
  if (reviews.length === 0) return facts;
  const isUnsent = ({ status }: CaseRow): boolean => status === "draft" || status === "";
  const nameless = groupBy(
    cases.filter(({ caseId, kind }) => caseId === "" && debtorOf(kind) === "amazon"),
    ({ shipmentId, sku }) => keyOfLine(shipmentId, sku),
  );
  const idOf = new Map<CaseRow, string>();
  const adopted = reviews.filter(({ caseId, shipmentId, sku }) => {
    const own = nameless.get(keyOfLine(shipmentId, sku)) ?? [];
    const meant = own.some(isUnsent) ? own.filter(isUnsent) : own;
    const isFree = meant.length > 0 && !meant.some((row) => idOf.has(row));
    if (isFree) for (const row of meant) idOf.set(row, caseId);
    return !isFree && !meant.some((row) => idOf.get(row) === caseId);
  });
  const register = cases.map((row) => ({ ...row, caseId: idOf.get(row) ?? row.caseId, status: idOf.has(row) && isUnsent(row) ? "open" : row.status }));
  const rows = adopted.map(({ caseId, shipmentId, sku }) => ({
    caseId,
    shipmentId,
    sku,
    kind: "inbound-missing",
    status: "open",
    opened: null,
    closed: null,
    units: null,
    amount: null,
    note: "",
    keptIn: "",
    listing: "",
  }));
  return {
    ...facts,
    cases: tableOf(
      CASES,
      [...register, ...rows],
      [...cases, ...adopted].map(({ at }) => at),
    ),
  };
}

/** By line, what the reviewers' rows about it call its SKU where that is another name than it has by now. */
export function findFormerNames(facts: Facts): ReadonlyMap<string, readonly string[]> {
  const typed = new Map(
    facts.readBack
      .filter(({ kind }) => kind === "shipment-reviews")
      .flatMap(({ source, rows }) => rows.map(({ row, cells }) => [JSON.stringify([source, row]), String(cells["sku"] ?? "").trim()] as const)),
  );
  const named = rowsOf(facts.shipmentReviews).map(({ shipmentId, sku, at }) => ({
    key: keyOfLine(shipmentId, sku),
    sku,
    name: typed.get(JSON.stringify([at.source, at.row])) ?? sku,
  }));
  const renamed = groupBy(
    named.filter(({ sku, name }) => name !== sku),
    ({ key }) => key,
  );
  return new Map([...renamed].map(([key, rows]) => [key, rows.map(({ name }) => name)]));
}

/** Verdicts with those of reviewers in place of the papers'; issues are those of the lines asked for. */
export function readVerdicts(facts: Facts): {
  readonly heed: (line: { readonly shipmentId: string; readonly sku: string }, verdict: Verdict) => Verdict;
  readonly issues: () => readonly Issue[];
} {
  const reviews = new Map<string, Review>();
  for (const row of rowsOf(facts.shipmentReviews))
    if (row.verdict !== "" && !reviews.has(keyOfLine(row.shipmentId, row.sku))) reviews.set(keyOfLine(row.shipmentId, row.sku), row);
  const unknown = new Map<string, Issue>();
  return {
    heed({ shipmentId, sku }, verdict) {
      const key = keyOfLine(shipmentId, sku);
      const review = reviews.get(key);
      if (review === undefined) return verdict;
      const said = RESPONSIBILITIES.find((one) => one === review.verdict);
      if (said === undefined) {
        unknown.set(
          key,
          raise("verdict-unknown", placeOfRow(facts, review), { line: `${shipmentId} ${sku}`, found: review.verdict, known: Object.values(RESPONSIBLE_WORDS) }),
        );
        return verdict;
      }
      const papers =
        verdict.responsibility === null || verdict.responsibility === said ? "" : `, though the papers say ${RESPONSIBLE_WORDS[verdict.responsibility]}`;
      return { ...verdict, responsibility: said, byReviewer: `your verdict: ${RESPONSIBLE_WORDS[said]}${papers}` };
    },
    issues: () => [...unknown.values()],
  };
}
