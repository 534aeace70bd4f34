/** The rollforward as a sheet: one block by location, one by SKU, quantities before values, only the movements that occurred. */
import { nameOfPeriod, titleOfPeriod } from "../domain/day";
import { BETWEEN_CENTRES, LOCATION_KINDS } from "../domain/location";
import { mulDiv, minorDigitsOf, minor, type CurrencyCode, type Minor } from "../domain/money";
import {
  ENTRY_TYPES,
  EXIT_TYPES,
  MOVEMENTS,
  VALUE_ONLY_TYPES,
  type EntryType,
  type ExitType,
  type MovementType,
  type ValueOnlyType,
} from "../domain/movements";
import { counted } from "../domain/issue-words";
import { VALUATION_METHODS } from "../domain/settings";
import { otherThanClosed } from "./closed-before";
import { differsFromReported } from "../engine/discrepancies";
import type { Reconciliation, RollforwardLine, Stock } from "../engine/findings";
import { MARKS, type Formula, type ReportCell, type ReportColumn, type ReportRow, type ReportSheet, type ReportTable } from "./report";

const DETAIL = "rollforward";
const BY_LOCATION = "rollforward-by-location";
/** Shown in place of a value that nothing gives. */
const NO_COST = "no cost";

type Shape = {
  readonly quantityTypes: readonly (EntryType | ExitType)[];
  readonly valueTypes: readonly MovementType[];
  readonly hasDisposition: boolean;
  readonly hasVariance: boolean;
  readonly currencies: readonly CurrencyCode[];
};

export function buildRollforward(reconciliation: Reconciliation): ReportSheet {
  const { period, rollforward: sorted, settings, sources } = reconciliation;
  const other = otherThanClosed(reconciliation);
  const rollforward = [...sorted].sort((a, b) => wayOf(a) - wayOf(b));
  const shape = shapeOf(rollforward);
  const valueBand = shape.currencies.length === 1 ? `Value, ${shape.currencies[0]}` : "Value";
  const locations = [...new Set(rollforward.map(({ location }) => location))];
  return {
    id: `rollforward-${nameOfPeriod(period).replace(/ to /, "-")}`,
    name: sheetName(nameOfPeriod(period)),
    visibility: "visible",
    title: `Inventory rollforward, ${titleOfPeriod(period)}${other === null ? "" : ", not as closed"}`,
    notes: [
      [
        ...(other === null ? [] : [`ending value ${other}`]),
        VALUATION_METHODS[settings.method],
        ...(shape.currencies.length === 1 ? shape.currencies : []),
        `${sources.length === 1 ? "source" : "sources"}: ${counted(sources.length, "table")}, named below`,
      ].join(" · "),
    ],
    legend: [
      { tone: "red", text: "not what the warehouse says" },
      { tone: "amber", text: "no cost known" },
    ],
    footnotes: [
      ...(other === null ? [] : ["Not as closed: the closed figures stand, and the difference is booked in the month after it."]),
      "Exits are in brackets. Endings, differences and totals are live formulas over the cells you see. Over all locations, transfers out come back as transfers in and, at Amazon, as receipts of what was in transit.",
      ...linesOfSources(sources),
    ],
    tables: [bySku(rollforward, shape, valueBand), byLocation(rollforward, locations, shape, valueBand)],
    frozenColumns: 2,
    tone: null,
  };
}

/** A line holds what a window shows of a row. */
const LINE_LENGTH_MAX = 120;

function linesOfSources(sources: Reconciliation["sources"]): readonly string[] {
  const lines: string[] = [];
  let line = "Sources:";
  sources.forEach(({ ref, rows }, index) => {
    const named = `${ref.label} (${counted(rows, "row")})${index === sources.length - 1 ? "." : ","}`;
    if (line.length + 1 + named.length > LINE_LENGTH_MAX) {
      lines.push(line);
      line = named;
    } else line = `${line} ${named}`;
  });
  return sources.length === 0 ? [] : [...lines, line];
}

/** Locations in the order in which goods pass them. */
function wayOf({ kind, location }: RollforwardLine): number {
  return location === BETWEEN_CENTRES ? LOCATION_KINDS.length : LOCATION_KINDS.indexOf(kind);
}

/** A sheet name holds 31 characters; a period that is no calendar month is named by its days. */
function sheetName(period: string): string {
  return `Rollforward ${period.replace(/^(\d{4}-\d\d-\d\d) to (?:\d{4}-)?(.*)$/, "$1..$2")}`.slice(0, 31);
}

function shapeOf(lines: readonly RollforwardLine[]): Shape {
  const occurs = (type: MovementType): boolean => lines.some((line) => type in line.entries || type in line.exits || type in line.valueOnly);
  return {
    quantityTypes: [...ENTRY_TYPES, ...EXIT_TYPES].filter(occurs),
    valueTypes: [...ENTRY_TYPES, ...EXIT_TYPES, ...VALUE_ONLY_TYPES].filter(occurs),
    hasVariance: lines.some(({ priceVariance }) => priceVariance !== undefined),
    hasDisposition: lines.some(({ disposition }) => disposition !== null),
    currencies: [...new Set(lines.map(({ currency }) => currency))].sort(),
  };
}

const column = (key: string, title: string, rest: Partial<ReportColumn> & Pick<ReportColumn, "meaning" | "width">): ReportColumn => ({
  key,
  title,
  band: null,
  formula: null,
  ...rest,
});

/** The columns of both blocks; where they differ, each block says how a cell follows. */
function columnsOf(shape: Shape, valueBand: string, formulaOf: (key: string, plain: Formula | null) => Formula | null): readonly ReportColumn[] {
  const quantity = (key: string, title: string, band: string, formula: Formula | null = null): ReportColumn =>
    column(key, title, { meaning: "quantity", band, width: 11, formula: formulaOf(key, formula) });
  const money = (key: string, title: string, formula: Formula | null = null): ReportColumn =>
    column(key, title, { meaning: "money", band: valueBand, width: 13, formula: formulaOf(key, formula) });
  const quantityKeys = ["beginning", ...shape.quantityTypes];
  const valueKeys = ["beginning-value", ...shape.valueTypes.map((type) => `${type}-value`)];
  return [
    quantity("beginning", "Beginning", "Quantity"),
    ...shape.quantityTypes.map((type) => quantity(type, MOVEMENTS[type].title, "Quantity")),
    quantity("ending", "Ending", "Quantity", { is: "sum", of: quantityKeys }),
    quantity("reported", "Warehouse says", "Agrees"),
    quantity("difference", "Difference", "Agrees", { is: "difference", of: "ending", less: "reported" }),
    column("check", "Check", { meaning: "mark", band: "Agrees", width: 8, formula: { is: "check", of: "difference" } }),
    money("beginning-value", "Beginning value"),
    ...shape.valueTypes.map((type) => money(`${type}-value`, `${MOVEMENTS[type].title} value`)),
    money("ending-value", "Ending value", { is: "sum", of: valueKeys }),
    column("unit-cost", "Unit cost", { meaning: "unit-cost", band: valueBand, width: 11, formula: { is: "quotient", of: "ending-value", by: "ending" } }),
    ...(shape.hasVariance ? [money("price-variance", "Revaluation that is price variance")] : []),
  ];
}

function bySku(lines: readonly RollforwardLine[], shape: Shape, valueBand: string): ReportTable {
  return {
    id: DETAIL,
    title: null,
    columns: [
      column("location", "Location", { meaning: "label", width: 20 }),
      column("sku", "SKU", { meaning: "text", width: 18 }),
      column("fnsku", "FNSKU", { meaning: "text", width: 13 }),
      column("disposition", "Disposition", { meaning: "text", width: 14 }),
      column("currency", "Currency", { meaning: "label", width: 9 }),
      ...columnsOf(shape, valueBand, (_, plain) => plain),
    ].filter(({ key }) => key !== "disposition" || shape.hasDisposition),
    rows: lines.map((line) => ({ cells: cellsOfLine(line, shape), tone: toneOf(line), anchor: anchorOfLine(line) })),
    total: null,
    filtered: true,
    isRegister: false,
  };
}

/** Key of a line's row, for whoever wants to show it. */
export function anchorOfLine({ location, sku, fnsku, disposition }: Pick<RollforwardLine, "location" | "sku" | "fnsku" | "disposition">): string {
  return `stock:${JSON.stringify([location, sku, fnsku, disposition])}`;
}

function toneOf(line: RollforwardLine): ReportRow["tone"] {
  if (differsFromReported(line)) return "red";
  return line.isOpen === true ? "amber" : null;
}

function cellsOfLine(line: RollforwardLine, shape: Shape): Readonly<Record<string, ReportCell>> {
  const { currency } = line;
  const money = (amount: Minor | null | undefined): ReportCell =>
    amount === null || amount === undefined || line.isOpen === true ? null : { amount, currency };
  const cells: Record<string, ReportCell> = {
    location: line.location,
    sku: line.sku,
    fnsku: line.fnsku,
    disposition: line.disposition,
    currency,
    beginning: line.beginning.quantity,
    ending: line.ending.quantity,
    reported: line.reported,
    difference: line.reported === null ? null : line.ending.quantity - line.reported,
    check: line.reported === null ? null : mark(!differsFromReported(line)),
    "beginning-value": money(line.beginning.value),
    "ending-value": line.ending.value === null ? NO_COST : { amount: line.ending.value, currency },
    "unit-cost": line.ending.value === null ? null : unitCost(line.ending, currency),
  };
  if (shape.hasVariance) cells["price-variance"] = money(line.priceVariance ?? minor(0));
  for (const type of shape.quantityTypes) cells[type] = signed(line, type)?.quantity ?? 0;
  for (const type of shape.valueTypes) cells[`${type}-value`] = money(signed(line, type)?.value ?? minor(0));
  return cells;
}

/** What a movement type added to the line: exits are below zero. */
function signed(line: RollforwardLine, type: MovementType): Stock | null {
  const entry = line.entries[type as EntryType];
  if (entry !== undefined) return entry;
  const exit = line.exits[type as ExitType];
  if (exit !== undefined) return { quantity: 0 - exit.quantity, value: exit.value === null ? null : minor(0 - exit.value) };
  const amount = line.valueOnly[type as ValueOnlyType];
  return amount === undefined ? null : { quantity: 0, value: amount };
}

const mark = (holds: boolean): string => (holds ? MARKS.holds : MARKS.fails);

/** In major units, to six places; empty where there is no stock. */
function unitCost({ quantity, value }: Stock, currency: CurrencyCode): ReportCell {
  if (quantity === 0 || value === null) return "";
  return mulDiv(value, 10 ** (6 - minorDigitsOf(currency)), quantity) / 1e6;
}

function byLocation(lines: readonly RollforwardLine[], locations: readonly string[], shape: Shape, valueBand: string): ReportTable {
  const derived = new Set(["ending", "ending-value"]);
  const columns = [
    column("location", "Location", { meaning: "label", width: 20 }),
    column("lines", "Lines", { meaning: "quantity", width: 18, formula: { is: "count-where", table: DETAIL, by: "location", equals: "location" } }),
    column("fnsku", "", { meaning: "label", width: 13 }),
    column("disposition", "", { meaning: "label", width: 14 }),
    column("currency", "Currency", { meaning: "label", width: 9 }),
    ...columnsOf(shape, valueBand, (key, plain) =>
      derived.has(key) ? plain : { is: "sum-where", table: DETAIL, column: key, by: "location", equals: "location" },
    ).map((one): ReportColumn =>
      one.key === "check" ? { ...one, formula: { is: "check-where", table: DETAIL, column: "check", by: "location", equals: "location" } } : one,
    ),
  ].filter(({ key }) => key !== "disposition" || shape.hasDisposition);
  const rows = locations.map((location) => ({
    cells: totalsOf(
      lines.filter((line) => line.location === location),
      shape,
      location,
    ),
    tone: null,
    anchor: `location:${location}`,
  }));
  const total = shape.currencies.length === 1 ? { cells: { ...totalsOf(lines, shape, "All locations"), check: null }, tone: null, anchor: "location:" } : null;
  return { id: BY_LOCATION, title: "By location", columns, rows, total, filtered: false, isRegister: false };
}

function totalsOf(lines: readonly RollforwardLine[], shape: Shape, name: string): Readonly<Record<string, ReportCell>> {
  const currency = lines[0]?.currency ?? ("USD" as CurrencyCode);
  const units = (of: (line: RollforwardLine) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
  const money = (of: (line: RollforwardLine) => number): ReportCell => ({
    amount: minor(units((line) => (line.isOpen === true ? 0 : of(line)))),
    currency,
  });
  const compared = lines.some((line) => line.reported !== null);
  // A sum over only some of the lines would stand beside an ending of all of them.
  const reported = lines.every((line) => line.reported !== null);
  const ending: Stock = { quantity: units((line) => line.ending.quantity), value: minor(units((line) => line.ending.value ?? 0)) };
  const difference = units((line) => (line.reported === null ? 0 : line.ending.quantity - line.reported));
  const cells: Record<string, ReportCell> = {
    location: name,
    lines: lines.length,
    fnsku: null,
    disposition: null,
    currency,
    beginning: units((line) => line.beginning.quantity),
    ending: ending.quantity,
    reported: reported ? units((line) => line.reported ?? 0) : null,
    difference: compared ? difference : null,
    check: compared ? mark(!lines.some(differsFromReported)) : null,
    "beginning-value": money((line) => line.beginning.value ?? 0),
    "ending-value": money((line) => line.ending.value ?? 0),
    "unit-cost": unitCost(ending, currency),
  };
  if (shape.hasVariance) cells["price-variance"] = money((line) => line.priceVariance ?? 0);
  for (const type of shape.quantityTypes) cells[type] = units((line) => signed(line, type)?.quantity ?? 0);
  for (const type of shape.valueTypes) cells[`${type}-value`] = money((line) => signed(line, type)?.value ?? 0);
  return cells;
}
