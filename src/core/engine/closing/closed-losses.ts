/**
 * What decisions and payments took out of transit in closed months, as their seals have it: that left on the day and with the value that were closed, whatever
 * is known of it by now; and what had been received by then. A month that was closed without these notes is replayed from its rows.
 */
import { addUnits, NO_UNITS, type UnitsAtCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import { groupBy } from "../../columns/group-by";
import type { Seal } from "./seal";
import { noteOf, receivedOfTexts, REMARKS, type SealedDecision } from "./sealed-notation";

type Line = { readonly shipmentId: string; readonly sku: string };
export type ClosedLosses = {
  /** Of days after `since` up to `until`; null where no closed month tells. */
  readonly told: { readonly since: Day | null; readonly until: Day } | null;
  readonly all: readonly (SealedDecision & { readonly sku: string })[];
  /** As they were closed, the oldest first. */
  readonly ofLine: (line: Line) => readonly SealedDecision[];
  /** What the last closed month that tells had received of a line by then; null where none says. */
  readonly receivedOf: (line: Line) => number | null;
};

/** `seals` are those before the period, oldest first. */
export function readClosedLosses(seals: readonly Seal[]): ClosedLosses {
  const isTold = ({ lines }: Seal): boolean => lines.some(({ moved }) => moved.includes(REMARKS["decisions-are-kept"]));
  const last = seals.at(-1);
  if (last === undefined || !isTold(last)) return { told: null, all: [], ofLine: () => [], receivedOf: () => null };
  const untold = seals.reduce((newest, seal, index) => (isTold(seal) ? newest : index), -1);
  const notes = seals.slice(untold + 1).flatMap(({ lines }) =>
    lines.flatMap(({ sku, moved }) =>
      moved.flatMap((text) => {
        const note = noteOf(text);
        return note.kind === "decided" ? [{ key: keyOfLine(note.shipmentId, sku), sku, note }] : [];
      }),
    ),
  );
  const byLine = groupBy(notes, ({ key }) => key);
  return {
    told: { since: seals[untold]?.closedTo ?? null, until: last.closedTo },
    all: notes.map(({ sku, note }) => ({ ...note, sku })),
    ofLine: ({ shipmentId, sku }) => (byLine.get(keyOfLine(shipmentId, sku)) ?? []).map(({ note }) => note).sort((a, b) => a.day - b.day),
    receivedOf: ({ shipmentId, sku }) => {
      const inTransit = (seal: Seal): Seal["lines"] => seal.lines.filter((line) => line.location === IN_TRANSIT && line.sku === sku);
      const seal = seals.filter((one) => inTransit(one).length > 0).at(-1);
      const named = seal === undefined ? null : receivedOfTexts(inTransit(seal).flatMap(({ moved }) => moved));
      return named?.get(keyOfShipment(shipmentId))?.received ?? null;
    },
  };
}

/** What each case, or "" none, had given up by then. */
export function unitsByCase(losses: readonly SealedDecision[]): ReadonlyMap<string, UnitsAtCost> {
  const sums = new Map<string, UnitsAtCost>();
  for (const { caseId, units, cost } of losses) sums.set(caseId, addUnits(sums.get(caseId) ?? NO_UNITS, { units, cost }));
  return sums;
}
