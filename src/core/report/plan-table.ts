/**
 * The rows of a file -> a sheet of the user's with a table on it, such that reading the sheet gives the same facts as reading the
 * file. Cells stay text unless their whole column reads as plain numbers or as days beyond doubt: so all rows are looked at first, a few at
 * a time, and become cells when they come by again.
 */
import { dayOf, type Day } from "../domain/day";
import { CELL_CHARACTERS_MAX, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../domain/sheet-limits";
import { SOURCES } from "../domain/source";
import type { Cell, GridHead, Row } from "../sources/grid";
import { specOf } from "../sources/known-sources";
import { readDays } from "../sources/read-days";
import { textOfCell } from "../sources/read-texts";
import type { Recognition } from "../sources/recognise";
import type { SourceSpec } from "../sources/source-spec";
import { headingWidth, textWidth } from "./place-sheet";
import type { Area, PlannedCell, SheetPlan } from "./sheet-plan";

type Imported = { readonly id: string; readonly head: GridHead; readonly recognition: Recognition };

export type PlannedFile = {
  /** Its cells end with the header: the rows below are handed over as they are read. */
  readonly plan: SheetPlan;
  readonly rowsBelow: number;
  readonly cellsOf: (row: Row) => readonly PlannedCell[];
};
export type TablePlanner = {
  /** Rows in order, from the first of the head on. Answers why a sheet cannot hold them, as it follows the name of the file; null where it can. */
  readonly add: (rows: readonly Row[]) => string | null;
  readonly close: () => PlannedFile;
};

/** Enough to tell how wide a column is. */
const SAMPLE_ROWS = 50;
const WIDTH_MAX = 40;
/** "30 Sep 2026", whatever the file wrote. */
const DATE_WIDTH = 13;

export function openTablePlanner({ id, head, recognition }: Imported): TablePlanner {
  const headerIndex = recognition.headerRow - head.firstRow;
  const judge = openColumnJudge(recognition, head.dateSystem);
  const above: Row[] = [];
  const sample: Row[] = [];
  let [count, width] = [0, 1];
  return {
    add(rows) {
      for (const row of rows) {
        if (row.some((cell) => typeof cell === "string" && cell.length > CELL_CHARACTERS_MAX))
          return `has a text in row ${head.firstRow + count} that is longer than a cell holds`;
        count += 1;
        width = Math.max(width, row.length);
        if (count <= headerIndex + 1) above.push(row);
        else judge.add(row);
        if (count > headerIndex + 1 && sample.length < SAMPLE_ROWS) sample.push(row);
      }
      if (count > SHEET_ROWS_MAX) return "has more rows than a sheet holds";
      return width > SHEET_COLUMNS_MAX ? "has more columns than a sheet holds" : null;
    },
    close: () => planFile({ id, recognition, above, sample, width, rowsBelow: Math.max(0, count - headerIndex - 1), columns: judge.close(width) }),
  };
}

type Looked = {
  readonly id: string;
  readonly recognition: Recognition;
  readonly above: readonly Row[];
  readonly sample: readonly Row[];
  readonly width: number;
  readonly rowsBelow: number;
  readonly columns: readonly PlannedColumn[];
};

function planFile({ id, recognition, above, sample, width, rowsBelow, columns }: Looked): PlannedFile {
  // What stands above the header belongs to it in some reports: such a sheet stays as the file is, without a table that would cut it off.
  const preamble = above.slice(0, -1);
  const hasPreamble = preamble.some((row) => row.some((cell) => cell !== null));
  const header = distinctHeadings(above.at(-1) ?? [], width);
  const headerAt = hasPreamble ? preamble.length : 0;
  const below = (column: number): Area => ({ row: headerAt + 1, column, rows: Math.max(1, rowsBelow), columns: 1 });
  const inStyle = (style: ColumnForm): readonly Area[] => columns.flatMap(({ form }, column) => (form === style ? [below(column)] : []));
  const plan: SheetPlan = {
    id,
    name: SOURCES[recognition.kind],
    visibility: "visible",
    isUsers: true,
    tabColor: "#8A8886",
    cells: [...(hasPreamble ? preamble.map((row) => padded(row, width)) : []), header],
    columnWidths: header.map((heading, column) =>
      Math.min(
        WIDTH_MAX,
        Math.max(headingWidth(heading), columns[column]?.form === "date" ? DATE_WIDTH : 8, ...sample.map((row) => textWidth(String(row[column] ?? "")))),
      ),
    ),
    frozen: { rows: hasPreamble ? 0 : 1, columns: 0 },
    headerRows: { row: headerAt, rows: 1 },
    paint: [
      { style: "text", areas: [...inStyle("text"), ...(hasPreamble ? [{ row: 0, column: 0, rows: headerAt, columns: width }] : [])] },
      { style: "date", areas: inStyle("date") },
      { style: "header", areas: [{ row: headerAt, column: 0, rows: 1, columns: width }] },
    ],
    tables: hasPreamble
      ? []
      : [{ name: tableNameOf(SOURCES[recognition.kind]), area: { row: headerAt, column: 0, rows: Math.max(2, rowsBelow + 1), columns: width } }],
    anchors: {},
  };
  return { plan, rowsBelow, cellsOf: (row) => columns.map(({ cellOf }, column) => cellOf(row[column] ?? null)) };
}

/** "Amazon ledger" -> "AmazonLedger": a name in a workbook has no spaces. */
function tableNameOf(title: string): string {
  return title
    .split(/[^A-Za-z]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function padded(row: Row, width: number): readonly PlannedCell[] {
  return Array.from({ length: width }, (_, column) => row[column] ?? null);
}

/** A table's headings are texts, each once in whatever case. The first of two alike keeps its name, as it is the one that is read. */
function distinctHeadings(row: Row, width: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const wanted = textOfCell(row[column] ?? null) || `Column ${column + 1}`;
    let heading = wanted;
    for (let number = 2; taken.has(heading.toLowerCase()); number += 1) heading = `${wanted} (${number})`;
    taken.add(heading.toLowerCase());
    return heading;
  });
}

type ColumnForm = "text" | "date" | "number";
type PlannedColumn = { readonly form: ColumnForm; readonly cellOf: (cell: Cell) => PlannedCell };

const AS_TEXT: PlannedColumn = { form: "text", cellOf: (cell) => cell };

/**
 * One column of numbers that is not plain keeps all of them text: how they are read is decided over the whole table. Of a column of days only
 * the distinct cells are kept.
 */
function openColumnJudge(
  { kind, columns }: Recognition,
  dateSystem: GridHead["dateSystem"],
): { readonly add: (row: Row) => void; readonly close: (width: number) => readonly PlannedColumn[] } {
  const spec = specOf(kind);
  const named = Object.entries(columns).map(([name, position]) => ({ name, position, holds: spec.schema[name] ?? null }));
  const numbers = new Set(named.flatMap(({ holds, position }) => (holds === "units" || holds === "decimal" ? [position] : [])));
  const days = named.filter(({ holds }) => holds === "day").map(({ name, position }) => ({ name, position, cells: new Set<Cell>(), mayBe: true }));
  let arePlain = true;
  return {
    add(row) {
      if (arePlain) for (const position of numbers) if (!isPlainNumber(row[position] ?? null)) arePlain = false;
      for (const day of days) {
        const cell = row[day.position] ?? null;
        if (!day.mayBe) continue;
        day.cells.add(cell);
        if (cell === null || (typeof cell === "string" && !cell.includes(":"))) continue;
        day.mayBe = false;
        day.cells.clear();
      }
    },
    close: (width) =>
      Array.from({ length: width }, (_, column): PlannedColumn => {
        if (arePlain && numbers.has(column)) return { form: "number", cellOf: (cell) => (typeof cell === "string" ? Number(cell) : cell) };
        const day = days.find(({ position }) => position === column);
        return day?.mayBe === true ? dayColumn([...day.cells], { spec, name: day.name, dateSystem }) : AS_TEXT;
      }),
  };
}

/** Without separators, and not with three decimals, which may be thousands; digits that a cell's number keeps. */
function isPlainNumber(cell: Cell): boolean {
  if (typeof cell !== "string") return true;
  return /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.(\d{1,2}|\d{4,}))$/.test(cell) && cell.replace(/\D/g, "").length <= 15;
}

/** Days that a cell of either date system can hold; earlier ones are no dates of a report. */
const FIRST_DAY = dayOf({ year: 1904, month: 1, day: 2 });

function dayColumn(
  distinct: readonly Cell[],
  { spec, name, dateSystem }: { readonly spec: SourceSpec; readonly name: string; readonly dateSystem: GridHead["dateSystem"] },
): PlannedColumn {
  const { values, faults, notes } = readDays(
    { column: name, cells: distinct, firstRows: distinct.map(() => 0), consequence: "row" },
    { ...spec.columns[name], dateSystem },
  );
  const dayOfCell = new Map(distinct.map((cell, code) => [cell, values[code] ?? 0]));
  const isCertain = faults.size === 0 && notes.length === 0 && distinct.every((cell, code) => cell === null || (values[code] ?? 0) >= FIRST_DAY);
  if (!isCertain) return AS_TEXT;
  return { form: "date", cellOf: (cell) => (cell === null ? null : { day: (dayOfCell.get(cell) ?? 0) as Day }) };
}
