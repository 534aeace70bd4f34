/** Positions counted from 0 -> addresses in A1 notation. */

/** 0 -> "A", 25 -> "Z", 26 -> "AA" */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

export type CellPosition = { readonly row: number; readonly column: number };

/** "C7" */
export function addressOf({ row, column }: CellPosition): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "$C$7:$C$40", which stays where it is when the formula is copied. */
export function fixedRange(from: CellPosition, to: CellPosition): string {
  return `$${columnLetters(from.column)}$${from.row + 1}:$${columnLetters(to.column)}$${to.row + 1}`;
}

/** A sheet's name as it stands before an exclamation mark, inside a text of a formula: "'It''s'". */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Text as it stands in a formula. */
export function quotedText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
