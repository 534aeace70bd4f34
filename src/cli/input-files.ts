/** The files named on the command line, read whole. */
import { readFile, realpath } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { HostError } from "../app/port";
import type { InputFile } from "../files/file-port";
import { systemCodeOf } from "../files/system-code";
import { UsageError } from "./surroundings";

export type ReadInput = InputFile & { readonly path: string };

export async function readInputs(files: readonly string[], folder: string): Promise<readonly ReadInput[]> {
  const paths = files.map((file) => resolve(folder, file));
  const places = await Promise.all(paths.map(placeOnDisk));
  const twice = paths.find((_, at) => places.indexOf(places[at] ?? "") !== at);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice. Name every file once, or its rows would count double.`);
  const names = paths.map((path) => basename(path));
  const inputs: ReadInput[] = [];
  for (const [at, path] of paths.entries()) {
    const isAmbiguous = names.filter((name) => name === names[at]).length > 1;
    inputs.push({ path, name: isAmbiguous ? relative(folder, path) : basename(path), bytes: await readBytes(path) });
  }
  return inputs;
}

/** The one path of a file that can be reached by several: through links, or in other letters where the disk takes them for the same. */
export async function placeOnDisk(path: string): Promise<string> {
  // What cannot be followed is no other file; whoever opens it says why it cannot be used.
  return realpath(path).catch(() => path);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file. Check the name and the folder",
  ENOTDIR: "there is no such file. Check the name and the folder",
  EISDIR: "it is a folder. Give the name of a file in it",
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
