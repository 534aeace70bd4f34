/** How a shipment line is said and coloured: by its state, and by what of its variance is left to explain. */
import type { ShipmentLine, ShipmentState, VariancePart } from "../engine/findings";
import type { Tone } from "./report";

/** A difference that is made up for in full is told apart from one that is open. */
export type Standing = ShipmentState | "short-explained" | "over-explained";

/** Every standing with its words and its tone, in the order in which it wants attention. */
export const STANDINGS = {
  short: { text: "short", tone: "red" },
  over: { text: "over", tone: "red" },
  denied: { text: "denied", tone: "red" },
  "case-open": { text: "case open", tone: "amber" },
  receiving: { text: "being received", tone: "blue" },
  "not-received": { text: "not received yet", tone: "blue" },
  "short-explained": { text: "short, explained", tone: "green" },
  "over-explained": { text: "over, explained", tone: "green" },
  recovered: { text: "recovered", tone: "green" },
  "written-off": { text: "written off", tone: "green" },
  matched: { text: "matched", tone: null },
} as const satisfies Record<Standing, { readonly text: string; readonly tone: Tone | null }>;

export const STANDING_ORDER = Object.keys(STANDINGS) as readonly Standing[];

export function standingOf({ state, parts }: Pick<ShipmentLine, "state" | "parts">): Standing {
  const isExplained = (parts.unexplained ?? 0) === 0;
  if (!isExplained) return state;
  return state === "short" ? "short-explained" : state === "over" ? "over-explained" : state;
}

export const SHIPMENT_LEGEND: readonly { readonly tone: Tone; readonly text: string }[] = [
  { tone: "red", text: "unexplained" },
  { tone: "amber", text: "case open" },
  { tone: "blue", text: "not received yet" },
  { tone: "green", text: "explained" },
];

export const PART_WORDS: Readonly<Record<VariancePart, string>> = {
  "in-transit": "In transit", receiving: "Being received", "received-later": "Received later", "other-shipment": "In another shipment", swapped: "Swapped labels", logistics: "Lost before delivery",
  found: "Found", "reimbursed-stock": "Reimbursed in stock", "reimbursed-cash": "Reimbursed in cash", unexplained: "Unexplained",
};
