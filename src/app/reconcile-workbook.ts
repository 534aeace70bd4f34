/**
 * The use case: tables in, sheets out. It calls the stages in order and owns no rule; what it knows of the outside is
 * the port, and what it knows of threads is the calculator it is handed.
 */
import type { Day } from "../core/domain/day";
import type { HeaderMapping } from "../core/domain/header-mapping";
import type { Issue } from "../core/domain/issue";
import type { Settings } from "../core/domain/settings";
import { withAcceptances, type Acceptance } from "../core/engine/closing/accept-controls";
import type { ClosingRequest } from "../core/engine/closing/close-month";
import type { Reconciliation } from "../core/engine/findings";
import type { Facts } from "../core/facts/facts";
import type { DraftSubject } from "../core/report/register";
import type { SheetPlan } from "../core/report/sheet-plan";
import { assembleFacts, type DecodedTable } from "../core/sources/assemble-facts";
import { openDecoder } from "../core/sources/decode-table";
import type { GridHead } from "../core/sources/grid";
import { openReadBack, recogniseOurs } from "../core/sources/read-back";
import { pickBeside } from "../core/sources/pick-beside";
import { recognise, type Recognition } from "../core/sources/recognise";
import { sayUnrecognised } from "../core/sources/unrecognised";
import type { OfferedTable, Port } from "./port";

/** What the accountant watches, in the order in which it happens. */
export const STAGES = {
  read: "Read tables",
  check: "Check data",
  match: "Match shipments",
  value: "Value stock",
  write: "Write sheets",
} as const;
export type Stage = keyof typeof STAGES;
/** `total` is null where the end is not known. */
export type Progress = { readonly stage: Stage; readonly done: number; readonly total: number | null };

export type Calculated =
  | { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation; readonly plans: readonly SheetPlan[] }
  /** The data allows no reconciliation: one issue says why and what to do next, and nothing is written. */
  | { readonly outcome: "stopped"; readonly issues: readonly [Issue, ...Issue[]] };

export type RunRequest = {
  readonly settings: Settings;
  /** Nobody chose the method: that of the closed months holds. */
  readonly isMethodOpen?: boolean;
  readonly today: Day;
  /** Closes the period's month; absent or null leaves it as it is. */
  readonly close?: ClosingRequest | null;
  /** Each gets a row in the register of cases. */
  readonly drafts?: readonly DraftSubject[];
  /** Are written beside failed controls. */
  readonly acceptances?: readonly Acceptance[];
};
export type CalculationInput = RunRequest & { readonly facts: Facts; readonly issues: readonly Issue[] };
/** Runs `calculate` here or on another thread; rejects with the signal's reason when aborted. */
export type Calculator = (input: CalculationInput, onStage: (stage: Stage) => void, signal: AbortSignal) => Promise<Calculated>;

export type RunHooks = { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void; readonly calculator: Calculator };

/** A table with what it was taken for; null = not recognised, which only a table of the user's can be. */
export type SurveyedTable = { readonly offered: OfferedTable; readonly recognition: Recognition | null };

export async function surveyTables(port: Pick<Port, "findTables">, mappings: readonly HeaderMapping[], signal: AbortSignal): Promise<readonly SurveyedTable[]> {
  const offered = await port.findTables(signal);
  const surveyed = offered.flatMap((table): readonly SurveyedTable[] => {
    if (table.decoded !== undefined) return [{ offered: table, recognition: table.decoded.recognition }];
    const recognition = table.ours === null ? recognise(table.head, mappings) : recogniseOurs(table.ours, table.head);
    return recognition === null && table.ours !== null ? [] : [{ offered: table, recognition }];
  });
  return pickBeside(surveyed, ({ offered: { head }, recognition }) => ({ head, recognition }));
}

type ReadingHooks = Pick<RunHooks, "signal" | "onProgress">;

/** Reads the recognised tables chunk by chunk; what was read before is taken as it is. */
export async function readFacts(
  tables: readonly SurveyedTable[],
  { signal, onProgress }: ReadingHooks,
): Promise<{ readonly facts: Facts; readonly issues: readonly Issue[] }> {
  const total = tables.map(rowsToRead).reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  const decoded: DecodedTable[] = [];
  const unrecognised: GridHead[] = [];
  const ofFiles: Issue[] = [];
  let done = 0;
  for (const { offered, recognition } of tables) {
    if (recognition === null) unrecognised.push(offered.head);
    else if (offered.decoded === undefined) {
      const onRows = (count: number): void => {
        done += count;
        onProgress({ stage: "read", done, total });
      };
      decoded.push(await decodeRows(offered, recognition, { signal, onRows }));
    } else {
      decoded.push(offered.decoded.table);
      done += offered.decoded.rowCount;
    }
    ofFiles.push(...(offered.issues?.() ?? []));
  }
  const { facts, issues } = assembleFacts(decoded);
  return { facts, issues: [...ofFiles, ...issues, ...sayUnrecognised(unrecognised)] };
}

/** null where it is not known before reading. */
function rowsToRead({ offered: { head, rowCount }, recognition }: SurveyedTable): number | null {
  if (recognition === null) return 0;
  return rowCount === null ? null : rowCount - (recognition.firstDataRow - head.firstRow);
}

type RowHooks = { readonly signal: AbortSignal; readonly onRows: (count: number) => void };

async function decodeRows({ head, ours, readRows }: OfferedTable, recognition: Recognition, { signal, onRows }: RowHooks): Promise<DecodedTable> {
  const decoder = ours === null ? openDecoder(recognition, head) : openReadBack(recognition, head);
  const columns = ours === null ? recognition.positions : [...recognition.header.keys()];
  for await (const chunk of readRows({ fromRow: recognition.firstDataRow, columns }, signal)) {
    signal.throwIfAborted();
    decoder.add(chunk);
    onRows(chunk.rows.length);
  }
  return decoder.close();
}

/** The whole way. Throws HostError where the host fails and the signal's reason where the run is cancelled; nothing is written then. */
export async function reconcileWorkbook(port: Port, request: RunRequest, hooks: RunHooks): Promise<Calculated> {
  const tables = await surveyTables(port, request.settings.mappings, hooks.signal);
  const { facts: read, issues } = await readFacts(tables, hooks);
  const facts = { ...read, readBack: withAcceptances(read.readBack, request.acceptances ?? []) };
  const calculated = await hooks.calculator({ facts, issues, ...request }, (stage) => hooks.onProgress({ stage, done: 0, total: null }), hooks.signal);
  hooks.signal.throwIfAborted();
  if (calculated.outcome === "stopped") return calculated;
  await port.writeSheets(calculated.plans, { signal: hooks.signal, onProgress: (done, total) => hooks.onProgress({ stage: "write", done, total }) });
  return calculated;
}
