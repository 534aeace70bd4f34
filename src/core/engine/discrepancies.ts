/** What remains to be explained after a reconciliation: the one rule for the pane, the sheets and the command line. */
import { openUnits } from "./shipments/decided-units";
import type { Control, Reconciliation, RollforwardLine, ShipmentLine, SourceRead } from "./findings";

export type Discrepancies = {
  readonly controls: readonly Control[];
  readonly lines: readonly RollforwardLine[];
  readonly shipments: readonly ShipmentLine[];
};

/** Controls that fail, lines that differ from what is reported, shipments with units that nothing accounts for and no case decided. */
export function findDiscrepancies({ controls, rollforward, shipments }: Pick<Reconciliation, "controls" | "rollforward" | "shipments">): Discrepancies {
  return {
    controls: controls.filter(({ pass }) => !pass),
    lines: rollforward.filter(differsFromReported),
    shipments: shipments.filter((line) => openUnits(line) !== 0),
  };
}

/** Whether there is anything that endings could agree with. */
export function isReported(lines: readonly Pick<RollforwardLine, "reported">[]): boolean {
  return lines.some(({ reported }) => reported !== null);
}

/** Ledgers of Amazon's of which no row could be used: what they say is in no figure, so that nothing can tie out. */
export function ledgersLeftAside({ sources }: Pick<Reconciliation, "sources">): readonly SourceRead[] {
  return sources.filter(({ kind, rows }) => rows === 0 && (kind === "ledger-summary" || kind === "ledger-detail"));
}

export function differsFromReported({ ending, reported }: Pick<RollforwardLine, "ending" | "reported">): boolean {
  return reported !== null && reported !== ending.quantity;
}

export function isClean({ controls, lines, shipments }: Discrepancies): boolean {
  return controls.length === 0 && lines.length === 0 && shipments.length === 0;
}
