/**
 * What Amazon charged for problems with shipments, of the reports that are here and of closed months -> money that it can be asked for; and what a month that is closed keeps
 * of it.
 */
import { rowsOf } from "../../columns/table";
import type { Day } from "../../domain/day";
import { currencyOrNull, decimalOrNull, minorOf, textOfDecimal } from "../../domain/money";
import { keyOfShipment } from "../../domain/shipment-line";
import { distinctRows } from "../../facts/distinct-rows";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { isKept } from "../closing/kept-days";
import { joinTold, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
import type { Places } from "../movements/places";
import type { Owed } from "./missing-payments";

/** Of what a shipment was charged on a day, a report that is here tells all, also that it is nothing any more. */
export function readFees(facts: Facts, closed: Pick<ClosedAwaited, "ofKind">): readonly Told<"fee">[] {
  const here = feesHere(facts);
  return joinTold(here, closed.ofKind("fee"), ({ orderId, day }) => JSON.stringify([keyOfShipment(orderId), day])).filter(({ fee }) => fee !== NOTHING);
}

const NOTHING = "0";

function feesHere(facts: Facts): readonly Told<"fee">[] {
  return distinctRows(rowsOf(facts.inboundNoncompliance)).map((row): Told<"fee"> => {
    const { msku, fnsku, day, currency, problemType: problem } = row;
    const fee = row.fee === null || row.fee.coefficient <= 0 ? NOTHING : textOfDecimal(row.fee);
    return { kind: "fee", orderId: row.shipmentId, msku, fnsku, day, units: row.problemQuantity, fee, currency, problem, place: placeOfRow(facts, row) };
  });
}

/** Those that were paid or decided as well: a later month has the payment and the register, and a case may be open again. */
export function listFees(fees: readonly Told<"fee">[], until: Day): readonly Told<"fee">[] {
  return fees.filter(({ day }) => isKept(day, until));
}

export function oweFees(fees: readonly Told<"fee">[], places: Pick<Places, "currencyOf">): readonly Owed[] {
  return fees.flatMap(({ orderId, msku, fnsku, day, units, fee, currency: code, problem, place }): readonly Owed[] => {
    const [amount, currency] = [decimalOrNull(fee), currencyOrNull(code) ?? places.currencyOf("")];
    const goods = { sku: msku, fnsku: fnsku === "" ? null : fnsku, reference: orderId, units: units ?? 0 };
    const event = { type: "penalty", ...goods, since: day, location: "", because: problem, place } as const;
    return amount === null ? [] : [{ event, owed: minorOf(amount, currency), currency }];
  });
}
