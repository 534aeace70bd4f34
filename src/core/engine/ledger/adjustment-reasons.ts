/**
 * The ledger detail's adjustments, by their reasons, beside the rows of the ledger that count them: what the summary lumps together
 * as other or unknown events is told apart where the reasons add up to exactly that figure, and left alone where they do not.
 */
import { NO_DAY } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import type { Day } from "../../domain/day";
import { ADJUSTMENT_REASONS, type AdjustmentReason } from "../../domain/ledger-events";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Facts, Ledger } from "../../facts/facts";
import { readGrain } from "./ledger-grain";

type Nature = (typeof ADJUSTMENT_REASONS)[AdjustmentReason]["nature"];

/** Signed units of a movement that a reason tells; negative leaves. */
export type ReasonPart = { readonly type: EntryType | ExitType; readonly quantity: number };
/** What explains a row's other events, and whether it explains the unknown ones too. */
export type Explanation = { readonly parts: readonly ReasonPart[]; readonly withUnknown: boolean };

/** The summary's columns for adjustments. Changes of disposition, corrections and redefinitions are what it calls other events. */
const COLUMNS = {
  lost: "lost",
  found: "found",
  damaged: "damaged",
  disposed: "disposed",
  disposition: "otherEvents",
  correction: "otherEvents",
  redefinition: "otherEvents",
} as const satisfies Record<Nature, string>;

export function columnOfReason(reason: string): (typeof COLUMNS)[Nature] {
  const nature = natureOf(reason);
  return nature === null ? "otherEvents" : COLUMNS[nature];
}

function natureOf(reason: string): Nature | null {
  return Object.hasOwn(ADJUSTMENT_REASONS, reason) ? ADJUSTMENT_REASONS[reason as AdjustmentReason].nature : null;
}

/** Signed sums of one day's adjustments of one good at one place. */
type Sums = { lost: number; found: number; damaged: number; disposed: number; dispositionIn: number; dispositionOut: number; rest: number };

export function readReasons({ ledger, ledgerDetail }: Pick<Facts, "ledger" | "ledgerDetail">): (index: number) => Explanation | null {
  const byDay = new Map<string, Sums>();
  const byRow = new Map<string, Sums>();
  const { columns } = ledgerDetail;
  const grain = readGrain(ledger);
  for (let index = 0; index < ledgerDetail.rowCount; index += 1) {
    const day = columns.day[index] ?? NO_DAY;
    if (day === NO_DAY || textAt(columns.eventType, index) !== "Adjustments") continue;
    const goods = [columns.fnsku, columns.msku, columns.listing, columns.disposition].map((column) => textAt(column, index));
    for (const place of new Set([textAt(columns.country, index), textAt(columns.fulfillmentCenter, index), ""])) {
      addUp(byDay, JSON.stringify([day, place, ...goods]), textAt(columns.reason, index), columns.quantity[index] ?? 0);
      if (grain.unitOf(day as Day) !== "day")
        addUp(byRow, JSON.stringify([grain.spanOf(day as Day).to, place, ...goods]), textAt(columns.reason, index), columns.quantity[index] ?? 0);
    }
  }
  if (byDay.size === 0) return () => null;
  return (index) => {
    const { day, location, fnsku, msku, listing, disposition, basis } = ledger.columns;
    const sums = textAt(basis, index) === "" && grain.unitOf((day[index] ?? NO_DAY) as Day) !== "day" ? byRow : byDay;
    const found = sums.get(JSON.stringify([day[index], ...[location, fnsku, msku, listing, disposition].map((column) => textAt(column, index))]));
    return found === undefined ? null : explain(ledger, index, found);
  };
}

function addUp(all: Map<string, Sums>, key: string, reason: string, quantity: number): void {
  const sums = all.get(key) ?? { lost: 0, found: 0, damaged: 0, disposed: 0, dispositionIn: 0, dispositionOut: 0, rest: 0 };
  all.set(key, sums);
  const nature = natureOf(reason);
  if (nature === "disposition") sums[quantity > 0 ? "dispositionIn" : "dispositionOut"] += quantity;
  else if (nature === "lost" || nature === "found" || nature === "damaged" || nature === "disposed") sums[nature] += quantity;
  else sums.rest += quantity;
}

/** What the summary shows in columns of their own is taken off first; the rest must be its other events, or those and the unknown ones. */
function explain({ columns }: Ledger, index: number, sums: Sums): Explanation | null {
  const figure = (name: "lost" | "found" | "damaged" | "disposed" | "otherEvents" | "unknownEvents"): number => columns[name][index] ?? 0;
  const parts: readonly ReasonPart[] = [
    { type: "found" as const, quantity: sums.found - figure("found") },
    { type: "lost" as const, quantity: sums.lost - figure("lost") },
    { type: "damaged" as const, quantity: sums.damaged - figure("damaged") },
    { type: "disposed" as const, quantity: sums.disposed - figure("disposed") },
    { type: "disposition-in" as const, quantity: sums.dispositionIn },
    { type: "disposition-out" as const, quantity: sums.dispositionOut },
    { type: sums.rest > 0 ? ("other-in" as const) : ("other-out" as const), quantity: sums.rest },
  ].filter(({ quantity }) => quantity !== 0);
  if (
    parts.length === 0 ||
    parts.some(({ type, quantity }) => (type === "found" && quantity < 0) || ((type === "lost" || type === "damaged" || type === "disposed") && quantity > 0))
  )
    return null;
  const total = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  if (total === figure("otherEvents")) return { parts, withUnknown: false };
  return figure("unknownEvents") !== 0 && total === figure("otherEvents") + figure("unknownEvents") ? { parts, withUnknown: true } : null;
}
