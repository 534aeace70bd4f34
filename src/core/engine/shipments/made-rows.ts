/**
 * Rows of our register that were made of Case IDs beside shipment lines -> those that go again, and what is said of those that stay. Nothing that was typed into
 * one is ever lost: it goes only as it was made, when its ID does or when another row speaks for its line under that ID.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowOf } from "../../columns/table";
import { debtorOf } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import type { CASES } from "../../facts/claims";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { textOfTyped, typedRowsOf, type TypedRow } from "../../facts/read-back";
import { isUntouched, memoryOfMade, type RegisterWords } from "../../facts/register-memory";
import { keyOfCaseOnLine, keyOfTypedCase, nameOfCase } from "../compensation/read-cases";

export type CaseRow = RowOf<typeof CASES>;
export type Made = { readonly typed: TypedRow; readonly memory: RegisterWords; readonly isUntouched: boolean };
export type MadeOf = (row: CaseRow) => Made | null;

/** null for a row that its user began. */
export function findMade({ readBack }: Pick<Facts, "readBack">): MadeOf {
  const made = new Map(
    readBack
      .filter(({ kind }) => kind === "cases")
      .flatMap(({ source, rows }) =>
        rows.flatMap((typed) => {
          const memory = memoryOfMade(typed);
          return memory === null ? [] : [[JSON.stringify([source, typed.row]), { typed, memory, isUntouched: isUntouched(typed, memory) }] as const];
        }),
      ),
  );
  return ({ at }) => made.get(JSON.stringify([at.source, at.row])) ?? null;
}

/** What was a draft before its ID is one again without it; every other row was made of the ID alone. */
export function rowsThatGo(
  cases: readonly CaseRow[],
  madeOf: MadeOf,
  { readBack }: Pick<Facts, "readBack">,
): { readonly gone: readonly CaseRow[]; readonly unsent: readonly CaseRow[] } {
  const beside = idsBeside(readBack);
  const others = new Set(cases.filter((row) => madeOf(row)?.isUntouched !== true).map(keyOfCaseOnLine));
  const untouched = cases.flatMap((row) => {
    const made = madeOf(row);
    return made?.isUntouched === true ? [{ row, made }] : [];
  });
  const isTwice = (row: CaseRow): boolean => others.has(keyOfCaseOnLine(row)) || others.has(keyOfCaseOnLine(wholeShipment(row)));
  const single = untouched.filter(({ row }) => !isTwice(row));
  const loose = beside === null ? [] : single.filter(({ made }) => !beside.has(keyOfTypedCase(made.typed)));
  const wasDraft = ({ made: { memory } }: (typeof loose)[number]): boolean => memory.units !== "";
  return {
    gone: [...untouched.filter(({ row }) => isTwice(row)), ...loose.filter((one) => !wasDraft(one))].map(({ row }) => row),
    unsent: loose.filter(wasDraft).map(({ row }) => row),
  };
}

/** One thing at most of each row. */
export function sayMadeRows(facts: Facts, cases: readonly CaseRow[], madeOf: MadeOf): readonly Issue[] {
  const beside = idsBeside(facts.readBack);
  const idsOf = groupBy(rowsOf(facts.shipmentReviews), ({ shipmentId, sku }) => keyOfLine(shipmentId, sku));
  const own = new Map(cases.filter((row) => madeOf(row) === null).map((row) => [keyOfCaseOnLine(row), row]));
  return cases.flatMap((row): readonly Issue[] => {
    const made = madeOf(row);
    if (made === null) return [];
    const place = placeOfRow(facts, row);
    const { typed, memory } = made;
    const now = { shipmentId: textOfTyped(typed.cells["shipmentId"]), sku: textOfTyped(typed.cells["sku"]) };
    if (keyOfLine(now.shipmentId, now.sku) !== keyOfLine(memory.shipmentId, memory.sku)) {
      const speaksForBoth =
        row.caseId === memory.caseId &&
        beside?.has(keyOfCaseOnLine(memory)) === true &&
        keyOfLine(now.shipmentId, now.sku) !== keyOfLine(memory.shipmentId, "");
      return speaksForBoth ? [raise("case-line-changed", place, { caseId: row.caseId, made: nameOfCase(memory), now: nameOfCase(now) })] : [];
    }
    const there = (idsOf.get(keyOfLine(row.shipmentId, row.sku)) ?? []).map(({ caseId }) => caseId).filter((id) => id !== "");
    const line = nameOfCase(row);
    const about = { goods: [line], from: null, to: null };
    if (beside !== null && ![row.caseId, memory.caseId].some((id) => there.includes(id)))
      return [raise("case-id-changed", place, { caseId: row.caseId, line, now: there[0] ?? null }, about)];
    const whole = row.sku === "" ? undefined : own.get(keyOfCaseOnLine(wholeShipment(row)));
    if (whole === undefined || debtorOf(whole.kind) !== debtorOf(row.kind)) return [];
    return [raise("case-twice", place, { caseId: row.caseId, line, shipmentId: row.shipmentId, other: nameOfPlace(placeOfRow(facts, whole)) }, about)];
  });
}

/** null without that sheet: then nobody has taken an ID away. */
function idsBeside(readBack: Facts["readBack"]): ReadonlySet<string> | null {
  const reviews = typedRowsOf(readBack, "shipment-reviews");
  return reviews.length === 0 ? null : new Set(reviews.map(keyOfTypedCase));
}

const wholeShipment = (row: CaseRow): CaseRow => ({ ...row, sku: "" });
