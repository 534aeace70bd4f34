/** Progress as one line that rewrites itself, on a terminal only: in a log or a pipe it would be noise. */
import { STAGES, type Progress } from "../app/reconcile-workbook";
import type { Surroundings } from "./surroundings";

const CLEAR_LINE = "\r\u001b[K";

export type ProgressLine = { readonly show: (progress: Progress) => void; readonly clear: () => void };

export function openProgressLine({ isTerminal, complain }: Surroundings): ProgressLine {
  let shown = "";
  return {
    show: ({ stage, done, total }) => {
      const count =
        total === null ? (done === 0 ? "" : ` ${done.toLocaleString("en-US")}`) : ` ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
      const line = `${STAGES[stage]}${count}`;
      if (!isTerminal || line === shown) return;
      shown = line;
      complain(`${CLEAR_LINE}${line}`);
    },
    clear: () => {
      if (shown !== "") complain(CLEAR_LINE);
      shown = "";
    },
  };
}
