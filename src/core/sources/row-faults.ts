/**
 * Which rows of a table are at fault, and the issues that tell it: the first fault of each row, the first rows of each
 * kind of fault one by one, and the rest in one issue with their count.
 */
import { raise, type Issue } from "../domain/issue";
import type { TableRef } from "../domain/source";
import type { Fault } from "./fault";

/** How many rows with the same fault in the same column are told one by one. */
export const TOLD_ROWS_MAX = 20;

type Told = { readonly column: string; readonly firstRow: number; told: number; more: number; lastRow: number };

export type RowFaults = {
  /** `row` as its user sees it; `column` is the heading that the fault is in. */
  readonly tell: (row: number, column: string, fault: Fault) => void;
  /** In the order of the rows. */
  readonly issues: () => readonly Issue[];
};

/** Rows must be told in ascending order within one column. */
export function rowFaults(source: TableRef): RowFaults {
  const kinds = new Map<string, Told>();
  const issues: Issue[] = [];
  return {
    tell(row, column, fault) {
      const key = `${fault.code} ${column}`;
      const known = kinds.get(key);
      const told = known ?? { column, firstRow: row, told: 0, more: 0, lastRow: row };
      if (known === undefined) kinds.set(key, told);
      if (told.told < TOLD_ROWS_MAX) {
        told.told += 1;
        issues.push(issueOf(fault, { source, row }));
      } else {
        told.more += 1;
        told.lastRow = row;
      }
    },
    issues() {
      const rest = [...kinds.values()]
        .filter(({ more }) => more > 0)
        .map(({ column, firstRow, more, lastRow }) => raise("more-of-the-same", { source, row: lastRow }, { rows: more, column, firstRow, lastRow }));
      return [...issues, ...rest].sort((a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0));
    },
  };
}

export function issueOf(fault: Fault, place: { readonly source: TableRef; readonly row: number | null }): Issue {
  // Code and detail belong together by the type of Fault, which a call with both apart cannot express.
  return raise(fault.code, place, fault.detail as never);
}
