/** What was lost beside shipments, and what of it payments left open -> of what a case could be about, how much can still be paid. */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isOfMoney } from "../../domain/claims";
import type { CaseRecord } from "./read-cases";
import { mayBeAbout, subjectOf } from "./speakers";
import type { StockEvent } from "./stock-event";

/** `units` are what is open. `isOfSame` tells other cases that could be about the same. */
export type LeftBeside = { readonly units: number; readonly isOfSame: (other: CaseRecord) => boolean };

/** null of what no source tells of any: nobody knows what such a case is about. */
export function findLeftBeside({ ever, open }: Lost): (record: CaseRecord) => LeftBeside | null {
  const keyOf = (kind: string, sku: string): string => JSON.stringify([kind, sku]);
  const grouped = (events: readonly StockEvent[]): Grouped => groupBy(events, ({ type, sku }) => keyOf(type, sku));
  const [all, left] = [grouped(ever), grouped(open)];
  const reach = ({ record, of }: { readonly record: CaseRecord; readonly of: Grouped }): readonly StockEvent[] =>
    (of.get(keyOf(record.kind, record.sku)) ?? []).filter((event) => mayBeAbout(record, subjectOf(event)));
  return (record) => {
    if (debtorOf(record.kind) !== null || isOfMoney(record.kind)) return null;
    const about = reach({ record, of: all });
    if (about.length === 0) return null;
    return {
      units: reach({ record, of: left }).reduce((sum, { units }) => sum + units, 0),
      isOfSame: (other) => about.some((event) => mayBeAbout(other, subjectOf(event))),
    };
  };
}

type Lost = { readonly ever: readonly StockEvent[]; readonly open: readonly StockEvent[] };
type Grouped = ReadonlyMap<string, readonly StockEvent[]>;
