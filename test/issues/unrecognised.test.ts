/** Tables that are none of the known sources, each with the whole message. */
import { ACCOUNTS } from "../../src/core/domain/accounts";
import { raise, type Issue } from "../../src/core/domain/issue";
import { journalCsv } from "../../src/core/report/journal-csv";
import { openDecoder } from "../../src/core/sources/decode-table";
import type { GridHead, Row } from "../../src/core/sources/grid";
import { pickBeside } from "../../src/core/sources/pick-beside";
import { recognise } from "../../src/core/sources/recognise";
import { sayUnrecognised } from "../../src/core/sources/unrecognised";
import { reconciled } from "../core/engine/scenario";

const said = ({ severity, code, message }: Issue): string => `${severity} ${code} | ${message}`;
const saidOf = (...heads: readonly GridHead[]): readonly string[] => sayUnrecognised(heads).map(said);
const head = {
  firstRow: 1,
  rows: [
    [null, ""],
    ["Foo", " Bar ", null, 7],
  ],
  dateSystem: 1900,
} as const;

test("table-unknown: a file without a known header", () => {
  expect(saidOf({ ...head, ref: { label: "notes.csv", file: "notes.csv", sheet: null, table: null } })).toEqual([
    "warning table-unknown | notes.csv row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7. If it is meant to count, keep the report's own header row, name the columns as the README lists them, or say in the pane which column is which.",
  ]);
});

test("journal-left-out: the journal that a run saved, among the files of the next", () => {
  const Own = "Date|Warehouse|SKU|Type|Quantity|Unit Cost\n2026-10-01|Shop|TEA|purchase|10|2.00";
  const csv = journalCsv(reconciled({ period: "2026-10", tables: { Own } }), ACCOUNTS);
  const rows = csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  const journal: GridHead = { ...head, rows, ref: { label: "journal.csv", file: "journal.csv", sheet: null, table: null } };
  expect(saidOf(journal)).toEqual([
    "info journal-left-out | journal.csv row 1: this is a journal that Tieout proposed, made of your tables and none of them: it was left out. Nothing is to be done; import it into your accounting system.",
  ]);
});

const onSheet = (name: string, rows: readonly Row[] = head.rows): GridHead => ({ ...head, rows, ref: { label: name, file: null, sheet: name, table: null } });

test("sheet-unknown: a sheet of notes is only mentioned, several of them in one issue", () => {
  expect(saidOf(onSheet("Notes"))).toEqual([
    "info sheet-unknown | Notes row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7. If one is meant to count, say in the pane what it is, or name its columns as the README lists them.",
  ]);
  expect(saidOf(onSheet("Notes"), onSheet("To do"), onSheet("Contacts"))).toEqual([
    "info sheet-unknown | Notes row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7. So were To do, Contacts. If one is meant to count, say in the pane what it is, or name its columns as the README lists them.",
  ]);
});

test("table-unknown: a plain sheet of many rows with numbers is a table that is missed, named by its headings", () => {
  const rows: readonly Row[] = [
    ["Stock of our warehouse"],
    [],
    ["Artikel", "Bestand", "Preis"],
    ...Array.from({ length: 10 }, (_, index) => [`A-${index}`, index + 1, "2,50"]),
  ];
  expect(saidOf(onSheet("Notes"), onSheet("Bestand", rows))).toEqual([
    "warning table-unknown | Bestand row 3: no known header stands in its first rows, so it was left aside. It begins with: Artikel, Bestand, Preis. If it is meant to count, keep the report's own header row, name the columns as the README lists them, or say in the pane which column is which.",
    "info sheet-unknown | Notes row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7. If one is meant to count, say in the pane what it is, or name its columns as the README lists them.",
  ]);
  const prose: readonly Row[] = Array.from({ length: 15 }, (_, index) => [`${index}. Ask the forwarder`, "open", "Kim"]);
  expect(saidOf(onSheet("To do", prose), onSheet("Few", rows.slice(0, 8))).map((text) => text.split(" | ")[0])).toEqual(["info sheet-unknown"]);
});

test("sheet-unknown: rows of numbers beside an Excel Table are mentioned, its title and its totals are not", () => {
  const beside = (label: string, row: number, rows: readonly Row[]): GridHead => ({
    ...onSheet("Stock", rows),
    ref: { label, file: null, sheet: "Stock", table: null },
    beside: { row, column: 5, rows: rows.length, columns: 3 },
  });
  const block = beside("Stock F1:H10", 0, [["Artikel", "Bestand", "Preis"], ...Array.from({ length: 9 }, (_, index) => [`A-${index}`, index + 1, "2,50"])]);
  expect(saidOf(block)).toEqual([
    "info sheet-unknown | Stock F1:H10 row 1: no known header stands in its first rows, so it was left aside. It begins with: Artikel, Bestand, Preis. If one is meant to count, say in the pane what it is, or name its columns as the README lists them.",
  ]);
  const picked = pickBeside([block, beside("Stock F12:F12", 11, [["Our stock in October"]]), beside("Stock F20:H20", 19, [["Sum", 4, 12.5]])], (found) => ({
    head: found,
    recognition: null,
  }));
  expect(picked.map(({ ref }) => ref.label)).toEqual(["Stock F1:H10"]);
});

test("sheets-hidden: what is on hidden sheets is not read, and they are named once", () => {
  const message = (file: string | null, ...sheets: readonly string[]): string => said(raise("sheets-hidden", null, { file, sheets }));
  expect(message(null, "Old costs")).toBe(
    "info sheets-hidden | A sheet is hidden, and nothing on it was read: Old costs. Show what is meant to count, then reconcile again.",
  );
  expect(message("book.xlsx", "Old costs", "2025")).toBe(
    "info sheets-hidden | 2 sheets are hidden in book.xlsx, and nothing on them was read: Old costs, 2025. Show what is meant to count, then reconcile again.",
  );
});

test("mapping-outdated: a heading that was assigned by hand has another name now", () => {
  const mapping = {
    header: ["Box no.", "Item", "Went out"],
    kind: "shipments",
    columns: { shipmentId: "Box no.", sku: "Item", dispatched: "Went out" },
  } as const;
  const table: GridHead = {
    ref: { label: "boxes.csv", file: "boxes.csv", sheet: null, table: null },
    firstRow: 1,
    rows: [
      ["Box no.", "Item", "Out"],
      ["FBA1", "TEA-01", "5"],
    ],
    dateSystem: 1900,
  };
  const recognition = recognise(table, [mapping]);
  expect(recognition === null ? [] : openDecoder(recognition, table).close().issues.map(said)).toEqual([
    'error mapping-outdated | boxes.csv row 1: you assigned columns of a table like this to Shipments, but "Went out" is no longer among its headings: Box no., Item, Out. Assign the columns again, or give the heading its old name; ' +
      "until then the table is left out.",
  ]);
});
