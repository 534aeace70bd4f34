/** Reconciliation -> the headline, the two figures and the controls of the results screen. */
import { titleOfPeriod } from "../core/domain/day";
import { minor, type CurrencyCode, type Minor } from "../core/domain/money";
import { isReported, ledgersLeftAside } from "../core/engine/discrepancies";
import type { Control, Reconciliation, RollforwardLine, ShipmentLine } from "../core/engine/findings";
import { openUnits, unitsToAsk } from "../core/engine/shipments/decided-units";
import { otherThanClosed } from "../core/report/closed-before";
import { countText, differenceText, moneyText, quantityText } from "./figure-text";
import { countToExplain } from "./explain-view";

export type Tone = "good" | "attention" | "bad";
export type Headline = { readonly title: string; readonly detail: string; readonly tone: Tone };
/** `lines` stand under the figure, one below the other. */
export type Figure = { readonly title: string; readonly figure: string; readonly lines: readonly string[]; readonly tone: Tone | "plain" };
/** `detail` says by how much a control fails; null where it holds. */
export type ControlLine = { readonly id: string; readonly title: string; readonly pass: boolean; readonly detail: string | null };
/** Where some fail, `controls` are those, and `rest` says how many others passed; else all of them, and `rest` is null. */
export type ControlsView = { readonly summary: string; readonly tone: Tone; readonly controls: readonly ControlLine[]; readonly rest: string | null };

export function viewHeadline(reconciliation: Reconciliation, finishedAt: string): Headline {
  const { period, rollforward, controls, issues } = reconciliation;
  const title = titleOfPeriod(period);
  const open = countToExplain(reconciliation);
  const failed = controls.filter(({ pass }) => !pass).length;
  const skus = new Set(rollforward.map(({ sku }) => sku)).size;
  const locations = new Set(rollforward.map(({ location }) => location)).size;
  const detail = `${countText(skus, "SKU")} · ${countText(locations, "location")} · checked at ${finishedAt}`;
  if (failed > 0) return { title: `${title} does not tie out yet`, detail, tone: "bad" };
  const [leftAside] = ledgersLeftAside(reconciliation);
  if (leftAside !== undefined) return { title: `${title} does not tie out yet`, detail: `${leftAside.ref.label} was left aside · ${detail}`, tone: "bad" };
  const other = otherThanClosed(reconciliation);
  if (other !== null) return { title: `${title} is not as closed`, detail: `${other} · checked at ${finishedAt}`, tone: "bad" };
  // Endings that nobody states have nothing to agree with, however well they add up.
  const outcome = isReported(rollforward) ? "ties out" : "has nothing to tie out against";
  const wrong = issues.filter(({ severity, accepted }) => severity === "error" && accepted === undefined).length;
  if (wrong > 0) return { title: `${title} ${outcome}, with ${quantityText(wrong)} to put right`, detail, tone: "bad" };
  if (open > 0) return { title: `${title} ${outcome}, with ${quantityText(open)} to explain`, detail, tone: "attention" };
  return { title: `${title} ${outcome}`, detail, tone: isReported(rollforward) ? "good" : "attention" };
}

export function viewEnding(rollforward: readonly RollforwardLine[]): Figure {
  const quantity = rollforward.reduce((total, { ending }) => total + ending.quantity, 0);
  const values = sumByCurrency(rollforward.map(({ ending, currency }) => ({ amount: ending.value, currency })));
  const withoutCost = new Set(rollforward.filter(({ ending }) => ending.value === null && ending.quantity !== 0).map(({ sku }) => sku)).size;
  const lines = [
    ...values.map(({ amount, currency }) => moneyText(amount, currency)),
    ...(withoutCost === 0 ? [] : [`${countText(withoutCost, "SKU")} without a cost`]),
  ];
  return { title: "Ending inventory", figure: quantityText(quantity), lines: lines.length === 0 ? ["units"] : lines, tone: "plain" };
}

/** Units sent and not accounted for, and units over, side by side: netting them would hide both. */
export function viewUnexplained({ shipments }: Pick<Reconciliation, "shipments">): Figure {
  if (shipments.length === 0) return { title: "Unexplained units", figure: "–", lines: ["no shipments to compare"], tone: "plain" };
  const open = shipments.filter((line) => openUnits(line) !== 0);
  const short = open.reduce((total, line) => total + Math.min(0, openUnits(line)), 0);
  const over = open.reduce((total, line) => total + Math.max(0, openUnits(line)), 0);
  const values = sumByCurrency(open.filter(isAsked).map(({ exposure, currency }) => ({ amount: exposure, currency })));
  const figure = short !== 0 && over !== 0 ? `${differenceText(short)} ${differenceText(over)}` : differenceText(short + over);
  if (open.length === 0) return { title: "Unexplained units", figure, lines: ["every shipment is accounted for"], tone: "good" };
  const own = open.reduce((total, line) => (line.responsibility === "seller" ? total - Math.min(0, openUnits(line)) : total), 0);
  const lines = [
    ...values.map(({ amount, currency }) => `${moneyText(amount, currency)} at cost`),
    ...(values.length === 0 && open.some(isAsked) ? ["no cost known"] : []),
    ...(own === 0 ? [] : [`${countText(own, "unit")} yours to answer for`]),
  ];
  return { title: "Unexplained units", figure, lines: lines.length === 0 ? ["more than was sent"] : lines, tone: "bad" };
}

/** Of what is too many, and of what the seller answers for, nothing can be lost. */
function isAsked(line: ShipmentLine): boolean {
  const { amazon, carrier } = unitsToAsk(line);
  return amazon + carrier > 0;
}

export function viewControls(controls: readonly Control[]): ControlsView {
  const failed = controls.filter(({ pass }) => !pass);
  const passed = controls.length - failed.length;
  if (failed.length > 0) {
    const summary = `${quantityText(failed.length)} of ${countText(controls.length, "control")} failed`;
    return {
      summary,
      tone: "bad",
      controls: failed.map(lineOfControl),
      rest: passed === 0 ? null : `${passed === 1 ? "The other one" : `The other ${passed}`} passed.`,
    };
  }
  return {
    summary: controls.length === 0 ? "No control applies to these tables" : `All ${countText(passed, "control")} passed`,
    tone: "good",
    controls: controls.map(lineOfControl),
    rest: null,
  };
}

function lineOfControl({ id, title, pass, expected, found, currency }: Control): ControlLine {
  const text = (figure: number): string => (currency === null ? quantityText(figure) : moneyText(minor(figure), currency));
  return { id, title, pass, detail: pass ? null : `Expected ${text(expected)}, found ${text(found)}` };
}

function sumByCurrency(
  amounts: readonly { readonly amount: Minor | null; readonly currency: CurrencyCode }[],
): readonly { readonly amount: Minor; readonly currency: CurrencyCode }[] {
  const totals = new Map<CurrencyCode, Minor>();
  for (const { amount, currency } of amounts) if (amount !== null) totals.set(currency, minor((totals.get(currency) ?? 0) + amount));
  return [...totals].map(([currency, amount]) => ({ amount, currency })).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
