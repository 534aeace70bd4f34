/** The Closed months sheet -> seals, oldest first. A seal whose rows were changed by hand counts as none, and is named. */
import { rowsOf, type RowOf } from "../../columns/table";
import { totalOf } from "../../domain/cost";
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
    const isWhole = rows.every((row, index) => saysSeal(row, seal, seal.lines[index])) && digestOfMonth(seal) === seal.digest;
    const others = otherView(seal.settings, settings);
    if (!isWhole) issues.push(nameBroken(rows, closedTo, facts));
    else if (others.length > 0) issues.push(raise("closed-with-other-lines", seal.place, { month: monthText(closedTo), settings: others }));
    else usable.push(seal);
  }
  return { all, usable, issues };
}

/** Whether a row says of its month what every row of it says, and of its line the value that its parts come to. */
function saysSeal({ seal, settings, inputs, forced, value }: Row, { digest, ...month }: Seal, line: SealedLine | undefined): boolean {
  const isSum = value === null || (line !== undefined && line.cost !== null && minorOf(value, line.currency) === totalOf(line.cost));
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
  const lines = rows.map((row) => lineOf(row, placeOfRow(facts, row)));
  if (first === undefined || !lines.every((line) => line !== null)) return null;
  const { settings, inputs, forced, seal, closedOn } = first;
  return { closedTo, settings, inputs, forced, lines, closedOn, digest: seal, place: placeOfRow(facts, first) };
}

function lineOf(row: Row, place: SealedLine["place"]): SealedLine | null {
  const { location, sku, fnsku, disposition, shipmentId, quantity, rowsSince } = row;
  const currency = currencyOrNull(row.currency);
  const layers = layersOfText(row.layers);
  if (currency === null || layers === null) return null;
  return {
    location,
    sku,
    fnsku: fnsku === "" ? null : fnsku,
    disposition: disposition === "" ? null : disposition,
    ...(shipmentId === "" ? {} : { shipment: shipmentId }),
    currency,
    quantity: quantity ?? 0,
    cost: row.goods === null ? null : { goods: amountOf(row.goods, currency), freight: amountOf(row.freight, currency), other: amountOf(row.other, currency) },
    layers,
    moved: movedOfText(row.moved),
    rowsSince,
    place,
  };
}

const amountOf = (amount: Decimal | null, currency: CurrencyCode): Minor => minorOf(amount ?? { coefficient: 0, scale: 0 }, currency);
