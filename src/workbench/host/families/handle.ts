/**
 * An object of the workbook as the host passes it around: its class in Office.js and what stands behind it. Classes lead to each other
 * in circles, so a handle only names its class; the registry knows the rest.
 */
import { COLUMNS_MAX, ROWS_MAX, type Area } from "../addresses";
import { invalidArgument } from "../wire";
import type { Name, Sheet, Table, Workbook } from "../workbook";

export type Range = { readonly sheet: Sheet; readonly area: Area };
export type Areas = { readonly sheet: Sheet; readonly areas: readonly Area[] };
export type Edge = Areas & { readonly edge: string };
/** Tables of the workbook, of one sheet, or those that touch an area of it. */
export type TableScope = {
  readonly workbook: Workbook;
  readonly sheet: Sheet | null;
  readonly within: { readonly area: Area; readonly isFullyContained: boolean } | null;
};
/** One key of a store of values. */
export type Stored = { readonly values: Map<string, unknown>; readonly key: string };

/** What stands behind an object of each class; null where there is only one in the workbook. */
export type Selves = {
  AddinInternalService: null;
  Application: null;
  CustomFunctions: null;
  CustomProperty: Stored;
  CustomPropertyCollection: null;
  DocumentProperties: null;
  FunctionResult: number;
  Functions: null;
  NamedItem: Name;
  NamedItemCollection: null;
  PageLayout: Sheet;
  Range: Range;
  RangeAreas: Areas;
  RangeBorder: Edge;
  RangeBorderCollection: Areas;
  RangeCollection: Areas;
  RangeFill: Areas;
  RangeFont: Areas;
  RangeFormat: Areas;
  Runtime: null;
  Setting: Stored;
  SettingCollection: null;
  Table: Table;
  TableCollection: TableScope;
  Workbook: null;
  WorkbookProtection: null;
  Worksheet: Sheet;
  WorksheetCollection: null;
  WorksheetCustomProperty: Stored;
  WorksheetCustomPropertyCollection: Sheet;
  WorksheetFreezePanes: Sheet;
  WorksheetProtection: Sheet;
};
export type FamilyName = keyof Selves;
export type Handle = { readonly family: FamilyName; readonly self: Selves[FamilyName] };

export function handleOf<N extends FamilyName>(family: N, self: Selves[N]): Handle {
  return { family, self };
}

/** The object behind a handle of that class, or null. */
export function unwrap<N extends FamilyName>(family: N, value: unknown): Selves[N] | null {
  const handle = value as Handle | null;
  return handle !== null && typeof handle === "object" && handle.family === family ? (handle.self as Selves[N]) : null;
}

export function rangeHandle(sheet: Sheet, area: Area): Handle {
  const isInside =
    area.row >= 0 && area.column >= 0 && area.rows > 0 && area.columns > 0 && area.row + area.rows <= ROWS_MAX && area.column + area.columns <= COLUMNS_MAX;
  if (!isInside) throw invalidArgument("the range leaves the sheet");
  return handleOf("Range", { sheet, area });
}
