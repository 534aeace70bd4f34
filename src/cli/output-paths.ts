/** What is to be written -> where: full paths, none of them that of another output or of a file that is read. */
import { resolve } from "node:path";
import { baseWorkbookOf } from "../files/file-port";
import { placeOnDisk, type ReadInput } from "./input-files";
import { UsageError } from "./surroundings";

/** How a file ends that an option names; null = as it likes. */
const ENDINGS = { out: ".xlsx", json: null, journal: ".csv", drafts: ".txt" } as const satisfies Record<string, string | null>;
type OutputName = keyof typeof ENDINGS;
const OUTPUT_NAMES = Object.keys(ENDINGS) as readonly OutputName[];

/** Full paths; null where it is not asked for, or goes to standard output. */
export type OutputPaths = Readonly<Record<OutputName, string | null>> & {
  readonly jsonToStandardOutput: boolean;
  /** Whether `out` is the workbook that was read: it is replaced by itself with the sheets on top. */
  readonly replacesInput: boolean;
};

type OutputRequest = { readonly [Name in OutputName]?: string | undefined } & {
  readonly settings?: string | undefined;
  readonly inputs: readonly ReadInput[];
  readonly folder: string;
};

/** Refuses what would overwrite a file that is read. Only the workbook that the sheets go on top of may be overwritten, by itself with them. */
export async function outputPathsOf({ inputs, folder, settings, ...asked }: OutputRequest): Promise<OutputPaths> {
  const base = baseWorkbookOf(inputs);
  const read = [...inputs.map(({ path }) => path), ...(settings === undefined ? [] : [resolve(folder, settings)])];
  const paths: Record<OutputName, string | null> = { out: null, json: null, journal: null, drafts: null };
  for (const name of OUTPUT_NAMES) {
    const given = asked[name];
    if (given === undefined || (name === "json" && given === "-")) continue;
    const path = resolve(folder, given);
    const ending = ENDINGS[name];
    if (ending !== null && !given.toLowerCase().endsWith(ending)) throw new UsageError(`--${name} is ${given}; expected a name that ends in ${ending}.`);
    const other = OUTPUT_NAMES.find((earlier) => paths[earlier] === path);
    if (other !== undefined) throw new UsageError(`--${other} and --${name} are both ${given}. Give two names.`);
    const mayReplace = name === "out" ? base : null;
    if (
      await isAmong(
        path,
        read.filter((one) => one !== mayReplace?.path),
      )
    ) {
      const advice = mayReplace === null ? "" : `, or that of ${mayReplace.name}, which the sheets go on top of`;
      throw new UsageError(`--${name} is ${given}, which is one of the files to read. Give another name${advice}.`);
    }
    paths[name] = path;
  }
  const replacesInput = base !== null && paths.out !== null && (await isAmong(paths.out, [base.path]));
  return { ...paths, jsonToStandardOutput: asked.json === "-", replacesInput };
}

async function isAmong(path: string, others: readonly string[]): Promise<boolean> {
  const place = await placeOnDisk(path);
  return (await Promise.all(others.map(placeOnDisk))).includes(place);
}
