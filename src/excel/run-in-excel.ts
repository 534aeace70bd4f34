/**
 * A conversation with Excel: every exchange has a time limit of our own, since a sync can fail to return, and what Excel refuses
 * comes out as one HostError. A cell being edited fails at once unless the work may wait for it.
 */
import type { HostError } from "../app/port";
import { FAILURES, hostErrorOf } from "./host-errors";

export type ExcelWire = {
  /** Excel's namespace, handed in so that nothing but the shell knows where it comes from. */
  readonly excel: typeof Excel;
  readonly timeoutSeconds: number;
  /** Whether all work waits for a cell that is being edited, for callers whom nobody can tell to finish editing. */
  readonly isPatient?: boolean;
};

/** Long enough for the largest chunk on a slow connection. */
export const TIMEOUT_SECONDS = 120;

export type Conversation = { readonly context: Excel.RequestContext; readonly sync: () => Promise<void> };
export type Occasion = { readonly place: string; readonly waitsForEditing?: boolean; readonly signal?: AbortSignal };

export async function runInExcel<T>({ excel, timeoutSeconds, isPatient = false }: ExcelWire, { place, waitsForEditing = isPatient, signal }: Occasion, talk: (conversation: Conversation) => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let giveUp: (error: HostError) => void = () => undefined;
  const silence = new Promise<never>((_, reject) => { giveUp = reject; });
  const startWaiting = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isOver = true;
      giveUp(FAILURES.silent(place, timeoutSeconds));
    }, timeoutSeconds * 1000);
  };
  const work = async (context: Excel.RequestContext): Promise<T> => {
    const sync = async (): Promise<void> => {
      startWaiting();
      await context.sync();
      clearTimeout(timer);
      // An answer that comes after we gave up must not lead to further changes.
      if (isOver) throw FAILURES.silent(place, timeoutSeconds);
    };
    const result = await talk({ context, sync });
    // Excel.run releases the objects with an exchange of its own.
    startWaiting();
    return result;
  };
  try {
    return await Promise.race([waitsForEditing ? excel.run({ delayForCellEdit: true }, work) : excel.run(work), silence]);
  } catch (error) {
    if (signal?.aborted === true && error === signal.reason) throw error;
    throw hostErrorOf(error, place);
  } finally {
    clearTimeout(timer);
  }
}
