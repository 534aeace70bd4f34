/** What holds for every table: the way it is written, the order of its columns and the size of its chunks do not matter, and nothing makes it throw. */
import fc from "fast-check";
import { dayOf, serialOfDay } from "../../../src/core/domain/day";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import type { Cell, Row } from "../../../src/core/sources/grid";
import { decode, LEDGER_HEADER, messagesOf, shownRows, texts } from "./decoded-rows";

type Date3 = { readonly year: number; readonly month: number; readonly day: number };
type Written = { readonly date: Date3; readonly sku: string; readonly quantity: number; readonly cents: number };

const two = (value: number): string => String(value).padStart(2, "0");
const dateArbitrary = fc.record({ year: fc.integer({ min: 2000, max: 2098 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
const isoDate = ({ year, month, day }: Date3): string => `${year}-${two(month)}-${two(day)}`;
const rowArbitrary = fc.record({
  date: dateArbitrary,
  sku: fc.stringMatching(/^[A-Z]{3}-\d{1,6}$/),
  quantity: fc.integer({ min: 1, max: 5_000_000 }),
  cents: fc.integer({ min: 0, max: 900_000_000 }),
});

/** The first row settles what the others may leave open: a day above 12, and a number that can have one mark only. */
const SETTLING: Written = { date: { year: 2026, month: 10, day: 31 }, sku: "TEA-01", quantity: 7, cents: 1250 };
const rowsArbitrary = fc.array(rowArbitrary, { maxLength: 12 }).map((rows) => [SETTLING, ...rows]);

const DATE_FORMS: Readonly<Record<string, (date: Date3) => Cell>> = {
  iso: isoDate,
  "iso date and time": (date) => `${isoDate(date)}T23:59:59+05:30`,
  "MM/DD/YYYY": ({ year, month, day }) => `${two(month)}/${two(day)}/${year}`,
  "M/D/YYYY": ({ year, month, day }) => `${month}/${day}/${year}`,
  "D/M/YYYY": ({ year, month, day }) => `${day}/${month}/${year}`,
  "DD.MM.YYYY": ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  "D-M-YY": ({ year, month, day }) => `${day}-${month}-${two(year % 100)}`,
  "1900 serial": (date) => serialOfDay(dayOf(date), 1900),
  Chinese: ({ year, month, day }) => `${year}年${month}月${day}日`,
};

const grouped = (whole: number, separator: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
const NUMBER_FORMS: Readonly<Record<string, { readonly units: (count: number) => Cell; readonly cost: (cents: number) => Cell }>> = {
  numbers: { units: (count) => count, cost: (cents) => cents / 100 },
  plain: { units: String, cost: (cents) => `${Math.floor(cents / 100)}.${two(cents % 100)}` },
  "1,234.50": { units: (count) => grouped(count, ","), cost: (cents) => `${grouped(Math.floor(cents / 100), ",")}.${two(cents % 100)}` },
  "1.234,50": { units: (count) => grouped(count, "."), cost: (cents) => `${grouped(Math.floor(cents / 100), ".")},${two(cents % 100)}` },
  "1 234,50": { units: (count) => grouped(count, "\u00A0"), cost: (cents) => `${grouped(Math.floor(cents / 100), " ")},${two(cents % 100)} EUR` },
  "full width": { units: (count) => fullWidth(String(count)), cost: (cents) => fullWidth(`${Math.floor(cents / 100)}.${two(cents % 100)}`) },
};
function fullWidth(text: string): string {
  return text.replace(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

const HEADER = texts("Date | Warehouse | SKU | Type | Quantity | Unit Cost");
const expected = ({ date, sku, quantity, cents }: Written, index: number) => ({
  "#": index + 2,
  day: isoDate(date),
  warehouse: "Main",
  sku,
  type: "purchase",
  quantity,
  unitCost: `${Math.floor(cents / 100)}${cents % 100 === 0 ? "" : `.${two(cents % 100).replace(/0$/, "")}`}`,
});

describe.each(Object.entries(DATE_FORMS))("dates written as %s", (_, dateText) => {
  test.each(Object.entries(NUMBER_FORMS))("with numbers written as %s give the same rows", (__, { units, cost }) => {
    fc.assert(
      fc.property(rowsArbitrary, (written) => {
        const rows = written.map(({ date, sku, quantity, cents }) => [dateText(date), "Main", sku, "purchase", units(quantity), cost(cents)]);
        const decoded = decode([HEADER, ...rows]);
        expect(messagesOf(decoded)).toEqual([]);
        expect(shownRows(decoded)).toEqual(written.map(expected));
      }),
      // Of each form of dates, and of each of numbers, more than fifty.
      { numRuns: 10 },
    );
  });
});

const plainRows = (written: readonly Written[]): readonly Row[] => [
  HEADER,
  ...written.map(({ date, sku, quantity, cents }) => [isoDate(date), "Main", sku, "purchase", quantity, cents / 100]),
];

test("a 1904 workbook's serial numbers give the same days", () => {
  fc.assert(
    fc.property(rowsArbitrary, (written) => {
      const rows = written.map(({ date, sku, quantity }) => [serialOfDay(dayOf(date), 1904), "Main", sku, "purchase", quantity, 1]);
      expect(shownRows(decode([HEADER, ...rows], { dateSystem: 1904 })).map(({ day }) => day)).toEqual(written.map(({ date }) => isoDate(date)));
    }),
  );
});

test("any order of the columns gives the same table", () => {
  fc.assert(
    fc.property(
      rowsArbitrary,
      fc.shuffledSubarray(
        HEADER.map((_, index) => index),
        { minLength: HEADER.length },
      ),
      (written, order) => {
        const rows = plainRows(written);
        const shuffled = rows.map((row) => order.map((position) => row[position] ?? null));
        expect(shownRows(decode(shuffled))).toEqual(shownRows(decode(rows)));
      },
    ),
  );
});

/** Cells that mean something somewhere, next to ones that mean nothing. */
const cellArbitrary: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell[]>(
    null,
    "",
    " ",
    "0",
    "-2",
    "1,234",
    "1.234",
    "12,50",
    "(5)",
    "#N/A",
    "10/31/2026",
    "31/10/2026",
    "03/04/2026",
    "2026-10-31",
    "10/2026",
    "Total",
    "Date",
    "SKU",
    "FNSKU",
    "sale",
    "transfer",
    "采购入库",
    46326,
    2.5,
    true,
  ),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const HEADERS = [
  HEADER,
  LEDGER_HEADER,
  texts("Shipment ID | SKU | Dispatched | Received | Ship Date | Status"),
  texts("Date | From | To | Rate"),
  texts("Location | Kind | Currency"),
  texts("SKU | Unit Cost | Currency | From"),
];
const anyTable = fc
  .tuple(fc.constantFrom(...HEADERS), fc.array(fc.array(cellArbitrary, { maxLength: 24 }), { maxLength: 25 }))
  .map(([header, rows]): readonly Row[] => [header, ...rows]);

test("the size of the chunks does not matter", () => {
  fc.assert(
    fc.property(anyTable, fc.integer({ min: 1, max: 9 }), (rows, chunkSize) => {
      expect(decode(rows, { chunkSize })).toEqual(decode(rows));
    }),
    { numRuns: 60 },
  );
});

test("no row vanishes: each that has a cell of ours is decoded, is named by an issue, or is counted by one", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HEADERS),
      fc.array(fc.array(cellArbitrary, { minLength: 24, maxLength: 24 }), { minLength: 1, maxLength: 15 }),
      (header, cells) => {
        const decoded = decode([header, ...cells]);
        const rows = new Set(shownRows(decoded).map((row) => row["#"]));
        const said = (decoded?.issues ?? []).map(({ place }) => place?.row);
        // Many rows with one problem are one issue with their count, of whatever rows: rows and counts together are at least all rows.
        const counts = (decoded?.issues ?? []).map(({ count }) => count ?? 1);
        const counted = counts.some((count) => count > 1) && rows.size + counts.reduce((sum, count) => sum + count, 0) >= cells.length;
        // A second header, and lines of totals, are told in one issue each.
        const summed = (decoded?.issues ?? []).some(({ code }) => code === "header-changed" || code === "header-repeated" || code === "total-row-ignored");
        cells.forEach((row, index) => {
          const blank = header.every(
            (_, position) =>
              String(row[position] ?? "")
                .replace(/[\u200B\uFEFF]/g, "")
                .trim() === "",
          );
          expect(blank || summed || counted || rows.has(index + 2) || said.includes(index + 2)).toBe(true);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("whatever the cells are, nothing throws", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cellArbitrary, { maxLength: 12 }), { maxLength: 30 }), anyTable, (junk, table) => {
      const decoded = [decode(junk), decode([...junk.slice(0, 5), ...table])];
      expect(() => assembleFacts(decoded.filter((found) => found !== null))).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

test("ten thousand columns and a cell of a megabyte are read in good time", () => {
  const wide = Array.from({ length: 10_000 }, (_, position) => `Column ${position}`);
  const header = [...wide, ...LEDGER_HEADER];
  const row = [
    ...wide.map(() => "x".repeat(10)),
    "10/31/2026",
    "X001",
    "B01",
    "y".repeat(1_000_000),
    "z".repeat(1_000_000),
    ...LEDGER_HEADER.slice(5).map(() => "0"),
  ];
  const decoded = decode([header, ...Array.from({ length: 25 }, () => row)]);
  expect(decoded?.table.rowCount).toBe(25);
  expect(decoded?.issues).toEqual([]);
});
