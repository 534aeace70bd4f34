/** Runs the command line in this process, in a folder of its own, and keeps what it said. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTieout } from "../../src/cli/program";

export type Said = { readonly status: number; readonly out: string; readonly err: string };

export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tieout-cli-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

export async function run(folder: string, args: readonly string[], { isTerminal = false }: { readonly isTerminal?: boolean } = {}): Promise<Said> {
  let out = "";
  let err = "";
  const status = await runTieout(args, {
    folder,
    today: { year: 2026, month: 11, day: 5 },
    print: (text) => void (out += text),
    complain: (text) => void (err += text),
    isTerminal,
  });
  return { status, out, err };
}
