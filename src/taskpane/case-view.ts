/** One line of the cases screen in full: quantities, parts of the difference, dates, money, the cases about it, and why it is as it is. */
import { CASE_STATUSES, CLAIM_TYPES } from "../core/domain/claims";
import { titleOfDay, type Day } from "../core/domain/day";
import type { CurrencyCode, Minor } from "../core/domain/money";
import type { CaseLine, ClaimLine, ShipmentLine } from "../core/engine/findings";
import { openUnits } from "../core/engine/shipments/decided-units";
import { PART_WORDS, shownParts, SHOWN_PARTS, statusText } from "../core/report/shipment-words";
import { windowText, type CaseItem } from "./cases-view";
import { countText, differenceText, moneyText, quantityText } from "./figure-text";

export type Fact = { readonly title: string; readonly value: string };
export type CaseView = {
  readonly units: readonly Fact[];
  /** They add up to the difference; empty where there is none. */
  readonly parts: readonly Fact[];
  readonly dates: readonly Fact[];
  readonly money: readonly Fact[];
  readonly cases: readonly { readonly key: string; readonly title: string; readonly facts: readonly Fact[] }[];
  readonly because: readonly string[];
};

const NO_COST = "no cost known";

export function viewCase({ shipment, claim, cases }: CaseItem, today: Day): CaseView {
  const expected = claim ?? cases.find(({ expectedClaim }) => expectedClaim !== null);
  return {
    units: shipment === null ? [] : unitsOf(shipment),
    parts: shipment === null ? [] : partsOf(shipment),
    dates: shipment === null ? (claim === null ? [] : datesOfClaim(claim, today)) : datesOf(shipment, today),
    money: [
      ...(shipment !== null || claim === null || claim.units === 0 ? [] : [{ title: "At book value", value: amountOf(claim.bookValue, claim.currency) }]),
      ...(shipment === null || openUnits(shipment) === 0 ? [] : [{ title: "At book value", value: amountOf(shipment.exposure, shipment.currency) }]),
      ...(expected === undefined ? [] : [{ title: "Expected claim, goods only", value: amountOf(expected.expectedClaim, expected.currency) }]),
    ],
    cases: cases.map((line, index) => ({
      key: `${line.caseId} ${line.sku} ${index}`,
      title: line.caseId === "" ? "Draft of a case" : `Case ${line.caseId}`,
      facts: factsOf(line),
    })),
    because: [
      ...(shipment?.because ?? claim?.because ?? []),
      ...cases.flatMap(({ caseId, because }) => because.map((reason) => (caseId === "" ? reason : `case ${caseId}: ${reason}`))),
    ],
  };
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
    ...dated("Shipped", line.shipped),
    ...dated("Delivered", line.deliveredOn),
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
    ...(kind === "" ? [] : [{ title: "About", value: wordsIn(CLAIM_TYPES, kind) }]),
    {
      title: "Status",
      value:
        status === ""
          ? "open"
          : line.unitsGranted > 0
            ? statusText(line)
            : `${status.replaceAll("-", " ")}${Object.hasOwn(CASE_STATUSES, status) ? `, ${CASE_STATUSES[status as keyof typeof CASE_STATUSES].meaning}` : ""}`,
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

function wordsIn(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

function amountOf(amount: Minor | null, currency: CurrencyCode): string {
  return amount === null ? NO_COST : moneyText(amount, currency);
}
