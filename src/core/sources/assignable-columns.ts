/** For a header that nobody knows: the columns of each source that a user can assign, and which headings are most like them. */
import { mulDiv } from "../domain/money";
import { SOURCES, type SourceKind } from "../domain/source";
import { wordOf } from "./header-words";
import { KNOWN_SOURCES, specOf } from "./known-sources";
import { clausesLacking } from "./mapped-header";
import { anyOf, type SourceSpec } from "./source-spec";

export type AssignableColumn = {
  /** Our column name. */
  readonly name: string;
  readonly title: string;
  /** Must be assigned; or one of several must be, named by their titles; or may be left out. */
  readonly need: "must" | { readonly oneOf: readonly string[] } | "may";
};

/** What must be there first, in the source's own order. */
export function assignableColumns(kind: SourceKind): readonly AssignableColumn[] {
  const spec = specOf(kind);
  const columns = Object.keys(spec.columns).map((name): AssignableColumn => ({ name, title: titleOf(spec, name), need: needOf(spec, name) }));
  return [...columns.filter(({ need }) => need !== "may"), ...columns.filter(({ need }) => need === "may")];
}

function titleOf(spec: SourceSpec, name: string): string {
  return spec.columns[name]?.headers[0] ?? name;
}

function needOf(spec: SourceSpec, name: string): AssignableColumn["need"] {
  const clauses = [...spec.required, ...spec.filled]
    .map(anyOf)
    .filter((names) => names.includes(name) && names.every((other) => spec.columns[other] !== undefined));
  if (clauses.some((names) => names.length === 1)) return "must";
  const [first] = clauses;
  return first === undefined ? "may" : { oneOf: first.map((other) => titleOf(spec, other)) };
}

/** What is still to be assigned, in words: "Shipment ID", "SKU or FNSKU". */
export function unassigned(kind: SourceKind, columns: Readonly<Record<string, string>>): readonly string[] {
  const spec = specOf(kind);
  return clausesLacking(spec, (name) => columns[name] !== undefined).map((clause) =>
    anyOf(clause)
      .map((name) => titleOf(spec, name))
      .join(" or "),
  );
}

/** Likeness is in thousandths: whole numbers, as everywhere. */
const SAME = 1000;
/** Less than this is chance. */
const LIKENESS_MIN = 500;
/** A word that holds the other whole is like it by this, and by more the more of it that is. */
const LIKENESS_HELD = 600;
const LIKENESS_HELD_MORE = 350;
/** The needs that are met weigh this much, each column that is found beside them SCORE_OF_COLUMN. */
const SCORE_OF_NEEDS = 1000;
const SCORE_OF_COLUMN = 10;
const SCORE_MIN = 600;

/** Our column name -> heading, the most alike first; a heading is given once. */
export function suggestColumns(kind: SourceKind, header: readonly string[]): Readonly<Record<string, string>> {
  const pairs = Object.entries(specOf(kind).columns).flatMap(([name, { headers }]) =>
    header
      .filter((heading) => heading !== "")
      .map((heading) => ({ name, heading, likeness: Math.max(...headers.map((known) => likenessOf(wordOf(known), wordOf(heading)))) })),
  );
  const suggested: Record<string, string> = {};
  for (const { name, heading, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < LIKENESS_MIN) break;
    if (suggested[name] === undefined && !Object.values(suggested).includes(heading)) suggested[name] = heading;
  }
  return suggested;
}

/** The source of which most needs are met by likely columns, or null where none is. */
export function suggestKind(header: readonly string[]): SourceKind | null {
  const scored = KNOWN_SOURCES.map(({ kind, required }) => {
    const columns = suggestColumns(kind, header);
    const met = required.length - unassigned(kind, columns).length;
    return { kind, score: mulDiv(met, SCORE_OF_NEEDS, required.length) + Object.keys(columns).length * SCORE_OF_COLUMN };
  });
  const best = scored.reduce((leader, next) => (next.score > leader.score ? next : leader));
  return best.score >= SCORE_MIN ? best.kind : null;
}

/** Every kind that can be chosen, with its name. */
export const ASSIGNABLE_KINDS: readonly { readonly kind: SourceKind; readonly title: string }[] = KNOWN_SOURCES.map(({ kind }) => ({
  kind,
  title: SOURCES[kind],
}));

/** SAME for the same word, nearly that for a word that begins with the other, else the share of neighbouring letters that both have. */
function likenessOf(known: string, found: string): number {
  if (known === "" || found === "") return 0;
  if (known === found) return SAME;
  const [shorter, longer] = known.length < found.length ? [known, found] : [found, known];
  if (shorter.length >= 3 && longer.includes(shorter)) return LIKENESS_HELD + mulDiv(LIKENESS_HELD_MORE, shorter.length, longer.length);
  const pairs = pairsOf(shorter);
  const others = pairsOf(longer);
  let both = 0;
  for (const pair of pairs) {
    const at = others.indexOf(pair);
    if (at < 0) continue;
    others.splice(at, 1);
    both += 1;
  }
  const all = pairs.length + both + others.length;
  return all === 0 ? 0 : mulDiv(SAME * 2, both, all);
}

function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
}
