/** A reconciled month -> its seal: the ending of every line, with its layers, under a digest of inputs, settings and results. */
import { monthOf, type Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import type { Settings } from "../../domain/settings";
import { compareText } from "../../domain/text";
import type { RollforwardLine } from "../findings";
import { fingerprintOf, textOfMove } from "./fingerprint-moves";
import { receivedAt, receivedOn } from "../valuation/layer-origin";
import type { Pools } from "../movements/pools";
import { legsOf } from "../valuation/roll-forward";
import { digestOfMonth, keptLayers, keptMoved, textOfSettings, type Seal, type SealedLayer, type SealedLine, type SealedMonth } from "./seal";
import type { Layer } from "../valuation/stock";
import type { Valuation } from "../valuation/valuation";

type Context = {
  readonly pools: Pools;
  readonly settings: Settings;
  readonly today: Day;
  /** First day of which the sources told anything, by location. */
  readonly rowsSince: ReadonlyMap<string, Day>;
};

/** `forced` says what did not hold; "" where everything did. */
export function sealMonth(rollforward: readonly RollforwardLine[], valuation: Pick<Valuation, "valued" | "layers">, closing: { readonly closedTo: Day; readonly forced: string }, { pools, settings, today, rowsSince }: Context): Seal {
  const { closedTo, forced } = closing;
  const moved = new Map<number, string[]>();
  const inputs: string[] = [];
  for (const one of valuation.valued) {
    if (one.derived === true || one.move.day > closedTo) continue;
    inputs.push(textOfMove(one, pools));
    if (monthOf(one.move.day) !== monthOf(closedTo)) continue;
    for (const { pool } of legsOf(one)) {
      const prints = moved.get(pool) ?? [];
      prints.push(fingerprintOf(one, pool) ?? "");
      moved.set(pool, prints);
    }
  }
  const lines = rollforward.map(({ location, sku, fnsku, disposition, currency, ending, cost }): SealedLine => {
    const pool = pools.idOf({ location, sku, fnsku, disposition });
    return {
      location, sku, fnsku, disposition, currency, quantity: ending.quantity, cost, layers: keptLayers((valuation.layers.get(pool) ?? []).map((layer) => sealLayer(layer, pools))),
      moved: keptMoved(moved.get(pool) ?? []), rowsSince: rowsSince.get(location) ?? null,
    };
  });
  const month: SealedMonth = { closedTo, settings: textOfSettings(settings), inputs: digestOf(inputs.sort(compareText).join("\n")), forced, lines };
  return { ...month, closedOn: today, digest: digestOfMonth(month), place: null };
}

function sealLayer({ units, cost, origin }: Layer, pools: Pools): SealedLayer {
  return { units, cost, since: receivedOn(origin), receivedAt: receivedAt(origin, pools), reference: origin.reference };
}
