/** The files named on the command line, read whole. */
import { readFile } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { HostError } from "../app/port";
import type { InputFile } from "../files/file-port";
import { systemCodeOf } from "../files/system-code";
import { UsageError } from "./surroundings";

export async function readInputs(files: readonly string[], folder: string): Promise<readonly InputFile[]> {
  const paths = files.map((file) => resolve(folder, file));
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice. Name every file once, or its rows would count double.`);
  const names = paths.map((path) => basename(path));
  const inputs: InputFile[] = [];
  for (const [at, path] of paths.entries()) {
    const isAmbiguous = names.filter((name) => name === names[at]).length > 1;
    inputs.push({ name: isAmbiguous ? relative(folder, path) : basename(path), bytes: await readBytes(path) });
  }
  return inputs;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file. Check the name and the folder",
  ENOTDIR: "there is no such file. Check the name and the folder",
  EISDIR: "it is a folder. Name the files in it",
  EACCES: "it may not be read. Check its permissions",
};

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = systemCodeOf(cause);
    throw new HostError(`${path}: ${REASONS[code] ?? `it cannot be read, the system says ${code}`}.`, code, { cause });
  }
}
