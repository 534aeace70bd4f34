/** What a small table gives, for tests: recognised by its first rows, decoded, and read row by row. */
import { rowsOf } from "../../../src/core/columns/table";
import { dayOfIso, isoOf, type Day, type DateSystem } from "../../../src/core/domain/day";
import { textOfDecimal, type Decimal } from "../../../src/core/domain/money";
import type { DecodedTable } from "../../../src/core/sources/assemble-facts";
import { openDecoder } from "../../../src/core/sources/decode-table";
import type { Cell, FileEnd, GridHead, Row } from "../../../src/core/sources/grid";
import { HEAD_ROWS } from "../../../src/core/sources/grid";
import { recognise } from "../../../src/core/sources/recognise";
import type { TableRef } from "../../../src/core/domain/source";

export const REF: TableRef = { label: "Sheet1", file: null, sheet: "Sheet1", table: null };

export function headOf(rows: readonly Row[], { firstRow = 1, dateSystem = 1900 as DateSystem, ref = REF } = {}): GridHead {
  return { ref, firstRow, rows: rows.slice(0, HEAD_ROWS), dateSystem };
}

export type DecodeOptions = { readonly dateSystem?: DateSystem; readonly chunkSize?: number; readonly ref?: TableRef; readonly ends?: FileEnd };

/** The decoded table; null where nothing is recognised. */
export function decode(rows: readonly Row[], { dateSystem = 1900, chunkSize = 1000, ref = REF, ends }: DecodeOptions = {}): DecodedTable | null {
  const head = headOf(rows, { dateSystem, ref });
  const recognition = recognise(head);
  if (recognition === null) return null;
  const decoder = openDecoder(recognition, head);
  for (let from = recognition.firstDataRow - 1; from < rows.length; from += chunkSize) {
    decoder.add({ firstRow: from + 1, rows: rows.slice(from, from + chunkSize) });
  }
  if (ends !== undefined) decoder.add({ firstRow: rows.length + 1, rows: [], ends });
  return decoder.close();
}

type Shown = Readonly<Record<string, string | number | null>>;

/** Rows with days as ISO text and decimals as text; `#` is the row number. Empty cells are left out. */
export function shownRows(decoded: DecodedTable | null): readonly Shown[] {
  if (decoded === null) return [];
  return rowsOf(decoded.table).map(({ at, ...cells }) => {
    const entries = Object.entries(cells).flatMap(([name, cell]): [string, string | number][] => {
      if (cell === null || cell === "") return [];
      if (typeof cell === "object") return [[name, textOfDecimal(cell as Decimal)]];
      return [[name, decoded.table.schema[name] === "day" ? isoOf(cell as Day) : (cell as string | number)]];
    });
    return Object.fromEntries([["#", at.row], ...entries]);
  });
}

export function messagesOf(decoded: DecodedTable | null): readonly string[] {
  return (decoded?.issues ?? []).map(({ code, severity, message }) => `${severity} ${code} | ${message}`);
}

/** "a | b | 3" -> the cells a, b and "3", as a text file has them. */
export function texts(line: string): readonly string[] {
  return line.split("|").map((cell) => cell.trim());
}

/** Lines of cells parted by bars. */
export function grid(...lines: readonly string[]): readonly Row[] {
  return lines.map(texts);
}

/** The serial number that a 1900 workbook has for an ISO day. */
export function serial(iso: string): number {
  return (dayOfIso(iso) ?? NaN) + 25569;
}

export const LEDGER_HEADER = texts(
  "Date | FNSKU | ASIN | MSKU | Title | Disposition | Starting Warehouse Balance | In Transit Between Warehouses | Receipts | Customer Shipments | Customer Returns | Vendor Returns | Warehouse Transfer In/Out | Found | Lost | Damaged | Disposed | Other Events | Ending Warehouse Balance | Unknown Events | Location",
);
/** A day on which 2 of 10 units were sold and 5 came in. */
export function ledgerRow(date: Cell, changes: Readonly<Record<string, Cell>> = {}): Row {
  const cells: Record<string, Cell> = {
    Date: date,
    FNSKU: "X001",
    ASIN: "B01",
    MSKU: "TEA-01",
    Title: "Tea",
    Disposition: "SELLABLE",
    "Starting Warehouse Balance": "10",
    "In Transit Between Warehouses": "1",
    Receipts: "5",
    "Customer Shipments": "-2",
    "Ending Warehouse Balance": "13",
    Location: "US",
    ...changes,
  };
  return LEDGER_HEADER.map((heading) => cells[heading] ?? "0");
}
