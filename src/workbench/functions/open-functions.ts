/**
 * The worksheet functions as the sheet calls them. A call is answered by the pane's page in its own time, so a cell waits, and is
 * worked out once more when the answer is there: a calculation never waits for the pane, which itself may be reading the workbook.
 */
import type { CallFunction } from "../pane/pane-link";
import { callEach } from "./arguments";
import type { Declaration } from "./declarations";
import type { FunctionValue } from "./values";

/** What a waiting cell shows; the word of the file format for what Excel displays as #BUSY!. */
const WAITING = { error: "#GETTING_DATA" };
const NOT_WORKED_OUT = { error: "#VALUE!" };
const ANSWER_SECONDS_MAX = 60;

export type Functions = {
  /** Takes what calls into the pane's page; cells that wait for one are answered by it. */
  readonly connect: (call: CallFunction) => void;
  /** Another pane will come: nothing that was asked of this one is answered any more. */
  readonly disconnect: () => void;
  /** Every cell is to be asked for anew. */
  readonly forget: () => void;
  readonly work: (declaration: Declaration, given: readonly FunctionValue[]) => FunctionValue;
  /** Resolves to false where no cell waits, else to true once none does; a pane that stays silent is not waited for. */
  readonly answered: () => Promise<boolean>;
};

/** `onAnswered`: cells that waited can be worked out now. */
export function openFunctions(onAnswered: () => void): Functions {
  let round = { answers: new Map<string, FunctionValue>(), waiting: new Set<string>() };
  let pane = awaitedPane();
  const listeners = new Set<() => void>();

  const release = (): void => {
    for (const listener of listeners) listener();
    listeners.clear();
  };

  const ask = async (key: string, { id }: Declaration, args: readonly FunctionValue[]): Promise<void> => {
    const { answers, waiting } = round;
    waiting.add(key);
    const call = await pane.call;
    answers.set(key, await call(id, args).catch(() => NOT_WORKED_OUT));
    waiting.delete(key);
    if (waiting !== round.waiting || waiting.size > 0) return;
    onAnswered();
    release();
  };

  const forget = (): void => {
    round = { answers: new Map(), waiting: new Set() };
    release();
  };

  return {
    connect: (call) => pane.connect(call),
    disconnect() {
      pane = awaitedPane();
      forget();
    },
    forget,
    work: (declaration, given) =>
      callEach(declaration.parameters, given, (args) => {
        const key = JSON.stringify([declaration.id, args]);
        const known = round.answers.get(key);
        if (known === undefined && !round.waiting.has(key)) void ask(key, declaration, args);
        return known ?? WAITING;
      }),
    answered() {
      if (round.waiting.size === 0) return Promise.resolve(false);
      return new Promise((resolve) => {
        const late = setTimeout(() => resolve(false), ANSWER_SECONDS_MAX * 1000);
        listeners.add(() => {
          clearTimeout(late);
          resolve(true);
        });
      });
    },
  };
}

function awaitedPane(): { readonly call: Promise<CallFunction>; readonly connect: (call: CallFunction) => void } {
  let connect: (call: CallFunction) => void = () => undefined;
  const call = new Promise<CallFunction>((resolve) => {
    connect = resolve;
  });
  return { call, connect };
}
