/**
 * Case IDs that stand beside shipment lines -> cases, unless a register has them. A row of our register that was made of such an ID goes when
 * the ID does, and stays, with a word, where something was typed into it.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, tableOf, type RowOf } from "../../columns/table";
import { debtorOf } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { CASES } from "../../facts/claims";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { typedRowsOf, type TypedRow } from "../../facts/read-back";
import { isUntouched, memoryOfMade, type RegisterWords } from "../../facts/register-memory";
import { keyOfCaseOnLine, keyOfTypedCase } from "../compensation/read-cases";

type CaseRow = RowOf<typeof CASES>;
/** A row of our register that was made of a case ID beside a line. */
type Made = { readonly typed: TypedRow; readonly memory: RegisterWords };

/**
 * The facts with the case of each ID beside a line, unless a register has that case for the line or its whole shipment: a case about the line that has no
 * ID yet, mostly a draft, is the one that was sent under it; else there is an open case that no register knows of.
 */
export function adoptCases(facts: Facts): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const gone = new Set(madeOfIdsThatAreGone(facts.readBack));
  const madeOf = findMade(facts);
  const cases = rowsOf(facts.cases).filter((row) => !isIn(gone, madeOf(row)));
  const reviews = rowsOf(facts.shipmentReviews).filter(({ caseId }) => caseId !== "");
  const known = new Set(
    cases.flatMap((row) => {
      const made = madeOf(row);
      // A case ID that was corrected in the row made of it is the same case still.
      return [keyOfCaseOnLine(row), ...(made === null || row.caseId === "" ? [] : [keyOfCaseOnLine({ ...row, caseId: made.memory.caseId })])];
    }),
  );
  const unknown = reviews.filter((row) => !known.has(keyOfCaseOnLine(row)) && !known.has(keyOfCaseOnLine({ ...row, sku: "" })));
  const isUnsent = ({ status }: CaseRow): boolean => status === "draft" || status === "";
  const nameless = groupBy(
    cases.filter(({ caseId, kind }) => caseId === "" && debtorOf(kind) === "amazon"),
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
  const register = cases.map((row) => ({ ...row, caseId: idOf.get(row) ?? row.caseId, status: idOf.has(row) && isUnsent(row) ? "open" : row.status }));
  const rows = adopted.map(({ caseId, shipmentId, sku }) => ({
    caseId,
    shipmentId,
    sku,
    kind: "inbound-missing",
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
  const table = adopted.length + idOf.size + gone.size === 0 ? facts.cases : tableOf(CASES, [...register, ...rows], refs);
  const undated = cases.filter((row) => madeOf(row) !== null && row.caseId !== "" && row.opened === null && row.closed === null);
  return { facts: { ...facts, cases: table }, issues: [...sayMoved(facts, cases, madeOf), ...sayUndated(facts, [...undated, ...adopted])] };
}

/** Rows of our register of which every cell is as it was made, and whose case ID stands beside its line no more. */
export function madeOfIdsThatAreGone(readBack: Facts["readBack"]): readonly TypedRow[] {
  const reviews = typedRowsOf(readBack, "shipment-reviews");
  const there = new Set(reviews.map(keyOfTypedCase));
  // Without that sheet nobody has taken an ID away.
  return reviews.length === 0
    ? []
    : typedRowsOf(readBack, "cases").filter((row) => {
        const memory = memoryOfMade(row);
        return memory !== null && isUntouched(row, memory) && !there.has(keyOfTypedCase(row));
      });
}

function findMade({ readBack }: Pick<Facts, "readBack">): (row: CaseRow) => Made | null {
  const made = new Map(
    readBack
      .filter(({ kind }) => kind === "cases")
      .flatMap(({ source, rows }) =>
        rows.flatMap((typed) => {
          const memory = memoryOfMade(typed);
          return memory === null ? [] : [[JSON.stringify([source, typed.row]), { typed, memory }] as const];
        }),
      ),
  );
  return ({ at }) => made.get(JSON.stringify([at.source, at.row])) ?? null;
}

function isIn(rows: ReadonlySet<TypedRow>, made: Made | null): boolean {
  return made !== null && rows.has(made.typed);
}

/** Rows in which something was typed, whose case ID stands beside its line no more. */
function sayMoved(facts: Facts, cases: readonly CaseRow[], madeOf: (row: CaseRow) => Made | null): readonly Issue[] {
  if (typedRowsOf(facts.readBack, "shipment-reviews").length === 0) return [];
  const idsOf = groupBy(rowsOf(facts.shipmentReviews), ({ shipmentId, sku }) => keyOfLine(shipmentId, sku));
  return cases.flatMap((row): readonly Issue[] => {
    const made = madeOf(row);
    if (made === null) return [];
    const { typed, memory } = made;
    if (keyOfTypedCase({ ...typed, cells: { ...typed.cells, caseId: memory.caseId } }) !== keyOfCaseOnLine(memory)) return [];
    const there = (idsOf.get(keyOfLine(row.shipmentId, row.sku)) ?? []).map(({ caseId }) => caseId).filter((id) => id !== "");
    if ([row.caseId, memory.caseId].some((id) => there.includes(id))) return [];
    return [raise("case-id-changed", placeOfRow(facts, row), { caseId: row.caseId, line: `${row.shipmentId} ${row.sku}`, now: there[0] ?? null })];
  });
}

/** Once for all of them. */
function sayUndated(facts: Facts, rows: readonly Pick<CaseRow, "caseId" | "shipmentId" | "sku" | "at">[]): readonly Issue[] {
  const cases = [...new Set(rows.map(({ caseId, shipmentId, sku }) => `case ${caseId} (${shipmentId} ${sku})`))].sort(compareText);
  const [first] = rows;
  return first === undefined ? [] : [raise("case-opened-missing", placeOfRow(facts, first), { cases })];
}
