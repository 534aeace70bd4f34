/**
 * By what a control or an issue is known from run to run, in words that its reader can recognise: its code and what it names, and in brackets its figures.
 * Where it stands is no part of it, since rows are sorted and files have other names next month. A note stays with what is named, a sign-off holds for the
 * figures as well: what has grown since is another thing to accept.
 */
import type { Issue } from "../../domain/issue";
import { printOf } from "../../domain/issue-subject";
import { minor, textOfMoney } from "../../domain/money";
import type { Control } from "../findings";

type Key = { readonly names: readonly string[]; readonly figures: readonly string[] };
type KnownControl = Pick<Control, "id" | "currency" | "pass" | "expected" | "found">;
type KnownIssue = Pick<Issue, "code" | "place" | "about" | "subject" | "count">;

/** More goods than these are known by a print of them. */
const NAMED_GOODS_MAX = 3;
/** A longer text is known by how it begins and a print of it. */
const LENGTH_MAX = 160;

export function keysOfControls(controls: readonly KnownControl[]): readonly string[] {
  return textsOf(
    controls.map(({ id, currency, pass, expected, found }) => {
      const difference = found - expected;
      const said = currency === null ? String(difference) : textOfMoney(minor(difference), currency);
      return { names: [id, ...(currency === null ? [] : [currency])], figures: pass || difference === 0 ? [] : [said] };
    }),
  );
}

export function keysOfIssues(issues: readonly KnownIssue[]): readonly string[] {
  return textsOf(issues.map(keyOfIssue));
}

/** A key without its figures: what a note stays with. */
export function subjectOfKey(key: string): string {
  return key.replace(/ \[[^[\]]*\]$/, "");
}

function keyOfIssue({ code, place, about, subject, count }: KnownIssue): Key {
  const named = [...(subject?.names ?? [])];
  const goods = [...new Set(about?.goods ?? [])].filter((one) => !named.some((name) => name.includes(one))).sort();
  const isFew = goods.length <= NAMED_GOODS_MAX;
  const names = [code, ...named, ...(isFew ? goods : [])];
  // An issue that names nothing is about the table it stands in.
  const table = names.length > 1 || place === null ? [] : [place.source.table ?? place.source.sheet ?? place.source.label];
  return {
    names: [...names, ...table],
    figures: [
      ...(subject?.figures ?? []),
      ...(isFew ? [] : [`${goods.length} goods ${printOf(goods.join("\n"))}`]),
      ...(count === undefined ? [] : [`${count} rows`]),
    ],
  };
}

/** What is the same in all of this is told apart by its number among so many: where one is gone, or one more came, none is taken for another. */
function textsOf(keys: readonly Key[]): readonly string[] {
  const texts = keys.map(({ names, figures }) => ({ subject: shortened(names.join(" · ")), figures: shortened(figures.join(", ")).replaceAll(/[[\]]/g, "|") }));
  const nameOf = (text: (typeof texts)[number]): string => JSON.stringify(text);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(nameOf(text), (counts.get(nameOf(text)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const number = (seen.get(nameOf(text)) ?? 0) + 1;
    seen.set(nameOf(text), number);
    const count = counts.get(nameOf(text)) ?? 1;
    const figures = [text.figures, count === 1 ? "" : `${number} of ${count}`].filter((part) => part !== "").join(", ");
    return figures === "" ? text.subject : `${text.subject} [${figures}]`;
  });
}

function shortened(text: string): string {
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}… ${printOf(text)}`;
}
