/**
 * Reconciliation -> the list of the cases screen: an entry for each case, whatever it is about; for each thing to claim that no case asks for;
 * and for each shipment line of which neither says all, such as goods on their way. What would be lost first stands first.
 */
import { debtorOf } from "../core/domain/claims";
import { keyOfLine } from "../core/domain/shipment-line";
import { keyOfPlace, type Place } from "../core/domain/source";
import { compareText } from "../core/domain/text";
import { groupBy } from "../core/columns/group-by";
import type { CaseLine, ClaimLine, Reconciliation, ShipmentLine } from "../core/engine/findings";
import { anchorOfShipment } from "../core/report/build-variances";
import { proposeDrafts, type DraftSubject } from "../core/report/register";
import { textOfTyped } from "../core/facts/read-back";
import { entryOfCase, entryOfClaim, entryOfLine, type CaseItem, type Ranked } from "./case-entries";
import { byUrgency } from "./claim-window-text";
import { SITUATION_ORDER, situationOfLine, type Situation } from "./situations";

export function viewCases(
  reconciliation: Pick<Reconciliation, "shipments" | "cases" | "claims" | "today" | "settings">,
  drafted: readonly DraftSubject[] = [],
): readonly CaseItem[] {
  const { shipments, cases, claims, today } = reconciliation;
  const inShipment = groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  const linesOf = (shipmentId: string, isMeant: (sku: string) => boolean): readonly ShipmentLine[] =>
    shipmentId === "" ? [] : (inShipment.get(keyOfLine(shipmentId, "")) ?? []).filter(({ sku }) => isMeant(sku));
  const linesOfCase = (one: CaseLine): readonly ShipmentLine[] => linesOf(one.shipmentId, (sku) => one.sku === "" || one.sku === sku);
  const linesOfClaim = (claim: ClaimLine): readonly ShipmentLine[] =>
    debtorOf(claim.type) === null ? [] : linesOf(claim.reference, (sku) => isOfClaim(claim, sku));
  const casesOf = groupBy(
    cases.flatMap((one) => linesOfCase(one).map((line) => ({ line, one }))),
    ({ line }) => line,
  );
  const draftedIn = groupBy(
    [...drafted, ...proposeDrafts(reconciliation).map(({ cells }) => ({ shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) }))],
    ({ shipmentId }) => shipmentId,
  );

  // What no case asks for may be what a case without a number is about.
  const claimsOf = groupBy(claims, ({ caseId }) => caseId ?? "");
  const told = new Set<ClaimLine>();
  const asked = [...groupBy(cases, nameOfCase)].map(([name, group]): Ranked => {
    const own = (claimsOf.get(group[0]?.caseId ?? "") ?? []).filter((claim) => !told.has(claim) && group.some((one) => isAskedIn(claim, one)));
    for (const claim of own) told.add(claim);
    return entryOfCase(`case ${name}`, group, { claims: own, lines: [...new Set(group.flatMap(linesOfCase))], today });
  });
  const unasked = claims
    .filter((claim) => !told.has(claim))
    .map((claim): Ranked => {
      const lines = linesOfClaim(claim);
      const isDrafted = lines.some(({ shipmentId, sku }) => (draftedIn.get(shipmentId) ?? []).some((one) => [sku, claim.sku].includes(one.sku)));
      return entryOfClaim(claim, { lines, isDrafted, today });
    });
  const others = shipments.flatMap((line): readonly Ranked[] => {
    const situation = situationOfLine(
      line,
      (casesOf.get(line) ?? []).map(({ one }) => one),
    );
    return situation === null ? [] : [entryOfLine(line, situation)];
  });
  return [...asked, ...unasked, ...others].sort(
    (a, b) =>
      SITUATION_ORDER.indexOf(a.situation) - SITUATION_ORDER.indexOf(b.situation) ||
      byUrgency(a.daysLeft, b.daysLeft) ||
      b.risk - a.risk ||
      compareText(a.key, b.key),
  );
}

export function countBySituation(items: readonly CaseItem[]): Readonly<Record<Situation, number>> {
  const counts = Object.fromEntries(SITUATION_ORDER.map((situation) => [situation, 0])) as Record<Situation, number>;
  for (const { situation } of items) counts[situation] += 1;
  return counts;
}

/** A case is known by its ID, whatever it is about; a carrier gives IDs of its own. One without is what stands in its row of the register. */
function nameOfCase({ caseId, kind, place, shipmentId, sku }: CaseLine): string {
  if (caseId !== "") return JSON.stringify([caseId, debtorOf(kind) === "carrier"]);
  return JSON.stringify(place === null ? ["", shipmentId, sku, kind] : ["", keyOfPlace(place)]);
}

/** A draft asks nobody yet: what it is about is a claim that no case asks for. */
function isAskedIn(claim: ClaimLine, { caseId, shipmentId, sku, kind, status }: CaseLine): boolean {
  if ((claim.type === "carrier-loss") !== (debtorOf(kind) === "carrier")) return false;
  if (caseId !== "") return claim.caseId === caseId;
  if (claim.caseId !== (status === "draft" ? null : "")) return false;
  return (status !== "draft" || claim.type === kind) && (claim.reference === shipmentId || shipmentId === "") && (sku === "" || isOfClaim(claim, sku));
}

function isOfClaim({ sku, goods }: ClaimLine, own: string): boolean {
  return sku === own || goods.some((good) => good.sku === own);
}

/** Where an entry leads: the row of the register, else the line on our sheet, else the row that it was found in. */
export function goalOf({ lines: [line], claims: [claim], cases: [first] }: CaseItem): { readonly anchor: string | null; readonly place: Place | null } {
  const anchor = line === undefined ? null : anchorOfShipment(line);
  return { anchor, place: first?.place ?? line?.place ?? claim?.place ?? null };
}
