/** `tieout reconcile`: files in, sheets and JSON out, by the same use case that the task pane runs. */
import { calculateKeeping } from "../app/calculate";
import { reconcileWorkbook, type CalculationInput, type Calculator } from "../app/reconcile-workbook";
import { isoOf, nameOfPeriod, type Day } from "../core/domain/day";
import type { Settings } from "../core/domain/settings";
import { isWholeMonth, type ClosingRequest } from "../core/engine/closing/close-month";
import { compareMethods } from "../core/engine/compare-methods";
import { findDiscrepancies, isClean } from "../core/engine/discrepancies";
import type { Worked } from "../core/engine/reconcile";
import { draftCases } from "../core/report/draft-case";
import { jsonOfExplanations, jsonOfMethods } from "../core/report/inside-json";
import { journalCsv } from "../core/report/journal-csv";
import { jsonOfReconciliation, type Json } from "../core/report/to-json";
import { openFilePort } from "../files/file-port";
import { readInputs } from "./input-files";
import { outputPathsOf } from "./output-paths";
import { openOutputs } from "./outputs";
import { openProgressLine } from "./progress-line";
import { settingsOf, todayOf, type SettingsOptions } from "./settings-of-options";
import { summaryOf, whyStopped } from "./summary";
import { EXIT, UsageError, type ExitStatus, type Surroundings } from "./surroundings";

export type ReconcileOptions = SettingsOptions & {
  readonly [Name in "today" | "out" | "json" | "journal" | "drafts"]?: string;
} & {
  readonly encoding?: readonly string[];
} & {
  readonly [Name in "movements" | "explain" | "methods" | "close" | "force" | "strict"]?: true;
};

export async function runReconcile(files: readonly string[], options: ReconcileOptions, around: Surroundings): Promise<ExitStatus> {
  const { folder, print, complain } = around;
  const today = todayOf(options.today, around.today);
  const { settings, isMethodOpen } = await settingsOf(options, folder);
  const close = closingOf(options, settings, today);
  const inputs = await readInputs(files, { folder, encodings: options.encoding });
  const paths = await outputPathsOf({ ...options, inputs, folder });
  const outputs = openOutputs();
  const progress = openProgressLine(around);
  const { out: workbook } = paths;
  const port = openFilePort({ inputs, save: workbook === null ? null : (bytes) => outputs.stage(workbook, bytes) });
  try {
    const more: Record<string, Json> = {};
    const calculator: Calculator = async (input, onStage) => {
      const { calculated: found, worked } = calculateKeeping(input, onStage);
      if (worked !== null) Object.assign(more, lookInside(input, worked, options));
      return found;
    };
    const calculated = await reconcileWorkbook(
      port,
      { settings, isMethodOpen, today, close },
      { signal: new AbortController().signal, onProgress: progress.show, calculator },
    );
    progress.clear();
    if (calculated.outcome === "stopped") {
      complain(whyStopped(calculated.issues));
      return EXIT.refused;
    }
    const { reconciliation } = calculated;
    const json = (): string => `${JSON.stringify(jsonOfReconciliation(reconciliation, { withMovements: options.movements === true, more }), null, 2)}\n`;
    if (paths.json !== null) await outputs.stage(paths.json, json());
    if (paths.journal !== null) await outputs.stage(paths.journal, journalCsv(reconciliation, settings.accounts));
    if (paths.drafts !== null) await outputs.stage(paths.drafts, draftCases(reconciliation, { language: settings.draftLanguage, today: reconciliation.today }));
    await outputs.commit();
    print(paths.jsonToStandardOutput ? json() : summaryOf(reconciliation, paths));
    if (close !== null && reconciliation.closing.seal === null) {
      complain(`${reconciliation.issues.find(({ code }) => code === "closing-refused")?.message ?? "Not closed: see the issues."}\n`);
      return EXIT.strictFound;
    }
    const discrepancies = findDiscrepancies(reconciliation);
    if (options.strict !== true || isClean(discrepancies)) return EXIT.ran;
    const { controls, lines, shipments } = discrepancies;
    complain(
      `Not clean: ${controls.length} failed controls, ${lines.length} differences with what is reported, ${shipments.length} unexplained shipment variances.\n`,
    );
    return EXIT.strictFound;
  } finally {
    progress.clear();
    await outputs.close();
  }
}

/** A seal needs a workbook to stand in, and a month that it seals. */
function closingOf({ close, force, out }: ReconcileOptions, { period }: Settings, today: Day): ClosingRequest | null {
  if (close !== true && force === true) throw new UsageError("--force says to close a month all the same, but nothing is to be closed. Give --close as well.");
  if (close !== true) return null;
  if (out === undefined) throw new UsageError("--close writes the seal into a workbook. Say which with --out.");
  if (period === null || !isWholeMonth(period)) throw new UsageError("--close closes one calendar month. Say which with --period, such as --period 2026-10.");
  if (today <= period.to && force !== true)
    throw new UsageError(
      `${nameOfPeriod(period)} is not over on ${isoOf(today)}: what still moves in it would be missing. Close it later, or give --force; the seal will say so.`,
    );
  return { force: force === true };
}

/** What was asked for beside the result: the reasons for each ending, and the other methods. */
function lookInside(input: CalculationInput, worked: Worked, { explain, methods }: ReconcileOptions): Readonly<Record<string, Json>> {
  const compared = methods === true ? compareMethods(input, worked.reconciliation) : null;
  return {
    ...(explain === true ? { explanations: jsonOfExplanations(worked) } : {}),
    ...(compared?.outcome === "compared" ? { methods: jsonOfMethods(compared.lines) } : {}),
  };
}
