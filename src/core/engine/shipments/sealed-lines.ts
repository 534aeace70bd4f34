/**
 * Goods in transit that a closed month knows and no table tells of any more -> lines of the book, so that what Amazon receives of them comes out of
 * those goods. A Shipments table is tidied up sooner than everything in it has arrived, and a book of one month has no transfers of the month before.
 */
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import type { Seal, SealedLine } from "../closing/seal";
import { receivedOfTexts, type SealedShipment } from "../closing/sealed-notation";
import type { Place } from "../../domain/source";
import type { LineAccount } from "./line-accounts";
import type { SealedLack, SealedSurplus } from "./sealed-differences";
import { bookDispatches, dispatchesOf, type BookLine } from "./shipment-book";

/** `seal` is what goods in transit open on; `accounts` are those of the tables. */
export function bookSealed(seal: Seal, accounts: readonly LineAccount[], ledgerStart: Day | null): readonly BookLine[] {
  // Receipts alone do not tell that the goods were never sent.
  const known = new Set(accounts.filter(({ isReceivedOnly }) => !isReceivedOnly).map(({ line }) => keyOfLine(line.shipmentId, line.sku)));
  const inTransit = seal.lines.filter(({ location }) => location === IN_TRANSIT);
  const named = new Set(inTransit.flatMap(({ shipment, sku }) => (shipment === undefined ? [] : [keyOfLine(shipment, sku)])));
  return inTransit.flatMap((sealed): readonly BookLine[] => {
    const { sku, shipment = "" } = sealed;
    if (shipment !== "") return known.has(keyOfLine(shipment, sku)) ? [] : lineOf(sealed, seal, { known: receivedOf(sealed, inTransit) });
    const told = accounts
      .filter(({ line }) => line.sku === sku && !named.has(keyOfLine(line.shipmentId, sku)))
      .reduce((sum, account) => sum + onItsWay(account, { closedTo: seal.closedTo, ledgerStart }), 0);
    return lineOf({ ...sealed, quantity: sealed.quantity - told }, seal, {});
  });
}

type Goods = { readonly sku: string; readonly fnsku: string; readonly place: Place };

/** Goods that the shipment of a line did not send. */
export function unsentLine(sibling: BookLine, { sku, fnsku, place }: Goods): BookLine {
  return {
    ...sibling,
    sku,
    fnsku: fnsku === "" ? null : fnsku,
    labels: fnsku === "" ? [] : [fnsku],
    declared: null,
    dispatched: 0,
    delivered: null,
    statedReceived: null,
    unitsPerCarton: null,
    dispatches: [],
    place,
  };
}

/**
 * Goods of which a closed month has too many, as a line like others of the shipment. Where there are none it was over by then, and went where those were missing
 * that are the `owner`'s. null where nothing tells its place.
 */
export function lineOfSurplus(
  { shipment, sku, fnsku, sent, shipped, place, closedTo: day }: SealedSurplus,
  sibling: BookLine | null,
  owner: BookLine | null,
): BookLine | null {
  const [like] =
    sibling !== null ? [sibling] : bookDispatches([{ day, from: "", to: owner?.toWarehouse ?? "", sku, quantity: sent, reference: shipment, place }]);
  if (like === undefined || place === null) return null;
  const unsent = unsentLine(like, { sku, fnsku, place });
  return {
    ...unsent,
    ...(sibling === null ? { shipped, sent: null, closed: day } : {}),
    ...(sent === 0 ? {} : { dispatched: sent, dispatches: [{ day, from: "", to: "", sku, quantity: sent, reference: like.shipmentId, place }] }),
  };
}

/** Goods that a closed month has as others', as the line that they were sent as. */
export function lineOfLack({ shipment, sku, place, closedTo, received }: SealedLack, sibling: BookLine | null): readonly BookLine[] {
  return lineOf({ sku, shipment: sibling?.shipmentId ?? shipment, quantity: 0, place }, { closedTo }, { known: received });
}

function receivedOf({ sku, shipment = "" }: SealedLine, inTransit: readonly SealedLine[]): SealedShipment | undefined {
  return receivedOfTexts(inTransit.flatMap((line) => (line.sku === sku ? line.moved : [])))?.get(shipment);
}

/** What was sent is what is still out, and what the closed month says had been received of it, or given up. */
function lineOf(
  { sku, shipment = "", quantity, place }: Pick<SealedLine, "sku" | "shipment" | "quantity" | "place">,
  { closedTo: day }: Pick<Seal, "closedTo">,
  { known }: { readonly known?: SealedShipment | undefined },
): readonly BookLine[] {
  const sent = quantity + (known?.received ?? 0) + (known?.gone ?? 0);
  if (sent <= 0) return [];
  const { shipped = null, delivered = null, deliveredOn = null, closed = null, toWarehouse = "" } = known ?? {};
  // Where nobody knows any more when they left: by the end of that month.
  return bookDispatches([{ day, from: "", to: toWarehouse, sku, quantity: sent, reference: shipment, place }]).map((line) => ({
    ...line,
    ...{ shipped, delivered, deliveredOn, closed },
    sent: shipped ?? line.sent,
  }));
}

function onItsWay(
  { line, before, gone, takings }: LineAccount,
  { closedTo, ledgerStart }: { readonly closedTo: Day; readonly ledgerStart: Day | null },
): number {
  const sent = dispatchesOf(line, ledgerStart).reduce((sum, { day, quantity }) => (day <= closedTo ? sum + quantity : sum), 0);
  const received = takings.reduce((sum, { day, quantity }) => (day <= closedTo ? sum + quantity : sum), before);
  return Math.max(0, sent - gone - received);
}
