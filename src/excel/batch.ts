/**
 * Many small steps in few exchanges: steps are collected until their estimated size fills a request, which is then sent. Calculation
 * and drawing are held back for each request, since Excel resumes both after every exchange.
 */
import type { Conversation } from "./run-in-excel";

/** Well below Excel's limit of 5 MB, so that a request stays under 4 MB whatever the estimate misses. */
export const REQUEST_BYTES = 2_000_000;
/** What a call costs besides its arguments, measured: paths and actions for a range and its release. */
export const CALL_BYTES = 900;

export type Batch = {
  readonly step: (bytes: number, act: () => void) => Promise<void>;
  readonly flush: () => Promise<void>;
};

/** `beforeExchange` may throw to stop the work; `afterExchange` hears that a request was answered. */
export function openBatch({ context, sync }: Conversation, hooks: { readonly beforeExchange: () => void; readonly afterExchange: () => void }): Batch {
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    hooks.beforeExchange();
    await sync();
    bytes = 0;
    hooks.afterExchange();
  };
  return {
    async step(size, act) {
      if (bytes > 0 && bytes + size > REQUEST_BYTES) await flush();
      if (bytes === 0) {
        context.application.suspendApiCalculationUntilNextSync();
        context.application.suspendScreenUpdatingUntilNextSync();
      }
      bytes += size;
      act();
    },
    flush,
  };
}
