/**
 * Scenarios as a bookkeeper writes them: tables of text with " | " between the cells, read by the real decoders and
 * reconciled by the real engine, and the result said back as short lines.
 */
import { dayOfIso, periodOfMonthText, serialOfDay, type Day, type Period } from "../../../src/core/domain/day";
import { textOfMoney } from "../../../src/core/domain/money";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/core/domain/settings";
import type { Reconciliation, RollforwardLine, Stock } from "../../../src/core/engine/findings";
import { digestOfMonth, type SealedLine } from "../../../src/core/engine/closing/seal";
import type { EngineInput } from "../../../src/core/engine/engine-input";
import { reconcile, workOut, type EngineResult, type Worked } from "../../../src/core/engine/reconcile";
import { buildClosedMonths } from "../../../src/core/report/build-closed-months";
import { layOut } from "../../../src/core/report/lay-out";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import { openDecoder } from "../../../src/core/sources/decode-table";
import type { Cell, GridHead, Row } from "../../../src/core/sources/grid";
import { recognise } from "../../../src/core/sources/recognise";
import { readBack } from "../sources/read-ours";

export type Scenario = {
  readonly tables: Readonly<Record<string, string>>;
  readonly period?: string;
  readonly today?: string;
  readonly settings?: Partial<Settings>;
  readonly ours?: OurSheets;
  readonly closed?: Closed;
};
/** Rows of sheets of ours, by plan id. */
export type OurSheets = Readonly<Record<string, readonly Row[]>>;
/** A month that was closed before, from the tables as they were then, and what had been closed before it. */
export type Closed = { readonly period: string; readonly tables: Readonly<Record<string, string>>; readonly ours?: OurSheets };

export function run(scenario: Scenario): EngineResult {
  return reconcile(inputOf(scenario));
}

export function inputOf({ tables, period, today = "2026-11-05", settings, ours = {}, closed }: Scenario): EngineInput {
  const sheets =
    closed === undefined ? ours : { ...ours, "closed-months": closedMonths({ today, ...(settings === undefined ? {} : { settings }), ...closed }) };
  const read = Object.entries(sheets)
    .map(([planId, rows]) => readBack(planId, rows))
    .filter((table) => table !== null);
  const decoded = [...Object.entries(tables).map(([label, text]) => decode(label, rowsOfText(text))), ...read];
  const { facts, issues } = assembleFacts(decoded);
  const chosen = { ...DEFAULT_SETTINGS, ...settings, period: period === undefined ? (settings?.period ?? null) : periodOfText(period) };
  return { facts, issues, settings: chosen, today: dayOfIso(today) ?? (0 as Day), onStage: () => undefined };
}

/** "2026-10", or "2026-10-10 to 2026-10-20". */
function periodOfText(text: string): Period | null {
  const [from = "", to] = text.split(" to ");
  const [first, last] = [dayOfIso(from), dayOfIso(to ?? "")];
  return to === undefined ? periodOfMonthText(text) : first === null || last === null ? null : { from: first, to: last };
}

export function workedOut(scenario: Scenario): Worked {
  return workOutOf(inputOf(scenario));
}

export function reconciled(scenario: Scenario): Reconciliation {
  const result = run(scenario);
  if (result.outcome !== "reconciled") throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.reconciliation;
}

/** "FBA-US TEA-01: 10 @ 100.00 | receipt 5 @ 52.50 | sale 3 @ 30.50 | 12 @ 122.00 | says 12" */
export function linesOf(reconciliation: Reconciliation): readonly string[] {
  return reconciliation.rollforward.map((line) =>
    [
      `${line.location} ${line.sku}${line.disposition === null ? "" : ` ${line.disposition}`}: ${stock(line, line.beginning)}`,
      ...Object.entries(line.entries).map(([type, one]) => `${type} ${stock(line, one)}`),
      ...Object.entries(line.exits).map(([type, one]) => `${type} ${stock(line, one)}`),
      ...Object.entries(line.valueOnly).map(([type, amount]) => `${type} ${textOfMoney(amount, line.currency)}`),
      stock(line, line.ending),
      ...(line.reported === null ? [] : [`says ${line.reported}`]),
    ].join(" | "),
  );
}

function stock(line: RollforwardLine, { quantity, value }: Stock): string {
  return `${quantity} @ ${value === null ? "none" : textOfMoney(value, line.currency)}`;
}

function rowsOfText(text: string): readonly Row[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** The sheet that closing the scenario's month leaves behind, as it is read back; `change` makes it what another version left, and `join` does so with all lines of a month. */
export function closedMonths(
  scenario: Scenario,
  change: (line: SealedLine) => SealedLine = (line) => line,
  join: (lines: readonly SealedLine[]) => readonly SealedLine[] = (lines) => lines,
): readonly Row[] {
  const { closing } = workOutOf({ ...inputOf(scenario), close: { force: true } }).reconciliation;
  const seals = closing.seals.map((seal) => {
    const changed = { ...seal, lines: join(seal.lines.map(change)) };
    return { ...changed, digest: digestOfMonth(changed) };
  });
  const sheet = buildClosedMonths({ closing: { ...closing, seals } });
  if (sheet === null) throw new Error("nothing was closed");
  return layOut({ sheets: [sheet] }).flatMap(({ cells }) =>
    cells.map((row) => row.map((cell): Cell => (cell === null || typeof cell !== "object" ? cell : "day" in cell ? serialOfDay(cell.day, 1900) : cell.value))),
  );
}

function workOutOf(input: EngineInput): Worked {
  const result = workOut(input);
  if (result.outcome !== "reconciled") throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.worked;
}

function decode(label: string, rows: readonly Row[]): ReturnType<ReturnType<typeof openDecoder>["close"]> {
  const head: GridHead = { ref: { label, file: null, sheet: label, table: null }, firstRow: 1, rows: rows.slice(0, 20), dateSystem: 1900 };
  const recognition = recognise(head);
  if (recognition === null) throw new Error(`${label} is not recognised`);
  const decoder = openDecoder(recognition, head);
  decoder.add({ firstRow: recognition.firstDataRow, rows: rows.slice(recognition.firstDataRow - 1) as readonly (readonly Cell[])[] });
  return decoder.close();
}
