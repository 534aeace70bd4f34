/** What changed in a workbook since it was last told: for whoever shows it, and for handlers of events. */
import { boundingAreaOf, type Area, type Position } from "./addresses";

export type Origin = "add-in" | "user";
export type TableEvent = { readonly kind: "added" | "deleted"; readonly tableId: string; readonly tableName: string; readonly sheetId: string };
/** What changed since it was last told: one bounding area for each sheet. */
export type Noted = {
  readonly contents: Map<string, Area>;
  readonly formats: Map<string, Area>;
  /** Sheets added, deleted, renamed, moved, shown, hidden, coloured, frozen, with other column widths or protected. */
  sheets: boolean;
  readonly addedSheets: string[];
  readonly deletedSheets: string[];
  tables: boolean;
  readonly tableEvents: TableEvent[];
  names: boolean;
  settings: boolean;
  selection: boolean;
  activation: boolean;
  /** Every formula was asked to be worked out anew. */
  calculation: boolean;
  /** Formula cells written since, for whoever computes them. */
  readonly formulas: (Position & { readonly sheetId: string })[];
};

export function nothingNoted(): Noted {
  return {
    contents: new Map(),
    formats: new Map(),
    sheets: false,
    addedSheets: [],
    deletedSheets: [],
    tables: false,
    tableEvents: [],
    names: false,
    settings: false,
    selection: false,
    activation: false,
    calculation: false,
    formulas: [],
  };
}

type Changing = { readonly noted: Noted };
type Named = { readonly id: string };

export function noteContents(workbook: Changing, sheet: Named, area: Area): void {
  note(workbook.noted.contents, sheet, area);
}

export function noteFormats(workbook: Changing, sheet: Named, area: Area): void {
  note(workbook.noted.formats, sheet, area);
}

function note(areas: Map<string, Area>, sheet: Named, area: Area): void {
  const known = areas.get(sheet.id);
  areas.set(sheet.id, known === undefined ? area : boundingAreaOf(known, area));
}

/** What was noted so far; noting starts anew. */
export function takeNoted(workbook: Changing): Noted {
  const noted = { ...workbook.noted };
  Object.assign(workbook.noted, nothingNoted());
  return noted;
}

/** What was noted one after another, as one. */
export function joinNoted(parts: readonly Noted[]): Noted {
  const joined = nothingNoted();
  for (const part of parts) {
    for (const key of ["sheets", "tables", "names", "settings", "selection", "activation", "calculation"] as const) joined[key] ||= part[key];
    for (const key of ["addedSheets", "deletedSheets"] as const) joined[key].push(...part[key]);
    joined.tableEvents.push(...part.tableEvents);
    joined.formulas.push(...part.formulas);
    for (const key of ["contents", "formats"] as const)
      for (const [id, area] of part[key]) joined[key].set(id, boundingAreaOf(joined[key].get(id) ?? area, area));
  }
  return joined;
}
