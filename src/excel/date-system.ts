/** Which of Excel's two date systems a workbook counts in. No property says so; the serial number of a known day does. */
import type { DateSystem } from "../core/domain/day";

export function askDateSystem(context: Excel.RequestContext): Excel.FunctionResult<number> {
  return context.workbook.functions.date(1904, 1, 2).load("value");
}

/** 2 January 1904 is day 1 where counting starts in 1904, and day 1463 where it starts in 1900. */
export function dateSystemOf(answer: Excel.FunctionResult<number>): DateSystem {
  return answer.value < 1000 ? 1904 : 1900;
}
