/**
 * What a row of the register said when Tieout wrote it, kept beside it: whatever its user's cells say otherwise was typed since. A row that its user
 * began has no such memory.
 */
import { dayOfSerial, isoOf } from "../domain/day";
import { isBlankCell, textOfTyped, type TypedRow } from "./read-back";

/** Columns of the register that its user fills in, with their headings. */
export const REGISTER_HEADINGS = {
  caseId: "Case ID",
  shipmentId: "Shipment ID",
  sku: "SKU",
  kind: "Kind",
  status: "Status",
  opened: "Opened",
  closed: "Closed",
  units: "Units",
  amount: "Amount",
  note: "Note",
} as const;
export type RegisterColumn = keyof typeof REGISTER_HEADINGS;
/** The text of each cell; dates are ISO days. */
export type RegisterWords = Readonly<Record<RegisterColumn, string>>;

const COLUMNS = Object.keys(REGISTER_HEADINGS) as readonly RegisterColumn[];
export const NO_WORDS = Object.fromEntries(COLUMNS.map((name) => [name, ""])) as RegisterWords;
const BETWEEN = " | ";

export function textOfMemory(words: RegisterWords): string {
  return COLUMNS.map((name) => flat(words[name])).join(BETWEEN);
}

/** null where the row was begun by its user. */
export function memoryOf({ cells }: TypedRow): RegisterWords | null {
  const text = textOfTyped(cells["asWritten"]);
  if (text === "") return null;
  // A spreadsheet drops blanks at the end of a cell.
  const parts = text.split("|").map((part) => part.trim());
  return Object.fromEntries(COLUMNS.map((name, index) => [name, parts[index] ?? ""])) as RegisterWords;
}

/** Of a row of the register that was made of something else, and not copied from a table of the user's; null of any other. */
export function memoryOfMade(row: TypedRow): RegisterWords | null {
  return isBlankCell(row.cells["keptIn"]) ? memoryOf(row) : null;
}

/** Cells that say something else than `words`. One that was emptied says nothing. */
export function typedBeside(row: TypedRow, words: RegisterWords): readonly RegisterColumn[] {
  return COLUMNS.filter((name) => !isBlankCell(row.cells[name]) && !isSaid(name, row, words[name]));
}

/** Nothing was typed into it, and nothing emptied. */
export function isUntouched(row: TypedRow, words: RegisterWords): boolean {
  return typedBeside(row, words).length === 0 && COLUMNS.every((name) => words[name] === "" || !isBlankCell(row.cells[name]));
}

/** 'Status "written off"', 'Closed 2026-11-25' */
export function nameTyped({ cells }: TypedRow, name: RegisterColumn): string {
  const cell = cells[name] ?? null;
  const day = isDate(name) && typeof cell === "number" ? dayOfSerial(cell, 1900) : null;
  return `${REGISTER_HEADINGS[name]} ${day !== null ? isoOf(day) : typeof cell === "number" ? textOfTyped(cell) : `"${flat(textOfTyped(cell))}"`}`;
}

function isSaid(name: RegisterColumn, { cells, figures }: TypedRow, words: string): boolean {
  const cell = cells[name] ?? null;
  const text = flat(textOfTyped(cell));
  if (bare(text) === bare(flat(words))) return true;
  if (words === "" || text === "") return false;
  if (isDate(name) && typeof cell === "number") return ([1900, 1904] as const).some((system) => isoOfSerial(cell, system) === words);
  return (name === "units" || name === "amount") && figures[name] === Number(words);
}

function isoOfSerial(serial: number, system: 1900 | 1904): string {
  const day = dayOfSerial(serial, system);
  return day === null ? "" : isoOf(day);
}

function isDate(name: RegisterColumn): boolean {
  return name === "opened" || name === "closed";
}

/** On one line, without what stands between two cells. */
function flat(text: string): string {
  return text.replaceAll("|", "/").replaceAll(/\s+/g, " ").trim();
}

/** "Written off" and "written-off" are one word. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, "");
}
