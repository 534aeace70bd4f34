/** Questions about a result, answered by a worker that keeps what it worked out until the result gives way to another. */
import { releaseProxy } from "comlink";
import { inquireHere, type Inquiry, type OpenInquiry } from "../app/inquiry";
import { failureOf, startedOrNull, startEngine, type Started, type StartWorker } from "./start-worker";

export const inquireApart: OpenInquiry = inquireIn(startEngine);

export function inquireIn(startWorker: StartWorker): OpenInquiry {
  return (input) => {
    const nearby = inquireHere(input);
    let begun: Promise<Started | null> | null = null;
    let isOver = false;

    const begin = async (): Promise<Started | null> => {
      const started = await startedOrNull(startWorker);
      await started?.remote.takeInput(input);
      return started;
    };
    const ask = async <T>(apart: (started: Started) => Promise<T>, here: (inquiry: Inquiry) => Promise<T>): Promise<T> => {
      if (isOver) throw new Error("The result that was asked about has been replaced by a newer run.");
      const started = await (begun ??= begin());
      return started === null ? here(nearby) : Promise.race([apart(started), failureOf(started.worker)]);
    };

    return {
      explain: (key) =>
        ask(
          ({ remote }) => remote.explain(key),
          (inquiry) => inquiry.explain(key),
        ),
      compareMethods: () =>
        ask(
          ({ remote }) => remote.compareMethods(),
          (inquiry) => inquiry.compareMethods(),
        ),
      end() {
        isOver = true;
        void begun?.then((started) => {
          started?.remote[releaseProxy]();
          started?.worker.terminate();
        });
      },
    };
  };
}
