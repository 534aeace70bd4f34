/** What a reviewer wrote beside shipment lines, heeded: a verdict there outweighs what the papers say, which stays among the reasons. */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import { RESPONSIBILITIES, RESPONSIBLE_WORDS } from "../../domain/responsibility";
import { keyOfLine } from "../../domain/shipment-line";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { SHIPMENT_REVIEWS } from "../../facts/reviews";
import { nameOfCase } from "../compensation/read-cases";
import type { Verdict } from "./verdicts";

type Review = RowOf<typeof SHIPMENT_REVIEWS>;

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
          raise("verdict-unknown", placeOfRow(facts, review), {
            line: nameOfCase({ shipmentId, sku }),
            found: review.verdict,
            known: Object.values(RESPONSIBLE_WORDS),
          }),
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
