/** How a text file separates its fields, judged from its first lines. */

export type Dialect = { readonly delimiter: "\t" | "," | ";"; readonly quoted: boolean };

/** In the order in which they win a draw: a tab is never part of a title, a comma often is. */
const DELIMITERS = ["\t", ",", ";"] as const;
/** An opening line with as many fields is a header, and settles the matter; a shorter one may be a title above it. */
const HEADER_FIELDS_MIN = 3;
const SAMPLE_LINES = 20;
const SAMPLE_CHARACTERS = 65536;

/** `text` has \n at the end of its lines. */
export function dialectOf(text: string): Dialect {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
  const opening = lines[0] ?? "";
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, opening: fieldCountOf(opening, delimiter), ...regularity(lines, delimiter) }));
  const header = scored.filter((score) => score.opening >= HEADER_FIELDS_MIN).sort((a, b) => b.opening - a.opening)[0];
  const commonest = scored.toSorted((a, b) => b.lines - a.lines || b.fields - a.fields)[0];
  const delimiter = (header ?? commonest)?.delimiter ?? ",";
  // Amazon quotes every field of a tab-separated file or none; a quote in a file of the second kind is an inch mark in a title.
  return { delimiter, quoted: delimiter !== "\t" || opening.startsWith('"') };
}

/** On how many lines the commonest number of fields, two or more, is found; the delimiter that fits most lines wins. */
function regularity(lines: readonly string[], delimiter: string): { readonly lines: number; readonly fields: number } {
  const linesByFields = new Map<number, number>();
  for (const line of lines) {
    const fields = fieldCountOf(line, delimiter);
    if (fields > 1) linesByFields.set(fields, (linesByFields.get(fields) ?? 0) + 1);
  }
  let best = { lines: 0, fields: 0 };
  for (const [fields, count] of linesByFields) {
    if (count > best.lines || (count === best.lines && fields > best.fields)) best = { lines: count, fields };
  }
  return best;
}

/** Delimiters inside quotes are text. */
function fieldCountOf(line: string, delimiter: string): number {
  let fields = 1;
  let inQuotes = false;
  for (const letter of line) {
    if (letter === '"') inQuotes = !inQuotes;
    else if (letter === delimiter && !inQuotes) fields += 1;
  }
  return fields;
}
