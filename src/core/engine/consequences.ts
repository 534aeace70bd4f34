/**
 * The first cause hides what follows from it: two readings of one mistake are one problem to solve. What is hidden is counted
 * in the message of its cause, and the controls that fail because of it still fail.
 */
import type { Issue, IssueCode } from "../domain/issue";
import type { SourceKind } from "../domain/source";
import type { Facts } from "../facts/facts";

/**
 * How far a cause reaches: `table` - what is said of the same table; `goods` - what is said of the same goods, on days that
 * the cause speaks of where both know theirs; `run` - everything.
 */
type Reach = "table" | "goods" | "run";
type Consequences = { readonly within: Reach; readonly hides: readonly IssueCode[] };

/** What is found by comparing one day of the ledger with another: worthless where the days themselves are wrong. */
const DAYS_COMPARED = [
  "day-continuity-broken",
  "ledger-days-missing",
  "ledger-day-relabelled",
  "ledger-key-edited",
  "ledger-day-conflict",
  "ledger-day-twice",
] as const;
/** What a row that is left out, or does not add up, leads to for its goods. */
const BALANCE_LOST = ["day-continuity-broken", "between-centres-differ", "stock-negative"] as const;
const ROW_LEFT_OUT = { within: "goods", hides: BALANCE_LOST } as const satisfies Consequences;

export const CONSEQUENCES = {
  "accounts-suspected": { within: "table", hides: [...DAYS_COMPARED, "exports-pasted"] },
  "header-changed": { within: "table", hides: [...DAYS_COMPARED, "exports-pasted"] },
  "export-repeated": { within: "table", hides: DAYS_COMPARED },
  "date-order-contradictory": { within: "table", hides: DAYS_COMPARED },
  "date-formats-mixed": { within: "table", hides: DAYS_COMPARED },
  "header-repeated": { within: "table", hides: ["exports-pasted"] },
  "date-unreadable": ROW_LEFT_OUT,
  "number-unreadable": ROW_LEFT_OUT,
  "number-too-large": ROW_LEFT_OUT,
  "number-form-contradictory": ROW_LEFT_OUT,
  "quantity-not-whole": ROW_LEFT_OUT,
  "row-cut-off": ROW_LEFT_OUT,
  "ledger-day-relabelled": { within: "goods", hides: ["day-continuity-broken", "ledger-days-missing", "between-centres-differ"] },
  "ledger-days-missing": { within: "goods", hides: ["day-continuity-broken", "between-centres-differ"] },
  "ledger-key-edited": { within: "goods", hides: ["day-continuity-broken", "location-rare"] },
  "row-identity-broken": { within: "goods", hides: BALANCE_LOST },
  "detail-without-opening": { within: "goods", hides: ["stock-negative"] },
  // Goods begin with nothing where their closed month could not be opened on.
  "seal-broken": { within: "goods", hides: ["stock-negative", "cost-missing", "detail-without-opening", "shipment-across-ledger-start"] },
  "exchange-rate-missing": { within: "goods", hides: ["cost-missing"] },
  "ledger-negative": { within: "goods", hides: ["stock-negative"] },
  "case-id-changed": { within: "goods", hides: ["cases-overlap"] },
  "case-twice": { within: "goods", hides: ["cases-overlap"] },
  "ledger-not-daily": { within: "run", hides: ["ledger-incomplete"] },
} as const satisfies Partial<Record<IssueCode, Consequences>>;

/** What a table that is left aside leads to everywhere, by what it is. */
const LEFT_ASIDE: Partial<Record<SourceKind, readonly IssueCode[]>> = {
  "unit-costs": ["cost-missing"],
  "exchange-rates": ["exchange-rate-missing"],
  movements: ["cost-missing", "stock-negative", "charge-without-receipt"],
};

/** What the tables of a run were taken for. */
type Sources = Pick<Facts, "sources" | "kinds">;

/** The issues that no other explains, each with the number of those that it explains. */
export function hideConsequences(issues: readonly Issue[], sources: Sources = { sources: [], kinds: [] }): readonly Issue[] {
  const causeOf = findCauses(issues, sources);
  const rootOf = (issue: Issue): Issue => {
    const cause = causeOf.get(issue);
    return cause === undefined ? issue : rootOf(cause);
  };
  const hidden = new Map<Issue, number>();
  for (const effect of causeOf.keys()) hidden.set(rootOf(effect), (hidden.get(rootOf(effect)) ?? 0) + (effect.count ?? 1));
  return issues.filter((issue) => !causeOf.has(issue)).map((issue) => withHidden(issue, hidden.get(issue) ?? 0));
}

function withHidden(issue: Issue, count: number): Issue {
  return count === 0
    ? issue
    : {
        ...issue,
        message: `${issue.message} ${count === 1 ? "1 issue that follows" : `${count} issues that follow`} from it ${count === 1 ? "is" : "are"} not listed.`,
      };
}

/** Each issue that follows from another, with the first that it follows from. */
function findCauses(issues: readonly Issue[], sources: Sources): ReadonlyMap<Issue, Issue> {
  const causesOf = new Map<string, Issue[]>();
  for (const issue of issues) {
    const rule = ruleOf(issue, sources);
    if (rule === undefined) continue;
    for (const code of rule.hides)
      for (const part of partsOf(rule.within, issue)) {
        const key = `${code}|${part}`;
        const causes = causesOf.get(key);
        if (causes === undefined) causesOf.set(key, [issue]);
        else causes.push(issue);
      }
  }
  const causeOf = new Map<Issue, Issue>();
  if (causesOf.size === 0) return causeOf;
  for (const issue of issues) {
    const parts = (["run", "table", "goods"] as const).flatMap((within) => partsOf(within, issue));
    const cause = parts.flatMap((part) => causesOf.get(`${issue.code}|${part}`) ?? []).find((one) => one !== issue && daysMeet(one, issue));
    if (cause !== undefined) causeOf.set(issue, cause);
  }
  return causeOf;
}

function ruleOf({ code, place }: Issue, { sources, kinds }: Sources): Consequences | undefined {
  if (code !== "column-missing") return (CONSEQUENCES as Partial<Record<IssueCode, Consequences>>)[code];
  const kind = kinds[sources.findIndex((source) => source === place?.source)];
  const hides = kind === undefined ? undefined : LEFT_ASIDE[kind];
  return hides === undefined ? undefined : { within: "run", hides };
}

/** What a cause and its consequence must have one of in common. */
function partsOf(within: Reach, { place, about }: Issue): readonly string[] {
  switch (within) {
    case "run":
      return ["run"];
    case "table":
      return place === null ? [] : [`table|${JSON.stringify(place.source)}`];
    case "goods":
      return (about?.goods ?? []).map((goods) => `goods|${goods}`);
    default:
      return within satisfies never;
  }
}

function daysMeet({ about: a }: Issue, { about: b }: Issue): boolean {
  const before = (from: number | null | undefined, to: number | null | undefined): boolean => (from ?? -Infinity) <= (to ?? Infinity);
  return before(a?.from, b?.to) && before(b?.from, a?.to);
}
