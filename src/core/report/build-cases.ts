/** The register of cases as a sheet: what its user keeps in it, beside what became of each case. */
import { debtorOf, isOpenCase, isPromised, sayStatus, type CaseStatus } from "../domain/claims";
import { titleOfDay, type Day } from "../domain/day";
import { minorOf, ZERO, type CurrencyCode, type Minor } from "../domain/money";
import { keyOfLine } from "../domain/shipment-line";
import { groupBy } from "../columns/group-by";
import type { CaseRow } from "../engine/cases/rows-of-cases";
import type { CaseLine, ClaimLine, Reconciliation, ShipmentLine } from "../engine/findings";
import { wordsOfCase } from "../engine/compensation/typed-elsewhere";
import { isBlankCell } from "../facts/read-back";
import { textOfMemory } from "../facts/register-memory";
import type { Facts } from "../facts/facts";
import { statusText, unitsShown } from "./shipment-words";
import { keepRegister, type DraftSubject, type Register, type RegisterRow } from "./register";
import type { ReportCell, ReportColumn, ReportRow, ReportSheet, ReportTable, Tone } from "./report";
import { typedCellOf, typedColumn } from "./typed-cells";

/** By which the next run knows what was typed since. */
const MEMORY_COLUMN: ReportColumn = { ...typedColumn("asWritten", "As written", "text", 14), band: null };
const KEPT_IN_TYPED: ReportColumn = typedColumn("keptIn", "Kept in", "text", 16);
const REGISTER_COLUMNS: readonly ReportColumn[] = [
  typedColumn("caseId", "Case ID", "text", 15),
  typedColumn("shipmentId", "Shipment ID", "text", 15),
  typedColumn("sku", "SKU", "text", 16),
  typedColumn("kind", "Kind", "text", 20),
  typedColumn("status", "Status", "text", 12),
  typedColumn("opened", "Opened", "date", 12),
  typedColumn("closed", "Closed", "date", 12),
  typedColumn("units", "Units", "quantity", 9),
  typedColumn("amount", "Amount", "money", 11),
  typedColumn("note", "Note", "words", 26),
];

/** A status of the seller's own words has no tone. */
const STATUS_TONES: ReadonlyMap<string, Tone> = new Map(
  Object.entries({
    draft: "blue",
    open: "amber",
    granted: "amber",
    denied: "grey",
    "written-off": "grey",
    reimbursed: "green",
    restocked: "green",
  } satisfies Partial<Record<CaseStatus, Tone>>),
);

function toneOf(one: CaseLine): Tone | null {
  const { status, unitsGranted } = one;
  if (isOver(one)) return "grey";
  return unitsGranted > 0 ? "amber" : (STATUS_TONES.get(status) ?? null);
}

/** Granted, and for nothing that is left to be paid. */
function isOver({ status, unitsClaimed, unitsGranted, granted }: CaseLine): boolean {
  return isPromised(status) && unitsClaimed === 0 && unitsGranted === 0 && granted === ZERO;
}

type Context = {
  /** By shipment. */
  readonly shipments: ReadonlyMap<string, readonly ShipmentLine[]>;
  readonly claims: Reconciliation["claims"];
  readonly isOurs: (place: NonNullable<CaseLine["place"]>) => boolean;
};

export function buildCases(
  { cases, register: changes, shipments, claims, settings, today }: Reconciliation,
  facts: Pick<Facts, "readBack" | "sources">,
  drafts: readonly DraftSubject[],
): ReportSheet {
  const register = keepRegister({ cases, register: changes, shipments, claims }, facts, { proposesCases: settings.proposeCases, drafts });
  // With the drafts of this run, which no case is yet.
  const followed = [...new Set([...cases, ...register.own.flatMap((row) => row.followed ?? [])])];
  const currencies = [...new Set(followed.map(({ currency }) => currency))].sort();
  const ours = new Set(facts.readBack.map(({ source }) => facts.sources[source]?.sheet));
  const context: Context = {
    shipments: groupBy(shipments, ({ shipmentId }) => keyOfLine(shipmentId, "")),
    claims,
    isOurs: ({ source }) => source.table === null && ours.has(source.sheet ?? undefined),
  };
  return {
    id: "cases",
    name: "Cases",
    visibility: "visible",
    title: `Cases, as of ${titleOfDay(today)}`,
    notes: [
      "The first ten columns are yours: add a row per case, shipment and SKU, and change it as the case goes on. The others are worked out on every run, from what Amazon received, paid and took back.",
      "Rows with something under Kept in are changed there: what is typed into them here counts for nothing. Status: draft, open, granted (not paid yet), reimbursed, restocked, denied, written off or closed.",
    ],
    legend: [
      { tone: "amber", text: "open, or granted and not paid" },
      { tone: "blue", text: "draft, not sent" },
      { tone: "green", text: "paid or restocked" },
      { tone: "grey", text: "denied, written off, or nothing left to be paid" },
    ],
    footnotes: [],
    tables: [
      {
        id: "cases",
        title: null,
        columns: [
          ...REGISTER_COLUMNS,
          ...followedColumns(currencies, {
            hasGranted: cases.some(({ unitsGranted }) => unitsGranted > 0),
            hasMemory:
              register.elsewhere.length + register.typedElsewhere.length > 0 || register.own.some(({ typed: { cells } }) => !isBlankCell(cells["asWritten"])),
            hasReasons: cases.some(({ because }) => because.length > 0),
          }),
        ],
        rows: [...register.own.map((row) => ownRow(row, context)), ...register.elsewhere.map((one) => shownRow(one, context))],
        total: null,
        filtered: true,
        isRegister: true,
      },
      ...(register.typedElsewhere.length === 0 ? [] : [typedIntoShownRows(register.typedElsewhere)]),
    ],
    frozenColumns: 3,
    tone: followed.some(({ status }) => status === "open" || status === "draft") ? "amber" : null,
  };
}

/** Columns that few registers need stand only where they say something. */
function followedColumns(
  currencies: readonly CurrencyCode[],
  { hasGranted, hasMemory, hasReasons }: { readonly hasGranted: boolean; readonly hasMemory: boolean; readonly hasReasons: boolean },
): readonly ReportColumn[] {
  const band = currencies.length === 1 ? `As followed, ${currencies[0]}` : "As followed";
  const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number): ReportColumn => ({
    key,
    title,
    band,
    meaning,
    width,
    formula: null,
  });
  return [
    column("followed", "Status as followed", "label", 19),
    column("claimed", "Claimed units", "quantity", 9),
    column("restocked", "Restocked", "quantity", 10),
    column("paid", "Paid for", "quantity", 9),
    ...(hasGranted ? [column("granted", "Granted, not paid", "money", 11)] : []),
    column("cash", "Cash", "money", 11),
    column("book-value", "Book value", "money", 11),
    column("expected", "Expected claim", "money", 14),
    column("gain", "Gain or loss", "money", 12),
    ...(currencies.length > 1 ? [column("currency", "Currency", "label", 9)] : []),
    column("until", "Claim until", "date", 13),
    column("reimbursements", "Reimbursement IDs", "words", 17),
    column("keptIn", "Kept in", "link", 16),
    ...(hasMemory ? [{ ...MEMORY_COLUMN, band }] : []),
    ...(hasReasons ? [column("because", "Because", "prose", 42)] : []),
  ];
}

function ownRow({ typed, followed }: RegisterRow, context: Context): ReportRow {
  const cells = Object.fromEntries([...REGISTER_COLUMNS, MEMORY_COLUMN].map((column) => [column.key, typedCellOf(typed, column)]));
  return {
    cells: followed === null ? cells : { ...cells, ...followedCells(followed, context) },
    tone: followed === null ? null : toneOf(followed),
    anchor: followed === null ? null : anchorOfCase(followed),
  };
}

/** The headings of the register, so that it reads back the same way; without a title, which would stand in a column of the user's. */
function typedIntoShownRows(rows: Register["typedElsewhere"]): ReportTable {
  const columns = [...REGISTER_COLUMNS, KEPT_IN_TYPED, MEMORY_COLUMN].map((column) => ({ ...column, band: null }));
  return {
    id: "typed-into-shown-rows",
    title: null,
    wayTitle: "Typed where it is not read",
    columns,
    rows: rows.map(({ typed, said }) => ({
      cells: { ...Object.fromEntries(columns.map((column) => [column.key, typedCellOf(typed, column)])), asWritten: { typed: textOfMemory(said) } },
      tone: "amber",
      anchor: null,
    })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

function shownRow(one: CaseRow, context: Context): ReportRow {
  const { caseId, shipmentId, sku, kind, entered, opened, closed, amount, note, place } = one;
  return {
    cells: {
      caseId,
      shipmentId,
      sku,
      kind,
      status: sayStatus(entered.status),
      opened: dayCell(opened),
      closed: dayCell(closed),
      units: entered.units,
      amount: amount === null ? null : { amount: minorOf(amount, one.currency), currency: one.currency },
      note,
      ...followedCells(one, context),
      asWritten: textOfMemory(wordsOfCase(one)),
      // A row of a sheet that is written anew is not the same row afterwards.
      keptIn: place === null ? "another table" : context.isOurs(place) ? place.source.sheet : { place },
    },
    tone: toneOf(one),
    anchor: anchorOfCase(one),
  };
}

function followedCells(one: CaseRow, context: Context): Readonly<Record<string, ReportCell>> {
  const money = (amount: Minor | null): ReportCell => (amount === null ? null : { amount, currency: one.currency });
  const until = isOpenCase(one.status) ? lastDayToClaim(one, context) : null;
  return {
    followed: statusText(one),
    claimed: unitsShown(one),
    restocked: one.unitsRestocked,
    paid: one.unitsPaid,
    granted: one.unitsGranted === 0 ? null : money(one.granted),
    cash: money(one.cash),
    "book-value": money(one.bookValue),
    expected: money(one.expectedClaim),
    gain: money(one.gainOrLoss),
    currency: one.currency,
    until: dayCell(until),
    reimbursements: one.reimbursements.join(", "),
    because: one.because.join("; "),
  };
}

/** Of what a shipment lacks, that of its lines for whom the case asks; of anything else, and of a fee for a shipment too, that of the claims which carry the case. */
function lastDayToClaim(one: CaseRow, { shipments, claims }: Context): Day | null {
  const debtor = debtorOf(one.kind);
  const lines = one.shipmentId === "" || debtor === null ? [] : (shipments.get(keyOfLine(one.shipmentId, "")) ?? []);
  const days = [
    ...lines.filter(({ sku }) => one.goods.length === 0 || one.goods.includes(sku)).map(({ lastDays }) => (debtor === null ? null : lastDays?.[debtor])),
    ...claims.filter((claim) => isClaimOf(claim, one)).map(({ claimUntil }) => claimUntil),
  ]
    .flatMap((day) => day ?? [])
    .sort((a, b) => a - b);
  return days[0] ?? null;
}

function isClaimOf({ type, reference, sku, goods, caseId }: ClaimLine, one: CaseRow): boolean {
  const isOfGoods = one.goods.length === 0 || one.sku === sku || [sku, ...goods.map((good) => good.sku)].some((name) => one.goods.includes(name));
  return debtorOf(one.kind) === null && type === one.kind && caseId === one.caseId && isOfGoods && ["", reference].includes(one.shipmentId);
}

function dayCell(day: Day | null): ReportCell {
  return day === null ? null : { day };
}

/** Key of a case's row, for whoever wants to show it. */
function anchorOfCase({ caseId, shipmentId, sku }: Pick<CaseLine, "caseId" | "shipmentId" | "sku">): string {
  return `case:${JSON.stringify([caseId, shipmentId, sku])}`;
}
