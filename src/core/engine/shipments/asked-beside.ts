/** Explained lines -> whom a Case ID asks that stands beside one and that no register has: the carrier where it alone answers for what the line lacks, else Amazon. */
import type { Debtor } from "../../domain/claims";
import { keyOfLine } from "../../domain/shipment-line";
import type { Adopted, AskedBeside } from "./adopt-cases";
import type { ExplainedLine } from "./shipment-parts";
import type { Units } from "./decided-units";
import { unitsBeforePayment } from "./units-before-payment";

/** A line of which both lost units has one Case ID, and takes a case of each: such an ID is taken for Amazon's. */
export function findAskedBeside(lines: readonly ExplainedLine[], { adoptedOn }: Pick<Adopted, "adoptedOn">): AskedBeside {
  if (adoptedOn.size === 0) return new Map();
  const lacking = new Map(
    lines.flatMap((explained): readonly (readonly [string, Units])[] => {
      const { line } = explained.counted;
      const key = keyOfLine(line.shipmentId, line.sku);
      return adoptedOn.has(key) && explained.verdict.responsibility !== "seller" ? [[key, unitsToAskFor(explained)]] : [];
    }),
  );
  const isCarriers = ({ amazon, carrier }: Units): boolean => carrier > 0 && amazon === 0;
  return new Map([...lacking].flatMap(([key, units]): readonly (readonly [string, Debtor])[] => (isCarriers(units) ? [[key, "carrier"]] : [])));
}

/** Before anything was delivered nobody but the carrier can say where it is, unless a reviewer holds somebody liable. */
function unitsToAskFor({ counted: { line, progress }, parts, verdict: { responsibility } }: ExplainedLine): Units {
  const isWithCarrier = progress === "on-its-way" && line.delivered === 0 && responsibility === null;
  return isWithCarrier ? { amazon: 0, carrier: line.dispatched } : unitsBeforePayment({ parts, responsibility });
}
