/**
 * A sheet that Tieout wrote -> what its user typed there, as facts and cell by cell. The sheet may have been renamed, sorted, filtered and
 * shortened, its columns moved, and its tables turned into plain cells: headings alone tell what a cell is. Where one is missing,
 * nothing is guessed, and the run stops before anything is written over.
 */
import { raise, type Issue, type IssueCode } from "../domain/issue";
import type { SourceKind } from "../domain/source";
import { isBlankCell, type TypedRow } from "../facts/read-back";
import { openDecoder, type Decoder } from "./decode-table";
import { isUncalculated, labelOfLink, type GridHead, type Row } from "./grid";
import { wordOf } from "./header-words";
import { specOf } from "./known-sources";
import { markOf, parseNumbers, readDecimals, readUnits, type DecimalMark, type ParsedNumbers } from "./read-numbers";
import { OUR_SOURCES } from "./our-sources";
import { headingOf, recognitionOf, type Recognition } from "./recognise";
import { textOfCell } from "./read-texts";
import { anyOf, type SourceSpec } from "./source-spec";

/** Fewer headings of a source are those of a table that is only shown. */
const HEADINGS_MIN = 3;
const TYPED_INTO: ReadonlySet<SourceKind> = new Set(["cases", "shipment-reviews", "check-reviews"]);
/** Said of tables that others made; in ours they mean nothing. */
const NOT_OURS: ReadonlySet<IssueCode> = new Set(["rows-missing", "column-repeated", "total-row-ignored"]);

/** null where nothing is read back from the sheet, or its tables are of an earlier version that had nothing to read. */
export function recogniseOurs(planId: string, head: GridHead): Recognition | null {
  const found = (OUR_SOURCES[planId] ?? []).flatMap((kind) => {
    const spec = specOf(kind);
    return head.rows.map((row, rowIndex) => ({ spec, rowIndex, columns: headingsIn(row, spec) }));
  });
  const best = found.reduce<(typeof found)[number] | null>(
    (leader, one) => (one.columns.size > (leader?.columns.size ?? HEADINGS_MIN - 1) ? one : leader),
    null,
  );
  if (best === null) return null;
  return recognitionOf({ ...best, above: [], missing: lackingOf(best.spec, best.columns) }, head);
}

function headingsIn(row: Row, spec: SourceSpec): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  row.forEach((cell, position) => {
    const name = typeof cell === "string" ? spec.nameOfWord.get(wordOf(cell)) : undefined;
    if (name !== undefined && !positions.has(name)) positions.set(name, position);
  });
  return positions;
}

/** Where the user types, every heading must be there: what stands under one that is gone would be written over. */
function lackingOf(spec: SourceSpec, columns: ReadonlyMap<string, number>): readonly string[] {
  const wanted = TYPED_INTO.has(spec.kind) ? Object.keys(spec.columns).filter((name) => spec.columns[name]?.whereNeeded !== true) : spec.required;
  return wanted.filter((clause) => !anyOf(clause).some((name) => columns.has(name))).map((clause) => headingOf(spec, clause));
}

/** Wants whole rows: under a second header the columns may stand elsewhere. */
export function openReadBack(recognition: Recognition, head: GridHead): Decoder {
  const spec = specOf(recognition.kind);
  const decoder = openDecoder({ ...recognition, missing: [] }, head);
  const typed: Typed[] = [];
  const issues: Issue[] = [];
  const tellMissing = (missing: readonly string[], row: number, header: Row): void => {
    if (missing.length > 0)
      issues.push(raise("our-heading-missing", { source: head.ref, row }, { missing, seen: header.map(textOfCell).filter((heading) => heading !== "") }));
  };
  tellMissing(recognition.missing, recognition.headerRow, recognition.header);
  let columns: ReadonlyMap<string, number> = new Map(Object.entries(recognition.columns));
  const alignRow = (cells: Row, row: number): Row => {
    const headings = cells.some((cell) => typeof cell === "string" && recognition.header.includes(cell)) ? headingsIn(cells, spec) : new Map<string, number>();
    if (headings.size >= HEADINGS_MIN) {
      tellMissing(lackingOf(spec, headings), row, cells);
      columns = headings;
      return [];
    }
    const cellOf = (name: string, cell: Row[number]): Row[number] => (spec.columns[name]?.isLink === true ? labelOfLink(cell) : cell);
    const byName = Object.fromEntries([...columns].map(([name, position]) => [name, cellOf(name, cells[position] ?? null)]));
    if (!Object.values(byName).every(isBlankCell)) typed.push({ row, cells: byName });
    const aligned: Row[number][] = recognition.header.map(() => null);
    for (const [name, position] of Object.entries(recognition.columns)) {
      const cell = byName[name] ?? null;
      aligned[position] = spec.columns[name]?.wasFormula === true && isUncalculated(cell) ? null : cell;
    }
    return aligned;
  };
  return {
    add: ({ firstRow, rows }) => decoder.add({ firstRow, rows: rows.map((cells, index) => alignRow(cells, firstRow + index)) }),
    close() {
      const decoded = decoder.close();
      return { ...decoded, typed: withFigures(typed, spec), issues: issues.length > 0 ? issues : decoded.issues.filter(({ code }) => !NOT_OURS.has(code)) };
    },
  };
}

type Typed = Omit<TypedRow, "figures">;
type Numbers = { readonly name: string; readonly kind: "units" | "decimal" | "shown"; readonly parsed: ParsedNumbers };

/** Numbers as the decoder reads them, by the decimal mark that those of the sheet give evidence for. */
function withFigures(typed: readonly Typed[], { columns, schema }: SourceSpec): readonly TypedRow[] {
  const numbers = Object.keys(columns).flatMap((name): readonly Numbers[] => {
    const kind = columns[name]?.isFigure === true ? "shown" : schema[name];
    if (kind !== "units" && kind !== "decimal" && kind !== "shown") return [];
    const cells = typed.map((row) => row.cells[name] ?? null);
    return [{ name, kind, parsed: parseNumbers({ column: name, cells, firstRows: typed.map(({ row }) => row), consequence: "cell" }) }];
  });
  const mark = markOf(numbers.map(({ parsed }) => parsed.evidence));
  const read = numbers.map((one) => ({ name: one.name, values: valuesOf(one, mark) }));
  return typed.map((row, index) => {
    const own = read.map(({ name, values }) => [name, values[index] ?? NaN] as const);
    return { ...row, figures: Object.fromEntries(own.filter(([, value]) => !Number.isNaN(value))) };
  });
}

/** Where nothing else tells: the whole units that a sheet of ours shows have no decimals, so that a point among them stands between thousands. */
const BETWEEN_THOUSANDS = /^-?\d{1,3}(?:\.\d{3})+$/;

function valuesOf({ kind, parsed }: Numbers, mark: DecimalMark | null): readonly number[] {
  if (kind === "decimal") return readDecimals(parsed, mark).values.map((one) => (one === null ? NaN : one.coefficient / 10 ** one.scale));
  const hasPoints = kind === "shown" && parsed.of.cells.some((cell) => typeof cell === "string" && BETWEEN_THOUSANDS.test(cell.trim()));
  return readUnits(parsed, mark ?? (hasPoints ? "comma" : null), NaN).values;
}
