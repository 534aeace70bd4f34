/**
 * All sheets in place, or the workbook as it was: everything is built aside on hidden sheets, earlier sheets are backed up, and all is put in
 * place in one exchange at the end. What fails or is cancelled before is taken back.
 */
import { HostError, type LongSheet, type WriteHooks } from "../app/port";
import type { SheetPlan } from "../core/report/sheet-plan";
import { arrangeSheets, positionsOf, renamingOf } from "./arrange-sheets";
import { openBatch } from "./batch";
import { buildSheet, rowCountOf } from "./build-sheet";
import { hostErrorOf, withLeftovers, withNothingLeft } from "./host-errors";
import { addSheetsAside, putInPlace, type Aside } from "./put-in-place";
import { backUp, type OldLook } from "./replace-cells";
import { runInExcel, type Conversation, type ExcelWire } from "./run-in-excel";
import { settleAfterFailure, type Begun } from "./settle-after-failure";
import { surveyOurSheets } from "./survey-our-sheets";

export async function writeSheets(wire: ExcelWire, plans: readonly (SheetPlan | LongSheet)[], hooks: WriteHooks): Promise<void> {
  if (plans.length === 0) return;
  const { signal } = hooks;
  signal.throwIfAborted();
  const place = "the sheets that Tieout writes";
  const before = await runInExcel(wire, { place, signal }, surveyOurSheets);
  const arranged = arrangeSheets(plans, before);
  let aside: Aside = { builtIds: [], backupIds: [] };
  let looks: readonly (OldLook | null)[] = [];
  let isPlacing = false;
  try {
    await runInExcel(wire, { place, signal }, async (conversation) => {
      signal.throwIfAborted();
      aside = await addSheetsAside(conversation, { arranged, before });
      await build(conversation, { arranged, before, builtIds: aside.builtIds }, hooks);
      signal.throwIfAborted();
      looks = await backUp(conversation, { arranged, backupIds: aside.backupIds });
      signal.throwIfAborted();
      const positions = positionsOf(arranged, before);
      isPlacing = true;
      putInPlace(conversation.context, { arranged, before, ...aside, positions, looks });
      await conversation.sync();
    });
  } catch (error) {
    const settled = await settle(wire, { arranged, before, ...aside, looks, isPlacing, error });
    if (settled === "undone") throw error instanceof HostError ? withNothingLeft(error) : error;
  }
  hooks.onProgress(1, 1);
}

/** Progress in rows handed over. */
async function build(
  conversation: Conversation,
  { arranged, before, builtIds }: Pick<Begun, "arranged" | "before" | "builtIds">,
  { signal, onProgress }: WriteHooks,
): Promise<void> {
  const names = renamingOf(arranged);
  const total = arranged.reduce((sum, { plan }) => sum + rowCountOf(plan), 0);
  let done = 0;
  const batch = openBatch(conversation, { beforeExchange: () => signal.throwIfAborted(), afterExchange: () => onProgress(done, total) });
  for (const [index, { plan, old, tables }] of arranged.entries()) {
    const sheet = conversation.context.workbook.worksheets.getItem(builtIds[index] ?? "");
    // A sheet that stays has tables of its own; copied cells bring none along.
    const tableNames = new Map(old === null ? [...tables].map(([name, { buildingName }]) => [name, buildingName]) : []);
    await buildSheet(batch, {
      sheet,
      plan,
      tableNames,
      names,
      dateSystem: before.dateSystem,
      onRows: (count) => {
        done += count;
      },
    });
  }
  await batch.flush();
}

/** May wait until the user has finished editing a cell: taking back what was begun matters more than speed. An Excel that was silent before is not waited for as long again. */
async function settle(wire: ExcelWire, { error, ...begun }: Begun & { readonly error: unknown }): Promise<"undone" | "completed"> {
  const place = "the sheets that Tieout writes";
  const wasSilent = error instanceof HostError && error.code === "Timeout";
  const timeoutSeconds = wasSilent ? wire.timeoutSeconds / 4 : wire.timeoutSeconds;
  try {
    return await runInExcel({ ...wire, timeoutSeconds }, { place, waitsForEditing: true }, (conversation) => settleAfterFailure(conversation, begun));
  } catch (failure) {
    const first = error instanceof HostError ? error : hostErrorOf(failure, place);
    const replaced = begun.arranged.flatMap(({ old, backupName }) => (old === null ? [] : [{ sheet: old.name, backup: backupName }]));
    throw withLeftovers(
      first,
      [...begun.arranged.map(({ buildingName }) => buildingName), ...replaced.map(({ backup }) => backup)],
      begun.isPlacing ? replaced : [],
    );
  }
}
