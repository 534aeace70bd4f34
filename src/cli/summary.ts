/** A reconciliation in a page of plain text: the headline figures, the variances, the failed controls and the first issues. */
import { titleOfPeriod } from "../core/domain/day";
import { minor, textOfMoney, type CurrencyCode } from "../core/domain/money";
import { VALUATION_METHODS } from "../core/domain/settings";
import type { Control, Reconciliation, RollforwardLine, ShipmentLine, Stock } from "../core/engine/findings";
import { findDiscrepancies } from "../core/engine/discrepancies";

const ISSUES_SHOWN = 10;
const VARIANCES_SHOWN = 20;

export function summaryOf(reconciliation: Reconciliation, written: readonly string[]): string {
  const { period, settings, controls } = reconciliation;
  const failed = controls.filter(({ pass }) => !pass);
  const sections = [
    [`Reconciled ${titleOfPeriod(period)}, ${VALUATION_METHODS[settings.method]}`],
    rollforwardLines(reconciliation.rollforward),
    differenceLines(reconciliation),
    shipmentLines(reconciliation.shipments),
    [`Controls: ${counted(controls.length - failed.length, "holds", "hold")}, ${counted(failed.length, "fails", "fail")}`, ...failed.map(controlLine)],
    issueLines(reconciliation),
    written.map((path) => `Written: ${path}`),
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** One line per location and currency; what has no cost adds nothing to a value, and is counted. */
function rollforwardLines(lines: readonly RollforwardLine[]): readonly string[] {
  const groups = new Map<string, RollforwardLine[]>();
  for (const line of lines) groups.set(`${line.location}\n${line.currency}`, [...(groups.get(`${line.location}\n${line.currency}`) ?? []), line]);
  const rows = [...groups.values()].map((group) => {
    const [{ location, currency } = { location: "", currency: "" as CurrencyCode }] = group;
    const uncosted = group.filter(({ ending }) => ending.value === null).length;
    const cells = [
      location,
      figure(sumOf(group.map(({ beginning }) => beginning))),
      figure(sumOf(group.flatMap(({ entries }) => stocksOf(entries)))),
      figure(sumOf(group.flatMap(({ exits }) => stocksOf(exits)))),
      figure(sumOf(group.map(({ ending }) => ending))),
      `${grouped(textOfMoney(minor(group.reduce((sum, { ending }) => sum + (ending.value ?? 0), 0)), currency))} ${currency}`,
    ];
    return { cells, note: uncosted === 0 ? "" : `  (${counted(uncosted, "line has", "lines have")} no cost)` };
  });
  const header = ["Location", "Beginning", "Entries", "Exits", "Ending", "Ending value"];
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map(({ cells }) => (cells[at] ?? "").length)));
  const aligned = (cells: readonly string[]): string => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return [aligned(header), ...rows.map(({ cells, note }) => aligned(cells) + note)];
}

function differenceLines(reconciliation: Reconciliation): readonly string[] {
  const { lines } = findDiscrepancies(reconciliation);
  if (lines.length === 0) return ["Every ending agrees with what is reported."];
  return [`${counted(lines.length, "ending differs", "endings differ")} from what is reported:`, ...lines.slice(0, VARIANCES_SHOWN).map(({ location, sku, ending, reported }) => `  ${location} ${sku}: ending ${figure(ending.quantity)}, reported ${figure(reported ?? 0)}`)];
}

function shipmentLines(shipments: readonly ShipmentLine[]): readonly string[] {
  if (shipments.length === 0) return [];
  const differing = shipments.filter(({ variance }) => variance !== 0);
  const shown = differing.slice(0, VARIANCES_SHOWN).map(({ shipmentId, sku, dispatched, received, variance, state, parts }) => {
    const split = Object.entries(parts).filter(([, quantity]) => quantity !== 0).map(([part, quantity]) => `${part} ${figure(quantity)}`).join(", ");
    return `  ${shipmentId} ${sku}: dispatched ${figure(dispatched)}, received ${figure(received)}, variance ${figure(variance)} (${state}${split === "" ? "" : `; ${split}`})`;
  });
  const rest = differing.length - shown.length;
  return [`Shipments: ${counted(shipments.length, "line", "lines")}, ${counted(differing.length, "with a variance", "with a variance")}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function controlLine({ title, expected, found, currency }: Control): string {
  const shown = (value: number): string => (currency === null ? figure(value) : `${grouped(textOfMoney(minor(value), currency))} ${currency}`);
  return `  ✗ ${title}: expected ${shown(expected)}, found ${shown(found)}`;
}

function issueLines({ issues }: Reconciliation): readonly string[] {
  if (issues.length === 0) return ["No issues in the data."];
  const rest = issues.length - ISSUES_SHOWN;
  return [`Issues: ${issues.length}`, ...issues.slice(0, ISSUES_SHOWN).map(({ severity, message }) => `  ${severity}: ${message}`), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function stocksOf(byType: Readonly<Partial<Record<string, Stock>>>): readonly Stock[] {
  return Object.values(byType).filter((stock) => stock !== undefined);
}

function sumOf(stocks: readonly Stock[]): number {
  return stocks.reduce((sum, { quantity }) => sum + quantity, 0);
}

function figure(value: number): string {
  return value.toLocaleString("en-US");
}

/** "13484.80" -> "13,484.80" */
function grouped(amount: string): string {
  const [whole = "", fraction] = amount.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

function counted(count: number, one: string, many: string): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}
