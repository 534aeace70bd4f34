/**
 * Questions about a result, asked after the run: what an ending is made of, what another method would have made of it. They are
 * answered from the very input that the run had, so the answers agree with the sheets also where the tables have changed since.
 */
import { compareMethods, type MethodComparison } from "../core/engine/compare-methods";
import { openExplanations, type Explanation, type LineKey } from "../core/engine/explain-ending";
import { workOut } from "../core/engine/reconcile";
import type { CalculationInput } from "./reconcile-workbook";

export type Inquiry = {
  /** null where there is no such line. */
  readonly explain: (key: LineKey) => Promise<Explanation | null>;
  readonly compareMethods: () => Promise<MethodComparison>;
  /** Gives back what is held for further questions. */
  readonly end: () => void;
};
/** Opened once for each result; nothing is worked out before the first question. */
export type OpenInquiry = (input: CalculationInput) => Inquiry;

export type Answers = { readonly explain: (key: LineKey) => Explanation | null; readonly compareMethods: () => MethodComparison };

/** Works the movements out once for all explanations. */
export function answersOn(input: CalculationInput): Answers {
  let explain: Answers["explain"] | null = null;
  return {
    explain(key) {
      if (explain === null) {
        const found = workOut({ ...input, onStage: () => undefined });
        if (found.outcome === "stopped") return null;
        explain = openExplanations(found.worked);
      }
      return explain(key);
    },
    compareMethods: () => compareMethods(input),
  };
}

/** For where no other thread can be had. */
export const inquireHere: OpenInquiry = (input) => {
  const answers = answersOn(input);
  return { explain: async (key) => answers.explain(key), compareMethods: async () => answers.compareMethods(), end: () => undefined };
};
