/**
 * Names in the seller's own tables that look like another one with a slip in it: a warehouse or SKU that hardly any row has and nothing
 * else knows, beside one that is well known. Nothing is read by a guess: its rows are counted as they are written, and the name that may
 * be meant is said.
 */
import { rowsOf, type Schema, type Table } from "../../columns/table";
import type { TextColumn } from "../../columns/text-column";
import { isOpenCase } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { findSlips } from "../../domain/slip-of-pen";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts, FactTableName } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { goodsColumnsOf, TABLES_OF_GOODS } from "../goods/goods-columns";
import type { Places } from "./places";

type NameColumn = readonly [table: FactTableName, column: string];
/** A name as it is written, how many rows have it, in which tables, and where it stands first. */
type Standing = { readonly name: string; readonly first: Place | null; readonly tables: Set<FactTableName>; rows: number };

/** In more rows than these, a name is meant. */
const RARE_ROWS_MAX = 2;
/** In so many rows, and so many times as many as the doubtful one, a name is well known. */
const OFTEN = { rowsMin: 3, timesMin: 3 } as const;

export function findDoubtfulNames(facts: Facts, places: Places): readonly Issue[] {
  return [...findDoubtfulWarehouses(facts, places), ...findDoubtfulSkus(facts)];
}

const WAREHOUSE_COLUMNS: readonly NameColumn[] = [
  ["movements", "warehouse"],
  ["movements", "toWarehouse"],
  ["shipments", "fromWarehouse"],
  ["shipments", "toWarehouse"],
];

/** A name of Amazon's is a country or centre: those are told apart by a letter. */
function findDoubtfulWarehouses(facts: Facts, places: Places): readonly Issue[] {
  const standings = standingsOf(facts, WAREHOUSE_COLUMNS);
  const described = new Set(facts.locations.columns.location.dictionary.map(places.ofWarehouse));
  const rowsAt = new Map<string, number>();
  for (const { name, rows } of standings.values()) rowsAt.set(places.ofWarehouse(name), (rowsAt.get(places.ofWarehouse(name)) ?? 0) + rows);
  const isOwn = (location: string): boolean => location !== IN_TRANSIT && places.kindOf(location) !== "fba";
  const isDoubtful = ({ name }: Standing): boolean => {
    const location = places.ofWarehouse(name);
    return isOwn(location) && !described.has(location) && (rowsAt.get(location) ?? 0) <= RARE_ROWS_MAX;
  };
  const doubtful = [...standings.values()].filter(isDoubtful);
  if (doubtful.length === 0) return [];
  const nearTo = findSlips([...standings.keys(), ...facts.locations.columns.location.dictionary]);
  return doubtful.flatMap(({ name, first, rows }) => {
    const own = places.ofWarehouse(name);
    const meant = mostKnown(
      nearTo(name)
        .map((other) => ({ name: other, rows: rowsAt.get(places.ofWarehouse(other)) ?? 0, isDescribed: described.has(places.ofWarehouse(other)) }))
        .filter((other) => places.ofWarehouse(other.name) !== own && (other.isDescribed || isOften(other.rows, rows))),
    );
    return meant === null ? [] : [raise("warehouse-doubtful", first, { found: name, rows, meant: meant.name, meantRows: meant.rows })];
  });
}

const OWN_GOODS = TABLES_OF_GOODS.filter((table) => goodsColumnsOf(table).named === "by-seller");
const SKU_COLUMNS: readonly NameColumn[] = OWN_GOODS.filter((table) => table !== "shipmentReviews").map((table) => [table, "sku"]);
const KNOWN_SKU_COLUMNS: readonly NameColumn[] = [
  ["skuMap", "sku"],
  ["skuMap", "msku"],
  ...TABLES_OF_GOODS.filter((table) => goodsColumnsOf(table).named === "by-amazon").map((table): NameColumn => [table, goodsColumnsOf(table).sku]),
];

/**
 * A SKU that Amazon's reports, the SKU map or a second table of the seller's have is meant, and so is one that was bought. A cost that
 * nothing asks for is doubted only where the goods that may be meant have none.
 */
function findDoubtfulSkus(facts: Facts): readonly Issue[] {
  const standings = standingsOf(facts, SKU_COLUMNS);
  const known = new Set(KNOWN_SKU_COLUMNS.flatMap(([table, column]) => textsOf(facts, [table, column]).dictionary.filter((sku) => sku !== "")));
  const bought = skusBought(facts);
  const hasCost = (sku: string): boolean => bought.has(sku) || standings.get(sku)?.tables.has("unitCosts") === true;
  const doubtful = [...standings.values()].filter(
    ({ name, tables, rows }) => rows <= RARE_ROWS_MAX && tables.size === 1 && !known.has(name) && !bought.has(name),
  );
  if (doubtful.length === 0) return [];
  // A settled case may be about goods that are long gone.
  const asked = new Set(rowsOf(facts.cases).flatMap(({ sku, status }) => (isOpenCase(status) ? [sku] : [])));
  const nearTo = findSlips(new Set([...known, ...standings.keys()]));
  return doubtful.flatMap(({ name, first, rows, tables }) => {
    const isCost = tables.has("unitCosts");
    const meant = mostKnown(
      nearTo(name)
        .map((sku) => ({ name: sku, rows: standings.get(sku)?.rows ?? 0 }))
        .filter((other) => (isCost ? !hasCost(other.name) : hasCost(other.name) || known.has(other.name) || isOften(other.rows, rows))),
    );
    if (meant === null) return tables.has("cases") && asked.has(name) ? [raise("sku-unknown", first, { found: name })] : [];
    return [raise("sku-doubtful", first, { found: name, rows, meant: meant.name, isCost, meantAt: nameOfPlace(standings.get(meant.name)?.first ?? null) })];
  });
}

/** An opening, a purchase, or whatever else says what its goods cost. */
function skusBought({ movements }: Facts): ReadonlySet<string> {
  const { sku, type, unitCost, amount } = movements.columns;
  const skus = new Set<string>();
  for (let index = 0; index < movements.rowCount; index += 1) {
    const kind = type.dictionary[type.codes[index] ?? -1];
    if (kind === "purchase" || kind === "opening" || unitCost[index] !== null || amount[index] !== null) skus.add(sku.dictionary[sku.codes[index] ?? -1] ?? "");
  }
  return skus;
}

function isOften(rows: number, doubtfulRows: number): boolean {
  return rows >= OFTEN.rowsMin && rows >= doubtfulRows * OFTEN.timesMin;
}

/** The one that most rows have; of several the first by its letters. */
function mostKnown<N extends { readonly name: string; readonly rows: number }>(names: readonly N[]): N | null {
  return [...names].sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1))[0] ?? null;
}

function standingsOf(facts: Facts, columns: readonly NameColumn[]): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const at of columns) {
    const [name] = at;
    const table = facts[name] as Table<Schema>;
    const { dictionary, codes } = textsOf(facts, at);
    for (let index = 0; index < table.rowCount; index += 1) {
      const text = dictionary[codes[index] ?? -1] ?? "";
      if (text === "") continue;
      const standing: Standing = standings.get(text) ?? { name: text, first: placeInFacts(facts, table, index), tables: new Set(), rows: 0 };
      standing.rows += 1;
      standing.tables.add(name);
      standings.set(text, standing);
    }
  }
  return standings;
}

function textsOf(facts: Facts, [table, column]: NameColumn): TextColumn {
  return (facts[table] as Table<Schema>).columns[column] as unknown as TextColumn;
}
