/** Units that arrived as another line's: how many of them had come by a day, which of them closed months do not have yet, and when those that came before the ledger left transit. */
import { groupBy } from "../../columns/group-by";
import { addDays, type Day } from "../../domain/day";
import { mayMeet, type LineAccount } from "./line-accounts";
import { dispatchesOf, type BookLine } from "./shipment-book";

/** Units that arrived as another line's, under its shipment or under its label: what one line has too many was dispatched by the other. */
export type Relief = { readonly from: BookLine; readonly to: BookLine; readonly units: number };
type Context = { readonly until: Day; readonly ledgerStart: Day | null };

/** As many as came in there by then beyond what it sent, and as their own line had neither received nor lost. Where a closed month has them, that is as they were closed until the ledger begins. */
export function readReceivedElsewhere(accounts: readonly LineAccount[], reliefs: readonly Relief[], { until, ledgerStart }: Context): readonly Relief[] {
  const beyond = new Map(
    accounts.map((account) => [account.line, receivedBy(account, { until, ledgerStart }) - sentOf(account.line, ledgerStart) + account.gone]),
  );
  const closed = new Set(accounts.flatMap(({ line, isClosed }) => (isClosed && ledgerStart !== null && until < ledgerStart ? [line] : [])));
  return reliefs.flatMap(({ from, to, units: most }): readonly Relief[] => {
    const units = closed.has(to) ? 0 : Math.max(0, Math.min(most, beyond.get(to) ?? 0, 0 - (beyond.get(from) ?? 0)));
    beyond.set(to, (beyond.get(to) ?? 0) - units);
    beyond.set(from, (beyond.get(from) ?? 0) + units);
    return units === 0 ? [] : [{ from, to, units }];
  });
}

/** How many units of a line others have, by now or when its month was closed; below zero, how many it has of others. */
type Lent = ReadonlyMap<BookLine, number>;

/**
 * What lines have of each other by now, less what closed months had already. Units of a SKU are alike, so that what counts is how many a line has given in all: one that
 * gives more than then has it to give still, and it goes to one that has more of others than then, or that has its own after all, which left transit long ago.
 */
export function findReliefsSince(reliefs: readonly Relief[], accounts: readonly LineAccount[]): readonly Relief[] {
  if (accounts.every(({ gone }) => gone === 0)) return reliefs;
  const closed = new Map(accounts.map(({ line, gone, lost }) => [line, gone - lost]));
  const swaps = reliefs.filter(({ from, to }) => from.sku !== to.sku).flatMap((relief) => swappedSince(relief, closed));
  const alike = groupBy(
    reliefs.filter(({ from, to }) => from.sku === to.sku),
    ({ from }) => from.sku,
  );
  return [...swaps, ...[...groupBy(accounts, ({ line }) => line.sku)].flatMap(([sku, ofSku]) => matchGivers(ofSku, alike.get(sku) ?? [], closed))];
}

/** Under another label: whose units they are is known. */
function swappedSince({ from, to, units }: Relief, closed: Map<BookLine, number>): readonly Relief[] {
  const had = Math.max(0, Math.min(units, closed.get(from) ?? 0, 0 - (closed.get(to) ?? 0)));
  closed.set(from, (closed.get(from) ?? 0) - had);
  closed.set(to, (closed.get(to) ?? 0) + had);
  return units === had ? [] : [{ from, to, units: units - had }];
}

function matchGivers(accounts: readonly LineAccount[], reliefs: readonly Relief[], closed: Lent): readonly Relief[] {
  const since = new Map(accounts.map(({ line }) => [line, 0 - (closed.get(line) ?? 0)]));
  const add = (line: BookLine, units: number): void => void since.set(line, (since.get(line) ?? 0) + units);
  for (const { from, to, units } of reliefs) {
    add(from, units);
    add(to, 0 - units);
  }
  // What was lost when its month was closed has nothing in transit to give.
  for (const { line, before, gone, takings } of accounts) {
    const held = takings.reduce((sum, { quantity }) => sum - quantity, line.dispatched - gone - before);
    since.set(line, Math.min(since.get(line) ?? 0, Math.max(0, held)));
  }
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const meet = (from: BookLine, to: BookLine): boolean => {
    const [giver, taker] = [accountOf.get(from), accountOf.get(to)];
    return giver !== undefined && taker !== undefined && mayMeet(giver, taker);
  };
  const move = (from: BookLine, to: BookLine, most: number): readonly Relief[] => {
    const units = !meet(from, to) ? 0 : Math.max(0, Math.min(most, since.get(from) ?? 0, 0 - (since.get(to) ?? 0)));
    add(from, 0 - units);
    add(to, units);
    return units === 0 ? [] : [{ from, to, units }];
  };
  const asTold = reliefs.flatMap(({ from, to, units }) => move(from, to, units));
  // Those who give come before those who have less of others than then: what these took back they hold again.
  const givers = [...new Set([...reliefs.map(({ from }) => from), ...since.keys()])].filter((line) => (since.get(line) ?? 0) > 0);
  const takers = [...since.keys()].filter((line) => (since.get(line) ?? 0) < 0);
  return [...asTold, ...givers.flatMap((from) => takers.flatMap((to) => move(from, to, Infinity)))];
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
