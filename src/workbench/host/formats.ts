/** How a cell looks: only what was set, shared between the cells that look the same. */

export type CellFormat = {
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: string;
  readonly color?: string;
  readonly size?: number;
  readonly fontName?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly indentLevel?: number;
  readonly wrapText?: boolean;
  /** By edge as Office.js names it: "EdgeTop" and so on. */
  readonly borders?: Readonly<Record<string, { readonly style: string; readonly color: string; readonly weight: string }>>;
};

export const PLAIN: CellFormat = {};

/** What a property is where nothing was set. */
export const FORMAT_DEFAULTS = {
  numberFormat: "General",
  fill: "#FFFFFF",
  bold: false,
  italic: false,
  underline: "None",
  color: "#000000",
  size: 11,
  fontName: "Calibri",
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  indentLevel: 0,
  wrapText: false,
} as const satisfies Required<Omit<CellFormat, "borders">>;

/** Equal formats are one object, so that a sheet of a million cells holds a handful of them. */
export type FormatPool = { readonly merge: (format: CellFormat, patch: CellFormat) => CellFormat };

export function openFormatPool(): FormatPool {
  const byKey = new Map<string, CellFormat>();
  const merged = new Map<CellFormat, Map<CellFormat, CellFormat>>();
  const intern = (format: CellFormat): CellFormat => {
    const key = JSON.stringify(
      Object.entries(format)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, format);
    return known ?? format;
  };
  return {
    merge(format, patch) {
      const patches = merged.get(format) ?? new Map<CellFormat, CellFormat>();
      merged.set(format, patches);
      const known = patches.get(patch);
      if (known !== undefined) return known;
      const borders = patch.borders === undefined ? format.borders : { ...format.borders, ...patch.borders };
      const result = intern({ ...format, ...patch, ...(borders === undefined ? {} : { borders }) });
      patches.set(patch, result);
      return result;
    },
  };
}
