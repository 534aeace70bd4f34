/** How a shipment line is said and coloured: by its state, and by what of its variance is left to explain. */
import { isAnsweredByMoney, sayStatus } from "../domain/claims";
import { VARIANCE_PARTS, type CaseLine, type ShipmentLine, type ShipmentState, type VariancePart } from "../engine/findings";
import { openUnits, unitsGranted, unitsToAsk, type Askable } from "../engine/shipments/decided-units";
import type { Tone } from "./report";

/** A difference that is made up for in full is told apart from one that is open, and one that the carrier is to be asked about from Amazon's. */
export type Standing = ShipmentState | "granted" | "short-carrier" | "short-explained" | "over-explained";

/** Every standing with its words and its tone, in the order in which it wants attention. Only what is to be done is red. */
export const STANDINGS = {
  short: { text: "short", tone: "red" },
  "short-carrier": { text: "short, lost by carrier", tone: "red" },
  over: { text: "over", tone: "red" },
  "case-open": { text: "case open", tone: "amber" },
  granted: { text: "granted, not yet paid", tone: "amber" },
  receiving: { text: "being received", tone: "blue" },
  "not-received": { text: "not received yet", tone: "blue" },
  "short-explained": { text: "short, explained", tone: "green" },
  "over-explained": { text: "over, explained", tone: "green" },
  recovered: { text: "recovered", tone: "green" },
  denied: { text: "denied", tone: "grey" },
  "written-off": { text: "written off", tone: "grey" },
  matched: { text: "matched", tone: null },
} as const satisfies Record<Standing, { readonly text: string; readonly tone: Tone | null }>;

export const STANDING_ORDER = Object.keys(STANDINGS) as readonly Standing[];

/** What of a line says how it stands. */
export type Stood = Askable & Pick<ShipmentLine, "state">;

export function standingOf(line: Stood): Standing {
  const { state } = line;
  if (isGrantedAlone(line)) return "granted";
  if (state !== "short" && state !== "over") return state;
  const { amazon, carrier } = unitsToAsk(line);
  if (amazon === 0 && carrier > 0) return "short-carrier";
  return openUnits(line) !== 0 ? state : `${state}-explained`;
}

/** Nothing of it is open but what was granted and is not paid: of Amazon that is open in the books, of a carrier decided. */
function isGrantedAlone(line: Stood): boolean {
  const { state } = line;
  if (state !== "case-open" && state !== "recovered") return false;
  return unitsGranted(line) !== 0 && openUnits(line) === unitsGranted(line, { debtor: "amazon" }) && unitsToAsk(line).carrier === 0;
}

/** The parts as they are shown: what was granted and is not paid yet is neither paid nor unexplained. They add up to the variance as well. */
export function shownParts(line: Pick<ShipmentLine, "parts" | "granted">): Readonly<Partial<Record<ShownPart, number>>> {
  const granted = unitsGranted(line);
  return {
    ...Object.fromEntries(
      VARIANCE_PARTS.flatMap((part) => {
        const whole = line.parts[part];
        const due = unitsGranted(line, { part });
        return whole === undefined || (whole !== 0 && whole === due) ? [] : [[part, whole - due]];
      }),
    ),
    ...(granted === 0 ? {} : { granted }),
  };
}

export type ShownPart = VariancePart | "granted";
export const SHOWN_PARTS: readonly ShownPart[] = VARIANCE_PARTS.flatMap((part) => (part === "unexplained" ? (["granted", part] as const) : [part]));

export const SHIPMENT_LEGEND: readonly { readonly tone: Tone; readonly text: string }[] = [
  { tone: "red", text: "unexplained, or the carrier's" },
  { tone: "amber", text: "arrived, case open" },
  { tone: "blue", text: "not received yet, being received" },
  { tone: "green", text: "explained" },
  { tone: "grey", text: "denied or written off" },
];

export const PART_WORDS: Readonly<Record<ShownPart, string>> = {
  "in-transit": "In transit",
  receiving: "Being received",
  "received-later": "Received later",
  "other-shipment": "In another shipment",
  swapped: "Swapped labels",
  logistics: "Lost before delivery",
  found: "Found",
  "reimbursed-stock": "Reimbursed in stock",
  "reimbursed-cash": "Reimbursed in cash",
  granted: "Granted, not yet paid",
  unexplained: "Unexplained",
};

/** How a case stands, as followed: what Amazon granted is none of what it paid. */
export function statusText({ status, unitsGranted, granted, unitsPaid }: Pick<CaseLine, "status" | "unitsGranted" | "granted" | "unitsPaid">): string {
  // Of how many units, not every case says.
  if (unitsGranted === 0 && granted === 0) return sayStatus(status);
  return unitsPaid > 0 ? "granted, paid in part" : "granted, not yet paid";
}

/** Units that a case shows as claimed: where money alone is at stake those that its row states, whatever its shipment lacks; null where it states none. */
export function unitsShown({ kind, entered, unitsClaimed }: Pick<CaseLine, "kind" | "entered" | "unitsClaimed">): number | null {
  return isAnsweredByMoney(kind) ? entered.units : unitsClaimed;
}
