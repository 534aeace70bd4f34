/**
 * The figures of a month, at hand for every cell that asks: those of the latest run where it covers the month, else
 * worked out once from the tables and kept until a table changes.
 */
import type { AppSession } from "../app/session";
import { nameOfPeriod, type Period } from "../core/domain/day";
import type { Reconciliation } from "../core/engine/findings";
import { indexFigures, type Figures } from "./figures";

export type FiguresFound = { readonly figures: Figures } | { readonly message: string };
/** null = the month of the latest run, or the one chosen in the pane. */
export type FindFigures = (period: Period | null) => Promise<FiguresFound>;

export function openFigures(session: Pick<AppSession, "latest" | "calculateOnly" | "onTablesChanged">): FindFigures {
  const worked = new Map<string, Promise<FiguresFound>>();
  let indexed: { readonly reconciliation: Reconciliation; readonly figures: Figures } | null = null;
  session.onTablesChanged(() => worked.clear());

  const indexOf = (reconciliation: Reconciliation): Figures => {
    if (indexed?.reconciliation !== reconciliation) indexed = { reconciliation, figures: indexFigures(reconciliation) };
    return indexed.figures;
  };

  return async (period) => {
    const latest = session.latest();
    if (latest !== null && (period === null || nameOfPeriod(period) === nameOfPeriod(latest.period))) return { figures: indexOf(latest) };
    const key = period === null ? "" : nameOfPeriod(period);
    const known = worked.get(key);
    if (known !== undefined) return known;
    const found = workOut(session, period);
    worked.set(key, found);
    // A failure is not kept, nor is a reason why there are no figures yet: the next cell that asks tries again.
    found.then(
      (result) => {
        if ("message" in result) worked.delete(key);
      },
      () => worked.delete(key),
    );
    return found;
  };
}

async function workOut({ calculateOnly }: Pick<AppSession, "calculateOnly">, period: Period | null): Promise<FiguresFound> {
  const calculated = await calculateOnly(period);
  return calculated.outcome === "stopped" ? { message: calculated.issues[0].message } : { figures: indexFigures(calculated.reconciliation) };
}
