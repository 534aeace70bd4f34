/**
 * A workbook host: it answers the requests of an unmodified Office.js client on a workbook in memory, and tells whoever shows the
 * workbook what changed. Connect a client through `bridge.ts`.
 *
 * For a page that shows the workbook in a grid: open the host with a snapshot, draw `snapshot()`, then on every change that
 * `subscribe` tells read the changed areas with `readCells` (and the sheets again where `sheets` is true). What the user types
 * goes in through `setCells`, what the user selects through `select`; the grid's own calculation goes in through `setCalculated`.
 */
import type { Area, Position } from "./addresses";
import { answerRequest } from "./answer-request";
import { isFormula, valueOf, type Scalar } from "./entries";
import { eventsOf, type PushedEntry } from "./events";
import { activate } from "./families/worksheet";
import type { CellFormat } from "./formats";
import { openSession, type Session } from "./session";
import { exportLayout, exportWorkbook, loadWorkbook, type WorkbookSnapshot } from "./snapshot";
import { bytesOf, WireFault, type WireRequest, type WireResponse } from "./wire";
import { joinNoted, noteContents, takeNoted, type Noted, type Origin } from "./noted";
import { contentAt, formatAt, writeCell } from "./cells";
import type { Sheet, Workbook } from "./workbook";

/** Excel on the web refuses larger requests and answers. */
const PAYLOAD_MAX = 5 * 1024 * 1024;

export type ShownCell = Position & { readonly value: Scalar; readonly formula: string | null; readonly format: CellFormat };
export type FormulaCell = Position & { readonly sheetId: string; readonly sheetName: string; readonly formula: string };

/** What a request or an edit changed: one bounding area for each sheet, by sheet id. */
export type HostChange = Readonly<Pick<Noted, "sheets" | "tables" | "names" | "settings" | "selection" | "activation" | "calculation">> & {
  readonly origin: Origin;
  readonly contents: ReadonlyMap<string, Area>;
  readonly formats: ReadonlyMap<string, Area>;
  readonly addedSheets: readonly string[];
  readonly deletedSheets: readonly string[];
};

/** One request as it went over the wire; bytes are those of the bodies. */
export type Exchange = { readonly requestBytes: number; readonly responseBytes: number; readonly actions: number; readonly errorCode: string | null };

export type HostOptions = {
  /** Values of formulas just written, in order; without it they are 0 until `setCalculated`. */
  readonly calculate?: (formulas: readonly FormulaCell[], host: WorkbookHost) => readonly Scalar[];
  /** Called before each request and each of its actions; throws a WireFault to let it fail. For tests. */
  readonly beforeAction?: (request: { readonly index: number; readonly actions: number }, actionIndex: number) => void;
};

export type SheetInfo = ReturnType<typeof exportLayout> & { readonly id: string };

export type WorkbookHost = {
  readonly request: (body: WireRequest, requestBytes: number) => WireResponse;
  /** Takes pushed events; called by the bridge. */
  readonly onEvents: (take: (entries: readonly PushedEntry[]) => void) => void;
  readonly snapshot: () => WorkbookSnapshot;
  readonly sheets: () => readonly SheetInfo[];
  readonly readCells: (sheetId: string, area: Area) => readonly ShownCell[];
  readonly selection: () => { readonly sheetId: string; readonly area: Area };
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listen: (change: HostChange) => void) => () => void;
  /** As typed by the user: text that looks like a number becomes one; "" empties the cell. Raises events. */
  readonly setCells: (sheetId: string, cells: readonly (Position & { readonly written: Scalar })[]) => void;
  /** Values of formula cells, as computed elsewhere: no event, no change told. */
  readonly setCalculated: (sheetId: string, cells: readonly (Position & { readonly value: Scalar })[]) => void;
  readonly select: (sheetId: string, area: Area) => void;
  /** Any other change by the user: made and noted on the workbook itself, then told and raised like the rest. */
  readonly edit: (change: (workbook: Workbook) => void) => void;
  /** While the user edits a cell, requests fail, but for those that wait for its end. */
  readonly setEditing: (isEditing: boolean) => void;
  /** Runs the task at once, or when the user has left the cell. */
  readonly afterEditing: (task: () => void) => void;
  readonly exchanges: readonly Exchange[];
};

export function openHost(snapshot: WorkbookSnapshot, options: HostOptions = {}): WorkbookHost {
  const workbook = loadWorkbook(snapshot);
  const session = openSession(workbook);
  const exchanges: Exchange[] = [];
  const listeners = new Set<(change: HostChange) => void>();
  let takeEvents: (entries: readonly PushedEntry[]) => void = () => undefined;
  let isEditing = false;
  const waiting: (() => void)[] = [];

  const settle = (origin: Origin): void => {
    const parts = [...session.earlier.splice(0), { noted: takeNoted(workbook), isHeard: session.enableEvents }];
    const noted = joinNoted(parts.map((part) => part.noted));
    calculate(workbook, noted, options, host);
    const entries = parts.filter(({ isHeard }) => isHeard).flatMap((part) => eventsOf(session, part.noted));
    if (isAnything(noted)) for (const listen of listeners) listen({ ...noted, origin });
    if (entries.length > 0) takeEvents(entries);
  };

  const request = (body: WireRequest, requestBytes: number): WireResponse => {
    const index = exchanges.length;
    const before = (actionIndex: number): void => {
      if (actionIndex === 0 && requestBytes > PAYLOAD_MAX)
        throw new WireFault("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.");
      if (actionIndex === 0 && isEditing) throw new WireFault("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
      options.beforeAction?.({ index, actions: body.Actions.length }, actionIndex);
    };
    const answered = answerRequest(session, body, before);
    const answeredBytes = bytesOf(JSON.stringify(answered));
    const response = answeredBytes > PAYLOAD_MAX ? refusal("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.") : answered;
    const told = settled() ?? response;
    exchanges.push({
      requestBytes,
      responseBytes: answeredBytes > PAYLOAD_MAX ? 0 : answeredBytes,
      actions: body.Actions.length,
      errorCode: told.Error?.Code ?? null,
    });
    return told;
  };

  /** A client that gets no answer waits: what fails while a change is shown is an answer as well. null where nothing failed. */
  const settled = (): WireResponse | null => {
    try {
      settle("add-in");
      return null;
    } catch (error) {
      return refusal("GeneralException", `The change could not be shown: ${String(error)}`);
    }
  };

  const host: WorkbookHost = {
    request,
    onEvents: (take) => void (takeEvents = take),
    snapshot: () => exportWorkbook(workbook),
    sheets: () => workbook.sheets.map((sheet) => ({ ...exportLayout(workbook, sheet), id: sheet.id })),
    readCells: (sheetId, area) => readCells(sheetOf(session, sheetId), area),
    selection: () => ({ sheetId: workbook.active.id, area: workbook.selection }),
    subscribe(listen) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    setCells(sheetId, cells) {
      const sheet = sheetOf(session, sheetId);
      for (const { row, column, written } of cells) {
        writeCell(workbook, sheet, { row, column }, written);
        noteContents(workbook, sheet, { row, column, rows: 1, columns: 1 });
      }
      settle("user");
    },
    setCalculated(sheetId, cells) {
      const sheet = sheetOf(session, sheetId);
      for (const { row, column, value } of cells) putValue(sheet, { row, column }, value);
    },
    select(sheetId, area) {
      activate(workbook, sheetOf(session, sheetId));
      workbook.selection = area;
      workbook.noted.selection = true;
      settle("user");
    },
    edit(change) {
      change(workbook);
      settle("user");
    },
    setEditing(value) {
      isEditing = value;
      if (!isEditing) for (const task of waiting.splice(0)) task();
    },
    afterEditing(task) {
      if (isEditing) waiting.push(task);
      else task();
    },
    exchanges,
  };
  return host;
}

function refusal(code: string, message: string): WireResponse {
  return { Results: [], Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: 400 } };
}

function isAnything(noted: Noted): boolean {
  return (
    noted.contents.size + noted.formats.size > 0 ||
    noted.sheets ||
    noted.tables ||
    noted.names ||
    noted.settings ||
    noted.selection ||
    noted.activation ||
    noted.calculation
  );
}

function sheetOf({ workbook }: Session, sheetId: string): Sheet {
  const sheet = workbook.sheets.find(({ id }) => id === sheetId);
  if (sheet === undefined) throw new Error(`there is no sheet ${sheetId}`);
  return sheet;
}

function readCells(sheet: Sheet, area: Area): readonly ShownCell[] {
  const cells: ShownCell[] = [];
  for (const row of new Set([...sheet.contents.keys(), ...sheet.formats.keys()])) {
    if (row < area.row || row >= area.row + area.rows) continue;
    const last = Math.max(sheet.contents.get(row)?.length ?? 0, sheet.formats.get(row)?.length ?? 0);
    for (let column = area.column; column < Math.min(last, area.column + area.columns); column += 1) {
      const content = contentAt(sheet, row, column);
      cells.push({ row, column, value: valueOf(content), formula: isFormula(content) ? content.formula : null, format: formatAt(sheet, row, column) });
    }
  }
  return cells;
}

function putValue(sheet: Sheet, { row, column }: Position, value: Scalar): void {
  const cells = sheet.contents.get(row);
  const content = cells?.[column];
  if (cells !== undefined && isFormula(content)) cells[column] = { formula: content.formula, value };
}

function calculate(workbook: Workbook, noted: Noted, { calculate: compute }: HostOptions, host: WorkbookHost): void {
  if (compute === undefined || noted.formulas.length === 0) return;
  const cells = noted.formulas.flatMap(({ sheetId, row, column }): (FormulaCell & { readonly sheet: Sheet })[] => {
    const sheet = workbook.sheets.find(({ id }) => id === sheetId);
    const content = sheet === undefined ? undefined : contentAt(sheet, row, column);
    return sheet !== undefined && isFormula(content) ? [{ sheet, sheetId, sheetName: sheet.name, row, column, formula: content.formula }] : [];
  });
  compute(cells, host).forEach((value, index) => {
    const cell = cells[index];
    if (cell !== undefined) putValue(cell.sheet, cell, value);
  });
}
