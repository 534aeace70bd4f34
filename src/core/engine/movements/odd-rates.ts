/**
 * Exchange rates that cannot all be right: one far from the rates of its pair next to it in time, both directions of a pair taken
 * together, since most wrong rates are right ones the wrong way round. What is said is a doubt; the rate counts all the same.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowRef } from "../../columns/table";
import { isoOf, type Day } from "../../domain/day";
import { fractionOf, inverseOf, isFarther, type Fraction } from "../../domain/fraction";
import { raise, type Issue } from "../../domain/issue";
import { textOfDecimal } from "../../domain/money";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { nameOfOther } from "./stated-twice";

/** No currency that trade is done in doubles or halves from one rate of a table to the next. */
const RATE_TIMES_MAX = { top: 2n, bottom: 1n } as const satisfies Fraction;
/** Two directions of one day tell one rate: what is above this is more than buying and selling apart. */
const SAME_DAY_TIMES_MAX = { top: 11n, bottom: 10n } as const satisfies Fraction;

/** A row of the table; `worth` is what a unit of the pair's first currency in the alphabet is in the other, whichever way the row has it. */
type StatedRate = {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly day: Day | null;
  readonly worth: Fraction;
  readonly at: RowRef;
};

export function findOddRates(facts: Facts): readonly Issue[] {
  const byPair = groupBy(statedRates(facts), ({ from, to }) => [from, to].sort().join(">"));
  return [...byPair.values()].flatMap((rates) =>
    oddOnes([...rates].sort(byDay)).map(([odd, other]) =>
      raise("rate-doubtful", placeOfRow(facts, odd), {
        from: odd.from,
        to: odd.to,
        found: odd.text,
        day: odd.day,
        other: `1 ${other.from} is ${other.text} ${other.to}${other.day === null ? "" : ` from ${isoOf(other.day)} on`} by ${nameOfOther(facts, other)}`,
        isInverted: !areFar({ ...odd, worth: inverseOf(odd.worth) }, other),
      }),
    ),
  );
}

function statedRates(facts: Facts): readonly StatedRate[] {
  return rowsOf(facts.exchangeRates).flatMap(({ from, to, rate, day, at }) =>
    rate === null || rate.coefficient <= 0 || from === to
      ? []
      : [{ from, to, text: textOfDecimal(rate), day, worth: from < to ? fractionOf(rate) : inverseOf(fractionOf(rate)), at }],
  );
}

/** A rate without a day holds from ever. */
function byDay(a: StatedRate, b: StatedRate): number {
  return (a.day ?? -Infinity) - (b.day ?? -Infinity) || a.at.source - b.at.source || a.at.row - b.at.row;
}

/**
 * Each rate that is far from the one before it, with that one; where the one before is the odd one, it and the one after. The one
 * before is odd if its own neighbours on both sides say otherwise, or the first of all does.
 */
function oddOnes(rates: readonly StatedRate[]): readonly (readonly [StatedRate, StatedRate])[] {
  const odd = new Map<StatedRate, StatedRate>();
  rates.forEach((rate, index) => {
    const [before, twoBefore, next] = [rates[index - 1], rates[index - 2], rates[index + 1]];
    if (before === undefined || !areFar(before, rate)) return;
    const isBefore = twoBefore === undefined ? next !== undefined && !areFar(rate, next) : areFar(twoBefore, before) && !areFar(twoBefore, rate);
    const [one, other] = isBefore ? [before, rate] : [rate, before];
    if (!odd.has(one)) odd.set(one, other);
  });
  return [...odd];
}

/** Two rows that say the same direction of one day contradict each other, which is said elsewhere. */
function areFar(a: StatedRate, b: StatedRate): boolean {
  return isFarther(a.worth, b.worth, a.day === b.day && a.from !== b.from ? SAME_DAY_TIMES_MAX : RATE_TIMES_MAX);
}
