/** What the program knows of the process that runs it. */
import type { CalendarDate } from "../core/domain/day";

export type Surroundings = {
  /** Relative paths start here. */
  readonly folder: string;
  readonly today: CalendarDate;
  /** Standard output: results only. */
  readonly print: (text: string) => void;
  /** Standard error: messages, and progress on a terminal. */
  readonly complain: (text: string) => void;
  readonly isTerminal: boolean;
};

/** The command was called wrongly: the message says what was found and what is expected. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const EXIT = { ran: 0, strictFound: 1, refused: 2 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
