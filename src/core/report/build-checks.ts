/** The proofs and the problems as a sheet: every control with what it expected, every issue with a link to its row. */
import { titleOfPeriod } from "../domain/day";
import type { Severity } from "../domain/issue";
import { minor } from "../domain/money";
import { keysOfControls, keysOfIssues, subjectOfKey } from "../engine/closing/check-keys";
import type { Reconciliation } from "../engine/findings";
import { type ReadBack, textOfTyped } from "../facts/read-back";
import { NOTE_COLUMNS, placeCheckNotes } from "./place-check-notes";
import { typedCellsOf, type PlacedNotes } from "./place-notes";
import { MARKS, type ReportCell, type ReportColumn, type ReportRow, type ReportSheet, type ReportTable, type Tone } from "./report";

const SEVERITY_TONES = { error: "red", warning: "amber", info: null } as const satisfies Record<Severity, Tone | null>;

export function buildChecks({ period, controls, issues }: Reconciliation, readBack: readonly ReadBack[]): ReportSheet {
  const keys = [...keysOfControls(controls), ...keysOfIssues(issues)];
  const notes = placeCheckNotes(keys, readBack);
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
    ],
    legend: [
      { tone: "red", text: "wrong" },
      { tone: "amber", text: "doubtful" },
      { tone: "green", text: "wrong, and accepted with a note" },
    ],
    footnotes: [
      "Note and Signed off are yours, and stay with what their key says, wherever its row stands. A failed control or an error that you sign off with a note no longer keeps the month open.",
      "A sign-off holds for the figures in the brackets of the key. With other figures the note stays, and the sign-off is listed below with what it was given for: sign off again.",
    ],
    tables: [listChecks({ controls, issues }, notes.cellsOf), ...(notes.orphans.length === 0 ? [] : [notesWithoutLine(notes, keys)])],
    frozenColumns: 2,
    tone: unaccepted + unacceptedErrors > 0 ? "red" : "green",
  };
}

const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, formula: ReportColumn["formula"] = null): ReportColumn => ({
  key,
  title,
  band: null,
  meaning,
  width,
  formula,
});

const KEY = column("key", "Key", "label", 36);

/** The controls first, which prove the figures; then what is wrong with the data, the worst first. */
function listChecks({ controls, issues }: Pick<Reconciliation, "controls" | "issues">, cellsOf: PlacedNotes["cellsOf"]): ReportTable {
  return {
    id: "checks",
    title: null,
    columns: [
      column("kind", "Kind", "label", 10),
      column("mark", "Holds", "mark", 9, { is: "check", of: "difference" }),
      column("what", "What is checked, or what is wrong and what to do", "prose", 70),
      column("where", "Where", "link", 24),
      column("goods", "Goods", "label", 18),
      column("rows", "Rows", "quantity", 8),
      column("expected", "Expected", "quantity", 15),
      column("found", "Found", "quantity", 15),
      column("difference", "Difference", "quantity", 14, { is: "difference", of: "found", less: "expected" }),
      KEY,
      ...NOTE_COLUMNS,
    ],
    rows: [...rowsOfControls(controls, cellsOf), ...rowsOfIssues(issues, cellsOf)],
    total: null,
    filtered: true,
    isRegister: false,
  };
}

function rowsOfControls(controls: Reconciliation["controls"], cellsOf: PlacedNotes["cellsOf"]): readonly ReportRow[] {
  const keys = keysOfControls(controls);
  return controls.map(({ id, title, expected, found, pass, currency, accepted }, index) => {
    const figure = (amount: number): ReportCell => (currency === null ? amount : { amount: minor(amount), currency });
    const key = keys[index] ?? id;
    return {
      cells: {
        kind: "control",
        mark: pass ? MARKS.holds : MARKS.fails,
        what: title,
        expected: figure(expected),
        found: figure(found),
        difference: figure(found - expected),
        key,
        ...cellsOf(key),
      },
      tone: pass ? null : accepted === undefined ? "red" : "green",
      anchor: `control:${id}`,
    };
  });
}

function rowsOfIssues(issues: Reconciliation["issues"], cellsOf: PlacedNotes["cellsOf"]): readonly ReportRow[] {
  const keys = keysOfIssues(issues);
  return issues.map(({ severity, message, place, about, count, accepted }, index) => ({
    cells: {
      kind: severity,
      what: message,
      where: place === null ? null : { place },
      goods: goodsText(about?.goods ?? []),
      rows: place === null ? null : (count ?? 1),
      key: keys[index] ?? "",
      ...cellsOf(keys[index] ?? ""),
    },
    tone: accepted === undefined ? SEVERITY_TONES[severity] : "green",
    anchor: anchorOfIssue(index),
  }));
}

function goodsText(goods: readonly string[]): string | null {
  return goods.length === 0 ? null : goods.length <= 3 ? goods.join(", ") : `${goods.slice(0, 2).join(", ")} and ${goods.length - 2} more`;
}

/** What was written of a problem that is gone says how it was dealt with. Without bands, which would stand among the notes when they are read back. */
function notesWithoutLine({ orphans }: PlacedNotes, keys: readonly string[]): ReportTable {
  const subjects = new Set(keys.map(subjectOfKey));
  const what = (key: string): string =>
    subjects.has(subjectOfKey(key)) ? "given for other figures, or for another one of several such problems" : "no such control or issue now";
  return {
    id: "check-notes-without-a-line",
    title: "Notes without a line",
    columns: [
      column("kind", "Kind", "label", 10),
      column("mark", "Holds", "label", 9),
      column("what", "What it stood beside", "label", 70),
      KEY,
      ...NOTE_COLUMNS.map((one) => ({ ...one, band: null })),
    ],
    rows: orphans.map((row) => {
      const key = textOfTyped(row.cells["key"]);
      return { cells: { kind: "gone", what: what(key), key, ...typedCellsOf(NOTE_COLUMNS, row) }, tone: null, anchor: null };
    }),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

/** Key of an issue's row, by its position among the issues. */
export function anchorOfIssue(index: number): string {
  return `issue:${index}`;
}
