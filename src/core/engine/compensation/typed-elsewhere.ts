/**
 * Rows of our register that only show a case of a table of the user's, and what was typed into them since they were written: it is read from that table
 * alone, so that it counts for nothing and must be said.
 */
import { groupBy } from "../../columns/group-by";
import { sayStatus } from "../../domain/claims";
import { isoOf } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { textOfMoney, minorOf } from "../../domain/money";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { isBlankCell, textOfTyped, type TypedRow } from "../../facts/read-back";
import { memoryOf, nameTyped, NO_WORDS, typedBeside, type RegisterColumn, type RegisterWords } from "../../facts/register-memory";
import type { CaseLine } from "../findings";
import { keyOfCaseOnLine, keyOfTypedCase, nameOfCase } from "./read-cases";

export type TypedElsewhere = {
  readonly source: number;
  readonly typed: TypedRow;
  /** What the row says in other words than its case's own table, when it was written and now. */
  readonly columns: readonly RegisterColumn[];
  readonly said: RegisterWords;
  /** Where its case is kept by now. */
  readonly keptAt: Place | null;
};

type Given = Pick<Facts, "readBack" | "sources">;

/** Each row once: what was kept before and stands in the register again is the same word. */
export function findTypedElsewhere({ readBack }: Given, cases: readonly CaseLine[]): readonly TypedElsewhere[] {
  const byKey = groupBy(cases, keyOfCaseOnLine);
  const casesOf = (key: string): readonly CaseLine[] => byKey.get(key) ?? [];
  const found = readBack.flatMap(({ kind, source, rows }) => (kind === "cases" ? rows.flatMap((typed) => whatWasTyped({ typed, source }, casesOf)) : []));
  const texts = found.map(({ typed: { cells } }) => JSON.stringify([...Object.keys(NO_WORDS), "keptIn"].map((name) => textOfTyped(cells[name]))));
  return found.filter((_, index) => texts.indexOf(texts[index] ?? "") === index);
}

export function sayTypedElsewhere(facts: Given, cases: readonly CaseLine[]): readonly Issue[] {
  return findTypedElsewhere(facts, cases).map(({ source, typed, columns, said, keptAt }) => {
    const ref = facts.sources[source];
    return raise("case-typed-elsewhere", ref === undefined ? null : { source: ref, row: typed.row }, {
      caseId: said.caseId,
      line: nameOfCase(said),
      keptIn: keptAt === null ? textOfTyped(typed.cells["keptIn"]) : nameOfPlace(keptAt),
      typed: columns.map((name) => nameTyped(typed, name)),
    });
  });
}

/** What a row of the register says that only shows the case: what was entered of it elsewhere, and not what became of that. */
export function wordsOfCase(one: CaseLine): RegisterWords {
  const { caseId, shipmentId, sku, kind, entered, opened, closed, amount, note, currency } = one;
  return {
    caseId,
    shipmentId,
    sku,
    kind,
    status: sayStatus(entered.status),
    opened: opened === null ? "" : isoOf(opened),
    closed: closed === null ? "" : isoOf(closed),
    units: entered.units === null ? "" : String(entered.units),
    amount: amount === null ? "" : textOfMoney(minorOf(amount, currency), currency),
    note,
  };
}

function whatWasTyped({ typed, source }: Pick<TypedElsewhere, "typed" | "source">, casesOf: (key: string) => readonly CaseLine[]): readonly TypedElsewhere[] {
  if (isBlankCell(typed.cells["keptIn"])) return [];
  const memory = memoryOf(typed);
  const kept = casesOf(memory === null ? keyOfTypedCase(typed) : keyOfCaseOnLine(memory));
  const now = kept.map(wordsOfCase);
  // A row of an earlier version has no memory: it is held to what its case says now.
  const said = memory ?? now[0];
  if (said === undefined) return [];
  const columns = typedBeside(typed, said).filter((name) => now.every((words) => typedBeside(typed, words).includes(name)));
  return columns.length === 0 ? [] : [{ typed, source, columns, said, keptAt: kept[0]?.place ?? null }];
}
