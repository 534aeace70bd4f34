/** `tieout sources`: what each table was recognised as, with its columns, rows and problems. */
import type { OfferedTable } from "../app/port";
import { readFacts, surveyTables, type SurveyedTable } from "../app/reconcile-workbook";
import type { HeaderMapping } from "../core/domain/header-mapping";
import type { Issue } from "../core/domain/issue";
import { SOURCES, type SourceKind, type TableRef } from "../core/domain/source";
import { issueJson, SCHEMA, type Json } from "../core/report/to-json";
import type { Recognition } from "../core/sources/recognise";
import { openFilePort, type InputFile } from "../files/file-port";
import { readInputs } from "./input-files";
import { outputPathsOf } from "./output-paths";
import { openOutputs } from "./outputs";
import { openProgressLine } from "./progress-line";
import { settingsOf } from "./settings-of-options";
import { EXIT, type ExitStatus, type Surroundings } from "./surroundings";

export type SourcesOptions = { readonly json?: string; readonly settings?: string; readonly encoding?: readonly string[] };

type Source = {
  readonly ref: TableRef;
  readonly readAs: OfferedTable["readAs"];
  readonly recognition: Recognition | null;
  readonly rows: number;
  readonly issues: readonly Issue[];
};

export async function listSources(files: readonly string[], options: SourcesOptions, around: Surroundings): Promise<ExitStatus> {
  const { folder, print } = around;
  const inputs = await readInputs(files, { folder, encodings: options.encoding });
  const paths = await outputPathsOf({ ...options, inputs, folder });
  const { mappings } = (await settingsOf(options, folder)).settings;
  const sources = await readSources(inputs, mappings, around);
  const outputs = openOutputs();
  try {
    const json = `${JSON.stringify({ schema: SCHEMA, sources: sources.map(sourceJson) }, null, 2)}\n`;
    if (paths.json !== null) await outputs.stage(paths.json, json);
    await outputs.commit();
    print(paths.jsonToStandardOutput ? json : sources.map(sourceText).join("\n"));
  } finally {
    await outputs.close();
  }
  return EXIT.ran;
}

async function readSources(inputs: readonly InputFile[], mappings: readonly HeaderMapping[], around: Surroundings): Promise<readonly Source[]> {
  const signal = new AbortController().signal;
  const port = openFilePort({ inputs, save: null });
  const progress = openProgressLine(around);
  try {
    const surveyed = (await surveyTables(port, mappings, signal)).map(counting);
    const { issues } = await readFacts(
      surveyed.map(({ table }) => table),
      { signal, onProgress: progress.show },
    );
    const sources: Source[] = [];
    for (const {
      table: {
        recognition,
        offered: { head, readRows, readAs },
      },
      rowCount,
    } of surveyed) {
      // Nobody has read what was not recognised, so that it is read here to be counted; its first row is taken for a header.
      if (recognition === null) for await (const chunk of readRows({ fromRow: head.firstRow + 1, columns: [] }, signal)) void chunk;
      const ofTable = issues.filter(({ place }) => place !== null && isSameTable(place.source, head.ref));
      sources.push({ ref: head.ref, readAs, recognition, rows: rowCount(), issues: ofTable });
    }
    return sources;
  } finally {
    progress.clear();
  }
}

/** The same table, and how many rows with anything in them have been read from it. */
function counting({ offered, recognition }: SurveyedTable): { readonly table: SurveyedTable; readonly rowCount: () => number } {
  let count = 0;
  const readRows: OfferedTable["readRows"] = async function* (wanted, signal) {
    for await (const chunk of offered.readRows(wanted, signal)) {
      for (const row of chunk.rows) if (row.some((cell) => cell !== null)) count += 1;
      yield chunk;
    }
  };
  return { table: { offered: { ...offered, readRows }, recognition }, rowCount: () => count };
}

function isSameTable(a: TableRef, b: TableRef): boolean {
  return a.file === b.file && a.label === b.label && a.sheet === b.sheet && a.table === b.table;
}

function columnsOf(recognition: Recognition | null): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recognition?.columns ?? {}).map(([name, position]) => [name, recognition?.header[position] ?? ""]));
}

function sourceJson({ ref, readAs, recognition, rows, issues }: Source): Json {
  const { file, sheet, table } = ref;
  const kind: SourceKind | "unknown" = recognition?.kind ?? "unknown";
  return { file, sheet, table: table ?? sheet, kind, rows, encoding: readAs?.encoding ?? null, columns: columnsOf(recognition), issues: issues.map(issueJson) };
}

function sourceText({ ref, readAs, recognition, rows, issues }: Source): string {
  const where = [ref.file, ref.table ?? ref.sheet].filter((part) => part !== null).join(", ");
  const kind = recognition === null ? "not recognised" : `${SOURCES[recognition.kind]}: ${recognition.because}`;
  const columns = Object.entries(columnsOf(recognition)).map(([name, header]) => `    ${name} = ${header}\n`);
  const encoding = readAs === undefined ? "" : `  Read as ${readAs.title}.\n`;
  const problems = issues.map(({ severity, message }) => `  ${severity}: ${message}\n`);
  return `${where}, ${rows.toLocaleString("en-US")} rows\n  ${kind}\n${encoding}${columns.join("")}${problems.join("")}`;
}
