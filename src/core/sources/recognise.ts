/**
 * Which of the known sources a table is, by its header: the row among its first ones, and the source, that agree in
 * most columns. A table that lacks only little of a source is taken for it too, so that the user hears what is missing.
 */
import type { HeaderMapping } from "../domain/header-mapping";
import { SOURCES, type SourceKind } from "../domain/source";
import { findAbove } from "./find-above";
import type { GridHead, Row } from "./grid";
import { textOfCell } from "./read-texts";
import { wordOf } from "./header-words";
import { KNOWN_SOURCES } from "./known-sources";
import { clausesLacking, findMapped, type MappedHeader } from "./mapped-header";
import { findNearHeadings } from "./near-headings";
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
  /** The user has assigned the columns; what is missing then are headings that were assigned. */
  readonly byHand?: true;
};

/** A header as found, and what it lacks. */
type Header = {
  readonly spec: SourceSpec;
  readonly rowIndex: number;
  readonly columns: ReadonlyMap<string, number>;
  /** Names of the columns whose value stands above the header. */
  readonly above: readonly string[];
  readonly missing: readonly string[];
};
/** `score`: how many headings speak for the source, less those that it needs and has not got. Whether it is likely takes time to tell, and is asked of few. */
type Candidate = Header & { readonly score: number; readonly isLikely: () => boolean };

/** What the user has said of a header goes before what it looks like. */
export function recognise(head: GridHead, mappings: readonly HeaderMapping[] = []): Recognition | null {
  const mapped = findMapped(head, mappings);
  if (mapped?.gone.length === 0) return byHand(mapped, head);
  const known = recogniseKnown(head);
  return mapped !== null && (known === null || known.missing.length > 0) ? byHand(mapped, head) : known;
}

function byHand({ spec, rowIndex, columns, gone }: MappedHeader, head: GridHead): Recognition {
  const header = (head.rows[rowIndex] ?? []).map(textOfCell);
  const headerRow = head.firstRow + rowIndex;
  const positions = [...columns.values()].sort((a, b) => a - b);
  return {
    kind: spec.kind,
    header,
    columns: Object.fromEntries(columns),
    positions,
    headerRow,
    firstDataRow: headerRow + 1,
    missing: gone.length > 0 ? gone : clausesLacking(spec, (name) => columns.has(name)).map((clause) => headingOf(spec, clause)),
    because: `Row ${headerRow} has the header that you assigned to ${SOURCES[spec.kind]}: ${positions.map((position) => header[position] ?? "").join(", ")}${gone.length === 0 ? "" : `, but not ${gone.join(", ")}`}.`,
    byHand: true,
  };
}

function recogniseKnown(head: GridHead): Recognition | null {
  const candidates = head.rows.flatMap((row, rowIndex) => candidatesIn(row, { head, rowIndex }));
  const best = [...candidates].sort(bestFirst).find(({ isLikely }) => isLikely());
  return best === undefined ? null : recognitionOf(best, head);
}

export function recognitionOf(found: Header, head: GridHead): Recognition {
  const header = (head.rows[found.rowIndex] ?? []).map(textOfCell);
  const headerRow = head.firstRow + found.rowIndex;
  return {
    kind: found.spec.kind,
    header,
    columns: Object.fromEntries(found.columns),
    positions: [...found.columns.values()].sort((a, b) => a - b),
    headerRow,
    firstDataRow: headerRow + 1,
    missing: found.missing,
    because: becauseOf(found, { header, headerRow }),
  };
}

/** The higher score wins; of equals the complete one, then the earlier row, then the earlier source. */
function bestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || Number(a.missing.length > 0) - Number(b.missing.length > 0);
}

function candidatesIn(row: Row, { head, rowIndex }: { readonly head: GridHead; readonly rowIndex: number }): readonly Candidate[] {
  const words = row.map((cell) => (typeof cell === "string" ? wordOf(cell) : ""));
  // A heading of question marks alone is what a wrong encoding leaves of one: no word, and a column all the same.
  const filledCount = row.filter((cell) => typeof cell === "string" && textOfCell(cell) !== "").length;
  if (filledCount < 2) return [];
  return KNOWN_SOURCES.flatMap((spec): readonly Candidate[] => {
    const columns = positionsByName(words, spec.nameOfWord);
    const hints = positionsByName(words, spec.hintOfWord);
    const foundCount = columns.size + hints.size;
    // Cheap for a row of data, which has no heading of any source.
    if (foundCount < 1) return [];
    const above = findAbove(spec, head.rows.slice(0, rowIndex));
    const has = (name: string): boolean => columns.has(name) || hints.has(name) || above.has(name);
    const lacking = spec.required.filter((clause) => !anyOf(clause).some(has));
    if (spec.headingsAreCommon && foundCount * 2 <= filledCount) return [];
    if (lacking.length === 0 && foundCount < 2) return [];
    const isNearMiss = (): boolean =>
      foundCount >= 2 &&
      lacksLittle({ required: spec.required.length, lacking: lacking.length, found: foundCount, filled: filledCount }) &&
      words.some((word) => isTelling(word, spec));
    const isLikely = (): boolean => lacking.length === 0 || isNearMiss() || isMisspelt({ spec, row, lacking, has, foundCount, filledCount });
    // A hint that lacks makes it less likely, and nobody needs to add it: it is not read.
    const missing = clausesLacking(spec, has).map((clause) => headingOf(spec, clause));
    return [{ spec, rowIndex, columns, above: [...above.keys()].filter((name) => !columns.has(name)), score: foundCount - lacking.length, missing, isLikely }];
  });
}

/** The first position of each name that the words of a header stand for. */
function positionsByName(words: readonly string[], nameOfWord: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  words.forEach((word, position) => {
    const name = nameOfWord.get(word);
    if (name !== undefined && !positions.has(name)) positions.set(name, position);
  });
  return positions;
}

type Lacking = {
  readonly spec: SourceSpec;
  readonly row: Row;
  readonly lacking: SourceSpec["required"];
  readonly has: (name: string) => boolean;
  readonly foundCount: number;
  readonly filledCount: number;
};

/** All that it lacks is there but for a slip in the heading, and it is not a table of something else. */
function isMisspelt({ spec, row, lacking, has, foundCount, filledCount }: Lacking): boolean {
  if ((foundCount + lacking.length) * 2 <= filledCount) return false;
  const near = new Set(findNearHeadings(spec, row.map(textOfCell), has).map(({ name }) => name));
  return lacking.every((clause) => anyOf(clause).some((name) => near.has(name)));
}

/**
 * Lacks a quarter of what it needs at most (one of three; one of two where all that it has is the source's), and is not a table of
 * something else that shares a few headings.
 */
function lacksLittle({
  required,
  lacking,
  found,
  filled,
}: {
  readonly required: number;
  readonly lacking: number;
  readonly found: number;
  readonly filled: number;
}): boolean {
  const tolerated = Math.max(required >= 3 || (required === 2 && found === filled) ? 1 : 0, Math.floor(required / 4));
  return lacking <= tolerated && found * 2 >= filled && found >= 3;
}

/** How many sources may know a heading for it to tell something: SKU and Quantity tell nothing. */
const TELLING_SOURCES_MAX = 2;

const sourceCountOfWord = KNOWN_SOURCES.flatMap(({ nameOfWord, hintOfWord }) => [...new Set([...nameOfWord.keys(), ...hintOfWord.keys()])]).reduce(
  (counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1),
  new Map<string, number>(),
);

/** Whether a heading of the source says that it is this one, and not just any table of goods. */
function isTelling(word: string, { nameOfWord, hintOfWord }: SourceSpec): boolean {
  return (nameOfWord.has(word) || hintOfWord.has(word)) && (sourceCountOfWord.get(word) ?? 0) <= TELLING_SOURCES_MAX;
}

/** The heading that a message asks for: "FNSKU or MSKU". */
export function headingOf(spec: SourceSpec, clause: string | readonly string[]): string {
  return anyOf(clause)
    .map((name) => spec.columns[name]?.headers[0] ?? spec.hints[name]?.[0] ?? name)
    .join(" or ");
}

function becauseOf(
  { spec, columns, above, missing }: Header,
  { header, headerRow }: { readonly header: readonly string[]; readonly headerRow: number },
): string {
  const names = [...columns.values()].sort((a, b) => a - b).map((position) => header[position] ?? "");
  const shown = names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  const over = above.length === 0 ? "" : `, with ${above.map((name) => headingOf(spec, name)).join(", ")} above it`;
  const but = missing.length === 0 ? "" : `, but not ${missing.join(", ")}`;
  return `Row ${headerRow} has ${names.length} headings of ${SOURCES[spec.kind]}: ${shown}${over}${but}.`;
}
