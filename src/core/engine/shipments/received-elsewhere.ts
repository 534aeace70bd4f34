/** Units that arrived as another line's: how many of them had come by a day, and when those that came before the ledger left transit. */
import { addDays, type Day } from "../../domain/day";
import type { LineAccount } from "./line-accounts";
import { dispatchesOf, type BookLine } from "./shipment-book";

/** Units that arrived as another line's, under its shipment or under its label: what one line has too many was dispatched by the other. */
export type Relief = { readonly from: BookLine; readonly to: BookLine; readonly units: number };
type Context = { readonly until: Day; readonly ledgerStart: Day | null };

/** As many as came in there by then beyond what it sent, and as their own line had neither received nor lost. */
export function readReceivedElsewhere(accounts: readonly LineAccount[], reliefs: readonly Relief[], { until, ledgerStart }: Context): readonly Relief[] {
  const sentOf = (line: BookLine): number => dispatchesOf(line, ledgerStart).reduce((sum, { quantity }) => sum + quantity, 0);
  const beyond = new Map(accounts.map((account) => [account.line, receivedBy(account, { until, ledgerStart }) - sentOf(account.line) + account.gone]));
  return reliefs.flatMap(({ from, to, units: most }): readonly Relief[] => {
    const units = Math.max(0, Math.min(most, beyond.get(to) ?? 0, 0 - (beyond.get(from) ?? 0)));
    beyond.set(to, (beyond.get(to) ?? 0) - units);
    beyond.set(from, (beyond.get(from) ?? 0) + units);
    return units === 0 ? [] : [{ from, to, units }];
  });
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
