/**
 * Goods that Amazon paid for -> the shipment lines that they may be of, by the label that they bore. A set and its SKUs by themselves are the same goods to
 * the seller, and never to Amazon: what it pays for a set was sent as that set, and what it pays for loose goods was sent loose.
 */
import type { Facts } from "../../facts/facts";
import { findByLabel } from "../goods/find-listings";
import type { Listing } from "../goods/read-sku-map";
import { namesOfGoods, type Payment } from "./payment";

type Labelled = {
  readonly sku: string;
  readonly fnsku: string | null;
  /** What its units may be called at Amazon. */
  readonly labels: readonly string[];
};
/** How well a line fits what was paid, the best first: it bears the label, or nobody says which; it bears another one; it is one of sets, and loose goods were paid. */
export const FITS = ["label", "goods", "set"] as const;
/** Whole sets may also be of a line that has loose goods beside them; of what it lacks beyond, nobody knows that it was of a set. */
export const ALL_FITS = ["whole sets", ...FITS] as const;
export type Fit = (typeof ALL_FITS)[number];
/** Names that lines are put under, and looked for by. */
export type PayableLines = {
  readonly namesOf: (line: Labelled) => readonly string[];
  /** A case says itself which line is meant; without one, a payment for a set is for no loose goods, and one for loose goods for sets only where nothing else has them. */
  readonly sought: (payment: Payment, fit: Fit, isByCase: boolean) => readonly string[];
  /** The set that was paid for, of which a payment has one of the goods; null of any other. */
  readonly setOf: (payment: Payment) => Listing | null;
};

export function findPayableLines(facts: Facts, lines: readonly Labelled[]): PayableLines {
  const listingOf = findByLabel(facts);
  const setBy = (labels: readonly string[]): Listing | null => labels.map(listingOf).find((listing) => listing !== null && listing.holds.length > 1) ?? null;
  /** A label, and what else the map calls what bears it. */
  const known = (labels: readonly string[]): readonly string[] =>
    [...new Set([...labels, ...labels.flatMap((label) => [listingOf(label)?.msku ?? "", listingOf(label)?.fnsku ?? ""])])].filter((label) => label !== "");
  const kindOf = ({ labels }: Labelled): "unlabelled" | "loose" | "of sets" =>
    labels.length === 0 ? "unlabelled" : labels.every((label) => setBy([label]) !== null) ? "of sets" : "loose";
  const named = (goods: Pick<Labelled, "sku" | "fnsku">, kinds: readonly string[]): readonly string[] =>
    namesOfGoods(goods).flatMap((name) => kinds.map((kind) => `${name} ${kind}`));
  const namesOf = (line: Labelled): readonly string[] => {
    const kind = kindOf(line);
    return named(line, [kind, ...known(line.labels).flatMap((label) => [`as ${label}`, ...(kind === "of sets" ? [`only as ${label}`] : [])])]);
  };
  const standing = new Set(lines.flatMap(namesOf));
  return {
    namesOf,
    setOf: ({ labels }) => setBy(labels),
    sought(payment, fit, isByCase) {
      const isLoose = setBy(payment.labels) === null;
      const names = (kinds: readonly string[]): readonly string[] => named(payment, kinds);
      const labelled = (how: "as" | "only as"): readonly string[] => names(["unlabelled", ...known(payment.labels).map((label) => `${how} ${label}`)]);
      switch (fit) {
        case "whole sets":
          return isLoose ? [] : labelled("as");
        case "label":
          return payment.labels.length === 0 ? names(["unlabelled", "loose"]) : labelled(isLoose || isByCase ? "as" : "only as");
        case "goods":
          return isLoose || isByCase ? names(["loose"]) : [];
        case "set":
          return isByCase || (isLoose && !names(["unlabelled", "loose"]).some((name) => standing.has(name))) ? names(["of sets"]) : [];
        default:
          return fit satisfies never;
      }
    },
  };
}
