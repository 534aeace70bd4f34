/**
 * Whom a payment answers -> what of each payment is for which case, shipments and everything else alike. The case that it names comes first, up to what that
 * claims; then those that wait for a payment of such goods and for such a reason, by their day; then what nobody asked about. Units are for goods before what is
 * left is money. What is left of a payment that names a case is that case's, paid too much. Lines were answered before: what of a payment answers one is for a
 * case about it.
 */
import { groupBy } from "../../columns/group-by";
import { isAboutMissingUnits, isAnsweredByMoney } from "../../domain/claims";
import { splitWhole, type Minor } from "../../domain/money";
import { answerInMoney, type MoneyPart } from "./answer-in-money";
import { isAboutPaid, isBefore, namesByLabel, namesOfPaid, openRooms, type Claiming, type PaidFor, type Room, type Rooms } from "./case-rooms";
import { isAboutGoodsOf, namesOfGoods, type Convert, type Payment } from "./payment";
import { queueByName } from "./queue-by-name";
import { isMadeGood, type CaseRecord } from "./read-cases";
import { linesOfRecord, type Desk, type Share } from "./reimbursement-desk";

/** What of a payment, or of the register's word, is for a case. */
export type Portion = {
  /** null where it is for none: what of it no case asked for. */
  readonly record: CaseRecord | null;
  readonly payment: Payment | null;
  /** `keyOfLine` of the line that it answers, if any. */
  readonly key: string | null;
  readonly stockUnits: number;
  readonly cashUnits: number;
  /** Its part of the payment's money, where that is for several cases by their sums; null where it goes by units. */
  readonly money: Minor | null;
};

/** Payments that are money for what was paid for before, and for no units more. */
export function paymentsInMoney(portions: readonly Portion[]): ReadonlySet<Payment | null> {
  return new Set(portions.flatMap(({ record, payment }) => (record !== null && isAnsweredByMoney(record.kind) ? [payment] : [])));
}

/** Units that were made good, in money or in stock. */
export function unitsAnswered(portions: readonly Pick<Portion, "stockUnits" | "cashUnits">[]): number {
  return portions.reduce((sum, { stockUnits, cashUnits }) => sum + stockUnits + cashUnits, 0);
}

/** Units of a payment that are still to be given. */
type Pile = PaidFor & { stock: number; cash: number };
type Answering = {
  readonly desk: Pick<Desk, "byKey" | "byShipment" | "payable">;
  readonly rooms: Rooms;
  readonly piles: readonly Pile[];
  readonly portions: Portion[];
};

export function answerCases(
  desk: Pick<Desk, "lines" | "byKey" | "byShipment" | "shares" | "payable">,
  { payments, convert, ...claiming }: Claiming & { readonly payments: readonly Payment[]; readonly convert: Convert },
): readonly Portion[] {
  const answering: Answering = { desk, rooms: openRooms(desk, claiming), piles: pilesOf(desk.shares, payments), portions: [] };
  const { rooms, piles, portions } = answering;
  for (const pile of piles) for (const room of rooms.namedBy(pile)) fill(portions, pile, room);
  for (const pile of piles) {
    for (const room of unitsIn(pile) === 0 ? [] : rooms.waitingFor(pile)) {
      if (unitsIn(pile) === 0) break;
      fill(portions, pile, room);
    }
  }
  giveMoney(answering, convert);
  settleBeyond(answering);
  const gone = takenBackOfOthers(answering, { payments, claimedBy: claiming.claimedBy });
  const answered = new Set([...portions, ...gone].map(({ payment }) => payment));
  for (const pile of piles) if (isLeft(pile, answered)) give(portions, pile, { record: null, left: Infinity });
  return [...portions, ...gone];
}

function give(portions: Portion[], pile: Pile, { record, left }: { readonly record: CaseRecord | null; readonly left: number }): void {
  const stockUnits = Math.min(pile.stock, left);
  const cashUnits = Math.min(pile.cash, left - stockUnits);
  pile.stock -= stockUnits;
  pile.cash -= cashUnits;
  portions.push({ record, payment: pile.payment, key: pile.key, stockUnits, cashUnits, money: null });
}

function fill(portions: Portion[], pile: Pile, room: Room): void {
  if (unitsIn(pile) === 0 || room.left <= 0 || room.currency !== null) return;
  const units = Math.min(unitsIn(pile), room.left);
  give(portions, pile, { ...room, left: units });
  room.left -= units;
}

/** What answers no goods, and names no case about them, may be money. */
function giveMoney({ rooms, piles, portions }: Answering, convert: Convert): void {
  const answered = new Set(portions.map(({ payment }) => payment));
  const left = piles.filter((pile) => pile.key === null && isLeft(pile, answered));
  for (const { pile, parts } of answerInMoney(rooms, left, { convert, isWhole: ({ payment }) => !answered.has(payment) })) splitPile(portions, pile, parts);
}

/** Units of money are for nobody's goods: they go with it. */
function splitPile(portions: Portion[], pile: Pile, parts: readonly MoneyPart[]): void {
  const weights = parts.map(({ money }) => money ?? 1);
  const [stock, cash] = [splitWhole(pile.stock, weights), splitWhole(pile.cash, weights)];
  parts.forEach(({ room: { record }, money }, index) => {
    portions.push({ record, payment: pile.payment, key: null, stockUnits: stock[index] ?? 0, cashUnits: cash[index] ?? 0, money });
  });
  pile.stock = 0;
  pile.cash = 0;
}

/** Money without units, and what was taken back whole, is of its case all the same. */
function isLeft(pile: Pile, answered: ReadonlySet<Payment | null>): boolean {
  return unitsIn(pile) > 0 || !answered.has(pile.payment);
}

/** What is left of a payment is of the case that it names, if that is about it; of money without units a case that waits for such is the next best. */
function settleBeyond({ desk, rooms, piles, portions }: Answering): void {
  const answered = new Set(portions.map(({ payment }) => payment));
  for (const pile of piles.filter((one) => isLeft(one, answered))) {
    const { payment, key } = pile;
    const isMeant = ({ record, currency }: Room): boolean => isAboutPaid(desk, record, payment) && (currency === null || isAboutGoodsOf(payment, record));
    const own = rooms.namedBy(pile)[0] ?? (key === null ? rooms.numbered(payment.caseId).find(isMeant) : undefined);
    const others = own !== undefined || payment.approvedUnits > 0 ? [] : [...rooms.waitingFor(pile)].filter(({ currency }) => currency === null);
    const room = own ?? others.find(({ left }) => left > 0) ?? others[0];
    if (room !== undefined) give(portions, pile, { record: room.record, left: Infinity });
  }
}

const unitsIn = ({ stock, cash }: Pile): number => stock + cash;

/** Of each payment what answers lines, by line, then what answers none. */
function pilesOf(shares: readonly Share[], payments: readonly Payment[]): readonly Pile[] {
  const sharesOf = groupBy(shares, ({ payment }) => payment);
  return payments.flatMap((payment): readonly Pile[] => {
    const own = sharesOf.get(payment) ?? [];
    const sum = (field: "stockUnits" | "cashUnits"): number => own.reduce((left, share) => left - share[field], payment[field]);
    return [
      ...own.map(({ key, stockUnits, cashUnits }): Pile => ({ payment, key, stock: stockUnits, cash: cashUnits })),
      { payment, key: null, stock: sum("stockUnits"), cash: sum("cashUnits") },
    ];
  });
}

/** What a payment that names a case had beyond what all of that number claim; of one that names none all may be anybody's. */
function beyondNamedBy(rooms: Rooms, claimedBy: Claiming["claimedBy"]): (payment: Payment) => number {
  return ({ caseId, approvedUnits }) => {
    const own = rooms.numbered(caseId);
    return own.length === 0
      ? Infinity
      : approvedUnits - own.reduce((sum, { record, currency }) => sum + (currency === null ? claimedBy(record).left : Infinity), 0);
  };
}

/** What was taken back of a payment, and of no case that it answers still or names, was of the cases that were made good and that nothing else answers. */
function takenBackOfOthers(
  { desk, rooms, portions }: Answering,
  { payments, claimedBy }: Pick<Claiming, "claimedBy"> & { readonly payments: readonly Payment[] },
): readonly Portion[] {
  if (!payments.some(({ takenBackUnits }) => takenBackUnits > 0)) return [];
  const lackOf = new Map<CaseRecord | null, number>(rooms.all.map(({ record, left, currency }) => [record, currency === null ? left : Infinity]));
  const answeredBy = groupBy(portions, ({ payment }) => payment);
  const beyondNamed = beyondNamedBy(rooms, claimedBy);
  const gone = payments.flatMap((payment) => {
    if (payment.takenBackUnits === 0) return [];
    const own = new Set((answeredBy.get(payment) ?? []).map(({ record }) => record));
    // Those are open again first, as far as they lack units.
    const lacked = [...own].reduce((sum, record) => sum + (lackOf.get(record) ?? 0), 0);
    const left = Math.min(payment.takenBackUnits - lacked, beyondNamed(payment));
    return left > 0 ? [{ payment, left }] : [];
  });
  if (gone.length === 0) return [];
  const queue = queueByName(gone, ({ payment }) => [...(payment.about === "inbound" ? namesOfGoods(payment) : []), ...namesOfPaid(desk, payment)]);
  const answered = new Set(portions.flatMap(({ record, payment }) => (record === null || payment === null ? [] : [record])));
  return rooms.all.flatMap(({ record, left, currency }): readonly Portion[] => {
    if (!isMadeGood(record.status) || answered.has(record)) return [];
    const names = isAboutMissingUnits(record.kind) ? linesOfRecord(desk, record).flatMap(({ line }) => namesOfGoods(line)) : namesByLabel(record);
    let wanted = currency === null ? left : Infinity;
    const own: Portion[] = [];
    for (const one of queue(names)) {
      if (wanted <= 0) break;
      if (!isBefore(record, one.payment)) continue;
      const units = Math.min(one.left, wanted);
      one.left -= units;
      wanted -= units;
      own.push({ record, payment: one.payment, key: null, stockUnits: 0, cashUnits: 0, money: null });
    }
    return own;
  });
}
