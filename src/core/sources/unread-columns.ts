/**
 * Columns of a seller's own table that no heading of ours tells, and that hold dates, money or IDs of which the table lacks a column: "Settled on"
 * beside no Closed. Nothing is read by a guess; notes and columns of another kind are the seller's own affair.
 */
import type { Cell, GridHead } from "./grid";
import { wordOf } from "./header-words";
import { parseDate } from "./date-text";
import type { Recognition } from "./recognise";
import type { SourceSpec } from "./source-spec";

/** A heading as found, and the headings of the columns that it may be meant for. */
export type UnreadColumn = { readonly found: string; readonly lacking: readonly string[] };

type Kind = {
  /** Whether a column of ours is of this kind, by its name and schema. */
  readonly has: (name: string, schema: string | undefined) => boolean;
  /** What a heading says that is of this kind. */
  readonly heading: RegExp;
  readonly holds: (cell: Cell, head: GridHead) => boolean;
};

const KINDS: readonly Kind[] = [
  {
    has: (_name, schema) => schema === "day",
    heading: /date|日期|时间|時間|\bday\b|\bon$/i,
    holds: (cell, { dateSystem }) => ["day", "pair"].includes(parseDate(cell, { dateSystem }).state),
  },
  {
    has: (name, schema) => schema === "decimal" && /amount|cost/i.test(name),
    heading: /amount|cost|price|paid|claim|value|fee|金额|金額|费|費|价|價|款/i,
    holds: (cell) => typeof cell === "number" || (typeof cell === "string" && /^[^\p{L}]{0,3}\d[\d.,]*$/u.test(cell.trim())),
  },
  {
    has: (name, schema) => schema === "text" && /Id$/.test(name),
    heading: /\bid$|编号|編號|单号|單號/i,
    holds: (cell) => typeof cell === "number" || (typeof cell === "string" && /^[\w-]*\d[\w-]*$/.test(cell.trim())),
  },
];

/** Judged by the first rows of the table. `isNamed` tells headings of which something else is said. */
export function findUnreadColumns(
  spec: SourceSpec,
  { header, columns, headerRow, byHand }: Recognition,
  head: GridHead,
  isNamed: (heading: string) => boolean,
): readonly UnreadColumn[] {
  if (byHand === true || !spec.typedBySeller) return [];
  const rows = head.rows.slice(headerRow - head.firstRow + 1);
  return header.flatMap((found, position): readonly UnreadColumn[] => {
    const word = wordOf(found);
    if (word === "" || spec.nameOfWord.has(word) || spec.hintOfWord.has(word) || isNamed(found)) return [];
    const cells = rows.map((row) => row[position] ?? null).filter((cell) => cell !== null && cell !== "");
    const kind = KINDS.find(({ heading, holds }) => heading.test(found) && cells.length > 0 && cells.every((cell) => holds(cell, head)));
    if (kind === undefined) return [];
    const lacking = Object.entries(spec.columns).flatMap(([name, { headers }]) =>
      columns[name] === undefined && kind.has(name, spec.schema[name]) ? [headers[0]] : [],
    );
    return lacking.length === 0 ? [] : [{ found, lacking }];
  });
}
