/** The Freight table -> charges on the goods of each shipment: bills for the first leg and for duty, without a day of their own. */
import { rowsOf } from "../../columns/table";
import { COST_PARTS } from "../../domain/cost";
import { FREIGHT_BASES, type FreightBasis } from "../../domain/freight";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Charge } from "../movements/own-moves";

const DEFAULT_BASIS: FreightBasis = "chargeable-weight";

export function chargeFreight(facts: Facts): readonly Charge[] {
  return rowsOf(facts.freight).flatMap((row): readonly Charge[] => {
    const { amount, currency, part, basis, shipmentId } = row;
    const stated = (Object.keys(FREIGHT_BASES) as FreightBasis[]).find((known) => known === basis);
    if (amount === null) return [];
    return [
      {
        day: null,
        location: "",
        sku: "",
        amount,
        currency,
        part: COST_PARTS.find((known) => known === part) ?? "freight",
        sharing: { basis: stated ?? DEFAULT_BASIS, isStated: stated !== undefined },
        appliesTo: shipmentId,
        reference: "",
        place: placeOfRow(facts, row),
      },
    ];
  });
}
