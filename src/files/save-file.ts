/** Files that are complete or absent: written under another name in the same folder, forced to the disk, and renamed last. */
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HostError } from "../app/port";
import { systemCodeOf } from "./system-code";

/** A file that is written but not yet in its place. */
export type StagedFile = { readonly commit: () => Promise<void>; readonly discard: () => Promise<void> };

export async function stageFile(path: string, content: Uint8Array | string): Promise<StagedFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const discard = (): Promise<void> => rm(temporary, { force: true });
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    await discard();
    throw cannotWrite(path, cause);
  }
  return {
    discard,
    commit: async () => {
      try {
        await rename(temporary, path);
      } catch (cause) {
        await discard();
        throw cannotWrite(path, cause);
      }
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder. Create it first",
  ENOTDIR: "its folder is a file. Check the path",
  EACCES: "the folder cannot be written to. Choose another",
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
