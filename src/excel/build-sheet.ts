/** One plan onto an empty sheet: number formats, then cells, then tables, looks and widths - in this order, because Excel reads a cell by its format. */
import { HostError, type LongSheet } from "../app/port";
import type { DateSystem } from "../core/domain/day";
import type { Area, PlannedCell, SheetPlan } from "../core/report/sheet-plan";
import { STYLES, type Style } from "../core/report/styles";
import { groupAddresses } from "./addresses";
import { CALL_BYTES, REQUEST_BYTES, type Batch } from "./batch";
import { entryOf, type Entry } from "./cell-entries";
import type { Renaming } from "./formula-names";
import { setUpPages } from "./set-up-pages";
import { numberFormatsOf, TEXT_FORMAT } from "./number-formats";

export type Building = {
  readonly sheet: Excel.Worksheet;
  readonly plan: SheetPlan | LongSheet;
  /** Planned table name -> its name until the sheet is in place; a table that is not in it is made later. */
  readonly tableNames: ReadonlyMap<string, string>;
  readonly names: Renaming;
  readonly dateSystem: DateSystem;
  /** Hears how many rows were put into a request. */
  readonly onRows: (count: number) => void;
};

export async function buildSheet(batch: Batch, building: Building): Promise<void> {
  const { sheet, plan } = building;
  const formats = numberFormatsOf(plan, rowCountOf(plan));
  for (const { format, area } of formats.areas) {
    await batch.step(CALL_BYTES, () => {
      rangeOf(sheet, area).numberFormat = [[format]];
    });
  }
  await writeCells(batch, building, (row, column) => formats.formatAt(row, column) === TEXT_FORMAT);
  await makeTables(batch, building);
  await paint(batch, building);
  await widen(batch, building);
  await batch.step(CALL_BYTES * 5, () => setUpPages(sheet, plan));
}

export function rowCountOf(plan: SheetPlan | LongSheet): number {
  return plan.cells.length + ("rowsBelow" in plan ? plan.rowsBelow.count : 0);
}

/** A file may have been changed since its rows were counted: formats and tables were made for as many as there were then. */
async function* rowsOf(plan: SheetPlan | LongSheet): AsyncGenerator<readonly PlannedCell[], void> {
  yield* plan.cells;
  if (!("rowsBelow" in plan)) return;
  let left = plan.rowsBelow.count;
  for await (const rows of plan.rowsBelow.read()) {
    left -= rows.length;
    if (left < 0) break;
    yield* rows;
  }
  if (left !== 0) throw new HostError(`${plan.name}: the file was changed while it was read. Add it again.`, "file-changed");
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

/** The client splits a larger array into calls of about so many cells within one request. */
const CELLS_PER_CALL = 1_500;

/** As many rows at a time as fill a request, by the bytes of their JSON. */
async function writeCells(batch: Batch, { sheet, plan, names, dateSystem, onRows }: Building, isText: (row: number, column: number) => boolean): Promise<void> {
  const width = plan.columnWidths.length;
  const encoder = new TextEncoder();
  let chunk: (readonly Entry[])[] = [];
  let first = 0;
  let bytes = 0;
  const write = async (): Promise<void> => {
    const entries = chunk as Entry[][];
    const row = first;
    const calls = Math.ceil((entries.length * width) / CELLS_PER_CALL) + 1;
    // null leaves a cell as it is, which the typings do not know.
    const send = (): void => {
      rangeOf(sheet, { row, column: 0, rows: entries.length, columns: width }).formulas = entries as (string | number | boolean)[][];
    };
    if (entries.length > 0) await batch.step(bytes + calls * CALL_BYTES, send);
    first += entries.length;
    onRows(entries.length);
    chunk = [];
    bytes = 0;
  };
  let row = -1;
  for await (const cells of rowsOf(plan)) {
    row += 1;
    const at = row;
    const entries = cells.map((cell, column) => entryOf(cell, { isText: isText(at, column), dateSystem, names }));
    const size = encoder.encode(JSON.stringify(entries)).length + width * 2;
    if (bytes > 0 && bytes + size > REQUEST_BYTES * 0.8) await write();
    chunk.push(entries);
    bytes += size;
  }
  await write();
}

export type TableLook = { readonly style: string; readonly showBandedRows: boolean; readonly showFilterButton: boolean };
/** Plain, so that the painted fills are what is seen. */
export const TABLE_LOOK: TableLook = { style: "TableStyleLight1", showBandedRows: false, showFilterButton: true };

async function makeTables(batch: Batch, { sheet, plan, tableNames }: Building): Promise<void> {
  for (const { name, area } of plan.tables) {
    const buildingName = tableNames.get(name);
    if (buildingName === undefined) continue;
    await batch.step(CALL_BYTES * 2, () => {
      const table = sheet.tables.add(rangeOf(sheet, area), true);
      table.name = buildingName;
      table.set(TABLE_LOOK);
    });
  }
}

async function paint(batch: Batch, { sheet, plan }: Building): Promise<void> {
  for (const { style, areas } of plan.paint) {
    const look: Style = STYLES[style];
    if (Object.keys(look).every((property) => property === "numberFormat")) continue;
    for (const address of groupAddresses(areas)) {
      await batch.step(CALL_BYTES * 3 + address.length, () => applyLook(sheet.getRanges(address).format, look));
    }
  }
}

const ALIGNMENTS = { left: "Left", center: "Center", right: "Right" } as const;

function applyLook(format: Excel.RangeFormat, look: Style): void {
  if (look.fill !== undefined) format.fill.color = look.fill;
  if (look.bold !== undefined) format.font.bold = look.bold;
  if (look.size !== undefined) format.font.size = look.size;
  if (look.color !== undefined) format.font.color = look.color;
  if (look.align !== undefined) format.horizontalAlignment = ALIGNMENTS[look.align];
  if (look.indent !== undefined) format.indentLevel = look.indent;
  if (look.vertical === "top") format.verticalAlignment = "Top";
  if (look.wrap !== undefined) format.wrapText = look.wrap;
  if (look.topBorder === undefined) return;
  const border = format.borders.getItem("EdgeTop");
  border.style = "Continuous";
  border.color = look.topBorder;
}

async function widen(batch: Batch, { sheet, plan }: Building): Promise<void> {
  for (const [column, characters] of plan.columnWidths.entries()) await batch.step(CALL_BYTES, () => setWidth(sheet, column, characters));
}

/** A column is as wide as its characters at 7 pixels each, and 5 pixels of margin; Excel takes points. */
export function setWidth(sheet: Excel.Worksheet, column: number, characters: number): void {
  rangeOf(sheet, { row: 0, column, rows: 1, columns: 1 }).format.columnWidth = (Math.trunc(characters * 7) + 5) * 0.75;
}

/** Frozen panes belong to the sheet's window, so they wait until it is shown. */
export function freeze(sheet: Excel.Worksheet, { rows, columns }: SheetPlan["frozen"]): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(rangeOf(sheet, { row: 0, column: 0, rows, columns }));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}
