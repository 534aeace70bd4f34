/**
 * A claim -> the message that opens a case about it: what is asked, the figures that anybody can check, and the proof to
 * attach. It claims nothing that no source states: what is not known is left out.
 */
import { groupBy } from "../columns/group-by";
import { debtorOf } from "../domain/claims";
import { isoOf, titleOfDay, type Day } from "../domain/day";
import { sayMoney } from "../domain/said-figures";
import type { DraftLanguage } from "../domain/settings";
import { keyOfLine } from "../domain/shipment-line";
import type { CaseLine, ClaimLine, PaidRow, Reconciliation, ShipmentLine } from "../engine/findings";
import type { Listing } from "../engine/goods/read-sku-map";
import { DRAFTS } from "./draft-kinds";
import { DRAFT_WORDS, type Answered, type DraftFact, type DraftRow, type DraftWords } from "./draft-words";
import { shownParts } from "./shipment-words";

/** `shipment` is the line that a claim about missing units stands for; null for claims about anything else. `grant` is the case that was granted what is not paid. */
export type Drafted = { readonly claim: ClaimLine; readonly shipment: ShipmentLine | null; readonly grant?: CaseLine | null };

/** Whom it is for, and the day on which it may be sent: one that would come too early says so above everything else. */
export type Drafting = { readonly language: DraftLanguage; readonly today: Day };

export function draftCase(drafted: Drafted, { language, today }: Drafting): string {
  const draft = DRAFTS[drafted.claim.type];
  const { subject, asks, proof } = draft[language];
  const words = DRAFT_WORDS[language];
  const dayAs = (day: Day): string => (language === "zh" ? isoOf(day) : titleOfDay(day));
  const { claimFrom } = drafted.claim;
  const wait = claimFrom === null || claimFrom <= today ? [] : [words.notBefore(dayAs(claimFrom)), ""];
  const facts = draft.facts.flatMap((fact) => {
    const said = FACTS[fact](drafted, { words, dayAs });
    return said === null || said === "" ? [] : [`${words.facts[fact]}: ${said}`];
  });
  const named = [drafted.claim.reference, drafted.claim.sku].filter((text) => text !== "").join(" ");
  return [
    ...wait,
    `${subject}: ${named}`,
    "",
    words.greeting,
    paidOfGrant(drafted) === null ? asks : words.asksRest,
    "",
    ...facts,
    "",
    words.attached,
    ...proof.map((one) => `- ${one}`),
    "",
    words.closing,
    "",
  ].join("\n");
}

/** Units of a grant that were paid, in money or in stock; null where none were, or where they are no whole sets. */
function paidOfGrant({ claim, grant }: Drafted): { readonly paid: number; readonly granted: number } | null {
  if (claim.type !== "unpaid-compensation" || grant === null || grant === undefined) return null;
  const made = grant.unitsPaid + grant.unitsRestocked;
  const [paid, due] = [unitsOfClaim(made, claim), unitsOfClaim(grant.unitsGranted, claim)];
  return paid === null || due === null || paid === 0 || due === 0 ? null : { paid, granted: paid + due };
}

type Language = { readonly words: DraftWords; readonly dayAs: (day: Day) => string };
type Say = (drafted: Drafted, language: Language) => string | null;
const reference: Say = ({ claim }) => claim.reference;
const since: Say = ({ claim }, { dayAs }) => (claim.since === null ? null : dayAs(claim.since));
const ofShipment =
  (pick: (shipment: ShipmentLine) => number | null): Say =>
  ({ claim, shipment }, { words }) => {
    const units = shipment === null ? null : pick(shipment);
    const count = units === null ? null : unitsOfClaim(units, claim);
    return count === null ? null : sayUnits(count, claim, words);
  };

type Answer = { readonly how: Answered; readonly units: number; readonly cases: readonly string[] };

/** What is between the shortage and the units that are asked for, so that whoever reads the message can add it up. */
function answersOf(shipment: ShipmentLine, claim: ClaimLine): readonly Answer[] {
  // What a carrier granted is none of Amazon's.
  const granted = shipment.granted.filter(({ debtor }) => debtor === "amazon");
  const parts = shownParts({ ...shipment, granted });
  const others = shipment.pending.filter(({ isSent, debtor, caseId }) => isSent && debtor === "amazon" && caseId !== claim.caseId);
  const namesOf = (cases: readonly { readonly caseId: string }[]): readonly string[] =>
    [...new Set(cases.map(({ caseId }) => caseId))].filter((id) => id !== "");
  const all: readonly Answer[] = [
    ...ANSWERED_PARTS.map((how) => ({ how, units: 0 - (parts[how] ?? 0), cases: how === "granted" ? namesOf(granted) : [] })),
    { how: "asked", units: others.reduce((sum, one) => sum + one.units, 0), cases: namesOf(others) },
    { how: "decided", units: 0 - Math.min(0, shipment.decided), cases: [] },
  ];
  return all.flatMap((one): readonly Answer[] => {
    const count = unitsOfClaim(one.units, claim);
    return one.units <= 0 || count === null ? [] : [{ ...one, units: count }];
  });
}

const ANSWERED_PARTS = [
  "received-later",
  "other-shipment",
  "swapped",
  "logistics",
  "found",
  "granted",
  "reimbursed-stock",
  "reimbursed-cash",
] as const satisfies readonly Answered[];

/** Of a set, sets: the line is that of the first of its goods. null where those are no whole sets. */
function unitsOfClaim(units: number, { goods: [first], listings: [set] }: ClaimLine): number | null {
  const size = first === undefined ? 1 : (set?.holds.find(({ sku }) => sku === first.sku)?.units ?? 1);
  return units % size === 0 ? units / size : null;
}

const expected: Say = ({ claim }) => (claim.expectedClaim === null ? null : sayMoney(claim.expectedClaim, claim.currency));
const units: Say = ({ claim }, { words }) => (claim.units === 0 ? null : sayUnits(claim.units, claim, words));

const FACTS: Readonly<Record<DraftFact, Say>> = {
  shipment: reference,
  removal: reference,
  order: reference,
  sku: ({ claim }) => claim.sku,
  fnsku: ({ claim }) => (claim.listings.some(({ fnsku }) => fnsku !== "") && namesAmazons(claim) ? null : claim.fnsku),
  listing: ({ claim }, { words }) => claim.listings.map((listing) => nameListing(listing, words)).join("; "),
  shippedOn: ({ shipment }, { dayAs }) => (shipment === null || shipment.shipped === null ? null : dayAs(shipment.shipped)),
  deliveredOn: ({ shipment }, { dayAs }) => (shipment === null || shipment.deliveredOn === null ? null : dayAs(shipment.deliveredOn)),
  reportedOn: since,
  requestedOn: ({ claim: { requestedOn } }, { dayAs }) => (requestedOn === null ? null : dayAs(requestedOn)),
  // What was never sent is late since it was asked for.
  sentOn: ({ claim }, language) => (claim.since === claim.requestedOn ? null : since({ claim, shipment: null }, language)),
  tracking: ({ claim: { tracking } }) => tracking?.join(", ") ?? null,
  replacedOn: since,
  receivedOn: since,
  soldOn: since,
  grantedIn: ({ claim }) => claim.grantedBy,
  grantedOn: since,
  paidOfGrant: (drafted, { words }) => {
    const part = paidOfGrant(drafted);
    return part === null ? null : words.paidOfGrant(part.paid, part.granted, (drafted.grant?.reimbursements ?? []).join(", "));
  },
  dispatched: ofShipment(({ dispatched }) => dispatched),
  delivered: ofShipment(({ delivered }) => delivered),
  received: ofShipment(({ received }) => received),
  answered: ({ claim, shipment }, { words }) =>
    shipment === null
      ? null
      : answersOf(shipment, claim)
          .map(({ how, units: count, cases }) => words.answered[how](count, cases.join(", ")))
          .join(", "),
  takenBack: ({ claim, shipment }, { words, dayAs }) => {
    const rowOf = ({ id, day }: PaidRow): DraftRow => ({ id: id.trim(), day: dayAs(day) });
    return (shipment?.takenBack ?? [])
      .flatMap(({ units: open, paid, by }) => {
        const count = unitsOfClaim(open, claim);
        return count === null ? [] : [words.takenBack(count, rowOf(paid), by.map(rowOf))];
      })
      .join("; ");
  },
  lost: ({ claim }, { words }) => {
    if (claim.loss === undefined) return null;
    const [lost, madeUp] = [unitsOfClaim(claim.loss.lost, claim), unitsOfClaim(claim.loss.madeUp, claim)];
    return lost === null || madeUp === null ? null : words.lost({ ...claim.loss, lost, madeUp }, Math.max(0, lost - madeUp - claim.units));
  },
  missing: units,
  units,
  fee: expected,
  price: expected,
  compensation: expected,
  value: expected,
};

/** "US-MUG-4PK, FNSKU X001, ASIN B01 (4 units each)" */
function nameListing({ msku, fnsku, asins, holds }: Listing, words: DraftWords): string {
  const names = [msku, fnsku === "" ? "" : `FNSKU ${fnsku}`, asins.length === 0 ? "" : `ASIN ${asins.join(" / ")}`].filter((name) => name !== "").join(", ");
  const [only, second] = holds;
  if (second !== undefined) return `${names}${words.setOf(holds.map(({ sku, units }) => `${units} x ${sku}`).join(" + "))}`;
  return only === undefined || only.units === 1 ? names : `${names}${words.eachHolds(only.units)}`;
}

/** Amazon counts packs where we count what is in them. A set is counted in sets already; goods of it that are claimed one by one are no sets. */
function sayUnits(count: number, claim: ClaimLine, words: DraftWords): string {
  const [size = 1, other] =
    claim.listings.every(({ holds }) => holds.length === 1) && namesAmazons(claim)
      ? [...new Set(claim.listings.flatMap(({ holds }) => holds.map(({ units }) => units)))]
      : [];
  return other === undefined && size > 1 && count > 0 && count % size === 0 ? `${count}${words.inPacks(count / size, size)}` : String(count);
}

/** A carrier knows none of Amazon's names. */
function namesAmazons({ type }: ClaimLine): boolean {
  return DRAFTS[type].facts.includes("listing");
}

/** The line that a claim about missing units stands for, of a set that of the first of its goods; null for claims about anything else. */
export function shipmentOfClaim({ type, reference: shipmentId, sku, goods: [first] }: ClaimLine, shipments: readonly ShipmentLine[]): ShipmentLine | null {
  if (debtorOf(type) === null || type === "unpaid-compensation") return null;
  const key = keyOfLine(shipmentId, first?.sku ?? sku);
  return shipments.find((line) => keyOfLine(line.shipmentId, line.sku) === key) ?? null;
}

/** The case that was granted what a claim asks the payment of; null where several rows of it may be meant. */
export function grantOfClaim({ type, grantedBy, reference, sku, goods: [first] }: ClaimLine, cases: readonly CaseLine[]): CaseLine | null {
  if (type !== "unpaid-compensation" || grantedBy === null || grantedBy === "") return null;
  const key = keyOfLine(reference, first?.sku ?? sku);
  const [only, second] = cases.filter((one) => one.caseId === grantedBy && keyOfLine(one.shipmentId, one.sku) === key);
  return second === undefined ? (only ?? null) : null;
}

type Told = Pick<Reconciliation, "claims" | "shipments" | "cases">;

/** A message for every claim that no case asks about and whose window is not over, each under a rule of its own. */
export function draftCases({ claims, shipments, cases }: Told, drafting: Drafting): string {
  const open = claims.filter(({ caseId, daysLeft }) => caseId === null && (daysLeft === null || daysLeft >= 0));
  const inShipment = groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  return open
    .map((claim) => {
      const shipment = shipmentOfClaim(claim, inShipment.get(keyOfLine(claim.reference, "")) ?? []);
      return draftCase({ claim, shipment, grant: grantOfClaim(claim, cases) }, drafting);
    })
    .join(`\n${"-".repeat(60)}\n\n`);
}
