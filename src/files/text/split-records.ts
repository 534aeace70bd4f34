/**
 * Delimited text -> its records, each with its fields; an empty field is null. Quotation marks are read as spreadsheets write them: a field
 * that begins with one ends at the next one before a delimiter or the line's end, and two of them inside are one. Anywhere else they are text.
 */
import type { Cell, Row } from "../../core/sources/grid";
import type { KnownTexts } from "./known-texts";
import type { Dialect } from "./text-dialect";

export type Split = {
  readonly records: readonly Row[];
  /** Where the first record begins that is not among them: it may go on after the end of the text. */
  readonly end: number;
  /** Whether that record ends inside quotation marks. */
  readonly isOpen: boolean;
};

const QUOTE = 34;
const LINE_END = 10;
const TAB = 9;
const BLANK = 32;

/** Lines end with \n. `isWhole`: nothing comes after the text, so that its last record ends with it. */
export function splitRecords(
  text: string,
  { delimiter, quoted }: Dialect,
  { isWhole, known }: { readonly isWhole: boolean; readonly known: KnownTexts },
): Split {
  const separator = delimiter.charCodeAt(0);
  const records: Row[] = [];
  // One for all records: each takes a copy that is just as long as it needs.
  const fields: Cell[] = [];
  let fieldCount = 0;
  let recordStart = 0;
  let at = 0;
  const unfinished = (isOpen: boolean): Split => ({ records, end: recordStart, isOpen });
  while (at < text.length || fieldCount > 0) {
    let fieldEnd: number;
    if (quoted && text.charCodeAt(at) === QUOTE) {
      const closing = closingQuote(text, at + 1, separator);
      if (closing === null) return unfinished(true);
      fields[fieldCount] = quotedField(text, { from: at + 1, to: closing.quote }, known);
      fieldEnd = closing.end;
    } else {
      fieldEnd = at;
      // The first place from here on where text.charAt(fieldEnd) is a delimiter or a line end.
      for (; fieldEnd < text.length; fieldEnd += 1) {
        const letter = text.charCodeAt(fieldEnd);
        if (letter === separator || letter === LINE_END) break;
      }
      fields[fieldCount] = fieldEnd === at ? null : known.textAt(text, at, fieldEnd);
    }
    fieldCount += 1;
    if (fieldEnd === text.length && !isWhole) return unfinished(false);
    at = fieldEnd + 1;
    // A delimiter has a field after it, if only an empty one.
    if (text.charCodeAt(fieldEnd) === separator) continue;
    records.push(fields.slice(0, fieldCount));
    fieldCount = 0;
    recordStart = Math.min(at, text.length);
  }
  return { records, end: recordStart, isOpen: false };
}

/** The closing quotation mark and the end of its field, to which there may be blanks; null where the text ends before. */
function closingQuote(text: string, from: number, separator: number): { readonly quote: number; readonly end: number } | null {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (text.charCodeAt(quote + 1) === QUOTE) {
      quote += 1;
      continue;
    }
    let end = quote + 1;
    while (text.charCodeAt(end) === BLANK || (text.charCodeAt(end) === TAB && separator !== TAB)) end += 1;
    if (end >= text.length || text.charCodeAt(end) === separator || text.charCodeAt(end) === LINE_END) return { quote, end };
  }
  return null;
}

function quotedField(text: string, { from, to }: { readonly from: number; readonly to: number }, known: KnownTexts): Cell {
  if (from === to) return null;
  const inner = text.indexOf('"', from);
  if (inner < 0 || inner >= to) return known.textAt(text, from, to);
  const field = text.slice(from, to).replaceAll('""', '"');
  return known.textAt(field, 0, field.length);
}
