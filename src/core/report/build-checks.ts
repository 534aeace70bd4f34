/** The proofs and the problems as a sheet: every control with what it expected, every issue with a link to its row. */
import { titleOfPeriod } from "../domain/day";
import type { Severity } from "../domain/issue";
import { minor } from "../domain/money";
import type { Reconciliation } from "../engine/findings";
import { MARKS, type ReportCell, type ReportColumn, type ReportSheet, type ReportTable, type Tone } from "./report";

const SEVERITY_TONES = { error: "red", warning: "amber", info: null } as const satisfies Record<Severity, Tone | null>;

export function buildChecks({ period, controls, issues }: Reconciliation): ReportSheet {
  const failed = controls.filter(({ pass }) => !pass).length;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return {
    id: "checks",
    name: "Checks",
    visibility: "visible",
    title: `Checks, ${titleOfPeriod(period)}`,
    notes: [`${controls.length - failed} of ${controls.length} controls hold · ${issues.length === 0 ? "no issues" : `${issues.length} ${issues.length === 1 ? "issue" : "issues"}, ${errors} of them ${errors === 1 ? "an error" : "errors"}`}`],
    legend: [{ tone: "red", text: "a figure is wrong" }, { tone: "amber", text: "a figure may be wrong" }],
    tables: [listControls(controls), listIssues(issues)],
    frozenColumns: 0,
    tone: failed > 0 || errors > 0 ? "red" : "green",
  };
}

const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, formula: ReportColumn["formula"] = null): ReportColumn => ({ key, title, band: null, meaning, width, formula });

function listControls(controls: Reconciliation["controls"]): ReportTable {
  return {
    id: "controls",
    title: "Controls",
    columns: [
      column("mark", "Holds", "mark", 10, { is: "check", of: "difference" }), column("title", "Control", "label", 46), column("expected", "Expected", "quantity", 26), column("found", "Found", "quantity", 18),
      column("difference", "Difference", "quantity", 14, { is: "difference", of: "found", less: "expected" }),
    ],
    rows: controls.map(({ id, title, expected, found, pass, currency }) => {
      const figure = (amount: number): ReportCell => (currency === null ? amount : { amount: minor(amount), currency });
      return { cells: { mark: pass ? MARKS.holds : MARKS.fails, title, expected: figure(expected), found: figure(found), difference: figure(found - expected) }, tone: pass ? null : "red", anchor: `control:${id}` };
    }),
    total: null,
    filtered: false, isRegister: false,
  };
}

function listIssues(issues: Reconciliation["issues"]): ReportTable {
  return {
    id: "issues",
    title: "Issues",
    columns: [column("severity", "Severity", "label", 10), column("where", "Where", "link", 46), column("code", "Code", "label", 26), column("message", "What is wrong, and what to do", "prose", 120)],
    rows: issues.map(({ severity, message, place, code }, index) => ({
      cells: { severity, message, where: place === null ? null : { place }, code }, tone: SEVERITY_TONES[severity], anchor: anchorOfIssue(index),
    })),
    total: null,
    filtered: true, isRegister: false,
  };
}

/** Key of an issue's row, by its position among the issues. */
export function anchorOfIssue(index: number): string {
  return `issue:${index}`;
}
