/**
 * A row of the Reimbursements report as a closed month writes it down, and back: with its units, money, and what it names. What bears on no figure is left out:
 * a month may have thousands of them.
 */
import { dayOfIso, isoOf, type Day } from "../../domain/day";
import { decimalOrNull, textOfDecimal } from "../../domain/money";
import type { RowOf } from "../../columns/table";
import type { REIMBURSEMENTS } from "../../facts/reimbursements";

type Row = RowOf<typeof REIMBURSEMENTS>;
/** As Amazon has it, whatever the seller calls its goods. */
export type ReimbursementCells = Omit<Row, "at" | "day"> & { readonly day: Day };

/** The last are the most often empty, and what is empty at the end is not written. */
const TEXTS = ["reimbursementId", "currency", "reason", "msku", "fnsku", "asin", "caseId", "originalId", "orderId"] as const satisfies readonly (keyof Row)[];

/** "2026-10-20:3:7.50:R1:USD:Lost_Inbound:TEA:X1" */
export function textOfReimbursement(row: Omit<ReimbursementCells, "at">): string {
  const amount = row.amountTotal === null ? "" : textOfDecimal(row.amountTotal);
  const texts = TEXTS.map((name) => encodeURIComponent(row[name].trim()));
  return [isoOf(row.day), textOfUnits(row), amount, ...texts].join(":").replace(/:+$/, "");
}

/** What `textOfReimbursement` wrote; null for anything else. */
export function reimbursementOf(text: string): ReimbursementCells | null {
  const [iso = "", units = "", amount = "", ...texts] = text.split(":");
  const day = dayOfIso(iso);
  if (day === null) return null;
  const [reimbursementId = "", currency = "", reason = "", msku = "", fnsku = "", asin = "", caseId = "", originalId = "", orderId = ""] =
    texts.map(decodeURIComponent);
  return {
    day,
    reimbursementId,
    currency,
    reason,
    msku,
    fnsku,
    asin,
    caseId,
    originalId,
    orderId,
    ...unitsOfText(units),
    amountTotal: decimalOrNull(amount),
    amountPerUnit: null,
    condition: "",
    originalType: "",
    setFnsku: "",
    listing: "",
  };
}

type Units = Pick<Row, "quantityCash" | "quantityInventory" | "quantityTotal">;

/** "3" were paid for in money, and that was all; else "2,1,3": in money, in stock, in all, as far as they are stated. */
function textOfUnits({ quantityCash, quantityInventory, quantityTotal }: Units): string {
  const isCash = quantityCash !== null && quantityInventory === 0 && quantityTotal === quantityCash;
  return isCash ? `${quantityCash}` : [quantityCash, quantityInventory, quantityTotal].map((units) => units ?? "").join(",");
}

function unitsOfText(text: string): Units {
  const [cash = null, stock = null, total = null] = text.split(",").map((units) => (units === "" ? null : Number(units)));
  return text.includes(",")
    ? { quantityCash: cash, quantityInventory: stock, quantityTotal: total }
    : { quantityCash: cash, quantityInventory: 0, quantityTotal: cash };
}
