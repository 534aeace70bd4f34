/**
 * Rollforward -> the bars of a bridge: beginning, what came in, what went out, ending, in units. Each bar starts where
 * the last one stopped, so the last step meets the ending.
 */
import type { RollforwardLine } from "../core/engine/findings";
import type { EntryType, ExitType, MovementType } from "../core/domain/movements";
import { quantityText } from "./figure-text";

type BarGroup = { readonly title: string; readonly types: readonly (EntryType | ExitType)[] };

const RECEIPTS = "Receipts";
const OTHER = "Other";
const TRANSFERS = ["transfer-in", "transfer-out", "disposition-in", "disposition-out"] as const;
/** Together they hold every movement of goods. */
const GROUPS: readonly BarGroup[] = [
  { title: RECEIPTS, types: ["receipt"] },
  { title: "Returns", types: ["customer-return"] },
  { title: "Sales", types: ["sale", "multi-channel", "replacement"] },
  { title: "Removed", types: ["removal", "disposed", "supplier-return"] },
  { title: "Adjusted", types: ["lost", "damaged", "found"] },
  { title: "Moved", types: TRANSFERS },
  { title: OTHER, types: ["other-in", "other-out", "unknown-in", "unknown-out"] },
];
/**
 * Of several locations together: what one sends and another receives is no receipt of the whole, so that what is left of
 * receipts and transfers is what came from outside.
 */
const GROUPS_TOGETHER: readonly BarGroup[] = GROUPS.filter(({ types }) => types !== TRANSFERS).map(({ title, types }) => ({
  title,
  types: title === RECEIPTS ? [...types, ...TRANSFERS] : types,
}));
/** More do not fit side by side in a narrow pane. */
const STEPS_MAX = 6;

export type BridgeBar = {
  readonly title: string;
  readonly kind: "level" | "in" | "out";
  /** Signed for a step, the level itself for beginning and ending. */
  readonly quantity: number;
  /** Where the bar starts and stops, in units. */
  readonly from: number;
  readonly to: number;
};
export type Bridge = { readonly bars: readonly BridgeBar[]; readonly summary: string };

export function viewBridge(lines: readonly RollforwardLine[]): Bridge {
  const beginning = sum(lines.map((line) => line.beginning.quantity));
  const ending = sum(lines.map((line) => line.ending.quantity));
  const bars: BridgeBar[] = [{ title: "Begin", kind: "level", quantity: beginning, from: 0, to: beginning }];
  let level = beginning;
  for (const { title, quantity } of stepsOf(lines)) {
    bars.push({ title, kind: quantity > 0 ? "in" : "out", quantity, from: level, to: level + quantity });
    level += quantity;
  }
  bars.push({ title: "End", kind: "level", quantity: ending, from: 0, to: ending });
  return { bars, summary: `Units: ${bars.map(({ title, quantity }) => `${title} ${quantityText(quantity)}`).join(", ")}.` };
}

type Step = { readonly title: string; readonly quantity: number };

/** The groups in which something moved; where they are too many, the smallest are taken together. */
function stepsOf(lines: readonly RollforwardLine[]): readonly Step[] {
  const groups = new Set(lines.map(({ location }) => location)).size > 1 ? GROUPS_TOGETHER : GROUPS;
  const steps = groups
    .map(({ title, types }): Step => ({ title, quantity: sum(lines.map((line) => sum(types.map((type) => movedQuantity(line, type))))) }))
    .filter(({ quantity }) => quantity !== 0);
  if (steps.length <= STEPS_MAX) return steps;
  const named = steps
    .filter(({ title }) => title !== OTHER)
    .sort((a, b) => Math.abs(b.quantity) - Math.abs(a.quantity))
    .slice(0, STEPS_MAX - 1);
  const rest = sum(steps.filter((step) => !named.includes(step)).map(({ quantity }) => quantity));
  return [...steps.filter((step) => named.includes(step)), ...(rest === 0 ? [] : [{ title: OTHER, quantity: rest }])];
}

/** Signed: what leaves is negative. */
function movedQuantity({ entries, exits }: RollforwardLine, type: MovementType): number {
  const entry = (entries as Readonly<Partial<Record<MovementType, { readonly quantity: number }>>>)[type];
  const exit = (exits as Readonly<Partial<Record<MovementType, { readonly quantity: number }>>>)[type];
  return (entry?.quantity ?? 0) - (exit?.quantity ?? 0);
}

function sum(quantities: readonly number[]): number {
  return quantities.reduce((total, quantity) => total + quantity, 0);
}
