/** A cell's look in the workbook's words and in Univer's, both ways. */
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
  type Nullable,
} from "@univerjs/core";
import type { CellFormat } from "../host/formats";

const HORIZONTAL = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
} as const;
const VERTICAL = { Top: VerticalAlign.TOP, Center: VerticalAlign.MIDDLE, Bottom: VerticalAlign.BOTTOM } as const;
const EDGES = { EdgeTop: "t", EdgeBottom: "b", EdgeLeft: "l", EdgeRight: "r" } as const;
const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  Thin: BorderStyleTypes.THIN,
  Hairline: BorderStyleTypes.HAIR,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};
const INDENT_PIXELS = 9;

export function styleOf(format: CellFormat): IStyleData {
  return {
    ...(format.fontName === undefined ? {} : { ff: format.fontName }),
    ...(format.size === undefined ? {} : { fs: format.size }),
    ...(format.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(format.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(format.underline === undefined || format.underline === "None" ? {} : { ul: { s: BooleanNumber.TRUE } }),
    ...(format.color === undefined ? {} : { cl: { rgb: format.color } }),
    ...(format.fill === undefined || format.fill === "" ? {} : { bg: { rgb: format.fill } }),
    ...(format.numberFormat === undefined || format.numberFormat === "General" ? {} : { n: { pattern: format.numberFormat } }),
    ...(format.horizontalAlignment === undefined ? {} : alignment(format.horizontalAlignment)),
    ...(format.verticalAlignment === undefined ? {} : { vt: VERTICAL[format.verticalAlignment as keyof typeof VERTICAL] ?? VerticalAlign.BOTTOM }),
    ...(format.wrapText === true ? { tb: WrapStrategy.WRAP } : {}),
    ...(format.indentLevel === undefined || format.indentLevel === 0 ? {} : { pd: { l: 2 + format.indentLevel * INDENT_PIXELS } }),
    ...(format.borders === undefined ? {} : { bd: bordersOf(format.borders) }),
  };
}

function alignment(name: string): IStyleData {
  const ht = HORIZONTAL[name as keyof typeof HORIZONTAL];
  return ht === undefined ? {} : { ht };
}

function bordersOf(borders: NonNullable<CellFormat["borders"]>): IBorderData {
  const lines: IBorderData = {};
  for (const [edge, side] of Object.entries(EDGES)) {
    const border = borders[edge];
    if (border === undefined || border.style === "None") continue;
    const s = border.style === "Double" ? BorderStyleTypes.DOUBLE : (LINES[border.weight] ?? BorderStyleTypes.THIN);
    lines[side] = { s, cl: { rgb: border.color } };
  }
  return lines;
}

/** What a person can set with the grid's own buttons. */
export function formatOf(style: Nullable<IStyleData>): CellFormat {
  if (style === null || style === undefined) return {};
  const horizontalAlignment = nameOf(HORIZONTAL, style.ht);
  const verticalAlignment = nameOf(VERTICAL, style.vt);
  return {
    ...(style.ff ? { fontName: style.ff } : {}),
    ...(style.fs === undefined ? {} : { size: style.fs }),
    ...(style.bl === BooleanNumber.TRUE ? { bold: true } : {}),
    ...(style.it === BooleanNumber.TRUE ? { italic: true } : {}),
    ...(style.ul?.s === BooleanNumber.TRUE ? { underline: "Single" } : {}),
    ...(style.cl?.rgb ? { color: hexOf(style.cl.rgb) } : {}),
    ...(style.bg?.rgb ? { fill: hexOf(style.bg.rgb) } : {}),
    ...(style.n?.pattern ? { numberFormat: style.n.pattern } : {}),
    ...(horizontalAlignment === null ? {} : { horizontalAlignment }),
    ...(verticalAlignment === null ? {} : { verticalAlignment }),
    ...(style.tb === WrapStrategy.WRAP ? { wrapText: true } : {}),
    ...(style.pd?.l === undefined ? {} : { indentLevel: Math.max(0, Math.round((style.pd.l - 2) / INDENT_PIXELS)) }),
    ...(style.bd === null || style.bd === undefined ? {} : { borders: borderNames(style.bd) }),
  };
}

function borderNames(lines: IBorderData): NonNullable<CellFormat["borders"]> {
  const borders: Record<string, { readonly style: string; readonly color: string; readonly weight: string }> = {};
  for (const [edge, side] of Object.entries(EDGES)) {
    const line = lines[side];
    if (line === null || line === undefined || line.s === BorderStyleTypes.NONE) continue;
    const weight = Object.entries(LINES).find(([, style]) => style === line.s)?.[0] ?? "Thin";
    borders[edge] = { style: line.s === BorderStyleTypes.DOUBLE ? "Double" : "Continuous", color: hexOf(line.cl.rgb ?? "#000000"), weight };
  }
  return borders;
}

function nameOf(names: Readonly<Record<string, number>>, value: Nullable<number>): string | null {
  return Object.entries(names).find(([, known]) => known === value)?.[0] ?? null;
}

/** Univer's colour picker writes "rgb(1,2,3)" where Office.js says "#010203". */
function hexOf(color: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (parts === null) return color.toUpperCase();
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")}`.toUpperCase();
}
