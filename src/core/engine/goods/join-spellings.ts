/**
 * Names of goods that two tables spell differently -> one spelling: SKUs in another case or with other spaces, and SKUs, FNSKUs and
 * ASINs that a spreadsheet took leading zeros away from. Where one export has both spellings they are two products, and stay two.
 */
import { renameTexts } from "../../columns/rename-texts";
import type { Schema, Table } from "../../columns/table";
import type { TextColumn } from "../../columns/text-column";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts, FactTableName } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { goodsColumnsOf, TABLES_OF_GOODS } from "./goods-columns";

type NameColumn = { readonly table: FactTableName; readonly column: string; readonly exact: boolean };
/** Names of one kind: where they stand, from the column whose spelling is kept to the one whose spelling gives way, and what makes two of them alike. */
type NameKind = { readonly name: "SKU" | "FNSKU" | "ASIN"; readonly columns: readonly NameColumn[]; readonly fold: (name: string) => string };

/** Amazon writes its own names in capitals: all that can happen to one is that a spreadsheet takes it for a number. */
const KINDS: readonly NameKind[] = [
  {
    name: "SKU",
    fold: foldSku,
    columns: [
      { table: "skuMap", column: "msku", exact: true },
      { table: "skuMap", column: "sku", exact: true },
      ...TABLES_OF_GOODS.map((table) => ({ table, column: goodsColumnsOf(table).sku, exact: goodsColumnsOf(table).named === "by-amazon" })),
    ],
  },
  { name: "FNSKU", fold: withoutZeros, columns: columnsOf("fnsku") },
  { name: "ASIN", fold: withoutZeros, columns: columnsOf("asin") },
];

function columnsOf(name: "fnsku" | "asin"): readonly NameColumn[] {
  return [
    { table: "skuMap", column: name, exact: true },
    ...TABLES_OF_GOODS.flatMap((table): readonly NameColumn[] => {
      const column = goodsColumnsOf(table)[name];
      return column === undefined ? [] : [{ table, column, exact: goodsColumnsOf(table).named === "by-amazon" }];
    }),
  ];
}

/** Where a spelling stands first, and in which exports it stands. */
type Standing = { readonly order: number; readonly place: Place | null; readonly holders: Set<string>; inMap: boolean; exact: boolean; rows: number };

export function joinSpellings(facts: Facts): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  return KINDS.reduce<{ readonly facts: Facts; readonly issues: readonly Issue[] }>(
    (before, kind) => {
      const joined = joinNames(before.facts, kind);
      return { facts: joined.facts, issues: [...before.issues, ...joined.issues] };
    },
    { facts, issues: [] },
  );
}

function joinNames(facts: Facts, kind: NameKind): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const doubtful = findDoubtful(facts, kind);
  if (doubtful.size === 0) return { facts, issues: [] };
  const standings = findStandings(facts, kind, doubtful);
  const groups = new Map<string, string[]>();
  for (const spelling of standings.keys()) groups.set(kind.fold(spelling), [...(groups.get(kind.fold(spelling)) ?? []), spelling]);
  const canonical = new Map<string, string>();
  for (const spellings of groups.values()) {
    const kept = chooseSpelling(spellings, standings);
    if (kept !== null) for (const spelling of spellings) if (spelling !== kept && standings.get(spelling)?.inMap !== true) canonical.set(spelling, kept);
  }
  if (canonical.size === 0) return { facts, issues: [] };
  const renamed = Object.fromEntries(kind.columns.map(({ table, column }) => [table, rename(facts[table] as Table<Schema>, column, canonical)]));
  // The map has two columns of SKUs, neither of which changes: the seller's own spellings of them are never replaced.
  return { facts: { ...facts, ...renamed, ...(kind.name === "SKU" ? { skuMap: facts.skuMap } : {}) }, issues: sayJoined(kind, canonical, standings) };
}

/** Equal for spellings of what may be one SKU. */
function foldSku(sku: string): string {
  const plain = sku.trim().replace(/\s+/g, " ").toLowerCase();
  return withoutZeros(plain);
}

function withoutZeros(name: string): string {
  return /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, "") : name;
}

/** Spellings of which there is another one somewhere: found in the dictionaries, without a look at the rows. */
function findDoubtful(facts: Facts, { columns, fold }: NameKind): ReadonlySet<string> {
  const groups = new Map<string, Set<string>>();
  for (const { table, column } of columns) {
    for (const spelling of textColumn(facts[table] as Table<Schema>, column).dictionary) {
      if (spelling === "") continue;
      const key = fold(spelling);
      groups.set(key, (groups.get(key) ?? new Set<string>()).add(spelling));
    }
  }
  return new Set([...groups.values()].flatMap((spellings) => (spellings.size > 1 ? [...spellings] : [])));
}

function findStandings(facts: Facts, { name: kindName, columns }: NameKind, doubtful: ReadonlySet<string>): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  columns.forEach(({ table: name, column, exact }, order) => {
    const table = facts[name] as Table<Schema>;
    const { dictionary, codes } = textColumn(table, column);
    const wanted = dictionary.map((spelling) => doubtful.has(spelling));
    for (let index = 0; index < table.rowCount; index += 1) {
      const code = codes[index] ?? -1;
      if (wanted[code] !== true) continue;
      const spelling = dictionary[code] ?? "";
      const standing = standings.get(spelling) ?? {
        order,
        place: placeInFacts(facts, table, index),
        holders: new Set<string>(),
        inMap: false,
        exact: false,
        rows: 0,
      };
      standing.holders.add(`${column}|${table.source[index]}`);
      standing.rows += 1;
      if (exact) standing.exact = true;
      if (name === "skuMap" && kindName === "SKU") standing.inMap = true;
      standings.set(spelling, standing);
    }
  });
  return standings;
}

/**
 * The spelling to keep; null where they must stay apart. A spelling of the map's is kept before all others, then one of Amazon's, then
 * the earliest table's; among figures alone the longest, since zeros get lost and are never won.
 */
function chooseSpelling(spellings: readonly string[], standings: ReadonlyMap<string, Standing>): string | null {
  const standing = (spelling: string): Standing | undefined => standings.get(spelling);
  const mapped = spellings.filter((spelling) => standing(spelling)?.inMap === true);
  if (mapped.length > 0) return mapped.length === 1 ? (mapped[0] ?? null) : null;
  const exact = spellings.filter((spelling) => standing(spelling)?.exact === true);
  const rivals = exact.length > 0 ? exact : spellings;
  const holders = rivals.flatMap((spelling) => [...(standing(spelling)?.holders ?? [])]);
  if (new Set(holders).size < holders.length) return null;
  const isFigures = spellings.every((spelling) => /^\d+$/.test(spelling.trim()));
  const longest = Math.max(...spellings.map((spelling) => spelling.length));
  const candidates = isFigures ? spellings.filter((spelling) => spelling.length === longest) : rivals;
  return [...candidates].sort((a, b) => (standing(a)?.order ?? 0) - (standing(b)?.order ?? 0) || (a < b ? -1 : 1))[0] ?? null;
}

function rename(table: Table<Schema>, column: string, canonical: ReadonlyMap<string, string>): Table<Schema> {
  const texts = textColumn(table, column);
  if (!texts.dictionary.some((spelling) => canonical.has(spelling))) return table;
  return { ...table, columns: { ...table.columns, [column]: renameTexts(texts, (spelling) => canonical.get(spelling) ?? spelling) } };
}

/** One issue for what differs in case or spaces, one for what lost its zeros; each with its first example. */
function sayJoined({ name }: NameKind, canonical: ReadonlyMap<string, string>, standings: ReadonlyMap<string, Standing>): readonly Issue[] {
  const pairs = [...canonical].map(([written, kept]) => ({ written, kept, from: standings.get(written), into: standings.get(kept) }));
  const isZeros = ({ written, kept }: { readonly written: string; readonly kept: string }): boolean =>
    written.length !== kept.length && /^\d+$/.test(written.trim()) && /^\d+$/.test(kept.trim());
  return (["sku-zeros-lost", "sku-spellings-joined"] as const).flatMap((code) => {
    const own = pairs.filter((pair) => isZeros(pair) === (code === "sku-zeros-lost")).sort((a, b) => (a.written < b.written ? -1 : 1));
    const [first] = own;
    if (first === undefined) return [];
    const rows = own.reduce((sum, { from }) => sum + (from?.rows ?? 0), 0);
    return [
      raise(code, first.from?.place ?? null, {
        name,
        written: first.written,
        kept: first.kept,
        keptAt: nameOfPlace(first.into?.place ?? null),
        names: own.length,
        rows,
      }),
    ];
  });
}

function textColumn(table: Table<Schema>, column: string): TextColumn {
  return table.columns[column] as unknown as TextColumn;
}
