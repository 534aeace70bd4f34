/** What payments for shipments have that no line lacks -> what is said of it: the units arrived after they were paid for, Amazon is still counting them, or nothing ever lacked them. */
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { paymentsInMoney, type Portion } from "./answer-cases";
import { ALL_FITS } from "./payable-lines";
import { isInTime } from "./pay-lines";
import { lastDayPaidBy, type Payment } from "./payment";
import { sameShipment, type CaseRecord } from "./read-cases";
import type { Desk, OpenLine, OpenUnits, Purse } from "./reimbursement-desk";

/** What answers a case about money is more money for what was paid for. The earliest payment is for what arrived first after it. */
export function namePaidBeyond(desk: Desk, purses: readonly Purse[], portions: readonly Portion[]): readonly Issue[] {
  const inMoney = paymentsInMoney(portions);
  const linesFor = findLinesFor(desk);
  const [takeArrivals, takeCounted] = [openArrivals(), openCounted()];
  return purses
    .filter(({ payment, stock, cash }) => stock + cash > 0 && !inMoney.has(payment))
    .sort((a, b) => a.payment.day - b.payment.day)
    .flatMap((purse) => {
      const { payment, record } = purse;
      const lines = linesFor(payment, record);
      if (lines.length === 0)
        return record === null
          ? [raise("reimbursement-unmatched", payment.place, { id: payment.id, goods: goodsOf(payment), units: purse.stock + purse.cash })]
          : [];
      const begun = lines.filter(({ line }) => record !== null || isBegun(line, lastDayPaidBy(payment)));
      const arrived = takeArrivals(
        begun.map(({ line }) => line),
        { after: payment.day, most: purse.stock + purse.cash },
      );
      const inCounting = takeCounted(
        begun.filter((one) => record !== null || isInTime(payment, one)),
        purse.stock + purse.cash - arrived.units,
      );
      const missing = lines.reduce((sum, { line }) => sum + line.openUnits, 0);
      return sayLeft(purse, { arrived, inCounting, missing });
    });
}

/** What of a payment answers no line yet: what arrived after it, then what may still arrive, then what nothing lacks. */
type Left = { readonly arrived: Arrived; readonly inCounting: Pick<Arrived, "units" | "shipments">; readonly missing: number };

function sayLeft({ payment, record, stock, cash }: Purse, { arrived, inCounting, missing }: Left): readonly Issue[] {
  const { id, place } = payment;
  const paid = payment.stockUnits + payment.cashUnits;
  const named = { id, goods: goodsOf(payment), paid };
  // Whatever arrived is first what money was paid for: that is to be kept. What is missing in the end is first what came back in stock.
  const cashOfArrived = Math.min(arrived.units, cash);
  const stockLeft = stock - (arrived.units - cashOfArrived);
  const beyond = stock + cash - arrived.units - inCounting.units;
  const cashBeyond = Math.min(beyond, cash - cashOfArrived - Math.max(0, inCounting.units - stockLeft));
  return [
    ...(arrived.units === 0 ? [] : [raise("paid-before-arrival", place, { ...named, cash: cashOfArrived, ...arrived })]),
    ...(inCounting.units === 0 ? [] : [raise("paid-while-receiving", place, { ...named, ...inCounting })]),
    ...(beyond === 0
      ? []
      : [raise("reimbursed-beyond-missing", place, { ...named, units: beyond, cash: cashBeyond, missing, shipment: record?.shipmentId ?? null })]),
  ];
}

export const goodsOf = ({ sku, fnsku }: Payment): string => (sku === "" ? fnsku : sku);

/** Lines of the goods that were paid for, oldest first, whether they lack units or not; of a case those of its shipment. */
function findLinesFor({ lines, payable }: Desk): (payment: Payment, record: CaseRecord | null) => readonly OpenUnits[] {
  const byGoods = new Map<string, OpenUnits[]>();
  for (const one of lines) {
    for (const name of payable.namesOf(one.line)) {
      const known = byGoods.get(name) ?? [];
      byGoods.set(name, known);
      known.push(one);
    }
  }
  const told = new Map<string, readonly OpenUnits[]>();
  return (payment, record) => {
    const key = JSON.stringify([record?.shipmentId ?? null, payment.sku, payment.labels]);
    const known = told.get(key);
    if (known !== undefined) return known;
    const names = ALL_FITS.flatMap((fit) => payable.sought(payment, fit, record !== null));
    const about = [...new Set(names.flatMap((name) => byGoods.get(name) ?? []))].filter(
      ({ line }) => record === null || sameShipment(record.shipmentId, line.shipmentId),
    );
    told.set(key, about);
    return about;
  };
}

/** Without a case, nobody pays for goods of which nothing had arrived yet. */
function isBegun(line: OpenLine, day: Day): boolean {
  return (line.deliveredOn !== null && line.deliveredOn <= day) || receivedBy(line, day) > 0;
}

type Arrived = { readonly units: number; readonly shipments: readonly string[]; readonly last: Day };

/** Units that a line lacked on the day of a payment and received after it; each once. What came beyond those was never missing, or was there and went out and in again. */
function openArrivals(): (lines: readonly OpenLine[], wanted: { readonly after: Day; readonly most: number }) => Arrived {
  const piles = new Map<OpenLine, { readonly day: Day; readonly units: number; left: number }[]>();
  return (lines, { after, most }) => {
    let [units, last] = [0, after];
    const shipments = new Set<string>();
    for (const line of lines) {
      if (units === most) break;
      const own = piles.get(line) ?? netArrivals(line).map((one) => ({ ...one, left: one.units }));
      piles.set(line, own);
      const since = own.filter(({ day }) => day > after);
      let room = Math.min(most - units, lackedOn(line, after) - since.reduce((sum, pile) => sum + pile.units - pile.left, 0));
      for (const pile of since) {
        const taken = Math.min(pile.left, room);
        if (taken <= 0) continue;
        pile.left -= taken;
        room -= taken;
        units += taken;
        if (pile.day > last) last = pile.day;
        shipments.add(line.shipmentId);
      }
    }
    return { units, shipments: [...shipments], last };
  };
}

/** Units that Amazon is still counting: a payment for them answers their line when that ends, each once. */
function openCounted(): (lines: readonly OpenUnits[], most: number) => Pick<Arrived, "units" | "shipments"> {
  const takenOf = new Map<OpenUnits, number>();
  return (lines, most) => {
    let units = 0;
    const shipments = new Set<string>();
    for (const one of lines) {
      const taken = Math.min(most - units, one.line.countingUnits - (takenOf.get(one) ?? 0));
      if (taken <= 0) continue;
      takenOf.set(one, (takenOf.get(one) ?? 0) + taken);
      units += taken;
      shipments.add(one.line.shipmentId);
    }
    return { units, shipments: [...shipments] };
  };
}

function lackedOn(line: OpenLine, day: Day): number {
  return line.dispatched - receivedBy(line, day);
}

function receivedBy({ received, arrivals }: OpenLine, day: Day): number {
  return received - arrivals.reduce((sum, one) => (one.day > day ? sum + one.units : sum), 0);
}

/** What was taken out again is of what came last before it. */
function netArrivals({ arrivals }: OpenLine): readonly { readonly day: Day; readonly units: number }[] {
  const net: { readonly day: Day; units: number }[] = [];
  for (const { day, units } of arrivals) {
    if (units > 0) net.push({ day, units });
    for (let [back, at] = [Math.max(0, 0 - units), net.length - 1]; back > 0 && at >= 0; at -= 1) {
      const one = net[at];
      if (one === undefined) break;
      const taken = Math.min(one.units, back);
      one.units -= taken;
      back -= taken;
    }
  }
  return net;
}
