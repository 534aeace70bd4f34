/** The ledger's rows as imported, on a hidden sheet: the memory by which the next import shows what Amazon has restated. */
import { rememberImports } from "../engine/ledger/restatement";
import type { Facts } from "../facts/facts";
import type { ReportColumn, ReportSheet } from "./report";

const column = (key: string, title: string, width: number): ReportColumn => ({ key, title, band: null, meaning: "text", width, formula: null });

/** null while there is nothing to remember. */
export function buildFingerprints(facts: Pick<Facts, "sources" | "ledger" | "fingerprints">): ReportSheet | null {
  const rows = rememberImports(facts);
  if (rows.length === 0) return null;
  return {
    id: "fingerprints",
    name: "Imported ledger rows",
    visibility: "hidden",
    title: "Ledger rows as imported",
    notes: ["Tieout compares the next import with these rows and names those that Amazon has changed. Without this sheet it begins anew."],
    legend: [],
    footnotes: [],
    tables: [
      {
        id: "fingerprints",
        title: null,
        columns: [
          column("fnsku", "FNSKU", 14),
          column("msku", "MSKU", 20),
          column("disposition", "Disposition", 16),
          column("location", "Location", 10),
          column("month", "Month", 10),
          column("days", "Rows as imported", 60),
        ],
        rows: rows.map((row) => ({ cells: { ...row }, tone: null, anchor: null })),
        total: null,
        filtered: false,
        isRegister: false,
      },
    ],
    frozenColumns: 0,
    tone: null,
  };
}
