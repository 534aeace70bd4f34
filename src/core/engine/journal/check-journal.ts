/** The finished lines of the journal -> whether they tie to the rollforward. */
import type { Account } from "../../domain/accounts";
import type { Control, JournalEntry, RollforwardLine } from "../findings";
import { INVENTORY, inventoryAt } from "./posting";

/** Of each inventory account: debits less credits is what its value changed by, from the finished lines. */
export function checkJournal(entries: readonly JournalEntry[], lines: readonly RollforwardLine[]): readonly Control[] {
  const valuedLines = lines.filter(({ isOpen }) => isOpen !== true);
  const currencies = [...new Set(valuedLines.map(({ currency }) => currency))].sort();
  return currencies.map((currency): Control => {
    const net = new Map<Account, number>(Object.values(INVENTORY).map((account) => [account, 0]));
    const add = (account: Account, amount: number): void => void (net.has(account) && net.set(account, (net.get(account) ?? 0) + amount));
    for (const entry of entries) if (entry.currency === currency) add(entry.account, entry.debit - entry.credit);
    for (const line of valuedLines)
      if (line.currency === currency) add(inventoryAt(line.location, line.kind), (line.beginning.value ?? 0) - (line.ending.value ?? 0));
    const found = [...net.values()].reduce((sum, difference) => sum + Math.abs(difference), 0);
    const id = currencies.length === 1 ? "journal-agrees-with-rollforward" : `journal-agrees-with-rollforward-${currency}`;
    return { id, title: `Value in ${currency} that journal and rollforward differ by`, expected: 0, found, pass: found === 0, currency };
  });
}
