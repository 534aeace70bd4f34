/** A workbook file as its parts: a zip archive of XML, relationships between parts, and their content types. */
import { unzipSync, zipSync, type Zippable } from "fflate";
import { escapeXml, tagsOf } from "./xml";

/** Path -> bytes, in the order of the archive. */
export type Parts = Map<string, Uint8Array>;

export type Relationship = { readonly id: string; readonly type: string; readonly target: string; readonly isExternal: boolean };

/** Throws where the bytes are no readable archive. */
export function unpack(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith("/")));
}

/** The same parts give the same bytes: every entry carries the earliest time that an archive can say. */
export function pack(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [path, bytes] of parts) entries[path] = [bytes, { level, mtime }];
  return zipSync(entries);
}

export function textOf(parts: Parts, path: string): string | null {
  const bytes = parts.get(path);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

export function setText(parts: Parts, path: string, text: string): void {
  parts.set(path, new TextEncoder().encode(text));
}

/** Where the relationships of a part are written. */
export function relationshipsPathOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

/** Targets as paths within the archive. */
export function relationshipsOf(parts: Parts, path: string): readonly Relationship[] {
  const xml = textOf(parts, relationshipsPathOf(path)) ?? "";
  return tagsOf(xml, "Relationship").map(({ attributes }) => ({
    id: attributes["Id"] ?? "",
    type: attributes["Type"] ?? "",
    target: resolved(attributes["Target"] ?? "", path),
    isExternal: attributes["TargetMode"] === "External",
  }));
}

function resolved(target: string, from: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** Adds relationships to a part and gives each a free id, in the order given. Targets are paths within the archive. */
export function addRelationships(parts: Parts, path: string, added: readonly { readonly type: string; readonly target: string }[]): readonly string[] {
  const relsPath = relationshipsPathOf(path);
  const xml =
    textOf(parts, relsPath) ?? `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const taken = new Set(tagsOf(xml, "Relationship").map(({ attributes }) => attributes["Id"]));
  const ids: string[] = [];
  for (let number = taken.size + 1; ids.length < added.length; number += 1) if (!taken.has(`rId${number}`)) ids.push(`rId${number}`);
  const children = added.map(({ type, target }, index) => `<Relationship Id="${ids[index] ?? ""}" Type="${type}" Target="/${escapeXml(target)}"/>`);
  const open = xml.replace(/<Relationships([^>]*)\/>\s*$/, "<Relationships$1></Relationships>");
  setText(parts, relsPath, open.replace(/<\/Relationships>\s*$/, `${children.join("")}</Relationships>`));
  return ids;
}

const CONTENT_TYPES = "[Content_Types].xml";

export function contentTypeOf(parts: Parts, path: string): string | null {
  const xml = textOf(parts, CONTENT_TYPES) ?? "";
  const named = tagsOf(xml, "Override").find(({ attributes }) => (attributes["PartName"] ?? "").toLowerCase() === `/${path}`.toLowerCase());
  return named?.attributes["ContentType"] ?? null;
}

export function addContentTypes(parts: Parts, added: readonly { readonly path: string; readonly type: string }[]): void {
  const children = added.map(({ path, type }) => `<Override PartName="/${escapeXml(path)}" ContentType="${type}"/>`);
  setText(parts, CONTENT_TYPES, (textOf(parts, CONTENT_TYPES) ?? "").replace(/<\/Types>\s*$/, `${children.join("")}</Types>`));
}

/** Takes parts out of the archive and out of the list of content types; relationships to them are the caller's. */
export function removeParts(parts: Parts, paths: readonly string[]): void {
  let xml = textOf(parts, CONTENT_TYPES) ?? "";
  for (const path of paths) {
    parts.delete(path);
    parts.delete(relationshipsPathOf(path));
    const override = tagsOf(xml, "Override").find(({ attributes }) => (attributes["PartName"] ?? "").toLowerCase() === `/${path}`.toLowerCase());
    if (override !== undefined) xml = xml.slice(0, override.start) + xml.slice(override.end);
  }
  setText(parts, CONTENT_TYPES, xml);
}

export function removeRelationship(parts: Parts, path: string, id: string): void {
  const relsPath = relationshipsPathOf(path);
  const xml = textOf(parts, relsPath) ?? "";
  const tag = tagsOf(xml, "Relationship").find(({ attributes }) => attributes["Id"] === id);
  if (tag !== undefined) setText(parts, relsPath, xml.slice(0, tag.start) + xml.slice(tag.end));
}

/** "xl/worksheets/sheet", "xml" -> the first such path with a number that is not taken. */
export function freePath(parts: Parts, stem: string): string {
  for (let number = 1; ; number += 1) if (!parts.has(`${stem}${number}.xml`)) return `${stem}${number}.xml`;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
