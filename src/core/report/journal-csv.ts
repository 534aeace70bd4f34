/**
 * Proposed journal entries as the CSV that accounting systems take: a header, one line per account, an empty cell for the
 * side that has no amount. Of a month that was closed before, each memo begins with saying so. Text can never become a formula in the program that opens it.
 */
import { isoOf } from "../domain/day";
import { textOfMoney, type CurrencyCode, type Minor } from "../domain/money";
import type { AccountNames } from "../domain/accounts";
import type { Reconciliation } from "../engine/findings";
import { bookedMark } from "./closed-before";
import { JOURNAL_COLUMNS, journalNumber, type JournalColumn } from "./journal-columns";

const KEYS = Object.keys(JOURNAL_COLUMNS) as readonly JournalColumn[];
/** What a spreadsheet takes for the beginning of a formula, also behind a tab or a line break. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

export function journalCsv(reconciliation: Pick<Reconciliation, "journal" | "closing" | "issues" | "rollforward">, accounts: AccountNames): string {
  const mark = bookedMark(reconciliation);
  const rows = reconciliation.journal.map((entry): readonly string[] => {
    const { day, account, debit, credit, currency, memo, source } = entry;
    const cells: Readonly<Record<JournalColumn, string>> = {
      day: isoOf(day),
      number: journalNumber(entry),
      account: text(accounts[account]),
      debit: amount(debit, currency),
      credit: amount(credit, currency),
      currency,
      memo: text(mark === null ? memo : `${mark} ${memo}`),
      source: text(source),
    };
    return KEYS.map((key) => cells[key]);
  });
  return [KEYS.map((key) => JOURNAL_COLUMNS[key].title), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function amount(money: Minor, currency: CurrencyCode): string {
  return money === 0 ? "" : textOfMoney(money, currency);
}

function text(cell: string): string {
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
