/** Files that are complete or absent: written under another name in the same folder, forced to the disk, and renamed last. */
import { copyFile, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HostError } from "../app/port";
import { systemCodeOf } from "./system-code";

/** A file that is written but not yet in its place. */
export type StagedFile = {
  readonly commit: () => Promise<void>;
  /** After a commit: what was in the place before is there again. */
  readonly undo: () => Promise<void>;
  /** Removes what was made beside the file, and leaves the file as it is. Safe to call at any time. */
  readonly close: () => Promise<void>;
};

export async function stageFile(path: string, content: Uint8Array | string): Promise<StagedFile> {
  const staged = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const former = join(dirname(path), `.${basename(path)}.${process.pid}.old`);
  let hadFormer = false;
  const close = async (): Promise<void> => {
    for (const made of [staged, former]) await rm(made, { force: true });
  };
  try {
    await checkReplaceable(path);
    await writeNew(staged, content);
  } catch (cause) {
    await close();
    throw cannotWrite(path, cause);
  }
  return {
    commit: async () => {
      try {
        hadFormer = await copyIfThere(path, former);
        await rename(staged, path);
      } catch (cause) {
        throw cannotWrite(path, cause);
      }
    },
    undo: () => (hadFormer ? rename(former, path) : rm(path)),
    close,
  };
}

/** What cannot be replaced, such as a folder or a file that is open in Excel, is found out before anything is. */
async function checkReplaceable(path: string): Promise<void> {
  try {
    await (await open(path, "r+")).close();
  } catch (cause) {
    if (systemCodeOf(cause) !== "ENOENT") throw cause;
  }
}

async function writeNew(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyIfThere(path: string, copy: string): Promise<boolean> {
  try {
    await copyFile(path, copy);
    return true;
  } catch (cause) {
    if (systemCodeOf(cause) === "ENOENT") return false;
    throw cause;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder. Create it first",
  ENOTDIR: "its folder is a file. Check the path",
  EACCES: "the file or its folder may not be written to. Choose another",
  EPERM: "the file is in use or protected. Close it in other programs",
  EBUSY: "the file is in use. Close it in other programs",
  EROFS: "the disk cannot be written to. Choose another",
  ENOSPC: "the disk is full",
  EISDIR: "it is a folder. Give a file's name",
};

function cannotWrite(path: string, cause: unknown): HostError {
  const code = systemCodeOf(cause);
  return new HostError(`${path} cannot be written: ${REASONS[code] ?? `the system says ${code}`}.`, code, { cause });
}
