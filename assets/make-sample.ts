/** Writes assets/sample.xlsx: every table of the sample as an Excel Table on a sheet of its own, behind a page that tells what to look for. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx, type CellValue, type WriteSheet } from "hucre/xlsx";
import { serialOfDay } from "../src/core/domain/day";
import { pack, unpack } from "../src/files/xlsx/package";
import { sampleTables, type SampleCell, type SampleTable } from "./sample-data";

const READ_ME = [
  "Tieout sample: a small seller of kitchen goods, September and October 2026",
  "",
  "Stock lies in a warehouse of the seller's own (Shenzhen), on its way to Amazon, and at Amazon in the United States (FBA-US) and Germany (FBA-DE).",
  "Click Reconcile in the Tieout pane, or run: npm run --silent tieout -- reconcile assets/sample.xlsx --period 2026-10 --today 2026-11-05 --out reconciled.xlsx",
  "",
  "What to look for",
  "KT-01: 1,000 were dispatched and delivered (FBA19KT01A), Amazon counted 999.",
  "KT-02: 500 were dispatched (FBA19KT02A), Amazon counted 501.",
  "TP-01: the carrier delivered nine cartons of ten (FBA19TP01A): 48 units short, a matter for the carrier.",
  "TP-02: the carrier lost 10 and Amazon counted 5 less (FBA19TP02A): a part for each.",
  "LM-01: 240 left on 24 October (FBA19LM01A) and are still on their way; LM-02: 150 of 200 are counted (FBA19LM02A).",
  "TR-01 and TR-02: five of the one were counted as the other (FBA19TR01A). FL-01: ten units of one shipment were booked under the next.",
  "MG-01: 600 were declared and 590 dispatched (FBA19MG01A): nothing is missing.",
  "MG-03: a count in Shenzhen on 30 September found three fewer than the books; FL-02: one on 31 October found two more.",
  "TP-02: the five are asked for in case 17338201, which is open. SC-02: three missing in Germany (FBA19SC02D) were paid on 20 October.",
  "KT-03: one unit was lost in a fulfilment centre in September and nobody has asked for it: a claim with a last day.",
  "LM-03: one row of the ledger does not add up on purpose (14 October). ST-05 has no cost anywhere.",
];

const FILTER_BUTTON = 4;
const COLUMN_WIDTHS: Readonly<Record<string, number>> = { Title: 22, Note: 28, "Shipment ID": 15, Disposition: 20, FNSKU: 13, ASIN: 13, Reference: 15 };

/** Always the same bytes: the archive is packed anew without the time of day. */
export async function makeSample(): Promise<Uint8Array> {
  const readMe: WriteSheet = {
    name: "Read me",
    rows: READ_ME.map((line) => [line === "" ? null : line]),
    columns: [{ width: 130 }],
    cells: new Map([
      ["0,0", { value: READ_ME[0] ?? "", style: { font: { bold: true, size: 14 } } }],
      ["5,0", { value: READ_ME[5] ?? "", style: { font: { bold: true } } }],
    ]),
  };
  const bytes = await writeXlsx({
    sheets: [readMe, ...sampleTables().map(sheetOf)],
    properties: { title: "Tieout sample", created: new Date(0), modified: new Date(0) },
    defaultFont: { name: "Calibri", size: 11 },
  });
  return pack(unpack(bytes));
}

/** Headings are broken between words; the bold letters of a word take more room than digits. */
function widestWord(title: string): number {
  return Math.max(...title.split(" ").map(({ length }) => Math.ceil(length * 1.2)));
}

/** Dates are serial numbers in a date format, as Excel keeps them. */
function sheetOf({ name, header, rows }: SampleTable): WriteSheet {
  const isDate = header.map((_, column) => rows.some((row) => typeof row[column] === "object" && row[column] !== null));
  return {
    name,
    rows: [[...header], ...rows.map((row) => row.map(valueOf))],
    columns: header.map((title, column) => ({
      width: COLUMN_WIDTHS[title] ?? Math.max(11, widestWord(title) + FILTER_BUTTON),
      ...(isDate[column] === true ? { numFmt: "yyyy-mm-dd" } : {}),
    })),
    cells: new Map(header.map((title, column) => [`0,${column}`, { value: title, style: { font: { bold: true }, alignment: { wrapText: true } } }])),
    freezePane: { rows: 1 },
    tables: [{ name: name.replaceAll(" ", "_"), columns: header.map((title) => ({ name: title })), style: "TableStyleLight1", showRowStripes: false }],
  };
}

function valueOf(cell: SampleCell): CellValue {
  return typeof cell === "object" && cell !== null ? serialOfDay(cell.day, 1900) : cell;
}

/** Only when run as a program; a test makes the sample without writing it. */
if (process.argv[1]?.endsWith("make-sample.ts") === true) {
  void makeSample().then((bytes) => writeFileSync(join(__dirname, "sample.xlsx"), bytes));
}
