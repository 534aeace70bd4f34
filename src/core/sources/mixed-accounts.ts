/** A column that names the seller's account -> a note where it names two: a table holds the stock of one. */
import type { Note } from "./column-reading";
import { shown } from "./fault";
import type { RawColumn } from "./raw-column";
import { readTexts } from "./read-texts";

export function mixedAccounts(raw: RawColumn, heading: string): readonly Note[] {
  const accounts = new Map<string, { readonly row: number; readonly text: string }>();
  const { values } = readTexts({ column: heading, cells: raw.cells, firstRows: raw.firstRows, consequence: "cell" }, null);
  values.forEach((text, code) => {
    const account = text.toLowerCase();
    if (text === "" || accounts.has(account)) return;
    accounts.set(account, { row: raw.firstRows[code] ?? 0, text: shown(text) });
  });
  const [first, second] = accounts.values();
  if (first === undefined || second === undefined) return [];
  return [{ row: second.row, fault: { code: "accounts-mixed", detail: { column: heading, first, second, more: accounts.size - 2 } } }];
}
