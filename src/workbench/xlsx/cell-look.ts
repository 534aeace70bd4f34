/** A cell's look in the workbook's words and in those of the library that reads and writes .xlsx files. */
import type { BorderLineStyle, BorderSide, CellStyle, Color } from "hucre";
import { FORMAT_DEFAULTS, type CellFormat } from "../host/formats";

const HORIZONTAL = {
  left: "Left",
  center: "Center",
  right: "Right",
  justify: "Justify",
  fill: "Fill",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
} as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom", justify: "Justify", distributed: "Distributed" } as const;
const EDGES = { top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight" } as const;
const LINES: Readonly<Record<string, { readonly style: string; readonly weight: string }>> = {
  thin: { style: "Continuous", weight: "Thin" },
  hair: { style: "Continuous", weight: "Hairline" },
  medium: { style: "Continuous", weight: "Medium" },
  thick: { style: "Continuous", weight: "Thick" },
  double: { style: "Double", weight: "Thick" },
  dashed: { style: "Dash", weight: "Thin" },
  dotted: { style: "Dot", weight: "Thin" },
};

/** `themeColors` are the workbook's; colours that are neither written out nor in the theme are left out. */
export function formatOfStyle({ font, fill, border, alignment, numFmt }: CellStyle, themeColors: readonly string[]): CellFormat {
  const color = hexOf(font?.color, themeColors);
  const filled = fill?.type === "pattern" && fill.pattern === "solid" ? hexOf(fill.fgColor, themeColors) : null;
  const horizontalAlignment = alignment?.horizontal === undefined || alignment.horizontal === "general" ? undefined : HORIZONTAL[alignment.horizontal];
  return {
    ...(numFmt === undefined || numFmt === "General" ? {} : { numberFormat: numFmt }),
    ...(filled === null ? {} : { fill: filled }),
    ...(font?.name === undefined || font.name === FORMAT_DEFAULTS.fontName ? {} : { fontName: font.name }),
    ...(font?.size === undefined || font.size === FORMAT_DEFAULTS.size ? {} : { size: font.size }),
    ...(font?.bold === true ? { bold: true } : {}),
    ...(font?.italic === true ? { italic: true } : {}),
    ...(font?.underline === undefined || font.underline === false ? {} : { underline: "Single" }),
    ...(color === null || color === FORMAT_DEFAULTS.color ? {} : { color }),
    ...(horizontalAlignment === undefined ? {} : { horizontalAlignment }),
    ...(alignment?.vertical === undefined || alignment.vertical === "bottom" ? {} : { verticalAlignment: VERTICAL[alignment.vertical] }),
    ...(alignment?.wrapText === true ? { wrapText: true } : {}),
    ...(alignment?.indent === undefined || alignment.indent === 0 ? {} : { indentLevel: alignment.indent }),
    ...(border === undefined ? {} : bordersOf(border, themeColors)),
  };
}

function bordersOf(border: NonNullable<CellStyle["border"]>, themeColors: readonly string[]): Pick<CellFormat, "borders"> {
  const borders: Record<string, { readonly style: string; readonly color: string; readonly weight: string }> = {};
  for (const [side, edge] of Object.entries(EDGES)) {
    const line = border[side as keyof typeof EDGES];
    const known = line === undefined ? undefined : (LINES[line.style] ?? LINES["thin"]);
    if (line !== undefined && known !== undefined) borders[edge] = { ...known, color: hexOf(line.color, themeColors) ?? "#000000" };
  }
  return Object.keys(borders).length === 0 ? {} : { borders };
}

/** "FF0F6CBD", "0F6CBD" or a number of the theme -> "#0F6CBD"; tints are left out. */
function hexOf(color: Color | undefined, themeColors: readonly string[]): string | null {
  const rgb = color?.rgb ?? (color?.theme === undefined ? undefined : themeColors[color.theme]);
  return rgb === undefined || !/^[0-9a-f]{6,8}$/i.test(rgb) ? null : `#${rgb.slice(-6).toUpperCase()}`;
}

export function styleOfFormat(format: CellFormat): CellStyle {
  const { numberFormat, fill, fontName, size, bold, italic, underline, color, horizontalAlignment, verticalAlignment, wrapText, indentLevel, borders } = format;
  const horizontal = keyOf(HORIZONTAL, horizontalAlignment);
  const vertical = keyOf(VERTICAL, verticalAlignment);
  return {
    ...(numberFormat === undefined ? {} : { numFmt: numberFormat }),
    ...(fill === undefined || fill === "" ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill.slice(1) } } }),
    font: {
      name: fontName ?? FORMAT_DEFAULTS.fontName,
      size: size ?? FORMAT_DEFAULTS.size,
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italic } : {}),
      ...(underline === undefined || underline === "None" ? {} : { underline: true }),
      ...(color === undefined ? {} : { color: { rgb: color.slice(1) } }),
    },
    alignment: {
      ...(horizontal === null ? {} : { horizontal }),
      ...(vertical === null ? {} : { vertical }),
      ...(wrapText === true ? { wrapText } : {}),
      ...(indentLevel === undefined || indentLevel === 0 ? {} : { indent: indentLevel }),
    },
    ...(borders === undefined ? {} : { border: sidesOf(borders) }),
  };
}

function sidesOf(borders: NonNullable<CellFormat["borders"]>): NonNullable<CellStyle["border"]> {
  const sides: { top?: BorderSide; bottom?: BorderSide; left?: BorderSide; right?: BorderSide } = {};
  for (const [side, edge] of Object.entries(EDGES)) {
    const border = borders[edge];
    if (border === undefined || border.style === "None") continue;
    const line = Object.entries(LINES).find(([, { style, weight }]) => style === border.style && (weight === border.weight || style !== "Continuous"));
    sides[side as keyof typeof EDGES] = { style: (line?.[0] ?? "thin") as BorderLineStyle, color: { rgb: border.color.slice(1) } };
  }
  return sides;
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, value: string | undefined): K | null {
  return (Object.keys(names) as K[]).find((key) => names[key] === value) ?? null;
}
