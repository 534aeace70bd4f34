/**
 * Names of goods that a spreadsheet has shortened ("6.42254E+11") -> the number that another row or table has whole, where only one
 * can be meant. Where none or several can, the cell counts as empty, and its row is left out if it names nothing else.
 */
import { renameTexts } from "../columns/rename-texts";
import type { Schema, Table } from "../columns/table";
import { takeRows } from "../columns/take-rows";
import type { TextColumn } from "../columns/text-column";
import { raise, type Issue } from "../domain/issue";
import type { SourceKind, TableRef } from "../domain/source";
import { shown } from "./fault";
import { specOf } from "./known-sources";
import { DIGITS_KEPT, isShortenedText, NAME_KINDS, partsOfShortened, shownShortened } from "./read-ids";
import { rowFaults } from "./row-faults";
import { anyOf } from "./source-spec";

/** What a decoded table says of itself here. `typed` is null where it is none of our sheets, whose cells stay as they were typed. */
type Decoded = { readonly ref: TableRef; readonly kind: SourceKind; readonly table: Table<Schema>; readonly typed: readonly unknown[] | null };
type Restored<D> = { readonly decoded: readonly D[]; readonly issues: readonly Issue[] };

export function restoreIds<D extends Decoded>(decoded: readonly D[]): Restored<D> {
  return NAME_KINDS.reduce<Restored<D>>(
    (before, columns) => {
      const all = before.decoded.flatMap(({ table }) => columns.map((column) => textsOf(table, column))).flatMap((texts) => texts?.dictionary ?? []);
      if (!all.some(isShortenedText)) return before;
      const meant = meaningOf(new Set(all.filter((text) => /^\d+$/.test(text))));
      const restored = before.decoded.map((one) =>
        columns.reduce<{ readonly table: D; readonly issues: readonly Issue[] }>(
          (so, column) => {
            const next = restoreColumn(so.table, column, meant);
            return { table: next.table, issues: [...so.issues, ...next.issues] };
          },
          { table: one, issues: [] },
        ),
      );
      return { decoded: restored.map(({ table }) => table), issues: [...before.issues, ...restored.flatMap(({ issues }) => issues)] };
    },
    { decoded, issues: [] },
  );
}

/** The only whole number that a spreadsheet would shorten like this; null where there is none, or more than one. */
function meaningOf(numbers: ReadonlySet<string>): (shortened: string) => string | null {
  return (shortened) => {
    const { digits, length } = partsOfShortened(shortened);
    const found = [...numbers].filter((number) => {
      const plain = number.replace(/^0+(?=\d)/, "");
      return plain.length === length && isRoundedTo(plain, digits);
    });
    return found.length === 1 ? (found[0] ?? null) : null;
  };
}

/** To as many digits as are shown; a spreadsheet that was given more than it keeps does not round, but cuts them off. Noughts at the end are not, so that fewer may be shown than were kept: one more number then fits, never one less. */
function isRoundedTo(number: string, digits: string): boolean {
  const kept = number.slice(0, digits.length);
  const rounded = Number(number[digits.length] ?? "0") >= 5 ? String(Number(kept) + 1) : kept;
  return rounded === digits || (digits.length === DIGITS_KEPT && kept === digits);
}

function restoreColumn<D extends Decoded>(
  decoded: D,
  column: string,
  meant: (shortened: string) => string | null,
): { readonly table: D; readonly issues: readonly Issue[] } {
  const texts = textsOf(decoded.table, column);
  const spec = specOf(decoded.kind);
  if (texts === null || decoded.typed !== null || !texts.dictionary.some(isShortenedText)) return { table: decoded, issues: [] };
  const { ref, table } = decoded;
  const heading = spec.columns[column]?.headers[0] ?? column;
  const wholeOf = new Map(texts.dictionary.filter(isShortenedText).map((text) => [text, meant(text)]));
  const lost = rowFaults(ref, () => undefined);
  const mended: { readonly found: string; readonly read: string; readonly row: number }[] = [];
  for (let index = 0; index < table.rowCount; index += 1) {
    const found = texts.dictionary[texts.codes[index] ?? -1] ?? "";
    const read = wholeOf.get(found);
    const row = table.row[index] ?? 0;
    if (read === undefined) continue;
    if (read === null)
      lost.tell({ row, index }, heading, {
        code: "id-shortened",
        detail: { column: heading, found: shown(shownShortened(found)), byHand: spec.typedBySeller },
      });
    else mended.push({ found, read, row });
  }
  const [first] = mended;
  const said =
    first === undefined
      ? []
      : [
          raise(
            "id-restored",
            { source: ref, row: first.row },
            { column: heading, found: shown(shownShortened(first.found)), read: first.read, rows: mended.length, byHand: spec.typedBySeller },
          ),
        ];
  const renamed: Table<Schema> = {
    ...table,
    columns: { ...table.columns, [column]: renameTexts(texts, (text) => (wholeOf.has(text) ? (wholeOf.get(text) ?? "") : text)) },
  };
  return { table: { ...decoded, table: withoutNameless(renamed, spec.filled) }, issues: [...said, ...lost.issues()] };
}

/** Rows in which nothing is left of what a row of the source must name. */
function withoutNameless(table: Table<Schema>, filled: readonly (string | readonly string[])[]): Table<Schema> {
  const clauses = filled.map(anyOf).filter((names) => names.every((name) => NAME_KINDS.some((kind) => kind.some((column) => column === name))));
  const isNamed = (index: number): boolean =>
    clauses.every((names) =>
      names.some((name) => {
        const texts = textsOf(table, name);
        return texts !== null && (texts.dictionary[texts.codes[index] ?? -1] ?? "") !== "";
      }),
    );
  const kept = Int32Array.from(Array.from({ length: table.rowCount }, (_, index) => index).filter(isNamed));
  return kept.length === table.rowCount ? table : takeRows(table, kept);
}

function textsOf({ schema, columns }: Table<Schema>, name: string): TextColumn | null {
  return schema[name] === "text" ? (columns[name] as unknown as TextColumn) : null;
}
