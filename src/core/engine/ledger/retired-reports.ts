/**
 * The reports that Amazon gave up in 2023 -> the ledger's detail, where neither view of the ledger is there: every event, with the
 * reasons of the adjustments report and the shipments of the receipts report instead of the rows that name neither.
 */
import { rowsOf, tableOf, type RowOf, type RowRef } from "../../columns/table";
import type { Facts } from "../../facts/facts";
import { LEDGER_DETAIL } from "../../facts/ledger-detail";

type DetailRow = Omit<RowOf<typeof LEDGER_DETAIL>, "at"> & { readonly at: RowRef };

export function readRetiredReports(facts: Facts): Facts {
  const { ledger, ledgerDetail, inventoryEvents, inventoryAdjustments, receivedInventory } = facts;
  if (ledger.rowCount + ledgerDetail.rowCount > 0 || inventoryEvents.rowCount === 0) return facts;
  const instead = { Receipts: receivedInventory.rowCount > 0, Adjustments: inventoryAdjustments.rowCount > 0 };
  const rows: readonly DetailRow[] = [
    ...rowsOf(inventoryEvents)
      .filter(({ eventType }) => !((eventType === "Receipts" && instead.Receipts) || (eventType === "Adjustments" && instead.Adjustments)))
      .map((row) => ({ ...EMPTY, ...row })),
    ...rowsOf(receivedInventory).map(({ shipmentId, ...row }) => ({ ...EMPTY, ...row, eventType: "Receipts", reference: shipmentId, disposition: "SELLABLE" })),
    ...rowsOf(inventoryAdjustments).map(({ transactionItemId, ...row }) => ({ ...EMPTY, ...row, eventType: "Adjustments", reference: transactionItemId })),
  ];
  return {
    ...facts,
    ledgerDetail: tableOf(
      LEDGER_DETAIL,
      rows,
      rows.map(({ at }) => at),
    ),
  };
}

const EMPTY = { asin: "", reference: "", reason: "", country: "", reconciled: null, unreconciled: null, timedDay: null, store: "", listing: "" };
