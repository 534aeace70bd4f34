/** Cases beside shipments that were granted and not paid, and what they were granted for -> those that together wait for more units than are known to be gone. */
import { debtorOf, isOfMoney } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { sameShipment, keyOfRecord, byCaseThenSku } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { OpenEvent } from "./open-events";

/** `open` are events with the case that was granted them: of a grant that finds no units any more others of such goods have them. Where none has any, nobody knows what it is about. */
export function nameGrantedTwice(open: readonly OpenEvent[], cases: readonly CaseLine[]): readonly Issue[] {
  const given = new Map<string, number>();
  for (const { grantedBy, units } of open) if (grantedBy !== null) given.set(keyOfRecord(grantedBy), (given.get(keyOfRecord(grantedBy)) ?? 0) + units);
  const waiting = cases
    .filter(({ kind, unitsGranted }) => unitsGranted > 0 && debtorOf(kind) === null && !isOfMoney(kind))
    .map((line) => ({ line, given: given.get(keyOfRecord(line)) ?? 0 }));
  const told = new Set<CaseLine>();
  return waiting.flatMap((one): readonly Issue[] => {
    if (one.given >= one.line.unitsGranted || told.has(one.line)) return [];
    const all = waiting.filter((other) => isOfSame(other.line, one.line));
    const group = all.map(({ line }) => line).sort(byCaseThenSku);
    const { sku, kind } = one.line;
    const assigned = all.reduce((sum, other) => sum + other.given, 0);
    // What no grant has may be what one of them is about: which has which is only a way to read them.
    const missing = open.reduce((sum, event) => (event.grantedBy === null && event.type === kind && event.sku === sku ? sum + event.units : sum), assigned);
    const claimed = group.reduce((sum, { unitsGranted }) => sum + unitsGranted, 0);
    if (group.length < 2 || assigned === 0 || claimed <= missing) return [];
    for (const line of group) told.add(line);
    return [
      raise(
        "grants-overlap",
        one.line.place,
        { sku, kind, cases: group.map(({ caseId }) => (caseId === "" ? "one without an ID" : caseId)), claimed, missing },
        { goods: [sku], from: null, to: null },
      ),
    ];
  });
}

/** A case that names no order may be about any. */
function isOfSame(a: CaseLine, b: CaseLine): boolean {
  return a.kind === b.kind && a.sku === b.sku && (a.shipmentId === "" || b.shipmentId === "" || sameShipment(a.shipmentId, b.shipmentId));
}
