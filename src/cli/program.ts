/** The commands with their options, and what becomes of an error: a message on standard error and an exit status. */
import { Command, CommanderError, Option } from "commander";
import { HostError } from "../app/port";
import { LOCATION_GROUPINGS } from "../core/domain/location";
import { DISPOSITION_VIEWS, VALUATION_METHODS } from "../core/domain/settings";
import type { ReconcileOptions } from "./reconcile-command";
import type { SourcesOptions } from "./sources-command";
import { EXIT, UsageError, type ExitStatus, type Surroundings } from "./surroundings";

export async function runTieout(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.ran;
  const program = new Command("tieout")
    .description("Month-end inventory reconciliation for Amazon FBA sellers, on files.")
    .exitOverride()
    .configureOutput({ writeOut: around.print, writeErr: around.complain });
  program
    .command("reconcile")
    .description("reconcile a period; each table is recognised by its header")
    .argument("<file...>", "any mix of .xlsx, .csv, .tsv, .txt")
    .option("--period <month>", "calendar month such as 2026-10 (default: the span of the ledger rows)")
    .option("--from <day>", "first day, such as 2026-10-01")
    .option("--to <day>", "last day, such as 2026-10-31")
    .addOption(
      new Option("--method <method>", "valuation (default: that of the newest month closed before the period, else month-end-average)").choices(
        Object.keys(VALUATION_METHODS),
      ),
    )
    .addOption(new Option("--by <grouping>", "how Amazon's locations are grouped (default: auto)").choices(LOCATION_GROUPINGS))
    .addOption(new Option("--disposition <view>", "stock of different conditions together or apart (default: total)").choices(DISPOSITION_VIEWS))
    .option("--today <day>", "the day that ages and claim clocks count from (default: today)")
    .option("--settings <file>", "every other setting, in JSON")
    .option("--encoding <name>", "how text files are encoded, for one as FILE=NAME; several times if need be (default: found from their bytes)", collected, [])
    .option("--out <file>", "write the sheets to this .xlsx, on top of the first workbook among the files")
    .option("--json <file>", 'write the result as JSON; "-" for standard output')
    .option("--journal <file>", "write the proposed journal entries to this .csv, for an accounting system")
    .option("--drafts <file>", "write a message to Amazon's support for every claim that no case asks about, to this .txt")
    .option("--movements", "with every entry and exit as valued, in the JSON")
    .option("--explain", "with what each ending value is made of and the rows behind it, in the JSON")
    .option("--methods", "with every method's ending and cost of sales side by side, in the JSON")
    .option("--close", "seal the month in the sheet Closed months of --out, so that the next one opens on its endings")
    .option("--force", "close it although a control fails or an error is left; the seal says so")
    .option("--strict", "exit with 1 if a control fails or a discrepancy remains")
    .action(async (files: readonly string[], options: ReconcileOptions) => {
      // Loaded only now: help and mistakes in a call need not wait for the engine.
      const { runReconcile } = await import("./reconcile-command");
      status = await runReconcile(files, options, around);
    });
  program
    .command("sources")
    .description("what each table was recognised as, its columns, rows and problems")
    .argument("<file...>", "any mix of .xlsx, .csv, .tsv, .txt")
    .option("--encoding <name>", "how text files are encoded, for one as FILE=NAME; several times if need be (default: found from their bytes)", collected, [])
    .option("--settings <file>", "settings in JSON, of which only the mappings of headers matter here")
    .option("--json <file>", 'write the list as JSON; "-" for standard output')
    .action(async (files: readonly string[], options: SourcesOptions) => {
      const { listSources } = await import("./sources-command");
      status = await listSources(files, options, around);
    });
  try {
    await program.parseAsync([...args], { from: "user" });
    return status;
  } catch (error) {
    return statusOf(error, around);
  }
}

/** An option that may be given several times. */
function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function statusOf(error: unknown, { complain }: Surroundings): ExitStatus {
  // Commander has already said what is wrong, or printed the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ran : EXIT.refused;
  if (error instanceof HostError || error instanceof UsageError) {
    complain(`${error.message}\n`);
    return EXIT.refused;
  }
  complain(
    `This is a defect of Tieout, and nothing was written. Please report it with these lines:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.refused;
}
