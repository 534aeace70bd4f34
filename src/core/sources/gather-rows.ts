/**
 * The rows of a recognised table as they come in: cells by column, not yet read, and what kind of row each is. A header or a
 * total among the rows is marked; rows with none of our cells are passed over.
 */
import { growingCodes, type Codes } from "../columns/growing-codes";
import { growingInt32 } from "../columns/text-column";
import type { Cell, Chunk, FileEnd, Row } from "./grid";
import { trimmed, wordOf } from "./header-words";
import { rawColumn, type RawColumn, type RawColumnBuilder } from "./raw-column";
import type { Recognition } from "./recognise";
import { anyOf, type SourceSpec } from "./source-spec";

/** The rows of a table as gathered: raw columns by our names, and which rows are data. */
export type GatheredRows = {
  readonly columns: Readonly<Record<string, RawColumn>>;
  readonly rows: Int32Array;
  readonly states: Codes;
  readonly tail: Tail;
  /** The second header under which rows cannot be read, and how many there are; null where there is none. */
  readonly changed: ChangedHeader | null;
};
/** What tells a last row that was cut off. */
export type Tail = {
  /** null where the table says nothing of it. */
  readonly ends: FileEnd | null;
  /** Cells of the last row of data, empty ones included, and the least that a row of data before it has. */
  readonly width: number;
  readonly widthBefore: number;
};
export type ChangedHeader = {
  readonly row: number;
  readonly rowsUnder: number;
  /** Heading of a column whose value stands above the header; null where the second header has other places for the columns. */
  readonly valueAbove: string | null;
};
export const ROW_STATES = { data: 0, header: 1, total: 2 } as const;

/** What stands before the line under a column of figures, without blanks and colons. Nothing else is left out: "SU-M" is a SKU. */
const TOTAL_WORDS = new Set([
  "total",
  "totals",
  "grandtotal",
  "grand-total",
  "subtotal",
  "sub-total",
  "sum",
  "合计",
  "总计",
  "小计",
  "合計",
  "総計",
  "小計",
  "summe",
  "gesamt",
  "gesamtsumme",
  "ergebnis",
  "gesamtergebnis",
  "汇总",
  "集計",
]);

type Gathering = {
  readonly name: string;
  readonly position: number;
  readonly raw: RawColumnBuilder;
  /** Where the word for a total makes a row one, always: the row could not do without this cell. */
  readonly isKey: boolean;
  /** Where it does if a cell lacks that the row could not do without. */
  readonly isPlace: boolean;
  readonly flags: ("header" | "total" | null)[];
};

export function gatherRows(spec: SourceSpec, { columns, header }: Recognition): { readonly add: (chunk: Chunk) => void; readonly close: () => GatheredRows } {
  const filled = new Set(spec.filled.flatMap(anyOf));
  const required = new Set(spec.required.flatMap(anyOf));
  // Where the word is written for want of a better place, also in a column that a row could do without.
  const leftmost = Math.min(...Object.values(columns));
  const gathering: readonly Gathering[] = Object.keys(spec.columns).flatMap((name) => {
    const position = columns[name];
    return position === undefined
      ? []
      : [{ name, position, raw: rawColumn(), isKey: filled.has(name), isPlace: required.has(name) || position === leftmost, flags: [] }];
  });
  const needed = spec.filled.map((clause) => anyOf(clause).flatMap((name) => columns[name] ?? []));
  const isWhole = (cells: Row): boolean => needed.length > 0 && needed.every((positions) => positions.some((position) => !isBlank(cells[position])));
  const rows = growingInt32();
  const states = growingCodes();
  const headings = new Set(gathering.map(({ position }) => wordAt(header[position])).filter((word) => word !== ""));
  const headerSize = Math.max(2, Math.ceil(gathering.length / 2));
  const above = Object.entries(spec.columns).find(([name, column]) => column.above === true && columns[name] === undefined)?.[1].headers[0] ?? null;
  let ends: FileEnd | null = null;
  let width = Infinity;
  let widthBefore = Infinity;
  let changed: { row: number; rowsUnder: number; valueAbove: string | null } | null = null;

  const addRow = (cells: Row, row: number): void => {
    if (gathering.every(({ position }) => isBlank(cells[position]))) return;
    if (changed !== null) {
      changed.rowsUnder += 1;
      return;
    }
    let headingCount = 0;
    let isTotal = false;
    for (const { position, raw, isKey, isPlace, flags } of gathering) {
      const cell = cells[position] ?? null;
      const code = raw.push(cell, row);
      if (code === flags.length) flags.push(flagOf(cell, { spec, headings, isTold: isKey || isPlace }));
      const flag = flags[code];
      if (flag === "header") headingCount += 1;
      else if (flag === "total") isTotal ||= isKey || !isWhole(cells);
    }
    rows.push(row);
    if (headingCount >= headerSize) {
      states.push(ROW_STATES.header);
      if (above !== null || gathering.some(({ position }) => wordAt(cells[position]) !== wordAt(header[position])))
        changed = { row, rowsUnder: 0, valueAbove: above };
    } else {
      states.push(isTotal ? ROW_STATES.total : ROW_STATES.data);
      widthBefore = Math.min(widthBefore, width);
      width = cells.length;
    }
  };

  return {
    add(chunk) {
      chunk.rows.forEach((cells, index) => addRow(cells, chunk.firstRow + index));
      ends = chunk.ends ?? ends;
    },
    close: () => ({
      columns: Object.fromEntries(gathering.map(({ name, raw }) => [name, raw.build()])),
      rows: rows.build(),
      states: states.build(),
      tail: { ends, width, widthBefore },
      changed,
    }),
  };
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && trimmed(cell) === "");
}

function wordAt(cell: Cell | undefined): string {
  return typeof cell === "string" ? wordOf(cell) : "";
}

/** A heading is shorter than this; longer text is not looked at. */
const HEADING_LENGTH_MAX = 60;

/** A heading is one that the source knows, or one that this table has. */
function flagOf(
  cell: Cell,
  { spec, headings, isTold }: { readonly spec: SourceSpec; readonly headings: ReadonlySet<string>; readonly isTold: boolean },
): "header" | "total" | null {
  if (typeof cell !== "string" || cell.length > HEADING_LENGTH_MAX) return null;
  if (
    isTold &&
    TOTAL_WORDS.has(
      cell
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s:]+/g, ""),
    )
  )
    return "total";
  const word = wordOf(cell);
  return spec.nameOfWord.has(word) || headings.has(word) ? "header" : null;
}
