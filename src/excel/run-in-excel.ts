/**
 * A conversation with Excel: every exchange has a time limit of our own, since a sync can fail to return, and what Excel refuses
 * comes out as one HostError. A cell being edited fails at once unless the work may wait for it; then the conversation begins
 * again until nobody edits. Excel's own delayForCellEdit is not asked for: hosts without the set of that name ignore it in silence,
 * and where it works, a long edit looks like an Excel that has died.
 */
import { HostError } from "../app/port";
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

/** How soon a conversation that met a cell being edited is begun again. */
const EDITING_PAUSE_MS = 200;

export type Conversation = { readonly context: Excel.RequestContext; readonly sync: () => Promise<void> };
/** Work that waits for editing to end may be begun more than once, so it must look before it changes anything. */
export type Occasion = { readonly place: string; readonly waitsForEditing?: boolean; readonly signal?: AbortSignal };
type Talk<T> = (conversation: Conversation) => Promise<T>;

export async function runInExcel<T>(wire: ExcelWire, occasion: Occasion, talk: Talk<T>): Promise<T> {
  const { waitsForEditing = wire.isPatient ?? false, signal } = occasion;
  for (;;) {
    try {
      return await runOnce(wire, occasion, talk);
    } catch (error) {
      const isEditing = error instanceof HostError && error.code === "InvalidOperationInCellEditMode";
      if (!isEditing || !waitsForEditing) throw error;
      await new Promise((resolve) => setTimeout(resolve, EDITING_PAUSE_MS));
      signal?.throwIfAborted();
    }
  }
}

async function runOnce<T>({ excel, timeoutSeconds }: ExcelWire, { place, signal }: Occasion, talk: Talk<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let giveUp: (error: HostError) => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
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
    return await Promise.race([excel.run(work), silence]);
  } catch (error) {
    if (signal?.aborted === true && error === signal.reason) throw error;
    throw hostErrorOf(error, place);
  } finally {
    clearTimeout(timer);
  }
}
