/** How the pane's frame reaches the page around it: messages as text, the way Office.js talks to a native host, and calls of functions. */
import type { FunctionValue } from "../functions/values";

/** Calls the function that the add-in associated with an id; what it throws comes as an error for the cell. */
export type CallFunction = (id: string, args: readonly FunctionValue[]) => Promise<FunctionValue>;

export type PaneLink = {
  /** Takes what delivers messages to Office.js, gives what takes its messages. A frame that loads anew connects anew. */
  readonly connect: (deliver: (text: string) => void) => (text: string) => void;
  readonly offerFunctions: (call: CallFunction) => void;
};
