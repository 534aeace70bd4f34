/**
 * Reconciliation -> the list of things to explain: units of shipments that nothing accounts for, stock that the
 * warehouse's own system states differently, data that could not be read or does not add up.
 */
import { titleOfDay } from "../core/domain/day";
import type { Issue } from "../core/domain/issue";
import { nameOfPlace, type Place } from "../core/domain/source";
import { findDiscrepancies } from "../core/engine/discrepancies";
import type { Responsibility } from "../core/domain/responsibility";
import type { Reconciliation, RollforwardLine, ShipmentLine } from "../core/engine/findings";
import { openUnits } from "../core/engine/shipments/decided-units";
import { anchorOfIssue } from "../core/report/build-checks";
import { anchorOfLine } from "../core/report/build-rollforward";
import { anchorOfShipment } from "../core/report/build-variances";
import { sentence } from "./case-entries";
import { countText, differenceText, moneyText, quantityText, receivedText } from "./figure-text";

export const TOPICS = { shipments: "Shipments", stock: "Stock", data: "Data", errors: "To put right" } as const;
export type Topic = keyof typeof TOPICS;

export type Explanation = {
  readonly key: string;
  readonly topic: Topic;
  readonly title: string;
  readonly detail: string;
  /** A few characters at the right: the units, or what kind of trouble it is. */
  readonly mark: string;
  readonly tone: "bad" | "warning" | "note";
  /** Key of the cells in a written sheet that show it; null where the user's own row shows it better. */
  readonly anchor: string | null;
  /** Row of the user's own table that it rests on; null where there is none. */
  readonly place: Place | null;
};

/** Keeps an amount beside its currency, and a day in one, where a line breaks. */
const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");

/** Who answers for a variance, as a line says it. */
const ANSWERABLE: Readonly<Record<Responsibility, string | null>> = {
  seller: "your declaration",
  amazon: "Amazon",
  logistics: "carrier",
  mixed: "carrier and Amazon",
  undecided: null,
};

/** Shipments first, since they have a claim window; then stock; then data. Larger differences first. What was accepted with a note is no longer open. */
export function viewExplanations(reconciliation: Reconciliation): readonly Explanation[] {
  const { lines, shipments } = findDiscrepancies(reconciliation);
  const open = [...shipments].sort((a, b) => Math.abs(openUnits(b)) - Math.abs(openUnits(a)));
  const unclear = reconciliation.issues.flatMap((issue, index) => (issue.severity === "info" || issue.accepted !== undefined ? [] : [ofIssue(issue, index)]));
  return [...open.map(ofShipment), ...lines.map(ofStock), ...unclear];
}

/** What is left to explain, as every tab counts it: errors are to be put right, and counted apart. */
export function countToExplain(reconciliation: Reconciliation): number {
  return viewExplanations(reconciliation).filter(({ topic }) => topic !== "errors").length;
}

export function countByTopic(explanations: readonly Explanation[]): Readonly<Record<Topic, number>> {
  const count = (topic: Topic): number => explanations.filter((explanation) => explanation.topic === topic).length;
  return { shipments: count("shipments"), stock: count("stock"), data: count("data"), errors: count("errors") };
}

function ofShipment(line: ShipmentLine): Explanation {
  const answerable = line.responsibility === null ? null : ANSWERABLE[line.responsibility];
  const detail = [
    sentence(receivedText(line)),
    // Told apart from what nobody has asked about.
    ...(line.state === "case-open" ? [unbroken(line.caseId === null || line.caseId === "" ? "case open" : `case ${line.caseId} open`)] : []),
    ...(line.wholeCartons ? ["whole cartons"] : []),
    ...(answerable === null ? [] : [answerable]),
    ...(line.exposure === null || line.exposure === 0 ? [] : [unbroken(moneyText(line.exposure, line.currency))]),
    ...(line.claimUntil === null ? [] : [unbroken(`claim until ${titleOfDay(line.claimUntil)}`)]),
  ].join(" · ");
  const anchor = anchorOfShipment(line);
  return {
    key: anchor,
    topic: "shipments",
    title: `${line.shipmentId} · ${line.sku}`,
    detail,
    mark: differenceText(openUnits(line)),
    tone: line.state === "case-open" ? "warning" : "bad",
    anchor,
    place: line.place,
  };
}

function ofStock(line: RollforwardLine): Explanation {
  const reported = line.reported ?? 0;
  const title = [line.location, line.sku, ...(line.disposition === null ? [] : [line.disposition])].join(" · ");
  const detail = `Movements lead to ${quantityText(line.ending.quantity)}, the warehouse states ${quantityText(reported)}`;
  const anchor = anchorOfLine(line);
  return {
    key: anchor,
    topic: "stock",
    title,
    detail,
    mark: `${quantityText(Math.abs(reported - line.ending.quantity))} off`,
    tone: "bad",
    anchor,
    place: null,
  };
}

function ofIssue(issue: Issue, index: number): Explanation {
  const where = issue.place === null ? null : nameOfPlace(issue.place);
  const prefix = issue.place === null ? "" : `${nameOfPlace(issue.place)}: `;
  const rest = issue.message.toLowerCase().startsWith(prefix.toLowerCase()) ? issue.message.slice(prefix.length) : issue.message;
  const detail = rest.charAt(0).toUpperCase() + rest.slice(1);
  const tone = issue.severity === "error" ? "bad" : "warning";
  const key = anchorOfIssue(index);
  return {
    key,
    topic: issue.severity === "error" ? "errors" : "data",
    title: where ?? "This workbook",
    detail,
    mark: issue.severity === "error" ? "fix" : "check",
    tone,
    anchor: issue.place === null ? key : null,
    place: issue.place,
  };
}

/** Shipments that are not late: still travelling, or being counted by Amazon. */
export type OnTheWay = {
  readonly summary: string;
  readonly lines: readonly { readonly key: string; readonly title: string; readonly detail: string; readonly anchor: string }[];
};

export function viewOnTheWay({ shipments }: Pick<Reconciliation, "shipments">): OnTheWay | null {
  const waiting = shipments.filter(({ state }) => state === "not-received" || state === "receiving");
  if (waiting.length === 0) return null;
  const count = (state: ShipmentLine["state"]): number => new Set(waiting.filter((line) => line.state === state).map(({ shipmentId }) => shipmentId)).size;
  const travelling = count("not-received");
  const receiving = count("receiving");
  const summary = [
    ...(travelling === 0 ? [] : [`${countText(travelling, "shipment")} on ${travelling === 1 ? "its" : "their"} way`]),
    ...(receiving === 0 ? [] : [`${travelling === 0 ? countText(receiving, "shipment") : quantityText(receiving)} being received`]),
  ].join(", ");
  const lines = waiting.map((line) => ({
    key: `${anchorOfShipment(line)} ${line.state}`,
    title: `${line.shipmentId} · ${line.sku}`,
    detail: [sentence(receivedText(line)), ...(line.shipped === null ? [] : [unbroken(`shipped ${titleOfDay(line.shipped)}`)])].join(" · "),
    anchor: anchorOfShipment(line),
  }));
  return { summary, lines };
}
