/**
 * Distinct cells of a date column -> days. Whether "03/04/2026" is in March or in April is decided over the whole
 * column: by the cells that can only be read one way, else by what the source itself writes, and then said.
 */
import { NO_DAY } from "../columns/table";
import { isoOf, type Day, type DateSystem } from "../domain/day";
import type { ColumnCells, Example, Note, Reading } from "./column-reading";
import { decideOrders, type DateOrder, type OrderDecision } from "./date-order";
import { parseDate, SERIAL_FORM, type ParsedDate } from "./date-text";
import { shown, type Fault } from "./fault";
import type { ColumnSpec } from "./source-spec";
import { undoSwaps, type TurnedDates } from "./undo-swaps";

export type DayRules = Pick<ColumnSpec, "writtenOrder" | "monthMeans"> & { readonly dateSystem: DateSystem };

export function readDays(of: ColumnCells, rules: DayRules): Reading<number> {
  const { parsed, because } = undoSwaps(
    of.cells.map((cell) => parseDate(cell, rules)),
    rules.writtenOrder ?? null,
  );
  const decisions = decideOrders(parsed, rules.writtenOrder ?? null);
  const faults = new Map<number, Fault>();
  const forms = new Map<string, Example>();
  const example = (code: number): Example => ({ row: of.firstRows[code] ?? 0, text: shown(of.cells[code] ?? null) });
  const values = parsed.map((date, code): number => {
    if (date.state === "empty") return NO_DAY;
    const bad = { column: of.column, found: shown(of.cells[code] ?? null), consequence: of.consequence };
    const read = date.state === "unreadable" ? null : resolve(date, decisions);
    if (read === null) faults.set(code, { code: "date-unreadable", detail: bad });
    else if ("dayFirst" in read) {
      faults.set(code, { code: "date-order-contradictory", detail: { ...bad, dayFirst: example(read.dayFirst), monthFirst: example(read.monthFirst) } });
    } else {
      if (!forms.has(read.form)) forms.set(read.form, read.form === SERIAL_FORM ? { ...example(code), text: shown(isoOf(read.day)) } : example(code));
      return read.day;
    }
    return NO_DAY;
  });
  return { values, faults, notes: [...turnedBack(of, because, values), ...mixed(of.column, forms), ...assumptions(of, parsed, decisions, values)] };
}

/** A date with its form, the proof that its column contradicts itself, or null where the calendar has no such day. */
function resolve(
  date: Extract<ParsedDate, { state: "day" | "pair" }>,
  decisions: ReadonlyMap<string, OrderDecision>,
): { readonly day: Day; readonly form: string } | { readonly dayFirst: number; readonly monthFirst: number } | null {
  if (date.state === "day") return date;
  const { dayFirst, monthFirst, shape } = date;
  const decision = decisions.get(shape);
  const decided = decision === undefined || decision.because === "contradictory" ? null : decision.order;
  if (decision?.because === "contradictory" && dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return decision;
  const order = decided ?? (monthFirst === null ? "day-first" : "month-first");
  const day = order === "day-first" ? dayFirst : monthFirst;
  return day === null ? null : { day, form: formOf(shape, order) };
}

/** "M/D/YYYY" */
function formOf(shape: string, order: DateOrder): string {
  return order === "day-first" ? shape.replace("A", "D").replace("B", "M") : shape.replace("A", "M").replace("B", "D");
}

function turnedBack(of: ColumnCells, because: TurnedDates["because"], values: readonly number[]): readonly Note[] {
  if (because === null) return [];
  const { turned, spelled, text } = because;
  const cell = of.cells[turned] ?? null;
  const row = of.firstRows[turned] ?? 0;
  const found = { row, text: shown(typeof cell === "number" ? isoOf(spelled) : cell) };
  const kept = { row: of.firstRows[text] ?? 0, text: shown(of.cells[text] ?? null) };
  return [{ row, fault: { code: "dates-turned-back", detail: { column: of.column, found, read: isoOf((values[turned] ?? 0) as Day), kept } } }];
}

function mixed(column: string, forms: ReadonlyMap<string, Example>): readonly Note[] {
  if (forms.size < 2) return [];
  const found = [...forms].map(([form, example]) => ({ form, ...example })).sort((a, b) => a.row - b.row);
  const swapped = found.some(({ form }) => form === SERIAL_FORM) && found.some(({ form }) => /^[DM][-/.]/.test(form));
  return [{ row: found[1]?.row ?? null, fault: { code: "date-formats-mixed", detail: { column, forms: found, swapped } } }];
}

function assumptions(
  of: ColumnCells,
  parsed: readonly ParsedDate[],
  decisions: ReadonlyMap<string, OrderDecision>,
  values: readonly number[],
): readonly Note[] {
  return [...decisions].flatMap(([shape, decision]): readonly Note[] => {
    if (decision.because !== "assumed") return [];
    const code = parsed.findIndex((date) => date.state === "pair" && date.shape === shape && date.dayFirst !== date.monthFirst);
    const found = { row: of.firstRows[code] ?? 0, text: shown(of.cells[code] ?? null) };
    return [{ row: found.row, fault: { code: "date-order-assumed", detail: { column: of.column, found, read: isoOf((values[code] ?? 0) as Day) } } }];
  });
}
