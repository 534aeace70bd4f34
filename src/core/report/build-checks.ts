/** The proofs and the problems as a sheet: every control with what it expected, every issue with a link to its row. */
import { titleOfPeriod } from "../domain/day";
import type { Severity } from "../domain/issue";
import { minor } from "../domain/money";
import { keysOfControls, keysOfIssues } from "../engine/closing/check-keys";
import type { Reconciliation } from "../engine/findings";
import type { ReadBack } from "../facts/read-back";
import { placeNotes, typedCellsOf, type NotedSheet, type PlacedNotes } from "./place-notes";
import { MARKS, type ReportCell, type ReportColumn, type ReportSheet, type ReportTable, type Tone } from "./report";
import { textOfTyped, typedColumn } from "./typed-cells";

const SEVERITY_TONES = { error: "red", warning: "amber", info: null } as const satisfies Record<Severity, Tone | null>;

export function buildChecks({ period, controls, issues }: Reconciliation, readBack: readonly ReadBack[]): ReportSheet {
  const notes = placeNotes(CHECKS, [...keysOfControls(controls), ...keysOfIssues(issues)], readBack);
  const failed = controls.filter(({ pass }) => !pass).length;
  const unaccepted = controls.filter(({ pass, accepted }) => !pass && accepted === undefined).length;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const unacceptedErrors = issues.filter(({ severity, accepted }) => severity === "error" && accepted === undefined).length;
  return {
    id: "checks",
    name: "Checks",
    visibility: "visible",
    title: `Checks, ${titleOfPeriod(period)}`,
    notes: [
      `${controls.length - failed} of ${controls.length} controls hold · ${issues.length === 0 ? "no issues" : `${issues.length} ${issues.length === 1 ? "issue" : "issues"}, ${errors} of them ${errors === 1 ? "an error" : "errors"}`}`,
      "Note and Signed off are yours, and stay with what their key says. A failed control or an error that you sign off with a note no longer keeps the month open.",
    ],
    legend: [{ tone: "red", text: "a figure is wrong" }, { tone: "amber", text: "a figure may be wrong" }, { tone: "green", text: "wrong, and accepted with a note" }],
    tables: [listControls(controls, notes.cellsOf), listIssues(issues, notes.cellsOf), ...(notes.orphans.length === 0 ? [] : [notesWithoutLine(notes)])],
    frozenColumns: 0,
    tone: unaccepted + unacceptedErrors > 0 ? "red" : "green",
  };
}

const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, formula: ReportColumn["formula"] = null): ReportColumn => ({ key, title, band: null, meaning, width, formula });

/** What the user writes beside a control or an issue; without a band, which would stand among the notes of the table above when they are read back. */
const NOTE_COLUMNS: readonly ReportColumn[] = [typedColumn("note", "Note", "text", 40), typedColumn("signedOff", "Signed off", "date", 14)].map((one) => ({ ...one, band: null }));
const CHECKS: NotedSheet = { kind: "check-reviews", columns: NOTE_COLUMNS, keyOf: ({ cells }) => textOfTyped(cells["key"]) };

function listControls(controls: Reconciliation["controls"], cellsOf: PlacedNotes["cellsOf"]): ReportTable {
  const keys = keysOfControls(controls);
  return {
    id: "controls",
    title: "Controls",
    columns: [
      column("mark", "Holds", "mark", 10, { is: "check", of: "difference" }), column("title", "Control", "prose", 70), column("expected", "Expected", "quantity", 18), column("found", "Found", "quantity", 18),
      column("difference", "Difference", "quantity", 18, { is: "difference", of: "found", less: "expected" }), column("key", "Key", "label", 36), ...NOTE_COLUMNS,
    ],
    rows: controls.map(({ id, title, expected, found, pass, currency, accepted }, index) => {
      const figure = (amount: number): ReportCell => (currency === null ? amount : { amount: minor(amount), currency });
      const key = keys[index] ?? id;
      return { cells: { mark: pass ? MARKS.holds : MARKS.fails, title, expected: figure(expected), found: figure(found), difference: figure(found - expected), key, ...cellsOf(key) }, tone: pass ? null : accepted === undefined ? "red" : "green", anchor: `control:${id}` };
    }),
    total: null,
    filtered: false, isRegister: false,
  };
}

function listIssues(issues: Reconciliation["issues"], cellsOf: PlacedNotes["cellsOf"]): ReportTable {
  const keys = keysOfIssues(issues);
  return {
    id: "issues",
    title: "Issues",
    columns: [
      column("severity", "Severity", "label", 10), column("message", "What is wrong, and what to do", "prose", 70), column("where", "Where", "link", 24), column("goods", "Goods", "label", 18), column("rows", "Rows", "quantity", 10),
      column("key", "Key", "label", 36), ...NOTE_COLUMNS,
    ],
    rows: issues.map(({ severity, message, place, about, count, accepted }, index) => ({
      cells: { severity, message, where: place === null ? null : { place }, goods: goodsText(about?.goods ?? []), rows: place === null ? null : (count ?? 1), key: keys[index] ?? "", ...cellsOf(keys[index] ?? "") },
      tone: accepted === undefined ? SEVERITY_TONES[severity] : "green", anchor: anchorOfIssue(index),
    })),
    total: null,
    filtered: true, isRegister: false,
  };
}

function goodsText(goods: readonly string[]): string | null {
  return goods.length === 0 ? null : goods.length <= 3 ? goods.join(", ") : `${goods.slice(0, 2).join(", ")} and ${goods.length - 2} more`;
}

/** What was written of a problem that is gone says how it was dealt with. */
function notesWithoutLine({ orphans }: PlacedNotes): ReportTable {
  return {
    id: "check-notes-without-a-line",
    title: "Notes without a line",
    columns: [column("state", "State", "label", 10), column("what", "What it stood beside", "label", 70), column("key", "Key", "label", 36), ...NOTE_COLUMNS],
    rows: orphans.map((row) => ({ cells: { state: "gone", what: "no such control or issue now", key: textOfTyped(row.cells["key"]), ...typedCellsOf(NOTE_COLUMNS, row) }, tone: null, anchor: null })),
    total: null,
    filtered: true, isRegister: false,
  };
}

/** Key of an issue's row, by its position among the issues. */
export function anchorOfIssue(index: number): string {
  return `issue:${index}`;
}
