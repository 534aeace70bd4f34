/** From a line of the pane to cells: of a sheet of the last run, else of the user's own table. */
import type { Place } from "../core/domain/source";
import type { Area } from "../core/report/sheet-plan";
import type { Result } from "./pane-state";
import type { Surroundings } from "./surroundings";

export type WaysToCells = {
  readonly goToSheet: (sheetId: string, area?: Area) => Promise<void>;
  readonly goToAnchor: (key: string | null, place: Place | null) => Promise<void>;
  readonly goToPlace: (place: Place) => Promise<void>;
};
type Known = {
  readonly workbook: Pick<Surroundings["workbook"], "selectArea" | "selectPlace">;
  readonly result: () => Result | null;
  /** Runs a task whose failure is shown. */
  readonly attempt: (task: () => Promise<unknown>) => Promise<void>;
};

const TOP_LEFT: Area = { row: 0, column: 0, rows: 1, columns: 1 };

export function leadToCells({ workbook, result, attempt }: Known): WaysToCells {
  return {
    async goToSheet(sheetId, area = TOP_LEFT) {
      const sheet = result()?.sheets.find(({ id }) => id === sheetId);
      if (sheet !== undefined) await attempt(() => workbook.selectArea(sheet.id, area));
    },
    async goToAnchor(key, place) {
      const sheet = key === null ? undefined : result()?.sheets.find(({ anchors }) => anchors[key] !== undefined);
      const area = key === null ? undefined : sheet?.anchors[key];
      if (sheet !== undefined && area !== undefined) await attempt(() => workbook.selectArea(sheet.id, area));
      else if (place !== null) await attempt(() => workbook.selectPlace(place));
    },
    goToPlace: (place) => attempt(() => workbook.selectPlace(place)),
  };
}
