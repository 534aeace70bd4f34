/** Findings -> Report: the sheets that a reconciliation is shown on, in the order in which they are read. */
import type { Reconciliation } from "../engine/findings";
import { buildChecks } from "./build-checks";
import { buildRollforward } from "./build-rollforward";
import { buildVariances } from "./build-variances";
import type { Report } from "./report";

export function buildReport(reconciliation: Reconciliation): Report {
  return { sheets: [buildRollforward(reconciliation), buildVariances(reconciliation), buildChecks(reconciliation)] };
}
