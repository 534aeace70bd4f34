/** Excel.Table and its collections: names are unique in the workbook, headers are distinct text, areas do not overlap. */
import { absoluteAddressOf, addressOf, intersectionOf, parseAddress, quoteSheetName, type Area } from "../addresses";
import { valueOf } from "../entries";
import { renameTableIn, replaceTableIn } from "../formulas";
import type { Session } from "../session";
import { accessDenied, alreadyExists, invalidArgument, itemNotFound, WireFault } from "../wire";
import { changeFormulas, contentAt, putContent } from "../cells";
import { noteContents } from "../noted";
import { nextTableId, type Sheet, type Table, type Workbook } from "../workbook";
import { areaOf, booleanOf, countOf, textOf } from "./arguments";
import { eventMethods, WORKBOOK_TARGET } from "./event-registration";
import type { Family, Property } from "./family";
import { handleOf, rangeHandle, unwrap, type Handle, type TableScope } from "./handle";
import { isDefinedName } from "./named-item";

const TABLE_EVENTS = { DataChanged: "tableChanged", Added: "tableAdded", Deleted: "tableDeleted", SelectionChanged: "tableSelectionChanged" } as const;

function flag(key: "showBandedRows" | "showFilterButton" | "showTotals"): Property<Table> {
  return {
    get: (table) => table[key],
    set: (table, value, { workbook }) => {
      assertFree(table.sheet);
      table[key] = booleanOf(value, key);
      workbook.noted.tables = true;
    },
  };
}

export const TABLE: Family<Table> = {
  name: "Table",
  id: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    Name: { get: ({ name }) => name, set: rename },
    Style: {
      get: ({ style }) => style,
      set: (table, value, { workbook }) => {
        assertFree(table.sheet);
        table.style = textOf(value, "the style");
        workbook.noted.tables = true;
      },
    },
    ShowHeaders: { get: () => true },
    ShowTotals: flag("showTotals"),
    ShowBandedRows: flag("showBandedRows"),
    ShowFilterButton: flag("showFilterButton"),
  },
  objects: {
    Worksheet: ({ sheet }) => handleOf("Worksheet", sheet),
    GetRange: ({ sheet, area }, _, { workbook }) => rangeOf(workbook, sheet, area),
    GetHeaderRowRange: ({ sheet, area }, _, { workbook }) => rangeOf(workbook, sheet, { ...area, rows: 1 }),
    GetDataBodyRange: ({ sheet, area, showTotals }, _, { workbook }) =>
      rangeOf(workbook, sheet, { ...area, row: area.row + 1, rows: Math.max(1, area.rows - 1 - (showTotals ? 1 : 0)) }),
    ConvertToRange: (table, _, { workbook }) => {
      assertFree(table.sheet);
      changeFormulas(workbook, (formula) => replaceTableIn(formula, table.name, (inside) => addressInTable(table, inside)));
      removeTable(workbook, table);
      return rangeOf(workbook, table.sheet, table.area);
    },
  },
  methods: {
    Delete: (table, _, { workbook }) => {
      assertFree(table.sheet);
      removeTable(workbook, table);
      changeFormulas(workbook, (formula) => replaceTableIn(formula, table.name, () => "#REF!"));
      const { sheet, area } = table;
      noteContents(workbook, sheet, area);
      for (let row = area.row; row < area.row + area.rows; row += 1) {
        for (let column = area.column; column < area.column + area.columns; column += 1) putContent(workbook, sheet, { row, column }, undefined);
      }
    },
    Resize: (table, [range], { workbook }) => resize(workbook, table, unwrap("Range", range)?.area ?? areaOf(range, "the range")),
    // Nothing is ever filtered here.
    ClearFilters: (table) => assertFree(table.sheet),
    ...eventMethods<Table>(TABLE_EVENTS, ({ id }) => id),
  },
};

export const TABLES: Family<TableScope> = {
  name: "TableCollection",
  properties: { Count: { get: (scope) => listed(scope).length } },
  items: (scope) => listed(scope).map((table) => handleOf("Table", table)),
  item: (scope, key) => found(scope, key) ?? fail(itemNotFound(`table ${String(key)}`)),
  objects: {
    Add: (scope, [address, hasHeaders], { workbook }) => handleOf("Table", add(workbook, scope, { address, hasHeaders: booleanOf(hasHeaders, "hasHeaders") })),
    GetItemOrNullObject: (scope, [key]) => found(scope, key),
    GetItemAt: (scope, [index]) => {
      const table = listed(scope)[countOf(index, "the index")];
      return table === undefined ? fail(invalidArgument("there are not so many tables")) : handleOf("Table", table);
    },
  },
  methods: { GetCount: (scope) => listed(scope).length, ...eventMethods<TableScope>(TABLE_EVENTS, ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET) },
};

function listed({ workbook, sheet, within }: TableScope): readonly Table[] {
  return workbook.tables.filter((table) => {
    if (sheet !== null && table.sheet !== sheet) return false;
    if (within === null) return true;
    const common = intersectionOf(within.area, table.area);
    return common !== null && (!within.isFullyContained || common.rows * common.columns === table.area.rows * table.area.columns);
  });
}

function found(scope: TableScope, key: unknown): Handle | null {
  const wanted = textOf(key, "a table's name").toLowerCase();
  const table = listed(scope).find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  return table === undefined ? null : handleOf("Table", table);
}

function fail(fault: WireFault): never {
  throw fault;
}

function assertFree(sheet: Sheet): void {
  if (sheet.isProtected) throw accessDenied(`sheet ${sheet.name}`);
}

function rangeOf(workbook: Workbook, sheet: Sheet, area: Area): Handle {
  if (!workbook.sheets.includes(sheet)) throw itemNotFound(`sheet ${sheet.name}`);
  return rangeHandle(sheet, area);
}

function add(workbook: Workbook, scope: TableScope, { address, hasHeaders }: { readonly address: unknown; readonly hasHeaders: boolean }): Table {
  const { sheet, area } = placeOf(workbook, scope, address);
  assertFree(sheet);
  const overlapping = workbook.tables.find((table) => table.sheet === sheet && intersectionOf(table.area, area) !== null);
  if (overlapping !== undefined) throw new WireFault("InvalidArgument", `A table can't overlap another table (${overlapping.name}).`);
  if (!hasHeaders) throw new WireFault("NotImplemented", "The workbook host only makes tables with a header row.");
  const whole = area.rows === 1 ? { ...area, rows: 2 } : area;
  nameHeaders(workbook, sheet, whole);
  const number = Array.from({ length: workbook.tables.length + 1 }, (_, index) => index + 1).find((free) => !isTaken(workbook, `Table${free}`, null)) ?? 1;
  const table: Table = {
    id: nextTableId(workbook),
    name: `Table${number}`,
    sheet,
    area: whole,
    showTotals: false,
    style: "TableStyleMedium2",
    showBandedRows: true,
    showFilterButton: true,
  };
  workbook.tables.push(table);
  workbook.noted.tables = true;
  workbook.noted.tableEvents.push({ kind: "added", tableId: table.id, tableName: table.name, sheetId: sheet.id });
  return table;
}

function placeOf(workbook: Workbook, scope: TableScope, address: unknown): { readonly sheet: Sheet; readonly area: Area } {
  const range = unwrap("Range", address);
  if (range !== null) return range;
  const parsed = parseAddress(textOf(address, "the address")) ?? fail(invalidArgument(`${String(address)} is no address`));
  const named =
    parsed.sheet === null ? (scope.sheet ?? workbook.active) : workbook.sheets.find(({ name }) => name.toLowerCase() === parsed.sheet?.toLowerCase());
  return { sheet: named ?? fail(itemNotFound(`sheet ${String(parsed.sheet)}`)), area: parsed.area };
}

/** Headers become text; an empty one is named, a repeated one numbered. */
function nameHeaders(workbook: Workbook, sheet: Sheet, area: Area): void {
  const taken = new Set<string>();
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    const content = valueOf(contentAt(sheet, area.row, column));
    const wanted = String(content) === "" ? `Column${column - area.column + 1}` : String(content);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
    taken.add(name.toLowerCase());
    if (name === content) continue;
    putContent(workbook, sheet, { row: area.row, column }, name);
    noteContents(workbook, sheet, { row: area.row, column, rows: 1, columns: 1 });
  }
}

/** The header stays in its row, part of the table stays in it, and there is room for a row of data. */
function resize(workbook: Workbook, table: Table, area: Area): void {
  assertFree(table.sheet);
  if (!workbook.tables.includes(table)) throw itemNotFound(`table ${table.name}`);
  if (area.row !== table.area.row || intersectionOf(area, table.area) === null || area.rows < 2)
    throw invalidArgument(`table ${table.name} at ${addressOf(table.area)} cannot become ${addressOf(area)}`);
  const overlapping = workbook.tables.find((other) => other !== table && other.sheet === table.sheet && intersectionOf(other.area, area) !== null);
  if (overlapping !== undefined) throw invalidArgument(`a table can't overlap another table (${overlapping.name})`);
  table.area = area;
  nameHeaders(workbook, table.sheet, area);
  workbook.noted.tables = true;
}

/** What `Table[inside]` is once there is no table: a column's cells, or all cells below the header. */
function addressInTable({ sheet, area, showTotals }: Table, inside: string): string {
  const body = { ...area, row: area.row + 1, rows: area.rows - 1 - (showTotals ? 1 : 0) };
  const column = Array.from({ length: area.columns }, (_, index) => area.column + index).find(
    (at) => String(valueOf(contentAt(sheet, area.row, at))).toLowerCase() === inside.toLowerCase(),
  );
  if (column === undefined && inside !== "") throw new WireFault("NotImplemented", `The workbook host does not know what ${inside} in a table refers to.`);
  return `${quoteSheetName(sheet.name)}!${absoluteAddressOf(column === undefined ? body : { ...body, column, columns: 1 })}`;
}

function isTaken(workbook: Workbook, name: string, own: Table | null): boolean {
  const wanted = name.toLowerCase();
  return (
    workbook.tables.some((table) => table !== own && table.name.toLowerCase() === wanted) || workbook.names.some((known) => known.name.toLowerCase() === wanted)
  );
}

function rename(table: Table, value: unknown, { workbook }: Session): void {
  assertFree(table.sheet);
  const to = textOf(value, "a table's name");
  if (!isDefinedName(to)) throw invalidArgument(`${to} is no name for a table`);
  if (isTaken(workbook, to, table)) throw alreadyExists(`the name ${to}`);
  const from = table.name;
  table.name = to;
  changeFormulas(workbook, (formula) => renameTableIn(formula, { from, to }));
  workbook.noted.tables = true;
}

function removeTable(workbook: Workbook, table: Table): void {
  const index = workbook.tables.indexOf(table);
  if (index < 0) throw itemNotFound(`table ${table.name} at ${addressOf(table.area)}`);
  workbook.tables.splice(index, 1);
  workbook.noted.tables = true;
  workbook.noted.tableEvents.push({ kind: "deleted", tableId: table.id, tableName: table.name, sheetId: table.sheet.id });
}
