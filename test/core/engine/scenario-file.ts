/**
 * A bookkeeper's text file -> a scenario and what must come of it. The first line is the rule. Settings stand as
 * "name: value"; every other line at the margin names a table, or what is expected, and the indented lines below are its
 * contents: "fifo" the rollforward by that method, "all methods" by each of them, "fifo, parts" the ending's three parts,
 * "fifo, why Shop TEA" what that ending rests on, "fifo, journal" the entries proposed, "fifo, because" the reasons of each shipment line, "issues" all messages. Where a month was closed before ("closed: 2026-09"), rows
 * marked "+ " were written after that and rows marked "- " are gone since.
 */
import { ACCOUNTS } from "../../../src/core/domain/accounts";
import { totalOf, type Cost } from "../../../src/core/domain/cost";
import { isoOf } from "../../../src/core/domain/day";
import { textOfMoney, type CurrencyCode } from "../../../src/core/domain/money";
import { VALUATION_METHODS, type Settings, type ValuationMethod } from "../../../src/core/domain/settings";
import type { Place } from "../../../src/core/domain/source";
import { openExplanations } from "../../../src/core/engine/explain-ending";
import type { Worked } from "../../../src/core/engine/reconcile";
import { linesOf, type Scenario } from "./scenario";

export type Expectation = { readonly method: ValuationMethod; readonly view: string; readonly lines: readonly string[] };
export type ScenarioFile = { readonly rule: string; readonly scenario: Scenario; readonly expected: readonly Expectation[] };

export const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];

export function readScenario(text: string): ScenarioFile {
  const [rule = "", ...rest] = text.split("\n");
  const sections: { readonly title: string; readonly lines: string[] }[] = [];
  let period: string | undefined;
  let closed: string | undefined;
  let settings: Partial<Settings> = {};
  for (const line of rest.filter((one) => one.trim() !== "")) {
    const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (/^[ +-] /.test(line)) sections.at(-1)?.lines.push(line.trim());
    else if (name === "period") period = value;
    else if (name === "closed") closed = value;
    else if (name !== "") settings = { ...settings, [name]: /^\d+$/.test(value) ? Number(value) : value };
    else sections.push({ title: line, lines: [] });
  }
  const isExpected = ({ title }: { readonly title: string }): boolean => methodsOf(title).length > 0;
  // A table without rows was not there, or is gone.
  const tablesWithout = (mark: string): Scenario["tables"] =>
    Object.fromEntries(
      sections
        .filter((one) => !isExpected(one))
        .map(({ title, lines }) => [title, lines.filter((line) => !line.startsWith(mark)).map((line) => line.replace(/^[+-] /, ""))] as const)
        .filter(([, lines]) => lines.length > 1)
        .map(([title, lines]) => [title, lines.join("\n")]),
    );
  const tables = tablesWithout("- ");
  return {
    rule,
    scenario: {
      tables,
      settings,
      ...(period === undefined ? {} : { period }),
      ...(closed === undefined ? {} : { closed: { period: closed, tables: tablesWithout("+ ") } }),
    },
    expected: sections
      .filter(isExpected)
      .flatMap(({ title, lines }) =>
        methodsOf(title).map((method) => ({ method, view: title === "issues" ? "issues" : (title.split(", ")[1] ?? "lines"), lines })),
      ),
  };
}

/** The reconciliation in the words of the file. */
export function sayResult(worked: Worked, view: string): readonly string[] {
  const { reconciliation } = worked;
  if (view.startsWith("why ")) return sayWhy(worked, view.slice("why ".length));
  if (view === "issues") return reconciliation.issues.map(({ message }) => message);
  if (view === "because") return reconciliation.shipments.map(({ shipmentId, sku, because }) => `${shipmentId} ${sku}: ${because.join(" | ")}`);
  if (view === "journal")
    return reconciliation.journal.map(
      ({ account, debit, credit, currency, memo }) =>
        `${memo}: ${debit > 0 ? "DR" : "CR"} ${ACCOUNTS[account]} ${textOfMoney(debit > 0 ? debit : credit, currency)}`,
    );
  if (view === "lines") return linesOf(reconciliation);
  if (view !== "parts") throw new Error(`nothing is known of "${view}"`);
  return reconciliation.rollforward.map(
    ({ location, sku, cost, currency }) =>
      `${location} ${sku}: ${
        cost === null
          ? "none"
          : Object.entries(cost)
              .map(([part, amount]) => `${part} ${textOfMoney(amount, currency)}`)
              .join(" | ")
      }`,
  );
}

/** "5 @ 50.00 of 2026-10-02, received at Shop (Own 3)" for each layer; "receipt 15 @ 155.00 (Own 3, Own 5)" for each input of an average. */
function sayWhy(worked: Worked, name: string): readonly string[] {
  const line = worked.reconciliation.rollforward.find(({ location, sku }) => `${location} ${sku}` === name);
  const why = line === undefined ? null : openExplanations(worked)(line);
  if (line === undefined || why === null) throw new Error(`there is no line ${name}`);
  const layers = why.layers?.map(
    ({ units, cost, since, receivedAt, rows }) =>
      `${worth(units, cost, line.currency)} of ${since === null ? "the opening" : isoOf(since)}, received at ${receivedAt}${sayRows(rows)}`,
  );
  return (
    layers ??
    [why.opening, ...why.entries, ...why.valueOnly, ...why.exits].map(
      ({ type, units, cost, rows, costedBy = {} }) =>
        `${type} ${worth(units, cost, line.currency)}${Object.entries(costedBy)
          .map(([rule, count]) => `, ${count} by ${rule}`)
          .join("")}${sayRows(rows)}`,
    )
  );
}

const worth = (units: number, cost: Cost, currency: CurrencyCode): string => `${units} @ ${textOfMoney(totalOf(cost), currency)}`;
const sayRows = (rows: readonly Place[]): string => (rows.length === 0 ? "" : ` (${rows.map(({ source, row }) => `${source.label} ${row}`).join(", ")})`);

function methodsOf(title: string): readonly ValuationMethod[] {
  if (title === "issues") return ["moving-average"];
  const [who] = title.split(", ");
  return who === "all methods" ? METHODS : METHODS.filter((method) => method === who);
}
