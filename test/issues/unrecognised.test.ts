/** Tables that are none of the known sources, each with the whole message. */
import { nameUnrecognised } from "../../src/core/sources/unrecognised";

const head = { firstRow: 1, rows: [[null, ""], ["Foo", " Bar ", null, 7]], dateSystem: 1900 } as const;

test("table-unknown: a file without a known header", () => {
  const { severity, message } = nameUnrecognised({ ...head, ref: { label: "notes.csv", file: "notes.csv", sheet: null, table: null } });
  expect([severity, message]).toEqual([
    "warning",
    "notes.csv row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7. If it is meant to count, keep the report's own header row, or name the columns as the README lists them.",
  ]);
});

test("sheet-unknown: a sheet of notes is only mentioned", () => {
  const { severity, message } = nameUnrecognised({ ...head, ref: { label: "Notes", file: null, sheet: "Notes", table: null } });
  expect([severity, message]).toEqual(["info", "Notes row 2: no known header stands in its first rows, so it was left aside. It begins with: Foo, Bar, 7."]);
});
