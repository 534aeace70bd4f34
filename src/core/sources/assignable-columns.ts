/** For a header that nobody knows: the columns of each source that a user can assign, and which headings are most like them. */
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
  if (spec === null) return [];
  const columns = Object.keys(spec.columns).map((name): AssignableColumn => ({ name, title: titleOf(spec, name), need: needOf(spec, name) }));
  return [...columns.filter(({ need }) => need !== "may"), ...columns.filter(({ need }) => need === "may")];
}

function titleOf(spec: SourceSpec, name: string): string {
  return spec.columns[name]?.headers[0] ?? name;
}

function needOf(spec: SourceSpec, name: string): AssignableColumn["need"] {
  const clauses = [...spec.required, ...spec.filled].map(anyOf).filter((names) => names.includes(name) && names.every((other) => spec.columns[other] !== undefined));
  if (clauses.some((names) => names.length === 1)) return "must";
  const [first] = clauses;
  return first === undefined ? "may" : { oneOf: first.map((other) => titleOf(spec, other)) };
}

/** What is still to be assigned, in words: "Shipment ID", "SKU or FNSKU". */
export function unassigned(kind: SourceKind, columns: Readonly<Record<string, string>>): readonly string[] {
  const spec = specOf(kind);
  return spec === null ? [] : clausesLacking(spec, (name) => columns[name] !== undefined).map((clause) => anyOf(clause).map((name) => titleOf(spec, name)).join(" or "));
}

/** Less than this is chance. */
const LIKENESS_MIN = 0.5;

/** Our column name -> heading, the most alike first; a heading is given once. */
export function suggestColumns(kind: SourceKind, header: readonly string[]): Readonly<Record<string, string>> {
  const spec = specOf(kind);
  if (spec === null) return {};
  const pairs = Object.entries(spec.columns).flatMap(([name, { headers }]) =>
    header.filter((heading) => heading !== "").map((heading) => ({ name, heading, likeness: Math.max(...headers.map((known) => likenessOf(wordOf(known), wordOf(heading)))) })),
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
    return { kind, score: met / required.length + Object.keys(columns).length / 100 };
  });
  const best = scored.reduce((leader, next) => (next.score > leader.score ? next : leader));
  return best.score >= 0.6 ? best.kind : null;
}

/** Every kind that can be chosen, with its name. */
export const ASSIGNABLE_KINDS: readonly { readonly kind: SourceKind; readonly title: string }[] = KNOWN_SOURCES.map(({ kind }) => ({ kind, title: SOURCES[kind] }));

/** 1 for the same word, nearly that for a word that begins with the other, else the share of neighbouring letters that both have. */
function likenessOf(known: string, found: string): number {
  if (known === "" || found === "") return 0;
  if (known === found) return 1;
  const [shorter, longer] = known.length < found.length ? [known, found] : [found, known];
  if (shorter.length >= 3 && longer.includes(shorter)) return 0.6 + (0.35 * shorter.length) / longer.length;
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
  return all === 0 ? 0 : (2 * both) / all;
}

function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
}
