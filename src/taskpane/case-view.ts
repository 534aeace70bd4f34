/** An entry of the cases screen in full: quantities, parts of the difference, dates, money, the cases about it, and why it is as it is. */
import { CASE_STATUSES, meaningOfKind, sayStatus } from "../core/domain/claims";
import { titleOfDay, type Day } from "../core/domain/day";
import type { Minor } from "../core/domain/money";
import type { CaseLine, ClaimLine, ShipmentLine } from "../core/engine/findings";
import { openUnits } from "../core/engine/shipments/decided-units";
import { PART_WORDS, shownParts, SHOWN_PARTS, statusText } from "../core/report/shipment-words";
import { subjectOf, type CaseItem } from "./case-entries";
import { windowText } from "./claim-window-text";
import { countText, differenceText, moneyText, quantityText, sumText } from "./figure-text";

export type Fact = { readonly title: string; readonly value: string };
export type Block = { readonly key: string; readonly title: string; readonly facts: readonly Fact[] };
export type CaseView = {
  /** Of each shipment line its units, the parts of its difference and its dates; then money, and each row about the case. */
  readonly blocks: readonly Block[];
  readonly because: readonly string[];
};

const NO_COST = "no cost known";

export function viewCase({ lines, claims, cases }: CaseItem, today: Day): CaseView {
  const [line, second] = lines;
  const blocks: readonly Omit<Block, "key">[] = [
    ...(line !== undefined && second === undefined
      ? [
          { title: "Units", facts: unitsOf(line) },
          { title: "The difference", facts: partsOf(line) },
          { title: "Dates", facts: datesOf(line, today) },
        ]
      : lines.map((one) => ({ title: subjectOf(one.shipmentId, one.sku), facts: [...unitsOf(one), ...partsOf(one), ...datesOf(one, today)] }))),
    ...(line === undefined ? claims.map((claim) => ({ title: "Dates", facts: datesOfClaim(claim, today) })) : []),
    { title: "Money", facts: moneyOf(claims.length > 0 ? claims : cases) },
    ...cases.map((one) => ({ title: nameOf(one, cases.length > 1), facts: factsOf(one) })),
  ];
  return {
    blocks: blocks.filter(({ facts }) => facts.length > 0).map((block, index) => ({ ...block, key: `${block.title} ${index}` })),
    because: [
      ...new Set([
        ...(lines.length > 0 ? lines : claims).flatMap(({ because }) => because),
        ...cases.flatMap(({ caseId, because }) => because.map((reason) => (caseId === "" ? reason : `case ${caseId}: ${reason}`))),
      ]),
    ],
  };
}

function nameOf({ caseId, shipmentId, sku }: CaseLine, isOneOfSeveral: boolean): string {
  const name = caseId === "" ? "Draft of a case" : `Case ${caseId}`;
  return isOneOfSeveral ? subjectOf(name, shipmentId, sku) : name;
}

/** Of all that it is about, once. */
function moneyOf(all: readonly Pick<ClaimLine, "bookValue" | "expectedClaim" | "currency">[]): readonly Fact[] {
  const fact = (title: string, pick: (one: (typeof all)[number]) => Minor | null): readonly Fact[] => {
    const known = all.flatMap((one) => {
      const amount = pick(one);
      return amount === null ? [] : [{ amount, currency: one.currency }];
    });
    const value = known.length < all.length ? NO_COST : sumText(known);
    return value === null ? [] : [{ title, value }];
  };
  return [...fact("At book value", ({ bookValue }) => bookValue), ...fact("Expected claim, goods only", ({ expectedClaim }) => expectedClaim)];
}

function unitsOf({ declared, dispatched, delivered, received, variance }: ShipmentLine): readonly Fact[] {
  const stated = (title: string, units: number | null): readonly Fact[] => (units === null ? [] : [{ title, value: quantityText(units) }]);
  return [
    ...stated("Declared to Amazon", declared),
    ...stated("Dispatched", dispatched),
    ...stated("Delivered", delivered),
    ...stated("Received", received),
    { title: "Difference", value: differenceText(variance) },
  ];
}

function partsOf(line: ShipmentLine): readonly Fact[] {
  const parts = shownParts(line);
  const filled = SHOWN_PARTS.filter((part) => (parts[part] ?? 0) !== 0);
  return filled.map((part) => ({
    title: `${PART_WORDS[part]}${part === "unexplained" && line.wholeCartons ? ", whole cartons" : ""}`,
    value: differenceText(parts[part] ?? 0),
  }));
}

function datesOf(line: ShipmentLine, today: Day): readonly Fact[] {
  const dated = (title: string, day: Day | null): readonly Fact[] => (day === null ? [] : [{ title, value: titleOfDay(day) }]);
  const isOpen = openUnits(line) < 0;
  const window = isOpen ? [{ title: "Claim window", value: windowFact(windowText(line, today)) }] : [];
  return [
    ...dated("Shipped on", line.shipped),
    ...dated("Delivered on", line.deliveredOn),
    ...(line.status === "" ? [] : [{ title: "Amazon's status", value: line.status }]),
    ...(isOpen ? dated("Claim from", line.claimFrom) : []),
    ...window,
  ];
}

function datesOfClaim(claim: ClaimLine, today: Day): readonly Fact[] {
  const dated = (title: string, day: Day | null): readonly Fact[] => (day === null ? [] : [{ title, value: titleOfDay(day) }]);
  return [...dated("Since", claim.since), ...dated("Claim from", claim.claimFrom), { title: "Claim window", value: windowFact(windowText(claim, today)) }];
}

/** Without the words that its title says already. */
const windowFact = (text: string): string => text.replace(/^claim (window )?/, "").replace(/^./, (letter) => letter.toUpperCase());

function factsOf(line: CaseLine): readonly Fact[] {
  const { kind, status, opened, closed, unitsClaimed, unitsRestocked, unitsPaid, cash, gainOrLoss, currency, reimbursements, note } = line;
  const dated = (title: string, day: Day | null): readonly Fact[] => (day === null ? [] : [{ title, value: titleOfDay(day) }]);
  return [
    ...(kind === "" ? [] : [{ title: "About", value: meaningOfKind(kind) }]),
    {
      title: "Status",
      value:
        status === ""
          ? "open"
          : line.unitsGranted > 0
            ? statusText(line)
            : `${sayStatus(status)}${Object.hasOwn(CASE_STATUSES, status) ? `, ${CASE_STATUSES[status as keyof typeof CASE_STATUSES].meaning}` : ""}`,
    },
    ...dated("Opened", opened),
    ...dated("Closed", closed),
    ...(unitsClaimed === 0 ? [] : [{ title: "Claimed", value: countText(unitsClaimed, "unit") }]),
    ...(unitsRestocked === 0 ? [] : [{ title: "Came back as stock", value: countText(unitsRestocked, "unit") }]),
    ...(unitsPaid === 0 ? [] : [{ title: "Paid for", value: countText(unitsPaid, "unit") }]),
    ...(line.unitsGranted === 0 || line.granted === null ? [] : [{ title: "Granted, not yet paid", value: moneyText(line.granted, currency) }]),
    ...(cash === null || cash === 0 ? [] : [{ title: "Cash received", value: moneyText(cash, currency) }]),
    ...(gainOrLoss === null || gainOrLoss === 0 ? [] : [{ title: gainOrLoss > 0 ? "Gain" : "Loss", value: moneyText(gainOrLoss, currency) }]),
    ...(reimbursements.length === 0 ? [] : [{ title: "Reimbursements", value: reimbursements.join(", ") }]),
    ...(note === "" ? [] : [{ title: "Note", value: note }]),
  ];
}
