/** The files a run leaves behind: all staged first and put in place together, so that a failure leaves none. */
import { resolve } from "node:path";
import { baseWorkbookOf } from "../files/file-port";
import { stageFile, type StagedFile } from "../files/save-file";
import { placeOnDisk, type ReadInput } from "./input-files";
import { UsageError } from "./surroundings";

export type Outputs = {
  readonly stage: (path: string, content: Uint8Array | string) => Promise<void>;
  /** All files, or none: where one cannot be put in its place, those before it are undone. */
  readonly commit: () => Promise<void>;
  /** Removes what was made on the way. Safe to call at any time. */
  readonly close: () => Promise<void>;
};

export function openOutputs(): Outputs {
  const staged: StagedFile[] = [];
  return {
    stage: async (path, content) => void staged.push(await stageFile(path, content)),
    commit: async () => {
      const inPlace: StagedFile[] = [];
      try {
        for (const file of staged) {
          await file.commit();
          inPlace.push(file);
        }
      } catch (cause) {
        for (const file of inPlace) await file.undo();
        throw cause;
      }
    },
    close: async () => {
      for (const file of staged) await file.close();
    },
  };
}

/** Full paths of what is to be written; null where it is not asked for, or goes to standard output. */
export type OutputPaths = { readonly workbook: string | null; readonly json: string | null; readonly jsonToStandardOutput: boolean; readonly journal: string | null; readonly drafts: string | null };

type OutputRequest = { readonly out?: string | undefined; readonly json: string | undefined; readonly journal?: string | undefined; readonly drafts?: string | undefined; readonly settings?: string | undefined; readonly inputs: readonly ReadInput[]; readonly folder: string };

/** Refuses what would overwrite a file that is read. Only the workbook that the sheets go on top of may be overwritten, by itself with them. */
export async function outputPathsOf({ out, json, journal, drafts, settings, inputs, folder }: OutputRequest): Promise<OutputPaths> {
  const workbook = out === undefined ? null : resolve(folder, out);
  const jsonPath = json === undefined || json === "-" ? null : resolve(folder, json);
  if (workbook !== null && !/\.xlsx$/i.test(workbook)) throw new UsageError(`--out is ${out ?? ""}; expected a name that ends in .xlsx.`);
  if (jsonPath !== null && jsonPath === workbook) throw new UsageError(`--out and --json are both ${json ?? ""}. Give two names.`);
  const base = baseWorkbookOf(inputs);
  const read = [...inputs.filter((input) => input !== base).map(({ path }) => path), ...(settings === undefined ? [] : [resolve(folder, settings)])];
  const advice = base === null ? "" : `, or that of ${base.name}, which the sheets go on top of`;
  if (workbook !== null && (await isAmong(workbook, read))) throw new UsageError(`--out is ${out ?? ""}, which is one of the files to read. Give another name${advice}.`);
  if (jsonPath !== null && (await isAmong(jsonPath, base === null ? read : [...read, base.path]))) throw new UsageError(`--json is ${json ?? ""}, which is one of the files to read. Give another name.`);
  const texts = { journal: textPath("--journal", journal, ".csv", folder), drafts: textPath("--drafts", drafts, ".txt", folder) };
  for (const [option, path, given] of [["--journal", texts.journal, journal], ["--drafts", texts.drafts, drafts]] as const) {
    if (path === null) continue;
    if (path === jsonPath) throw new UsageError(`--json and ${option} are both ${given ?? ""}. Give two names.`);
    if (await isAmong(path, base === null ? read : [...read, base.path])) throw new UsageError(`${option} is ${given ?? ""}, which is one of the files to read. Give another name.`);
  }
  return { workbook, json: jsonPath, jsonToStandardOutput: json === "-", ...texts };
}

/** Each text has an ending of its own, so that two outputs can never be one file. */
function textPath(option: string, given: string | undefined, ending: ".csv" | ".txt", folder: string): string | null {
  if (given === undefined) return null;
  if (!given.toLowerCase().endsWith(ending)) throw new UsageError(`${option} is ${given}; expected a name that ends in ${ending}.`);
  return resolve(folder, given);
}

async function isAmong(path: string, others: readonly string[]): Promise<boolean> {
  const place = await placeOnDisk(path);
  return (await Promise.all(others.map(placeOnDisk))).includes(place);
}
