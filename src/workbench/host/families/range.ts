/** Excel.Range: an area of a sheet, its values, formulas and formats. */
import { addressOf, boundingAreaOf, COLUMNS_MAX, intersectionOf, quoteSheetName, ROWS_MAX, type Area } from "../addresses";
import { isFormula, valueOf, type Content } from "../entries";
import { accessDenied, invalidArgument, itemNotFound, WireFault } from "../wire";
import { contentAt, formatAt, putFormat, usedAreaOf, writeCell } from "../cells";
import { noteContents } from "../noted";
import type { Workbook } from "../workbook";
import type { Session } from "../session";
import { areaOf, textOf } from "./arguments";
import { copyInto } from "./copy-range";
import type { Family } from "./family";
import { handleOf, rangeHandle, unwrap, type Handle, type Range } from "./handle";

const CELLS_READ_MAX = 5_000_000;

export const RANGE: Family<Range> = {
  name: "Range",
  isReferenced: true,
  properties: {
    Address: { get: ({ sheet, area }) => `${quoteSheetName(sheet.name)}!${addressOf(area)}` },
    AddressLocal: { get: ({ sheet, area }) => `${quoteSheetName(sheet.name)}!${addressOf(area)}` },
    RowIndex: { get: ({ area }) => area.row },
    ColumnIndex: { get: ({ area }) => area.column },
    RowCount: { get: ({ area }) => area.rows },
    ColumnCount: { get: ({ area }) => area.columns },
    // Above what a 32-bit number holds, Excel answers -1.
    CellCount: { get: ({ area }) => (area.rows * area.columns > 2_147_483_647 ? -1 : area.rows * area.columns) },
    IsEntireColumn: { get: ({ area }) => area.rows === ROWS_MAX },
    IsEntireRow: { get: ({ area }) => area.columns === COLUMNS_MAX },
    Values: { get: (range, session) => readCells(range, session, (content) => valueOf(content)), set: writeCells },
    Formulas: { get: (range, session) => readCells(range, session, (content) => (isFormula(content) ? content.formula : (content ?? ""))), set: writeCells },
    Text: { get: (range, session) => readCells(range, session, (content) => String(valueOf(content))) },
    ValueTypes: { get: (range, session) => readCells(range, session, (content) => valueTypeOf(content)) },
    NumberFormat: {
      get: (range, session) => readCells(range, session, (_, row, column) => formatAt(range.sheet, row, column).numberFormat ?? "General"),
      set: (range, value, { workbook }) => writeNumberFormats(range, value, workbook),
    },
  },
  objects: {
    Format: (range) => handleOf("RangeFormat", { sheet: range.sheet, areas: [range.area] }),
    Worksheet: ({ sheet }) => handleOf("Worksheet", sheet),
    GetCell: ({ sheet, area }, [row, column]) =>
      rangeHandle(sheet, { row: area.row + wholeOf(row), column: area.column + wholeOf(column), rows: 1, columns: 1 }),
    GetRow: ({ sheet, area }, [row]) => rangeHandle(sheet, { ...area, row: area.row + wholeOf(row), rows: 1 }),
    GetColumn: ({ sheet, area }, [column]) => rangeHandle(sheet, { ...area, column: area.column + wholeOf(column), columns: 1 }),
    GetLastCell: ({ sheet, area }) => rangeHandle(sheet, { row: area.row + area.rows - 1, column: area.column + area.columns - 1, rows: 1, columns: 1 }),
    GetLastRow: ({ sheet, area }) => rangeHandle(sheet, { ...area, row: area.row + area.rows - 1, rows: 1 }),
    GetLastColumn: ({ sheet, area }) => rangeHandle(sheet, { ...area, column: area.column + area.columns - 1, columns: 1 }),
    GetEntireColumn: ({ sheet, area }) => rangeHandle(sheet, { ...area, row: 0, rows: ROWS_MAX }),
    GetEntireRow: ({ sheet, area }) => rangeHandle(sheet, { ...area, column: 0, columns: COLUMNS_MAX }),
    GetOffsetRange: ({ sheet, area }, [rows, columns]) =>
      rangeHandle(sheet, { ...area, row: area.row + wholeOf(rows), column: area.column + wholeOf(columns) }),
    GetResizedRange: ({ sheet, area }, [rows, columns]) =>
      rangeHandle(sheet, { ...area, rows: area.rows + wholeOf(rows), columns: area.columns + wholeOf(columns) }),
    GetAbsoluteResizedRange: ({ sheet, area }, [rows, columns]) => rangeHandle(sheet, { ...area, rows: wholeOf(rows), columns: wholeOf(columns) }),
    GetRowsBelow: ({ sheet, area }, [count]) => rangeHandle(sheet, { ...area, row: area.row + area.rows, rows: wholeOf(count ?? 1) }),
    GetRowsAbove: ({ sheet, area }, [count]) => rangeHandle(sheet, { ...area, row: area.row - wholeOf(count ?? 1), rows: wholeOf(count ?? 1) }),
    GetColumnsAfter: ({ sheet, area }, [count]) => rangeHandle(sheet, { ...area, column: area.column + area.columns, columns: wholeOf(count ?? 1) }),
    GetBoundingRect: (range, [other]) => rangeHandle(range.sheet, boundingAreaOf(range.area, otherRange(range, other).area)),
    GetIntersection: (range, [other]) => intersecting(range, other) ?? fail(itemNotFound("the intersection")),
    GetIntersectionOrNullObject: (range, [other]) => intersecting(range, other),
    GetUsedRange: (range, [valuesOnly]) => usedIn(range, valuesOnly === true) ?? rangeHandle(range.sheet, { ...range.area, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: (range, [valuesOnly]) => usedIn(range, valuesOnly === true),
    GetTables: ({ sheet, area }, [fullyContained], session) =>
      handleOf("TableCollection", { workbook: session.workbook, sheet, within: { area, isFullyContained: fullyContained === true } }),
  },
  methods: {
    _KeepReference: () => null,
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (rows !== area.rows || columns !== area.columns) throw wrongShape(area, { rows, columns });
      return null;
    },
    Select: ({ sheet, area }, _, { workbook }) => {
      if (sheet.visibility !== "Visible") throw new WireFault("InvalidOperation", "A cell of a hidden sheet cannot be selected.");
      workbook.noted.activation ||= workbook.active !== sheet;
      workbook.active = sheet;
      workbook.selection = area;
      workbook.noted.selection = true;
    },
    Calculate: () => null,
    GetCellProperties: ({ sheet, area }, [wanted]) => fillsOf(sheet, area, wanted),
    CopyFrom: (range, args, { workbook }) => copyInto(workbook, range, args),
    Clear: ({ sheet, area }, [applyTo], { workbook }) => clear(workbook, { sheet, area }, textOf(applyTo ?? "All", "applyTo").toLowerCase()),
    Delete: () => fail(new WireFault("NotImplemented", "The workbook host cannot delete cells.")),
  },
};

/** Of what can be asked of each cell, the host knows its fill. */
function fillsOf(sheet: Range["sheet"], { row, column, rows, columns }: Area, wanted: unknown): unknown {
  const asked = (wanted as { readonly format?: { readonly fill?: Readonly<Record<string, boolean>> } } | null)?.format?.fill;
  if (asked === undefined || Object.keys(wanted as object).length !== 1)
    throw new WireFault("NotImplemented", "The workbook host tells no more of each cell than its fill.");
  const cellAt = (at: number, across: number): unknown => {
    const { fill } = formatAt(sheet, at, across);
    return {
      format: {
        fill: {
          ...(asked["color"] === true ? { color: fill ?? "#FFFFFF" } : {}),
          ...(asked["pattern"] === true ? { pattern: fill === undefined ? "None" : "Solid" } : {}),
        },
      },
    };
  };
  return Array.from({ length: rows }, (_, down) => Array.from({ length: columns }, (__, right) => cellAt(row + down, column + right)));
}

function fail(fault: WireFault): never {
  throw fault;
}

function wholeOf(value: unknown): number {
  return value === undefined || value === null
    ? 0
    : typeof value === "number" && Number.isInteger(value)
      ? value
      : fail(invalidArgument(`${String(value)} is no whole number`));
}

/** A range given as an object or as an address on the same sheet. */
function otherRange(range: Range, other: unknown): Range {
  return unwrap("Range", other) ?? { sheet: range.sheet, area: areaOf(other, "the other range") };
}

function intersecting(range: Range, other: unknown): Handle | null {
  const found = otherRange(range, other);
  const area = found.sheet === range.sheet ? intersectionOf(range.area, found.area) : null;
  return area === null ? null : rangeHandle(range.sheet, area);
}

function usedIn({ sheet, area }: Range, valuesOnly: boolean): Handle | null {
  const used = usedAreaOf(sheet, valuesOnly, area);
  return used === null ? null : rangeHandle(sheet, used);
}

/** null for a range that covers whole columns or rows, as in Excel; refused above five million cells. */
function readCells(range: Range, session: Session, read: (content: Content, row: number, column: number) => unknown): readonly (readonly unknown[])[] | null {
  const { sheet, area } = range;
  assertExists(range, session.workbook);
  if (area.rows === ROWS_MAX || area.columns === COLUMNS_MAX) return null;
  if (area.rows * area.columns > CELLS_READ_MAX)
    throw new WireFault("RangeExceedsLimit", "The cell count in the range has exceeded the maximum supported number.");
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => read(contentAt(sheet, area.row + row, area.column + column), area.row + row, area.column + column)),
  );
}

/** A single value fills the range; an array must have its shape. */
function writeCells(range: Range, value: unknown, { workbook }: Session): void {
  const { sheet, area } = range;
  assertWritable(range, workbook);
  const matrix = matrixOf(value, area);
  noteContents(workbook, sheet, area);
  for (let row = 0; row < area.rows; row += 1) {
    for (let column = 0; column < area.columns; column += 1)
      writeCell(workbook, sheet, { row: area.row + row, column: area.column + column }, matrix(row, column));
  }
}

function writeNumberFormats(range: Range, value: unknown, workbook: Workbook): void {
  const { sheet, area } = range;
  assertWritable(range, workbook);
  const isSame = !Array.isArray(value) || (value.length === 1 && Array.isArray(value[0]) && value[0].length === 1);
  const matrix = matrixOf(value, area);
  if (isSame) return putFormat(workbook, sheet, area, { numberFormat: textOf(matrix(0, 0), "a number format") });
  for (let row = 0; row < area.rows; row += 1) {
    for (let column = 0; column < area.columns; column += 1) {
      const format = matrix(row, column);
      if (format !== null)
        putFormat(
          workbook,
          sheet,
          { row: area.row + row, column: area.column + column, rows: 1, columns: 1 },
          { numberFormat: textOf(format, "a number format") },
        );
    }
  }
}

function matrixOf(value: unknown, area: Area): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) return () => value;
  const rows = value as readonly unknown[];
  const lines = rows.map((row) => (Array.isArray(row) ? (row as readonly unknown[]) : fail(invalidArgument("values must be an array of rows"))));
  if (lines.length === 1 && lines[0]?.length === 1) return () => lines[0]?.[0];
  if (lines.length !== area.rows || lines.some((line) => line.length !== area.columns))
    throw wrongShape(area, { rows: lines.length, columns: lines[0]?.length });
  return (row, column) => lines[row]?.[column];
}

function wrongShape(area: Area, given: { readonly rows: unknown; readonly columns: unknown }): WireFault {
  return invalidArgument(`the array has ${String(given.rows)} rows and ${String(given.columns)} columns, the range ${area.rows} and ${area.columns}`);
}

function assertExists({ sheet }: Range, workbook: Workbook): void {
  if (!workbook.sheets.includes(sheet)) throw itemNotFound(`sheet ${sheet.name} was deleted`);
}

function assertWritable(range: Range, workbook: Workbook): void {
  assertExists(range, workbook);
  if (range.sheet.isProtected) throw accessDenied(`sheet ${range.sheet.name}`);
}

function valueTypeOf(content: Content): string {
  const value = valueOf(content);
  return content === undefined
    ? "Empty"
    : typeof value === "number"
      ? "Double"
      : typeof value === "boolean"
        ? "Boolean"
        : value.startsWith("#")
          ? "Error"
          : "String";
}

function clear(workbook: Workbook, range: Range, applyTo: string): void {
  const { sheet, area } = range;
  assertWritable(range, workbook);
  noteContents(workbook, sheet, area);
  for (const [what, cells] of [
    ["contents", sheet.contents],
    ["formats", sheet.formats],
  ] as const) {
    if (applyTo !== "all" && applyTo !== what) continue;
    for (const [row, line] of cells) {
      if (row < area.row || row >= area.row + area.rows) continue;
      for (let column = area.column; column < Math.min(line.length, area.column + area.columns); column += 1) delete line[column];
      if (!line.some((cell) => cell !== undefined)) cells.delete(row);
    }
  }
}
