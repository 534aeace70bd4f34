/**
 * Stock between centres may differ from Amazon's figure though every row holds, and is named here. A warehouse's ending
 * cannot: where it differs, a row or a day does not add up, and that has been named already.
 */
import { raise, type Issue } from "../domain/issue";
import { BETWEEN_CENTRES } from "../domain/location";
import { differsFromReported } from "./discrepancies";
import type { RollforwardLine } from "./findings";

export function nameBetweenCentres(lines: readonly RollforwardLine[]): readonly Issue[] {
  return lines
    .filter((line) => line.location === BETWEEN_CENTRES && differsFromReported(line))
    .map(({ sku, fnsku, ending, reported }) =>
      raise(
        "between-centres-differ",
        null,
        { sku, ending: ending.quantity, reported: reported ?? 0 },
        { goods: fnsku === null ? [sku] : [sku, fnsku], from: null, to: null },
      ),
    );
}
