/** Every known source, sorted by its owner in whatever way: the same facts, on other rows. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import { recognise } from "../../../src/core/sources/recognise";
import { decode, headOf, messagesOf, shownRows } from "./decoded-rows";
import { EXAMPLES } from "./examples";

const orderOf = (length: number): fc.Arbitrary<readonly number[]> => fc.shuffledSubarray(Array.from({ length }, (_, index) => index), { minLength: length });
const factsIn = (rows: readonly Row[]): readonly string[] => shownRows(decode(rows)).map((row) => JSON.stringify(Object.entries({ ...row, "#": 0 }).sort())).sort();

test.each(EXAMPLES.map((example) => [example.kind, example] as const))("%s: the order of its rows and columns changes nothing but row numbers", (kind, { rows }) => {
  const headerRow = recognise(headOf(rows))?.headerRow ?? 1;
  const [above, header, data] = [rows.slice(0, headerRow - 1), rows[headerRow - 1] ?? [], rows.slice(headerRow)];
  fc.assert(fc.property(orderOf(header.length), orderOf(data.length), (columns, order) => {
    const sorted = [header, ...order.map((index) => data[index] ?? [])].map((row) => columns.map((column) => row[column] ?? null));
    const decoded = decode([...above, ...sorted]);
    expect(decoded?.kind).toBe(kind);
    expect(messagesOf(decoded)).toEqual([]);
    expect(factsIn([...above, ...sorted])).toEqual(factsIn(rows));
  }), { numRuns: 10 });
});
