/** Recognised tables -> the list on the sources screen: what is here, what is missing and why that matters, what was left aside. */
import type { SurveyedTable } from "../app/reconcile-workbook";
import { dateOf, monthOf, titleOfDay, type Day } from "../core/domain/day";
import { SOURCES, type SourceKind, type TableRef } from "../core/domain/source";
import type { GridHead } from "../core/sources/grid";
import { isMissed, mayBeTable } from "../core/sources/unrecognised";
import { countText, quantityText } from "./figure-text";
import type { Reading, SourceReading } from "./reading-view";

/** `ready` and `attention` are tables of the workbook; `missing` is a table that could be added. */
export type SourceStatus = "ready" | "attention" | "missing";
export type SourceLine = {
  readonly key: string;
  readonly status: SourceStatus;
  readonly title: string;
  readonly detail: string;
  /** What is wrong with it; null where nothing is. */
  readonly trouble: string | null;
  /** null where the table is not there. */
  readonly ref: TableRef | null;
};
export type SourcesView = { readonly lines: readonly SourceLine[]; readonly summary: string };

/** In the order in which an accountant gathers them; each says what cannot be known without it. */
const EXPECTED = {
  "ledger-summary": "Not here. Without it, stock at Amazon cannot be rolled forward.",
  shipments: "Not here. Without it, units sent and units received cannot be compared.",
  movements: "Not here. Without it, your own warehouses and goods in transit are left out.",
  "unit-costs": "Not here. Without it, only stock whose cost comes with its receipts has a value.",
} as const satisfies Partial<Record<SourceKind, string>>;
type ExpectedKind = keyof typeof EXPECTED;
const EXPECTED_KINDS = Object.keys(EXPECTED) as readonly ExpectedKind[];

export function viewSources(surveyed: readonly SurveyedTable[], reading: Reading | null): SourcesView {
  const tables = surveyed.filter(({ offered }) => offered.ours === null);
  const found = tables.flatMap(({ offered, recognition }) =>
    recognition === null ? [] : [{ kind: recognition.kind, ref: offered.head.ref, rowCount: offered.rowCount }],
  );
  const orderOf = (kind: SourceKind): number => (EXPECTED_KINDS as readonly SourceKind[]).indexOf(kind) + 1 || EXPECTED_KINDS.length + 1;
  const present = [...found].sort((a, b) => orderOf(a.kind) - orderOf(b.kind)).map(({ kind, ref, rowCount }) => lineOf({ kind, ref, rowCount, reading }));
  const missing = EXPECTED_KINDS.filter((kind) => !found.some((table) => table.kind === kind)).map((kind): SourceLine => ({
    key: `missing ${kind}`,
    status: "missing",
    title: SOURCES[kind],
    detail: EXPECTED[kind],
    trouble: null,
    ref: null,
  }));
  return { lines: [...present, ...missing], summary: summaryOf(present) };
}

/** `asked`: tables of which the user can say what they are. `notes`: names of sheets that are only mentioned, as the checks do. */
export type LeftAside = { readonly asked: readonly GridHead[]; readonly notes: readonly string[] };

export function viewLeftAside(surveyed: readonly SurveyedTable[]): LeftAside {
  const aside = surveyed.filter(({ offered, recognition }) => offered.ours === null && (recognition === null || recognition.missing.length > 0));
  const isAsked = ({ offered, recognition }: SurveyedTable): boolean => recognition !== null || isMissed(offered.head) || mayBeTable(offered.head);
  return {
    asked: aside.filter(isAsked).map(({ offered }) => offered.head),
    notes: aside.filter((table) => !isAsked(table)).map(({ offered }) => offered.head.ref.label),
  };
}

function lineOf({
  kind,
  ref,
  rowCount,
  reading,
}: {
  readonly kind: SourceKind;
  readonly ref: TableRef;
  readonly rowCount: number | null;
  readonly reading: Reading | null;
}): SourceLine {
  const read = reading?.sources.find((source) => isSameTable(source.ref, ref)) ?? null;
  const problems = (reading?.issues ?? []).filter(({ place, severity }) => place !== null && severity !== "info" && isSameTable(place.source, ref));
  const first = problems[0];
  const rows = read?.rowCount ?? rowCount;
  const facts = [placeText(ref), ...(rows === null ? [] : [countText(rows, "row")]), ...spanText(read)].join(" · ");
  const line = { key: keyOfTable(ref), title: SOURCES[kind], detail: facts, ref };
  if (first === undefined) return { ...line, status: "ready", trouble: null };
  const more = problems.length === 1 ? "" : ` And ${quantityText(problems.length - 1)} more.`;
  return { ...line, status: "attention", trouble: `${first.message}${more}` };
}

export function spanText(read: SourceReading | null): readonly string[] {
  return read === null || read.from === null || read.to === null ? [] : [titleOfSpan(read.from, read.to)];
}

/** "1–31 Oct 2026", "2 Sep – 30 Oct 2026": what both days share is said once. */
function titleOfSpan(from: Day, to: Day): string {
  if (from === to) return titleOfDay(to);
  if (monthOf(from) === monthOf(to)) return `${dateOf(from).day}–${titleOfDay(to)}`;
  return dateOf(from).year === dateOf(to).year ? `${titleOfDay(from).slice(0, -5)} – ${titleOfDay(to)}` : `${titleOfDay(from)} – ${titleOfDay(to)}`;
}

/** "Table Ledger", "Sheet Shenzhen", "File ledger.csv": where the reader finds it. */
export function placeText(ref: TableRef): string {
  if (ref.file !== null) return `File ${[ref.file, ref.table ?? ref.sheet].filter((part) => part !== null).join(", ")}`;
  if (ref.table !== null) return `Table ${ref.table}`;
  return ref.sheet === null ? ref.label : `Sheet ${ref.label}`;
}

function summaryOf(present: readonly SourceLine[]): string {
  const attention = present.filter(({ status }) => status === "attention").length;
  const found = `${countText(present.length, "table")} recognised`;
  return attention === 0 ? found : `${found}, ${attention === 1 ? "1 needs" : `${attention} need`} you`;
}

export function keyOfTable({ file, sheet, table, label }: TableRef): string {
  return JSON.stringify([file, sheet, table, label]);
}

function isSameTable(a: TableRef, b: TableRef): boolean {
  return keyOfTable(a) === keyOfTable(b);
}
