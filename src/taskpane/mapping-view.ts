/** A table whose header nobody knows -> the form in which the user says what it is, and the mapping that follows from the answers. */
import type { HeaderMapping } from "../core/domain/header-mapping";
import type { SourceKind } from "../core/domain/source";
import { assignableColumns, suggestColumns, suggestKind, unassigned, type AssignableColumn } from "../core/sources/assignable-columns";
import type { GridHead } from "../core/sources/grid";
import { textOfCell } from "../core/sources/read-texts";

/** The answers so far. `headerIndex` counts the first rows from 0. */
export type MappingAnswers = { readonly headerIndex: number; readonly kind: SourceKind | null; readonly columns: Readonly<Record<string, string>> };

export type MappingField = {
  readonly name: string;
  readonly label: string;
  readonly isRequired: boolean;
  /** "or FNSKU": another that would do instead; and what its cells look like. */
  readonly hint: string;
  readonly chosen: string;
};
export type MappingView = {
  readonly headings: readonly string[];
  readonly fields: readonly MappingField[];
  /** What is still to be said, in words; empty = it can be kept. */
  readonly lacking: readonly string[];
};

/** A first guess: the row of most texts is the header, and each column of a likely kind gets the heading most like it. */
export function openAnswers(head: GridHead): MappingAnswers {
  const headerIndex = likelyHeader(head);
  const header = headingsOf(head, headerIndex);
  const kind = suggestKind(header);
  return { headerIndex, kind, columns: kind === null ? {} : suggestColumns(kind, header) };
}

export function withKind(head: GridHead, answers: MappingAnswers, kind: SourceKind): MappingAnswers {
  return { ...answers, kind, columns: suggestColumns(kind, headingsOf(head, answers.headerIndex)) };
}

export function withHeaderRow(head: GridHead, answers: MappingAnswers, headerIndex: number): MappingAnswers {
  return { ...answers, headerIndex, columns: answers.kind === null ? {} : suggestColumns(answers.kind, headingsOf(head, headerIndex)) };
}

/** A heading stands for one column; "" takes it away. */
export function withColumn(answers: MappingAnswers, name: string, heading: string): MappingAnswers {
  const others = Object.entries(answers.columns).filter(([other, taken]) => other !== name && taken !== heading);
  return { ...answers, columns: Object.fromEntries(heading === "" ? others : [...others, [name, heading]]) };
}

export function viewMapping(head: GridHead, { headerIndex, kind, columns }: MappingAnswers): MappingView {
  const headings = headingsOf(head, headerIndex);
  if (kind === null) return { headings, fields: [], lacking: ["what the table is"] };
  const fields = assignableColumns(kind).map(({ name, title, need }): MappingField => {
    const chosen = columns[name] ?? "";
    return { name, label: title, isRequired: need === "must", hint: hintOf(need, title, exampleOf(head, headerIndex, chosen)), chosen };
  });
  return { headings, fields, lacking: unassigned(kind, columns) };
}

export function mappingOf(head: GridHead, { headerIndex, kind, columns }: MappingAnswers): HeaderMapping | null {
  if (kind === null || unassigned(kind, columns).length > 0) return null;
  return { header: headingsOf(head, headerIndex), kind, columns };
}

function likelyHeader({ rows }: GridHead): number {
  const counts = rows.map((row) => row.reduce<number>((count, cell) => count + (typeof cell === "string" && /\p{L}/u.test(cell) ? 1 : 0), 0));
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}

function headingsOf({ rows }: GridHead, index: number): readonly string[] {
  return [...new Set((rows[index] ?? []).map(textOfCell).filter((heading) => heading !== ""))];
}

function exampleOf({ rows }: GridHead, headerIndex: number, heading: string): string {
  const column = heading === "" ? -1 : (rows[headerIndex] ?? []).findIndex((cell) => textOfCell(cell) === heading);
  const cells =
    column < 0
      ? []
      : rows
          .slice(headerIndex + 1)
          .map((row) => textOfCell(row[column] ?? null))
          .filter((text) => text !== "");
  return [...new Set(cells)].slice(0, 2).join(", ");
}

function hintOf(need: AssignableColumn["need"], title: string, example: string): string {
  const others = typeof need === "string" ? [] : need.oneOf.filter((other) => other !== title);
  return [
    others.length === 0 ? "" : `Needed, unless ${others.join(" or ")} is there.`,
    example === "" ? "" : `Such as ${example.length > 60 ? `${example.slice(0, 59)}…` : example}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
