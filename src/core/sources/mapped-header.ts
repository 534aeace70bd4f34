/**
 * Whether one of the first rows of a table is a header that the user has assigned by hand. Columns may have been added, left out or
 * moved, as long as most headings are the same; where an assigned one is gone, the mapping no longer fits, and that is said.
 */
import type { HeaderMapping } from "../domain/header-mapping";
import type { GridHead, Row } from "./grid";
import { wordOf } from "./header-words";
import { specOf } from "./known-sources";
import { textOfCell } from "./read-texts";
import { anyOf, type SourceSpec } from "./source-spec";

export type MappedHeader = {
  readonly mapping: HeaderMapping;
  readonly spec: SourceSpec;
  readonly rowIndex: number;
  /** Our column name -> position in the row, of the assigned headings that are there. */
  readonly columns: ReadonlyMap<string, number>;
  /** Assigned headings that are not there. */
  readonly gone: readonly string[];
};

/** Of the headings that the mapping was made for, how many in a hundred must be there for it to be the same table, or the same with a column renamed. */
const SHARE_OF_SAME = 75;
const SHARE_OF_RENAMED = 50;

/** The mapping that fits; where none does, one that would but for a heading that is gone; of several, the latest made. */
export function findMapped(head: GridHead, mappings: readonly HeaderMapping[]): MappedHeader | null {
  const found = [...mappings].reverse().flatMap((mapping) => head.rows.flatMap((row, rowIndex) => mappedRow(mapping, row, rowIndex)));
  return found.find(({ gone }) => gone.length === 0) ?? found[0] ?? null;
}

function mappedRow(mapping: HeaderMapping, row: Row, rowIndex: number): readonly MappedHeader[] {
  const spec = specOf(mapping.kind);
  const words = row.map((cell) => wordOf(textOfCell(cell)));
  const known = new Set(words.filter((word) => word !== ""));
  const wanted = mapping.header.map(wordOf).filter((word) => word !== "");
  const shared = wanted.filter((word) => known.has(word)).length;
  const assigned = Object.entries(mapping.columns).filter(([name]) => spec.columns[name] !== undefined);
  const gone = assigned.filter(([, heading]) => !known.has(wordOf(heading))).map(([, heading]) => heading);
  if (shared < 1 || shared * 100 < wanted.length * (gone.length === 0 ? SHARE_OF_SAME : SHARE_OF_RENAMED)) return [];
  const columns = new Map(assigned.flatMap(([name, heading]) => (gone.includes(heading) ? [] : [[name, words.indexOf(wordOf(heading))] as const])));
  return [{ mapping, spec, rowIndex, columns, gone }];
}

/** What the source needs and the mapping does not give. Hints only tell what a table is, which the user has said. */
export function clausesLacking(spec: SourceSpec, has: (name: string) => boolean): SourceSpec["required"] {
  return spec.required.filter((clause) => !anyOf(clause).some((name) => has(name) || spec.columns[name] === undefined));
}
