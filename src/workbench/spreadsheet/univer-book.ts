/** The workbook that Univer shows at the moment: its sheets, its commands, and whose doing a change of it is. */
import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  UniverInstanceType,
  type Injector,
  type IWorkbookData,
  type Univer,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";

export type Book = {
  readonly injector: Injector;
  readonly unitId: () => string;
  readonly workbook: () => Workbook;
  readonly sheetOf: (id: string) => Worksheet;
  readonly run: (id: string, parameters: object) => void;
  /** Marks what this program does to the grid, so that it is not taken for a person's doing and a person cannot undo it. */
  readonly quietly: (change: () => void) => void;
  readonly isQuiet: () => boolean;
  /** Takes the workbook away, and begins another with what Univer is told of it. */
  readonly replace: (data: Partial<IWorkbookData>) => void;
};

export function openBook(univer: Univer): Book {
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  let generation = 0;
  let ours = 0;
  const unitId = (): string => `workbook-${generation}`;
  const create = (data: Partial<IWorkbookData>): Workbook =>
    univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, { id: unitId(), ...data });
  let workbook = create({});

  return {
    injector,
    unitId,
    workbook: () => workbook,
    sheetOf(id) {
      const sheet = workbook.getSheetBySheetId(id);
      if (!sheet) throw new Error(`the grid has no sheet ${id}`);
      return sheet;
    },
    run: (id, parameters) => void commands.syncExecuteCommand(id, { unitId: unitId(), ...parameters }),
    quietly(change) {
      ours += 1;
      try {
        change();
      } finally {
        ours -= 1;
        injector.get(IUndoRedoService).clearUndoRedo(unitId());
      }
    },
    isQuiet: () => ours > 0,
    replace(data) {
      injector.get(IUniverInstanceService).disposeUnit(unitId());
      generation += 1;
      workbook = create(data);
    },
  };
}
