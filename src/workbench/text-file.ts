/** A delimited text file -> a further sheet of the open workbook, its fields taken as Excel takes them when it opens such a file. */
import { tableOfText } from "../files/text/text-table";
import { entryOf } from "./host/entries";
import type { WorkbookHost } from "./host/open-host";
import { putContent, putFormat } from "./host/cells";
import { createSheet, type Workbook } from "./host/workbook";

const SHEET_NAME_CHARACTERS_MAX = 31;

export async function addTextFile(host: WorkbookHost, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  const table = await tableOfText(file);
  const columns = Array.from({ length: Math.max(0, ...table.head.rows.map((row) => row.length)) }, (_, column) => column);
  const rows: (readonly unknown[])[] = [];
  for await (const chunk of table.readRows({ fromRow: 1, columns }, new AbortController().signal)) rows.push(...chunk.rows);
  host.edit((workbook) => addSheet(workbook, file.name, rows));
}

function addSheet(workbook: Workbook, fileName: string, rows: readonly (readonly unknown[])[]): void {
  const sheet = createSheet(workbook, freeName(workbook, fileName));
  workbook.sheets.push(sheet);
  workbook.active = sheet;
  workbook.noted.addedSheets.push(sheet.id);
  workbook.noted.sheets = workbook.noted.activation = true;
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const entry = entryOf(String(cell ?? ""), { numberFormat: "General", dateSystem: workbook.dateSystem });
      if (entry === null) return;
      // A formula in a file from elsewhere stays the text it is.
      putContent(workbook, sheet, { row, column }, typeof entry.content === "object" ? String(cell) : entry.content);
      if (entry.numberFormat !== undefined) putFormat(workbook, sheet, { row, column, rows: 1, columns: 1 }, { numberFormat: entry.numberFormat });
    }),
  );
}

/** The file's name as a sheet may bear it, numbered where it is taken. */
function freeName({ sheets }: Workbook, fileName: string): string {
  const plain =
    fileName
      .replace(/\.[^.]*$/, "")
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "Sheet";
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = plain.slice(0, SHEET_NAME_CHARACTERS_MAX - suffix.length) + suffix;
    if (!sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return name;
  }
}
