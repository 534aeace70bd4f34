/**
 * The seller's SKU map -> what one unit under a name of Amazon's is made of. A name that stands for several SKUs, or for several
 * units of one, is a bundle. Rows that contradict each other are named, and what they say is read without regard to their order.
 */
import { rowsOf, type RowOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { SKU_MAP } from "../../facts/goods";
import { placeOfRow } from "../../facts/place-of-row";

/** Units of a SKU in one unit of what is looked up; never below one. */
export type Component = { readonly sku: string; readonly units: number };
/** What one unit is made of, by SKU. */
export type Identity = readonly Component[];
/** The names under which a row of a source knows its goods; "" where it has none. */
export type GoodsNames = { readonly sku: string; readonly fnsku: string; readonly asin: string };

/** One row per thing that Amazon has on sale: its names, "" where the map leaves one open, and what one of it holds. */
export type Listing = { readonly msku: string; readonly fnsku: string; readonly asins: readonly string[]; readonly holds: Identity };

export type SkuMap = {
  readonly isEmpty: boolean;
  /** Whether the name is a SKU of the seller's own. */
  readonly isOwn: (sku: string) => boolean;
  /** An MSKU may be sold under several FNSKUs that hold different goods; then the FNSKU decides. */
  readonly ofMsku: (names: Pick<GoodsNames, "sku" | "fnsku">) => Identity | null;
  /** null also where several goods share the name. */
  readonly ofFnsku: (fnsku: string) => Identity | null;
  readonly ofAsin: (asin: string) => Identity | null;
  /** By their names. */
  readonly listings: readonly Listing[];
  readonly issues: readonly Issue[];
};

type MapRow = RowOf<typeof SKU_MAP>;

export function readSkuMap(facts: Facts): SkuMap {
  const rows = rowsOf(facts.skuMap).filter(({ sku }) => sku !== "");
  const issues: Issue[] = [];
  const placeOf = (row: MapRow): Place | null => placeOfRow(facts, row);
  const groups: readonly (readonly MapRow[])[] = listingsOf(rows);
  const byMsku = new Map<string, Map<string, Identity>>();
  const byFnsku = new Map<string, Named[]>();
  const byAsin = new Map<string, Named[]>();
  const listings: Listing[] = [];
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const identity = compose(group, placeOf, issues);
    const [fnsku = ""] = namesIn(group, "fnsku");
    listings.push({ msku: first.msku, fnsku, asins: [...namesIn(group, "asin")].sort(compareText), holds: identity });
    if (first.msku !== "") byMsku.set(first.msku, (byMsku.get(first.msku) ?? new Map<string, Identity>()).set(first.fnsku, identity));
    for (const fnsku of namesIn(group, "fnsku")) append(byFnsku, fnsku, { identity, row: first });
    for (const asin of namesIn(group, "asin")) append(byAsin, asin, { identity, row: first });
  }
  for (const [fnsku, named] of byFnsku) issues.push(...nameContradiction(fnsku, named, placeOf));
  const own = new Set(rows.map(({ sku }) => sku));
  return {
    isEmpty: rows.length === 0,
    isOwn: (sku) => own.has(sku),
    ofMsku: ({ sku, fnsku }) => {
      const listings = byMsku.get(sku);
      return listings === undefined ? null : (listings.get(fnsku) ?? onlyOne([...listings.values()]));
    },
    ofFnsku: (fnsku) => onlyOne((byFnsku.get(fnsku) ?? []).map(({ identity }) => identity)),
    ofAsin: (asin) => onlyOne((byAsin.get(asin) ?? []).map(({ identity }) => identity)),
    listings: listings.sort((a, b) => compareText(a.msku, b.msku) || compareText(a.fnsku, b.fnsku) || compareText(a.asins.join(" "), b.asins.join(" "))),
    issues,
  };
}

type Named = { readonly identity: Identity; readonly row: MapRow };

/**
 * Rows about one thing on sale: of one MSKU (and FNSKU, where its rows name several), else of one FNSKU, else of one ASIN.
 * A row that leaves the FNSKU open belongs to every FNSKU of its MSKU.
 */
function listingsOf(rows: readonly MapRow[]): readonly (readonly MapRow[])[] {
  const groups = new Map<string, MapRow[]>();
  for (const row of rows) append(groups, row.msku !== "" ? `m${row.msku}` : row.fnsku !== "" ? `f${row.fnsku}` : `a${row.asin}`, row);
  return [...groups.values()].flatMap((group) => {
    const fnskus = [...namesIn(group, "fnsku")];
    if (fnskus.length <= 1) return [group];
    const open = group.filter(({ fnsku }) => fnsku === "");
    return fnskus.map((fnsku) => [...group.filter((row) => row.fnsku === fnsku), ...open]);
  });
}

/** Where a SKU stands twice with other units, the larger counts; where several SKUs state no units at all, one of each is a guess, and said to be one. */
function compose(group: readonly MapRow[], placeOf: (row: MapRow) => Place | null, issues: Issue[]): Identity {
  const bySku = new Map<string, MapRow>();
  for (const row of group) {
    const known = bySku.get(row.sku);
    const larger = known === undefined || (known.units ?? 1) < (row.units ?? 1) ? row : known;
    bySku.set(row.sku, larger);
    if (known !== undefined && (known.units ?? 1) !== (row.units ?? 1)) {
      issues.push(
        raise("sku-map-units-conflict", placeOf(row), {
          name: nameOf(row),
          sku: row.sku,
          units: row.units ?? 1,
          other: known.units ?? 1,
          otherRow: known.at.row,
        }),
      );
    }
  }
  if (bySku.size > 1 && group.every(({ units }) => units === null)) {
    const skus = [...bySku.keys()].sort(compareText);
    const rows = group.map(({ at }) => at.row).sort((a, b) => a - b);
    const last = group.reduce((late, row) => (row.at.row > late.at.row ? row : late));
    issues.push(raise("sku-map-bundle-assumed", placeOf(last), { name: nameOf(last), skus, rows }));
  }
  return [...bySku.values()].map(({ sku, units }) => ({ sku, units: units ?? 1 })).sort((a, b) => compareText(a.sku, b.sku));
}

function nameOf({ msku, fnsku, asin }: MapRow): string {
  return msku !== "" ? msku : fnsku !== "" ? fnsku : asin;
}

/** An FNSKU is one good; an ASIN may well be several. */
function nameContradiction(fnsku: string, named: readonly Named[], placeOf: (row: MapRow) => Place | null): readonly Issue[] {
  const [first] = named;
  const other = first === undefined ? undefined : named.find(({ identity }) => textOf(identity) !== textOf(first.identity));
  if (first === undefined || other === undefined) return [];
  const [early, late] = first.row.at.row <= other.row.at.row ? [first, other] : [other, first];
  return [
    raise("sku-map-name-of-two", placeOf(late.row), { name: fnsku, first: textOf(early.identity), second: textOf(late.identity), firstRow: early.row.at.row }),
  ];
}

/** "2 x TEA + MUG" */
function textOf(identity: Identity): string {
  return identity.map(({ sku, units }) => (units === 1 ? sku : `${units} x ${sku}`)).join(" + ");
}

function onlyOne(identities: readonly Identity[]): Identity | null {
  const [first] = identities;
  return first === undefined || identities.some((other) => textOf(other) !== textOf(first)) ? null : first;
}

function namesIn(rows: readonly MapRow[], column: "fnsku" | "asin"): ReadonlySet<string> {
  return new Set(rows.map((row) => row[column]).filter((name) => name !== ""));
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
