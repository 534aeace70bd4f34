/** Sheets' names as formulas write them. */

export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A formula in which every reference to a renamed sheet bears the new name. Links do not: they lead to rows of the user's, on a sheet that may have the name we planned. */
export function withSheetsRenamed(formula: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return formula;
  const inReference = (text: string): string =>
    text.replace(/'((?:[^']|'')+)'!|(?<![\w.'])([\p{L}_][\p{L}\d_.]*)!/gu, (whole, quoted?: string, plain?: string) => {
      const target = renamed.get((quoted?.replaceAll("''", "'") ?? plain ?? "").toLowerCase());
      return target === undefined ? whole : `${quotedSheetName(target)}!`;
    });
  // Strings in a formula are told apart first, since a sheet's name between quotation marks is text or the target of a link.
  return formula.replace(/"(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[^"'])+/g, (piece) => (piece.startsWith('"') ? piece : inReference(piece)));
}
