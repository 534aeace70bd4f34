/** Units that arrived as another line's: whose they are after a closed month, how many of them had come by a day, and when those that came before the ledger left transit. */
import { groupBy } from "../../columns/group-by";
import { addDays, type Day } from "../../domain/day";
import type { LineAccount } from "./line-accounts";
import { dispatchesOf, type BookLine } from "./shipment-book";

/** Units that arrived as another line's, under its shipment or under its label: what one line has too many was dispatched by the other. */
export type Relief = { readonly from: BookLine; readonly to: BookLine; readonly units: number };
type Context = { readonly until: Day; readonly ledgerStart: Day | null };

/** As many as came in there by then beyond what it sent, and as their own line had neither received nor lost. */
export function readReceivedElsewhere(accounts: readonly LineAccount[], reliefs: readonly Relief[], { until, ledgerStart }: Context): readonly Relief[] {
  const beyond = new Map(
    accounts.map((account) => [account.line, receivedBy(account, { until, ledgerStart }) - sentOf(account.line, ledgerStart) + account.gone]),
  );
  return reliefs.flatMap(({ from, to, units: most }): readonly Relief[] => {
    const units = Math.max(0, Math.min(most, beyond.get(to) ?? 0, 0 - (beyond.get(from) ?? 0)));
    beyond.set(to, (beyond.get(to) ?? 0) - units);
    beyond.set(from, (beyond.get(from) ?? 0) + units);
    return units === 0 ? [] : [{ from, to, units }];
  });
}

/**
 * A line that gave units to another in a closed month, and has its own after all, is whole again: what the other has too many is a third line's by now, and has left
 * transit long ago. What comes as the first line's own is then, in transit, the third's.
 */
export function passReliefsOn(reliefs: readonly Relief[], accounts: readonly LineAccount[], ledgerStart: Day | null): readonly Relief[] {
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const excess = new Map(accounts.map((account) => [account.line, excessOf(account, ledgerStart)]));
  const add = (line: BookLine, units: number): void => void excess.set(line, (excess.get(line) ?? 0) + units);
  const givers = groupBy(
    accounts.filter(({ line, gone }) => gone > 0 && (excess.get(line) ?? 0) > 0),
    ({ line }) => line.sku,
  );
  return reliefs.flatMap((relief): readonly Relief[] => {
    const { from, to } = relief;
    const lacking = Math.min(relief.units, Math.max(0, 0 - (excess.get(from) ?? 0)));
    const fresh = Math.min(lacking, Math.max(0, excess.get(to) ?? 0));
    add(to, 0 - fresh);
    add(from, fresh);
    let left = Math.min(lacking - fresh, Math.max(0, 0 - (accountOf.get(to)?.gone ?? 0)));
    const passed = (left === 0 ? [] : (givers.get(from.sku) ?? [])).flatMap(({ line, gone }): readonly Relief[] => {
      const units = Math.max(0, Math.min(left, gone, excess.get(line) ?? 0));
      left -= units;
      add(line, 0 - units);
      add(from, units);
      return units === 0 ? [] : [{ from, to: line, units }];
    });
    const kept = passed.reduce((sum, { units }) => sum - units, relief.units);
    return [...(kept === 0 ? [] : [{ from, to, units: kept }]), ...passed];
  });
}

/** Units received beyond what was sent and had not left transit otherwise; below zero those that are still in it. */
function excessOf({ line, before, gone, takings }: LineAccount, ledgerStart: Day | null): number {
  return takings.reduce((sum, { quantity }) => sum + quantity, before + gone - sentOf(line, ledgerStart));
}

function sentOf(line: BookLine, ledgerStart: Day | null): number {
  return dispatchesOf(line, ledgerStart).reduce((sum, { quantity }) => sum + quantity, 0);
}

export function receivedBy(account: LineAccount, { until, ledgerStart }: Context): number {
  const leaves = ledgerStart === null ? null : earlierReceiptsLeave(account, ledgerStart);
  const earlier = leaves !== null && leaves <= until ? account.before : 0;
  return account.takings.reduce((sum, { day, quantity }) => (day <= until ? sum + quantity : sum), earlier);
}

/** The day on which units received before the ledger leave transit: not before they came there, nor after the ledger takes some of them back. */
export function earlierReceiptsLeave({ line, takings }: LineAccount, ledgerStart: Day): Day {
  const eve = addDays(ledgerStart, -1);
  const sent = line.shipped ?? dispatchesOf(line, ledgerStart)[0]?.day ?? eve;
  const first = takings[0]?.day ?? sent;
  return sent <= eve ? eve : first < sent ? first : sent;
}
