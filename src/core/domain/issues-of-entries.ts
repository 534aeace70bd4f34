/** What can be wrong with a row of the seller's own tables, although each of its cells can be read. */
import { counted, type BadCell, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";

export const ISSUES_OF_ENTRIES = {
  "amount-too-large": {
    severity: "error",
    say: ({ quantity, unitCost }: { readonly quantity: number; readonly unitCost: string }) =>
      `${counted(quantity, "unit")} at ${grouped(unitCost)} come to more than a trillion. Check the quantity and the unit cost; the goods are without a cost until then.`,
  },
  "movement-type-unknown": {
    severity: "error",
    say: ({ column, found, known }: Omit<BadCell, "consequence"> & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is no type of movement. Use one of: ${known.join(", ")}; the row is left out until then.`,
  },
  "transfer-without-target": {
    severity: "error",
    say: () => "the transfer names no warehouse that the goods went to. Fill in To Warehouse; the row is left out until then.",
  },
  "transfer-to-itself": {
    severity: "error",
    say: ({ warehouse }: { readonly warehouse: string }) =>
      `the transfer goes from "${warehouse}" to "${warehouse}". Correct one of the two warehouses; the row is left out until then.`,
  },
  "landed-cost-without-amount": {
    severity: "error",
    say: () => "the landed cost has no amount. Fill in Amount; the row is left out until then.",
  },
  "landed-cost-without-receipt": {
    severity: "error",
    say: () => "the landed cost does not say which receipt it belongs to. Put the receipt's Reference into Applies To; the row is left out until then.",
  },
  "revaluation-without-value": {
    severity: "error",
    say: () =>
      "the revaluation has neither an amount nor a unit cost. Fill in Amount with the change, or Unit Cost with the new cost; the row is left out until then.",
  },
  "value-negative": {
    severity: "error",
    say: ({ column, hint }: { readonly column: string; readonly hint?: string }) =>
      `${column} is below zero. Correct it${hint === undefined ? "" : ` (${hint})`}; the row is left out until then.`,
  },
  "rate-not-positive": {
    severity: "error",
    say: () => "the exchange rate is not above zero. Write how many units of To one unit of From is worth; the row is left out until then.",
  },
  "location-kind-unknown": {
    severity: "error",
    say: ({ column, found, known }: Omit<BadCell, "consequence"> & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is no kind of location. Use one of: ${known.join(", ")}; the row is left out until then.`,
  },
  "units-not-positive": {
    severity: "error",
    say: ({ column }: { readonly column: string }) =>
      `${column} is not above zero. Write how many units of the SKU are in one unit sold, or leave it empty for one; the row is left out until then.`,
  },
  "claim-window-reversed": {
    severity: "error",
    say: ({ firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number }) =>
      `the window opens on day ${firstDay} and ends before, on day ${lastDay}. Correct First Day or Last Day; the row is left out until then.`,
  },
} as const satisfies Record<string, IssueRule>;
