/**
 * Claims about the goods of a set -> one claim about the set, in Amazon's name of it, as far as whole sets are lost: Amazon lost one thing, and is
 * asked once. What of its goods is beyond whole sets stays a claim of its own. Value is what the books have for each of its goods.
 */
import { groupBy } from "../../columns/group-by";
import { minor, splitTotal, ZERO, type Minor } from "../../domain/money";
import { keyOfPlace } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { ClaimLine } from "../findings";
import type { Listing } from "../goods/read-sku-map";

export function joinSets(claims: readonly ClaimLine[]): readonly ClaimLine[] {
  const groups = groupBy(claims, nameOfRow);
  const joined = new Map<ClaimLine, readonly ClaimLine[]>();
  for (const group of groups.values()) {
    const set = setOf(group);
    const count = set === null ? 0 : Math.min(...group.map(({ sku, units }) => Math.floor(units / unitsIn(set, sku))));
    if (set === null || count <= 0) continue;
    const whole = group.map((claim) => splitClaim(claim, count * unitsIn(set, claim.sku)));
    whole.forEach(([, rest], index) => joined.set(group[index] as ClaimLine, rest === null ? [] : [rest]));
    const [first] = group;
    if (first !== undefined)
      joined.set(first, [
        sumOf(
          whole.map(([own]) => own),
          { set, count },
        ),
        ...(joined.get(first) ?? []),
      ]);
  }
  return claims.flatMap((claim) => joined.get(claim) ?? [claim]);
}

/** A row of a source names one thing, a set too: what stands in one row and is asked of one case is lost together. A closed month tells of several in one. */
function nameOfRow({ type, fnsku, reference, since, caseId, grantedBy, place, requestedOn }: ClaimLine): string {
  return JSON.stringify([type, fnsku, reference, since, requestedOn, caseId, grantedBy, keyOfPlace(place)]);
}

/** The one listing that all of the claims may be of, and that holds their goods and no others. */
function setOf(group: readonly ClaimLine[]): Listing | null {
  const [first, second] = group;
  if (first === undefined || second === undefined || first.place === null || new Set(group.map(({ sku }) => sku)).size < group.length) return null;
  const [set, other] = first.listings.filter((listing) => listing.holds.length === group.length && group.every(({ sku }) => unitsIn(listing, sku) > 0));
  return other === undefined ? (set ?? null) : null;
}

function unitsIn({ holds }: Listing, sku: string): number {
  return holds.find((one) => one.sku === sku)?.units ?? 0;
}

function splitClaim(claim: ClaimLine, units: number): readonly [ClaimLine, ClaimLine | null] {
  const rest = claim.units - units;
  if (rest === 0) return [claim, null];
  const shares = (amount: Minor | null): readonly (Minor | null)[] => (amount === null ? [null, null] : splitTotal(amount, [units, rest]));
  const [value, valueLeft] = shares(claim.bookValue);
  const [expected, expectedLeft] = shares(claim.expectedClaim);
  return [
    { ...claim, units, bookValue: value ?? null, expectedClaim: expected ?? null },
    { ...claim, units: rest, bookValue: valueLeft ?? null, expectedClaim: expectedLeft ?? null },
  ];
}

function sumOf(claims: readonly ClaimLine[], { set, count }: { readonly set: Listing; readonly count: number }): ClaimLine {
  const [first] = claims as readonly [ClaimLine, ...ClaimLine[]];
  const sum = (field: "bookValue" | "expectedClaim"): Minor | null =>
    claims.reduce<Minor | null>((total, one) => (total === null || one[field] === null ? null : minor(total + one[field])), ZERO);
  return {
    ...first,
    sku: set.msku === "" ? set.fnsku : set.msku,
    fnsku: set.fnsku === "" ? first.fnsku : set.fnsku,
    units: count,
    bookValue: sum("bookValue"),
    expectedClaim: sum("expectedClaim"),
    listings: [set],
    goods: claims.map(({ sku, units, bookValue }) => ({ sku, units, bookValue })).sort((a, b) => compareText(a.sku, b.sku)),
  };
}
