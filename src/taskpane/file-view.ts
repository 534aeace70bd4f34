/** A file -> what its card shows: what it was taken for and why, rows, days, encoding, problems, its first rows. */
import { ENCODINGS, ENCODING_NAMES, type Encoding } from "../app/encodings";
import type { ImportedFile, ImportedTable } from "../app/imported-file";
import { SHEET_ROWS_MAX } from "../core/domain/sheet-limits";
import { SOURCES } from "../core/domain/source";
import { assembleFacts } from "../core/sources/assemble-facts";
import type { GridHead } from "../core/sources/grid";
import { textOfCell } from "../core/sources/read-texts";
import { countText, quantityText } from "./figure-text";
import { readOf, type PaneFile } from "./pane-file";
import { summariseReading } from "./reading-view";
import { spanText } from "./sources-view";
import type { Sign } from "./status-dot";

export type FileTableView = {
  readonly title: string;
  /** "1,204 rows · 1–31 Oct 2026" */
  readonly facts: string;
  /** Why it was taken for that, or what to do where it was not. */
  readonly because: string;
  readonly trouble: string | null;
  readonly head: GridHead;
  readonly isKnown: boolean;
  readonly preview: PreviewRows;
};
/** The header and a few rows, as they are found; `rowNumbers` as a spreadsheet would count them. */
export type PreviewRows = {
  readonly header: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly moreColumns: number;
};

export type FileView = {
  readonly title: string;
  readonly sign: Sign;
  readonly detail: string;
  /** 0 to 1 while something goes on; null otherwise. */
  readonly share: number | null;
  readonly trouble: string | null;
  readonly tables: readonly FileTableView[];
  /** null where there is no choice, as in a workbook. */
  readonly encoding: { readonly chosen: Encoding | null; readonly options: readonly { readonly value: Encoding | "found"; readonly title: string }[] } | null;
  readonly canUse: boolean;
  readonly sheetFit: SheetFit;
};

/** How well a sheet holds the file's longest table, and what to say of the two ways to use it. */
export type SheetFit = keyof typeof SHEET_FITS;
export const SHEET_FITS = {
  fits: {
    canWrite: true,
    isAdvised: true,
    advice: "Added, it is saved with the workbook. Without a sheet it counts until this pane is closed, however long it is.",
  },
  long: {
    canWrite: true,
    isAdvised: false,
    advice:
      "It is long: adding it takes Excel minutes and much memory, and the workbook becomes slow. Without a sheet it counts just the same, until this pane is closed.",
  },
  none: { canWrite: false, isAdvised: false, advice: "It has more rows than a sheet holds. Without a sheet it counts until this pane is closed." },
} as const;

/** A sheet is built in memory as a whole before any of it is written. */
const LONG_ROWS = 100_000;

const PREVIEW_ROWS = 4;
const PREVIEW_COLUMNS = 8;

export function viewFile(file: PaneFile): FileView {
  const read = readOf(file);
  const tables = read?.tables.map((table) => viewTable(table, read)) ?? [];
  const known = tables.filter(({ isKnown }) => isKnown).length;
  const rowsMost = Math.max(0, ...(read?.tables ?? []).map(({ rowCount }) => rowCount));
  return {
    title: file.name,
    ...progressOf(file, known),
    trouble: file.status.at === "failed" ? file.status.message : (file.trouble ?? read?.issues[0]?.message ?? null),
    tables,
    encoding: encodingOf(file, read),
    canUse: file.status.at === "read" && known > 0,
    sheetFit: rowsMost >= SHEET_ROWS_MAX ? "none" : rowsMost > LONG_ROWS ? "long" : "fits",
  };
}

function progressOf({ bytes, status }: PaneFile, known: number): Pick<FileView, "sign" | "detail" | "share"> {
  switch (status.at) {
    case "waiting":
      return { sign: "unknown", detail: `${bytesText(bytes)} · waiting for its turn`, share: 0 };
    case "reading":
      return { sign: "unknown", detail: `Reading · ${bytesText(status.bytesDone)} of ${bytesText(bytes)}`, share: bytes === 0 ? 0 : status.bytesDone / bytes };
    case "writing":
      return { sign: "good", detail: `Adding to the workbook · ${quantityText(Math.round(status.share * 100))} %`, share: status.share };
    case "read":
      return { sign: known === 0 ? "unknown" : status.read.issues.length > 0 ? "attention" : "good", detail: bytesText(bytes), share: null };
    case "kept":
      return { sign: "good", detail: `${bytesText(bytes)} · used without a sheet`, share: null };
    case "failed":
      return { sign: "bad", detail: bytesText(bytes), share: null };
    default:
      return status satisfies never;
  }
}

/** Only a file that was read as text, or could not be read, may be in another encoding. */
function encodingOf({ encoding }: PaneFile, read: ImportedFile | null): FileView["encoding"] {
  if (read === null || read.encoding === null) return null;
  const found = read.encoding.isChosen ? "Find it from the file" : `Found: ${ENCODINGS[read.encoding.used].title}`;
  return { chosen: encoding, options: [{ value: "found", title: found }, ...ENCODING_NAMES.map((value) => ({ value, title: ENCODINGS[value].title }))] };
}

function viewTable(table: ImportedTable, file: ImportedFile): FileTableView {
  const { head, recognition, rowCount, decoded } = table;
  const place = head.ref.table ?? head.ref.sheet;
  const shown = { head, preview: previewOf(head, recognition?.headerRow ?? null) };
  const rows = countText(rowCount, "row");
  if (recognition === null || decoded === null) {
    const title = "Not recognised";
    return {
      ...shown,
      title,
      isKnown: false,
      facts: [place, rows].filter((part) => part !== null).join(" · "),
      because: "Its first rows hold no header that Tieout knows. If they look garbled, choose another encoding.",
      trouble: null,
    };
  }
  const { sources } = summariseReading(assembleFacts([decoded]));
  const problems = decoded.issues.filter(({ severity }) => severity !== "info");
  const more = problems.length > 1 ? ` And ${quantityText(problems.length - 1)} more.` : "";
  return {
    ...shown,
    title: SOURCES[recognition.kind],
    isKnown: true,
    facts: [place === null || file.tables.length === 1 ? null : place, rows, ...spanText(sources[0] ?? null)].filter((part) => part !== null).join(" · "),
    because: recognition.because,
    trouble: problems[0] === undefined ? null : `${problems[0].message}${more}`,
  };
}

/** From the header on; where it is not known, from the first row that holds anything. */
export function previewOf(head: GridHead, headerRow: number | null, rowsMax = PREVIEW_ROWS, columnsMax = PREVIEW_COLUMNS): PreviewRows {
  const first =
    headerRow === null
      ? Math.max(
          0,
          head.rows.findIndex((row) => row.some((cell) => cell !== null)),
        )
      : headerRow - head.firstRow;
  const rows = head.rows.slice(first + 1, first + 1 + rowsMax);
  const width = Math.max(0, ...head.rows.slice(first, first + 1 + rowsMax).map((row) => row.length));
  const shown = Math.min(width, columnsMax);
  const cells = (index: number): readonly string[] => Array.from({ length: shown }, (_, column) => textOfCell(head.rows[index]?.[column] ?? null));
  return {
    header: cells(first),
    rows: rows.map((_, index) => ({ number: head.firstRow + first + 1 + index, cells: cells(first + 1 + index) })),
    moreColumns: width - shown,
  };
}

/** "812 B", "1.4 MB": as a file manager says it. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB"] as const;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? "GB"}`;
}
