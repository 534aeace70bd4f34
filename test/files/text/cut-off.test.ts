/** How a text file ends: what was cut off is told from what is merely empty at its end, wherever the pieces it is read in begin. */
import { readFile } from "../../../src/files/import-file";
import { LEDGER_HEADER, ledgerRow } from "../../core/sources/decoded-rows";

const HOOKS = { signal: new AbortController().signal, onProgress: () => undefined };
const HEADER = LEDGER_HEADER.map(String);
const rowsOf = (...dates: readonly string[]): readonly (readonly string[])[] => dates.map((date) => ledgerRow(date).map(String));
const plain = (rows: readonly (readonly string[])[]): string => [HEADER, ...rows].map((cells) => cells.join("\t")).join("\r\n");
const quoted = (rows: readonly (readonly string[])[]): string => [HEADER, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
const ROWS = rowsOf("10/31/2026", "10/30/2026", "10/29/2026");
/** The Location of the last row is empty. */
const OPEN_ENDED = ROWS.map((cells, index) => (index === 2 ? [...cells.slice(0, -1), ""] : cells));

async function answer(text: string): Promise<readonly [number, readonly string[]]> {
  const read = await readFile(new Blob([text]), { name: "ledger.csv", encoding: null, mappings: [] }, HOOKS);
  if (read.outcome === "refused") throw new Error(read.message);
  const decoded = read.file.tables[0]?.decoded ?? null;
  return [decoded?.table.rowCount ?? 0, (decoded?.issues ?? []).map(({ code }) => code)];
}

test.each<readonly [string, string]>([
  ["ends in a line break", `${plain(OPEN_ENDED)}\r\n`],
  ["ends in a delimiter, with all of them there", plain(OPEN_ENDED)],
  ["ends in a line break after fewer cells", `${plain(OPEN_ENDED).trimEnd()}\n`],
  ["is quoted, with every quotation mark closed", quoted(OPEN_ENDED)],
])("a last row whose last cell is empty is whole where the file %s", async (_, text) => {
  expect(await answer(text)).toEqual([3, []]);
});

test.each<readonly [string, string]>([
  ["fewer cells and no line break", plain(ROWS).split("\t").slice(0, -3).join("\t")],
  ["a quotation mark that is not closed", quoted(ROWS).slice(0, -60)],
])("a last row with %s is cut off", async (_, text) => {
  expect(await answer(text)).toEqual([2, ["row-cut-off"]]);
});

test("a last row is whole or cut off alike where the file is read in several pieces", async () => {
  const many = rowsOf(
    ...Array.from({ length: 3000 }, (_, index) => `${String((index % 12) + 1).padStart(2, "0")}/${String((index % 28) + 1).padStart(2, "0")}/2026`),
  );
  expect((await answer(`${quoted(many)}\r\n`))[1]).not.toContain("row-cut-off");
  expect((await answer(quoted(many).slice(0, -60)))[1]).toContain("row-cut-off");
});
