/** Open cases about removals, and what of those is out -> cases that together ask for more units than are out and not made good, or one that does beside those that were. */
import { groupBy } from "../../columns/group-by";
import { isAskedCase } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { byCaseThenSku, keyOfRecord, sameShipment, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import { REMOVAL_LOST } from "./decided-removals";
import type { OfParcel } from "./never-came";
import { parcelsOf, unitsToAskFor, unitsGivenToOthers } from "./removals-of-case";

type Given = {
  readonly cases: readonly CaseRecord[];
  readonly followed: readonly CaseLine[];
  readonly parcels: readonly OfParcel[];
};
/** A case, what it asks for, and what it may be about. */
type Asking = { readonly record: CaseRecord; readonly units: number; readonly about: readonly OfParcel[] };

export function nameAskedTwice({ cases, followed, parcels }: Given): readonly Issue[] {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const bySku = groupBy(parcels, ({ sent: { event } }) => keyOfLine("", event.sku));
  const asking = cases.flatMap((record): readonly Asking[] => {
    const line = lineOf.get(keyOfRecord(record));
    if (record.kind !== REMOVAL_LOST || line === undefined || !isAskedCase(line.status)) return [];
    const units = (record.units ?? line.unitsClaimed) - line.unitsPaid - line.unitsRestocked;
    const about = parcelsOf(record, record.sku === "" ? parcels : (bySku.get(keyOfLine("", record.sku)) ?? []));
    return units > 0 && about.length > 0 ? [{ record, units, about }] : [];
  });
  const told = new Set<Asking>();
  return asking.flatMap((one): readonly Issue[] => {
    if (told.has(one)) return [];
    const all = asking.filter((other) => !told.has(other) && other.about.some((parcel) => unitsToAskFor([parcel]) > 0 && one.about.includes(parcel)));
    const ofOrder = all.filter(({ record: { shipmentId } }) => shipmentId !== "" && sameShipment(shipmentId, one.record.shipmentId));
    const over = [ofOrder, all, [one]].find(isTooMuch);
    if (over === undefined) return [];
    for (const other of over) told.add(other);
    const { sku } = one.record;
    const records = over.map(({ record }) => record).sort(byCaseThenSku);
    const names = records.map(({ caseId }) => (caseId === "" ? "one without an ID" : caseId));
    return [
      raise(
        "removal-asked-twice",
        (records[1] ?? records[0])?.place ?? null,
        { sku, cases: names, claimed: claimedBy(over), missing: unitsToAskFor(aboutOf(over)) },
        { goods: [sku], from: null, to: null },
      ),
    ];
  });
}

const claimedBy = (group: readonly Asking[]): number => group.reduce((sum, { units }) => sum + units, 0);
const aboutOf = (group: readonly Asking[]): readonly OfParcel[] => [...new Set(group.flatMap(({ about }) => about))];

/** One case alone only beside others that were granted or paid units: elsewhere reports may tell less than there is. */
function isTooMuch(group: readonly Asking[]): boolean {
  const [only, second] = group;
  return only !== undefined && claimedBy(group) > unitsToAskFor(aboutOf(group)) && (second !== undefined || unitsGivenToOthers(only.record, only.about) > 0);
}
