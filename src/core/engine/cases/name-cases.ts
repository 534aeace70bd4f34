/** Cases as followed -> what is said of them: shipments that nobody knows, units that two of them ask for, and claim windows that end while a case is open. */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAboutOrder, isOpenCase, type Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { byCaseThenSku, nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import { askedOf, type Asked, type CaseSubject } from "./case-subject";

export function nameUnknownShipments(cases: readonly CaseRecord[], isKnown: (shipmentId: string) => boolean): readonly Issue[] {
  return cases
    .filter(({ shipmentId, kind }) => shipmentId !== "" && !isAboutOrder(kind) && !isKnown(shipmentId))
    .map((record) => raise("case-shipment-unknown", record.place, { caseId: record.caseId, shipmentId: record.shipmentId }));
}

/** `answeredOf` is what of a line payments answered. */
type Asking = { readonly debtor: Debtor; readonly answeredOf: (line: Asked) => number };

/** Two open cases that together ask for more of a line than it still lacks: what was answered nobody asks for, and nothing lacks. */
export function nameOverlaps(
  linesIn: ReadonlyMap<string, readonly CaseSubject[]>,
  cases: readonly CaseLine[],
  { debtor, answeredOf }: Asking,
): readonly Issue[] {
  const openIn = groupBy(
    cases.filter((one) => one.shipmentId !== "" && isOpenCase(one.status) && debtorOf(one.kind) === debtor),
    ({ shipmentId, sku }) => keyOfLine(shipmentId, sku),
  );
  return [...linesIn.values()].flatMap((all) => {
    const lines = all.map((line) => askedOf(line, debtor)).map((line) => ({ ...line, missing: Math.max(0, line.missing - answeredOf(line)) }));
    const missingInAll = lines.reduce((sum, line) => sum + line.missing, 0);
    return lines.flatMap((line) => {
      const open = [keyOfLine(line.shipmentId, line.sku), keyOfLine(line.shipmentId, "")].flatMap((key) => openIn.get(key) ?? []).sort(byCaseThenSku);
      const claimed = open.reduce((sum, { unitsClaimed, unitsPaid, unitsRestocked }) => sum + Math.max(0, unitsClaimed - unitsPaid - unitsRestocked), 0);
      const [, second] = open;
      if (second === undefined || line.missing === 0 || claimed <= line.missing || (open.some(({ sku }) => sku === "") && claimed <= missingInAll)) return [];
      return [
        raise(
          "cases-overlap",
          second.place,
          { line: nameOfCase(line), cases: open.map(({ caseId }) => (caseId === "" ? "a draft" : caseId)), claimed, missing: line.missing },
          { goods: [nameOfCase(line)], from: null, to: null },
        ),
      ];
    });
  });
}

type Calling = { readonly linesOf: (record: CaseRecord) => readonly Asked[]; readonly today: Day; readonly warningDays: number };

export function nameEndingWindows({ linesOf, today, warningDays }: Calling, records: readonly CaseRecord[], cases: readonly CaseLine[]): readonly Issue[] {
  return cases.flatMap((one, index) => {
    const record = records[index];
    if (record === undefined || !isOpenCase(one.status)) return [];
    const until = linesOf(record).reduce<Day | null>(
      (first, { claimUntil }) => (claimUntil === null || (first !== null && first <= claimUntil) ? first : claimUntil),
      null,
    );
    if (until === null || until < today || until - today > warningDays) return [];
    return [raise("claim-window-ends", one.place, { caseId: one.caseId, line: nameOfCase(one), until, days: until - today, sent: one.status !== "draft" })];
  });
}
