/** Sign-offs and verdicts beside shipment lines -> the lines with what each was given for, and an issue where they have come to another variance since. */
import { rowsOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { signedFor } from "../../facts/signed-for";
import { nameOfCase } from "../compensation/read-cases";
import type { ShipmentLine, ShipmentState } from "../findings";

export function heedSignOffs(facts: Facts, lines: readonly ShipmentLine[]): { readonly lines: readonly ShipmentLine[]; readonly issues: readonly Issue[] } {
  const typed = new Map(
    facts.readBack.flatMap(({ kind, source, rows }) =>
      kind === "shipment-reviews" ? rows.map((row) => [JSON.stringify([source, row.row]), row] as const) : [],
    ),
  );
  // Of several rows about a line, the first is shown beside it.
  const reviewOf = new Map([...rowsOf(facts.shipmentReviews)].reverse().map((row) => [keyOfLine(row.shipmentId, row.sku), row] as const));
  const heeded = lines.map((line) => {
    const review = reviewOf.get(keyOfLine(line.shipmentId, line.sku));
    const row = review === undefined ? undefined : typed.get(JSON.stringify([review.at.source, review.at.row]));
    const given = row === undefined ? null : signedFor(row, line.variance);
    if (review === undefined || given === null) return { line, issues: [] };
    const { units, isVerdict, text } = given;
    const isOutdated = line.variance !== units && !isNothingToSign(line, units);
    const issue = { line: nameOfCase(line), isVerdict, was: units, is: line.variance };
    return { line: { ...line, signedFor: text }, issues: isOutdated ? [raise("signed-for-other-figures", placeOfRow(facts, review), issue)] : [] };
  });
  return { lines: heeded.map(({ line }) => line), issues: heeded.flatMap(({ issues }) => issues) };
}

/** Nobody lacks these units yet. */
const STILL_TO_COME: ReadonlySet<ShipmentState> = new Set<ShipmentState>(["not-received", "receiving"]);

/** Nothing differs any more, or what is still to come has come in part: what is missing in the end is another look. */
function isNothingToSign({ state, variance }: Pick<ShipmentLine, "state" | "variance">, was: number): boolean {
  return variance === 0 || (STILL_TO_COME.has(state) && variance < 0 && variance > was);
}
