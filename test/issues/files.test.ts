/** Files that cannot be used, each with the whole message. */
import { empty, unreadable } from "../../src/files/file-problem";

test("file-empty: nothing in it", () => {
  expect(empty("ledger.csv").message).toBe("ledger.csv: there is nothing in it. Export the report again and check that the download finished.");
});

test("file-unreadable: the reason, and what to do", () => {
  expect(unreadable("ledger.xlsx", "it needs a password").message).toBe("ledger.xlsx: it cannot be read: it needs a password. Save it again as .xlsx or .csv.");
});
