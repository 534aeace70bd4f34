/**
 * By what a control or an issue is known from run to run, in words that its reader can recognise: its code, and the row or the goods that it
 * speaks of. Figures are not part of it, since they change with every run; what has the same key is numbered.
 */
import type { Issue } from "../../domain/issue";
import { nameOfPlace } from "../../domain/source";
import type { Control } from "../findings";

export function keysOfControls(controls: readonly Pick<Control, "id">[]): readonly string[] {
  return numbered(controls.map(({ id }) => id));
}

export function keysOfIssues(issues: readonly Pick<Issue, "code" | "place" | "about">[]): readonly string[] {
  return numbered(
    issues.map(({ code, place, about }) =>
      [code, place === null ? (about?.goods ?? []).join(", ") : nameOfPlace(place)].filter((part) => part !== "").join(" · "),
    ),
  );
}

function numbered(keys: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  });
}
