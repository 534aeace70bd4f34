/**
 * Goods in transit that a closed month knows and no table tells of any more -> lines of the book, so that what Amazon receives of them comes out of
 * those goods. A Shipments table is tidied up sooner than everything in it has arrived, and a book of one month has no transfers of the month before.
 */
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import type { Seal, SealedLine } from "../closing/seal";
import { receivedOfTexts } from "../closing/sealed-notation";
import type { Place } from "../../domain/source";
import type { LineAccount } from "./line-accounts";
import type { SealedSurplus } from "./sealed-receipts";
import { bookDispatches, dispatchesOf, type BookLine } from "./shipment-book";

/** `seal` is what goods in transit open on; `accounts` are those of the tables. */
export function bookSealed(seal: Seal, accounts: readonly LineAccount[], ledgerStart: Day | null): readonly BookLine[] {
  // Receipts alone do not tell that the goods were never sent.
  const known = new Set(accounts.filter(({ isReceivedOnly }) => !isReceivedOnly).map(({ line }) => keyOfLine(line.shipmentId, line.sku)));
  const inTransit = seal.lines.filter(({ location }) => location === IN_TRANSIT);
  const named = new Set(inTransit.flatMap(({ shipment, sku }) => (shipment === undefined ? [] : [keyOfLine(shipment, sku)])));
  return inTransit.flatMap((sealed): readonly BookLine[] => {
    const { sku, shipment = "" } = sealed;
    if (shipment !== "") return known.has(keyOfLine(shipment, sku)) ? [] : lineOf(sealed, seal, sentOf(sealed, inTransit));
    const told = accounts
      .filter(({ line }) => line.sku === sku && !named.has(keyOfLine(line.shipmentId, sku)))
      .reduce((sum, account) => sum + onItsWay(account, { closedTo: seal.closedTo, ledgerStart }), 0);
    return lineOf(sealed, seal, sealed.quantity - told);
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

/** What was sent: what is still out, and what the closed month says had been received of it, or given up. */
function sentOf({ sku, shipment = "", quantity }: SealedLine, inTransit: readonly SealedLine[]): number {
  const texts = inTransit.flatMap((line) => (line.sku === sku ? line.moved : []));
  const { received, gone } = receivedOfTexts(texts)?.get(shipment) ?? { received: 0, gone: 0 };
  return quantity + received + gone;
}

function lineOf({ sku, shipment = "", place }: SealedLine, { closedTo: day }: Seal, quantity: number): readonly BookLine[] {
  if (quantity <= 0) return [];
  // Nobody knows any more when they left: by the end of that month.
  return bookDispatches([{ day, from: "", to: "", sku, quantity, reference: shipment, place }]).map((line) => ({ ...line, shipped: null }));
}

function onItsWay(
  { line, before, gone, takings }: LineAccount,
  { closedTo, ledgerStart }: { readonly closedTo: Day; readonly ledgerStart: Day | null },
): number {
  const sent = dispatchesOf(line, ledgerStart).reduce((sum, { day, quantity }) => (day <= closedTo ? sum + quantity : sum), 0);
  const received = takings.reduce((sum, { day, quantity }) => (day <= closedTo ? sum + quantity : sum), before);
  return Math.max(0, sent - gone - received);
}
