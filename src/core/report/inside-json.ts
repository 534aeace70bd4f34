/** What lies behind the figures, as JSON beside the contract's own: why each ending is worth what it is, and the methods side by side. */
import { COST_PARTS, totalOf, type Cost } from "../domain/cost";
import { isoOf } from "../domain/day";
import { textOfMoney, type CurrencyCode, type Minor } from "../domain/money";
import type { ValuationMethod } from "../domain/settings";
import { nameOfPlace } from "../domain/source";
import type { MethodLine } from "../engine/compare-methods";
import { openExplanations, type Input } from "../engine/explain-ending";
import type { Worked } from "../engine/reconcile";
import type { Json } from "./to-json";

/** One entry per rollforward line that has a value. */
export function jsonOfExplanations(worked: Worked): Json {
  const explain = openExplanations(worked);
  return worked.reconciliation.rollforward.flatMap((line): readonly Json[] => {
    const explained = line.isOpen === true ? null : explain(line);
    if (explained === null) return [];
    const { location, sku, fnsku, disposition, currency } = line;
    const input = ({ type, units, cost, rows, costedBy, shipments }: Input): Json => ({
      type,
      qty: units,
      value: money(cost, currency),
      cost: parts(cost, currency),
      rows: rows.map(nameOfPlace),
      ...(costedBy === undefined ? {} : { costedBy }),
      ...(shipments === undefined
        ? {}
        : {
            shipments: shipments.map((one) => ({
              shipmentId: one.shipment,
              qty: one.units,
              value: money(one.cost, currency),
              cost: parts(one.cost, currency),
            })),
          }),
    });
    return [
      {
        location,
        sku,
        fnsku,
        disposition,
        currency,
        from: isoOf(explained.from),
        opening: input(explained.opening),
        entries: explained.entries.map(input),
        valueOnly: explained.valueOnly.map(input),
        exits: explained.exits.map(input),
        layers:
          explained.layers === null
            ? null
            : explained.layers.map(({ units, cost, since, receivedAt, reference, shipment, costRule, rows }) => ({
                qty: units,
                value: money(cost, currency),
                cost: parts(cost, currency),
                since: since === null ? null : isoOf(since),
                receivedAt,
                reference,
                rows: rows.map(nameOfPlace),
                ...(shipment === undefined ? {} : { shipmentId: shipment }),
                ...(costRule === undefined ? {} : { costRule }),
              })),
      },
    ];
  });
}

export function jsonOfMethods(lines: readonly MethodLine[]): Json {
  return lines.map(({ location, sku, fnsku, disposition, currency, byMethod }) => ({
    location,
    sku,
    fnsku,
    disposition,
    currency,
    byMethod: Object.fromEntries(
      (Object.keys(byMethod) as ValuationMethod[]).map((method) => {
        const { ending, costOfSales, revaluation } = byMethod[method];
        return [method, { ending: amount(ending, currency), costOfSales: amount(costOfSales, currency), revaluation: amount(revaluation, currency) }];
      }),
    ),
  }));
}

const money = (cost: Cost, currency: CurrencyCode): string => textOfMoney(totalOf(cost), currency);
const parts = (cost: Cost, currency: CurrencyCode): Json => Object.fromEntries(COST_PARTS.map((part) => [part, textOfMoney(cost[part], currency)]));
const amount = (value: Minor | null, currency: CurrencyCode): Json => (value === null ? null : textOfMoney(value, currency));
