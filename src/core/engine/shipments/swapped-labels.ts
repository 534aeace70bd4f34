/** Variances -> what Amazon booked under another SKU of the same shipment: for certain where the numbers are the same, else said beside what is left. */
import { keyOfShipment } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { queueByName } from "../compensation/queue-by-name";
import type { Relief } from "./received-elsewhere";
import { evidenceOf, groupsOf, take, type Remaining } from "./remaining-units";

/** In one shipment one SKU lacks exactly what another has too many: the labels were swapped, and the one's units came in as the other's. */
export function explainBySwappedLabels(settled: readonly Remaining[]): readonly Relief[] {
  const reliefs: Relief[] = [];
  for (const group of groupsOf(settled, ({ counted }) => keyOfShipment(counted.line.shipmentId))) {
    const overs = queueByName(
      group.filter(({ left }) => left > 0),
      ({ left }) => [String(left)],
    );
    for (const short of group.filter(({ left }) => left < 0)) {
      const [over] = overs([String(-short.left)]);
      if (over === undefined) continue;
      const units = over.left;
      const [lacking, excess] = [short.counted.line.sku, over.counted.line.sku];
      take(
        short,
        "swapped",
        -units,
        `${units} ${lacking} too few and ${units} ${excess} too many in this shipment: labels swapped, the units left transit as ${excess} (${evidenceOf(short)}, ${evidenceOf(over)})`,
      );
      take(
        over,
        "swapped",
        units,
        `${units} ${excess} too many and ${units} ${lacking} too few in this shipment: labels swapped, the units came in at the cost of ${lacking} (${evidenceOf(over)}, ${evidenceOf(short)})`,
      );
      reliefs.push({ from: short.counted.line, to: over.counted.line, units });
    }
  }
  return reliefs;
}

/** Where the numbers differ, nobody knows how many labels were swapped, if any: that they may have been is said of what is left. */
export function sayOversBeside(settled: readonly Remaining[]): readonly { readonly short: Remaining; readonly because: string }[] {
  return groupsOf(settled, ({ counted }) => keyOfShipment(counted.line.shipmentId)).flatMap((group) => {
    const overs = group.filter(({ left }) => left > 0).sort((a, b) => b.left - a.left || compareText(a.counted.line.sku, b.counted.line.sku));
    const shown = overs.slice(0, 3).map((over) => `${over.left} ${over.counted.line.sku} too many (${evidenceOf(over)})`);
    const said = [...shown, ...(overs.length > shown.length ? [`${overs.length - shown.length} more SKUs`] : [])].join(", ");
    const excess = overs.reduce((sum, { left }) => sum + left, 0);
    return overs.length === 0
      ? []
      : group
          .filter(({ left }) => left < 0)
          .map((short) => ({
            short,
            because: `this shipment also has ${said}: labels of up to ${Math.min(0 - short.left, excess)} of the ${0 - short.left} may have been swapped; look before you claim`,
          }));
  });
}
