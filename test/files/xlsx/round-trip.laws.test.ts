import fc from "fast-check";
import type { PlannedCell, SheetPlan } from "../../../src/core/report/sheet-plan";
import { STYLES, type StyleName } from "../../../src/core/report/styles";
import type { Day } from "../../../src/core/domain/day";
import { pack, setText, textOf, unpack } from "../../../src/files/xlsx/package";
import { readWorkbook } from "./whole-workbook";
import { writeWorkbook } from "../../../src/files/xlsx/write-workbook";
import { planOf } from "../plans";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("=1+1", "+1", "0012", "_x000D_", "\r\n", "<a>&amp;", " ", "a\u0000"),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const cell: fc.Arbitrary<PlannedCell> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: -25_000, max: 60_000 }).map((day) => ({ day: day as Day })),
  fc.oneof(number, text).map((value) => ({ formula: "A1", value })),
);
const plan: fc.Arbitrary<SheetPlan> = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 })).chain(([width, height]) =>
  fc
    .record({
      cells: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      paint: fc.array(
        fc.record({
          style: fc.constantFrom(...(Object.keys(STYLES) as StyleName[])),
          areas: fc.array(
            fc.record({ row: fc.nat(height), column: fc.nat(width), rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 4 },
      ),
    })
    .map(({ cells, paint }) => planOf(cells, { paint })),
);

/** What a reader must find in a cell: half characters and empty text are the only losses. */
function expected(planned: PlannedCell): string | number | boolean | null {
  if (typeof planned === "string")
    return planned === "" ? null : planned.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  if (typeof planned === "number") return planned + 0;
  if (typeof planned !== "object" || planned === null) return planned;
  return "day" in planned ? planned.day + 25_569 : expected(planned.value);
}

async function read(bytes: Uint8Array) {
  const parts = unpack(bytes);
  setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace(/<definedNames>.*<\/definedNames>/s, ""));
  return (await readWorkbook({ name: "book.xlsx", bytes: pack(parts) })).sheets;
}

test("what is planned is what is read, cell by cell, whatever the text", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      const [sheet] = await read(writeWorkbook([planned], null));
      planned.cells.forEach((row, at) => row.forEach((cellPlanned, column) => expect(sheet?.rows[at]?.[column] ?? null).toEqual(expected(cellPlanned))));
    }),
    { numRuns: 150 },
  );
});

test("writing the same plans again gives the same bytes, and writing them over themselves the same sheets", () => {
  fc.assert(
    fc.property(plan, (planned) => {
      const once = writeWorkbook([planned], null);
      expect(writeWorkbook([planned], null)).toEqual(once);
      const twice = unpack(writeWorkbook([planned], { name: "book.xlsx", bytes: once }));
      const sheets = [...twice].filter(([path]) => path.startsWith("xl/worksheets/")).map(([, bytes]) => bytes);
      expect(sheets).toEqual([unpack(once).get("xl/worksheets/sheet1.xml")]);
    }),
    { numRuns: 60 },
  );
});
