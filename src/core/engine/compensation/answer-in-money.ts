/**
 * Payments -> the cases that money answers: a penalty, a valuation, a payment that did not come. Such a case takes payments until what it claims is used up,
 * whatever units they were paid for. A payment is matched as it was paid; of what it claims, a case has no more than was left to it.
 */
import { groupBy } from "../../columns/group-by";
import { isAnsweredByMoney } from "../../domain/claims";
import { keyOfLine } from "../../domain/shipment-line";
import { minor, splitTotal, type CurrencyCode, type Minor } from "../../domain/money";
import type { PaidFor, Room, Rooms } from "./case-rooms";
import { isAboutGoodsOf, isOfNoGoods, kindsAnsweredBy, type Convert, type Payment } from "./payment";

/** What of a payment goes to a case; `money` is its part of the sum, null where it has the payment alone: then it is the only part. */
export type MoneyPart = { readonly room: Room; readonly money: Minor | null };
/** `paid` at first, and `kept` of it by now; `back` is each row that took some back, below zero. */
type Sum = { readonly paid: Minor; readonly kept: Minor; readonly back: readonly Minor[] };
/** null where there is no rate. */
type SumIn = (currency: CurrencyCode | null) => Sum | null;
/** `isWhole` where nothing else is answered by the payment; `isBySum` where its reason and its sum alone tell what it is for. */
type Offer = { readonly sumIn: SumIn; readonly rooms: readonly Room[]; readonly isWhole: boolean; readonly isBySum: boolean };
type Way = (offer: Offer) => readonly MoneyPart[];
type Given<P> = { readonly pile: P; readonly parts: readonly MoneyPart[] };

/** What names a case is that case's, however much it is; under one Case ID there may be several, and it is poured from one to the next. */
const NAMED: readonly Way[] = [exactly, pour];
/** What names none is whole for one case, but where it is exactly what the cases of one number, or about one shipment, claim together. */
const UNNAMED: readonly Way[] = [waitingExactly, together, inTurn];

/** `piles` are those of which something answers nothing yet; each answers once. A sum that fits exactly goes before all others, whatever their order. */
export function answerInMoney<P extends PaidFor>(
  { numbered, waitingFor }: Pick<Rooms, "numbered" | "waitingFor">,
  piles: readonly P[],
  { convert, isWhole }: { readonly convert: Convert; readonly isWhole: (pile: P) => boolean },
): readonly Given<P>[] {
  const given: Given<P>[] = [];
  const serve = (some: readonly P[], ways: readonly Way[], roomsOf: (pile: P) => readonly Room[]): void => {
    let open = some;
    for (const way of ways) {
      open = open.filter((pile) => {
        const { payment } = pile;
        const offer = { sumIn: sumOf(payment, convert), rooms: roomsOf(pile), isWhole: isWhole(pile), isBySum: isOfNoGoods(payment) };
        const parts = offer.rooms.length === 0 ? [] : way(offer);
        useUp(parts, offer.sumIn);
        if (parts.length > 0) given.push({ pile, parts });
        return parts.length === 0;
      });
    }
  };
  const isNamed = ({ payment }: P): boolean => numbered(payment.caseId).length > 0;
  serve(piles.filter(isNamed), NAMED, ({ payment }) => moneyRoomsNamedBy(payment, numbered(payment.caseId)));
  serve(
    piles.filter((pile) => !isNamed(pile) && isForMoney(pile.payment)),
    UNNAMED,
    (pile) => [...waitingFor(pile)].filter(isOfMoney),
  );
  return given;
}

/** By its reason; what is left of payments for goods waits for no case about money. */
const isForMoney = (payment: Payment): boolean => payment.cash.length > 0 && kindsAnsweredBy(payment).some(isAnsweredByMoney);

const isOfMoney = ({ currency }: Room): boolean => currency !== null;

/** What names its goods before what names none, and that before what names others. Where the same number is about goods as well, it takes no more than it claims. */
function moneyRoomsNamedBy(payment: Payment, numbered: readonly Room[]): readonly Room[] {
  const turn = ({ record: { sku } }: Room): number => (sku === "" ? 1 : sku === payment.sku ? 0 : 2);
  const mayTake = (room: Room): boolean => payment.about === "money" || (room.left > 0 && isAboutGoodsOf(payment, room.record));
  return numbered.filter((room) => isOfMoney(room) && mayTake(room)).sort((a, b) => turn(a) - turn(b));
}

function exactly({ sumIn, rooms }: Offer): readonly MoneyPart[] {
  const room = rooms.find(({ currency, left }) => left > 0 && left === sumIn(currency)?.paid);
  return room === undefined ? [] : [{ room, money: null }];
}

function waitingExactly({ rooms, ...offer }: Offer): readonly MoneyPart[] {
  return exactly({ ...offer, rooms: rooms.filter(({ waits }) => waits) });
}

function together({ sumIn, rooms, isWhole }: Offer): readonly MoneyPart[] {
  const waiting = rooms.filter(({ waits }) => waits);
  const namesOf = ({ record: { caseId, shipmentId } }: Room): readonly string[] => [
    ...(caseId === "" ? [] : [`case ${caseId}`]),
    ...(shipmentId === "" ? [] : [`shipment ${keyOfLine(shipmentId, "")}`]),
  ];
  const groups = groupBy(
    waiting.flatMap((room) => namesOf(room).map((name) => ({ name, room }))),
    ({ name }) => name,
  );
  for (const group of groups.values()) {
    const own = group.map(({ room }) => room);
    const currency = own[0]?.currency ?? null;
    const isSum = own.reduce((sum, { left }) => sum + left, 0) === sumIn(currency)?.paid;
    if (isWhole && isSum && own.length > 1 && own.every((room) => room.currency === currency)) return own.map((room) => ({ room, money: minor(room.left) }));
  }
  return [];
}

/** The first that claims as much: none is paid beyond its claim while another waits, and none by a sum that does not fit it where that alone tells. */
function inTurn({ sumIn, rooms, isBySum }: Offer): readonly MoneyPart[] {
  const fitting = rooms.find((one) => claimsAsMuch(one, sumIn) && (!isBySum || (one.waits && one.left < Infinity)));
  const room = fitting ?? (isBySum ? undefined : rooms[0]);
  return room === undefined || sumIn(room.currency)?.paid === 0 ? [] : [{ room, money: null }];
}

function claimsAsMuch({ currency, left }: Room, sumIn: SumIn): boolean {
  const sum = sumIn(currency);
  return sum !== null && sum.paid <= left;
}

/** What is beyond the claims of all of them is the first one's. */
function pour({ sumIn, rooms, isWhole }: Offer): readonly MoneyPart[] {
  const open = rooms.filter(({ left }) => left > 0);
  const single = open.find((one) => claimsAsMuch(one, sumIn)) ?? open[0] ?? rooms[0];
  if (single === undefined) return [];
  const own = open.filter(({ currency }) => currency === single.currency);
  const sum = sumIn(single.currency);
  if (sum === null || sum.paid <= single.left || !isWhole || own.length < 2) return [{ room: single, money: null }];
  const beyond = Math.max(
    0,
    own.reduce<number>((left, room) => left - room.left, sum.paid),
  );
  let left: number = sum.paid;
  return own.flatMap((room, index): readonly MoneyPart[] => {
    const money = Math.min(left, room.left + (index === 0 ? beyond : 0));
    left -= money;
    return money > 0 ? [{ room, money: minor(money) }] : [];
  });
}

/** A case that does not say what it claims is paid by its first payment, and so is one paid in money of which there is no rate. */
function useUp(parts: readonly MoneyPart[], sumIn: SumIn): void {
  const sum = sumIn(parts[0]?.room.currency ?? null);
  const shares = sum === null ? [] : keptOf(parts, sum);
  parts.forEach(({ room }, index) => {
    const kept = shares[index];
    room.left = kept === undefined || (room.left === Infinity && kept > 0) ? 0 : room.left - kept;
  });
}

/** Of a payment that one has alone all, of one for several what was taken back of none or of their own. */
function keptOf(parts: readonly MoneyPart[], { kept, back }: Sum): readonly Minor[] {
  const moneys = parts.flatMap(({ money }) => money ?? []);
  if (moneys.length < parts.length) return [kept];
  const losers = whoseWasTakenBack(back, moneys);
  if (losers.length === 0) return splitTotal(kept, moneys);
  return moneys.map((money, part) => minor(back.reduce<number>((sum, row, index) => (losers[index] === part ? sum + row : sum), money)));
}

/** Of each row that takes back the part of a payment that it is exactly, each another; none where one of the rows is no such part: then all parts lose by their sums. */
export function whoseWasTakenBack(back: readonly Minor[], moneys: readonly Minor[]): readonly number[] {
  const losers: number[] = [];
  for (const row of back) {
    const part = moneys.findIndex((money, index) => money === 0 - row && !losers.includes(index));
    if (part < 0) return [];
    losers.push(part);
  }
  return losers;
}

function sumOf({ cash }: Payment, convert: Convert): SumIn {
  return (currency) => {
    const rows = currency === null ? [] : cash.map((row) => convert(row.amount, row, currency));
    if (currency === null || rows.some((row) => row === null)) return null;
    const sum = (some: readonly (Minor | null)[]): Minor => minor(some.reduce<number>((total, row) => total + (row ?? 0), 0));
    const back = rows.flatMap((row) => (row === null || row >= 0 ? [] : [row]));
    return { paid: sum(rows.filter((row) => row !== null && row > 0)), kept: minor(Math.max(0, sum(rows))), back };
  };
}
