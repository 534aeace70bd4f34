/**
 * The register of cases as it is written again: the rows that its user keeps in it, as they stand and in their order, those made of case IDs beside shipment
 * lines, then cases that are kept in other tables, which are shown and never read back. Only who asks for it gets a draft added.
 */
import { debtorOf, type ClaimType, type Debtor } from "../domain/claims";
import { ZERO } from "../domain/money";
import { keyOfLine } from "../domain/shipment-line";
import { keyOfPlace } from "../domain/source";
import { groupBy } from "../columns/group-by";
import { rowsOfCases, type CaseRow } from "../engine/cases/rows-of-cases";
import { findTypedElsewhere, type TypedElsewhere } from "../engine/compensation/typed-elsewhere";
import { isMadeGood, keyOfCaseOnLine, keyOfTypedCase, type CaseBasics } from "../engine/compensation/read-cases";
import type { CaseLine, ClaimLine, Reconciliation, ShipmentLine } from "../engine/findings";
import { openUnits, unitsToAsk, type Askable } from "../engine/shipments/decided-units";
import type { Facts } from "../facts/facts";
import { isBlankCell, textOfTyped, type TypedRow } from "../facts/read-back";
import { NO_WORDS, textOfMemory } from "../facts/register-memory";

/** A row of the user's with its case as followed; null where the row says no case that could be read. */
export type RegisterRow = { readonly typed: TypedRow; readonly followed: CaseRow | null };
export type Register = {
  readonly own: readonly RegisterRow[];
  readonly elsewhere: readonly CaseRow[];
  readonly typedElsewhere: readonly TypedElsewhere[];
};

/** A shipment line about which a case is to be opened. */
export type DraftSubject = Pick<ShipmentLine, "shipmentId" | "sku">;

type Lines = Pick<Reconciliation, "cases" | "shipments" | "claims">;

export function keepRegister(
  { cases, register, shipments, claims }: Lines & Pick<Reconciliation, "register">,
  { readBack, sources }: Pick<Facts, "readBack" | "sources">,
  { proposesCases, drafts }: { readonly proposesCases: boolean; readonly drafts: readonly DraftSubject[] },
): Register {
  const followed = rowsOfCases(cases);
  const own = [...rowsKept({ followed, register }, { readBack, sources }), ...rowsOfIds(followed, { readBack, sources })];
  // Whoever asks about a good of a set asks about the set.
  const isAskedFor = ({ shipmentId, sku }: ShipmentLine): boolean =>
    drafts.some(
      (one) => one.shipmentId === shipmentId && (one.sku === sku || setsOf(claims, shipmentId).some((set) => holds(set, sku) && holds(set, one.sku))),
    );
  const isToOpen = findLinesToOpen(cases);
  const drafted = draftLines(
    shipments.filter((line) => (proposesCases && isToOpen(line)) || isAskedFor(line)),
    own.map(({ typed: { cells }, followed }) => {
      const [shipmentId, sku] = [textOfTyped(cells["shipmentId"]), textOfTyped(cells["sku"])];
      return { shipmentId, sku, kind: followed?.kind ?? textOfTyped(cells["kind"]), status: followed?.status ?? textOfTyped(cells["status"]) };
    }),
  );
  const follow = followDrafts(claims);
  const rows = draftSets(drafted, claims).map((typed): RegisterRow => ({ typed, followed: follow(typed) }));
  const shown = new Set(own.map(({ followed }) => followed));
  return {
    own: [...own, ...rows],
    elsewhere: followed.filter((one) => !shown.has(one)),
    typedElsewhere: findTypedElsewhere({ readBack, sources }, followed),
  };
}

/** Rows that stand in the register already. One without an ID that was sent under one takes it. */
function rowsKept(
  { followed, register }: Pick<Reconciliation, "register"> & { readonly followed: readonly CaseRow[] },
  { readBack, sources }: Pick<Facts, "readBack" | "sources">,
): readonly RegisterRow[] {
  const gone = new Set(register.gone.map(keyOfPlace));
  const sentAt = new Map(register.sent.map((one) => [keyOfPlace(one.place), one]));
  const unsent = new Set(register.unsent.map(keyOfPlace));
  const first = <K>(keyOf: (one: CaseRow) => K): ReadonlyMap<K, CaseRow> => new Map([...followed].reverse().map((one) => [keyOf(one), one]));
  const [atPlace, ofName] = [first(({ place }) => keyOfPlace(place)), first(keyOfCaseOnLine)];
  return readBack.flatMap(({ kind, source, rows }) => {
    const ref = sources[source];
    if (kind !== "cases" || ref === undefined) return [];
    return rows.flatMap((typed): readonly RegisterRow[] => {
      const key = keyOfPlace({ source: ref, row: typed.row });
      if (!isBlankCell(typed.cells["keptIn"]) || gone.has(key)) return [];
      const sent = sentAt.get(key);
      const written = sent !== undefined ? cellsOfSent(typed, sent) : unsent.has(key) ? { caseId: null, status: "draft", asWritten: null } : {};
      const row = { ...typed, cells: { ...typed.cells, ...written } };
      return [{ typed: row, followed: atPlace.get(key) ?? ofName.get(keyOfTypedCase(row)) ?? null }];
    });
  });
}

/** A draft as Tieout writes them follows its ID. Of a row in other words all else counts as typed: it stays whatever becomes of the ID. */
function cellsOfSent({ cells }: TypedRow, { caseId, isOpened }: Reconciliation["register"]["sent"][number]): TypedRow["cells"] {
  const [kind, units] = [textOfTyped(cells["kind"]), textOfTyped(cells["units"])];
  const own = { ...NO_WORDS, caseId, shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) };
  const isAsDrafted = isOpened && kind !== "" && units !== "";
  return {
    caseId,
    ...(isOpened ? { status: "open" } : {}),
    asWritten: textOfMemory(isAsDrafted ? { ...own, kind, status: "open", units } : own),
  };
}

/** Rows made of case IDs beside shipment lines, as if their user had begun them here; the SKU as it stands there. */
function rowsOfIds(cases: readonly CaseRow[], { readBack, sources }: Pick<Facts, "readBack" | "sources">): readonly RegisterRow[] {
  const reviews = readBack.flatMap(({ kind, source, rows }) => {
    const ref = sources[source];
    return kind !== "shipment-reviews" || ref === undefined ? [] : rows.map((typed) => [keyOfPlace({ source: ref, row: typed.row }), typed] as const);
  });
  const reviewAt = new Map(reviews);
  return cases.flatMap((followed): readonly RegisterRow[] => {
    const review = reviewAt.get(keyOfPlace(followed.place));
    if (review === undefined) return [];
    const { caseId, shipmentId, kind } = followed;
    const words = { caseId, shipmentId, sku: textOfTyped(review.cells["sku"]), kind, status: "open" };
    return [{ typed: { row: 0, cells: { ...words, asWritten: textOfMemory({ ...NO_WORDS, ...words }) }, figures: {} }, followed }];
  });
}

/** A draft of this run, as the next will follow it: it asks for what nobody has asked for yet. null where there is no such claim. */
function followDrafts(claims: readonly ClaimLine[]): (draft: TypedRow) => CaseRow | null {
  const unasked = claims.filter(({ caseId, grantedBy }) => caseId === null && grantedBy === null);
  const byName = groupBy(unasked, ({ type, reference, sku }) => JSON.stringify([type, reference, sku]));
  return ({ cells }) => {
    const [kind, shipmentId, sku] = [textOfTyped(cells["kind"]), textOfTyped(cells["shipmentId"]), textOfTyped(cells["sku"])];
    const [claim] = byName.get(JSON.stringify([kind, shipmentId, sku])) ?? [];
    if (claim === undefined || claim.units !== cells["units"]) return null;
    const { units, bookValue, expectedClaim, currency, goods } = claim;
    return {
      goods: goods.length === 0 ? [sku] : goods.map((good) => good.sku),
      listing: "",
      unitsInSet: 0,
      caseId: "",
      shipmentId,
      sku,
      kind,
      status: "draft",
      opened: null,
      closed: null,
      amount: null,
      note: "",
      place: null,
      entered: { status: "draft", units },
      unitsClaimed: units,
      unitsHome: 0,
      unitsRestocked: 0,
      unitsPaid: 0,
      unitsGranted: 0,
      reimbursements: [],
      because: [],
      granted: ZERO,
      cash: ZERO,
      bookValue,
      gainOrLoss: bookValue === null ? null : ZERO,
      expectedClaim,
      costClaimed: expectedClaim,
      currency,
    };
  };
}

/** The drafts that a run proposes and no register has yet: one row of the register each. */
export function proposeDrafts({ cases, shipments, claims, settings }: Lines & Pick<Reconciliation, "settings">): readonly TypedRow[] {
  if (!settings.proposeCases) return [];
  return draftSets(draftLines(shipments.filter(findLinesToOpen(cases)), []), claims);
}

/** Claims about sets of a shipment, about which nobody has asked yet. */
function setsOf(claims: readonly ClaimLine[], shipmentId: string): readonly ClaimLine[] {
  return claims.filter(({ goods, caseId, type, reference }) => goods.length > 0 && caseId === null && debtorOf(type) !== null && reference === shipmentId);
}

function holds({ goods }: ClaimLine, sku: string): boolean {
  return goods.some((one) => one.sku === sku);
}

/** Drafts about the goods of a set -> one about the set, as Amazon knows it; what of its goods is beyond whole sets keeps a draft of its own. */
function draftSets(drafts: readonly TypedRow[], claims: readonly ClaimLine[]): readonly TypedRow[] {
  const about = ({ cells }: TypedRow, set: ClaimLine): number =>
    textOfTyped(cells["shipmentId"]) !== set.reference || textOfTyped(cells["kind"]) !== set.type
      ? 0
      : (set.goods.find(({ sku }) => sku === textOfTyped(cells["sku"]))?.units ?? 0);
  const unitsOf = ({ cells: { units } }: TypedRow): number => (typeof units === "number" ? units : 0);
  const shipments = new Set(drafts.map(({ cells }) => textOfTyped(cells["shipmentId"])));
  const sets = [...shipments].flatMap((shipmentId) => setsOf(claims, shipmentId));
  return sets.reduce((rows, set): readonly TypedRow[] => {
    const own = rows.filter((row) => about(row, set) > 0 && unitsOf(row) >= about(row, set));
    const [first] = own;
    if (first === undefined || own.length < set.goods.length) return rows;
    return rows.flatMap((row): readonly TypedRow[] => {
      if (!own.includes(row)) return [row];
      const whole = row === first ? [{ ...row, cells: { ...row.cells, sku: set.sku, units: set.units } }] : [];
      const rest = unitsOf(row) - about(row, set);
      return rest === 0 ? whole : [...whole, { ...row, cells: { ...row.cells, units: rest } }];
    });
  }, drafts);
}

/** Lines that somebody can be asked about, and about which there is no case but such as were answered. */
function findLinesToOpen(cases: readonly CaseLine[]): (line: ShipmentLine) => boolean {
  const casesAbout = groupBy(cases, ({ shipmentId, sku }) => keyOfLine(shipmentId, sku));
  return (line) => {
    const { amazon, carrier } = unitsToAsk(line);
    if (line.state !== "short" || amazon + carrier === 0) return false;
    const about = ["", line.sku].flatMap((sku) => casesAbout.get(keyOfLine(line.shipmentId, sku)) ?? []);
    return line.caseId === null || about.every(({ status }) => isMadeGood(status));
  };
}

/** Drafts about the lines to whoever is to be asked; none where one about the same shipment and SKU to the same stands in the register already and was not made good. */
export function draftLines(
  lines: readonly (Askable & Pick<ShipmentLine, "shipmentId" | "sku">)[],
  register: readonly Pick<CaseBasics, "shipmentId" | "sku" | "kind" | "status">[],
): readonly TypedRow[] {
  const nameOf = (debtor: Debtor | null, { shipmentId, sku }: Pick<CaseBasics, "shipmentId" | "sku">): string =>
    JSON.stringify([debtor, keyOfLine(shipmentId, sku)]);
  const asked = new Set(register.flatMap((one) => (isMadeGood(one.status) ? [] : [nameOf(debtorOf(one.kind), one)])));
  return lines.flatMap((line) => {
    const { shipmentId, sku } = line;
    const carriers = unitsToAsk(line).carrier - line.pending.reduce((sum, { debtor, units }) => (debtor === "carrier" ? sum + units : sum), 0);
    const isAsked = (debtor: Debtor): boolean => asked.has(nameOf(debtor, line));
    const draft = (kind: ClaimType, units: number): TypedRow => ({ row: 0, cells: { shipmentId, sku, kind, status: "draft", units }, figures: { units } });
    const isAmazons = openUnits(line) !== 0 || carriers <= 0;
    return [
      ...(isAmazons && line.responsibility !== "logistics" && !isAsked("amazon") ? [draft("inbound-missing", 0 - Math.min(0, openUnits(line)))] : []),
      ...(carriers > 0 && !isAsked("carrier") ? [draft("carrier-loss", carriers)] : []),
    ];
  });
}
