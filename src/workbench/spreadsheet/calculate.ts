/** Has Univer compute every formula anew; resolves when each shows its value. */
import { ICommandService } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetTriggerFormulaCalculationStartMutation,
  type ISetFormulaCalculationNotificationMutation,
} from "@univerjs/preset-sheets-core";
import type { Book } from "./univer-book";

const CALCULATION_SECONDS_MAX = 60;

export function calculate({ injector }: Book): Promise<void> {
  const commands = injector.get(ICommandService);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      heard.dispose();
      reject(new Error(`the formulas were not computed within ${CALCULATION_SECONDS_MAX} seconds`));
    }, CALCULATION_SECONDS_MAX * 1000);
    const heard = commands.onCommandExecuted(({ id, params }) => {
      if (id !== SetFormulaCalculationNotificationMutation.id) return;
      const state = (params as ISetFormulaCalculationNotificationMutation).functionsExecutedState;
      if (state !== FormulaExecutedStateType.SUCCESS && state !== FormulaExecutedStateType.NOT_EXECUTED) return;
      clearTimeout(late);
      heard.dispose();
      resolve();
    });
    commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, { commands: [], forceCalculation: true }, { onlyLocal: true });
  });
}
