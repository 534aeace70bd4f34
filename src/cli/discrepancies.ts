/** What --strict looks for: controls that fail, and differences that nothing explains. */
import type { Control, Reconciliation, RollforwardLine, ShipmentLine } from "../core/engine/findings";

export type Discrepancies = {
  readonly controls: readonly Control[];
  readonly lines: readonly RollforwardLine[];
  readonly shipments: readonly ShipmentLine[];
};

export function discrepanciesOf({ controls, rollforward, shipments }: Reconciliation): Discrepancies {
  return {
    controls: controls.filter(({ pass }) => !pass),
    lines: rollforward.filter(({ ending, reported }) => reported !== null && ending.quantity !== reported),
    shipments: shipments.filter(({ parts }) => (parts.unexplained ?? 0) !== 0),
  };
}

export function isClean({ controls, lines, shipments }: Discrepancies): boolean {
  return controls.length === 0 && lines.length === 0 && shipments.length === 0;
}
