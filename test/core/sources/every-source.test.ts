/** Every source in its smallest example: recognised as itself and nothing else, and decoded to facts written by hand. */
import { SOURCES, type SourceKind } from "../../../src/core/domain/source";
import { FACT_TABLES } from "../../../src/core/facts/facts";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import type { Row } from "../../../src/core/sources/grid";
import { wordOf } from "../../../src/core/sources/header-words";
import { KNOWN_SOURCES, specOf } from "../../../src/core/sources/known-sources";
import { recognise } from "../../../src/core/sources/recognise";
import { SOURCES_OF_OURS } from "../../../src/core/sources/our-sources";
import { anyOf } from "../../../src/core/sources/source-spec";
import { decode, headOf, messagesOf, shownRows } from "./decoded-rows";
import { EXAMPLES, type Example } from "./examples";

const byKind = EXAMPLES.map((example) => [example.kind, example] as const);

test("there is one source and one example for every kind of table, and one table of facts for each source", () => {
  const known = KNOWN_SOURCES.map(({ kind }) => kind).sort();
  const all = [...KNOWN_SOURCES, ...SOURCES_OF_OURS];
  expect(all.map(({ kind }) => kind).sort()).toEqual(Object.keys(SOURCES).sort());
  expect(EXAMPLES.map(({ kind }) => kind).sort()).toEqual(known);
  expect(all.map(({ into }) => into).sort()).toEqual(Object.keys(FACT_TABLES).sort());
});

test.each(byKind)("%s: the smallest example gives its facts, without a word", (kind, { rows, facts }) => {
  const decoded = decode(rows);
  expect(decoded?.kind).toBe(kind);
  expect(messagesOf(decoded)).toEqual([]);
  expect(shownRows(decoded)).toEqual(facts);
});

/** The example with one of its columns taken out. */
function without(rows: readonly Row[], headerIndex: number, position: number): readonly Row[] {
  return rows.map((row, index) => (index < headerIndex ? row : row.filter((_, at) => at !== position)));
}

function headerOf({ rows }: Example): { readonly index: number; readonly header: Row } {
  const index = (recognise(headOf(rows))?.headerRow ?? 1) - 1;
  return { index, header: rows[index] ?? [] };
}

test.each(byKind)("%s: without any one column that it can do without, it is still taken for itself", (kind, example) => {
  const spec = specOf(kind);
  const { index, header } = headerOf(example);
  const needed = new Set(spec.required.filter((clause) => typeof clause === "string").flatMap(anyOf));
  const mistaken = header.flatMap((heading, position) => {
    const name = spec.nameOfWord.get(wordOf(String(heading)));
    if (name !== undefined && needed.has(name)) return [];
    const found = recognise(headOf(without(example.rows, index, position)));
    return found?.kind === kind && found.missing.length === 0 ? [] : [`without ${heading}: ${found?.kind}`];
  });
  // A table of three headings has none to spare.
  expect(header.length <= 3 ? [] : mistaken).toEqual([]);
});

const PAIRS = EXAMPLES.flatMap((first) => EXAMPLES.flatMap((second) => (first.kind === second.kind ? [] : [[first.kind, second.kind, first] as const])));

test("in any order of its columns, each example is taken for itself and for none of the others", () => {
  const taken = (example: Example, turn: (row: Row) => Row): SourceKind | null => recognise(headOf(example.rows.map(turn)))?.kind ?? null;
  const turns: Readonly<Record<string, (row: Row) => Row>> = {
    "as it is": (row) => row,
    reversed: (row) => (row.length <= 2 ? row : [...row].reverse()),
    rotated: (row) => (row.length <= 2 ? row : [...row.slice(2), ...row.slice(0, 2)]),
  };
  const mistaken = Object.entries(turns).flatMap(([name, turn]) =>
    EXAMPLES.flatMap((example) => (taken(example, turn) === example.kind ? [] : [`${example.kind} ${name}: ${taken(example, turn)}`])),
  );
  expect(mistaken).toEqual([]);
});

test("of every pair of sources, the one is not taken for the other where it keeps only what it needs and what both have", () => {
  const mistaken = PAIRS.flatMap(([kind, otherKind, example]) => {
    const [spec, other] = [specOf(kind), specOf(otherKind)];
    const { index, header } = headerOf(example);
    const named = header.map((heading) => spec.nameOfWord.get(wordOf(String(heading))) ?? spec.hintOfWord.get(wordOf(String(heading))));
    const needed = new Set(spec.required.map((clause) => anyOf(clause).find((name) => named.includes(name))));
    const kept = header.filter((heading, position) => needed.has(named[position]) || other.nameOfWord.has(wordOf(String(heading))) === true);
    const found = recognise(headOf([...example.rows.slice(0, index), kept]));
    return found?.kind === otherKind ? [`${kind} as ${otherKind}: ${kept.join(", ")}`] : [];
  });
  expect(mistaken).toEqual([]);
});

test("tables of every kind together fill every table of facts", () => {
  const decoded = EXAMPLES.map(({ rows }) => decode(rows)).filter((table) => table !== null);
  const { facts, issues } = assembleFacts(decoded);
  expect(facts.sources).toHaveLength(EXAMPLES.length);
  expect(issues).toEqual([]);
  expect(KNOWN_SOURCES.filter(({ into, kind }) => facts[into].rowCount !== EXAMPLES.find((example) => example.kind === kind)?.facts.length)).toEqual([]);
});
