/** Findings -> Report: the sheets that a reconciliation is shown on, in the order in which they are read. */
import type { Reconciliation } from "../engine/findings";
import type { Facts } from "../facts/facts";
import { buildCases } from "./build-cases";
import { buildChecks } from "./build-checks";
import { buildClaims } from "./build-claims";
import { buildClosedMonths } from "./build-closed-months";
import { buildFingerprints } from "./build-fingerprints";
import { buildJournal } from "./build-journal";
import { buildRollforward } from "./build-rollforward";
import { buildVariances } from "./build-variances";
import { buildRules } from "./build-rules";
import type { DraftSubject } from "./register";
import type { Report } from "./report";
import { compareSheets } from "./sheet-order";

/** `facts` are those that were reconciled: what was typed into our sheets goes back to where it stood. `drafts` are new in the register. */
export function buildReport(
  reconciliation: Reconciliation,
  facts: Pick<Facts, "readBack" | "sources" | "kinds" | "ledger" | "fingerprints">,
  drafts: readonly DraftSubject[] = [],
): Report {
  const sheets = [
    buildRollforward(reconciliation),
    buildVariances(reconciliation, facts.readBack),
    buildClaims(reconciliation),
    buildCases(reconciliation, facts, drafts),
    buildJournal(reconciliation),
    buildChecks(reconciliation, facts.readBack),
    ...[buildRules(reconciliation, facts), buildClosedMonths(reconciliation), buildFingerprints(facts)].filter((sheet) => sheet !== null),
  ];
  return { sheets: sheets.sort((a, b) => compareSheets(a.id, b.id)) };
}
