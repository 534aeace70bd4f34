/**
 * Cases that ask for what was not lost so -> issues: a carrier for units of lines of which nobody knows that it lost any, Amazon for those
 * that only the carrier lost, or one of them for those of which each lost some, or Amazon for loose goods where only sets
 * were lost, or for sets where only loose ones were. Such a case decides nothing, and what was lost is asked for beside it.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAskedCase, isInCash, type Debtor } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace } from "../../domain/source";
import { speaksOf } from "../compensation/called-in-cases";
import type { StockEvent } from "../compensation/stock-event";
import { nameOfCase, type CaseRecord } from "../compensation/read-cases";
import { isAbout, subjectOf } from "../compensation/speakers";
import type { Listing } from "../goods/read-sku-map";
import type { ShipmentLine } from "../findings";
import { unitsToAsk, type Units } from "../shipments/decided-units";
import { unitsBeforePayment } from "../shipments/units-before-payment";

export function nameAskedInVain(cases: readonly CaseRecord[], shipments: readonly ShipmentLine[]): readonly Issue[] {
  const linesIn = groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  const lackingOf = (record: CaseRecord): readonly ShipmentLine[] =>
    (linesIn.get(keyOfLine(record.shipmentId, "")) ?? []).filter(({ sku, variance }) => variance < 0 && (record.sku === "" || record.sku === sku));
  const ofAmazon = cases.filter(({ kind, shipmentId }) => debtorOf(kind) === "amazon" && shipmentId !== "");
  const ofCarrier = cases.filter(({ kind, status }) => debtorOf(kind) === "carrier" && status !== "closed");
  const isAskedBy =
    (others: readonly CaseRecord[]) =>
    ({ shipmentId, sku }: CaseRecord): boolean =>
      others.some((one) => keyOfLine(one.shipmentId, "") === keyOfLine(shipmentId, "") && (sku === "" || ["", sku].includes(one.sku)));
  const isCarrierAsked = isAskedBy(ofCarrier);
  const isAmazonAsked = isAskedBy(ofAmazon.filter(({ status }) => status !== "closed"));
  return [
    ...nameAmazonInVain(ofAmazon, { lackingOf, isCarrierAsked }),
    ...nameAskedForBoth(ofAmazon, { asked: "amazon", lackingOf, isOtherAsked: isCarrierAsked }),
    ...nameAskedForBoth(
      ofCarrier.filter(({ shipmentId }) => shipmentId !== ""),
      { asked: "carrier", lackingOf, isOtherAsked: isAmazonAsked },
    ),
    ...nameCarrierInVain(cases, lackingOf),
  ];
}

type LackingOf = (record: CaseRecord) => readonly ShipmentLine[];

type Asking = { readonly lackingOf: LackingOf; readonly isCarrierAsked: (record: CaseRecord) => boolean };

/**
 * Money that was granted is booked as nobody's. What Amazon is asked or has refused is in vain where the carrier answers for all that is lacking: what came in
 * by now, or still may, can be what it was asked for. A refusal is history once the carrier is asked.
 */
function nameAmazonInVain(cases: readonly CaseRecord[], { lackingOf, isCarrierAsked }: Asking): readonly Issue[] {
  return cases.flatMap((record): readonly Issue[] => {
    const { caseId, status, place } = record;
    const isInMoney = isInCash(status);
    if (!isInMoney && !isAskedCase(status) && (status !== "denied" || isCarrierAsked(record))) return [];
    const lacking = lackingOf(record);
    const { amazon, carrier } = sumOf(lacking.map(unitsBeforePayment));
    const isAll = lacking.reduce((sum, { variance }) => sum - variance, 0) === carrier;
    if (carrier === 0 || amazon > 0 || !(isInMoney || isAll)) return [];
    return [raise("amazon-case-in-vain", place, { caseId, line: nameOfCase(record), units: carrier, status: isAskedCase(status) ? "open" : status })];
  });
}

/** A case asks one of the two, and the other's units need one of their own: once per line. */
function nameAskedForBoth(
  cases: readonly CaseRecord[],
  { asked, lackingOf, isOtherAsked }: { readonly asked: Debtor; readonly lackingOf: LackingOf; readonly isOtherAsked: (record: CaseRecord) => boolean },
): readonly Issue[] {
  const asking = cases.filter((record) => isAskedCase(record.status) && !isOtherAsked(record));
  return [...groupBy(asking, nameOfCase)].flatMap(([line, [record]]): readonly Issue[] => {
    if (record === undefined) return [];
    const { amazon, carrier } = sumOf(lackingOf(record).map(unitsToAsk));
    return amazon === 0 || carrier === 0 ? [] : [raise("case-beside-both", record.place, { caseId: record.caseId, line, asked, amazon, carrier })];
  });
}

function sumOf(units: readonly Units[]): Units {
  return units.reduce((sum, { amazon, carrier }) => ({ amazon: sum.amazon + amazon, carrier: sum.carrier + carrier }), { amazon: 0, carrier: 0 });
}

function nameCarrierInVain(cases: readonly CaseRecord[], lackingOf: LackingOf): readonly Issue[] {
  return cases
    .filter(({ kind, status, shipmentId }) => debtorOf(kind) === "carrier" && status !== "closed" && shipmentId !== "")
    .flatMap((record): readonly Issue[] => {
      const lacking = lackingOf(record);
      // What is delivered short and not decided yet is only waited for.
      const [first] = lacking.filter(isInVain);
      if (first === undefined || !lacking.every(isInVain)) return [];
      const { delivered, dispatched } = first;
      return [
        raise("carrier-case-in-vain", record.place, {
          caseId: record.caseId,
          line: nameOfCase(record),
          found: delivered === null ? "unknown" : delivered < dispatched ? "amazon" : "delivered",
        }),
      ];
    });
}

function isInVain({ responsibility, delivered, dispatched, parts }: ShipmentLine): boolean {
  return responsibility !== "logistics" && (parts.logistics ?? 0) === 0 && (delivered === null || delivered >= dispatched || responsibility === "amazon");
}

type Lost = { readonly events: readonly StockEvent[]; /** What bears a label. */ readonly listingOf: (label: string) => Listing | null };

/** `events` are all losses beside shipments, paid for or not; what bears no label may be either. */
export function nameLostOtherwise(cases: readonly CaseRecord[], { events, listingOf }: Lost): readonly Issue[] {
  const nameOf = ({ kind, sku }: { readonly kind: string; readonly sku: string }): string => JSON.stringify([kind, keyOfLine("", sku)]);
  const lostAs = groupBy(events, ({ type, sku }) => nameOf({ kind: type, sku }));
  const setBy = (label: string): string | null => {
    const listing = listingOf(label);
    return listing === null || listing.holds.length < 2 ? null : listing.msku === "" ? listing.fnsku : listing.msku;
  };
  const inVain = cases.flatMap((record) => {
    if (debtorOf(record.kind) !== null || record.status === "closed" || record.shipmentId !== "" || record.sku === "") return [];
    const own = (lostAs.get(nameOf(record)) ?? []).filter((event) => isAbout(record, subjectOf(event)));
    const isOther = own.length > 0 && own.every(({ fnsku }) => fnsku !== null && fnsku !== "" && !speaksOf(record, fnsku));
    return isOther ? [{ record, own }] : [];
  });
  // The goods of a set stand in one row.
  return [...groupBy(inVain, ({ record }) => keyOfPlace(record.place)).values()].flatMap((group): readonly Issue[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { record } = first;
    const lost = group.flatMap(({ record: { sku }, own }) =>
      [...groupBy(own, ({ fnsku }) => setBy(fnsku ?? ""))].map(([set, some]) => ({ sku, set, units: some.reduce((sum, { units }) => sum + units, 0) })),
    );
    return [
      raise("case-goods-lost-otherwise", record.place, {
        caseId: record.caseId,
        sku: record.sku,
        set: record.isLoose ? null : setBy(record.sets[0] ?? ""),
        lost,
      }),
    ];
  });
}
