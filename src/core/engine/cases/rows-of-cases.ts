/**
 * The cases as followed, one per good -> one per row of the register. A row may be about a set: its goods are followed one by one, and the row says of all of
 * them together how many sets, and how much money in all. Each cent of a case stands in one of these rows.
 */
import { groupBy } from "../../columns/group-by";
import { isOpenCase } from "../../domain/claims";
import { minor, ZERO, type Decimal, type Minor } from "../../domain/money";
import { isMadeGood, rowOfCase } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import { sumOfDecimals } from "./set-weights";

/** About a set, in Amazon's name of it, and counted in sets. `goods` are the seller's SKUs that it is about; none where that is a whole shipment. */
export type CaseRow = CaseLine & { readonly goods: readonly string[] };

export function rowsOfCases(cases: readonly CaseLine[]): readonly CaseRow[] {
  return [...groupBy(cases, rowOfCase).values()].flatMap((goods): readonly CaseRow[] =>
    goods.length > 1 && goods.every(({ unitsInSet }) => unitsInSet > 0)
      ? [wholeOf(goods)]
      : goods.map((one) => ({ ...one, goods: one.sku === "" ? [] : [one.sku] })),
  );
}

/** A set is asked for as long as one of its goods is, and made good once all of them are. */
function wholeOf(goods: readonly CaseLine[]): CaseRow {
  const [first] = goods as readonly [CaseLine, ...CaseLine[]];
  const anyOf = (field: "unitsClaimed" | "unitsHome" | "unitsGranted"): number =>
    Math.max(...goods.map(({ [field]: units, unitsInSet }) => Math.ceil(units / unitsInSet)));
  const allOf = (field: "unitsRestocked" | "unitsPaid"): number => Math.min(...goods.map(({ [field]: units, unitsInSet }) => Math.floor(units / unitsInSet)));
  // Nobody can add up money of several currencies.
  const isOneCurrency = goods.every(({ currency }) => currency === first.currency);
  const moneyOf = (field: "granted" | "cash" | "bookValue" | "gainOrLoss" | "expectedClaim"): Minor | null =>
    goods.reduce<Minor | null>((sum, { [field]: amount }) => (!isOneCurrency || sum === null || amount === null ? null : minor(sum + amount)), ZERO);
  return {
    ...first,
    sku: first.listing,
    goods: goods.map(({ sku }) => sku),
    unitsInSet: 0,
    status: statusOfAll(goods),
    entered: { status: first.entered.status, units: setsEntered(goods) },
    amount: amountOfAll(goods),
    unitsClaimed: anyOf("unitsClaimed"),
    unitsHome: anyOf("unitsHome"),
    unitsRestocked: allOf("unitsRestocked"),
    unitsPaid: allOf("unitsPaid"),
    unitsGranted: anyOf("unitsGranted"),
    granted: moneyOf("granted"),
    cash: moneyOf("cash"),
    bookValue: moneyOf("bookValue"),
    gainOrLoss: moneyOf("gainOrLoss"),
    expectedClaim: moneyOf("expectedClaim"),
    reimbursements: [...new Set(goods.flatMap(({ reimbursements }) => reimbursements))],
    because: becauseOfAll(goods),
  };
}

function setsEntered(goods: readonly CaseLine[]): number | null {
  const sets = goods.flatMap(({ entered: { units }, unitsInSet }) => (units === null ? [] : [Math.ceil(units / unitsInSet)]));
  return sets.length === 0 ? null : Math.max(...sets);
}

/** What is open of it, then what is to come, before what is decided; what is made good last. */
function statusOfAll(goods: readonly CaseLine[]): string {
  const told =
    goods.find(({ status }) => isOpenCase(status)) ?? goods.find(({ unitsGranted }) => unitsGranted > 0) ?? goods.find(({ status }) => !isMadeGood(status));
  return (told ?? goods[0])?.status ?? "";
}

/** As the row has it: its goods have their shares of it. */
function amountOfAll(goods: readonly CaseLine[]): Decimal | null {
  const amounts = goods.flatMap(({ amount }) => amount ?? []);
  const scale = Math.max(0, ...amounts.map((amount) => amount.scale));
  return amounts.length === 0 ? null : { coefficient: sumOfDecimals(amounts, scale), scale };
}

/** What is so of one of them alone names it. */
function becauseOfAll(goods: readonly CaseLine[]): readonly string[] {
  const texts = [...new Set(goods.flatMap(({ because }) => because))];
  return texts.flatMap((text) => {
    const own = goods.filter(({ because }) => because.includes(text));
    return own.length === goods.length ? [text] : own.map(({ sku }) => `${sku}: ${text}`);
  });
}
