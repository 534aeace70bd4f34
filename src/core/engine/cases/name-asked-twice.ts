/** Open cases about removals, and what of those is out -> cases that together ask for more units than are out and not decided. */
import { groupBy } from "../../columns/group-by";
import { isAskedCase, type ClaimType } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { byCaseThenSku, keyOfRecord, sameShipment, type CaseRecord } from "../compensation/read-cases";
import { mayBeAbout, subjectOf } from "../compensation/speakers";
import type { CaseLine } from "../findings";
import type { SentHome } from "./missing-removals";
import type { NeverCameBy } from "./never-came";

const KIND: ClaimType = "removal-lost";

type Given = {
  readonly cases: readonly CaseRecord[];
  readonly followed: readonly CaseLine[];
  readonly sent: readonly SentHome[];
  readonly lost: NeverCameBy["lost"];
};
type Out = { readonly sent: SentHome; readonly units: number };
/** A case, what it asks for, and what it may be about. */
type Asking = { readonly record: CaseRecord; readonly units: number; readonly about: readonly Out[] };

export function nameAskedTwice({ cases, followed, sent, lost }: Given): readonly Issue[] {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const out = sent.flatMap((one): readonly Out[] => {
    const came = one.came.reduce((sum, { units }) => sum + units, 0);
    const units = lost.reduce((left, { sent: of, units: decided }) => (of === one ? left - decided : left), one.event.units - came);
    return units > 0 ? [{ sent: one, units }] : [];
  });
  const outBySku = groupBy(out, ({ sent: { event } }) => keyOfLine("", event.sku));
  const asking = cases.flatMap((record): readonly Asking[] => {
    const line = lineOf.get(keyOfRecord(record));
    if (record.kind !== KIND || line === undefined || !isAskedCase(line.status)) return [];
    const units = line.unitsClaimed - line.unitsPaid - line.unitsRestocked;
    const about = (record.sku === "" ? out : (outBySku.get(keyOfLine("", record.sku)) ?? [])).filter(({ sent: { event } }) =>
      mayBeAbout(record, subjectOf(event)),
    );
    return units > 0 && about.length > 0 ? [{ record, units, about }] : [];
  });
  const told = new Set<Asking>();
  return asking.flatMap((one): readonly Issue[] => {
    if (told.has(one)) return [];
    const all = asking.filter((other) => !told.has(other) && other.about.some((parcel) => one.about.includes(parcel)));
    const ofOrder = all.filter(({ record: { shipmentId } }) => shipmentId !== "" && sameShipment(shipmentId, one.record.shipmentId));
    const over = [ofOrder, all].find(isTooMuch);
    if (over === undefined) return [];
    for (const other of over) told.add(other);
    const { sku } = one.record;
    const records = over.map(({ record }) => record).sort(byCaseThenSku);
    const names = records.map(({ caseId }) => (caseId === "" ? "one without an ID" : caseId));
    return [
      raise(
        "removal-asked-twice",
        records[1]?.place ?? null,
        { sku, cases: names, claimed: claimedBy(over), missing: outOf(over) },
        { goods: [sku], from: null, to: null },
      ),
    ];
  });
}

const isTooMuch = (group: readonly Asking[]): boolean => group.length >= 2 && claimedBy(group) > outOf(group);
const claimedBy = (group: readonly Asking[]): number => group.reduce((sum, { units }) => sum + units, 0);
const outOf = (group: readonly Asking[]): number => [...new Set(group.flatMap(({ about }) => about))].reduce((sum, { units }) => sum + units, 0);
