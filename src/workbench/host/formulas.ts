/** Formulas follow what they refer to: a renamed sheet or table is renamed in them, a deleted one becomes #REF!. */
import { quoteSheetName } from "./addresses";

/** Text in quotes, quoted sheet names, then names, with the sign that makes a name a sheet ("!") or a table ("["). */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.\\]*[!([]?/gu;
const REFERENCE_AFTER = /^\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/i;

export function renameSheetIn(formula: string, names: { readonly from: string; readonly to: string }): string {
  return formula.replace(TOKEN, (token) => (sheetOf(token) === names.from.toLowerCase() ? `${quoteSheetName(names.to)}!` : token));
}

export function renameTableIn(formula: string, names: { readonly from: string; readonly to: string }): string {
  return formula.replace(TOKEN, (token) => (token.toLowerCase() === `${names.from.toLowerCase()}[` ? `${names.to}[` : token));
}

export function loseSheetIn(formula: string, name: string): string {
  let rest = 0;
  let result = "";
  for (const match of formula.matchAll(TOKEN)) {
    if (sheetOf(match[0]) !== name.toLowerCase()) continue;
    const after = match.index + match[0].length;
    result += `${formula.slice(rest, match.index)}#REF!`;
    rest = after + (REFERENCE_AFTER.exec(formula.slice(after))?.[0].length ?? 0);
  }
  return result + formula.slice(rest);
}

/** References into a table (`Name[Column]`) become what `replacementOf` makes of the text in the brackets. */
export function replaceTableIn(formula: string, name: string, replacementOf: (inside: string) => string): string {
  let rest = 0;
  let result = "";
  for (const match of formula.matchAll(TOKEN)) {
    if (match.index < rest || match[0].toLowerCase() !== `${name.toLowerCase()}[`) continue;
    const from = match.index + match[0].length;
    const to = closingBracket(formula, from);
    result += formula.slice(rest, match.index) + replacementOf(formula.slice(from, to));
    rest = to + 1;
  }
  return result + formula.slice(rest);
}

function closingBracket(formula: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < formula.length && depth > 0; at += 1) depth += formula[at] === "[" ? 1 : formula[at] === "]" ? -1 : 0;
  return at - 1;
}

function sheetOf(token: string): string | null {
  if (!token.endsWith("!")) return null;
  return (token.startsWith("'") ? token.slice(1, -2).replaceAll("''", "'") : token.slice(0, -1)).toLowerCase();
}
