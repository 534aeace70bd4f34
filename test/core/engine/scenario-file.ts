/**
 * A bookkeeper's text file -> a scenario and what must come of it. The first line is the rule. Settings stand as
 * "name: value"; every other line at the margin names a table, or what is expected, and the indented lines below are its
 * contents: "fifo" the rollforward by that method, "all methods" by each of them, "fifo, parts" the ending's three parts,
 * "issues" all messages.
 */
import { textOfMoney } from "../../../src/core/domain/money";
import { VALUATION_METHODS, type Settings, type ValuationMethod } from "../../../src/core/domain/settings";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { linesOf, type Scenario } from "./scenario";

export type Expectation = { readonly method: ValuationMethod; readonly view: string; readonly lines: readonly string[] };
export type ScenarioFile = { readonly rule: string; readonly scenario: Scenario; readonly expected: readonly Expectation[] };

export const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];

export function readScenario(text: string): ScenarioFile {
  const [rule = "", ...rest] = text.split("\n");
  const sections: { readonly title: string; readonly lines: string[] }[] = [];
  let period: string | undefined;
  let settings: Partial<Settings> = {};
  for (const line of rest.filter((one) => one.trim() !== "")) {
    const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (line.startsWith(" ")) sections.at(-1)?.lines.push(line.trim());
    else if (name === "period") period = value;
    else if (name !== "") settings = { ...settings, [name]: value };
    else sections.push({ title: line, lines: [] });
  }
  const isExpected = ({ title }: { readonly title: string }): boolean => methodsOf(title).length > 0;
  const tables = Object.fromEntries(sections.filter((one) => !isExpected(one)).map(({ title, lines }) => [title, lines.join("\n")]));
  return {
    rule,
    scenario: { tables, settings, ...(period === undefined ? {} : { period }) },
    expected: sections.filter(isExpected).flatMap(({ title, lines }) => methodsOf(title).map((method) => ({ method, view: title === "issues" ? "issues" : (title.split(", ")[1] ?? "lines"), lines }))),
  };
}

/** The reconciliation in the words of the file. */
export function sayResult(reconciliation: Reconciliation, view: string): readonly string[] {
  if (view === "issues") return reconciliation.issues.map(({ message }) => message);
  if (view === "lines") return linesOf(reconciliation);
  if (view !== "parts") throw new Error(`nothing is known of "${view}"`);
  return reconciliation.rollforward.map(({ location, sku, cost, currency }) => `${location} ${sku}: ${cost === null ? "none" : Object.entries(cost).map(([part, amount]) => `${part} ${textOfMoney(amount, currency)}`).join(" | ")}`);
}

function methodsOf(title: string): readonly ValuationMethod[] {
  if (title === "issues") return ["moving-average"];
  const [who] = title.split(", ");
  return who === "all methods" ? METHODS : METHODS.filter((method) => method === who);
}
