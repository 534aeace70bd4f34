/**
 * Explained lines -> what is said of each: how far it has come, who answers for a difference, and by what evidence.
 */
import { isAskedCase, isPromised } from "../../domain/claims";
import { isoOf } from "../../domain/day";
import { minor } from "../../domain/money";
import { byShipmentThenSku, keyOfLine } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import { textAt } from "../../columns/text-column";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { isOwedByCarrier } from "../compensation/find-cases";
import type { BookValues } from "../valuation/book-values";
import type { CountedLine } from "./count-lines";
import { openBeforeDelivery, openUnits, unitsGranted, unitsToAsk } from "./decided-units";
import type { PaidRow, ShipmentLine, TakenBackPart } from "../findings";
import { nameOfLineCase, sayDecided } from "./say-decided";
import { findFormerNames } from "./heed-reviews";
import type { ExplainedLine } from "./shipment-parts";
import { describeState, stateOf } from "./shipment-states";
import { cartonsOf, missingUnits } from "./verdicts";

type Context = {
  readonly facts: Facts;
  readonly receivingDays: number;
  readonly bookValues: BookValues;
};
type Judging = Context & {
  readonly problemsOf: (line: CountedLine["line"]) => readonly string[];
  readonly formerNames: ReadonlyMap<string, readonly string[]>;
};

export function judgeShipments(lines: readonly ExplainedLine[], context: Context): readonly ShipmentLine[] {
  const judging: Judging = {
    ...context,
    problemsOf: findProblems(context.facts),
    formerNames: findFormerNames(context.facts),
  };
  return lines.map((line) => judge(line, judging)).sort(byShipmentThenSku);
}

function judge(explained: ExplainedLine, { problemsOf, formerNames, receivingDays, bookValues }: Judging): ShipmentLine {
  const { counted, parts, verdict, decision, decided, carrierDecided } = explained;
  const { line, received } = counted;
  const variance = received - line.dispatched;
  const state = stateOf(explained);
  const { pending } = decision;
  const granted = [...grantedByCarrier(explained), ...grantedOfMissing(explained)];
  const asked = unitsToAsk({ parts, decided, carrierDecided, granted, pending, responsibility: verdict.responsibility });
  const missing = asked.amazon + asked.carrier - unitsGranted({ granted }, { debtor: "carrier" });
  // What was granted and is not paid yet is missing still, and has left transit.
  const { value, currency } = bookValues.ofMissing(
    line,
    missing,
    decision.settled.map(({ by, taken, granted: due }) => ({ by: by.place, units: due + (isOwedByCarrier(by) ? taken : 0) })),
  );
  const settled = counted.progress === "settled";
  const reviewedAs = formerNames.get(keyOfLine(line.shipmentId, line.sku));
  return {
    shipmentId: line.shipmentId,
    sku: line.sku,
    fnsku: line.fnsku,
    declared: line.declared,
    dispatched: line.dispatched,
    delivered: line.delivered,
    received,
    variance,
    state,
    responsibility: verdict.responsibility,
    because: [
      ...(verdict.byReviewer === null ? [] : [verdict.byReviewer]),
      ...describeState(explained, state, receivingDays),
      ...explained.because,
      ...explained.takenBack.map(sayTakenBack),
      // Where nothing is open, nobody has to answer.
      ...(verdict.byReviewer === null && isExplained(explained, state) ? [] : verdict.because),
      ...sayDecided(explained, asked),
      ...(settled ? describeCartons(explained) : []),
      ...(variance === 0 ? [] : [...describeCases(explained), ...problemsOf(line)]),
    ],
    parts,
    decided,
    carrierDecided,
    granted,
    ...(explained.takenBack.length === 0 ? {} : { takenBack: explained.takenBack }),
    pending,
    wholeCartons: settled && !explained.mayBeElsewhere && cartonsOf(explained) === "whole",
    exposure: missing === 0 ? minor(0) : value,
    currency,
    claimFrom: null,
    claimUntil: null,
    caseId: counted.cases[0]?.caseId ?? null,
    shipped: line.shipped,
    deliveredOn: line.deliveredOn,
    status: line.status,
    place: line.place,
    ...(reviewedAs === undefined ? {} : { reviewedAs }),
  };
}

/** "3 paid by reimbursement 9005 of 2026-09-20 (Paid row 6), and the money taken back by 9006 of 2026-10-15 (Paid row 7)" */
function sayTakenBack({ units, paid, by }: TakenBackPart): string {
  const named = ({ id, day, place }: PaidRow): string =>
    `${id.trim() === "" ? "that" : id.trim()} of ${isoOf(day)}${place === null ? "" : ` (${nameOfPlace(place)})`}`;
  return `${units} paid by reimbursement ${named(paid)}, and the money taken back by ${by.map(named).join(" and ")}`;
}

/** Short or over, and made up for in full by others than whoever answers for it. */
function isExplained(line: ExplainedLine, state: ShipmentLine["state"]): boolean {
  return (state === "short" || state === "over") && openUnits(line) === 0 && openBeforeDelivery(line) === 0;
}

/** What a carrier granted and did not pay: of the units that it lost, then of those that nothing explains and for which it answers. */
function grantedByCarrier({ parts, decision }: ExplainedLine): ShipmentLine["granted"] {
  const left = { logistics: Math.max(0, 0 - (parts.logistics ?? 0)), unexplained: Math.max(0, 0 - (parts.unexplained ?? 0)) };
  return decision.settled.flatMap(({ by, taken }): ShipmentLine["granted"] => {
    let due = isOwedByCarrier(by) ? taken : 0;
    return (["logistics", "unexplained"] as const).flatMap((part) => {
      const units = Math.min(left[part], due);
      left[part] -= units;
      due -= units;
      return units === 0 ? [] : [{ part, debtor: "carrier" as const, units: 0 - units, caseId: by.caseId }];
    });
  });
}

/** What Amazon granted of the units that nothing explains, and did not pay. */
function grantedOfMissing({ parts, decision }: ExplainedLine): ShipmentLine["granted"] {
  let left = Math.max(0, 0 - (parts.unexplained ?? 0));
  return decision.settled.flatMap(({ by, granted }): ShipmentLine["granted"] => {
    const units = Math.min(left, granted);
    left -= units;
    return units === 0 ? [] : [{ part: "unexplained", debtor: by.debtor, units: 0 - units, caseId: by.caseId }];
  });
}

/** Where the carrier lost some and Amazon others, each number is looked at by itself: a carton that never arrived is no part of a miscount. */
function describeCartons(explained: ExplainedLine): readonly string[] {
  const { unitsPerCarton } = explained.counted.line;
  // No carton is lost that may have come in under another ID.
  if (explained.mayBeElsewhere || cartonsOf(explained) === "unknown" || unitsPerCarton === null) return [];
  const undelivered = 0 - (explained.parts.logistics ?? 0);
  const rest = missingUnits(explained) - undelivered;
  if (undelivered <= 0 || rest <= 0) return [sayCartons(missingUnits(explained), unitsPerCarton)];
  return [`before delivery ${undelivered}: ${sayCartons(undelivered, unitsPerCarton)}`, `after delivery ${rest}: ${sayCartons(rest, unitsPerCarton)}`];
}

function sayCartons(missing: number, perCarton: number): string {
  if (missing % perCarton !== 0) return `not a whole carton of ${perCarton}: rather a miscount`;
  const count = missing / perCarton;
  return `${count === 1 ? "one whole carton" : `${count} whole cartons`} of ${perCarton}: rather lost than miscounted`;
}

function describeCases({ counted: { cases }, decision: { answeredWhole } }: ExplainedLine): readonly string[] {
  return cases.map((about) => {
    const answer = !answeredWhole.includes(about) ? "" : isAskedCase(about.status) ? ", and answered" : isPromised(about.status) ? ", and paid" : "";
    const since = about.opened === null ? "" : `, opened ${isoOf(about.opened)}`;
    const until = about.closed === null ? "" : `, closed ${isoOf(about.closed)}`;
    return `${nameOfLineCase(about)}: ${about.status.replace("-", " ")}${answer}${since}${until}${about.place === null ? "" : ` (${nameOfPlace(about.place)})`}`;
  });
}

/** What Amazon itself found wrong with the shipment, or with the SKU in it. */
function findProblems(facts: Facts): (line: CountedLine["line"]) => readonly string[] {
  const { columns, rowCount } = facts.inboundNoncompliance;
  const byLine = new Map<string, Set<string>>();
  for (let index = 0; index < rowCount; index += 1) {
    const place = placeInFacts(facts, facts.inboundNoncompliance, index);
    const units = columns.problemQuantity[index] ?? NaN;
    const what = textAt(columns.problemType, index);
    const carton = textAt(columns.cartonId, index);
    const said = `Amazon reports ${what === "" ? "a problem" : what}${Number.isNaN(units) ? "" : ` (${units})`}${carton === "" ? "" : ` in carton ${carton}`}${place === null ? "" : ` (${nameOfPlace(place)})`}`;
    const fnsku = textAt(columns.fnsku, index);
    const goods = [textAt(columns.msku, index), ...(fnsku === "" ? [] : [`fnsku:${fnsku}`])];
    for (const name of new Set(goods)) {
      const key = keyOfLine(textAt(columns.shipmentId, index), name);
      byLine.set(key, (byLine.get(key) ?? new Set()).add(said));
    }
  }
  return ({ shipmentId, sku, fnsku }) => [
    ...new Set(["", sku, ...(fnsku === null ? [] : [`fnsku:${fnsku}`])].flatMap((goods) => [...(byLine.get(keyOfLine(shipmentId, goods)) ?? [])])),
  ];
}
