/** Cell formats: what the plans paint, reduced to the distinct combinations, and added to a workbook's own styles. */
import { STYLES, type Style } from "../../core/report/styles";
import type { PlannedCell, SheetPlan } from "../../core/report/sheet-plan";
import { elementOf, escapeXml, prefixOfRoot, sourcesOf, tagsOf, withAppended } from "./xml";

/** What a cell wears; `keepText` stops Excel from reading the text as a formula when someone edits the cell. */
type Look = Style & { readonly keepText?: true };

export type StyleBook = {
  /** Format number of every cell, row by row, as the workbook will know it. */
  readonly formatsOf: (plan: SheetPlan) => Int32Array;
  /** The workbook's styles with everything added that `formatsOf` has handed out and that was not there already. */
  readonly close: () => string;
};

/** A date that nobody has painted must still not look like a number. */
const PLAIN_DATE: Style = { numberFormat: STYLES.date.numberFormat };

export function openStyleBook(stylesXml: string): StyleBook {
  const formats = openFormats(stylesXml);
  const looks: Look[] = [];
  const formatOfLook: number[] = [];
  const numberOf = new Map<string, number>();
  const numberOfLook = (look: Look): number => {
    const key = JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    numberOf.set(key, looks.length);
    formatOfLook.push(formats.numberOf(look));
    return looks.push(look) - 1;
  };
  const PLAIN = numberOfLook({});
  const overlaid = memoized((under: number, name: string) => numberOfLook({ ...looks[under], ...lookNamed(name) }));

  return {
    formatsOf: (plan) => {
      const width = plan.columnWidths.length;
      const worn = new Int32Array(plan.cells.length * width).fill(PLAIN);
      for (const { style, areas } of plan.paint) {
        for (const area of areas) {
          for (let row = Math.max(0, area.row); row < Math.min(plan.cells.length, area.row + area.rows); row += 1) {
            for (let at = row * width + Math.max(0, area.column); at < row * width + Math.min(width, area.column + area.columns); at += 1)
              worn[at] = overlaid(worn[at] ?? PLAIN, style);
          }
        }
      }
      plan.cells.forEach((cells, row) =>
        cells.forEach((cell, column) => {
          const at = row * width + column;
          const extra = whatTheCellAsks(cell, looks[worn[at] ?? PLAIN]);
          if (extra !== null) worn[at] = overlaid(worn[at] ?? PLAIN, extra);
        }),
      );
      return worn.map((look) => formatOfLook[look] ?? 0);
    },
    close: formats.close,
  };
}

const OWN_LOOKS: Readonly<Record<string, Look>> = { "plain-date": PLAIN_DATE, "keep-text": { keepText: true } };

function lookNamed(name: string): Look {
  return OWN_LOOKS[name] ?? (STYLES as Readonly<Record<string, Style>>)[name] ?? {};
}

function whatTheCellAsks(cell: PlannedCell, look: Look | undefined): string | null {
  if (typeof cell === "string") return /^[=+@-]/.test(cell) ? "keep-text" : null;
  return typeof cell === "object" && cell !== null && "day" in cell && look?.numberFormat === undefined ? "plain-date" : null;
}

function memoized(compute: (under: number, name: string) => number): (under: number, name: string) => number {
  const known = new Map<string, number>();
  return (under, name) => {
    const key = `${under} ${name}`;
    const found = known.get(key) ?? compute(under, name);
    known.set(key, found);
    return found;
  };
}

/** Numbers below this are Excel's own formats. */
const FIRST_OWN_NUMBER_FORMAT = 164;
/** Elements that come before a list, in the order that the format prescribes. */
const BEFORE = {
  numFmts: [],
  fonts: ["numFmts"],
  fills: ["numFmts", "fonts"],
  borders: ["numFmts", "fonts", "fills"],
  cellXfs: ["numFmts", "fonts", "fills", "borders", "cellStyleXfs"],
} as const;

/** Looks as the workbook's cell formats: what is there already is used again, so that re-runs do not pile up styles. */
function openFormats(stylesXml: string): { readonly numberOf: (look: Look) => number; readonly close: () => string } {
  const prefix = prefixOfRoot(stylesXml);
  const tag = (text: string): string => (prefix === "" ? text : text.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`));
  const listOf = (list: string, item: string): List => openList(sourcesOf(elementOf(stylesXml, list)?.inner ?? "", item));
  const [fonts, fills, borders, cellXfs] = [listOf("fonts", "font"), listOf("fills", "fill"), listOf("borders", "border"), listOf("cellXfs", "xf")];
  const numberFormats = openNumberFormats(stylesXml);
  const baseFont = fontOf(stylesXml);
  return {
    numberOf: (look) => {
      const font = look.bold === undefined && look.size === undefined && look.color === undefined ? 0 : fonts.numberOf(tag(fontXml(baseFont, look)));
      const fill =
        look.fill === undefined
          ? 0
          : fills.numberOf(tag(`<fill><patternFill patternType="solid"><fgColor rgb="${argb(look.fill)}"/><bgColor indexed="64"/></patternFill></fill>`));
      const border =
        look.topBorder === undefined
          ? 0
          : borders.numberOf(tag(`<border><left/><right/><top style="thin"><color rgb="${argb(look.topBorder)}"/></top><bottom/><diagonal/></border>`));
      return cellXfs.numberOf(tag(formatXml(look, { font, fill, border, numberFormat: numberFormats.numberOf(look.numberFormat) })));
    },
    close: () => {
      const added = { numFmts: numberFormats.added().map(tag), fonts: fonts.added(), fills: fills.added(), borders: borders.added(), cellXfs: cellXfs.added() };
      return (Object.keys(BEFORE) as (keyof typeof BEFORE)[]).reduce(
        (xml, list) => withAppended(xml, { list, children: added[list], after: BEFORE[list] }),
        stylesXml,
      );
    },
  };
}

function formatXml(look: Look, { font, fill, border, numberFormat }: Readonly<Record<"font" | "fill" | "border" | "numberFormat", number>>): string {
  const applied = [
    [numberFormat, "NumberFormat"],
    [font, "Font"],
    [fill, "Fill"],
    [border, "Border"],
  ]
    .filter(([number]) => number !== 0)
    .map(([, name]) => ` apply${name}="1"`)
    .join("");
  const aligned = [
    ["horizontal", look.align],
    ["vertical", look.vertical],
    ["wrapText", look.wrap === true ? 1 : undefined],
    ["indent", look.indent],
  ]
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`))
    .join("");
  const alignment = aligned === "" ? "" : `<alignment${aligned}/>`;
  const opening = `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${look.keepText === true ? ' quotePrefix="1"' : ""}${applied}`;
  return alignment === "" ? `${opening}/>` : `${opening} applyAlignment="1">${alignment}</xf>`;
}

/** Number formats go by ids, not by their position in the list; Excel knows text by an id of its own, and nothing asked is the general format. */
function openNumberFormats(stylesXml: string): { readonly numberOf: (code: string | undefined) => number; readonly added: () => readonly string[] } {
  const known = new Map([["@", 49]]);
  for (const { attributes } of tagsOf(elementOf(stylesXml, "numFmts")?.inner ?? "", "numFmt"))
    known.set(attributes["formatCode"] ?? "", Number(attributes["numFmtId"]));
  const first = Math.max(FIRST_OWN_NUMBER_FORMAT, ...[...known.values()].map((id) => id + 1));
  const added: string[] = [];
  return {
    numberOf: (code) => {
      if (code === undefined) return 0;
      const id = known.get(code) ?? first + added.push(`<numFmt numFmtId="${first + added.length}" formatCode="${escapeXml(code)}"/>`) - 1;
      known.set(code, id);
      return id;
    },
    added: () => added,
  };
}

type BaseFont = { readonly size: string; readonly color: string; readonly rest: string };

/** The workbook's standard font, so that our sheets look like its others. */
function fontOf(stylesXml: string): BaseFont {
  const font = elementOf(elementOf(stylesXml, "fonts")?.inner ?? "", "font")?.inner ?? "";
  const value = (name: string): string | undefined => tagsOf(font, name)[0]?.attributes["val"];
  const kept = (name: string): string => (value(name) === undefined ? "" : `<${name} val="${escapeXml(value(name) ?? "")}"/>`);
  const color = Object.entries(tagsOf(font, "color")[0]?.attributes ?? {})
    .map(([name, text]) => ` ${name}="${escapeXml(text)}"`)
    .join("");
  return {
    size: value("sz") ?? "11",
    color: color === "" ? "" : `<color${color}/>`,
    rest: `<name val="${escapeXml(value("name") ?? "Calibri")}"/>${kept("family")}${kept("charset")}${kept("scheme")}`,
  };
}

function fontXml(base: BaseFont, { bold, size, color }: Look): string {
  return `<font>${bold === true ? "<b/>" : ""}<sz val="${size ?? base.size}"/>${color === undefined ? base.color : `<color rgb="${argb(color)}"/>`}${base.rest}</font>`;
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}

type List = { readonly numberOf: (item: string) => number; readonly added: () => readonly string[] };

/** Items by their position; equal items share one. */
function openList(existing: readonly string[]): List {
  const numbers = new Map<string, number>();
  existing.forEach((item, position) => numbers.has(item) || numbers.set(item, position));
  const added: string[] = [];
  return {
    numberOf: (item) => {
      const number = numbers.get(item) ?? existing.length + added.push(item) - 1;
      numbers.set(item, number);
      return number;
    },
    added: () => added,
  };
}
