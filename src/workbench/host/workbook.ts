/**
 * The workbook in memory: sheets of sparse cells, tables, names, settings. It is changed in place, as a workbook is;
 * rules about what may be changed live with the object families, and what changed is noted for whoever shows the workbook.
 */
import type { DateSystem } from "../../core/domain/day";
import type { Area } from "./addresses";
import type { Content } from "./entries";
import { openFormatPool, type CellFormat, type FormatPool } from "./formats";
import { nothingNoted, type Noted } from "./noted";

export const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export type Sheet = {
  readonly id: string;
  name: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  isProtected: boolean;
  frozen: { readonly rows: number; readonly columns: number };
  printing: Printing;
  /** By row, then by column. */
  readonly contents: Map<number, Content[]>;
  readonly formats: Map<number, (CellFormat | undefined)[]>;
  readonly columnFormats: Map<number, CellFormat>;
  /** In points. */
  readonly columnWidths: Map<number, number>;
  readonly customProperties: Map<string, string>;
};

/** How a sheet is printed; title rows and columns, counted from 0, stand on every page. */
export type Printing = {
  readonly orientation: "Portrait" | "Landscape";
  readonly pagesWide: number | null;
  readonly titleRows: Span | null;
  readonly titleColumns: Span | null;
};
type Span = { readonly from: number; readonly count: number };
export const PRINTED_PLAINLY: Printing = { orientation: "Portrait", pagesWide: null, titleRows: null, titleColumns: null };

export type Table = {
  readonly id: string;
  name: string;
  readonly sheet: Sheet;
  /** Header row included, and the total row where there is one. */
  area: Area;
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  showFilterButton: boolean;
};

/** A name for an area of a sheet, which follows the sheet through renames; area null where the sheet is gone. */
export type Name = { name: string; target: { readonly sheet: Sheet; readonly area: Area } | null; formula: string; visible: boolean; comment: string };

export type Workbook = {
  readonly dateSystem: DateSystem;
  readonly sheets: Sheet[];
  readonly tables: Table[];
  readonly names: Name[];
  readonly settings: Map<string, unknown>;
  readonly customProperties: Map<string, unknown>;
  structureProtected: boolean;
  active: Sheet;
  selection: Area;
  readonly formatPool: FormatPool;
  nextId: number;
  readonly noted: Noted;
};

export function createSheet(workbook: Pick<Workbook, "nextId">, name: string): Sheet {
  workbook.nextId += 1;
  return {
    id: idOf(workbook.nextId),
    name,
    visibility: "Visible",
    tabColor: "",
    showGridlines: true,
    isProtected: false,
    frozen: { rows: 0, columns: 0 },
    printing: PRINTED_PLAINLY,
    contents: new Map(),
    formats: new Map(),
    columnFormats: new Map(),
    columnWidths: new Map(),
    customProperties: new Map(),
  };
}

function idOf(number: number): string {
  return `{00000000-0001-0000-0000-${number.toString(16).toUpperCase().padStart(12, "0")}}`;
}

export function createWorkbook(dateSystem: DateSystem): Workbook {
  const counter = { nextId: 0 };
  const first = createSheet(counter, "Sheet1");
  return {
    dateSystem,
    sheets: [first],
    tables: [],
    names: [],
    settings: new Map(),
    customProperties: new Map(),
    structureProtected: false,
    active: first,
    selection: { row: 0, column: 0, rows: 1, columns: 1 },
    formatPool: openFormatPool(),
    nextId: counter.nextId,
    noted: nothingNoted(),
  };
}

export function nextTableId(workbook: Workbook): string {
  workbook.nextId += 1;
  return idOf(workbook.nextId);
}
