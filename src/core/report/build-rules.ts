/**
 * The usual rules on who answers for a difference, as a sheet for the user to edit. It is written where there are no rules yet and never
 * again: from then on every cell of it is the user's.
 */
import { RESPONSIBLE_WORDS, USUAL_RULES } from "../domain/responsibility";
import type { Reconciliation } from "../engine/findings";
import type { Facts } from "../facts/facts";
import type { ReportSheet } from "./report";
import { typedColumn } from "./typed-cells";

const RULES = "responsibility-rules";

/** null where rules stand somewhere already, or there is nothing to decide. */
export function buildRules({ shipments }: Pick<Reconciliation, "shipments">, { kinds, readBack }: Pick<Facts, "kinds" | "readBack">): ReportSheet | null {
  const isEmptied = (source: number): boolean => readBack.some((one) => one.source === source && one.rows.length === 0);
  if (shipments.length === 0 || kinds.some((kind, source) => kind === RULES && !isEmptied(source))) return null;
  return {
    id: RULES,
    name: "Responsibility rules",
    visibility: "visible",
    title: "Who answers for a difference",
    notes: [
      "The first rule that holds decides, in the order of the numbers. The rules are yours: change, add, move or delete them, and run again. Delete the sheet to have the usual ones back.",
      "A condition is empty (any), known, unknown, or a comparison with another figure or a number: equals dispatched, less than delivered, at least 1, differs from declared. Cartons: whole, not whole or unknown. Responsible: seller, Amazon, carrier, carrier and Amazon, or undecided.",
    ],
    legend: [],
    footnotes: [],
    tables: [
      {
        id: RULES,
        title: null,
        columns: [
          typedColumn("order", "Order", "quantity", 8),
          typedColumn("received", "Received", "text", 20),
          typedColumn("delivered", "Delivered", "text", 20),
          typedColumn("declared", "Declared", "text", 24),
          typedColumn("cartons", "Cartons", "text", 12),
          typedColumn("responsible", "Responsible", "text", 20),
          typedColumn("because", "Because", "prose", 70),
        ],
        rows: USUAL_RULES.map((rule) => ({ cells: { ...rule, responsible: RESPONSIBLE_WORDS[rule.responsible] }, tone: null, anchor: null })),
        total: null,
        filtered: true,
        isRegister: true,
      },
    ],
    frozenColumns: 1,
    tone: null,
  };
}
