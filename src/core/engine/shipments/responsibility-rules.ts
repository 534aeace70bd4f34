/**
 * The rules that decide who answers, ready to be asked of a line: those of a table of the user's, else those on the sheet that we gave the
 * user for it, else the usual ones.
 */
import { rowsOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import {
  holds,
  readCondition,
  RESPONSIBILITIES,
  sayRule,
  USUAL_RULES,
  type CartonCondition,
  type Responsibility,
  type RuleFigures,
  type RuleRow,
} from "../../domain/responsibility";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";

export type Rule = {
  /** As the user counts them: the order that the row states, else its place among the rules. */
  readonly number: number;
  readonly responsible: Responsibility;
  /** Its reason, else the rule itself in words. */
  readonly because: string;
  /** Where it stands in a table of the user's; null on the sheet that we gave for it, where its number says enough: a run that finds the sheet says what the run that wrote it said. */
  readonly place: Place | null;
};
/** What a rule may ask of a line. */
const ASKED = ["received", "delivered", "declared", "cartons"] as const satisfies readonly (keyof RuleRow)[];

/** The first rule that holds; null where none does. `cartons` says whether what is missing comes to whole cartons. */
export type DecideResponsible = (figures: RuleFigures, cartons: CartonCondition) => Rule | null;

export function readRules(facts: Facts): { readonly decide: DecideResponsible; readonly issues: readonly Issue[] } {
  const { used, passedOver } = tablesOfRules(facts);
  const isGiven = (source: number): boolean => facts.readBack.some((one) => one.source === source);
  const own = rowsOf(facts.responsibilityRules)
    .filter(({ at }) => used.includes(at.source))
    .map((row) => ({
      row: { ...row, responsible: RESPONSIBILITIES.find((one) => one === row.responsible) ?? "undecided" } satisfies RuleRow,
      place: isGiven(row.at.source) ? null : placeOfRow(facts, row),
      at: placeOfRow(facts, row),
    }));
  const rules = own.length > 0 ? own : USUAL_RULES.map((row) => ({ row, place: null, at: null }));
  const inOrder = rules.map((rule, index) => ({ ...rule, number: rule.row.order ?? index + 1 })).sort((a, b) => a.number - b.number);
  const [first] = used;
  const table = facts.sources[first ?? -1]?.label ?? "";
  return {
    decide: (figures, cartons) => {
      const rule = inOrder.find(({ row }) => fits(row, figures, cartons));
      return rule === undefined
        ? null
        : {
            number: rule.number,
            responsible: rule.row.responsible,
            because: rule.row.because === "" ? sayRule(rule.row) : rule.row.because,
            place: rule.place,
          };
    },
    issues: [
      ...(own.length > 0 || first === undefined ? [] : [raise("rules-unreadable", placeOfTable(facts, first), undefined)]),
      ...nameNeverDeciding(inOrder),
      ...passedOver.map((source) => raise("rules-passed-over", placeOfTable(facts, source), { table })),
    ],
  };
}

type Placed = { readonly row: RuleRow; readonly at: Place | null; readonly number: number };

/** Behind a rule that asks the same or less no rule is ever reached. */
function nameNeverDeciding(inOrder: readonly Placed[]): readonly Issue[] {
  return inOrder.flatMap((rule, index): readonly Issue[] => {
    const first = inOrder.slice(0, index).find((before) => ASKED.every((column) => before.row[column] === "" || before.row[column] === rule.row[column]));
    if (first === undefined) return [];
    return [
      raise("rule-never-decides", rule.at, {
        number: rule.number,
        before: first.at === null ? `rule ${first.number}` : `${nameOfPlace(first.at)} (rule ${first.number})`,
      }),
    ];
  });
}

/** Sources that hold rules, by index. Of a sheet of ours with no row at all nothing is left to say. */
function tablesOfRules({ kinds, readBack }: Facts): { readonly used: readonly number[]; readonly passedOver: readonly number[] } {
  const ofRules = [...kinds.keys()].filter((source) => kinds[source] === "responsibility-rules");
  const given = ofRules.filter((source) => readBack.some((one) => one.source === source && one.rows.length > 0));
  const own = ofRules.filter((source) => !readBack.some((one) => one.source === source));
  return own.length > 0 ? { used: own, passedOver: given } : { used: given, passedOver: [] };
}

function fits(row: RuleRow, figures: RuleFigures, cartons: CartonCondition): boolean {
  if (row.cartons !== "" && row.cartons !== cartons) return false;
  return (["received", "delivered", "declared"] as const).every((figure) => {
    const condition = row[figure] === "" ? null : readCondition(row[figure]);
    return condition === null || holds(condition, figures[figure], figures);
  });
}

function placeOfTable({ sources }: Facts, index: number): Place | null {
  const source = sources[index];
  return source === undefined ? null : { source, row: null };
}
