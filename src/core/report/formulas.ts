/** Formulas by meaning -> their text in A1 notation, and what they come to by the report's own cells. */
import { minorDigitsOf, mulDiv } from "../domain/money";
import { assert } from "../domain/assert";
import { addressOf, fixedRange, quotedText } from "./addresses";
import type { PlacedTable } from "./place-sheet";
import { MARKS, type Formula, type ReportCell, type ReportRow } from "./report";

export function formulaText(formula: Formula, placed: PlacedTable, tables: readonly PlacedTable[], row: number): string {
  const here = (key: string): string => addressOf({ row, column: columnOf(placed, key) });
  switch (formula.is) {
    case "sum":
      return `=SUM(${rangesOf(
        formula.of.map((key) => columnOf(placed, key)),
        row,
      )})`;
    case "difference":
      return `=${here(formula.of)}-${here(formula.less)}`;
    case "check":
      return markText(`${here(formula.of)}=0`);
    case "adds-up":
      return markText(
        `SUM(${rangesOf(
          formula.of.map((key) => columnOf(placed, key)),
          row,
        )})=${here(formula.to)}`,
      );
    case "equal":
      return markText(`ROUND(${here(formula.of)}-${here(formula.to)},3)=0`);
    case "quotient":
      return `=IF(${here(formula.by)}=0,"",ROUND(${here(formula.of)}/${here(formula.by)},6))`;
    case "sum-where": {
      const other = tableById(tables, formula.table);
      return `=SUMIFS(${columnRange(other, formula.column)},${columnRange(other, formula.by)},${here(formula.equals)}${formula.only === undefined ? "" : `,${columnRange(other, formula.column)},${quotedText(SIGNS[formula.only].condition)}`})`;
    }
    case "count-where":
      return `=COUNTIFS(${columnRange(tableById(tables, formula.table), formula.by)},${here(formula.equals)})`;
    case "check-where": {
      const other = tableById(tables, formula.table);
      return markText(`COUNTIFS(${columnRange(other, formula.by)},${here(formula.equals)},${columnRange(other, formula.column)},${quotedText(MARKS.fails)})=0`);
    }
    default:
      return formula satisfies never;
  }
}

const SIGNS = {
  "above-zero": { condition: ">0", holds: (figure: number) => figure > 0 },
  "below-zero": { condition: "<0", holds: (figure: number) => figure < 0 },
} as const;

function markText(condition: string): string {
  return `=IF(${condition},${quotedText(MARKS.holds)},${quotedText(MARKS.fails)})`;
}

/** What the formula comes to: units, minor units, or a text. */
export function workOut(formula: Formula, row: ReportRow, tables: readonly PlacedTable[]): number | string | null {
  const figure = (key: string): number => numberOf(row.cells[key] ?? null);
  const matching = (table: string, by: string, equals: string): readonly ReportRow[] =>
    tableById(tables, table).table.rows.filter((other) => other.cells[by] === row.cells[equals]);
  switch (formula.is) {
    case "sum":
      return formula.of.reduce((sum, key) => sum + figure(key), 0);
    case "difference":
      return figure(formula.of) - figure(formula.less);
    case "check":
      return figure(formula.of) === 0 ? MARKS.holds : MARKS.fails;
    case "adds-up":
      return formula.of.reduce((sum, key) => sum + figure(key), 0) === figure(formula.to) ? MARKS.holds : MARKS.fails;
    case "equal":
      return figure(formula.of) === figure(formula.to) ? MARKS.holds : MARKS.fails;
    case "quotient":
      return figure(formula.by) === 0 ? "" : mulDiv(figure(formula.of), 10 ** (6 - digitsOf(row.cells[formula.of] ?? null)), figure(formula.by)) / 1e6;
    case "sum-where":
      return matching(formula.table, formula.by, formula.equals)
        .map((other) => numberOf(other.cells[formula.column] ?? null))
        .reduce((sum, one) => (formula.only === undefined || SIGNS[formula.only].holds(one) ? sum + one : sum), 0);
    case "count-where":
      return matching(formula.table, formula.by, formula.equals).length;
    case "check-where":
      return matching(formula.table, formula.by, formula.equals).some((other) => other.cells[formula.column] === MARKS.fails) ? MARKS.fails : MARKS.holds;
    default:
      return formula satisfies never;
  }
}

/** Text counts as nothing, as in a sum of a spreadsheet. */
function numberOf(cell: ReportCell): number {
  if (typeof cell === "number") return cell;
  return cell !== null && typeof cell === "object" && "amount" in cell ? cell.amount : 0;
}

function digitsOf(cell: ReportCell): number {
  return cell !== null && typeof cell === "object" && "currency" in cell ? minorDigitsOf(cell.currency) : 0;
}

function columnOf({ table }: PlacedTable, key: string): number {
  const column = table.columns.findIndex((one) => one.key === key);
  assert(column >= 0, "a formula names columns of its table", { table: table.id, key });
  return column;
}

function tableById(tables: readonly PlacedTable[], id: string): PlacedTable {
  const found = tables.find(({ table }) => table.id === id);
  assert(found !== undefined, "a formula names a table of its sheet", { id });
  return found;
}

function columnRange(placed: PlacedTable, key: string): string {
  const column = columnOf(placed, key);
  return fixedRange({ row: placed.firstRow, column }, { row: placed.firstRow + Math.max(1, placed.table.rows.length) - 1, column });
}

/** "E8:J8,L8": neighbouring columns as one range. */
function rangesOf(columns: readonly number[], row: number): string {
  const runs: { from: number; to: number }[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === column - 1) last.to = column;
    else runs.push({ from: column, to: column });
  }
  return runs.map(({ from, to }) => `${addressOf({ row, column: from })}:${addressOf({ row, column: to })}`).join(",");
}
