/** How a shipment line is said and coloured: by its state, and by what of its variance is left to explain. */
import type { ShipmentLine, ShipmentState, VariancePart } from "../engine/findings";
import { openUnits, unitsToAsk } from "../engine/shipments/decided-units";
import type { Tone } from "./report";

/** A difference that is made up for in full is told apart from one that is open, and one that the carrier is to be asked about from Amazon's. */
export type Standing = ShipmentState | "short-carrier" | "short-explained" | "over-explained";

/** Every standing with its words and its tone, in the order in which it wants attention. Only what is to be done is red. */
export const STANDINGS = {
  short: { text: "short", tone: "red" },
  "short-carrier": { text: "short, lost by carrier", tone: "red" },
  over: { text: "over", tone: "red" },
  "case-open": { text: "case open", tone: "amber" },
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
export type Stood = Pick<ShipmentLine, "state" | "parts" | "decided" | "carrierDecided" | "responsibility">;

export function standingOf(line: Stood): Standing {
  const { state } = line;
  if (state !== "short" && state !== "over") return state;
  const { amazon, carrier } = unitsToAsk(line);
  if (amazon === 0 && carrier > 0) return "short-carrier";
  return openUnits(line) !== 0 ? state : `${state}-explained`;
}

export const SHIPMENT_LEGEND: readonly { readonly tone: Tone; readonly text: string }[] = [
  { tone: "red", text: "unexplained, or the carrier's" },
  { tone: "amber", text: "case open" },
  { tone: "blue", text: "not received yet" },
  { tone: "green", text: "explained" },
  { tone: "grey", text: "decided" },
];

export const PART_WORDS: Readonly<Record<VariancePart, string>> = {
  "in-transit": "In transit",
  receiving: "Being received",
  "received-later": "Received later",
  "other-shipment": "In another shipment",
  swapped: "Swapped labels",
  logistics: "Lost before delivery",
  found: "Found",
  "reimbursed-stock": "Reimbursed in stock",
  "reimbursed-cash": "Reimbursed in cash",
  unexplained: "Unexplained",
};
