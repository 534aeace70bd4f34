/** `tieoutWorkbench` in the page's console: the workbook as plain values, for whoever wants to look or test. */
import { addressOf, WHOLE_SHEET, type Position } from "./host/addresses";
import type { WorkbookHost } from "./host/open-host";
import type { Scalar } from "./host/entries";
import type { Grid } from "./spreadsheet/grid";

export type CellView = { readonly value: Scalar; readonly formula: string | null };

export type WorkbenchHandle = {
  /** In order, hidden ones included. */
  readonly sheetNames: () => readonly string[];
  /** "B7" -> value and formula, once every formula is computed; cells that hold nothing are left out. */
  readonly readSheet: (name: string) => Promise<Readonly<Record<string, CellView>>>;
  /** The same as the grid shows it, read from the grid itself; what a formula spills over other cells included. */
  readonly readGrid: (name: string) => Promise<Readonly<Record<string, CellView>>>;
  readonly tables: () => readonly { readonly name: string; readonly sheet: string; readonly address: string }[];
  readonly selection: () => { readonly sheet: string; readonly address: string };
  /** Requests of the task pane so far: how large, and how they ended. */
  readonly requests: () => WorkbookHost["exchanges"];
  /** Makes the workbook as slow to answer as Excel can be; 0 ends it. */
  readonly answerAfter: (milliseconds: number) => void;
};

type Parts = { readonly grid: Grid; readonly settled: () => Promise<void>; readonly answerAfter: WorkbenchHandle["answerAfter"] };

export function openHandle(hostNow: () => WorkbookHost, { grid, settled, answerAfter }: Parts): WorkbenchHandle {
  const sheetId = (name: string): string => {
    const sheet = hostNow()
      .sheets()
      .find((known) => known.name === name);
    if (sheet === undefined)
      throw new Error(
        `there is no sheet "${name}"; there are: ${hostNow()
          .sheets()
          .map((known) => known.name)
          .join(", ")}`,
      );
    return sheet.id;
  };
  return {
    sheetNames: () =>
      hostNow()
        .sheets()
        .map(({ name }) => name),
    async readSheet(name) {
      await settled();
      return viewOf(hostNow().readCells(sheetId(name), WHOLE_SHEET));
    },
    async readGrid(name) {
      await settled();
      const id = sheetId(name);
      return viewOf([...grid.readSheet(id), ...grid.readSpilled(id).map((cell) => ({ ...cell, formula: null }))]);
    },
    tables: () =>
      hostNow()
        .sheets()
        .flatMap((sheet) => sheet.tables.map(({ name, address }) => ({ name, sheet: sheet.name, address }))),
    selection() {
      const { sheetId: id, area } = hostNow().selection();
      return {
        sheet:
          hostNow()
            .sheets()
            .find((sheet) => sheet.id === id)?.name ?? "",
        address: addressOf(area),
      };
    },
    requests: () => hostNow().exchanges,
    answerAfter,
  };
}

function viewOf(cells: readonly (Position & CellView)[]): Readonly<Record<string, CellView>> {
  const filled = cells.filter(({ value, formula }) => value !== "" || formula !== null);
  return Object.fromEntries(filled.map(({ row, column, value, formula }) => [addressOf({ row, column, rows: 1, columns: 1 }), { value, formula }]));
}
