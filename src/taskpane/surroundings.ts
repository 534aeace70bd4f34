/** What the session needs of the outside: the open workbook, whoever calculates and reads files, the day and the time. Each shell brings its own. */
import type { OpenInquiry } from "../app/inquiry";
import type { FileImporter } from "../app/imported-file";
import type { LongSheetWriter, Port } from "../app/port";
import type { Calculator } from "../app/reconcile-workbook";
import type { Day } from "../core/domain/day";
import type { Place } from "../core/domain/source";
import type { RowColour } from "../core/report/row-colours";
import type { Area } from "../core/report/sheet-plan";

/** The open workbook as the pane needs it, beyond tables in and sheets out. Each call throws a HostError where the host fails. */
export type Workbook = {
  readonly port: Port & LongSheetWriter;
  /** The same, waiting while a cell is being edited: a worksheet function is asked for its figure while the next one is typed. */
  readonly patientPort: Pick<Port, "findTables">;
  /** The settings kept in the workbook, as JSON of unknown shape, since anybody can edit a workbook; null where there are none. */
  readonly readSettings: () => Promise<unknown>;
  readonly writeSettings: (json: unknown) => Promise<void>;
  /** Has the worksheet functions show the figures of the latest run. */
  readonly recalculate: () => Promise<void>;
  /** Selects cells of the sheet that was written for an id. */
  readonly selectArea: (sheetId: string, area: Area) => Promise<void>;
  /** Selects the row or table that a finding speaks of. */
  readonly selectPlace: (place: Place) => Promise<void>;
  /** Colours rows of the user's own tables, or takes the colours off again; answers how many rows. */
  readonly colourRows: (rows: readonly RowColour[]) => Promise<number>;
  readonly uncolourRows: () => Promise<number>;
  /** Calls back, perhaps many times in a row, when something in the workbook changed. */
  readonly watch: (onChange: () => void) => Promise<void>;
};

export type Surroundings = {
  readonly workbook: Workbook;
  readonly calculator: Calculator;
  readonly openInquiry: OpenInquiry;
  readonly importer: FileImporter;
  readonly today: () => Day;
  /** The time of day, "14:02". */
  readonly clock: () => string;
  /** Runs the task after a pause; one that still waits is dropped for it. */
  readonly afterPause: (task: () => void) => void;
};
