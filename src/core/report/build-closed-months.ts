/** The closed months as a sheet: a row per month and line, from which the next month opens. Its headings are read back as sources/closed-months.ts has them. */
import { totalOf } from "../domain/cost";
import type { Reconciliation } from "../engine/findings";
import { monthText } from "../engine/closing/read-seals";
import { cellsOfMoved, isClosedByForce, textOfLayers, type Seal, type SealedLine } from "../engine/closing/seal";
import type { ReportCell, ReportColumn, ReportRow, ReportSheet } from "./report";

const TABLE = "closed-months";

/** null where this run closed nothing: the sheet stays as it is. */
export function buildClosedMonths({ closing }: Pick<Reconciliation, "closing">): ReportSheet | null {
  if (!closing.isNew) return null;
  return {
    id: "closed-months",
    name: "Closed months",
    visibility: "visible",
    title: "Closed months",
    notes: [
      "Each month opens on the endings that the month before it was closed with. To reopen a month, delete all its rows. Do not change a row: its seal would be broken.",
    ],
    legend: [{ tone: "amber", text: "closed by force" }],
    footnotes: [],
    tables: [
      {
        id: TABLE,
        title: null,
        columns: COLUMNS,
        rows: closing.seals.flatMap((seal) => seal.lines.flatMap((line) => rowsOfLine(seal, line))),
        total: null,
        filtered: true,
        isRegister: false,
      },
    ],
    frozenColumns: 3,
    tone: closing.seals.some(({ forced }) => forced !== "") ? "amber" : null,
  };
}

/** Values alone, the sum of the cost parts too: what is sealed outlives programs that keep no results of formulas. */
const column = (key: string, title: string, meaning: ReportColumn["meaning"], width: number): ReportColumn => ({
  key,
  title,
  band: null,
  meaning,
  formula: null,
  width,
});

const COLUMNS: readonly ReportColumn[] = [
  column("closed-to", "Closed to", "date", 12),
  column("location", "Location", "text", 20),
  column("sku", "SKU", "text", 18),
  column("fnsku", "FNSKU", "text", 13),
  column("disposition", "Disposition", "text", 13),
  column("shipment", "Shipment ID", "text", 15),
  column("quantity", "Units", "quantity", 10),
  column("goods", "Goods", "money", 13),
  column("freight", "Freight", "money", 13),
  column("other", "Other", "money", 13),
  column("value", "Value", "money", 13),
  column("currency", "Currency", "label", 9),
  column("rows-since", "Rows since", "date", 12),
  column("closed-on", "Closed on", "date", 12),
  column("forced", "Forced", "text", 24),
  column("layers", "Layers", "text", 24),
  // Long text would run on into an empty cell beside it, and out of the table behind its last column.
  column("settings", "Settings", "text", 30),
  column("moved", "Movements", "text", 14),
  column("inputs", "Inputs", "text", 14),
  column("seal", "Seal", "text", 72),
];

/** What its notes need beyond one cell goes on in rows of the line that hold nothing else. */
function rowsOfLine(seal: Seal, line: SealedLine): readonly ReportRow[] {
  return cellsOfMoved(line.moved).map((moved, at) => rowOf(seal, at === 0 ? line : { ...line, quantity: 0, cost: null, layers: [] }, { moved, at }));
}

function rowOf(seal: Seal, line: SealedLine, { moved, at }: { readonly moved: string; readonly at: number }): ReportRow {
  const { location, sku, fnsku, disposition, currency, quantity, cost, rowsSince, shipment = "" } = line;
  const money = (of: "goods" | "freight" | "other"): ReportCell => (cost === null ? null : { amount: cost[of], currency });
  const text = (value: string): ReportCell => (value === "" ? null : value);
  return {
    cells: {
      "closed-to": { day: seal.closedTo },
      location,
      sku,
      fnsku,
      disposition,
      shipment: text(shipment),
      quantity,
      goods: money("goods"),
      freight: money("freight"),
      other: money("other"),
      value: cost === null ? null : { amount: totalOf(cost), currency },
      currency,
      "rows-since": rowsSince === null ? null : { day: rowsSince },
      "closed-on": seal.closedOn === null ? null : { day: seal.closedOn },
      forced: text(seal.forced),
      settings: seal.settings,
      layers: text(textOfLayers(line.layers)),
      moved: text(moved),
      inputs: seal.inputs,
      seal: seal.digest,
    },
    tone: isClosedByForce(seal) ? "amber" : null,
    anchor: `closed:${JSON.stringify([monthText(seal.closedTo), location, sku, fnsku, disposition, ...(shipment === "" && at === 0 ? [] : [shipment]), ...(at === 0 ? [] : [at])])}`,
  };
}
