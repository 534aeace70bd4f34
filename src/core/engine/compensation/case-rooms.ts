/**
 * What each case still claims -> which cases a payment may answer: those that it names, and those that wait for a payment of such goods and for such a
 * reason, in their turn.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAboutMissingUnits, isAnsweredByMoney, isAskedCase, isOpenCase, type ClaimType } from "../../domain/claims";
import type { CurrencyCode } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import { isOfNoGoods, kindsAnsweredBy, type Payment } from "./payment";
import { queueByName, type Queue } from "./queue-by-name";
import { byCaseThenSku, isMadeGood, sameShipment, type CaseRecord } from "./read-cases";
import type { Desk } from "./reimbursement-desk";

/** What is left of a case's claim: units, or money of a `currency` where that answers it. Infinity where nobody knows. */
export type Claimed = { readonly left: number; readonly currency: CurrencyCode | null };
/** `waits` for a payment: what was closed, paid long ago or refused does not. */
export type Room = Omit<Claimed, "left"> & { readonly record: CaseRecord; readonly waits: boolean; left: number };
/** A payment as it answers one line, or none. */
export type PaidFor = { readonly payment: Payment; /** `keyOfLine` of the line. */ readonly key: string | null };
export type Rooms = {
  readonly all: readonly Room[];
  /** Those that bear the number which a payment names, whatever they are about. */
  readonly numbered: (caseId: string) => readonly Room[];
  /** Of these, those that are about what was paid. */
  readonly namedBy: (paid: PaidFor) => readonly Room[];
  readonly waitingFor: (paid: PaidFor) => Iterable<Room>;
};

export type Claiming = {
  readonly cases: readonly CaseRecord[];
  /** As a case states, else all that it is about. */
  readonly claimedBy: (record: CaseRecord) => Claimed;
  /** Whether a case that was granted has not been paid yet, as far as the register and closed months tell. */
  readonly awaitsPayment: (record: CaseRecord) => boolean;
};
type Lines = Pick<Desk, "byKey" | "payable">;

export function openRooms(desk: Lines, { cases, claimedBy, awaitsPayment }: Claiming): Rooms {
  const turnOf = turnsBy(awaitsPayment);
  const inTurn = byTurn(turnOf);
  // What Amazon pays is for no case with a carrier, whatever its number.
  const all = cases
    .filter(({ kind }) => debtorOf(kind) !== "carrier")
    .map((record): Room => ({ record, waits: TURNS_TO_BE_PAID[turnOf(record)].waits, ...claimedBy(record) }));
  const waiting = [...all].sort(inTurn);
  const byCase = groupBy(
    all.filter(({ record }) => record.caseId !== ""),
    ({ record }) => record.caseId,
  );
  const aboutLine = groupBy(
    waiting.filter(({ record }) => isAboutMissingUnits(record.kind) && record.shipmentId !== ""),
    ({ record: { shipmentId, sku } }) => keyOfLine(shipmentId, sku),
  );
  const aboutGoods = queueByName(waiting.filter(isForEvent), ({ record }) => [
    ...namesByLabel(record),
    ...(record.sku === "" && isAnsweredByMoney(record.kind) ? [nameWithoutGoods(record.kind)] : []),
    ...(record.shipmentId === "" ? [] : [nameOfEvent({ ...record, order: record.shipmentId })]),
  ]);
  const lineOf = ({ key }: PaidFor): Pick<CaseRecord, "shipmentId" | "sku"> | null => (key === null ? null : (desk.byKey.get(key)?.line ?? null));
  const numbered = (caseId: string): readonly Room[] => byCase.get(caseId) ?? [];
  return {
    all,
    numbered,
    namedBy: (paid) => {
      const line = lineOf(paid);
      const all = numbered(paid.payment.caseId);
      const own = paid.payment.about === "money" ? all.filter(({ currency }) => currency !== null) : all;
      return line === null ? aboutGoodsOf(desk, own, paid.payment) : own.filter(({ record }) => isAboutLine(record, line));
    },
    waitingFor: (paid) => {
      const line = lineOf(paid);
      if (line === null) return waitingForGoods(desk, aboutGoods, paid.payment);
      return [keyOfLine(line.shipmentId, line.sku), keyOfLine(line.shipmentId, "")]
        .flatMap((name) => aboutLine.get(name) ?? [])
        .filter(({ record }) => isBefore(record, paid.payment))
        .sort(inTurn);
    },
  };
}

function isAboutLine({ kind, shipmentId, sku }: CaseRecord, line: Pick<CaseRecord, "shipmentId" | "sku">): boolean {
  return isAboutMissingUnits(kind) && sameShipment(shipmentId, line.shipmentId) && ["", line.sku].includes(sku);
}

/** What names its goods before what does not. */
function aboutGoodsOf(desk: Lines, rooms: readonly Room[], payment: Payment): readonly Room[] {
  return [
    ...rooms.filter(({ record }) => record.sku !== "" && record.sku === payment.sku && isAboutPaid(desk, record, payment)),
    ...rooms.filter(({ record: { sku } }) => sku === ""),
  ];
}

function* waitingForGoods(desk: Lines, aboutGoods: Queue<Room>, payment: Payment): Iterable<Room> {
  const { sku, orderId: order } = payment;
  // What names the order is about it, whatever its reason and whenever the case was opened.
  if (order !== "") yield* aboutGoods(KINDS_OF_ORDERS.flatMap((kind) => [nameOfEvent({ kind, sku, order }), nameOfEvent({ kind, sku: "", order })]));
  for (const room of aboutGoods(sku === "" ? namesWithoutGoods(payment) : namesOfPaid(desk, payment)))
    if (isBefore(room.record, payment) && (order === "" || room.record.shipmentId === "")) yield room;
}

/** Which case a payment goes to that names none: whoever waits for money. Whose units are decided first, and who speaks for a line, are questions of their own. */
const TURNS_TO_BE_PAID = {
  granted: { turn: 0, waits: true, why: "Amazon said that it pays, and has not" },
  asked: { turn: 1, waits: true, why: "Amazon answers what it was asked" },
  draft: { turn: 2, waits: true, why: "it is about to be asked, and may have been paid by itself" },
  over: { turn: 3, waits: false, why: "closed without a word, or paid long ago" },
  refused: { turn: 4, waits: false, why: "Amazon said that it does not pay" },
} as const satisfies Record<string, { readonly turn: number; readonly waits: boolean; readonly why: string }>;
type Turn = keyof typeof TURNS_TO_BE_PAID;

function turnsBy(awaitsPayment: (record: CaseRecord) => boolean): (record: CaseRecord) => Turn {
  return (record) => {
    const { status } = record;
    if (isMadeGood(status)) return awaitsPayment(record) ? "granted" : "over";
    return isAskedCase(status) ? "asked" : isOpenCase(status) ? "draft" : status === "closed" ? "over" : "refused";
  };
}

/** Of each those that name their units first, then the oldest. */
function byTurn(turnOf: (record: CaseRecord) => Turn): (a: Room, b: Room) => number {
  const turn = ({ record }: Room): number => 2 * TURNS_TO_BE_PAID[turnOf(record)].turn + (record.units === null ? 1 : 0);
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
export function isBefore({ opened }: CaseRecord, { day }: Payment): boolean {
  return opened === null || day >= opened;
}

/** Kinds that are about goods of an order, and are paid as reimbursements. */
const KINDS_OF_ORDERS = ["removal-lost", "removal-other", "return-not-received"] as const satisfies readonly ClaimType[];

const nameOfEvent = ({ kind, sku, order }: { readonly kind: string; readonly sku: string; readonly order: string }): string =>
  JSON.stringify([kind, keyOfLine(order, sku)]);

/** Money may be about no goods at all. */
const nameWithoutGoods = (kind: string): string => JSON.stringify([kind]);

function namesWithoutGoods(payment: Payment): readonly string[] {
  return isOfNoGoods(payment) ? kindsAnsweredBy(payment).filter(isAnsweredByMoney).map(nameWithoutGoods) : [];
}

/** What is paid for a set is for no case about its goods by themselves, and what is paid for loose goods for none about a set: all goods of a set are answered, or none. */
const LOOSE = "";
const nameByLabel = ({ kind, sku, label }: { readonly kind: string; readonly sku: string; readonly label: string }): string =>
  JSON.stringify([kind, label, sku]);

export function namesByLabel({ kind, sku, isLoose, sets }: CaseRecord): readonly string[] {
  return sku === "" ? [] : [...(isLoose ? [LOOSE] : []), ...sets].map((label) => nameByLabel({ kind, sku, label }));
}

/** A case that names the shipment or the order may be about either. */
export function isAboutPaid({ payable }: Pick<Desk, "payable">, { sku, shipmentId, isLoose, sets }: CaseRecord, payment: Payment): boolean {
  if (sku === "" || shipmentId !== "") return true;
  return payable.setOf(payment) === null ? isLoose : payment.labels.some((label) => sets.includes(label));
}

export function namesOfPaid({ payable }: Pick<Desk, "payable">, payment: Payment): readonly string[] {
  const labels = payable.setOf(payment) === null ? [LOOSE] : payment.labels;
  return kindsAnsweredBy(payment).flatMap((kind) => labels.map((label) => nameByLabel({ kind, sku: payment.sku, label })));
}
