/** Issues in the order in which they are read: what stops first, then by source and row; a flood of one kind is cut and counted. */
import { ISSUE_ORDER, raise, type Issue } from "../domain/issue";
import { compareText } from "../domain/text";

/** Of one kind in one source. */
const SHOWN_MAX = 200;

export function orderIssues(issues: readonly Issue[]): readonly Issue[] {
  const rank = new Map(ISSUE_ORDER.map((code, index) => [code, index]));
  const sourceOf = ({ place }: Issue): string => place?.source.label ?? "";
  const sorted = [...issues].sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) || compareText(sourceOf(a), sourceOf(b)) || (a.place?.row ?? 0) - (b.place?.row ?? 0));
  const shown: Issue[] = [];
  let kind = "";
  let count = 0;
  sorted.forEach((issue, index) => {
    const own = `${issue.code}|${sourceOf(issue)}`;
    count = own === kind ? count + 1 : 1;
    kind = own;
    if (count <= SHOWN_MAX) shown.push(issue);
    const next = sorted[index + 1];
    if (count > SHOWN_MAX && (next === undefined || `${next.code}|${sourceOf(next)}` !== own)) shown.push(raise("more-like-it", issue.place, { count: count - SHOWN_MAX, code: issue.code }));
  });
  return shown;
}
