/**
 * What a reviewer wrote beside controls and issues -> beside them again. A note stays with what its key names; a sign-off holds for the figures that
 * it was given for as well, and stands below with them where they changed.
 */
import { subjectOfKey } from "../engine/closing/check-keys";
import { isBlankCell, typedRowsOf, type ReadBack, textOfTyped, type TypedRow } from "../facts/read-back";
import { placeNotes, type NotedSheet, type PlacedNotes } from "./place-notes";
import type { ReportColumn } from "./report";
import { typedColumn } from "./typed-cells";

export const NOTE_COLUMNS: readonly ReportColumn[] = [typedColumn("note", "Note", "text", 40), typedColumn("signedOff", "Signed off", "date", 14)];

const CHECKS: NotedSheet = { kind: "check-reviews", columns: NOTE_COLUMNS, keyOf: ({ cells }) => textOfTyped(cells["key"]) };

export function placeCheckNotes(keys: readonly string[], readBack: readonly ReadBack[]): PlacedNotes {
  const rows = typedRowsOf(readBack, CHECKS.kind);
  const [known, typed] = [new Set(keys), new Set(rows.map(CHECKS.keyOf))];
  const waiting = new Map<string, readonly string[]>();
  for (const key of keys) waiting.set(subjectOfKey(key), [...(waiting.get(subjectOfKey(key)) ?? []), key]);
  const followed = rows.flatMap((row): readonly TypedRow[] => {
    const key = CHECKS.keyOf(row);
    if (known.has(key) || isBlankCell(row.cells["note"])) return [row];
    // Where several are about the same, nothing tells which of them it was.
    const [now, ...more] = waiting.get(subjectOfKey(key)) ?? [];
    if (now === undefined || more.length > 0 || typed.has(now)) return [row];
    typed.add(now);
    const note = { ...row, cells: { ...row.cells, key: now, signedOff: null } };
    return isBlankCell(row.cells["signedOff"]) ? [note] : [note, row];
  });
  return placeNotes(CHECKS, keys, [...readBack.filter(({ kind }) => kind !== CHECKS.kind), { source: -1, kind: CHECKS.kind, rows: followed }]);
}
