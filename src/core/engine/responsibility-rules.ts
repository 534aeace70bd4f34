/** The rules that decide who answers: the workbook's own where it has any, else the usual ones; ready to be asked of a line. */
import { rowsOf } from "../columns/table";
import { holds, readCondition, RESPONSIBILITIES, USUAL_RULES, type CartonCondition, type Responsibility, type RuleFigures, type RuleRow } from "../domain/responsibility";
import type { Place } from "../domain/source";
import type { Facts } from "../facts/facts";
import { placeOfRow } from "../facts/place-of-row";

export type Rule = {
  /** As the user counts them: the order that the row states, else its place among the rules. */
  readonly number: number;
  readonly responsible: Responsibility;
  readonly because: string;
  /** null for a usual rule. */
  readonly place: Place | null;
};
/** The first rule that holds; null where none does. `cartons` says whether what is missing comes to whole cartons. */
export type DecideResponsible = (figures: RuleFigures, cartons: CartonCondition) => Rule | null;

export function readRules(facts: Facts): DecideResponsible {
  const own = rowsOf(facts.responsibilityRules).map((row) => ({ row: { ...row, responsible: RESPONSIBILITIES.find((one) => one === row.responsible) ?? "undecided" } satisfies RuleRow, place: placeOfRow(facts, row) }));
  const rules = own.length > 0 ? own : USUAL_RULES.map((row) => ({ row, place: null }));
  const inOrder = rules
    .map(({ row, place }, index) => ({ row, place, number: row.order ?? index + 1 }))
    .sort((a, b) => a.number - b.number || (a.place?.row ?? 0) - (b.place?.row ?? 0));
  return (figures, cartons) => {
    const rule = inOrder.find(({ row }) => fits(row, figures, cartons));
    return rule === undefined ? null : { number: rule.number, responsible: rule.row.responsible, because: rule.row.because, place: rule.place };
  };
}

function fits(row: RuleRow, figures: RuleFigures, cartons: CartonCondition): boolean {
  if (row.cartons !== "" && row.cartons !== cartons) return false;
  return (["received", "delivered", "declared"] as const).every((figure) => {
    const condition = row[figure] === "" ? null : readCondition(row[figure]);
    return condition === null || holds(condition, figures[figure], figures);
  });
}
