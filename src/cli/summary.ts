/** A reconciliation in a page of plain text: the headline figures, the variances, the failed controls and the first issues. */
import { titleOfDay, titleOfPeriod } from "../core/domain/day";
import type { Issue } from "../core/domain/issue";
import { minor, type CurrencyCode } from "../core/domain/money";
import { sayMoney } from "../core/domain/said-figures";
import { VALUATION_METHODS } from "../core/domain/settings";
import { SOURCES } from "../core/domain/source";
import { isClosedByForce } from "../core/engine/closing/seal";
import { findDiscrepancies, isReported, ledgersLeftAside } from "../core/engine/discrepancies";
import type { Control, Reconciliation, RollforwardLine, ShipmentLine, Stock } from "../core/engine/findings";
import { bookedBefore, otherThanClosed } from "../core/report/closed-before";
import type { OutputPaths } from "./output-paths";

const ISSUES_SHOWN = 10;
const VARIANCES_SHOWN = 20;

export function summaryOf(reconciliation: Reconciliation, { out, json, journal, drafts, replacesInput }: OutputPaths): string {
  const { period, settings, controls } = reconciliation;
  const failed = controls.filter(({ pass }) => !pass);
  const sections = [
    [`Reconciled ${titleOfPeriod(period)}, ${VALUATION_METHODS[settings.method]}`],
    rollforwardLines(reconciliation.rollforward),
    differenceLines(reconciliation),
    shipmentLines(reconciliation.shipments),
    [`Controls: ${counted(controls.length - failed.length, "holds", "hold")}, ${counted(failed.length, "fails", "fail")}`, ...failed.map(controlLine)],
    closingLines(reconciliation),
    issueLines(reconciliation, out === null ? "; --out writes them all to Checks" : ", see Checks"),
    [out, json, journal, drafts]
      .filter((path) => path !== null)
      .map((path) => (path === out && replacesInput ? `Replaced: ${path} (your own sheets in it are kept)` : `Written: ${path}`)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** What rules a reconciliation out, in the words of its issues. */
export function whyStopped(issues: readonly Issue[]): string {
  return shortened(
    issues.map(({ message }) => message),
    ISSUES_SHOWN,
  )
    .map((line) => `${line}\n`)
    .join("");
}

/** One line per location and currency; what has no cost adds nothing to a value, and is counted. */
function rollforwardLines(lines: readonly RollforwardLine[]): readonly string[] {
  const groups = new Map<string, RollforwardLine[]>();
  for (const line of lines) {
    const key = `${line.location}\n${line.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  const rows = [...groups.values()].map((group) => {
    const [{ location, currency } = { location: "", currency: "" as CurrencyCode }] = group;
    const uncosted = group.filter(({ ending }) => ending.value === null).length;
    const cells = [
      location,
      figure(sumOf(group.map(({ beginning }) => beginning))),
      figure(sumOf(group.flatMap(({ entries }) => stocksOf(entries)))),
      figure(sumOf(group.flatMap(({ exits }) => stocksOf(exits)))),
      figure(sumOf(group.map(({ ending }) => ending))),
      sayMoney(minor(group.reduce((sum, { ending }) => sum + (ending.value ?? 0), 0)), currency),
    ];
    return { cells, note: uncosted === 0 ? "" : `  (${counted(uncosted, "line has", "lines have")} no cost)` };
  });
  const header = ["Location", "Beginning", "Entries", "Exits", "Ending", "Ending value"];
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map(({ cells }) => (cells[at] ?? "").length)));
  const aligned = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return [aligned(header), ...rows.map(({ cells, note }) => aligned(cells) + note)];
}

function differenceLines(reconciliation: Reconciliation): readonly string[] {
  const { lines } = findDiscrepancies(reconciliation);
  const leftAside = ledgersLeftAside(reconciliation).map(
    ({ ref, kind }) => `${ref.label} was left aside: no row of this ${SOURCES[kind]} is in any figure, so that nothing ties out yet.`,
  );
  if (!isReported(reconciliation.rollforward)) return [...leftAside, "Nothing is reported that endings could be compared with."];
  if (lines.length === 0)
    return leftAside.length > 0 ? [...leftAside, "What else is reported agrees with its endings."] : ["Every ending agrees with what is reported."];
  const shown = lines.map(
    ({ location, sku, ending, reported }) => `  ${location} ${sku}: ending ${figure(ending.quantity)}, reported ${figure(reported ?? 0)}`,
  );
  return [...leftAside, `${counted(lines.length, "ending differs", "endings differ")} from what is reported:`, ...shortened(shown, VARIANCES_SHOWN)];
}

function shipmentLines(shipments: readonly ShipmentLine[]): readonly string[] {
  if (shipments.length === 0) return [];
  const differing = shipments.filter(({ variance }) => variance !== 0);
  const shown = differing.map(({ shipmentId, sku, dispatched, received, variance, state, parts }) => {
    const split = Object.entries(parts)
      .filter(([, quantity]) => quantity !== 0)
      .map(([part, quantity]) => `${part} ${figure(quantity)}`)
      .join(", ");
    return `  ${shipmentId} ${sku}: dispatched ${figure(dispatched)}, received ${figure(received)}, variance ${figure(variance)} (${state}${split === "" ? "" : `; ${split}`})`;
  });
  return [
    `Shipments: ${counted(shipments.length, "line", "lines")}, ${counted(differing.length, "with a variance", "with a variance")}`,
    ...shortened(shown, VARIANCES_SHOWN),
  ];
}

function controlLine({ title, expected, found, currency }: Control): string {
  const shown = (value: number): string => (currency === null ? figure(value) : sayMoney(minor(value), currency));
  return `  ✗ ${title}: expected ${shown(expected)}, found ${shown(found)}`;
}

/** Nothing where no month was ever closed. */
function closingLines(reconciliation: Reconciliation): readonly string[] {
  const {
    closing: { seal, isNew, openedOn, changes },
    period,
  } = reconciliation;
  const [other, booked] = [otherThanClosed(reconciliation), bookedBefore(reconciliation)];
  const opened =
    openedOn === null
      ? []
      : [
          `Opened on the closed month up to ${titleOfDay(openedOn.closedTo)}${changes.length === 0 ? "" : `; ${counted(changes.length, "line of it has changed since", "lines of it have changed since")}`}`,
        ];
  return seal === null
    ? opened
    : [
        ...opened,
        `${titleOfPeriod(period)} ${isNew ? "was closed now" : "is closed"}${isClosedByForce(seal) ? " by force" : ""}${seal.forced === "" ? "" : `, with ${seal.forced}`}, seal ${seal.digest.slice(0, 12)}`,
        ...(other === null ? [] : [`Not as closed: ending value ${other}`]),
        ...(booked === null ? [] : [`Journal: ${booked}`]),
      ];
}

function issueLines({ issues }: Reconciliation, whereTheRest: string): readonly string[] {
  if (issues.length === 0) return ["No issues in the data."];
  return [
    `Issues: ${figure(issues.length)}`,
    ...shortened(
      issues.map(({ severity, message }) => `  ${severity}: ${message}`),
      ISSUES_SHOWN,
      whereTheRest,
    ),
  ];
}

/** The first lines, and how many more there are. */
function shortened(lines: readonly string[], count: number, whereTheRest = ""): readonly string[] {
  return lines.length <= count ? lines : [...lines.slice(0, count), `  and ${figure(lines.length - count)} more${whereTheRest}`];
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

function counted(count: number, one: string, many: string): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}
