/** The files named on the command line: workbooks read whole, text files read as their rows are asked for. */
import { open, readFile, realpath } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { ENCODING_NAMES, encodingOrNull, type Encoding } from "../app/encodings";
import { HostError } from "../app/port";
import type { ByteSource } from "../files/byte-source";
import { kindOfFile } from "../files/file-kind";
import type { InputFile } from "../files/file-port";
import { systemCodeOf } from "../files/system-code";
import { UsageError } from "./surroundings";

export type ReadInput = InputFile & { readonly path: string };

/** `encodings` as given on the command line: a name for all text files, or FILE=NAME for one. */
export async function readInputs(
  files: readonly string[],
  { folder, encodings = [] }: { readonly folder: string; readonly encodings?: readonly string[] | undefined },
): Promise<readonly ReadInput[]> {
  const paths = files.map((file) => resolve(folder, file));
  const encodingOf = encodingsByPath(encodings, { paths, folder });
  const places = await Promise.all(paths.map(placeOnDisk));
  const twice = paths.find((_, at) => places.indexOf(places[at] ?? "") !== at);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice. Name every file once, or its rows would count double.`);
  const names = paths.map((path) => basename(path));
  const inputs: ReadInput[] = [];
  for (const [at, path] of paths.entries()) {
    const isAmbiguous = names.filter((name) => name === names[at]).length > 1;
    inputs.push({ path, name: isAmbiguous ? relative(folder, path) : basename(path), encoding: encodingOf(path), ...(await openInput(path)) });
  }
  return inputs;
}

/** Which file is meant is said by its path or, where only one bears it, its name. */
function encodingsByPath(
  encodings: readonly string[],
  { paths, folder }: { readonly paths: readonly string[]; readonly folder: string },
): (path: string) => Encoding | null {
  const byPath = new Map<string, Encoding>();
  let forAll: Encoding | null = null;
  for (const given of encodings) {
    const at = given.lastIndexOf("=");
    const encoding = encodingOrNull(given.slice(at + 1));
    if (encoding === null) throw new UsageError(`--encoding is ${given}; expected one of ${ENCODING_NAMES.join(", ")}, for one file as FILE=NAME.`);
    if (at < 0) forAll = encoding;
    else byPath.set(fileMeant(given.slice(0, at), { paths, folder }), encoding);
  }
  return (path) => byPath.get(path) ?? forAll;
}

function fileMeant(name: string, { paths, folder }: { readonly paths: readonly string[]; readonly folder: string }): string {
  const full = resolve(folder, name);
  if (paths.includes(full)) return full;
  const [only, ...others] = paths.filter((path) => basename(path) === name);
  if (only === undefined || others.length > 0)
    throw new UsageError(
      `--encoding names the file ${name}, which is ${only === undefined ? "not" : "more than once"} among the files. Give its path as you gave it among them.`,
    );
  return only;
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

/** Enough to tell what a file is. */
const FIRST_BYTES = 1 << 16;

async function openInput(path: string): Promise<Pick<InputFile, "bytes" | "whole">> {
  const whole = await openOnDisk(path);
  const bytes = await whole.read(0, FIRST_BYTES);
  return kindOfFile(bytes) === "text" && whole.size > FIRST_BYTES ? { bytes, whole } : { bytes: await readBytes(path) };
}

/** Opened for each part anew, so that no file stays open whatever happens to its reader. */
async function openOnDisk(path: string): Promise<ByteSource> {
  return attempt(path, async () => {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      return { size, read: (from, to) => attempt(path, () => readPart(path, { from, size: Math.min(to, size) - from })) };
    } finally {
      await handle.close();
    }
  });
}

async function readPart(path: string, { from, size }: { readonly from: number; readonly size: number }): Promise<Uint8Array> {
  if (size <= 0) return new Uint8Array();
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(size);
    const { bytesRead } = await handle.read(buffer, 0, size, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function readBytes(path: string): Promise<Uint8Array> {
  return attempt(path, () => readFile(path));
}

async function attempt<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const code = systemCodeOf(cause);
    throw new HostError(`${path}: ${REASONS[code] ?? `it cannot be read, the system says ${code}`}.`, code, { cause });
  }
}
