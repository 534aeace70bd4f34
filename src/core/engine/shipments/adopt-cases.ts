/**
 * Case IDs that stand beside shipment lines -> cases, unless a register has them. A row of our register that was made of such an ID goes when
 * the ID does, or when another row speaks for its line, and stays, with a word, where something was typed into it; a draft that took the ID is a draft again.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, tableOf } from "../../columns/table";
import { debtorOf, KIND_OF_DEBTOR, type Debtor } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import { CASES } from "../../facts/claims";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { keyOfCaseOnLine, nameOfCase } from "../compensation/read-cases";
import type { RegisterChanges } from "../findings";
import { findMade, rowsThatGo, sayMadeRows, type CaseRow } from "./made-rows";

export type Adopted = {
  readonly facts: Facts;
  readonly register: RegisterChanges;
  /** `keyOfLine` of the lines whose IDs no row of a register has. */
  readonly adoptedOn: ReadonlySet<string>;
  readonly issues: readonly Issue[];
};
/** Whom an ID beside a line asks, by `keyOfLine`. */
export type AskedBeside = ReadonlyMap<string, Debtor>;

/**
 * The facts with the case of each ID beside a line, unless a register has that case for the line or its whole shipment: a case about the line that has no
 * ID yet, mostly a draft, is the one that was sent under it; else there is an open case that no register knows of. It asks Amazon, but where the carrier alone
 * answers for what the line lacks.
 */
export function adoptCases(facts: Facts, askedBeside: AskedBeside): Adopted {
  const debtorBeside = (name: string): Debtor => askedBeside.get(name) ?? "amazon";
  const madeOf = findMade(facts);
  const all = rowsOf(facts.cases);
  const going = rowsThatGo(all, madeOf, facts);
  const gone = new Set(going.gone);
  const isUnsentAgain = new Set(going.unsent.map(({ at }) => at));
  const cases = all.filter((row) => !gone.has(row)).map((row): CaseRow => (isUnsentAgain.has(row.at) ? { ...row, caseId: "", status: "draft" } : row));
  const reviews = rowsOf(facts.shipmentReviews).filter(({ caseId }) => caseId !== "");
  const known = new Set(
    cases.flatMap((row) => {
      const made = madeOf(row);
      // A case ID that was corrected in the row made of it is the same case still.
      return [keyOfCaseOnLine(row), ...(made === null || row.caseId === "" ? [] : [keyOfCaseOnLine({ ...row, caseId: made.memory.caseId })])];
    }),
  );
  const unknown = reviews.filter((row) => !known.has(keyOfCaseOnLine(row)) && !known.has(keyOfCaseOnLine({ ...row, sku: "" })));
  const nameless = groupBy(
    cases.filter(({ caseId, kind, shipmentId, sku }) => caseId === "" && debtorOf(kind) === debtorBeside(keyOfLine(shipmentId, sku))),
    ({ shipmentId, sku }) => keyOfLine(shipmentId, sku),
  );
  const idOf = new Map<CaseRow, string>();
  const adopted = unknown.filter(({ caseId, shipmentId, sku }) => {
    const own = nameless.get(keyOfLine(shipmentId, sku)) ?? [];
    const meant = own.some(isUnsent) ? own.filter(isUnsent) : own;
    const isFree = meant.length > 0 && !meant.some((row) => idOf.has(row));
    if (isFree) for (const row of meant) idOf.set(row, caseId);
    return !isFree && !meant.some((row) => idOf.get(row) === caseId);
  });
  const register = cases.map((row): CaseRow => (idOf.has(row) ? { ...row, caseId: idOf.get(row) ?? "", status: isUnsent(row) ? "open" : row.status } : row));
  const rows = adopted.map(({ caseId, shipmentId, sku }) => ({
    caseId,
    shipmentId,
    sku,
    kind: KIND_OF_DEBTOR[debtorBeside(keyOfLine(shipmentId, sku))],
    status: "open",
    opened: null,
    closed: null,
    units: null,
    amount: null,
    note: "",
    keptIn: "",
    asWritten: "",
    listing: "",
  }));
  const refs = [...cases, ...adopted].map(({ at }) => at);
  const table = adopted.length + idOf.size + gone.size + isUnsentAgain.size === 0 ? facts.cases : tableOf(CASES, [...register, ...rows], refs);
  const isUndated = ({ caseId, opened, closed }: CaseRow): boolean => caseId !== "" && opened === null && closed === null;
  const undated = register.filter((row, index) => isUndated(row) && isMadeOfId(cases[index]));
  return {
    facts: { ...facts, cases: table },
    register: {
      gone: placesIn(facts, [...gone]),
      sent: [...idOf].flatMap(([row, caseId]) => placesIn(facts, [row]).map((place) => ({ place, caseId, isOpened: isUnsent(row) }))),
      unsent: placesIn(
        facts,
        cases.filter((row) => isUnsentAgain.has(row.at) && !idOf.has(row)),
      ),
    },
    adoptedOn: new Set(unknown.map(({ shipmentId, sku }) => keyOfLine(shipmentId, sku))),
    issues: [
      ...sayMadeRows(
        facts,
        cases.filter((row) => !isUnsentAgain.has(row.at)),
        madeOf,
      ),
      ...sayUndated(facts, [...undated, ...adopted]),
    ],
  };

  function isMadeOfId(row: CaseRow | undefined): boolean {
    return row !== undefined && (idOf.has(row) || madeOf(row) !== null);
  }
}

function isUnsent({ status }: CaseRow): boolean {
  return status === "draft" || status === "";
}

function placesIn(facts: Facts, rows: readonly CaseRow[]): readonly Place[] {
  return rows.flatMap((row) => placeOfRow(facts, row) ?? []);
}

/** Once for all of them. */
function sayUndated(facts: Facts, rows: readonly Pick<CaseRow, "caseId" | "shipmentId" | "sku" | "at">[]): readonly Issue[] {
  const cases = [...new Set(rows.map((row) => `case ${row.caseId} (${nameOfCase(row)})`))].sort(compareText);
  const [first] = rows;
  return first === undefined ? [] : [raise("case-opened-missing", placeOfRow(facts, first), { cases })];
}
