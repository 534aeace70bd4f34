/**
 * Whom a payment answers -> what of each payment is for which case, shipments and everything else alike. The case that it names comes first, up to what that
 * claims; then those that wait for a payment of such goods and for such a reason, by their day; then what nobody asked about. What is left of a payment that
 * names a case is that case's, paid too much. Lines were answered before: what of a payment answers one is for a case about it.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAboutMissingUnits, isAnsweredByMoney, isAskedCase, isOpenCase, type ClaimType } from "../../domain/claims";
import { keyOfLine } from "../../domain/shipment-line";
import { kindsAnsweredBy, namesOfGoods, type Payment } from "./payment";
import { queueByName } from "./queue-by-name";
import { byCaseThenSku, isMadeGood, sameShipment, type CaseRecord } from "./read-cases";
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

type Context = {
  readonly cases: readonly CaseRecord[];
  readonly payments: readonly Payment[];
  /** Units that a case claims: as it states, else all that it is about; Infinity where nobody knows. */
  readonly claimedBy: (record: CaseRecord) => number;
  /** Whether a case that was granted has not been paid yet, as far as the register and closed months tell. */
  readonly awaitsPayment: (record: CaseRecord) => boolean;
};
/** Units of a payment that answer one line, or none. */
type Pile = { readonly payment: Payment; readonly key: string | null; stock: number; cash: number };
type Room = { readonly record: CaseRecord; left: number };

export function answerCases(desk: Pick<Desk, "lines" | "byKey" | "byShipment" | "shares" | "payable">, context: Context): readonly Portion[] {
  // What Amazon pays is for no case with a carrier, whatever its number.
  const rooms = context.cases.filter(({ kind }) => debtorOf(kind) !== "carrier").map((record): Room => ({ record, left: context.claimedBy(record) }));
  const waiting = [...rooms].sort(inTurn(context.awaitsPayment));
  const byCase = groupBy(
    rooms.filter(({ record }) => record.caseId !== ""),
    ({ record }) => record.caseId,
  );
  const aboutLine = groupBy(
    waiting.filter(({ record }) => isAboutMissingUnits(record.kind) && record.shipmentId !== ""),
    ({ record: { shipmentId, sku } }) => keyOfLine(shipmentId, sku),
  );
  const aboutGoods = queueByName(waiting.filter(isForEvent), ({ record }) => [
    ...namesByLabel(record),
    ...(record.shipmentId === "" ? [] : [nameOfEvent({ ...record, order: record.shipmentId })]),
  ]);
  const portions: Portion[] = [];
  const give = (pile: Pile, { record, left }: { readonly record: CaseRecord | null; readonly left: number }): void => {
    const stockUnits = Math.min(pile.stock, left);
    const cashUnits = Math.min(pile.cash, left - stockUnits);
    pile.stock -= stockUnits;
    pile.cash -= cashUnits;
    portions.push({ record, payment: pile.payment, key: pile.key, stockUnits, cashUnits });
  };
  const fill = (pile: Pile, room: Room): void => {
    if (unitsIn(pile) === 0 || room.left <= 0) return;
    // A payment of money is for one case, whatever its units.
    const isOfMoney = isAnsweredByMoney(room.record.kind);
    const units = isOfMoney ? unitsIn(pile) : Math.min(unitsIn(pile), room.left);
    give(pile, { ...room, left: units });
    room.left = isOfMoney ? 0 : room.left - units;
  };
  const ownOf = ({ payment, key }: Pile): readonly Room[] => {
    const own = byCase.get(payment.caseId) ?? [];
    const line = key === null ? null : (desk.byKey.get(key)?.line ?? null);
    return line === null
      ? [
          ...own.filter(({ record }) => record.sku !== "" && record.sku === payment.sku && isAboutPaid(desk, record, payment)),
          ...own.filter(({ record: { sku } }) => sku === ""),
        ]
      : own.filter(({ record }) => isAboutMissingUnits(record.kind) && sameShipment(record.shipmentId, line.shipmentId) && ["", line.sku].includes(record.sku));
  };
  const othersOf = ({ payment, key }: Pile): Iterable<Room> => {
    const line = key === null ? null : (desk.byKey.get(key)?.line ?? null);
    if (line === null) return eventsOf(payment);
    return [keyOfLine(line.shipmentId, line.sku), keyOfLine(line.shipmentId, "")]
      .flatMap((name) => aboutLine.get(name) ?? [])
      .filter(({ record }) => isBefore(record, payment))
      .sort(inTurn(context.awaitsPayment));
  };
  const eventsOf = function* (payment: Payment): Iterable<Room> {
    const { sku, orderId: order } = payment;
    // What names the order is about it, whatever its reason and whenever the case was opened.
    if (order !== "") yield* aboutGoods(KINDS_OF_ORDERS.flatMap((kind) => [nameOfEvent({ kind, sku, order }), nameOfEvent({ kind, sku: "", order })]));
    for (const room of sku === "" ? [] : aboutGoods(namesOfPaid(desk, payment)))
      if (isBefore(room.record, payment) && (order === "" || room.record.shipmentId === "")) yield room;
  };
  const piles = pilesOf(desk.shares, context.payments);
  for (const pile of piles) for (const room of ownOf(pile)) fill(pile, room);
  for (const pile of piles) {
    if (unitsIn(pile) === 0) continue;
    for (const room of othersOf(pile)) {
      if (unitsIn(pile) === 0) break;
      fill(pile, room);
    }
  }
  const answered = new Set(portions.map(({ payment }) => payment));
  /** Money without units, and what was taken back whole, is of its case all the same. */
  const isLeft = (pile: Pile): boolean => unitsIn(pile) > 0 || !answered.has(pile.payment);
  const settle = (pile: Pile, record: CaseRecord | null): void => {
    give(pile, { record, left: Infinity });
    answered.add(pile.payment);
  };
  for (const pile of piles.filter(isLeft)) {
    const own =
      ownOf(pile)[0] ?? (pile.key === null ? byCase.get(pile.payment.caseId)?.find(({ record }) => isAboutPaid(desk, record, pile.payment)) : undefined);
    const others = own !== undefined || pile.payment.approvedUnits > 0 ? [] : [...othersOf(pile)];
    const other = others.find(({ left }) => left > 0) ?? others[0];
    const room = own ?? other;
    if (room === undefined) continue;
    settle(pile, room.record);
    if (isAnsweredByMoney(room.record.kind)) room.left = 0;
  }
  const gone = takenBackWhole(desk, { ...context, rooms, portions, byCase });
  for (const { payment } of gone) answered.add(payment);
  for (const pile of piles.filter(isLeft)) settle(pile, null);
  return [...portions, ...gone];
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

/** Those that were granted and wait for their money, then those that Amazon was asked, drafts, those that were closed without a word or paid long ago, refused ones last; of each those that name their units first, then the oldest. */
function inTurn(awaitsPayment: (record: CaseRecord) => boolean): (a: Room, b: Room) => number {
  const turnOf = (record: CaseRecord): number => {
    const { status } = record;
    if (isMadeGood(status)) return awaitsPayment(record) ? 0 : 3;
    return isAskedCase(status) ? 1 : isOpenCase(status) ? 2 : status === "closed" ? 3 : 4;
  };
  const turn = ({ record }: Room): number => 2 * turnOf(record) + (record.units === null ? 1 : 0);
  return (a, b) => turn(a) - turn(b) || compareDays(a.record, b.record) || byCaseThenSku(a.record, b.record);
}

function compareDays(a: CaseRecord, b: CaseRecord): number {
  const dayOf = ({ opened, closed }: CaseRecord): number => opened ?? closed ?? Number.MAX_SAFE_INTEGER;
  return dayOf(a) - dayOf(b);
}

/** What happened to units beside shipments: a refused case about it is answered by nothing that does not name it. */
function isForEvent({ record: { kind, status } }: Room): boolean {
  return debtorOf(kind) === null && status !== "denied" && status !== "written-off";
}

/** Nobody is paid for what he asks later. Amazon takes days to answer: a payment of the day before is none, whatever the time zone. */
function isBefore({ opened }: CaseRecord, { day }: Payment): boolean {
  return opened === null || day >= opened;
}

/** Kinds that are about goods of an order, and are paid as reimbursements. */
const KINDS_OF_ORDERS = ["removal-lost", "removal-other", "return-not-received"] as const satisfies readonly ClaimType[];

const nameOfEvent = ({ kind, sku, order }: { readonly kind: string; readonly sku: string; readonly order: string }): string =>
  JSON.stringify([kind, keyOfLine(order, sku)]);

/** What is paid for a set is for no case about its goods by themselves, and what is paid for loose goods for none about a set: all goods of a set are answered, or none. */
const LOOSE = "";
const nameByLabel = ({ kind, sku, label }: { readonly kind: string; readonly sku: string; readonly label: string }): string =>
  JSON.stringify([kind, label, sku]);

function namesByLabel({ kind, sku, isLoose, sets }: CaseRecord): readonly string[] {
  return sku === "" ? [] : [...(isLoose ? [LOOSE] : []), ...sets].map((label) => nameByLabel({ kind, sku, label }));
}

/** A case that names the shipment or the order may be about either. */
function isAboutPaid({ payable }: Pick<Desk, "payable">, { sku, shipmentId, isLoose, sets }: CaseRecord, payment: Payment): boolean {
  if (sku === "" || shipmentId !== "") return true;
  return payable.setOf(payment) === null ? isLoose : payment.labels.some((label) => sets.includes(label));
}

function namesOfPaid({ payable }: Pick<Desk, "payable">, payment: Payment): readonly string[] {
  const labels = payable.setOf(payment) === null ? [LOOSE] : payment.labels;
  return kindsAnsweredBy(payment).flatMap((kind) => labels.map((label) => nameByLabel({ kind, sku: payment.sku, label })));
}

type Answered = Context & { readonly rooms: readonly Room[]; readonly portions: readonly Portion[]; readonly byCase: ReadonlyMap<string, readonly Room[]> };

/** A payment without a case, of which nothing is left, was of the case that was made good and that nothing else answers. */
function takenBackWhole(desk: Pick<Desk, "byKey" | "byShipment" | "payable">, { payments, rooms, portions, byCase }: Answered): readonly Portion[] {
  const gone = payments.filter(
    ({ caseId, takenBackUnits, cashUnits, stockUnits }) => !byCase.has(caseId) && takenBackUnits > 0 && cashUnits + stockUnits === 0,
  );
  if (gone.length === 0) return [];
  const queue = queueByName(
    gone.map((payment) => ({ payment, left: payment.takenBackUnits })),
    ({ payment }) => [...(payment.about === "inbound" ? namesOfGoods(payment) : []), ...namesOfPaid(desk, payment)],
  );
  const answered = new Set(portions.flatMap(({ record, payment }) => (record === null || payment === null ? [] : [record])));
  return rooms.flatMap(({ record }): readonly Portion[] => {
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
