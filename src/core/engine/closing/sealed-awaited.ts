/**
 * What is told by the end of a month of removals, of refunded or replaced goods that are not back, and of fees -> its seal, and back: each seal says what changed since the one before, so
 * that whoever brings the reports of one month alone knows what of before is still to come.
 */
import { groupBy } from "../../columns/group-by";
import { nameOfPeriod, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Place } from "../../domain/source";
import { awaitedOf, textOfAwaited, type Awaited, type AwaitedKind } from "./awaited-notes";
import type { Seal } from "./seal";
import { noteOf, REMARKS, type Note, type Remark } from "./sealed-notation";

/** So many notes of a month are some seven full cells. */
export const AWAITED_NOTES_MAX = 5_000;

type Of = "removals" | "returns" | "fees";
type RowKind = Exclude<AwaitedKind, "done">;
type Row = Awaited<RowKind>;
const OF: Readonly<Record<RowKind, Of>> = {
  order: "removals",
  parcel: "removals",
  arrived: "removals",
  replaced: "returns",
  refunded: "returns",
  returned: "returns",
  covered: "returns",
  statement: "returns",
  fee: "fees",
};
const NOT_KEPT = { removals: "removals-not-kept", returns: "returns-not-kept", fees: "fees-not-kept" } as const satisfies Record<Of, Remark>;

export type Told<K extends RowKind = RowKind> = Awaited<K> & { readonly place: Place | null };
type Kept = { readonly text: string; readonly row: Told };
export type ClosedAwaited = {
  readonly ofKind: <K extends RowKind>(kind: K) => readonly Told<K>[];
  /** Notes by what they are about. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** The last closed month that tells; null where none does. */
  readonly closedTo: Day | null;
  /** The first day that some locations told of when the month of a day was closed; null where nothing tells. */
  readonly toldSince: (day: Day, locations: ReadonlySet<string>) => Day | null;
};

/** `seals` are those before the period, oldest first. */
export function readAwaited(seals: readonly Seal[]): ClosedAwaited {
  const telling = seals.filter(({ lines }) => lines.some(({ moved }) => moved.includes(REMARKS["awaited-are-kept"])));
  let kept = new Map<string, readonly Kept[]>();
  for (const { lines } of telling) {
    const notes = lines.flatMap(({ moved, place }) => moved.map((text) => ({ note: noteOf(text), place })));
    const gone = new Set(notes.flatMap(({ note }) => (note.kind === "remark" ? [note.remark] : [])));
    kept = new Map([...kept].map(([about, own]) => [about, own.filter(({ row }) => !gone.has(NOT_KEPT[OF[row.kind]]))]));
    const told = notes.flatMap(({ note, place }) => {
      const row = note.kind === "awaited" ? awaitedOf(withoutTurn(note.row)) : null;
      return note.kind !== "awaited" || row === null ? [] : [{ text: note.row, row, place }];
    });
    for (const { row } of told) if (row.kind === "done") kept.delete(aboutOf(row));
    for (const { text, row, place } of told)
      if (row.kind !== "done") kept.set(aboutOf(row), [...(kept.get(aboutOf(row)) ?? []), { text, row: { ...row, place } }]);
  }
  const rows = groupBy(
    [...kept.values()].flatMap((own) => own.map(({ row }) => row)),
    ({ kind }) => kind,
  );
  return {
    ofKind: <K extends RowKind>(kind: K) => (rows.get(kind) ?? []) as readonly unknown[] as readonly Told<K>[],
    texts: new Map([...kept].map(([about, own]) => [about, own.map(({ text }) => text)])),
    closedTo: telling.at(-1)?.closedTo ?? null,
    toldSince: (day, locations) =>
      (telling.find(({ closedTo }) => closedTo >= day)?.lines ?? []).reduce<Day | null>(
        (first, { location, rowsSince }) => (rowsSince === null || !locations.has(location) || (first !== null && first <= rowsSince) ? first : rowsSince),
        null,
      ),
  };
}

/** Rows that are told again are the same rows: as many as are here of those that are alike, and what closed months have beyond them. */
export function joinAlike<T>(here: readonly T[], kept: readonly T[], nameOf: (row: T) => string): readonly T[] {
  const told = new Map([...groupBy(here, nameOf)].map(([name, alike]) => [name, alike.length]));
  const beyond = kept.filter((row) => {
    const left = told.get(nameOf(row)) ?? 0;
    told.set(nameOf(row), left - 1);
    return left <= 0;
  });
  return [...here, ...beyond];
}

/** Those of the reports that are here, and what closed months alone tell: of the same, the reports speak. */
export function joinTold<T>(here: readonly T[], kept: readonly T[], nameOf: (row: T) => string): readonly T[] {
  const names = new Set(here.map(nameOf));
  return [...here, ...kept.filter((row) => !names.has(nameOf(row)))];
}

export type AwaitedNotes = {
  readonly notes: readonly { readonly sku: string; readonly note: Note }[];
  /** What is more than a month keeps: `answers` are returns that nothing asks for yet. */
  readonly left: readonly { readonly of: Of | "answers"; readonly count: number }[];
};

/** `now` is all that is to be known in the next month. Returns that nothing asks for yet are no more than a month keeps, and crowd out nothing. */
export function noteAwaited(now: readonly Row[], { texts }: Pick<ClosedAwaited, "texts">): AwaitedNotes {
  const byAbout = groupBy(now, aboutOf);
  const changes = [...new Set([...texts.keys(), ...byAbout.keys()])].flatMap((about) => changesOf(byAbout.get(about) ?? [], texts.get(about) ?? []));
  const counts = groupBy(
    changes.filter(({ isAnswer, kind }) => !isAnswer && kind !== "covered" && kind !== "statement"),
    ({ of }) => of,
  );
  const left = [...counts].map(([of, { length: count }]) => ({ of, count })).filter(({ count }) => count > AWAITED_NOTES_MAX);
  const isLeft = (of: Of): boolean => left.some((one) => one.of === of);
  // What earlier months had of returns is gone with all others, so that they are told anew.
  const anew = isLeft("returns") ? [...byAbout.values()].flatMap((rows) => changesOf(rows, [])).filter(({ isAnswer }) => isAnswer) : [];
  return {
    notes: [
      ...left.map(({ of }) => ({ sku: "", note: { kind: "remark", remark: NOT_KEPT[of] } as const })),
      ...[...changes.filter(({ of }) => !isLeft(of)), ...anew].map(({ sku, text }) => ({ sku, note: { kind: "awaited", row: text } as const })),
    ],
    left,
  };
}

/** What a month does not keep, so that its reports are to be brought again. */
export function nameUnkept({ left }: Pick<AwaitedNotes, "left">, period: Period): readonly Issue[] {
  return left.map((one) => raise("awaited-not-kept", null, { ...one, most: AWAITED_NOTES_MAX, month: nameOfPeriod(period) }));
}

type Change = { readonly of: Of; readonly kind: RowKind; readonly isAnswer: boolean; readonly sku: string; readonly text: string };

/** What one order has now that it had not before; all of it, where something is gone. */
function changesOf(now: readonly Row[], before: readonly string[]): readonly Change[] {
  const rows = now.map((row) => ({ row, text: textOfAwaited(row) }));
  // Two alike are two.
  const told = [...groupBy(rows, ({ text }) => text).values()].flatMap((alike) => alike.map(({ row, text }, turn) => ({ row, text: withTurn(text, turn) })));
  const had = before.flatMap((text) => awaitedOf(withoutTurn(text)) ?? []);
  const isAnswer = (now.length > 0 ? now : had).every(({ kind }) => kind === "returned");
  const change = ({ row: { kind, msku }, text }: (typeof told)[number]): Change[] => [{ of: OF[kind], kind, isAnswer, sku: msku, text }];
  const has = new Set(told.map(({ text }) => text));
  if (before.every((text) => has.has(text))) return told.filter(({ text }) => !before.includes(text)).flatMap(change);
  const gone = had.find((row): row is Row => row.kind !== "done");
  if (gone === undefined) return told.flatMap(change);
  const { orderId, msku } = gone;
  return [{ row: gone, text: textOfAwaited({ kind: "done", orderId, msku }) }, ...told].flatMap(change);
}

const aboutOf = ({ orderId, msku }: Awaited): string => JSON.stringify([orderId, msku]);
/** "refunded.1:..." for the second of two that are alike. */
const withTurn = (text: string, turn: number): string => (turn === 0 ? text : text.replace(/^\w+/, (kind) => `${kind}.${turn}`));
const withoutTurn = (text: string): string => text.replace(/^(\w+)\.\d+/, "$1");
