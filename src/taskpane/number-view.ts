/** An ending value -> what it is made of, for reading: lines to choose from, the inputs or layers of one, and the rows behind each. */
import { COST_PARTS, totalOf, type Cost, type CostPart } from "../core/domain/cost";
import { titleOfDay } from "../core/domain/day";
import { minor, minorDigitsOf, mulDiv, textOfDecimal, type CurrencyCode } from "../core/domain/money";
import { MOVEMENTS } from "../core/domain/movements";
import { grouped } from "../core/domain/said-figures";
import type { Place } from "../core/domain/source";
import type { ExplainedLayer, Explanation, Input } from "../core/engine/explain-ending";
import type { RollforwardLine } from "../core/engine/findings";
import { anchorOfLine } from "../core/report/build-rollforward";
import { costRulesText, costRuleText } from "../core/report/cost-rule-words";
import { shipmentsText } from "../core/report/shipment-part-words";
import { countText, differenceText, moneyText } from "./figure-text";
import { placeText } from "./sources-view";

export type NumberLine = { readonly key: string; readonly title: string; readonly detail: string; readonly line: RollforwardLine };

/** One kind of movement, or one layer, with the parts of its cost where it is not all goods: `units` ("+4 units") and `value` are signed, as they add to the ending. */
export type NumberPart = {
  readonly key: string;
  readonly title: string;
  readonly detail: string | null;
  readonly units: string;
  readonly value: string;
  /** The rows behind it; each leads to its cell. */
  readonly rows: readonly RowLink[];
};
export type RowLink = { readonly key: string; readonly title: string; readonly place: Place };
export type NumberView = {
  readonly title: string;
  readonly figure: string;
  readonly lines: readonly string[];
  /** Goods, freight and other of the ending; empty where it is all goods. */
  readonly costs: readonly { readonly title: string; readonly value: string }[];
  /** From what was there at first to the ending. */
  readonly inputs: readonly NumberPart[];
  /** null for methods that keep an average. */
  readonly layers: readonly NumberPart[] | null;
  readonly anchor: string;
};

const COST_TITLES: Readonly<Record<CostPart, string>> = { goods: "Goods", freight: "First-leg freight", other: "Duty and fees" };
const UNIT_COST_SCALE = 6;

/** Lines whose SKU, FNSKU or location holds every word that was typed; those of most value first. */
export function findNumbers(rollforward: readonly RollforwardLine[], typed: string): readonly NumberLine[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const holds = ({ location, sku, fnsku, disposition }: RollforwardLine): boolean => {
    const text = [location, sku, fnsku ?? "", disposition ?? ""].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return rollforward
    .filter((line) => holds(line) && (line.ending.quantity !== 0 || line.beginning.quantity !== 0 || words.length > 0))
    .sort((a, b) => Math.abs(b.ending.value ?? 0) - Math.abs(a.ending.value ?? 0))
    .map((line) => ({ key: anchorOfLine(line), title: titleOf(line), detail: `${countText(line.ending.quantity, "unit")} · ${worthOf(line)}`, line }));
}

export function viewNumber(line: RollforwardLine, { ending, layers, from, opening, entries, valueOnly, exits }: Explanation): NumberView {
  const { currency } = line;
  const part = (input: Input, title: string): NumberPart => partOf(input, { title, currency });
  const each = unitCostText({ units: ending.units, cost: ending.cost, currency });
  return {
    title: titleOf(line),
    figure: worthOf(line),
    lines: [countText(ending.units, "unit"), ...(each === null ? [] : [`${each} each`])],
    costs: costsOf(ending.cost, currency),
    inputs: [
      part(opening, `There on ${titleOfDay(from)}`),
      ...[...entries, ...valueOnly, ...exits].map((input) => part(input, input.type === "opening" ? "" : MOVEMENTS[input.type].title)),
    ],
    layers: layers === null ? null : layers.map((layer, index) => layerOf(layer, { index, currency })),
    anchor: anchorOfLine(line),
  };
}

function partOf(
  { type, units, cost, rows, costedBy, shipments }: Input,
  { title, currency }: { readonly title: string; readonly currency: CurrencyCode },
): NumberPart {
  const value = totalOf(cost);
  const isFirst = type === "opening";
  return {
    key: type,
    title,
    detail: [costsText(cost, currency), costRulesText(costedBy), shipmentsText(shipments)].filter((text) => text !== null).join(" · ") || null,
    units: isFirst ? countText(units, "unit") : units === 0 ? "" : `${differenceText(units)} ${Math.abs(units) === 1 ? "unit" : "units"}`,
    value: isFirst ? moneyText(value, currency) : signedMoney(value, currency),
    rows: rows.map(linkOf),
  };
}

function layerOf(
  { units, cost, since, receivedAt, reference, shipment, costRule, rows }: ExplainedLayer,
  { index, currency }: { readonly index: number; readonly currency: CurrencyCode },
): NumberPart {
  const each = unitCostText({ units, cost, currency });
  const detail = [
    ...(since === null ? [] : [receivedAt]),
    ...(reference === "" ? [] : [reference]),
    ...(shipment === undefined ? [] : [`in ${shipment}`]),
    ...(each === null ? [] : [`${each} each`]),
    ...[costsText(cost, currency)].filter((text) => text !== null),
    ...(costRule === undefined ? [] : [costRuleText(costRule)]),
  ].join(" · ");
  return {
    key: `layer ${index}`,
    title: since === null ? "From before the first day" : `Received ${titleOfDay(since)}`,
    detail: detail === "" ? null : detail,
    units: countText(units, "unit"),
    value: moneyText(totalOf(cost), currency),
    rows: rows.map(linkOf),
  };
}

function linkOf(place: Place): RowLink {
  const where = placeText(place.source);
  return { key: `${where} ${place.row}`, title: place.row === null ? where : `${where}, row ${place.row}`, place };
}

function titleOf({ location, sku, disposition }: RollforwardLine): string {
  return [location, sku, ...(disposition === null ? [] : [disposition])].join(" · ");
}

function worthOf({ ending: { quantity, value }, currency }: RollforwardLine): string {
  return value === null && quantity !== 0 ? "no cost known" : moneyText(value ?? minor(0), currency);
}

/** The cost of one unit to six places, rounded; null where there is none. */
function unitCostText({ units, cost, currency }: { readonly units: number; readonly cost: Cost; readonly currency: CurrencyCode }): string | null {
  const value = totalOf(cost);
  if (units === 0 || value === 0) return null;
  const coefficient = mulDiv(value, 10 ** (UNIT_COST_SCALE - minorDigitsOf(currency)), units);
  return `${currency} ${grouped(textOfDecimal({ coefficient, scale: UNIT_COST_SCALE }))}`;
}

function costsOf(cost: Cost, currency: CurrencyCode): NumberView["costs"] {
  const filled = COST_PARTS.filter((part) => cost[part] !== 0);
  return filled.length === 1 && filled[0] === "goods" ? [] : filled.map((part) => ({ title: COST_TITLES[part], value: moneyText(cost[part], currency) }));
}

/** "Goods USD 9.00, First-leg freight USD 0.75"; null where it is all goods. */
function costsText(cost: Cost, currency: CurrencyCode): string | null {
  const costs = costsOf(cost, currency);
  return costs.length === 0 ? null : costs.map(({ title, value }) => `${title} ${value}`).join(", ");
}

function signedMoney(amount: ReturnType<typeof totalOf>, currency: CurrencyCode): string {
  const text = moneyText(amount, currency);
  return amount > 0 ? text.replace(" ", " +") : text;
}
