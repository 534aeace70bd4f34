/** Shipments as a sheet: how many stand in which state, then every line, the ones to explain first, beside what the reviewer wrote. */
import { titleOfDay, type Day } from "../domain/day";
import { minor, type CurrencyCode } from "../domain/money";
import { RESPONSIBLE_WORDS } from "../domain/responsibility";
import type { Reconciliation, ShipmentLine } from "../engine/findings";
import { openBeforeDelivery, openUnits, unitsGranted, unitsToAsk } from "../engine/shipments/decided-units";
import type { ReadBack } from "../facts/read-back";
import { placeReviews, REVIEW_COLUMNS, SIGNED_FOR, type PlacedReviews } from "./place-reviews";
import { MARKS, type ReportCell, type ReportColumn, type ReportRow, type ReportSheet, type ReportTable, type Tone } from "./report";
import { PART_WORDS, SHIPMENT_LEGEND, shownParts, SHOWN_PARTS, STANDING_ORDER, standingOf, STANDINGS, type ShownPart } from "./shipment-words";

const LINES = "shipments";
/** Of these somebody may be asked, until a case decides. */
const OPEN_PARTS: readonly string[] = ["part-logistics", "part-granted", "part-unexplained"];
/** Where the table of claim windows says nothing about a line with something to claim. */
const WINDOW_UNKNOWN = "window unknown";

export function buildVariances({ shipments, today }: Reconciliation, readBack: readonly ReadBack[]): ReportSheet {
  const orderOf = (line: ShipmentLine): number => STANDING_ORDER.indexOf(standingOf(line));
  const sorted = [...shipments].sort(
    (a, b) =>
      orderOf(a) - orderOf(b) || turnOf(a, today) - turnOf(b, today) || (b.exposure ?? 0) - (a.exposure ?? 0) || Math.abs(b.variance) - Math.abs(a.variance),
  );
  const currencies = [...new Set(shipments.map(({ currency }) => currency))].sort();
  const reviews = placeReviews(sorted, readBack);
  const isSigned = sorted.some((line) => line.signedFor !== undefined) || reviews.orphans.some(({ cells }) => cells["signedFor"] !== null);
  const columns = [...columnsOf(sorted, currencies), ...(isSigned ? [SIGNED_FOR] : [])];
  return {
    id: "shipment-variances",
    name: "Shipment variances",
    visibility: "visible",
    title: `Shipment variances, as of ${titleOfDay(today)}`,
    notes: [
      "Variance = received - dispatched. Its parts add up to it; only what is unexplained is a discrepancy. Lines stand by state, in each what would be lost first on top: fewest days left to claim, then most at cost.",
    ],
    footnotes: [
      "Still open is what is unexplained, lost before delivery, or granted and not paid, less what a case decided; at cost is the book value of what of it can be claimed, not of what is yours.",
      "Not received yet is on its way, or Amazon is still counting. Explained is what was received later, found, paid for, or in another shipment; decided is what a case refused or gave up: nothing is left to ask.",
      "Case ID, Verdict, Note and Signed off are yours: what you write stays with its shipment and SKU, however you sort, filter and run again. A case ID makes a case of the line, a verdict outweighs the papers.",
      ...(isSigned
        ? [
            "Signed for is the variance that a sign-off or a verdict was given for. It does not hold for another one: look again, then empty Signed for or sign in other words.",
          ]
        : []),
    ],
    legend: SHIPMENT_LEGEND,
    tables: [
      lines(sorted, columns, { reviews, today }),
      byState(sorted, currencies),
      ...(reviews.orphans.length === 0 ? [] : [notesWithoutLine(reviews, columns)]),
    ],
    frozenColumns: 3,
    tone: sorted.some((line) => STANDINGS[standingOf(line)].tone === "red") ? "red" : null,
  };
}

/** Key of a line's row, for whoever wants to show it. */
export function anchorOfShipment({ shipmentId, sku }: Pick<ShipmentLine, "shipmentId" | "sku">): string {
  return `shipment:${JSON.stringify([shipmentId, sku])}`;
}

/** What would be lost first has the lowest; a window that is over goes last of what can be claimed, one that nobody knows before it. */
function turnOf(line: ShipmentLine, today: Day): number {
  if (!isClaimable(line)) return 1e8;
  const daysLeft = line.claimUntil === null ? null : Number(line.claimUntil) - today;
  return daysLeft === null ? 1e6 : daysLeft < 0 ? 1e7 : daysLeft;
}

function isClaimable(line: ShipmentLine): boolean {
  const { amazon, carrier } = unitsToAsk(line);
  return openUnits(line) < 0 || amazon + carrier > 0;
}

function partsIn(shipments: readonly ShipmentLine[]): readonly ShownPart[] {
  return SHOWN_PARTS.filter((part) => part === "unexplained" || shipments.some((line) => part in shownParts(line)));
}

function columnsOf(shipments: readonly ShipmentLine[], currencies: readonly CurrencyCode[]): readonly ReportColumn[] {
  const quantity = (key: string, title: string, band: string, formula: ReportColumn["formula"] = null): ReportColumn => ({
    key,
    title,
    band,
    meaning: "quantity",
    formula,
    width: 11,
  });
  const plain = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, band: string | null = null): ReportColumn => ({
    key,
    title,
    band,
    meaning,
    formula: null,
    width,
  });
  const parts = partsIn(shipments).map((part) => quantity(`part-${part}`, PART_WORDS[part], "What the variance is made of"));
  return [
    plain("state", "State", "label", 20),
    plain("shipment", "Shipment", "text", 16),
    plain("sku", "SKU", "text", 18),
    plain("fnsku", "FNSKU", "text", 13),
    quantity("declared", "Declared", "Units"),
    quantity("dispatched", "Dispatched", "Units"),
    quantity("delivered", "Delivered", "Units"),
    quantity("received", "Received", "Units"),
    quantity("variance", "Variance", "Units", { is: "difference", of: "received", less: "dispatched" }),
    ...parts,
    { ...plain("adds-up", "Adds up", "mark", 8, "What the variance is made of"), formula: { is: "adds-up", of: parts.map(({ key }) => key), to: "variance" } },
    quantity("decided", "Decided", "At risk"),
    quantity("open", "Still open", "At risk", { is: "sum", of: [...parts.map(({ key }) => key).filter((key) => OPEN_PARTS.includes(key)), "decided"] }),
    plain("exposure", currencies.length === 1 ? `At cost, ${currencies[0]}` : "At cost", "money", 13, "At risk"),
    ...(currencies.length > 1 ? [plain("currency", "Currency", "label", 9, "At risk")] : []),
    plain("claim-from", "Claim from", "date", 12, "At risk"),
    plain("claim-until", "Claim until", "date", 15, "At risk"),
    { ...plain("days-left", "Days left", "quantity", 9, "At risk") },
    plain("case", "Case", "text", 14),
    plain("responsible", "Responsible", "label", 17),
    plain("shipped", "Shipped", "date", 12),
    plain("delivered-on", "Delivered on", "date", 12),
    plain("status", "Amazon's status", "label", 14),
    plain("source", "Source", "link", 20),
    plain("because", "Because", "prose", 120),
    ...REVIEW_COLUMNS,
  ];
}

type LineContext = { readonly reviews: PlacedReviews; readonly today: Day };

function lines(shipments: readonly ShipmentLine[], columns: readonly ReportColumn[], context: LineContext): ReportTable {
  const parts = partsIn(shipments);
  return {
    id: LINES,
    title: null,
    columns,
    rows: shipments.map((line) => ({
      cells: { ...cellsOf(line, parts, context.today), ...context.reviews.cellsOf(line), signedFor: line.signedFor ?? null },
      tone: STANDINGS[standingOf(line)].tone,
      anchor: anchorOfShipment(line),
    })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

function cellsOf(line: ShipmentLine, parts: readonly ShownPart[], today: Day): Readonly<Record<string, ReportCell>> {
  const day = (value: Day | null): ReportCell => (value === null ? null : { day: value });
  const shown = shownParts(line);
  return {
    state: STANDINGS[standingOf(line)].text,
    shipment: line.shipmentId,
    sku: line.sku,
    fnsku: line.fnsku,
    declared: line.declared,
    dispatched: line.dispatched,
    delivered: line.delivered,
    received: line.received,
    variance: line.variance,
    ...Object.fromEntries(parts.map((part) => [`part-${part}`, shown[part] ?? 0])),
    "adds-up": MARKS.holds,
    // What the register alone says was made good is open no more than what a case refused.
    decided: 0 - line.decided - line.carrierDecided + unitsGranted(line, { debtor: "carrier" }),
    open: stillOpen(line),
    exposure: line.exposure === null ? "no cost" : { amount: line.exposure, currency: line.currency },
    currency: line.currency,
    "claim-from": day(line.claimFrom),
    "claim-until": isClaimable(line) && line.claimUntil === null ? WINDOW_UNKNOWN : day(line.claimUntil),
    "days-left": line.claimUntil === null ? null : Number(line.claimUntil) - today,
    case: line.caseId === "" ? "draft" : line.caseId,
    responsible: line.responsibility !== null && isAnsweredFor(line) ? RESPONSIBLE_WORDS[line.responsibility] : null,
    because: line.because.join("; "),
    shipped: day(line.shipped),
    "delivered-on": day(line.deliveredOn),
    status: line.status.toLowerCase().replaceAll("_", " "),
    source: { place: line.place },
  };
}

/** What a carrier granted is open until it is paid, as Amazon's is. */
function stillOpen(line: ShipmentLine): number {
  return openUnits(line) + openBeforeDelivery(line) + unitsGranted(line, { debtor: "carrier" });
}

/** Where nothing is open nobody answers, nor for a surplus that no rule speaks of; a declaration that differs is the seller's own. */
function isAnsweredFor(line: ShipmentLine): boolean {
  if (line.responsibility === "undecided" && openUnits(line) > 0) return false;
  return line.variance === 0 || openUnits(line) !== 0 || openBeforeDelivery(line) !== 0;
}

/** The same columns as the lines above, so that a note reads the same wherever it stands; without bands, which would stand among the notes when they are read back. */
function notesWithoutLine({ orphans }: PlacedReviews, columns: readonly ReportColumn[]): ReportTable {
  return {
    id: "notes-without-a-line",
    title: "Notes without a line",
    columns: columns.map((column) => ({ ...column, band: null })),
    rows: orphans.map(({ shipmentId, sku, cells }) => ({
      cells: { state: "no such line now", shipment: shipmentId, sku, ...cells },
      tone: null,
      anchor: null,
    })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

/** Figures that are added up below zero and above it each by itself: what one shipment has too many of does not make up for what another lacks. */
const APART: readonly {
  readonly key: string;
  readonly column: string;
  readonly titles: readonly [short: string, over: string];
  readonly unitsOf: (line: ShipmentLine) => number;
}[] = [
  { key: "variance", column: "variance", titles: ["Short", "Over"], unitsOf: ({ variance }) => variance },
  { key: "unexplained", column: "part-unexplained", titles: ["Unexplained short", "Unexplained over"], unitsOf: (line) => shownParts(line).unexplained ?? 0 },
  { key: "open", column: "open", titles: ["Still short", "Still over"], unitsOf: stillOpen },
];

/** One row per standing that occurs, so that what is only on its way is told apart from what is missing. */
function byState(shipments: readonly ShipmentLine[], currencies: readonly CurrencyCode[]): ReportTable {
  const standings = STANDING_ORDER.filter((standing) => shipments.some((line) => standingOf(line) === standing));
  const sumWhere = (columnKey: string, only?: "above-zero" | "below-zero"): ReportColumn["formula"] => ({
    is: "sum-where",
    table: LINES,
    column: columnKey,
    by: "state",
    equals: "state",
    ...(only === undefined ? {} : { only }),
  });
  const [currency] = currencies;
  const row = (name: string, of: readonly ShipmentLine[], tone: Tone | null): ReportRow => ({
    cells: {
      state: name,
      lines: of.length,
      ...Object.fromEntries(
        APART.flatMap(({ key, unitsOf }) => [
          [`${key}-short`, of.reduce((sum, line) => sum + Math.min(0, unitsOf(line)), 0)],
          [`${key}-over`, of.reduce((sum, line) => sum + Math.max(0, unitsOf(line)), 0)],
        ]),
      ),
      ...(currency !== undefined && currencies.length === 1
        ? { exposure: { amount: minor(of.reduce((sum, line) => sum + (line.exposure ?? 0), 0)), currency } }
        : {}),
    },
    tone,
    anchor: null,
  });
  const columns: readonly ReportColumn[] = [
    { key: "state", title: "State", band: null, meaning: "label", formula: null, width: 20 },
    { key: "lines", title: "Lines", band: null, meaning: "quantity", formula: { is: "count-where", table: LINES, by: "state", equals: "state" }, width: 16 },
    ...APART.flatMap(({ key, column, titles: [short, over] }): readonly ReportColumn[] => [
      { key: `${key}-short`, title: short, band: null, meaning: "quantity", formula: sumWhere(column, "below-zero"), width: 11 },
      { key: `${key}-over`, title: over, band: null, meaning: "quantity", formula: sumWhere(column, "above-zero"), width: 11 },
    ]),
    ...(currencies.length === 1
      ? [{ key: "exposure", title: "At cost", band: null, meaning: "money", formula: sumWhere("exposure"), width: 11 } as const]
      : []),
  ];
  const rows = standings.map((standing) =>
    row(
      STANDINGS[standing].text,
      shipments.filter((line) => standingOf(line) === standing),
      STANDINGS[standing].tone,
    ),
  );
  return { id: "shipments-by-state", title: "By state", columns, rows, total: row("All", shipments, null), filtered: false, isRegister: false };
}
