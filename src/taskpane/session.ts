/**
 * What the user can do, as calls of the use case: look at the workbook, choose, reconcile, cancel, go to a cell. One
 * session serves the pane, the ribbon and the worksheet functions; every failure ends up in the state, said once.
 */
import { portOfFiles } from "../app/imported-file";
import { joinPorts } from "../app/join-ports";
import { HostError } from "../app/port";
import {
  readFacts,
  reconcileWorkbook,
  surveyTables,
  type Calculated,
  type CalculationInput,
  type Calculator,
  type RunRequest,
  type SurveyedTable,
} from "../app/reconcile-workbook";
import type { Inquiry } from "../app/inquiry";
import type { AppSession } from "../app/session";
import { parseSettings } from "../app/settings";
import { isoOf, monthOf } from "../core/domain/day";
import type { HeaderMapping } from "../core/domain/header-mapping";
import type { Settings } from "../core/domain/settings";
import type { Acceptance } from "../core/engine/closing/accept-controls";
import type { DraftSubject } from "../core/report/register";
import { colourRows } from "../core/report/row-colours";
import type { SheetPlan } from "../core/report/sheet-plan";
import type { GridHead } from "../core/sources/grid";
import { answerFunctions } from "./answer-functions";
import { openFileSession, type FileActions } from "./file-session";
import { settingsToKeep } from "./kept-settings";
import { leadToCells, type WaysToCells } from "./lead-to-cells";
import { afterEvent, OPENING, type PaneEvent, type PaneState, type Problem, type Result, type TabName } from "./pane-state";
import { summariseReading } from "./reading-view";
import { openStore, type Store } from "./store";
import type { Surroundings } from "./surroundings";

export type Session = AppSession &
  Pick<Store<PaneState, PaneEvent>, "state" | "subscribe"> &
  Omit<Inquiry, "end"> &
  FileActions &
  WaysToCells & {
    readonly open: () => Promise<void>;
    readonly look: () => Promise<void>;
    readonly choose: (settings: Settings) => void;
    /** Asks what a table is whose header nobody knows, or is known for something else. */
    readonly askMeaning: (head: GridHead) => void;
    /** Keeps the answer in the workbook and reads everything by it; null = no answer. */
    readonly assign: (mapping: HeaderMapping | null) => Promise<void>;
    /** Reconciles again with a draft about the shipment line in the register of cases. */
    readonly openCase: (subject: DraftSubject) => Promise<void>;
    /** Reconciles again with the notes beside the failed controls and errors that they accept, signed off today. */
    readonly accept: (notes: readonly Pick<Acceptance, "key" | "note">[]) => Promise<void>;
    /** Colours the rows of the user's shipments by how they stand; null where that failed, which is said in the pane. */
    readonly colourShipments: () => Promise<number | null>;
    readonly uncolourShipments: () => Promise<number | null>;
    readonly cancel: () => void;
    readonly turnTo: (tab: TabName) => void;
    readonly dismiss: () => void;
  };

export function openSession({ workbook, calculator, openInquiry, importer, today, clock, afterPause }: Surroundings): Session {
  const { state, tell, subscribe } = openStore<PaneState, PaneEvent>(OPENING, afterEvent);
  const tableListeners = new Set<() => void>();
  const tellTableListeners = (): void => tableListeners.forEach((listener) => listener());
  let looking = new AbortController();
  let running: AbortController | null = null;
  let inquiry: Inquiry | null = null;
  const filePort = portOfFiles(() => state().files.flatMap(({ status }) => (status.at === "kept" ? [status.read] : [])));
  const port = joinPorts(workbook.port, filePort);
  const patientPort = joinPorts(workbook.patientPort, filePort);
  const fileSession = openFileSession({
    importer,
    port: workbook.port,
    look,
    files: () => state().files,
    tell: (files) => tell({ type: "files-changed", files }),
    mappings: () => state().settings.mappings,
    sheets: () => (state().tables ?? []).flatMap(({ offered: { head } }) => (head.ref.file === null && head.ref.sheet !== null ? [head.ref.sheet] : [])),
  });

  async function look(): Promise<void> {
    const own = beginLook();
    await attempt(async () => readTables(await surveyTables(port, state().settings.mappings, own.signal), own.signal), own.signal);
  }

  function beginLook(): AbortController {
    looking.abort();
    looking = new AbortController();
    return looking;
  }

  async function readTables(tables: readonly SurveyedTable[], signal: AbortSignal): Promise<void> {
    tell({ type: "looked", tables });
    const read = await readFacts(tables, { signal, onProgress: () => undefined });
    signal.throwIfAborted();
    tell({ type: "read", reading: summariseReading(read), todayMonth: monthOf(today()) });
  }

  async function open(): Promise<void> {
    await attempt(async () => {
      const kept = await workbook.readSettings();
      const parsed = kept === null ? null : parseSettings(kept);
      if (parsed?.outcome === "settings") tell({ type: "chose", settings: parsed.settings, isMethodGiven: parsed.isMethodGiven });
      await workbook.watch(() => {
        tellTableListeners();
        afterPause(() => void lookAgain());
      });
      await look();
      if (parsed?.outcome === "problems") tell({ type: "halted", problem: { kind: "settings", problems: parsed.problems } });
    });
  }

  /**
   * A look that nobody asked for: it costs three or four exchanges, and the rows are read anew only where a table came, went, grew
   * or has another header. Its failure (a cell being edited, as a rule) is not worth a message: the edit's end calls again.
   */
  async function lookAgain(): Promise<void> {
    const before = state().tables;
    if (running !== null || before === null) return;
    const own = beginLook();
    try {
      const tables = await surveyTables(port, state().settings.mappings, own.signal);
      if (running !== null || outlineOf(tables) === outlineOf(before)) return;
      tell({ type: "tables-changed" });
      await readTables(tables, own.signal);
    } catch (error) {
      if (!own.signal.aborted) console.warn("Tieout will look at the tables again after the next change.", error);
    }
  }

  function choose(settings: Settings): void {
    tell({ type: "chose", settings });
    tellTableListeners();
  }

  /** `asked`: what the run is to do beyond reconciling; `showing`: the tab that tells the outcome. */
  async function run(asked: Pick<RunRequest, "close" | "drafts" | "acceptances">, showing: TabName): Promise<void> {
    if (running !== null) return;
    looking.abort();
    const own = new AbortController();
    running = own;
    tell({ type: "started" });
    const { settings } = state();
    let worked: CalculationInput | null = null;
    const keepingInput: Calculator = (input, ...rest) => calculator((worked = input), ...rest);
    try {
      const calculated = await reconcileWorkbook(
        port,
        { settings, today: today(), ...asked },
        { signal: own.signal, calculator: keepingInput, onProgress: (progress) => tell({ type: "progressed", progress }) },
      );
      if (calculated.outcome === "stopped") tell({ type: "halted", problem: { kind: "stopped", issues: calculated.issues } });
      else {
        inquiry?.end();
        inquiry = worked === null ? null : openInquiry(worked);
        tell({ type: "finished", result: { ...resultOf(calculated, clock()), drafted: asked.drafts ?? [] }, showing });
        await attempt(async () => {
          await workbook.writeSettings(settingsToKeep(settings));
          await workbook.recalculate();
        });
      }
    } catch (error) {
      tell({ type: "halted", problem: own.signal.aborted ? { kind: "cancelled" } : problemOf(error) });
    } finally {
      running = null;
    }
    if (state().reading === null) await look();
  }

  async function assign(mapping: HeaderMapping | null): Promise<void> {
    tell({ type: "left-mapping" });
    if (mapping === null) return;
    const { settings } = state();
    const others = settings.mappings.filter(({ header }) => JSON.stringify(header) !== JSON.stringify(mapping.header));
    tell({ type: "chose", settings: { ...settings, mappings: [...others, mapping] } });
    await attempt(async () => workbook.writeSettings(settingsToKeep(state().settings)));
    await fileSession.readAgain();
    await look();
  }

  /** Runs a task whose failure is shown, unless it failed because it was called off. */
  async function attempt(task: () => Promise<unknown>, signal?: AbortSignal): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (signal?.aborted !== true) tell({ type: "halted", problem: problemOf(error) });
    }
  }

  async function coloured(task: () => Promise<number>): Promise<number | null> {
    let count: number | null = null;
    await attempt(async () => {
      count = await task();
    });
    return count;
  }

  function inquiryNow(): Inquiry {
    if (inquiry === null) throw new Error("There is no result to ask about yet.");
    return inquiry;
  }

  return {
    state,
    subscribe,
    ...fileSession,
    askMeaning: (head) => tell({ type: "asked-meaning", head }),
    assign,
    open,
    look,
    choose,
    reconcile: (close) => run({ close: close ?? null }, close === undefined ? "results" : "close"),
    openCase: (subject) => run({ drafts: [subject] }, "cases"),
    accept: (notes) => run({ acceptances: notes.map((one) => ({ ...one, signedOff: isoOf(today()) })) }, "close"),
    colourShipments: () => coloured(() => workbook.colourRows(colourRows(state().result?.reconciliation.shipments ?? []))),
    uncolourShipments: () => coloured(workbook.uncolourRows),
    cancel: () => running?.abort(),
    turnTo: (to) => tell({ type: "turned", to }),
    dismiss: () => tell({ type: "dismissed" }),
    ...leadToCells({ workbook, result: () => state().result, attempt }),
    ...answerFunctions({ port: patientPort, calculator, openInquiry, settings: () => state().settings, tables: () => state().tables, today }),
    explain: async (key) => inquiryNow().explain(key),
    compareMethods: async () => inquiryNow().compareMethods(),
    latest: () => state().result?.reconciliation ?? null,
    onTablesChanged: (listener) => void tableListeners.add(listener),
  };
}

/** Changes when a table came, went, grew, shrank or has other first rows. Sheets of ours change with every run, and what is typed there is read with the next one. */
function outlineOf(tables: readonly SurveyedTable[]): string {
  return JSON.stringify(tables.filter(({ offered }) => offered.ours === null).map(({ offered: { head, rowCount } }) => [head.ref, head.rows, rowCount]));
}

function resultOf({ reconciliation, plans }: Extract<Calculated, { outcome: "reconciled" }>, finishedAt: string): Omit<Result, "drafted"> {
  const sheets = plans.map(({ id, anchors }: SheetPlan) => ({ id, anchors }));
  return { reconciliation, sheets, finishedAt, outdated: false };
}

/** A failure of ours is also left in the console with its stack, since its message alone helps nobody to mend it. */
function problemOf(error: unknown): Problem {
  if (error instanceof HostError) return { kind: "host", message: error.message, code: error.code };
  console.error(error);
  return { kind: "ours", message: error instanceof Error ? error.message : String(error) };
}
