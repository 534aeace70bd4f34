/**
 * A file that ends in the middle of a row, because its download was cut off: inside a quoted field, or without a line break and with
 * fewer cells than every other row has. Read as it is, its missing figures would count as nought.
 */
import type { SourceKind, TableRef } from "../domain/source";
import type { Fault } from "./fault";
import { ROW_STATES, type GatheredRows } from "./gather-rows";
import { trimmed } from "./header-words";
import type { RawColumn } from "./raw-column";
import type { SourceSpec } from "./source-spec";

/** Tables that are written by hand, where a cell at the end of the last row may well be empty. */
const WRITTEN_BY_HAND: ReadonlySet<SourceKind> = new Set<SourceKind>([
  "movements",
  "unit-costs",
  "shipments",
  "freight",
  "cases",
  "exchange-rates",
  "sku-map",
  "claim-windows",
  "locations",
  "responsibility-rules",
]);
/** So many other rows tell what a whole row looks like. */
const OTHER_ROWS_MIN = 2;

type Context = { readonly ref: TableRef; readonly header: readonly string[]; readonly columns: Readonly<Record<string, number>> };

type CutOff = { readonly index: number; readonly fault: Fault };

export function findCutOff({ kind }: SourceSpec, { columns, rows, states, tail }: GatheredRows, { ref, header, columns: positions }: Context): CutOff | null {
  const last = rows.length - 1;
  if (ref.sheet !== null || states[last] !== ROW_STATES.data || tail.ends === "line-break") return null;
  if (tail.ends !== "open-quote" && (WRITTEN_BY_HAND.has(kind) || tail.width >= tail.widthBefore)) return null;
  const fromTheRight = Object.entries(columns)
    .flatMap(([name, raw]) => (positions[name] === undefined ? [] : [{ position: positions[name], raw }]))
    .sort((a, b) => b.position - a.position);
  const end = fromTheRight.findIndex(({ raw }) => isFilled(raw, last));
  const fault: Fault = {
    code: "row-cut-off",
    detail: { column: header[fromTheRight[end]?.position ?? -1] ?? "", where: tail.ends === "open-quote" ? "in" : "after" },
  };
  if (tail.ends === "open-quote") return { index: last, fault };
  const lacking = fromTheRight.slice(0, Math.max(0, end));
  if (lacking.length === 0) return null;
  const others = states.subarray(0, last);
  let otherCount = 0;
  for (const state of others) if (state === ROW_STATES.data) otherCount += 1;
  const isCut = otherCount >= OTHER_ROWS_MIN && lacking.some(({ raw }) => others.every((state, index) => state !== ROW_STATES.data || isFilled(raw, index)));
  return isCut ? { index: last, fault } : null;
}

function isFilled({ cells, codes }: RawColumn, index: number): boolean {
  const cell = cells[codes[index] ?? -1] ?? null;
  return cell !== null && (typeof cell !== "string" || trimmed(cell) !== "");
}
