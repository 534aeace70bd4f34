/**
 * The XML of a worksheet and of its workbook's texts, a part at a time -> rows of plain cells. Numbers stay the numbers they are, whatever
 * they are formatted as, so that dates are their serials.
 */
import { SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from "../../core/domain/sheet-limits";
import { FORMULA_WITHOUT_VALUE, type Cell, type Row } from "../../core/sources/grid";
import { attributeOf, readXmlEvents } from "./xml-events";

/** `index` is the row of the sheet, from 0. Rows without a cell may be missing. */
export type SheetRow = { readonly index: number; readonly cells: Row };

/** Formatting inside a text and its reading aids are left out. */
export async function readSharedStrings(parts: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = "";
  let [isText, isAid] = [false, false];
  const reader = readXmlEvents({
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") isAid = true;
      else if (name === "t") isText = true;
    },
    text: (part) => {
      if (isText && !isAid) text += part;
    },
    close(name) {
      if (name === "si") strings.push(unescapeCellText(text));
      else if (name === "rPh") isAid = false;
      else if (name === "t") isText = false;
    },
  });
  for await (const piece of decoded(parts)) reader.push(piece);
  return strings;
}

type OpenCell = { readonly column: number; readonly type: string; value: string; text: string; formula: string | null };

/** In order. Throws where the XML is none, or a row or cell lies outside what a sheet can hold. */
export async function* readSheetRows(parts: AsyncIterable<Uint8Array>, strings: readonly string[]): AsyncGenerator<SheetRow, void> {
  let ready: SheetRow[] = [];
  let index = -1;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let within: "value" | "formula" | "text" | null = null;
  let [isRow, isAid, isWhole] = [false, false, false];
  const reader = readXmlEvents({
    open(name, attributes) {
      if (name === "row") {
        const next = Number(attributeOf(attributes, "r") ?? index + 2) - 1;
        if (!(next > index && next < SHEET_ROWS_MAX)) throw new Error("a row is out of order");
        [index, cells, isRow] = [next, [], true];
      } else if (name === "c" && isRow) {
        const reference = attributeOf(attributes, "r");
        const column = reference === null ? cells.length : columnOf(reference);
        if (!(column >= 0 && column < SHEET_COLUMNS_MAX)) throw new Error("a cell lies beside the sheet");
        cell = { column, type: attributeOf(attributes, "t") ?? "n", value: "", text: "", formula: null };
      } else if (cell !== null) {
        if (name === "v") within = "value";
        else if (name === "f") [within, cell.formula] = ["formula", ""];
        else if (name === "t" && !isAid) within = "text";
        else if (name === "rPh") isAid = true;
      }
    },
    text(part) {
      if (cell === null || within === null) return;
      if (within === "value") cell.value += part;
      else if (within === "text") cell.text += part;
      else cell.formula = (cell.formula ?? "") + part;
    },
    close(name) {
      if (name === "row" && isRow) {
        ready.push({ index, cells });
        isRow = false;
      } else if (name === "c" && cell !== null) {
        while (cells.length < cell.column) cells.push(null);
        cells[cell.column] = valueOf(cell, strings);
        cell = null;
      } else if (name === "rPh") isAid = false;
      else if (name === "sheetData") isWhole = true;
      else within = null;
    },
  });
  for await (const piece of decoded(parts)) {
    reader.push(piece);
    yield* ready;
    ready = [];
  }
  if (!isWhole) throw new Error("the sheet is cut off");
}

function valueOf({ type, value, text, formula }: OpenCell, strings: readonly string[]): Cell {
  // A formula that was never calculated has no value to read; its text says so in whatever column it stands.
  if (value === "" && formula !== null && type !== "str" && type !== "inlineStr") return formula === "" ? FORMULA_WITHOUT_VALUE : `=${formula}`;
  switch (type) {
    case "s":
      return textOrNull(sharedText(strings, value));
    case "str":
      return textOrNull(unescapeCellText(value));
    case "inlineStr":
      return textOrNull(unescapeCellText(text));
    case "b":
      return value === "" ? null : value === "1" || value.toLowerCase() === "true";
    case "n":
      return value.trim() === "" ? null : Number.isFinite(Number(value)) ? Number(value) : value;
    // Errors as they are shown, days as ISO text.
    default:
      return textOrNull(value);
  }
}

/** A text that is not there would make an empty cell of one that is not. */
function sharedText(strings: readonly string[], index: string): string {
  const text = index === "" ? "" : strings[Number(index)];
  if (text === undefined) throw new Error("the text of a cell is not in the workbook");
  return text;
}

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

/** "_x000D_" -> the character that XML cannot carry. */
function unescapeCellText(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

/** "AB12" or "AB" -> 27 */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

async function* decoded(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const part of parts) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}
