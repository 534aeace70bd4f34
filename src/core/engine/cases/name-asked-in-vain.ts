/**
 * Cases that ask for what was not lost so -> issues: a carrier for units of lines of which nobody knows that it lost any, Amazon for those
 * that only the carrier lost, or Amazon for loose goods where only sets
 * were lost, or for sets where only loose ones were. Such a case decides nothing, and what was lost is asked for beside it.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isInCash } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace } from "../../domain/source";
import { speaksOf } from "../compensation/called-in-cases";
import type { StockEvent } from "../compensation/stock-event";
import { nameOfCase, type CaseRecord } from "../compensation/read-cases";
import { isAbout, subjectOf } from "../compensation/speakers";
import type { Listing } from "../goods/read-sku-map";
import type { ShipmentLine } from "../findings";
import { unitsBeforePayment } from "../shipments/units-before-payment";

export function nameAskedInVain(cases: readonly CaseRecord[], shipments: readonly ShipmentLine[]): readonly Issue[] {
  const linesIn = groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  const lackingOf = (record: CaseRecord): readonly ShipmentLine[] =>
    (linesIn.get(keyOfLine(record.shipmentId, "")) ?? []).filter(({ sku, variance }) => variance < 0 && (record.sku === "" || record.sku === sku));
  return [...nameAmazonInVain(cases, lackingOf), ...nameCarrierInVain(cases, lackingOf)];
}

type LackingOf = (record: CaseRecord) => readonly ShipmentLine[];

/** What is only asked may be answered by anybody yet; money that was granted is booked as nobody's. */
function nameAmazonInVain(cases: readonly CaseRecord[], lackingOf: LackingOf): readonly Issue[] {
  return cases
    .filter(({ kind, status, shipmentId }) => debtorOf(kind) === "amazon" && isInCash(status) && shipmentId !== "")
    .flatMap((record): readonly Issue[] => {
      const units = lackingOf(record).map(unitsBeforePayment);
      const carrier = units.reduce((sum, one) => sum + one.carrier, 0);
      if (carrier === 0 || units.some(({ amazon }) => amazon > 0)) return [];
      return [raise("amazon-case-in-vain", record.place, { caseId: record.caseId, line: nameOfCase(record), units: carrier, status: record.status })];
    });
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
