/** The Closed months sheet -> seals, oldest first. A seal whose rows were changed by hand counts as none, and is named. */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowOf } from "../../columns/table";
import { totalOf, type Cost } from "../../domain/cost";
import { addDays, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, minorOf, type CurrencyCode, type Decimal, type Minor } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import type { CLOSED_MONTHS } from "../../facts/closed-months";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { digestOfMonth, layersOfText, movedOfText, otherView, type Seal, type SealedLine } from "./seal";

type Row = RowOf<typeof CLOSED_MONTHS>;
export type Seals = {
  /** As the sheet has them, changed by hand or not. */
  readonly all: readonly Seal[];
  /** Those that a later month can open on. */
  readonly usable: readonly Seal[];
  readonly issues: readonly Issue[];
};

export function readSeals(facts: Facts, settings: Settings): Seals {
  const byMonth = new Map<Day, Row[]>();
  for (const row of rowsOf(facts.closedMonths)) if (row.closedTo !== null) byMonth.set(row.closedTo, [...(byMonth.get(row.closedTo) ?? []), row]);
  const issues: Issue[] = [];
  const all: Seal[] = [];
  const usable: Seal[] = [];
  for (const [closedTo, rows] of [...byMonth].sort(([a], [b]) => a - b)) {
    const seal = sealOf(facts, closedTo, rows);
    if (seal === null) {
      issues.push(nameBroken(rows, closedTo, facts));
      continue;
    }
    all.push(seal);
    const isWhole = rows.every((row) => saysSeal(row, seal)) && digestOfMonth(seal) === seal.digest;
    const others = otherView(seal.settings, settings);
    if (!isWhole) issues.push(nameBroken(rows, closedTo, facts));
    else if (others.length > 0) issues.push(raise("closed-with-other-lines", seal.place, { month: monthText(closedTo), settings: others }));
    else usable.push(seal);
  }
  return { all, usable, issues };
}

/** Whether a row says of its month what every row of it says, and of its line the value that its parts come to. */
function saysSeal(row: Row, { digest, ...month }: Seal): boolean {
  const { seal, settings, inputs, forced, value } = row;
  const currency = currencyOrNull(row.currency);
  const isSum = value === null || (currency !== null && row.goods !== null && minorOf(value, currency) === totalOf(costOf(row, currency)));
  return isSum && seal === digest && settings === month.settings && inputs === month.inputs && forced === month.forced;
}

/** Of all goods of the month: none of them could be opened. */
function nameBroken(rows: readonly Row[], closedTo: Day, facts: Facts): Issue {
  return raise(
    "seal-broken",
    rows[0] === undefined ? null : placeOfRow(facts, rows[0]),
    { month: monthText(closedTo) },
    { goods: [...new Set(rows.map(({ sku }) => sku))], from: addDays(closedTo, 1), to: null },
  );
}

/** "2026-09" */
export function monthText(closedTo: Day): string {
  return isoOf(closedTo).slice(0, 7);
}

function sealOf(facts: Facts, closedTo: Day, rows: readonly Row[]): Seal | null {
  const [first] = rows;
  const lines = [...groupBy(rows, nameOfLine).values()].map((ofLine) => lineOf(facts, ofLine));
  if (first === undefined || !lines.every((line) => line !== null)) return null;
  const { settings, inputs, forced, seal, closedOn } = first;
  return { closedTo, settings, inputs, forced, lines, closedOn, digest: seal, place: placeOfRow(facts, first) };
}

const nameOfLine = ({ location, sku, fnsku, disposition, shipmentId }: Row): string => JSON.stringify([location, sku, fnsku, disposition, shipmentId]);

/** What a line notes goes on in further rows where a cell does not hold it; its balance stands in one. */
function lineOf(facts: Facts, rows: readonly Row[]): SealedLine | null {
  const [balance, another] = rows.filter(({ quantity, goods, layers }) => goods !== null || layers !== "" || (quantity ?? 0) !== 0);
  const row = balance ?? rows[0];
  if (row === undefined || another !== undefined) return null;
  const { location, sku, fnsku, disposition, shipmentId, quantity, rowsSince } = row;
  const currency = currencyOrNull(row.currency);
  const layers = layersOfText(row.layers);
  if (currency === null || layers === null) return null;
  const moved = rows.flatMap((one) => movedOfText(one.moved));
  return {
    location,
    sku,
    fnsku: fnsku === "" ? null : fnsku,
    disposition: disposition === "" ? null : disposition,
    ...(shipmentId === "" ? {} : { shipment: shipmentId }),
    currency,
    quantity: quantity ?? 0,
    cost: row.goods === null ? null : costOf(row, currency),
    layers,
    moved: rows.length === 1 ? moved : moved.sort(),
    rowsSince,
    place: placeOfRow(facts, row),
  };
}

function costOf({ goods, freight, other }: Row, currency: CurrencyCode): Cost {
  return { goods: amountOf(goods, currency), freight: amountOf(freight, currency), other: amountOf(other, currency) };
}

const amountOf = (amount: Decimal | null, currency: CurrencyCode): Minor => minorOf(amount ?? { coefficient: 0, scale: 0 }, currency);
