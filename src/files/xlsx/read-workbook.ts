/**
 * A workbook file -> its sheets, whose rows are read as they are asked for: of a large one no more than a few parts are in memory, and
 * the texts that its cells share. Styles, charts and pictures are not looked at, so that nothing that Tieout has no use for can fail to be read.
 */
import { HostError } from "../../app/port";
import type { ByteSource } from "../byte-source";
import { isReadBack } from "../../core/sources/our-sources";
import { unreadable } from "../file-problem";
import { relationshipsOf, relationshipsPathOf, textOf, type Parts } from "./package";
import { bytesOfEntry, openZip, type Zip } from "./read-zip";
import { columnOf, readSharedStrings, readSheetRows, type SheetRow } from "./sheet-rows";
import { indexWorkbook, markedSheetsOf, ourSheetsOf, type SheetEntry, type WorkbookIndex } from "./workbook-index";
import { tagsOf } from "./xml";

/** Positions are those of the sheet, from 0. */
export type SheetTable = {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Total rows below its last row. */
  readonly totals: number;
};
export type OpenSheet = {
  readonly name: string;
  /** Plan id of a sheet that Tieout wrote. */
  readonly ours: string | null;
  readonly tables: readonly SheetTable[];
  /** From the first row on, each time anew. */
  readonly readRows: () => AsyncGenerator<SheetRow, void>;
};
/** `hidden`: names of hidden sheets with anything on them; what is hidden from the menu too is a program's own. */
export type OpenWorkbook = { readonly index: WorkbookIndex; readonly sheets: readonly OpenSheet[]; readonly hidden: readonly string[] };

const DAMAGED = "the workbook is damaged";

/** Every visible worksheet, and of what Tieout wrote only those sheets that are read back; `name` is the file's, for messages. */
export async function openWorkbook({ name, source }: { readonly name: string; readonly source: ByteSource }): Promise<OpenWorkbook> {
  const zip = await saying(name, "the file is cut off or damaged. Download or copy it again", () => openZip(source));
  return saying(name, DAMAGED, async () => {
    const parts: Parts = new Map();
    const load = (path: string): Promise<void> => loadPart(zip, parts, path);
    await load(relationshipsPathOf(""));
    const path = relationshipsOf(parts, "").find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "";
    for (const one of [path, relationshipsPathOf(path)]) await load(one);
    const index = indexWorkbook(parts);
    if (index === null) throw unreadable(name, whyNoWorkbook(zip));
    const marked = markedSheetsOf(index);
    const ours = new Map([...ourSheetsOf(index)].filter(([planId]) => isReadBack(planId)).map(([planId, sheet]) => [sheet.name, planId]));
    const wanted = index.sheets.filter((sheet) => sheet.path !== null && (marked.has(sheet) ? ours.has(sheet.name) : sheet.state === "visible"));
    const concealed = index.sheets.filter((sheet) => sheet.path !== null && !marked.has(sheet) && sheet.state === "hidden");
    const strings = wanted.length + concealed.length === 0 ? [] : await stringsOf(zip, parts, index);
    const sheets: OpenSheet[] = [];
    for (const sheet of wanted)
      sheets.push({
        name: sheet.name,
        ours: ours.get(sheet.name) ?? null,
        tables: await tablesOf(sheet, parts, load),
        readRows: () => rowsOf({ name, zip, strings, sheet }),
      });
    const hidden: string[] = [];
    for (const sheet of concealed) if (await hasCells(rowsOf({ name, zip, strings, sheet }))) hidden.push(sheet.name);
    return { index, sheets, hidden };
  });
}

/** What goes wrong inside a file is the file's fault, and told in the given words. */
async function saying<T>(name: string, reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw asHostError(name, reason, cause);
  }
}

function asHostError(name: string, reason: string, cause: unknown): HostError {
  return cause instanceof HostError ? cause : unreadable(name, reason, cause);
}

async function* rowsOf({
  name,
  zip,
  strings,
  sheet,
}: {
  readonly name: string;
  readonly zip: Zip;
  readonly strings: readonly string[];
  readonly sheet: SheetEntry;
}): AsyncGenerator<SheetRow, void> {
  const entry = zip.entries.get(sheet.path ?? "");
  if (entry === undefined) throw unreadable(name, DAMAGED);
  try {
    yield* readSheetRows(zip.read(entry), strings);
  } catch (cause) {
    throw asHostError(name, DAMAGED, cause);
  }
}

async function hasCells(rows: AsyncIterable<SheetRow>): Promise<boolean> {
  for await (const { cells } of rows) if (cells.some((cell) => cell !== null)) return true;
  return false;
}

async function loadPart(zip: Zip, parts: Parts, path: string): Promise<void> {
  const entry = zip.entries.get(path);
  if (entry !== undefined) parts.set(path, await bytesOfEntry(zip, entry));
}

function whyNoWorkbook({ entries }: Zip): string {
  if (entries.has("xl/workbook.bin")) return "it is a binary workbook (.xlsb)";
  if (entries.has("mimetype")) return "it is an OpenDocument file";
  if (entries.has("[Content_Types].xml")) return "it is an Office file, but no workbook";
  return "it is a zip archive. Unpack it and give the files inside";
}

async function stringsOf(zip: Zip, parts: Parts, index: WorkbookIndex): Promise<readonly string[]> {
  const path = relationshipsOf(parts, index.path).find(({ type }) => type.endsWith("/sharedStrings"))?.target;
  const entry = path === undefined ? undefined : zip.entries.get(path);
  return entry === undefined ? [] : readSharedStrings(zip.read(entry));
}

async function tablesOf({ path }: SheetEntry, parts: Parts, load: (path: string) => Promise<void>): Promise<readonly SheetTable[]> {
  if (path === null) return [];
  await load(relationshipsPathOf(path));
  const tables: SheetTable[] = [];
  for (const { target } of relationshipsOf(parts, path).filter(({ type }) => type.endsWith("/table"))) {
    await load(target);
    tables.push(...tableOf(textOf(parts, target) ?? ""));
  }
  return tables;
}

function tableOf(xml: string): readonly SheetTable[] {
  const attributes = tagsOf(xml, "table")[0]?.attributes ?? {};
  const corners = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(attributes["ref"] ?? "");
  if (corners === null) return [];
  const [, left = "", top = "", right = left, bottom = top] = corners;
  const row = Number(top) - 1;
  const column = columnOf(left);
  const totals = Number(attributes["totalsRowCount"] ?? 0) || 0;
  return [
    {
      name: attributes["displayName"] ?? attributes["name"] ?? "",
      row,
      column,
      rows: Number(bottom) - row - totals,
      columns: columnOf(right) - column + 1,
      totals,
    },
  ];
}
