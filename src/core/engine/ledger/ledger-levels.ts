/** A ledger by country and one by fulfilment centre side by side: where their balances are the same, so is their stock. */
import { textAt } from "../../columns/text-column";
import { raise, type Issue } from "../../domain/issue";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { isCountry } from "../movements/places";

type Balance = { ending: number; index: number };

/** The first goods and day on which a country ends at what all centres together end at. */
export function findDoubledLevel({ sources, ledger }: Facts): readonly Issue[] {
  const { fnsku, msku, listing, disposition, day, location, ending } = ledger.columns;
  const level = location.dictionary.map((name) => (name === "" ? null : isCountry(name) ? "country" : "centre"));
  if (!level.includes("country") || !level.includes("centre")) return [];
  const centres = new Map<string, Balance>();
  const countries: number[] = [];
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const own = level[location.codes[index] ?? -1];
    if (own === "country") countries.push(index);
    if (own !== "centre") continue;
    const key = `${fnsku.codes[index]}|${msku.codes[index]}|${listing.codes[index]}|${disposition.codes[index]}|${day[index]}`;
    const sum = centres.get(key) ?? { ending: 0, index };
    sum.ending += ending[index] ?? 0;
    centres.set(key, sum);
  }
  for (const index of countries) {
    const sum = centres.get(`${fnsku.codes[index]}|${msku.codes[index]}|${listing.codes[index]}|${disposition.codes[index]}|${day[index]}`);
    if (sum === undefined || sum.ending !== ending[index] || sum.ending === 0) continue;
    const detail = { key: textAt(fnsku, index), centre: textAt(location, sum.index), country: textAt(location, index) };
    return [raise("ledger-levels-mixed", placeInFacts({ sources }, ledger, sum.index), detail)];
  }
  return [];
}
