/** Tables that are none of the known sources, as issues: what each begins with, so that its owner knows which one is meant. */
import { groupBy } from "../columns/group-by";
import { raise, type Issue } from "../domain/issue";
import { JOURNAL_HEADINGS } from "../domain/journal-headings";
import type { Cell, GridHead, Row } from "./grid";

/**
 * A file, an Excel Table or a sheet that is plainly a table was made to hold data, and each is missed. Other sheets hold notes: they are
 * mentioned together, workbook by workbook.
 */
export function sayUnrecognised(heads: readonly GridHead[]): readonly Issue[] {
  const [missed, journals] = [heads.filter(isMissed), heads.filter(isJournal)];
  const notes = groupBy(
    heads.filter((head) => !missed.includes(head) && !journals.includes(head)),
    ({ ref }) => ref.file,
  );
  return [
    ...missed.map((head) => raise("table-unknown", placeOf(head), { seen: seenIn(head) })),
    ...journals.map((head) => raise("journal-left-out", placeOf(head), undefined)),
    ...[...notes.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [raise("sheet-unknown", placeOf(first), { seen: seenIn(first), others: others.map(({ ref }) => ref.label) })],
    ),
  ];
}

/** Whether it is asked for what it is, or only mentioned. */
export function isMissed(head: GridHead): boolean {
  const { ref, rows, beside } = head;
  return !isJournal(head) && (ref.sheet === null || ref.table !== null || (beside === undefined && isTabular(rows)));
}

/** The journal that we proposed, saved as a file. */
function isJournal({ rows }: Pick<GridHead, "rows">): boolean {
  const headings = Object.values(JOURNAL_HEADINGS).join("|");
  return rows.some((row) => filledIn(row).join("|") === headings);
}

/** Headings and a row or two with numbers: what a small table has and a note hardly ever, so that its owner can say what it is. */
export function mayBeTable({ rows }: GridHead): boolean {
  const header = rows.findIndex((row) => filledIn(row).length >= TABLE_CELLS_MIN && row.every((cell) => cell === null || !isNumber(cell)));
  return header >= 0 && rows.slice(header + 1).some((row) => filledIn(row).length >= 2 && row.some(isNumber));
}

/** Row after row of several cells with numbers among them is no page of notes. Of the first rows alone, as no more are known. */
const TABLE_ROWS_MIN = 8;
const TABLE_CELLS_MIN = 3;

export function isTabular(rows: readonly Row[]): boolean {
  return rows.filter((row) => filledIn(row).length >= TABLE_CELLS_MIN && row.some(isNumber)).length >= TABLE_ROWS_MIN;
}

function isNumber(cell: Cell): boolean {
  return typeof cell === "number" || (typeof cell === "string" && /^\s*[-+(]?[\d.,]*\d[\d.,]*\)?\s*$/.test(cell));
}

/** Where its headings stand: the first row that has half as many cells as the fullest. */
function headingIndex(rows: readonly Row[]): number {
  const fullest = Math.max(0, ...rows.map((row) => filledIn(row).length));
  return Math.max(
    0,
    rows.findIndex((row) => filledIn(row).length > 0 && filledIn(row).length * 2 >= fullest),
  );
}

function placeOf({ ref, rows, firstRow }: GridHead): Issue["place"] {
  return { source: ref, row: firstRow + headingIndex(rows) };
}

const SEEN_LENGTH_MAX = 40;

function seenIn({ rows }: GridHead): readonly string[] {
  return filledIn(rows[headingIndex(rows)] ?? []).map((text) => text.slice(0, SEEN_LENGTH_MAX));
}

function filledIn(row: Row): readonly string[] {
  return row.flatMap((cell) => {
    const text = cell === null ? "" : String(cell).trim();
    return text === "" ? [] : [text];
  });
}
