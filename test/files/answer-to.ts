/** What reading a file comes to, where it has to come to something: facts, or words about what is wrong. */
import { assembleFacts } from "../../src/core/sources/assemble-facts";
import { sayUnrecognised } from "../../src/core/sources/unrecognised";
import { readFile } from "../../src/files/import-file";

const hooks = { signal: new AbortController().signal, onProgress: () => undefined };

/** "2 rows" of facts, the code of the first thing that is said of its tables, or the message with which the file is refused: never neither. */
export async function answerTo(bytes: Uint8Array | string): Promise<string> {
  const outcome = await readFile(new Blob([bytes as BlobPart]), { name: "a file", encoding: null, mappings: [] }, hooks);
  if (outcome.outcome === "refused") return said(outcome.message);
  const { tables, issues } = outcome.file;
  const decoded = tables.flatMap((table) => table.decoded ?? []);
  const all = [...issues, ...assembleFacts(decoded).issues, ...sayUnrecognised(tables.filter((table) => table.decoded === null).map(({ head }) => head))];
  for (const { message } of all) said(message);
  const rows = decoded.reduce((sum, { table }) => sum + table.rowCount, 0);
  if (rows === 0 && all.length === 0) throw new Error("neither facts nor a word");
  return rows === 0 ? (all[0]?.code ?? "") : `${rows} rows`;
}

function said(message: string): string {
  if (message.trim().length < 10) throw new Error(`says nothing: "${message}"`);
  return message;
}
