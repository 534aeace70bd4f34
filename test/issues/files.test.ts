/** Files that cannot be used, each with the whole message. */
import { ISSUES, type IssueCode } from "../../src/core/domain/issue";
import { empty, unreadable } from "../../src/files/file-problem";
import { tableOfText } from "../../src/files/text/text-table";

/** The host's failure in the words of an issue. */
const said = ({ code, message }: { readonly code: string; readonly message: string }): string => `${ISSUES[code as IssueCode].severity} ${code} | ${message}`;

test("file-empty: nothing in it", () => {
  expect(said(empty("ledger.csv"))).toBe(
    "error file-empty | ledger.csv: there is nothing in it. Export the report again and check that the download finished.",
  );
});

test("file-unreadable: the reason, and what to do", () => {
  expect(said(unreadable("ledger.xlsx", "it needs a password"))).toBe(
    "error file-unreadable | ledger.xlsx: it cannot be read: it needs a password. Save it again as .xlsx or .csv.",
  );
});

describe("text-garbled: the file was read in the wrong encoding", () => {
  // "Thé" in Windows-1252, on two rows.
  const bytes = Uint8Array.from([...'SKU,Title\nA-1,"Th#"\nA-2,"Th#"\n'].map((letter) => (letter === "#" ? 0xe9 : letter.charCodeAt(0))));
  const messagesOf = async (encoding: "utf-8" | null): Promise<readonly string[]> => {
    const table = await tableOfText({ name: "costs.csv", bytes, encoding });
    for await (const chunk of table.readRows({ fromRow: 1, columns: [] }, new AbortController().signal)) void chunk;
    return table.issues?.().map(({ severity, code, message }) => `${severity} ${code} | ${message}`) ?? [];
  };

  test("by choice: the first such cell is shown, and what to do", async () => {
    expect(await messagesOf("utf-8")).toEqual([
      'warning text-garbled | costs.csv row 2: Title is "Th\ufffd", which looks like text in another encoding than UTF-8, as which the file was read; 2 rows are like it. Choose the file\'s encoding where you added it, ' +
        "or with --encoding on the command line (utf-16le, utf-16be, windows-1252, shift_jis, gb18030). If the file itself holds these signs, export it again.",
    ]);
  });

  test("what is read as it was written raises nothing", async () => {
    expect(await messagesOf(null)).toEqual([]);
  });
});
