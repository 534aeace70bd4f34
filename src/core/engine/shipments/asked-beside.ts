/** Explained lines -> whom a Case ID asks that stands beside one and that no register has: the carrier where it alone answers for what the line lacks, else Amazon. */
import { rowsOf } from "../../columns/table";
import type { Debtor } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { placeOfRow } from "../../facts/place-of-row";
import { nameOfCase } from "../compensation/read-cases";
import type { Adopted, AskedBeside } from "./adopt-cases";
import type { ExplainedLine } from "./shipment-parts";
import type { Units } from "./decided-units";
import { unitsBeforePayment } from "./units-before-payment";

type Beside = { readonly askedBeside: AskedBeside; readonly issues: readonly Issue[] };

/** A line of which both lost units has one Case ID, and takes a case of each: such an ID is taken for Amazon's, and that is said. */
export function findAskedBeside(lines: readonly ExplainedLine[], { facts, adoptedOn }: Pick<Adopted, "facts" | "adoptedOn">): Beside {
  if (adoptedOn.size === 0) return { askedBeside: new Map(), issues: [] };
  const lacking = new Map(
    lines.flatMap((explained): readonly (readonly [string, Units])[] => {
      const { line } = explained.counted;
      const key = keyOfLine(line.shipmentId, line.sku);
      return adoptedOn.has(key) && explained.verdict.responsibility !== "seller" ? [[key, unitsToAskFor(explained)]] : [];
    }),
  );
  const isCarriers = ({ amazon, carrier }: Units): boolean => carrier > 0 && amazon === 0;
  return {
    askedBeside: new Map([...lacking].flatMap(([key, units]): readonly (readonly [string, Debtor])[] => (isCarriers(units) ? [[key, "carrier"]] : []))),
    issues: rowsOf(facts.shipmentReviews).flatMap((row): readonly Issue[] => {
      const { amazon, carrier } = lacking.get(keyOfLine(row.shipmentId, row.sku)) ?? { amazon: 0, carrier: 0 };
      if (row.caseId === "" || amazon === 0 || carrier === 0) return [];
      return [raise("case-beside-both", placeOfRow(facts, row), { caseId: row.caseId, line: nameOfCase(row), amazon, carrier })];
    }),
  };
}

/** Before anything was delivered nobody but the carrier can say where it is, unless a reviewer holds somebody liable. */
function unitsToAskFor({ counted: { line, progress }, parts, verdict: { responsibility } }: ExplainedLine): Units {
  const isWithCarrier = progress === "on-its-way" && line.delivered === 0 && responsibility === null;
  return isWithCarrier ? { amazon: 0, carrier: line.dispatched } : unitsBeforePayment({ parts, responsibility });
}
