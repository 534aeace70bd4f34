/**
 * The rows of a file -> a sheet of the user's with a table on it, such that reading the sheet gives the same facts as reading the
 * file. Cells stay text unless their whole column reads as plain numbers or as days beyond doubt.
 */
import { dayOf, type Day } from "../domain/day";
import { SOURCES } from "../domain/source";
import type { Cell, GridHead, Row } from "../sources/grid";
import { specOf } from "../sources/known-sources";
import { readDays } from "../sources/read-days";
import { textOfCell } from "../sources/read-texts";
import type { Recognition } from "../sources/recognise";
import type { SourceSpec } from "../sources/source-spec";
import type { Area, PlannedCell, SheetPlan } from "./sheet-plan";

/** Limits of a sheet. */
export const SHEET_ROWS_MAX = 1_048_576;
const SHEET_COLUMNS_MAX = 16_384;
const CELL_CHARACTERS_MAX = 32_767;

/** Why a sheet cannot hold the rows, as it follows the name of the file; null where it can. */
export function whyNoSheet(rows: readonly Row[], firstRow: number): string | null {
  if (rows.length > SHEET_ROWS_MAX) return "has more rows than a sheet holds";
  if (widthOf(rows) > SHEET_COLUMNS_MAX) return "has more columns than a sheet holds";
  const long = rows.findIndex((row) => row.some((cell) => typeof cell === "string" && cell.length > CELL_CHARACTERS_MAX));
  return long < 0 ? null : `has a text in row ${firstRow + long} that is longer than a cell holds`;
}

type Imported = { readonly id: string; readonly head: GridHead; readonly recognition: Recognition; readonly rows: readonly Row[] };

/** `rows` from the first of the head on. */
export function planTable({ id, head, recognition, rows }: Imported): SheetPlan {
  const headerIndex = recognition.headerRow - head.firstRow;
  // What stands above the header belongs to it in some reports: such a sheet stays as the file is, without a table that would cut it off.
  const hasPreamble = rows.slice(0, headerIndex).some((row) => row.some((cell) => cell !== null));
  const first = hasPreamble ? 0 : headerIndex;
  const width = widthOf(rows);
  const data = rows.slice(headerIndex + 1);
  const columns = planColumns(data, { width, recognition, dateSystem: head.dateSystem });
  const header = distinctHeadings(rows[headerIndex] ?? [], width);
  const headerAt = headerIndex - first;
  const cells: readonly (readonly PlannedCell[])[] = [...rows.slice(first, headerIndex).map((row) => padded(row, width)), header, ...data.map((row) => columns.map(({ cellOf }, column) => cellOf(row[column] ?? null)))];
  const below = (column: number): Area => ({ row: headerAt + 1, column, rows: Math.max(1, data.length), columns: 1 });
  const inStyle = (style: ColumnForm): readonly Area[] => columns.flatMap(({ form }, column) => (form === style ? [below(column)] : []));
  return {
    id,
    name: SOURCES[recognition.kind],
    visibility: "visible",
    isUsers: true,
    tabColor: "#8A8886",
    cells,
    columnWidths: header.map((heading, column) => Math.min(40, Math.max(heading.length + 2, 8, ...data.slice(0, 50).map((row) => String(row[column] ?? "").length + 1)))),
    frozen: { rows: hasPreamble ? 0 : 1, columns: 0 },
    headerRows: { row: headerAt, rows: 1 },
    paint: [
      { style: "text", areas: [...inStyle("text"), ...(hasPreamble ? [{ row: 0, column: 0, rows: headerAt, columns: width }] : [])] },
      { style: "date", areas: inStyle("date") },
      { style: "header", areas: [{ row: headerAt, column: 0, rows: 1, columns: width }] },
    ],
    tables: hasPreamble ? [] : [{ name: tableNameOf(SOURCES[recognition.kind]), area: { row: headerAt, column: 0, rows: Math.max(2, data.length + 1), columns: width } }],
    anchors: {},
  };
}

/** "Amazon ledger" -> "AmazonLedger": a name in a workbook has no spaces. */
function tableNameOf(title: string): string {
  return title.split(/[^A-Za-z]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function widthOf(rows: readonly Row[]): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 1);
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

/** One column of numbers that is not plain keeps all of them text: how they are read is decided over the whole table. */
function planColumns(data: readonly Row[], { width, recognition, dateSystem }: { readonly width: number; readonly recognition: Recognition; readonly dateSystem: GridHead["dateSystem"] }): readonly PlannedColumn[] {
  const spec = specOf(recognition.kind);
  const nameAt = new Map(Object.entries(recognition.columns).map(([name, position]) => [position, name]));
  const kindAt = (column: number): string | null => spec.schema[nameAt.get(column) ?? ""] ?? null;
  const isNumber = (column: number): boolean => kindAt(column) === "units" || kindAt(column) === "decimal";
  const positions = Array.from({ length: width }, (_, column) => column);
  const arePlain = positions.filter(isNumber).every((column) => data.every((row) => isPlainNumber(row[column] ?? null)));
  return positions.map((column): PlannedColumn => {
    if (arePlain && isNumber(column)) return { form: "number", cellOf: (cell) => (typeof cell === "string" ? Number(cell) : cell) };
    if (kindAt(column) !== "day") return AS_TEXT;
    return dayColumn(data.map((row) => row[column] ?? null), { spec, name: nameAt.get(column) ?? "", dateSystem });
  });
}

/** Without separators, and not with three decimals, which may be thousands; digits that a cell's number keeps. */
function isPlainNumber(cell: Cell): boolean {
  if (typeof cell !== "string") return true;
  return /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.(\d{1,2}|\d{4,}))$/.test(cell) && cell.replace(/\D/g, "").length <= 15;
}

/** Days that a cell of either date system can hold; earlier ones are no dates of a report. */
const FIRST_DAY = dayOf({ year: 1904, month: 1, day: 2 });

function dayColumn(cells: readonly Cell[], { spec, name, dateSystem }: { readonly spec: SourceSpec; readonly name: string; readonly dateSystem: GridHead["dateSystem"] }): PlannedColumn {
  const distinct = [...new Set(cells)];
  const { values, faults, notes } = readDays({ column: name, cells: distinct, firstRows: distinct.map(() => 0), consequence: "row" }, { ...spec.columns[name], dateSystem });
  const dayOfCell = new Map(distinct.map((cell, code) => [cell, values[code] ?? 0]));
  const isCertain = faults.size === 0 && notes.length === 0 && distinct.every((cell, code) => cell === null || (typeof cell === "string" && !cell.includes(":") && (values[code] ?? 0) >= FIRST_DAY));
  if (!isCertain) return AS_TEXT;
  return { form: "date", cellOf: (cell) => (cell === null ? null : { day: (dayOfCell.get(cell) ?? 0) as Day }) };
}
