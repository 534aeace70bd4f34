/**
 * Cases that ask a carrier for units of lines of which nobody knows that it lost any -> issues: such a case decides nothing, and Amazon is
 * asked for all that is missing.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { ShipmentLine } from "../findings";

export function nameAskedInVain(cases: readonly CaseRecord[], shipments: readonly ShipmentLine[]): readonly Issue[] {
  const linesIn = groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  return cases
    .filter(({ kind, status, shipmentId }) => debtorOf(kind) === "carrier" && status !== "closed" && shipmentId !== "")
    .flatMap((record): readonly Issue[] => {
      const lacking = (linesIn.get(keyOfLine(record.shipmentId, "")) ?? []).filter(
        ({ sku, variance }) => variance < 0 && (record.sku === "" || record.sku === sku),
      );
      // What is delivered short and not decided yet is only waited for.
      const [first] = lacking.filter(isInVain);
      if (first === undefined || !lacking.every(isInVain)) return [];
      const { delivered, dispatched } = first;
      return [
        raise("carrier-case-in-vain", record.place, {
          caseId: record.caseId,
          line: nameOfCase(record),
          found: delivered === null ? "unknown" : delivered < dispatched ? "amazon" : "delivered",
        }),
      ];
    });
}

function isInVain({ responsibility, delivered, dispatched, parts }: ShipmentLine): boolean {
  return responsibility !== "logistics" && (parts.logistics ?? 0) === 0 && (delivered === null || delivered >= dispatched || responsibility === "amazon");
}
