/**
 * How a closed month writes down, beside a line's balance, what it knows of it: movements as fingerprints, bills, counts, and shipments. Each note is one
 * word without a blank, and its sign says what it is. Signs are never given another meaning, since months that are closed already have them.
 */
import type { Cost, UnitsAtCost } from "../../domain/cost";
import type { Debtor } from "../../domain/claims";
import { dayOfIso, isoOf, type Day } from "../../domain/day";
import { currencyOrNull, minor, type CurrencyCode, type Minor } from "../../domain/money";
import { OVER_RECEIPT_COSTS, type OverReceiptCost } from "../../domain/settings";
import { costOfText, lotsOfText, textOfCost, textOfLots, type SealedLot } from "./lot-notes";

/** Bills, rows, references and movements stand as digests of eight figures, shipments as `keyOfShipment` has them. */
export type Note =
  /** "1a2b3c4d" */
  | { readonly kind: "movement"; readonly print: string }
  /** "1a2b3c4d=0,5600,0": what a line bears of a bill, in minor units of each part. */
  | { readonly kind: "bill"; readonly bill: string; readonly cost: Cost }
  /** "1a2b3c4d@60000,0,0": what goods that were sent on left with by a movement. */
  | { readonly kind: "sent"; readonly print: string; readonly cost: Cost }
  /** "1a2b3c4d+9f8e7d6c": a bill, and its row as it states itself. */
  | { readonly kind: "row"; readonly bill: string; readonly row: string }
  /** "1a2b3c4d-9f8e7d6c": such a row that is gone, so that it is new if it comes back. */
  | { readonly kind: "gone-row"; readonly bill: string; readonly row: string }
  /** "1a2b3c4d~5e6f7a8b": a bill with a reference of its own, and that of the goods that it is for. */
  | { readonly kind: "applied-to"; readonly bill: string; readonly goods: string }
  /** "!2026-09-20:30:-2": what was on hand by count at the end of a day, and what that was beyond the books. */
  | ({ readonly kind: "count" } & SealedCount)
  /** "#88:12:FBA1:5", or "#103:-3:FBA1::2026-09-10:-3": of a shipment that had not received just what was sent; "#2:-2:FBA1::2026-09-04::0:X1:table:2026-08-30" of one that sent none. */
  | ({ readonly kind: "received"; readonly shipment: string } & SealedShipment)
  /** "$10:2000,1500,0:FBA2:C1": what a case gave up of goods in transit, and what they left with. */
  | ({ readonly kind: "lost" } & SealedLoss)
  /** "/2026-10-25:3:3750,0,0:FBA2:C1:R1": what left transit as lost by a decision or a payment, with what, by which case, and what paid for it; below zero, what was in transit again. */
  | ({ readonly kind: "decided" } & SealedDecision)
  /** "%31500000:50:60000,1200,0:FBA1": what Amazon still has of a shipment, and what it brought last. */
  | ({ readonly kind: "there"; readonly shipment: string } & ShipmentThere)
  /** "{60:25200,5000,0", or "{100:42000,0,0:2026-08-03": what goods of the line that came last cost, in minor units of each part, and when a receipt that stated its own cost came. */
  | { readonly kind: "received-last"; readonly units: number; readonly cost: Cost; readonly statedOn: Day | null }
  /** "&2000:USD:1a2b3c4d:C1:5:carrier": what the journals had booked as granted to a case and not paid, in minor units, of how many units, and who owes it. */
  | ({ readonly kind: "granted" } & SealedGrant)
  /** ">8:6932:6000:USD:1a2b3c4d": units of a decided case, and what they were worth, in all and without freight and duty, in minor units. */
  | ({ readonly kind: "worth" } & SealedWorth)
  /** "(800:2:1a2b3c4d": what so many units of one of the goods of a set weigh when money of their case is shared. */
  | { readonly kind: "share"; readonly weight: number; readonly units: number; readonly name: string }
  /** "<lost:2026-09-21:3:2:2:US:X1:TEA": what Amazon lost, damaged or found, how much of it nothing accounts for, and how much was paid; with ":5:1000,50,0" what so many units were booked at on that day. */
  | ({ readonly kind: "at-amazon" } & SealedEvent)
  /** ";1a2b3c4d": a reimbursement that the journal has booked. */
  | { readonly kind: "paid"; readonly name: string }
  /** "|2026-10-20:3:7.50:R1:USD:Lost_Inbound:TEA:X1": a row of the Reimbursements report, as `textOfReimbursement` has it. */
  | { readonly kind: "reimbursed"; readonly row: string }
  /** "|-2026-10-20:3:7.50:R1:USD:Lost_Inbound:TEA:X1": one that an earlier month has, and that says something else by now. */
  | { readonly kind: "reimbursed-otherwise"; readonly row: string }
  /** "[refunded:111-1:TEA:2026-09-03:1:US": what is told of goods that are to come to the seller, and of fees, as `textOfAwaited` has it. */
  | { readonly kind: "awaited"; readonly row: string }
  /** "^2026-09-29:0:R1:10,5620,0,0,2026-09-02,Shop,P1": a removal that has not come home, the how manieth of them it is, its order, and with what it is away. */
  | ({ readonly kind: "abroad" } & SealedRemoval)
  /** "*1a2b3c4d:10,5620,0,0,2026-09-02,Shop,P1": what goods came home with by a movement. */
  | { readonly kind: "home"; readonly print: string; readonly lots: readonly SealedLot[] }
  /** "]2400:USD:4:1a2b3c4d:C1:R1": what the journals had booked as lost of removals that never came, in minor units, of how many units, by which case and of which orders. */
  | ({ readonly kind: "never-came" } & SealedNeverCame)
  /** "?", "#", "%", "&", ";", "|", "[" or ";?" alone. */
  | { readonly kind: "remark"; readonly remark: Remark };

export type SealedCount = { readonly day: Day; readonly onHand: number; /** Below zero, short of the books. */ readonly surplus: number };
/** `turn` keeps removals of one day in their order, `lots` stand oldest first. */
export type SealedRemoval = { readonly day: Day; readonly turn: number; readonly reference: string; readonly lots: readonly SealedLot[] };
/** `name` is a digest of which goods of which orders, and in which currency; `caseId` is "" where no case with an ID decided it. */
export type SealedNeverCame = {
  readonly name: string;
  readonly amount: Minor;
  readonly currency: CurrencyCode;
  readonly units: number;
  readonly caseId: string;
  readonly orders: readonly string[];
};
/**
 * Units that a shipment had received, and those of it that had left transit otherwise: as lost, or received as another line's; below zero, units of others received as
 * its own. `lost` are those among them that were lost; null in seals that do not tell them apart. `swapped` are those that went by swapped labels.
 */
export type SealedShipment = {
  readonly received: number;
  readonly gone: number;
  readonly lost: number | null;
  /** Of a surplus, the day of its last receipt; null where the seal does not tell it. */
  readonly last: Day | null;
  readonly swapped: number;
  /** Units that were sent; null where the seal does not tell. */
  readonly sent: number | null;
  /** Of a surplus, the label that the goods bear; "" where the seal does not tell. */
  readonly fnsku: string;
  /** By which rules the surplus was costed. */
  readonly costedBy: readonly OverReceiptCost[];
  /** When its shipment left; null where nothing tells. */
  readonly shipped: Day | null;
  /** Of what lacks units, how many of them arrived, when, when Amazon was done with it, and where it was sent: null and "" where nothing tells. */
  readonly delivered: number | null;
  readonly deliveredOn: Day | null;
  readonly closed: Day | null;
  readonly toWarehouse: string;
};
export type SealedLoss = { readonly units: number; readonly cost: Cost; readonly shipmentId: string; readonly caseId: string };
/** `caseId` is "" where no case has it, `paidBy` is "" where nothing paid for it, and in seals that do not tell: else as `nameOfPaid` has it. */
export type SealedDecision = SealedLoss & { readonly day: Day; readonly paidBy: string };
/** `name` is a digest of which case it is, and in which currency. */
export type SealedGrant = {
  readonly name: string;
  readonly caseId: string;
  readonly currency: CurrencyCode;
  readonly amount: Minor;
  /** Infinity where the case does not say how many; null where the month was closed without it, and whoever owes it was booked as Amazon. */
  readonly due: { readonly units: number; readonly debtor: Debtor } | null;
};
export type SealedWorth = { readonly name: string; readonly units: number; readonly value: Minor; readonly goods: Minor; readonly currency: CurrencyCode };
/** `units` in all, `open` of them that no find accounts for, or, of a find, that account for nothing; `paid` of all of them. With no units, what was paid on that day for nothing that was lost. */
export type SealedEvent = {
  readonly event: "lost" | "damaged" | "found";
  readonly day: Day;
  readonly units: number;
  readonly open: number;
  readonly paid: number;
  readonly location: string;
  readonly fnsku: string;
  readonly sku: string;
  /** What the ledger's loss of its day left the books with; null of finds, where nothing gave it a cost, and in seals that do not tell. */
  readonly booked: UnitsAtCost | null;
};
/** `kept` counts millionths of units: of an average, goods leave in parts. */
export type ShipmentThere = { readonly kept: number; readonly brought: { readonly units: number; readonly cost: Cost } };

export const REMARKS = {
  /** Movements were too many to keep. */
  "movements-not-kept": "?",
  /** Shipments that are not named had received just what was sent. */
  "receipts-are-kept": "#",
  /** Every unit that a decision or a payment took out of transit since the month before is told, with its day. */
  "decisions-are-kept": "/",
  /** Everything that the journals have booked as lost of removals is told, as far as it can still come home. */
  "removals-lost-are-kept": "]",
  /** What lies at Amazon is told by shipment. */
  "shipments-are-kept": "%",
  /** Every case that was granted or paid something by then is named, with what of it was not paid. */
  "grants-are-kept": "&=",
  /** The same, and among those with nothing left some that were granted later. */
  "grants-are-kept-with-later-ones": "&",
  /** What Amazon lost, damaged and found by then is told, and what was paid for it. */
  "events-are-kept": "<",
  /** Every reimbursement that the journals have booked is named. */
  "payments-are-kept": ";",
  /** Every row of the Reimbursements report up to the end of the month is told, here or by a month before. */
  "reimbursements-are-kept": "|",
  /** What is told of removals, refunds, replacements and fees, and of what came of them, is told as far as it is still to come, here or by a month before. */
  "awaited-are-kept": "[",
  /** Of removals, of refunds and replacements, or of fees it was too much, and what a month before has counts no more. */
  "removals-not-kept": "[!",
  "returns-not-kept": "[?",
  "fees-not-kept": "[$",
  /** No report told of any: none was booked. */
  "payments-not-reported": ";-",
  /** They were too many to keep. */
  "payments-not-kept": ";?",
} as const;
export type Remark = keyof typeof REMARKS;
const REMARK_OF: ReadonlyMap<string, Remark> = new Map((Object.keys(REMARKS) as Remark[]).map((remark) => [REMARKS[remark], remark]));

export function textOfNote(note: Note): string {
  switch (note.kind) {
    case "movement":
      return note.print;
    case "bill":
      return `${note.bill}=${textOfCost(note.cost)}`;
    case "sent":
      return `${note.print}@${textOfCost(note.cost)}`;
    case "row":
      return `${note.bill}+${note.row}`;
    case "gone-row":
      return `${note.bill}-${note.row}`;
    case "applied-to":
      return `${note.bill}~${note.goods}`;
    case "count":
      return `!${isoOf(note.day)}:${note.onHand}:${note.surplus}`;
    case "received":
      return textOfReceived(note);
    case "lost":
      return `$${note.units}:${textOfCost(note.cost)}:${encodeURIComponent(note.shipmentId)}:${encodeURIComponent(note.caseId)}`;
    case "decided":
      return `/${[isoOf(note.day), note.units, textOfCost(note.cost), ...[note.shipmentId, note.caseId].map(encodeURIComponent)].join(":")}${note.paidBy === "" ? "" : `:${encodeURIComponent(note.paidBy)}`}`;
    case "never-came":
      return `]${[note.amount, note.currency, note.units, note.name, ...[note.caseId, ...note.orders].map(encodeURIComponent)].join(":")}`;
    case "there":
      return `%${note.kept}:${note.brought.units}:${textOfCost(note.brought.cost)}:${encodeURIComponent(note.shipment)}`;
    case "received-last":
      return `{${note.units}:${textOfCost(note.cost)}${note.statedOn === null ? "" : `:${isoOf(note.statedOn)}`}`;
    case "granted":
      return `&${note.amount}:${note.currency}:${note.name}:${encodeURIComponent(note.caseId)}${note.due === null ? "" : `:${note.due.units}:${note.due.debtor}`}`;
    case "worth":
      return `>${note.units}:${note.value}:${note.goods}:${note.currency}:${note.name}`;
    case "share":
      return `(${note.weight}:${note.units}:${note.name}`;
    case "at-amazon":
      return `<${[note.event, isoOf(note.day), note.units, note.open, note.paid, ...[note.location, note.fnsku, note.sku].map(encodeURIComponent)].join(":")}${note.booked === null ? "" : `:${note.booked.units}:${textOfCost(note.booked.cost)}`}`;
    case "paid":
      return `;${note.name}`;
    case "reimbursed":
      return `|${note.row}`;
    case "reimbursed-otherwise":
      return `|-${note.row}`;
    case "awaited":
      return `[${note.row}`;
    case "abroad":
      return `^${isoOf(note.day)}:${note.turn}:${encodeURIComponent(note.reference)}:${textOfLots(note.lots)}`;
    case "home":
      return `*${note.print}:${textOfLots(note.lots)}`;
    case "remark":
      return REMARKS[note.remark];
    default:
      return note satisfies never;
  }
}

/** What `textOfNote` wrote. A word with a sign that nobody knows counts as a movement that nobody tells of. */
export function noteOf(text: string): Note {
  const remark = REMARK_OF.get(text);
  if (remark !== undefined) return { kind: "remark", remark };
  return aboutGoods(text) ?? aboutBill(text) ?? { kind: "movement", print: text };
}

/** What goods in transit say of shipments that had not received just what was sent, by shipment; null where the seal was made without it. */
export function receivedOfTexts(moved: readonly string[]): ReadonlyMap<string, SealedShipment> | null {
  if (!moved.includes(REMARKS["receipts-are-kept"])) return null;
  return new Map(moved.map(noteOf).flatMap((note) => (note.kind === "received" ? [[note.shipment, note] as const] : [])));
}

function textOfReceived({
  shipment,
  received,
  gone,
  lost,
  last,
  swapped,
  sent,
  fnsku,
  costedBy,
  shipped,
  delivered,
  deliveredOn,
  closed,
  toWarehouse,
}: SealedShipment & { readonly shipment: string }): string {
  const dayOf = (day: Day | null): string => (day === null ? "" : isoOf(day));
  const words = [
    received,
    gone,
    encodeURIComponent(shipment),
    lost ?? "",
    dayOf(last),
    swapped === 0 ? "" : swapped,
    sent ?? "",
    encodeURIComponent(fnsku),
    costedBy.join("+"),
    dayOf(shipped),
    delivered ?? "",
    dayOf(deliveredOn),
    dayOf(closed),
    encodeURIComponent(toWarehouse),
  ];
  return `#${words.join(":").replace(/:+$/, "")}`;
}

function aboutGoods(text: string): Note | null {
  if (text.startsWith("|-")) return { kind: "reimbursed-otherwise", row: text.slice(2) };
  if (text.startsWith("|")) return { kind: "reimbursed", row: text.slice(1) };
  if (text.startsWith("[")) return { kind: "awaited", row: text.slice(1) };
  if (text.startsWith("]")) return neverCameOf(text.slice(1).split(":"));
  if (text.startsWith("#")) return receivedOf(text.slice(1).split(":"));
  const [first = "", second = "", third = "", fourth = "", fifth = "", sixth = ""] = text.slice(1).split(":");
  if (text.startsWith("$"))
    return { kind: "lost", units: Number(first), cost: costOfText(second), shipmentId: decodeURIComponent(third), caseId: decodeURIComponent(fourth) };
  if (text.startsWith("%"))
    return { kind: "there", shipment: decodeURIComponent(fourth), kept: Number(first), brought: { units: Number(second), cost: costOfText(third) } };
  if (text.startsWith("{")) return { kind: "received-last", units: Number(first), cost: costOfText(second), statedOn: dayOfIso(third) };
  const currency = text.startsWith("&") ? currencyOrNull(second) : null;
  if (currency !== null)
    return { kind: "granted", amount: minor(Number(first)), currency, name: third, caseId: decodeURIComponent(fourth), due: dueOf(fifth, sixth) };
  const paidIn = text.startsWith(">") ? currencyOrNull(fourth) : null;
  if (paidIn !== null) return { kind: "worth", units: Number(first), value: minor(Number(second)), goods: minor(Number(third)), currency: paidIn, name: fifth };
  if (text.startsWith("(")) return { kind: "share", weight: Number(first), units: Number(second), name: third };
  if (text.startsWith("<")) return eventOf(text.slice(1).split(":"));
  if (text.startsWith(";")) return { kind: "paid", name: first };
  if (text.startsWith("*")) return { kind: "home", print: first, lots: lotsOfText(second) };
  const day = ["!", "^", "/"].some((sign) => text.startsWith(sign)) ? dayOfIso(first) : null;
  if (day === null) return null;
  if (text.startsWith("/"))
    return {
      kind: "decided",
      day,
      units: Number(second),
      cost: costOfText(third),
      shipmentId: decodeURIComponent(fourth),
      caseId: decodeURIComponent(fifth),
      paidBy: decodeURIComponent(sixth),
    };
  return text.startsWith("^")
    ? { kind: "abroad", day, turn: Number(second), reference: decodeURIComponent(third), lots: lotsOfText(fourth) }
    : { kind: "count", day, onHand: Number(second), surplus: Number(third) };
}

function receivedOf(words: readonly string[]): Note {
  const [received, gone, shipment = "", lost = "", last = "", swapped = "", sent = "", fnsku = "", costedBy = "", ...arrival] = words;
  const [shipped = "", delivered = "", deliveredOn = "", closed = "", toWarehouse = ""] = arrival;
  const unitsOf = (word: string): number | null => (word === "" ? null : Number(word));
  return {
    kind: "received",
    shipment: decodeURIComponent(shipment),
    received: Number(received),
    gone: Number(gone),
    lost: unitsOf(lost),
    last: dayOfIso(last),
    swapped: Number(swapped),
    sent: unitsOf(sent),
    fnsku: decodeURIComponent(fnsku),
    costedBy: costedBy.split("+").filter((rule): rule is OverReceiptCost => rule in OVER_RECEIPT_COSTS),
    shipped: dayOfIso(shipped),
    delivered: unitsOf(delivered),
    deliveredOn: dayOfIso(deliveredOn),
    closed: dayOfIso(closed),
    toWarehouse: decodeURIComponent(toWarehouse),
  };
}

function dueOf(units: string, debtor: string): SealedGrant["due"] {
  return debtor === "amazon" || debtor === "carrier" ? { units: Number(units), debtor } : null;
}

function neverCameOf([amount, code = "", units, name = "", ...named]: readonly string[]): Note | null {
  const currency = currencyOrNull(code);
  const [caseId = "", ...orders] = named.map(decodeURIComponent);
  return currency === null ? null : { kind: "never-came", amount: minor(Number(amount)), currency, units: Number(units), name, caseId, orders };
}

function eventOf([event, on = "", units, open, paid, ...rest]: readonly string[]): Note | null {
  const day = dayOfIso(on);
  const [location = "", fnsku = "", sku = "", whole, cost] = rest.map(decodeURIComponent);
  const booked = whole === undefined || cost === undefined ? null : { units: Number(whole), cost: costOfText(cost) };
  if (day === null || (event !== "lost" && event !== "damaged" && event !== "found")) return null;
  return { kind: "at-amazon", event, day, units: Number(units), open: Number(open), paid: Number(paid), location, fnsku, sku, booked };
}

function aboutBill(text: string): Note | null {
  const [, name = "", sign, rest = ""] = /^(\w+)([=@+~-])(.*)$/.exec(text) ?? [];
  switch (sign) {
    case "=":
      return { kind: "bill", bill: name, cost: costOfText(rest) };
    case "@":
      return { kind: "sent", print: name, cost: costOfText(rest) };
    case "+":
      return { kind: "row", bill: name, row: rest };
    case "-":
      return { kind: "gone-row", bill: name, row: rest };
    case "~":
      return { kind: "applied-to", bill: name, goods: rest };
    default:
      return null;
  }
}
