/** Excel.Worksheet and its collection, with protection and frozen panes. */
import { COLUMNS_MAX, ROWS_MAX, type Area } from "../addresses";
import { loseSheetIn, renameSheetIn, replaceTableIn } from "../formulas";
import type { Session } from "../session";
import { accessDenied, alreadyExists, invalidArgument, itemNotFound, WireFault } from "../wire";
import { changeFormulas, usedAreaOf } from "../cells";
import { createSheet, VISIBILITIES, type Sheet, type Visibility, type Workbook } from "../workbook";
import { areaOf, booleanOf, colorOf, countOf, textOf } from "./arguments";
import { eventMethods, WORKBOOK_TARGET } from "./event-registration";
import type { Family } from "./family";
import { handleOf, rangeHandle, unwrap, type Handle } from "./handle";
import { rangeAreasHandle } from "./range-areas";

const SHEET_EVENTS = {
  DataChanged: "sheetChanged",
  Activated: "sheetActivated",
  Deactivated: "sheetDeactivated",
  Added: "sheetAdded",
  Deleted: "sheetDeleted",
  SelectionChanged: "selectionChanged",
  Calculated: "calculated",
  FormatChanged: "formatChanged",
  ProtectionChanged: "protectionChanged",
  NameChanged: "nameChanged",
  VisibilityChanged: "visibilityChanged",
  Moved: "sheetMoved",
} as const;

export const SHEET_PROTECTION: Family<Sheet> = {
  name: "WorksheetProtection",
  properties: { Protected: { get: ({ isProtected }) => isProtected } },
  methods: {
    Protect: (sheet, _, { workbook }) => {
      if (sheet.isProtected) throw accessDenied(`sheet ${sheet.name}`);
      sheet.isProtected = workbook.noted.sheets = true;
    },
    Unprotect: (sheet, _, { workbook }) => {
      sheet.isProtected = false;
      workbook.noted.sheets = true;
    },
  },
};

export const FREEZE_PANES: Family<Sheet> = {
  name: "WorksheetFreezePanes",
  objects: {
    GetLocation: (sheet) => frozenArea(sheet) ?? fail(itemNotFound("frozen panes")),
    GetLocationOrNullObject: (sheet) => frozenArea(sheet),
  },
  methods: {
    FreezeRows: (sheet, [count], { workbook }) => freeze(workbook, sheet, { rows: countOf(count ?? 0, "the row count"), columns: 0 }),
    FreezeColumns: (sheet, [count], { workbook }) => freeze(workbook, sheet, { rows: 0, columns: countOf(count ?? 0, "the column count") }),
    FreezeAt: (sheet, [range], { workbook }) => {
      const area: Area = unwrap("Range", range)?.area ?? areaOf(range, "the frozen range");
      freeze(workbook, sheet, { rows: area.row + area.rows, columns: area.column + area.columns });
    },
    Unfreeze: (sheet, _, { workbook }) => freeze(workbook, sheet, { rows: 0, columns: 0 }),
  },
};

function frozenArea(sheet: Sheet): Handle | null {
  const { rows, columns } = sheet.frozen;
  return rows + columns === 0
    ? null
    : rangeHandle(sheet, { row: 0, column: 0, rows: rows === 0 ? ROWS_MAX : rows, columns: columns === 0 ? COLUMNS_MAX : columns });
}

function freeze(workbook: Workbook, sheet: Sheet, frozen: Sheet["frozen"]): void {
  sheet.frozen = frozen;
  workbook.noted.sheets = true;
}

export const WORKSHEET: Family<Sheet> = {
  name: "Worksheet",
  id: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    Name: { get: ({ name }) => name, set: rename },
    Position: { get: (sheet, { workbook }) => workbook.sheets.indexOf(sheet), set: move },
    Visibility: { get: ({ visibility }) => visibility, set: show },
    TabColor: {
      get: ({ tabColor }) => tabColor,
      set: (sheet, value, { workbook }) => {
        sheet.tabColor = colorOf(value);
        workbook.noted.sheets = true;
      },
    },
    ShowGridlines: {
      get: ({ showGridlines }) => showGridlines,
      set: (sheet, value, { workbook }) => {
        sheet.showGridlines = booleanOf(value, "showGridlines");
        workbook.noted.sheets = true;
      },
    },
  },
  objects: {
    Tables: (sheet, _, { workbook }) => handleOf("TableCollection", { workbook, sheet, within: null }),
    Protection: (sheet) => handleOf("WorksheetProtection", sheet),
    PageLayout: (sheet) => handleOf("PageLayout", sheet),
    FreezePanes: (sheet) => handleOf("WorksheetFreezePanes", sheet),
    CustomProperties: (sheet) => handleOf("WorksheetCustomPropertyCollection", sheet),
    GetRange: (sheet, [address]) =>
      rangeHandle(
        sheet,
        address === undefined || address === null || address === ""
          ? { row: 0, column: 0, rows: ROWS_MAX, columns: COLUMNS_MAX }
          : areaOf(address, "the address"),
      ),
    GetRanges: (sheet, [address]) => rangeAreasHandle(sheet, address),
    GetRangeByIndexes: (sheet, args) => rangeHandle(sheet, areaByIndexes(args)),
    GetCell: (sheet, [row, column]) => rangeHandle(sheet, areaByIndexes([row, column, 1, 1])),
    GetUsedRange: (sheet, [valuesOnly]) => rangeHandle(sheet, usedAreaOf(sheet, valuesOnly === true) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const used = usedAreaOf(sheet, valuesOnly === true);
      return used === null ? null : rangeHandle(sheet, used);
    },
  },
  methods: {
    Activate: (sheet, _, { workbook }) => {
      if (sheet.visibility !== "Visible") throw new WireFault("InvalidOperation", "A hidden sheet cannot be activated.");
      activate(workbook, sheet);
    },
    Delete: (sheet, _, { workbook }) => remove(workbook, sheet),
    Calculate: () => null,
    ...eventMethods<Sheet>(SHEET_EVENTS, ({ id }) => id),
  },
};

export const WORKSHEETS: Family<null> = {
  name: "WorksheetCollection",
  items: (_, { workbook }) => workbook.sheets.map(worksheetHandle),
  item: (_, key, session) => worksheetHandle(findSheet(session, key) ?? fail(itemNotFound(`sheet ${String(key)}`))),
  objects: {
    Add: (_, [name], { workbook }) => worksheetHandle(add(workbook, name)),
    GetActiveWorksheet: (_, __, { workbook }) => worksheetHandle(workbook.active),
    GetItemOrNullObject: (_, [key], session) => {
      const sheet = findSheet(session, key);
      return sheet === null ? null : worksheetHandle(sheet);
    },
    GetFirst: (_, [visibleOnly], { workbook }) =>
      worksheetHandle(workbook.sheets.find(({ visibility }) => visibleOnly !== true || visibility === "Visible") ?? fail(itemNotFound("a sheet"))),
  },
  methods: {
    GetCount: (_, [visibleOnly], { workbook }) => workbook.sheets.filter(({ visibility }) => visibleOnly !== true || visibility === "Visible").length,
    ...eventMethods<null>(SHEET_EVENTS, () => WORKBOOK_TARGET),
  },
};

function worksheetHandle(sheet: Sheet): Handle {
  return handleOf("Worksheet", sheet);
}

function areaByIndexes([row, column, rows, columns]: readonly unknown[]): Area {
  return {
    row: countOf(row, "the row"),
    column: countOf(column, "the column"),
    rows: countOf(rows, "the row count"),
    columns: countOf(columns, "the column count"),
  };
}

function fail(fault: WireFault): never {
  throw fault;
}

/** By id or by name, in any case. */
function findSheet({ workbook }: Session, key: unknown): Sheet | null {
  const name = textOf(key, "a sheet's name").toLowerCase();
  return workbook.sheets.find((sheet) => sheet.id.toLowerCase() === name || sheet.name.toLowerCase() === name) ?? null;
}

function assertStructureFree(workbook: Workbook): void {
  if (workbook.structureProtected) throw accessDenied("the workbook's structure");
}

function checkSheetName(workbook: Workbook, name: string, own: Sheet | null): void {
  if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name) || name.toLowerCase() === "history")
    throw invalidArgument(`${name} is no name for a sheet`);
  if (workbook.sheets.some((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase())) throw alreadyExists(`sheet ${name}`);
}

function add(workbook: Workbook, given: unknown): Sheet {
  assertStructureFree(workbook);
  const numbers = Array.from({ length: workbook.sheets.length + 1 }, (_, index) => `Sheet${index + 1}`);
  const name =
    given === undefined || given === null
      ? (numbers.find((free) => !workbook.sheets.some((sheet) => sheet.name === free)) ?? "Sheet")
      : textOf(given, "a sheet's name");
  checkSheetName(workbook, name, null);
  const sheet = createSheet(workbook, name);
  workbook.sheets.push(sheet);
  workbook.noted.sheets = true;
  workbook.noted.addedSheets.push(sheet.id);
  return sheet;
}

function rename(sheet: Sheet, value: unknown, { workbook }: Session): void {
  assertStructureFree(workbook);
  const to = textOf(value, "a sheet's name");
  checkSheetName(workbook, to, sheet);
  const from = sheet.name;
  sheet.name = to;
  changeFormulas(workbook, (formula) => renameSheetIn(formula, { from, to }));
  workbook.noted.sheets = true;
}

function move(sheet: Sheet, value: unknown, { workbook }: Session): void {
  assertStructureFree(workbook);
  const position = countOf(value, "the position");
  if (position >= workbook.sheets.length) throw invalidArgument(`there is no position ${position}`);
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  workbook.sheets.splice(position, 0, sheet);
  workbook.noted.sheets = true;
}

function show(sheet: Sheet, value: unknown, { workbook }: Session): void {
  assertStructureFree(workbook);
  const visibility =
    VISIBILITIES.find((known) => known.toLowerCase() === String(value).toLowerCase()) ?? fail(invalidArgument(`${String(value)} is no visibility`));
  if (visibility !== "Visible") assertOtherVisible(workbook, sheet);
  sheet.visibility = visibility as Visibility;
  if (visibility !== "Visible" && workbook.active === sheet) activate(workbook, neighbourOf(workbook, sheet));
  workbook.noted.sheets = true;
}

function assertOtherVisible(workbook: Workbook, sheet: Sheet): void {
  if (!workbook.sheets.some((other) => other !== sheet && other.visibility === "Visible"))
    throw new WireFault("InvalidOperation", "A workbook must show at least one sheet.");
}

function neighbourOf(workbook: Workbook, sheet: Sheet): Sheet {
  const position = workbook.sheets.indexOf(sheet);
  const order = [...workbook.sheets.slice(position + 1), ...workbook.sheets.slice(0, position).reverse()];
  return order.find(({ visibility }) => visibility === "Visible") ?? sheet;
}

export function activate(workbook: Workbook, sheet: Sheet): void {
  if (workbook.active === sheet) return;
  workbook.active = sheet;
  workbook.selection = { row: 0, column: 0, rows: 1, columns: 1 };
  workbook.noted.activation = workbook.noted.selection = true;
}

function remove(workbook: Workbook, sheet: Sheet): void {
  assertStructureFree(workbook);
  if (!workbook.sheets.includes(sheet)) throw itemNotFound(`sheet ${sheet.name}`);
  if (sheet.visibility === "VeryHidden") throw new WireFault("GeneralException", "A very hidden sheet cannot be deleted.");
  if (sheet.visibility === "Visible") assertOtherVisible(workbook, sheet);
  if (workbook.active === sheet) activate(workbook, neighbourOf(workbook, sheet));
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  for (const table of workbook.tables.filter((found) => found.sheet === sheet)) {
    workbook.tables.splice(workbook.tables.indexOf(table), 1);
    changeFormulas(workbook, (formula) => replaceTableIn(formula, table.name, () => "#REF!"));
    workbook.noted.tableEvents.push({ kind: "deleted", tableId: table.id, tableName: table.name, sheetId: sheet.id });
    workbook.noted.tables = true;
  }
  for (const name of workbook.names) {
    if (name.target?.sheet !== sheet) continue;
    name.target = null;
    name.formula = "=#REF!";
    workbook.noted.names = true;
  }
  changeFormulas(workbook, (formula) => loseSheetIn(formula, sheet.name));
  workbook.noted.sheets = true;
  workbook.noted.deletedSheets.push(sheet.id);
}
