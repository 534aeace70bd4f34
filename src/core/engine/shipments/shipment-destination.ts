/**
 * Where at Amazon a shipment line goes: as the Shipments table says, else as the seller's own transfers under the shipment's ID do. A name of Amazon's
 * whole network gives way to one that says where in it.
 */
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { keyOfShipment } from "../../domain/shipment-line";
import { nameOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Dispatch } from "../movements/own-moves";
import { AMAZON_NETWORK, type Places } from "../movements/places";

type Asked = { readonly shipmentId: string; readonly sku: string; readonly stated: readonly string[]; readonly place: Place };
/** A location, "" where nobody names one; and where the two books name different ones. */
export type Destination = { readonly location: string; readonly issues: readonly Issue[] };

/** A shipment goes to one place, so that a transfer of any of its goods tells where its lines go. */
export function findDestinations(dispatches: readonly Dispatch[], { ofWarehouse }: Pick<Places, "ofWarehouse">): (line: Asked) => Destination {
  const ofShipment = groupBy(
    dispatches.filter(({ reference, to }) => reference !== "" && to !== ""),
    ({ reference }) => keyOfShipment(reference),
  );
  return ({ shipmentId, sku, stated, place }) => {
    const sent = ofShipment.get(keyOfShipment(shipmentId)) ?? [];
    const ofLine = sent.filter((one) => one.sku === sku);
    const transfers = ofLine.length > 0 ? ofLine : sent;
    const byTable = nearest(stated.filter((name) => name !== "").map(ofWarehouse));
    const byTransfer = nearest(transfers.map(({ to }) => to));
    const others = transfers.filter(({ to }) => isExact(to) && to !== byTable);
    const [other] = others;
    if (other === undefined || !isExact(byTable)) return { location: nearest([byTable, byTransfer]), issues: [] };
    const rows = others.flatMap((one) => (one.place === null ? [] : [nameOfPlace(one.place)]));
    return { location: byTable, issues: [raise("destination-disagrees", place, { line: `${shipmentId} ${sku}`, stated: byTable, moved: other.to, rows })] };
  };
}

const isExact = (location: string): boolean => location !== "" && location !== AMAZON_NETWORK;

/** The first exact name by letter, so that the order of rows means nothing; else the network's; "" where there is none. */
function nearest(locations: readonly string[]): string {
  const named = locations.filter((location) => location !== "").sort(compareText);
  return named.find(isExact) ?? named[0] ?? "";
}
