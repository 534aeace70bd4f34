/** Issues in the order in which they are read: by severity and subject, then by source and row; what is said twice of a row is said once, and many rows with one problem are one issue. */
import { ISSUE_ORDER, raise, TOLD_ROWS_MAX, withMore, type About, type Issue } from "../domain/issue";
import { subjectOfAll } from "../domain/issue-subject";
import { keyOfPlace } from "../domain/source";
import { compareText } from "../domain/text";

/** Of one kind that no row is to blame for: each speaks of other goods, so that each is listed until there are too many to read. */
const LISTED_WITHOUT_ROW_MAX = 200;

export function orderIssues(issues: readonly Issue[]): readonly Issue[] {
  const rank = new Map(ISSUE_ORDER.map((code, index) => [code, index]));
  const sorted = eachOnce(issues).sort(
    (a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) || compareText(sourceOf(a), sourceOf(b)) || (a.place?.row ?? 0) - (b.place?.row ?? 0),
  );
  return groupsOf(sorted).flatMap(fewOf);
}

/** A row about a set is read as one for each of its goods: what is wrong with the row is one problem. What no row is to blame for stands as often as it was found. */
function eachOnce(issues: readonly Issue[]): Issue[] {
  const said = new Set<string>();
  return issues.filter((issue) => {
    if (issue.place === null || issue.place.row === null) return true;
    const key = JSON.stringify([issue.code, keyOfPlace(issue.place), issue.message]);
    return said.size < said.add(key).size;
  });
}

function sourceOf({ place }: Issue): string {
  return place?.source.label ?? "";
}

/** Runs of one code and one source. What already stands for several rows is a run of its own. */
function groupsOf(sorted: readonly Issue[]): readonly (readonly Issue[])[] {
  const groups = new Map<string, Issue[]>();
  sorted.forEach((issue, index) => {
    const isOne = issue.count === undefined;
    const key = JSON.stringify([issue.code, sourceOf(issue), issue.place?.row === undefined || issue.place.row === null, isOne ? -1 : index]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  });
  return [...groups.values()];
}

function fewOf(group: readonly Issue[]): readonly Issue[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  if (first.place === null || first.place.row === null) {
    const rest = group.length - LISTED_WITHOUT_ROW_MAX;
    return rest <= 0
      ? group
      : [...group.slice(0, LISTED_WITHOUT_ROW_MAX), raise("more-like-it", group.at(-1)?.place ?? null, { count: rest, code: first.code })];
  }
  if (group.length <= TOLD_ROWS_MAX) return group;
  const rows = new Set(others.flatMap(({ place }) => place?.row ?? []));
  rows.delete(first.place.row);
  const subject = subjectOfAll(group.flatMap((one) => one.subject ?? []));
  return rows.size === 0 ? group : [withMore(first, { count: rows.size, rows: [...rows], about: first.about && aboutAll(group), subject })];
}

function aboutAll(group: readonly Issue[]): About {
  return { goods: group.flatMap(({ about }) => about?.goods ?? []), from: null, to: null };
}
