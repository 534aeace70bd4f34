/** The table of causes: what it may hide, and that nothing is hidden without a cause that is shown. */
import fc from "fast-check";
import type { Day } from "../../../src/core/domain/day";
import { ISSUE_ORDER, type About, type Issue, type IssueCode } from "../../../src/core/domain/issue";
import { CONSEQUENCES, hideConsequences } from "../../../src/core/engine/consequences";

const rules = Object.entries(CONSEQUENCES) as readonly (readonly [IssueCode, { readonly hides: readonly IssueCode[] }])[];
const LEDGER = { label: "Ledger", file: null, sheet: "Ledger", table: null };
const OTHER = { label: "Other", file: null, sheet: "Other", table: null };
const issue = (code: IssueCode, row: number, more: Partial<Issue> = {}): Issue => ({
  code,
  severity: "error",
  place: { source: LEDGER, row },
  message: `${code}.`,
  ...more,
});
const about = (goods: string, from: number | null = null, to: number | null = from): About => ({
  goods: [goods],
  from: from as Day | null,
  to: to as Day | null,
});
const shown = (...issues: readonly Issue[]): readonly string[] => hideConsequences(issues).map(({ message }) => message);

test("no cause follows from what it hides, however long the way", () => {
  const reached = (code: IssueCode, trail: readonly IssueCode[]): void => {
    expect(trail).not.toContain(code);
    rules.find(([cause]) => cause === code)?.[1].hides.forEach((effect) => reached(effect, [...trail, code]));
  };
  rules.forEach(([code]) => reached(code, []));
});

test("what rules a run out is hidden by nothing", () => {
  const hidden = new Set(rules.flatMap(([, { hides }]) => hides));
  expect(
    ["file-empty", "nothing-recognised", "period-without-rows", "accounts-mixed", "column-missing"].filter((code) => hidden.has(code as IssueCode)),
  ).toEqual([]);
});

test("a cause in a table hides what follows in the same table, and counts it", () => {
  const elsewhere = issue("day-continuity-broken", 9, { place: { source: OTHER, row: 9 } });
  expect(shown(issue("header-changed", 5), issue("day-continuity-broken", 6), issue("day-continuity-broken", 7, { count: 4 }), elsewhere)).toEqual([
    "header-changed. 5 issues that follow from it are not listed.",
    "day-continuity-broken.",
  ]);
});

test("a cause about goods hides what follows for the same goods on the same days", () => {
  const broken = (goods: string, from: number, to: number) => issue("day-continuity-broken", to, { about: about(goods, from, to) });
  expect(shown(issue("row-identity-broken", 5, { about: about("TEA", 5) }), broken("TEA", 5, 6), broken("TEA", 8, 9), broken("MUG", 5, 6))).toEqual([
    "row-identity-broken. 1 issue that follows from it is not listed.",
    "day-continuity-broken.",
    "day-continuity-broken.",
  ]);
});

test("a cause that follows from another is counted with it", () => {
  expect(
    shown(
      issue("header-changed", 5),
      issue("ledger-days-missing", 6, { about: about("TEA", 6) }),
      issue("between-centres-differ", 7, { place: null, about: about("TEA") }),
    ),
  ).toEqual(["header-changed. 2 issues that follow from it are not listed."]);
});

test("whatever the issues are, each is shown or counted by one that is", () => {
  const anyIssue = fc.record({
    code: fc.constantFrom(...ISSUE_ORDER),
    severity: fc.constant("error" as const),
    message: fc.constant("Said."),
    place: fc.option(fc.record({ source: fc.constantFrom(LEDGER, OTHER), row: fc.integer({ min: 1, max: 9 }) })),
    about: fc.record({ goods: fc.subarray(["TEA", "MUG"]), from: fc.constant(null), to: fc.constant(null) }),
  });
  fc.assert(
    fc.property(fc.array(anyIssue, { maxLength: 20 }), (issues) => {
      const visible = hideConsequences(issues);
      const counted = visible.reduce((sum, { message }) => sum + Number(/(\d+) issues? that/.exec(message)?.[1] ?? 0), 0);
      expect(visible.length + counted).toBe(issues.length);
    }),
  );
});
