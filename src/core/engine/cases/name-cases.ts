/** Cases as followed -> what is said of them: shipments that nobody knows, units that two of them ask for, claim windows that end while a case is open, and those that are over. */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAboutOrder, isOfMoney, isOpenCase, type Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { minor } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { keyOfLine } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { byCaseThenSku, nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine, ClaimLine } from "../findings";
import { nameOfClaim } from "./claim-clock";
import { askedOf, type Asked, type CaseSubject } from "./case-subject";

export function nameUnknownShipments(cases: readonly CaseRecord[], isKnown: (shipmentId: string) => boolean): readonly Issue[] {
  return cases
    .filter(({ shipmentId, kind }) => shipmentId !== "" && !isAboutOrder(kind) && !isKnown(shipmentId))
    .map((record) => raise("case-shipment-unknown", record.place, { caseId: record.caseId, shipmentId: record.shipmentId }));
}

type LinesIn = ReadonlyMap<string, readonly CaseSubject[]>;
/** `answeredOf` is what of a line payments answered. */
type Asking = { readonly debtor: Debtor; readonly answeredOf: (line: Asked) => number };

type Among = "asked" | "granted" | "asked of given";
/** `of` is what of a line the units are held against: what is left of it beside what payments answered, or all of it. */
type Overlap = { readonly among: Among; readonly of: "left" | "all"; readonly unitsOf: (one: CaseLine) => number };
const unitsAnsweredOf = ({ unitsPaid, unitsRestocked }: CaseLine): number => unitsPaid + unitsRestocked;
const unitsAwaited = ({ kind, unitsGranted }: CaseLine): number => (isOfMoney(kind) ? 0 : unitsGranted);
/** What was made good or granted. Who asks about the compensation of that speaks of the same units. */
const unitsGiven = (one: CaseLine): number =>
  isOfMoney(one.kind) || (isOpenCase(one.status) && one.unitsGranted === 0) ? 0 : one.unitsGranted + unitsAnsweredOf(one);
/** As it states them. */
const unitsStated = (one: CaseLine): number => {
  const stated = isOpenCase(one.status) && !isOfMoney(one.kind) ? (one.entered.units ?? 0) : 0;
  return stated > unitsAnsweredOf(one) ? stated : 0;
};
/** What two cases cannot both have of a line: units that they ask for, units of which they wait for the money, and units that one asks for and another was granted or paid for. */
const OVERLAPS: readonly Overlap[] = [
  { among: "asked", of: "left", unitsOf: (one) => (isOpenCase(one.status) ? one.unitsClaimed - unitsAnsweredOf(one) : 0) },
  { among: "granted", of: "left", unitsOf: unitsAwaited },
  { among: "asked of given", of: "all", unitsOf: (one) => unitsGiven(one) || unitsStated(one) },
];

/** Cases that together ask for more of a line than it still lacks, or were granted more: what was answered nobody can ask for, and nothing lacks. */
export function nameOverlaps(linesIn: LinesIn, cases: readonly CaseLine[], asking: Asking): readonly Issue[] {
  const about = cases.filter(({ shipmentId, kind }) => shipmentId !== "" && debtorOf(kind) === asking.debtor);
  return OVERLAPS.flatMap((overlap) => nameOverlap(linesIn, about, { ...asking, ...overlap }));
}

function nameOverlap(linesIn: LinesIn, cases: readonly CaseLine[], { debtor, answeredOf, among, of, unitsOf }: Asking & Overlap): readonly Issue[] {
  const casesOn = groupBy(
    cases.filter((one) => unitsOf(one) > 0),
    ({ shipmentId, sku }) => keyOfLine(shipmentId, sku),
  );
  return [...linesIn.values()].flatMap((all) => {
    const lines = all
      .map((line) => askedOf(line, debtor))
      .map((line) => ({ ...line, missing: Math.max(0, line.missing - (of === "left" ? answeredOf(line) : 0)) }));
    const missingInAll = lines.reduce((sum, line) => sum + line.missing, 0);
    return lines.flatMap((line) => {
      const own = [keyOfLine(line.shipmentId, line.sku), keyOfLine(line.shipmentId, "")].flatMap((key) => casesOn.get(key) ?? []).sort(byCaseThenSku);
      const claimed = own.reduce((sum, one) => sum + unitsOf(one), 0);
      const [, second] = own;
      const given = own.filter((one) => unitsGiven(one) > 0);
      if (among === "asked of given" && (given.length === 0 || given.length === own.length)) return [];
      if (second === undefined || line.missing === 0 || claimed <= line.missing || (own.some(({ sku }) => sku === "") && claimed <= missingInAll)) return [];
      const cases = { cases: own.map(nameBriefly), given: given.map(nameBriefly), isAwaited: given.some((one) => unitsAwaited(one) > 0) };
      return [
        raise(
          "cases-overlap",
          (own.find((one) => among === "asked of given" && !given.includes(one)) ?? second).place,
          { line: nameOfCase(line), debtor, ...cases, claimed, missing: line.missing, among },
          { goods: [nameOfCase(line)], from: null, to: null },
        ),
      ];
    });
  });
}

const nameBriefly = ({ caseId, status }: CaseLine): string => (caseId !== "" ? caseId : status === "draft" ? "a draft" : "one without an ID");

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

type OverClaim = ClaimLine & { readonly claimUntil: Day };

/** All in one: of what is over there is no hurry. What was granted is owed whatever the day. */
export function nameOverWindows(claims: readonly ClaimLine[], today: Day): readonly Issue[] {
  const over = claims.filter((claim): claim is OverClaim => claim.grantedBy === null && claim.claimUntil !== null && claim.claimUntil < today);
  const [first, ...others] = over;
  if (first === undefined) return [];
  const oldest = others.reduce((least, claim) => (claim.claimUntil < least.claimUntil ? claim : least), first);
  const worth = [...groupBy(over, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    amount: minor(own.reduce((sum, { expectedClaim }) => sum + (expectedClaim ?? 0), 0)),
  }));
  return [
    raise("claim-windows-over", null, {
      claims: over.length,
      asked: over.filter(({ caseId }) => caseId !== null).length,
      worth: worth
        .filter(({ amount }) => amount !== 0)
        .map(({ amount, currency }) => sayMoney(amount, currency))
        .sort(compareText),
      line: nameOfClaim(oldest),
      until: oldest.claimUntil,
    }),
  ];
}
