/** What Amazon can still be asked to pay, as a sheet: what would be lost first stands first, and a window that nobody knows is said to be unknown. */
import { groupBy } from "../columns/group-by";
import { CLAIM_TYPES, isAnsweredByMoney, isPromised } from "../domain/claims";
import { titleOfDay } from "../domain/day";
import { minor, type CurrencyCode } from "../domain/money";
import { compareText } from "../domain/text";
import type { ClaimLine, Reconciliation } from "../engine/findings";
import type { ReportCell, ReportColumn, ReportRow, ReportSheet, ReportTable, Tone } from "./report";
import { STANDINGS } from "./shipment-words";

const CLAIMS = "claims";

/** How near the end of its window a claim is, in words and tone, in the order in which it wants attention. Tones mean what they mean on the variances. */
const URGENCIES = {
  ending: { text: "window ends soon", tone: "red" },
  open: { text: "to claim", tone: "red" },
  early: { text: "not yet", tone: "blue" },
  unknown: { text: "window unknown", tone: "red" },
  asked: { text: "case open", tone: "amber" },
  granted: { text: STANDINGS.granted.text, tone: STANDINGS.granted.tone },
  over: { text: "window over", tone: "grey" },
} as const satisfies Record<string, { readonly text: string; readonly tone: Tone }>;
type Urgency = keyof typeof URGENCIES;

const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number, formula: ReportColumn["formula"] = null): ReportColumn => ({
  key,
  title,
  band: null,
  meaning,
  width,
  formula,
});

export function buildClaims({ claims, cases, today, settings }: Reconciliation): ReportSheet {
  const isGranted = findGranted(cases);
  const urgencyOf = (claim: ClaimLine): Urgency => {
    if (isGranted(claim)) return "granted";
    if (claim.caseId !== null) return "asked";
    if (claim.daysLeft === null) return "unknown";
    if (claim.daysLeft < 0) return "over";
    if (claim.claimFrom !== null && claim.claimFrom > today) return "early";
    return claim.daysLeft <= settings.claimWarningDays ? "ending" : "open";
  };
  const lines = claims.map((claim) => ({ claim, urgency: urgencyOf(claim) }));
  return {
    id: CLAIMS,
    name: "Claims",
    visibility: "visible",
    title: `Claims, as of ${titleOfDay(today)}`,
    notes: ["What would be lost first stands first. Money at risk is the book value; before an order, Amazon pays the cost of the goods alone."],
    footnotes: [`Windows come from your table Claim windows; where it says nothing, the window is unknown. Soon is within ${settings.claimWarningDays} days.`],
    legend: [
      { tone: "red", text: "to claim" },
      { tone: "amber", text: "case open or granted" },
      { tone: "blue", text: "not yet" },
      { tone: "grey", text: "window over" },
    ],
    tables: [listClaims(lines), ...byUrgency(lines)],
    frozenColumns: 3,
    tone: lines.some(({ urgency }) => urgency === "ending") ? "red" : lines.some(({ urgency }) => urgency === "open" || urgency === "unknown") ? "amber" : null,
  };
}

/** Whether what is asked for was granted: by a case that nobody asks about again, or that is the one which asks. */
function findGranted(cases: Reconciliation["cases"]): (claim: ClaimLine) => boolean {
  const granted = groupBy(
    cases.filter(({ status }) => isPromised(status)),
    ({ caseId }) => caseId,
  );
  return ({ caseId, grantedBy, reference, sku }) =>
    caseId === null ? grantedBy !== null : (granted.get(caseId) ?? []).some((one) => ["", reference].includes(one.shipmentId) && ["", sku].includes(one.sku));
}

type Line = { readonly claim: ClaimLine; readonly urgency: Urgency };

/** A table; one for each currency where there are several, since their money does not add up: then of plain figures, as a formula would sum by state alone. */
function byUrgency(lines: readonly Line[]): readonly ReportTable[] {
  const byCurrency = [...groupBy(lines, ({ claim }) => claim.currency)].sort(([a], [b]) => compareText(a, b));
  return byCurrency.map(([currency, ofCurrency]): ReportTable => sumByUrgency(ofCurrency, { currency, isOnly: byCurrency.length === 1 }));
}

function sumByUrgency(lines: readonly Line[], { currency, isOnly }: { readonly currency: CurrencyCode; readonly isOnly: boolean }): ReportTable {
  const sumWhere = (key: string): ReportColumn["formula"] =>
    isOnly ? { is: "sum-where", table: CLAIMS, column: key, by: "urgency", equals: "urgency" } : null;
  const urgencies = (Object.keys(URGENCIES) as Urgency[]).filter((urgency) => lines.some((line) => line.urgency === urgency));
  const sum = (of: readonly Line[], field: "bookValue" | "expectedClaim"): ReportCell => ({
    amount: minor(of.reduce((total, { claim }) => total + (claim[field] ?? 0), 0)),
    currency,
  });
  const row = (name: string, of: readonly Line[], tone: Tone | null): ReportRow => ({
    cells: {
      urgency: name,
      lines: of.length,
      units: of.reduce((total, { claim }) => total + (unitsAtStake(claim) ?? 0), 0),
      "book-value": sum(of, "bookValue"),
      expected: sum(of, "expectedClaim"),
    },
    tone,
    anchor: null,
  });
  return {
    id: isOnly ? "claims-by-urgency" : `claims-by-urgency-${currency}`,
    title: isOnly ? "By state" : `By state, ${currency}`,
    columns: [
      column("urgency", "State", "label", 18),
      column("lines", "Claims", "quantity", 12, isOnly ? { is: "count-where", table: CLAIMS, by: "urgency", equals: "urgency" } : null),
      column("units", "Units", "quantity", 18, sumWhere("units")),
      column("book-value", "At risk", "money", 16, sumWhere("book-value")),
      column("expected", "Expected", "money", 12, sumWhere("expected")),
    ],
    rows: urgencies.map((urgency) =>
      row(
        URGENCIES[urgency].text,
        lines.filter((line) => line.urgency === urgency),
        URGENCIES[urgency].tone,
      ),
    ),
    total: row("All", lines, null),
    filtered: false,
    isRegister: false,
  };
}

function listClaims(lines: readonly Line[]): ReportTable {
  return {
    id: CLAIMS,
    title: null,
    columns: [
      column("urgency", "State", "label", 18),
      column("days-left", "Days left", "quantity", 12),
      column("sku", "SKU", "text", 18),
      column("reference", "Shipment or order", "text", 23),
      column("type", "Claim", "prose", 50),
      column("units", "Units", "quantity", 9),
      column("book-value", "At risk", "money", 12),
      column("expected", "Expected claim", "money", 14),
      column("currency", "Currency", "label", 9),
      column("from", "Claim from", "date", 12),
      column("until", "Claim until", "date", 15),
      column("case", "Case", "text", 14),
      column("source", "Source", "link", 22),
      column("because", "Because", "prose", 120),
    ],
    rows: lines.map(({ claim, urgency }) => ({
      cells: cellsOf(claim, urgency),
      tone: URGENCIES[urgency].tone,
      anchor: `claim:${JSON.stringify([claim.type, claim.reference, claim.sku])}`,
    })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

function cellsOf(claim: ClaimLine, urgency: Urgency): Readonly<Record<string, ReportCell>> {
  const { type, sku, reference, bookValue, expectedClaim, currency, claimFrom, claimUntil, daysLeft, because, place } = claim;
  const caseId = claim.caseId ?? claim.grantedBy;
  const money = (amount: ClaimLine["bookValue"]): ReportCell => (amount === null ? "no cost" : { amount, currency });
  return {
    urgency: URGENCIES[urgency].text,
    "days-left": daysLeft,
    sku,
    reference,
    type: CLAIM_TYPES[type].meaning,
    units: unitsAtStake(claim),
    "book-value": money(bookValue),
    expected: money(expectedClaim),
    currency,
    from: claimFrom === null ? null : { day: claimFrom },
    until: claimUntil !== null ? { day: claimUntil } : urgency === "granted" ? null : URGENCIES.unknown.text,
    case: caseId === "" ? "without ID" : caseId,
    source: place === null ? null : { place },
    because: because.join("; "),
  };
}

/** Money alone is asked for as such, whatever units it was charged for: none of them is gone. */
function unitsAtStake({ type, units }: ClaimLine): number | null {
  return isAnsweredByMoney(type) ? null : units;
}
