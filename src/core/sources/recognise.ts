/**
 * Which of the known sources a table is, by its header: the row among its first ones, and the source, that agree in
 * most columns. A table that lacks only little of a source is taken for it too, so that the user hears what is missing.
 */
import { SOURCES, type SourceKind } from "../domain/source";
import type { GridHead, Row } from "./grid";
import { textOfCell } from "./read-texts";
import { wordOf } from "./header-words";
import { KNOWN_SOURCES } from "./known-sources";
import { anyOf, type SourceSpec } from "./source-spec";

export type Recognition = {
  readonly kind: SourceKind;
  /** Header cells as found. */
  readonly header: readonly string[];
  /** Our column name -> position in a row. */
  readonly columns: Readonly<Record<string, number>>;
  /** Positions of `columns`, ascending. */
  readonly positions: readonly number[];
  /** Number of the header row and of the first row below it, as the user sees them. */
  readonly headerRow: number;
  readonly firstDataRow: number;
  /** Headings that the source needs and the table lacks. A table that lacks one gives no facts but an issue that says so. */
  readonly missing: readonly string[];
  /** Why it was taken for this kind, in words for the user. */
  readonly because: string;
};

type Candidate = { readonly spec: SourceSpec; readonly rowIndex: number; readonly columns: ReadonlyMap<string, number>; readonly missing: readonly string[] };

export function recognise(head: GridHead): Recognition | null {
  const candidates = head.rows.flatMap((row, rowIndex) => candidatesIn(row, rowIndex));
  const best = candidates.reduce<Candidate | null>((leader, candidate) => (leader === null || isBetter(candidate, leader) ? candidate : leader), null);
  if (best === null) return null;
  const header = (head.rows[best.rowIndex] ?? []).map(textOfCell);
  const headerRow = head.firstRow + best.rowIndex;
  return {
    kind: best.spec.kind,
    header,
    columns: Object.fromEntries(best.columns),
    positions: [...best.columns.values()].sort((a, b) => a - b),
    headerRow,
    firstDataRow: headerRow + 1,
    missing: best.missing,
    because: becauseOf(best, { header, headerRow }),
  };
}

/** More columns win; of equals the complete one, then the earlier row, then the earlier source. */
function isBetter(candidate: Candidate, leader: Candidate): boolean {
  if (candidate.columns.size !== leader.columns.size) return candidate.columns.size > leader.columns.size;
  return candidate.missing.length === 0 && leader.missing.length > 0;
}

function candidatesIn(row: Row, rowIndex: number): readonly Candidate[] {
  const words = row.map((cell) => (typeof cell === "string" ? wordOf(cell) : ""));
  const filledCount = words.reduce((count, word) => (word === "" ? count : count + 1), 0);
  if (filledCount < 2) return [];
  return KNOWN_SOURCES.flatMap((spec): readonly Candidate[] => {
    const columns = new Map<string, number>();
    words.forEach((word, position) => {
      const name = spec.nameOfWord.get(word);
      if (name !== undefined && !columns.has(name)) columns.set(name, position);
    });
    const lacking = spec.required.filter((clause) => !anyOf(clause).some((name) => columns.has(name)));
    if (lacking.length > 0 && !isNearMiss({ required: spec.required.length, lacking: lacking.length, found: columns.size, filled: filledCount })) return [];
    return [{ spec, rowIndex, columns, missing: lacking.map((clause) => headingOf(spec, clause)) }];
  });
}

/** Lacks a quarter of what it needs at most (or one of three), and is not a table of something else that shares a few headings. */
function isNearMiss({ required, lacking, found, filled }: { readonly required: number; readonly lacking: number; readonly found: number; readonly filled: number }): boolean {
  const tolerated = Math.max(required >= 3 ? 1 : 0, Math.floor(required / 4));
  return lacking <= tolerated && found * 2 >= filled && found >= 3;
}

/** The heading that a message asks for: "FNSKU or MSKU". */
export function headingOf(spec: SourceSpec, clause: string | readonly string[]): string {
  return anyOf(clause)
    .map((name) => spec.columns[name]?.headers[0] ?? name)
    .join(" or ");
}

function becauseOf({ spec, columns, missing }: Candidate, { header, headerRow }: { readonly header: readonly string[]; readonly headerRow: number }): string {
  const names = [...columns.values()].sort((a, b) => a - b).map((position) => header[position] ?? "");
  const shown = names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  const but = missing.length === 0 ? "" : `, but not ${missing.join(", ")}`;
  return `Row ${headerRow} has ${names.length} headings of ${SOURCES[spec.kind]}: ${shown}${but}.`;
}
