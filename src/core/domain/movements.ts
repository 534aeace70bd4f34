/** The one vocabulary of stock movements: every source's events are said in these words, and every sheet and JSON key is one of them. */

export type Direction = "in" | "out" | "value";
type MovementRule = {
  readonly direction: Direction;
  /** Column heading. */
  readonly title: string;
};

/** In the order in which an accountant reads a rollforward: what came in, what went out, what changed in value only. */
export const MOVEMENTS = {
  receipt: { direction: "in", title: "Receipts" },
  "customer-return": { direction: "in", title: "Customer returns" },
  found: { direction: "in", title: "Found" },
  "transfer-in": { direction: "in", title: "Transfers in" },
  "disposition-in": { direction: "in", title: "Disposition in" },
  "other-in": { direction: "in", title: "Other in" },
  "unknown-in": { direction: "in", title: "Unknown in" },
  sale: { direction: "out", title: "Sales" },
  "multi-channel": { direction: "out", title: "Multi-channel" },
  replacement: { direction: "out", title: "Replacements" },
  removal: { direction: "out", title: "Removals" },
  disposed: { direction: "out", title: "Disposed" },
  lost: { direction: "out", title: "Lost" },
  damaged: { direction: "out", title: "Damaged" },
  "supplier-return": { direction: "out", title: "Supplier returns" },
  "transfer-out": { direction: "out", title: "Transfers out" },
  "disposition-out": { direction: "out", title: "Disposition out" },
  "other-out": { direction: "out", title: "Other out" },
  "unknown-out": { direction: "out", title: "Unknown out" },
  "landed-cost": { direction: "value", title: "Landed cost" },
  revaluation: { direction: "value", title: "Revaluation" },
  rounding: { direction: "value", title: "Rounding" },
} as const satisfies Record<string, MovementRule>;

export type MovementType = keyof typeof MOVEMENTS;
export type MovementTypeOf<D extends Direction> = { [T in MovementType]: (typeof MOVEMENTS)[T]["direction"] extends D ? T : never }[MovementType];
export type EntryType = MovementTypeOf<"in">;
export type ExitType = MovementTypeOf<"out">;
export type ValueOnlyType = MovementTypeOf<"value">;

const typesOf = <D extends Direction>(direction: D): readonly MovementTypeOf<D>[] =>
  (Object.keys(MOVEMENTS) as MovementType[]).filter((type): type is MovementTypeOf<D> => MOVEMENTS[type].direction === direction);

export const ENTRY_TYPES = typesOf("in");
export const EXIT_TYPES = typesOf("out");
export const VALUE_ONLY_TYPES = typesOf("value");
