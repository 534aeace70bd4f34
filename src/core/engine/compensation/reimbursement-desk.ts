/** Shipment lines that lack units, at hand for what was paid: by line, by shipment, the oldest first; and what each was answered so far. */
import type { Day } from "../../domain/day";
import { keyOfLine, oldestFirst, type Sent } from "../../domain/shipment-line";
import { groupBy } from "../../columns/group-by";
import type { Payment } from "./payment";
import type { PayableLines } from "./payable-lines";
import type { CaseRecord } from "./read-cases";

/** A shipment line with the units that are still missing once everything else known about the shipment was looked at; zero where none are. */
export type OpenLine = Sent & {
  readonly fnsku: string | null;
  /** What its units may be called at Amazon. */
  readonly labels: readonly string[];
  /** Where it was sent to, or its units came in; none where nobody tells. */
  readonly locations: readonly string[];
  readonly openUnits: number;
  /** Not there either, and Amazon is still counting. */
  readonly countingUnits: number;
  readonly dispatched: number;
  /** By today. */
  readonly received: number;
  /** Of these, what is known by its day, oldest first; below zero what was taken out again. */
  readonly arrivals: readonly { readonly day: Day; readonly units: number }[];
  readonly deliveredOn: Day | null;
  /** Whether all of them were refused, or given up. */
  readonly isRefused: boolean;
  /** Delivered, else shipped; null where neither is known. */
  readonly since: Day | null;
};

/** A part of a payment, or of what the register says was paid, and the line it answers. */
export type Share = {
  readonly key: string;
  readonly payment: Payment | null;
  readonly record: CaseRecord | null;
  readonly stockUnits: number;
  readonly cashUnits: number;
  readonly day: Day | null;
  readonly because: string;
};

/** What of a payment for shipments answers none of them yet; `record` is the case that it names, if that is about one. */
export type Purse = { readonly payment: Payment; readonly record: CaseRecord | null; stock: number; cash: number };
export type OpenUnits = { readonly line: OpenLine; readonly key: string; left: number };
/** Lines oldest first, and the ways to find some of them. */
export type Desk = {
  readonly lines: readonly OpenUnits[];
  readonly byKey: ReadonlyMap<string, OpenUnits>;
  readonly byShipment: ReadonlyMap<string, readonly OpenUnits[]>;
  readonly shares: Share[];
  readonly payable: PayableLines;
};
export function openDesk(given: readonly OpenLine[], payable: PayableLines): Desk {
  const lines = [...given].sort(oldestFirst).map((line): OpenUnits => ({ line, key: keyOfLine(line.shipmentId, line.sku), left: line.openUnits }));
  return {
    lines,
    byKey: new Map(lines.map((one) => [one.key, one])),
    byShipment: groupBy(lines, ({ line }) => keyOfLine(line.shipmentId, "")),
    shares: [],
    payable,
  };
}

/** The lines that a record of the register speaks of. */
export function linesOfRecord({ byKey, byShipment }: Pick<Desk, "byKey" | "byShipment">, { shipmentId, sku }: CaseRecord): readonly OpenUnits[] {
  if (shipmentId === "") return [];
  const one = byKey.get(keyOfLine(shipmentId, sku));
  return sku === "" ? (byShipment.get(keyOfLine(shipmentId, "")) ?? []) : one === undefined ? [] : [one];
}

export const paidUnits = ({ stockUnits, cashUnits }: Pick<Share, "stockUnits" | "cashUnits">): string =>
  [stockUnits === 0 ? "" : `${stockUnits} given back in stock`, cashUnits === 0 ? "" : `${cashUnits} paid in cash`].filter((text) => text !== "").join(" and ");
