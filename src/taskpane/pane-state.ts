/**
 * All that the pane knows, and how each event changes it. Nothing happens here: the session calls the use case and
 * reports events, the screens draw the state.
 */
import type { Progress, SurveyedTable } from "../app/reconcile-workbook";
import type { Issue } from "../core/domain/issue";
import { DEFAULT_SETTINGS, type Settings } from "../core/domain/settings";
import type { Reconciliation } from "../core/engine/findings";
import type { DraftSubject } from "../core/report/register";
import type { Area } from "../core/report/sheet-plan";
import type { GridHead } from "../core/sources/grid";
import { periodToOffer } from "./months-view";
import type { PaneFile } from "./pane-file";
import type { Reading } from "./reading-view";

/** The screens between which the user turns by tabs, in the order of the work. */
export const TABS = { sources: "Sources", results: "Results", cases: "Cases", close: "Close" } as const;
export type TabName = keyof typeof TABS;

/** One screen at a time; what a screen alone needs travels with it. */
export type Screen =
  | { readonly at: "looking" }
  | { readonly at: "first-run" }
  | { readonly at: TabName }
  /** The user says what a table is whose header nobody knows. */
  | { readonly at: "mapping"; readonly head: GridHead }
  /** `progress` is null until the first table answers. */
  | { readonly at: "running"; readonly progress: Progress | null };

/** A sheet that was written, by the id that stays its own whatever the user calls it, with the cells that findings point to. */
export type WrittenSheet = { readonly id: string; readonly anchors: Readonly<Record<string, Area>> };

export type Result = {
  readonly reconciliation: Reconciliation;
  readonly sheets: readonly WrittenSheet[];
  /** "14:02", by the clock of the machine. */
  readonly finishedAt: string;
  /** Shipment lines whose cases this run has put into the register as drafts; the next run reads them there. */
  readonly drafted: readonly DraftSubject[];
  /** The tables were changed since. */
  readonly outdated: boolean;
};

/** Something the user must know before going on; said once. `code` is the host's own word, kept for support. */
export type Problem =
  | { readonly kind: "host"; readonly message: string; readonly code: string }
  | { readonly kind: "stopped"; readonly issues: readonly Issue[] }
  /** What the workbook keeps as settings cannot be used; the standard ones are in force. */
  | { readonly kind: "settings"; readonly problems: readonly string[] }
  | { readonly kind: "ours"; readonly message: string }
  | { readonly kind: "cancelled" };

export type PaneState = {
  readonly screen: Screen;
  /** null until the workbook was looked at. */
  readonly tables: readonly SurveyedTable[] | null;
  /** What the tables hold; null while they are being read. */
  readonly reading: Reading | null;
  /** Files that were brought, in the order in which they came. */
  readonly files: readonly PaneFile[];
  readonly settings: Settings;
  /** Nobody chose the method yet: that of the closed months is offered. */
  readonly isMethodOpen: boolean;
  readonly result: Result | null;
  readonly problem: Problem | null;
};

export type PaneEvent =
  | { readonly type: "looked"; readonly tables: readonly SurveyedTable[] }
  | { readonly type: "read"; readonly reading: Reading; readonly todayMonth: number }
  | { readonly type: "chose"; readonly settings: Settings; readonly isMethodGiven?: boolean }
  | { readonly type: "files-changed"; readonly files: readonly PaneFile[] }
  | { readonly type: "asked-meaning"; readonly head: GridHead }
  | { readonly type: "left-mapping" }
  | { readonly type: "started" }
  | { readonly type: "progressed"; readonly progress: Progress }
  | { readonly type: "finished"; readonly result: Result; readonly showing: TabName }
  /** The run, or the look at the workbook, came to an end without a result. */
  | { readonly type: "halted"; readonly problem: Problem }
  | { readonly type: "turned"; readonly to: TabName }
  | { readonly type: "dismissed" }
  | { readonly type: "tables-changed" };

export const OPENING: PaneState = {
  screen: { at: "looking" },
  tables: null,
  reading: null,
  files: [],
  settings: DEFAULT_SETTINGS,
  isMethodOpen: true,
  result: null,
  problem: null,
};

export function afterEvent(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "looked":
      return { ...state, tables: event.tables, reading: null, screen: stays(state.screen) ? state.screen : restingScreen(event.tables) };
    case "read":
      return withClosedMethod({
        ...state,
        reading: event.reading,
        settings: { ...state.settings, period: periodToOffer(state.settings.period, event.reading, event.todayMonth) },
      });
    case "chose": {
      const isChosen = event.isMethodGiven ?? event.settings.method !== state.settings.method;
      return withClosedMethod({ ...state, settings: event.settings, isMethodOpen: state.isMethodOpen && !isChosen });
    }
    case "files-changed":
      return { ...state, files: event.files };
    case "asked-meaning":
      return { ...state, screen: { at: "mapping", head: event.head } };
    case "left-mapping":
      return { ...state, screen: restingScreen(state.tables ?? []) };
    case "started":
      return { ...state, screen: { at: "running", progress: null }, problem: null };
    case "progressed":
      return state.screen.at === "running" ? { ...state, screen: { at: "running", progress: event.progress } } : state;
    case "finished":
      return { ...state, screen: { at: event.showing }, result: event.result, problem: null };
    case "halted":
      return {
        ...state,
        screen: state.screen.at === "running" || state.screen.at === "looking" ? restingScreen(state.tables ?? []) : state.screen,
        problem: event.problem,
      };
    case "turned":
      return { ...state, screen: event.to !== "sources" && state.result === null ? state.screen : { at: event.to } };
    case "dismissed":
      return { ...state, problem: null };
    case "tables-changed":
      return state.result === null ? state : { ...state, result: { ...state.result, outdated: true } };
    default:
      return event satisfies never;
  }
}

function withClosedMethod(state: PaneState): PaneState {
  const { isMethodOpen, reading, settings } = state;
  const method = isMethodOpen && settings.period !== null ? (reading?.closedMethod(settings.period.from) ?? null) : null;
  return method === null ? state : { ...state, settings: { ...settings, method } };
}

/** A look at the tables moves nobody away from a run or from its result. */
function stays({ at }: Screen): boolean {
  return at !== "looking" && at !== "first-run" && at !== "sources";
}

/** Where the pane rests when nothing runs: the sources, or a welcome where no table is recognised. */
function restingScreen(tables: readonly SurveyedTable[]): Screen {
  return tables.some(({ recognition }) => recognition !== null) ? { at: "sources" } : { at: "first-run" };
}
