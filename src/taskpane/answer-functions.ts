/** What the worksheet functions ask for: months worked out beside the run that the pane shows, with nothing written. */
import type { Port } from "../app/port";
import { readFacts, surveyTables, type CalculationInput, type Calculator, type SurveyedTable } from "../app/reconcile-workbook";
import type { AppSession } from "../app/session";
import type { Day, Period } from "../core/domain/day";
import type { Settings } from "../core/domain/settings";
import type { Surroundings } from "./surroundings";

export type FunctionAnswers = Pick<AppSession, "calculateOnly" | "inquire" | "dateSystem">;
type Known = {
  /** Waits where a cell is being edited. */
  readonly port: Pick<Port, "findTables">;
  readonly calculator: Calculator;
  readonly openInquiry: Surroundings["openInquiry"];
  readonly settings: () => Settings;
  readonly tables: () => readonly SurveyedTable[] | null;
  readonly today: () => Day;
};

export function answerFunctions({ port, calculator, openInquiry, settings, tables, today }: Known): FunctionAnswers {
  const survey = (): Promise<readonly SurveyedTable[]> => surveyTables(port, settings().mappings, new AbortController().signal);
  const calculate = (input: CalculationInput) => calculator(input, () => undefined, new AbortController().signal);
  const inputFor = async (period: Period | null): Promise<CalculationInput> => {
    const read = await readFacts(await survey(), { signal: new AbortController().signal, onProgress: () => undefined });
    return { ...read, settings: { ...settings(), period: period ?? settings().period }, today: today() };
  };
  return {
    calculateOnly: async (period) => calculate(await inputFor(period)),
    async inquire(period) {
      const input = await inputFor(period);
      return { calculated: await calculate(input), inquiry: openInquiry(input) };
    },
    dateSystem: async () => (tables() ?? (await survey()))[0]?.offered.head.dateSystem ?? 1900,
  };
}
