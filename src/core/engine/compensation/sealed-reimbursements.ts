/**
 * Rows of the Reimbursements report that closed months keep -> among those of the report, each once, so that whoever brings the report of one month alone knows
 * what was paid before. What the report tells otherwise by now counts as the report has it, on the day and by the FNSKU that were closed, since it was booked so;
 * what it does not tell counts as it was closed.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, tableOf, type RowOf } from "../../columns/table";
import type { Day } from "../../domain/day";
import type { Issue, IssueCode } from "../../domain/issue";
import type { TableRef } from "../../domain/source";
import { REIMBURSEMENTS } from "../../facts/reimbursements";
import type { Facts } from "../../facts/facts";
import { monthText } from "../closing/read-seals";
import { reimbursementOf, textOfReimbursement, type ReimbursementCells } from "../closing/reimbursement-notes";
import type { Seal } from "../closing/seal";
import { noteOf, REMARKS, type Note } from "../closing/sealed-notation";
import { nameOfPaid } from "./payment";
import { takesBack, type ReimbursementRow } from "./reimbursement-rows";

type Row = RowOf<typeof REIMBURSEMENTS>;

/** A row that was closed with other figures than the report has by now. */
export type ChangedReimbursement = { readonly closed: ReimbursementCells; readonly now: ReimbursementRow };
type Sealed = { readonly text: string; readonly cells: ReimbursementCells; readonly closedTo: Day };
type Compared = {
  /** The report does not tell them. */
  readonly absent: readonly Sealed[];
  readonly changed: readonly { readonly closed: Sealed; readonly now: ReimbursementRow }[];
  /** No closed month has them. */
  readonly fresh: readonly ReimbursementRow[];
};

export type Recalled = {
  readonly facts: Facts;
  /** Those of `facts`, for whoever names its goods. */
  readonly reimbursements: Facts["reimbursements"];
  readonly changed: readonly ChangedReimbursement[];
  /** Where rows stand that closed months alone tell. */
  readonly closedTables: ReadonlySet<TableRef>;
};

/** `facts` are as they were read, before goods have the seller's names. `seals` are those before the period, oldest first; `until` is its last day. */
export function recallReimbursements(facts: Facts, { seals, until }: { readonly seals: readonly Seal[]; readonly until: Day }): Recalled {
  const kept = seals.filter(keepsReimbursements);
  const last = kept.at(-1);
  if (last === undefined) return { facts, reimbursements: facts.reimbursements, changed: [], closedTables: new Set() };
  const { absent, changed } = compare(liveRows(kept), datedRows(facts, until));
  const told = asBooked(rowsOf(facts.reimbursements), changed);
  const sourceOf = new Map(kept.map(({ closedTo }, index) => [closedTo, facts.sources.length + index]));
  const rows = [...told, ...absent.map(({ cells }) => cells)];
  const tables = kept.map(({ closedTo }): TableRef => ({ label: `Reimbursements closed with ${monthText(closedTo)}`, file: null, sheet: null, table: null }));
  // They stand in no sheet of their own: each is told apart by its number.
  const refs = [...told.map(({ at }) => at), ...absent.map(({ closedTo }, index) => ({ source: sourceOf.get(closedTo) ?? 0, row: index + 1 }))];
  const reimbursements = tableOf(REIMBURSEMENTS, rows, refs);
  return {
    facts: {
      ...facts,
      sources: [...facts.sources, ...tables],
      kinds: [...facts.kinds, ...kept.map(() => "reimbursements" as const)],
      reimbursements,
    },
    reimbursements,
    changed: changed.map(({ closed, now }) => ({ closed: closed.cells, now })),
    closedTables: new Set(tables),
  };
}

/** What the seal of a month keeps: all rows, as recalled, up to its end that no earlier one has as they are now. null where no report was ever there. */
export function noteReimbursements(
  facts: Pick<Facts, "kinds" | "reimbursements">,
  earlier: readonly Seal[],
  closedTo: Day,
): readonly { readonly sku: string; readonly note: Note }[] | null {
  const kept = earlier.filter(keepsReimbursements);
  if (kept.length === 0 && !facts.kinds.includes("reimbursements")) return null;
  const { changed, fresh } = compare(liveRows(kept), datedRows(facts, closedTo));
  return [
    ...changed.map(({ closed: { text, cells } }) => ({ sku: cells.msku, note: { kind: "reimbursed-otherwise", row: text } as const })),
    ...[...changed.map(({ now }) => now), ...fresh].map((row) => ({ sku: row.msku, note: { kind: "reimbursed", row: textOfReimbursement(row) } as const })),
  ];
}

/** What is wrong with a payment, or not known of it, was said in the month in which it was paid; what it is called nobody can change in a closed month. */
const SAID_WHEN_CLOSED = new Set<IssueCode>([
  ...(["reimbursement-without-case", "reimbursement-unmatched", "reimbursed-beyond-missing", "reimbursed-without-loss"] as const),
  ...(["reversal-without-original", "first-payment-in-dispute", "sku-spellings-joined", "sku-zeros-lost"] as const),
]);

export function lessSaidBefore(issues: readonly Issue[], { closedTables }: Pick<Recalled, "closedTables">): readonly Issue[] {
  return issues.filter(({ code, place }) => place === null || !closedTables.has(place.source) || !SAID_WHEN_CLOSED.has(code));
}

export function keepsReimbursements({ lines }: Seal): boolean {
  return lines.some(({ moved }) => moved.includes(REMARKS["reimbursements-are-kept"]));
}

function datedRows(facts: Pick<Facts, "reimbursements">, until: Day): readonly ReimbursementRow[] {
  return rowsOf(facts.reimbursements).filter((row): row is ReimbursementRow => row.day !== null && row.day <= until);
}

/** What closed months keep as it is by now. */
function liveRows(seals: readonly Seal[]): readonly Sealed[] {
  const live = new Map<string, Sealed>();
  for (const { lines, closedTo } of seals) {
    const notes = lines.flatMap(({ moved }) => moved).map(noteOf);
    for (const note of notes) if (note.kind === "reimbursed-otherwise") live.delete(note.row);
    for (const note of notes) {
      const cells = note.kind === "reimbursed" ? reimbursementOf(note.row) : null;
      if (note.kind === "reimbursed" && cells !== null) live.set(note.row, { text: note.row, cells, closedTo });
    }
  }
  return [...live.values()];
}

/** Rows of the report with the day and the FNSKU by which a closed month has them. */
function asBooked(rows: readonly Row[], changed: Compared["changed"]): readonly Row[] {
  if (changed.length === 0) return rows;
  const closedOf = new Map(changed.map(({ closed: { cells }, now }) => [textOfReimbursement(now), cells]));
  return rows.map((row) => {
    const closed = row.day === null ? undefined : closedOf.get(textOfReimbursement({ ...row, day: row.day }));
    return closed === undefined ? row : { ...row, day: closed.day, fnsku: closed.fnsku };
  });
}

/** Rows that are word for word the same are one, in whatever table; of the others one ID for the same goods is one payment, whatever its day. */
function compare(closed: readonly Sealed[], told: readonly ReimbursementRow[]): Compared {
  const known = new Map(closed.map((one) => [one.text, one]));
  const rows = new Map(told.map((row) => [textOfReimbursement(row), row]));
  const absent = new Set(closed.filter(({ text }) => !rows.has(text)));
  const byName = groupBy(absent, ({ cells }) => nameOf(cells));
  const changed: { readonly closed: Sealed; readonly now: ReimbursementRow }[] = [];
  const fresh: ReimbursementRow[] = [];
  for (const [text, row] of rows) {
    if (known.has(text)) continue;
    const before = (byName.get(nameOf(row)) ?? []).find((one) => absent.has(one) && isOfGoods(one.cells, row) && takesBack(one.cells) === takesBack(row));
    if (before === undefined) fresh.push(row);
    else changed.push({ closed: before, now: row });
    if (before !== undefined) absent.delete(before);
  }
  return { absent: [...absent], changed, fresh };
}

const nameOf = ({ reimbursementId, day }: Pick<ReimbursementRow, "reimbursementId" | "day">): string => nameOfPaid({ id: reimbursementId, day });

type Named = Pick<ReimbursementRow, "msku" | "fnsku">;

function isOfGoods(a: Named, b: Named): boolean {
  return (a.fnsku !== "" && a.fnsku === b.fnsku) || (a.msku !== "" && a.msku === b.msku);
}
