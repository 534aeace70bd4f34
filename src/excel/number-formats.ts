/**
 * The number format of every cell, as few areas as give it: formats are set before values, one area at a time, and what a later
 * style overrides is never set. A formula keeps the general format in a text column, since Excel would show its letters there.
 */
import type { Area, SheetPlan } from "../core/report/sheet-plan";
import { STYLES, type Style } from "../core/report/styles";
import { isFormulaCell } from "./cell-entries";

export const TEXT_FORMAT = "@";

export type NumberFormats = {
  readonly areas: readonly { readonly format: string; readonly area: Area }[];
  readonly formatAt: (row: number, column: number) => string | null;
};

/** `rows`: of the sheet, those that are read as they are written included. */
export function numberFormatsOf(plan: SheetPlan, rows: number): NumberFormats {
  const columns = plan.columnWidths.length;
  const formats: string[] = [];
  /** Index into `formats` + 1, cell by cell; 0 = general. */
  const grid = new Uint16Array(rows * columns);
  for (const { style, areas } of plan.paint) {
    const { numberFormat }: Style = STYLES[style];
    if (numberFormat === undefined) continue;
    const code = codeOf(formats, numberFormat);
    for (const area of areas) fill(grid, columns, clip(area, rows, columns), code);
  }
  const text = formats.indexOf(TEXT_FORMAT) + 1;
  if (text > 0)
    plan.cells.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        if (grid[row * columns + column] === text && isFormulaCell(cell)) grid[row * columns + column] = 0;
      }),
    );
  return {
    areas: rectanglesOf(grid, rows, columns).map(({ code, area }) => ({ format: formats[code - 1] ?? "General", area })),
    formatAt: (row, column) => formats[(grid[row * columns + column] ?? 0) - 1] ?? null,
  };
}

function codeOf(formats: string[], format: string): number {
  if (!formats.includes(format)) formats.push(format);
  return formats.indexOf(format) + 1;
}

function clip(area: Area, rows: number, columns: number): Area {
  return { ...area, rows: Math.min(area.rows, rows - area.row), columns: Math.min(area.columns, columns - area.column) };
}

function fill(grid: Uint16Array, width: number, area: Area, code: number): void {
  for (let row = area.row; row < area.row + area.rows; row += 1) grid.fill(code, row * width + area.column, row * width + area.column + area.columns);
}

/** Runs of one code down each column; a run that continues the one to its left makes that one wider. */
function rectanglesOf(grid: Uint16Array, rows: number, columns: number): readonly { readonly code: number; readonly area: Area }[] {
  const found: { code: number; area: { row: number; column: number; rows: number; columns: number } }[] = [];
  const open = new Map<string, (typeof found)[number]>();
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows;) {
      const code = grid[row * columns + column] ?? 0;
      const from = row;
      while (row < rows && grid[row * columns + column] === code) row += 1;
      if (code === 0) continue;
      const key = `${from} ${row} ${code}`;
      const left = open.get(key);
      if (left !== undefined && left.area.column + left.area.columns === column) left.area.columns += 1;
      else {
        const rectangle = { code, area: { row: from, column, rows: row - from, columns: 1 } };
        found.push(rectangle);
        open.set(key, rectangle);
      }
    }
  }
  return found;
}
