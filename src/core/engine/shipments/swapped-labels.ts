/** Variances -> what Amazon booked under another SKU of the same shipment: for certain where the numbers are the same, else said beside what is left. */
import { keyOfShipment } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { queueByName } from "../compensation/queue-by-name";
import type { Relief } from "./received-elsewhere";
import { evidenceOf, groupsOf, missingOf, take, type Remaining } from "./remaining-units";

/** What a closed month has as swapped is booked, and no other shipment's any more, as long as the one still lacks what the other has too many. */
export function keepClosedSwaps(settled: readonly Remaining[]): readonly Relief[] {
  const swapped = settled.filter(({ counted }) => counted.swapped !== 0).map((one) => ({ one, left: Math.abs(one.counted.swapped) }));
  return groupsOf(swapped, ({ one }) => keyOfShipment(one.counted.line.shipmentId)).flatMap((group) => {
    const overs = group.filter(({ one }) => one.counted.swapped < 0);
    return group.filter(({ one }) => one.counted.swapped > 0).flatMap((short) => swapAsClosed(short, overs));
  });
}

type Swapped = { readonly one: Remaining; left: number };

/** With the one that has as many first: where several were swapped, each was with its like. */
function swapAsClosed(short: Swapped, overs: readonly Swapped[]): readonly Relief[] {
  const alike = overs.filter(({ left }) => left === short.left);
  return [...alike, ...overs.filter((over) => !alike.includes(over))].flatMap((over): readonly Relief[] => {
    const units = Math.min(short.left, missingOf(short.one), over.left, Math.max(0, over.one.left));
    if (units === 0) return [];
    short.left -= units;
    over.left -= units;
    return [swap(short.one, over.one, units)];
  });
}

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
      reliefs.push(swap(short, over, over.left));
    }
  }
  return reliefs;
}

function swap(short: Remaining, over: Remaining, units: number): Relief {
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
  return { from: short.counted.line, to: over.counted.line, units };
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
