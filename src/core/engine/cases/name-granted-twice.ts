/** Cases beside shipments that were granted and not paid, and what they were granted for -> those that together wait for more units than are known to be gone. */
import { debtorOf, isOfMoney } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { sameShipment, keyOfRecord, byCaseThenSku } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { OpenEvent } from "./open-events";

/** A case that waits, and units that were given to it. */
type Waiting = { readonly line: CaseLine; readonly given: number };

/** `open` are events with the case that was granted them: of a grant that finds no units any more others of such goods have them. Where none has any, nobody knows what it is about. */
export function nameGrantedTwice(open: readonly OpenEvent[], cases: readonly CaseLine[]): readonly Issue[] {
  const given = new Map<string, number>();
  for (const { grantedBy, units } of open) if (grantedBy !== null) given.set(keyOfRecord(grantedBy), (given.get(keyOfRecord(grantedBy)) ?? 0) + units);
  const waiting = cases
    .filter(({ kind, unitsGranted }) => unitsGranted > 0 && debtorOf(kind) === null && !isOfMoney(kind))
    .map((line): Waiting => ({ line, given: given.get(keyOfRecord(line)) ?? 0 }));
  const told = new Set<CaseLine>();
  return waiting.flatMap((one): readonly Issue[] => {
    if (one.given >= one.line.unitsGranted || told.has(one.line)) return [];
    const all = waiting.filter((other) => isOfSame(other.line, one.line));
    const over = [all.filter(({ line }) => isOfOneOrder(line, one.line)), all].map((group) => overlapOf(group, open)).find((found) => found !== null);
    if (over === undefined) return [];
    for (const line of over.lines) told.add(line);
    const { sku, kind } = one.line;
    const { claimed, missing } = over;
    return [
      raise(
        "grants-overlap",
        one.line.place,
        { sku, kind, cases: over.lines.map(({ caseId }) => (caseId === "" ? "one without an ID" : caseId)), claimed, missing },
        { goods: [sku], from: null, to: null },
      ),
    ];
  });
}

type Over = { readonly lines: readonly CaseLine[]; readonly claimed: number; readonly missing: number };

/** Of cases about such goods: units that they wait for, and those that any of them can be about, where these are fewer. */
function overlapOf(group: readonly Waiting[], open: readonly OpenEvent[]): Over | null {
  const lines = group.map(({ line }) => line).sort(byCaseThenSku);
  const own = new Set(lines.map(keyOfRecord));
  // Which has which is only a way to read them: what no grant has, or one of an unnamed order, may be what one of them is about.
  const isFree = (event: OpenEvent): boolean => event.grantedBy === null || event.grantedBy.shipmentId === "" || own.has(keyOfRecord(event.grantedBy));
  const missing = open.reduce((sum, event) => (isFree(event) && lines.some((line) => mayBeAbout(line, event)) ? sum + event.units : sum), 0);
  const claimed = lines.reduce((sum, { unitsGranted }) => sum + unitsGranted, 0);
  const isKnown = open.some((event) => event.grantedBy !== null && lines.some((line) => mayBeAbout(line, event)));
  return lines.length >= 2 && isKnown && claimed > missing ? { lines, claimed, missing } : null;
}

/** A case that names no order may be about any. */
function isOfSame(a: CaseLine, b: CaseLine): boolean {
  return a.kind === b.kind && a.sku === b.sku && (a.shipmentId === "" || b.shipmentId === "" || sameShipment(a.shipmentId, b.shipmentId));
}

function isOfOneOrder(a: CaseLine, b: CaseLine): boolean {
  return a.shipmentId !== "" && sameShipment(a.shipmentId, b.shipmentId);
}

/** What was granted long since stands as a payment that has not come: of what, its case tells. */
function mayBeAbout({ kind, sku, shipmentId }: CaseLine, event: OpenEvent): boolean {
  return (event.grantedBy?.kind ?? event.type) === kind && ["", event.sku].includes(sku) && (shipmentId === "" || sameShipment(shipmentId, event.reference));
}
