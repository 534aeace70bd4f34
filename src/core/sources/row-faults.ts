/**
 * Which rows of a table are at fault, and the issues that tell it: the first fault of each row, a few rows of one kind of
 * fault one by one, and more of them as one issue with their count.
 */
import { LISTED_ROWS_MAX, raise, TOLD_ROWS_MAX, withMore, type About, type Issue } from "../domain/issue";
import type { TableRef } from "../domain/source";
import type { Fault } from "./fault";

type FaultAt = { readonly row: number; readonly index: number; readonly fault: Fault };
/** Of one code in one column. All indices are kept, since what follows from a row left out is known by its goods. */
type Told = { readonly column: string; readonly first: FaultAt[]; readonly indices: number[] };

export type RowFaults = {
  /** `row` as its user sees it, `index` as it was gathered; `column` is the heading that the fault is in. */
  readonly tell: (at: { readonly row: number; readonly index: number }, column: string, fault: Fault) => void;
  /** In the order of the rows. */
  readonly issues: () => readonly Issue[];
};

/** Rows must be told in ascending order within one column. `aboutRows` says which goods and days rows speak of, if it can be told. */
export function rowFaults(source: TableRef, aboutRows: (indices: readonly number[]) => About | undefined): RowFaults {
  const kinds = new Map<string, Told>();
  return {
    tell({ row, index }, column, fault) {
      const key = `${fault.code} ${column}`;
      const told = kinds.get(key) ?? { column, first: [], indices: [] };
      if (told.indices.length === 0) kinds.set(key, told);
      if (told.first.length <= LISTED_ROWS_MAX || told.first.length < TOLD_ROWS_MAX) told.first.push({ row, index, fault });
      told.indices.push(index);
    },
    issues: () => [...kinds.values()].flatMap((told) => issuesOfKind(told, source, aboutRows)).sort((a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0)),
  };
}

function issuesOfKind({ column, first, indices }: Told, source: TableRef, aboutRows: (indices: readonly number[]) => About | undefined): readonly Issue[] {
  const issueAt = ({ row, index, fault }: FaultAt): Issue => withAbout(issueOf(fault, { source, row }), aboutRows([index]));
  const [example, ...others] = first;
  if (example === undefined) return [];
  if (indices.length <= TOLD_ROWS_MAX) return first.map(issueAt);
  // What the other rows say is not kept: the column, and how many.
  const subject = { names: [column], figures: [] };
  return [withMore(issueAt(example), { count: indices.length - 1, rows: others.map(({ row }) => row), about: aboutRows(indices), subject })];
}

function withAbout(issue: Issue, about: About | undefined): Issue {
  return about === undefined ? issue : { ...issue, about };
}

export function issueOf(fault: Fault, place: { readonly source: TableRef; readonly row: number | null }): Issue {
  // Code and detail belong together by the type of Fault, which a call with both apart cannot express.
  return raise(fault.code, place, fault.detail as never);
}
