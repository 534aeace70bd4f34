/** Every known source, sorted by its owner in whatever way, with columns beside it and endless texts in it: the same facts, on other rows. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import { recognise } from "../../../src/core/sources/recognise";
import { decode, headOf, messagesOf, shownRows } from "./decoded-rows";
import { EXAMPLES } from "./examples";

const orderOf = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, index) => index),
    { minLength: length },
  );
const factsIn = (rows: readonly Row[]): readonly string[] =>
  shownRows(decode(rows))
    .map((row) => JSON.stringify(Object.entries({ ...row, "#": 0 }).sort()))
    .sort();

test.each(EXAMPLES.map((example) => [example.kind, example] as const))(
  "%s: the order of its rows and columns changes nothing but row numbers",
  (kind, { rows }) => {
    const headerRow = recognise(headOf(rows))?.headerRow ?? 1;
    const [above, header, data] = [rows.slice(0, headerRow - 1), rows[headerRow - 1] ?? [], rows.slice(headerRow)];
    fc.assert(
      fc.property(orderOf(header.length), orderOf(data.length), (columns, order) => {
        const sorted = [header, ...order.map((index) => data[index] ?? [])].map((row) => columns.map((column) => row[column] ?? null));
        const decoded = decode([...above, ...sorted]);
        expect(decoded?.kind).toBe(kind);
        expect(messagesOf(decoded)).toEqual([]);
        expect(factsIn([...above, ...sorted])).toEqual(factsIn(rows));
      }),
      { numRuns: 6 },
    );
  },
);

test.each(EXAMPLES.map((example) => [example.kind, example] as const))(
  "%s: ten thousand columns beside its own change nothing, and a megabyte in a cell, or in each of a row, is read or said",
  (kind, { rows }) => {
    const headerRow = recognise(headOf(rows))?.headerRow ?? 1;
    const width = rows[headerRow - 1]?.length ?? 0;
    const beside = rows.map((cells, index) =>
      index < headerRow - 1
        ? cells
        : [
            ...Array.from({ length: width }, (_, column) => cells[column] ?? null),
            ...Array.from({ length: 10_000 }, (_, column) => `${index < headerRow ? "Box" : "x"} ${column}`),
          ],
    );
    // A header that many tables have is none among so many others.
    const decoded = decode(beside);
    if (decoded !== null) expect([decoded.kind, factsIn(beside)]).toEqual([kind, factsIn(rows)]);
    const last = rows.length - 1;
    const huge = "9".repeat(1_000_000);
    for (const columns of [[0], [Math.floor(width / 2)], [width - 1], Array.from({ length: width }, (_, column) => column)]) {
      const long = rows.map((cells, index) => (index === last ? cells.map((cell, column) => (columns.includes(column) ? huge : cell)) : cells));
      const read = decode(long);
      expect(read?.kind).toBe(kind);
      expect(shownRows(read).length + messagesOf(read).length).toBeGreaterThan(0);
      expect(messagesOf(read).every((message) => message.length < 1_000)).toBe(true);
    }
  },
);
