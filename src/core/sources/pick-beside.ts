/**
 * Of what stands beside Excel Tables, what is worth a word. The same cells can be on offer in two ways, whole in one and cut in the other,
 * or whole in both: a header counts once, and what overlaps a table that is read is no other.
 */
import type { BesideTable, GridHead } from "./grid";
import type { Recognition } from "./recognise";
import { isTabular } from "./unrecognised";

type Found = { readonly head: GridHead; readonly recognition: Recognition | null };

/** Everything else passes. Titles, totals and notes to a table are nothing that anybody would miss. */
export function pickBeside<T>(tables: readonly T[], foundOf: (table: T) => Found): readonly T[] {
  const headers = new Set<string>();
  const isNew = ({ head, recognition }: Found): boolean => {
    if (head.beside === undefined || recognition === null) return true;
    const { file, sheet } = head.ref;
    const header = JSON.stringify([file, sheet, recognition.headerRow, head.beside.column + (recognition.positions[0] ?? 0)]);
    if (headers.has(header)) return false;
    headers.add(header);
    return true;
  };
  const told = tables.filter((table) => isNew(foundOf(table)));
  const read = told.map(foundOf).filter(({ head, recognition }) => head.beside !== undefined && recognition !== null);
  return told.filter((table) => {
    const { head, recognition } = foundOf(table);
    const { beside, ref, rows } = head;
    if (beside === undefined || recognition !== null) return true;
    return (
      isTabular(rows) &&
      !read.some(
        (other) =>
          other.head.ref.file === ref.file && other.head.ref.sheet === ref.sheet && other.head.beside !== undefined && overlap(other.head.beside, beside),
      )
    );
  });
}

function overlap(a: BesideTable, b: BesideTable): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}
