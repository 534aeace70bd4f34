/** The files a run leaves behind: all staged first and put in place together, so that a failure leaves none. */
import { resolve } from "node:path";
import { stageFile, type StagedFile } from "../files/save-file";
import { UsageError } from "./surroundings";

export type Outputs = {
  readonly stage: (path: string, content: Uint8Array | string) => Promise<void>;
  readonly commit: () => Promise<void>;
  /** Safe to call at any time. */
  readonly discard: () => Promise<void>;
};

export function openOutputs(): Outputs {
  const staged: StagedFile[] = [];
  return {
    stage: async (path, content) => void staged.push(await stageFile(path, content)),
    commit: async () => {
      for (let next = staged[0]; next !== undefined; next = staged[0]) {
        await next.commit();
        staged.shift();
      }
    },
    discard: async () => {
      for (const file of staged.splice(0)) await file.discard();
    },
  };
}

/** Full paths of what is to be written; null where it is not asked for, or goes to standard output. */
export type OutputPaths = { readonly workbook: string | null; readonly json: string | null; readonly jsonToStandardOutput: boolean };

type OutputRequest = { readonly out: string | undefined; readonly json: string | undefined; readonly files: readonly string[]; readonly folder: string };

/** Refuses what would overwrite an input that is not meant to be overwritten. */
export function outputPathsOf({ out, json, files, folder }: OutputRequest): OutputPaths {
  const inputs = new Set(files.map((file) => resolve(folder, file)));
  const workbook = out === undefined ? null : resolve(folder, out);
  const jsonPath = json === undefined || json === "-" ? null : resolve(folder, json);
  if (workbook !== null && !/\.xlsx$/i.test(workbook)) throw new UsageError(`--out is ${out ?? ""}; expected a name that ends in .xlsx.`);
  if (jsonPath !== null && inputs.has(jsonPath)) throw new UsageError(`--json is ${json ?? ""}, which is one of the files to read. Give another name.`);
  if (jsonPath !== null && jsonPath === workbook) throw new UsageError(`--out and --json are both ${json ?? ""}. Give two names.`);
  return { workbook, json: jsonPath, jsonToStandardOutput: json === "-" };
}
