/**
 * The months whose endings a cell asks the reasons for: the latest run where it is of that month, else the month worked out once
 * from the tables and kept, with all that was worked out, until a table changes.
 */
import type { AppSession, MonthInquiry } from "../app/session";
import { nameOfPeriod, type Period } from "../core/domain/day";
import type { Explanation, LineKey } from "../core/engine/explain-ending";
import type { Reconciliation } from "../core/engine/findings";

export type MonthFound =
  { readonly reconciliation: Reconciliation; readonly explain: (key: LineKey) => Promise<Explanation | null> } | { readonly message: string };
/** null = the month of the latest run, or the one chosen in the pane. */
export type FindMonth = (period: Period | null) => Promise<MonthFound>;

export function openMonths(session: Pick<AppSession, "latest" | "explain" | "inquire" | "onTablesChanged">): FindMonth {
  const kept = new Map<string, Promise<MonthFound>>();
  const releases: (() => void)[] = [];
  session.onTablesChanged(() => {
    kept.clear();
    for (const release of releases.splice(0)) release();
  });

  return async (period) => {
    const latest = session.latest();
    if (latest !== null && (period === null || nameOfPeriod(period) === nameOfPeriod(latest.period)))
      return { reconciliation: latest, explain: session.explain };
    const key = period === null ? "" : nameOfPeriod(period);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = session.inquire(period).then((month) => monthOf(month, releases));
    kept.set(key, found);
    // Neither a failure is kept nor a reason why there are no figures yet: the next cell that asks tries again.
    found.then(
      (result) => {
        if ("message" in result) kept.delete(key);
      },
      () => kept.delete(key),
    );
    return found;
  };
}

function monthOf({ calculated, inquiry }: MonthInquiry, releases: (() => void)[]): MonthFound {
  if (calculated.outcome === "stopped") {
    inquiry.end();
    return { message: calculated.issues[0].message };
  }
  // What is being answered is answered to the end.
  let asked: Promise<unknown> = Promise.resolve();
  releases.push(() => void asked.then(() => inquiry.end()));
  return {
    reconciliation: calculated.reconciliation,
    explain(key) {
      const answer = inquiry.explain(key);
      asked = Promise.allSettled([asked, answer]);
      return answer;
    },
  };
}
