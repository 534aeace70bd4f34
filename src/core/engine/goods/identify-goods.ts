/**
 * Whatever a source calls its goods -> the seller's own SKU, in units of that SKU, in every table at once, so that all that
 * follows speaks of the same goods. Amazon's MSKU is looked up in the SKU map first, then its FNSKU, then its ASIN. Without a map
 * names stay as they are, but for those that Amazon made up and those that two tables spell differently.
 */
import type { Schema, Table } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import type { Place } from "../../domain/source";
import type { Facts, FactTableName } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { findParents, isMadeByAmazon } from "./amazon-made-names";
import { unbundleCosts } from "./bundle-costs";
import { convertGoods } from "./convert-goods";
import { goodsColumnsOf, TABLES_OF_GOODS } from "./goods-columns";
import { joinSpellings } from "./join-spellings";
import { readSkuMap, type GoodsNames, type Identity, type SkuMap } from "./read-sku-map";
import { shareFnskus } from "./share-fnskus";

export function identifyGoods(given: Facts): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const spelled = joinSpellings(given);
  const map = readSkuMap(spelled.facts);
  const costed = unbundleCosts(spelled.facts, (sku) => identityBySeller(map, { sku, fnsku: "", asin: "" }));
  const { facts } = costed;
  const parentOf = findParents(facts, (msku) => map.isOwn(msku) || map.ofMsku({ sku: msku, fnsku: "" }) !== null);
  const orphans = new Map<string, Orphan>();
  const tables = TABLES_OF_GOODS.map((name): readonly [FactTableName, Table<Schema>] => {
    const table = facts[name] as Table<Schema>;
    const columns = goodsColumnsOf(name);
    if (columns.named === "by-seller") return [name, convertGoods(table, columns, (names) => identityBySeller(map, names))];
    return [
      name,
      convertGoods(table, columns, (names, index) => {
        const identity = identityByAmazon(map, names) ?? identityOfParent(map, names, parentOf(names));
        if (identity === null && isMadeByAmazon(names.sku) && !orphans.has(names.sku))
          orphans.set(names.sku, { name: names.sku, place: placeInFacts(facts, table, index) });
        return identity === null || isItself(identity, names) ? null : identity;
      }),
    ];
  });
  const identified: Facts = { ...facts, ...(Object.fromEntries(tables) as Partial<Facts>) };
  return { facts: shareFnskus(identified), issues: [...spelled.issues, ...map.issues, ...costed.issues, ...sayOrphans([...orphans.values()])] };
}

/** Amazon's merchant SKU may be called like a SKU of the seller's and mean a pack of it: then the map names it, or its FNSKU. */
function identityByAmazon(map: SkuMap, names: GoodsNames): Identity | null {
  if (map.isEmpty) return null;
  return map.ofMsku(names) ?? map.ofFnsku(names.fnsku) ?? (map.isOwn(names.sku) ? null : map.ofAsin(names.asin));
}

function identityOfParent(map: SkuMap, names: GoodsNames, parent: string | null): Identity | null {
  if (parent === null) return null;
  return identityByAmazon(map, { ...names, sku: parent }) ?? [{ sku: parent, units: 1 }];
}

/** In the seller's own tables its own SKUs come first; quantities of such a row are units of that SKU, whatever FNSKU stands beside it. */
function identityBySeller(map: SkuMap, names: GoodsNames): Identity | null {
  if (map.isEmpty || (names.sku !== "" && map.isOwn(names.sku))) return null;
  const identity = map.ofMsku(names) ?? map.ofFnsku(names.sku) ?? map.ofAsin(names.sku) ?? map.ofFnsku(names.fnsku);
  return identity === null || isItself(identity, names) ? null : identity;
}

function isItself([only, second]: Identity, { sku }: GoodsNames): boolean {
  return only !== undefined && second === undefined && only.sku === sku && only.units === 1;
}

type Orphan = { readonly name: string; readonly place: Place | null };

function sayOrphans(orphans: readonly Orphan[]): readonly Issue[] {
  const [first] = [...orphans].sort((a, b) => (a.name < b.name ? -1 : 1));
  return first === undefined ? [] : [raise("amazon-name-without-parent", first.place, { name: first.name, names: orphans.length })];
}
