/**
 * Whom a payment answers -> what of each payment is for which case, shipments and everything else alike. The case that it names comes first, up to what that
 * claims; then those that wait for a payment of such goods and for such a reason, by their day; then what nobody asked about. What is left of a payment that
 * names a case is that case's, paid too much. Lines were answered before: what of a payment answers one is for a case about it.
 */
import { groupBy } from "../../columns/group-by";
import { isAboutMissingUnits, isAnsweredByMoney } from "../../domain/claims";
import { isAboutPaid, isBefore, namesByLabel, namesOfPaid, openRooms, type Claiming, type PaidFor, type Room, type Rooms } from "./case-rooms";
import { namesOfGoods, type Payment } from "./payment";
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
};

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
  { payments, ...claiming }: Claiming & { readonly payments: readonly Payment[] },
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
  settleBeyond(answering);
  const gone = takenBackWhole(answering, payments);
  const answered = new Set([...portions, ...gone].map(({ payment }) => payment));
  for (const pile of piles) if (isLeft(pile, answered)) give(portions, pile, { record: null, left: Infinity });
  return [...portions, ...gone];
}

function give(portions: Portion[], pile: Pile, { record, left }: { readonly record: CaseRecord | null; readonly left: number }): void {
  const stockUnits = Math.min(pile.stock, left);
  const cashUnits = Math.min(pile.cash, left - stockUnits);
  pile.stock -= stockUnits;
  pile.cash -= cashUnits;
  portions.push({ record, payment: pile.payment, key: pile.key, stockUnits, cashUnits });
}

function fill(portions: Portion[], pile: Pile, room: Room): void {
  if (unitsIn(pile) === 0 || room.left <= 0) return;
  // A payment of money is for one case, whatever its units.
  const isOfMoney = isAnsweredByMoney(room.record.kind);
  const units = isOfMoney ? unitsIn(pile) : Math.min(unitsIn(pile), room.left);
  give(portions, pile, { ...room, left: units });
  room.left = isOfMoney ? 0 : room.left - units;
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
    const own = rooms.namedBy(pile)[0] ?? (key === null ? rooms.numbered(payment.caseId).find(({ record }) => isAboutPaid(desk, record, payment)) : undefined);
    const others = own !== undefined || payment.approvedUnits > 0 ? [] : [...rooms.waitingFor(pile)];
    const room = own ?? others.find(({ left }) => left > 0) ?? others[0];
    if (room === undefined) continue;
    give(portions, pile, { record: room.record, left: Infinity });
    if (isAnsweredByMoney(room.record.kind)) room.left = 0;
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

/** A payment without a case, of which nothing is left, was of the case that was made good and that nothing else answers. */
function takenBackWhole({ desk, rooms, portions }: Answering, payments: readonly Payment[]): readonly Portion[] {
  const gone = payments.filter(
    ({ caseId, takenBackUnits, cashUnits, stockUnits }) => rooms.numbered(caseId).length === 0 && takenBackUnits > 0 && cashUnits + stockUnits === 0,
  );
  if (gone.length === 0) return [];
  const queue = queueByName(
    gone.map((payment) => ({ payment, left: payment.takenBackUnits })),
    ({ payment }) => [...(payment.about === "inbound" ? namesOfGoods(payment) : []), ...namesOfPaid(desk, payment)],
  );
  const answered = new Set(portions.flatMap(({ record, payment }) => (record === null || payment === null ? [] : [record])));
  return rooms.all.flatMap(({ record }): readonly Portion[] => {
    if (!isMadeGood(record.status) || answered.has(record)) return [];
    const names = isAboutMissingUnits(record.kind) ? linesOfRecord(desk, record).flatMap(({ line }) => namesOfGoods(line)) : namesByLabel(record);
    let wanted = record.units ?? Infinity;
    const own: Portion[] = [];
    for (const one of queue(names)) {
      if (wanted <= 0) break;
      if (!isBefore(record, one.payment)) continue;
      const units = Math.min(one.left, wanted);
      one.left -= units;
      wanted -= units;
      own.push({ record, payment: one.payment, key: null, stockUnits: 0, cashUnits: 0 });
    }
    return own;
  });
}
