/** The proposed journal entries as a sheet: every voucher, and the proof that debits and credits foot in each currency. */
import { titleOfPeriod } from "../domain/day";
import { minor, type CurrencyCode } from "../domain/money";
import type { JournalEntry, Reconciliation } from "../engine/findings";
import { bookedBefore } from "./closed-before";
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
    notes: [booked ?? "Proposed, not posted: lines of one voucher belong together."],
    legend: [],
    footnotes: [
      "The net of each inventory account is the change of the rollforward there. The accounts' names are a setting; the command line writes the same entries as CSV.",
      ...(currencies > 1
        ? ["Each currency is a journal of its own, which foots by itself: where your books are kept in another currency, post it at your rate of the day."]
        : []),
    ],
    tables: [entries(journal, settings.accounts), byCurrency(journal)],
    frozenColumns: 3,
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
      column("blank", "", "label", 34),
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

function entries(journal: readonly JournalEntry[], accounts: Reconciliation["settings"]["accounts"]): ReportTable {
  const side = (amount: JournalEntry["debit"], currency: CurrencyCode): ReportCell => (amount === 0 ? null : { amount, currency });
  return {
    id: ENTRIES,
    title: null,
    columns: [
      column("number", "Voucher", "label", 10),
      column("day", "Date", "date", 12),
      column("account", "Account", "label", 34),
      column("debit", "Debit", "money", 14),
      column("credit", "Credit", "money", 14),
      column("currency", "Currency", "label", 9),
      column("memo", "Memo", "label", 46),
      column("source", "Summed from", "prose", 60),
    ],
    rows: journal.map(({ number, day, account, debit, credit, currency, memo, source }) => ({
      cells: { number, day: { day }, account: accounts[account], debit: side(debit, currency), credit: side(credit, currency), currency, memo, source },
      tone: null,
      anchor: `journal:${number}`,
    })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}
