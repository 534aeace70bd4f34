/** Excel.RangeFormat with its fill, font and borders, of a range or of several areas of a sheet at once. */
import type { FORMAT_DEFAULTS } from "../formats";
import { type CellFormat } from "../formats";
import { accessDenied, invalidArgument, itemNotFound } from "../wire";
import { formatAt, putFormat, sharedFormat } from "../cells";
import type { Workbook } from "../workbook";
import { booleanOf, colorOf, numberOf, textOf } from "./arguments";
import type { Family, Property } from "./family";
import { handleOf, type Areas, type Edge } from "./handle";

type FormatKey = keyof typeof FORMAT_DEFAULTS;

/** Width of a column where none was set, in points. */
const STANDARD_WIDTH = 48;
const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"];

const NO_FILL = { fill: undefined } as unknown as CellFormat;

function paint(workbook: Workbook, { sheet, areas }: Areas, patch: CellFormat): void {
  if (!workbook.sheets.includes(sheet)) throw itemNotFound(`sheet ${sheet.name} was deleted`);
  if (sheet.isProtected) throw accessDenied(`sheet ${sheet.name}`);
  for (const area of areas) putFormat(workbook, sheet, area, patch);
}

/** null where the cells differ, as Excel answers. */
function readShared<K extends FormatKey>({ sheet, areas }: Areas, key: K): CellFormat[K] | null {
  const [first, ...rest] = areas.map((area) => sharedFormat(sheet, area, key));
  return rest.every((value) => value === first) ? (first ?? null) : null;
}

function setting<K extends FormatKey>(key: K, valueOf: (value: unknown) => NonNullable<CellFormat[K]>): Property<Areas> {
  return {
    get: (areas) => readShared(areas, key),
    set: (areas, value, { workbook }) => paint(workbook, areas, { [key]: valueOf(value) }),
  };
}

export const FILL: Family<Areas> = {
  name: "RangeFill",
  properties: { Color: setting("fill", colorOf) },
  // No fill is not a white one.
  methods: { Clear: (areas, _, { workbook }) => paint(workbook, areas, NO_FILL) },
};

export const FONT: Family<Areas> = {
  name: "RangeFont",
  properties: {
    Bold: setting("bold", (value) => booleanOf(value, "bold")),
    Italic: setting("italic", (value) => booleanOf(value, "italic")),
    Underline: setting("underline", (value) => textOf(value, "underline")),
    Color: setting("color", colorOf),
    Size: setting("size", (value) => numberOf(value, "size")),
    Name: setting("fontName", (value) => textOf(value, "the font's name")),
  },
};

type Line = NonNullable<CellFormat["borders"]>[string];

/** The line of the first cell: edges of an area are alike in this host. */
function lineOf({ sheet, areas, edge }: Edge): Line {
  const area = areas[0];
  return (area === undefined ? undefined : formatAt(sheet, area.row, area.column).borders?.[edge]) ?? { style: "None", color: "#000000", weight: "Thin" };
}

function drawLine(workbook: Workbook, edge: Edge, change: Partial<Line>): void {
  const line = lineOf(edge);
  const drawn = line.style === "None" && change.style === undefined ? { ...line, style: "Continuous", ...change } : { ...line, ...change };
  const along = edge.areas.map((area) =>
    edge.edge === "EdgeTop"
      ? { ...area, rows: 1 }
      : edge.edge === "EdgeBottom"
        ? { ...area, row: area.row + area.rows - 1, rows: 1 }
        : edge.edge === "EdgeLeft"
          ? { ...area, columns: 1 }
          : edge.edge === "EdgeRight"
            ? { ...area, column: area.column + area.columns - 1, columns: 1 }
            : area,
  );
  paint(workbook, { sheet: edge.sheet, areas: along }, { borders: { [edge.edge]: drawn } });
}

export const BORDER: Family<Edge> = {
  name: "RangeBorder",
  properties: {
    SideIndex: { get: ({ edge }) => edge },
    Style: { get: (edge) => lineOf(edge).style, set: (edge, value, { workbook }) => drawLine(workbook, edge, { style: textOf(value, "style") }) },
    Color: { get: (edge) => lineOf(edge).color, set: (edge, value, { workbook }) => drawLine(workbook, edge, { color: colorOf(value) }) },
    Weight: { get: (edge) => lineOf(edge).weight, set: (edge, value, { workbook }) => drawLine(workbook, edge, { weight: textOf(value, "weight") }) },
  },
  id: ({ edge }) => edge,
};

export const BORDERS: Family<Areas> = {
  name: "RangeBorderCollection",
  items: (areas) => EDGES.map((edge) => handleOf("RangeBorder", { ...areas, edge })),
  item: (areas, key) => {
    if (!EDGES.includes(String(key))) throw invalidArgument(`${String(key)} is no edge`);
    return handleOf("RangeBorder", { ...areas, edge: String(key) });
  },
};

export const RANGE_FORMAT: Family<Areas> = {
  name: "RangeFormat",
  properties: {
    HorizontalAlignment: setting("horizontalAlignment", (value) => textOf(value, "the alignment")),
    VerticalAlignment: setting("verticalAlignment", (value) => textOf(value, "the alignment")),
    IndentLevel: setting("indentLevel", (value) => numberOf(value, "the indent")),
    WrapText: setting("wrapText", (value) => booleanOf(value, "wrapText")),
    ColumnWidth: {
      get: ({ sheet, areas }) => sheet.columnWidths.get(areas[0]?.column ?? 0) ?? STANDARD_WIDTH,
      set: (areas, value, { workbook }) => widen(workbook, areas, numberOf(value, "the width")),
    },
  },
  objects: {
    Fill: (areas) => handleOf("RangeFill", areas),
    Font: (areas) => handleOf("RangeFont", areas),
    Borders: (areas) => handleOf("RangeBorderCollection", areas),
  },
  // How wide text is only its painter knows: the workbook in memory leaves widths as they are.
  methods: { AutofitColumns: () => null, AutofitRows: () => null },
};

function widen(workbook: Workbook, { sheet, areas }: Areas, width: number): void {
  if (sheet.isProtected) throw accessDenied(`sheet ${sheet.name}`);
  if (width < 0) throw invalidArgument("a width is not negative");
  workbook.noted.sheets = true;
  for (const area of areas) for (let column = area.column; column < area.column + area.columns; column += 1) sheet.columnWidths.set(column, width);
}
