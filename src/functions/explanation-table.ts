/** What an ending value is made of -> rows of cells below their headings: layers where the method keeps them, else what the average was formed from. */
import { COST_PARTS, totalOf, type Cost } from "../core/domain/cost";
import { serialOfDay, type DateSystem, type Day } from "../core/domain/day";
import { textOfMoney, type CurrencyCode, type Minor } from "../core/domain/money";
import { MOVEMENTS } from "../core/domain/movements";
import { nameOfPlace, type Place } from "../core/domain/source";
import type { Explanation, Input } from "../core/engine/explain-ending";
import { costRulesText, costRuleText } from "../core/report/cost-rule-words";
import { shipmentsText } from "../core/report/shipment-part-words";

export type ExplanationCell = string | number;
const HEADINGS = ["What", "Day", "Quantity", "Value", "Goods", "Freight", "Other", "Source rows"] as const;
/** More rows than these are counted: a cell is to be read. */
const ROWS_MAX = 10;

type Row = { readonly what: string; readonly day: Day | null; readonly units: number; readonly cost: Cost; readonly rows: readonly Place[] };

/** The quantities, the values and each part of them add up to the ending, which is the last row. */
export function tableOfExplanation(
  explanation: Explanation,
  { currency, dateSystem }: { readonly currency: CurrencyCode; readonly dateSystem: DateSystem },
): ExplanationCell[][] {
  const rows: readonly Row[] = [...partsOf(explanation), { what: "Ending", day: null, ...explanation.ending, rows: [] }];
  const amountOf = (amount: Minor): number => Number(textOfMoney(amount, currency));
  return [
    [...HEADINGS],
    ...rows.map(({ what, day, units, cost, rows: places }) => [
      what,
      day === null ? "" : serialOfDay(day, dateSystem),
      units,
      amountOf(totalOf(cost)),
      ...COST_PARTS.map((part) => amountOf(cost[part])),
      textOfRows(places),
    ]),
  ];
}

function partsOf({ layers, from, opening, entries, valueOnly, exits }: Explanation): readonly Row[] {
  if (layers === null)
    return [
      { ...opening, what: textOfInput(opening), day: from },
      ...[...entries, ...valueOnly, ...exits].map((input): Row => ({ ...input, what: textOfInput(input), day: null })),
    ];
  return layers.map((layer): Row => {
    const rule = layer.costRule === undefined ? "" : ` ${costRuleText(layer.costRule)}`;
    const sent = layer.shipment === undefined ? "" : `, sent with ${layer.shipment}`;
    return { ...layer, what: `${layer.since === null ? "Opening stock" : `Received at ${layer.receivedAt}${rule}`}${sent}`, day: layer.since };
  });
}

function textOfInput(input: Input): string {
  const rules = [costRulesText(input.costedBy), shipmentsText(input.shipments)].filter((text) => text !== null);
  return `${input.type === "opening" ? "Beginning" : MOVEMENTS[input.type].title}${rules.length === 0 ? "" : ` (${rules.join("; ")})`}`;
}

function textOfRows(places: readonly Place[]): string {
  const named = places.slice(0, ROWS_MAX).map(nameOfPlace).join(", ");
  return places.length > ROWS_MAX ? `${named} and ${places.length - ROWS_MAX} more` : named;
}
