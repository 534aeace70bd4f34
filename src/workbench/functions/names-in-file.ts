/** Excel keeps an add-in's function in a file as _xldudf_TIEOUT_ENDING and shows it as TIEOUT.ENDING; so do Open and Save here. */
import type { SnapshotCell, WorkbookSnapshot } from "../host/snapshot";

/** Text in quotes, quoted sheet names, then names that are called. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\()/gu;

export function namesAsInFile(workbook: WorkbookSnapshot, names: readonly string[]): WorkbookSnapshot {
  return renamed(workbook, new Map(names.map((name) => [name, nameInFile(name)])));
}

export function namesAsShown(workbook: WorkbookSnapshot, names: readonly string[]): WorkbookSnapshot {
  return renamed(workbook, new Map(names.map((name) => [nameInFile(name).toUpperCase(), name])));
}

function nameInFile(name: string): string {
  return `_xldudf_${name.replaceAll(".", "_")}`;
}

function renamed(workbook: WorkbookSnapshot, names: ReadonlyMap<string, string>): WorkbookSnapshot {
  const inFormula = (formula: string): string => formula.replace(TOKEN, (token) => names.get(token.toUpperCase()) ?? token);
  const inCell = (cell: SnapshotCell): SnapshotCell =>
    cell === null || typeof cell !== "object" || cell.formula === undefined ? cell : { ...cell, formula: inFormula(cell.formula) };
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => (sheet.rows === undefined ? sheet : { ...sheet, rows: sheet.rows.map((line) => line.map(inCell)) })),
  };
}
