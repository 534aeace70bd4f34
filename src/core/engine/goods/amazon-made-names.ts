/**
 * MSKUs that Amazon makes up -> the seller's MSKU that they belong to. `Amazon.Found.B0...` are units found without a label, known
 * by the ASIN in the name; `amzn.gr.<MSKU>-...` are returns that Amazon grades and sells again.
 */
import type { Schema, Table } from "../../columns/table";
import { textAt, type TextColumn } from "../../columns/text-column";
import type { Facts } from "../../facts/facts";
import { goodsColumnsOf, TABLES_OF_GOODS } from "./goods-columns";
import type { GoodsNames } from "./read-sku-map";

const FOUND = /^amazon\.found\./i;
const GRADED = /^amzn\.gr\./i;
const ASIN_INSIDE = /B0[0-9A-Z]{8}/;

export function isMadeByAmazon(msku: string): boolean {
  return FOUND.test(msku) || GRADED.test(msku);
}

/** The seller's MSKU of a name that Amazon made: by what stands in the name, else by the FNSKU, else by the ASIN; null where none is known, or several are. */
export function findParents(facts: Facts, isKnown: (msku: string) => boolean): (names: GoodsNames) => string | null {
  if (!TABLES_OF_GOODS.some((name) => textColumn(facts[name] as Table<Schema>, goodsColumnsOf(name).sku).dictionary.some(isMadeByAmazon))) return () => null;
  const regular = listRegularNames(facts);
  return ({ sku, fnsku, asin }) => {
    const inside = GRADED.test(sku) ? mskuInside(sku.replace(GRADED, ""), (msku) => isKnown(msku) || regular.mskus.has(msku)) : null;
    return inside ?? onlyOne(regular.byFnsku.get(fnsku)) ?? onlyOne(regular.byAsin.get(asin === "" ? (ASIN_INSIDE.exec(sku)?.[0] ?? "") : asin));
  };
}

/** The longest beginning, up to one of the hyphens, that is an MSKU: MSKUs may have hyphens of their own. */
function mskuInside(name: string, isMsku: (text: string) => boolean): string | null {
  for (let end = name.length; end > 0; end = name.lastIndexOf("-", end - 1)) if (isMsku(name.slice(0, end))) return name.slice(0, end);
  return null;
}

type RegularNames = {
  readonly mskus: ReadonlySet<string>;
  readonly byFnsku: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byAsin: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The MSKUs that the seller gave, from every table of Amazon's, by the FNSKU and the ASIN that stand beside them. */
function listRegularNames(facts: Facts): RegularNames {
  const mskus = new Set<string>();
  const byFnsku = new Map<string, Set<string>>();
  const byAsin = new Map<string, Set<string>>();
  for (const name of TABLES_OF_GOODS) {
    const { named, sku, fnsku, asin } = goodsColumnsOf(name);
    if (named !== "by-amazon") continue;
    const table = facts[name] as Table<Schema>;
    const texts = textColumn(table, sku);
    const isRegular = texts.dictionary.map((msku) => msku !== "" && !isMadeByAmazon(msku));
    for (let index = 0; index < table.rowCount; index += 1) {
      if (isRegular[texts.codes[index] ?? -1] !== true) continue;
      const msku = textAt(texts, index);
      mskus.add(msku);
      if (fnsku !== undefined) put(byFnsku, textAt(textColumn(table, fnsku), index), msku);
      if (asin !== undefined) put(byAsin, textAt(textColumn(table, asin), index), msku);
    }
  }
  return { mskus, byFnsku, byAsin };
}

function put(index: Map<string, Set<string>>, key: string, msku: string): void {
  const known = index.get(key);
  if (known !== undefined) known.add(msku);
  else if (key !== "") index.set(key, new Set([msku]));
}

function onlyOne(names: ReadonlySet<string> | undefined): string | null {
  return names?.size === 1 ? ([...names][0] ?? null) : null;
}

function textColumn(table: Table<Schema>, column: string): TextColumn {
  return table.columns[column] as unknown as TextColumn;
}
