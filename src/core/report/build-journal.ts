/** The proposed journal entries as a sheet: every entry, and the proof that debits and credits foot in each currency. */
import type { AccountNames } from "../domain/accounts";
import { titleOfPeriod } from "../domain/day";
import { minor, type CurrencyCode, type Minor } from "../domain/money";
import type { JournalEntry, Reconciliation } from "../engine/findings";
import { bookedBefore } from "./closed-before";
import { JOURNAL_COLUMNS, journalNumber, type JournalColumn } from "./journal-columns";
import { MARKS, type ReportCell, type ReportColumn, type ReportSheet, type ReportTable } from "./report";

const ENTRIES = "journal";

const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, formula: ReportColumn["formula"] = null): ReportColumn => ({
  key,
  title,
  band: null,
  meaning,
  width,
  formula,
});

export function buildJournal(reconciliation: Reconciliation): ReportSheet {
  const { journal, period, settings } = reconciliation;
  const currencies = new Set(journal.map(({ currency }) => currency)).size;
  const booked = bookedBefore(reconciliation);
  return {
    id: ENTRIES,
    name: "Journal",
    visibility: "visible",
    title: `Proposed journal entries, ${titleOfPeriod(period)}`,
    notes: [booked ?? "Proposed, not posted: lines of one journal number belong together."],
    legend: [],
    footnotes: [
      "The net of each inventory account is the change of the rollforward there. The accounts' names are a setting; the pane and the command line write the same columns as CSV.",
      ...(currencies > 1
        ? ["Each currency is a journal of its own, which foots by itself: where your books are kept in another currency, post it at your rate of the day."]
        : []),
    ],
    tables: [entries(journal, settings.accounts), byCurrency(journal)],
    frozenColumns: 2,
    tone: null,
  };
}

/** Amounts of several currencies are never added up. */
function byCurrency(journal: readonly JournalEntry[]): ReportTable {
  const sumWhere = (key: string): ReportColumn["formula"] => ({ is: "sum-where", table: ENTRIES, column: key, by: "currency", equals: "currency" });
  const currencies = [...new Set(journal.map(({ currency }) => currency))].sort();
  const total = (currency: CurrencyCode, side: "debit" | "credit"): ReportCell => ({
    amount: minor(journal.reduce((sum, entry) => (entry.currency === currency ? sum + entry[side] : sum), 0)),
    currency,
  });
  return {
    id: "journal-by-currency",
    title: "By currency",
    columns: [
      column("currency", "Currency", "label", 10),
      column("lines", "Lines", "quantity", 12, { is: "count-where", table: ENTRIES, by: "currency", equals: "currency" }),
      column("blank", "", "label", 40),
      column("debit", "Debits", "money", 14, sumWhere("debit")),
      column("credit", "Credits", "money", 14, sumWhere("credit")),
      column("foots", "Foots", "mark", 9, { is: "equal", of: "debit", to: "credit" }),
    ],
    rows: currencies.map((currency) => ({
      cells: {
        currency,
        lines: journal.filter((entry) => entry.currency === currency).length,
        debit: total(currency, "debit"),
        credit: total(currency, "credit"),
        foots: MARKS.holds,
      },
      tone: null,
      anchor: null,
    })),
    total: null,
    filtered: false,
    isRegister: false,
  };
}

function entries(journal: readonly JournalEntry[], accounts: AccountNames): ReportTable {
  return {
    id: ENTRIES,
    title: null,
    columns: Object.entries(JOURNAL_COLUMNS).map(([key, { title, meaning, width }]) => column(key, title, meaning, width)),
    rows: journal.map((entry) => ({ cells: cellsOf(entry, accounts), tone: null, anchor: `journal:${entry.number}` })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

function cellsOf(entry: JournalEntry, accounts: AccountNames): Readonly<Record<JournalColumn, ReportCell>> {
  const { day, account, debit, credit, currency, memo, source } = entry;
  const side = (amount: Minor): ReportCell => (amount === 0 ? null : { amount, currency });
  return { day: { day }, number: journalNumber(entry), account: accounts[account], debit: side(debit), credit: side(credit), currency, memo, source };
}
