/**
 * The little of XML that editing a workbook's parts needs: escaping, start tags with their attributes, and inserting
 * text. Parts are edited as text so that whatever Tieout does not know stays byte for byte as it was.
 */
import { CELL_CHARACTERS_MAX } from "../../core/domain/sheet-limits";

export type Tag = { readonly attributes: Readonly<Record<string, string>>; readonly start: number; readonly end: number; readonly isEmpty: boolean };

const ATTRIBUTES = `((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)`;

/** Start tags of a name, whatever its prefix, in order. */
export function tagsOf(xml: string, name: string): readonly Tag[] {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}${ATTRIBUTES}\\s*(/?)>`, "g");
  return [...xml.matchAll(pattern)].map((match) => ({
    attributes: attributesOf(match[1] ?? ""),
    start: match.index,
    end: match.index + match[0].length,
    isEmpty: match[2] === "/",
  }));
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map((pair) => [pair[1] ?? "", unescapeXml(pair[2] ?? pair[3] ?? "")]));
}

/** From the start tag to the end of its element; null where there is no such element. */
export type Element = { readonly tag: Tag; readonly inner: string; readonly innerEnd: number; readonly end: number };

/** The first element of a name; elements of one name must not be nested in each other. */
export function elementOf(xml: string, name: string): Element | null {
  return elementsOf(xml, name)[0] ?? null;
}

export function elementsOf(xml: string, name: string): readonly Element[] {
  const closing = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, "g");
  return tagsOf(xml, name).map((tag) => {
    if (tag.isEmpty) return { tag, inner: "", innerEnd: tag.end, end: tag.end };
    closing.lastIndex = tag.end;
    const match = closing.exec(xml);
    const innerEnd = match?.index ?? xml.length;
    return { tag, inner: xml.slice(tag.end, innerEnd), innerEnd, end: innerEnd + (match?.[0].length ?? 0) };
  });
}

/** Elements of a name as they are written, tags included. */
export function sourcesOf(xml: string, name: string): readonly string[] {
  return elementsOf(xml, name).map(({ tag, end }) => xml.slice(tag.start, end));
}

/** Prefix of the root element with its colon, "" where it has none: what is inserted must wear the same. */
export function prefixOfRoot(xml: string): string {
  return /<([\w.-]+:)?[\w.-]+[\s>/]/.exec(xml)?.[1] ?? "";
}

/** Text replaced from `start` to `end`. */
export function spliced(text: string, { start, end }: { readonly start: number; readonly end: number }, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Appends children to the list of that name; an absent list is made behind the last of the elements that must precede it. */
export function withAppended(
  xml: string,
  { list, children, after }: { readonly list: string; readonly children: readonly string[]; readonly after: readonly string[] },
): string {
  if (children.length === 0) return xml;
  const prefix = prefixOfRoot(xml);
  const found = elementOf(xml, list);
  const count = (existing: number): string => ` count="${existing + children.length}"`;
  if (found !== null) {
    const counted = found.tag.attributes["count"] !== undefined;
    const opening = xml.slice(found.tag.start, found.tag.end).replace(/\s*\/?>$/, ">");
    const start = counted ? opening.replace(/\scount\s*=\s*("[^"]*"|'[^']*')/, count(Number(found.tag.attributes["count"]))) : opening;
    return spliced(xml, { start: found.tag.start, end: found.end }, `${start}${found.inner}${children.join("")}</${prefix}${list}>`);
  }
  const element = `<${prefix}${list}${list === "definedNames" ? "" : count(0)}>${children.join("")}</${prefix}${list}>`;
  const place = Math.max(...[...after.map((name) => elementOf(xml, name)?.end ?? -1), endOfRootTag(xml)]);
  return spliced(xml, { start: place, end: place }, element);
}

function endOfRootTag(xml: string): number {
  const root = /<(?![?!])(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(xml);
  return root === null ? 0 : root.index + root[0].length;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, entity?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[entity ?? ""] ?? whole;
  });
}

/** For element content and attribute values alike. */
export function escapeXml(text: string): string {
  return /[&<>"\n\t]/.test(text)
    ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;")
    : text;
}

/**
 * Text as a cell can hold it: shortened with an ellipsis where too long, half a surrogate pair replaced, and what XML
 * cannot carry written as Excel writes it (_x000D_), with text that happens to look like that escaped in turn.
 */
export function escapeCellText(text: string): string {
  const fitting = text.length > CELL_CHARACTERS_MAX ? `${text.slice(0, CELL_CHARACTERS_MAX - 1)}…` : text;
  const escaped = fitting
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
  return escapeXml(escaped);
}
