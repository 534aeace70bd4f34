/** What is read back from the sheets that Tieout wrote: by plan id, the sources that may stand there. All other sheets of ours are passed over. */
import type { SourceKind } from "../domain/source";
import { CHECK_REVIEWS_SOURCE } from "./check-reviews";
import { CLOSED_MONTHS_SOURCE } from "./closed-months";
import { FINGERPRINTS_SOURCE } from "./fingerprints";
import { SHIPMENT_REVIEWS_SOURCE } from "./shipment-reviews";
import type { SourceSpec } from "./source-spec";

export const OUR_SOURCES: Readonly<Record<string, readonly SourceKind[]>> = {
  cases: ["cases"],
  "responsibility-rules": ["responsibility-rules"],
  "shipment-variances": ["shipment-reviews"],
  checks: ["check-reviews"],
  "closed-months": ["closed-months"],
  fingerprints: ["fingerprints"],
};

/** Sources that stand on sheets of ours alone, and are never looked for in a table of the user's. */
export const SOURCES_OF_OURS: readonly SourceSpec[] = [SHIPMENT_REVIEWS_SOURCE, CHECK_REVIEWS_SOURCE, CLOSED_MONTHS_SOURCE, FINGERPRINTS_SOURCE];

export function isReadBack(planId: string): boolean {
  return Object.hasOwn(OUR_SOURCES, planId);
}
